"""(Operation, status, headers, body) -> Response[T], or the error that the answer stands for. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

import attrs
import orjson

from lytics_async.errors import (
    BY_STATUS,
    APIError,
    Forbidden,
    IPNotAllowed,
    LyticsError,
    NotFound,
    ResponseError,
    ServerError,
    UnexpectedRedirect,
)
from lytics_async.operation import Operation
from lytics_async.request import WireResponse
from lytics_async.secret import Secret

T = TypeVar("T")

EXCERPT_LENGTH = 500
RAW_LENGTH = 4096
PATHS = 100
"""Departures from the model named at most."""
ERRORS_LENGTH = 65536
"""Bytes of an error's body beyond which its list of errors is not kept: errors are logged, pickled and held for long."""
_ENVELOPE_KEYS = frozenset(
    {"data", "status", "message", "meta", "total", "next", "_next", "request_id", "_meta"}
)


@attrs.define(kw_only=True, eq=False)
class Response(Generic[T]):
    """What one call brought back.

    Attributes:
        data: the answer as the operation's type.
        status: the HTTP status.
        headers: by lower-case name.
        message: the envelope's message; None when there is none.
        next_cursor: where the next page starts; None at the end, or when the answer comes whole.
        total: items of all pages together, where the server counts them (the envelope's `total`).
        request_id: the server's id for the request, when it gave one.
        raw: the decoded JSON that `data` was built from, as the server sent it; the text itself for text answers.
        attempts: requests sent for this call.
        elapsed: seconds from the call's start to its answer.
    """

    data: T
    status: int
    headers: Mapping[str, str]
    message: str | None = None
    next_cursor: str | None = None
    total: int | None = None
    request_id: str | None = None
    raw: Any = attrs.field(default=None, repr=False)
    attempts: int = 1
    elapsed: float = 0.0


def decode(
    operation: Operation[T], wire: WireResponse, *, secret: Secret | None = None
) -> Response[T]:
    """Return the answer as the operation's type.

    Args:
        secret: the token, so that an answer that echoes it is scrubbed before it enters an error.

    Raises:
        APIError: the status is 400 or above, or the answer is a miss that looks like a success.
        UnexpectedRedirect: the status is 3xx.
        ResponseError: the status is 2xx and the body is not what the operation returns.
    """
    if not 200 <= wire.status < 300:
        raise error_from(wire, secret=secret)
    if operation.envelope == "none" or (operation.envelope == "any" and not wire.body):
        return Response(data=operation.structure(None), status=wire.status, headers=wire.headers)
    if operation.envelope == "text":
        text = wire.body.decode("utf-8", errors="replace")
        return Response(
            data=operation.structure(text), status=wire.status, headers=wire.headers, raw=text
        )
    document = _parse(wire.body)
    if document is _NOT_JSON:
        raise ResponseError(
            f"HTTP {wire.status}, but the body is {_describe(wire.body)}; is the base URL really that of a Lytics API?",
            status=wire.status,
            raw=_bounded(wire.body, secret),
            may_have_been_processed=True,
        )
    value, message = document, None
    cursor = total = request_id = None
    if type(document) is dict:
        said = document.get("message")
        message = said if type(said) is str else None
        if operation.entity_miss and message is not None:
            miss = _entity_miss(message, wire)
            if miss is not None:
                raise miss
        if operation.envelope == "data":
            if "data" in document:
                value = document["data"]
            elif not _ENVELOPE_KEYS.isdisjoint(document):
                value = None
        elif "data" in document and _ENVELOPE_KEYS.issuperset(document):
            value = document["data"]
        if operation.paging is not None:
            cursor = next(
                (str(document[key]) for key in operation.paging.cursor_fields if document.get(key)),
                None,
            )
            counted = document.get("total")
            total = counted if type(counted) is int and counted >= 0 else None
        request_id = document.get("request_id")
    try:
        data = operation.structure(value)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        problem = str(error)
    else:
        return Response(
            data=data,
            status=wire.status,
            headers=wire.headers,
            message=message,
            next_cursor=cursor,
            total=total,
            request_id=request_id or wire.headers.get("x-request-id"),
            raw=value,
        )
    raise _not_the_model(operation, wire, problem, secret)


