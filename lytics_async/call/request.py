"""(Operation, arguments, config) -> WireRequest: quoting, list styles, bodies. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from lytics_async.base.arguments import (
    NOT_SEGMENTS,
    query_texts,
    require,
    scalar_text,
    segment_problem,
    shown,
    text_problem,
    unicode_problem,
)
from lytics_async.call.json_text import json_text
from lytics_async.call.operation import UNSET, Body, Operation, Param
from lytics_async.call.options import QueryValue, RequestOptions
from lytics_async.config import ClientConfig
from lytics_async.errors import ArgumentError
from lytics_async.wire.messages import BodyStream, WireRequest


def plan(
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    config: ClientConfig,
    options: RequestOptions,
) -> WireRequest:
    """Return the request that calls `operation`, without the Authorization header.

    Args:
        arguments: by Python name. None leaves a query parameter out; UNSET leaves a body field out,
            None sends null.

    Raises:
        ArgumentError: an unknown or missing argument, or a value that cannot be sent.
    """
    if not operation.names.issuperset(arguments):
        unknown = sorted(set(arguments) - operation.names)[0]
        raise ArgumentError(
            f"Unknown argument {unknown!r}; known are "
            f"{', '.join(sorted(operation.names)) or 'none'}.",
            operation=operation.name,
        )
    try:
        path = _path(operation, arguments)
        query = _query(operation, arguments, options.account_id or config.account_id, options.query)
        body = _body(operation.body, arguments) if operation.body is not None else b""
    except ArgumentError as refused:
        refused.operation = operation.name
        raise
    host = config.base_url if operation.host == "api" else config.bulk_url
    headers = own_headers(config, "*/*" if operation.envelope == "text" else "application/json")
    if operation.body is not None and (body != b"" or operation.body.required):
        headers.append(("Content-Type", operation.body.content_type))
    return WireRequest(
        method=operation.method,
        url=f"{host}{path}?{query}" if query else f"{host}{path}",
        headers=with_headers(headers, options.headers),
        body=body,
        host=operation.host,
    )


def own_headers(config: ClientConfig, accept: str = "application/json") -> list[tuple[str, str]]:
    """Return the headers of every request; the token and the body's come on top."""
    return [
        ("Accept", accept),
        ("Accept-Encoding", "gzip"),
        ("User-Agent", config.user_agent),
    ]


