"""Tell what is new on a page of a scan, and when the scan ends. Pure, in bounded memory.

A scan ends at a page without a next cursor, or at a page without a new item: the service may repeat
its last page. The cursor may stay the same from page to page, so an unchanged one says nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Any, Literal

import attrs
import orjson

REMEMBERED_PAGES = 4
"""A scan that repeats its end does so immediately, so a few pages are enough."""

UNCHANGED_EMPTY_PAGES = 3
"""Empty pages in a row, with a cursor that does not change, that are the end of a scan."""

MOST_LEVELS = 254
"""Levels of nesting that the JSON writer (orjson) takes; the reader takes 1,024."""

Step = Literal["continue", "end", "circle", "empty"]


@attrs.frozen
class TooDeep(ValueError):
    """An item is nested too deep to be compared with others, or to be written.

    Attributes:
        position: of the item on its page, from 0.
    """

    position: int


class ScanProgress:
    """The pages of one scan, as far as they matter for its end.

    Args:
        narrowed: the caller requested only some fields, so different items may read the same. A
            page then counts as repeated only if its cursor repeats, too.
        most_empty: empty pages in a row after which the scan is given up.
    """

    def __init__(self, *, narrowed: bool, most_empty: int) -> None:
        self._narrowed = narrowed
        self._most_empty = most_empty
        self._items: deque[frozenset[int]] = deque(maxlen=REMEMBERED_PAGES)
        self._cursors: deque[str] = deque(maxlen=REMEMBERED_PAGES)
        self._count = 0
        self._landmark: tuple[frozenset[int], str | None] | None = None
        self._landmark_page = 1
        self.empty_pages: int = 0
        self._cursor_changed = False

    def read(
        self, values: list[Any], cursor: str | None, following: str | None
    ) -> tuple[Sequence[int], Step]:
        """Return the positions of the new items on the next page, and what to do after it.

        Args:
            values: the items of the page.
            cursor: the cursor that the page was asked with; None for the first page.
            following: the cursor of the page after it; None if there is none.

        Raises:
            TooDeep: an item has more than 254 levels.
        """
        if not values:
            return (), self._after_an_empty_page(cursor, following)
        self.empty_pages, self._cursor_changed = 0, False
        digests = [_digest(value, position) for position, value in enumerate(values)]
        page = frozenset(digests)
        recent = frozenset().union(*self._items)
        new: Sequence[int] = range(len(values))
        if recent.issuperset(page) and (not self._narrowed or cursor in self._cursors):
            return (), "end"
        if not self._narrowed and not recent.isdisjoint(page):
            new = [position for position in new if digests[position] not in recent]
        circle = self._is_circle(page, cursor)
        self._items.append(page)
        if cursor is not None:
            self._cursors.append(cursor)
        if following is None:
            return new, "end"
        return ((), "circle") if circle else (new, "continue")

    def _is_circle(self, page: frozenset[int], cursor: str | None) -> bool:
        """Compare a page with the last one at a power of two (Brent's algorithm).

        Circles of any length are found within three rounds, with one page in memory.
        """
        self._count += 1
        if self._landmark is not None:
            same_page = self._landmark[0] == page
            if same_page and (not self._narrowed or self._landmark[1] == cursor):
                return True
        if self._count == self._landmark_page:
            self._landmark = (page, cursor)
            self._landmark_page *= 2
        return False

    def _after_an_empty_page(self, cursor: str | None, following: str | None) -> Step:
        """A server may filter a page after it cut it, so an empty page alone is not the end."""
        if following is None:
            return "end"
        self.empty_pages += 1
        self._cursor_changed |= cursor is not None and following != cursor
        if not self._cursor_changed and self.empty_pages >= UNCHANGED_EMPTY_PAGES:
            return "end"
        return "empty" if self.empty_pages > self._most_empty else "continue"


def _digest(value: Any, position: int) -> int:
    try:
        return hash(orjson.dumps(value))
    except TypeError:
        pass
    raise TooDeep(position)
