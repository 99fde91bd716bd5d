"""The server of the tests: on a raw loopback socket, it misbehaves as it is told, request by
request.

A fault is a coroutine that gets the Turn it is to spoil. The server plays the faults of its script
in turn, then `usual` forever; it counts requests and connections, so that a test can say what the
client did.

Servers live in a thread and on an event loop of their own. So one server serves tests on asyncio,
uvloop and trio, it acts while the test's loop stands still, and it never waits for a loop that is
kept busy. A test changes `script` and `usual`, reads the counters, and calls the methods of
FaultServer; what belongs to a connection (Turn) is for faults only.
"""

import asyncio
import atexit
import socket
import ssl
import struct
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from functools import cache
from typing import Any, Self, TypeVar

T = TypeVar("T")

OK = b'{"data":1,"status":200,"message":"success"}'

_PATIENCE = 10.0
"""Seconds that a test waits for the server's thread."""


class Turn:
    """One request: its head, and the two ends of its connection. The body is read only if the fault
    reads it.
    """

    def __init__(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int
    ) -> None:
        self.head = head
        self.reader = reader
        self.writer = writer
        self.number = number
        """How many requests came before it on this connection."""

    @property
    def method(self) -> str:
        return self.head.split(b" ", 1)[0].decode("ascii")

    @property
    def target(self) -> str:
        return self.head.split(b" ", 2)[1].decode("ascii")

    @property
    def length(self) -> int:
        return int(self.header("content-length") or 0)

    def header(self, name: str) -> str | None:
        for line in self.head.split(b"\r\n")[1:]:
            key, _, value = line.partition(b":")
            if key.lower() == name.lower().encode():
                return value.strip().decode("latin-1")
        return None

    async def read_body(self) -> bytes:
        return await self.reader.readexactly(self.length)

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def close(self) -> None:
        """Close as a server does that has said all it had to say."""
        self.writer.close()

    def reset(self) -> None:
        """Close with an RST instead of a FIN."""
        raw = self.writer.get_extra_info("socket")
        if raw is not None:  # else the client was faster
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    def truncate(self) -> None:
        """Close with a FIN, and over TLS without its close_notify."""
        self.writer.transport.abort()

    async def until_client_is_done(self) -> None:
        """Read on and forget it, until the client has closed its side."""
        while await self.reader.read(65536):
            pass


Fault = Callable[[Turn], Awaitable[None]]


