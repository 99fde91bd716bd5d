"""DirectTransport: HTTP/1.1 over the transports of asyncio, uvloop and compatible event loops.

A slot owns at most one connection, and nothing else uses it. So there is no pool to search, and no
pool that can lose a connection when a call is cancelled: if an exchange does not end cleanly, for
whatever reason, its connection is closed.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import TypeVar, cast
from urllib.parse import urlsplit

import httptools
import sniffio

from lytics_async.access.secret import Secret
from lytics_async.errors import ArgumentError, LifecycleError, LyticsError
from lytics_async.wire.connection import MAX_HEAD, Connection, Hangup
from lytics_async.wire.decoding import MAX_RESPONSE_BYTES, Budget
from lytics_async.wire.descriptors import (
    NO_DESCRIPTORS,
    NoDescriptors,
    has_descriptors,
    is_shortage,
)
from lytics_async.wire.exchange import Exchange
from lytics_async.wire.home import Home
from lytics_async.wire.messages import Host, WireRequest, WireResponse
from lytics_async.wire.proxies import Proxies, Proxy
from lytics_async.wire.slots import HostSlots
from lytics_async.wire.tls import Certificate, Tls, Verify, explain
from lytics_async.wire.transport import Transport

P = TypeVar("P", bound=asyncio.BaseProtocol)

HEAD_START = 0.25
"""Seconds before the next address of a host is tried concurrently (RFC 8305)."""


class DirectTransport(Transport):
    """The default engine: an asyncio.Protocol that drives httptools.

    It has no cookie jar, follows no redirects, logs no URLs, and limits the size of every body.

    Args:
        concurrency: requests to the api host in flight at most.
        bulk_concurrency: requests to the bulk host in flight at most. They have slots of their own,
            so that an upload never starves look-ups.
        verify: the trusted CAs: a TLS context, or a file or directory of CA certificates;
            None = those of certifi.
        cert: the client certificate: a PEM file with its key, or the two files.
        proxy: URL of an HTTP proxy; None = from the environment. Loopback is always reached
            directly.
        trust_env: use the proxies and certificate files that the environment names.
        max_response_bytes: size of one response at most, after decompression (256 MiB); a larger
            one raises ResponseError. All responses in flight may inflate to twice as much together.

    Raises:
        ConfigurationError: a proxy or certificate setting is not valid.
    """

    def __init__(
        self,
        *,
        concurrency: int = 64,
        bulk_concurrency: int = 16,
        verify: Verify | None = None,
        cert: Certificate | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
    ) -> None:
        self.bulk_concurrency = bulk_concurrency
        self._concurrency = {"api": concurrency, "bulk": bulk_concurrency}
        self._proxies = Proxies(proxy, trust_env=trust_env)
        self._tls = Tls(verify=verify, cert=cert, trust_env=trust_env)
        self._max_response_bytes = max_response_bytes
        self._budget = Budget(2 * max_response_bytes)
        self._home = Home()
        self._routes: dict[str, _Route] = {}
        self._closed = False
        self._slots = self._new_slots()

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Send one request and return its response with the whole body.

        Args:
            attempt_timeout: seconds for the exchange itself, once it has a slot.
            timeout: seconds in total, including the wait for a slot.

        Raises:
            TransportError: no complete response arrived.
            ResponseError: the response is larger than `max_response_bytes`, or cannot be decoded.
            LifecycleError: this engine is closed, or belongs to another event loop.
        """
        if self._closed:
            raise LifecycleError("The client is closed; open a new one.")
        if self._home.enter():
            self._start_again()
        loop = asyncio.get_running_loop()
        start = loop.time()
        slots = self._slots[request.host]
        slot = slots.try_acquire()
        if slot is None:
            slot = await slots.acquire(timeout)
        exchange = Exchange(
            request, max_response_bytes=self._max_response_bytes, budget=self._budget
        )
        try:
            deadline = min(loop.time() + attempt_timeout, start + timeout)
            end = request.url.find("/", 8)  # behind https://
            origin, target = (
                (request.url, "/") if end < 0 else (request.url[:end], request.url[end:])
            )
            route = self._routes.get(origin) or self._find_route(origin)
            exchange.via = route.via
            while True:
                connection = slot.connection
                if connection is not None and not connection.is_usable(route):
                    connection.abort()
                    connection = slot.connection = None
                if connection is not None:
                    exchange.reused = True
                    break
                try:
                    connection = slot.connection = await self._connect(route, exchange, deadline)
                    break
                except NoDescriptors:
                    slot = await slots.exchange(slot, deadline - loop.time())
            if connection is not None:
                try:
                    await connection.run(exchange, _head(request, route, target), deadline)
                finally:
                    if not connection.clean:
                        slot.connection = None
                        connection.abort()
        finally:
            slots.release(slot)
        return exchange.result(loop.time() - start)

    async def aclose(self) -> None:
        """Close every connection; further requests raise LifecycleError."""
        self._closed = True
        if not self._home.here:
            return  # the connections belong to another event loop or process
        held = [slot.connection for slots in self._slots.values() for slot in slots.all]
        for connection in held:
            if connection is not None:
                connection.abort()
        for connection in held:
            if connection is not None:
                await asyncio.shield(connection.lost)

    async def tls_context(self) -> ssl.SSLContext:
        """Return the TLS context of new connections."""
        return await self._tls.context()

    def proxy_for(self, url: str) -> Secret | None:
        """Return the URL of the proxy for `url`; None for a direct connection."""
        proxy = self._proxies.for_url(url)
        return None if proxy is None else proxy.url

    def _new_slots(self) -> dict[Host, HostSlots[Connection]]:
        return {
            "api": HostSlots(self._concurrency["api"]),
            "bulk": HostSlots(self._concurrency["bulk"]),
        }

    def _start_again(self) -> None:
        """Drop the connections of a closed event loop, and the slots that its tasks hold."""
        if sniffio.current_async_library() != "asyncio":
            raise LifecycleError(
                "DirectTransport runs on asyncio, uvloop and compatible event loops. On trio, omit "
                "transport= or pass HttpxTransport()."
            )
        self._slots = self._new_slots()
        self._budget = Budget(2 * self._max_response_bytes)

    def _find_route(self, origin: str) -> _Route:
        """Determine how the origin of a URL is reached; all its connections are opened this way."""
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ArgumentError(f"The URL must start with https://host, not {origin!r}.")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        route = _Route(parts.scheme, parts.hostname, port, self._proxies.for_url(origin))
        self._routes[origin] = route
        return route

    async def _connect(
        self, route: _Route, exchange: Exchange, deadline: float
    ) -> Connection | None:
        """Open a connection; a failure becomes the outcome of the exchange."""
        limit = asyncio.timeout_at(deadline)
        try:
            async with limit:
                try:
                    return await self._open(route)
                except OSError as error:
                    if not is_shortage(error):
                        raise
                    if not await self._close_idle() and not has_descriptors():
                        raise
                return await self._open(route)
        except _ProxyRefusal as refusal:
            exchange.fail(refusal, permanent=refusal.status in (403, 407))
        except LyticsError:
            raise
        except ssl.SSLError as error:
            words, is_permanent = explain(error)
            exchange.fail(error, words, permanent=is_permanent)
        except Exception as error:
            if isinstance(error, OSError) and is_shortage(error):
                if self._slots[exchange.request.host].any_connected:
                    raise NoDescriptors from None
                exchange.fail(error, NO_DESCRIPTORS)
            elif not limit.expired():
                exchange.fail(error)
        return None

    async def _close_idle(self) -> bool:
        """Close the idle connections to free their descriptors; return False if there are none."""
        idle = [connection for slots in self._slots.values() for connection in slots.idle()]
        for connection in idle:
            connection.abort()
        for connection in idle:
            await asyncio.shield(connection.lost)
        return bool(idle)

    async def _open(self, route: _Route) -> Connection:
        connection = Connection(asyncio.get_running_loop(), route)
        proxy = route.proxy
        context = await self._tls.context() if route.is_tls else None
        if context is None:
            if proxy is None:
                await _connect(route.host, route.port, connection)
            else:
                await self._connect_to_proxy(proxy, connection)
        elif proxy is None:
            opening = await _connect(route.host, route.port, _Opening())
            await _start_tls(opening, connection, context, route.host)
        else:
            tunnel = await self._connect_to_proxy(proxy, _Tunnel())
            try:
                await tunnel.open(route)
            except BaseException:
                tunnel.transport.abort()
                raise
            await _start_tls(tunnel, connection, context, route.host)
        return connection

    async def _connect_to_proxy(self, proxy: Proxy, protocol: P) -> P:
        if proxy.scheme == "http":
            return await _connect(proxy.host, proxy.port, protocol)
        context = await self._tls.context()
        opening = await _connect(proxy.host, proxy.port, _Opening())
        return await _start_tls(opening, protocol, context, proxy.host)


