# generated from endpoints/v1/content.toml; do not edit
"""Models of `client.content`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.model import (
    anything,
    either,
    list_of,
    map_of,
    mismatch,
    number,
    optional,
    plain,
    text,
    texts,
    time,
    unlisted,
)
from lytics_async.operation import UNSET, Unset


@attrs.define(kw_only=True)
class ContentTopic:
    """One topic and how far the users of the account have an affinity for it.

    Attributes:
        label: name of the topic.
        doc_count: documents about it.
        total: users in all.
        missing: users without an affinity for it.
        present: users with an affinity for it.
        avg: mean affinity, from 0 to 1.
        tags: labels, such as `custom`, and `blacklisted` for a blocked topic.
        extra: fields of the answer that are not listed here.
    """

    label: str
    doc_count: int | None = None
    total: int | None = None
    missing: int | None = None
    present: int | None = None
    avg: float | None = None
    tags: list[str] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        doc_count_ = get("doc_count")
        if doc_count_ is None:
            absent += "doc_count" not in value
        elif type(doc_count_) is not int:
            mismatch("int", doc_count_)
        total_ = get("total")
        if total_ is None:
            absent += "total" not in value
        elif type(total_) is not int:
            mismatch("int", total_)
        missing_ = get("missing")
        if missing_ is None:
            absent += "missing" not in value
        elif type(missing_) is not int:
            mismatch("int", missing_)
        present_ = get("present")
        if present_ is None:
            absent += "present" not in value
        elif type(present_) is not int:
            mismatch("int", present_)
        avg_ = get("avg")
        if avg_ is None:
            absent += "avg" not in value
        else:
            avg_ = number(avg_)
        tags_ = get("tags")
        if tags_ is None:
            absent += "tags" not in value
        tags_ = texts(tags_)
        extra = unlisted(ContentTopic, value) if len(value) + absent > 7 else {}
        self = cls.__new__(cls)
        self.label = label_
        self.doc_count = doc_count_
        self.total = total_
        self.missing = missing_
        self.present = present_
        self.avg = avg_
        self.tags = tags_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "label": self.label,
            "doc_count": self.doc_count,
            "total": self.total,
            "missing": self.missing,
            "present": self.present,
            "avg": self.avg,
            "tags": self.tags,
            **self.extra,
        }


@attrs.define(kw_only=True)
class TopicAffinity:
    """How the affinity for one topic is spread over the users.

    Attributes:
        total: users in all.
        missing: users without an affinity for it.
        present: users with an affinity for it.
        bucket_none: of the users with an affinity, those with next to none.
        bucket_low: those with a low one.
        bucket_mid: those with a middling one.
        bucket_high: those with a high one.
        avg: mean affinity, from 0 to 1.
        extra: fields of the answer that are not listed here.
    """

    total: int | None = None
    missing: int | None = None
    present: int | None = None
    bucket_none: int | None = None
    bucket_low: int | None = None
    bucket_mid: int | None = None
    bucket_high: int | None = None
    avg: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        total_ = get("total")
        if total_ is None:
            absent += "total" not in value
        elif type(total_) is not int:
            mismatch("int", total_)
        missing_ = get("missing")
        if missing_ is None:
            absent += "missing" not in value
        elif type(missing_) is not int:
            mismatch("int", missing_)
        present_ = get("present")
        if present_ is None:
            absent += "present" not in value
        elif type(present_) is not int:
            mismatch("int", present_)
        bucket_none_ = get("bucket_none")
        if bucket_none_ is None:
            absent += "bucket_none" not in value
        elif type(bucket_none_) is not int:
            mismatch("int", bucket_none_)
        bucket_low_ = get("bucket_low")
        if bucket_low_ is None:
            absent += "bucket_low" not in value
        elif type(bucket_low_) is not int:
            mismatch("int", bucket_low_)
        bucket_mid_ = get("bucket_mid")
        if bucket_mid_ is None:
            absent += "bucket_mid" not in value
        elif type(bucket_mid_) is not int:
            mismatch("int", bucket_mid_)
        bucket_high_ = get("bucket_high")
        if bucket_high_ is None:
            absent += "bucket_high" not in value
        elif type(bucket_high_) is not int:
            mismatch("int", bucket_high_)
        avg_ = get("avg")
        if avg_ is None:
            absent += "avg" not in value
        else:
            avg_ = number(avg_)
        extra = unlisted(TopicAffinity, value) if len(value) + absent > 8 else {}
        self = cls.__new__(cls)
        self.total = total_
        self.missing = missing_
        self.present = present_
        self.bucket_none = bucket_none_
        self.bucket_low = bucket_low_
        self.bucket_mid = bucket_mid_
        self.bucket_high = bucket_high_
        self.avg = avg_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "total": self.total,
            "missing": self.missing,
            "present": self.present,
            "bucket_none": self.bucket_none,
            "bucket_low": self.bucket_low,
            "bucket_mid": self.bucket_mid,
            "bucket_high": self.bucket_high,
            "avg": self.avg,
            **self.extra,
        }


# One class for the rows of topics, rollups and look-ups and for a document whose topics
# change: the same fields, more of them or fewer.
@attrs.define(kw_only=True)
class ContentDocument:
    """One document; look-ups return fewer of its fields than others do.

    Attributes:
        id: signed 64-bit hash of the URL as text, or a campaign's id.
        url: address, without its scheme in the samples.
        title: title.
        description: summary.
        author: who wrote it.
        topics: labels of its topics.
        topic_relevances: by topic: how much it is about it, from 0 to 1.
        topic_rollups: by label of the rollup: how much it is about it.
        primary_image: address of its main image.
        meta: meta tags as `name/value`.
        stream: stream it came in by.
        created: when it was seen first.
        updated: when it was changed last.
        fetched: when its page was read.
        extra: fields of the answer that are not listed here.
    """

    id: str | None = None
    url: str | None = None
    title: str | None = None
    description: str | None = None
    author: str | None = None
    topics: list[str] = attrs.field(factory=list)
    topic_relevances: dict[str, float] = attrs.field(factory=dict)
    topic_rollups: dict[str, float] = attrs.field(factory=dict)
    primary_image: str | None = None
    meta: list[str] = attrs.field(factory=list)
    stream: str | None = None
    created: datetime | None = None
    updated: datetime | None = None
    fetched: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        id_ = get("id")
        if id_ is None:
            absent += "id" not in value
        elif type(id_) is not str:
            mismatch("str", id_)
        url_ = get("url")
        if url_ is None:
            absent += "url" not in value
        elif type(url_) is not str:
            mismatch("str", url_)
        title_ = get("title")
        if title_ is None:
            absent += "title" not in value
        elif type(title_) is not str:
            mismatch("str", title_)
        description_ = get("description")
        if description_ is None:
            absent += "description" not in value
        elif type(description_) is not str:
            mismatch("str", description_)
        author_ = get("author")
        if author_ is None:
            absent += "author" not in value
        elif type(author_) is not str:
            mismatch("str", author_)
        topics_ = get("topics")
        if topics_ is None:
            absent += "topics" not in value
        topics_ = texts(topics_)
        topic_relevances_ = get("topic_relevances")
        if topic_relevances_ is None:
            absent += "topic_relevances" not in value
        topic_relevances_ = _map_of_number(topic_relevances_)
        topic_rollups_ = get("topic_rollups")
        if topic_rollups_ is None:
            absent += "topic_rollups" not in value
        topic_rollups_ = _map_of_number(topic_rollups_)
        primary_image_ = get("primary_image")
        if primary_image_ is None:
            absent += "primary_image" not in value
        elif type(primary_image_) is not str:
            mismatch("str", primary_image_)
        meta_ = get("meta")
        if meta_ is None:
            absent += "meta" not in value
        meta_ = texts(meta_)
        stream_ = get("stream")
        if stream_ is None:
            absent += "stream" not in value
        elif type(stream_) is not str:
            mismatch("str", stream_)
        created_ = get("created")
        if created_ is None:
            absent += "created" not in value
        else:
            created_ = time(created_)
        updated_ = get("updated")
        if updated_ is None:
            absent += "updated" not in value
        else:
            updated_ = time(updated_)
        fetched_ = get("fetched")
        if fetched_ is None:
            absent += "fetched" not in value
        else:
            fetched_ = time(fetched_)
        extra = unlisted(ContentDocument, value) if len(value) + absent > 14 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.url = url_
        self.title = title_
        self.description = description_
        self.author = author_
        self.topics = topics_
        self.topic_relevances = topic_relevances_
        self.topic_rollups = topic_rollups_
        self.primary_image = primary_image_
        self.meta = meta_
        self.stream = stream_
        self.created = created_
        self.updated = updated_
        self.fetched = fetched_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "url": self.url,
            "title": self.title,
            "description": self.description,
            "author": self.author,
            "topics": self.topics,
            "topic_relevances": self.topic_relevances,
            "topic_rollups": self.topic_rollups,
            "primary_image": self.primary_image,
            "meta": self.meta,
            "stream": self.stream,
            "created": plain(self.created),
            "updated": plain(self.updated),
            "fetched": plain(self.fetched),
            **self.extra,
        }


@attrs.define(kw_only=True)
class ContentDocuments:
    """Documents, and how many there are in all.

    Attributes:
        total: documents in all; there can be more than are returned, and no way to page.
        documents: those that are returned.
        extra: fields of the answer that are not listed here.
    """

    total: int | None = None
    # Called urls on the wire, but it holds documents.
    documents: list[ContentDocument] = attrs.field(factory=list, metadata={"wire": "urls"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        total_ = get("total")
        if total_ is None:
            absent += "total" not in value
        elif type(total_) is not int:
            mismatch("int", total_)
        documents_ = get("urls")
        if documents_ is None:
            absent += "urls" not in value
        documents_ = _list_of_content_document(documents_)
        extra = unlisted(ContentDocuments, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.total = total_
        self.documents = documents_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"total": self.total, "urls": plain(self.documents), **self.extra}


@attrs.define(kw_only=True)
class TopicSummary:
    """One topic: who has an affinity for it, and documents about it.

    Attributes:
        affinity: users by their affinity.
        docs: sample documents.
        extra: fields of the answer that are not listed here.
    """

    # Called topics on the wire, but it holds the figures of one topic.
    affinity: TopicAffinity | None = attrs.field(default=None, metadata={"wire": "topics"})
    docs: ContentDocuments | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        affinity_ = get("topics")
        if affinity_ is None:
            absent += "topics" not in value
        else:
            affinity_ = TopicAffinity.from_json(affinity_)
        docs_ = get("docs")
        if docs_ is None:
            absent += "docs" not in value
        else:
            docs_ = ContentDocuments.from_json(docs_)
        extra = unlisted(TopicSummary, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.affinity = affinity_
        self.docs = docs_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"topics": plain(self.affinity), "docs": plain(self.docs), **self.extra}


@attrs.define(kw_only=True)
class RollupSummary:
    """The documents that belong to one topic rollup.

    Attributes:
        docs: its documents.
        rollups: null in the only sample; nothing else is published.
        extra: fields of the answer that are not listed here.
    """

    docs: ContentDocuments | None = None
    rollups: Any = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        docs_ = get("docs")
        if docs_ is None:
            absent += "docs" not in value
        else:
            docs_ = ContentDocuments.from_json(docs_)
        rollups_ = get("rollups")
        if rollups_ is None:
            absent += "rollups" not in value
        extra = unlisted(RollupSummary, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.docs = docs_
        self.rollups = rollups_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"docs": plain(self.docs), "rollups": plain(self.rollups), **self.extra}


@attrs.define(kw_only=True)
class TopicRollup:
    """Several topics under one label.

    Attributes:
        id: id.
        label: name for people; `get_rollup_summary` asks by it.
        topics: what it is made of.
        account_id: account it belongs to.
        created: when it was made.
        updated: when it was changed last.
        extra: fields of the answer that are not listed here.
    """

    id: str | None = None
    label: str | None = None
    topics: list[RollupTopic] = attrs.field(factory=list)
    account_id: str | None = None
    created: datetime | None = None
    updated: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        id_ = get("id")
        if id_ is None:
            absent += "id" not in value
        elif type(id_) is not str:
            mismatch("str", id_)
        label_ = get("label")
        if label_ is None:
            absent += "label" not in value
        elif type(label_) is not str:
            mismatch("str", label_)
        topics_ = get("topics")
        if topics_ is None:
            absent += "topics" not in value
        topics_ = _list_of_rollup_topic(topics_)
        account_id_ = get("account_id")
        if account_id_ is None:
            absent += "account_id" not in value
        elif type(account_id_) is not str:
            mismatch("str", account_id_)
        created_ = get("created")
        if created_ is None:
            absent += "created" not in value
        else:
            created_ = time(created_)
        updated_ = get("updated")
        if updated_ is None:
            absent += "updated" not in value
        else:
            updated_ = time(updated_)
        extra = unlisted(TopicRollup, value) if len(value) + absent > 6 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.label = label_
        self.topics = topics_
        self.account_id = account_id_
        self.created = created_
        self.updated = updated_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "label": self.label,
            "topics": plain(self.topics),
            "account_id": self.account_id,
            "created": plain(self.created),
            "updated": plain(self.updated),
            **self.extra,
        }


@attrs.define(kw_only=True)
class RollupTopic:
    """One topic of a rollup.

    Attributes:
        label: name of the topic.
        value: its weight in the rollup.
        extra: fields of the answer that are not listed here.
    """

    label: str
    value: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        value_ = get("value")
        if value_ is None:
            absent += "value" not in value
        else:
            value_ = number(value_)
        extra = unlisted(RollupTopic, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.label = label_
        self.value = value_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"label": self.label, "value": self.value, **self.extra}


@attrs.define(kw_only=True)
class RollupCreate:
    """What a new topic rollup is made of.

    Attributes:
        label: name for people.
        topics: the topics, each as `{"label": …}`.
        account: id of the account that it is for; that of the token when left out, in all
            likelihood.
        extra: further fields to send.
    """

    label: str
    topics: Sequence[TopicLabel | Mapping[str, Any]]
    # The published example has it; whether it is needed is not published.
    account: str | Unset = attrs.field(default=UNSET, metadata={"wire": "acctid"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        topics_ = get("topics")
        if topics_ is None:
            absent += "topics" not in value
        topics_ = _list_of_topic_label(topics_)
        account_ = get("acctid", UNSET)
        if account_ is UNSET:
            absent += 1
        elif type(account_) is not str:
            mismatch("str", account_)
        extra = unlisted(RollupCreate, value) if len(value) + absent > 3 else {}
        self = cls.__new__(cls)
        self.label = label_
        self.topics = topics_
        self.account = account_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "topics": plain(self.topics),
            "acctid": self.account,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


@attrs.define(kw_only=True)
class TopicLabel:
    """A topic, by its label.

    Attributes:
        label: name of the topic.
        extra: further fields to send.
    """

    label: str
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        extra = unlisted(TopicLabel, value) if len(value) > 1 else {}
        self = cls.__new__(cls)
        self.label = label_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


@attrs.define(kw_only=True)
class TopicBlocklistUpdate:
    """What of the topic blocklist is to change.

    Attributes:
        method: `add` blocks the topics, `delete` unblocks them.
        ids: labels of the topics.
        extra: further fields to send.
    """

    method: Literal["add", "delete"] | str
    ids: Sequence[str]
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        method_ = get("method")
        if type(method_) is not str:
            mismatch("str", method_)
        ids_ = get("ids")
        if ids_ is None:
            absent += "ids" not in value
        ids_ = texts(ids_)
        extra = unlisted(TopicBlocklistUpdate, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.method = method_
        self.ids = ids_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "method": self.method,
            "ids": self.ids,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


@attrs.define(kw_only=True)
class TopicBlocklist:
    """The whole topic blocklist.

    Attributes:
        ids: labels of the topics; an empty list blocks none.
        extra: further fields to send.
    """

    ids: Sequence[str]
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        ids_ = get("ids")
        if ids_ is None:
            absent += "ids" not in value
        ids_ = texts(ids_)
        extra = unlisted(TopicBlocklist, value) if len(value) + absent > 1 else {}
        self = cls.__new__(cls)
        self.ids = ids_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "ids": self.ids,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


@attrs.define(kw_only=True)
class ClassifiedDocument:
    """A document and what its classification found.

    Attributes:
        id: its URL, or an id.
        url: its URL in parts.
        url_redirected_from: address that led to it, if another did.
        description: summary.
        long_description: longer summary.
        type: kind of document, such as `web`.
        stream: stream it came in by.
        http_status: status that its page was answered with; 0 in the sample.
        human_language: language, such as `en`.
        tags: what was found in it: topics and meta tags.
        flags: null in the only sample; nothing else is published.
        images: its images.
        primary_image: address of its main image.
        videos: null in the only sample; nothing else is published.
        primary_video: address of its main video.
        published: when it was published.
        author: who wrote it.
        page_count: pages it has.
        sitename: name of its site.
        product_description: of a product: its description.
        brand: of a product: its brand.
        price: of a product: its price, as text.
        save_amount: of a product: what is saved, as text.
        product_id: of a product: its id.
        created: when it was seen first.
        updated: when it was changed last.
        fetched: when its page was read.
        enriched: by enricher, such as diffbot: when it ran; 1970-01-01 for one that did not, in all
            likelihood.
        version: version of the classification.
        extra: fields of the answer that are not listed here.
    """

    id: str | None = None
    # An object here, but a text in every other answer about content.
    url: ClassifiedUrl | str | None = None
    url_redirected_from: str | None = None
    description: str | None = None
    long_description: str | None = None
    type: str | None = None
    stream: str | None = None
    http_status: int | None = attrs.field(default=None, metadata={"wire": "httpstatus"})
    human_language: str | None = attrs.field(default=None, metadata={"wire": "humanLanguage"})
    tags: list[ClassifiedTag] = attrs.field(factory=list)
    flags: Any = None
    images: list[ClassifiedImage] = attrs.field(factory=list)
    primary_image: str | None = None
    videos: Any = None
    primary_video: str | None = None
    published: datetime | None = None
    author: str | None = None
    page_count: int | None = attrs.field(default=None, metadata={"wire": "numpages"})
    sitename: str | None = None
    product_description: str | None = attrs.field(
        default=None, metadata={"wire": "productDescription"}
    )
    brand: str | None = None
    price: str | None = None
    save_amount: str | None = attrs.field(default=None, metadata={"wire": "saveAmount"})
    product_id: str | None = attrs.field(default=None, metadata={"wire": "productId"})
    created: datetime | None = None
    updated: datetime | None = None
    fetched: datetime | None = None
    enriched: dict[str, datetime | None] = attrs.field(factory=dict)
    version: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        id_ = get("id")
        if id_ is None:
            absent += "id" not in value
        elif type(id_) is not str:
            mismatch("str", id_)
        url_ = get("url")
        if url_ is None:
            absent += "url" not in value
        else:
            url_ = _either_classified_url_text(url_)
        url_redirected_from_ = get("url_redirected_from")
        if url_redirected_from_ is None:
            absent += "url_redirected_from" not in value
        elif type(url_redirected_from_) is not str:
            mismatch("str", url_redirected_from_)
        description_ = get("description")
        if description_ is None:
            absent += "description" not in value
        elif type(description_) is not str:
            mismatch("str", description_)
        long_description_ = get("long_description")
        if long_description_ is None:
            absent += "long_description" not in value
        elif type(long_description_) is not str:
            mismatch("str", long_description_)
        type_ = get("type")
        if type_ is None:
            absent += "type" not in value
        elif type(type_) is not str:
            mismatch("str", type_)
        stream_ = get("stream")
        if stream_ is None:
            absent += "stream" not in value
        elif type(stream_) is not str:
            mismatch("str", stream_)
        http_status_ = get("httpstatus")
        if http_status_ is None:
            absent += "httpstatus" not in value
        elif type(http_status_) is not int:
            mismatch("int", http_status_)
        human_language_ = get("humanLanguage")
        if human_language_ is None:
            absent += "humanLanguage" not in value
        elif type(human_language_) is not str:
            mismatch("str", human_language_)
        tags_ = get("tags")
        if tags_ is None:
            absent += "tags" not in value
        tags_ = _list_of_classified_tag(tags_)
        flags_ = get("flags")
        if flags_ is None:
            absent += "flags" not in value
        images_ = get("images")
        if images_ is None:
            absent += "images" not in value
        images_ = _list_of_classified_image(images_)
        primary_image_ = get("primary_image")
        if primary_image_ is None:
            absent += "primary_image" not in value
        elif type(primary_image_) is not str:
            mismatch("str", primary_image_)
        videos_ = get("videos")
        if videos_ is None:
            absent += "videos" not in value
        primary_video_ = get("primary_video")
        if primary_video_ is None:
            absent += "primary_video" not in value
        elif type(primary_video_) is not str:
            mismatch("str", primary_video_)
        published_ = get("published")
        if published_ is None:
            absent += "published" not in value
        else:
            published_ = time(published_)
        author_ = get("author")
        if author_ is None:
            absent += "author" not in value
        elif type(author_) is not str:
            mismatch("str", author_)
        page_count_ = get("numpages")
        if page_count_ is None:
            absent += "numpages" not in value
        elif type(page_count_) is not int:
            mismatch("int", page_count_)
        sitename_ = get("sitename")
        if sitename_ is None:
            absent += "sitename" not in value
        elif type(sitename_) is not str:
            mismatch("str", sitename_)
        product_description_ = get("productDescription")
        if product_description_ is None:
            absent += "productDescription" not in value
        elif type(product_description_) is not str:
            mismatch("str", product_description_)
        brand_ = get("brand")
        if brand_ is None:
            absent += "brand" not in value
        elif type(brand_) is not str:
            mismatch("str", brand_)
        price_ = get("price")
        if price_ is None:
            absent += "price" not in value
        elif type(price_) is not str:
            mismatch("str", price_)
        save_amount_ = get("saveAmount")
        if save_amount_ is None:
            absent += "saveAmount" not in value
        elif type(save_amount_) is not str:
            mismatch("str", save_amount_)
        product_id_ = get("productId")
        if product_id_ is None:
            absent += "productId" not in value
        elif type(product_id_) is not str:
            mismatch("str", product_id_)
        created_ = get("created")
        if created_ is None:
            absent += "created" not in value
        else:
            created_ = time(created_)
        updated_ = get("updated")
        if updated_ is None:
            absent += "updated" not in value
        else:
            updated_ = time(updated_)
        fetched_ = get("fetched")
        if fetched_ is None:
            absent += "fetched" not in value
        else:
            fetched_ = time(fetched_)
        enriched_ = get("enriched")
        if enriched_ is None:
            absent += "enriched" not in value
        enriched_ = _map_of_optional_time(enriched_)
        version_ = get("version")
        if version_ is None:
            absent += "version" not in value
        elif type(version_) is not int:
            mismatch("int", version_)
        extra = unlisted(ClassifiedDocument, value) if len(value) + absent > 29 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.url = url_
        self.url_redirected_from = url_redirected_from_
        self.description = description_
        self.long_description = long_description_
        self.type = type_
        self.stream = stream_
        self.http_status = http_status_
        self.human_language = human_language_
        self.tags = tags_
        self.flags = flags_
        self.images = images_
        self.primary_image = primary_image_
        self.videos = videos_
        self.primary_video = primary_video_
        self.published = published_
        self.author = author_
        self.page_count = page_count_
        self.sitename = sitename_
        self.product_description = product_description_
        self.brand = brand_
        self.price = price_
        self.save_amount = save_amount_
        self.product_id = product_id_
        self.created = created_
        self.updated = updated_
        self.fetched = fetched_
        self.enriched = enriched_
        self.version = version_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "url": plain(self.url),
            "url_redirected_from": self.url_redirected_from,
            "description": self.description,
            "long_description": self.long_description,
            "type": self.type,
            "stream": self.stream,
            "httpstatus": self.http_status,
            "humanLanguage": self.human_language,
            "tags": plain(self.tags),
            "flags": plain(self.flags),
            "images": plain(self.images),
            "primary_image": self.primary_image,
            "videos": plain(self.videos),
            "primary_video": self.primary_video,
            "published": plain(self.published),
            "author": self.author,
            "numpages": self.page_count,
            "sitename": self.sitename,
            "productDescription": self.product_description,
            "brand": self.brand,
            "price": self.price,
            "saveAmount": self.save_amount,
            "productId": self.product_id,
            "created": plain(self.created),
            "updated": plain(self.updated),
            "fetched": plain(self.fetched),
            "enriched": plain(self.enriched),
            "version": self.version,
            **self.extra,
        }


@attrs.define(kw_only=True)
class ClassifiedUrl:
    """What a classified URL carries.

    Attributes:
        params: its query parameters.
        utm: its campaign parameters, such as `utm_source`.
        user_info: null in the only sample; nothing else is published.
        extra: fields of the answer that are not listed here.
    """

    params: dict[str, Any] = attrs.field(factory=dict, metadata={"wire": "Params"})
    utm: dict[str, str | None] = attrs.field(factory=dict, metadata={"wire": "Utm"})
    user_info: Any = attrs.field(default=None, metadata={"wire": "UserInfo"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        params_ = get("Params")
        if params_ is None:
            absent += "Params" not in value
        params_ = _map_of_anything(params_)
        utm_ = get("Utm")
        if utm_ is None:
            absent += "Utm" not in value
        utm_ = _map_of_optional_text(utm_)
        user_info_ = get("UserInfo")
        if user_info_ is None:
            absent += "UserInfo" not in value
        extra = unlisted(ClassifiedUrl, value) if len(value) + absent > 3 else {}
        self = cls.__new__(cls)
        self.params = params_
        self.utm = utm_
        self.user_info = user_info_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "Params": plain(self.params),
            "Utm": self.utm,
            "UserInfo": plain(self.user_info),
            **self.extra,
        }


@attrs.define(kw_only=True)
class ClassifiedTag:
    """One thing that a classification found in a document.

    Attributes:
        id: id within its vocabulary.
        type: kind of tag, such as `concept` or `meta`.
        value: what it says.
        source: enricher that found it.
        vocab: vocabulary, such as `dbpedia`.
        relevance: from 0 to 1.
        tax: classes it belongs to, as addresses.
        extra: fields of the answer that are not listed here.
    """

    id: str
    type: str | None = None
    value: str | None = None
    source: str | None = None
    vocab: str | None = None
    relevance: float | None = None
    tax: list[str] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        type_ = get("type")
        if type_ is None:
            absent += "type" not in value
        elif type(type_) is not str:
            mismatch("str", type_)
        value_ = get("value")
        if value_ is None:
            absent += "value" not in value
        elif type(value_) is not str:
            mismatch("str", value_)
        source_ = get("source")
        if source_ is None:
            absent += "source" not in value
        elif type(source_) is not str:
            mismatch("str", source_)
        vocab_ = get("vocab")
        if vocab_ is None:
            absent += "vocab" not in value
        elif type(vocab_) is not str:
            mismatch("str", vocab_)
        relevance_ = get("relevance")
        if relevance_ is None:
            absent += "relevance" not in value
        else:
            relevance_ = number(relevance_)
        tax_ = get("tax")
        if tax_ is None:
            absent += "tax" not in value
        tax_ = texts(tax_)
        extra = unlisted(ClassifiedTag, value) if len(value) + absent > 7 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.type = type_
        self.value = value_
        self.source = source_
        self.vocab = vocab_
        self.relevance = relevance_
        self.tax = tax_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "type": self.type,
            "value": self.value,
            "source": self.source,
            "vocab": self.vocab,
            "relevance": self.relevance,
            "tax": self.tax,
            **self.extra,
        }


@attrs.define(kw_only=True)
class ClassifiedImage:
    """One image of a document.

    Attributes:
        url: its address.
        extra: fields of the answer that are not listed here.
    """

    url: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        url_ = get("url")
        if url_ is None:
            absent += "url" not in value
        elif type(url_) is not str:
            mismatch("str", url_)
        extra = unlisted(ClassifiedImage, value) if len(value) + absent > 1 else {}
        self = cls.__new__(cls)
        self.url = url_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"url": self.url, **self.extra}


@attrs.define(kw_only=True)
class ContentRecommendation:
    """A document, and how well it fits the user or the segment.

    Attributes:
        id: signed 64-bit hash of the URL, as text.
        url: address, without its scheme in the sample.
        title: title.
        description: summary.
        author: who wrote it.
        confidence: how well it fits, from 0 to 1.
        visited: whether the user has seen it.
        topics: labels of its topics.
        topic_relevances: by topic: how much it is about it, from 0 to 1.
        primary_image: address of its main image.
        sitename: name of its site.
        stream: stream it came in by.
        path: each beginning of its URL's path.
        aspects: traits, such as `article`.
        language: language; `unknown` in the sample.
        meta: meta tags as `name/value`.
        created: when it was seen first.
        updated: when it was changed last.
        fetched: when its page was read.
        extra: fields of the answer that are not listed here.
    """

    id: str | None = None
    url: str | None = None
    title: str | None = None
    description: str | None = None
    author: str | None = None
    confidence: float | None = None
    visited: bool | None = None
    topics: list[str] = attrs.field(factory=list)
    topic_relevances: dict[str, float] = attrs.field(factory=dict)
    primary_image: str | None = None
    sitename: str | None = None
    stream: str | None = None
    path: list[str] = attrs.field(factory=list)
    aspects: list[str] = attrs.field(factory=list)
    language: str | None = None
    meta: list[str] = attrs.field(factory=list)
    created: datetime | None = None
    updated: datetime | None = None
    fetched: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        id_ = get("id")
        if id_ is None:
            absent += "id" not in value
        elif type(id_) is not str:
            mismatch("str", id_)
        url_ = get("url")
        if url_ is None:
            absent += "url" not in value
        elif type(url_) is not str:
            mismatch("str", url_)
        title_ = get("title")
        if title_ is None:
            absent += "title" not in value
        elif type(title_) is not str:
            mismatch("str", title_)
        description_ = get("description")
        if description_ is None:
            absent += "description" not in value
        elif type(description_) is not str:
            mismatch("str", description_)
        author_ = get("author")
        if author_ is None:
            absent += "author" not in value
        elif type(author_) is not str:
            mismatch("str", author_)
        confidence_ = get("confidence")
        if confidence_ is None:
            absent += "confidence" not in value
        else:
            confidence_ = number(confidence_)
        visited_ = get("visited")
        if visited_ is None:
            absent += "visited" not in value
        elif type(visited_) is not bool:
            mismatch("bool", visited_)
        topics_ = get("topics")
        if topics_ is None:
            absent += "topics" not in value
        topics_ = texts(topics_)
        topic_relevances_ = get("topic_relevances")
        if topic_relevances_ is None:
            absent += "topic_relevances" not in value
        topic_relevances_ = _map_of_number(topic_relevances_)
        primary_image_ = get("primary_image")
        if primary_image_ is None:
            absent += "primary_image" not in value
        elif type(primary_image_) is not str:
            mismatch("str", primary_image_)
        sitename_ = get("sitename")
        if sitename_ is None:
            absent += "sitename" not in value
        elif type(sitename_) is not str:
            mismatch("str", sitename_)
        stream_ = get("stream")
        if stream_ is None:
            absent += "stream" not in value
        elif type(stream_) is not str:
            mismatch("str", stream_)
        path_ = get("path")
        if path_ is None:
            absent += "path" not in value
        path_ = texts(path_)
        aspects_ = get("aspects")
        if aspects_ is None:
            absent += "aspects" not in value
        aspects_ = texts(aspects_)
        language_ = get("language")
        if language_ is None:
            absent += "language" not in value
        elif type(language_) is not str:
            mismatch("str", language_)
        meta_ = get("meta")
        if meta_ is None:
            absent += "meta" not in value
        meta_ = texts(meta_)
        created_ = get("created")
        if created_ is None:
            absent += "created" not in value
        else:
            created_ = time(created_)
        updated_ = get("updated")
        if updated_ is None:
            absent += "updated" not in value
        else:
            updated_ = time(updated_)
        fetched_ = get("fetched")
        if fetched_ is None:
            absent += "fetched" not in value
        else:
            fetched_ = time(fetched_)
        extra = unlisted(ContentRecommendation, value) if len(value) + absent > 19 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.url = url_
        self.title = title_
        self.description = description_
        self.author = author_
        self.confidence = confidence_
        self.visited = visited_
        self.topics = topics_
        self.topic_relevances = topic_relevances_
        self.primary_image = primary_image_
        self.sitename = sitename_
        self.stream = stream_
        self.path = path_
        self.aspects = aspects_
        self.language = language_
        self.meta = meta_
        self.created = created_
        self.updated = updated_
        self.fetched = fetched_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "url": self.url,
            "title": self.title,
            "description": self.description,
            "author": self.author,
            "confidence": self.confidence,
            "visited": self.visited,
            "topics": self.topics,
            "topic_relevances": self.topic_relevances,
            "primary_image": self.primary_image,
            "sitename": self.sitename,
            "stream": self.stream,
            "path": self.path,
            "aspects": self.aspects,
            "language": self.language,
            "meta": self.meta,
            "created": plain(self.created),
            "updated": plain(self.updated),
            "fetched": plain(self.fetched),
            **self.extra,
        }


@attrs.define(kw_only=True)
class TopicGraph:
    """A graph of topics.

    Attributes:
        n: topics in all.
        nodes: the topics.
        links: how they are linked.
        extra: fields of the answer that are not listed here.
    """

    n: int | None = None
    nodes: list[TopicNode] = attrs.field(factory=list)
    links: list[TopicLink] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        n_ = get("n")
        if n_ is None:
            absent += "n" not in value
        elif type(n_) is not int:
            mismatch("int", n_)
        nodes_ = get("nodes")
        if nodes_ is None:
            absent += "nodes" not in value
        nodes_ = _list_of_topic_node(nodes_)
        links_ = get("links")
        if links_ is None:
            absent += "links" not in value
        links_ = _list_of_topic_link(links_)
        extra = unlisted(TopicGraph, value) if len(value) + absent > 3 else {}
        self = cls.__new__(cls)
        self.n = n_
        self.nodes = nodes_
        self.links = links_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"n": self.n, "nodes": plain(self.nodes), "links": plain(self.links), **self.extra}


@attrs.define(kw_only=True)
class TopicNode:
    """One topic of a graph.

    Attributes:
        name: label of the topic.
        doc_count: documents about it.
        extra: fields of the answer that are not listed here.
    """

    name: str
    doc_count: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        doc_count_ = get("doc_count")
        if doc_count_ is None:
            absent += "doc_count" not in value
        elif type(doc_count_) is not int:
            mismatch("int", doc_count_)
        extra = unlisted(TopicNode, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.doc_count = doc_count_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"name": self.name, "doc_count": self.doc_count, **self.extra}


@attrs.define(kw_only=True)
class TopicLink:
    """A weighted link between two topics of a graph.

    Attributes:
        source: position of a topic in the graph's `nodes`.
        target: position of the other one.
        value: weight of the link.
        extra: fields of the answer that are not listed here.
    """

    source: int
    target: int
    value: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        source_ = get("source")
        if type(source_) is not int:
            mismatch("int", source_)
        target_ = get("target")
        if type(target_) is not int:
            mismatch("int", target_)
        value_ = get("value")
        if value_ is None:
            absent += "value" not in value
        else:
            value_ = number(value_)
        extra = unlisted(TopicLink, value) if len(value) + absent > 3 else {}
        self = cls.__new__(cls)
        self.source = source_
        self.target = target_
        self.value = value_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"source": self.source, "target": self.target, "value": self.value, **self.extra}


@attrs.define(kw_only=True)
class CorpusDocument:
    """A document as it was stored: every value is a list of texts.

    Attributes:
        body: text.
        source: where it came from, such as `upload`.
        updated: when it was changed, as Go prints a time, such as `2016-09-13 21:59:38.551972802
            -0400 EDT`.
        url: address.
        version: version, a number as text.
        extra: fields of the answer that are not listed here.
    """

    body: list[str] = attrs.field(factory=list)
    source: list[str] = attrs.field(factory=list)
    # No RFC 3339 text, and one of several: it stays as it is published.
    updated: list[str] = attrs.field(factory=list)
    url: list[str] = attrs.field(factory=list)
    version: list[str] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        body_ = get("body")
        if body_ is None:
            absent += "body" not in value
        body_ = texts(body_)
        source_ = get("source")
        if source_ is None:
            absent += "source" not in value
        source_ = texts(source_)
        updated_ = get("updated")
        if updated_ is None:
            absent += "updated" not in value
        updated_ = texts(updated_)
        url_ = get("url")
        if url_ is None:
            absent += "url" not in value
        url_ = texts(url_)
        version_ = get("version")
        if version_ is None:
            absent += "version" not in value
        version_ = texts(version_)
        extra = unlisted(CorpusDocument, value) if len(value) + absent > 5 else {}
        self = cls.__new__(cls)
        self.body = body_
        self.source = source_
        self.updated = updated_
        self.url = url_
        self.version = version_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "body": self.body,
            "source": self.source,
            "updated": self.updated,
            "url": self.url,
            "version": self.version,
            **self.extra,
        }


@attrs.define(kw_only=True)
class TopicPlot:
    """Scores by topic, of one segment.

    Attributes:
        segment_id: id of the segment.
        collections: points, by what they show.
        extra: fields of the answer that are not listed here.
    """

    segment_id: str | None = None
    collections: list[TopicPlotCollection] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        segment_id_ = get("segment_id")
        if segment_id_ is None:
            absent += "segment_id" not in value
        elif type(segment_id_) is not str:
            mismatch("str", segment_id_)
        collections_ = get("collections")
        if collections_ is None:
            absent += "collections" not in value
        collections_ = _list_of_topic_plot_collection(collections_)
        extra = unlisted(TopicPlot, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.segment_id = segment_id_
        self.collections = collections_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"segment_id": self.segment_id, "collections": plain(self.collections), **self.extra}


@attrs.define(kw_only=True)
class TopicPlotCollection:
    """The points of one score.

    Attributes:
        field: score field, such as `int_score_momentum`.
        name: name of the collection, such as `do_more`.
        points: one for each topic.
        extra: fields of the answer that are not listed here.
    """

    field: str | None = None
    name: str | None = None
    points: list[TopicPlotPoint] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        field_ = get("field")
        if field_ is None:
            absent += "field" not in value
        elif type(field_) is not str:
            mismatch("str", field_)
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        points_ = get("points")
        if points_ is None:
            absent += "points" not in value
        points_ = _list_of_topic_plot_point(points_)
        extra = unlisted(TopicPlotCollection, value) if len(value) + absent > 3 else {}
        self = cls.__new__(cls)
        self.field = field_
        self.name = name_
        self.points = points_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"field": self.field, "name": self.name, "points": plain(self.points), **self.extra}


@attrs.define(kw_only=True)
class TopicPlotPoint:
    """The score of one topic.

    Attributes:
        topic: label of the topic.
        value: the score.
        avg_affinity: mean affinity, from 0 to 1.
        doc_count: documents about it.
        extra: fields of the answer that are not listed here.
    """

    topic: str | None = None
    value: float | None = None
    avg_affinity: float | None = None
    doc_count: int | None = attrs.field(default=None, metadata={"wire": "doc_ct"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        topic_ = get("topic")
        if topic_ is None:
            absent += "topic" not in value
        elif type(topic_) is not str:
            mismatch("str", topic_)
        value_ = get("value")
        if value_ is None:
            absent += "value" not in value
        else:
            value_ = number(value_)
        avg_affinity_ = get("avg_affinity")
        if avg_affinity_ is None:
            absent += "avg_affinity" not in value
        else:
            avg_affinity_ = number(avg_affinity_)
        doc_count_ = get("doc_ct")
        if doc_count_ is None:
            absent += "doc_ct" not in value
        elif type(doc_count_) is not int:
            mismatch("int", doc_count_)
        extra = unlisted(TopicPlotPoint, value) if len(value) + absent > 4 else {}
        self = cls.__new__(cls)
        self.topic = topic_
        self.value = value_
        self.avg_affinity = avg_affinity_
        self.doc_count = doc_count_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "topic": self.topic,
            "value": self.value,
            "avg_affinity": self.avg_affinity,
            "doc_ct": self.doc_count,
            **self.extra,
        }


@attrs.define(kw_only=True)
class ContentMetrics:
    """How far the documents of the account are classified; in the sample the other figures add up to the total.

    Attributes:
        total: documents in all.
        no_keys: those without keys.
        no_content: those without content.
        no_classified_content: those whose content is not classified.
        no_affinities: those without affinities.
        errors: those that failed.
        success: those that are done.
        extra: fields of the answer that are not listed here.
    """

    total: int | None = None
    no_keys: int | None = attrs.field(default=None, metadata={"wire": "nokeys"})
    no_content: int | None = attrs.field(default=None, metadata={"wire": "nocontent"})
    no_classified_content: int | None = attrs.field(
        default=None, metadata={"wire": "noclassifiedcontent"}
    )
    no_affinities: int | None = attrs.field(default=None, metadata={"wire": "noaffinities"})
    errors: int | None = None
    success: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        total_ = get("total")
        if total_ is None:
            absent += "total" not in value
        elif type(total_) is not int:
            mismatch("int", total_)
        no_keys_ = get("nokeys")
        if no_keys_ is None:
            absent += "nokeys" not in value
        elif type(no_keys_) is not int:
            mismatch("int", no_keys_)
        no_content_ = get("nocontent")
        if no_content_ is None:
            absent += "nocontent" not in value
        elif type(no_content_) is not int:
            mismatch("int", no_content_)
        no_classified_content_ = get("noclassifiedcontent")
        if no_classified_content_ is None:
            absent += "noclassifiedcontent" not in value
        elif type(no_classified_content_) is not int:
            mismatch("int", no_classified_content_)
        no_affinities_ = get("noaffinities")
        if no_affinities_ is None:
            absent += "noaffinities" not in value
        elif type(no_affinities_) is not int:
            mismatch("int", no_affinities_)
        errors_ = get("errors")
        if errors_ is None:
            absent += "errors" not in value
        elif type(errors_) is not int:
            mismatch("int", errors_)
        success_ = get("success")
        if success_ is None:
            absent += "success" not in value
        elif type(success_) is not int:
            mismatch("int", success_)
        extra = unlisted(ContentMetrics, value) if len(value) + absent > 7 else {}
        self = cls.__new__(cls)
        self.total = total_
        self.no_keys = no_keys_
        self.no_content = no_content_
        self.no_classified_content = no_classified_content_
        self.no_affinities = no_affinities_
        self.errors = errors_
        self.success = success_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "total": self.total,
            "nokeys": self.no_keys,
            "nocontent": self.no_content,
            "noclassifiedcontent": self.no_classified_content,
            "noaffinities": self.no_affinities,
            "errors": self.errors,
            "success": self.success,
            **self.extra,
        }


@attrs.define(kw_only=True)
class TopicClusters:
    """Central topics, each with the topics around it: candidates for rollups.

    Attributes:
        clusters: labels of the topics of each cluster.
        coverage: share of the topics, by centrality, that the clusters cover, from 0 to 1.
        extra: fields of the answer that are not listed here.
    """

    clusters: list[list[str]] = attrs.field(factory=list)
    coverage: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        clusters_ = get("clusters")
        if clusters_ is None:
            absent += "clusters" not in value
        clusters_ = _list_of_texts(clusters_)
        coverage_ = get("coverage")
        if coverage_ is None:
            absent += "coverage" not in value
        else:
            coverage_ = number(coverage_)
        extra = unlisted(TopicClusters, value) if len(value) + absent > 2 else {}
        self = cls.__new__(cls)
        self.clusters = clusters_
        self.coverage = coverage_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"clusters": self.clusters, "coverage": self.coverage, **self.extra}


_either_classified_url_text = either(ClassifiedUrl.from_json, text)
_list_of_classified_image = list_of(ClassifiedImage.from_json)
_list_of_classified_tag = list_of(ClassifiedTag.from_json)
_list_of_content_document = list_of(ContentDocument.from_json)
_list_of_rollup_topic = list_of(RollupTopic.from_json)
_list_of_texts = list_of(texts)
_list_of_topic_label = list_of(TopicLabel.from_json)
_list_of_topic_link = list_of(TopicLink.from_json)
_list_of_topic_node = list_of(TopicNode.from_json)
_list_of_topic_plot_collection = list_of(TopicPlotCollection.from_json)
_list_of_topic_plot_point = list_of(TopicPlotPoint.from_json)
_map_of_anything = map_of(anything)
_map_of_number = map_of(number)
_map_of_optional_text = map_of(optional(text))
_map_of_optional_time = map_of(optional(time))
