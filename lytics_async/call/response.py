"""(Operation, status, headers, body) -> Response[T], or the error that the response stands for. Pure."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urljoin, urlsplit

import attrs
import orjson

from lytics_async.access.scrubbing import scrub, scrub_bytes, scrub_value
from lytics_async.access.secret import Secret
from lytics_async.call.operation import Operation
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
from lytics_async.wire.messages import WireResponse

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
    operation: Operation[T],
    wire: WireResponse,
    *,
    secret: Secret | None = None,
    url: str | None = None,
) -> Response[T]:
    """Return the response as the operation's type.

    Args:
        secret: the token, so that a response that echoes it is scrubbed before it enters an error.
        url: what was requested; it tells a redirect to a new address of the API from one to a login page.

    Raises:
        APIError: the status is 400 or above, or the response is a miss that looks like a success.
        UnexpectedRedirect: the status is 3xx.
        ResponseError: the status is 2xx and the body is not what the operation returns.
    """
    status, envelope = wire.status, operation.envelope
    if not 200 <= status < 300:
        raise error_from(wire, secret=secret, url=url)
    body = wire.body.removeprefix(codecs.BOM_UTF8)
    if status in _DOUBTFUL:
        problem = _doubt(operation, wire, body)
        if problem is not None:
            raise _unreadable(wire, problem, secret)
    if envelope == "text" and not _is_page(wire.headers, body):
        text = body.decode("utf-8", errors="replace")
        return _structured(operation, wire, text, secret)
    if envelope in ("none", "any") and not body.strip():
        return _structured(operation, wire, None, secret)
    document = _parse(body) if envelope != "text" else _NOT_JSON
    if document is _NOT_JSON:
        raise _unreadable(wire, f"the body is {_describe(wire.headers, body)}", secret)
    if operation.returns == "None" and not _is_acknowledgement(document):
        raise _unreadable(wire, "the body is JSON that Lytics does not acknowledge with", secret)
    if envelope == "none":
        return _structured(operation, wire, None, secret)
    if operation.returns == "UploadResult" and type(document) is dict:
        if not _is_receipt(document):
            problem = "the body is JSON without the counts that Lytics sends for an upload"
            raise _unreadable(wire, problem, secret)
        value: Any = _receipt_in(document)
    else:
        value = _value_in(operation, document)
    message = cursor = total = request_id = None
    if type(document) is dict:
        message = _text_or_none(document.get("message"))
        if operation.entity_miss and message is not None:
            miss = _entity_miss(message, wire)
            if miss is not None:
                raise miss
        if operation.paging is not None:
            cursor = next(
                (str(document[key]) for key in operation.paging.cursor_fields if document.get(key)),
                None,
            )
            counted = document.get("total")
            total = counted if type(counted) is int and counted >= 0 else None
        request_id = _clean(_text_or_none(document.get("request_id")), secret)
    response = _structured(operation, wire, value, secret)
    response.message = message
    response.next_cursor = cursor
    response.total = total
    if request_id is not None:
        response.request_id = request_id
    return response


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
            request_id=_clean(wire.headers.get("x-request-id"), secret),
            raw=value,
        )
    raise _not_the_model(operation, wire, problem, secret)


def error_from(
    wire: WireResponse, *, secret: Secret | None = None, url: str | None = None
) -> LyticsError:
    """Return the error that a response with a status outside 2xx stands for."""
    status = wire.status
    if 300 <= status < 400:
        return _redirect(wire, secret, url)
    if status < 200:
        return ResponseError(
            f"HTTP {status} is not a final response.",
            status=status,
            raw=_bounded(wire.body, secret),
        )
    body = wire.body.removeprefix(codecs.BOM_UTF8)
    document = _parse(body)
    details = document if type(document) is dict else {}
    errors = details.get("errors") if type(details.get("errors")) is list else details.get("data")
    errors = errors if type(errors) is list and len(body) <= ERRORS_LENGTH else []
    first = errors[0] if errors and type(errors[0]) is dict else {}
    said = details.get("message") or first.get("message")
    said = scrub(said[: EXCERPT_LENGTH * 4], secret)[:EXCERPT_LENGTH] if type(said) is str else ""
    kind = BY_STATUS.get(status, ServerError if status >= 500 else APIError)
    if status == 403 and document is _NOT_JSON:
        kind = Forbidden
    elif status == 403 and said.strip().rstrip(".").casefold() in ("", "not authorized"):
        kind = IPNotAllowed
    return kind(
        _explain(kind, status, said, document is _NOT_JSON),
        status=status,
        code=_clean(_text_or_none(first.get("code")), secret),
        errors=scrub_value(errors, secret),
        request_id=_clean(
            _text_or_none(details.get("request_id") or wire.headers.get("x-request-id")), secret
        ),
        retry_after=retry_after(wire.headers),
        body_excerpt=_excerpt(body, secret),
    )


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Return the seconds that a Retry-After header asks for (either form), or None for none or nonsense."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", value):
        return float(value)
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())


_NOT_JSON: Final = object()
_DOUBTFUL = (202, 206)
"""Statuses of a success that may be none, whatever the body is."""
_COUNTS = frozenset({"message_count", "rejected_count"})
_CHALLENGES = ("x-amzn-waf-action", "cf-mitigated")
"""Headers by which a firewall asks a browser to prove itself."""
_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def _parse(body: bytes) -> Any:
    """Decode JSON in UTF-8, the only encoding that RFC 8259 allows; a byte order mark is ignored."""
    try:
        return orjson.loads(body.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError:
        return _NOT_JSON


def _doubt(operation: Operation[Any], wire: WireResponse, body: bytes) -> str | None:
    """Say why a status of `_DOUBTFUL` is not a success here; None if it may be one."""
    if wire.status == 206:
        if operation.envelope == "any":  # a caller may have asked for a range
            return None
        return "the body is only a part of the response"
    for name in _CHALLENGES:
        if name in wire.headers:
            return f"a firewall wants a browser to solve a challenge ({name}: {wire.headers[name][:40]})"
    # AWS WAF challenges a client that is not a browser by a 202 without a body.
    if operation.envelope in ("none", "text") and not body.strip():
        return "there is no body, as when a firewall challenges a client; Lytics sends 200 or 204"
    return None


def _is_page(headers: Mapping[str, str], body: bytes) -> bool:
    """Tell whether a body is HTML or XML, which no operation returns."""
    start = body.lstrip()[:1]
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return start == b"<" or (start != b"" and kind in ("text/html", "application/xhtml+xml"))


def _is_acknowledgement(document: Any) -> bool:
    """Tell whether JSON can be Lytics' own response where no body is published.

    That is its envelope, or nothing to speak of. A gateway's login page may be JSON, too, but not in this envelope.
    """
    if type(document) is not dict:
        return document is None or document is True or type(document) is list
    status = document.get("status")
    if status is not None and not re.fullmatch(r"2\d\d|success|ok", str(status).casefold()):
        return False
    return not document or "data" in document or status is not None


def _is_receipt(document: dict[str, Any]) -> bool:
    """Tell whether a JSON object can be Lytics' own response to an upload: its envelope, or its counts without one."""
    return bool(document) and (
        _is_acknowledgement(document)
        or (document.get("status") is None and not _COUNTS.isdisjoint(document))
    )


