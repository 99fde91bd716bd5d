"""The outcome of every record: UploadReport, and Progress while the upload runs.

| word | meaning |
|---|---|
| accepted | the server counted it in |
| rejected | the server refused it |
| quarantined | it was not sent, and the report says why |
| unknown | it was sent and no verdict arrived |
| unsent | it was read and not sent |
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import attrs

from lytics_async.errors import LifecycleError, UploadError

if TYPE_CHECKING:
    from lytics_async.upload.landing import LandingReport, LandingWatch

ChunkState = Literal["delivered", "rejected", "unknown", "unsent"]
"""Where a chunk ended: answered; refused as a whole; sent without a verdict; never sent."""


@attrs.frozen(kw_only=True)
class QuarantinedRecord:
    """A record that was not sent.

    Attributes:
        number: its place in the source, from 1, the header not counted.
        reason: why, and what to do about it.
        field: the field at fault; None when it is the whole record.
        start: byte offset of its beginning in the (decompressed) source; None for a source of
            dicts.
        line: where it begins in its file, from 1; None where lines do not count, as for dicts,
            tables and JSON that is not one object per line.
    """

    number: int
    reason: str
    field: str | None = None
    start: int | None = None
    line: int | None = None


LISTED_REJECTED = 1000
"""Finds of rejected records that are listed; beyond that they are only counted, since memory is
bounded.
"""


@attrs.frozen(kw_only=True)
class RejectedRecords:
    """Where the server found records to reject: one record, neighbours that are all rejected, or a
    range that contains some.

    Attributes:
        first_record, last_record: places in the source, from 1, the header not counted.
        rejected: how many of them are certainly rejected.
        reason: why, as far as it is known.
    """

    first_record: int
    last_record: int
    rejected: int
    reason: str


@attrs.frozen(kw_only=True)
class ChunkReport:
    """The outcome of one request's worth of records.

    Attributes:
        id: `1`, `2`, … in the order of the source; the halves of a chunk that was too large are
            `7.1` and `7.2`.
        source: name of the file it is from.
        start, end: the bytes of the (decompressed) source it covers, end excluded; for a source of
            dicts, of the records as they were written; for a list of files, of all of them one
            after the other.
        first_record, last_record: the first and last record, counted from 1.
        records: records sent in it; quarantined ones in between are not among them.
        state: `delivered`, `rejected`, `unknown` or `unsent`.
        attempts: requests made for it.
        accepted, rejected, unknown, unsent: its records by outcome.
        bytes_on_wire: length of the body as it was sent.
        possible_duplicates: records that may be stored more than once, because the chunk was sent
            again after an attempt whose outcome is unknown.
        count_mismatch: the server's counts do not add up to what was sent.
        error: the last error's text, without rows or token; None when all went well.
    """

    id: str
    source: str
    start: int
    end: int
    first_record: int
    last_record: int
    records: int
    state: ChunkState
    attempts: int
    accepted: int
    rejected: int
    unknown: int
    unsent: int
    bytes_on_wire: int
    possible_duplicates: int
    count_mismatch: bool
    error: str | None


@attrs.frozen(kw_only=True)
class FileReport:
    """Which records were taken from one file of a list.

    Attributes:
        name: the file's.
        first_record, last_record: its records, counted over all files from 1.
    """

    name: str
    first_record: int
    last_record: int


@attrs.frozen(kw_only=True)
class UploadReport:
    """The outcome of every record of an upload.

    Attributes:
        stream: where the records went.
        source: the file's name, or what kind of source it was.
        dry_run: True when the server only checked; then "accepted" means "would have been".
        source_exhausted: the source was read to its end.
        records_read: records taken from the source, the header not counted.
        accepted, rejected, quarantined, unknown, unsent: the records by outcome.
        unlocated: of the rejected records, those that the run had no time to locate, and that are
            not in `rejects`; a run that resumes it locates them.
        bytes_read: bytes taken from the (decompressed) source, the header included.
        bytes_unread: bytes of the source that were never read; None when its size is not known.
        bytes_sent: bytes of all request bodies, repeats included.
        requests: requests made.
        retries_not_applied: requests repeated after a failure that cannot have stored anything.
        retries_ambiguous: requests repeated although the earlier one may have been stored.
        max_possible_duplicates: records that may be stored more than once, at most.
        oversize: records above 16 KB, the published size of a record in a batch; they are no reason
            to quarantine.
        throttled_seconds: time during which the server requested a pause.
        duration: seconds from start to end.
        chunks: one entry a chunk, in the order of the source.
        quarantined_records: the first 1,000 of them.
        rejected_records: where the rejected ones are, as far as errors="quarantine" or "strict"
            located them; 1,000 entries at most.
        probes: requests with `dryrun=true` that were made to locate them; `requests` has them, too.
        rejects: path of the file that contains rejected and quarantined records; None if there is
            none.
        rejects_written: records in it. A quarantined record above 1,000,000,000 bytes, which Lytics
            takes in no request, is missing there.
        upload_id: made up for this upload, the same for all runs of one ledger; `stamp=True` writes
            it into every row.
        error: why the upload stopped; None when it did not.
        cursor: records from the beginning of the source that are settled without a gap: each of
            them was accepted, rejected or quarantined. A source of dicts may begin after them when
            it is resumed: `start_record=cursor + 1`.
        ledger: path of the ledger; None if there is none.
        resumed: a ledger was resumed. All counts of records then are those of the whole source,
            over all runs; requests, bytes sent, retries and time are those of this run.
        accepted_before: of the accepted records, those that earlier runs delivered.
        notes: what was noticed of the source in this run, and did not hold records back: records
            without a value, numbers that were sent as missing.
        files: which records came from which file, for a list of files; see place().
    """

    stream: str
    source: str
    dry_run: bool
    source_exhausted: bool
    records_read: int
    accepted: int
    rejected: int
    quarantined: int
    unknown: int
    unsent: int
    bytes_read: int
    bytes_unread: int | None
    bytes_sent: int
    requests: int
    retries_not_applied: int
    retries_ambiguous: int
    max_possible_duplicates: int
    oversize: int
    throttled_seconds: float
    duration: float
    chunks: tuple[ChunkReport, ...] = attrs.field(repr=False)
    quarantined_records: tuple[QuarantinedRecord, ...] = attrs.field(repr=False)
    rejected_records: tuple[RejectedRecords, ...] = attrs.field(repr=False)
    probes: int
    rejects: str | None
    rejects_written: int
    upload_id: str
    error: str | None
    cursor: int
    ledger: str | None
    resumed: bool
    accepted_before: int
    files: tuple[FileReport, ...] = attrs.field(default=(), repr=False)
    unlocated: int = 0
    notes: tuple[str, ...] = ()
    _landing: LandingWatch | None = attrs.field(default=None, repr=False, eq=False, alias="landing")

    def place(self, number: int) -> tuple[str, int]:
        """Return the name of the file that a record came from, and its number in that file.

        Args:
            number: number of the record in the upload, from 1.
        """
        for file in self.files:
            if file.first_record <= number <= file.last_record:
                return file.name, number - file.first_record + 1
        return self.source, number

    @property
    def complete(self) -> bool:
        """The source was read to its end, every record has an outcome, good or bad, and the
        rejected ones are located.
        """
        return self.source_exhausted and self.unknown == self.unsent == self.unlocated == 0

    @property
    def all_accepted(self) -> bool:
        """The source was read to its end, and the server's counts say that it took every record."""
        return (
            self.source_exhausted and self.accepted == self.records_read and not self.count_mismatch
        )

    @property
    def conservation_ok(self) -> bool:
        """Every record read is in exactly one of the outcomes."""
        outcomes = self.accepted + self.rejected + self.quarantined + self.unknown + self.unsent
        return self.records_read == outcomes

    @property
    def count_mismatch(self) -> bool:
        """For some chunk the server's counts are missing, or do not add up to what was sent;
        `chunks` says which.
        """
        return any(chunk.count_mismatch for chunk in self.chunks)

    @property
    def records_per_second(self) -> float:
        """Records accepted per second: the goodput."""
        return (self.accepted - self.accepted_before) / self.duration if self.duration > 0 else 0.0

    def raise_for_rejects(self) -> UploadReport:
        """Return the report itself if every record was accepted.

        Raises:
            UploadError: a record was rejected or quarantined, its outcome is unknown, or the
                server's counts do not add up.
        """
        if self.all_accepted:
            return self
        raise UploadError(f"Not every record was accepted: {self.summary()}.", report=self)

    async def landed(self, *, timeout: float = 300.0, interval: float = 1.0) -> LandingReport:
        """Wait until the accepted records are in the account, and say what is and what is not.

        GET /v2/stream/{name} until its count has grown by the records that this run delivered, and
        POST /v2/identity/lookup until the profiles of the first records have their new values. It
        needs `landing=True` in the upload, and the client, which must still be open.

        Args:
            timeout: seconds to wait at most.
            interval: seconds between the first two looks; each wait is half as long again, up to 15
                seconds.

        Returns:
            what landed, and how long it took; what did not is named, and is not an error.

        Raises:
            LifecycleError: the upload was not watched, or was a dry run.
        """
        if self.dry_run:
            raise LifecycleError("A dry run stores nothing, so none of its records can land.")
        if self._landing is None:
            raise LifecycleError(
                "The landing of this upload cannot be verified: upload with "
                "landing=True (--landed), and use the report itself, not a copy of it."
            )
        return await self._landing.landed(
            self.accepted - self.accepted_before, timeout=timeout, interval=interval
        )

    def summary(self) -> str:
        """Say the outcome of the records in one line."""
        outcomes = {
            "accepted": self.accepted,
            "rejected": self.rejected,
            "quarantined": self.quarantined,
            "unknown": self.unknown,
            "unsent": self.unsent,
        }
        parts = [
            f"{count:,} {word}" for word, count in outcomes.items() if count or word == "accepted"
        ]
        before = f" ({self.accepted_before:,} of them before)" if self.resumed else ""
        parts[0] += before
        odd = sum(chunk.count_mismatch for chunk in self.chunks)
        doubt = f" (the server's counts do not add up in {odd:,} of its responses)" if odd else ""
        return f"{self.records_read:,} record{'s' * (self.records_read != 1)} read: {', '.join(parts)}{doubt}"

    def _repr_html_(self) -> str:
        from lytics_async.base.notebook import html_table

        lists = (list, dict, tuple)
        members = [(name, each) for name, each in self.to_json().items() if type(each) not in lists]
        return html_table(self.summary(), members)

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain dicts, lists, strings and numbers."""
        return {
            **attrs.asdict(self, filter=lambda field, _: field.name != "_landing"),
            "complete": self.complete,
            "all_accepted": self.all_accepted,
            "conservation_ok": self.conservation_ok,
            "count_mismatch": self.count_mismatch,
            "records_per_second": self.records_per_second,
        }


@attrs.frozen(kw_only=True)
class UploadTrouble:
    """Why an upload does not advance.

    Attributes:
        problem: the latest failure.
        status: its HTTP status; None if there was no response.
        seconds: how long requests have failed, since the last success.
        pause: seconds until the next request may be sent; 0 while one is being sent.
    """

    problem: str
    status: int | None
    seconds: float
    pause: float


@attrs.frozen(kw_only=True)
class Progress:
    """Where an upload stands.

    Attributes:
        records_read: records taken from the source so far.
        accepted, rejected, quarantined: records whose outcome is settled.
        bytes_read: bytes of the (decompressed) source that are in chunks already.
        source_bytes_read: bytes taken from the file itself, which is compressed when the file is.
        source_bytes: the file's size; None when the source has none.
        bytes_sent: bytes of all finished request bodies.
        concurrency: requests that may be in flight; 1 while the server is only probed.
        elapsed: seconds since the start.
        finished: no more is to come.
        trouble: why it does not advance; None while the server accepts requests.
    """

    records_read: int
    accepted: int
    rejected: int
    quarantined: int
    bytes_read: int
    source_bytes_read: int
    source_bytes: int | None
    bytes_sent: int
    concurrency: int
    elapsed: float
    finished: bool
    trouble: UploadTrouble | None = None

    @property
    def settled(self) -> float:
        """Share of the records read that have an outcome, from 0 to 1; what was read may still be
        waiting.
        """
        outcomes = self.accepted + self.rejected + self.quarantined
        return outcomes / self.records_read if self.records_read else 0.0

    @property
    def bytes_per_second(self) -> float:
        """Bytes of the (decompressed) source whose records have an outcome, per second."""
        return self.settled * self.bytes_read / self.elapsed if self.elapsed > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the end if it continues as it did; None when the size of the source is
        unknown, or at the beginning.
        """
        done = self.settled * self.source_bytes_read
        if self.source_bytes is None or done <= 0:
            return None
        return max(0.0, self.elapsed * (self.source_bytes / done - 1))