class FaultServer:
    """Listens on a port of its own while it is entered as a context manager.

    Args:
        script: the faults of the first requests, one each.
        usual: what is played when the script is empty.
        refusing: refuse connections until `listen()` is called.
        tls: what to speak TLS with.
        welcome: what is played on every new connection before its first request, instead of
            nothing.

    Attributes:
        requests: every request seen.
        connections: connections accepted.
        open: connections open now.
        most_open: the most connections that were open together.
        port: the port, on 127.0.0.1.
        url: the base URL by address.
    """

    def __init__(
        self,
        *script: Fault,
        usual: Fault | None = None,
        refusing: bool = False,
        tls: ssl.SSLContext | None = None,
        welcome: Fault | None = None,
    ) -> None:
        self.script: list[Fault] = list(script)
        self.usual: Fault = usual or answer()
        self.requests: list[Turn] = []
        self.connections = 0
        self.open = 0
        self.most_open = 0
        self._refusing = refusing
        self._tls = tls
        self._welcome = welcome
        self._failures: list[BaseException] = []
        self._tasks: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self._listener: asyncio.Server | None = None
        # asyncio turns Nagle's algorithm off only where the protocol is named.
        self._socket = socket.socket(proto=socket.IPPROTO_TCP)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.url = self.url_of("127.0.0.1")

    def url_of(self, host: str) -> str:
        """Return the base URL under another name of this machine."""
        return f"{'http' if self._tls is None else 'https'}://{host}:{self.port}"

    def __enter__(self) -> Self:
        if not self._refusing:
            self.listen()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        in_thread(self._close())
        if self._failures and kind is None:
            raise self._failures[0]  # a fault that failed, as by an assertion in it

    async def __aenter__(self) -> Self:
        """The same among context managers that are asynchronous."""
        return self.__enter__()

    async def __aexit__(self, *how: Any) -> None:
        self.__exit__(*how)

    def listen(self) -> None:
        """Accept connections; until then they are refused."""

        async def start() -> None:
            self._listener = await asyncio.start_server(
                self._serve, sock=self._socket, backlog=2048, ssl=self._tls, limit=1 << 20
            )

        in_thread(start())

    def hang_up(self) -> None:
        """Close every connection, as a server does with those that were idle for long; return when
        the FINs are sent.
        """
        self._with_each(lambda writer: writer.close())

    def reset(self) -> None:
        """Close every connection with an RST; return when they are sent."""
        self._with_each(lambda writer: Turn(b"", None, writer, 0).reset())  # type: ignore[arg-type]

    def say(self, data: bytes) -> None:
        """Send bytes over every connection, requested or not."""
        self._with_each(lambda writer: writer.write(data))

    def _with_each(self, act: Callable[[asyncio.StreamWriter], object]) -> None:
        async def do() -> None:
            for writer in self._tasks.values():
                act(writer)
            for _ in range(3):  # a transport sends its FIN in a turn of its own
                await asyncio.sleep(0)

        in_thread(do())

    async def _close(self) -> None:
        if self._listener is not None:
            asyncio.get_running_loop().remove_reader(self._socket)
            for _ in range(4):  # asyncio would leave open what it has accepted but not set up
                await asyncio.sleep(0)
            self._listener.close()
        self._socket.close()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait([*self._tasks])

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks[task] = writer
        self.connections += 1
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        number = 0
        try:
            if self._welcome is not None:
                await self._welcome(Turn(b"", reader, writer, 0))
            while not writer.is_closing():
                turn = Turn(await reader.readuntil(b"\r\n\r\n"), reader, writer, number)
                self.requests.append(turn)
                number += 1
                await (self.script.pop(0) if self.script else self.usual)(turn)
        except (asyncio.IncompleteReadError, OSError, asyncio.CancelledError):
            pass  # the client is gone, or the test is over
        except BaseException as error:
            self._failures.append(error)
        finally:
            if not writer.is_closing():
                writer.transport.abort()
            try:
                await (
                    writer.wait_closed()
                )  # over TLS that is when the client has closed its side, too
            except (OSError, asyncio.CancelledError):
                writer.transport.abort()
            del self._tasks[task]
            self.open -= 1


# the thread that servers live in


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="servers of the tests", daemon=True)
    thread.start()

    def end() -> None:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    atexit.register(end)
    return loop


