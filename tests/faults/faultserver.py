"""A server on a raw loopback socket that misbehaves as it is told, request by request.

A fault is a coroutine that gets the Turn it is to spoil. The server plays the faults of its script in turn, then `usual` for ever;
it counts requests and connections, so that a test can say what the client did.
"""

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

OK = b'{"data":1,"status":200,"message":"success"}'


class Turn:
    """One request: its head, and the two ends of its connection. The body is read only if the fault reads it."""

    def __init__(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int
    ) -> None:
        self.head = head
        self.reader = reader
        self.writer = writer
        self.number = number
        """How many requests came before it on this connection."""

    @property
    def target(self) -> str:
        return self.head.split(b" ", 2)[1].decode("ascii")

    def header(self, name: str) -> str | None:
        for line in self.head.split(b"\r\n")[1:]:
            key, _, value = line.partition(b":")
            if key.lower() == name.lower().encode():
                return value.strip().decode("latin-1")
        return None

    async def read_body(self) -> bytes:
        return await self.reader.readexactly(int(self.header("content-length") or 0))

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def close(self) -> None:
        """Close as a server does that has said all it had to say."""
        self.writer.close()

    def reset(self) -> None:
        """Close with an RST instead of a FIN."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Fault = Callable[[Turn], Awaitable[None]]


class FaultServer:
    """Listens on a port of its own; see `fault_server()`.

    Attributes:
        usual: what is played when the script is empty.
        requests: every request seen.
        connections: connections accepted.
        open: connections open now.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.usual: Fault = answer(OK)
        self.script: list[Fault] = []
        self.requests: list[Turn] = []
        self.connections = 0
        self.open = 0
        self.idle = asyncio.Event()
        """Set while no connection is open."""
        self.arrived = asyncio.Event()
        """Set when a request has come."""
        self.idle.set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._listener: asyncio.Server | None = None
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._tls = tls
        scheme = "http" if tls is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._socket.getsockname()[1]}"

    async def listen(self) -> None:
        """Accept connections; until then they are refused."""
        self._listener = await asyncio.start_server(
            self._serve, sock=self._socket, backlog=2048, ssl=self._tls
        )

    async def aclose(self) -> None:
        if self._listener is not None:
            self._listener.close()
        self._socket.close()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        self.open += 1
        self.idle.clear()
        number = 0
        try:
            while not writer.is_closing():
                turn = Turn(await reader.readuntil(b"\r\n\r\n"), reader, writer, number)
                self.requests.append(turn)
                self.arrived.set()
                number += 1
                await (self.script.pop(0) if self.script else self.usual)(turn)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            self.open -= 1
            if not self.open:
                self.idle.set()
            if not writer.is_closing():
                writer.transport.abort()


@asynccontextmanager
async def fault_server(
    *script: Fault,
    usual: Fault | None = None,
    refusing: bool = False,
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[FaultServer]:
    """A server with this script; one that is `refusing` does so until it is told to `listen()`."""
    server = FaultServer(tls)
    server.script = list(script)
    server.usual = usual or server.usual
    if not refusing:
        await server.listen()
    try:
        yield server
    finally:
        await server.aclose()


def message(body: bytes, status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    """An HTTP answer; `length` is what Content-Length says when that is not the truth."""
    lines = [
        f"HTTP/1.1 {status}",
        *headers,
        f"Content-Length: {len(body) if length is None else length}",
    ]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def answer(
    body: bytes = OK, status: str = "200 OK", *headers: str, length: int | None = None
) -> Fault:
    """Read the whole request, then answer."""
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


async def reset_before_body(turn: Turn) -> None:
    """Reset the connection when the head of the request is there."""
    turn.reset()


async def reset_after_body(turn: Turn) -> None:
    """Reset the connection when the whole request is there."""
    await turn.read_body()
    turn.reset()


async def close_without_answer(turn: Turn) -> None:
    """Close the connection when the whole request is there."""
    await turn.read_body()
    turn.close()


async def stall(turn: Turn) -> None:
    """Read the whole request and never answer; returns when the client has given up."""
    await turn.read_body()
    await turn.reader.read()


def stall_after(data: bytes) -> Fault:
    """Send the beginning of an answer and never the rest."""

    async def fault(turn: Turn) -> None:
        await turn.read_body()
        await turn.send(data)
        await turn.reader.read()

    return fault


async def drip(turn: Turn) -> None:
    """Answer with a body that comes byte by byte and never ends."""
    await turn.read_body()
    await turn.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        await turn.send(b" ")
        await asyncio.sleep(0.005)


def outlasting(fault: Fault) -> Fault:
    """Play a fault for longer than any time limit: once the request is here, the event loop's clock jumps ahead."""

    async def longer(turn: Turn) -> None:
        loop = asyncio.get_running_loop()
        clock = loop.time
        loop.call_later(0.01, setattr, loop, "time", lambda: clock() + 60)
        await fault(turn)

    return longer


def early(data: bytes) -> Fault:
    """Answer when the head of the request is there, then close as careful servers do: reading on until the client is done."""

    async def fault(turn: Turn) -> None:
        await turn.send(data)
        if turn.writer.can_write_eof():
            turn.writer.write_eof()
        while await turn.reader.read(65536):
            pass
        turn.close()

    return fault


def stale(otherwise: Fault | None = None) -> Fault:
    """Close, without an answer, every connection that is used again; a new one is answered."""
    fresh = otherwise or answer()

    async def fault(turn: Turn) -> None:
        if turn.number:
            await close_without_answer(turn)
        else:
            await fresh(turn)

    return fault
