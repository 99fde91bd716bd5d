"""(Operation, status, headers, body) -> Response[T], or the error that the response means. Pure."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from typing import Any, Final, Generic, TypeVar

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.body import (
    DOUBTFUL,
    NOT_JSON,
    describe,
    doubt,
    is_acknowledgement,
    is_page,
    is_receipt,
    parse,
    receipt_in,
)
from lytics_async.call.concealing import safe_repr
from lytics_async.call.operation import Operation
from lytics_async.call.refusal import (
    beginning,
    bounded,
    clean,
    entity_miss,
    error_from,
    text_or_none,
    unreadable,
)
from lytics_async.errors import ResponseError
from lytics_async.wire.messages import WireResponse

T = TypeVar("T")

PATHS = 100
"""Departures from the model named at most."""
_ENVELOPE_KEYS = frozenset(
    {"data", "status", "message", "meta", "total", "next", "_next", "request_id", "_meta"}
)
_CURSOR_FIELDS = ("_next", "next", "_meta.next_before", "_meta.next")
"""Where a call by path finds the next cursor; a row of the table names its own."""
_NO_META: Final[Mapping[str, Any]] = {}


@attrs.define(kw_only=True, eq=False)
class Response(Generic[T]):
    """The response to one call.

    `data` and `meta` together are the whole document that the server sent.

    Attributes:
        data: the value as the operation's type.
        status: the HTTP status.
        headers: by lower-case name.
        meta: the members of the document besides `data`, as the server sent them: `status`,
            `message`, and where there are such, v1's `meta`, `_next` and `total`, v2's `_meta` and
            `request_id`. Empty where the value came without an envelope.
        message: the envelope's message; None when there is none.
        next_cursor: where the next page starts; None at the end, or when the value comes whole.
        total: items of all pages together, where the server counts them (the envelope's `total`).
        request_id: the server's id for the request, if it sent one.
        raw: the decoded JSON that `data` was built from, as the server sent it; the text itself for
            text responses.
        attempts: requests sent for this call.
        elapsed: seconds from the call's start to its response.
    """

    data: T = attrs.field(repr=safe_repr)
    status: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    meta: Mapping[str, Any] = attrs.field(default=_NO_META, repr=False)
    message: str | None = None
    next_cursor: str | None = attrs.field(default=None, repr=False)
    total: int | None = None
    request_id: str | None = None
    raw: Any = attrs.field(default=None, repr=False)
    attempts: int = 1
    elapsed: float = 0.0


def decode(
    operation: Operation[T],
    wire: WireResponse,
    *,
    secret: Secret | None = None,
    url: str | None = None,
) -> Response[T]:
    """Return the response as the operation's type.

    Args:
        secret: the token, so that a response that echoes it is scrubbed before it enters an error.
        url: what was requested; it tells a redirect to a new address of the API from one to a login
            page.

    Raises:
        APIError: the status is 400 or above, or the response is a miss that looks like a success.
        UnexpectedRedirect: the status is 3xx.
        ResponseError: the status is 2xx and the body is not what the operation returns.
    """
    status, envelope = wire.status, operation.envelope
    if not 200 <= status < 300:
        raise error_from(wire, secret=secret, url=url)
    body = wire.body.removeprefix(codecs.BOM_UTF8)
    if status in DOUBTFUL:
        problem = doubt(operation, wire, body)
        if problem is not None:
            raise unreadable(wire, problem, secret)
    if envelope == "text" and not is_page(wire.headers, body):
        text = body.decode("utf-8", errors="replace")
        return _structured(operation, wire, text, secret)
    if envelope in ("none", "any") and not body.strip():
        return _structured(operation, wire, None, secret)
    document = parse(body) if envelope != "text" else NOT_JSON
    if document is NOT_JSON:
        raise unreadable(wire, f"the body is {describe(wire.headers, body)}", secret)
    if operation.returns == "None" and not is_acknowledgement(document):
        raise unreadable(wire, "the body is JSON, but not an acknowledgement of Lytics", secret)
    if envelope == "none":
        return _with_meta(
            operation, wire, _structured(operation, wire, None, secret), document, None, secret
        )
    if operation.returns == "UploadResult" and type(document) is dict:
        if not is_receipt(document):
            problem = "the body is JSON without the counts that Lytics sends for an upload"
            raise unreadable(wire, problem, secret)
        value: Any = receipt_in(document)
    else:
        value = _value_in(operation, document)
    if operation.entity_miss and type(document) is dict:
        miss = entity_miss(text_or_none(document.get("message")), wire)
        if miss is not None:
            raise miss
    return _with_meta(
        operation, wire, _structured(operation, wire, value, secret), document, value, secret
    )


def _with_meta(
    operation: Operation[T],
    wire: WireResponse,
    response: Response[T],
    document: Any,
    value: Any,
    secret: Secret | None,
) -> Response[T]:
    """Add what the document has besides its value."""
    if type(document) is not dict:
        return response
    meta = {name: member for name, member in document.items() if name != "data"}
    counted = meta.get("total")
    if document is not value:
        response.meta = meta
    if operation.paging is not None:
        paging = operation.paging
        response.next_cursor = _next_cursor(meta, paging.cursor_fields, paging.more_field)
        if response.next_cursor is None and _member(meta, paging.more_field or "") is not False:
            _check_end(meta, paging.cursor_fields, wire, secret)
    elif operation.envelope == "any":
        response.next_cursor = _next_cursor(meta, _CURSOR_FIELDS)
    response.message = clean(text_or_none(meta.get("message")), secret)
    response.total = counted if type(counted) is int and counted >= 0 else None
    request_id = clean(text_or_none(meta.get("request_id")), secret)
    if request_id is not None:
        response.request_id = request_id
    return response


def _next_cursor(
    meta: Mapping[str, Any], names: Iterable[str], more: str | None = "_meta.has_more"
) -> str | None:
    """Return the cursor of the next page from the first member that has one; None at the end.

    Args:
        names: members of the envelope; `_meta.next` is a member of a member.
        more: the member that is false on the last page; None for none.
    """
    if more is not None and _member(meta, more) is False:
        return None
    found = (_member(meta, name) for name in names)
    return next((str(each) for each in found if each and type(each) in (str, int)), None)


def _check_end(
    meta: Mapping[str, Any], names: Iterable[str], wire: WireResponse, secret: Secret | None
) -> None:
    """Refuse a last page that has a cursor of another type: the next page would be lost.

    Raises:
        ResponseError: there is such a cursor.
    """
    for name in names:
        found = _member(meta, name)
        if found and type(found) not in (str, int):
            raise unreadable(wire, f"the cursor {name} is a {type(found).__name__}", secret)


def _member(meta: Mapping[str, Any], path: str) -> Any:
    """Return the member at a dotted path; None if there is none."""
    value: Any = meta
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _value_in(operation: Operation[Any], document: Any) -> Any:
    """Take the value out of its envelope, if it is in one."""
    if type(document) is not dict:
        return document
    if operation.envelope == "data":
        if "data" not in document:
            return document if _ENVELOPE_KEYS.isdisjoint(document) else None
        return document["data"]
    return (
        document["data"] if "data" in document and _ENVELOPE_KEYS.issuperset(document) else document
    )


def _structured(
    operation: Operation[T], wire: WireResponse, value: Any, secret: Secret | None
) -> Response[T]:
    """Build the operation's type from a decoded value.

    Raises:
        ResponseError: the value is not of that type.
    """
    try:
        data = operation.structure(value)
    except (
        Exception
    ) as error:  # whatever a model, cattrs or a class of the user's raises, recursion included
        problem = str(error) or type(error).__name__
    else:
        return Response(
            data=data,
            status=wire.status,
            headers=wire.headers,
            request_id=clean(wire.headers.get("x-request-id"), secret),
            raw=value,
        )
    raise _not_the_model(operation, wire, problem, secret)


def _not_the_model(
    operation: Operation[Any], wire: WireResponse, problem: str, secret: Secret | None
) -> ResponseError:
    """Return the error of a body that is not the model: a slow second pass says where."""
    from lytics_async.call.convert import explain

    document = parse(wire.body)
    found: list[str] = []
    if operation.type is not None and document is not NOT_JSON:
        found = explain(_value_in(operation, document), operation.type)
    paths = [beginning(path, secret) for path in found[:PATHS] or [problem]]
    return ResponseError(
        f"HTTP {wire.status}, but the response is not {operation.returns}: {paths[0]}.",
        status=wire.status,
        paths=paths,
        raw=bounded(wire.body, secret),
    )