def _receipt_in(document: dict[str, Any]) -> dict[str, Any]:
    """Take the counts out of the response to an upload, whatever they are.

    A success that cannot be read in full is still one: to fail over it would have the records sent twice. So a count of
    another type than the model's is kept as text, which the uploader then reports as a mismatch.
    """
    found = document.get("data", document)
    if type(found) is not dict or (found is document and _COUNTS.isdisjoint(document)):
        return {}
    odd = {
        name: str(found[name])[:EXCERPT_LENGTH]
        for name in _COUNTS & found.keys()
        if type(found[name]) not in (int, str, type(None))
    }
    return {**found, **odd} if odd else found


def _unreadable(wire: WireResponse, problem: str, secret: Secret | None) -> ResponseError:
    return ResponseError(
        f"HTTP {wire.status}, but {scrub(problem, secret)}. Check base_url, and whether a gateway or a login page stands between here "
        "and Lytics.",
        status=wire.status,
        raw=_bounded(wire.body, secret),
    )


def _redirect(wire: WireResponse, secret: Secret | None, url: str | None) -> UnexpectedRedirect:
    status, location = wire.status, wire.headers.get("location")
    if location is not None:
        location = scrub(re.split(r"[?#]", location, maxsplit=1)[0], secret)[:EXCERPT_LENGTH]
    if status == 304:
        text = (
            "HTTP 304: the content has not changed, but this client keeps no earlier version. A cache between here and "
            "Lytics may have given the response."
        )
    elif not location:
        text = (
            f"HTTP {status} redirects without naming a location. Something between here and Lytics may have given the "
            "response; check base_url."
        )
    else:
        text = (
            f"HTTP {status} redirects to {location}; redirects are not followed, because the token must not travel "
            f"elsewhere. {_advice(url, location)}"
        )
    return UnexpectedRedirect(text, status=status, location=location)


