"""Rest: delivers a chunk without its bad records. Each part of it is treated as a chunk is:
retried, halved, searched.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import attrs

from lytics_async.call.attempts import Ask, Split
from lytics_async.errors import LyticsError
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.courier import Ended
from lytics_async.upload.deliver.locate import Located, LocateRequest
from lytics_async.upload.deliver.packing import Halves
from lytics_async.upload.deliver.payload import Payload
from lytics_async.upload.deliver.search import SuspectCount
from lytics_async.upload.deliver.verdict import Counts

ROUNDS = 4
"""How often bad records are taken out of one part. Each time it is copied, and the memory is not in
the budget.
"""


@attrs.define(kw_only=True)
class Rest:
    """Delivers the good records of one chunk. Its parts have the id of the chunk, which stays one
    chunk in the ledger.

    Attributes:
        send: sends a part until there is a verdict; None if it is left alone.
        split: halves a part; None if it is one record.
        locate: finds bad records, and keeps them.
        questions: dry runs that are left for the chunk. A part that is refused although the dry
            runs find nothing wrong with it is halved, and that costs one, too.
    """

    send: Callable[[Chunk, Payload], Awaitable[Ended | None]]
    split: Callable[[Chunk, Payload], Awaitable[Halves | None]]
    locate: Callable[[LocateRequest], Awaitable[Located]]
    questions: int

    async def deliver(
        self, chunk: Chunk, payload: Payload, bad: SuspectCount, refusal: Ended | None
    ) -> Counts | None:
        """Take the bad records out of a chunk, keep them, and send the others.

        Args:
            bad: how many there are, as far as it is known.
            refusal: the verdict on the chunk; None if there was only a dry run.

        Returns:
            The counts of all records of the chunk; None if some have no verdict.
        """
        return await self._sift(chunk, payload, bad, refusal, rounds=0)

    async def _sift(
        self,
        part: Chunk,
        payload: Payload,
        bad: SuspectCount,
        refusal: Ended | None,
        *,
        rounds: int,
    ) -> Counts | None:
        located = await self._locate(part, payload, bad, refusal, budget=self.questions, rest=True)
        if refusal is not None and not located.bad:
            if located.rest is not None:
                located.rest.close()
            return await self._unexplained(part, payload, refusal, rounds=rounds)
        counts = _rejected(len(located.bad))
        if located.rest is not None:
            rest = part.without(located.bad)
            try:
                found = await self._send(rest, located.rest, rounds=rounds + 1)
            finally:
                located.rest.close()
                part.absorb(rest)
            if found is None:
                return None
            counts = _sum(counts, found)
        if refusal is not None and refusal.counts is not None:
            return _credit(counts, refusal.counts.accepted, part.records - located.sure)
        return counts

    async def _send(self, part: Chunk, payload: Payload, *, rounds: int) -> Counts | None:
        """Send a part as a chunk is sent: halved if too large, searched if refused."""
        ended = await self.send(part, payload)
        if ended is None:
            return None
        if isinstance(ended.step, Split):
            return await self._send_halves(part, payload, ended, rounds=rounds)
        counts = ended.counts or _rejected(part.records)
        if not counts.rejected:
            return counts
        if isinstance(ended.step, Ask) and isinstance(ended.outcome, LyticsError):
            part.leave_in_doubt()  # records before the bad one may have been stored
        if isinstance(ended.step, Ask) and ended.step.resend and rounds < ROUNDS:
            taken = None if ended.counts is None else counts.accepted
            bad = SuspectCount(0, part.records, taken)
            return await self._sift(part, payload, bad, ended, rounds=rounds)
        return await self._keep(part, payload, counts, ended)

    async def _send_halves(
        self, part: Chunk, payload: Payload, refusal: Ended, *, rounds: int
    ) -> Counts | None:
        halves = await self.split(part, payload)
        if halves is None:
            return await self._keep(part, payload, _rejected(part.records), refusal)
        total: Counts | None = Counts(accepted=0, rejected=0, unknown=0, mismatch=False)
        try:
            for half, half_payload in zip(halves.chunks, halves.payloads, strict=True):
                found = await self._send(half, half_payload, rounds=rounds)
                total = None if total is None or found is None else _sum(total, found)
        finally:
            halves.close()
            for half in halves.chunks:
                part.absorb(half)
        return total

    async def _unexplained(
        self, part: Chunk, payload: Payload, refusal: Ended, *, rounds: int
    ) -> Counts | None:
        """Deal with a part that was refused although the dry runs find nothing wrong with it."""
        if refusal.counts is not None:
            return await self._keep(part, payload, refusal.counts, refusal)
        if rounds and self.questions:
            # The dry runs have found all of it good once before, so the refusal may be about the
            # size, or random.
            self.questions -= 1
            return await self._send_halves(part, payload, refusal, rounds=rounds)
        return await self._keep(part, payload, _rejected(part.records), refusal)

    async def _keep(self, part: Chunk, payload: Payload, counts: Counts, refusal: Ended) -> Counts:
        """Keep the rejected records of a part for which there is nothing more to do."""
        whole = counts.rejected == part.records
        high = part.records if counts.mismatch else counts.rejected
        await self._locate(
            part,
            payload,
            SuspectCount(counts.rejected, high),
            refusal,
            budget=0 if whole else self.questions,
            least=counts.rejected,
        )
        return counts

    async def _locate(
        self,
        part: Chunk,
        payload: Payload,
        bad: SuspectCount,
        refusal: Ended | None,
        *,
        budget: int,
        rest: bool = False,
        least: int = 0,
    ) -> Located:
        outcome = None if refusal is None else refusal.outcome
        located = await self.locate(
            LocateRequest(
                chunk=part,
                payload=payload,
                bad=bad,
                message=outcome.message if isinstance(outcome, LyticsError) else None,
                budget=budget,
                rest=rest,
                least=least,
            )
        )
        self.questions -= located.asked
        return located


def _rejected(records: int) -> Counts:
    return Counts(accepted=0, rejected=records, unknown=0, mismatch=False)


def _sum(first: Counts, second: Counts) -> Counts:
    return Counts(
        accepted=first.accepted + second.accepted,
        rejected=first.rejected + second.rejected,
        unknown=first.unknown + second.unknown,
        mismatch=first.mismatch or second.mismatch,
    )


def _credit(counts: Counts, accepted: int, most: int) -> Counts:
    """Count at least so many records as accepted, since the server has counted them in; at most
    those not certainly bad.
    """
    more = max(0, min(accepted, most) - counts.accepted)
    from_rejected = min(more, counts.rejected)
    return attrs.evolve(
        counts,
        accepted=counts.accepted + from_rejected,
        rejected=counts.rejected - from_rejected,
    )
