"""Who may call: tokens, and the ranges of addresses from which they are taken."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address

from starlette.datastructures import QueryParams
from starlette.requests import HTTPConnection

from lytics_async.local.account import Account
from lytics_async.local.faults import ApiFault
from lytics_async.local.roles import may
from lytics_async.local.settings import Settings

_NOT_AUTHORIZED = "Not authorized"
_MISSING_ROLE = "User does not have permission to access this endpoint."
_CREATE_TOKEN = "/api/auth/createtoken"  # noqa: S105 - a path

# A data token opens collecting, and the recommendations for web pages, which name the account.
_FOR_DATA_TOKENS = re.compile(r"/collect/|/api/content/recommend/(?!user/|segment/)[^/]+/user\b")


def check_access(connection: HTTPConnection, account: Account) -> None:
    """Let a request pass, or refuse it.

    The token comes raw in the `Authorization` header, or as `key` or `access_token` in the query of
    old clients. The data token opens `/collect`, and recommendations for web pages.

    Raises:
        ApiFault: 401, the token is missing, unknown or expired; 403 with the bare message, the
            address is outside the allowlist; 403 with a longer one, the token lacks a role.
    """
    settings = account.settings
    path = connection.scope["path"]
    given = _token(connection.headers.get("authorization"), connection.query_params)
    token = account.tokens.find(given)
    if given in settings.expired_tokens or (token is not None and token.has_expired):
        raise ApiFault(401, "Expired Token")
    if token is None:
        raise ApiFault(401, _NOT_AUTHORIZED)
    is_bulk = path.startswith("/collect/bulk/")
    if (settings.allow_on_bulk or not is_bulk) and not _is_allowed(connection, settings):
        raise ApiFault(403, _NOT_AUTHORIZED)
    if token.is_for_data:
        if not _FOR_DATA_TOKENS.match(path):
            raise ApiFault(403, "Not authorized: a data token is for collecting data only")
    elif settings.is_service and not may(token.scopes, connection.scope["method"], path):
        raise ApiFault(403, f"Not authorized: {_MISSING_ROLE}")
    if path.startswith(settings.refuse):
        raise ApiFault(403, f"Not authorized: {_MISSING_ROLE}")
    if settings.is_service and path == _CREATE_TOKEN and token.kind != "user_token":
        raise ApiFault(403, "Not authorized: This endpoint is available only via user tokens.")


def _token(header: str | None, query: QueryParams) -> str:
    return header or query.get("access_token") or query.get("key") or ""


def _is_allowed(connection: HTTPConnection, settings: Settings) -> bool:
    if not settings.allow:
        return True
    caller = connection.client.host if connection.client else ""
    if settings.trust_forwarded_for:
        caller = connection.headers.get("x-forwarded-for", caller).split(",")[0].strip()
    try:
        address = ip_address(caller)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return any(address in network for network in settings.allow)
