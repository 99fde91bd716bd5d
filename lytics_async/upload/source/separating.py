"""Rewrites a CSV with a delimiter that Lytics does not read as one with commas.

The values stay as they are, such as decimal commas; fields that hold a comma get quotes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from lytics_async.upload.cut import csv_grammar
from lytics_async.upload.cut.csv_grammar import Ends

BLOCK_BYTES = 256 * 1024


def with_commas(raw: io.RawIOBase, delimiter: bytes) -> Iterator[bytes]:
    """Yield the records with commas between their fields, in pieces.

    A record that breaks the rules of quotes stays as it is, and is found where it is cut.
    """
    ends = Ends(delimiter)
    held: list[bytes] = []
    while block := raw.read(BLOCK_BYTES):
        if not held and b'"' not in block and b"," not in block and block.endswith(b"\n"):
            yield block.replace(delimiter, b",")
            continue
        out = []
        position = 0
        while (end := ends.find(block, position)) >= 0:
            held.append(block[position:end])
            out.append(_rewritten(b"".join(held), delimiter))
            held.clear()
            position = end
        if position < len(block):
            held.append(block[position:])
        yield b"".join(out)
    if held:
        yield _rewritten(b"".join(held), delimiter)


def _rewritten(record: bytes, delimiter: bytes) -> bytes:
    if b'"' not in record and b"," not in record:
        return record.replace(delimiter, b",")
    read = csv_grammar.read_record(record, 0, len(record), delimiter)
    if read.quote is not None:
        return record
    text = record.rstrip(b"\r\n")
    fields = csv_grammar.fields_of(record, delimiter)
    return b",".join(map(_quoted, fields)) + record[len(text) :]


def _quoted(field: bytes) -> bytes:
    if b"," in field or b'"' in field or b"\n" in field or b"\r" in field:
        return b'"' + field.replace(b'"', b'""') + b'"'
    return field
