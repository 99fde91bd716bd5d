"""A million made-up responses and 100,000 made-up CSV and JSON sources, by a seeded generator.

Hypothesis explores the same targets with more cunning, in fewer rounds. A response is fed to a
connection in pieces of bytes, so HTTP, Content-Encoding, JSON and models are read as in a call.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import random
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import orjson
import pytest
from echoes import FILLERS, FORMS, echo
from test_fuzz_cutting import PLENTY, check_array, check_csv, check_ndjson
from test_scrubbing import leftover

from lytics_async import LyticsError, Secret, WireRequest, WireResponse, registry
from lytics_async.call.response import decode
from lytics_async.testing import example
from lytics_async.wire.connection import Connection
from lytics_async.wire.decoding import Budget
from lytics_async.wire.exchange import Exchange

RESPONSES = int(os.environ.get("FUZZ_RESPONSES", "1000000"))
SOURCES = int(os.environ.get("FUZZ_SOURCES", "100000"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))

TOKEN = "at.0123456789abcdef.secret"
SECRET = Secret(TOKEN)
NAMES = sorted(registry.OPERATIONS)
STATUSES = [200] * 20 + [201, 202, 204, 301, 303, 304, 400, 401, 403, 404, 408, 413, 422, 429, 500, 503, 524, 599, 999, 100, 101]  # fmt: skip
SCALARS = [None, True, False, 0, -1, 2**63, 1.5, -0.0, 1e308, "", "0", "NaN", "2026-01-02T03:04:05Z", "9999-12-31T23:59:60Z", "é", "\x00", "\u202e", [], {}, [[]], "a" * 300]  # fmt: skip
HEADERS = [
    (b"Content-Type", [b"application/json", b"text/html", b"text/csv; charset=\xff", b""]),
    (b"Retry-After", [b"1", b"1e999", b"-1", b"Fri, 31 Dec 9999 23:59:59 GMT", b"\xe9", b"0"]),
    (b"X-Request-Id", [b"r-1", b"\x1b[31m", b"a" * 2000]),
    (b"Location", [b"https://x/?a=1", b"//", b"http://[", b"/login"]),
    (b"Connection", [b"close", b"keep-alive", b"upgrade"]),
    (b"Content-Encoding", [b"br", b"identity", b"gzip, gzip", b"x"]),
    (b"Content-Length", [b"0", b"5", b"-1", b"99999999999999999999", b"1, 2"]),
    (b"Set-Cookie", [b"a=b"]),
    (b"X-RateLimit-Reset", [b"nan", b"1", b"99999999999999"]),
]

ECHOING = [b"X-Request-Id", b"Location", b"Content-Encoding", b"Retry-After", b"cf-mitigated", b"Content-Type"]  # fmt: skip


def document(random_: random.Random, name: str, examples: dict[str, Any]) -> Any:
    """JSON that is nearly what the operation returns."""
    value = examples[name]
    for _ in range(random_.choice((0, 1, 1, 2, 3))):
        value = changed(random_, value)
    kind = random_.random()
    if kind < 0.3:
        return value
    status = 200 if kind < 0.9 else random_.choice(SCALARS)
    found = {"status": status, "message": random_.choice(SCALARS), "data": value}
    if kind > 0.8:
        found["_next"] = random_.choice(SCALARS)
    return found


def changed(random_: random.Random, value: Any, new: Any = ...) -> Any:
    """Replace, remove or repeat a member somewhere inside.

    Args:
        new: replace it by this; by default, do anything.
    """
    given = new is not ...
    if isinstance(value, dict) and value and random_.random() < 0.7:
        key = random_.choice(list(value))
        if given or random_.random() < 0.8:
            return {**value, key: changed(random_, value[key], new)}
        return {each: kept for each, kept in value.items() if each != key}
    if isinstance(value, list) and value and random_.random() < 0.7:
        at = random_.randrange(len(value))
        return [*value[:at], changed(random_, value[at], new), *value[at:]]
    return new if given else random_.choice(SCALARS)


def spoil(random_: random.Random, data: bytes) -> bytes:
    """Flip, remove, repeat or insert some bytes, or cut the end off."""
    for _ in range(random_.choice((1, 1, 2, 4))):
        at = random_.randrange(len(data) + 1)
        match random_.randrange(5):
            case 0:
                data = data[:at] + random_.randbytes(random_.randrange(1, 4)) + data[at:]
            case 1:
                data = data[:at] + data[at + random_.randrange(1, 9) :]
            case 2:
                data = data[:at] + data[at : at + 9] + data[at:]
            case 3:
                data = data[:at]
            case _ if at < len(data):
                data = data[:at] + bytes([data[at] ^ 1 << random_.randrange(8)]) + data[at + 1 :]
    return data


class Response:
    """The bytes of a made-up response to an operation.

    Attributes:
        name: the operation.
        echoed: what it says of the token; empty for nothing, or if a part of it may be lost.
        data: all bytes of it.
        pieces: the same as they arrive.
    """

    def __init__(self, random_: random.Random, examples: dict[str, Any]) -> None:
        self.name = random_.choice(NAMES)
        self.echoed = ""
        kind = random_.random()
        if kind < 0.9:
            body = orjson.dumps(document(random_, self.name, examples))
        else:
            body = random_.randbytes(random_.randrange(200))
        headers: list[tuple[bytes, bytes]] = []
        for name, values in random_.sample(HEADERS, random_.choice((0, 0, 0, 1, 2))):
            headers.append((name, random_.choice(values)))
        if random_.random() < 0.2:
            self.echoed = echo(TOKEN, random_.choice([*FORMS]), random_)
            said = random_.choice(FILLERS) + self.echoed
            if random_.random() < 0.2 and said.isprintable() and said.isascii():
                headers.append((random_.choice(ECHOING), said.encode()))
            else:
                said *= random_.choice((1, 1, 1, 30, 400))  # so that a cut goes through one
                member = random_.choice(["message", "error", "errors", "status", "data", "x"])
                plain = f"<p>{said}</p>".encode()
                part = changed(random_, examples[self.name], said)
                whole = {"status": 200, "message": "", "data": part}
                body = random_.choice([orjson.dumps({member: said}), plain, orjson.dumps(whole)])
        if random_.random() < 0.1:
            body, self.echoed = spoil(random_, body), ""
        self.data, is_whole = framed(random_, random_.choice(STATUSES), headers, body)
        if not is_whole:
            self.echoed = ""
        if random_.random() < 0.15:
            self.data, self.echoed = spoil(random_, self.data), ""
        self.pieces = [self.data]
        if random_.random() < 0.3 and len(self.data) > 1:
            marks = sorted(random_.randrange(len(self.data)) for _ in range(3))
            marks = [0, *marks, len(self.data)]
            self.pieces = [self.data[a:b] for a, b in pairwise(marks) if a < b]

    @classmethod
    def of(cls, name: str, echoed: str, data: bytes) -> Response:
        """Return a response that was found."""
        self = cls.__new__(cls)
        self.name, self.echoed, self.data, self.pieces = name, echoed, data, [data]
        return self


def framed(
    random_: random.Random, status: int, headers: list[tuple[bytes, bytes]], body: bytes
) -> tuple[bytes, bool]:
    """Put a body into an HTTP response; return whether a client gets all of it."""
    kind = random_.random()
    is_whole = all(name != b"Content-Length" for name, _ in headers)
    if random_.random() < 0.15:
        body = gzip.compress(body, 1) if random_.random() < 0.9 else zlib.compress(body)
        headers.append((b"Content-Encoding", b"gzip"))
    if kind < 0.6:
        headers.append((b"Content-Length", str(len(body)).encode()))
    elif kind < 0.8:
        headers.append((b"Transfer-Encoding", b"chunked"))
        half = len(body) // 2
        parts = [part for part in (body[:half], body[half:], b"") if part] + [b""]
        body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    elif kind < 0.85:
        wrong = max(0, len(body) + random_.randrange(-9, 9))
        headers.append((b"Content-Length", str(wrong).encode()))
        is_whole = False
    head = b"HTTP/1.1 %d OK\r\n" % status
    head += b"".join(b"%s: %s\r\n" % each for each in headers)
    return head + b"\r\n" + body, is_whole


def framed_whole(status: int, body: bytes) -> bytes:
    return b"HTTP/1.1 %d OK\r\nContent-Length: %d\r\n\r\n%s" % (status, len(body), body)


class Pipe(asyncio.Transport):
    """A transport without a peer."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor
        self.aborted = self.paused = False

    def fileno(self) -> int:
        return self._descriptor

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self if name == "socket" else default

    def write(self, data: Any) -> None: ...

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None: ...

    def pause_reading(self) -> None:
        self.paused = True

    def resume_reading(self) -> None:
        self.paused = False

    def is_closing(self) -> bool:
        return False

    def abort(self) -> None:
        self.aborted = True


