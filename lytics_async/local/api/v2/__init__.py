"""The routes of API v2, in modules named like the families of the endpoint table."""

from __future__ import annotations

from itertools import chain

from lytics_async.local.api.v2 import (
    accounts,
    attributes,
    auths,
    connections,
    content,
    control,
    data_models,
    flow_graphs,
    flows,
    jobs,
    metrics,
    ml_models,
    profiles,
    providers,
    reports,
    schema,
    schema_edits,
    schema_patches,
    segments,
    stream_rules,
    streams,
    system_events,
    templates,
    users,
)
from lytics_async.local.routing import RouteRow

# In this order: a fixed name before a parameter that would match it too.
ROUTES: tuple[RouteRow, ...] = tuple(
    chain.from_iterable(
        family.ROUTES
        for family in (
            accounts,
            attributes,
            auths,
            connections,
            content,
            control,
            data_models,
            flow_graphs,  # before flows: `ui` is not a name
            flows,
            jobs,
            metrics,
            ml_models,
            profiles,
            providers,
            reports,
            schema_patches,  # before schema_edits: `patch` is not a table
            schema_edits,  # before schema: `patch` is not a table
            schema,
            segments,
            stream_rules,  # before streams: `rule` is not a name
            streams,
            system_events,
            templates,
            users,
        )
    )
)
