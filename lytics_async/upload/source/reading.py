"""Reads the records of a detected source as values: what an upload would send of it, cut by cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from lytics_async.upload.cut import csv_grammar
from lytics_async.upload.cut.cut import Cut, NeedsSpace
from lytics_async.upload.cut.records import spans
from lytics_async.upload.source.format import SourceFormat


def next_cut(found: SourceFormat, buffer: bytearray, *, longest: int | None = None) -> Cut | None:
    """Fill the buffer with the next cut, lengthened where a record needs it; None at the end.

    Args:
        longest: bytes that the buffer may have; None = what the chunker asks for. A cut that needs
            more is None.

    Raises:
        SourceError: the source cannot be read further.
    """
    filled = found.chunker.fill(buffer)
    while isinstance(filled, NeedsSpace):
        if longest is not None and filled.size > longest:
            return None
        buffer += bytes(filled.size - len(buffer))
        filled = found.chunker.fill(buffer)
    return filled


def columns_of(found: SourceFormat, headers: tuple[str, ...] | None, part: int = 0) -> list[str]:
    """Return the names of the columns of a CSV; none for JSON.

    Args:
        headers: those that the user passed.
        part: the file, in a list of files.
    """
    if found.delimiter is None:
        return []
    prefix = found.parts[part].prefix
    return list(headers or [name.decode() for name in _fields(prefix, found.delimiter)])


def records_of(
    content: bytearray, delimiter: bytes | None, names: list[str]
) -> Iterator[dict[str, Any]]:
    """Yield the records in the bytes of a cut, each as the server reads it.

    Args:
        delimiter: of a CSV; None for JSON.
        names: of the columns of a CSV.
    """
    for start, end in spans(content, delimiter):
        record = bytes(content[start:end])
        if delimiter is None:
            yield orjson.loads(record)
        else:
            fields = csv_grammar.fields_of(record, delimiter)
            yield dict(zip(names, (each.decode() for each in fields), strict=False))


def _fields(header: bytes, delimiter: bytes) -> list[bytes]:
    return csv_grammar.fields_of(header, delimiter) if header else []
