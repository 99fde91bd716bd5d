"""The first records of an upload, whose profiles are looked up to prove that it landed."""

from __future__ import annotations

from itertools import islice
from typing import Any

from lytics_async.upload.cut.csv_grammar import fields_of
from lytics_async.upload.source.reading import records_of

WATCHED_RECORDS = 5
"""The first records of an upload, whose profiles are looked up."""

WATCHED_BYTES = 256 * 1024
"""Bytes that they have at most; fewer are watched if they are longer."""


def first_records(
    content: bytearray, length: int, *, header: bytes, delimiter: bytes | None, names: Any = None
) -> list[dict[str, Any]]:
    """Return the first records of a chunk, as far as they are short enough to be held.

    Args:
        content: the chunk, in its first `length` bytes.
        header: of a CSV.
        delimiter: of a CSV; None for JSON.
        names: of the columns, if there is no header.
    """
    beginning = content[: min(length, WATCHED_BYTES)]
    if length > WATCHED_BYTES:
        del beginning[beginning.rfind(b"\n") + 1 :]  # a record that is cut there is left out
    columns: list[str] = list(names or ())
    if delimiter is not None and header:
        columns = [name.decode() for name in fields_of(header, delimiter)]
    return list(islice(records_of(beginning, delimiter, columns), WATCHED_RECORDS))
