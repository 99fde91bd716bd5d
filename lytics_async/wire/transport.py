"""Transport: the protocol of an engine, which sends one request and returns its whole response."""

from __future__ import annotations

import ssl
from typing import Protocol, runtime_checkable

from lytics_async.access.secret import Secret
from lytics_async.wire.messages import WireRequest, WireResponse


@runtime_checkable
class Transport(Protocol):
    """Sends requests. A subclass has to define only `send` and `aclose`.

    Attributes:
        bulk_concurrency: requests to the bulk host in flight at most (16); uploads derive their
            memory plan from it.
    """

    bulk_concurrency: int = 16

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Send one request and return its response with the whole body. Never retry.

        Args:
            attempt_timeout: seconds for the exchange itself, once it has a slot.
            timeout: seconds in total, including the wait for a slot.

        Raises:
            TransportError: no complete response arrived; `phase` and `may_have_been_processed` say
                how far the exchange came.
        """
        ...

    async def aclose(self) -> None:
        """Close every connection. A second call does nothing."""
        ...

    async def tls_context(self) -> ssl.SSLContext | None:
        """Return the TLS context of new connections, for the doctor; None if there is none."""
        return None

    def proxy_for(self, url: str) -> Secret | None:
        """Return the URL of the proxy for `url`, for the doctor; None for a direct connection."""
        return None


_MEMBERS = ("send", "aclose", "bulk_concurrency", "tls_context", "proxy_for")


def transport_problem(transport: object) -> str | None:
    """Return why an object is not a Transport of this package, such as a client of httpx; None
    if it is one.
    """
    if isinstance(transport, type):
        return f"must be an instance: write transport={transport.__name__}()"
    if hasattr(transport, "build_request") or hasattr(transport, "handle_async_request"):
        return (
            f"must be a Transport of lytics_async; pass {type(transport).__name__} as http_client="
        )
    # isinstance() would not see what __getattr__ delegates, from CPython 3.12 on.
    missing = [name for name in _MEMBERS if not hasattr(transport, name)]
    if missing:
        return (
            f"must be a Transport of lytics_async, and {type(transport).__name__} has no "
            f"{missing[0]}: derive it from lytics_async.Transport, or pass an httpx.AsyncClient as "
            "http_client="
        )
    return None
