# generated from endpoints/v2/system_events.toml; do not edit
"""The service `client.v2.system_events`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, TypeVar, overload

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.paging import AsyncPager
from lytics_async.call.service import Service
from lytics_async.models.v2.system_events import SystemEvent
from lytics_async.operations.v2 import system_events as operations

T = TypeVar("T")


class SystemEvents(Service):
    """System events: what has changed in the account, page by page.

    Reached as `client.v2.system_events`.
    """

    __slots__ = ()

    @overload
    def list(
        self,
        *,
        subject_type: Literal["work", "auth", "segment", "entity", "account", "user", "report"]
        | None = None,
        subject_id: str | None = None,
        verb: Literal["created", "updated", "deleted", "status"] | None = None,
        priority: int | None = None,
        before: datetime | None = None,
        after: datetime | None = None,
        start: int | str | None = None,
        page_size: int = 100,
        limit: int | None = None,
        raw: Literal[False] = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[SystemEvent]: ...
    @overload
    def list(
        self,
        *,
        subject_type: Literal["work", "auth", "segment", "entity", "account", "user", "report"]
        | None = None,
        subject_id: str | None = None,
        verb: Literal["created", "updated", "deleted", "status"] | None = None,
        priority: int | None = None,
        before: datetime | None = None,
        after: datetime | None = None,
        start: int | str | None = None,
        page_size: int = 100,
        limit: int | None = None,
        into: type[T],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[T]: ...
    @overload
    def list(
        self,
        *,
        subject_type: Literal["work", "auth", "segment", "entity", "account", "user", "report"]
        | None = None,
        subject_id: str | None = None,
        verb: Literal["created", "updated", "deleted", "status"] | None = None,
        priority: int | None = None,
        before: datetime | None = None,
        after: datetime | None = None,
        start: int | str | None = None,
        page_size: int = 100,
        limit: int | None = None,
        raw: Literal[True],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[dict[str, Any]]: ...
    @overload
    def list(
        self,
        *,
        subject_type: Literal["work", "auth", "segment", "entity", "account", "user", "report"]
        | None = None,
        subject_id: str | None = None,
        verb: Literal["created", "updated", "deleted", "status"] | None = None,
        priority: int | None = None,
        before: datetime | None = None,
        after: datetime | None = None,
        start: int | str | None = None,
        page_size: int = 100,
        limit: int | None = None,
        raw: bool,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[SystemEvent] | AsyncPager[dict[str, Any]]: ...
    def list(
        self,
        *,
        subject_type: Literal["work", "auth", "segment", "entity", "account", "user", "report"]
        | None = None,
        subject_id: str | None = None,
        verb: Literal["created", "updated", "deleted", "status"] | None = None,
        priority: int | None = None,
        before: datetime | None = None,
        after: datetime | None = None,
        start: int | str | None = None,
        page_size: int = 100,
        limit: int | None = None,
        into: type[Any] | None = None,
        raw: bool = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Any]:
        """List system events, page by page.

        GET /v2/event.

        It is the one list of API v2 that is published with pages.

        Args:
            subject_type: kind of thing that it was done to: "work" or "auth" or "segment" or
                "entity" or "account" or "user" or "report".
            subject_id: id of that thing.
            verb: what was done: "created" or "updated" or "deleted" or "status".
            priority: how much it matters, from 0 to 6.
            before: events before this time.
            after: events after this time.
            start: number of events before the first page; the cursor of a pager.
            page_size: events a request, at most 100 (the server's default: 20).
            limit: how many items to hand out in all; no bound by default.
            into: your class to build each item as: an attrs class, a dataclass, a TypedDict, a
                msgspec Struct or a pydantic model.
            raw: hand out each item as the server sent it.
        """
        return self._pages(
            operations.LIST,
            {
                "subject_type": subject_type,
                "subject_id": subject_id,
                "verb": verb,
                "priority": priority,
                "before": before,
                "after": after,
                "start": start,
            },
            options,
            page_size=page_size,
            limit=limit,
            into=into,
            raw=raw,
        )

    async def get(
        self, event: str, *, options: RequestOptions | Options | None = None
    ) -> SystemEvent:
        """Return one system event.

        GET /v2/event/{id}.

        Args:
            event: id of the event.

        Raises:
            NotFound: there is no such event (`NOTFOUND-003`).
        """
        return await self._call(operations.GET, {"event": event}, options)
