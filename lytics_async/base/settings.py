"""Report a setting that is not valid, with its origin."""

from __future__ import annotations

from lytics_async.errors import ConfigurationError


def check_setting(name: str, problem: str | None, *, origin: str = "option") -> None:
    """Raise ConfigurationError if a setting has a problem.

    Args:
        origin: the source of the setting, if it is not an argument.
    """
    if problem is not None:
        where = "" if origin in ("option", "default", "base_url") else f" (from {origin})"
        raise ConfigurationError(f"{name} {problem}{where}.", setting=name)
