# generated from endpoints/v2/content.toml; do not edit
"""Models of `client.v2.content`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET
from lytics_async.call.structure import (
    anything,
    list_of,
    map_of,
    mismatch,
    number,
    plain,
    texts,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class ContentAlignment:
    """How well content lines up with topics.

    Attributes:
        alignment: a score from 0 to 1, by name of what was compared.
        extra: fields of the response that are not listed here.
    """

    alignment: dict[str, float] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.alignment = _map_of_number(get("alignment"))
        if not _content_alignment_fields.issuperset(value):
            self.extra = unlisted(value, _content_alignment_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"alignment": self.alignment, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class ContentTopics:
    """Topics, and their weights.

    Attributes:
        topics: weight by topic.
        extra: further fields to send.
    """

    topics: Mapping[str, float]
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.topics = _map_of_number(get("topics"))
        if not _content_topics_fields.issuperset(value):
            self.extra = unlisted(value, _content_topics_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"topics": self.topics, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class ContentClassification:
    """What a page is about, and how that was found.

    Attributes:
        content: the page.
        steps: the steps of the extraction.
        extra: fields of the response that are not listed here.
    """

    content: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    # No shape is published.
    steps: list[Any] = attrs.field(factory=list, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.content = _map_of_anything(get("content"))
        self.steps = _list_of_anything(get("steps"))
        if not _content_classification_fields.issuperset(value):
            self.extra = unlisted(value, _content_classification_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"content": plain(self.content), "steps": plain(self.steps), **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class ContentEnrichment:
    """The topics of a page or a text.

    Attributes:
        input: what was given.
        topics: relevance by topic.
        inferred_topics: relevance by topic that is not in the text.
        extra: fields of the response that are not listed here.
    """

    input: str | None = None
    topics: dict[str, float] = attrs.field(factory=dict)
    inferred_topics: dict[str, float] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.input = input_ = get("input")
        if type(input_) is not str and input_ is not None:
            mismatch("str", input_)
        self.topics = _map_of_number(get("topics"))
        self.inferred_topics = _map_of_number(get("inferred_topics"))
        if not _content_enrichment_fields.issuperset(value):
            self.extra = unlisted(value, _content_enrichment_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "input": self.input,
            "topics": self.topics,
            "inferred_topics": self.inferred_topics,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ContentOpportunityDimension:
    """A figure of a topic.

    Attributes:
        label: its name.
        subject: what it is about.
        value: the figure.
        extra: fields of the response that are not listed here.
    """

    label: str | None = None
    subject: str | None = None
    value: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.subject = subject_ = get("subject")
        if type(subject_) is not str and subject_ is not None:
            mismatch("str", subject_)
        self.value = value_ = get("value")
        if value_ is not None:
            self.value = number(value_)
        if not _content_opportunity_dimension_fields.issuperset(value):
            self.extra = unlisted(value, _content_opportunity_dimension_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "label": self.label,
            "subject": self.subject,
            "value": self.value,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ContentOpportunity:
    """A topic, and how wanted it is.

    Attributes:
        topic: the topic.
        context_layer: the layer that it belongs to.
        segments: segments that it matters for.
        dimensions: the figures.
        extra: fields of the response that are not listed here.
    """

    topic: str | None = None
    context_layer: str | None = None
    segments: list[str] = attrs.field(factory=list)
    dimensions: list[ContentOpportunityDimension] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.topic = topic_ = get("topic")
        if type(topic_) is not str and topic_ is not None:
            mismatch("str", topic_)
        self.context_layer = context_layer_ = get("context_layer")
        if type(context_layer_) is not str and context_layer_ is not None:
            mismatch("str", context_layer_)
        self.segments = texts(get("segments"))
        self.dimensions = _list_of_content_opportunity_dimension(get("dimensions"))
        if not _content_opportunity_fields.issuperset(value):
            self.extra = unlisted(value, _content_opportunity_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "topic": self.topic,
            "context_layer": self.context_layer,
            "segments": self.segments,
            "dimensions": plain(self.dimensions),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ContentOpportunities:
    """The topics of a day, and how wanted they are.

    Attributes:
        topics: the topics.
        extra: fields of the response that are not listed here.
    """

    topics: list[ContentOpportunity] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.topics = _list_of_content_opportunity(get("topics"))
        if not _content_opportunities_fields.issuperset(value):
            self.extra = unlisted(value, _content_opportunities_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"topics": plain(self.topics), **plain(self.extra)}


_map_of_number = map_of(number)
_content_alignment_fields = frozenset({"alignment"})
_content_topics_fields = frozenset({"topics"})
_map_of_anything = map_of(anything)
_list_of_anything = list_of(anything)
_content_classification_fields = frozenset({"content", "steps"})
_content_enrichment_fields = frozenset({"input", "topics", "inferred_topics"})
_content_opportunity_dimension_fields = frozenset({"label", "subject", "value"})
_list_of_content_opportunity_dimension = list_of(ContentOpportunityDimension.from_json)
_content_opportunity_fields = frozenset({"topic", "context_layer", "segments", "dimensions"})
_list_of_content_opportunity = list_of(ContentOpportunity.from_json)
_content_opportunities_fields = frozenset({"topics"})
