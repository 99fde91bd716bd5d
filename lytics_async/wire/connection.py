"""One connection: an asyncio.Protocol that drives the parser of httptools, one exchange at a time.

The class of the loop's transport does not matter, so every loop compatible with asyncio works.
"""

from __future__ import annotations

import asyncio
import os
import select
import ssl
from collections.abc import AsyncGenerator, AsyncIterable, Callable
from contextlib import suppress
from typing import cast

import httptools

from lytics_async.wire.decoding import BodyDecoder, UndecodableBody
from lytics_async.wire.exchange import Exchange
from lytics_async.wire.tls import explain, refuses_client

KEEPALIVE_EXPIRY = 30.0
"""Seconds for which an idle connection is kept."""
MAX_HEAD = 1024 * 1024
"""Bytes of a response outside its body at most: heads, interim (1xx) responses and trailers."""
LONG_BODY = 64 * 1024
"""Bytes from which a body is written separately from its head."""
_WRITE_BUFFER = 64 * 1024
"""Bytes in the write buffer at which the next slice of a body waits for the kernel."""
_SLICE = 256 * 1024
_LONG_READ = 16 * 1024
"""Bytes of one read after which other tasks run: uvloop would read 32 times before they do."""


class Hangup(ConnectionError):
    """The server ended the connection or its response prematurely."""


