"""Where the identities of stored records are, so that a look-up does not read every record."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable

from lytics_async.local.identities import identity_column, texts_in
from lytics_async.local.store import Block

_MOST_RECORDS = 200_000
"""Records whose identities are kept; the blocks that were used least recently are left out."""

_Identity = tuple[str, str]


class Positions:
    """Finds the records of a block that have one of some identities. Threads may share it.

    Args:
        fields: the identity fields.
    """

    def __init__(self, fields: Iterable[str]) -> None:
        self._fields = tuple(fields)
        self._blocks: OrderedDict[int, tuple[int, dict[_Identity, list[int]]]] = OrderedDict()
        self._records = 0
        self._lock = threading.Lock()

    def matching(self, block: Block, identities: Iterable[_Identity]) -> list[int]:
        """Return the indexes of the records of a block that have one of the identities."""
        with self._lock:
            known = self._blocks.get(block.first)
            if known is None:
                known = (block.amount, self._read(block))
                self._blocks[block.first] = known
                self._records += block.amount
                while self._records > _MOST_RECORDS and len(self._blocks) > 1:
                    _, (amount, _) = self._blocks.popitem(last=False)
                    self._records -= amount
            self._blocks.move_to_end(block.first)
        return sorted({index for each in identities for index in known[1].get(each, ())})

    def _read(self, block: Block) -> dict[_Identity, list[int]]:
        found: dict[_Identity, list[int]] = {}
        for name in self._fields:
            for index, texts in enumerate(identity_column(block, name) or ()):
                for text in texts_in(texts):
                    found.setdefault((name, text), []).append(index)
        return found
