"""The form of the entries of a rejects file: to write them, and to find those of an earlier run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import IO

import orjson

from lytics_async.upload.cut.csv_grammar import Ends

NUMBER = "_reject_record"
REASON = "_reject_reason"

LONGEST_REASON = 4000
"""Characters of a reason that are written: it may name a field, and the names of fields have any
length.
"""

PIECE_BYTES = 256 * 1024
"""Bytes of a file that are looked at together; a record may be longer than memory."""

_JSON_MARK = b'{"_reject_record":'
_JSON_ENTRY = re.compile(rb'\{"_reject_record":(\d{1,18}),"_reject_reason":"')
_MARK_BYTES = len(_JSON_MARK)


def file_front(header: bytes | None, delimiter: bytes | None) -> bytes:
    """Return the header line of a file; nothing for JSON."""
    if header is None or delimiter is None:
        return b""
    ending = b"" if header.endswith(b"\n") else b"\n"
    return delimiter.join((NUMBER.encode(), REASON.encode(), header)) + ending


def entry(number: int, reason: str, record: bytes, delimiter: bytes | None) -> bytes:
    """Return a record as an entry."""
    front, skipped = entry_front(number, reason, record, delimiter)
    return front + record[skipped : entry_end(record, delimiter)] + entry_back(record, delimiter)


def entry_front(
    number: int, reason: str, start: bytes, delimiter: bytes | None
) -> tuple[bytes, int]:
    """Return what goes before a record, and how many bytes of the record it stands for.

    Args:
        start: the first bytes of the record.
    """
    if len(reason) > LONGEST_REASON:
        reason = f"{reason[: LONGEST_REASON - 1]}…"
    if delimiter is not None:
        return delimiter.join((b"%d" % number, _quoted(reason), b"")), 0
    front = orjson.dumps({NUMBER: number, REASON: reason})[:-1]
    skipped = len(start) - len(start.lstrip())
    if not _is_object(start):
        # not JSON as it should be: the members that were meant belong there
        return front + b",", skipped
    members = start[skipped + 1 :].lstrip()
    return front + (b"" if members.startswith(b"}") else b","), len(start) - len(members)


def entry_end(end: bytes, delimiter: bytes | None) -> int:
    """Return where a record ends without its line ending, by its last bytes."""
    return len(end.rstrip(b"\r\n") if delimiter is not None else end.rstrip())


def entry_back(start: bytes, delimiter: bytes | None) -> bytes:
    """Return what goes after a record, by its first bytes."""
    return b"\n" if delimiter is not None or _is_object(start) else b"}\n"


def survey(
    file: IO[bytes], front: bytes, delimiter: bytes | None, again: Callable[[int], bool]
) -> tuple[int, int, set[int]] | None:
    """Return (whole bytes, records, numbers that may repeat) of the file of an earlier run; None
    for another file.

    Args:
        front: see file_front().
        again: whether a record may come again, by its number.
    """
    head = file.read(len(front))
    if head != front:
        return (0, 0, set()) if front.startswith(head) else None
    begins = _JSON_ENTRY if delimiter is None else _csv_entry(delimiter)
    there: set[int] = set()
    size = start = last_feed = len(front)
    written = last = 0
    at_line, whole, ends = True, True, None
    while piece := file.readline(PIECE_BYTES):
        found = begins.match(piece) if at_line else None
        if found is not None:
            start, last = size, int(found[1])
            whole, ends = False, None if delimiter is None else Ends(delimiter)
            written += 1
            if again(last):
                there.add(last)
        elif not written:
            torn = len(piece) < PIECE_BYTES and not piece.endswith(b"\n")
            torn = torn and bool(front or _JSON_MARK.startswith(piece[:_MARK_BYTES]))
            return (size, 0, there) if torn else None
        size += len(piece)
        at_line = piece.endswith(b"\n")
        last_feed = size if at_line else last_feed
        whole = whole or ends is None or ends.find(piece, 0) >= 0
    if written and not (whole and at_line):
        if again(last):
            there.discard(last)
            written -= 1
            size = start
        else:  # it was on disk in whole before the ledger said so: this begins another
            size = last_feed
    return size, written, there


def _is_object(start: bytes) -> bool:
    return start.lstrip().startswith(b"{")


def _csv_entry(delimiter: bytes) -> re.Pattern[bytes]:
    """Match the beginning of an entry: within a quoted field, quotes are doubled."""
    separator = re.escape(delimiter)
    return re.compile(rb"(\d{1,18})" + separator + rb'"[^"\r\n' + separator + rb"]")


def _quoted(text: str) -> bytes:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="").writerow([text])
    return line.getvalue().encode()
