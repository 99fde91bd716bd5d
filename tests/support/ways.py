"""The ways of a request to a server: an engine, the event loop it runs on, and the path that it
takes.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import attrs
from calls import TOKEN
from certificates import NAME, serving, trusting
from faultserver import Fault, FaultServer
from proxyserver import forwarding

from lytics_async.call.retry import RetryPolicy
from lytics_async.call.runner import Runner
from lytics_async.config import ClientConfig
from lytics_async.hooks import Hooks
from lytics_async.wire.direct import DirectTransport
from lytics_async.wire.httpx_engine import HttpxTransport

ENGINES: dict[str, Callable[..., Any]] = {"direct": DirectTransport, "httpx": HttpxTransport}

PATHS = ("plain", "tls", "proxy", "tunnel")
"""By address, over TLS, and the same two through a proxy: with an absolute URL for http, through
CONNECT for https.
"""


@attrs.frozen
class Way:
    """An engine on an event loop, and the path that its requests take."""

    engine: str
    loop: str
    path: str

    def __str__(self) -> str:
        return f"{self.engine}-{self.loop}-{self.path}"


WAYS = [
    *(Way("direct", loop, path) for loop in ("asyncio", "uvloop") for path in PATHS),
    Way("httpx", "asyncio", "plain"),
    Way("httpx", "trio", "plain"),
    Way("httpx", "trio", "tls"),
    Way("httpx", "trio", "tunnel"),
]


@attrs.frozen
class Site:
    """A server at the end of a path.

    Attributes:
        url: its base URL for a client.
        options: of an engine that is to reach it.
        proxy: the proxy on the path, whose requests are CONNECTs or absolute URLs.
    """

    server: FaultServer
    url: str
    options: dict[str, Any]
    proxy: FaultServer | None = None


@contextmanager
def site(
    path: str,
    *script: Fault,
    usual: Fault | None = None,
    refusing: bool = False,
    proxy: Fault | None = None,
    names: tuple[str, ...] = (),
) -> Iterator[Site]:
    """A server with this script at the end of a path; one that is `refusing` does so until it is
    told to `listen()`.

    Args:
        proxy: what the proxy does instead of forwarding.
        names: those in the server's certificate; its own by default.
    """
    tls = serving(*names) if path in ("tls", "tunnel") else None
    with FaultServer(*script, usual=usual, refusing=refusing, tls=tls) as server:
        options: dict[str, Any] = {"verify": trusting()} if tls else {}
        if path in ("plain", "tls"):
            yield Site(server, server.url, options)
            return
        with FaultServer(usual=proxy or forwarding(server.port)) as between:
            options["proxy"] = between.url
            yield Site(server, f"{'https' if tls else 'http'}://{NAME}", options, between)


@asynccontextmanager
async def engine_for(engine: str, where: Site, **options: Any) -> AsyncIterator[Any]:
    """An engine that can reach the site; closed in the end."""
    carrier = ENGINES[engine](**where.options, **options)
    try:
        yield carrier
    finally:
        await carrier.aclose()


@asynccontextmanager
async def runner_for(
    engine: str,
    where: Site,
    *,
    transport: Any = None,
    max_attempts: int = 3,
    timeout: float = 10.0,
    attempt_timeout: float = 5.0,
    hooks: tuple[Any, ...] = (),
    **options: Any,
) -> AsyncIterator[Runner]:
    """A runner over an engine that can reach the site, which retries without a pause; closed in the
    end.
    """
    carrier = transport or ENGINES[engine](**where.options, **options)
    config = ClientConfig(
        token=TOKEN,
        base_url=where.url,
        bulk_url=where.url,
        timeout=timeout,
        attempt_timeout=attempt_timeout,
    )
    calls = Runner(
        config, carrier, RetryPolicy(max_attempts=max_attempts, base_delay=0), Hooks(hooks)
    )
    try:
        yield calls
    finally:
        await calls.aclose()
        await carrier.aclose()
