"""The wire: the Transport protocol, and HttpxTransport with its pools, slots and cancellation guard.

This is the only module that imports httpx. Two things together keep a cancelled call from losing a connection
for ever, which httpx 0.28 does otherwise: each exchange runs as the only child of an anyio task group, and no request
ever queues inside httpcore, since the slots are ours and a slot is freed only after its exchange has unwound.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Mapping
from typing import Any, Protocol

import anyio
import httpx

from lytics_async.decoding import MAX_RESPONSE_BYTES, UndecodableBody
from lytics_async.errors import ArgumentError, LifecycleError, Phase
from lytics_async.exchange import Exchange
from lytics_async.network import Certificate, Network, Verify
from lytics_async.operation import Host
from lytics_async.request import BodyStream, WireRequest, WireResponse
from lytics_async.secret import Secret
from lytics_async.slots import Lane

POOL_SIZE = 2
"""Connections a pool: httpcore scans its pool on every request, so one pool of 64 is ten times slower than 8 of 8.

32 of 2 then cost a sixth less CPU a call than 8 of 8 (measured with 64 in flight); 64 of 1 save nothing more.
"""
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
        """Close every connection."""
        ...


class HttpxTransport:
    """Speaks HTTP/1.1 through `httpx.AsyncHTTPTransport`, without httpx's client above it.

    So there is no cookie jar, no redirect, no URL in httpx's log, and no body inflated without a limit.

    Args:
        concurrency: exchanges with the api host at once.
        bulk_concurrency: exchanges with the bulk host at once; apart, so that an upload never starves look-ups.
        verify: whom to trust: a TLS context, or a file or directory of CA certificates; None = certifi's, as httpx does.
        cert: the client certificate: a PEM file with its key, or the two files.
        proxy: URL of an HTTP proxy; None = the environment's. This machine itself is always reached directly.
        trust_env: heed the environment's proxies and `SSL_CERT_FILE` and `SSL_CERT_DIR`.
        pool: an httpx transport to use instead of our own pools, such as `httpx.MockTransport`.
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
        self._origins: dict[str, httpx.URL] = {}
        self._forwarded: set[Host] = set()
        if pool is not None and pool_size is not None:
            shared = Lane(pool_size, pool_size, given=pool)
            self._lanes: dict[Host, Lane[httpx.AsyncBaseTransport]] = {
                "api": shared,
                "bulk": shared,
            }
        else:
            self._lanes = {
                "api": Lane(concurrency, POOL_SIZE),
                "bulk": Lane(bulk_concurrency, POOL_SIZE),
            }

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Exchange one request for one answer; see Transport.send."""
        if self._closed:
            raise LifecycleError("The client is closed; open a new one.")
        self._network.enter()
        start = anyio.current_time()
        lane = self._lanes[request.host]
        shard = lane.acquire_now()
        if shard is None:
            shard = await lane.acquire(timeout)
        try:
            if shard.pool is None:
                pool = await self._open_pool(request, lane.pool_size)
                if shard.pool is None:  # else another call has opened one meanwhile
                    shard.pool = pool
            exchange = _HttpxExchange(
                request,
                shard.pool,
                None
                if lane.given is not None or request.host in self._forwarded
                else self._origins,
                phase="connect" if lane.given is None else "receive",
                max_response_bytes=self._max_response_bytes,
            )
            async with anyio.create_task_group() as guard:
                guard.cancel_scope.deadline = min(
                    anyio.current_time() + attempt_timeout, start + timeout
                )
                guard.start_soon(exchange.run)
        finally:
            lane.release(shard)
        return exchange.result(anyio.current_time() - start)

    async def aclose(self) -> None:
        """Close every connection; a transport that was handed in is its owner's to close."""
        self._closed = True
        if not self._network.at_home:
            return  # the connections are those of another loop or process
        for lane in self._lanes.values():
            for shard in lane.shards:
                if shard.pool is not None and lane.given is None:
                    await shard.pool.aclose()

    async def tls_context(self) -> ssl.SSLContext:
        """Return the TLS context that connections are made with."""
        return await self._network.tls_context()

    def proxy_for(self, url: str) -> Secret | None:
        """Return the proxy through which a URL is reached, if any."""
        return self._network.proxy_for(url)

    async def _open_pool(self, request: WireRequest, size: int) -> httpx.AsyncBaseTransport:
        proxy = self._network.proxy_for(request.url)
        if request.url.startswith("https:"):
            context = await self._network.tls_context()
        else:
            # A plain-HTTP pool never uses its context; an empty one saves reading the CA bundle.
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            if proxy is not None:
                self._forwarded.add(request.host)
        return httpx.AsyncHTTPTransport(
            verify=context,
            trust_env=False,
            proxy=None if proxy is None else proxy.reveal(),
            limits=httpx.Limits(
                max_connections=size,
                max_keepalive_connections=size,
                keepalive_expiry=KEEPALIVE_EXPIRY,
            ),
        )


