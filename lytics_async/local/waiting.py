"""Records that wait to be merged: those with a value that a newer record does not replace."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress
from typing import Any, TypeAlias

Columns: TypeAlias = tuple[str, ...]
Entry: TypeAlias = tuple[int, int, dict[str, Any]]
"""A record: its event time, its number in the order of arrival, its values that are not empty."""


class WaitingRecords:
    """Records of one shape, column by column, in the order of arrival.

    The work for each record is done by built-in functions, in a tenth of the time of a loop.

    Args:
        columns: the names of the values.

    Attributes:
        weight: bytes of memory that the records take, estimated.
    """

    def __init__(self, columns: Columns) -> None:
        self.weight: float = 128.0 * len(
            columns
        )  # the lists themselves, when many shapes have few records each
        self._columns = columns
        self._profiles: list[int] = []
        self._moments: list[int] = []
        self._numbers: list[int] = []
        self._values: list[list[Any]] = [[] for _ in columns]
        self._with_gaps = [False] * len(columns)
        self._thinned = 0  # so many were left by the last thinning

    def add(
        self,
        profiles: Sequence[int],
        moments: Sequence[int],
        numbers: Sequence[int],
        values: Sequence[Sequence[Any]],
        *,
        weight: float,
    ) -> None:
        """Take in records, each with its profile: 0 where it has none, and then it is passed over.

        Args:
            weight: that of the records with a profile.
        """
        if 0 in profiles:
            chosen = profiles
            profiles, moments, numbers, *values = (
                list(compress(column, chosen)) for column in (profiles, moments, numbers, *values)
            )
        self.weight += weight
        self._profiles += profiles
        self._moments += moments
        self._numbers += numbers
        for index, column in enumerate(values):
            self._values[index] += column
            # all() first: it takes a tenth of the time, and most columns have no gaps.
            if not all(column) and ("" in column or None in column):
                self._with_gaps[index] = True

    def rename(self, successors: dict[int, int]) -> None:
        """Give the records of profiles that became part of others to those."""
        self._profiles = [successors.get(profile, profile) for profile in self._profiles]
        self._thinned = 0

    def thin(self) -> None:
        """Leave out the records of which each value has a newer one."""
        amount = len(self._profiles)
        if amount == self._thinned:
            return
        # A stable sort: of equal times the later arrival is newer.
        oldest_first = sorted(range(amount), key=self._moments.__getitem__)
        # The newest records hold the newest values of all columns but those with gaps.
        kept = set(self._newest(oldest_first))
        for column in compress(self._values, self._with_gaps):
            filled = [
                place for place in oldest_first if column[place] != "" and column[place] is not None
            ]
            kept.update(self._newest(filled))
        if len(kept) < amount:
            places = sorted(kept)
            self._profiles, self._moments, self._numbers, *self._values = (
                list(map(column.__getitem__, places))
                for column in (self._profiles, self._moments, self._numbers, *self._values)
            )
            self.weight *= len(places) / amount
        self._thinned = len(kept)

    def by_profile(self, first: Collection[int]) -> Iterator[tuple[int, Entry]]:
        """Each record with the rank of its profile, in the order of the ranks.

        Args:
            first: profiles that come before the others; their rank is the negative number.
        """
        ranks = self._profiles
        if first:
            ranks = [-profile if profile in first else profile for profile in ranks]
        gaps = list(compress(self._columns, self._with_gaps))
        for place in sorted(range(len(ranks)), key=ranks.__getitem__):
            values = [column[place] for column in self._values]
            record = dict(zip(self._columns, values, strict=True))
            for field in gaps:
                if record[field] == "" or record[field] is None:
                    del record[field]
            yield ranks[place], (self._moments[place], self._numbers[place], record)

    def _newest(self, oldest_first: list[int]) -> Iterable[int]:
        """The last one of these places for each profile."""
        profiles = map(self._profiles.__getitem__, oldest_first)
        return dict(zip(profiles, oldest_first, strict=True)).values()
