"""Choose the engine of a client that was not given a transport."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import sniffio

from lytics_async.errors import ConfigurationError
from lytics_async.wire.transport import Transport

if TYPE_CHECKING:
    import ssl

    from lytics_async.access.secret import Secret
    from lytics_async.wire.messages import WireRequest, WireResponse
    from lytics_async.wire.tls import Certificate, Verify

VARIABLE = "LYTICS_ENGINE"
"""The environment variable that names the engine: `direct` or `httpx`; empty for the default."""


class EngineOptions(TypedDict, total=False):
    """The arguments that both engines accept."""

    concurrency: int
    verify: Verify | None
    cert: Certificate | None
    proxy: str | None
    trust_env: bool


def default_transport(**options: Unpack[EngineOptions]) -> Transport:
    """Return an HttpxTransport with `LYTICS_ENGINE=httpx` or on trio, otherwise a DirectTransport.

    Outside an event loop, the choice is made again for every request, because the loop is not known
    yet. So the fixture of the pytest plugin also reaches a client that was made at import.

    Raises:
        ConfigurationError: LYTICS_ENGINE does not name an engine, or an option is not valid.
    """
    engine = _engine()
    if engine == "httpx":
        return _httpx(options)
    direct = _direct(options)
    return direct if _library() is not None else _Late(direct, options)


def _engine() -> Literal["direct", "httpx"]:
    chosen = os.environ.get(VARIABLE, "")
    on_trio = "trio" in sys.modules and _library() == "trio"
    if chosen == "httpx" or (on_trio and not chosen):
        return "httpx"
    if chosen == "direct" and on_trio:
        problem = f"{VARIABLE}=direct does not work on trio. Unset it."
    elif chosen in ("", "direct"):
        return "direct"
    else:
        problem = (
            f"{VARIABLE} must be `direct` or `httpx`, not {chosen!r}. Unset it for the default."
        )
    raise ConfigurationError(problem, setting=VARIABLE)


def _library() -> str | None:
    try:
        return sniffio.current_async_library()
    except sniffio.AsyncLibraryNotFoundError:
        return None


def _direct(options: EngineOptions) -> Transport:
    from lytics_async.wire.direct import DirectTransport

    return DirectTransport(**options)


def _httpx(options: EngineOptions) -> Transport:
    # Imported late: httpx takes long to import.
    from lytics_async.wire.httpx_engine import HttpxTransport

    return HttpxTransport(**options)


class _Late(Transport):
    """Chooses the engine for every request, for a client that was made outside an event loop."""

    def __init__(self, direct: Transport, options: EngineOptions) -> None:
        self._direct = direct
        self._options = options
        self._httpx: Transport | None = None
        self.bulk_concurrency = direct.bulk_concurrency

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """See Transport.send."""
        transport = self._chosen()
        return await transport.send(request, attempt_timeout=attempt_timeout, timeout=timeout)

    async def aclose(self) -> None:
        """Close both engines."""
        await self._direct.aclose()
        if self._httpx is not None:
            await self._httpx.aclose()

    async def tls_context(self) -> ssl.SSLContext | None:
        """See Transport.tls_context."""
        return await self._chosen().tls_context()

    def proxy_for(self, url: str) -> Secret | None:
        """See Transport.proxy_for."""
        return self._chosen().proxy_for(url)

    def _chosen(self) -> Transport:
        if _engine() == "direct":
            return self._direct
        if self._httpx is None:
            self._httpx = _httpx(self._options)
        return self._httpx
