# generated from endpoints/v1/content.toml; do not edit
"""The service `client.content`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.content import (
    ClassifiedDocument,
    ContentDocument,
    ContentDocuments,
    ContentMetrics,
    ContentRecommendation,
    ContentTopic,
    ContextLayer,
    CorpusDocument,
    RollupCreate,
    RollupSummary,
    Supertopic,
    SupertopicCreate,
    SupertopicTopic,
    SupertopicUpdate,
    TopicBlocklist,
    TopicBlocklistUpdate,
    TopicClusters,
    TopicGraph,
    TopicLabel,
    TopicPlot,
    TopicRollup,
    TopicSummary,
)
from lytics_async.operations import content as operations


class Content(Service):
    """Content: documents, the graph of their topics, and recommendations.

    Documents come in by the web tag, a crawl, mail tools or `add_document`; they are then
    classified into topics, which also feed each user's content affinity. The documents themselves
    are a table: scan them with `client.segments.scan_filter("FILTER … FROM content")`.

    Reached as `client.content`.
    """

    __slots__ = ()

    async def list_topics(
        self, *, limit: int | None = None, options: RequestOptions | Options | None = None
    ) -> builtins.list[ContentTopic]:
        """List the topics of the content graph.

        GET /api/content/topic.

        There is no way to page past `limit`.

        Args:
            limit: most topics to return (the server's default: 500).
        """
        return await self._call(operations.LIST_TOPICS, {"limit": limit}, options)

    async def get_topic(
        self, topic: str, *, options: RequestOptions | Options | None = None
    ) -> TopicSummary:
        """Return one topic: who has an affinity for it, and documents about it.

        GET /api/content/topic/{topic}.

        Args:
            topic: id or slug; a topic called `cluster` cannot be reached, since that path is taken.

        Raises:
            NotFound: no such topic.
        """
        return await self._call(operations.GET_TOPIC, {"topic": topic}, options)

    async def get_taxonomy(
        self,
        *,
        limit: int | None = None,
        budget: float | None = None,
        iterations: int | None = None,
        raw: bool | None = None,
        raw_threshold: float | None = None,
        cliques: bool | None = None,
        clique_threshold: float | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[TopicGraph]:
        """Return the graph of topics: how they depend on each other.

        GET /api/content/taxonomy.

        Args:
            limit: topics in the graph, at most 500 (a server limit).
            budget: how deep a simulation may walk the graph, such as 1.0.
            iterations: simulations for each topic, such as 8.
            raw: take the relations straight from the Bayesian network, without a simulation.
            raw_threshold: strength from which a tie counts with `raw`, such as 0.7.
            cliques: return a graph for each group of connected topics.
            clique_threshold: strength from which two groups count as connected.

        Returns:
            one graph; with `cliques` one for each group of connected topics.
        """
        return await self._call(
            operations.GET_TAXONOMY,
            {
                "limit": limit,
                "budget": budget,
                "iterations": iterations,
                "raw": raw,
                "raw_threshold": raw_threshold,
                "cliques": cliques,
                "clique_threshold": clique_threshold,
            },
            options,
        )

    async def plot_topics(
        self,
        *,
        segment_id: str | None = None,
        fields: Sequence[str] | None = None,
        filters: str | None = None,
        limit: int | None = None,
        options: RequestOptions | Options | None = None,
    ) -> TopicPlot:
        """Return the scores of topics for one segment.

        GET /api/content/filter/topic.

        Args:
            segment_id: segment to plot; not explained beyond its name.
            fields: score fields to plot; not explained beyond its name; all when omitted.
            filters: not explained on the page; none when omitted.
            limit: most results when a filter is given (the server's default: 10).
        """
        return await self._call(
            operations.PLOT_TOPICS,
            {"segment_id": segment_id, "fields": fields, "filters": filters, "limit": limit},
            options,
        )

    async def get_topic_blocklist(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[ContentTopic]:
        """List the blocked topics.

        GET /api/content/topicblocklist.
        """
        return await self._call(operations.GET_TOPIC_BLOCKLIST, {}, options)

    async def update_topic_blocklist(
        self,
        *,
        method: Literal["add", "delete"] | str | Unset = UNSET,
        ids: Sequence[str] | Unset = UNSET,
        body: TopicBlocklistUpdate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[ContentTopic]:
        """Block topics, or unblock them.

        POST /api/content/topicblocklist.

        Args:
            method: `add` blocks the topics, `delete` unblocks them (required).
            ids: labels of the topics (required).
            body: all fields, instead of the keywords for them.

        Returns:
            the blocked topics.

        Raises:
            BadRequest: the method is neither add nor delete.
        """
        return await self._call(
            operations.UPDATE_TOPIC_BLOCKLIST, {"method": method, "ids": ids, "body": body}, options
        )

    async def replace_topic_blocklist(
        self,
        *,
        ids: Sequence[str] | Unset = UNSET,
        body: TopicBlocklist | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[ContentTopic]:
        """Replace the whole list of blocked topics.

        PUT /api/content/topicblocklist.

        Args:
            ids: labels of the topics; an empty list blocks none (required).
            body: all fields, instead of the keywords for them.

        Returns:
            the blocked topics.
        """
        return await self._call(
            operations.REPLACE_TOPIC_BLOCKLIST, {"ids": ids, "body": body}, options
        )

    async def preview_topic_clusters(
        self,
        *,
        limit: int | None = None,
        direction: Literal["in", "out"] | None = None,
        penalty: float | None = None,
        threshold: float | None = None,
        options: RequestOptions | Options | None = None,
    ) -> TopicClusters:
        """Return the most central topics with the topics around them, without storing anything.

        GET /api/content/topic/cluster.

        A trial: settings that give good clusters are then given to `create_topic_clusters`.

        Args:
            limit: clusters to make, such as 8.
            direction: which way dependencies between topics are walked: "in" or "out".
            penalty: factor for depth, such as 0.9; the smaller, the less far a cluster reaches.
            threshold: strength from which a topic is a neighbour, such as 0.4.
        """
        return await self._call(
            operations.PREVIEW_TOPIC_CLUSTERS,
            {"limit": limit, "direction": direction, "penalty": penalty, "threshold": threshold},
            options,
        )

    async def create_topic_clusters(
        self,
        *,
        limit: int | None = None,
        direction: Literal["in", "out"] | None = None,
        penalty: float | None = None,
        threshold: float | None = None,
        options: RequestOptions | Options | None = None,
    ) -> TopicClusters:
        """Make rollups of the most central topics and the topics around them.

        POST /api/content/topic/cluster.

        Try the settings with `preview_topic_clusters` first.

        Args:
            limit: rollups to make, such as 8.
            direction: which way dependencies between topics are walked: "in" or "out".
            penalty: factor for depth, such as 0.9; the smaller, the less far a cluster reaches.
            threshold: strength from which a topic is a neighbour, such as 0.4.
        """
        return await self._call(
            operations.CREATE_TOPIC_CLUSTERS,
            {"limit": limit, "direction": direction, "penalty": penalty, "threshold": threshold},
            options,
        )

    async def get_topic_cluster(
        self,
        topic: str,
        *,
        direction: Literal["in", "out"] | None = None,
        penalty: float | None = None,
        threshold: float | None = None,
        options: RequestOptions | Options | None = None,
    ) -> TopicClusters | builtins.list[str]:
        """Return the topics around one topic, as candidates for a rollup.

        GET /api/content/topic/cluster/{topicId}.

        Args:
            topic: label of the topic.
            direction: which way dependencies between topics are walked: "in" or "out".
            penalty: factor for depth, such as 0.9; the smaller, the less far a cluster reaches.
            threshold: strength from which a topic is a neighbour, such as 0.4.

        Returns:
            clusters, as published, or the bare list of labels.

        Raises:
            NotFound: no such topic.
        """
        return await self._call(
            operations.GET_TOPIC_CLUSTER,
            {"topic": topic, "direction": direction, "penalty": penalty, "threshold": threshold},
            options,
        )

    async def list_rollups(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[TopicRollup]:
        """List the topic rollups: topics under one label.

        GET /api/content/topicrollup.
        """
        return await self._call(operations.LIST_ROLLUPS, {}, options)

    async def create_rollup(
        self,
        *,
        label: str | Unset = UNSET,
        topics: Sequence[TopicLabel | Mapping[str, Any]] | Unset = UNSET,
        account: str | Unset = UNSET,
        body: RollupCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> TopicRollup:
        """Create a topic rollup.

        POST /api/content/topicrollup.

        Args:
            label: name for people (required).
            topics: the topics, each as `{"label": …}` (required).
            account: id of the account that it is for; that of the token when left out, presumably.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a topic has no label.
        """
        return await self._call(
            operations.CREATE_ROLLUP,
            {"label": label, "topics": topics, "account": account, "body": body},
            options,
        )

    async def get_rollup(
        self, rollup: str, *, options: RequestOptions | Options | None = None
    ) -> TopicRollup:
        """Return one topic rollup.

        GET /api/content/topicrollup/{id}.

        Args:
            rollup: id of the rollup.

        Raises:
            NotFound: no such rollup.
        """
        return await self._call(operations.GET_ROLLUP, {"rollup": rollup}, options)

    async def get_rollup_summary(
        self, label: str, *, options: RequestOptions | Options | None = None
    ) -> RollupSummary:
        """Return the documents that belong to one topic rollup.

        GET /api/content/rollup/{label}.

        Args:
            label: label of the rollup, unlike the id that `get_rollup` takes.

        Raises:
            NotFound: no such rollup.
        """
        return await self._call(operations.GET_ROLLUP_SUMMARY, {"label": label}, options)

    async def delete_rollup(
        self, rollup: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete one topic rollup.

        DELETE /api/content/topicrollup/{id}.

        Args:
            rollup: id of the rollup.

        Raises:
            NotFound: no such rollup.
        """
        await self._call(operations.DELETE_ROLLUP, {"rollup": rollup}, options)

    async def get_documents(
        self,
        *,
        urls: Sequence[str] | None = None,
        ids: Sequence[str] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ContentDocuments:
        """Look up documents by URL or by id.

        GET /api/content/doc.

        Give one of the two; whether the server takes both, or neither, is not published.

        Args:
            urls: URLs to look up; a single one is safest.
            ids: hashed URLs or campaign ids to look up; a single one is safest.
        """
        return await self._call(operations.GET_DOCUMENTS, {"urls": urls, "ids": ids}, options)

    async def add_document(
        self,
        document: Mapping[str, Any] | None = None,
        *,
        url: str | None = None,
        text: str | None = None,
        topics: Sequence[str] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> CorpusDocument:
        """Add a document, or change it, and classify it.

        POST /api/content/corpus.

        Give a `url`, which is fetched, or a `text`: in the document, or as a parameter for one
        without further attributes. A long text belongs into the document, since a parameter is part
        of the request's URL.

        Args:
            document: `id`, `text`, `url` and attributes of your own; a document of the same id, or
                else of the same URL, is changed.
            url: URL that is fetched, and that identifies the document.
            text: text of the document.
            topics: topics of your own, beside those that the classification finds.

        Raises:
            BadRequest: neither a url nor a text, or an attribute with a reserved name; the reserved
                names are not published.
        """
        return await self._call(
            operations.ADD_DOCUMENT,
            {"body": document, "url": url, "text": text, "topics": topics},
            options,
        )

    async def add_document_topic(
        self,
        field: str,
        value: str,
        topic: str,
        *,
        relevance: float | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ContentDocument:
        """Attach a topic to a document, with a relevance.

        POST /api/content/doc/{docField}/{docId}/topic/{topicLabel}.

        Args:
            field: field to find the document by, such as `hashedurl`.
            value: value of that field.
            topic: label of the topic.
            relevance: how much the document is about it, from 0 to 1 (the server's default: 0.5).

        Returns:
            the document with all its topics.

        Raises:
            NotFound: no such document.
        """
        return await self._call(
            operations.ADD_DOCUMENT_TOPIC,
            {"field": field, "value": value, "topic": topic, "relevance": relevance},
            options,
        )

    async def remove_document_topic(
        self,
        field: str,
        value: str,
        topic: str,
        *,
        relevance: float | None = None,
        options: RequestOptions | Options | None = None,
    ) -> None:
        """Detach a topic from a document.

        DELETE /api/content/doc/{docField}/{docId}/topic/{topicLabel}.

        Args:
            field: field to find the document by, such as `hashedurl`.
            value: value of that field.
            topic: label of the topic.
            relevance: of no evident use here; published with `add_document_topic`, too (the
                server's default: 0.5).

        Raises:
            NotFound: no such document, or it is not about this topic.
        """
        await self._call(
            operations.REMOVE_DOCUMENT_TOPIC,
            {"field": field, "value": value, "topic": topic, "relevance": relevance},
            options,
        )

    async def preview_classification(
        self,
        *,
        url: str | None = None,
        text: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ClassifiedDocument:
        """Classify a document without storing it.

        GET /api/content/doc/classify.

        Give a `url` or a `text`; a text has to fit into the request's URL.

        Args:
            url: URL of the document, which is fetched.
            text: text of the document.

        Raises:
            BadRequest: neither a url nor a text.
        """
        return await self._call(
            operations.PREVIEW_CLASSIFICATION, {"url": url, "text": text}, options
        )

    async def classify_document(
        self,
        *,
        url: str | None = None,
        text: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ClassifiedDocument:
        """Classify a document and store it.

        POST /api/content/doc/classify.

        Give a `url` or a `text`; a text has to fit into the request's URL. `add_document` takes
        longer texts, and attributes.

        Args:
            url: URL of the document, which is fetched.
            text: text of the document.

        Raises:
            BadRequest: neither a url nor a text.
        """
        return await self._call(operations.CLASSIFY_DOCUMENT, {"url": url, "text": text}, options)

    async def start_crawl(
        self,
        *,
        domain: str | None = None,
        domains: Sequence[str] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Any:
        """Start a crawl of one site or of several.

        POST /api/content/crawl.

        Nothing published tells how far a crawl has come.

        Args:
            domain: domain to start from.
            domains: several domains to start from.

        Returns:
            the decoded JSON as it came: its shape is not published.

        Raises:
            BadRequest: no domain.
        """
        return await self._call(
            operations.START_CRAWL, {"domain": domain, "domains": domains}, options
        )

    async def get_metrics(
        self, *, options: RequestOptions | Options | None = None
    ) -> ContentMetrics:
        """Tell how far the documents of the account are classified.

        GET /api/content/metrics.
        """
        return await self._call(operations.GET_METRICS, {}, options)

    async def recommend_for_user(
        self,
        field: str,
        value: str,
        *,
        content_segment: str,
        limit: int | None = None,
        shuffle: bool | None = None,
        visited: bool | None = None,
        topics: Sequence[str] | None = None,
        rank: Literal["popular", "recent", "affinity"] | None = None,
        wait: bool | None = None,
        email: str | None = None,
        url: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[ContentRecommendation]:
        """Recommend documents to one user.

        GET /api/content/recommend/user/{fieldname}/{fieldval}.

        There is no way to page past `limit`.

        Args:
            field: identity field of the user, such as `email`.
            value: its value; quoted as the path needs it.
            content_segment: id or slug of the collection of documents to choose from.
            limit: most documents to return.
            shuffle: return them in random order.
            visited: recommend what the user has seen, too.
            topics: only documents about these topics.
            rank: what comes first: "popular" or "recent" or "affinity".
            wait: wait until identities that take longer are resolved.
            email: identity to use where field and value are left out, which this path does not
                allow.
            url: recommend by the topics of this URL.

        Raises:
            NotFound: no user has this value in this field.
        """
        return await self._call(
            operations.RECOMMEND_FOR_USER,
            {
                "field": field,
                "value": value,
                "content_segment": content_segment,
                "limit": limit,
                "shuffle": shuffle,
                "visited": visited,
                "topics": topics,
                "rank": rank,
                "wait": wait,
                "email": email,
                "url": url,
            },
            options,
        )

    async def recommend_for_user_public(
        self,
        account: str,
        field: str,
        value: str,
        *,
        content_segment: str | None = None,
        limit: int | None = None,
        shuffle: bool | None = None,
        visited: bool | None = None,
        topics: Sequence[str] | None = None,
        rank: Literal["popular", "recent", "affinity"] | None = None,
        wait: bool | None = None,
        email: str | None = None,
        url: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[ContentRecommendation]:
        """Recommend documents to one user of the account that the path names.

        GET /api/content/recommend/{account}/user/{fieldname}/{fieldval}.

        The same as `recommend_for_user`, for web pages: the data token is enough. There is no way
        to page past `limit`.

        Args:
            account: id of the account.
            field: identity field of the user, such as `email`.
            value: its value; quoted as the path needs it.
            content_segment: id or slug of the collection of documents to choose from.
            limit: most documents to return.
            shuffle: return them in random order.
            visited: recommend what the user has seen, too.
            topics: only documents about these topics.
            rank: what comes first: "popular" or "recent" or "affinity".
            wait: wait until identities that take longer are resolved.
            email: identity to use where field and value are left out, which this path does not
                allow.
            url: recommend by the topics of this URL.

        Raises:
            NotFound: no user has this value in this field.
        """
        return await self._call(
            operations.RECOMMEND_FOR_USER_PUBLIC,
            {
                "account": account,
                "field": field,
                "value": value,
                "content_segment": content_segment,
                "limit": limit,
                "shuffle": shuffle,
                "visited": visited,
                "topics": topics,
                "rank": rank,
                "wait": wait,
                "email": email,
                "url": url,
            },
            options,
        )

    async def recommend_for_segment(
        self,
        segment: str,
        *,
        content_segment: str | None = None,
        limit: int | None = None,
        shuffle: bool | None = None,
        rank: Literal["popular", "recent", "affinity"] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[ContentRecommendation]:
        """Recommend documents to the users of a segment.

        GET /api/content/recommend/segment/{segId}.

        There is no way to page past `limit`.

        Args:
            segment: id or slug of the segment of users.
            content_segment: id or slug of the collection of documents to choose from.
            limit: most documents to return.
            shuffle: return them in random order.
            rank: what comes first: "popular" or "recent" or "affinity".

        Raises:
            NotFound: no such segment.
        """
        return await self._call(
            operations.RECOMMEND_FOR_SEGMENT,
            {
                "segment": segment,
                "content_segment": content_segment,
                "limit": limit,
                "shuffle": shuffle,
                "rank": rank,
            },
            options,
        )

    async def list_layers(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[ContextLayer]:
        """List the context layers: how the topics of documents become the interests of profiles.

        GET /api/content/config.
        """
        return await self._call(operations.LIST_LAYERS, {}, options)

    async def get_layer(
        self, layer: str, *, options: RequestOptions | Options | None = None
    ) -> ContextLayer:
        """Return one context layer.

        GET /api/content/config/{id}.

        Args:
            layer: id of the layer; `default` for the one that is made from the account settings.

        Raises:
            NotFound: no such layer.
        """
        return await self._call(operations.GET_LAYER, {"layer": layer}, options)

    async def list_supertopics(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Supertopic]:
        """List the Supertopics, which the API calls affinities, drafts included.

        GET /api/content/affinity.
        """
        return await self._call(operations.LIST_SUPERTOPICS, {}, options)

    async def get_supertopic(
        self, supertopic: str, *, options: RequestOptions | Options | None = None
    ) -> Supertopic:
        """Return one Supertopic.

        GET /api/content/affinity/{id}.

        Args:
            supertopic: id of the Supertopic.

        Raises:
            NotFound: no such Supertopic.
        """
        return await self._call(operations.GET_SUPERTOPIC, {"supertopic": supertopic}, options)

    async def create_supertopic(
        self,
        *,
        label: str | Unset = UNSET,
        topics: Sequence[SupertopicTopic | Mapping[str, Any]] | Unset = UNSET,
        description: str | Unset = UNSET,
        config_id: str | Unset = UNSET,
        method: str | Unset = UNSET,
        draft: bool | Unset = UNSET,
        body: SupertopicCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Supertopic:
        """Create a Supertopic, which the API calls an affinity.

        POST /api/content/affinity.

        Args:
            label: name for people; unique in the account, drafts included (required).
            topics: its topics and their weights (required).
            description: text for people.
            config_id: context layer that it belongs to.
            method: how the score is worked out.
            draft: True keeps it without effect on profiles; publishing adds its topics to the list
                of allowed ones.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is not acceptable.
            ServerError: the label is taken, also by a draft: labels are compared without case and
                punctuation.
        """
        return await self._call(
            operations.CREATE_SUPERTOPIC,
            {
                "label": label,
                "topics": topics,
                "description": description,
                "config_id": config_id,
                "method": method,
                "draft": draft,
                "body": body,
            },
            options,
        )

    async def update_supertopic(
        self,
        supertopic: str,
        *,
        label: str | Unset = UNSET,
        topics: Sequence[SupertopicTopic | Mapping[str, Any]] | Unset = UNSET,
        description: str | Unset = UNSET,
        config_id: str | Unset = UNSET,
        method: str | Unset = UNSET,
        draft: bool | Unset = UNSET,
        body: SupertopicUpdate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Supertopic:
        """Change a Supertopic, or publish its draft.

        PUT /api/content/affinity/{id}.

        Args:
            supertopic: id of the Supertopic.
            label: name for people; unique in the account, drafts included.
            topics: its topics and their weights.
            description: text for people.
            config_id: context layer that it belongs to.
            method: how the score is worked out.
            draft: False publishes it, which adds its topics to the list of allowed ones and may
                push others out.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such Supertopic.
            BadRequest: a field is not acceptable.
        """
        return await self._call(
            operations.UPDATE_SUPERTOPIC,
            {
                "supertopic": supertopic,
                "label": label,
                "topics": topics,
                "description": description,
                "config_id": config_id,
                "method": method,
                "draft": draft,
                "body": body,
            },
            options,
        )

    async def get_graph(self, *, options: RequestOptions | Options | None = None) -> Any:
        """Return the graph of topics that the account uses.

        GET /api/content/graph.

        Returns:
            the decoded JSON as it came: its shape is not published.
        """
        return await self._call(operations.GET_GRAPH, {}, options)

    async def get_neighborhood(
        self, *, topic: str | None = None, options: RequestOptions | Options | None = None
    ) -> Any:
        """Return the topics around one topic.

        GET /api/content/neighborhood.

        Args:
            topic: label of the topic.

        Returns:
            the decoded JSON as it came: its shape is not published.

        Raises:
            NotFound: no such topic.
        """
        return await self._call(operations.GET_NEIGHBORHOOD, {"topic": topic}, options)

    async def list_topic_urls(
        self,
        topic: str,
        *,
        limit: int | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ContentDocuments:
        """List documents about one topic, those that are most about it first.

        GET /api/content/topic/{topic}/urls.

        Args:
            topic: label of the topic.
            limit: documents to return.

        Raises:
            NotFound: no such topic.
        """
        return await self._call(
            operations.LIST_TOPIC_URLS, {"topic": topic, "limit": limit}, options
        )

    async def list_rollup_urls(
        self,
        label: str,
        *,
        limit: int | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ContentDocuments:
        """List documents about one Supertopic, by its exact label.

        GET /api/content/rollup/{label}/urls.

        Only pages of published Supertopics of the default layer are returned; of anything else,
        none.

        Args:
            label: label of the Supertopic.
            limit: documents to return.

        Raises:
            NotFound: no such Supertopic.
        """
        return await self._call(
            operations.LIST_ROLLUP_URLS, {"label": label, "limit": limit}, options
        )
