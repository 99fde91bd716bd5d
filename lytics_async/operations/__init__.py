# generated from endpoints/; do not edit
"""The operations by service: `operations.<service>.<METHOD>`, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.operations import ingest as ingest
    from lytics_async.operations import personalization as personalization
    from lytics_async.operations import segments as segments
else:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(module)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])


_MODULES = {
    "ingest": "lytics_async.operations.ingest",
    "personalization": "lytics_async.operations.personalization",
    "segments": "lytics_async.operations.segments",
}
