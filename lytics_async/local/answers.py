"""What the API answers: the v1 envelope of a success and of a refusal."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response

from .settings import Settings

__all__ = ["EXAMPLE", "JSON", "Refusal", "answer_bare", "answer_data", "refuse", "succeed"]

JSON = "application/json"

EXAMPLE: Mapping[str, str] = {"X-Local-Example": "true"}
"""Header of an answer that is the published example, since only the real service could work it out."""


class Refusal(Exception):
    """A request that is refused, with the status and the message of the answer.

    Attributes:
        data: what the envelope carries besides; null in most refusals.
        headers: further headers of the answer.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        data: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.data = data
        self.headers = headers


def succeed(
    settings: Settings,
    data: Any,
    *,
    status: int = 200,
    message: str = "success",
    headers: Mapping[str, str] | None = None,
    **members: Any,
) -> Response:
    """Answer with the envelope of a success; `members` stand beside `data`, as `_next` and `meta` do."""
    if data == [] and settings.empty_list == "null":
        data = None
    envelope: dict[str, Any] = {"data": data}
    if settings.envelope_status != "missing":
        envelope["status"] = "success" if settings.envelope_status == "word" else status
    if settings.envelope_message:
        envelope["message"] = message
    return Response(orjson.dumps(envelope | members), status, media_type=JSON, headers=headers)


def answer_data(
    settings: Settings, data: Any, *, status: int = 200, word: bool = False
) -> Response:
    """Answer with the short envelope of some families: `data` alone, or with the word success as `status`."""
    if data == [] and settings.empty_list == "null":
        data = None
    envelope = {"status": "success", "data": data} if word else {"data": data}
    return Response(orjson.dumps(envelope), status, media_type=JSON)


def answer_bare(settings: Settings, data: Mapping[str, Any], *, status: int = 200) -> Response:
    """Answer with an object that is published without an envelope, as a single account: see Settings.bare_objects."""
    if settings.bare_objects == "enveloped":
        return succeed(settings, data, status=status)
    body = dict(data)
    if settings.bare_objects == "both":
        body |= {"data": data, "status": status, "message": "success"}
    return Response(orjson.dumps(body), status, media_type=JSON)


def refuse(refusal: Refusal) -> Response:
    """Answer with the envelope of a refusal."""
    if refusal.status == 429:
        # No body is published for it, so none is sent.
        return Response(status_code=429, headers=refusal.headers)
    envelope = {"data": refusal.data, "status": refusal.status, "message": refusal.message}
    return Response(
        orjson.dumps(envelope), refusal.status, media_type=JSON, headers=refusal.headers
    )
