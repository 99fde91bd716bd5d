"""Which engine carries the requests of a client that was not given a transport."""

from __future__ import annotations

import os
import sys
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

import sniffio

from lytics_async.errors import ConfigurationError
from lytics_async.wire.transport import Transport

if TYPE_CHECKING:
    import ssl

    from lytics_async.request import WireRequest, WireResponse
    from lytics_async.secret import Secret
    from lytics_async.wire.tls import Certificate, Verify

VARIABLE = "LYTICS_ENGINE"
"""The environment variable that chooses the engine: `direct` or `httpx`; unset or empty for the default."""


class EngineOptions(TypedDict, total=False):
    """Arguments that both engines take."""

    concurrency: int
    verify: Verify | None
    cert: Certificate | None
    proxy: str | None
    trust_env: bool


def default_transport(**options: Unpack[EngineOptions]) -> Transport:
    """Return the transport of a client: HttpxTransport with `LYTICS_ENGINE=httpx` or on trio, otherwise DirectTransport.

    A client that is made outside an event loop chooses when it is used, and follows the variable then. So the fixture of
    the pytest plugin also reaches a client that a module made when it was imported.

    Raises:
        ConfigurationError: LYTICS_ENGINE names no engine, or an option is not valid.
    """
    engine = _engine()
    if engine == "httpx":
        return _httpx(options)
    direct = _direct(options)
    if os.environ.get(VARIABLE) or _library() is not None:
        return direct
    return _Late(direct, options)


def _engine() -> Literal["direct", "httpx"]:
    match os.environ.get(VARIABLE, ""):
        case "":
            return "httpx" if "trio" in sys.modules and _library() == "trio" else "direct"
        case "direct":
            return "direct"
        case "httpx":
            return "httpx"
        case other:
            problem = (
                f"{VARIABLE} must be `direct` or `httpx`, not {other!r}. Unset it for the default."
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
    from lytics_async.wire.httpx_engine import (
        HttpxTransport,
    )  # with it comes httpx, which takes long to import

    return HttpxTransport(**options)


class _Late(Transport):
    """Chooses the engine for every request, for a client that was made outside an event loop."""

    def __init__(self, direct: Transport, options: EngineOptions) -> None:
        self._direct = direct
        self._options = options
        self._httpx: Transport | None = None
        self.bulk_concurrency = direct.bulk_concurrency

    def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> Coroutine[Any, Any, WireResponse]:
        """See Transport.send."""
        return self._chosen().send(request, attempt_timeout=attempt_timeout, timeout=timeout)

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
