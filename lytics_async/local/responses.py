"""Responses: the v1 envelope of a success and of a fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response

from lytics_async.local.faults import ApiFault
from lytics_async.local.settings import Settings

JSON = "application/json"


def succeed(
    settings: Settings,
    data: Any,
    *,
    status: int = 200,
    message: str = "success",
    headers: Mapping[str, str] | None = None,
    **members: Any,
) -> Response:
    """Respond with the full envelope; `members`, such as `_next`, are put next to `data`."""
    if data == [] and settings.empty_list == "null":
        data = None
    envelope: dict[str, Any] = {"data": data}
    if settings.envelope_status != "missing":
        envelope["status"] = "success" if settings.envelope_status == "word" else status
    if settings.envelope_message:
        envelope["message"] = message
    return Response(orjson.dumps(envelope | members), status, media_type=JSON, headers=headers)


def succeed_briefly(
    settings: Settings, data: Any, *, status: int = 200, word: bool = False
) -> Response:
    """Respond as the families do whose published envelope is short.

    Published is `data` alone, or with the word "success" as `status`. The service sends the full
    envelope: see Settings.shapes.
    """
    if settings.is_service:
        return succeed(settings, data, status=status)
    if data == [] and settings.empty_list == "null":
        data = None
    envelope = {"status": "success", "data": data} if word else {"data": data}
    return Response(orjson.dumps(envelope), status, media_type=JSON)


def succeed_bare(settings: Settings, data: Mapping[str, Any], *, status: int = 200) -> Response:
    """Respond with an object whose published form has no envelope: see Settings.bare_objects."""
    form = settings.bare_objects or ("enveloped" if settings.is_service else "bare")
    if form == "enveloped":
        return succeed(settings, data, status=status)
    body = dict(data)
    if form == "both":
        body |= {"data": data, "status": status, "message": "success"}
    return Response(orjson.dumps(body), status, media_type=JSON)


def fail(fault: ApiFault) -> Response:
    """Respond with the envelope of a fault."""
    if fault.status == 429:
        # No body is published for it, so none is sent.
        return Response(status_code=429, headers=fault.headers)
    envelope = {"data": fault.data, "status": fault.status, "message": fault.message}
    return Response(orjson.dumps(envelope), fault.status, media_type=JSON, headers=fault.headers)
