# generated from endpoints/v2/configs/; do not edit
"""The configurations of jobs, each loaded on first use: `from toy.workflows import PressOrder`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from toy.configs.press import PressOrder as PressOrder
    from toy.configs.press import PressVisit as PressVisit

    from lytics_async.call.configuration import JobConfig as JobConfig
else:

    def __getattr__(name: str) -> object:
        if name == "JobConfig":
            from lytics_async.call import configuration

            return configuration.JobConfig
        module = PROVIDERS.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"toy.configs.{module}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *PROVIDERS})


def workflow_class(slug: str | None) -> type[JobConfig]:
    """Return the class of a slug; `JobConfig` itself for one that is not published.

    Args:
        slug: such as `press-order`, with hyphens or underscores, or None.
    """
    name = SLUGS.get(slug.replace("_", "-")) if slug is not None else None
    if name is None:
        from lytics_async.call import configuration

        return configuration.JobConfig
    found: type[JobConfig] = getattr(import_module(f"toy.configs.{PROVIDERS[name]}"), name)
    return found


SLUGS: Final[Mapping[str, str]] = {"press-order": "PressOrder", "press-visit": "PressVisit"}
"""Slug -> name of its class."""

PROVIDERS: Final[Mapping[str, str]] = {"PressOrder": "press", "PressVisit": "press"}
"""Name of a class -> its provider, which is the name of its module in configs."""
