# generated from endpoints/v1/system_events.toml; do not edit
"""The service `client.system_events`."""

from __future__ import annotations

import builtins
from datetime import datetime
from typing import Literal

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.system_events import SystemEvent
from lytics_async.operations import system_events as operations


class SystemEvents(Service):
    """System events: what has changed in the account, such as accounts, users and segments.

    Reached as `client.system_events`.
    """

    __slots__ = ()

    async def list(
        self,
        *,
        before: str | datetime | None = None,
        after: str | datetime | None = None,
        limit: int | None = None,
        verb: Literal["created", "updated", "deleted", "status", "clustered"] | str | None = None,
        subject_type: Literal["entity", "segment", "work", "account", "user"] | str | None = None,
        subject_id: str | None = None,
        query: str | None = None,
        start: str | datetime | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[SystemEvent]:
        """List system events by time, verb and subject.

        GET /api/event.

        There is no paging: narrow the time, or raise `limit`. To see what one user did, take the id
        from `users.get` (an address will do there) and ask with `subject_type="user",
        subject_id=…`.

        Args:
            before: only events older than this, absolute or relative such as `now-2h`; give this or
                `after`, since the published page has now-3d as the default of both.
            after: only events newer than this, absolute or relative such as `now-1w` (the server's
                default: now-3d).
            limit: most events to return (the server's default: 20).
            verb: only what was done in this way, all when omitted: "created" or "updated" or
                "deleted" or "status" or "clustered".
            subject_type: only events of this kind of thing: "entity", "segment", "work", "account",
                "user" or another; all when omitted.
            subject_id: only events of the thing with this id; give `subject_type`, too.
            query: name of a ready-made query, such as `dashboard_news`.
            start: begin of the time, absolute or relative such as `now-2w`.
        """
        return await self._call(
            operations.LIST,
            {
                "before": before,
                "after": after,
                "limit": limit,
                "verb": verb,
                "subject_type": subject_type,
                "subject_id": subject_id,
                "query": query,
                "start": start,
            },
            options,
        )

    async def get(
        self, event: str, *, options: RequestOptions | Options | None = None
    ) -> SystemEvent:
        """Return one system event.

        GET /api/event/{id}.

        Args:
            event: id of the event.

        Raises:
            NotFound: no such event.
        """
        return await self._call(operations.GET, {"event": event}, options)
