"""TLS on every path: the identity of the server, and the end of a body."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from calls import LIMITS, get, row
from certificates import NAME, authority, serving, trusting, written
from faultserver import (
    OK,
    Fault,
    FaultServer,
    answer,
    cut_off,
    message,
    raw,
    stall_after,
    truncated,
)
from loops import ON_EVERY_LOOP, gather, run
from proxyserver import forwarding
from ways import Site, Way, engine_for, runner_for, site

from lytics_async.call.options import NO_OPTIONS
from lytics_async.errors import ConnectError, ConnectionDropped

WAYS = [
    *(Way("direct", loop, path) for loop in ("asyncio", "uvloop") for path in ("tls", "tunnel")),
    *(Way("httpx", loop, path) for loop in ("asyncio", "trio") for path in ("tls", "tunnel")),
]
"""Every path with TLS."""

EVERY_WAY = pytest.mark.parametrize("way", WAYS, ids=str)
TLS_PATHS = pytest.mark.parametrize("path", ["tls", "tunnel"])


def impostors() -> Iterator[object]:
    """Names in a valid certificate of another server."""
    for way in WAYS:
        others = ["elsewhere.test", "*.elsewhere.test"]
        if way.path == "tls":
            others += ["127.0.0.2", "localhost"]
        else:
            others += [f"www.{NAME}", f"*.{NAME}", f"{NAME}.elsewhere.test", "127.0.0.1"]
        for other in others:
            yield pytest.param(way, other, id=f"{way}-{other}")


@pytest.mark.parametrize("trust", ["context", "file"])
@pytest.mark.parametrize(("way", "name"), list(impostors()))
def test_a_valid_certificate_of_another_name_is_refused(
    way: Way, name: str, trust: str, tmp_path: Path
) -> None:
    async def main() -> None:
        with site(way.path, names=(name,)) as where:
            if trust == "file":
                where = attrs.evolve(where, options={**where.options, "verify": written(tmp_path)})
            async with runner_for(way.engine, where) as calls:
                with pytest.raises(ConnectError, match=r"(?i)certificate") as caught:
                    await calls.call(row(), {}, NO_OPTIONS)
                assert (caught.value.attempts, caught.value.may_have_been_processed) == (1, False)
            assert where.server.requests == []

    run(way.loop, main)


@pytest.mark.parametrize("trust", ["context", "file"])
@EVERY_WAY
def test_a_certificate_with_the_right_name_is_accepted(
    way: Way, trust: str, tmp_path: Path
) -> None:
    name = "127.0.0.1" if way.path == "tls" else NAME

    async def main() -> None:
        with site(way.path, names=(name,)) as where:
            if trust == "file":
                where = attrs.evolve(where, options={**where.options, "verify": written(tmp_path)})
            async with engine_for(way.engine, where) as transport:
                assert (await transport.send(get(where.url), **LIMITS)).body == OK

    run(way.loop, main)


@EVERY_WAY
def test_a_certificate_of_an_unknown_authority_is_refused(way: Way) -> None:
    async def main() -> None:
        with site(way.path) as where:
            options = {name: value for name, value in where.options.items() if name != "verify"}
            async with runner_for(way.engine, attrs.evolve(where, options=options)) as calls:
                with pytest.raises(ConnectError, match=r"(?i)certificate") as caught:
                    await calls.call(row(), {}, NO_OPTIONS)
                assert (caught.value.attempts, caught.value.may_have_been_processed) == (1, False)
            assert where.server.requests == []

    run(way.loop, main)


@ON_EVERY_LOOP
async def test_a_proxy_with_a_certificate_of_another_name_is_refused() -> None:
    """Also if the server behind it has the right one."""
    with FaultServer(tls=serving()) as server:
        with FaultServer(usual=forwarding(server.port), tls=serving("elsewhere.test")) as proxy:
            options: dict[str, Any] = {"verify": trusting(), "proxy": proxy.url_of("localhost")}
            where = Site(server, f"https://{NAME}", options)
            async with engine_for("direct", where) as transport:
                with pytest.raises(ConnectError, match=r"(?i)certificate"):
                    await transport.send(get(where.url), **LIMITS)
        assert proxy.requests == server.requests == []


@ON_EVERY_LOOP
@TLS_PATHS
async def test_a_client_certificate_is_presented(path: str, tmp_path: Path) -> None:
    pair = tmp_path / "client.pem"
    authority().issue_cert("client@example.com").private_key_and_cert_chain_pem.write_to_path(pair)
    context = serving("127.0.0.1", NAME, "asking")  # one of its own, since it is changed here
    context.verify_mode = 2  # type: ignore[assignment] # CERT_REQUIRED
    authority().configure_trust(context)
    with site(path, names=("127.0.0.1", NAME, "asking")) as where:
        options = {**where.options, "verify": written(tmp_path), "cert": pair}
        async with engine_for("direct", attrs.evolve(where, options=options)) as transport:
            assert (await transport.send(get(where.url), **LIMITS)).body == OK


@ON_EVERY_LOOP
@TLS_PATHS
async def test_calls_that_begin_together_all_go_over_tls(path: str) -> None:
    with site(path) as where:
        async with engine_for("direct", where) as transport:
            came = await gather(*[lambda: transport.send(get(where.url), **LIMITS)] * 10)
    assert {response.body for response in came} == {OK}


@ON_EVERY_LOOP
@TLS_PATHS
@pytest.mark.parametrize(
    "fault",
    [
        truncated(message(OK)),
        truncated(message(OK, "200 OK", "Connection: close")),
        truncated(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2b\r\n" + OK + b"\r\n0\r\n\r\n"),
        truncated(b"HTTP/1.1 204 No Content\r\n\r\n"),
        cut_off(b"HTTP/1.1 200 OK\r\n\r\n" + OK),
        cut_off(b"HTTP/1.0 200 OK\r\n\r\n" + OK),
    ],
    ids=["length", "length and close", "chunks", "nothing", "properly ended", "HTTP/1.0, properly ended"],
)  # fmt: skip
async def test_a_complete_body_is_accepted_however_the_connection_ends(
    path: str, fault: Fault
) -> None:
    with site(path, usual=fault) as where:
        for _ in range(3):
            # Each over a connection of its own: the end of the earlier one may not have arrived
            # yet.
            async with engine_for("direct", where) as transport:
                came = await transport.send(get(where.url), **LIMITS)
                assert came.body == (OK if came.status == 200 else b"")


@ON_EVERY_LOOP
@TLS_PATHS
@pytest.mark.parametrize(
    "fault",
    [
        truncated(b"HTTP/1.1 200 OK\r\n\r\n" + OK),
        truncated(b"HTTP/1.0 200 OK\r\n\r\n" + OK),
        truncated(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"),
        truncated(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + OK),
        truncated(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2b\r\n" + OK + b"\r\n"),
        truncated(b"HTTP/1.1 200 OK\r\n"),
        truncated(b""),
    ],
    ids=["no length", "HTTP/1.0", "no byte", "half a length", "no last chunk", "half a head", "nothing"],
)  # fmt: skip
async def test_a_body_that_an_attacker_may_have_truncated_is_an_error(
    path: str, fault: Fault
) -> None:
    """A FIN can be forged; the close_notify of TLS cannot."""
    with site(path, fault) as where:
        async with engine_for("direct", where) as transport:
            with pytest.raises(ConnectionDropped) as caught:
                await transport.send(get(where.url), **LIMITS)
            assert caught.value.may_have_been_processed
            assert (await transport.send(get(where.url), **LIMITS)).body == OK


@ON_EVERY_LOOP
async def test_a_reset_does_not_end_a_body() -> None:
    async def reset(turn: Any) -> None:
        await turn.send(b"HTTP/1.1 200 OK\r\n\r\n" + OK)
        turn.reset()

    for path in ("plain", "tls"):
        with site(path, reset) as where:
            async with engine_for("direct", where) as transport:
                with pytest.raises(ConnectionDropped):
                    await transport.send(get(where.url), **LIMITS)


@ON_EVERY_LOOP
@pytest.mark.parametrize(
    "welcome",
    [raw(message(OK)), cut_off(b"SSH-2.0-OpenSSH_9.6\r\n"), cut_off(b""), cut_off(b"\x15\x03\x01\0\x02\x02\x46")],
    ids=["http", "ssh", "nothing", "alert"],
)  # fmt: skip
async def test_a_server_without_tls_is_a_connect_error(welcome: Fault) -> None:
    with FaultServer(usual=answer(), welcome=welcome) as server:
        url = f"https://127.0.0.1:{server.port}"
        async with engine_for("direct", Site(server, url, {"verify": trusting()})) as transport:
            with pytest.raises(ConnectError) as caught:
                await transport.send(get(url), **LIMITS)
            assert (caught.value.phase, caught.value.may_have_been_processed) == ("connect", False)
            assert len(str(caught.value)) < 400


@ON_EVERY_LOOP
async def test_a_handshake_that_is_not_finished_ends_with_its_time_limit() -> None:
    with FaultServer(welcome=stall_after(b"")) as server:
        url = f"https://127.0.0.1:{server.port}"
        async with runner_for(
            "direct", Site(server, url, {"verify": trusting()}), attempt_timeout=0.1, max_attempts=2
        ) as calls:
            with pytest.raises(TimeoutError) as caught:
                await calls.call(row(method="POST", retry="never"), {"body": "x"}, NO_OPTIONS)
        assert caught.value.attempts == 2  # type: ignore[attr-defined]
        assert not caught.value.may_have_been_processed  # type: ignore[attr-defined]
