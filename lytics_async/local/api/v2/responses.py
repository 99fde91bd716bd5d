"""Responses of API v2: the envelope of a success and of a fault, each with an id of the request."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import orjson
from anyio import to_thread
from starlette.responses import Response

from lytics_async.local.faults import ApiFault
from lytics_async.local.responses import JSON

T = TypeVar("T")

_CODES = {
    400: "BADREQ-001",
    401: "UNAUTHORIZED-017",
    403: "FORBIDDEN-026",
    404: "NOTFOUND-003",
    500: "INTERNAL-019",
}
"""The code of a status, for a fault that has none of its own."""


def succeed_v2(data: Any, *, status: int = 200) -> Response:
    """Respond with a success."""
    envelope = {"data": data, "status": status, "request_id": _request_id()}
    return Response(orjson.dumps(envelope), status, media_type=JSON)


def fail_v2(fault: ApiFault) -> Response:
    """Respond with a fault; a list in its data tells the single problems."""
    if fault.status == 429:
        # No body is published for it, so none is sent.
        return Response(status_code=429, headers=fault.headers)
    code = fault.code or _CODES.get(fault.status, "UNKNOWN-000")
    messages = [fault.message]
    if isinstance(fault.data, list):
        messages = [f"{fault.message}: {problem}" for problem in fault.data]
    envelope = {
        "status": fault.status,
        "request_id": _request_id(),
        "errors": [{"code": code, "message": text, "level": "warn"} for text in messages],
    }
    return Response(orjson.dumps(envelope), fault.status, media_type=JSON, headers=fault.headers)


@contextmanager
def coded(**codes: str) -> Iterator[None]:
    """Give the faults that occur within a code by status: `coded(s404="JOB-NOTFOUND-004")`."""
    try:
        yield
    except ApiFault as fault:
        fault.code = fault.code or codes.get(f"s{fault.status}")
        raise


async def in_thread(work: Callable[[], T], **codes: str) -> T:
    """Run work that reads or writes the store in a thread; see coded()."""
    with coded(**codes):
        return await to_thread.run_sync(work)


def _request_id() -> str:
    text = secrets.token_hex(16)
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
