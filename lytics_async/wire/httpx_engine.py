"""HttpxTransport: carries requests through a client or a transport of httpx.

httpx 0.28 permanently loses a connection of its pool when a request inside the pool is cancelled
natively. Two measures together prevent that: each exchange runs as the only child of an anyio task
group, and no request queues inside the pool, because its slot is acquired first and released only
after the exchange has unwound.
"""

from __future__ import annotations

import errno
import os
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import anyio
import anyio.lowlevel

from lytics_async.access.secret import Secret
from lytics_async.base.arguments import whole_problem
from lytics_async.base.settings import check_setting
from lytics_async.errors import ArgumentError, LifecycleError, Phase, RequestTimeout
from lytics_async.wire.decoding import MAX_RESPONSE_BYTES, Budget, UndecodableBody
from lytics_async.wire.descriptors import NO_DESCRIPTORS, Turns, has_descriptors, is_shortage
from lytics_async.wire.exchange import Exchange
from lytics_async.wire.home import Home
from lytics_async.wire.httpx_carriers import (
    Carrier,
    HttpxBaseTransport,
    HttpxClient,
    carrier_of,
)
from lytics_async.wire.httpx_failures import (
    chain,
    describe,
    is_of_network,
    is_timeout,
    kinds_of,
    phase_of,
    without_cancellation,
    without_token,
)
from lytics_async.wire.httpx_own import OwnCarriers, Owned
from lytics_async.wire.messages import BodyStream, Host, WireRequest, WireResponse
from lytics_async.wire.proxies import Proxies
from lytics_async.wire.slots import HostSlots
from lytics_async.wire.tls import Certificate, Tls, Verify
from lytics_async.wire.transport import Transport

HTTPX_CONNECTIONS = 100
"""The `max_connections` of a pool of httpx whose limits were not set."""


