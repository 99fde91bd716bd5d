# generated from endpoints/; do not edit
"""The operations of API v2 by service, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.operations.v2 import accounts as accounts
    from lytics_async.operations.v2 import auths as auths
    from lytics_async.operations.v2 import connections as connections
    from lytics_async.operations.v2 import content as content
    from lytics_async.operations.v2 import control as control
    from lytics_async.operations.v2 import data_models as data_models
    from lytics_async.operations.v2 import flows as flows
    from lytics_async.operations.v2 import jobs as jobs
    from lytics_async.operations.v2 import metrics as metrics
    from lytics_async.operations.v2 import ml_models as ml_models
    from lytics_async.operations.v2 import profiles as profiles
    from lytics_async.operations.v2 import providers as providers
    from lytics_async.operations.v2 import reports as reports
    from lytics_async.operations.v2 import schema as schema
    from lytics_async.operations.v2 import segments as segments
    from lytics_async.operations.v2 import streams as streams
    from lytics_async.operations.v2 import system_events as system_events
    from lytics_async.operations.v2 import templates as templates
    from lytics_async.operations.v2 import users as users
else:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(module)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])


_MODULES = {
    "accounts": "lytics_async.operations.v2.accounts",
    "auths": "lytics_async.operations.v2.auths",
    "connections": "lytics_async.operations.v2.connections",
    "content": "lytics_async.operations.v2.content",
    "control": "lytics_async.operations.v2.control",
    "data_models": "lytics_async.operations.v2.data_models",
    "flows": "lytics_async.operations.v2.flows",
    "jobs": "lytics_async.operations.v2.jobs",
    "metrics": "lytics_async.operations.v2.metrics",
    "ml_models": "lytics_async.operations.v2.ml_models",
    "profiles": "lytics_async.operations.v2.profiles",
    "providers": "lytics_async.operations.v2.providers",
    "reports": "lytics_async.operations.v2.reports",
    "schema": "lytics_async.operations.v2.schema",
    "segments": "lytics_async.operations.v2.segments",
    "streams": "lytics_async.operations.v2.streams",
    "system_events": "lytics_async.operations.v2.system_events",
    "templates": "lytics_async.operations.v2.templates",
    "users": "lytics_async.operations.v2.users",
}
