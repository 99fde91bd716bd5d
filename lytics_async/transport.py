"""The wire: the Transport protocol, and HttpxTransport, which drives the connections of httpcore, httpx's own engine.

A slot owns one connection, and nothing else ever uses it. So there is no pool between that could lose a connection when a
call is cancelled, as httpx 0.28's does for ever, or that would be scanned on every request: an exchange that did not come to
a clean end, for whatever reason, has its connection closed, and the slot opens another when it is used again.
"""

from __future__ import annotations

import os
import ssl
import sys
import time
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote, urlsplit

import anyio
import httpcore
import sniffio

from lytics_async.errors import ArgumentError, LifecycleError
from lytics_async.network import Certificate, Network, Verify
from lytics_async.operation import Host
from lytics_async.request import WireRequest, WireResponse
from lytics_async.secret import Secret
from lytics_async.wire.decoding import MAX_RESPONSE_BYTES, UndecodableBody
from lytics_async.wire.exchange import Exchange
from lytics_async.wire.slots import Lane

if TYPE_CHECKING:
    import httpx

    from lytics_async.transport_given import GivenPool

KEEPALIVE_EXPIRY = 30.0
"""Seconds an idle connection is kept."""


class Transport(Protocol):
    """Carries one request to the server and brings the whole answer back."""

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Exchange one request for one answer, body read included. Never retries.

        Args:
            attempt_timeout: seconds for the exchange itself, from the moment it has a connection slot.
            timeout: seconds for everything, waiting for a slot included.

        Raises:
            TransportError: no whole answer came; `phase` and `may_have_been_processed` say how far it got.
        """
        ...

    async def aclose(self) -> None:
        """Close every connection. A second call does nothing."""
        ...


class HttpxTransport:
    """Speaks HTTP/1.1 through httpcore, the engine of httpx, without httpx's client and pools above it.

    So there is no cookie jar, no redirect, no URL in httpx's log, and no body inflated without a limit.

    Args:
        concurrency: exchanges with the api host at once.
        bulk_concurrency: exchanges with the bulk host at once; apart, so that an upload never starves look-ups.
        verify: whom to trust: a TLS context, or a file or directory of CA certificates; None = certifi's, as httpx does.
        cert: the client certificate: a PEM file with its key, or the two files.
        proxy: URL of an HTTP proxy; None = the environment's. This machine itself is always reached directly.
        trust_env: heed the environment's proxies and `SSL_CERT_FILE` and `SSL_CERT_DIR`.
        pool: an httpx transport to use instead of our own connections, such as `httpx.MockTransport`.
        pool_size: how many exchanges `pool` can carry at once; needed with `pool`, since a request must never
            queue inside it.
        max_response_bytes: what one answer may have after decompression; a larger one is a ResponseError.

    Attributes:
        bulk_concurrency: exchanges with the bulk host at once.
    """

    def __init__(
        self,
        *,
        concurrency: int = 64,
        bulk_concurrency: int = 16,
        verify: Verify | None = None,
        cert: Certificate | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        pool: httpx.AsyncBaseTransport | None = None,
        pool_size: int | None = None,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        if (pool is None) != (pool_size is None):
            raise ArgumentError(
                "pool and pool_size go together: say how many connections the pool may open."
            )
        self._network = Network(
            verify=verify,
            cert=cert,
            proxy=proxy,
            trust_env=trust_env,
            default_context=default_context,
        )
        self.bulk_concurrency = bulk_concurrency if pool_size is None else pool_size
        self._max_response_bytes = max_response_bytes
        self._closed = False
        self._given: GivenPool | None = None
        if pool is not None and pool_size is not None:
            from lytics_async.transport_given import GivenPool

            self._given = GivenPool(pool, pool_size, max_response_bytes)
        self._routes: dict[str, _Route] = {}
        self._lanes: dict[Host, Lane[httpcore.AsyncConnectionInterface]] = {
            "api": Lane(concurrency, 1),
            "bulk": Lane(bulk_concurrency, 1),
        }

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Exchange one request for one answer; see Transport.send."""
        if self._closed:
            raise LifecycleError("The client is closed; open a new one.")
        self._network.enter()
        if self._given is not None:
            return await self._given.send(request, attempt_timeout, timeout)
        start = time.monotonic()
        lane = self._lanes[request.host]
        slot = lane.acquire_now()
        if slot is None:
            slot = await lane.acquire(timeout)
        try:
            begin, target = _split(request.url)
            route = self._routes.get(begin)
            if route is None:
                route = self._routes[begin] = await self._find_route(begin)
            connection, reused = slot.pool, True
            if connection is None or not _is_of_use(connection, route.origin):
                if connection is not None:
                    slot.pool = None
                    await _close(connection)
                connection, reused = route.connect(), False
                slot.pool = connection
            exchange = _HttpcoreExchange(request, reused, self._max_response_bytes)
            try:
                left = min(attempt_timeout, start + timeout - time.monotonic())
                with anyio.CancelScope(deadline=anyio.current_time() + left):
                    await exchange.run(connection, route, target)
            finally:
                if not exchange.clean:
                    slot.pool = None
                    await _close(connection)
        finally:
            lane.release(slot)
        return exchange.result(time.monotonic() - start)

    async def aclose(self) -> None:
        """Close every connection; a transport that was handed in is its owner's to close."""
        self._closed = True
        if not self._network.at_home:
            return  # the connections are those of another loop or process
        for lane in self._lanes.values():
            for shard in lane.shards:
                if shard.pool is not None:
                    await _close(shard.pool)

    async def tls_context(self) -> ssl.SSLContext:
        """Return the TLS context that connections are made with."""
        return await self._network.tls_context()

    def proxy_for(self, url: str) -> Secret | None:
        """Return the proxy through which a URL is reached, if any."""
        return self._network.proxy_for(url)

    async def _find_route(self, begin: str) -> _Route:
        """Find out how the origin of a URL is reached; its connections all come to be this way."""
        parts = urlsplit(begin)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ArgumentError(f"A URL must begin with https://host, not {begin!r}.")
        proxy = self._network.proxy_for(begin)
        context = None
        if parts.scheme == "https":
            context = await self._network.tls_context()
        return _Route(
            begin,
            # It carries no request itself: it knows how to make connections, through a proxy or not.
            httpcore.AsyncConnectionPool(
                ssl_context=context,
                keepalive_expiry=KEEPALIVE_EXPIRY,
                proxy=None if proxy is None else _as_httpcore(proxy),
                network_backend=_backend(tls=context is not None, proxied=proxy is not None),
            ),
        )


