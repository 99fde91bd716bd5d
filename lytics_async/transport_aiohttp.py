"""AiohttpTransport: the same wire over aiohttp, for high request rates. Needs the extra `aiohttp`; asyncio only.

aiohttp's conveniences are off, because the layers above have their own: no cookies, no redirects, no replay of requests,
no inflating without a limit, no password from `.netrc`; a URL is sent as it was quoted.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import sniffio

try:
    import aiohttp
    from yarl import URL
except ImportError as error:
    raise ImportError(
        "AiohttpTransport needs the package aiohttp: pip install 'lytics-async[aiohttp]'"
    ) from error

from lytics_async.errors import LifecycleError
from lytics_async.network import Certificate, Network, Verify
from lytics_async.operation import Host
from lytics_async.request import BodyStream, WireRequest, WireResponse
from lytics_async.secret import Secret
from lytics_async.transport import KEEPALIVE_EXPIRY, default_context
from lytics_async.wire.decoding import MAX_RESPONSE_BYTES, UndecodableBody
from lytics_async.wire.exchange import Exchange
from lytics_async.wire.slots import Lane

SLICE = 256 * 1024
"""Bytes of a body handed to aiohttp at once; larger ones cost memory under TLS, smaller ones time (measured)."""


class AiohttpTransport:
    """Speaks HTTP/1.1 through an `aiohttp.ClientSession` for each host.

    Args:
        concurrency: exchanges with the api host at once.
        bulk_concurrency: exchanges with the bulk host at once; apart, so that an upload never starves look-ups.
        verify, cert, proxy, trust_env: as for HttpxTransport.
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
        max_response_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        self._network = Network(
            verify=verify,
            cert=cert,
            proxy=proxy,
            trust_env=trust_env,
            default_context=default_context,
        )
        self.bulk_concurrency = bulk_concurrency
        self._max_response_bytes = max_response_bytes
        self._closed = False
        # aiohttp finds a connection without a scan, so that one pool a host is enough.
        self._lanes: dict[Host, Lane[aiohttp.ClientSession]] = {
            "api": Lane(concurrency, concurrency),
            "bulk": Lane(bulk_concurrency, bulk_concurrency),
        }

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Exchange one request for one answer; see Transport.send."""
        if self._closed:
            raise LifecycleError("The client is closed; open a new one.")
        self._network.enter()
        if sniffio.current_async_library() != "asyncio":
            raise LifecycleError("AiohttpTransport runs on asyncio only; use HttpxTransport here.")
        now = asyncio.get_running_loop().time
        start = now()
        lane = self._lanes[request.host]
        shard = lane.acquire_now()
        if shard is None:
            shard = await lane.acquire(timeout)
        try:
            if shard.pool is None:
                context = None
                if request.url.startswith("https:"):
                    context = await self._network.tls_context()
                if shard.pool is None:  # else another call has opened it meanwhile
                    shard.pool = _open_session(context, self._network.proxy_for(request.url))
            exchange = _AiohttpExchange(request, max_response_bytes=self._max_response_bytes)
            try:
                async with asyncio.timeout_at(min(now() + attempt_timeout, start + timeout)):
                    await exchange.run(shard.pool)
            except TimeoutError:
                pass  # an exchange without an outcome has timed out
        finally:
            lane.release(shard)
        return exchange.result(now() - start)

    async def aclose(self) -> None:
        """Close every connection."""
        self._closed = True
        if not self._network.at_home:
            return  # the connections are those of another loop or process
        for lane in self._lanes.values():
            for shard in lane.shards:
                if shard.pool is not None:
                    await shard.pool.close()

    async def tls_context(self) -> ssl.SSLContext:
        """Return the TLS context that connections are made with."""
        return await self._network.tls_context()

    def proxy_for(self, url: str) -> Secret | None:
        """Return the proxy through which a URL is reached, if any."""
        return self._network.proxy_for(url)


def _open_session(context: ssl.SSLContext | None, proxy: Secret | None) -> aiohttp.ClientSession:
    trace = aiohttp.TraceConfig()
    trace.on_connection_reuseconn.append(_on_reuse)
    trace.on_request_headers_sent.append(_on_headers)
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            limit=0,  # the slots are ours
            keepalive_timeout=KEEPALIVE_EXPIRY,
            ssl=context if context is not None else True,
        ),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None, connect=None, sock_connect=None, sock_read=None),
        auto_decompress=False,
        trust_env=False,
        proxy=None if proxy is None else proxy.reveal(),
        skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
        trace_configs=[trace],
        middlewares=(_send_once,),
    )


class _AiohttpExchange(Exchange):
    """One request and its answer; a cancelled one gives its connection up."""

    __slots__ = ()

    async def run(self, session: aiohttp.ClientSession) -> None:
        """Carry the exchange out; every failure but cancellation ends up in `outcome`."""
        request = self.request
        headers = [*request.headers]
        length = request.body.length if not isinstance(request.body, bytes) else len(request.body)
        if length or request.method in ("POST", "PUT", "PATCH"):
            headers.append(("Content-Length", str(length)))
        try:
            async with session.request(
                request.method,
                URL(request.url, encoded=True),
                headers=headers,
                data=_Slices(self, request.body) if length else None,
                allow_redirects=False,
                trace_request_ctx=self,
            ) as answer:
                body = self.answered(answer.status, answer.raw_headers)
                async for piece in answer.content.iter_any():
                    body.feed(piece)
            self.finished()
        except UndecodableBody as problem:
            self.undecodable(problem)
        except _Broken as broken:
            self.broke(broken.cause, _words(broken.cause))
        except (aiohttp.ClientError, OSError) as error:
            self.broke(error, _words(error))


class _Broken(Exception):
    """Carries a connection's failure past aiohttp, which would send a GET, PUT or DELETE again on its own."""

    def __init__(self, cause: Exception) -> None:
        self.cause = cause


async def _send_once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    try:
        return await handler(request)
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        cause = error
    raise _Broken(cause)


def _words(error: Exception) -> str | None:
    """What happened, where aiohttp's own words quote the URL or the answer; else None."""
    if isinstance(error, aiohttp.ClientResponseError):
        return "what came back is no HTTP"
    if isinstance(error, aiohttp.ClientOSError) and not isinstance(
        error, aiohttp.ClientConnectorError
    ):
        return error.strerror if error.errno is not None else "the connection broke"
    return None


async def _on_reuse(_: aiohttp.ClientSession, context: SimpleNamespace, __: Any) -> None:
    context.trace_request_ctx.reused = True


async def _on_headers(_: aiohttp.ClientSession, context: SimpleNamespace, __: Any) -> None:
    exchange: Exchange = context.trace_request_ctx
    exchange.phase = "send" if exchange.request.body else "receive"


class _Slices:
    """The body in slices, however it was given. A slice is asked for when the one before it has been taken over."""

    def __init__(self, exchange: Exchange, body: bytes | BodyStream) -> None:
        self._exchange = exchange
        self._slices = _cut(body) if isinstance(body, bytes) else body.__aiter__()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            return await self._slices.__anext__()
        except StopAsyncIteration:
            self._exchange.phase = "receive"
            raise


async def _cut(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), SLICE):
        yield body[start : start + SLICE]
