"""Locator: finds the records of a chunk that the server rejects, and writes them to the file of
rejected records.

A local check finds records that are plainly wrong. Then dry runs ask the server about parts of the
chunk, which stores nothing. When the questions are used up, what remains is reported as a range.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias, TypeVar

import anyio
import anyio.to_thread
import attrs

from lytics_async.upload.cut.records import Records
from lytics_async.upload.deliver.chunk import Chunk, Part, place
from lytics_async.upload.deliver.packing import Packer
from lytics_async.upload.deliver.payload import Payload
from lytics_async.upload.deliver.rejects import RejectFile
from lytics_async.upload.deliver.search import RecordRange, SuspectCount, search_with
from lytics_async.upload.deliver.verdict import is_schema_problem
from lytics_async.upload.report import LISTED_REJECTED, RejectedRecords

T = TypeVar("T")

REFUSED = "the server refuses it without a reason, and no fault in it is apparent"

Ask: TypeAlias = Callable[[Payload, int], Awaitable[SuspectCount]]
"""Asks the server about a body of so many records: how many of them are bad?"""

Question: TypeAlias = Callable[[bytearray, int], Awaitable[SuspectCount]]
"""The same about records that are not packed yet."""


@attrs.frozen(kw_only=True)
class LocateRequest:
    """What to locate.

    Attributes:
        chunk, payload: an open chunk, or a part of one.
        bad: how many of its records are bad, by the verdict on it.
        message: the server's reason, if it sent one.
        budget: questions at most.
        rest: pack the other records for another request.
        least: how many records the server has certainly counted out. If the questions find fewer,
            any record that is left may be one of them, so they are all kept.
        kept: called, by a thread, when the disk has the records in the file for them.
    """

    chunk: Chunk
    payload: Payload
    bad: SuspectCount
    message: str | None
    budget: int
    rest: bool = False
    least: int = 0
    kept: Callable[[], None] = lambda: None


@attrs.frozen
class Located:
    """Where the rejected records of a chunk are.

    Attributes:
        records: how many the chunk has.
        bad: those that are rejected, or could not be told from those that are, counted from 0.
        sure: how many of them are certainly rejected.
        asked: questions that it took.
        rest: the others, as a body; None unless it was requested, or if there are none.
    """

    records: int
    bad: list[int]
    sure: int
    asked: int
    rest: Payload | None


class Locator:
    """Locates the rejected records of one upload.

    Args:
        packer: packs the questions, and what remains of a chunk.
        rejects: gets the records; None to keep them nowhere.

    Attributes:
        found: for the report; bounded.
        probes: questions asked.
    """

    def __init__(self, packer: Packer, rejects: RejectFile | None) -> None:
        self.found: list[RejectedRecords] = []
        self.probes: int = 0
        self._packer = packer
        self._rejects = rejects

    async def locate(self, request: LocateRequest, ask: Ask) -> Located:
        """Find the rejected records of a chunk, and keep them; the caller holds the lock for open
        chunks.

        Raises:
            RejectsFailed: they cannot be written to the file.
        """
        bad, file = request.bad, request.chunk.file
        records, flaws = await self._in_thread(self._open, request.payload, file)
        # Where so many are bad, single records say nothing.
        budget = 0 if is_schema_problem(bad.low, len(records)) else request.budget
        asked = self.probes

        async def question(body: bytearray, size: int) -> SuspectCount:
            return await self._question(body, size, file, ask)

        confirmed = await self._confirm(records, sorted(flaws), question, bad, budget)
        budget -= bool(flaws and budget)
        low = max(0, bad.low - len(confirmed))
        high = min(len(records), bad.high) - len(confirmed)
        whole = RecordRange(0, len(records) - len(confirmed), SuspectCount(low, high, bad.taken))
        ranges = await self._search(records, confirmed, whole, question, budget)
        missing = request.least - len(confirmed) - sum(each.size for each in ranges)
        if missing > 0:
            ranges = _filled(ranges, whole.size, request.least - len(confirmed))
        return await self._in_thread(
            self._enter, request, records, flaws, confirmed, ranges, self.probes - asked
        )

    def _open(self, payload: Payload, file: Part) -> tuple[Records, dict[int, str]]:
        delimiter = self._packer.delimiter
        records = Records(payload.content(len(file.prefix)), delimiter)
        # JSON was parsed line by line when it was cut: what is plainly wrong with it was never
        # sent.
        return records, {} if delimiter is None else records.flaws(file.width)

    async def _confirm(
        self,
        records: Records,
        suspects: list[int],
        question: Question,
        bad: SuspectCount,
        budget: int,
    ) -> list[int]:
        """Return the records that look wrong, if the server agrees about all of them."""
        if not suspects:
            return []
        if not budget:
            return suspects if len(suspects) <= bad.high else []
        body = bytearray().join(records.body(ordinal, ordinal + 1) for ordinal in suspects)
        response = await question(body, len(suspects))
        return suspects if response.low == len(suspects) else []

    async def _search(
        self,
        records: Records,
        confirmed: list[int],
        whole: RecordRange,
        question: Question,
        budget: int,
    ) -> list[RecordRange]:
        async def ask_about(start: int, end: int) -> SuspectCount:
            first, last = place(confirmed, start), place(confirmed, end - 1)
            return await question(records.body(first, last + 1, without=confirmed), end - start)

        return await search_with(whole, budget, ask_about)

    async def _question(self, body: bytearray, records: int, file: Part, ask: Ask) -> SuspectCount:
        payload = await self._in_thread(self._pack, body, file)
        try:
            self.probes += 1
            return await ask(payload, records)
        finally:
            payload.close()

    def _pack(self, body: bytearray, file: Part) -> Payload:
        return self._packer.wrap(body, len(body), prefix=file.prefix)

    def _enter(
        self,
        request: LocateRequest,
        records: Records,
        flaws: dict[int, str],
        confirmed: list[int],
        ranges: list[RecordRange],
        asked: int,
    ) -> Located:
        """Enter what was found in the report and the file; return it."""
        chunk, message = request.chunk, request.message
        refused = REFUSED if message is None else f"the server refuses it: {message}"
        entries = [(ordinal, ordinal, 1, flaws[ordinal]) for ordinal in confirmed]
        for each in ranges:
            first, last = place(confirmed, each.start), place(confirmed, each.end - 1)
            located = each.bad.low == each.size
            entries.append((first, last, each.bad.low, refused if located else _vague(each)))
        alone = frozenset(confirmed)
        bad: list[int] = []
        reasons: list[str] = []
        for first, last, count, reason in sorted(entries):
            if len(self.found) < LISTED_REJECTED:
                self.found.append(
                    RejectedRecords(
                        first_record=chunk.number_of(first),
                        last_record=chunk.number_of(last),
                        rejected=count,
                        reason=reason,
                    )
                )
            for ordinal in range(first, last + 1):
                if first < last and ordinal in alone:
                    continue  # it has an entry, and a reason, of its own
                bad.append(ordinal)
                reasons.append(reason)
        if self._rejects is None:
            request.kept()
        else:
            self._rejects.keep_all(
                (
                    (chunk.number_of(ordinal), reason, records[ordinal])
                    for ordinal, reason in zip(bad, reasons, strict=True)
                ),
                request.kept,
            )
        rest = bytearray()
        if request.rest:
            rest = records.body(0, len(records), without=sorted(bad))
        return Located(
            records=len(records),
            bad=sorted(bad),
            sure=sum(count for _, _, count, _ in entries),
            asked=asked,
            rest=self._pack(rest, chunk.file) if rest else None,
        )

    async def _in_thread(self, work: Callable[..., T], *args: Any) -> T:
        # Cancelled, the upload is over and does not wait for seconds of searching; a file that is
        # closed takes no more.
        return await anyio.to_thread.run_sync(
            work, *args, limiter=self._packer.limiter, abandon_on_cancel=True
        )


def _filled(ranges: list[RecordRange], size: int, least: int) -> list[RecordRange]:
    """Return ranges that contain as many bad records as the server has counted out, where the
    questions find fewer.
    """
    if least < size:
        return [RecordRange(0, size, SuspectCount(least, size))]
    filled: list[RecordRange] = []
    position = 0
    for each in (*ranges, RecordRange(size, size, SuspectCount(0, 0))):
        if position < each.start:
            gap = each.start - position
            filled.append(RecordRange(position, each.start, SuspectCount(gap, gap)))
        if each.size:
            filled.append(attrs.evolve(each, bad=SuspectCount(each.size, each.size)))
        position = each.end
    return filled


def _vague(each: RecordRange) -> str:
    low, high = each.bad.low, each.bad.high
    many = f"{low:,}" if low == high else f"at least {low:,}" if low else "perhaps some"
    return (
        f"{many} of these {each.size:,} records were refused; they were not located (probe_budget)"
    )
