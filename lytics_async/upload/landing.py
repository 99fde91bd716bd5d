"""The proof that an upload landed: what is watched of it, and the report of `landed()`.

Accepted is not landed: Lytics counts an accepted record in its stream, and merges it into a
profile, some time later, if at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, Protocol

import attrs

ProfileState = Literal["landed", "same", "kept", "old", "missing"]


@attrs.frozen(kw_only=True)
class LandedProfile:
    """A profile of one of the first records of an upload.

    Attributes:
        record: which of the records that were sent first, from 1.
        table: the table of the profile.
        field: the identity field by which it was looked up.
        value: its value; an e-mail address is masked, and of any other only the end is shown.
        state: `landed`: it has the new values. `same`: it had the values of the record before, so
            that they prove nothing. `kept`: it has values from before, which an event with an older
            time rightly does not replace, so that they prove nothing; only with `timestamp_field`.
            `old`: it still has values from before. `missing`: there is no such profile.
        old_fields: the fields that still have the values from before.
        seconds: how long after the upload the values were there; None if they are not.
    """

    record: int
    table: str = "user"
    field: str
    value: str = attrs.field(repr=False)
    state: ProfileState
    old_fields: tuple[str, ...] = ()
    seconds: float | None = None

    @property
    def problem(self) -> str | None:
        """What is wrong; None if nothing is."""
        where = "" if self.table == "user" else f" in table {self.table}"
        who = f"the profile of record {self.record} ({self.field} {self.value}){where}"
        if self.state == "missing":
            return f"{who} does not exist"
        if self.state == "old":
            return f"{who} has old values in {', '.join(self.old_fields)}"
        return None


@attrs.frozen(kw_only=True)
class LandingReport:
    """Whether the accepted records of an upload are in the account.

    Attributes:
        stream: the stream.
        accepted: records that the server accepted in this run.
        count_before: records that the stream counted before the first byte was sent; None = not
            known.
        count_after: records that it counted last.
        count_seconds: how long after the upload the count had grown by the accepted records; None
            if it has not, or is not known.
        profiles: the profiles of the first records, in each table that the stream is mapped to.
        latency: the newest value of the service's own metric `e2e_profile_latency`, whose unit is
            not published; None if it has none.
        seconds: from the end of the upload to the end of the wait.
        unchecked: why the `count` or the `profiles` could not be checked.
    """

    stream: str
    accepted: int
    count_before: int | None
    count_after: int | None
    count_seconds: float | None
    profiles: tuple[LandedProfile, ...] = ()
    latency: float | None = None
    seconds: float
    unchecked: dict[Literal["count", "profiles"], str] = attrs.field(factory=dict)

    @property
    def grown(self) -> int | None:
        """Records by which the count of the stream has grown; None = not known."""
        if self.count_before is None or self.count_after is None:
            return None
        return self.count_after - self.count_before

    @property
    def excess(self) -> int:
        """Records by which it has grown more: other senders, or chunks that were stored twice."""
        return max(0, (self.grown or 0) - self.accepted)

    @property
    def problems(self) -> tuple[str, ...]:
        """What did not land, a line each, without what could not be checked."""
        return tuple(self._problems())

    @property
    def ok(self) -> bool:
        """Count and profiles were checked, and show the upload."""
        return not (self.unchecked or self.problems)

    def summary(self) -> str:
        """Return the report as text: one line if everything landed, otherwise each problem."""
        lines = list(self.problems)
        lines += [f"not checked: {name}, because {why}" for name, why in self.unchecked.items()]
        if lines:
            if (
                self.grown is not None
                and self.accepted <= self.grown
                and "count" not in self.unchecked
            ):
                lines.insert(0, self._growth())
            return "\n".join(lines)
        found = len(self.profiles)
        there = f"{found} profile{'s' * (found != 1)} with the new values"
        proved = [each for each in self.profiles if each.state == "landed"]
        if found and not proved:
            there = f"{found} profile{'s' * (found != 1)} with the values that they had before"
        latency = f"; e2e_profile_latency {self.latency:g}" if self.latency is not None else ""
        return f"landed: {self._growth()}, {there}, after {self.seconds:.1f} s{latency}"

    def _growth(self) -> str:
        more = f" ({self.excess:,} more: other senders, or stored twice)" if self.excess else ""
        return (
            f"stream {self.stream} has grown by {self.grown:,} for {self.accepted:,} accepted "
            f"records{more}"
        )

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return attrs.asdict(self) | {
            "grown": self.grown,
            "excess": self.excess,
            "ok": self.ok,
            "problems": list(self.problems),
        }

    def _problems(self) -> Iterator[str]:
        if self.grown is not None and self.grown < 0:
            yield (
                f"stream {self.stream} counts {self.count_after:,} records, and counted "
                f"{self.count_before:,} before the upload: it was emptied or deleted"
            )
        elif self.grown is not None and self.grown < self.accepted:
            yield (
                f"stream {self.stream} has grown by {self.grown:,} for {self.accepted:,} accepted "
                f"records, {self.seconds:.1f} s after the upload"
            )
        for each in self.profiles:
            if each.problem is not None:
                yield each.problem


class LandingWatch(Protocol):
    """What proves later that an upload landed."""

    async def begin(self, records: list[dict[str, Any]]) -> None:
        """Note the state of the account before the first byte is sent.

        Args:
            records: the first of the upload.
        """
        ...

    def end(self) -> None:
        """Note that the upload has ended."""
        ...

    async def landed(self, accepted: int, *, timeout: float, interval: float) -> LandingReport:
        """Wait until the records are in the account; see `UploadReport.landed`."""
        ...