def with_headers(headers: list[tuple[str, str]], more: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return `headers` with those of `more` put in; names are compared without case."""
    if not more:
        return headers
    replaced = {name.lower() for name in more}
    return [
        *((name, value) for name, value in headers if name.lower() not in replaced),
        *more.items(),
    ]


def quote_segment(value: str) -> str:
    """Quote one path segment: all but the unreserved characters of RFC 3986, so `/` too."""
    return quote(value, safe="")


def _path(operation: Operation[Any], arguments: Mapping[str, Any]) -> str:
    if not operation.path_params:
        return operation.path
    parts = [operation.path_parts[0]]
    for param, literal in zip(operation.path_params, operation.path_parts[1:], strict=True):
        value = arguments.get(param.name)
        if value is None or value is UNSET:
            raise ArgumentError(f"{param.name} is required.")
        segment = scalar_text(param.name, value)
        if segment in NOT_SEGMENTS:
            require(param.name, segment_problem(segment))
        parts.append(quote_segment(segment))
        parts.append(literal)
    return "".join(parts)


def _query(
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    account_id: str | None,
    more: Mapping[str, QueryValue],
) -> str:
    pairs: list[str] = []
    for param in operation.query_params:
        value = arguments.get(param.name)
        if value is None or value is UNSET:
            if param.required:
                raise ArgumentError(f"{param.name} is required.")
            continue
        if param.list_style is None:
            pairs.append(f"{param.wire}={quote_segment(_scalar(param.name, value))}")
        elif param.list_style == "pairs":
            pairs.extend(_pairs(param, value))
        else:
            pairs.extend(_list(param, value))
    if account_id is not None:
        pairs.append(f"account_id={quote_segment(account_id)}")
    for name, given in more.items():
        pairs += [
            f"{quote_segment(name)}={quote_segment(text)}" for text in query_texts(name, given)
        ]
    return "&".join(pairs)


def _list(param: Param, value: Any) -> list[str]:
    if isinstance(value, (str, bytes)) or not isinstance(value, (Sequence, set, frozenset)):
        raise ArgumentError(
            f"{param.name} must be a list, not {shown(value)}; "
            f"write [{shown(value)}] for a single item."
        )
    items = [
        item if type(item) is str and item.isascii() else _scalar(f"{param.name}[{place}]", item)
        for place, item in enumerate(value)
    ]
    if not items:
        raise ArgumentError(f"{param.name} is empty; omit it, or pass at least one item.")
    if "" in items:
        raise ArgumentError(f"{param.name} contains an empty item.")
    if param.list_style == "comma":
        if not any("," in item for item in items):
            return [f"{param.wire}={','.join(map(quote_segment, items))}"]
        if not param.repeatable:
            raise ArgumentError(
                f"{param.name}: an item with a comma in it cannot be sent, "
                "because commas separate the items."
            )
    if param.list_style == "json":
        return [f"{param.wire}={quote_segment(json_text(param.name, list(value)).decode())}"]
    name = f"{param.wire}%5B%5D" if param.list_style == "brackets" else param.wire
    return [f"{name}={quote_segment(item)}" for item in items]


def _pairs(param: Param, value: Any) -> list[str]:
    if not isinstance(value, Mapping):
        raise ArgumentError(f"{param.name} must be a mapping, not {type(value).__name__}.")
    pairs = []
    for name, each in value.items():
        require(f"{param.name}: the key {shown(name)}", text_problem(name))
        pairs.append(
            f"{quote_segment(name)}={quote_segment(_scalar(f'{param.name}[{name!r}]', each))}"
        )
    return pairs


def _scalar(name: str, value: Any) -> str:
    """Write a value as text, a mapping as JSON."""
    if type(value) is str and value.isascii():
        return value
    if isinstance(value, Mapping):
        return json_text(name, value).decode()
    return scalar_text(name, value)


def _body(spec: Body, arguments: Mapping[str, Any]) -> bytes | BodyStream:
    given = arguments.get("body", UNSET)
    if given is None:
        given = UNSET
    name = spec.argument
    if spec.style == "fields":
        fields = _fields(spec, given, arguments)
        if fields is not None:
            return json_text("", fields)
    if given is UNSET:
        if spec.required:
            raise ArgumentError(f"{name} is required.")
        return b""
    if spec.style == "json" and isinstance(given, bytes):
        return given
    if spec.style in ("fields", "json", "scalar"):
        return json_text(name, given)
    if spec.style == "text" and hasattr(given, "__filterql__"):
        given = given.__filterql__()
    if isinstance(given, str):
        require(name, unicode_problem(given))
        return given.encode()
    if spec.style == "text":
        raise ArgumentError(f"{name} must be a str, not {shown(given)}.")
    if isinstance(given, (bytearray, memoryview)):
        return bytes(given)
    if isinstance(given, bytes) or (hasattr(given, "length") and hasattr(given, "__aiter__")):
        return given  # type: ignore[no-any-return] # a BodyStream, as far as can be told
    if spec.style == "ndjson" and isinstance(given, Iterable) and not isinstance(given, Mapping):
        return b"".join(
            json_text(f"{name}[{place}]", record) + b"\n" for place, record in enumerate(given)
        )
    records = " or an iterable of records" if spec.style == "ndjson" else ""
    raise ArgumentError(f"{name} must be bytes, text{records}, not {shown(given)}.")


def _fields(spec: Body, given: Any, arguments: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the body that the keywords make; None if it is to be the one that is given."""
    fields = {
        wire: arguments[name]
        for name, wire in spec.fields
        if arguments.get(name, UNSET) is not UNSET
    }
    if given is UNSET:
        missing = [
            name for name in sorted(spec.required_fields) if arguments.get(name, UNSET) is UNSET
        ]
        if missing:
            raise ArgumentError(f"{', '.join(missing)} is required, unless body is passed.")
        return fields if fields or spec.required else None
    if fields:
        raise ArgumentError(f"pass either body or {', '.join(sorted(fields))}, not both.")
    if not isinstance(given, Mapping) and not hasattr(given, "to_json"):
        raise ArgumentError(f"{spec.argument} must be a mapping or a model, not {shown(given)}.")
    return None
