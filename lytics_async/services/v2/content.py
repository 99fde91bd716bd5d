# generated from endpoints/v2/content.toml; do not edit
"""The service `client.v2.content`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.content import (
    ContentAlignment,
    ContentClassification,
    ContentEnrichment,
    ContentOpportunities,
    ContentTopics,
)
from lytics_async.operations.v2 import content as operations


class Content(Service):
    """Content: topics of pages and texts, and what is missing.

    Reached as `client.v2.content`.
    """

    __slots__ = ()

    async def align(
        self,
        *,
        method: str | None = None,
        config: str | None = None,
        limit: int | None = None,
        topics: Mapping[str, float] | Unset = UNSET,
        body: ContentTopics | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ContentAlignment:
        """Compute how well content lines up with topics.

        POST /v2/content/align.

        Args:
            method: how similarity is measured (the server's default: jaccard).
            config: id of the affinities; those of the account by default.
            limit: most results (the server's default: 10).
            topics: weight by topic (required).
            body: all fields, instead of the keywords for them.
        """
        return await self._call(
            operations.ALIGN,
            {"method": method, "config": config, "limit": limit, "topics": topics, "body": body},
            options,
        )

    async def classify(
        self, *, url: str, options: RequestOptions | Options | None = None
    ) -> ContentClassification:
        """Find out what a page is about, and report the steps.

        POST /v2/content/classify.

        Args:
            url: the page.

        Raises:
            BadRequest: the URL is not valid.
        """
        return await self._call(operations.CLASSIFY, {"url": url}, options)

    async def enrich(
        self,
        *,
        url: str | None = None,
        text: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ContentEnrichment:
        """Find the topics of a page or a text.

        POST /v2/content/enrich.

        Pass one of the two.

        Args:
            url: a page.
            text: a text.

        Raises:
            BadRequest: there is neither a URL nor a text.
        """
        return await self._call(operations.ENRICH, {"url": url, "text": text}, options)

    async def get_opportunities(
        self, *, date: str | None = None, options: RequestOptions | Options | None = None
    ) -> ContentOpportunities:
        """Return which topics are wanted, and how much there is of them.

        GET /v2/content/opportunity.

        Args:
            date: day in UTC, such as `2026-11-29`; the latest by default.
        """
        return await self._call(operations.GET_OPPORTUNITIES, {"date": date}, options)
