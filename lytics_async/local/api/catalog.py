"""The routes of the family `catalog`."""

from ..routing import RouteRow

__all__ = ["ROUTES"]

ROUTES: tuple[RouteRow, ...] = ()
