# generated from endpoints/v2/segments.toml; do not edit
"""The service `client.v2.segments`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from lytics_async.call.operation import UNSET, Filter, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.segments import (
    Segment,
    SegmentChanges,
    SegmentDeletion,
    SegmentFields,
    SegmentReference,
)
from lytics_async.operations.v2 import segments as operations


class Segments(Service):
    """Segments: the same as in API v1, with ancestors, exclusion lists and a bulk deletion that
    reports.

    To validate a FilterQL text, to count without saving, and to scan members, use
    `client.segments`: only API v1 has these.

    Reached as `client.v2.segments`.
    """

    __slots__ = ()

    async def list(
        self,
        *,
        table: str | None = None,
        valid: Literal["true", "false", "all"] | None = None,
        kind: Literal[
            "segment",
            "goal",
            "aspect",
            "conversion",
            "managed",
            "list",
            "metric",
            "candidate",
            "all",
        ]
        | None = None,
        sizes: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Segment]:
        """List the segments of the account.

        GET /v2/segment.

        Args:
            table: segments of this table only.
            valid: segments that can be evaluated, those that cannot, or all: "true" or "false" or
                "all".
            kind: segments of this kind only: "segment" or "goal" or "aspect" or "conversion" or
                "managed" or "list" or "metric" or "candidate" or "all".
            sizes: also count the profiles.
        """
        return await self._call(
            operations.LIST, {"table": table, "valid": valid, "kind": kind, "sizes": sizes}, options
        )

    async def get(
        self,
        segment: str,
        *,
        sizes: bool | None = None,
        inline: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Segment:
        """Return one segment.

        GET /v2/segment/{id}.

        Args:
            segment: id or slug of the segment.
            sizes: also count the profiles.
            inline: write the included segments out in the FilterQL.

        Raises:
            NotFound: there is no such segment.
        """
        return await self._call(
            operations.GET, {"segment": segment, "sizes": sizes, "inline": inline}, options
        )

    async def find(
        self,
        segment: str,
        *,
        sizes: bool | None = None,
        inline: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Segment | None:
        """Return one segment; None when there is none.

        GET /v2/segment/{id}.

        Args:
            segment: id or slug of the segment.
            sizes: also count the profiles.
            inline: write the included segments out in the FilterQL.
        """
        return await self._find(
            operations.GET, {"segment": segment, "sizes": sizes, "inline": inline}, options
        )

    async def create(
        self,
        *,
        name: str | Unset = UNSET,
        slug_name: str | Unset | None = UNSET,
        segment_ql: str | Filter | Unset = UNSET,
        description: str | Unset | None = UNSET,
        kind: Literal[
            "segment", "aspect", "goal", "list", "conversion", "metric", "managed", "candidate"
        ]
        | Unset
        | None = UNSET,
        table: str | Unset | None = UNSET,
        is_public: bool | Unset | None = UNSET,
        tags: Sequence[str] | Unset = UNSET,
        category: str | Unset | None = UNSET,
        save_hist: bool | Unset | None = UNSET,
        schedule_exit: bool | Unset | None = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        emit_trigger: bool | Unset | None = UNSET,
        body: SegmentFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Segment:
        """Create a segment.

        POST /v2/segment.

        A slug that is taken is not refused: the segment silently gets the next free one, such as
        `slug_1`. Read `slug_name` from the response.

        Args:
            name: its name for people (required).
            slug_name: its name for machines; a taken one silently becomes `slug_1` when a segment
                is created.
            segment_ql: the FilterQL text; write its FROM (required).
            description: what it is for.
            kind: what it is used for.
            table: the table whose profiles it selects.
            is_public: whether it is visible in the browser.
            tags: labels for people.
            category: its category.
            save_hist: whether a history of its size is kept.
            schedule_exit: whether profiles are evaluated again when a date makes them leave.
            expires_at: when it ends by itself.
            emit_trigger: whether entering and leaving it raises triggers.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the FilterQL is not valid.
            Unprocessable: the FilterQL is not valid.
        """
        return await self._call(
            operations.CREATE,
            {
                "name": name,
                "slug_name": slug_name,
                "segment_ql": segment_ql,
                "description": description,
                "kind": kind,
                "table": table,
                "is_public": is_public,
                "tags": tags,
                "category": category,
                "save_hist": save_hist,
                "schedule_exit": schedule_exit,
                "expires_at": expires_at,
                "emit_trigger": emit_trigger,
                "body": body,
            },
            options,
        )

    async def update(
        self,
        segment: str,
        *,
        name: str | Unset | None = UNSET,
        slug_name: str | Unset | None = UNSET,
        segment_ql: str | Filter | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        kind: Literal[
            "segment", "aspect", "goal", "list", "conversion", "metric", "managed", "candidate"
        ]
        | Unset
        | None = UNSET,
        is_public: bool | Unset | None = UNSET,
        tags: Sequence[str] | Unset = UNSET,
        category: str | Unset | None = UNSET,
        save_hist: bool | Unset | None = UNSET,
        schedule_exit: bool | Unset | None = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        emit_trigger: bool | Unset | None = UNSET,
        body: SegmentChanges | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Segment:
        """Change a segment; what is left out stays.

        PUT /v2/segment/{id}.

        Compare the returned `id`: a FilterQL text for another table, or without FROM, may create
        another segment. An ALIAS in it renames the slug.

        Args:
            segment: id or slug of the segment.
            name: its name for people.
            slug_name: its name for machines.
            segment_ql: the FilterQL text; write its FROM, since without one the server may create
                another segment.
            description: what it is for.
            kind: what it is used for.
            is_public: whether it is visible in the browser; `public_name` stays when it becomes
                false.
            tags: labels for people.
            category: its category.
            save_hist: whether a history of its size is kept.
            schedule_exit: whether profiles are evaluated again when a date makes them leave.
            expires_at: when it ends by itself.
            emit_trigger: whether entering and leaving it raises triggers.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the FilterQL is not valid, or the slug is taken.
            NotFound: there is no such segment.
        """
        return await self._call(
            operations.UPDATE,
            {
                "segment": segment,
                "name": name,
                "slug_name": slug_name,
                "segment_ql": segment_ql,
                "description": description,
                "kind": kind,
                "is_public": is_public,
                "tags": tags,
                "category": category,
                "save_hist": save_hist,
                "schedule_exit": schedule_exit,
                "expires_at": expires_at,
                "emit_trigger": emit_trigger,
                "body": body,
            },
            options,
        )

    async def list_ancestors(
        self, segment: str, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Segment]:
        """List the segments that include a segment, directly or through others.

        GET /v2/segment/{id}/ancestors.

        Args:
            segment: id or slug of the segment.

        Raises:
            NotFound: there is no such segment.
        """
        return await self._call(operations.LIST_ANCESTORS, {"segment": segment}, options)

    async def reevaluate(
        self,
        *,
        id: str | Unset = UNSET,
        body: SegmentReference | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> None:
        """Evaluate a segment again for all profiles.

        POST /v2/segment/reevaluate.

        Args:
            id: id of the segment (required).
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such segment.
        """
        await self._call(operations.REEVALUATE, {"id": id, "body": body}, options)

    async def change_exclusions(
        self,
        operation: Literal["add", "remove"],
        *,
        workflow: str | None = None,
        segment: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> None:
        """Add a segment to an export's exclusion list, or remove it from there.

        POST /v2/segment/exclude/{operation}.

        Exports of the workflow skip the profiles of an excluded segment.

        Args:
            operation: what to do: "add" or "remove".
            workflow: the workflow that the list belongs to, such as `webhook_triggers`.
            segment: id of the segment.

        Raises:
            BadRequest: the operation, the workflow or the segment is not valid.
        """
        await self._call(
            operations.CHANGE_EXCLUSIONS,
            {"operation": operation, "workflow": workflow, "segment": segment},
            options,
        )

    async def delete(
        self, segment: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete a segment.

        DELETE /v2/segment/{id}.

        Call `list_ancestors` first: what includes it could no longer be evaluated.

        Args:
            segment: id or slug of the segment.

        Raises:
            NotFound: there is no such segment.
            BadRequest: another segment includes it.
        """
        await self._call(operations.DELETE, {"segment": segment}, options)

    async def delete_many(
        self, ids: str, *, options: RequestOptions | Options | None = None
    ) -> SegmentDeletion:
        """Delete several segments, and report each.

        DELETE /v2/segment/{ids}.

        Look at `not_deleted`: the call succeeds even if segments are refused, such as those that
        others include.

        Args:
            ids: ids, with commas between them.
        """
        return await self._call(operations.DELETE_MANY, {"ids": ids}, options)