async def read(response: Response, descriptor: int, ending: float) -> str:
    """Read a response as a call does; return what came of it."""
    loop = asyncio.get_running_loop()
    operation = registry.find(response.name)
    request = WireRequest(
        method="GET",
        url="https://api.lytics.io/api/x",
        headers=[("Authorization", TOKEN)],
        body=b"",
        host="api",
    )
    pipe = Pipe(descriptor)
    connection = Connection(loop, None)
    connection.connection_made(pipe)
    exchange = Exchange(request, max_response_bytes=1_000_000, budget=Budget())
    task = loop.create_task(connection.run(exchange, b"", loop.time() + 600))
    await asyncio.sleep(0)
    for piece in response.pieces:
        if pipe.aborted or task.done():
            break
        connection.data_received(piece)
        while pipe.paused and not task.done():  # noqa: ASYNC110 - the loop has work to do
            await asyncio.sleep(0)
    if ending < 0.8:
        connection.eof_received()
    connection.connection_lost(None if ending < 0.9 else ConnectionResetError("reset"))
    await task
    try:
        wire = exchange.result(0.0)
        assert isinstance(wire, WireResponse)
        decode(operation, wire, secret=SECRET, url=request.url)
    except LyticsError as error:
        told = f"{error}{error!r}{vars(error)}"
        assert TOKEN not in told
        if response.echoed:
            assert not leftover(told, response.echoed)
        return type(error).__name__
    return "value"


