"""Read a request back: which operation it calls, with which arguments and body.

The opposite of `lytics_async.call.request`, for tests that look at what a client sends.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import orjson

from lytics_async import registry
from lytics_async.call.operation import Operation
from lytics_async.wire.messages import WireRequest


class UnknownRequest(LookupError):
    """A request that calls none of the operations."""


@cache
def _patterns() -> list[tuple[re.Pattern[str], Operation[Any]]]:
    """Every operation with the pattern of its path; those with more literal text come first.

    What takes several ids in its path comes before what takes one.
    """
    found = [
        (re.compile("([^/]+)".join(map(re.escape, each.path_parts))), each)
        for each in map(registry.find, registry.OPERATIONS)
    ]
    return sorted(found, key=lambda pair: (len(pair[1].path_params), not _takes_ids(pair[1])))


def _takes_ids(operation: Operation[Any]) -> bool:
    """Whether the path contains a list of ids, with commas between them."""
    return any(param.wire == "ids" for param in operation.path_params)


def identify(request: WireRequest) -> tuple[Operation[Any], dict[str, str]]:
    """Return the operation that a request calls, and its parameters by Python name, as text.

    Where several operations share a method and path, the one is meant whose content type,
    required parameters and number of ids the request has.

    Raises:
        UnknownRequest: there is no such operation.
    """
    url = urlsplit(request.url)
    sent = next((value for name, value in request.headers if name.lower() == "content-type"), "")
    found: list[tuple[Operation[Any], dict[str, str]]] = []
    for pattern, operation in _patterns():
        match = pattern.fullmatch(url.path) if operation.method == request.method else None
        if match is not None:
            found.append((operation, _arguments(operation, match.groups(), url.query)))
    if not found:
        raise UnknownRequest(f"{request.method} {url.path} is not an operation of Lytics.")
    return next((each for each in found if _is_meant(*each, content_type=sent)), found[0])


def _arguments(operation: Operation[Any], path_values: Sequence[str], query: str) -> dict[str, str]:
    wires = {param.wire: param.name for param in operation.query_params}
    arguments = {
        param.name: unquote(text)
        for param, text in zip(operation.path_params, path_values, strict=True)
    }
    for name, value in parse_qsl(query, keep_blank_values=True):
        known = wires.get(name.removesuffix("[]"), name)
        arguments[known] = f"{arguments[known]},{value}" if known in arguments else value
    return arguments


def _is_meant(
    operation: Operation[Any], arguments: Mapping[str, str], *, content_type: str
) -> bool:
    if _takes_ids(operation) and "," not in arguments["ids"]:
        return False
    kind = operation.body.content_type if operation.body is not None else ""
    required = {param.name for param in operation.query_params if param.required}
    return (not content_type or kind == content_type) and required <= arguments.keys()


async def content_of(request: WireRequest) -> bytes:
    """Return the body of a request, decompressed."""
    body = request.body
    content = body if isinstance(body, bytes) else b"".join([piece async for piece in body])
    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


def decoded(content: bytes) -> Any:
    """Return a body as JSON if it is JSON, else as text; None for no body."""
    if not content:
        return None
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return content.decode(errors="replace")


def records_in(
    operation: Operation[Any], arguments: Mapping[str, str], content: bytes
) -> list[Mapping[str, Any]]:
    """Return the records of an upload's body; the values of CSV are text."""
    if operation.name == "ingest.upload_csv_bulk":
        names = arguments["headers"].split(",") if "headers" in arguments else None
        delimiter = {"\\t": "\t"}.get(
            arguments.get("delimiter", ","), arguments.get("delimiter", ",")
        )
        text = io.StringIO(content.decode("utf-8-sig", errors="replace"), newline="")
        return list(csv.DictReader(text, names, delimiter=delimiter))
    document = content.strip()
    if document.startswith(b"["):
        records: list[Mapping[str, Any]] = orjson.loads(document)
        return records
    return [orjson.loads(line) for line in document.splitlines() if line.strip()]