def _advice(url: str | None, location: str) -> str:
    """Say what to do about a redirect: the API has moved only if the path stays the same."""
    try:
        old, new = urlsplit(url or ""), urlsplit(urljoin(url or "", location))
        place = f"{new.scheme}://{new.hostname}" + (f":{new.port}" if new.port else "")
    except ValueError:
        old, new, place = urlsplit(""), urlsplit(""), ""
    if new.hostname and old.path.rstrip("/") == new.path.rstrip("/"):
        if (old.scheme, old.netloc) == (new.scheme, new.netloc):
            return "Only a slash at the end of the path differs: send the path in that form."
        return f"If you trust that address and the API is there now, set base_url to {place}."
    return (
        "That is not where the API would be; a gateway or proxy may want a login. Check base_url, and ask who runs the "
        "network."
    )


def _text_or_none(value: Any) -> str | None:
    return value if type(value) is str else None


def _entity_miss(message: str, wire: WireResponse) -> APIError | None:
    """The API responds with 200 for an entity it did not find, or did not find in time; only the message tells."""
    kind: type[APIError]
    folded = message.casefold()
    if folded == "not found":
        kind, text = NotFound, "No entity has this value in this field."
    elif folded == "timed out":
        kind, text = ServerError, "The server's own look-up timed out; try again."
    else:
        return None
    return kind(text, status=wire.status, may_have_been_processed=False)


def _not_the_model(
    operation: Operation[Any], wire: WireResponse, problem: str, secret: Secret | None
) -> ResponseError:
    """Run the slow, detailed pass over a fresh copy of the body, only to learn where it departs from the model."""
    from lytics_async.call.convert import explain

    document = _parse(wire.body)
    found: list[str] = []
    if operation.type is not None and document is not _NOT_JSON:
        found = explain(_value_in(operation, document), operation.type)
    paths = [scrub(path, secret)[:EXCERPT_LENGTH] for path in found[:PATHS] or [problem]]
    return ResponseError(
        f"HTTP {wire.status}, but the response is not {operation.returns}: {paths[0]}.",
        status=wire.status,
        paths=paths,
        raw=_bounded(wire.body, secret),
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
        what = "not JSON" if not_json else "unusual"
        return f"{text} The response is {what}, so a proxy or firewall may have given it."
    if not_json and not said:
        return f"{text} The response is not JSON, so something between here and Lytics may have given it."
    return text


def _phrase(status: int) -> str:
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "unknown status"


def _describe(headers: Mapping[str, str], body: bytes) -> str:
    """Say what a body is that should be JSON."""
    if not body.strip():
        return "empty"
    encoding = next((name for mark, name in _OTHER_MARKS if body.startswith(mark)), None)
    if encoding is None and _is_page(headers, body):
        return "a page (HTML or XML)"
    declared = re.search(
        r'charset="?([\w.:-]{1,40})', headers.get("content-type", ""), re.IGNORECASE
    )
    if encoding is None and declared is not None:
        encoding = declared[1] if declared[1].lower() not in ("utf-8", "utf8", "us-ascii") else None
    return "not JSON" if encoding is None else f"in {encoding}, and JSON is UTF-8 (RFC 8259)"


def _clean(text: str | None, secret: Secret | None) -> str | None:
    return None if text is None else scrub(text, secret)


def _excerpt(body: bytes, secret: Secret | None) -> str:
    """Return the beginning of a body as text; a token that the cut would split is removed first."""
    start = body[: EXCERPT_LENGTH * 4].decode(errors="replace")
    return scrub(start, secret)[:EXCERPT_LENGTH]


def _bounded(body: bytes, secret: Secret | None) -> bytes:
    return scrub_bytes(body[: RAW_LENGTH * 2], secret)[:RAW_LENGTH]
