"""Batches: records that are sent together, and the receipts of their senders."""

from __future__ import annotations

from collections.abc import Sequence

import anyio
import attrs

from lytics_async.upload.collect import array
from lytics_async.upload.events.report import EventOutcome


@attrs.define(eq=False)
class Batch:
    """Records that are sent together. They are named by their index in it.

    Attributes:
        born: when its first record arrived.
        numbers: the numbers of its records.
        lines: the records as JSON.
        size: their bytes.
        in_doubt: indexes of the records that may have been stored already.
        outcomes: by index.
        settled: every record has an outcome.
    """

    born: float
    numbers: list[int] = attrs.field(factory=list)
    lines: list[bytes] = attrs.field(factory=list)
    size: int = 0
    in_doubt: set[int] = attrs.field(factory=set)
    outcomes: dict[int, EventOutcome] = attrs.field(factory=dict)
    settled: anyio.Event = attrs.field(factory=anyio.Event)

    def add(self, number: int, line: bytes) -> Receipt:
        """Add a record."""
        self.numbers.append(number)
        self.lines.append(line)
        self.size += len(line)
        return Receipt(self)

    def body(self, indexes: Sequence[int]) -> bytes:
        """Return some records as one JSON array."""
        return array([self.lines[index] for index in indexes])

    @property
    def pending(self) -> list[int]:
        """The records that have no outcome yet."""
        return [index for index in range(len(self.lines)) if index not in self.outcomes]


class Receipt:
    """Stands for one record that `send()` has accepted; await `outcome()` to learn its outcome.

    Attributes:
        number: counts the records that were passed to `send()`, from 1.
    """

    __slots__ = ("_batch", "_index", "number")

    def __init__(self, batch: Batch) -> None:
        self.number: int = batch.numbers[-1]
        self._batch = batch
        self._index = len(batch.numbers) - 1

    async def outcome(self) -> EventOutcome:
        """Wait for the outcome. This does not make the batch leave any sooner."""
        await self._batch.settled.wait()
        return self._batch.outcomes[self._index]
