"""Halves a chunk that the server found too large."""

from __future__ import annotations

from lytics_async.upload.cut import csv_grammar


def halve(content: bytearray, delimiter: bytes | None) -> tuple[int, int] | None:
    """Return where to cut the content in two, and how many records the first half has.

    Args:
        content: whole records, without the header.
        delimiter: that of a CSV; None for one JSON record a line.

    Returns:
        None if there is only one record.
    """
    records = position = 0
    middle = len(content) // 2
    while position < len(content):
        if delimiter is None:
            end = content.find(b"\n", position) + 1 or len(content)
            counts = not content[position:end].isspace()
        else:
            end = csv_grammar.read_record(content, position, len(content), delimiter).end
            counts = not csv_grammar.is_blank(content, position, end)
        if records and end > middle:
            # This record spans the middle; it begins the second half, or ends the first if it is
            # the first.
            return position, records
        records += counts
        position = end
        if records and position >= middle and position < len(content):
            return position, records
    return None