@contextmanager
def devnull() -> Iterator[int]:
    descriptor = os.open(os.devnull, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def read_many(rounds: int, seed: int) -> Counter[str]:
    """Read made-up responses; return how often each outcome came."""
    random_ = random.Random(seed)
    examples = {name: example(name) for name in NAMES}
    outcomes: Counter[str] = Counter()

    async def run() -> None:
        with devnull() as descriptor:
            for number in range(rounds):
                response = Response(random_, examples)
                try:
                    outcomes[await read(response, descriptor, random_.random())] += 1
                except Exception as error:
                    raise AssertionError(
                        f"seed {seed}, response {number} to {response.name}, echo of "
                        f"{response.echoed!r}: {response.pieces!r}"
                    ) from error

    asyncio.run(run())
    return outcomes


CSV_PARTS = [b"a", b"bc", b'"', b'""', b",", b",", b";", b"\t", b"\n", b"\n", b"\r\n", b"\r", b" ", b"\xc3\xa9", b"\xff", b"1.5", b'"x,\ny"', b"\xef\xbb\xbf", b"\0"]  # fmt: skip
JSON_PARTS = [b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\n", b"\n", b"\r\n", b" ", b"1", b"1e400", b"null", b'"a"', b'{"a":1}', b'{"a":1}\n', b'{"a":[{"b":1}]}', b"\xff", b'"\\ud800"', b"99999999999999999999"]  # fmt: skip


def source(random_: random.Random, parts: list[bytes], start: bytes) -> bytes:
    if random_.random() < 0.1:
        return random_.randbytes(random_.randrange(200))
    data = start + b"".join(random_.choices(parts, k=random_.randrange(60)))
    return spoil(random_, data) if random_.random() < 0.2 else data


def cut_many(rounds: int, seed: int) -> Counter[str]:
    """Cut made-up sources; each of their bytes and records must be accounted for."""
    random_ = random.Random(seed)
    targets = {
        "csv": (check_csv, CSV_PARTS, b"a,b\n"),
        "ndjson": (check_ndjson, JSON_PARTS, b""),
        "array": (check_array, JSON_PARTS, b""),
    }
    cut: Counter[str] = Counter()
    for number in range(rounds):
        name = random_.choice(["csv", "csv", "ndjson", "array"])
        check, parts, start = targets[name]
        case = (
            source(random_, parts, start if random_.random() < 0.8 else b""),
            random_.randrange(8, 100),
            random_.randrange(1, 40),
            random_.choice([10, 30, PLENTY]),
        )
        try:
            check(case)
        except Exception as error:
            raise AssertionError(f"seed {seed}, {name} {number}: {case!r}") from error
        cut[name] += 1
    return cut


FOUND: list[tuple[str, bytes]] = [
    # The location was cut at the first "#" before it was searched.
    (
        "at.0123456789ab&#x63;def.secret",
        b"HTTP/1.1 303 OK\r\nLocation: at.0123456789ab&#x63;def.secret\r\nContent-Length: 0\r\n\r\n",
    ),
    # Echoes that were removed moved the one that was cut off into what is shown.
    (TOKEN, framed_whole(400, TOKEN.encode() * 90)),
    (TOKEN, framed_whole(500, b'{"message":"' + TOKEN.encode() * 400 + b'"}')),
    (TOKEN, framed_whole(500, b'{"data":[{"a":"' + f"é{TOKEN}".encode() * 90 + b'"}]}')),
    (TOKEN, framed_whole(200, b"<p>" + TOKEN.encode() * 400)),
    # The reason why a body cannot be decoded was not searched.
    (
        TOKEN,
        f"HTTP/1.1 200 OK\r\nContent-Encoding: {TOKEN}\r\nContent-Length: 1\r\n\r\nx".encode(),
    ),
    # Of a value that does not fit, the first 40 characters were kept.
    (TOKEN, framed_whole(200, b'{"data":{"created":"' + b"x" * 20 + TOKEN.encode() + b'"}}')),
    (
        TOKEN,
        f"HTTP/1.1 202 OK\r\ncf-mitigated: {'x' * 20}{TOKEN}\r\nContent-Length: 0\r\n\r\n".encode(),
    ),
]


@pytest.mark.parametrize("case", range(len(FOUND)))
def test_found_echoes_are_removed(case: int) -> None:
    echoed, data = FOUND[case]

    async def run() -> str:
        with devnull() as descriptor:
            response = Response.of("segments.get", echoed, data)
            return await read(response, descriptor, 0.0)

    assert asyncio.run(run()) != "value"


def test_made_up_responses_become_values_or_lytics_errors() -> None:
    outcomes = read_many(1000, SEED)
    assert outcomes["value"] > 50
    assert outcomes.total() == 1000
    assert len(outcomes) > 5


def test_made_up_sources_are_cut_without_loss() -> None:
    assert cut_many(500, SEED).total() == 500


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_million_responses_become_values_or_lytics_errors() -> None:
    outcomes = read_many(RESPONSES, SEED + 1)
    print(outcomes)  # noqa: T201 - figures for the record
    assert outcomes.total() == RESPONSES


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_hundred_thousand_sources_are_cut_without_loss() -> None:
    cut = cut_many(SOURCES, SEED + 1)
    print(cut)  # noqa: T201 - figures for the record
    assert cut.total() == SOURCES
