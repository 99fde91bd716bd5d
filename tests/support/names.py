"""Host names that mean what a test says."""

import asyncio
import socket
from ipaddress import ip_address
from typing import Any

import pytest


def resolving(monkeypatch: pytest.MonkeyPatch, *ports: int) -> None:
    """Let every host have these ports of this machine for its addresses; none for a host that does
    not exist.

    Call it in the test's loop: uvloop asks the system itself.
    """
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", port))
        for port in ports
    ]

    of_system, loop = socket.getaddrinfo, type(asyncio.get_running_loop())
    of_loop = loop.getaddrinfo

    def found_for(host: Any) -> Any:
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return found

    def look_up(host: Any, *more: Any, **named: Any) -> Any:
        return of_system(host, *more, **named) if is_address(host) else found_for(host)

    async def look_up_in_loop(self: Any, host: Any, *more: Any, **named: Any) -> Any:
        return await of_loop(self, host, *more, **named) if is_address(host) else found_for(host)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(loop, "getaddrinfo", look_up_in_loop)


def is_address(host: Any) -> bool:
    try:
        ip_address(host.decode() if isinstance(host, bytes) else host)
    except ValueError:
        return False
    return True


def unused_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return int(closed.getsockname()[1])
