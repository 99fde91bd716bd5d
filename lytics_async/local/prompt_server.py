"""A uvicorn server that starts and stops without waiting for ticks.

uvicorn looks at `should_exit` ten times a second, waits 0.1 s when it shuts down, and over TLS
waits for clients that never read. Test suites start hundreds of servers, so these waits are
replaced. Only public names of uvicorn are used: `startup`, `main_loop`, `on_tick`, `shutdown`,
`servers`, `server_state`.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    pass

# Seconds that requests in flight may take, and connections to close, when the server stops.
_LONGEST_REQUEST = 3.0
_LONGEST_GOODBYE = 0.2


class PromptServer(uvicorn.Server):
    """uvicorn's server with an event for being up, stopped immediately and not at the next tick."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None

    def stop(self) -> None:
        self.should_exit = True
        if self._loop is not None and self._stopping is not None:
            with suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._stopping.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        await super().startup(sockets)
        self.is_up.set()

    async def main_loop(self) -> None:
        assert self._stopping is not None
        ticks = 0
        while not await self.on_tick(ticks):
            ticks += 1
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), 0.1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # uvicorn's own takes 0.1 s at least, and over TLS waits for clients that do not listen.
        await self._finish_accepting()
        for server in self.servers:
            server.close()
        state = self.server_state
        for connection in list(state.connections):
            connection.shutdown()
        await self._wait_for(lambda: not state.tasks, _LONGEST_REQUEST)
        await self._wait_for(lambda: not state.connections, _LONGEST_GOODBYE)
        for connection in list(state.connections):
            connection.transport.abort()
        await self._wait_for(lambda: not state.connections, _LONGEST_GOODBYE)
        # Requests whose client has gone mostly end by themselves.
        await self._wait_for(lambda: not state.tasks, _LONGEST_GOODBYE)
        for task in state.tasks:
            task.cancel()
        await self._wait_for(lambda: not state.tasks, _LONGEST_GOODBYE)

    async def _finish_accepting(self) -> None:
        """Let asyncio set up the connections that it has accepted, and accept no more.

        A server that is closed in between refuses its own connection, whose socket stays open until
        it is garbage (CPython 3.11 to 3.14).
        """
        loop = asyncio.get_running_loop()
        for listener in (listener for server in self.servers for listener in server.sockets):
            with suppress(NotImplementedError):  # a loop of Windows
                loop.remove_reader(listener.fileno())
        for _ in range(3):  # the task that sets up, the transport, the call of connection_made()
            await asyncio.sleep(0)

    async def _wait_for(self, condition: Callable[[], bool], longest: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(longest):
                while not condition():  # noqa: ASYNC110 - uvicorn's state has no event
                    await asyncio.sleep(0.002)
