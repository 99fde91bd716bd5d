"""What errors="strict" needs besides its check, which is an upload with `dryrun=true`: a source
that is the same when it is read the second time, and its report.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

from lytics_async.errors import ArgumentError, SourceChanged
from lytics_async.upload.cut.around import ChunkerAround
from lytics_async.upload.cut.checksum import crc32
from lytics_async.upload.cut.cut import Chunker, Cut, Filled
from lytics_async.upload.deliver.stopping import UploadStopped
from lytics_async.upload.report import ChunkReport, UploadReport
from lytics_async.upload.settings import UploadSettings
from lytics_async.upload.source.fingerprint import Fingerprint, fingerprint
from lytics_async.upload.source.kinds import ItemsSource, OpenFileSource, Source

STRICT = 'errors="strict" reads the source twice, to check it and to send it'


def check_can_be_read_twice(source: Source, why: str = STRICT) -> None:
    """Refuse a source that is used up when it was read once.

    Args:
        why: who reads it twice, as the beginning of the message.

    Raises:
        ArgumentError: with what to give instead.
    """
    used_up = isinstance(source, ItemsSource) and source.used_up
    if used_up or not source.repeatable:
        raise ArgumentError(
            f"{why}, and this one can be read once only; write it to a file first, or pass a list."
        )


Checksums: TypeAlias = dict[int, tuple[int, bytes]]
"""Where cuts ended, by the number of their last record: the checksum of all up to there, and the
header that it was found under.
"""


class CheckedSource:
    """What the check has read of a source, so that nothing else is sent.

    Files are compared before they are sent, and every source record by record while it is sent.

    Args:
        source: that is read twice. Constructing it looks at a file, and blocks.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._fingerprint: Fingerprint | None = fingerprint(source)
        # Where an open file stands.
        self._position = source.file.tell() if isinstance(source, OpenFileSource) else None
        self._checksums: Checksums = {}

    def reading(self, chunker: Chunker) -> Chunker:
        """Return a chunker that remembers what the check reads."""
        return _Compared(chunker, self._checksums, is_check=True)

    def sending(self, chunker: Chunker) -> Chunker:
        """Return a chunker that raises SourceChanged before it gives what was not checked."""
        return _Compared(chunker, self._checksums, is_check=False)

    def rewind(self) -> UploadStopped | None:
        """Go back to where an open file stood; return why it must not be read again, if a file is
        no longer what it was before the check. It blocks.
        """
        if isinstance(self._source, OpenFileSource):
            self._source.file.seek(self._position)
        if fingerprint(self._source) == self._fingerprint:
            return None
        change = SourceChanged(
            f"{self._source.name} was written to, or replaced by another file, while it was checked. "
            "Nothing was sent; upload it again once nothing writes to it."
        )
        return UploadStopped(str(change), change)


class _Compared(ChunkerAround[Chunker]):
    """A chunker whose cuts are remembered, or compared with those that were: see Chunker.

    Args:
        checksums: of the check.
        is_check: they are remembered.
    """

    def __init__(self, chunker: Chunker, checksums: Checksums, *, is_check: bool) -> None:
        super().__init__(chunker)
        self._checksums = checksums
        self._is_check = is_check
        self._prefix = b""
        self._checksum: int | None = 0  # None = not known behind what an earlier run has settled
        self._records = 0
        self._is_changed = False

    @property
    def exhausted(self) -> bool:
        """See Chunker; what follows a change is not read."""
        return self._chunker.exhausted and not self._is_changed

    def fill(self, buffer: bytearray) -> Filled:
        """See Chunker.

        Raises:
            SourceChanged: this is not what was checked.
        """
        filled = self._chunker.fill(buffer)
        if isinstance(filled, Cut):
            self._add(buffer, filled)
        ended = filled is None and self._chunker.exhausted and not self._is_check
        if ended and max(self._records, self._chunker.pulled) < self._checked:
            raise self._changed(self._records)
        return filled

    @property
    def _checked(self) -> int:
        """Records that the check has read."""
        return next(reversed(self._checksums), 0)

    def _add(self, buffer: bytearray, cut: Cut) -> None:
        before = cut.first_record - 1
        if before != self._records:  # what is between was settled by an earlier run
            self._checksum, self._prefix = self._checksums.get(before, (None, b""))
        self._records = cut.last_record
        if self._checksum is None:
            self._checksum, self._prefix = self._checksums.get(self._records, (None, b""))
            return
        if self._chunker.prefix != self._prefix:
            self._prefix = self._chunker.prefix
            self._checksum = crc32(self._prefix, self._checksum)
        with memoryview(buffer) as view, view[: cut.length] as content:
            self._checksum = crc32(content, self._checksum)
        if self._is_check:
            self._checksums[self._records] = self._checksum, self._prefix
            return
        # Where a source gives pieces of other sizes, a cut may end elsewhere; a later one tells.
        checked, _ = self._checksums.get(self._records, (self._checksum, b""))
        all_of_it = self._chunker.exhausted and self._records != self._checked
        if checked != self._checksum or self._records > self._checked or all_of_it:
            raise self._changed(before)

    def _changed(self, records: int) -> SourceChanged:
        self._is_changed = True
        return SourceChanged(
            f"The source changed after it was checked: after record {records:,} it differs. "
            "None of that is sent; upload it again once nothing writes to it."
        )


def check_settings(settings: UploadSettings) -> UploadSettings:
    """Return the settings of the check: a dry run that keeps nothing."""
    return attrs.evolve(
        settings,
        errors="quarantine",
        dry_run=True,
        ledger=None,
        resume=False,
        start_record=None,
        on_progress=None,
    )


def problem_in(check: UploadReport) -> str:
    """Say why nothing was sent after a check that did not find everything good."""
    if check.error is not None:
        return check.error
    bad = check.rejected + check.quarantined
    if bad:
        return f"{bad:,} of {check.records_read:,} records are bad, and errors='strict' sends all or nothing; fix them"
    return "The server's response to the check does not count every record in, and errors='strict' sends all or nothing"


def as_unsent(check: UploadReport, error: str | None) -> UploadReport:
    """Return the report of an upload whose check found that it must not be sent.

    What the server would reject was not sent on purpose, so it is quarantined; all else is unsent.
    """
    return attrs.evolve(
        check,
        dry_run=False,
        accepted=0,
        rejected=0,
        unknown=0,
        quarantined=check.quarantined + check.rejected,
        unsent=check.accepted + check.unknown + check.unsent,
        max_possible_duplicates=0,
        chunks=tuple(map(_unsent, check.chunks)),
        error=error,
        cursor=0,
    )


def with_check(report: UploadReport, check: UploadReport) -> UploadReport:
    """Return the report of an upload with what its check has cost."""
    return attrs.evolve(
        report,
        requests=report.requests + check.requests,
        bytes_sent=report.bytes_sent + check.bytes_sent,
        retries_not_applied=report.retries_not_applied + check.retries_not_applied,
        retries_ambiguous=report.retries_ambiguous + check.retries_ambiguous,
        throttled_seconds=report.throttled_seconds + check.throttled_seconds,
        probes=report.probes + check.probes,
    )


def _unsent(chunk: ChunkReport) -> ChunkReport:
    return attrs.evolve(
        chunk,
        state="unsent",
        records=chunk.records - chunk.rejected,
        accepted=0,
        rejected=0,
        unknown=0,
        unsent=chunk.records - chunk.rejected,
        possible_duplicates=0,
    )
