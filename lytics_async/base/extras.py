"""Extras: which package each one brings, and the line that says how to install one that is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

PACKAGES: dict[str, tuple[str, ...]] = {
    "cli": ("typer", "rich", "tomlkit"),
    "local": ("starlette", "uvicorn"),
    "fast": ("isal", "numpy"),
    "otel": ("opentelemetry",),
    "arrow": ("pyarrow",),
    "fsspec": ("fsspec",),
    "fastapi": ("fastapi", "starlette"),
    "spark": ("pyspark", "pyarrow", "pandas"),
}
"""Extra -> the packages that it brings, by the names under which Python imports them."""

PUBLISHED = False
"""Whether `lytics-async` is on PyPI. Until then anyone may take the name there, so no hint may ask PyPI for it."""


def requirement(extra: str) -> str:
    """Return what pip is asked for, without quotes: `.[cli]` in a clone, `lytics-async[cli]` once it is published."""
    return f"lytics-async[{extra}]" if PUBLISHED else f".[{extra}]"


def install_hint(extra: str) -> str:
    """Return how to install an extra, as the end of a sentence, without a full stop."""
    command = f"pip install '{requirement(extra)}'"
    return command if PUBLISHED else f"{command} in a clone of the lytics-async repository"


def missing_extra(door: str, error: ImportError, extra: str | None = None) -> str | None:
    """Return the line that says what `door` lacks and how to install it.

    Args:
        door: what was asked for, such as `lytics_async.local.LocalLytics`; the line begins with it.
        error: what importing raised.
        extra: the extra that the door is part of; None = the first that brings the package.

    Returns:
        None if no extra brings the package: then the installation is broken, and the error itself says more.
    """
    package = (error.name or "").partition(".")[0]
    for each in PACKAGES if extra is None else (extra,):
        if package in PACKAGES[each]:
            return f"{door} needs the package {package}: {install_hint(each)}"
    return None


@contextmanager
def needs(extra: str, door: str) -> Iterator[None]:
    """Import within this what `extra` brings.

    Raises:
        ModuleNotFoundError: one of its packages is missing; the message is one line with the command that installs it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        line = missing_extra(door, error, extra)
        if line is None:
            raise
        name = error.name
    else:
        return
    raise ModuleNotFoundError(f"{line}.", name=name)
