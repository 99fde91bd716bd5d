"""ApiFault: a request that the API does not fulfil."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class ApiFault(Exception):
    """A request that is rejected, with the status and the message of the response.

    Attributes:
        data: the envelope's `data`; null in most responses.
        headers: further headers of the response.
        code: the error code of API v2; None for the one that belongs to the status.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        data: Any = None,
        headers: Mapping[str, str] | None = None,
        code: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.data = data
        self.headers = headers
        self.code = code
