"""start_upload: the door to uploads, and the one place that documents their arguments."""

from __future__ import annotations

from typing import Unpack

from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.runner import Runner
from lytics_async.upload.landing import LandingWatch
from lytics_async.upload.run import UploadRun
from lytics_async.upload.settings import Format, UploadOptions, UploadSettings
from lytics_async.upload.source.kinds import UploadSource, source_of


def start_upload(
    runner: Runner,
    source: UploadSource,
    *,
    stream: str,
    format: Format = "auto",  # noqa: A002 # the word that users know for it
    options: RequestOptions = NO_OPTIONS,
    watch: LandingWatch | None = None,
    **how: Unpack[UploadOptions],
) -> UploadRun:
    """Prepare an upload; it runs within `async with`.

    POST /collect/bulk/{stream}, many times over. asyncio only.

    Args:
        source: a path or an fsspec URL (also of a gzip or a Parquet file), a list of them that is
            one upload, a table of pyarrow, pandas or polars, a file opened in binary mode, the
            content as bytes, or a sync or async iterable of bytes or of dicts. A sync source is
            read by one thread of its own from start to end.
        stream: name of the stream that receives the records.
        format: `csv`, `json` (one object a line, or one array of objects), or `auto`: by the name,
            else by the first bytes; dicts are sent as JSON unless this says `csv`.
        timestamp_field: column or field that holds the event time; the time of receipt counts
            without it.
        assume_timezone: zone of times without one, such as `Europe/Berlin`, in tables and dicts; by
            default such a time is refused, since it does not say which hour it means.
        encoding: of a text file that is not UTF-8 and has no byte order mark, such as `latin-1`.
        delimiter: of a CSV, any ASCII character; None = detected, and refused where that is in
            doubt. Lytics reads a comma, a tab and `|`; a file with another is sent with commas.
        headers: names of the columns of a CSV that has no header line.
        columns: columns for dicts sent as CSV; None = the keys of the first. A dict with another
            key is quarantined.
        append: fields added to every row of a CSV.
        filename: kept by Lytics for its records; None = the file's own name.
        dry_run: have the server check, and store nothing.
        errors: `quarantine` sends what is good, and finds out which records the server rejects;
            `strict` has the server check everything first (the source is read twice), and sends
            nothing if anything is bad; `drop` only counts bad records; `stop` ends the upload at
            the first. With `quarantine`, more than 5% of bad records (of 1,000 or more) end the
            upload, since that is a problem of the whole source.
        rejects: file that receives the rejected and quarantined records, each with its number and
            the reason, readable by its owner only (mode 0600). It must not exist, unless the run
            resumes the one that wrote it and continues it. Fix the file and upload it like any
            other.
        probe_budget: dry runs (requests with `dryrun=true`) that may be made to locate the rejected
            records of one chunk; what is left then is reported as a range. 0 = none.
        ambiguous: what to do with a chunk whose outcome is unknown: `retry` sends it again and
            counts its records in `max_possible_duplicates`; `hold` reports them as unknown.
        stamp: add the fields `_upload` and `_chunk` to every row of a CSV, so that rows that were
            stored twice can be recognized: the same chunk of the same upload.
        compress: gzip the bodies; `auto` = for CSV only, since nothing is published for JSON.
        concurrency: concurrent requests; `auto` = found by the throughput they bring, from 2 up to
            16 or what `memory_budget` and the transport's slots have room for. It is lowered when
            the server is busy or connections break.
        max_rows_per_second, max_bytes_per_second: send no faster, on the average of a few seconds,
            since a large load can delay an account's event queue; bytes are those of the source
            before compression. None = no bound.
        chunk_bytes: bytes of a chunk before compression; None = 8 MiB, or less if the memory budget
            is small.
        memory_budget: bytes that the upload may hold in memory.
        require_rows: records that the source must have at least; with fewer the upload raises at
            its end.
        max_record_bytes: a longer record is quarantined; None = what the memory budget allows: 20
            MiB or more by default.
        attempt_timeout: seconds for one request, from waiting for a connection to the last byte of
            the response.
        retry: how often and how soon a chunk is sent again. A chunk that uses up `max_attempts`
            while others are accepted is set aside, and the upload raises at its end.
        give_up_after: seconds without one acknowledged chunk after which the upload stops; 30
            minutes by default. While nothing works, one chunk at a time is sent, at most every 30
            seconds. If no connection was ever made, it is 10 seconds at most.
        on_progress: called with a Progress at most 10 times a second, and at the end.
        ledger: file that keeps the outcome of every chunk, so that a run that was stopped or killed
            can be resumed; `auto` = beside the source, with the suffix `.lytics-ledger`. It holds
            no rows. The source must be one that can be read again. Linux and macOS.
        resume: continue where the runs of `ledger` ended: with the same source and arguments,
            nothing that was acknowledged is sent again. Chunks that were sent without a response
            have an unknown outcome, and `ambiguous` decides. Without such a ledger it is a first
            run, so that the same call can be repeated until it succeeds. `force` = even if the
            source or an argument has changed; checksums then tell whether what was cut is still
            there.
        allow_schema_drift: the files of a list may have other columns than the first.
        landing: before the first byte is sent, note the count of the stream, and the profiles of
            the first 5 records, so that `report.landed()` can prove that the records arrived. It
            takes a few calls to `/v2`; one that is refused does not stop the upload.
        start_record: number of the first record that a source of dicts gives, if it does not begin
            with its first when it is resumed: at most the report's `cursor` + 1.
        options: headers, query and account of the client; its time limits and attempts do not
            apply.
        watch: notes the state of the account, with `landing`.

    Raises:
        ArgumentError: an argument is not valid.
    """
    known = source_of(source)
    settings = UploadSettings(stream=stream, format=format, **how)
    return UploadRun(runner, known, settings, options, watch)
