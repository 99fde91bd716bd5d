"""The ASGI application: routes, access, and the envelopes of what goes wrong."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from .access import check_access
from .account import Account
from .answers import Refusal, refuse
from .api import ROUTES, populate
from .api.account_settings import restore_allowlist
from .routing import Handler

__all__ = ["create_app"]


def create_app(account: Account) -> ASGIApp:
    """Build the application that answers from an account, and give a new account what it starts with."""
    populate(account)
    restore_allowlist(account)
    handlers: dict[str, dict[str, Handler]] = {}
    for method, path, handler in ROUTES:
        handlers.setdefault(path, {})[method] = handler
    starlette = Starlette(
        routes=[
            Route(path, _endpoint(by_method, account), methods=list(by_method))
            for path, by_method in handlers.items()
        ],
        exception_handlers={HTTPException: _no_route, Exception: _broken},
    )
    starlette.router.redirect_slashes = False
    return _Entrance(starlette, account)


class _Entrance:
    """What stands before the routes: the path as it was sent, and the check of who calls."""

    def __init__(self, app: ASGIApp, account: Account) -> None:
        self._app = app
        self._account = account

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        # Routes see the path as it was sent: an escaped slash belongs to a value, it parts nothing.
        scope = {**scope, "path": scope["raw_path"].decode("ascii"), "root_path": ""}
        account = self._account
        try:
            check_access(HTTPConnection(scope), account)
        except Refusal as refusal:
            await refuse(refusal)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _endpoint(
    by_method: Mapping[str, Handler], account: Account
) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        try:
            return await by_method[method](request, account)
        except Refusal as refusal:
            return refuse(refusal)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it

    return respond


async def _no_route(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return refuse(Refusal(error.status_code, error.detail, headers=error.headers))


async def _broken(_: Request, __: Exception) -> Response:
    return refuse(Refusal(500, "Internal Server Error"))
