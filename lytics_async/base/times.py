"""A datetime that keeps the digits of a second that datetime has no room for."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any, Self


class PreciseTime(datetime):
    """A datetime whose fraction is finer than a microsecond, as the server writes some.

    It compares, and calculates, as the datetime that it is. `isoformat()` and `str()` have all nine
    digits. A calculation gives a time without the finer digits."""

    __slots__ = ("_nanosecond",)
    _nanosecond: int

    def __new__(cls, *args: Any, nanosecond: int = 0, **fields: Any) -> Self:
        """Return a time; the arguments are those of datetime, and `nanosecond`, 0 to 999."""
        self = super().__new__(cls, *args, **fields)
        self._nanosecond = nanosecond
        return self

    @classmethod
    def of(cls, moment: datetime, nanosecond: int) -> Self:
        """Return `moment` with further digits.

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
        """Return the time in ISO 8601, with nine digits unless `timespec` asks for fewer."""
        if timespec != "auto" or not self.nanosecond:
            return super().isoformat(sep, timespec)
        text = super().isoformat(sep, "microseconds")
        return f"{text[:26]}{self.nanosecond:03d}{text[26:]}"

    def astimezone(self, tz: tzinfo | None = None) -> Self:
        """Return the same time in another zone, with all digits."""
        return self.of(super().astimezone(tz), self.nanosecond)

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        """Pickle the further digits, too."""
        moment = datetime.combine(self.date(), self.timetz())
        return type(self).of, (moment, self.nanosecond)
