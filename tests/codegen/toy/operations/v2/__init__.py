# generated from endpoints/; do not edit
"""The operations of API v2 by service, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toy.operations.v2 import stock as stock
else:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(module)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])


_MODULES = {"stock": "toy.operations.v2.stock"}
