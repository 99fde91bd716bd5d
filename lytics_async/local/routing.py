"""What a route is: a row with method, path and the function that answers."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from .account import Account

__all__ = ["Handler", "RouteRow"]

Handler: TypeAlias = Callable[[Request, Account], Awaitable[Response]]

RouteRow: TypeAlias = tuple[str, str, Handler]
