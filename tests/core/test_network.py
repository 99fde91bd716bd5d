"""Proxies, certificates, event loops and forks."""

import asyncio
import multiprocessing
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import trustme
from wire import answer, operation, replying, runner, wire_server

from lytics_async import AsyncLytics, errors
from lytics_async.config import NO_OPTIONS, RequestOptions, Secret
from lytics_async.network import Network
from lytics_async.transport import HttpxTransport, default_context
from lytics_async.transport_aiohttp import AiohttpTransport

ENGINES = [HttpxTransport, AiohttpTransport]
Engine = Callable[..., HttpxTransport | AiohttpTransport]


def network(**changes: Any) -> Network:
    return Network(
        **{
            "verify": None,
            "cert": None,
            "proxy": None,
            "trust_env": True,
            "default_context": default_context,
            **changes,
        }
    )


def revealed(proxy: Secret | None) -> str | None:
    return None if proxy is None else proxy.reveal()


@pytest.fixture(autouse=True)
def no_proxies_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_the_environments_proxy_is_used_unless_it_is_not_to_be_trusted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://user:pass@proxy.test:3128")
    assert (
        revealed(network().proxy_for("https://api.lytics.io/x"))
        == "http://user:pass@proxy.test:3128"
    )
    assert network(trust_env=False).proxy_for("https://api.lytics.io/x") is None
    assert "pass" not in repr(network().proxy_for("https://api.lytics.io/x"))


def test_no_proxy_is_heeded_and_this_machine_is_never_reached_through_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.test:3128")
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.test:3128")
    monkeypatch.setenv("NO_PROXY", "lytics.io")
    assert network().proxy_for("https://api.lytics.io/x") is None
    assert network().proxy_for("http://127.0.0.1:8181/x") is None
    assert revealed(network().proxy_for("https://lytics.test/x")) == "http://proxy.test:3128"


def test_a_given_proxy_wins() -> None:
    assert (
        revealed(network(proxy="http://given.test:1").proxy_for("https://api.lytics.io/x"))
        == "http://given.test:1"
    )
    with pytest.raises(errors.ConfigurationError, match="socks5"):
        network(proxy="socks5://proxy.test")


@pytest.mark.parametrize("engine", ENGINES)
async def test_a_call_goes_through_its_proxy(engine: Engine) -> None:
    async with wire_server(replying(answer(b'{"data":1}'))) as proxy:
        transport = engine(proxy=proxy.url)
        calls = runner(transport, "http://lytics.test")
        assert (await calls.call(operation(), {}, NO_OPTIONS)).data == 1
        await transport.aclose()
    assert proxy.requests[0].startswith(b"GET http://lytics.test/api/thing HTTP/1.1")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls_server_context(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


@pytest.mark.parametrize("engine", ENGINES)
async def test_a_custom_authority_is_trusted_and_others_are_not(
    engine: Engine, authority: trustme.CA, tmp_path: Path
) -> None:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    async with wire_server(
        replying(answer(b'{"data":1}')), tls=tls_server_context(authority)
    ) as server:
        trusting = engine(verify=path)
        assert (await runner(trusting, server.url).call(operation(), {}, NO_OPTIONS)).data == 1
        await trusting.aclose()
        suspicious = engine()
        with pytest.raises(errors.ConnectError, match=r"(?i)certificate"):
            await runner(suspicious, server.url).call(
                operation(retry="never"), {}, RequestOptions(max_attempts=1)
            )
        await suspicious.aclose()


@pytest.mark.parametrize("engine", ENGINES)
async def test_a_client_certificate_is_shown(
    engine: Engine, authority: trustme.CA, tmp_path: Path
) -> None:
    trust, pair = tmp_path / "ca.pem", tmp_path / "client.pem"
    authority.cert_pem.write_to_path(trust)
    authority.issue_cert("client@example.com").private_key_and_cert_chain_pem.write_to_path(pair)
    context = tls_server_context(authority)
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    async with wire_server(replying(answer(b'{"data":1}')), tls=context) as server:
        transport = engine(verify=trust, cert=pair)
        assert (await runner(transport, server.url).call(operation(), {}, NO_OPTIONS)).data == 1
        await transport.aclose()


async def test_a_certificate_that_cannot_be_read_is_a_configuration_error(tmp_path: Path) -> None:
    async with AsyncLytics(
        "t", base_url="https://localhost:9", verify=tmp_path / "missing.pem"
    ) as lytics:
        with pytest.raises(errors.ConfigurationError, match="certificate"):
            await lytics.segments.list()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_second_event_loop_is_refused_with_advice(engine: Engine) -> None:
    transport = engine()

    async def first() -> None:
        async with wire_server(replying(answer(b'{"data":1}'))) as server:
            await runner(transport, server.url).call(operation(), {}, NO_OPTIONS)
        await transport.aclose()
        transport._closed = False

    async def second() -> None:
        with pytest.raises(errors.LifecycleError, match="another event loop"):
            await runner(transport, "http://127.0.0.1:9").call(operation(), {}, NO_OPTIONS)
        await transport.aclose()

    asyncio.run(first())
    asyncio.run(second())


def _call_in_child(transport: HttpxTransport, url: str, result: Any) -> None:
    async def main() -> None:
        await runner(transport, url).call(operation(), {}, NO_OPTIONS)

    try:
        asyncio.run(main())
    except errors.LifecycleError as error:
        result.put(str(error))
    else:
        result.put("no error")


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
async def test_a_client_used_after_a_fork_is_refused_with_advice() -> None:
    transport = HttpxTransport()
    fork = multiprocessing.get_context("fork")
    result = fork.SimpleQueue()
    async with wire_server(replying(answer(b'{"data":1}'))) as server:
        await runner(transport, server.url).call(operation(), {}, NO_OPTIONS)
        child = fork.Process(target=_call_in_child, args=(transport, server.url, result))
        child.start()
        await asyncio.to_thread(child.join)
        assert "after the fork" in result.get()
        assert (await runner(transport, server.url).call(operation(), {}, NO_OPTIONS)).data == 1
    await transport.aclose()
    child.close()