def in_thread(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine where the servers run, and wait for its result; the caller's loop stands
    still meanwhile.
    """
    return asyncio.run_coroutine_threadsafe(work, _loop()).result(_PATIENCE)


def settle() -> None:
    """Give servers and proxies the turns to pass on what is in flight, while the caller's event
    loop stands still.
    """

    async def turns() -> None:
        for _ in range(10):
            await asyncio.sleep(0.001)

    in_thread(turns())


def wait_without_a_turn(condition: Callable[[], object]) -> None:
    """Wait for what a server does while the caller's event loop stands still."""
    deadline = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


# what a server sends


def message(body: bytes, status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    """Return an HTTP response; `length` is what Content-Length says when that is not the truth."""
    lines = [
        f"HTTP/1.1 {status}",
        *headers,
        f"Content-Length: {len(body) if length is None else length}",
    ]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def answer(
    body: bytes = OK, status: str = "200 OK", *headers: str, length: int | None = None
) -> Fault:
    """Read the whole request, then respond."""
    return raw(message(body, status, *headers, length=length))


def raw(data: bytes, *, then_close: bool = False) -> Fault:
    """Read the whole request, then send these bytes."""

    async def fault(turn: Turn) -> None:
        await turn.read_body()
        await turn.send(data)
        if then_close:
            turn.close()

    return fault


def cut_off(data: bytes) -> Fault:
    """Read the whole request, send these bytes and close."""
    return raw(data, then_close=True)


def truncated(data: bytes) -> Fault:
    """Read the whole request, send these bytes and close, over TLS without its close_notify."""

    async def fault(turn: Turn) -> None:
        await turn.read_body()
        await turn.send(data)
        turn.truncate()

    return fault


def in_pieces(*pieces: bytes, pause: float = 0.001) -> Fault:
    """Read the whole request, then send these pieces, each in a packet of its own."""

    async def fault(turn: Turn) -> None:
        await turn.read_body()
        for piece in pieces:
            await turn.send(piece)
            await asyncio.sleep(pause)

    return fault


async def reset_before_body(turn: Turn) -> None:
    """Reset the connection when the head of the request is there."""
    turn.reset()


async def reset_after_body(turn: Turn) -> None:
    """Reset the connection when the whole request is there."""
    await turn.read_body()
    turn.reset()


async def close_after_head(turn: Turn) -> None:
    """Close the connection when the head of the request is there."""
    turn.close()


async def close_without_answer(turn: Turn) -> None:
    """Close the connection when the whole request is there."""
    await turn.read_body()
    turn.close()


async def stall(turn: Turn) -> None:
    """Read the whole request and never respond; returns when the client has given up."""
    await turn.read_body()
    await turn.reader.read()


def stall_after(data: bytes) -> Fault:
    """Send the beginning of a response and never the rest."""

    async def fault(turn: Turn) -> None:
        await turn.read_body()
        await turn.send(data)
        await turn.reader.read()

    return fault


async def deaf(turn: Turn) -> None:
    """Read nothing after the head of the request, and say nothing."""
    await asyncio.sleep(60)


def drip(head: bytes, drop: bytes, *, pause: float = 0.005) -> Fault:
    """Send `head`, then drops that never end, with a pause after each."""

    async def fault(turn: Turn) -> None:
        await turn.read_body()
        await turn.send(head)
        while True:
            await turn.send(drop)
            await asyncio.sleep(pause)

    return fault


def flood(head: bytes, block: bytes) -> Fault:
    """Send `head`, then blocks that never end, as fast as the client takes them: it always has
    something to read.
    """
    wave = block * max(1, 65536 // len(block))

    async def fault(turn: Turn) -> None:
        await turn.read_body()
        await turn.send(head)
        while not turn.writer.is_closing():
            await turn.send(wave)
            await asyncio.sleep(0)  # the other servers of the thread need turns, too

    return fault


def hesitant(pauses: Iterable[float], whole: bytes = b"") -> Fault:
    """Respond after the next of these pauses."""
    left = iter(pauses)

    async def fault(turn: Turn) -> None:
        await turn.read_body()
        await asyncio.sleep(next(left))
        await turn.send(whole or message(OK))

    return fault


async def half_close(turn: Turn) -> None:
    """End as careful servers do: close our side, and read on until the client closes its own."""
    if turn.writer.can_write_eof():
        turn.writer.write_eof()
    await turn.until_client_is_done()
    turn.close()


def early(data: bytes, then: Callable[[Turn], Awaitable[None]] = half_close) -> Fault:
    """Respond when the head of the request is there, then end the connection."""

    async def fault(turn: Turn) -> None:
        await turn.send(data)
        await then(turn)

    return fault


def stale(otherwise: Fault | None = None) -> Fault:
    """Close, without a response, every connection that is used again; a new one gets a response."""
    fresh = otherwise or answer()

    async def fault(turn: Turn) -> None:
        if turn.number:
            await close_without_answer(turn)
        else:
            await fresh(turn)

    return fault
