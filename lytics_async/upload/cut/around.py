"""A chunker around another one."""

from __future__ import annotations

from typing import Generic, TypeVar

from lytics_async.upload.cut.cut import Chunker

C = TypeVar("C", bound=Chunker)


class ChunkerAround(Generic[C]):
    """What a chunker around another one takes from it: see Chunker.

    Args:
        chunker: the other one.
    """

    def __init__(self, chunker: C) -> None:
        self._chunker = chunker

    @property
    def prefix(self) -> bytes:
        """See Chunker."""
        return self._chunker.prefix

    @property
    def closing(self) -> bool:
        """See Chunker."""
        return self._chunker.closing

    @closing.setter
    def closing(self, value: bool) -> None:
        self._chunker.closing = value

    @property
    def exhausted(self) -> bool:
        """See Chunker."""
        return self._chunker.exhausted

    @property
    def pulled(self) -> int:
        """See Chunker."""
        return self._chunker.pulled

    @property
    def position(self) -> int:
        """See Chunker."""
        return self._chunker.position
