"""Detects the format of an opened source, and picks the chunker and the operation for it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

import attrs

from lytics_async.errors import ArgumentError
from lytics_async.operations import ingest
from lytics_async.upload.cut import json_array
from lytics_async.upload.cut.csv_chunks import csv_chunks
from lytics_async.upload.cut.csv_grammar import fields_of
from lytics_async.upload.cut.csv_header import SEPARATOR_LINE
from lytics_async.upload.cut.csv_rows import CsvRows
from lytics_async.upload.cut.cut import RepeatableChunker
from lytics_async.upload.cut.json_encoding import JsonRows
from lytics_async.upload.cut.json_stream import framing_of, objects
from lytics_async.upload.cut.keeping import Passing
from lytics_async.upload.cut.ndjson_chunks import ndjson_chunks
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.cut.record_chunks import RecordChunks
from lytics_async.upload.cut.time_field import TimeField
from lytics_async.upload.deliver.chunk import Part
from lytics_async.upload.settings import NO_JSON_STAMP, WIRE_DELIMITERS, UploadSettings
from lytics_async.upload.source.dialect import LOOKED_AT, dialect_of
from lytics_async.upload.source.documents import doubt_about_one_column, doubts_about_names
from lytics_async.upload.source.file_chain import chain_of, named, open_named
from lytics_async.upload.source.format import SourceFormat
from lytics_async.upload.source.kinds import FileSource
from lytics_async.upload.source.opening import OpenSource
from lytics_async.upload.source.recognizing import foreign_text
from lytics_async.upload.source.separating import WithCommas
from lytics_async.upload.source.streams import Peekable, Pieces

FRAMING_BYTES = 64 * 1024
LONGEST_SEPARATOR_LINE = 16

_SUFFIXES = {".csv": "csv", ".tsv": "csv", ".json": "json", ".ndjson": "json", ".jsonl": "json"}


def detect_format(
    opened: OpenSource, settings: UploadSettings, max_record_bytes: int
) -> SourceFormat:
    """Return the format of an opened source. It reads the beginning, and belongs in the reader
    thread.

    A list of files has the format of its first; all are looked at, whether they fit together.

    Raises:
        ArgumentError: an argument does not fit the source.
        SourceError: the beginning shows that it cannot be uploaded.
    """
    if opened.files:
        return _detect_of_files(opened, settings, max_record_bytes)
    is_csv = settings.format == "csv" or (settings.format == "auto" and _looks_like_csv(opened))
    if opened.read is not None and (
        foreign := foreign_text(opened.start, is_csv=is_csv, columns=settings.headers)
    ):
        raise SourceError(f"{opened.source.name} is {foreign}.")
    if settings.headers is not None and (opened.batches is not None or opened.is_rejects):
        names = ", ".join(opened.columns) or "those in its first line"
        raise ArgumentError(
            f"headers is for a CSV without a header line, and {opened.source.name} has names of its "
            f"own: {names}. Leave headers out."
        )
    if opened.batches is not None:
        opened = _read_batches(opened, settings, is_csv=is_csv)
    delimiter: bytes | None = None
    if is_csv and opened.records is None:
        opened, delimiter = _separated(opened, settings)
    elif is_csv:
        delimiter = _wire_delimiter(settings.delimiter or ",")
    framing = "lines" if is_csv or opened.read is None else _framing(opened)
    arguments: dict[str, Any] = {
        "stream": settings.stream,
        "dry_run": settings.dry_run or None,
        "timestamp_field": settings.timestamp_field,
        "filename": settings.filename if settings.filename is not None else _file_name(opened),
    }
    if delimiter is not None:
        arguments |= {
            "headers": settings.headers,
            "delimiter": WIRE_DELIMITERS[delimiter.decode()],
            "append": settings.append,
            # Without it the server stops at the first bad row, and what it kept of the others is
            # not known.
            "drop_errors": True,
        }
    chunker = (
        _csv_chunker(opened, settings, max_record_bytes, delimiter)
        if delimiter is not None
        else _json_chunker(opened, settings, max_record_bytes, framing)
    )
    width = len(settings.headers or ())
    if delimiter is not None and chunker.prefix:
        fields = fields_of(chunker.prefix, delimiter)
        width = len(fields)
        if opened.read is not None and opened.batches is None:
            for doubt in doubts_about_names([field.decode() for field in fields]):
                opened.how.notes.say(doubt)
    return SourceFormat(
        opened=opened,
        chunker=chunker,
        operation=ingest.UPLOAD_CSV_BULK if is_csv else ingest.UPLOAD_JSON_BULK,
        arguments=arguments,
        delimiter=delimiter,
        compress=is_csv if settings.compress == "auto" else settings.compress,
        exact_positions=opened.read is not None and not opened.rewritten and framing == "lines",
        parts=[Part(name=opened.source.name, prefix=chunker.prefix, width=width)],
    )


def _detect_of_files(
    opened: OpenSource, settings: UploadSettings, max_record_bytes: int
) -> SourceFormat:
    def open_file(file: FileSource) -> SourceFormat:
        found = open_named(file, opened.how)
        try:
            return named(file, lambda: detect_format(found, settings, max_record_bytes))
        except BaseException:
            found.close()
            raise

    chain, first = chain_of(
        opened.files,
        open_file,
        allow_schema_drift=settings.allow_schema_drift,
        keep_order=settings.rejects is not None,
        notes=opened.how.notes,
    )
    return attrs.evolve(
        first,
        opened=attrs.evolve(
            opened,
            size=chain.size,
            read=chain.read if chain.seekable else None,
            taken=lambda: chain.taken,
            seek=chain.seek if chain.seekable else None,
            close=chain.close,
        ),
        chunker=chain,
        exact_positions=chain.seekable,
        parts=chain.parts,
    )


def _read_batches(opened: OpenSource, settings: UploadSettings, *, is_csv: bool) -> OpenSource:
    """Have a table be read as the bytes of a CSV, or as dicts."""
    assert opened.batches is not None
    if is_csv:
        pieces = Pieces(opened.batches.csv(_wire_delimiter(settings.delimiter or ",").decode()))
        flags = opened.batches.flags
        return attrs.evolve(opened, read=pieces.readinto, rewritten=True, flags=flags)
    return attrs.evolve(opened, records=opened.batches.rows())


def _separated(opened: OpenSource, settings: UploadSettings) -> tuple[OpenSource, bytes]:
    """Return a CSV with a delimiter that Lytics reads, and that delimiter."""
    if opened.batches is not None:  # it is written here
        return opened, _wire_delimiter(settings.delimiter or ",")
    name = opened.source.file_name or ""
    dialect = dialect_of(
        opened.peek(LOOKED_AT),
        settings.delimiter,
        named_tsv=name.lower().removesuffix(".gz").endswith(".tsv"),
        headless=settings.headers is not None,
    )
    if dialect.note is not None:
        opened.how.notes.say(dialect.note)
    delimiter = dialect.delimiter.encode()
    if dialect.single and settings.headers is None:
        doubt = doubt_about_one_column(opened.peek(LOOKED_AT))
        if doubt is not None:
            opened.how.notes.say(doubt)
    if dialect.delimiter == ";":
        opened.how.notes.say(
            "fields separated by ';' are sent with commas, and decimal commas stay as they are"
        )
    if dialect.delimiter in WIRE_DELIMITERS:
        return opened, delimiter
    assert opened.read is not None
    raw = Peekable(opened.read)
    separator = SEPARATOR_LINE.match(raw.peek(LONGEST_SEPARATOR_LINE))
    if separator is not None:
        raw.skip(separator.end())
    records = WithCommas(raw, delimiter, headless=settings.headers is not None)
    read = Pieces(records.pieces()).readinto
    opened = attrs.evolve(opened, read=read, rewritten=True, seek=None, flags=records.flags)
    return opened, b","


def _wire_delimiter(delimiter: str) -> bytes:
    if delimiter not in WIRE_DELIMITERS:
        raise ArgumentError("Tables and dicts are sent with a comma, a tab or '|' as delimiter.")
    return delimiter.encode()


def _looks_like_csv(opened: OpenSource) -> bool:
    if opened.batches is not None:
        return opened.batches.is_flat
    if opened.records is not None:
        return False
    name = _file_name(opened)
    known = _SUFFIXES.get(Path(name).suffix.lower()) if name is not None else None
    if known is not None:
        return known == "csv"
    return opened.start.lstrip(b" \t\r\n\x1e")[:1] not in (b"{", b"[")


def _csv_chunker(
    opened: OpenSource, settings: UploadSettings, max_record_bytes: int, delimiter: bytes
) -> RepeatableChunker:
    if opened.records is not None:
        if settings.headers is not None:
            raise ArgumentError("headers is for CSV without a header line; for dicts, use columns.")
        columns = settings.columns if settings.columns is not None else opened.columns
        how = opened.how
        rows = CsvRows(columns, delimiter.decode(), settings.timestamp_field, how.values, how.notes)
        return RecordChunks(
            opened.records,
            rows.line,
            salvage=rows.salvage,
            max_record_bytes=max_record_bytes,
            prefix=rows.header,
        )
    assert opened.read is not None
    if settings.columns is not None:
        raise ArgumentError("columns is for dicts; for CSV without a header line, use headers.")
    return csv_chunks(
        opened.read,
        chunk_bytes=settings.target_bytes,
        max_record_bytes=max_record_bytes,
        offset=opened.offset,
        delimiter=delimiter,
        columns=settings.headers,
        timestamp_field=settings.timestamp_field,
        flags=opened.flags,
        notes=opened.how.notes,
        codec=opened.codec,
        has_lines=opened.batches is None,
    )


Framing = Literal["lines", "array", "stream"]
"""How the records of JSON are distinguished: one a line, in one array, or each where the one before
ends.
"""


def _framing(opened: OpenSource) -> Framing:
    if opened.start.lstrip()[:1] == b"[":
        return "array"
    start = opened.peek(FRAMING_BYTES)
    if start.strip() and not _FIRST_RECORD.search(start):
        raise SourceError(
            f"{opened.source.name} is not JSON: none of its first lines begins with a brace. If it is "
            'CSV, pass format="csv" (--format csv).'
        )
    return framing_of(start)


_FIRST_RECORD = re.compile(rb"^[^\w\n]*[{\[]|^[\w\"-][^,;\t\n]*$", re.MULTILINE)
"""An object, or what may be one that is broken: without the delimiters of CSV."""


def _json_chunker(
    opened: OpenSource, settings: UploadSettings, max_record_bytes: int, framing: Framing
) -> RepeatableChunker:
    if settings.csv_only:
        raise ArgumentError("delimiter, headers, columns and append are for CSV, and this is JSON.")
    if settings.stamp:
        raise ArgumentError(NO_JSON_STAMP)
    name = settings.timestamp_field
    time_field = None if name is None else TimeField(name, opened.how.notes)
    if opened.records is not None:
        rows = JsonRows(opened.how.values, opened.how.notes, time_field)
        return RecordChunks(
            opened.records, rows.line, max_record_bytes=max_record_bytes, time_field=time_field
        )
    assert opened.read is not None
    if framing != "lines":
        find = json_array.elements if framing == "array" else objects
        passing = Passing()
        lines = json_array.Lines(time_field, opened.how.notes)
        return RecordChunks(
            find(opened.read, max_record_bytes, passing),
            lines.line,
            salvage=json_array.text_of,
            max_record_bytes=max_record_bytes,
            time_field=time_field,
            passing=passing,
        )
    return ndjson_chunks(
        opened.read,
        chunk_bytes=settings.target_bytes,
        max_record_bytes=max_record_bytes,
        offset=opened.offset,
        time_field=time_field,
        notes=opened.how.notes,
    )


def _file_name(opened: OpenSource) -> str | None:
    """The name without .gz, as the published example of a gzipped upload gives it."""
    return (opened.source.file_name or "").removesuffix(".gz") or None
