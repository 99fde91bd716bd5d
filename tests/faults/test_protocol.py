"""HTTP/1 as servers really send it, and as they must not, on both event loops."""

import itertools
from collections.abc import Callable

import attrs
import pytest
from calls import LIMITS, get, post
from faultserver import OK, Fault, cut_off, in_pieces, message, raw
from loops import ON_EVERY_LOOP
from ways import engine_for, site

from lytics_async.errors import ConnectionDropped
from lytics_async.wire.messages import WireRequest

pytestmark = ON_EVERY_LOOP

HEAD_ONLY = b"HTTP/1.1 200 OK\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@attrs.frozen
class Good:
    """A response that is accepted.

    Attributes:
        sent: the bytes.
        kept: whether the next request may travel over the same connection.
        close: whether the server closes the connection after it.
    """

    name: str
    sent: bytes
    kept: bool = True
    close: bool = False
    status: int = 200
    body: bytes = OK
    method: str = "GET"


def chunks(body: bytes, size: int, extension: bytes = b"") -> bytes:
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%X%s\r\n%s\r\n" % (len(piece), extension, piece) for piece in pieces)


# fmt: off
GOOD = [
    Good("a length", message(OK)),
    Good("a length of nothing", message(b""), body=b""),
    Good("an interim response before it", b"HTTP/1.1 100 Continue\r\n\r\n" + message(OK)),
    Good("early hints before it", b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\nContent-Length: 7\r\n\r\n" + message(OK)),
    Good("many interim responses before it", b"HTTP/1.1 102 Processing\r\nX: y\r\n\r\n" * 200 + message(OK)),
    Good("HEAD with a length", message(b"", length=500), body=b"", method="HEAD"),
    Good("HEAD with chunks that are not sent", CHUNKED, body=b"", method="HEAD"),
    Good("HEAD without either", HEAD_ONLY + b"\r\n", body=b"", method="HEAD"),
    Good("HEAD after an interim response", b"HTTP/1.1 100 Continue\r\n\r\n" + message(b"", length=500), body=b"", method="HEAD"),
    Good("HEAD of what is missing", message(b"", "404 Not Found", length=9), status=404, body=b"", method="HEAD"),
    Good("204 alone", b"HTTP/1.1 204 No Content\r\n\r\n", status=204, body=b""),
    Good("204 with a length", message(b"", "204 No Content"), status=204, body=b""),
    Good("304 with the length of what is not sent", message(b"", "304 Not Modified", length=500), status=304, body=b""),
    Good("the end of the connection for its end", HEAD_ONLY + b"\r\n" + OK, kept=False, close=True),
    Good("an unknown coding to the end of the connection", HEAD_ONLY + b"Transfer-Encoding: identity\r\n\r\n" + OK, kept=False, close=True),
    Good("Connection: close and a length", message(OK, "200 OK", "Connection: close"), kept=False),
    Good("Connection: Close, in a list", message(OK, "200 OK", "Connection: foo, Close"), kept=False),
    Good("HTTP/1.0 to the end of the connection", b"HTTP/1.0 200 OK\r\n\r\n" + OK, kept=False, close=True),
    Good("HTTP/1.0 with a length", message(OK).replace(b"1.1", b"1.0"), kept=False),
    Good("HTTP/1.0 that keeps the connection", message(OK, "200 OK", "Connection: keep-alive").replace(b"1.1", b"1.0")),
    Good("chunks", CHUNKED + chunks(OK, 10) + b"0\r\n\r\n"),
    Good("chunks of a byte", CHUNKED + chunks(OK, 1) + b"0\r\n\r\n"),
    Good("chunks with extensions", CHUNKED + chunks(OK, 9, b';a=b;c="d e"') + b"0;last\r\n\r\n"),
    Good("chunks with trailers", CHUNKED + chunks(OK, 9) + b"0\r\nX-Checksum: 1\r\nX-B: 3\r\n\r\n"),
    Good("chunks in capitals", CHUNKED.replace(b"chunked", b"Chunked") + chunks(OK, 43) + b"0\r\n\r\n"),
    Good("no reason phrase", b"HTTP/1.1 200\r\nContent-Length: %d\r\n\r\n%s" % (len(OK), OK)),
    Good("an empty reason phrase", message(OK, "200 ")),
    Good("a reason phrase that is not ASCII", message(OK, "200 Schön")),
    Good("a status of no class", message(OK, "799 Whatever"), status=799),
    Good("empty lines before it", b"\r\n\r\n" + message(OK)),
    Good("a header that is not ASCII", message(OK, "200 OK", "X-Name: Zoë")),
    Good("spaces around a header's value", message(OK, "200 OK", "X-Name:\t  x  \t")),
    Good("headers of 120 KB", message(OK, "200 OK", *(f"X-{number}: {'a' * 1000}" for number in range(120)))),
    Good("a header of 20 KB", message(OK, "200 OK", "X-Policy: " + "a" * 20_000)),
    Good("an offer to upgrade", message(OK, "200 OK", "Connection: Upgrade", "Upgrade: h2c")),
]

BAD = {
    "101": b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
    "101 without an upgrade": b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + message(OK),
    "a line feed alone ends a line": message(OK).replace(b"\r\n", b"\n"),
    "a carriage return alone": message(OK, "200 OK", "X: a\rb"),
    "a folded header": message(OK, "200 OK", "X: a", " b"),
    "both a length and chunks": message(chunks(OK, 9) + b"0\r\n\r\n", "200 OK", "Transfer-Encoding: chunked"),
    "two lengths": message(OK, "200 OK", "Content-Length: 2"),
    "a negative length": message(OK, length=-2),
    "a length over any machine's": message(OK, length=10**30),
    "a chunk over any machine's": CHUNKED + b"f" * 17 + b"\r\n" + OK,
    "a header without a colon": message(OK, "200 OK", "Nonsense"),
    "a header without a name": message(OK, "200 OK", ": nonsense"),
    "a space before the colon": message(OK, "200 OK", "Content-Length : 2"),
    "NUL in a header": message(OK, "200 OK", "X: a\0b"),
    "a status of two digits": message(OK, "20 OK"),
    "a status of four digits": message(OK, "2000 OK"),
    "HTTP/0.9": OK,
    "HTTP/2": b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80\0\x04\0\x01\0\0\0\x05\0\xff\xff\xff",
    "an alert of TLS": b"\x15\x03\x01\0\x02\x02\x46",
    "SSH": b"SSH-2.0-OpenSSH_9.6\r\n",
    "nothing but line ends": b"\r\n" * 1000,
    "headers of 16 MB": message(OK, "200 OK", *(f"X-{number}: {'a' * 1000}" for number in range(16_000))),
    "a header of 16 MB": message(OK, "200 OK", "X: " + "a" * 16_000_000),
    "a trailer of 16 MB": CHUNKED + b"0\r\nX: " + b"a" * 16_000_000 + b"\r\n\r\n",
}
# fmt: on


def whole(sent: bytes, close: bool) -> Fault:
    return raw(sent, then_close=close)


def split(sent: bytes, close: bool) -> Fault:
    """In packets, split within the status line, a header, the end of the head and the body."""
    head = sent.rfind(b"\r\n\r\n", 0, len(sent) - len(OK) + 1)
    places = sorted(
        {0, 5, 20, *(head + place for place in (-9, 1, 3, 5)), len(sent) - 1, len(sent)}
    )
    places = [place for place in places if 0 <= place <= len(sent)]
    pieces = [sent[here:there] for here, there in itertools.pairwise(places)]
    if not close:
        return in_pieces(*pieces, pause=0.0005)

    async def closing(turn: object) -> None:
        await in_pieces(*pieces, pause=0.0005)(turn)  # type: ignore[arg-type]
        turn.close()  # type: ignore[attr-defined]

    return closing


@pytest.mark.parametrize("sending", [whole, split], ids=lambda sending: sending.__name__)
@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
async def test_a_valid_response_is_accepted(
    case: Good, sending: Callable[[bytes, bool], Fault]
) -> None:
    with site("plain", sending(case.sent, case.close)) as where:
        async with engine_for("direct", where) as transport:
            request = WireRequest(method=case.method, url=where.url + "/x", headers=[])  # type: ignore[arg-type]
            came = await transport.send(request, **LIMITS)
            assert (came.status, came.body) == (case.status, case.body)
            assert (await transport.send(get(where.url), **LIMITS)).body == OK
        if case.method != "HEAD":  # its connection may be given up
            assert where.server.connections == (1 if case.kept else 2)


@pytest.mark.parametrize("case", BAD)
async def test_an_invalid_response_is_refused(case: str) -> None:
    with site("plain", cut_off(BAD[case])) as where:
        async with engine_for("direct", where) as transport:
            with pytest.raises(ConnectionDropped) as caught:
                await transport.send(post(where.url, b"x"), **LIMITS)
            assert caught.value.may_have_been_processed
            assert not caught.value.stale
            assert len(str(caught.value)) < 400
            assert (await transport.send(get(where.url), **LIMITS)).body == OK
        assert where.server.connections == 2


async def test_trailers_do_not_become_headers() -> None:
    trailing = CHUNKED + chunks(OK, 9) + b"0\r\nX-Late: 1\r\nRetry-After: 9\r\n\r\n"
    with site("plain", raw(trailing)) as where:
        async with engine_for("direct", where) as transport:
            came = await transport.send(get(where.url), **LIMITS)
    assert not {"x-late", "retry-after"} & set(came.headers)


async def test_headers_of_an_interim_response_are_not_those_of_the_final_one() -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nX-Request-Id: wrong\r\n\r\n"
    with site("plain", raw(hints + message(OK, "200 OK", "X-Request-Id: right"))) as where:
        async with engine_for("direct", where) as transport:
            came = await transport.send(get(where.url), **LIMITS)
    assert came.headers == {"x-request-id": "right", "content-length": str(len(OK))}


@pytest.mark.parametrize("surplus", [b"\r\n", message(b'{"data":666}'), b"HTTP/1.1 ", b"\0"])
@pytest.mark.parametrize(
    "first", [message(OK), CHUNKED + chunks(OK, 9) + b"0\r\n\r\n"], ids=["length", "chunks"]
)
async def test_bytes_after_a_response_end_its_connection(first: bytes, surplus: bytes) -> None:
    with site("plain", raw(first + surplus)) as where:
        async with engine_for("direct", where) as transport:
            for _ in range(3):
                assert (await transport.send(get(where.url), **LIMITS)).body == OK
        assert where.server.connections <= 2
        if surplus != b"\r\n":
            assert where.server.connections == 2
