"""(Operation, arguments, config) -> WireRequest: quoting, list styles, bodies. Pure."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Protocol
from urllib.parse import quote

import attrs
import orjson

from lytics_async.config import ClientConfig, RequestOptions
from lytics_async.errors import ArgumentError
from lytics_async.operation import UNSET, Body, Host, Operation, Param
from lytics_async.secret import Secret


class BodyStream(Protocol):
    """A body that is sent as slices, from memory, and can be sent again.

    Attributes:
        length: bytes in all; sent as Content-Length.
    """

    @property
    def length(self) -> int: ...

    def __aiter__(self) -> AsyncIterator[bytes]: ...


@attrs.frozen(kw_only=True, eq=False)
class WireRequest:
    """What leaves for the wire; the token is added by the client just before.

    Attributes:
        method: the HTTP method.
        url: absolute and fully quoted.
        headers: names in the case they are sent in; hidden from the repr, since one of them is the token.
        body: bytes, or a BodyStream; empty for none.
        host: whose connections carry it: uploads to the bulk host have their own, also where both are one server.
    """

    method: str
    url: str
    headers: list[tuple[str, str]] = attrs.field(repr=False)
    body: bytes | BodyStream = attrs.field(default=b"", repr=False)
    host: Host = "api"


@attrs.frozen(kw_only=True, eq=False)
class WireResponse:
    """What came back, read to the end.

    Attributes:
        status: the HTTP status.
        headers: names in lower case; a repeated header is joined by `, `.
        body: decoded from its content encoding.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = attrs.field(repr=False)


def plan(
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    config: ClientConfig,
    options: RequestOptions,
) -> WireRequest:
    """Return the request that calls `operation` with `arguments`; the Authorization header is not in it yet.

    Args:
        arguments: by Python name. None leaves a query parameter out; UNSET leaves a body field out, None sends null.

    Raises:
        ArgumentError: an unknown or missing argument, or a value that cannot be sent.
    """
    if not operation.names.issuperset(arguments):
        unknown = sorted(set(arguments) - operation.names)[0]
        raise ArgumentError(
            f"Unknown argument {unknown!r}; known are {', '.join(sorted(operation.names)) or 'none'}.",
            operation=operation.name,
        )
    try:
        path = _path(operation, arguments)
        query = _query(operation, arguments, options.account_id or config.account_id, options.query)
        body = _body(operation.body, arguments) if operation.body is not None else b""
    except _Refused as refused:
        problem = str(refused)
    else:
        host = config.base_url if operation.host == "api" else config.bulk_url
        headers = [("Accept", "*/*" if operation.envelope == "text" else "application/json")]
        if operation.body is not None and (body != b"" or operation.body.required):
            headers.append(("Content-Type", operation.body.content_type))
        return WireRequest(
            method=operation.method,
            url=f"{host}{path}?{query}" if query else f"{host}{path}",
            headers=with_headers(headers, options.headers),
            body=body,
            host=operation.host,
        )
    raise ArgumentError(problem, operation=operation.name)


