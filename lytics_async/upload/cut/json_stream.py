"""Streams JSON objects that follow each other without one line for each.

Such are objects that are written over several lines, objects without anything between them (as
Firehose writes them), or with commas, record separators (RFC 7464) or byte order marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import orjson

from lytics_async.upload.cut.json_passing import PassedValue, ValueEnd, pass_over
from lytics_async.upload.cut.json_records import ONE_LINE_EACH
from lytics_async.upload.cut.json_text import BLOCK_BYTES, JsonText
from lytics_async.upload.cut.keeping import Passing
from lytics_async.upload.cut.reading import Read, SourceError

Framing = Literal["lines", "stream"]

_BETWEEN = re.compile(rb"(?:[ \t\r\n,\x1e]|\xef\xbb\xbf)*")
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]"]', re.DOTALL)


def framing_of(start: bytes) -> Framing:
    """Return how objects are distinguished, by the beginning of a source that is not an array.

    Args:
        start: the first bytes, as many as may be looked at.

    Raises:
        SourceError: it begins as one object around a list of objects.
    """
    text = start[len(_BETWEEN.match(start)[0]) :]  # type: ignore[index] # it matches nothing, too
    line = text.partition(b"\n")[0]
    record = _object(line.strip(b" \t\r,"))
    if record is not None:
        rest = text[len(line) :].strip()
        if not rest:
            _check_single(record)
        return "lines"
    if not text.startswith(b"{"):
        return "lines"
    end = object_end(text, 0)
    if end is None:
        path, at = _open_list(text)
        if path and (b"\n" in text[:at] or b"\n" not in text):
            raise envelope(path)
        return "stream" if line.strip() == b"{" else "lines"
    record = _object(text[:end])
    if record is None:
        return "lines"
    if not text[end:].strip():
        _check_single(record)
    return "stream"


def _check_single(record: dict[str, Any]) -> None:
    """Refuse the only object of a source if the records are in it.

    Raises:
        SourceError: they are.
    """
    name = _list_of_objects(record)
    if name is not None:
        raise envelope(name)
    values = list(record.values())
    numbers = [str(number) for number in range(len(values[0]))] if _is_object(values[:1]) else []
    if numbers and _is_object(values) and all(list(value) == numbers for value in values):
        raise SourceError(
            "The source is one JSON object of columns, as pandas writes it. Nothing was sent; write "
            'one object a record: to_json(orient="records", lines=True).'
        )


def _is_object(values: list[Any]) -> bool:
    return bool(values) and all(type(value) is dict for value in values)


def objects(
    read: Read, max_record_bytes: int, passing: Passing | None = None
) -> Iterator[tuple[bytes | PassedValue, Any]]:
    """Yield each object in order: its bytes, and what they parse to; or what was too long to be
    held.

    Args:
        max_record_bytes: an object that is much longer is passed over.
        passing: passes over it.

    Raises:
        SourceError: something else is between them, or one does not end.
    """
    passing = passing if passing is not None else Passing()
    text = JsonText(read, _BETWEEN)
    first = True
    while text.skip_space():
        at = text.offset + text.position
        if text.data[text.position] != 0x7B:
            raise SourceError(
                f"At byte {at:,} of the source, something other than an object begins; "
                f"{ONE_LINE_EACH}."
            )
        end = object_end(text.data, text.position)
        while end is None and len(text.data) - text.position <= max_record_bytes + BLOCK_BYTES:
            if not text.more():
                raise _no_end(at)
            end = object_end(text.data, text.position)
        if end is None:
            passed = pass_over(text, ValueEnd(in_array=False), passing, max_record_bytes)
            if passed is None:
                raise _no_end(at)
            first = False
            yield passed, None
            continue
        element = text.data[text.position : end]
        text.position = end
        record = _object(element)
        if first and record is not None and not text.skip_space():
            name = _list_of_objects(record)
            if name is not None:
                raise envelope(name)
        first = False
        yield element, record


def _no_end(at: int) -> SourceError:
    return SourceError(
        f"The object at byte {at:,} of the source does not end: a brace or a quote is missing, or the "
        "file was cut short."
    )


def envelope(path: Sequence[str]) -> SourceError:
    """Say that the source is one object around the list of its records."""
    steps = "".join(f'["{name}"]' for name in path)
    return SourceError(
        f"The source is one JSON object around a list of records, {'.'.join(path)!r}. Nothing was "
        f"sent; take the list out of it: jq -c '.{steps}[]' FILE > lines.ndjson."
    )


def _object(text: bytes) -> dict[str, Any] | None:
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return found if type(found) is dict else None


def is_object(text: bytes) -> bool:
    """Whether a text is one JSON object."""
    return _object(text) is not None


def _list_of_objects(record: dict[str, Any], levels: int = 3) -> tuple[str, ...] | None:
    """Return the names that lead to a member that is a list of objects."""
    for name, value in record.items():
        if type(value) is list and value and all(type(each) is dict for each in value):
            return (name,)
        if type(value) is dict and levels > 1:
            inner = _list_of_objects(value, levels - 1)
            if inner is not None:
                return (name, *inner)
    return None


_PART = re.compile(rb'"([^"\\]*+(?:\\.[^"\\]*+)*+)"\s*(:?)|[{}\[\]"]', re.DOTALL)


def _open_list(text: bytes) -> tuple[list[str], int]:
    """Return the names that lead to the first list of objects, and its place."""
    path: list[str] = []
    name, before = "", b""
    for part in _PART.finditer(text):
        kind = part[0][:1]
        if part[0] == b'"':
            break  # a string that has not ended yet
        if kind == b'"':
            if part[2]:
                name = part[1].decode(errors="replace")
        elif kind == b"{" and before == b"[":
            return path, part.start()
        elif kind in (b"{", b"["):
            if before:
                path.append(name)
        elif path:
            path.pop()
        before = kind
    return [], 0


def object_end(data: bytes, start: int) -> int | None:
    """Return where the object that begins at `start` ends; None if it does not end in the data."""
    depth = 0
    for token in _TOKEN.finditer(data, start):
        kind = token[0]
        if kind in (b"{", b"["):
            depth += 1
        elif kind in (b"}", b"]"):
            depth -= 1
            if depth == 0:
                return token.end()
        elif kind == b'"':
            return None  # a string that has not ended yet
    return None
