"""TLS for httpcore on a socket of its own, which encrypts straight into the kernel.

asyncio's TLS copies what it sends four times (into OpenSSL's memory, out of it, into the transport's buffer and to the kernel), and
costs an upload as much as the encryption itself. Not for TLS through a proxy, nor for Windows, whose loop watches no sockets: those
go over asyncio's (`sockets.py`).
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore

from lytics_async.sockets import LONG_WRITE, AsyncioBackend, reach


class TlsBackend(AsyncioBackend):
    """Opens connections that carry nothing but TLS."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of the host that answers; time limits are the caller's."""
        return _Reached(await reach(host, port))


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
        except OSError as error:
            problem = error
        else:
            try:
                await stream.shake_hands()
            except OSError as error:
                problem = error
            except BaseException:
                await stream.aclose()
                raise
            else:
                return stream
            await stream.aclose()
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
        """Agree on keys, and check the server's certificate."""
        while True:
            try:
                self._socket.do_handshake()
            except ssl.SSLWantReadError:
                await self._readable()
            except ssl.SSLWantWriteError:
                await self._writable()
            else:
                return

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            try:
                return self._socket.recv(max_bytes)
            except ssl.SSLWantReadError:
                await self._readable()
            except ssl.SSLWantWriteError:
                await self._writable()
            except OSError as error:
                raise httpcore.ReadError(str(error)) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        sent, pause = 0, LONG_WRITE
        with memoryview(buffer) as view:
            while sent < len(view):
                try:
                    with view[sent:] as rest:
                        sent += self._socket.send(rest)  # one record, 16 KiB
                except ssl.SSLWantWriteError:
                    await self._writable()
                    pause = sent + LONG_WRITE
                except ssl.SSLWantReadError:
                    await self._readable()
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
        elif not self._waiting.done():
            self._waiting.set_result(None)

    def _unwatch(self) -> None:
        if self._watched:
            self._watched = False
            self._loop.remove_reader(self._number)

    async def _writable(self) -> None:
        waiting = self._loop.create_future()
        self._loop.add_writer(self._number, _wake, waiting)
        try:
            await waiting
        finally:
            self._loop.remove_writer(self._number)


def _wake(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_result(None)
