"""The ASGI application: routes, access, and the envelopes of what goes wrong."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from . import entity_api, segment_api
from .access import check_access
from .account import Account
from .answers import Refusal, refuse
from .collect import bulk_upload, json_upload

__all__ = ["create_app"]

_Handler: TypeAlias = Callable[[Request, Account], Awaitable[Response]]

# In this order: a fixed name before a parameter that would match it too.
_ROUTES: tuple[tuple[str, str, _Handler], ...] = (
    ("POST", "/collect/bulk/{stream}", bulk_upload),
    ("POST", "/collect/json/{stream}", json_upload),
    ("GET", "/api/segment", segment_api.list_segments),
    ("POST", "/api/segment", segment_api.create_segment),
    ("DELETE", "/api/segment", segment_api.delete_segments),
    ("POST", "/api/segment/validate", segment_api.validate_segment),
    ("POST", "/api/segment/size", segment_api.segment_size),
    ("GET", "/api/segment/sizes", segment_api.segment_sizes),
    ("GET", "/api/segment/scan", segment_api.scan),
    ("POST", "/api/segment/scan", segment_api.scan),
    ("GET", "/api/segment/attribution", segment_api.attributions),
    ("GET", "/api/segment/{id}", segment_api.get_segment),
    ("PUT", "/api/segment/{id}", segment_api.put_segment),
    ("DELETE", "/api/segment/{id}", segment_api.delete_segment),
    ("GET", "/api/segment/{id}/scan", segment_api.scan),
    ("GET", "/api/segment/{id}/attribution", segment_api.attribution),
    ("GET", "/api/segment/{id}/fieldinfo", segment_api.field_info),
    ("GET", "/api/me/{field}/{value}", entity_api.get_me),
    ("GET", "/api/entity/deletestatus/{request_id}", entity_api.deletion_status),
    ("GET", "/api/entity/{table}/{value}", entity_api.get_entity_by_cookie),
    ("GET", "/api/entity/{table}/{field}/{value}", entity_api.get_entity),
    ("DELETE", "/api/entity/{table}/{field}/{value}", entity_api.delete_entity),
)


def create_app(account: Account) -> ASGIApp:
    """Build the application that answers from an account."""
    handlers: dict[str, dict[str, _Handler]] = {}
    for method, path, handler in _ROUTES:
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
            check_access(
                HTTPConnection(scope),
                account.settings,
                token=account.token,
                data_token=account.data_token,
            )
        except Refusal as refusal:
            await refuse(refusal)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _endpoint(
    by_method: Mapping[str, _Handler], account: Account
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