def default_context(trust_env: bool) -> ssl.SSLContext:
    """Return the context that trusts what httpx does: certifi's authorities, or the environment's."""
    return httpx.create_ssl_context(trust_env=trust_env)


class _HttpxExchange(Exchange):
    """One request and its answer, run as a task of its own.

    `origins` keeps the parsed origins of URLs; None where whole URLs are wanted, as by a forwarding proxy. A pool that was
    handed in may not tell how far a request came, so `phase` says that it must be taken to have arrived.
    """

    __slots__ = ("_fresh", "_origins", "_pool")

    def __init__(
        self,
        request: WireRequest,
        pool: httpx.AsyncBaseTransport,
        origins: dict[str, httpx.URL] | None,
        *,
        phase: Phase,
        max_response_bytes: int,
    ) -> None:
        super().__init__(request, max_response_bytes=max_response_bytes, phase=phase)
        self._pool = pool
        self._origins = origins
        self._fresh = False

    async def run(self) -> None:
        """Carry the exchange out; every failure ends up in `outcome`, so that the guard sees none."""
        try:
            answer = await self._pool.handle_async_request(self._httpx_request())
            try:
                body = self.answered(answer.status_code, answer.headers.raw)
                assert isinstance(answer.stream, httpx.AsyncByteStream)
                async for piece in answer.stream:
                    body.feed(piece)
                _refuse_surplus(answer)
            finally:
                await answer.aclose()
            self.finished()
        except UndecodableBody as problem:
            self.undecodable(problem)
        except _NEVER_LEFT as error:
            self.phase = "connect"
            self.broke(error)
        except (httpx.TransportError, OSError, anyio.ClosedResourceError) as error:
            self.broke(error)

    def _httpx_request(self) -> httpx.Request:
        request = self.request
        url, extensions = self._url()
        body = request.body
        headers = [
            ("Host", url.netloc.decode("ascii")),
            *request.headers,
            ("Accept-Encoding", "gzip"),
        ]
        if not isinstance(body, bytes):
            headers.append(("Content-Length", str(body.length)))
        elif body or request.method in ("POST", "PUT", "PATCH"):
            headers.append(("Content-Length", str(len(body))))
        return httpx.Request(
            request.method,
            url,
            headers=headers,
            stream=httpx.ByteStream(body) if isinstance(body, bytes) else _Slices(body),
            extensions={"trace": self._trace, **extensions},
        )

    def _url(self) -> tuple[httpx.URL, dict[str, Any]]:
        """Parse only the origin, and that once: parsing the whole URL, which is quoted already, is 3% of a call."""
        whole = self.request.url
        if self._origins is None:
            return httpx.URL(whole), {}
        scheme, _, host, target = whole.split("/", 3)
        origin = f"{scheme}//{host}"
        url = self._origins.get(origin)
        if url is None:
            url = self._origins[origin] = httpx.URL(origin)
        return url, {"target": f"/{target}".encode("ascii")}

    async def _trace(self, event: str, _: Mapping[str, Any]) -> None:
        if event.endswith("connect_tcp.started"):
            self._fresh = True
            self.phase = "connect"
        elif event.endswith("send_request_headers.started"):
            self.reused = not self._fresh
            self.phase = "send"
        elif event.endswith("receive_response_headers.started"):
            self.phase = "receive"


_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)


class _Slices(httpx.AsyncByteStream):
    """A BodyStream as httpx wants it."""

    def __init__(self, body: BodyStream) -> None:
        self._body = body

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._body.__aiter__()


def _refuse_surplus(answer: httpx.Response) -> None:
    """Give the connection up when bytes follow the answer, such as a body after 204.

    httpcore would keep the connection, and the next exchange would take these bytes for its answer. No public way leads
    from an answer to its parser; where the private one has changed, nothing happens (and a test fails).
    """
    parser: Any = answer.stream
    for name in ("_httpcore_stream", "_stream", "_connection", "_h11_state"):
        parser = getattr(parser, name, None)
    if parser is not None and parser.trailing_data[0]:
        parser.send_failed()  # httpcore keeps only connections whose exchange went well
