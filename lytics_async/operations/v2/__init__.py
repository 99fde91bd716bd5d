# generated from endpoints/; do not edit
"""The operations of API v2 by service, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.operations.v2 import auths as auths
    from lytics_async.operations.v2 import control as control
    from lytics_async.operations.v2 import jobs as jobs
    from lytics_async.operations.v2 import metrics as metrics
    from lytics_async.operations.v2 import profiles as profiles
    from lytics_async.operations.v2 import providers as providers
    from lytics_async.operations.v2 import streams as streams
    from lytics_async.operations.v2 import system_events as system_events
else:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(module)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])


_MODULES = {
    "auths": "lytics_async.operations.v2.auths",
    "control": "lytics_async.operations.v2.control",
    "jobs": "lytics_async.operations.v2.jobs",
    "metrics": "lytics_async.operations.v2.metrics",
    "profiles": "lytics_async.operations.v2.profiles",
    "providers": "lytics_async.operations.v2.providers",
    "streams": "lytics_async.operations.v2.streams",
    "system_events": "lytics_async.operations.v2.system_events",
}
