"""TCP and TLS for httpcore on asyncio's own transports, which cost a quarter of what anyio's streams cost it.

anyio gives the loop a turn on every read and write, and opens a cancel scope for each; one connection that carries one
exchange at a time, under a time limit of its own, needs neither.
"""

from __future__ import annotations

import asyncio
import select
import socket
import ssl
from collections.abc import Iterable
from typing import Any, cast

import httpcore

READ_AHEAD = 256 * 1024
"""Bytes taken from the socket and not yet asked for, at which reading pauses."""
HEAD_START = 0.25
"""Seconds an address of a host is tried before the next one is tried beside it (RFC 8305)."""
LONG_WRITE = 64 * 1024
"""Bytes of one write after which the loop gets a turn, so that an upload to a fast server does not keep it."""


_Address = tuple[int, Any]
"""A family and what sockets of that family connect to."""


class AsyncioBackend(httpcore.AsyncNetworkBackend):
    """Opens connections."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of the host that answers; time limits are the caller's."""
        try:
            return await self._stream(await _reach_any(await _addresses(host, port)))
        except OSError as error:
            problem = error
        raise httpcore.ConnectError(str(problem)) from problem

    async def _stream(self, reached: socket.socket) -> httpcore.AsyncNetworkStream:
        """Return what carries bytes over a socket that is connected."""
        loop = asyncio.get_running_loop()
        transport, protocol = await loop.create_connection(_Protocol, sock=reached)
        return _Stream(transport, protocol)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class _Protocol(asyncio.Protocol):
    """What has come over one connection and was not asked for yet, and who waits for what."""

    def __init__(self) -> None:
        self.received = bytearray()
        self.ended = False
        self.problem: Exception | None = None
        self.lost = asyncio.get_running_loop().create_future()
        self._transport: asyncio.Transport | None = None
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._reading_paused = False
        self._writing_paused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # Not checked by class: uvloop's transports behave as asyncio's, but do not derive from its classes.
        transport = cast("asyncio.Transport", transport)
        self._transport = transport
        # A slice of a body is asked for when the one before it has left, so that few are held. Not 0: asyncio's TLS would
        # pause at an empty buffer, which nothing empties further.
        transport.set_write_buffer_limits(high=1, low=0)

    def data_received(self, data: bytes) -> None:
        self.received += data
        if len(self.received) >= READ_AHEAD and self._transport is not None:
            self._transport.pause_reading()
            self._reading_paused = True
        wake(self._reader)

    def eof_received(self) -> None:
        self.ended = True  # nothing more will be answered, so that asyncio may close the connection
        wake(self._reader)

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended = True
        self.problem = exc
        self._writing_paused = False
        wake(self._reader)
        wake(self._writer)
        wake(self.lost)

    def pause_writing(self) -> None:
        self._writing_paused = True

    def resume_writing(self) -> None:
        self._writing_paused = False
        wake(self._writer)

    async def read(self, at_most: int) -> bytes:
        """Return what has come, waiting for something; empty at the end."""
        if not self.received and not self.ended:
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        received = self.received
        if not received and self.problem is not None:
            raise httpcore.ReadError(str(self.problem)) from self.problem
        if len(received) <= at_most:
            data = bytes(received)
            received.clear()
        else:
            data = bytes(received[:at_most])
            del received[:at_most]
        if self._reading_paused and self._transport is not None and len(received) < READ_AHEAD:
            self._reading_paused = False
            if not self._transport.is_closing():
                self._transport.resume_reading()
        return data

    async def written(self) -> None:
        """Wait until the socket has taken over what was written."""
        if self._writing_paused:
            self._writer = asyncio.get_running_loop().create_future()
            try:
                await self._writer
            finally:
                self._writer = None


