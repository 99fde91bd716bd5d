"""Clients of httpx for connections of our own: one for each origin."""

from __future__ import annotations

import ssl
from copy import copy
from urllib.parse import urlsplit

import anyio.lowlevel
import attrs
import httpx

from lytics_async.wire.httpx_carriers import Carrier, carrier_of
from lytics_async.wire.proxies import Proxies, Proxy
from lytics_async.wire.tls import Tls

KEEPALIVE_EXPIRY = 30.0
"""Seconds an idle connection of our own pools is kept."""


@attrs.define
class Owned:
    """A carrier and its use.

    Attributes:
        carrier: sends requests.
        active: requests that are using it now.
        is_used: whether a request has left a connection to it.
    """

    carrier: Carrier
    active: int = 0
    is_used: bool = False


class OwnCarriers:
    """The carriers of one event loop by origin; some mocks patch clients, so each has one.

    Args:
        pool_size: connections of each at most.
        proxies: the proxy of each origin.
        tls: settings of TLS.
    """

    def __init__(self, pool_size: int, proxies: Proxies, tls: Tls) -> None:
        self._pool_size = pool_size
        self._proxies = proxies
        self._tls = tls
        self._owned: dict[str, Owned] = {}

    async def find(self, url: str) -> Owned:
        """Return the carrier for the origin of a URL."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin in self._owned:
            return self._owned[origin]
        proxy = self._proxies.for_url(url)
        # httpx requires a context for plain HTTP, too; an empty one saves reading the certificates.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if "https" in (parts.scheme, proxy and proxy.scheme):
            context = await self._tls.context()
        if origin not in self._owned:
            limits = httpx.Limits(
                max_connections=self._pool_size,
                max_keepalive_connections=self._pool_size,
                keepalive_expiry=KEEPALIVE_EXPIRY,
            )
            connections = _OwnConnections(
                verify=context,
                proxy=None if proxy is None else _as_httpx(proxy, context),
                limits=limits,
            )
            client = httpx.AsyncClient(transport=connections)
            client.headers.clear()
            self._owned[origin] = Owned(carrier_of(client))
        return self._owned[origin]

    async def close_idle(self) -> bool:
        """Close the carriers that no request is using; return whether one had connections.

        httpx closes single idle connections only by their age, so a carrier with a request in
        flight keeps all of its own.
        """
        idle = [origin for origin, owned in self._owned.items() if not owned.active]
        closed = [self._owned.pop(origin) for origin in idle]
        for owned in closed:
            await owned.carrier.aclose()
        await anyio.lowlevel.checkpoint()  # asyncio frees a descriptor in its next iteration
        return any(owned.is_used for owned in closed)

    async def aclose(self) -> None:
        """Close all of them."""
        for owned in self._owned.values():
            await owned.carrier.aclose()


class _OwnConnections(httpx.AsyncHTTPTransport):
    """Keeps paths and queries, which may contain personal data, out of the log of httpx."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        sent = copy(request)  # mocks keep the request and show it to a test
        sent.extensions, sent.stream = request.extensions, request.stream
        response = await super().handle_async_request(sent)
        request.url = request.url.copy_with(raw_path=b"/")  # what the client logs now
        return response


def _as_httpx(proxy: Proxy, context: ssl.SSLContext) -> httpx.Proxy:
    authorization = proxy.authorization
    return httpx.Proxy(
        f"{proxy.scheme}://{proxy.name}",
        ssl_context=context if proxy.scheme == "https" else None,
        headers={"Proxy-Authorization": authorization.reveal()} if authorization else None,
    )
