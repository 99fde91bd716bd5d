"""The wire: the Transport protocol, and HttpxTransport with its pools, slots and cancellation guard.

This is the only module that imports httpx. Two things together keep a cancelled call from losing a connection
for ever, which httpx 0.28 does otherwise: each exchange runs as the only child of an anyio task group, and no request
ever queues inside httpcore, since the slots are ours and a slot is freed only after its exchange has unwound.
"""

from __future__ import annotations

import ssl
import zlib
from collections import deque
from collections.abc import AsyncIterator, Mapping
from typing import Any, Protocol

import anyio
import anyio.to_thread
import httpx

from lytics_async.errors import (
    ArgumentError,
    ConnectError,
    ConnectionDropped,
    LifecycleError,
    LyticsError,
    Phase,
    RequestTimeout,
    ResponseError,
)
from lytics_async.operation import Host
from lytics_async.request import BodyStream, WireRequest, WireResponse

POOL_SIZE = 8
"""Connections a pool: httpcore scans its pool on every request, so one pool of 64 is ten times slower than 8 of 8."""
KEEPALIVE_EXPIRY = 30.0
"""Seconds an idle connection is kept."""
MAX_BODY = 256 * 1024 * 1024
"""Bytes of an answer at most, after decompression."""


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
        verify: the TLS context to trust; the system's by default (through httpx: certifi's).
        pool: an httpx transport to use instead of our own pools, such as `httpx.MockTransport`.
        pool_size: how many exchanges `pool` can carry at once; needed with `pool`, since a request must never
            queue inside it.
    """

    def __init__(
        self,
        *,
        concurrency: int = 64,
        bulk_concurrency: int = 16,
        verify: ssl.SSLContext | None = None,
        pool: httpx.AsyncBaseTransport | None = None,
        pool_size: int | None = None,
    ) -> None:
        if concurrency < 1 or bulk_concurrency < 1:
            raise ArgumentError("concurrency must be at least 1.")
        if (pool is None) != (pool_size is None):
            raise ArgumentError(
                "pool and pool_size go together: say how many connections the pool may open."
            )
        self._verify = verify
        self._context_lock: anyio.Lock | None = None
        self._closed = False
        if pool is not None and pool_size is not None:
            shared = _Lane(pool_size, pool_size, given=pool)
            self._lanes: dict[Host, _Lane] = {"api": shared, "bulk": shared}
        else:
            self._lanes = {
                "api": _Lane(concurrency, POOL_SIZE),
                "bulk": _Lane(bulk_concurrency, POOL_SIZE),
            }

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Exchange one request for one answer; see Transport.send."""
        if self._closed:
            raise LifecycleError("The client is closed; open a new one.")
        start = anyio.current_time()
        lane = self._lanes[request.host]
        shard = lane.acquire_now()
        if shard is None:
            shard = await lane.acquire(timeout)
        try:
            if shard.pool is None:
                shard.pool = await self._open_pool(request.url, lane.pool_size)
            exchange = _Exchange(request, shard.pool)
            async with anyio.create_task_group() as guard:
                guard.cancel_scope.deadline = min(
                    anyio.current_time() + attempt_timeout, start + timeout
                )
                guard.start_soon(exchange.run)
        finally:
            lane.release(shard)
        if exchange.response is not None:
            return exchange.response
        raise (
            exchange.error
            if exchange.error is not None
            else exchange.timed_out(anyio.current_time() - start)
        )

    async def aclose(self) -> None:
        """Close every connection; a transport that was handed in is its owner's to close."""
        self._closed = True
        for lane in self._lanes.values():
            for shard in lane.shards:
                if shard.pool is not None and lane.given is None:
                    await shard.pool.aclose()

    async def _open_pool(self, url: str, size: int) -> httpx.AsyncBaseTransport:
        context = self._verify
        if context is None and url.startswith("https:"):
            context = await self._build_context()
        return httpx.AsyncHTTPTransport(
            # A plain-HTTP pool never uses its context; an empty one saves reading the CA bundle.
            verify=context if context is not None else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            trust_env=False,
            limits=httpx.Limits(
                max_connections=size,
                max_keepalive_connections=size,
                keepalive_expiry=KEEPALIVE_EXPIRY,
            ),
        )

    async def _build_context(self) -> ssl.SSLContext:
        """Read the CA bundle in a thread, since it takes tens of milliseconds, and only once."""
        if self._context_lock is None:
            self._context_lock = anyio.Lock()
        async with self._context_lock:
            if self._verify is None:
                self._verify = await anyio.to_thread.run_sync(httpx.create_ssl_context)
            return self._verify


class _Shard:
    """One pool and the number of its connections that are free."""

    __slots__ = ("free", "pool")

    def __init__(self, free: int, pool: httpx.AsyncBaseTransport | None) -> None:
        self.free = free
        self.pool = pool


class _Waiter:
    """A caller in the queue, and the shard it was given."""

    __slots__ = ("event", "shard")

    def __init__(self) -> None:
        self.event = anyio.Event()
        self.shard: _Shard | None = None


