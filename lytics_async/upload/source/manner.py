"""How a source is read: the arguments of an upload that matter to its bytes and values."""

from __future__ import annotations

from datetime import tzinfo

import attrs

from lytics_async.base.zones import zone_of
from lytics_async.upload.cut.notes import Notes
from lytics_async.upload.cut.values import Values
from lytics_async.upload.settings import UploadSettings


@attrs.frozen(kw_only=True, eq=False)
class Manner:
    """How one source is read.

    Attributes:
        zone: of times that have none; None = they are refused.
        encoding: of text; None = UTF-8, or what a byte order mark says.
        notes: what is noticed on the way.
    """

    zone: tzinfo | None = None
    encoding: str | None = None
    notes: Notes = attrs.field(factory=Notes)

    @property
    def values(self) -> Values:
        """Writes single values."""
        return Values(self.zone, self.notes)


PLAIN = Manner()
"""Without an argument; its notes are read by no one."""


def manner_of(settings: UploadSettings) -> Manner:
    """Return how the settings want a source to be read, with notes of its own."""
    name = settings.assume_timezone
    return Manner(zone=None if name is None else zone_of(name), encoding=settings.encoding)
