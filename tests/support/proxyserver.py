"""What an HTTP proxy does with a request, as a fault of the server; its failures are the server's
own faults.
"""

import asyncio
from base64 import b64encode
from contextlib import suppress

from faultserver import Fault, Turn, message

ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"
WANTS_A_PASSWORD = message(
    b"", "407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="test"'
)


def forwarding(port: int, *, login: str | None = None) -> Fault:
    """Open tunnels for CONNECT and forward absolute URLs, every host of theirs being a port of this
    machine.

    Args:
        login: `name:password` without which nothing is forwarded.
    """
    expected = login and "Basic " + b64encode(login.encode()).decode()

    async def fault(turn: Turn) -> None:
        if expected and turn.header("Proxy-Authorization") != expected:
            await turn.read_body()
            await turn.send(WANTS_A_PASSWORD)
            return
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await turn.read_body()
            await turn.send(message(b"", "502 Bad Gateway"))
            return
        if turn.method == "CONNECT":
            await turn.send(ESTABLISHED)
            there = _pump(turn.reader, writer)
        else:
            there = _forward(turn, writer)
        try:
            await asyncio.gather(there, _pump(reader, turn.writer))
        finally:
            writer.transport.abort()
            turn.close()

    return fault


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    """Copy until the source ends, then end the sink; a broken source breaks it."""
    try:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
        _end(sink)
    except OSError:
        sink.transport.abort()


async def _forward(turn: Turn, sink: asyncio.StreamWriter) -> None:
    """Send every request of a connection on, with the path for its target and without what is the
    proxy's.
    """
    head = turn.head
    with suppress(asyncio.IncompleteReadError):
        while True:
            request = Turn(head, turn.reader, turn.writer, 0)
            method, url, version = head.split(b"\r\n", 1)[0].split(b" ")
            assert url.startswith(b"http://"), f"a proxy needs an absolute URL, not {url!r}"
            path = b"/" + url.split(b"/", 3)[3]
            kept = [
                line
                for line in head.split(b"\r\n")[1:]
                if not line.lower().startswith(b"proxy-authorization:")
            ]
            sink.write(b"\r\n".join([b" ".join([method, path, version]), *kept]))
            left = request.length
            while left:
                data = await turn.reader.read(min(left, 65536))
                if not data:
                    break
                left -= len(data)
                sink.write(data)
                await sink.drain()
            head = await turn.reader.readuntil(b"\r\n\r\n")
    with suppress(OSError):
        _end(sink)


def _end(sink: asyncio.StreamWriter) -> None:
    if sink.can_write_eof():
        sink.write_eof()
    else:  # TLS closes both ways together
        sink.close()
