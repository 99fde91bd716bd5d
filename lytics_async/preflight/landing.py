"""Watches an upload, and proves that it landed: the stream's count, and the first profiles."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import anyio
import attrs

from lytics_async.base.arguments import require, seconds_problem
from lytics_async.call.polling import PASSING, wait_until
from lytics_async.errors import APIError, LyticsError, RequestTimeout, ResponseError
from lytics_async.preflight.asking import tables_of
from lytics_async.preflight.facts import is_empty
from lytics_async.preflight.personal import masked
from lytics_async.upload.landing import LandedProfile, LandingReport, ProfileState

if TYPE_CHECKING:
    from lytics_async.services import Services

T = TypeVar("T")

MAX_INTERVAL = 15.0
_LATENCY_SECONDS = 10.0

_REPLACED_BY = (None, "", "latest")
"""Merge operations by which a new value takes the place of the one before."""


@attrs.define(kw_only=True)
class _Expected:
    """What a profile is to become.

    Attributes:
        record: which of the first records.
        table, field, value: the identity.
        values: the fields that the record gives it.
        before: the profile before the upload; None if there was none.
    """

    record: int
    table: str
    field: str
    value: str = attrs.field(repr=False)
    values: dict[str, Any] = attrs.field(repr=False)
    before: dict[str, Any] | None = attrs.field(default=None, repr=False)


class Landing:
    """The watch over one upload. It holds the first records of it, and no log shows them.

    Args:
        lytics: makes the calls.
        stream: the stream of the upload.
        timed: its events have times of their own, so that older ones replace nothing.
    """

    def __init__(self, lytics: Services, stream: str, *, timed: bool = False) -> None:
        self._lytics = lytics
        self._stream = stream
        self._timed = timed
        self._begun = False
        self._count: int | None = None
        self._expected: list[_Expected] = []
        self._unchecked: dict[Literal["count", "profiles"], str] = {}
        self._ended = time.monotonic()

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave the watch out of a copy, since it holds the client and records."""
        return _nothing, ()

    async def begin(self, records: list[dict[str, Any]]) -> None:
        """See LandingWatch. What fails is reported later, and does not stop the upload."""
        self._begun = True
        async with anyio.create_task_group() as group:
            group.start_soon(self._note_count)
            group.start_soon(self._note_profiles, records)

    def end(self) -> None:
        """See LandingWatch."""
        self._ended = time.monotonic()

    async def landed(self, accepted: int, *, timeout: float, interval: float) -> LandingReport:
        """See LandingWatch.

        Raises:
            ArgumentError: `timeout` or `interval` is not a number of seconds.
        """
        require("timeout", seconds_problem(timeout))
        require("interval", seconds_problem(interval))
        waited_from = anyio.current_time()
        head_start = time.monotonic() - self._ended

        def elapsed() -> float:
            return head_start + anyio.current_time() - waited_from

        unchecked = dict(self._unchecked)
        if not self._begun and accepted:
            unchecked = dict.fromkeys(("count", "profiles"), "no record was watched")
        found: dict[int, LandedProfile] = {}
        counted: list[int] = []
        count_seconds: list[float] = []

        async def count() -> None:
            assert self._count is not None
            wanted = self._count + accepted
            try:
                failure = await _look_until(
                    self._get_count,
                    lambda number: number >= wanted,
                    counted.append,
                    timeout=timeout,
                    interval=interval,
                )
            except LyticsError as error:
                failure = str(error)
            if failure is not None:
                unchecked["count"] = failure
                counted.clear()
            elif counted[-1] >= wanted:
                count_seconds.append(elapsed())

        async def follow(number: int, expected: _Expected) -> None:
            try:
                failure = await _look_until(
                    lambda: self._look(expected),
                    lambda profile: profile.state in ("landed", "same"),
                    lambda profile: found.__setitem__(number, profile),
                    timeout=timeout,
                    interval=interval,
                )
            except LyticsError as error:
                failure = str(error)
            if failure is not None:
                unchecked["profiles"] = failure
                found.pop(number, None)
            elif found[number].state in ("landed", "same"):
                found[number] = attrs.evolve(found[number], seconds=elapsed())

        async with anyio.create_task_group() as group:
            if "count" not in unchecked and self._count is not None:
                group.start_soon(count)
            if "profiles" not in unchecked and accepted:
                for number, expected in enumerate(self._expected):
                    group.start_soon(follow, number, expected)
        seconds = elapsed()
        report = LandingReport(
            stream=self._stream,
            accepted=accepted,
            count_before=self._count,
            count_after=counted[-1] if counted else None,
            count_seconds=count_seconds[0] if count_seconds else None,
            profiles=tuple(found[number] for number in sorted(found)),
            latency=await self._latency(timeout) if accepted else None,
            seconds=seconds,
            unchecked=unchecked,
        )
        if report.excess and not any(each.state == "landed" for each in report.profiles):
            unchecked.setdefault(
                "count",
                f"the stream has grown by {report.excess:,} records more than accepted, and no "
                "profile shows that those of this upload are among them",
            )
        return report

    async def _latency(self, timeout: float) -> float | None:
        """Return the newest figure of the service itself; it is a help, and may be missing."""
        with suppress(LyticsError), anyio.move_on_after(min(timeout, _LATENCY_SECONDS)):
            found = await self._lytics.v2.metrics.get(
                dimension="e2e_profile_latency", aggregation=["max"], look_back="24h"
            )
            values = [each.value for series in found for each in series.values]
            return next((each for each in reversed(values) if each is not None), None)
        return None

    async def _note_count(self) -> None:
        try:
            self._count = await self._get_count()
        except LyticsError as error:
            self._unchecked["count"] = str(error)

    async def _get_count(self) -> int:
        stream = await self._lytics.v2.streams.find(self._stream)
        if stream is None:
            return 0  # it begins with the upload
        return (stream.count if stream.ct is None else stream.ct) or 0

    async def _note_profiles(self, records: list[dict[str, Any]]) -> None:
        try:
            tables: list[str] = []
            with suppress(APIError, ResponseError):
                tables = await tables_of(self._lytics, self._stream)
            for table in tables or ["user"]:
                self._expected += await self._expect(table, records)
            if not self._expected:
                self._unchecked["profiles"] = "the first records get no identity from the schema"
                return
            for expected in self._expected:
                expected.before = await self._profile(expected)
        except LyticsError as error:
            self._unchecked["profiles"] = str(error)

    async def _expect(self, table: str, records: list[dict[str, Any]]) -> list[_Expected]:
        """Return what the profiles of the records are to become in one table."""
        fields = await self._lytics.v2.schema.list_fields(table)
        made = await self._lytics.v2.schema.evaluate(table, {self._stream: records})
        identities = [each.id for each in fields if each.id and each.is_identifier]
        replaced = {each.id: each.mergeop in _REPLACED_BY for each in fields if each.id}
        known: dict[tuple[str, str], _Expected] = {}
        for number, values in enumerate(made, 1):
            for expected in _expected(number, table, values, identities, replaced):
                known[expected.field, expected.value] = expected  # the last one counts
        return list(known.values())

    async def _profile(self, expected: _Expected) -> dict[str, Any] | None:
        found = await self._lytics.v2.profiles.find_by_lookup(
            table=expected.table, key=expected.field, value=expected.value
        )
        return None if found is None else dict(found.entity)

    async def _look(self, expected: _Expected) -> LandedProfile:
        profile = await self._profile(expected)
        state: ProfileState = "missing"
        old: list[str] = []
        if profile is not None:
            before = expected.before
            new = [
                name
                for name, value in expected.values.items()
                if before is None or not _has(before.get(name), value)
            ]
            old = [
                name
                for name in new
                if not _has(profile.get(name), expected.values[name])
                and (before is None or profile.get(name) == before.get(name))
            ]
            state = "landed" if new or before is None else "same"
            if old:
                state = "kept" if self._timed and before is not None else "old"
        return LandedProfile(
            record=expected.record,
            table=expected.table,
            field=expected.field,
            value=_hidden(expected.value),
            state=state,
            old_fields=tuple(old),
        )


