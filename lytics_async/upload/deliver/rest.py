"""What becomes of a chunk that is sent again without its bad records: each part of it is treated as a chunk is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

import attrs

from lytics_async.errors import LyticsError, PayloadTooLarge
from lytics_async.upload.deliver.chunk import Chunk
from lytics_async.upload.deliver.locate import Located
from lytics_async.upload.deliver.payload import Payload
from lytics_async.upload.deliver.search import Bad
from lytics_async.upload.deliver.verdict import Counts, counts_of

ROUNDS = 4
"""How often bad records are taken out of one part. Each time it is copied, and the memory is not in the budget."""


class Locate(Protocol):
    """Locates and keeps the bad records of a part: see Locator.locate."""

    def __call__(
        self,
        chunk: Chunk,
        payload: Payload,
        bad: Bad,
        message: str | None,
        *,
        budget: int,
        rest: bool = False,
        least: int = 0,
    ) -> Awaitable[Located]: ...


@attrs.define(kw_only=True)
class Rest:
    """Delivers the good records of one chunk. Its parts have the id of the chunk, which stays one chunk in the ledger.

    Attributes:
        send: sends a part until the server takes or refuses it; None if it does neither.
        split: halves a part; None if it is one record.
        locate: finds bad records, and keeps them.
        hold: a part that was refused is not sent again, since some of it may have been stored.
        questions: dry runs that are left for the chunk. A part that is refused although the dry runs find nothing wrong
            with it is halved, and that costs one, too.
    """

    send: Callable[[Chunk, Payload], Awaitable[Counts | LyticsError | None]]
    split: Callable[[Chunk, Payload], Awaitable[list[tuple[Chunk, Payload]] | None]]
    locate: Locate
    hold: bool
    questions: int

    async def deliver(
        self, chunk: Chunk, payload: Payload, bad: Bad, refusal: Counts | LyticsError | None
    ) -> Counts | None:
        """Take the bad records out of a chunk, keep them, and send the others.

        Args:
            bad: what is known of them.
            refusal: the server's response; None if it was only asked.

        Returns:
            What became of all records of the chunk; None if some have no verdict.
        """
        return await self._sift(chunk, payload, bad, refusal, rounds=0)

    async def _sift(
        self,
        part: Chunk,
        payload: Payload,
        bad: Bad,
        refusal: Counts | LyticsError | None,
        *,
        rounds: int,
    ) -> Counts | None:
        message = refusal.message if isinstance(refusal, LyticsError) else None
        located = await self.locate(part, payload, bad, message, budget=self.questions, rest=True)
        self.questions -= located.asked
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
                part.possible_duplicates += rest.possible_duplicates
            if found is None:
                return None
            counts = _sum(counts, found)
        if isinstance(refusal, Counts):
            return _credit(counts, refusal.accepted, part.records - located.sure)
        return counts

    async def _send(self, part: Chunk, payload: Payload, *, rounds: int) -> Counts | None:
        """Send a part as a chunk is sent: halved if it is too large, and sifted if it is refused."""
        verdict = await self.send(part, payload)
        if verdict is None:
            return None
        if isinstance(verdict, PayloadTooLarge):
            return await self._send_halves(part, payload, verdict, rounds=rounds)
        counts = counts_of(part.records, verdict)
        if counts is not None and not counts.rejected:
            return counts
        if isinstance(verdict, LyticsError):
            part.doubtful_tries += 1  # records before the bad one may have been stored
        if counts is not None and not counts.mismatch:
            return await self._keep(part, payload, counts, verdict)
        if self.hold or rounds >= ROUNDS:
            return await self._keep(part, payload, counts or _rejected(part.records), verdict)
        bad = Bad(0, part.records, counts.accepted if counts is not None else None)
        return await self._sift(part, payload, bad, verdict, rounds=rounds)

    async def _send_halves(
        self, part: Chunk, payload: Payload, refusal: LyticsError, *, rounds: int
    ) -> Counts | None:
        halves = await self.split(part, payload)
        if halves is None:
            return await self._keep(part, payload, _rejected(part.records), refusal)
        total: Counts | None = Counts(accepted=0, rejected=0, unknown=0, mismatch=False)
        for half, _ in halves:
            half.id = part.id
        try:
            for half, half_payload in halves:
                found = await self._send(half, half_payload, rounds=rounds)
                total = None if total is None or found is None else _sum(total, found)
        finally:
            for half, half_payload in halves:
                half_payload.close()
                part.absorb(half)
            part.possible_duplicates = sum(half.possible_duplicates for half, _ in halves)
        return total

    async def _unexplained(
        self, part: Chunk, payload: Payload, refusal: Counts | LyticsError, *, rounds: int
    ) -> Counts | None:
        """Deal with a part that was refused although the dry runs find nothing wrong with it."""
        if isinstance(refusal, Counts):
            return await self._keep(part, payload, refusal, refusal)
        if rounds and self.questions and not self.hold:
            # The dry runs have found all of it good once before, so the refusal may be about the size, or a whim.
            self.questions -= 1
            return await self._send_halves(part, payload, refusal, rounds=rounds)
        return await self._keep(part, payload, _rejected(part.records), refusal)

    async def _keep(
        self, part: Chunk, payload: Payload, counts: Counts, refusal: Counts | LyticsError
    ) -> Counts:
        """Keep the rejected records of a part for which there is nothing more to do."""
        message = refusal.message if isinstance(refusal, LyticsError) else None
        whole = counts.rejected == part.records
        bad = Bad(counts.rejected, part.records if counts.mismatch else counts.rejected)
        budget = 0 if whole else self.questions
        located = await self.locate(
            part, payload, bad, message, budget=budget, least=counts.rejected
        )
        self.questions -= located.asked
        return counts


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
    """Count at least so many records as accepted, since the server has counted them in; at most those not surely bad."""
    more = max(0, min(accepted, most) - counts.accepted)
    from_rejected = min(more, counts.rejected)
    return attrs.evolve(
        counts,
        accepted=counts.accepted + from_rejected,
        rejected=counts.rejected - from_rejected,
    )
