"""A server that takes CSV uploads, keeps a tally by row id, and spoils a share of its requests in
every way there is.

Raw asyncio, so that it can break a connection where it likes. Which request is spoiled, and how,
comes from a seed.
"""

import asyncio
import contextlib
import gzip
import random
import socket
import struct
from array import array
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Collection

import attrs

BAD = b"bad"
"""How the second field of a row begins that the server rejects."""

STALL = 1.5
"""Seconds that a stalled request waits; the client gives up before."""

_DRIP = 0.001


@attrs.frozen
class Request:
    """One request, its body read to the end or not at all."""

    target: bytes
    length: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @property
    def dry_run(self) -> bool:
        """Nothing is to be stored."""
        return b"dryrun=true" in self.target


class FaultyServer:
    """Takes uploads to `/collect/bulk/…`, rows `id,text`, and responds as Lytics does, except for
    the share that it spoils.

    Args:
        rows: ids are below this.
        share: of the requests that are spoiled, 0 to 1.
        seed: for the choice.
        latency: seconds until an upload is taken.
        spared: kinds of faults that are not played.

    Attributes:
        tally: how often each row was stored.
        faults: how often each fault was played.
        requests: requests seen.
    """

    def __init__(
        self,
        rows: int,
        share: float,
        seed: int,
        *,
        latency: float = 0.0,
        spared: Collection[str] = (),
    ) -> None:
        self.tally = array("B", bytes(rows))
        self.faults: Counter[str] = Counter()
        self.requests = 0
        self._connections: set[asyncio.Task[None]] = set()
        self._share = share
        self._random = random.Random(seed)
        self._latency = latency
        kinds: dict[str, Callable[[Request], Awaitable[bool]]] = {
            "reset before commit": self._reset_before,
            "reset after commit": self._reset_after,
            "cut connection": self._cut,
            "stall": self._stall,
            "drip": self._drip,
            "garbage": self._garbage,
            "413": self._too_large,
            "429": lambda request: self._refuse(request, 429, b"Retry-After: 0\r\n"),
            "500": lambda request: self._fail(request, 500),
            "502": lambda request: self._fail(request, 502),
            "503": lambda request: self._fail(request, 503),
            "503 with Retry-After": lambda request: self._refuse(
                request, 503, b"Retry-After: 0\r\n"
            ),
        }
        self._kinds = {kind: play for kind, play in kinds.items() if kind not in spared}

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[str]:
        """Listen on a free port of this machine, and return the base URL."""
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()
            for connection in self._connections:
                connection.cancel()
            await asyncio.gather(*self._connections, return_exceptions=True)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = asyncio.current_task()
        assert connection is not None
        self._connections.add(connection)
        connection.add_done_callback(self._connections.discard)
        gone = (ConnectionError, asyncio.IncompleteReadError)
        try:
            # Cancelled by running(): a streams callback of Python 3.11 would log it as an error.
            with contextlib.suppress(*gone, asyncio.CancelledError):
                while await self._request(reader, writer):
                    pass
        finally:
            writer.close()
            with contextlib.suppress(*gone):
                await writer.wait_closed()

    async def _request(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Respond to one request; return whether the connection can be used again."""
        head = await reader.readuntil(b"\r\n\r\n")
        _, _, rest = head.lower().partition(b"\r\ncontent-length:")
        length = int(rest.partition(b"\r\n")[0])
        request = Request(head.split(b" ", 2)[1], length, reader, writer)
        self.requests += 1
        if self._random.random() >= self._share:
            body = await reader.readexactly(length)
            await asyncio.sleep(self._latency)
            await _send(writer, self._take(request, body))
            return True
        kind = self._random.choice(list(self._kinds))
        self.faults[kind] += 1
        return await self._kinds[kind](request)

    def _take(self, request: Request, body: bytes) -> bytes:
        """Store what is good of a body, and return the response."""
        if body.startswith(b"\x1f\x8b"):
            body = gzip.decompress(body)
        taken = refused = 0
        for line in body.splitlines()[1:]:
            name, _, text = line.partition(b",")
            if text.startswith(BAD):
                refused += 1
                continue
            taken += 1
            if not request.dry_run:
                self.tally[int(name)] += 1
        counts = b'{"message_count":%d,"rejected_count":%d}' % (taken, refused)
        return _answer(200, b'{"status":200,"message":"success","data":%b}' % counts)

    async def _commit(self, request: Request) -> bytes:
        return self._take(request, await request.reader.readexactly(request.length))

    async def _reset_before(self, request: Request) -> bool:
        await request.reader.readexactly(request.length // 2)
        return _reset(request.writer)

    async def _reset_after(self, request: Request) -> bool:
        await self._commit(request)
        return _reset(request.writer)

    async def _cut(self, request: Request) -> bool:
        answer = await self._commit(request)
        await _send(request.writer, answer[: len(answer) // 2])
        return False

    async def _stall(self, request: Request) -> bool:
        body = await request.reader.readexactly(request.length)
        if self._random.random() < 0.5:
            self._take(request, body)
        await asyncio.sleep(STALL)
        return False

    async def _drip(self, request: Request) -> bool:
        for byte in await self._commit(request):
            await _send(request.writer, bytes((byte,)))
            await asyncio.sleep(_DRIP)
        return True

    async def _garbage(self, request: Request) -> bool:
        await self._commit(request)
        await _send(request.writer, _answer(200, b"<html>Bad gateway</html>"))
        return True

    async def _too_large(self, request: Request) -> bool:
        # Questions are left alone: a server that finds a part of a chunk too large and not the
        # whole does not exist.
        if request.dry_run:
            await _send(request.writer, await self._commit(request))
            return True
        return await self._refuse(request, 413, b"")

    async def _refuse(self, request: Request, status: int, headers: bytes) -> bool:
        await request.reader.readexactly(request.length)
        await _send(request.writer, _answer(status, b"", headers))
        return True

    async def _fail(self, request: Request, status: int) -> bool:
        """Fail after the body arrived, and after it was stored or before."""
        body = await request.reader.readexactly(request.length)
        if self._random.random() < 0.5:
            self._take(request, body)
        await _send(request.writer, _answer(status, b"<html>Sorry</html>"))
        return True


def _answer(status: int, body: bytes, headers: bytes = b"") -> bytes:
    return b"HTTP/1.1 %d X\r\n%bContent-Length: %d\r\n\r\n%b" % (status, headers, len(body), body)


async def _send(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(data)
    await writer.drain()


def _reset(writer: asyncio.StreamWriter) -> bool:
    """Close with an RST instead of a FIN."""
    raw = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    return False
