"""Finds the records of a chunk that the server refused, and writes them to the file of rejected records.

First what is plainly wrong is looked up here, then the server is asked about parts of the chunk, with `dryrun=true` only, so
that nothing is stored by asking. Once the questions are spent, what is left is reported as a range.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias, TypeVar

import anyio
import anyio.to_thread
import attrs

from lytics_async.upload.cut.records import Records
from lytics_async.upload.deliver.chunk import UNNAMED, Chunk, place
from lytics_async.upload.deliver.payload import Payload, gzipped, plain
from lytics_async.upload.deliver.rejects import RejectFile
from lytics_async.upload.deliver.search import Bad, Stretch, search_with
from lytics_async.upload.deliver.verdict import is_schema_problem
from lytics_async.upload.report import LISTED_REJECTED, RejectedRecords

T = TypeVar("T")

REFUSED = "the server refuses it and says no more, and nothing is plainly wrong with it"

Ask: TypeAlias = Callable[[Payload, int], Awaitable[Bad]]
"""Asks the server about a body of so many records: how many of them are bad?"""


@attrs.frozen
class Located:
    """Where the refused records of a chunk are.

    Attributes:
        records: how many the chunk has.
        bad: those that are refused, or could not be told from those that are, counted from 0.
        sure: how many of them are surely refused.
        asked: questions that it took.
        rest: the others, as a body; None unless it was asked for, or if there are none.
    """

    records: int
    bad: list[int]
    sure: int
    asked: int
    rest: Payload | None


class Locator:
    """Locates the refused records of one upload.

    Args:
        delimiter: that of a CSV; None for JSON.
        compress: gzip the bodies.
        rejects: gets the records; None to keep them nowhere.
        lock: to be held while a chunk is open, since its memory is not in the budget.
        limiter: for the threads that open and pack.

    Attributes:
        lock: see above.
        found: for the report; bounded.
        probes: questions asked.
    """

    def __init__(
        self,
        *,
        delimiter: bytes | None,
        compress: bool,
        rejects: RejectFile | None,
        lock: anyio.Lock,
        limiter: anyio.CapacityLimiter,
    ) -> None:
        self.found: list[RejectedRecords] = []
        self.probes = 0
        self._part = UNNAMED  # that of the chunk which is open
        self._delimiter = delimiter
        self._compress = compress
        self._rejects = rejects
        self.lock = lock
        self._limiter = limiter

    async def locate(
        self,
        chunk: Chunk,
        payload: Payload,
        ask: Ask,
        *,
        bad: Bad,
        message: str | None,
        budget: int,
        rest: bool = False,
        least: int = 0,
        kept: Callable[[], None] = lambda: None,
    ) -> Located:
        """Find the refused records of a chunk, and keep them; the caller holds the lock.

        Args:
            payload: the chunk's.
            bad: what its own answer said.
            message: the server's reason, if it gave one.
            budget: questions at most.
            rest: pack the other records for another request.
            least: how many records the server has surely counted out. If the questions find fewer, any record that is
                left may be one of them, so they are all kept.
            kept: called, by a thread, when the disk has the records in the file for them.

        Raises:
            RejectsFailed: they cannot be written to the file.
        """
        self._part = chunk.part
        records, flaws = await self._in_thread(self._open, payload)
        # Where so much is wrong, single records tell nothing.
        budget = 0 if is_schema_problem(bad.low, len(records)) else budget
        asked = self.probes
        confirmed = await self._confirm(records, sorted(flaws), ask, bad, budget)
        budget -= bool(flaws and budget)
        low = max(0, bad.low - len(confirmed))
        high = min(len(records), bad.high) - len(confirmed)
        whole = Stretch(0, len(records) - len(confirmed), Bad(low, high, bad.taken))
        stretches = await self._search(records, confirmed, whole, ask, budget)
        missing = least - len(confirmed) - sum(stretch.size for stretch in stretches)
        if missing > 0:
            stretches = _filled(stretches, whole.size, least - len(confirmed))
        asked = self.probes - asked
        return await self._in_thread(
            self._enter, chunk, records, flaws, confirmed, stretches, message, rest, asked, kept
        )

    def _open(self, payload: Payload) -> tuple[Records, dict[int, str]]:
        records = Records(payload.content(len(self._part.prefix)), self._delimiter)
        # JSON was parsed line by line when it was cut: what is plainly wrong with it was never sent.
        return records, {} if self._delimiter is None else records.flaws(self._part.width)

    async def _confirm(
        self, records: Records, suspects: list[int], ask: Ask, bad: Bad, budget: int
    ) -> list[int]:
        """Return the records that look wrong, if the server agrees about all of them."""
        if not suspects:
            return []
        if not budget:
            return suspects if len(suspects) <= bad.high else []
        body = bytearray().join(records.body(ordinal, ordinal + 1) for ordinal in suspects)
        answer = await self._question(body, len(suspects), ask)
        return suspects if answer.low == len(suspects) else []

    async def _search(
        self, records: Records, confirmed: list[int], whole: Stretch, ask: Ask, budget: int
    ) -> list[Stretch]:
        async def ask_about(start: int, end: int) -> Bad:
            first, last = place(confirmed, start), place(confirmed, end - 1)
            body = records.body(first, last + 1, without=confirmed)
            return await self._question(body, end - start, ask)

        return await search_with(whole, budget, ask_about)

    async def _question(self, body: bytearray, records: int, ask: Ask) -> Bad:
        payload = await self._in_thread(self._pack, body)
        try:
            self.probes += 1
            return await ask(payload, records)
        finally:
            payload.close()

    def _pack(self, body: bytearray) -> Payload:
        pack = gzipped if self._compress else plain
        return pack(body, len(body), prefix=self._part.prefix)

    def _enter(
        self,
        chunk: Chunk,
        records: Records,
        flaws: dict[int, str],
        confirmed: list[int],
        stretches: list[Stretch],
        message: str | None,
        rest: bool,
        asked: int,
        kept: Callable[[], None],
    ) -> Located:
        """Enter what was found in the report and the file; return it."""
        refused = REFUSED if message is None else f"the server refuses it: {message}"
        entries = [(ordinal, ordinal, 1, flaws[ordinal]) for ordinal in confirmed]
        for stretch in stretches:
            first, last = place(confirmed, stretch.start), place(confirmed, stretch.end - 1)
            found = stretch.bad.low == stretch.size
            entries.append((first, last, stretch.bad.low, refused if found else _vague(stretch)))
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
            kept()
        else:
            self._rejects.keep(
                (
                    (chunk.number_of(ordinal), reason, records[ordinal])
                    for ordinal, reason in zip(bad, reasons, strict=True)
                ),
                kept,
            )
        body = records.body(0, len(records), without=sorted(bad)) if rest else bytearray()
        return Located(
            records=len(records),
            bad=sorted(bad),
            sure=sum(count for _, _, count, _ in entries),
            asked=asked,
            rest=self._pack(body) if body else None,
        )

    async def _in_thread(self, work: Callable[..., T], *args: Any) -> T:
        # Cancelled, the upload is over and does not wait for seconds of looking; a file that is closed takes no more.
        return await anyio.to_thread.run_sync(
            work, *args, limiter=self._limiter, abandon_on_cancel=True
        )


def _filled(stretches: list[Stretch], size: int, least: int) -> list[Stretch]:
    """Return stretches that hold as many bad records as the server has counted out, where the questions find fewer."""
    if least < size:
        return [Stretch(0, size, Bad(least, size))]
    filled: list[Stretch] = []
    position = 0
    for stretch in (*stretches, Stretch(size, size, Bad(0, 0))):
        if position < stretch.start:
            gap = stretch.start - position
            filled.append(Stretch(position, stretch.start, Bad(gap, gap)))
        if stretch.size:
            filled.append(attrs.evolve(stretch, bad=Bad(stretch.size, stretch.size)))
        position = stretch.end
    return filled


def _vague(stretch: Stretch) -> str:
    low, high = stretch.bad.low, stretch.bad.high
    many = f"{low:,}" if low == high else f"at least {low:,}" if low else "perhaps some"
    return f"{many} of these {stretch.size:,} records refused; which of them was not asked any further (probe_budget)"
