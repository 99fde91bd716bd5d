"""(Status, headers, body) -> the error that a response stands for. Pure."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lytics_async.access.scrubbing import scrub, scrub_bytes, scrub_value
from lytics_async.access.secret import Secret
from lytics_async.call.body import EXCERPT_LENGTH, NOT_JSON, parse
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

RAW_LENGTH = 4096
"""Bytes of a body that an error keeps."""
_SEARCHED = EXCERPT_LENGTH * 4
"""Bytes that are searched for the token to show the beginning of a text."""
ERRORS_LENGTH = 65536
"""Bytes of an error's body beyond which its list of errors is not kept.

Errors are logged, pickled and held for long.
"""


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
            raw=bounded(wire.body, secret),
        )
    body = wire.body.removeprefix(codecs.BOM_UTF8)
    document = parse(body)
    details = document if type(document) is dict else {}
    errors = details.get("errors") if type(details.get("errors")) is list else details.get("data")
    errors = errors if type(errors) is list and len(body) <= ERRORS_LENGTH else []
    first = errors[0] if errors and type(errors[0]) is dict else {}
    message = details.get("message") or first.get("message")
    message = beginning(message, secret) if type(message) is str else ""
    kind = BY_STATUS.get(status, ServerError if status >= 500 else APIError)
    if status == 403 and document is NOT_JSON:
        kind = Forbidden
    elif status == 403 and message.strip().rstrip(".").casefold() in ("", "not authorized"):
        kind = IPNotAllowed
    return kind(
        _explain(kind, status, message, document is NOT_JSON),
        status=status,
        code=clean(text_or_none(first.get("code")), secret),
        errors=scrub_value(errors, secret),
        request_id=clean(
            text_or_none(details.get("request_id") or wire.headers.get("x-request-id")), secret
        ),
        retry_after=retry_after(wire.headers),
        body_excerpt=_excerpt(body, secret),
    )


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Return the seconds of a Retry-After header in either form; None if there is no valid one."""
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


def entity_miss(message: str | None, wire: WireResponse) -> APIError | None:
    """Return the error of an entity that was not found, or not in time; only the message tells."""
    kind: type[APIError]
    folded = (message or "").casefold()
    if folded == "not found":
        kind, text = NotFound, "No entity has this value in this field."
    elif folded == "timed out":
        kind, text = ServerError, "The server's own look-up timed out; retry the call."
    else:
        return None
    return kind(text, status=wire.status, may_have_been_processed=False)


def unreadable(wire: WireResponse, problem: str, secret: Secret | None) -> ResponseError:
    return ResponseError(
        f"HTTP {wire.status}, but {scrub(problem, secret)}. Check base_url, and whether a gateway or "
        "a login page is between this machine and Lytics.",
        status=wire.status,
        raw=bounded(wire.body, secret),
    )


def _redirect(wire: WireResponse, secret: Secret | None, url: str | None) -> UnexpectedRedirect:
    status, location = wire.status, wire.headers.get("location")
    if location is not None:
        # Cut after the search: what is cut off may be the end of an echo.
        location = re.split(r"[?#]", scrub(location, secret), maxsplit=1)[0][:EXCERPT_LENGTH]
    if status == 304:
        text = (
            "HTTP 304: the content has not changed, but this client keeps no earlier version. A cache "
            "between this machine and Lytics may have produced the response."
        )
    elif not location:
        text = (
            f"HTTP {status} redirects without naming a location. A proxy or gateway may have "
            "produced the response; check base_url."
        )
    else:
        text = (
            f"HTTP {status} redirects to {location}; redirects are not followed, because the token "
            f"must not be sent elsewhere. {_advice(url, location)}"
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
        "The API is not expected there; a gateway or proxy may want a login. Check base_url, "
        "and ask who runs the network."
    )


def _explain(kind: type[APIError], status: int, message: str, not_json: bool) -> str:
    text = message or _phrase(status)
    text = f"HTTP {status}: {text}" + ("" if text.endswith((".", "!", "?")) else ".")
    if kind is IPNotAllowed:
        return (
            f"{text} Most likely this machine's public address (its proxy's, if it uses one) is not "
            "on the account's IP allowlist (api_ip_whitelist): ask an administrator, or your "
            "Lytics account manager, to add its CIDR. "
            "Less likely, the token lacks a role."
        )
    if status == 401:
        return f"{text} The token is missing, wrong or expired."
    if kind is Forbidden:
        what = "not JSON" if not_json else "unusual"
        return f"{text} The response is {what}, so a proxy or firewall may have produced it."
    if not_json and not message:
        return f"{text} The response is not JSON, so a proxy or gateway may have produced it."
    return text


def _phrase(status: int) -> str:
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "unknown status"


def text_or_none(value: Any) -> str | None:
    return value if type(value) is str else None


def clean(text: str | None, secret: Secret | None) -> str | None:
    """Return the beginning of a text from a server, without the token."""
    return None if text is None else beginning(text, secret)


def _excerpt(body: bytes, secret: Secret | None) -> str:
    """Return the beginning of a body as text, without the token."""
    start = body[:_SEARCHED].decode(errors="replace")
    return beginning(start, secret, is_cut=len(body) > _SEARCHED)


def beginning(text: str, secret: Secret | None, *, is_cut: bool = False) -> str:
    """Return the beginning of a text, without the token.

    More is searched than is shown, since the cut may go through an echo. Echoes become shorter, so
    as much is left out at the end again.

    Args:
        is_cut: whether the text is the beginning of a longer one.
    """
    start = scrub(text[:_SEARCHED], secret)
    if is_cut or len(text) > _SEARCHED:
        start = start[: max(0, len(start) - (_SEARCHED - EXCERPT_LENGTH))]
    return start[:EXCERPT_LENGTH]


def bounded(body: bytes, secret: Secret | None) -> bytes:
    """Return the beginning of a body, without the token; see `beginning`."""
    window = RAW_LENGTH * 2
    start = scrub_bytes(body[:window], secret)
    if len(body) > window:
        start = start[: max(0, len(start) - RAW_LENGTH)]
    return start[:RAW_LENGTH]
