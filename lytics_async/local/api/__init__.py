"""The routes, one module for each family of the published reference, named as its file in the endpoint table."""

import secrets
from collections.abc import Callable
from itertools import chain

from ..account import Account
from ..routing import RouteRow
from . import (
    account,
    account_settings,
    auth,
    catalog,
    content,
    content_topics,
    data_upload,
    experience,
    metric,
    personalization,
    provider,
    query,
    segment,
    segment_collection,
    segment_ml,
    stream,
    subscription,
    system_events,
    user,
    work,
    workflow,
)

__all__ = ["ROUTES", "populate"]

# In this order: a fixed name before a parameter that would match it too.
ROUTES: tuple[RouteRow, ...] = tuple(
    chain.from_iterable(
        family.ROUTES
        for family in (
            data_upload,
            segment,
            segment_collection,
            subscription,
            personalization,
            content,
            content_topics,
            system_events,
            catalog,
            metric,
            account_settings,  # before account: /api/account/setting is no id
            account,
            user,
            work,
            auth,
            provider,
            workflow,
            query,
            segment_ml,
            stream,
            experience,
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
    content_topics.begin_blocklist,
)


def populate(account: Account) -> None:
    """Give a new account what every Lytics account starts with; one that is kept on disk has it already."""
    mark = secrets.token_hex(8)
    if account.store.keep_fact("populated", mark) == mark:
        for begin in _BEGINNINGS:
            begin(account)
