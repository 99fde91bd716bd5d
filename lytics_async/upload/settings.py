"""What an upload is asked to do, checked before any I/O."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypedDict

import attrs

from lytics_async.base.arguments import (
    callable_problem,
    choice_problem,
    flag_problem,
    number_problem,
    require,
    seconds_problem,
    segment_problem,
    shown,
    text_problem,
    whole_problem,
)
from lytics_async.base.text_codecs import text_codec
from lytics_async.base.zones import zone_of
from lytics_async.call.json_text import json_text
from lytics_async.call.options import retry_problem
from lytics_async.call.retry import RetryPolicy
from lytics_async.errors import ArgumentError
from lytics_async.upload.report import Progress

Format = Literal["auto", "csv", "json"]
Errors = Literal["quarantine", "strict", "drop", "stop"]
Ambiguous = Literal["retry", "hold"]
Compress = bool | Literal["auto"]
Resume = bool | Literal["force"]
Concurrency = int | Literal["auto"]

MIB = 1024 * 1024

TARGET_CHUNK_BYTES = 8 * MIB
"""Large enough that a request's round trip does not count, small enough that repeating one is
cheap.
"""

DEFAULT_MEMORY_BUDGET = 64 * MIB

MAX_HEADER_BYTES = MIB

BULK_LIMIT = 1_000_000_000
"""Bytes of one batch: the published limit of the bulk host."""

UPLOAD_RETRY = RetryPolicy(max_attempts=30, base_delay=0.5, max_delay=30.0, max_retry_after=120.0)
"""How often and how soon a chunk is sent again. The attempts are for a chunk that fails while
others go through: at 30% faults one chunk in 10**15 uses them up. In an outage the gate (see gate)
and `give_up_after` decide.
"""

THROTTLED_SECONDS = 1.0
"""Of what the bounds of `max_rows_per_second` and `max_bytes_per_second` let through, so much is
one chunk at most.
"""

ROW_BYTES = 250
"""Bytes of a row, where a number of rows must become a size before the first is read."""

WIRE_DELIMITERS = {",": None, "\t": "t", "|": "|"}
"""The delimiters that Lytics publishes, as they are sent."""


NO_JSON_STAMP = "stamp is sent in the append parameter, which Lytics publishes for CSV only; add fields of your own to the JSON records."

UPLOAD_STAMP, CHUNK_STAMP = "_upload", "_chunk"
"""The fields that `stamp=True` adds to every row."""


class UploadOptions(TypedDict, total=False):
    """The settings of `start_upload()`, `upload_csv()` and `upload_json()`, all optional.

    Attributes:
        timestamp_field: column or field that contains the event time; the time of receipt counts
            without it. Default: `None`.
        delimiter: the delimiter of a CSV, any ASCII character; None = detected, and refused where
            that is in doubt. Lytics reads a comma, a tab and `|`; a file with another is sent with
            commas. Default: `None`.
        headers: names of the columns of a CSV that has no header line. Default: `None`.
        columns: columns for dicts sent as CSV; None = the keys of the first. A dict with another
            key is quarantined. Default: `None`.
        append: fields, by name, that are added to every row of a CSV. Default: `None`.
        filename: kept by Lytics for its records; None = the file's own name. Default: `None`.
        dry_run: have the server check, and store nothing. Default: `False`.
        errors: `quarantine` sends what is good, and finds out which records the server rejects;
            `strict` has the server check everything first, and sends nothing if anything is bad;
            the source is read twice, and the upload ends where it is not what was checked. `drop`
            only counts bad records; `stop` ends the upload at the first. With `quarantine`, more
            than 5% of bad records (of 1,000 or more) end the upload, since that is a problem of the
            whole source. Default: `"quarantine"`.
        rejects: file that receives the rejected and quarantined records, each with its number and
            the reason, readable by its owner only (mode 0600). It must not exist, unless the run
            resumes the one that wrote it and continues it. Fix the file and upload it like any
            other. None = no file. Default: `None`.
        probe_budget: dry runs (requests with `dryrun=true`) that may be made to locate the rejected
            records of one chunk; what is left then is reported as a range. 0 = none. Default: `64`.
        ambiguous: what to do with a chunk whose outcome is unknown: `retry` sends it again and
            counts its records in `max_possible_duplicates`; `hold` reports them as unknown.
            Default: `"retry"`.
        stamp: add the fields `_upload` and `_chunk` to every row of a CSV, so that rows that were
            stored twice can be recognized: the same chunk of the same upload. Default: `False`.
        compress: gzip the bodies; `auto` = for CSV only, since nothing is published for JSON.
            Default: `"auto"`.
        concurrency: concurrent requests; `auto` = found by the throughput they bring, from 2 up to
            16 or what `memory_budget` and the transport's slots have room for. It is lowered when
            the server is busy or connections break. Default: `"auto"`.
        max_rows_per_second: send no faster, on the average of a few seconds, since a large load can
            delay an account's event queue; None = no bound. Default: `None`.
        max_bytes_per_second: the same in bytes of the source before compression. Default: `None`.
        chunk_bytes: bytes of a chunk before compression, at most half of `memory_budget`; None =
            8 MiB, or less if the memory budget is small. Default: `None`.
        memory_budget: bytes that the upload may hold in memory: 64 MiB. Default: `67108864`.
        max_record_bytes: bytes of a record; a longer one is quarantined. None = what the memory
            budget allows: 20 MiB or more by default. Default: `None`.
        attempt_timeout: seconds for one request, from waiting for a connection to the last byte of
            the response. Default: `300.0`.
        retry: how often and how soon a chunk is sent again. A chunk that uses up `max_attempts`
            while others are accepted is set aside, and the upload raises at its end. Default:
            `RetryPolicy(max_attempts=30, base_delay=0.5, max_delay=30.0, max_retry_after=120.0)`.
        give_up_after: seconds without one acknowledged chunk after which the upload stops. While
            nothing works, one chunk at a time is sent, at most every 30 seconds. If no connection
            was ever made, it is 10 seconds at most. Default: `1800.0`.
        on_progress: called with a Progress at most 10 times a second, and at the end. Default:
            `None`.
        ledger: file that keeps the outcome of every chunk, so that a run that was stopped or killed
            can be resumed; `auto` = next to the source, with the suffix `.lytics-ledger`. It holds
            no rows. The source must be one that can be read again. Linux and macOS. Default:
            `None`.
        resume: continue where the runs of `ledger` ended: with the same source and arguments,
            nothing that was acknowledged is sent again. Chunks that were sent without a response
            have an unknown outcome, and `ambiguous` decides. Without such a ledger it is a first
            run, so that the same call can be repeated until it succeeds. `force` = even if the
            source or an argument has changed; checksums then show whether what was cut is still
            there. Default: `False`.
        start_record: number of the first record that a source of dicts yields, if it does not begin
            with its first when it is resumed: at most the report's `cursor` + 1. Default: `None`.
        allow_schema_drift: the files of a list may have other columns than the first. Default:
            `False`.
        assume_timezone: zone of times without one, such as `Europe/Berlin`, in tables and dicts;
            None = such a time is refused, since it does not say which hour it means. Default:
            `None`.
        encoding: of a text file that is not UTF-8 and has no byte order mark, such as `latin-1`.
            Default: `None`.
        require_rows: records that the source must have at least; with fewer the upload raises at
            its end. Default: `0`.
        landing: before the first byte is sent, note the count of the stream, and the profiles of
            the first 5 records, so that `report.landed()` can prove that the records arrived. It
            takes a few calls to `/v2`; one that is refused does not stop the upload. Default:
            `False`.
    """

    timestamp_field: str | None
    delimiter: str | None
    headers: Sequence[str] | None
    columns: Sequence[str] | None
    append: Mapping[str, Any] | None
    filename: str | None
    dry_run: bool
    errors: Errors
    rejects: str | os.PathLike[str] | None
    probe_budget: int
    ambiguous: Ambiguous
    stamp: bool
    compress: Compress
    concurrency: Concurrency
    max_rows_per_second: float | None
    max_bytes_per_second: float | None
    chunk_bytes: int | None
    memory_budget: int
    max_record_bytes: int | None
    attempt_timeout: float
    retry: RetryPolicy
    give_up_after: float
    on_progress: Callable[[Progress], None] | None
    ledger: str | os.PathLike[str] | None
    resume: Resume
    start_record: int | None
    allow_schema_drift: bool
    assume_timezone: str | None
    encoding: str | None
    require_rows: int
    landing: bool


def _names(name: str, given: Sequence[str] | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    if isinstance(given, (str, bytes)) or not isinstance(given, Sequence):
        raise ArgumentError(f"{name} must be a list of names, not {shown(given)}.")
    for each in given:
        require(f"{name}: the name {shown(each)}", text_problem(each))
    if not given or len(set(given)) != len(given) or not all(given):
        raise ArgumentError(
            f"{name} must contain at least one name, without empty or repeated ones."
        )
    return tuple(given)


def _header_names(given: Sequence[str] | None) -> tuple[str, ...] | None:
    return _names("headers", given)


def _column_names(given: Sequence[str] | None) -> tuple[str, ...] | None:
    return _names("columns", given)


def check_stream(stream: str, timestamp_field: str | None) -> None:
    """Check what names the records of an upload, of events() and of collect().

    Raises:
        ArgumentError: one of them cannot be sent.
    """
    if stream == "":
        raise ArgumentError("stream is empty; name the stream that receives the records.")
    require("stream", segment_problem(stream))
    if timestamp_field is not None:
        require("timestamp_field", text_problem(timestamp_field, empty=False))


@attrs.frozen(kw_only=True)
class UploadSettings:
    """The stream, the format and the `UploadOptions` of an upload, checked.

    Raises:
        ArgumentError: one of them cannot be right.
    """

    stream: str
    format: Format = "auto"
    timestamp_field: str | None = None
    delimiter: str | None = None
    headers: tuple[str, ...] | None = attrs.field(default=None, converter=_header_names)
    columns: tuple[str, ...] | None = attrs.field(default=None, converter=_column_names)
    append: Mapping[str, Any] | None = None
    filename: str | None = None
    dry_run: bool = False
    errors: Errors = "quarantine"
    rejects: str | os.PathLike[str] | None = None
    probe_budget: int = 64
    ambiguous: Ambiguous = "retry"
    stamp: bool = False
    compress: Compress = "auto"
    concurrency: Concurrency = "auto"
    max_rows_per_second: float | None = None
    max_bytes_per_second: float | None = None
    chunk_bytes: int | None = None
    memory_budget: int = DEFAULT_MEMORY_BUDGET
    max_record_bytes: int | None = None
    attempt_timeout: float = 300.0
    retry: RetryPolicy = UPLOAD_RETRY
    give_up_after: float = 1800.0
    on_progress: Callable[[Progress], None] | None = None
    ledger: str | os.PathLike[str] | None = None
    resume: Resume = False
    start_record: int | None = None
    allow_schema_drift: bool = False
    assume_timezone: str | None = None
    encoding: str | None = None
    require_rows: int = 0
    landing: bool = False

    def __attrs_post_init__(self) -> None:
        check_stream(self.stream, self.timestamp_field)
        self._check_kinds()
        self._check_choices()
        self._check_numbers()
        if self.delimiter is not None:
            require("delimiter", text_problem(self.delimiter))
            single = len(self.delimiter) == 1 and self.delimiter.isascii()
            if not single or self.delimiter in '"\r\n' or self.delimiter.isalnum():
                raise ArgumentError(
                    f"delimiter must be one ASCII character, such as ',', ';', '|' or a tab, not "
                    f"{self.delimiter!r}."
                )
        if self.headers is not None and self.columns is not None:
            raise ArgumentError(
                "headers is for CSV without a header line, columns for dicts; pass one of them."
            )
        if self.headers is not None and any("," in name for name in self.headers):
            raise ArgumentError(
                "A name in headers contains a comma, which separates the names in the request; put a header line into the CSV."
            )
        if self.format == "json" and self.csv_only:
            raise ArgumentError(
                "delimiter, headers, columns and append are for CSV; leave them out for JSON."
            )

        if self.format == "json" and self.stamp:
            raise ArgumentError(NO_JSON_STAMP)
        if self.rejects is not None and self.errors not in ("quarantine", "strict"):
            raise ArgumentError(
                f'rejects needs errors="quarantine" or "strict": errors={self.errors!r} does not find out which records are '
                "rejected."
            )
        if self.resume and self.ledger is None:
            raise ArgumentError("resume needs the ledger of the run that it resumes: ledger=PATH.")
        if self.start_record is not None and not self.resume:
            raise ArgumentError(
                "start_record is for resuming a source of dicts: pass it with ledger=PATH and resume=True."
            )

    @property
    def csv_only(self) -> bool:
        """An argument was given that makes sense for CSV only."""
        given = (self.delimiter, self.headers, self.columns, self.append)
        return any(argument is not None for argument in given)

    @property
    def target_bytes(self) -> int:
        """Bytes of a chunk before compression."""
        if self.chunk_bytes is not None:
            return self.chunk_bytes
        senders = 4 if self.concurrency == "auto" else max(self.concurrency, 4)
        sizes = [TARGET_CHUNK_BYTES, self.memory_budget // (2 * senders)]
        if self.max_bytes_per_second is not None:
            sizes.append(int(self.max_bytes_per_second * THROTTLED_SECONDS))
        if self.max_rows_per_second is not None:
            sizes.append(int(self.max_rows_per_second * THROTTLED_SECONDS * ROW_BYTES))
        return max(1, min(sizes))

    def _check_kinds(self) -> None:
        for name in ("dry_run", "stamp", "allow_schema_drift", "landing"):
            require(name, flag_problem(getattr(self, name)))
        require("retry", retry_problem(self.retry))
        if self.on_progress is not None:
            require("on_progress", callable_problem(self.on_progress))
        if self.filename is not None:
            require("filename", text_problem(self.filename))
        for name in ("rejects", "ledger"):
            path = getattr(self, name)
            if path is not None and not isinstance(path, (str, os.PathLike)):
                raise ArgumentError(f"{name} must be a path, not {shown(path)}.")
            if path is not None and os.fspath(path) in ("", "-"):
                raise ArgumentError(f"{name} must be the path of a file, not {path!r}.")
        self._check_reading()
        if self.append is not None:
            if not isinstance(self.append, Mapping):
                raise ArgumentError(f"append must be a mapping, not {shown(self.append)}.")
            json_text("append", self.append)

    def _check_reading(self) -> None:
        if self.assume_timezone is not None:
            require("assume_timezone", text_problem(self.assume_timezone, empty=False))
            problem = ""
            try:
                zone_of(self.assume_timezone)
            except ValueError as error:
                problem = f"assume_timezone: {error}."
            if problem:
                raise ArgumentError(problem)
        if self.encoding is not None:
            require("encoding", text_problem(self.encoding, empty=False))
            if text_codec(self.encoding) is None:
                raise ArgumentError(
                    f"encoding: {self.encoding!r} is not the name of a text encoding; such names are "
                    "utf-8, latin-1, cp1252, utf-16."
                )

    def _check_choices(self) -> None:
        for name, choices in (
            ("format", ("auto", "csv", "json")),
            ("errors", ("quarantine", "strict", "drop", "stop")),
            ("ambiguous", ("retry", "hold")),
            ("compress", ("auto", True, False)),
            ("resume", (True, False, "force")),
        ):
            require(name, choice_problem(getattr(self, name), choices))

    def _check_numbers(self) -> None:
        require("attempt_timeout", seconds_problem(self.attempt_timeout))
        require("give_up_after", seconds_problem(self.give_up_after))
        require("require_rows", whole_problem(self.require_rows, zero=True))
        require("probe_budget", whole_problem(self.probe_budget, zero=True))
        require("memory_budget", whole_problem(self.memory_budget))
        if self.concurrency != "auto":
            require("concurrency", whole_problem(self.concurrency))
        for name in ("chunk_bytes", "max_record_bytes", "start_record"):
            if getattr(self, name) is not None:
                require(name, whole_problem(getattr(self, name)))
        for name in ("max_rows_per_second", "max_bytes_per_second"):
            if getattr(self, name) is not None:
                require(name, number_problem(getattr(self, name)))
        most = min(self.memory_budget // 2, BULK_LIMIT - MAX_HEADER_BYTES)
        if self.chunk_bytes is not None and self.chunk_bytes > most:
            raise ArgumentError(
                f"chunk_bytes must be at most {most:,}: half of memory_budget, and no more than the {BULK_LIMIT:,} bytes that "
                "Lytics takes in one request."
            )
