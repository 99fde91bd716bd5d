"""The routes of the family `account`."""

from ..routing import RouteRow

__all__ = ["ROUTES"]

ROUTES: tuple[RouteRow, ...] = ()