async def _look_until(
    look: Callable[[], Awaitable[T]],
    done: Callable[[T], bool],
    seen: Callable[[T], None],
    *,
    timeout: float,
    interval: float,
) -> str | None:
    """Look until `done` or the timeout; the first look is made whatever the timeout.

    Returns:
        why the last look failed; None if it did not.
    """
    failure: list[str] = []

    async def attempt() -> bool:
        try:
            state = await look()
        except PASSING as error:
            failure[:] = [str(error)]
            return False
        failure.clear()
        seen(state)
        return done(state)

    if not await attempt():
        with suppress(RequestTimeout):  # what was seen last says it
            await wait_until(
                attempt,
                bool,
                timeout=timeout,
                interval=interval,
                max_interval=max(interval, MAX_INTERVAL),
            )
    return failure[0] if failure else None


def _expected(
    record: int,
    table: str,
    values: Mapping[str, Any],
    identities: list[str],
    replaced: Mapping[str, bool],
) -> list[_Expected]:
    """Return what the profile of a record is to become; nothing if the record has no identity."""
    for field in identities:
        value = values.get(field)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, (str, int, float)) and not is_empty(value):
            return [
                _Expected(
                    record=record,
                    table=table,
                    field=field,
                    value=str(value),
                    values={
                        name: each
                        for name, each in values.items()
                        # What is added up or compared does not end as the record has it.
                        if name not in identities
                        and replaced.get(name, True)
                        and not isinstance(each, Mapping)
                    },
                )
            ]
    return []


def _has(present: Any, value: Any) -> bool:
    """Whether a field of a profile has a value, or all items of it."""
    if isinstance(value, list):
        items = present if isinstance(present, list) else [present]
        return all(any(_same(one, each) for one in items) for each in value)
    if isinstance(present, list):
        return any(_same(one, value) for one in present)
    return _same(present, value)


def _same(one: Any, other: Any) -> bool:
    if one == other:
        return True
    if one is None or other is None:
        return False
    return str(one) == str(other)


def _hidden(value: str) -> str:
    shown = masked(value)
    return shown if shown != value or len(value) < 2 else f"***{value[-2:]}"


def _nothing() -> None:
    """What a copied or pickled watch becomes."""
