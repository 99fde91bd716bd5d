"""Encodings of text by their names."""

from __future__ import annotations

import codecs


def text_codec(name: str) -> str | None:
    """Return the usual name of a text encoding; None if there is none of this name."""
    try:
        " ".encode(name)  # refuses codecs that do not turn bytes into text, such as hex
        " ".encode(name).decode(
            name, "surrogateescape"
        )  # and those of parts of a text, such as idna
        return codecs.lookup(name).name
    except (LookupError, UnicodeError):
        return None
