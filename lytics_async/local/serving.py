"""Serve an ASGI application on a bound socket, in a thread with its own event loop."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from lytics_async.local.prompt_server import PromptServer

if TYPE_CHECKING:
    pass


class ServerThread(threading.Thread):
    """Runs a uvicorn server on a bound socket, in an event loop of its own."""

    def __init__(
        self,
        app: ASGIApp,
        listener: socket.socket,
        *,
        keep_alive: float,
        certfile: str | Path | None,
        keyfile: str | Path | None,
    ) -> None:
        super().__init__(name="lytics-local-server", daemon=True)
        config = uvicorn.Config(
            _quiet_when_cancelled(app),
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,  # old clients send their token in the URL
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=keep_alive,  # type: ignore[arg-type]  # passed to call_later, which takes fractions
            ssl_certfile=certfile,
            ssl_keyfile=keyfile,
            ssl_version=ssl.PROTOCOL_TLS_SERVER,
        )
        self._server = PromptServer(config)
        self._listener = listener
        self._failure: BaseException | None = None

    def run(self) -> None:
        try:
            self._server.run(sockets=[self._listener])
        except BaseException as error:  # raised by wait_until_started()
            self._failure = error
        finally:
            self._server.is_up.set()

    def wait_until_started(self) -> None:
        """Return when requests are served, or raise the error that prevented it."""
        self._server.is_up.wait()
        if self._failure is not None:
            raise RuntimeError("the local Lytics did not start") from self._failure

    def stop(self) -> None:
        """End the server and wait for the thread."""
        self._server.stop()
        self.join()


def bind(host: str, port: int) -> socket.socket:
    """Bind and listen; connections that arrive before the server runs wait."""
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    # asyncio turns off Nagle's algorithm, worth 40 ms a response, only if the protocol is named.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError:
        listener.close()
        raise
    return listener


def _quiet_when_cancelled(app: ASGIApp) -> ASGIApp:
    """Spare stderr the traceback of a request that was cut off because the server stops."""

    async def quiet(scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(asyncio.CancelledError):
            await app(scope, receive, send)

    return quiet
