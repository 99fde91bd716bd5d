"""A route: a row with method, path and the function that handles it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account

Handler: TypeAlias = Callable[[Request, Account], Awaitable[Response]]

RouteRow: TypeAlias = tuple[str, str, Handler]
