"""The line that a command ends with when a package of an extra is missing."""

from lytics_async.base import extras


def missing_extra(error: ModuleNotFoundError) -> str | None:
    """Return the line that says how to install what is missing; None if no extra brings it."""
    return extras.missing_extra("lytics: this command", error)
