"""The header of a CSV: read, checked, and taken off the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from lytics_async.upload.cut import csv_grammar
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.cut.window import Window
from lytics_async.upload.settings import MAX_HEADER_BYTES

HEADER_BLOCK = 64 * 1024

SEPARATOR_LINE = re.compile(rb'"?sep=([^\r\n])"?[ \t,;]*(?:\r?\n|\Z)', re.IGNORECASE)
"""What Excel writes as the first line for itself."""


class HeaderReader:
    """Reads the header line of a CSV.

    Args:
        delimiter: one byte; None = comma.
        columns: the names of the columns when the source has no header line.
        timestamp_field: must be one of the columns.

    Attributes:
        delimiter: one byte.
        line: the header with its line ending; empty if the source has none.
        lines: line feeds before the first record.
        width: columns.
    """

    def __init__(
        self,
        delimiter: bytes | None,
        columns: Sequence[str] | None,
        timestamp_field: str | None,
    ) -> None:
        self.delimiter: bytes = delimiter if delimiter is not None else b","
        self.line: bytes = b""
        self.lines: int = 0
        self.width: int = 0
        self._columns = columns
        self._timestamp_field = timestamp_field

    def read(self, window: Window) -> None:
        """Read and check the header, and leave what follows in the window's tail.

        Raises:
            SourceError: this is not a CSV that can be uploaded.
        """
        beginning = self._beginning(window)
        if self._columns is not None:
            window.tail = beginning
            self.width = len(self._columns)
            self._check_timestamp(self._columns)
            self._check_first_record(beginning)
            return
        record = csv_grammar.read_record(beginning, 0, len(beginning), self.delimiter)
        if record.ending == "open" or (record.ending == "partial" and not window.ended):
            at = record.quote if record.quote is not None else 0
            raise SourceError(
                f"The header does not end within {MAX_HEADER_BYTES:,} bytes"
                + (
                    f"; a quote is opened at byte {window.offset + at} and never closed."
                    if record.quote is not None
                    else "."
                )
            )
        if record.quote is not None:
            raise SourceError(
                f"The header has a stray quote at byte {window.offset + record.quote}: put the name in quotes and double "
                "the ones inside."
            )
        header = beginning[: record.end]
        if header:
            self._check_header(header)
            self.width = record.width
        self.line = header if header.endswith(b"\n") or not header else header + b"\n"
        window.tail = beginning[record.end :]
        window.offset += record.end
        self.lines += header.count(b"\n")

    def _beginning(self, window: Window) -> bytes:
        """Read until the first record is whole; drop blank lines and Excel's line."""
        data = bytearray()
        looked_at, dropped = 0, False
        # No more than a chunk, since what follows the header begins one.
        block = bytearray(min(HEADER_BLOCK, window.block))
        while len(data) < MAX_HEADER_BYTES:
            with memoryview(block) as view:
                got = window.read(view)
            data += block[:got]
            window.ended = window.complete = got == 0
            if not window.ended and len(data) < min(2 * looked_at, MAX_HEADER_BYTES):
                continue  # looking costs time, and the source may come in small pieces
            blank = len(data) - len(data.lstrip(b"\r\n")) if data.startswith((b"\r", b"\n")) else 0
            self.lines += data.count(b"\n", 0, blank)
            del data[:blank]
            looked_at = len(data)
            window.offset += blank
            separator = SEPARATOR_LINE.match(data) if not dropped else None
            if separator is not None and (window.ended or separator.end() < len(data)):
                dropped = True
                window.offset += separator.end()
                self.lines += 1
                del data[: separator.end()]
            self._check_first_line(data, window.offset)
            record = csv_grammar.read_record(data, 0, len(data), self.delimiter)
            if window.ended or (data and record.ending in ("whole", "stray")):
                break
        return bytes(data)

    def _check_first_line(self, data: bytearray, offset: int) -> None:
        line = data.partition(b"\n")[0]
        if b"\0" in line:
            raise SourceError(
                f"The first line contains NUL bytes (the first at byte {offset + line.index(0)}); if the file is UTF-16, "
                "save it as UTF-8."
            )
        bare = line.find(b"\r", 0, len(line) - 1)
        if bare >= 0 and line.count(b'"', 0, bare) % 2 == 0:
            raise SourceError(
                f"Lines end in a bare carriage return (byte {offset + bare}), as on old Macs; convert them to line "
                "feeds: tr '\\r' '\\n'."
            )

    def _check_header(self, header: bytes) -> None:
        fields = csv_grammar.fields_of(header, self.delimiter)
        try:
            names = [field.decode() for field in fields]
        except UnicodeDecodeError:
            names = []
        if not names:
            raise SourceError(
                "The header is not UTF-8; name the encoding of the file with encoding (--encoding), "
                "such as latin-1 or cp1252."
            )
        check_columns(names)
        self._check_timestamp(names)

    def _check_first_record(self, data: bytes) -> None:
        """Refuse names for a source that has a header of the same names."""
        assert self._columns is not None
        record = csv_grammar.read_record(data, 0, len(data), self.delimiter)
        fields = csv_grammar.fields_of(data[: record.end], self.delimiter)
        if fields == [name.encode() for name in self._columns]:
            raise SourceError(
                "The first line contains the names that headers gives, so it would be stored as a record; "
                "leave headers out (--headers)."
            )

    def _check_timestamp(self, names: Sequence[str]) -> None:
        if self._timestamp_field is not None and self._timestamp_field not in names:
            raise SourceError(
                f"timestamp_field {self._timestamp_field!r} is not a column; the columns are {', '.join(names)}."
            )


_MARK_READ_AS_LATIN = "\xef\xbb\xbf"


def check_columns(names: Sequence[str]) -> None:
    """Refuse column names that cannot be right: twice there, blank, or with invisible characters.

    Raises:
        SourceError: naming the column.
    """
    seen: set[str] = set()
    for place, name in enumerate(names, 1):
        if name in seen:
            raise SourceError(
                f"The column {name!r} appears twice, and only one of the two could be kept; rename one of them."
            )
        seen.add(name)
        if not name.strip():
            raise SourceError(
                f"Column {place} of {len(names)} has no name, and its field would have none either; name it, "
                "or leave the column out (pandas: to_csv(index=False))."
            )
        if name.startswith(_MARK_READ_AS_LATIN):
            raise SourceError(
                f"The name of column {place} begins with {_MARK_READ_AS_LATIN!r}, which is a byte order mark "
                "that was decoded with another encoding; remove it."
            )
        invisible = next((each for each in name if _is_invisible(each)), None)
        if invisible is not None:
            raise SourceError(
                f"The name of column {place} contains the invisible character U+{ord(invisible):04X} "
                f"({name!a}), which makes its field look like another; remove it."
            )


def _is_invisible(character: str) -> bool:
    """Whether a character shows nothing, and does not join letters as some scripts need it."""
    if character in "\u200c\u200d\t\r\n":
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
