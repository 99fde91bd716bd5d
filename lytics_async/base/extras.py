"""Extras: the packages of each one, and the message for a missing one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

PACKAGES: dict[str, tuple[str, ...]] = {
    "cli": ("typer", "rich", "tomlkit"),
    "local": ("starlette", "uvicorn"),
    "templates": ("pybars",),
    "fast": ("isal", "numpy"),
    "otel": ("opentelemetry",),
    "arrow": ("pyarrow",),
    "pandas": ("pandas", "pyarrow"),
    "polars": ("polars", "pyarrow"),
    "fsspec": ("fsspec",),
    "fastapi": ("fastapi", "starlette"),
    "spark": ("pyspark", "pyarrow", "pandas"),
}
"""The packages of each extra, by import name."""

PUBLISHED = False
"""Whether `lytics-async` is on PyPI.

Until then anyone may register the name there, so no hint may refer to PyPI.
"""


def requirement(extra: str) -> str:
    """Return the requirement for pip: `.[cli]` in a clone, `lytics-async[cli]` once published."""
    return f"lytics-async[{extra}]" if PUBLISHED else f".[{extra}]"


def install_hint(extra: str) -> str:
    """Return how to install an extra, as the end of a sentence, without a full stop."""
    command = f"pip install '{requirement(extra)}'"
    return command if PUBLISHED else f"{command} in a clone of the lytics-async repository"


def missing_extra(door: str, error: ImportError, extra: str | None = None) -> str | None:
    """Return a line that names the missing package and the command that installs it.

    Args:
        door: the entry point, such as `lytics_async.local.LocalLytics`; the line begins with it.
        error: the error of the import.
        extra: the extra of the entry point; None = the first one with the package.

    Returns:
        None if no extra has the package: then the installation is broken, and the error itself is
        more helpful.
    """
    package = (error.name or "").partition(".")[0]
    for each in PACKAGES if extra is None else (extra,):
        if package in PACKAGES[each]:
            return f"{door} needs the package {package}: {install_hint(each)}"
    return None


@contextmanager
def needs(extra: str, door: str) -> Iterator[None]:
    """Import the packages of an extra in this context.

    Raises:
        ModuleNotFoundError: one of its packages is missing; the message is one line with the
            command that installs it.
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
