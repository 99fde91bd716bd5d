"""A transport for AsyncLytics that calls the application directly: no socket, no thread, no port.

The one module here that knows the client; it is imported only when such a transport is requested.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import anyio
from starlette.types import ASGIApp, Message

from lytics_async.errors import RequestTimeout
from lytics_async.wire.messages import WireRequest, WireResponse
from lytics_async.wire.transport import Transport


class InProcessTransport(Transport):
    """Pass each request to an ASGI application and wait for its response.

    Args:
        app: the application.
        address: where the caller seems to be, for the allowlist.
    """

    def __init__(self, app: ASGIApp, *, address: str = "127.0.0.1") -> None:
        self._app = app
        self._address = address

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Exchange one request for one response.

        Raises:
            RequestTimeout: there was no response within the shorter one of the two times.
        """
        exchange = _Exchange(request)
        limit = min(attempt_timeout, timeout)
        with anyio.move_on_after(limit):
            await self._app(_scope(request, self._address), exchange.receive, exchange.respond)
            return WireResponse(
                status=exchange.status, headers=exchange.headers, body=bytes(exchange.body)
            )
        raise RequestTimeout(
            f"The local Lytics did not respond within {limit:g} s.",
            phase="receive",
            may_have_been_processed=True,
        )

    async def aclose(self) -> None:
        """Nothing is open that could be closed."""


class _Exchange:
    """The two ends of one ASGI call."""

    def __init__(self, request: WireRequest) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.body = bytearray()
        body = request.body
        self._pieces = _only(body) if isinstance(body, bytes) else aiter(body)
        self._is_sent = False

    async def receive(self) -> Message:
        if self._is_sent:
            await anyio.sleep_forever()  # the client stays until it has the response
        piece = await anext(self._pieces, None)
        self._is_sent = piece is None
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    async def respond(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            for name, value in message["headers"]:
                self.headers[name.decode("latin-1").lower()] = value.decode("latin-1")
        else:
            self.body += message.get("body", b"")


async def _only(body: bytes) -> AsyncIterator[bytes]:
    yield body


def _scope(request: WireRequest, address: str) -> dict[str, Any]:
    url = urlsplit(request.url)
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": url.scheme,
        "path": url.path,
        "raw_path": url.path.encode("ascii"),
        "query_string": url.query.encode("ascii"),
        "root_path": "",
        "headers": [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in [("host", url.netloc), *request.headers]
        ],
        "client": (address, 0),
        "server": (url.hostname, url.port),
    }