def default_context(trust_env: bool) -> ssl.SSLContext:
    """Return the context that trusts what httpx does: certifi's authorities, or the environment's."""
    if trust_env and os.environ.get("SSL_CERT_FILE"):
        return ssl.create_default_context(cafile=os.environ["SSL_CERT_FILE"])
    if trust_env and os.environ.get("SSL_CERT_DIR"):
        return ssl.create_default_context(capath=os.environ["SSL_CERT_DIR"])
    import certifi

    return ssl.create_default_context(cafile=certifi.where())


class _Route:
    """How one origin is reached.

    Args:
        begin: a URL up to its path.
        maker: makes the connections.
    """

    __slots__ = ("_host", "_maker", "_port", "_scheme", "host_header", "origin")

    def __init__(self, begin: str, maker: httpcore.AsyncConnectionPool) -> None:
        parts = urlsplit(begin)
        host = parts.hostname or ""
        self._scheme, self._host = parts.scheme.encode("ascii"), host.encode("ascii")
        self._port = parts.port
        self._maker = maker
        self.origin = self.url("/").origin
        named = f"[{host}]" if ":" in host else host
        if parts.port not in (None, 443 if parts.scheme == "https" else 80):
            named = f"{named}:{parts.port}"
        self.host_header = b"Host", named.encode("ascii")

    def url(self, target: str) -> httpcore.URL:
        """Return the URL of a path and query, which are quoted already and stay so."""
        return httpcore.URL(
            scheme=self._scheme, host=self._host, port=self._port, target=target.encode("ascii")
        )

    def connect(self) -> httpcore.AsyncConnectionInterface:
        """Return a new connection, which opens when it is used."""
        return self._maker.create_connection(self.origin)


