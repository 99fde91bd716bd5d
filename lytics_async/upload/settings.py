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


NO_JSON_STAMP = "stamp travels in the append parameter, which Lytics publishes for CSV only; add fields of your own to the JSON records."

UPLOAD_STAMP, CHUNK_STAMP = "_upload", "_chunk"
"""The fields that `stamp=True` adds to every row."""


class UploadOptions(TypedDict, total=False):
    """The arguments of start_upload that say how: see there."""

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
        raise ArgumentError(f"{name} must hold at least one name, none of them empty or twice.")
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
        raise ArgumentError("stream is empty; name the stream that shall receive the records.")
    require("stream", segment_problem(stream))
    if timestamp_field is not None:
        require("timestamp_field", text_problem(timestamp_field, empty=False))


@attrs.frozen(kw_only=True)
class UploadSettings:
    """The arguments of start_upload: see there.

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
                "headers is for CSV without a header line, columns for dicts; give one of them."
            )
        if self.headers is not None and any("," in name for name in self.headers):
            raise ArgumentError(
                "A name in headers holds a comma, which parts the names on the wire; put a header line into the CSV."
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
                "start_record is for resuming a source of dicts: give it with ledger=PATH and resume=True."
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
