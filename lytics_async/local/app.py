"""The ASGI application: routes, access, and the envelopes of faults."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cache

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from lytics_async.local.access import check_access
from lytics_async.local.account import Account
from lytics_async.local.api import ROUTES, populate
from lytics_async.local.api.account_settings import restore_allowlist
from lytics_async.local.api.v2.responses import fail_v2
from lytics_async.local.api.v2.stream_rules import route_with
from lytics_async.local.faults import ApiFault
from lytics_async.local.responses import fail
from lytics_async.local.routing import Handler


def create_app(account: Account) -> ASGIApp:
    """Build the application that serves an account; populate a new one."""
    populate(account)
    restore_allowlist(account)
    account.store.routers.append(route_with(account))
    return _Entrance(account)


def _beginning(path: str) -> str:
    """The first two segments of a path, which have no parameters in any route."""
    return "/".join(path.split("/", 3)[:3])


@cache
def _families() -> dict[str, Starlette]:
    """The routes by the beginning of their paths, since Starlette tries one after the other.

    They are the same for every account: each request carries its account. Those of "" are for all
    other paths.
    """
    families: dict[str, dict[str, dict[str, Handler]]] = {"": {}}
    for method, path, handler in ROUTES:
        families.setdefault(_beginning(path), {}).setdefault(path, {})[method] = handler
    return {beginning: _application(handlers) for beginning, handlers in families.items()}


def _application(handlers: Mapping[str, Mapping[str, Handler]]) -> Starlette:
    starlette = Starlette(
        routes=[
            Route(path, _endpoint(by_method), methods=list(by_method))
            for path, by_method in handlers.items()
        ],
        exception_handlers={HTTPException: _no_route, Exception: _broken},
    )
    starlette.router.redirect_slashes = False
    return starlette


_ACCOUNT = "lytics_async.account"
"""Key of the scope of a request: the account that it is for."""


class _Entrance:
    """The outer application: keep the path as it was sent, and check the access."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._families = _families()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        # Routes see the path as it was sent: an escaped slash belongs to a value, it parts nothing.
        account = self._account
        path = scope["raw_path"].decode("ascii")
        scope = {**scope, "path": path, "root_path": "", _ACCOUNT: account}
        try:
            check_access(HTTPConnection(scope), account)
        except ApiFault as fault:
            await fail(fault)(scope, receive, send)
        else:
            app = self._families.get(_beginning(path), self._families[""])
            await app(scope, receive, send)


def _endpoint(by_method: Mapping[str, Handler]) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        try:
            return await by_method[method](request, request.scope[_ACCOUNT])
        except ApiFault as fault:
            return _fail_at(request, fault)
        except ClientDisconnect:
            return Response(status_code=400)  # the client has gone and reads nothing

    return respond


def _fail_at(request: Request, fault: ApiFault) -> Response:
    """Respond with a fault in the form of the API version that was called."""
    return fail_v2(fault) if request.url.path.startswith("/v2/") else fail(fault)


async def _no_route(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _fail_at(request, ApiFault(error.status_code, error.detail, headers=error.headers))


async def _broken(request: Request, __: Exception) -> Response:
    return _fail_at(request, ApiFault(500, "Internal Server Error"))
