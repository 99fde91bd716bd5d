"""JSON uploads: newline-delimited objects, one object, or an array of objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

import orjson

from lytics_async.local.records import RefusedRecord, UnreadableUpload

_PIECE_BYTES = 1 << 20
_SPACE = b" \t\r\n"
_MOST_LEVELS = 200
"""Levels of objects in a record; what is stored must be readable again, and orjson writes 254."""


def read_document(body: bytes) -> Iterator[dict[str, Any] | RefusedRecord]:
    """Read one object, or an array of objects.

    Raises:
        UnreadableUpload: it is not JSON, or neither an object nor an array.
    """
    try:
        document = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise UnreadableUpload(f"the body is not JSON: {error}") from None
    if not isinstance(document, list | dict):
        raise UnreadableUpload("the body must be an object or an array of objects")
    return _check(document if isinstance(document, list) else [document])


def read_records(source: IO[bytes]) -> Iterator[dict[str, Any] | RefusedRecord]:
    """Read what the bulk path takes: newline-delimited objects, or an array of objects.

    Raises:
        UnreadableUpload: it is empty, or an array that is not JSON.
    """
    head = source.read(_PIECE_BYTES)
    while head and not head.strip(_SPACE):
        head = source.read(_PIECE_BYTES)
    if not head:
        raise UnreadableUpload("the upload is empty")
    if head.lstrip(_SPACE).startswith(b"["):
        return read_document(head + source.read())
    return _read_lines(head, source)


def flaw_of_value(value: object, level: int = 1) -> str | None:
    """Say what forbids to store a value; None when nothing does.

    Objects and lists of plain values can be stored; a list that contains objects or lists cannot.

    Args:
        level: objects around the value.
    """
    if isinstance(value, list):
        if any(isinstance(item, dict | list) for item in value):
            return "objects and lists inside a list are not allowed"
    elif isinstance(value, dict):
        if level >= _MOST_LEVELS:
            return f"objects are nested more than {_MOST_LEVELS} levels deep"
        for inner in value.values():
            if flaw := flaw_of_value(inner, level + 1):
                return flaw
    return None


def _check(values: Iterable[object]) -> Iterator[dict[str, Any] | RefusedRecord]:
    for number, value in enumerate(values, 1):
        flaw = _flaw_of_record(value)
        yield RefusedRecord(number, flaw) if flaw else value  # type: ignore[misc]  # an object, since it has no flaw


def _read_lines(head: bytes, source: IO[bytes]) -> Iterator[dict[str, Any] | RefusedRecord]:
    loads = orjson.loads
    for number, line in enumerate(_lines(head, source), 1):
        try:
            record = loads(line)
        except orjson.JSONDecodeError as error:
            if line.strip(_SPACE):
                yield RefusedRecord(number, f"not JSON: {error}")
            continue
        flaw = _flaw_of_record(record)
        yield RefusedRecord(number, flaw) if flaw else record


def _lines(piece: bytes, source: IO[bytes]) -> Iterator[bytes]:
    carried: list[bytes] = []
    while piece:
        cut = piece.rfind(b"\n")
        if cut < 0:
            carried.append(piece)
        else:
            carried.append(piece[:cut])
            yield from b"".join(carried).split(b"\n")
            carried = [piece[cut + 1 :]]
        piece = source.read(_PIECE_BYTES)
    if rest := b"".join(carried):
        yield rest


def _flaw_of_record(record: object) -> str | None:
    if not isinstance(record, dict):
        return "a record must be an object"
    for name, value in record.items():
        if (value.__class__ is list or value.__class__ is dict) and (flaw := flaw_of_value(value)):
            return f"field {name!r}: {flaw}"
    return None