class Connection(asyncio.Protocol):
    """Carries exchanges; `clean` while it can carry another.

    Args:
        origin: what the connection leads to; compared before it is reused.
    """

    __slots__ = (
        "_body",
        "_deadline",
        "_done",
        "_drained",
        "_exchange",
        "_failure",
        "_head_left",
        "_headers",
        "_idle_since",
        "_is_complete",
        "_is_full",
        "_is_received",
        "_loop",
        "_parser",
        "_poll",
        "_sending",
        "_timer",
        "_transport",
        "_until_close",
        "clean",
        "lost",
        "origin",
    )

    def __init__(self, loop: asyncio.AbstractEventLoop, origin: object) -> None:
        self.origin: object = origin
        self.clean: bool = True
        self.lost: asyncio.Future[None] = loop.create_future()
        self._loop = loop
        self._exchange: Exchange | None = None
        self._body: BodyDecoder | None = None
        self._failure: Exception | None = None
        self._headers: list[tuple[bytes, bytes]] = []
        self._sending: asyncio.Timeout | None = None
        self._drained: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._deadline = 0.0
        self._is_full = self._is_received = False
        self._idle_since = 0.0

    # what the owner of the slot calls

    def is_usable(self, origin: object) -> bool:
        """Return whether another exchange may follow, as far as the client can see."""
        return (
            self.clean
            and self.origin is origin
            and self._loop.time() - self._idle_since < KEEPALIVE_EXPIRY
            # The loop may not have run since the server closed the connection or sent unrequested
            # data.
            and not self._poll(0)
        )

    async def run(self, exchange: Exchange, head: bytes, deadline: float) -> None:
        """Carry out an exchange, at most until `deadline` on the clock of the loop.

        Whatever the server does becomes the outcome of the exchange; after a timeout it has none.
        """
        loop = self._loop
        self._exchange = exchange
        self._headers = []
        self._head_left = MAX_HEAD
        self._until_close = self._is_received = self._is_complete = False
        self._body = self._failure = None
        self._parser = httptools.HttpResponseParser(self)
        done = self._done = loop.create_future()
        if not self.clean:
            self._end(Hangup("the server closed the connection before the request was sent"))
            return self._conclude(exchange)
        self._set_timer(deadline)
        body = exchange.request.body
        is_sent = True
        try:
            exchange.phase = "send"
            if isinstance(body, bytes) and len(body) < LONG_BODY:
                self._transport.write(head + body if body else head)
                del head  # it contains the token, which no traceback may show
            else:
                self._transport.write(head)
                del head
                pieces = _slices(body) if isinstance(body, bytes) else body
                is_sent = await self._send(pieces, deadline)
            if is_sent:
                exchange.phase = "receive"
            await done
            self._conclude(exchange)
        finally:
            if self._body is not None:
                self._body.release()
            self._exchange = None
            self._idle_since = loop.time()
            if not is_sent or exchange.outcome is None:
                self.clean = False

    def _set_timer(self, deadline: float) -> None:
        """End the exchange at `deadline`.

        A timer of an earlier exchange that fires sooner is kept and set again when it fires, which
        saves a cancelled timer per exchange.
        """
        self._deadline = deadline
        if self._timer is not None and self._timer.when() > deadline:
            self._timer.cancel()
            self._timer = None
        if self._timer is None:
            self._timer = self._loop.call_at(deadline, self._on_timer)

    def _on_timer(self) -> None:
        self._timer = None
        if self._exchange is None or self._done.done():
            return
        if self._loop.time() < self._deadline:
            self._set_timer(self._deadline)
        else:
            self._end(None)

    def abort(self) -> None:
        """Close without a TLS shutdown: there is nothing to flush, or no peer that reads."""
        self.clean = False
        if self._timer is not None:
            self._timer.cancel()
        if not self.lost.done():  # transports of asyncio may raise if they are aborted later
            self._transport.abort()

    async def _send(self, body: AsyncIterable[bytes | memoryview], deadline: float) -> bool:
        """Send a long body; return False if the exchange ended before all of it was written."""
        pieces = aiter(body)
        is_sent = False
        limit = self._sending = asyncio.timeout_at(deadline)
        try:
            async with limit:
                async for piece in pieces:
                    if self._poll(0):
                        # Let the loop read before the next write fails: a refusal may have arrived,
                        # followed by a reset.
                        await asyncio.sleep(0)
                    if self._is_over:
                        break
                    self._transport.write(piece)
                    # A fast server accepts every slice immediately; let other tasks run.
                    await asyncio.sleep(0)
                    while self._is_full:
                        self._drained = self._loop.create_future()
                        await self._drained
                else:
                    is_sent = True  # a fast server may have responded by now
        except TimeoutError:
            if not limit.expired():
                raise  # it is the body's own
        finally:
            self._sending = None
            if isinstance(pieces, AsyncGenerator):
                await pieces.aclose()
        return is_sent

    def _stop_sending(self) -> None:
        """Interrupt `_send()`, whatever it is waiting for."""
        if self._sending is not None and not self._sending.expired():
            self._sending.reschedule(self._loop.time())

    @property
    def _is_over(self) -> bool:
        """Whether sending can stop: the final response has begun, or the exchange has ended."""
        return self._body is not None or self._done.done()

    def _conclude(self, exchange: Exchange) -> None:
        """Convert what the callbacks recorded into the outcome."""
        failure = self._failure
        try:
            if self._is_complete:
                exchange.complete()
        except UndecodableBody as problem:
            failure = problem
        if isinstance(failure, UndecodableBody):
            exchange.undecodable(failure)
        elif isinstance(failure, ssl.SSLError):
            if refuses_client(failure) and not exchange.heard:
                exchange.phase = "connect"
            words, is_permanent = explain(failure)
            exchange.fail(failure, words, permanent=is_permanent)
        elif failure is not None:
            exchange.fail(failure)

    def _end(self, failure: Exception | None) -> None:
        """End the exchange with a failure, or by its time limit."""
        self.clean = False
        if self._exchange is not None and not self._done.done():
            self._failure = failure
            self._done.set_result(None)
            self._stop_sending()

    def _received(self) -> None:
        """Note that the whole response has arrived; its body may still have to be inflated."""
        self._is_received = True
        if self._body is None or not self._body.pending:
            self._is_complete = True
            self._done.set_result(None)

    def _inflate(self) -> None:
        """Inflate the next step of a body in a separate loop iteration, so that other tasks run."""
        body = self._body
        if body is None or self._done.done():
            return
        try:
            body.step()
        except UndecodableBody as problem:
            self._end(problem)
            return
        if body.pending:
            self._loop.call_soon(self._inflate)
            return
        self._resume_reading()
        if self._is_received:
            self._received()

    def _resume_reading(self) -> None:
        """Resume reading, unless a part of the body still has to be inflated."""
        is_behind = self._body is not None and self._body.pending
        if not is_behind and not self._transport.is_closing():
            self._transport.resume_reading()

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._transport.set_write_buffer_limits(high=_WRITE_BUFFER)
        self._poll = _poller(transport.get_extra_info("socket").fileno())

    def data_received(self, data: bytes) -> None:
        if self._exchange is None or self._done.done():
            self.abort()  # unrequested data
            return
        self._exchange.heard = True
        if self._is_received:
            self.clean = False  # bytes that follow the response
            return
        self._head_left -= len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self._end(Hangup("the server switched to another protocol"))
        except Exception as error:
            self._end(error)
        else:
            if self._head_left < 0:
                self._end(Hangup(f"the response has a head or trailer of over {MAX_HEAD:,} bytes"))
            elif len(data) >= _LONG_READ and not self._is_received:
                self._transport.pause_reading()
                self._loop.call_soon(self._resume_reading)

    def eof_received(self) -> None:
        if self._until_close and not self._done.done() and self._ended_properly():
            self._received()
        self._hang_up(None)

    def connection_lost(self, exc: Exception | None) -> None:
        _wake(self.lost)
        if self._timer is not None:
            self._timer.cancel()
        if exc is not None and self._exchange is not None and not self._done.done():
            self._read_what_came_before()
        self._hang_up(exc)

    def _hang_up(self, error: Exception | None) -> None:
        self.clean = False
        if not self._is_received:
            self._end(error or Hangup("the server closed the connection"))

    def pause_writing(self) -> None:
        self._is_full = True

    def resume_writing(self) -> None:
        self._is_full = False
        _wake(self._drained)

    # httptools

    def on_message_begin(self) -> None:
        if self._is_received:
            self.clean = False  # the response is followed by another one

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._body is None:  # later ones are trailers
            self._headers.append((name, value))

    def on_headers_complete(self) -> None:
        exchange = self._exchange
        if exchange is None or self._done.done() or self._is_received:
            return
        status = self._parser.get_status_code()
        if status < 200:
            self._headers = []
            return
        self.clean = self.clean and self._parser.should_keep_alive()
        is_head = exchange.request.method == "HEAD"
        try:
            self._body = exchange.begin_response(status, self._headers)
        except UndecodableBody as problem:
            self._end(problem)
            return
        assert exchange.head is not None
        headers = exchange.head[1]
        self._until_close = not (
            is_head
            or status in (204, 304)
            or "content-length" in headers
            or headers.get("transfer-encoding", "").lower().endswith("chunked")
        )
        self._stop_sending()
        if is_head:  # the parser would wait for a body that will not come
            self._received()

    def on_body(self, body: bytes) -> None:
        if self._body is None or self._is_received or self._done.done():
            self.clean = False
            return
        try:
            self._head_left = MAX_HEAD  # the trailers that may follow have a limit of their own
            was_pending = self._body.pending
            self._body.feed(body)
        except UndecodableBody as problem:
            self._end(problem)
            return
        if self._body.pending and not was_pending:
            self._transport.pause_reading()
            self._loop.call_soon(self._inflate)

    def on_message_complete(self) -> None:
        if self._body is not None and not self._is_received and not self._done.done():
            self._received()

    def _ended_properly(self) -> bool:
        """Return whether the peer closed TLS properly; otherwise the body may be truncated."""
        tls = self._transport.get_extra_info("ssl_object")
        if tls is None:
            return True
        try:
            return not tls.read(1)
        except ssl.SSLZeroReturnError:
            return True
        except ssl.SSLError:
            return False

    def _read_what_came_before(self) -> None:
        """Read a refusal that the server sent before it reset the connection."""
        if self._transport.get_extra_info("ssl_object") is None:
            with suppress(OSError):
                while data := os.read(self._transport.get_extra_info("socket").fileno(), LONG_BODY):
                    self.data_received(data)


async def _slices(body: bytes) -> AsyncGenerator[memoryview, None]:
    view = memoryview(body)
    for start in range(0, len(body), _SLICE):
        yield view[start : start + _SLICE]


def _poller(number: int) -> Callable[[int], object]:
    """Return a function that, called with 0, returns whether a socket is readable or closed."""
    if not hasattr(select, "poll"):  # Windows
        return lambda _: select.select([number], [], [], 0)[0]
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return poll.poll


def _wake(future: asyncio.Future[None] | None) -> None:
    if future is not None and not future.done():
        future.set_result(None)
