"""The routes of API v2, in modules named like the families of the endpoint table."""

from __future__ import annotations

from itertools import chain

from lytics_async.local.api.v2 import (
    attributes,
    auths,
    control,
    jobs,
    metrics,
    profiles,
    providers,
    stream_rules,
    streams,
    system_events,
)
from lytics_async.local.routing import RouteRow

# In this order: a fixed name before a parameter that would match it too.
ROUTES: tuple[RouteRow, ...] = tuple(
    chain.from_iterable(
        family.ROUTES
        for family in (
            attributes,
            auths,
            control,
            jobs,
            metrics,
            profiles,
            providers,
            stream_rules,  # before streams: `rule` is not a name
            streams,
            system_events,
        )
    )
)
