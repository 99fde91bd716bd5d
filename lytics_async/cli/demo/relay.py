"""A relay between client and local Lytics that can fail, as networks do."""

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Self

_PIECE = 65536


class Relay:
    """Passes connections on to a port of this machine while it is up.

    Args:
        port: where to.

    Attributes:
        url: where it listens.
    """

    def __init__(self, port: int) -> None:
        self.url: str = ""
        self._target = port
        self._port = 0
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen, on the same port as before."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"

    async def stop(self) -> None:
        """Drop every connection and refuse new ones."""
        if self._server is None:
            return
        self._server.close()
        for writer in list(self._writers):
            writer.transport.abort()
        await self._server.wait_closed()
        self._server = None

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        beyond_reader, beyond_writer = await asyncio.open_connection("127.0.0.1", self._target)
        both = {writer, beyond_writer}
        self._writers |= both
        try:
            await asyncio.gather(_copy(reader, beyond_writer), _copy(beyond_reader, writer))
        finally:
            self._writers -= both
            for each in both:
                each.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await reader.read(_PIECE):
            writer.write(piece)
            await writer.drain()
    writer.close()
