"""TLS for httpcore on a socket of its own, which encrypts straight into the kernel.

asyncio's TLS copies what it sends four times (into OpenSSL's memory, out of it, into the transport's buffer and to the kernel), and
costs an upload as much as the encryption itself. Not for TLS through a proxy, nor for Windows, whose loop watches no sockets: those
go over asyncio's (`sockets.py`).
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable
from typing import Any, TypeVar

import httpcore

from lytics_async.sockets import LONG_WRITE, AsyncioBackend, wake

T = TypeVar("T")


class TlsBackend(AsyncioBackend):
    """Opens connections that carry nothing but TLS."""

    async def _stream(self, reached: socket.socket) -> httpcore.AsyncNetworkStream:
        return _Reached(reached)


class _Reached(httpcore.AsyncNetworkStream):
    """A connection on which nothing was sent yet."""

    def __init__(self, reached: socket.socket) -> None:
        self._socket = reached

    async def aclose(self) -> None:
        self._socket.close()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            stream = _TlsStream(
                ssl_context.wrap_socket(
                    self._socket, server_hostname=server_hostname, do_handshake_on_connect=False
                )
            )
            await stream.shake_hands()
        except OSError as error:
            problem = error
        else:
            return stream
        raise httpcore.ConnectError(str(problem)) from problem


class _TlsStream(httpcore.AsyncNetworkStream):
    """One connection, as httpcore uses it: one task at a time reads or writes."""

    def __init__(self, connected: ssl.SSLSocket) -> None:
        self._socket = connected
        self._number = connected.fileno()
        self._loop = asyncio.get_running_loop()
        self._waiting: asyncio.Future[None] | None = None
        self._watched = False

    async def shake_hands(self) -> None:
        """Agree on keys, and check the server's certificate; where that fails, the connection is closed."""
        try:
            await self._when_ready(self._socket.do_handshake)
        except BaseException:
            await self.aclose()
            raise

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return await self._when_ready(self._socket.recv, max_bytes)
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        sent, pause = 0, LONG_WRITE
        with memoryview(buffer) as view:
            while sent < len(view):
                try:
                    with view[sent:] as rest:
                        sent += await self._when_ready(self._socket.send, rest)  # a record, 16 KiB
                except OSError as error:
                    raise httpcore.WriteError(str(error)) from error
                if sent >= pause:
                    await asyncio.sleep(0)
                    pause = sent + LONG_WRITE

    async def aclose(self) -> None:
        # At once and without farewell, as in sockets.py.
        self._unwatch()
        self._socket.close()

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object":
            return self._socket
        if info == "is_readable":  # while nothing is expected: see sockets.py
            return self._has_something()
        return None

    def _has_something(self) -> bool:
        """Tell whether the server has hung up, or sent what nobody asked for; a session ticket is neither."""
        try:
            self._socket.recv(1)
        except ssl.SSLWantReadError:
            return False
        except OSError:
            return True
        return True

    async def _when_ready(self, call: Callable[..., T], *args: Any) -> T:
        """Return what a call on the socket does as soon as TLS can read or write what it needs for that."""
        while True:
            try:
                return call(*args)
            except ssl.SSLWantReadError:
                await self._readable()
            except ssl.SSLWantWriteError:
                await self._writable()

    async def _readable(self) -> None:
        if not self._watched:
            # It stays watched, since the next answer is waited for in the same way.
            self._loop.add_reader(self._number, self._wake_reader)
            self._watched = True
        self._waiting = self._loop.create_future()
        try:
            await self._waiting
        finally:
            self._waiting = None

    def _wake_reader(self) -> None:
        if self._waiting is None:
            self._unwatch()  # it would call again and again
        else:
            wake(self._waiting)

    def _unwatch(self) -> None:
        if self._watched:
            self._watched = False
            self._loop.remove_reader(self._number)

    async def _writable(self) -> None:
        waiting = self._loop.create_future()
        self._loop.add_writer(self._number, wake, waiting)
        try:
            await waiting
        finally:
            self._loop.remove_writer(self._number)
