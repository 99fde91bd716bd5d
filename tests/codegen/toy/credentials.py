# generated from endpoints/v2/configs/; do not edit
"""The credentials of providers, each loaded on first use: `from toy.credentials import
PressAWSKey`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from toy.configs.press import PressAWSKey as PressAWSKey

    from lytics_async.call.configuration import Credential as Credential
else:

    def __getattr__(name: str) -> object:
        if name == "Credential":
            from lytics_async.call import configuration

            return configuration.Credential
        module = PROVIDERS.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"toy.configs.{module}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *PROVIDERS})


def credential_class(slug: str | None) -> type[Credential]:
    """Return the class of a slug; `Credential` itself for one that is not published.

    Args:
        slug: such as `press-aws-key`, with hyphens or underscores, or None.
    """
    name = SLUGS.get(slug.replace("_", "-")) if slug is not None else None
    if name is None:
        from lytics_async.call import configuration

        return configuration.Credential
    found: type[Credential] = getattr(import_module(f"toy.configs.{PROVIDERS[name]}"), name)
    return found


SLUGS: Final[Mapping[str, str]] = {"press-aws-key": "PressAWSKey"}
"""Slug -> name of its class."""

PROVIDERS: Final[Mapping[str, str]] = {"PressAWSKey": "press"}
"""Name of a class -> its provider, which is the name of its module in configs."""
