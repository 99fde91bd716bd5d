"""Sending a request through a client or a transport of httpx or httpx2."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterable, Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from types import ModuleType
from typing import Any, Protocol

from lytics_async.errors import ArgumentError, LifecycleError
from lytics_async.wire.messages import WireRequest

Content = AsyncIterable[bytes]
Trace = Callable[[str, Mapping[str, Any]], Awaitable[None]]


class HttpxClient(Protocol):
    """An `httpx.AsyncClient`, or one of httpx2."""

    @property
    def build_request(self) -> Callable[..., Any]: ...
    @property
    def send(self) -> Callable[..., Awaitable[Any]]: ...
    async def aclose(self) -> None: ...


class HttpxBaseTransport(Protocol):
    """An `httpx.AsyncBaseTransport`, or one of httpx2."""

    @property
    def handle_async_request(self) -> Callable[[Any], Awaitable[Any]]: ...
    async def aclose(self) -> None: ...


class Carrier(Protocol):
    """Sends a request with its body and returns the response of httpx, with its body unread."""

    async def send(self, request: WireRequest, content: Content, trace: Trace) -> Any: ...
    async def aclose(self) -> None: ...


def carrier_of(pool: object) -> Carrier:
    """Return the carrier for a client or a transport.

    Raises:
        ArgumentError: `pool` is neither.
    """
    for name in ("httpx", "httpx2"):
        library = sys.modules.get(name)  # httpx2 is loaded only if the user has it
        if library is None:
            continue
        if isinstance(pool, library.AsyncClient):
            return _ClientCarrier(library, pool)
        if isinstance(pool, library.AsyncBaseTransport):
            return _TransportCarrier(library, pool)
    found = pool.__name__ if isinstance(pool, type) else type(pool).__name__
    raise ArgumentError(
        "Pass an instance of httpx.AsyncClient or httpx.AsyncBaseTransport, or of the same in "
        f"httpx2, not {found}."
    )


class _TransportCarrier:
    """Sends through a transport.

    Args:
        library: httpx or httpx2, whichever the transport belongs to.
    """

    def __init__(self, library: ModuleType, transport: Any) -> None:
        self._library = library
        self._stream_of = _stream_class(library)
        self._transport = transport

    async def send(self, request: WireRequest, content: Content, trace: Trace) -> Any:
        """See Carrier."""
        library = self._library
        url = _exact_url(library, request.url)
        built = library.Request(
            request.method,
            url,
            headers=_headers(request, url),
            content=request.body,
            extensions={"trace": trace, "timeout": library.Timeout(None).as_dict()},
        )
        built.url = url  # it was normalised
        built.stream = self._stream_of(content)
        return await self._transport.handle_async_request(built)

    async def aclose(self) -> None:
        """Close the transport."""
        await self._transport.aclose()


class _ClientCarrier:
    """Sends through a client, and reverts the changes that its settings make to the request."""

    def __init__(self, library: ModuleType, client: Any) -> None:
        self._library = library
        self._stream_of = _stream_class(library)
        self._client = client
        self._has_cookies = len(client.cookies) > 0

    async def send(self, request: WireRequest, content: Content, trace: Trace) -> Any:
        """See Carrier."""
        client = self._client
        if client.is_closed:
            raise LifecycleError(
                "The httpx client that sends the requests is closed; pass another."
            )
        url = _exact_url(self._library, request.url)
        headers = _headers(request, url)
        built = client.build_request(
            request.method,
            url,
            headers=headers,
            content=request.body,
            timeout=None,
            extensions={"trace": trace},
        )
        built.url = url  # it was normalised, and got the params of the client
        built.stream = self._stream_of(content)
        ours = {name.decode("latin-1").lower() for name, _ in headers}
        for name in _NOT_INHERITED - ours:
            built.headers.pop(name, None)
        if self._has_cookies:
            return await client.send(built, stream=True, follow_redirects=False)
        if "cookie" not in ours and "Cookie" not in client.headers:
            built.headers.pop("Cookie", None)
        with _no_cookies_from(url.host, client.cookies.jar):
            return await client.send(built, stream=True, follow_redirects=False)

    async def aclose(self) -> None:
        """Close the client."""
        await self._client.aclose()


_NOT_INHERITED = {
    "accept",
    "accept-encoding",
    "authorization",
    "content-length",
    "content-type",
    "transfer-encoding",
    "user-agent",
}
"""Default headers of a client that are not added to a request without such a header."""


def _stream_class(library: ModuleType) -> Callable[[Content], Any]:
    """Return a class for request streams: httpx checks their base class."""

    def keep(self: Any, content: Content) -> None:
        self.content = content

    methods = {"__init__": keep, "__aiter__": lambda self: aiter(self.content)}
    made: Any = type("Content", (library.AsyncByteStream,), methods)
    return made  # type: ignore[no-any-return] # its bases are known only at run time


def _headers(request: WireRequest, url: Any) -> list[tuple[bytes, bytes]]:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in request.headers]
    body = request.body
    length = len(body) if isinstance(body, bytes) else body.length
    if length or not isinstance(body, bytes) or request.method in ("POST", "PUT", "PATCH"):
        headers.append((b"Content-Length", b"%d" % length))
    return [(b"Host", url.netloc), *headers]


def _exact_url(library: ModuleType, url: str) -> Any:
    """Return a URL that is sent exactly as it is quoted.

    httpx quotes a few more characters and resolves `/./`. Its extension `target` does not help:
    httpcore applies it to the CONNECT for a proxy, too.
    """
    parsed = library.URL(url)
    target = b"/" + url.split("/", 3)[3].encode("ascii") if url.count("/") > 2 else b"/"
    if parsed.raw_path == target:
        return parsed
    return type("URL", (library.URL,), {"raw_path": target})(url)


@contextmanager
def _no_cookies_from(host: str, jar: CookieJar) -> Iterator[None]:
    """Remove from a jar the cookies that the responses of a host put into it."""
    before = set(jar)
    try:
        yield
    finally:
        for cookie in set(jar) - before:
            # http.cookiejar appends .local to names without a dot.
            domain = cookie.domain.removesuffix(".local")
            if f".{host}".endswith(f".{domain.lstrip('.')}"):
                with suppress(KeyError):
                    jar.clear(cookie.domain, cookie.path, cookie.name)
