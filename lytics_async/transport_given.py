"""A transport of httpx that the user hands in, such as `httpx.MockTransport`, or one with settings of his own.

Two things together keep a cancelled call from losing a connection of its pool for ever, which httpx 0.28 does otherwise:
each exchange runs as the only child of an anyio task group, and no request ever queues inside the pool, since the slots are
ours and a slot is freed only after its exchange has unwound.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

import anyio
import httpx

from lytics_async.request import BodyStream, WireRequest, WireResponse
from lytics_async.wire.decoding import UndecodableBody
from lytics_async.wire.exchange import Exchange
from lytics_async.wire.slots import Lane


class GivenPool:
    """Carries requests through a transport of httpx; both hosts share its slots.

    Args:
        pool: the transport; it is its owner's to close.
        size: how many exchanges it can carry at once.
        max_response_bytes: what one answer may have after decompression.
    """

    def __init__(self, pool: httpx.AsyncBaseTransport, size: int, max_response_bytes: int) -> None:
        self._pool = pool
        self._lane = Lane(size, size, given=pool)
        self._max_response_bytes = max_response_bytes

    async def send(
        self, request: WireRequest, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Exchange one request for one answer; see Transport.send."""
        start = anyio.current_time()
        slot = self._lane.acquire_now()
        if slot is None:
            slot = await self._lane.acquire(timeout)
        try:
            exchange = _HttpxExchange(
                request,
                # It may not tell how far a request came, which must then be taken to have arrived.
                phase="receive",
                max_response_bytes=self._max_response_bytes,
            )
            async with anyio.create_task_group() as guard:
                guard.cancel_scope.deadline = min(
                    anyio.current_time() + attempt_timeout, start + timeout
                )
                guard.start_soon(exchange.run, self._pool)
        finally:
            self._lane.release(slot)
        return exchange.result(anyio.current_time() - start)


class _HttpxExchange(Exchange):
    """One request and its answer, run as a task of its own."""

    __slots__ = ("_fresh",)

    _fresh: bool

    async def run(self, pool: httpx.AsyncBaseTransport) -> None:
        """Carry the exchange out; every failure ends up in `outcome`, so that the guard sees none."""
        self._fresh = False
        try:
            answer = await pool.handle_async_request(self._httpx_request())
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
        url = httpx.URL(request.url)
        body = request.body
        headers = [("Host", url.netloc.decode("ascii")), *request.headers]
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
