# generated from endpoints/v1/content.toml; do not edit
"""Operations of `client.content`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import anything, either, list_of, nothing, one_or_many, texts
from lytics_async.models.content import (
    ClassifiedDocument,
    ContentDocument,
    ContentDocuments,
    ContentMetrics,
    ContentRecommendation,
    ContentTopic,
    ContextLayer,
    CorpusDocument,
    RollupSummary,
    Supertopic,
    TopicClusters,
    TopicGraph,
    TopicPlot,
    TopicRollup,
    TopicSummary,
)

LIST_TOPICS: Final[Operation[list[ContentTopic]]] = Operation(
    name="content.list_topics",
    method="GET",
    path="/api/content/topic",
    retry="safe",
    structure=list_of(ContentTopic.from_json),
    returns="list[ContentTopic]",
    type=list[ContentTopic],
    query_params=(
        # Published as a string, but a number in its example.
        Param(name="limit", wire="limit"),
    ),
)
"""List the topics of the content graph."""

GET_TOPIC: Final[Operation[TopicSummary]] = Operation(
    name="content.get_topic",
    method="GET",
    path="/api/content/topic/{topic}",
    retry="safe",
    structure=TopicSummary.from_json,
    returns="TopicSummary",
    type=TopicSummary,
    path_params=(Param(name="topic", wire="topic", required=True),),
)
"""Return one topic: who has an affinity for it, and documents about it."""

# One graph is published, but cliques=true returns an array of them: both become a list.
GET_TAXONOMY: Final[Operation[list[TopicGraph]]] = Operation(
    name="content.get_taxonomy",
    method="GET",
    path="/api/content/taxonomy",
    retry="safe",
    structure=one_or_many(TopicGraph.from_json),
    returns="list[TopicGraph]",
    type=list[TopicGraph],
    query_params=(
        Param(name="limit", wire="limit"),
        # Published as a string, but a number in its example.
        Param(name="budget", wire="budget"),
        Param(name="iterations", wire="iter"),
        Param(name="raw", wire="raw"),
        # Published as a string, but a number in its example.
        Param(name="raw_threshold", wire="rawThreshold"),
        Param(name="cliques", wire="cliques"),
        # Published as a string, but a number in its example.
        Param(name="clique_threshold", wire="cliqueThreshold"),
    ),
)
"""Return the graph of topics: how they depend on each other."""

# The parameters are published without a word, and with defaults (123abc, none) that look
# like sample texts: those are not carried over.
PLOT_TOPICS: Final[Operation[TopicPlot]] = Operation(
    name="content.plot_topics",
    method="GET",
    path="/api/content/filter/topic",
    retry="safe",
    structure=TopicPlot.from_json,
    returns="TopicPlot",
    type=TopicPlot,
    query_params=(
        Param(name="segment_id", wire="segment_id"),
        # Published as a string without an example, under a plural.
        Param(name="fields", wire="fields", list_style="comma"),
        Param(name="filters", wire="filters"),
        Param(name="limit", wire="limit"),
    ),
)
"""Return the scores of topics for one segment."""

GET_TOPIC_BLOCKLIST: Final[Operation[list[ContentTopic]]] = Operation(
    name="content.get_topic_blocklist",
    method="GET",
    path="/api/content/topicblocklist",
    retry="safe",
    structure=list_of(ContentTopic.from_json),
    returns="list[ContentTopic]",
    type=list[ContentTopic],
)
"""List the blocked topics."""

# A POST that may be repeated: a topic that is blocked twice is blocked, and it is named by
# its label.
UPDATE_TOPIC_BLOCKLIST: Final[Operation[list[ContentTopic]]] = Operation(
    name="content.update_topic_blocklist",
    method="POST",
    path="/api/content/topicblocklist",
    retry="idempotent",
    structure=list_of(ContentTopic.from_json),
    returns="list[ContentTopic]",
    type=list[ContentTopic],
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("method", "method"),
            ("ids", "ids"),
        ),
        required_fields=frozenset({"method", "ids"}),
    ),
)
"""Block topics, or unblock them."""

# Declared as PUT, while its example says POST; but a POST without a method field would be
# update_topic_blocklist.
REPLACE_TOPIC_BLOCKLIST: Final[Operation[list[ContentTopic]]] = Operation(
    name="content.replace_topic_blocklist",
    method="PUT",
    path="/api/content/topicblocklist",
    retry="idempotent",
    structure=list_of(ContentTopic.from_json),
    returns="list[ContentTopic]",
    type=list[ContentTopic],
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(("ids", "ids"),),
        required_fields=frozenset({"ids"}),
    ),
)
"""Replace the whole list of blocked topics."""

PREVIEW_TOPIC_CLUSTERS: Final[Operation[TopicClusters]] = Operation(
    name="content.preview_topic_clusters",
    method="GET",
    path="/api/content/topic/cluster",
    retry="safe",
    structure=TopicClusters.from_json,
    returns="TopicClusters",
    type=TopicClusters,
    query_params=(
        # Published as a string, but a number in its example.
        Param(name="limit", wire="limit"),
        Param(name="direction", wire="direction"),
        # Published as a string, but a number in its example.
        Param(name="penalty", wire="penalty"),
        # Published as a string, but a number in its example.
        Param(name="threshold", wire="threshold"),
    ),
)
"""Return the most central topics with the topics around them, without storing anything."""

# It stores one rollup for each cluster, and a repeat could store them twice.
CREATE_TOPIC_CLUSTERS: Final[Operation[TopicClusters]] = Operation(
    name="content.create_topic_clusters",
    method="POST",
    path="/api/content/topic/cluster",
    retry="never",
    structure=TopicClusters.from_json,
    returns="TopicClusters",
    type=TopicClusters,
    query_params=(
        # Published as a string, but a number in its example.
        Param(name="limit", wire="limit"),
        Param(name="direction", wire="direction"),
        # Published as a string, but a number in its example.
        Param(name="penalty", wire="penalty"),
        # Published as a string, but a number in its example.
        Param(name="threshold", wire="threshold"),
    ),
)
"""Make rollups of the most central topics and the topics around them."""

# Published with the response for several clusters, while a schema that no operation names
# is a list of labels, which is what one cluster would be: both are read.
GET_TOPIC_CLUSTER: Final[Operation[TopicClusters | list[str]]] = Operation(
    name="content.get_topic_cluster",
    method="GET",
    path="/api/content/topic/cluster/{topicId}",
    retry="safe",
    structure=either(TopicClusters.from_json, texts),
    returns="TopicClusters | list[str]",
    type=TopicClusters | list[str],
    path_params=(Param(name="topic", wire="topicId", required=True),),
    query_params=(
        Param(name="direction", wire="direction"),
        # Published as a string, but a number in its example.
        Param(name="penalty", wire="penalty"),
        # Published as a string, but a number in its example.
        Param(name="threshold", wire="threshold"),
    ),
)
"""Return the topics around one topic, as candidates for a rollup."""

LIST_ROLLUPS: Final[Operation[list[TopicRollup]]] = Operation(
    name="content.list_rollups",
    method="GET",
    path="/api/content/topicrollup",
    retry="safe",
    structure=list_of(TopicRollup.from_json),
    returns="list[TopicRollup]",
    type=list[TopicRollup],
)
"""List the topic rollups: topics under one label."""

# Published below an id, which a rollup to be created cannot have yet; the published example
# posts to the path without one.
CREATE_ROLLUP: Final[Operation[TopicRollup]] = Operation(
    name="content.create_rollup",
    method="POST",
    path="/api/content/topicrollup",
    retry="never",
    structure=TopicRollup.from_json,
    returns="TopicRollup",
    type=TopicRollup,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("topics", "topics"),
            ("account", "acctid"),
        ),
        required_fields=frozenset({"label", "topics"}),
    ),
)
"""Create a topic rollup."""

GET_ROLLUP: Final[Operation[TopicRollup]] = Operation(
    name="content.get_rollup",
    method="GET",
    path="/api/content/topicrollup/{id}",
    retry="safe",
    structure=TopicRollup.from_json,
    returns="TopicRollup",
    type=TopicRollup,
    path_params=(Param(name="rollup", wire="id", required=True),),
)
"""Return one topic rollup."""

GET_ROLLUP_SUMMARY: Final[Operation[RollupSummary]] = Operation(
    name="content.get_rollup_summary",
    method="GET",
    path="/api/content/rollup/{label}",
    retry="safe",
    structure=RollupSummary.from_json,
    returns="RollupSummary",
    type=RollupSummary,
    path_params=(Param(name="label", wire="label", required=True),),
)
"""Return the documents that belong to one topic rollup."""

DELETE_ROLLUP: Final[Operation[None]] = Operation(
    name="content.delete_rollup",
    method="DELETE",
    path="/api/content/topicrollup/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="rollup", wire="id", required=True),),
)
"""Delete one topic rollup."""

GET_DOCUMENTS: Final[Operation[ContentDocuments]] = Operation(
    name="content.get_documents",
    method="GET",
    path="/api/content/doc",
    retry="safe",
    structure=ContentDocuments.from_json,
    returns="ContentDocuments",
    type=ContentDocuments,
    query_params=(
        # Published as a string, but under a plural; other calls of the API take commas and the
        # repeated form.
        Param(name="urls", wire="urls", list_style="comma", repeatable=True),
        # Published as a string, but under a plural; other calls of the API take commas and the
        # repeated form.
        Param(name="ids", wire="ids", list_style="comma", repeatable=True),
    ),
)
"""Look up documents by URL or by id."""

# Published with parameters in the query, while its examples send a JSON body: both are
# here. A document without id and URL would be added twice by a repeat.
ADD_DOCUMENT: Final[Operation[CorpusDocument]] = Operation(
    name="content.add_document",
    method="POST",
    path="/api/content/corpus",
    retry="never",
    structure=CorpusDocument.from_json,
    returns="CorpusDocument",
    type=CorpusDocument,
    query_params=(
        Param(name="url", wire="url"),
        Param(name="text", wire="text"),
        Param(name="topics", wire="topics", list_style="comma"),
    ),
    body=Body(style="json", content_type="application/json", required=False, argument="document"),
)
"""Add a document, or change it, and classify it."""

# A POST that may be repeated: the path names document and topic, and a repeat sets the same
# relevance again.
ADD_DOCUMENT_TOPIC: Final[Operation[ContentDocument]] = Operation(
    name="content.add_document_topic",
    method="POST",
    path="/api/content/doc/{docField}/{docId}/topic/{topicLabel}",
    retry="idempotent",
    structure=ContentDocument.from_json,
    returns="ContentDocument",
    type=ContentDocument,
    path_params=(
        Param(name="field", wire="docField", required=True),
        Param(name="value", wire="docId", required=True),
        Param(name="topic", wire="topicLabel", required=True),
    ),
    query_params=(
        # Published as a string, but a number in its example.
        Param(name="relevance", wire="relevance"),
    ),
)
"""Attach a topic to a document, with a relevance."""

REMOVE_DOCUMENT_TOPIC: Final[Operation[None]] = Operation(
    name="content.remove_document_topic",
    method="DELETE",
    path="/api/content/doc/{docField}/{docId}/topic/{topicLabel}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(
        Param(name="field", wire="docField", required=True),
        Param(name="value", wire="docId", required=True),
        Param(name="topic", wire="topicLabel", required=True),
    ),
    query_params=(
        # Published as a string, but a number in its example.
        Param(name="relevance", wire="relevance"),
    ),
)
"""Detach a topic from a document."""

PREVIEW_CLASSIFICATION: Final[Operation[ClassifiedDocument]] = Operation(
    name="content.preview_classification",
    method="GET",
    path="/api/content/doc/classify",
    retry="safe",
    structure=ClassifiedDocument.from_json,
    returns="ClassifiedDocument",
    type=ClassifiedDocument,
    query_params=(
        Param(name="url", wire="url"),
        Param(name="text", wire="text"),
    ),
)
"""Classify a document without storing it."""

# A text has no id that a repeat would find it by.
CLASSIFY_DOCUMENT: Final[Operation[ClassifiedDocument]] = Operation(
    name="content.classify_document",
    method="POST",
    path="/api/content/doc/classify",
    retry="never",
    structure=ClassifiedDocument.from_json,
    returns="ClassifiedDocument",
    type=ClassifiedDocument,
    query_params=(
        Param(name="url", wire="url"),
        Param(name="text", wire="text"),
    ),
)
"""Classify a document and store it."""

START_CRAWL: Final[Operation[Any]] = Operation(
    name="content.start_crawl",
    method="POST",
    path="/api/content/crawl",
    retry="never",
    structure=anything,
    returns="Any",
    query_params=(
        Param(name="domain", wire="domain"),
        # Published as a string whose example is a JSON array.
        Param(name="domains", wire="domains", list_style="json"),
    ),
)
"""Start a crawl of one site or of several."""

GET_METRICS: Final[Operation[ContentMetrics]] = Operation(
    name="content.get_metrics",
    method="GET",
    path="/api/content/metrics",
    retry="safe",
    structure=ContentMetrics.from_json,
    returns="ContentMetrics",
    type=ContentMetrics,
)
"""Tell how far the documents of the account are classified."""

RECOMMEND_FOR_USER: Final[Operation[list[ContentRecommendation]]] = Operation(
    name="content.recommend_for_user",
    method="GET",
    path="/api/content/recommend/user/{fieldname}/{fieldval}",
    retry="safe",
    structure=list_of(ContentRecommendation.from_json),
    returns="list[ContentRecommendation]",
    type=list[ContentRecommendation],
    path_params=(
        Param(name="field", wire="fieldname", required=True),
        Param(name="value", wire="fieldval", required=True),
    ),
    query_params=(
        Param(name="content_segment", wire="contentsegment", required=True),
        # Published as a string, but a number in its example.
        Param(name="limit", wire="limit"),
        Param(name="shuffle", wire="shuffle"),
        Param(name="visited", wire="visited"),
        # Published as a string whose example is a JSON array.
        Param(name="topics", wire="topics", list_style="json"),
        Param(name="rank", wire="rank"),
        Param(name="wait", wire="wait"),
        # Published for templates that leave field and value out; the path that they would use is
        # not published.
        Param(name="email", wire="email"),
        Param(name="url", wire="url"),
    ),
)
"""Recommend documents to one user."""

# Called public, and called with the data key in the published example; whether it works
# without a token is not published.
RECOMMEND_FOR_USER_PUBLIC: Final[Operation[list[ContentRecommendation]]] = Operation(
    name="content.recommend_for_user_public",
    method="GET",
    path="/api/content/recommend/{account}/user/{fieldname}/{fieldval}",
    retry="safe",
    structure=list_of(ContentRecommendation.from_json),
    returns="list[ContentRecommendation]",
    type=list[ContentRecommendation],
    path_params=(
        Param(name="account", wire="account", required=True),
        Param(name="field", wire="fieldname", required=True),
        Param(name="value", wire="fieldval", required=True),
    ),
    query_params=(
        # Marked as required, but the published example of this call leaves it out.
        Param(name="content_segment", wire="contentsegment"),
        # Published as a string, but a number in its example.
        Param(name="limit", wire="limit"),
        Param(name="shuffle", wire="shuffle"),
        Param(name="visited", wire="visited"),
        # Published as a string whose example is a JSON array.
        Param(name="topics", wire="topics", list_style="json"),
        Param(name="rank", wire="rank"),
        Param(name="wait", wire="wait"),
        # Published for templates that leave field and value out; the path that they would use is
        # not published.
        Param(name="email", wire="email"),
        Param(name="url", wire="url"),
    ),
    data_token=True,
)
"""Recommend documents to one user of the account that the path names."""

RECOMMEND_FOR_SEGMENT: Final[Operation[list[ContentRecommendation]]] = Operation(
    name="content.recommend_for_segment",
    method="GET",
    path="/api/content/recommend/segment/{segId}",
    retry="safe",
    structure=list_of(ContentRecommendation.from_json),
    returns="list[ContentRecommendation]",
    type=list[ContentRecommendation],
    path_params=(Param(name="segment", wire="segId", required=True),),
    query_params=(
        Param(name="content_segment", wire="contentsegment"),
        # Published as a string, but a number in its example.
        Param(name="limit", wire="limit"),
        Param(name="shuffle", wire="shuffle"),
        Param(name="rank", wire="rank"),
    ),
)
"""Recommend documents to the users of a segment."""

# Not in the reference; named by the vendor's notes of 2026.
LIST_LAYERS: Final[Operation[list[ContextLayer]]] = Operation(
    name="content.list_layers",
    method="GET",
    path="/api/content/config",
    retry="safe",
    structure=list_of(ContextLayer.from_json),
    returns="list[ContextLayer]",
    type=list[ContextLayer],
    published=False,
)
"""List the context layers: how the topics of documents become the interests of profiles."""

# Not in the reference; named by the vendor's notes of 2026.
GET_LAYER: Final[Operation[ContextLayer]] = Operation(
    name="content.get_layer",
    method="GET",
    path="/api/content/config/{id}",
    retry="safe",
    structure=ContextLayer.from_json,
    returns="ContextLayer",
    type=ContextLayer,
    path_params=(Param(name="layer", wire="id", required=True),),
    published=False,
)
"""Return one context layer."""

# Not in the reference; named by the vendor's notes of 2026.
LIST_SUPERTOPICS: Final[Operation[list[Supertopic]]] = Operation(
    name="content.list_supertopics",
    method="GET",
    path="/api/content/affinity",
    retry="safe",
    structure=list_of(Supertopic.from_json),
    returns="list[Supertopic]",
    type=list[Supertopic],
    published=False,
)
"""List the Supertopics, which the API calls affinities, drafts included."""

# Not in the reference; named by the vendor's notes of 2026.
GET_SUPERTOPIC: Final[Operation[Supertopic]] = Operation(
    name="content.get_supertopic",
    method="GET",
    path="/api/content/affinity/{id}",
    retry="safe",
    structure=Supertopic.from_json,
    returns="Supertopic",
    type=Supertopic,
    path_params=(Param(name="supertopic", wire="id", required=True),),
    published=False,
)
"""Return one Supertopic."""

# Not in the reference; named by the vendor's notes of 2026. Each call would create one
# more, so it is not retried.
CREATE_SUPERTOPIC: Final[Operation[Supertopic]] = Operation(
    name="content.create_supertopic",
    method="POST",
    path="/api/content/affinity",
    retry="never",
    structure=Supertopic.from_json,
    returns="Supertopic",
    type=Supertopic,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("topics", "topics"),
            ("description", "description"),
            ("config_id", "config_id"),
            ("method", "method"),
            ("draft", "draft"),
        ),
        required_fields=frozenset({"label", "topics"}),
    ),
    published=False,
)
"""Create a Supertopic, which the API calls an affinity."""

# Not in the reference; named by the vendor's notes of 2026.
UPDATE_SUPERTOPIC: Final[Operation[Supertopic]] = Operation(
    name="content.update_supertopic",
    method="PUT",
    path="/api/content/affinity/{id}",
    retry="idempotent",
    structure=Supertopic.from_json,
    returns="Supertopic",
    type=Supertopic,
    path_params=(Param(name="supertopic", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("topics", "topics"),
            ("description", "description"),
            ("config_id", "config_id"),
            ("method", "method"),
            ("draft", "draft"),
        ),
    ),
    published=False,
)
"""Change a Supertopic, or publish its draft."""

# Not in the reference; named by the vendor's notes of 2026, without a shape.
GET_GRAPH: Final[Operation[Any]] = Operation(
    name="content.get_graph",
    method="GET",
    path="/api/content/graph",
    retry="safe",
    structure=anything,
    returns="Any",
    published=False,
)
"""Return the graph of topics that the account uses."""

# Not in the reference; named by the vendor's notes of 2026, without parameters and a shape.
GET_NEIGHBORHOOD: Final[Operation[Any]] = Operation(
    name="content.get_neighborhood",
    method="GET",
    path="/api/content/neighborhood",
    retry="safe",
    structure=anything,
    returns="Any",
    query_params=(
        # Not named by any source; the call has to say which topic it is about, and
        # `options={"query": …}` sends anything else.
        Param(name="topic", wire="topic"),
    ),
    published=False,
)
"""Return the topics around one topic."""

# Not in the reference; the vendor's notes of 2026 name it, and a tested client uses it.
LIST_TOPIC_URLS: Final[Operation[ContentDocuments]] = Operation(
    name="content.list_topic_urls",
    method="GET",
    path="/api/content/topic/{topic}/urls",
    retry="safe",
    structure=ContentDocuments.from_json,
    returns="ContentDocuments",
    type=ContentDocuments,
    path_params=(Param(name="topic", wire="topic", required=True),),
    query_params=(Param(name="limit", wire="limit"),),
    published=False,
)
"""List documents about one topic, those that are most about it first."""

# Not in the reference; named by the vendor's notes of 2026.
LIST_ROLLUP_URLS: Final[Operation[ContentDocuments]] = Operation(
    name="content.list_rollup_urls",
    method="GET",
    path="/api/content/rollup/{label}/urls",
    retry="safe",
    structure=ContentDocuments.from_json,
    returns="ContentDocuments",
    type=ContentDocuments,
    path_params=(Param(name="label", wire="label", required=True),),
    query_params=(Param(name="limit", wire="limit"),),
    published=False,
)
"""List documents about one Supertopic, by its exact label."""