class _Lane:
    """The slots of one host, first come, first served; a slot belongs to one pool."""

    def __init__(
        self, slots: int, pool_size: int, *, given: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self.pool_size = min(pool_size, slots)
        self.given = given
        self.shards = [
            _Shard(min(pool_size, slots - first), given) for first in range(0, slots, pool_size)
        ]
        self._waiting: deque[_Waiter] = deque()

    def acquire_now(self) -> _Shard | None:
        """Take a slot of the first pool that has one, so that few pools stay warm; None when there is none."""
        for shard in self.shards:
            if shard.free:
                shard.free -= 1
                return shard
        return None

    async def acquire(self, timeout: float) -> _Shard:
        """Wait for a slot, at most `timeout` seconds."""
        waiter = _Waiter()
        self._waiting.append(waiter)
        try:
            with anyio.move_on_after(timeout):
                await waiter.event.wait()
        except BaseException:
            if waiter.shard is not None:
                self.release(waiter.shard)
            raise
        finally:
            if waiter.shard is None:
                self._waiting.remove(waiter)
        if waiter.shard is None:
            raise RequestTimeout(
                f"No connection slot became free within {timeout:.3g} s: {sum(1 for _ in self.shards) * self.pool_size} "
                "calls are in flight. Raise concurrency= or timeout=.",
                phase="connect",
            )
        return waiter.shard

    def release(self, shard: _Shard) -> None:
        """Hand the slot to the first in the queue, or put it back."""
        if self._waiting:
            waiter = self._waiting.popleft()
            waiter.shard = shard
            waiter.event.set()
        else:
            shard.free += 1


class _Exchange:
    """One request and its answer, run as a task of its own; how far it came is kept for the error."""

    __slots__ = ("error", "phase", "pool", "request", "response")

    def __init__(self, request: WireRequest, pool: httpx.AsyncBaseTransport) -> None:
        self.request = request
        self.pool = pool
        self.phase: Phase = "connect"
        self.response: WireResponse | None = None
        self.error: LyticsError | None = None

    async def run(self) -> None:
        """Carry the exchange out; every failure ends up in `error`, so that the guard sees none."""
        try:
            answer = await self.pool.handle_async_request(self._httpx_request())
            try:
                headers = _headers(answer)
                body, problem = await _read(answer, headers.get("content-encoding", ""))
            finally:
                await answer.aclose()
            if problem is None:
                self.response = WireResponse(status=answer.status_code, headers=headers, body=body)
            else:
                self.error = ResponseError(
                    f"HTTP {answer.status_code}, but {problem}.",
                    status=answer.status_code,
                    may_have_been_processed=True,
                )
        except (
            httpx.TimeoutException
        ) as error:  # only a pool that was handed in has time limits of its own
            self.error = RequestTimeout(
                self._story("timed out"), phase=self.phase, **self._fate(error)
            )
        except (
            httpx.TransportError,
            httpx.InvalidURL,
            OSError,
            anyio.ClosedResourceError,
        ) as error:
            if self.phase == "connect":
                self.error = ConnectError(
                    self._story(str(error) or type(error).__name__),
                    phase="connect",
                    **self._fate(error),
                )
            else:
                self.error = ConnectionDropped(
                    self._story(str(error) or "the connection broke"),
                    phase=self.phase,
                    **self._fate(error),
                )

    def timed_out(self, elapsed: float) -> RequestTimeout:
        """The error for an exchange that its time limit ended."""
        return RequestTimeout(
            self._story(f"no whole answer after {elapsed:.3g} s"),
            phase=self.phase,
            may_have_been_processed=self.phase != "connect",
        )

    def _story(self, what: str) -> str:
        host = self.request.url.split("/", 3)[2]
        where = {"connect": "connecting to", "send": "sending to", "receive": "waiting for"}[
            self.phase
        ]
        return f"While {where} {host}: {what.rstrip('.')}."

    def _fate(self, error: Exception) -> dict[str, Any]:
        return {
            "may_have_been_processed": self.phase != "connect",
            "cause": f"{type(error).__name__}: {error}",
        }

    def _httpx_request(self) -> httpx.Request:
        request = self.request
        url = httpx.URL(request.url)
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
            extensions={"trace": self._trace},
        )

    async def _trace(self, event: str, _: Mapping[str, Any]) -> None:
        if event.endswith("send_request_headers.started"):
            self.phase = "send"
        elif event.endswith("receive_response_headers.started"):
            self.phase = "receive"


class _Slices(httpx.AsyncByteStream):
    """A BodyStream as httpx wants it."""

    def __init__(self, body: BodyStream) -> None:
        self._body = body

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._body.__aiter__()


def _headers(answer: httpx.Response) -> dict[str, str]:
    headers: dict[str, str] = {}
    for raw_name, raw_value in answer.headers.raw:
        name = raw_name.decode("latin-1").lower()
        value = raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


async def _read(answer: httpx.Response, encoding: str) -> tuple[bytes, str | None]:
    """Return the decoded body, or what is wrong with it; never holds more than MAX_BODY."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        inflate = None
    elif encoding in ("gzip", "x-gzip"):
        inflate = zlib.decompressobj(wbits=31)
    else:
        return b"", f"its body is encoded as {encoding!r}, which was not asked for"
    pieces: list[bytes] = []
    size = 0
    assert isinstance(answer.stream, httpx.AsyncByteStream)
    async for piece in answer.stream:
        if inflate is not None:
            try:
                piece = inflate.decompress(piece, MAX_BODY - size + 1)
            except zlib.error as error:
                return b"", f"its gzip body is broken ({error})"
        size += len(piece)
        if size > MAX_BODY:
            return b"", f"its body is larger than {MAX_BODY // 2**20} MiB"
        pieces.append(piece)
    if inflate is not None and pieces and not inflate.eof:
        return b"", "its gzip body ends too early"
    return pieces[0] if len(pieces) == 1 else b"".join(pieces), None