def with_headers(headers: list[tuple[str, str]], more: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return `headers` with those of `more` put in; names are compared without case."""
    if not more:
        return headers
    replaced = {name.lower() for name in more}
    return [(name, value) for name, value in headers if name.lower() not in replaced] + list(
        more.items()
    )


def quote_segment(value: str) -> str:
    """Quote one path segment: everything but the unreserved characters of RFC 3986, `/` included."""
    return quote(value, safe="")


class _Refused(ValueError):
    """An argument that cannot be sent; plan() turns it into an ArgumentError."""


def _path(operation: Operation[Any], arguments: Mapping[str, Any]) -> str:
    if not operation.path_params:
        return operation.path
    parts = [operation.path_parts[0]]
    for param, literal in zip(operation.path_params, operation.path_parts[1:], strict=True):
        value = arguments.get(param.name)
        if value is None or value is UNSET:
            raise _Refused(f"{param.name} is required.")
        segment = _scalar(param.name, value)
        if segment in ("", ".", ".."):
            raise _Refused(f"{param.name} must not be {segment!r}: it is a part of the path.")
        parts.append(quote_segment(segment))
        parts.append(literal)
    return "".join(parts)


def _query(
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    account_id: str | None,
    more: Mapping[str, str],
) -> str:
    pairs: list[str] = []
    for param in operation.query_params:
        value = arguments.get(param.name)
        if value is None or value is UNSET:
            if param.required:
                raise _Refused(f"{param.name} is required.")
            continue
        if param.list_style is None:
            pairs.append(f"{param.wire}={quote_segment(_scalar(param.name, value))}")
        elif param.list_style == "pairs":
            pairs.extend(_pairs(param, value))
        else:
            pairs.extend(_list(param, value))
    if account_id is not None:
        pairs.append(f"account_id={quote_segment(account_id)}")
    for name, text in more.items():
        pairs.append(f"{quote_segment(name)}={quote_segment(text)}")
    return "&".join(pairs)


def _list(param: Param, value: Any) -> list[str]:
    if isinstance(value, (str, bytes)) or not isinstance(value, (Sequence, set, frozenset)):
        raise _Refused(
            f"{param.name} must be a list, not {value!r}; write [{value!r}] for a single item."
        )
    items = [_scalar(param.name, item) for item in value]
    if not items:
        raise _Refused(f"{param.name} is empty; leave it out, or give at least one item.")
    if "" in items:
        raise _Refused(f"{param.name} holds an empty item.")
    if param.list_style == "comma":
        if not any("," in item for item in items):
            return [f"{param.wire}={','.join(map(quote_segment, items))}"]
        if not param.repeatable:
            raise _Refused(
                f"{param.name}: an item with a comma in it cannot be sent, since commas part the items."
            )
    if param.list_style == "json":
        return [f"{param.wire}={quote_segment(orjson.dumps(list(value)).decode())}"]
    name = f"{param.wire}%5B%5D" if param.list_style == "brackets" else param.wire
    return [f"{name}={quote_segment(item)}" for item in items]


def _pairs(param: Param, value: Any) -> list[str]:
    if not isinstance(value, Mapping):
        raise _Refused(f"{param.name} must be a mapping, not {type(value).__name__}.")
    return [
        f"{quote_segment(str(name))}={quote_segment(_scalar(f'{param.name}[{name!r}]', each))}"
        for name, each in value.items()
    ]


def _scalar(name: str, value: Any) -> str:
    if type(value) is str:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (datetime, date)):
        return rfc3339(value)
    if isinstance(value, Mapping):
        return _json(name, value).decode()
    raise _Refused(f"{name} cannot be sent as text: {type(value).__name__}.")


def rfc3339(value: datetime | date) -> str:
    """Write a time in UTC with a `Z`; a naive datetime is refused, since nobody knows which hour it means."""
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise _Refused(f"{value!r} has no time zone; use datetime.now(UTC) or .replace(tzinfo=…).")
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _body(spec: Body, arguments: Mapping[str, Any]) -> bytes | BodyStream:
    given = arguments.get("body", UNSET)
    if given is None:
        given = UNSET
    if spec.style == "fields":
        given = _fields_body(spec, given, arguments)
    if given is UNSET:
        if spec.required:
            raise _Refused("body is required.")
        return b""
    if spec.style in ("fields", "json", "scalar"):
        return given if isinstance(given, bytes) and spec.style == "json" else _json("body", given)
    if spec.style == "text":
        if hasattr(given, "__filterql__"):
            given = given.__filterql__()
        if not isinstance(given, str):
            raise _Refused(f"body must be a str, not {type(given).__name__}.")
        return given.encode()
    if (
        spec.style == "ndjson"
        and not isinstance(given, (bytes, str))
        and not hasattr(given, "__aiter__")
    ):
        return b"".join(_json("body", record) + b"\n" for record in given)
    return given.encode() if isinstance(given, str) else _checked_bytes(given)


def _fields_body(spec: Body, given: Any, arguments: Mapping[str, Any]) -> Any:
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
            raise _Refused(f"{', '.join(missing)} is required, unless body is given.")
        return fields if fields or spec.required else UNSET
    if fields:
        raise _Refused(f"give either body or {', '.join(sorted(fields))}, not both.")
    return given.to_json() if hasattr(given, "to_json") else given


def _checked_bytes(given: Any) -> bytes | BodyStream:
    if isinstance(given, (bytearray, memoryview)):
        return bytes(given)
    if isinstance(given, bytes) or (hasattr(given, "length") and hasattr(given, "__aiter__")):
        return given  # type: ignore[no-any-return] # a BodyStream, as far as can be told
    raise _Refused(f"body must be bytes, not {type(given).__name__}.")


def _json(name: str, value: Any) -> bytes:
    try:
        return orjson.dumps(value, default=_encode, option=orjson.OPT_PASSTHROUGH_DATETIME)
    except orjson.JSONEncodeError as error:
        problem = f"{name} cannot be written as JSON: {error.__cause__ or error}"
    raise _Refused(problem)


def _encode(value: Any) -> Any:
    """What orjson does not know, or knows differently: our models, times, filters, sets and mappings."""
    if isinstance(value, (datetime, date)):
        return rfc3339(value)
    if isinstance(value, Secret):
        return value.reveal()
    if hasattr(value, "to_json"):
        return value.to_json()
    if hasattr(value, "__filterql__"):
        return value.__filterql__()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} is no JSON value")
