"""Transport: what carries one request to the server and brings the whole response back."""

from __future__ import annotations

import ssl
from typing import Protocol, runtime_checkable

from lytics_async.access.secret import Secret
from lytics_async.wire.messages import WireRequest, WireResponse


@runtime_checkable
class Transport(Protocol):
    """Carries requests. Derive from it to write your own: only `send` and `aclose` have no default.

    Attributes:
        bulk_concurrency: requests to the bulk host in flight at most; uploads plan their memory by it.
    """

    bulk_concurrency: int = 16

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Exchange one request for one response, its body included. Never retries.

        Args:
            attempt_timeout: seconds for the exchange itself, from the moment it has a slot.
            timeout: seconds for everything, waiting for a slot included.

        Raises:
            TransportError: no complete response arrived; `phase` and `may_have_been_processed` say how far it got.
        """
        ...

    async def aclose(self) -> None:
        """Close every connection. A second call does nothing."""
        ...

    async def tls_context(self) -> ssl.SSLContext | None:
        """Return the TLS context of new connections, for the doctor; None if the transport has none of its own."""
        return None

    def proxy_for(self, url: str) -> Secret | None:
        """Return the URL of the proxy through which `url` is reached, for the doctor; None for a direct connection."""
        return None
