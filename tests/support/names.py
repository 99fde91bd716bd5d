"""Host names that mean what a test says."""

import asyncio
import socket
from typing import Any

import pytest


def resolving(monkeypatch: pytest.MonkeyPatch, *ports: int) -> None:
    """Let every host have these ports of this machine for its addresses; none for a host that does not exist.

    Call it in the test's loop: uvloop asks the system itself.
    """
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", port))
        for port in ports
    ]

    def look_up(*_: Any, **__: Any) -> Any:
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return found

    async def look_up_in_loop(*_: Any, **__: Any) -> Any:
        return look_up()

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(type(asyncio.get_running_loop()), "getaddrinfo", look_up_in_loop)


def unused_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return int(closed.getsockname()[1])
