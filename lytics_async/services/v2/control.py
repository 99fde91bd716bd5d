# generated from endpoints/v2/control.toml; do not edit
"""The service `client.v2.control`."""

from __future__ import annotations

from typing import Any

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.operations.v2 import control as operations


class Control(Service):
    """Quotas of the account.

    Reached as `client.v2.control`.
    """

    __slots__ = ()

    async def get_event_quota(self, *, options: RequestOptions | Options | None = None) -> Any:
        """Return how much of the quota of events is used.

        GET /v2/control/eventquota/thresholds.

        No form of the response is published, so it is returned as it comes.

        Returns:
            the use of the quota against its thresholds of 50, 75, 100 and 125 percent.
        """
        return await self._call(operations.GET_EVENT_QUOTA, {}, options)
