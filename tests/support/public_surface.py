"""What users may import; everything else may change without notice."""

from importlib import import_module

WITH_LISTS = ("lytics_async", "lytics_async.filterql", "lytics_async.local", "lytics_async.testing")
"""Packages that list in `__all__` what is public; their modules are private."""

WHOLE = (
    "lytics_async.configs",
    "lytics_async.credentials",
    "lytics_async.errors",
    "lytics_async.integrations",
    "lytics_async.models",
    "lytics_async.operations",
    "lytics_async.services",
    "lytics_async.waiters",
    "lytics_async.webhooks",
    "lytics_async.workflows",
)
"""Modules and packages of which everything without an underscore is public."""


def homes() -> dict[str, str]:
    """Return each public name of WITH_LISTS by its full name where it is defined."""
    names = {}
    for package in WITH_LISTS:
        module = import_module(package)
        for name in module.__all__:
            home = getattr(getattr(module, name), "__module__", None)
            names[f"{home}.{name}" if home else f"{package}.{name}"] = name
    return names


def is_public(symbol: str, public: dict[str, str]) -> bool:
    """Return whether a symbol is public, or a member of what is; by its full name where it is
    defined.
    """
    if symbol.startswith(tuple(f"{module}." for module in WHOLE)):
        return True
    parts = symbol.split(".")
    return any(".".join(parts[:end]) in public for end in range(2, len(parts) + 1))
