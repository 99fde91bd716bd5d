# generated from endpoints/v1/segment_collection.toml; do not edit
"""The service `client.segment_collections`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.segment_collections import (
    SegmentCollection,
    SegmentCollectionCreate,
    SegmentCollectionMember,
    SegmentCollectionUpdate,
)
from lytics_async.operations import segment_collections as operations


class SegmentCollections(Service):
    """Segment collections: saved segments in groups, each with an order.

    The collection called Goals is predefined: it marks the main conversion funnel. The responses of
    this family are not published, so a collection is read as an open object. With `sideload=True`
    the server also loads the segments, under a key that is not published: look into
    `collection.extra`. Should it put them beside the collections, `client.request("GET",
    "/api/segmentcollection", query={"sideload": "true"})` returns the whole response.

    Reached as `client.segment_collections`.
    """

    __slots__ = ()

    async def list(
        self, *, sideload: bool | None = None, options: RequestOptions | Options | None = None
    ) -> builtins.list[SegmentCollection]:
        """List the segment collections.

        GET /api/segmentcollection.

        The list comes whole: there is no paging.

        Args:
            sideload: also load the segments of the collections.
        """
        return await self._call(operations.LIST, {"sideload": sideload}, options)

    async def create(
        self,
        *,
        sideload: bool | None = None,
        name: str | Unset = UNSET,
        members: Sequence[SegmentCollectionMember | Mapping[str, Any]] | Unset = UNSET,
        body: SegmentCollectionCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SegmentCollection:
        """Create a segment collection from saved segments.

        POST /api/segmentcollection.

        Args:
            sideload: respond with the segments of the collection as well.
            name: name for people.
            members: its segments, each with its place in the order.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not acceptable.
        """
        return await self._call(
            operations.CREATE,
            {"sideload": sideload, "name": name, "members": members, "body": body},
            options,
        )

    async def get(
        self,
        collection: str,
        *,
        sideload: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SegmentCollection:
        """Return one segment collection.

        GET /api/segmentcollection/{id}.

        Args:
            collection: id or slug.
            sideload: also load the segments of the collection.

        Raises:
            NotFound: no such segment collection.
        """
        return await self._call(
            operations.GET, {"collection": collection, "sideload": sideload}, options
        )

    async def update(
        self,
        collection: str,
        *,
        sideload: bool | None = None,
        name: str | Unset = UNSET,
        members: Sequence[SegmentCollectionMember | Mapping[str, Any]] | Unset = UNSET,
        body: SegmentCollectionUpdate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> SegmentCollection:
        """Change a segment collection.

        PUT /api/segmentcollection/{id}.

        Whether the server replaces the members or merges them is not published: send all of them.

        Args:
            collection: id.
            sideload: respond with the segments of the collection as well.
            name: name for people.
            members: its segments, each with its place in the order; send all of them.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such segment collection.
            BadRequest: a field is not acceptable.
        """
        return await self._call(
            operations.UPDATE,
            {
                "collection": collection,
                "sideload": sideload,
                "name": name,
                "members": members,
                "body": body,
            },
            options,
        )

    async def delete(
        self, collection: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete one segment collection.

        DELETE /api/segmentcollection/{id}.

        Args:
            collection: id.

        Raises:
            NotFound: no such segment collection.
        """
        await self._call(operations.DELETE, {"collection": collection}, options)
