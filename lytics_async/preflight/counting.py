"""Numbers and lists as findings say them. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from lytics_async.preflight.personal import masked

_SHOWN_NAMES = 8
_LONGEST_NAME = 80


def share(number: int, of: int, what: str) -> str:
    """Return such as `3 of 10 records`."""
    return f"{number:,} of {of:,} {what}"


def have(number: int) -> str:
    """Return `has` or `have`."""
    return "has" if number == 1 else "have"


def are(number: int) -> str:
    """Return `is` or `are`."""
    return "is" if number == 1 else "are"


def shown(name: str) -> str:
    """Return the name of a column for a message.

    It is in quotes if it has space around it or signs that do not print. The "name" of a column is
    a value if a file has no header, so addresses in it are masked.
    """
    text = masked(name) if "@" in name else name
    if len(text) > _LONGEST_NAME:
        text = f"{text[: _LONGEST_NAME - 1]}…"
    return text if text and text.isprintable() and text == text.strip() else repr(text)


def listed(names: Iterable[str]) -> str:
    """Return names with commas, and how many more there are."""
    found = list(names)
    more = len(found) - _SHOWN_NAMES
    text = ", ".join(map(shown, found[:_SHOWN_NAMES]))
    return f"{text} and {more:,} more" if more > 0 else text


def similar(name: str, names: Collection[str]) -> str | None:
    """Return the name that is most like another, apart from case and signs; None if none is."""

    def plain(text: str) -> str:
        return "".join(character for character in text.lower() if character.isalnum())

    by_plain = {plain(each): each for each in names if each != name}
    found = get_close_matches(plain(name), by_plain, n=1, cutoff=0.8)
    return by_plain[found[0]] if found else None
