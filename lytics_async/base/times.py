"""A datetime with nanoseconds."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any, Self


class PreciseTime(datetime):
    """A time with a fraction finer than a microsecond, such as the server sends.

    It compares and calculates like any datetime. `isoformat()` and `str()` show all nine digits.
    The result of a calculation has no nanoseconds.
    """

    __slots__ = ("_nanosecond",)
    _nanosecond: int

    def __new__(cls, *args: Any, nanosecond: int = 0, **fields: Any) -> Self:
        """Return a time; the arguments are those of datetime, and `nanosecond`, 0 to 999."""
        self = super().__new__(cls, *args, **fields)
        self._nanosecond = nanosecond
        return self

    @classmethod
    def of(cls, moment: datetime, nanosecond: int) -> Self:
        """Return `moment` with nanoseconds.

        Args:
            nanosecond: nanoseconds beyond the microsecond, 0 to 999.
        """
        return cls(
            moment.year,
            moment.month,
            moment.day,
            moment.hour,
            moment.minute,
            moment.second,
            moment.microsecond,
            moment.tzinfo,
            fold=moment.fold,
            nanosecond=nanosecond,
        )

    @property
    def nanosecond(self) -> int:
        """Nanoseconds beyond the microsecond, 0 to 999."""
        return getattr(self, "_nanosecond", 0)  # replace() may build the copy without __new__

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        """Return the time in ISO 8601; `timespec` may shorten the nine digits of the fraction."""
        if timespec != "auto" or not self.nanosecond:
            return super().isoformat(sep, timespec)
        text = super().isoformat(sep, "microseconds")
        return f"{text[:26]}{self.nanosecond:03d}{text[26:]}"

    def astimezone(self, tz: tzinfo | None = None) -> Self:
        """Return the same time in another zone, with its nanoseconds."""
        return self.of(super().astimezone(tz), self.nanosecond)

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        """Pickle the nanoseconds, too."""
        moment = datetime.combine(self.date(), self.timetz())
        return type(self).of, (moment, self.nanosecond)
