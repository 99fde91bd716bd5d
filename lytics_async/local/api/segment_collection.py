"""The routes of the family `segment_collection`."""

from ..routing import RouteRow

__all__ = ["ROUTES"]

ROUTES: tuple[RouteRow, ...] = ()