class _Stream(httpcore.AsyncNetworkStream):
    """One connection, as httpcore uses it."""

    def __init__(self, transport: asyncio.Transport, protocol: _Protocol) -> None:
        self._transport = transport
        self._protocol = protocol

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._protocol.read(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:
            return
        self._refuse_if_gone()
        self._transport.write(buffer)
        if len(buffer) >= LONG_WRITE:
            await asyncio.sleep(0)
        await self._protocol.written()
        self._refuse_if_gone()

    async def aclose(self) -> None:
        # At once and without farewell: between exchanges there is nothing to send, and after a broken one nobody to read it.
        self._transport.abort()
        await asyncio.shield(self._protocol.lost)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        loop = asyncio.get_running_loop()
        protocol = _Protocol()
        wake(self._protocol.lost)  # it will not be told; closing this stream must not wait for it
        try:
            transport = await loop.start_tls(
                self._transport, protocol, ssl_context, server_hostname=server_hostname
            )
            assert transport is not None
        except OSError as error:
            problem = error
        except BaseException:
            self._transport.abort()
            raise
        else:
            protocol.connection_made(transport)
            return _Stream(transport, protocol)
        self._transport.abort()
        raise httpcore.ConnectError(str(problem)) from problem

    def get_extra_info(self, info: str) -> Any:
        if (
            info == "is_readable"
        ):  # while nothing is expected: the server has hung up, or sent what nobody asked for
            protocol = self._protocol
            return bool(protocol.received) or protocol.ended or _readable(self._transport)
        return self._transport.get_extra_info(info)

    def _refuse_if_gone(self) -> None:
        problem = self._protocol.problem
        if problem is not None or self._transport.is_closing():
            raise httpcore.WriteError(str(problem or "The connection is closed.")) from problem


async def _addresses(host: str, port: int) -> list[_Address]:
    """Look a host up; its first address of the other family comes second (RFC 8305, as one of both may be broken)."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses: list[_Address] = [(family, address) for family, _, _, _, address in found]
    for place, (family, _) in enumerate(addresses):
        if family != addresses[0][0]:
            addresses.insert(1, addresses.pop(place))
            break
    return addresses


async def _reach_any(addresses: list[_Address]) -> socket.socket:
    """Return a socket that is connected to the first address that answers; each gets a head start on the next.

    `loop.create_connection` knows this, too, but loses the socket when it is cancelled at the wrong moment (CPython 3.11).
    """
    if len(addresses) == 1:
        return await _reach(addresses[0])
    trying: set[asyncio.Task[socket.socket]] = set()
    problem: OSError = OSError("the host has no address")
    waiting = list(addresses)
    try:
        while waiting or trying:
            if waiting:
                trying.add(asyncio.ensure_future(_reach(waiting.pop(0))))
            done, trying = await asyncio.wait(
                trying,
                timeout=HEAD_START if waiting else None,
                return_when=asyncio.FIRST_COMPLETED,
            )
            while done:
                task = done.pop()
                error = task.exception()
                if error is None:
                    trying |= done
                    return task.result()
                if not isinstance(error, OSError):
                    raise error
                problem = error
    finally:
        for task in trying:
            task.cancel()
            task.add_done_callback(_close_late)
    raise problem


async def _reach(address: _Address) -> socket.socket:
    family, place = address
    reached = socket.socket(family, socket.SOCK_STREAM)
    try:
        reached.setblocking(False)
        # The end of a request must not wait for the acknowledgement of what went before it, which takes the server 40 ms.
        # (asyncio sees to that only for sockets that name their protocol.)
        reached.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.get_running_loop().sock_connect(reached, place)
    except BaseException:
        reached.close()
        raise
    return reached


def _close_late(task: asyncio.Task[socket.socket]) -> None:
    if not task.cancelled() and task.exception() is None:
        task.result().close()


def wake(future: asyncio.Future[None] | None) -> None:
    """Let whoever waits for a future go on, if there is anyone."""
    if future is not None and not future.done():
        future.set_result(None)


def _readable(transport: asyncio.Transport) -> bool:
    """Look at the socket itself, since the loop may not have had a turn since something came."""
    number = transport.get_extra_info("socket").fileno()
    if number < 0:
        return True
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([number], [], [], 0)[0])
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return bool(poll.poll(0))
