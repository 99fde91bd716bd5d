"""The routes of the family `account_settings`."""

from ..routing import RouteRow

__all__ = ["ROUTES"]

ROUTES: tuple[RouteRow, ...] = ()
