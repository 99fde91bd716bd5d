"""Records that whatever writes the bytes of a source wants held back."""

from __future__ import annotations

import attrs


@attrs.frozen
class Flag:
    """One record that must not be sent.

    Attributes:
        number: its place in the source, from 1.
        reason: why.
        field: the one at fault; None if it is the record as a whole.
    """

    number: int
    reason: str
    field: str | None = None