class _Route:
    """How one origin is reached."""

    __slots__ = ("authority", "header", "host", "is_tls", "port", "prefix", "proxy", "via")

    def __init__(self, scheme: str, host: str, port: int, proxy: Proxy | None) -> None:
        self.is_tls = scheme == "https"
        self.host = host
        self.port = port
        self.proxy = proxy
        self.via = "" if proxy is None else proxy.name
        name = f"[{host}]" if ":" in host else host
        self.authority = f"{name}:{port}"
        header = name if port == (443 if self.is_tls else 80) else self.authority
        self.header = f" HTTP/1.1\r\nHost: {header}\r\n"
        self.prefix = ""
        if proxy is not None and not self.is_tls:  # the proxy reads the request itself
            self.prefix = f"http://{header}"
            if proxy.authorization is not None:
                self.header += f"Proxy-Authorization: {proxy.authorization.reveal()}\r\n"


def _head(request: WireRequest, route: _Route, target: str) -> bytes:
    lines = [f"{request.method} {route.prefix}{target}{route.header}"]
    lines += [f"{name}: {value}\r\n" for name, value in request.headers]
    body = request.body
    length = len(body) if isinstance(body, bytes) else body.length
    if length or request.method in ("POST", "PUT", "PATCH"):
        lines.append(f"Content-Length: {length}\r\n")
    lines.append("\r\n")
    return "".join(lines).encode("latin-1")


