"""Report a setting that is not valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.errors import ConfigurationError

if TYPE_CHECKING:
    pass


def check_setting(name: str, problem: str | None, *, origin: str = "option") -> None:
    """Raise ConfigurationError if a setting has a problem.

    Args:
        origin: where the setting comes from, if it is not an argument.
    """
    if problem is not None:
        where = "" if origin in ("option", "default", "base_url") else f" (from {origin})"
        raise ConfigurationError(f"{name} {problem}{where}.", setting=name)
