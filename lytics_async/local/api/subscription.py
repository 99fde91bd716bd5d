"""The routes of the family `subscription`."""

from ..routing import RouteRow

__all__ = ["ROUTES"]

ROUTES: tuple[RouteRow, ...] = ()
