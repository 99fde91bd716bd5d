"""Journal: what a run tells of its chunks, so that another run can go on where it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from lytics_async.upload.cut.byte_chunks import Cut
    from lytics_async.upload.deliver.chunk import Chunk


class Journal(Protocol):
    """Keeps every step of a chunk, in the order in which they happen.

    Only `sent` waits, and only it must be on disk when it returns: a step that is lost with the machine then leaves a
    chunk in doubt at worst, and never one that was sent and looks unsent.
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
        """The server has answered: the chunk has its counts."""
        ...

    def ambiguous(self, chunk: Chunk) -> None:
        """The attempt failed and may have been stored."""
        ...

    def rejected(self, chunk: Chunk) -> None:
        """The server refuses the chunk, as a whole or with counts; it has them either way.

        If the chunk is `to_locate`, it is not settled before `kept`: another run locates its rejected records.
        """
        ...

    def kept(self, chunk: Chunk) -> None:
        """The rejected records of the chunk are located, and on disk in the file for them, if there is one.

        Any thread may call it.
        """
        ...

    def dead(self, chunk: Chunk) -> None:
        """The attempt came to nothing: it surely stored nothing, and the chunk is as unsent as before it."""
        ...

    def split(self, chunk: Chunk) -> None:
        """The chunk goes on as its halves."""
        ...


class JournalFailed(Exception):
    """A step could not be kept."""


class NoJournal:
    """Keeps nothing: see Journal."""

    def planned(self, chunk: Chunk | None, cut: Cut) -> None: ...
    async def sent(self, chunk: Chunk) -> None: ...
    def acked(self, chunk: Chunk) -> None: ...
    def ambiguous(self, chunk: Chunk) -> None: ...
    def rejected(self, chunk: Chunk) -> None: ...
    def kept(self, chunk: Chunk) -> None: ...
    def dead(self, chunk: Chunk) -> None: ...
    def split(self, chunk: Chunk) -> None: ...
