"""The routes, in modules named like the families of the endpoint table."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from itertools import chain

from lytics_async.local.account import Account
from lytics_async.local.api import (
    account,
    account_settings,
    auth,
    catalog,
    content,
    content_affinity,
    content_classification,
    content_graph,
    content_recommendation,
    content_rollups,
    content_topics,
    data_upload,
    experience,
    experience_groups,
    experience_templates,
    metric,
    personalization,
    provider,
    query,
    segment,
    segment_collection,
    segment_members,
    segment_ml,
    stream,
    subscription,
    system_events,
    user,
    v2,
    work,
    workflow,
)
from lytics_async.local.routing import RouteRow

# In this order: a fixed name before a parameter that would match it too.
ROUTES: tuple[RouteRow, ...] = tuple(
    chain.from_iterable(
        family.ROUTES
        for family in (
            data_upload,
            segment_members,  # before segment: `size` is not an id
            segment,
            segment_collection,
            subscription,
            personalization,
            content,
            content_classification,
            content_recommendation,
            content_graph,  # before content_topics: `cluster` is not a topic
            content_topics,
            content_rollups,
            content_affinity,
            system_events,
            catalog,
            metric,
            account_settings,  # before account: /api/account/setting is not an id
            account,
            user,
            work,
            auth,
            provider,
            workflow,
            query,
            segment_ml,
            stream,
            experience_groups,  # before experience: `group` is not an id
            experience_templates,
            experience,
            v2,
        )
    )
)


# What each family has in a new account.
_BEGINNINGS: tuple[Callable[[Account], None], ...] = (
    account.add_account,
    user.add_administrator,
    provider.add_providers,
    segment_collection.add_goals,
    stream.add_streams,
    content_rollups.begin_blocklist,
)


def populate(account: Account) -> None:
    """Create what every Lytics account starts with, once; a kept account has it already."""
    mark = secrets.token_hex(8)
    if account.store.keep_fact("populated", mark) == mark:
        for begin in _BEGINNINGS:
            begin(account)
