# generated from endpoints/v1/segment.toml; do not edit
"""The service `client.segments`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar, overload

from lytics_async.call.operation import UNSET, Filter, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.paging import AsyncPager
from lytics_async.call.service import Service
from lytics_async.models.personalization import Profile
from lytics_async.models.segments import (
    Segment,
    SegmentAttribution,
    SegmentCreate,
    SegmentFieldInfo,
    SegmentFieldInfos,
    SegmentSize,
    SegmentUpdate,
)
from lytics_async.operations import segments as operations

T = TypeVar("T")


class Segments(Service):
    """Segments: define, count, validate and scan groups of profiles.

    Reached as `client.segments`.
    """

    __slots__ = ()

    async def list(
        self,
        *,
        table: str | None = None,
        valid: bool | Literal["all"] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Segment]:
        """List the segments of a table.

        GET /api/segment.

        The list comes whole: there is no paging.

        Args:
            table: table whose segments are listed; `content` gives the content collections (the
                server's default: user).
            valid: True for the valid ones only, False for the invalid ones only, "all" for both.
        """
        return await self._call(operations.LIST, {"table": table, "valid": valid}, options)

    async def create(
        self,
        *,
        name: str | Unset = UNSET,
        segment_ql: str | Filter | Unset = UNSET,
        slug_name: str | Unset = UNSET,
        is_public: bool | Unset = UNSET,
        description: str | Unset | None = UNSET,
        tags: Sequence[str] | Unset | None = UNSET,
        kind: Literal[
            "segment", "aspect", "goal", "list", "conversion", "metric", "managed", "candidate"
        ]
        | str
        | Unset = UNSET,
        body: SegmentCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Segment:
        """Create a segment from its fields.

        POST /api/segment.

        The response is the segment as it was stored; look at its `slug_name`, since a slug that is
        taken is silently renamed. To create or change a segment by its alias use `upsert`.

        Args:
            name: name for people.
            segment_ql: the FilterQL text, such as `FILTER AND (visits > 5) FROM user`.
            slug_name: name for queries; made from `name` when left out, and silently given a number
                when it is taken.
            is_public: show it in the profile API.
            description: text for people.
            tags: labels.
            kind: aspect (a trait) or goal (conversion); an ordinary segment when left out.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the FilterQL is not valid, or a field is not acceptable.
        """
        return await self._call(
            operations.CREATE,
            {
                "name": name,
                "segment_ql": segment_ql,
                "slug_name": slug_name,
                "is_public": is_public,
                "description": description,
                "tags": tags,
                "kind": kind,
                "body": body,
            },
            options,
        )

    async def upsert(
        self, filterql: str | Filter, *, options: RequestOptions | Options | None = None
    ) -> Segment:
        """Create the segment that a FilterQL text names by its ALIAS, or change it if it exists.

        POST /api/segment.

        Without `FROM` the table is user; without `WITH name` the alias is the name, too.

        Args:
            filterql: `FILTER … [FROM table] [WITH name = "…"] ALIAS slug`; line breaks in it count.

        Raises:
            BadRequest: the FilterQL is not valid.
        """
        return await self._call(operations.UPSERT, {"body": filterql}, options)

    async def get(
        self, segment: str, *, options: RequestOptions | Options | None = None
    ) -> Segment:
        """Return one segment.

        GET /api/segment/{id}.

        Args:
            segment: id or slug; the slugs size, sizes, validate, scan, fieldinfo and attribution
                cannot be reached, since those paths are taken.

        Raises:
            NotFound: no such segment.
        """
        return await self._call(operations.GET, {"segment": segment}, options)

    async def update(
        self,
        segment: str,
        *,
        name: str | Unset = UNSET,
        segment_ql: str | Filter | Unset = UNSET,
        slug_name: str | Unset = UNSET,
        is_public: bool | Unset = UNSET,
        description: str | Unset | None = UNSET,
        tags: Sequence[str] | Unset | None = UNSET,
        kind: Literal[
            "segment", "aspect", "goal", "list", "conversion", "metric", "managed", "candidate"
        ]
        | str
        | Unset = UNSET,
        body: SegmentUpdate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Segment:
        """Change a segment.

        PUT /api/segment/{id}.

        Whether fields that are left out are kept or cleared is not published. A new slug renames
        the segment.

        Args:
            segment: id or slug; the id is safer, since a repeat still finds it after a rename.
            name: name for people.
            segment_ql: the FilterQL text; write its FROM, since without one the server may create
                another segment.
            slug_name: name for queries.
            is_public: show it in the profile API.
            description: text for people.
            tags: labels.
            kind: aspect (a trait) or goal (conversion).
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such segment.
            BadRequest: the FilterQL is not valid, or a field is not acceptable.
        """
        return await self._call(
            operations.UPDATE,
            {
                "segment": segment,
                "name": name,
                "segment_ql": segment_ql,
                "slug_name": slug_name,
                "is_public": is_public,
                "description": description,
                "tags": tags,
                "kind": kind,
                "body": body,
            },
            options,
        )

    async def delete(
        self, segment: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete one segment.

        DELETE /api/segment/{id}.

        Args:
            segment: id or slug.

        Raises:
            NotFound: no such segment.
        """
        await self._call(operations.DELETE, {"segment": segment}, options)

    async def delete_many(
        self, *, ids: Sequence[str], options: RequestOptions | Options | None = None
    ) -> None:
        """Delete several segments in one call.

        DELETE /api/segment.

        Args:
            ids: ids of the segments.

        Raises:
            NotFound: one of the segments does not exist; none is deleted.
        """
        await self._call(operations.DELETE_MANY, {"ids": ids}, options)

    async def size(
        self, filterql: str | Filter, *, options: RequestOptions | Options | None = None
    ) -> SegmentSize:
        """Count the members of a query without saving it.

        POST /api/segment/size.

        The server takes about one such call every 10 seconds; that is the only request rate it
        publishes.

        Args:
            filterql: the query, such as `FILTER visits > 5 FROM user`.

        Raises:
            BadRequest: the FilterQL is not valid.
            RateLimited: the last call was less than about 10 seconds ago.
        """
        return await self._call(operations.SIZE, {"body": filterql}, options)

    async def size_filter(
        self,
        *,
        segments: str,
        table: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SegmentSize:
        """Count the members of a query without saving it, by a request that only reads.

        GET /api/segment/size.

        The same as `size`, with the query in the URL: for short queries, and for tokens that may
        only send GET requests.

        Args:
            segments: the query as FilterQL text, such as `FILTER visits > 5 FROM user`.
            table: table to count in, where the query has no FROM.

        Raises:
            BadRequest: the FilterQL is not valid.
            RateLimited: the last call was less than about 10 seconds ago.
        """
        return await self._call(
            operations.SIZE_FILTER, {"segments": segments, "table": table}, options
        )

    async def get_size(
        self,
        segment: str,
        *,
        table: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SegmentSize:
        """Count the members of one saved segment, by its id or slug.

        GET /api/segment/{id}/size.

        Args:
            segment: id or slug.
            table: table of the segment; a segment of `content` is not found without it.

        Raises:
            NotFound: no such segment in this table.
        """
        return await self._call(operations.GET_SIZE, {"segment": segment, "table": table}, options)

    async def validate(
        self, filterql: str | Filter, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Check a FilterQL text; return when it is valid.

        POST /api/segment/validate.

        Args:
            filterql: the query to check.

        Raises:
            BadRequest: it is not valid; the message says why.
        """
        await self._call(operations.VALIDATE, {"body": filterql}, options)

    async def sizes(
        self,
        *,
        ids: Sequence[str] | None = None,
        table: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[SegmentSize]:
        """Return the sizes of saved segments, of all of them by default, as the server keeps them.

        GET /api/segment/sizes.

        Args:
            ids: ids of the segments; every segment when left out.
            table: table whose segments are counted.

        Raises:
            NotFound: one of the segments does not exist.
        """
        return await self._call(operations.SIZES, {"ids": ids, "table": table}, options)

    @overload
    def scan(
        self,
        segment: str,
        *,
        fields: Sequence[str] | None = None,
        sort_field: str | None = None,
        sort_order: Literal["asc", "desc"] | None = None,
        recent: bool | None = None,
        splits: Sequence[int] | None = None,
        meta: bool | None = None,
        table: str | None = None,
        page_size: int = 100,
        start: str | None = None,
        limit: int | None = None,
        raw: Literal[False] = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Profile]: ...
    @overload
    def scan(
        self,
        segment: str,
        *,
        fields: Sequence[str] | None = None,
        sort_field: str | None = None,
        sort_order: Literal["asc", "desc"] | None = None,
        recent: bool | None = None,
        splits: Sequence[int] | None = None,
        meta: bool | None = None,
        table: str | None = None,
        page_size: int = 100,
        start: str | None = None,
        limit: int | None = None,
        into: type[T],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[T]: ...
    @overload
    def scan(
        self,
        segment: str,
        *,
        fields: Sequence[str] | None = None,
        sort_field: str | None = None,
        sort_order: Literal["asc", "desc"] | None = None,
        recent: bool | None = None,
        splits: Sequence[int] | None = None,
        meta: bool | None = None,
        table: str | None = None,
        page_size: int = 100,
        start: str | None = None,
        limit: int | None = None,
        raw: Literal[True],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[dict[str, Any]]: ...
    @overload
    def scan(
        self,
        segment: str,
        *,
        fields: Sequence[str] | None = None,
        sort_field: str | None = None,
        sort_order: Literal["asc", "desc"] | None = None,
        recent: bool | None = None,
        splits: Sequence[int] | None = None,
        meta: bool | None = None,
        table: str | None = None,
        page_size: int = 100,
        start: str | None = None,
        limit: int | None = None,
        raw: bool,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Profile] | AsyncPager[dict[str, Any]]: ...
    def scan(
        self,
        segment: str,
        *,
        fields: Sequence[str] | None = None,
        sort_field: str | None = None,
        sort_order: Literal["asc", "desc"] | None = None,
        recent: bool | None = None,
        splits: Sequence[int] | None = None,
        meta: bool | None = None,
        table: str | None = None,
        page_size: int = 100,
        start: str | None = None,
        limit: int | None = None,
        into: type[Any] | None = None,
        raw: bool = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Any]:
        """Scan the members of a saved segment, page by page.

        GET /api/segment/{segId}/scan.

        Pages are fetched while the loop runs: `async for profile in …`, or `.pages()`, or `await
        ….collect()`. A cursor expires after a time that is not published; a scan whose cursor
        expired has to start again.

        Args:
            segment: id or slug.
            fields: fields to return; all when omitted.
            sort_field: field to sort by.
            sort_order: direction of the sort: "asc" or "desc".
            recent: latest visit first.
            splits: only members in these A/B buckets, 0 to 99.
            meta: add the schema to the response of each page.
            table: table to scan, where the segment does not say it.
            page_size: profiles requested per page, at most 100 (a server limit); the server's own
                default of 10 would cost ten times the requests.
            start: cursor to continue from, the `cursor` of an earlier scan.
            limit: how many items to hand out in all; no bound by default.
            into: your class to build each item as: an attrs class, a dataclass, a TypedDict, a
                msgspec Struct or a pydantic model.
            raw: hand out each item as the server sent it.

        Raises:
            NotFound: no such segment.
            PagingError: the server no longer takes the cursor; the scan starts again.
        """
        return self._pages(
            operations.SCAN,
            {
                "segment": segment,
                "fields": fields,
                "sort_field": sort_field,
                "sort_order": sort_order,
                "recent": recent,
                "splits": splits,
                "meta": meta,
                "table": table,
                "start": start,
            },
            options,
            page_size=page_size,
            limit=limit,
            into=into,
            raw=raw,
        )

    @overload
    def scan_filter(
        self,
        filterql: str | Filter,
        *,
        fields: Sequence[str] | None = None,
        sort_field: str | None = None,
        sort_order: Literal["asc", "desc"] | None = None,
        recent: bool | None = None,
        splits: Sequence[int] | None = None,
        meta: bool | None = None,
        table: str | None = None,
        page_size: int = 100,
        start: str | None = None,
        limit: int | None = None,
        raw: Literal[False] = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Profile]: ...
    @overload
    def scan_filter(
        self,
        filterql: str | Filter,
        *,
        fields: Sequence[str] | None = None,
        sort_field: str | None = None,
        sort_order: Literal["asc", "desc"] | None = None,
        recent: bool | None = None,
        splits: Sequence[int] | None = None,
        meta: bool | None = None,
        table: str | None = None,
        page_size: int = 100,
        start: str | None = None,
        limit: int | None = None,
        into: type[T],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[T]: ...
    @overload
    def scan_filter(
        self,
        filterql: str | Filter,
        *,
        fields: Sequence[str] | None = None,
        sort_field: str | None = None,
        sort_order: Literal["asc", "desc"] | None = None,
        recent: bool | None = None,
        splits: Sequence[int] | None = None,
        meta: bool | None = None,
        table: str | None = None,
        page_size: int = 100,
        start: str | None = None,
        limit: int | None = None,
        raw: Literal[True],
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[dict[str, Any]]: ...
    @overload
    def scan_filter(
        self,
        filterql: str | Filter,
        *,
        fields: Sequence[str] | None = None,
        sort_field: str | None = None,
        sort_order: Literal["asc", "desc"] | None = None,
        recent: bool | None = None,
        splits: Sequence[int] | None = None,
        meta: bool | None = None,
        table: str | None = None,
        page_size: int = 100,
        start: str | None = None,
        limit: int | None = None,
        raw: bool,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Profile] | AsyncPager[dict[str, Any]]: ...
    def scan_filter(
        self,
        filterql: str | Filter,
        *,
        fields: Sequence[str] | None = None,
        sort_field: str | None = None,
        sort_order: Literal["asc", "desc"] | None = None,
        recent: bool | None = None,
        splits: Sequence[int] | None = None,
        meta: bool | None = None,
        table: str | None = None,
        page_size: int = 100,
        start: str | None = None,
        limit: int | None = None,
        into: type[Any] | None = None,
        raw: bool = False,
        options: RequestOptions | Options | None = None,
    ) -> AsyncPager[Any]:
        """Scan the profiles that match a query, page by page, without saving it.

        POST /api/segment/scan.

        Pages are fetched while the loop runs: `async for profile in …`, or `.pages()`, or `await
        ….collect()`. A cursor expires after a time that is not published; a scan whose cursor
        expired has to start again.

        Args:
            filterql: the query, `FILTER` included, such as `FILTER visits > 5 FROM user`.
            fields: fields to return; all when omitted.
            sort_field: field to sort by.
            sort_order: direction of the sort: "asc" or "desc".
            recent: latest visit first.
            splits: only profiles in these A/B buckets, 0 to 99.
            meta: add the schema to the response of each page.
            table: table to scan, where the query has no FROM.
            page_size: profiles requested per page, at most 100 (a server limit); the server's own
                default of 10 would cost ten times the requests.
            start: cursor to continue from, the `cursor` of an earlier scan.
            limit: how many items to hand out in all; no bound by default.
            into: your class to build each item as: an attrs class, a dataclass, a TypedDict, a
                msgspec Struct or a pydantic model.
            raw: hand out each item as the server sent it.

        Raises:
            BadRequest: the FilterQL is not valid.
            PagingError: the server no longer takes the cursor; the scan starts again.
        """
        return self._pages(
            operations.SCAN_FILTER,
            {
                "body": filterql,
                "fields": fields,
                "sort_field": sort_field,
                "sort_order": sort_order,
                "recent": recent,
                "splits": splits,
                "meta": meta,
                "table": table,
                "start": start,
            },
            options,
            page_size=page_size,
            limit=limit,
            into=into,
            raw=raw,
        )

    async def attribution(
        self,
        segment: str,
        *,
        limit: int | None = None,
        refresh: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[SegmentAttribution]:
        """Return the attribution history of one segment.

        GET /api/segment/{segId}/attribution.

        Args:
            segment: id of the segment.
            limit: points in time to return, counted back from now (the server's default: 168).
            refresh: rebuild the cached figures first (the server's default: True).

        Returns:
            a list, presumably of one entry.

        Raises:
            NotFound: no such segment.
        """
        return await self._call(
            operations.ATTRIBUTION,
            {"segment": segment, "limit": limit, "refresh": refresh},
            options,
        )

    async def attributions(
        self,
        *,
        ids: Sequence[str] | None = None,
        limit: int | None = None,
        refresh: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[SegmentAttribution]:
        """Return the attribution history of several segments.

        GET /api/segment/attribution.

        Args:
            ids: ids of the segments; every segment when left out.
            limit: points in time to return, counted back from now (the server's default: 168).
            refresh: rebuild the cached figures first; system administrators only (the server's
                default: False).

        Raises:
            NotFound: one of the segments does not exist.
        """
        return await self._call(
            operations.ATTRIBUTIONS, {"ids": ids, "limit": limit, "refresh": refresh}, options
        )

    async def field_info(
        self,
        segment: str,
        *,
        limit: int | None = None,
        fields: Sequence[str] | None = None,
        table: str | None = None,
        cached: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SegmentFieldInfo:
        """Tell what values the fields of a segment's members hold, with counts.

        GET /api/segment/{segId}/fieldinfo.

        Args:
            segment: id of the segment; a slug leads to a 500.
            limit: values to return per field, at most 1000 (the server's default: 20).
            fields: fields to describe; all when omitted.
            table: table of the members (the server's default: user).
            cached: False computes the figures again (the server's default: True).

        Raises:
            ServerError: a slug was given (some of the server's 500s are really bad requests).
        """
        return await self._call(
            operations.FIELD_INFO,
            {
                "segment": segment,
                "limit": limit,
                "fields": fields,
                "table": table,
                "cached": cached,
            },
            options,
        )

    async def field_infos(
        self,
        *,
        ids: Sequence[str],
        limit: int | None = None,
        fields: Sequence[str] | None = None,
        table: str | None = None,
        cached: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SegmentFieldInfos:
        """Tell what values the fields of several segments' members hold, with counts.

        GET /api/segment/fieldinfo.

        Args:
            ids: ids of the segments; slugs will not do.
            limit: values to return per field, at most 1000 (the server's default: 20).
            fields: fields to describe; all when omitted.
            table: table of the members (the server's default: user).
            cached: False computes the figures again (the server's default: True).

        Raises:
            NotFound: one of the segments does not exist.
            ServerError: a slug was given (some of the server's 500s are really bad requests).
        """
        return await self._call(
            operations.FIELD_INFOS,
            {"ids": ids, "limit": limit, "fields": fields, "table": table, "cached": cached},
            options,
        )

    async def field_info_filter(
        self,
        *,
        segments: str,
        limit: int | None = None,
        fields: Sequence[str] | None = None,
        table: str | None = None,
        cached: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SegmentFieldInfo:
        """Tell what values the fields of the profiles that match a query hold, with counts.

        GET /api/segment/fieldinfo.

        Args:
            segments: the query as FilterQL text, such as `FILTER visits > 5 FROM user`.
            limit: values to return per field, at most 1000 (the server's default: 20).
            fields: fields to describe; all when omitted.
            table: table of the members (the server's default: user).
            cached: False computes the figures again (the server's default: True).

        Raises:
            BadRequest: the FilterQL is not valid.
        """
        return await self._call(
            operations.FIELD_INFO_FILTER,
            {
                "segments": segments,
                "limit": limit,
                "fields": fields,
                "table": table,
                "cached": cached,
            },
            options,
        )

    async def summary(
        self, segment: str, *, options: RequestOptions | Options | None = None
    ) -> Any:
        """Summarize one segment, with the aspects that its members have in common.

        GET /api/segment/{id}/summary.

        Args:
            segment: id of the segment.

        Returns:
            the decoded JSON as it came: its shape is not published.

        Raises:
            NotFound: no such segment.
        """
        return await self._call(operations.SUMMARY, {"segment": segment}, options)