class _HttpcoreExchange(Exchange):
    """One request and its answer over a connection of its own; `clean` when the connection may carry another."""

    __slots__ = ("clean",)

    def __init__(self, request: WireRequest, reused: bool, max_response_bytes: int) -> None:
        super().__init__(
            request, max_response_bytes=max_response_bytes, phase="send" if reused else "connect"
        )
        self.reused = reused
        self.clean = False

    async def run(
        self, connection: httpcore.AsyncConnectionInterface, route: _Route, target: str
    ) -> None:
        """Carry the exchange out; every failure but cancellation ends up in `outcome`."""
        try:
            answer = await connection.handle_async_request(self._httpcore_request(route, target))
            try:
                body = self.answered(answer.status, answer.headers)
                assert isinstance(answer.stream, AsyncIterable)
                async for piece in answer.stream:
                    body.feed(piece)
            finally:
                await answer.aclose()
            self.clean = connection.is_idle() and not _surplus(answer)
            if not self.reused:
                _unlock(connection)
            self.finished()
        except UndecodableBody as problem:
            self.undecodable(problem)
        except _NEVER_LEFT as error:
            self.phase = "connect"
            self.broke(error)
        except _BROKEN as error:
            self.broke(error)

    def _httpcore_request(self, route: _Route, target: str) -> httpcore.Request:
        request = self.request
        body = request.body
        headers = [
            route.host_header,
            *[(name.encode("ascii"), value.encode("ascii")) for name, value in request.headers],
        ]
        length = len(body) if isinstance(body, bytes) else body.length
        if length or not isinstance(body, bytes) or request.method in ("POST", "PUT", "PATCH"):
            headers.append((b"Content-Length", b"%d" % length))
        return httpcore.Request(
            request.method,
            route.url(target),
            headers=headers,
            content=self._body_pieces(),
            # On a connection that is open already there is nothing to learn from httpcore.
            extensions=None if self.reused else {"trace": self._trace},
        )

    async def _body_pieces(self) -> AsyncIterator[bytes]:
        body = self.request.body
        if not isinstance(body, bytes):
            async for piece in body:
                yield piece
        elif body:
            yield body
        self.phase = "receive"

    async def _trace(self, event: str, _: Mapping[str, Any]) -> None:
        if event.endswith("send_request_headers.started"):
            self.phase = "send"


_NEVER_LEFT = (
    httpcore.ConnectError,
    httpcore.ConnectTimeout,
    httpcore.PoolTimeout,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)
_BROKEN = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    OSError,
    anyio.ClosedResourceError,
)


def _split(url: str) -> tuple[str, str]:
    """Part a URL before its path, which begins after the host and thus not before its ninth character."""
    end = url.find("/", 8)
    return (url, "/") if end < 0 else (url[:end], url[end:])


def _is_of_use(connection: httpcore.AsyncConnectionInterface, origin: httpcore.Origin) -> bool:
    return (
        connection.is_available()
        and not connection.has_expired()
        and connection.can_handle_request(origin)
    )


async def _close(connection: httpcore.AsyncConnectionInterface) -> None:
    """Close a connection that nothing will use again, whatever it was at, and however the caller is cancelled."""
    with (
        anyio.CancelScope(shield=True),
        suppress(Exception),
    ):  # a broken one may fail to say goodbye
        await connection.aclose()


def _surplus(answer: httpcore.Response) -> bool:
    """Tell whether bytes followed the answer, such as a body after 204: the next exchange would take them for its answer.

    No public way leads from an answer to its parser; where the private one has changed, nothing is found (and a test fails).
    """
    connection = getattr(answer.stream, "_connection", None)
    parser: Any = getattr(connection, "_h11_state", None)
    return parser is not None and bool(parser.trailing_data[0])


class _NoLock:
    """Stands in for a lock that nobody else could hold."""

    async def __aenter__(self) -> None:
        pass

    async def __aexit__(self, *_: object) -> None:
        pass


def _unlock(connection: Any) -> None:
    """Take the locks out of a connection, which has one user at a time: the holder of its slot.

    Each costs a turn of the loop even when it is free, and a call passes three: a fifth of its time, and the more of its
    latency the more calls are in flight. No public way leads there; where the private one has changed, the locks stay.
    """
    while connection is not None:
        for name in ("_request_lock", "_connect_lock", "_state_lock"):
            if hasattr(connection, name):
                setattr(connection, name, _NO_LOCK)
        connection = getattr(connection, "_connection", None)


_NO_LOCK = _NoLock()


def _as_httpcore(proxy: Secret) -> httpcore.Proxy:
    parts = urlsplit(proxy.reveal())
    auth = None
    if parts.username or parts.password:
        auth = unquote(parts.username or "").encode(), unquote(parts.password or "").encode()
    return httpcore.Proxy(
        httpcore.URL(
            scheme=parts.scheme,
            host=parts.hostname or "",
            port=parts.port,
            target=parts.path or "/",
        ),
        auth=auth,
    )


def _backend(*, tls: bool, proxied: bool) -> httpcore.AsyncNetworkBackend | None:
    """Return what opens connections; None for httpcore's own, as on trio."""
    if sniffio.current_async_library() != "asyncio":
        return None
    if tls and not proxied and sys.platform != "win32":
        from lytics_async.tls_sockets import TlsBackend

        return TlsBackend()
    from lytics_async.sockets import AsyncioBackend

    return AsyncioBackend()
