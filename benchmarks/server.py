"""A server that costs next to nothing: a protocol on uvloop, one canned response, bodies read and
thrown away.

It stands in for Lytics only where the client alone is measured; `ingest` runs against
`lytics_async.local`.
"""

import asyncio
import contextlib
import ssl
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.process import in_process, receive

SEGMENT = b"""{"data":{"id":"5b7f9f2f6b1e4a2f9d0c3b8a7e6d5c4b","account_id":"3f1c7a9e5d2b4860","author_id":"9c8b7a6d5e4f3a2b",\
"kind":"segment","name":"Most active","slug_name":"most_active","description":"Visited in the last 30 days",\
"segment_ql":"FILTER AND (visitct >= 5, _modified > \\"now-30d\\") FROM user","table":"user","is_public":true,\
"tags":["web","active"],"created":"2024-03-01T09:30:00.123456789Z","updated":"2024-05-11T17:02:41Z"},\
"status":200,"message":"success"}"""
UPLOADED = b'{"status":200,"message":"success","data":{}}'
"""The response to an upload. It holds no counts, since the server does not read what it is sent."""


def _response(body: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body


_SEGMENT_RESPONSE = _response(SEGMENT)
_UPLOADED_RESPONSE = _response(UPLOADED)
_BUFFER = 1024 * 1024


@contextlib.contextmanager
def running(
    *, delay: float = 0.0, stall: float = 0.0, certificate: Path | None = None
) -> Iterator[str]:
    """Run the server in a process of its own and return its base URL.

    Args:
        delay: seconds between the last byte of a request and its answer.
        stall: seconds that each connection's first body is left unread after its first bytes.
        certificate: PEM file with private key and certificate; HTTPS when given.
    """
    with in_process(_serve, delay, stall, certificate) as pipe:
        port = receive(pipe, timeout=30)
        yield f"{'https' if certificate else 'http'}://127.0.0.1:{port}"


def _serve(pipe: Connection, delay: float, stall: float, certificate: Path | None) -> None:
    import uvloop  # in this process only

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve_until_closed(pipe, delay, stall, certificate))


async def _serve_until_closed(
    pipe: Connection, delay: float, stall: float, certificate: Path | None
) -> None:
    loop = asyncio.get_running_loop()
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    server = await loop.create_server(
        lambda: _Connection(delay, stall), "127.0.0.1", 0, ssl=context, backlog=1024
    )
    pipe.send(server.sockets[0].getsockname()[1])
    closed = asyncio.Event()
    loop.add_reader(pipe.fileno(), closed.set)  # readable = the parent closed its end, or died
    await closed.wait()
    loop.remove_reader(pipe.fileno())
    server.close()


class _Connection(asyncio.BufferedProtocol):
    """One keep-alive connection; httpx never sends a request before the last response arrived."""

    def __init__(self, delay: float, stall: float) -> None:
        self._delay = delay
        self._stall = stall
        self._buffer = memoryview(bytearray(_BUFFER))
        self._head = 0  # bytes of an unfinished head in the buffer
        self._body = 0  # bytes of the body still to come
        self._answer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport  # uvloop's does not derive from asyncio.Transport

    def get_buffer(self, sizehint: int) -> memoryview:
        return self._buffer[self._head :]

    def buffer_updated(self, nbytes: int) -> None:
        if self._body:
            self._body -= nbytes
        elif not self._read_head(nbytes):
            return
        if not self._body:
            if self._delay:
                asyncio.get_running_loop().call_later(self._delay, self._send)
            else:
                self._send()

    def _read_head(self, nbytes: int) -> bool:
        """Return whether the head is complete; the rest of the buffer then is the body's begin."""
        filled = self._head + nbytes
        received = bytes(self._buffer[:filled])
        if received.startswith(b"GET ") and received.endswith(b"\r\n\r\n"):
            self._head = 0
            self._answer = _SEGMENT_RESPONSE
            return True
        head, found, body = received.partition(b"\r\n\r\n")
        if not found:
            self._head = filled
            return False
        self._head = 0
        self._answer = _SEGMENT_RESPONSE if head.startswith(b"GET ") else _UPLOADED_RESPONSE
        _, found, rest = head.lower().partition(b"\r\ncontent-length:")
        self._body = int(rest.partition(b"\r\n")[0]) - len(body) if found else 0
        if self._body and self._stall:
            self._transport.pause_reading()
            asyncio.get_running_loop().call_later(self._stall, self._transport.resume_reading)
            self._stall = 0.0
        return True

    def _send(self) -> None:
        if not self._transport.is_closing():
            self._transport.write(self._answer)
