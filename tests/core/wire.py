"""A scripted HTTP server on a loopback socket, for what mocks hide."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from lytics_async.access import AccessGuard
from lytics_async.config import ClientConfig
from lytics_async.hooks import Hooks
from lytics_async.model import anything
from lytics_async.operation import Operation
from lytics_async.retry import RetryPolicy
from lytics_async.runner import Runner
from lytics_async.wire.transport import Transport

TOKEN = "at.test.0123456789abcdef"
Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter, bytes], Awaitable[None]]


class WireServer:
    """Answers each request by calling `handler(reader, writer, head)`; counts requests and open connections."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.requests: list[bytes] = []
        self.arrived = asyncio.Event()
        self.open = 0
        self.url = ""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.requests.append(head)
                self.arrived.set()
                await self.handler(reader, writer, head)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self.open -= 1
            writer.transport.abort()


@asynccontextmanager
async def wire_server(
    handler: Handler, *, tls: ssl.SSLContext | None = None
) -> AsyncIterator[WireServer]:
    server = WireServer(handler)
    listener = await asyncio.start_server(server._serve, "127.0.0.1", 0, ssl=tls)
    port = listener.sockets[0].getsockname()[1]
    server.url = f"https://localhost:{port}" if tls else f"http://127.0.0.1:{port}"
    try:
        yield server
    finally:
        listener.close()


def answer(
    body: bytes, status: str = "200 OK", headers: bytes = b"Content-Type: application/json\r\n"
) -> bytes:
    return b"HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s" % (
        status.encode(),
        headers,
        len(body),
        body,
    )


def replying(*answers: bytes) -> Handler:
    """A handler that gives the answers in turn, the last one for ever."""
    left = list(answers)

    async def handler(_: asyncio.StreamReader, writer: asyncio.StreamWriter, __: bytes) -> None:
        writer.write(left.pop(0) if len(left) > 1 else left[0])

    return handler


def operation(**changes: Any) -> Operation[Any]:
    """A GET that returns its data as it is, with `changes`."""
    row: dict[str, Any] = {
        "name": "things.get",
        "method": "GET",
        "path": "/api/thing",
        "retry": "safe",
        "structure": anything,
        "returns": "Any",
    }
    return Operation(**{**row, **changes})


def runner(
    transport: Transport,
    base_url: str = "https://lytics.test",
    *,
    policy: RetryPolicy | None = None,
    hooks: tuple[Any, ...] = (),
    guard: AccessGuard | None = None,
    token: Any = TOKEN,
    **config: Any,
) -> Runner:
    return Runner(
        ClientConfig(token=token, base_url=base_url, bulk_url=base_url, **config),
        transport,
        policy or RetryPolicy(base_delay=0),
        Hooks(hooks),
        guard,
    )
