# generated from endpoints/; do not edit
"""The operations by service: `operations.<service>.<METHOD>`, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toy.operations import books as books
    from toy.operations import sales_desk as sales_desk
    from toy.operations import v2 as v2
else:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(module)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])


_MODULES = {
    "books": "toy.operations.books",
    "sales_desk": "toy.operations.sales_desk",
    "v2": "toy.operations.v2",
}
