"""Bodies: read the body of a request, up to a size, as bytes, text or JSON."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members, check_object, decode, load_json
from lytics_async.local.responses import JSON

# Beyond this size a body waits on disk, so that many slow senders do not fill the memory.
_MEMORY_BYTES = 64 << 10


async def read_body(request: Request, limit: int) -> bytes:
    """Read a body of at most `limit` bytes; of a longer one, only the length is kept.

    Raises:
        ApiFault: 413, the body is longer.
    """
    with tempfile.SpooledTemporaryFile(_MEMORY_BYTES) as body:
        received = 0
        async for piece in request.stream():
            received += len(piece)
            if received <= limit:
                body.write(piece)
        if received > limit:
            raise ApiFault(413, f"Request body is {received} bytes, the limit is {limit}")
        body.seek(0)
        return body.read()


async def read_text(request: Request, limit: int, *, what: str) -> str:
    """Read a body as text; `what` begins the message of a fault: `Invalid SegmentQL`."""
    return decode(await read_body(request, limit), what=what)


async def read_json(request: Request, limit: int) -> Any:
    """Read a body as a JSON value."""
    return load_json(await read_body(request, limit))


async def read_object(request: Request, limit: int) -> dict[str, Any]:
    """Read a body as a JSON object, with all of its members."""
    return check_object(await read_json(request, limit))


async def read_members(
    request: Request,
    limit: int,
    types: Mapping[str, str],
    *,
    required: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Read the known members of a JSON object; see check_members()."""
    return check_members(await read_json(request, limit), types, required=required)


def is_json(request: Request, body: bytes) -> bool:
    """Return whether a body is JSON: by its content type or its first character."""
    content_type = request.headers.get("content-type", "")
    return content_type.startswith(JSON) or (
        not content_type.startswith("text/") and body.lstrip()[:1] == b"{"
    )
