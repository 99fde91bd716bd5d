"""Strict CSV: rows out of bytes, one line after the other, in memory bounded by the longest row.

The rules are those of RFC 4180 without mercy: a header, the same number of fields in each row,
quotes only around a whole field, inner quotes doubled, UTF-8. A row that breaks them is rejected;
reading can continue on the next line, except after a quote that is never closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import IO

from lytics_async.local.records import RefusedRecord, UnreadableUpload

_PIECE_BYTES = 1 << 20


def parse_delimiter(text: str) -> str:
    """Read the `delimiter` parameter: `t` is a tab, any other single character itself.

    Raises:
        ValueError: it is longer than one character, or a character that CSV needs for itself.
    """
    delimiter = {"": ",", "t": "\t", "\\t": "\t"}.get(text, text)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise ValueError(f"delimiter must be one character, t for a tab, got {text!r}")
    return delimiter


class CsvRows:
    """The rows of a CSV file: iterating yields lists of values and RefusedRecords.

    Attributes:
        columns: the names from the first line, or those given as `headers`.

    Raises:
        UnreadableUpload: there is no header, or it cannot be read.
    """

    def __init__(
        self, source: IO[bytes], *, delimiter: str = ",", headers: Sequence[str] = ()
    ) -> None:
        self._source = source
        self._delimiter = delimiter
        self._undecodable = False
        self._line = 0
        self._lines = enumerate(chain.from_iterable(self._blocks()), 1)
        self.columns: tuple[str, ...] = tuple(headers) or self._read_header()

    def __iter__(self) -> Iterator[list[str] | RefusedRecord]:
        delimiter = self._delimiter
        width = len(self.columns)
        for number, line in self._lines:
            if '"' in line:
                self._line = number
                try:
                    fields = self._parse_quoted(line)
                except ValueError as error:
                    yield RefusedRecord(number, str(error))
                    continue
            else:
                if "\r" in line:
                    line = line.removesuffix("\r")
                    if "\r" in line:
                        yield RefusedRecord(number, "carriage return outside of quotes")
                        continue
                if not line:
                    continue  # blank lines are not rows, as in Go's reader
                fields = line.split(delimiter)
            if len(fields) != width:
                yield RefusedRecord(number, f"{len(fields)} fields where the header has {width}")
            elif self._undecodable and not _is_unicode(fields):
                yield RefusedRecord(number, "invalid UTF-8")
            else:
                yield fields

    def _read_header(self) -> tuple[str, ...]:
        first = next((entry for entry in self._lines if entry[1] not in ("", "\r")), None)
        if first is None:
            raise UnreadableUpload(
                "the upload is empty: a header with the column names is required"
            )
        self._line, line = first
        try:
            fields = self._parse_quoted(line)
        except ValueError as error:
            raise UnreadableUpload(f"header: {error}") from None
        if self._undecodable and not _is_unicode(fields):
            raise UnreadableUpload("header: invalid UTF-8")
        return tuple(fields)

    def _blocks(self) -> Iterator[list[str]]:
        """Yield the complete lines of each piece of the source, without their line feeds."""
        carried: list[bytes] = []
        while piece := self._source.read(_PIECE_BYTES):
            cut = piece.rfind(b"\n")
            if cut < 0:
                carried.append(piece)
                continue
            carried.append(piece[:cut])
            yield self._decode(b"".join(carried)).split("\n")
            carried = [piece[cut + 1 :]]
        if rest := b"".join(carried):
            yield [self._decode(rest)]

    def _decode(self, block: bytes) -> str:
        try:
            return block.decode()
        except UnicodeDecodeError:
            # From here on every row is checked, so that only the broken ones are refused.
            self._undecodable = True
            return block.decode(errors="surrogateescape")

    def _parse_quoted(self, line: str) -> list[str]:
        """Split a record that may contain quotes; read further lines while a quote is open."""
        delimiter = self._delimiter
        fields: list[str] = []
        position = 0
        while True:
            if line.startswith('"', position):
                value, line, position = self._parse_quoted_field(line, position + 1)
                fields.append(value)
                if position == len(line) or line[position:] == "\r":
                    return fields
                if line[position] != delimiter:
                    raise ValueError(f"text after the closing quote of field {len(fields)}")
                position += 1
            else:
                end = line.find(delimiter, position)
                value = line[position:] if end < 0 else line[position:end]
                if end < 0:
                    value = value.removesuffix("\r")
                fields.append(value)
                if '"' in value:
                    raise ValueError(f"stray quote in field {len(fields)}")
                if "\r" in value:
                    raise ValueError("carriage return outside of quotes")
                if end < 0:
                    return fields
                position = end + 1

    def _parse_quoted_field(self, line: str, start: int) -> tuple[str, str, int]:
        """Read up to the closing quote; return the value, the line it ends on, and where."""
        opened = self._line
        parts: list[str] = []
        while True:
            end = line.find('"', start)
            if end < 0:
                parts.append(line[start:] + "\n")
                following = next(self._lines, None)
                if following is None:
                    raise ValueError(f"the quote opened on line {opened} is never closed")
                self._line, line = following
                start = 0
            elif line.startswith('"', end + 1):
                parts.append(line[start : end + 1])
                start = end + 2
            else:
                parts.append(line[start:end])
                return "".join(parts), line, end + 1


def _is_unicode(fields: Sequence[str]) -> bool:
    try:
        "".join(fields).encode()
    except UnicodeEncodeError:
        return False
    return True
