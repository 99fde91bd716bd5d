"""What the table names under `raises`: errors, or codes of API v2 and the errors that they stand
for.
"""

from __future__ import annotations

from collections.abc import Mapping

from lytics_async.base.codes import CODES
from lytics_async.errors import BY_STATUS


def error_of(name: str) -> str:
    """Return the error that a name or a code of API v2 stands for."""
    code = CODES.get(name)
    if code is None:
        return name
    return BY_STATUS[code.status].__name__ if code.status in BY_STATUS else "ServerError"


def raised(rows: Mapping[str, str]) -> dict[str, str]:
    """Return error -> when it comes, with the codes; codes of one error are one entry."""
    found: dict[str, list[str]] = {}
    for name, when in rows.items():
        text = f"{when} (`{name}`)" if name in CODES else when
        found.setdefault(error_of(name), []).append(text)
    return {name: "; ".join(texts) for name, texts in found.items()}
