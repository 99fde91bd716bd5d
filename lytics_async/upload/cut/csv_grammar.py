"""The strict CSV grammar, record by record: exact and slow, for where counting quotes is not
enough.

A field is either quoted, with inner quotes doubled, or holds no quote at all; that is what strict
servers read. A record that breaks the rule with a stray quote ends at the next line feed, which is
where such a parser picks up again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import attrs

from lytics_async.upload.cut.window import BLOCK_BYTES

QUOTE = 0x22
LINE_FEED = 0x0A
CARRIAGE_RETURN = 0x0D

Ending = Literal["whole", "stray", "partial", "open"]


@attrs.frozen
class Record:
    """One record, or the beginning of one.

    Attributes:
        end: where the next record starts; where the bytes end, if this one is not finished.
        ending: `whole`; `stray` (finished, and broken by the quote at `quote`); `partial` (the
            bytes end before its line feed does); `open` (the bytes end inside the quoted field that
            begins at `quote`).
        width: number of fields; 0 unless `whole`, or `partial` without a broken quote.
        quote: the byte at fault.
        closed: where the quoted field begins that the very last byte closes, unless the quote there
            is the first of two; only if `partial`.
    """

    end: int
    ending: Ending
    width: int = 0
    quote: int | None = None
    closed: int | None = None


@attrs.frozen
class Survey:
    """The records of a stretch of bytes.

    Attributes:
        end: where the last finished record ends.
        records: finished records, blank lines not counted.
        rest: what follows `end`; None if nothing does.
    """

    end: int
    records: int
    rest: Record | None


def read_record(data: bytes | bytearray, start: int, end: int, delimiter: bytes) -> Record:
    """Read the record that begins at `start`."""
    grammar = _grammar(delimiter)
    position, width = start, 1
    separator = delimiter[0]
    while True:
        if position < end and data[position] == QUOTE:
            quoted = grammar.quoted.match(data, position, end)
            if quoted is None:
                return Record(end, "open", quote=position)
            if quoted.end() == end:
                return Record(end, "partial", width, closed=position)
            position = quoted.end()
        else:
            plain = grammar.plain.match(data, position, end)
            position = plain.end() if plain is not None else position
        if position == end:
            return Record(end, "partial", width)
        byte = data[position]
        if byte == separator:
            position += 1
            width += 1
        elif byte == LINE_FEED:
            return Record(position + 1, "whole", width)
        elif byte == CARRIAGE_RETURN and position + 1 == end:
            return Record(end, "partial", width)
        elif byte == CARRIAGE_RETURN and data[position + 1] == LINE_FEED:
            return Record(position + 2, "whole", width)
        else:
            feed = data.find(b"\n", position, end)
            if feed < 0:
                return Record(end, "partial", quote=position)
            return Record(feed + 1, "stray", quote=position)


class Ends:
    """Finds where records end in bytes that come piece by piece, as read_record() does, and
    remembers no more than where it is.

    Args:
        delimiter: one byte.
    """

    def __init__(self, delimiter: bytes) -> None:
        self._separator = delimiter[0]
        self._special = re.compile(rb'["\n' + re.escape(delimiter) + rb"]")
        self._place: Literal["start", "plain", "quoted", "closed", "return", "stray"] = "start"

    def find(self, data: bytes, position: int) -> int:
        """Return where the record at `position` ends; -1 if it continues in the next
        piece.
        """
        while position < len(data):
            byte = data[position]
            if self._place == "start":  # of a field
                self._place = "quoted" if byte == QUOTE else "plain"
                position += byte == QUOTE
            elif self._place == "quoted":
                inside = _INSIDE_QUOTES.match(data, position)
                position = inside.end() if inside is not None else position
                if position < len(data):
                    self._place = "closed"
                    position += 1
            elif self._place == "plain":
                found = self._special.search(data, position)
                if found is None:
                    return -1
                position = found.start()
                self._place = "stray" if data[position] == QUOTE else "closed"
            elif self._place == "closed" and byte == QUOTE:  # a doubled one
                self._place = "quoted"
                position += 1
            elif self._place == "closed" and byte == CARRIAGE_RETURN:
                self._place = "return"
                position += 1
            elif self._place in ("closed", "return") and byte == LINE_FEED:
                self._place = "start"
                return position + 1
            elif self._place == "closed" and byte == self._separator:
                self._place = "start"
                position += 1
            else:
                self._place = "stray"
                feed = data.find(b"\n", position)
                if feed < 0:
                    return -1
                self._place = "start"
                return feed + 1
        return -1


_INSIDE_QUOTES = re.compile(rb'[^"]*+(?:""[^"]*+)*+')


def survey(data: bytes | bytearray, start: int, end: int, delimiter: bytes) -> Survey:
    """Find and count the records between `start` and `end`."""
    match = _grammar(delimiter).record.match
    position, records = start, 0
    while position < end:
        whole = match(data, position, end)
        if whole is not None:
            after = whole.end()
        else:
            record = read_record(data, position, end, delimiter)
            if record.ending in ("partial", "open"):
                return Survey(position, records, record)
            after = record.end
        if not is_blank(data, position, after):
            records += 1
        position = after
    return Survey(position, records, None)


def fields_of(record: bytes, delimiter: bytes) -> list[bytes]:
    """Return the fields of one whole record, unquoted; its line ending may be there or not."""
    if record.endswith(b"\n"):
        record = record[:-1]
    if record.endswith(b"\r"):
        record = record[:-1]
    grammar = _grammar(delimiter)
    fields, position = [], 0
    while True:
        quoted = grammar.quoted.match(record, position)
        if quoted is not None:
            fields.append(quoted[0][1:-1].replace(b'""', b'"'))
            position = quoted.end()
        else:
            plain = grammar.plain.match(record, position)
            fields.append(plain[0] if plain is not None else b"")
            position += len(fields[-1])
        if position >= len(record):
            return fields
        position += 1


def is_regular(data: bytearray, end: int, delimiter: bytes) -> bool:
    """Return whether each quote opens a field, closes it, or is doubled within it.

    Args:
        data: begins with a record.
        end: of what is looked at, in blocks.
    """
    grammar = _grammar(delimiter)
    position = stop = 0
    while stop < end:
        stop = min(stop + BLOCK_BYTES, end)
        while stop < end and data[stop - 1] == QUOTE:  # the next byte says what it does
            stop += 1
        found = grammar.quoted_fields.match(data, position, stop)
        position = found.end() if found is not None else position
        quote = data.find(QUOTE, position, stop)
        if quote < 0:
            position = stop
            continue
        if quote and data[quote - 1] not in (LINE_FEED, delimiter[0]):
            return False
        field = grammar.quoted.match(data, quote, stop)
        if field is not None and field.end() + 1 < stop:
            return False  # what follows it is known, and is not what ends a field
    return position == end


def is_blank(data: bytes | bytearray, start: int, end: int) -> bool:
    """Return whether a record is nothing but its line ending; readers of CSV skip such lines."""
    size = end - start
    return size == 0 or (size <= 2 and data[start:end] in (b"\n", b"\r\n", b"\r"))


@attrs.frozen
class _Grammar:
    quoted_fields: re.Pattern[bytes]
    quoted: re.Pattern[bytes]
    plain: re.Pattern[bytes]
    record: re.Pattern[bytes]


@lru_cache(maxsize=8)
def _grammar(delimiter: bytes) -> _Grammar:
    separator = re.escape(delimiter)
    # Possessive: a field is read one way only, so a broken record fails in linear time.
    quoted = rb'"[^"]*+(?:""[^"]*+)*+"'
    plain = rb'[^"' + separator + rb"\n]*+"
    field = rb"(?:" + quoted + rb"|" + plain + rb")"
    ends = rb"(?=[\n" + separator + rb"]|\r\n|\Z)"
    return _Grammar(
        quoted_fields=re.compile(
            rb'(?:[^"]*+(?<![^\n' + separator + rb"])" + quoted + ends + rb")*+"
        ),
        quoted=re.compile(quoted),
        plain=re.compile(plain),
        record=re.compile(field + rb"(?:" + separator + field + rb")*+\r?\n"),
    )
