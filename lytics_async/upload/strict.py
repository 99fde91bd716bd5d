"""What errors="strict" needs besides its check, which is an upload with `dryrun=true`: a source to
read twice, and its report.
"""

from __future__ import annotations

import attrs

from lytics_async.errors import ArgumentError
from lytics_async.upload.report import ChunkReport, UploadReport
from lytics_async.upload.settings import UploadSettings
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
            f"{why}, and this one can be read once only; write it to a file first, or give a list."
        )


def position_of(source: Source) -> int | None:
    """Return where an open file stands, to go back there; None for any other source. It blocks."""
    if not isinstance(source, OpenFileSource):
        return None
    position: int = source.file.tell()
    return position


def rewind(source: Source, position: int | None) -> None:
    """Go back to where an open file stood. It blocks."""
    if isinstance(source, OpenFileSource) and position is not None:
        source.file.seek(position)


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
