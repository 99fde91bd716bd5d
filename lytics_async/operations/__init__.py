# generated from endpoints/; do not edit
"""The operations by service: `operations.<service>.<METHOD>`, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.operations import account_settings as account_settings
    from lytics_async.operations import accounts as accounts
    from lytics_async.operations import auths as auths
    from lytics_async.operations import catalog as catalog
    from lytics_async.operations import content as content
    from lytics_async.operations import experiences as experiences
    from lytics_async.operations import ingest as ingest
    from lytics_async.operations import metrics as metrics
    from lytics_async.operations import ml_models as ml_models
    from lytics_async.operations import personalization as personalization
    from lytics_async.operations import providers as providers
    from lytics_async.operations import queries as queries
    from lytics_async.operations import segment_collections as segment_collections
    from lytics_async.operations import segments as segments
    from lytics_async.operations import streams as streams
    from lytics_async.operations import subscriptions as subscriptions
    from lytics_async.operations import system_events as system_events
    from lytics_async.operations import users as users
    from lytics_async.operations import v2 as v2
    from lytics_async.operations import work as work
    from lytics_async.operations import workflows as workflows
else:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(module)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])


_MODULES = {
    "accounts": "lytics_async.operations.accounts",
    "account_settings": "lytics_async.operations.account_settings",
    "auths": "lytics_async.operations.auths",
    "catalog": "lytics_async.operations.catalog",
    "content": "lytics_async.operations.content",
    "ingest": "lytics_async.operations.ingest",
    "experiences": "lytics_async.operations.experiences",
    "metrics": "lytics_async.operations.metrics",
    "personalization": "lytics_async.operations.personalization",
    "providers": "lytics_async.operations.providers",
    "queries": "lytics_async.operations.queries",
    "segments": "lytics_async.operations.segments",
    "segment_collections": "lytics_async.operations.segment_collections",
    "ml_models": "lytics_async.operations.ml_models",
    "streams": "lytics_async.operations.streams",
    "subscriptions": "lytics_async.operations.subscriptions",
    "system_events": "lytics_async.operations.system_events",
    "users": "lytics_async.operations.users",
    "work": "lytics_async.operations.work",
    "workflows": "lytics_async.operations.workflows",
    "v2": "lytics_async.operations.v2",
}