async def _connect(host: str, port: int, protocol: P) -> P:
    """Connect to the first address of a host that responds."""
    import aiohappyeyeballs  # not needed before the first connection

    loop = asyncio.get_running_loop()
    addresses = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    connected = await aiohappyeyeballs.start_connection(
        addresses, happy_eyeballs_delay=HEAD_START, interleave=1, loop=loop
    )
    try:
        # Without Nagle's algorithm the last segment need not wait for an acknowledgement, up to 40
        # ms.
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await loop.create_connection(lambda: protocol, sock=connected)
    except BaseException:
        connected.close()
        raise
    return protocol


async def _start_tls(opening: _Opening, protocol: P, context: ssl.SSLContext, host: str) -> P:
    """Encrypt a connection.

    `create_connection` could do both, but leaks its socket if it is cancelled before the handshake
    (CPython 3.11 to 3.13).
    """
    loop = asyncio.get_running_loop()
    try:
        if opening.spoke_first:
            raise Hangup(
                "the server sent data before the TLS handshake, so this port does not use TLS"
            )
        transport = await loop.start_tls(opening.transport, protocol, context, server_hostname=host)
        if transport is None:
            raise Hangup("the server closed the connection during the TLS handshake")
    except BaseException:
        opening.transport.abort()
        raise
    protocol.connection_made(transport)
    return protocol


class _Opening(asyncio.Protocol):
    """A connection before its TLS handshake."""

    transport: asyncio.Transport
    spoke_first = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.transport.pause_reading()  # TLS handles what arrives now; uvloop may read again

    def data_received(self, data: bytes) -> None:
        self.spoke_first = True


class _Tunnel(_Opening):
    """Requests a tunnel from a proxy."""

    def __init__(self) -> None:
        self._status: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._parser = httptools.HttpResponseParser(self)
        self._reason = b""
        self._head_left = MAX_HEAD

    async def open(self, route: _Route) -> None:
        """Wait for the tunnel.

        Raises:
            _ProxyRefusal: the proxy responded with a status other than 2xx.
        """
        lines = f"CONNECT {route.authority} HTTP/1.1\r\nHost: {route.authority}\r\n"
        if route.proxy is not None and route.proxy.authorization is not None:
            lines += f"Proxy-Authorization: {route.proxy.authorization.reveal()}\r\n"
        self.transport.resume_reading()
        self.transport.write(f"{lines}\r\n".encode("latin-1"))
        del lines  # it may contain a password
        status = await self._status
        if not 200 <= status < 300:
            raise _ProxyRefusal(status, self._reason.decode("latin-1"))

    def data_received(self, data: bytes) -> None:
        self._head_left -= len(data)
        try:
            self._parser.feed_data(data)
        except Exception as error:
            self._fail(error)
        if self._head_left < 0:
            self._fail(Hangup(f"the head of its response is longer than {MAX_HEAD:,} bytes"))

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail(exc or Hangup("it closed the connection before it opened the tunnel"))

    def on_status(self, status: bytes) -> None:
        self._reason = self._reason[:100] + status[:100]

    def on_headers_complete(self) -> None:
        status = self._parser.get_status_code()
        if status >= 200 and not self._status.done():
            self._status.set_result(status)
            self.transport.pause_reading()

    def _fail(self, error: Exception) -> None:
        if not self._status.done():
            self._status.set_exception(error)


class _ProxyRefusal(ConnectionError):
    """The proxy refused to open a tunnel."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"the proxy refused with {status} {reason}".rstrip())
        self.status = status