class HttpxTransport(Transport):
    """Carries requests through httpx or httpx2; the default engine on trio.

    A client or transport that you pass keeps its mounts, proxies, SOCKS, HTTP/2, ASGI, auth, event
    hooks, default headers and instrumentation, with these exceptions:

    - `base_url`, `params`, `timeout` and `follow_redirects` of a client have no effect.
    - Accept, Accept-Encoding, Authorization, Content-Length, Content-Type, Host, Transfer-Encoding
      and User-Agent are always those of Lytics's request. Only an auth flow can replace
      Authorization.
    - Cookies are sent and kept only if the client already has a cookie when you pass it.

    A client of httpx logs every URL at level INFO. For our own connections it logs only the origin.

    If the process has no file descriptor left for a connection, a request waits for the connection
    of another one. Our own connections to an origin are closed if no request is using any of them;
    httpx can close a single idle connection only by its age, so those of `pool` stay open.

    Args:
        pool: an `httpx.AsyncClient` or `httpx.AsyncBaseTransport`, or the same of httpx2; None =
            connections of our own. `aclose()` closes it.
        pool_size: `max_connections` of the `httpx.Limits` of `pool`; None = 100, the default of
            httpx. If it exceeds that limit, cancelled calls can block the pool permanently.
        concurrency: requests to the api host in flight.
        bulk_concurrency: requests to the bulk host in flight; one connection of `pool` is always
            left for the api host.
        verify: the trusted CAs of our own connections: a TLS context, or a file or directory of CA
            certificates; None = those of certifi.
        cert: their client certificate: a PEM file with its key, or the two files.
        proxy: URL of their HTTP proxy; None = from the environment.
        trust_env: have them use the proxies and certificate files that the environment names.
        max_response_bytes: limit of one response after decompression; a larger one is a
            ResponseError.

    Attributes:
        bulk_concurrency: requests to the bulk host in flight.

    Raises:
        ArgumentError: `pool` is not an asynchronous client or transport, or arguments conflict.
        ConfigurationError: another argument is not valid.
    """

    def __init__(
        self,
        pool: HttpxClient | HttpxBaseTransport | None = None,
        *,
        pool_size: int | None = None,
        concurrency: int = 64,
        bulk_concurrency: int = 16,
        verify: Verify | None = None,
        cert: Certificate | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        if pool is None and pool_size is not None:
            raise ArgumentError(
                "pool_size is the number of connections of pool, so it requires pool."
            )
        check_setting("concurrency", whole_problem(concurrency))
        check_setting("bulk_concurrency", whole_problem(bulk_concurrency))
        if pool_size is not None:
            check_setting("pool_size", whole_problem(pool_size))
        if pool is not None and (verify is not None or cert is not None or proxy is not None):
            raise ArgumentError(
                "verify, cert and proxy have no effect on the httpx client or transport that you "
                "pass. Set them there."
            )
        self._given = None if pool is None else Owned(carrier_of(pool))
        self._proxies = Proxies(proxy, trust_env=trust_env)
        self._tls = Tls(verify=verify, cert=cert, trust_env=trust_env)
        if pool is None:
            pool_size = concurrency + bulk_concurrency
        self._pool_size = HTTPX_CONNECTIONS if pool_size is None else pool_size
        self._concurrency = concurrency
        self.bulk_concurrency: int = max(1, min(bulk_concurrency, self._pool_size - 1))
        self._max_response_bytes = max_response_bytes
        self._start_again()
        self._home = Home()
        self._closed = False
        # Whether the loop that opened the connections of `pool` is closed.
        self._stranded = False

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Send one request and return its response with the whole body.

        Args:
            attempt_timeout: seconds for the exchange itself, once it has a slot.
            timeout: seconds in total, including the wait for a slot.

        Raises:
            TransportError: no complete response arrived.
            ResponseError: the response is larger than `max_response_bytes`, or cannot be decoded.
            LifecycleError: this engine is closed, or belongs to another event loop.
        """
        try:
            start = anyio.current_time()
            self._enter()
            await self._load(request.url)
        except OSError as error:  # of an import
            if not is_shortage(error):
                raise
            exchange = _HttpxExchange(request, self._max_response_bytes, self._budget)
            exchange.phase = "connect"
            exchange.fail(error, NO_DESCRIPTORS)
            return exchange.result(0.0)
        async with (
            _slot(self._slots[request.host], start + timeout),
            _slot(self._places, start + timeout),
        ):
            deadline = min(anyio.current_time() + attempt_timeout, start + timeout)
            exchange = await self._exchange(request, deadline)
        raised, exchange.raised = exchange.raised, None
        expired = anyio.current_time() >= deadline
        if raised is not None and not (expired and without_cancellation(raised) is None):
            try:
                raise without_token(raised)
            finally:
                del raised  # else the traceback and this frame keep each other alive
        return exchange.result(anyio.current_time() - start)

    async def _load(self, url: str) -> None:
        """Import what the first request needs, which cannot be done without a file descriptor."""
        if self._given is None:
            await self._own.find(url)

    async def _exchange(self, request: WireRequest, deadline: float) -> _HttpxExchange:
        """Carry out an exchange; without a descriptor for it, use the connection of another."""
        turns = self._turns
        while True:
            exchange = _HttpxExchange(request, self._max_response_bytes, self._budget)
            owned = self._given or await self._own.find(request.url)
            lacks = freed = False
            turns.begin()
            try:
                await _run(exchange, owned, deadline)
                lacks = exchange.lacks_descriptor
                freed = lacks and await self._own.close_idle()
            finally:
                turns.end(lacks and not freed)
            if freed:
                continue
            if not lacks:
                return exchange
            may_try = False
            with anyio.move_on_after(deadline - anyio.current_time()):
                may_try = await turns.wait()
            if may_try or (has_descriptors() and anyio.current_time() < deadline):
                continue
            exchange.fail(OSError(errno.EMFILE, os.strerror(errno.EMFILE)), NO_DESCRIPTORS)
            return exchange

    async def aclose(self) -> None:
        """Close every connection; `pool`, too."""
        self._closed = True
        if self._home.here:  # else they belong to another process, or to a loop that is gone
            await self._own.aclose()
        can_close = not self._is_networked or (self._home.here and not self._stranded)
        if self._given is not None and can_close:
            await self._given.carrier.aclose()

    async def tls_context(self) -> ssl.SSLContext | None:
        """Return the TLS context of our own connections; None for those of `pool`."""
        return await self._tls.context() if self._given is None else None

    def proxy_for(self, url: str) -> Secret | None:
        """Return the proxy of our own connections; None for those of `pool`, which is unknown."""
        proxy = self._proxies.for_url(url) if self._given is None else None
        return None if proxy is None else proxy.url

    @property
    def _is_networked(self) -> bool:
        """Whether `pool` has connections, which belong to the loop that opened them."""
        return self._given is not None and self._given.is_used

    def _enter(self) -> None:
        if self._closed:
            raise LifecycleError("The client is closed; open a new one.")
        if self._home.enter():
            self._start_again()
            self._stranded = self._is_networked
        if self._stranded:
            raise LifecycleError(
                "The httpx client or transport that sends the requests has connections of an "
                "event loop that is closed. Make it, and AsyncLytics, inside the function that you "
                "pass to asyncio.run()."
            )

    def _start_again(self) -> None:
        """Drop the connections of a closed event loop, and the slots that its tasks hold."""
        self._own = OwnCarriers(self._pool_size, self._proxies, self._tls)
        self._turns = Turns()
        self._budget = Budget(2 * self._max_response_bytes)
        self._slots: dict[Host, HostSlots[None]] = {
            "api": HostSlots(self._concurrency),
            "bulk": HostSlots(self.bulk_concurrency),
        }
        # For both hosts: they share a pool, which may have fewer connections than they have slots.
        self._places: HostSlots[None] = HostSlots(self._pool_size)


class _HttpxExchange(Exchange):
    """One request and its response, run as a task of its own.

    Attributes:
        raised: the exception of the caller's own code, such as a mock or an event hook; re-raised
            outside the task.
        networked: whether httpx reports that the response came over a connection.
        lacks_descriptor: whether no connection could be opened for lack of a file descriptor.
    """

    __slots__ = ("_fresh", "_traced", "lacks_descriptor", "networked", "raised")

    def __init__(self, request: WireRequest, max_response_bytes: int, budget: Budget) -> None:
        # Not every transport reports its progress; the request must then be assumed to have
        # arrived.
        super().__init__(
            request, max_response_bytes=max_response_bytes, budget=budget, phase="receive"
        )
        self.raised: BaseException | None = None
        self.networked = False
        self.lacks_descriptor = False
        self._traced = False
        self._fresh = False

    async def run(self, carrier: Carrier) -> None:
        """Carry out the exchange; store every exception except a cancellation."""
        content = _Pieces(self.request.body, self)
        try:
            response = await self._respond(carrier, content)
            self.networked = "network_stream" in response.extensions
            try:
                await self._read(response)
            finally:
                await response.aclose()
        except UndecodableBody as problem:
            self.undecodable(problem)
        except BaseException as error:
            failure = without_cancellation(error)
            if failure is None:
                self.raised = self.raised or error  # a mock may raise it, too
                raise
            if self.raised is None and self.outcome is None:
                self._judge(failure)
        finally:
            await content.aclose()

    async def _respond(self, carrier: Carrier, content: _Pieces) -> Any:
        try:
            return await carrier.send(self.request, content, self._trace)
        except Exception as error:
            # An event hook may call raise_for_status(), as the documentation of httpx shows.
            response = getattr(error, "response", None)
            if "HTTPStatusError" not in kinds_of(error) or response is None:
                raise
            return response

    async def _read(self, response: Any) -> None:
        if response.is_stream_consumed:  # by an event hook, or by a mock that never had a stream
            headers = response.headers.copy()
            headers.pop("Content-Encoding", None)
            self.begin_response(response.status_code, headers.raw).feed(response.content)
            self.complete()
            return
        body = self.begin_response(response.status_code, response.headers.raw)
        pieces = response.aiter_raw()
        try:
            async for piece in pieces:
                body.feed(piece)
                while body.pending:
                    await anyio.lowlevel.checkpoint()
                    body.step()
            self.complete()
        except UndecodableBody:
            await _end(pieces)
            raise
        finally:
            body.release()

    async def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Record the progress of the request; the "trace" extension of httpx."""
        name = event.partition(".")[2]
        if name == "connect_tcp.started":
            self._fresh = True
            peer = info.get("host")
            direct = peer == urlsplit(self.request.url).hostname
            self.via = "" if direct else f"{peer}:{info.get('port')}"
        phase = _PHASES.get(name)
        if phase is None or getattr(info.get("request"), "method", None) == b"CONNECT":
            return
        if phase == "send":
            self.reused = not self._fresh
        # A transport may retry by itself, and an earlier attempt may have arrived.
        if not self._traced or _ORDER.index(phase) > _ORDER.index(self.phase):
            self.phase = phase
        self._traced = True

    def _judge(self, error: BaseException) -> None:
        if not isinstance(error, Exception) or not is_of_network(error):
            self.raised = error
            return
        if not self._traced:
            self.phase = phase_of(error)
        what, permanent = describe(error)
        if permanent and self.head is None:
            # With TLS 1.3, a refusal may arrive in place of the response; nothing was processed.
            self.phase = "connect"
        if self.phase == "connect" or not is_timeout(error):
            self.lacks_descriptor = self.phase == "connect" and any(
                isinstance(each, OSError) and is_shortage(each) for each in chain(error)
            )
            self.fail(error, what, permanent=permanent)
            return
        self.outcome = self._response_without_body() or RequestTimeout(
            self._describe(self._scrub(what)),
            phase=self.phase,
            silent=not self.heard,
            cause=f"{type(error).__name__}: {self._scrub(what)}",
        )


_PHASES: dict[str, Phase] = {
    "connect_tcp.started": "connect",
    "connect_unix_socket.started": "connect",
    "send_request_headers.started": "send",
    "receive_response_headers.started": "receive",
}
_ORDER: tuple[Phase, ...] = ("connect", "send", "receive")


class _Pieces:
    """The body of a request as httpx sends it.

    httpx drops it half-read when a connection breaks, and trio warns about a dropped generator, so
    it is closed explicitly. An exception of the body always belongs to the caller.
    """

    def __init__(self, body: bytes | BodyStream, exchange: _HttpxExchange) -> None:
        self._body = body
        self._exchange = exchange
        self._pieces: AsyncIterator[bytes] | None = None

    def __aiter__(self) -> AsyncIterator[bytes]:
        body = self._body
        self._pieces = _whole(body) if isinstance(body, bytes) else body.__aiter__()
        return self

    async def __anext__(self) -> bytes:
        assert self._pieces is not None
        try:
            return bytes(await anext(self._pieces))  # it may be a view; bytes are not copied
        except StopAsyncIteration:
            raise
        except Exception as error:
            self._exchange.raised = error
            raise

    async def aclose(self) -> None:
        if isinstance(self._pieces, AsyncGenerator):
            await self._pieces.aclose()


async def _whole(body: bytes) -> AsyncIterator[bytes]:
    yield body


async def _run(exchange: _HttpxExchange, owned: Owned, deadline: float) -> None:
    """Carry out an exchange as the only child of a task group, at most until `deadline`."""
    owned.active += 1
    try:
        async with anyio.create_task_group() as guard:
            guard.cancel_scope.deadline = deadline
            guard.start_soon(exchange.run, owned.carrier)
    finally:
        owned.active -= 1
    owned.is_used = owned.is_used or exchange.networked


@asynccontextmanager
async def _slot(slots: HostSlots[None], deadline: float) -> AsyncIterator[None]:
    slot = slots.try_acquire() or await slots.acquire(deadline - anyio.current_time())
    try:
        yield
    finally:
        slots.release(slot)


async def _end(pieces: AsyncGenerator[bytes, None]) -> None:
    """Close the generators that read a response, and its connection with them.

    Closing only the outer one would leave the inner ones to the garbage collector, and trio warns
    about that. A cancellation at the innermost `await` unwinds all of them.
    """
    with suppress(Exception), anyio.CancelScope() as scope:
        scope.cancel()
        for _ in range(_BUFFERED_PIECES):
            await anext(pieces)
    await pieces.aclose()


_BUFFERED_PIECES = 20_000
"""More than the chunks in one 64 KiB read of httpcore. The body of a mock may be endless."""
