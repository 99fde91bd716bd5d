"""How records that are held back reach whoever keeps them; one that is too long for memory is
handed over piece by piece.
"""

from __future__ import annotations

from typing import Protocol


class Spool(Protocol):
    """Takes one long record, piece by piece."""

    def write(self, piece: bytes) -> None:
        """Take the next bytes of the record."""
        ...

    def close(self) -> None:
        """Forget the record."""
        ...


class Keeper(Protocol):
    """Keeps records that are not to be sent."""

    def spool(self) -> Spool:
        """Return what takes a record that is too long to be held."""
        ...

    def keep(self, number: int, reason: str, record: bytes | Spool) -> None:
        """Keep a record.

        Args:
            number: its place in the source, from 1.
            reason: why it is not to be sent.
            record: its bytes as far as it can be written, or the spool that took them.
        """
        ...


class Passing:
    """Passes over records that are too long to be held.

    Attributes:
        keeper: keeps them; None = nothing is kept.
    """

    def __init__(self) -> None:
        self.keeper: Keeper | None = None

    def begin(self) -> Passed:
        """Return what takes the next such record."""
        return Passed(self.keeper)


class Passed:
    """A record that is passed over.

    Args:
        keeper: is to keep it; None = it is dropped.

    Attributes:
        spool: takes its bytes; None = they are dropped.
        size: bytes of it so far.
        lines: line feeds in them.
    """

    def __init__(self, keeper: Keeper | None) -> None:
        self.spool = None if keeper is None else keeper.spool()
        self.size = self.lines = 0

    def take(self, piece: bytes, *, without: bytes = b"") -> None:
        """Take the next bytes.

        Args:
            without: bytes that are not kept.
        """
        self.size += len(piece)
        self.lines += piece.count(b"\n")
        if self.spool is not None:
            self.spool.write(piece.translate(None, without) if without else piece)

    def drop(self) -> None:
        """Forget a record that does not end."""
        if self.spool is not None:
            self.spool.close()
