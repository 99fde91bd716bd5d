"""Journal: the record that a run keeps of its chunks, from which another run can resume."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from lytics_async.upload.cut.cut import Cut
    from lytics_async.upload.deliver.chunk import Chunk


class Journal(Protocol):
    """Keeps every step of a chunk, in the order in which they happen.

    Only `sent` waits, and only it must be on disk when it returns. A step that is lost with the
    machine then leaves a chunk in doubt at worst, and never makes one that was sent look unsent.
    """

    def planned(self, chunk: Chunk | None, cut: Cut) -> None:
        """A chunk was cut; None when every record of the cut is quarantined."""
        ...

    async def sent(self, chunk: Chunk) -> None:
        """An attempt is about to begin: its first byte leaves when this has returned.

        Raises:
            JournalFailed: the step could not be kept, so the attempt must not be made.
        """
        ...

    def acked(self, chunk: Chunk) -> None:
        """The server accepted the chunk, which has its counts."""
        ...

    def ambiguous(self, chunk: Chunk) -> None:
        """The attempt failed and may have been stored."""
        ...

    def rejected(self, chunk: Chunk) -> None:
        """The server rejects records of the chunk, or refuses it as a whole; it has its counts
        either way.

        If the chunk is `to_locate`, it is not settled before `kept`: another run locates its
            rejected records.
        """
        ...

    def kept(self, chunk: Chunk) -> None:
        """The rejected records of the chunk are located, and on disk in the file for them, if there
        is one.

        Any thread may call it.
        """
        ...

    def dead(self, chunk: Chunk) -> None:
        """The attempt certainly stored nothing: the chunk is as it was before."""
        ...

    def split(self, chunk: Chunk) -> None:
        """The chunk continues as its halves."""
        ...

    async def close(self, *, exhausted: bool, at: str) -> None:
        """The run is over.

        Args:
            exhausted: the source was read to its end.
            at: the time, RFC 3339.
        """
        ...


class JournalFailed(Exception):
    """A step could not be kept."""


class NoJournal(Journal):
    """A journal that keeps nothing."""

    def planned(self, chunk: Chunk | None, cut: Cut) -> None: ...
    async def sent(self, chunk: Chunk) -> None: ...
    def acked(self, chunk: Chunk) -> None: ...
    def ambiguous(self, chunk: Chunk) -> None: ...
    def rejected(self, chunk: Chunk) -> None: ...
    def kept(self, chunk: Chunk) -> None: ...
    def dead(self, chunk: Chunk) -> None: ...
    def split(self, chunk: Chunk) -> None: ...
    async def close(self, *, exhausted: bool, at: str) -> None: ...
