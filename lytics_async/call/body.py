"""The body of a response: JSON, a page of a gateway, an acknowledgement, or a receipt. Pure."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Any, Final

import orjson

from lytics_async.call.operation import Operation
from lytics_async.wire.messages import WireResponse

EXCERPT_LENGTH = 500
"""Characters of a response's text that a message has at most."""
NOT_JSON: Final = object()
DOUBTFUL = (202, 206)
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


def parse(body: bytes) -> Any:
    """Decode JSON in UTF-8, the only encoding of RFC 8259; a byte order mark is ignored."""
    try:
        return orjson.loads(body.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError:
        return NOT_JSON


def doubt(operation: Operation[Any], wire: WireResponse, body: bytes) -> str | None:
    """Say why a status of `DOUBTFUL` is not a success here; None if it may be one."""
    if wire.status == 206:
        if operation.envelope == "any":  # a caller may have requested a range
            return None
        return "the body is only a part of the response"
    for name in _CHALLENGES:
        if name in wire.headers:
            # It is not cut here: the first part of an echo of the token would remain.
            found = wire.headers[name] if len(wire.headers[name]) <= 40 else "…"
            return f"a firewall wants a browser to solve a challenge ({name}: {found})"
    # AWS WAF challenges a client that is not a browser by a 202 without a body.
    if operation.envelope in ("none", "text") and not body.strip():
        return "there is no body, as when a firewall challenges a client; Lytics sends 200 or 204"
    return None


def is_page(headers: Mapping[str, str], body: bytes) -> bool:
    """Return whether a body is HTML or XML, which no operation returns."""
    start = body.lstrip()[:1]
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return start == b"<" or (start != b"" and kind in ("text/html", "application/xhtml+xml"))


def is_acknowledgement(document: Any) -> bool:
    """Return whether JSON can be Lytics' own response where no body is published.

    That is its envelope, or nothing to speak of. A gateway's login page may be JSON, too, but not
    in this envelope.
    """
    if type(document) is not dict:
        return document is None or document is True or type(document) is list
    status = document.get("status")
    if status is not None and not re.fullmatch(r"2\d\d|success|ok", str(status).casefold()):
        return False
    return not document or "data" in document or status is not None


def is_receipt(document: dict[str, Any]) -> bool:
    """Return whether JSON can be Lytics' response to an upload: its envelope, or bare counts."""
    return bool(document) and (
        is_acknowledgement(document)
        or (document.get("status") is None and not _COUNTS.isdisjoint(document))
    )


def receipt_in(document: dict[str, Any]) -> dict[str, Any]:
    """Take the counts out of the response to an upload, whatever they are.

    A success that cannot be read in full is still one: to fail over it would have the records sent
    twice. So a count of another type than the model's is kept as text, which the uploader then
    reports as a mismatch.
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


def describe(headers: Mapping[str, str], body: bytes) -> str:
    """Say what a body is that should be JSON."""
    if not body.strip():
        return "empty"
    encoding = next((name for mark, name in _OTHER_MARKS if body.startswith(mark)), None)
    if encoding is None and is_page(headers, body):
        return "a page (HTML or XML)"
    declared = re.search(
        r'charset="?([\w.:-]{1,40})', headers.get("content-type", ""), re.IGNORECASE
    )
    if encoding is None and declared is not None:
        encoding = declared[1] if declared[1].lower() not in ("utf-8", "utf8", "us-ascii") else None
    return "not JSON" if encoding is None else f"in {encoding}, and JSON is UTF-8 (RFC 8259)"
