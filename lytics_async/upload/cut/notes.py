"""What is noticed of a source that is sent all the same: counted, and said in the report."""

from __future__ import annotations

from collections import Counter
from typing import Literal

Noticed = Literal["empty", "infinite", "untimed", "untimely"]

_SENTENCES: dict[Noticed, tuple[str, str]] = {
    "empty": ("1 record has no value in any field", "{:,} records have no value in any field"),
    "infinite": (
        "1 infinite number was sent as a missing value",
        "{:,} infinite numbers were sent as missing values",
    ),
    "untimed": (
        "1 record has no timestamp_field, so its time of arrival is used",
        "{:,} records have no timestamp_field, so their time of arrival is used",
    ),
    "untimely": (
        "in 1 record the timestamp_field cannot be a time",
        "in {:,} records the timestamp_field cannot be a time",
    ),
}


class Notes:
    """What was noticed of one source, in the reader thread."""

    def __init__(self) -> None:
        self._counts: Counter[Noticed] = Counter()
        self._said: list[str] = []

    def count(self, what: Noticed, number: int = 1) -> None:
        """Count something that was noticed."""
        self._counts[what] += number

    def say(self, sentence: str) -> None:
        """Add a sentence once, without its full stop."""
        if sentence not in self._said:
            self._said.append(sentence)

    def said(self, *, exhausted: bool, records_read: int) -> tuple[str, ...]:
        """Return the sentences, and one more for a source that has no records."""
        empty = exhausted and not records_read
        return (*self.sentences, "the source has no records") if empty else self.sentences

    @property
    def sentences(self) -> tuple[str, ...]:
        """What there is to say, in a stable order."""
        counted = (
            one if self._counts[what] == 1 else several.format(self._counts[what])
            for what, (one, several) in _SENTENCES.items()
            if self._counts[what]
        )
        return (*self._said, *counted)