def error_from(wire: WireResponse, *, secret: Secret | None = None) -> LyticsError:
    """Return the error that an answer with a status outside 2xx stands for."""
    status = wire.status
    if 300 <= status < 400:
        location = wire.headers.get("location")
        if location is not None:
            location = _scrub(location.partition("?")[0], secret)[:EXCERPT_LENGTH]
        return UnexpectedRedirect(
            f"HTTP {status} redirects to {location}; redirects are not followed, because the token must not travel "
            "elsewhere. Set base_url to the final address.",
            status=status,
            location=location,
        )
    if status < 200:
        return ResponseError(
            f"HTTP {status} is no final answer.", status=status, raw=_bounded(wire.body, secret)
        )
    body = _scrub_body(wire.body, secret)
    document = _parse(body)
    details = document if type(document) is dict else {}
    errors = details.get("errors") if type(details.get("errors")) is list else details.get("data")
    errors = errors if type(errors) is list and len(body) <= ERRORS_LENGTH else []
    first = errors[0] if errors and type(errors[0]) is dict else {}
    said = details.get("message") or first.get("message")
    said = said[:EXCERPT_LENGTH] if type(said) is str else ""
    kind = BY_STATUS.get(status, ServerError if status >= 500 else APIError)
    if status == 403 and document is _NOT_JSON:
        kind = Forbidden
    elif status == 403 and said.strip().rstrip(".").casefold() in ("", "not authorized"):
        kind = IPNotAllowed
    code = first.get("code")
    request_id = details.get("request_id") or wire.headers.get("x-request-id")
    return kind(
        _explain(kind, status, said, document is _NOT_JSON),
        status=status,
        code=code if type(code) is str else None,
        errors=errors,
        request_id=request_id if type(request_id) is str else None,
        retry_after=retry_after(wire.headers),
        body_excerpt=body[: EXCERPT_LENGTH * 4].decode(errors="replace")[:EXCERPT_LENGTH],
        may_have_been_processed=status in (500, 502, 504),
    )


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Return the seconds that a Retry-After header asks for (either form), or None for none or nonsense."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", value):
        return float(value)
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())


_NOT_JSON = object()


def _parse(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return _NOT_JSON


def _entity_miss(message: str, wire: WireResponse) -> APIError | None:
    """The API answers 200 for an entity it did not find, or did not find in time; only the message tells."""
    folded = message.casefold()
    if folded == "not found":
        return NotFound("No entity has this value in this field.", status=wire.status)
    if folded == "timed out":
        return ServerError("The server's own look-up timed out; try again.", status=wire.status)
    return None


def _not_the_model(
    operation: Operation[Any], wire: WireResponse, problem: str, secret: Secret | None
) -> ResponseError:
    """Run the slow, detailed pass over a fresh copy of the body, only to learn where it departs from the model."""
    from lytics_async.convert import explain

    document = _parse(wire.body)
    value = document["data"] if type(document) is dict and "data" in document else document
    found = explain(value, operation.type) if operation.type is not None else []
    paths = [_scrub(path, secret)[:EXCERPT_LENGTH] for path in found[:PATHS]]
    first = paths[0] if paths else _scrub(problem, secret)[:EXCERPT_LENGTH]
    return ResponseError(
        f"HTTP {wire.status}, but the answer is not {operation.returns}: {first}.",
        status=wire.status,
        paths=paths,
        raw=_bounded(wire.body, secret),
        may_have_been_processed=True,
    )


def _explain(kind: type[APIError], status: int, said: str, not_json: bool) -> str:
    text = said or _phrase(status)
    text = f"HTTP {status}: {text}" + ("" if text.endswith((".", "!", "?")) else ".")
    if kind is IPNotAllowed:
        return (
            f"{text} Most likely this machine's public address (its proxy's, if it uses one) is not on the account's IP allowlist "
            "(api_ip_whitelist): ask an administrator, or your Lytics account manager, to add its CIDR. "
            "Less likely, the token lacks a role."
        )
    if status == 401:
        return f"{text} The token is missing, wrong or expired."
    if kind is Forbidden:
        return f"{text} The answer is {'no JSON' if not_json else 'unusual'}, so a proxy or firewall may have given it."
    if not_json and not said:
        return (
            f"{text} The answer is no JSON, so something between here and Lytics may have given it."
        )
    return text


def _phrase(status: int) -> str:
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "unknown status"


def _describe(body: bytes) -> str:
    if not body:
        return "empty"
    return "HTML" if body.lstrip()[:1] == b"<" else "no JSON"


def _scrub(text: str, secret: Secret | None) -> str:
    return text.replace(secret.reveal(), "***") if secret is not None else text


def _scrub_body(body: bytes, secret: Secret | None) -> bytes:
    return body.replace(secret.reveal().encode(), b"***") if secret is not None else body


def _bounded(body: bytes, secret: Secret | None) -> bytes:
    return _scrub_body(body, secret)[:RAW_LENGTH]
