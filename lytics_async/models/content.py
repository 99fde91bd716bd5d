# generated from endpoints/v1/content.toml; do not edit
"""Models of `client.content`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.places import moved, places
from lytics_async.call.structure import (
    anything,
    count,
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


@lazy_extra
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
        bucket_none: of the users with an affinity, those with next to none.
        bucket_low: those with a low one.
        bucket_mid: those with a middling one.
        bucket_high: those with a high one.
        extra: fields of the response that are not listed here.
    """

    label: str
    doc_count: int | None = attrs.field(default=None, metadata={"count": True})
    total: int | None = attrs.field(default=None, metadata={"count": True})
    missing: int | None = attrs.field(default=None, metadata={"count": True})
    present: int | None = attrs.field(default=None, metadata={"count": True})
    avg: float | None = None
    tags: list[str] = attrs.field(factory=list)
    # A client that was tested against the service declares it.
    bucket_none: int | None = attrs.field(default=None, metadata={"count": True})
    # A client that was tested against the service declares it.
    bucket_low: int | None = attrs.field(default=None, metadata={"count": True})
    # A client that was tested against the service declares it.
    bucket_mid: int | None = attrs.field(default=None, metadata={"count": True})
    # A client that was tested against the service declares it.
    bucket_high: int | None = attrs.field(default=None, metadata={"count": True})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        self.doc_count = doc_count_ = get("doc_count")
        if doc_count_ is not None:
            self.doc_count = count(doc_count_)
        self.total = total_ = get("total")
        if total_ is not None:
            self.total = count(total_)
        self.missing = missing_ = get("missing")
        if missing_ is not None:
            self.missing = count(missing_)
        self.present = present_ = get("present")
        if present_ is not None:
            self.present = count(present_)
        self.avg = avg_ = get("avg")
        if avg_ is not None:
            self.avg = number(avg_)
        self.tags = texts(get("tags"))
        self.bucket_none = bucket_none_ = get("bucket_none")
        if bucket_none_ is not None:
            self.bucket_none = count(bucket_none_)
        self.bucket_low = bucket_low_ = get("bucket_low")
        if bucket_low_ is not None:
            self.bucket_low = count(bucket_low_)
        self.bucket_mid = bucket_mid_ = get("bucket_mid")
        if bucket_mid_ is not None:
            self.bucket_mid = count(bucket_mid_)
        self.bucket_high = bucket_high_ = get("bucket_high")
        if bucket_high_ is not None:
            self.bucket_high = count(bucket_high_)
        if not _content_topic_fields.issuperset(value):
            self.extra = unlisted(value, _content_topic_fields)
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
            "bucket_none": self.bucket_none,
            "bucket_low": self.bucket_low,
            "bucket_mid": self.bucket_mid,
            "bucket_high": self.bucket_high,
            **plain(self.extra),
        }


@lazy_extra
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
        extra: fields of the response that are not listed here.
    """

    total: int | None = attrs.field(default=None, metadata={"count": True})
    missing: int | None = attrs.field(default=None, metadata={"count": True})
    present: int | None = attrs.field(default=None, metadata={"count": True})
    bucket_none: int | None = attrs.field(default=None, metadata={"count": True})
    bucket_low: int | None = attrs.field(default=None, metadata={"count": True})
    bucket_mid: int | None = attrs.field(default=None, metadata={"count": True})
    bucket_high: int | None = attrs.field(default=None, metadata={"count": True})
    avg: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.total = total_ = get("total")
        if total_ is not None:
            self.total = count(total_)
        self.missing = missing_ = get("missing")
        if missing_ is not None:
            self.missing = count(missing_)
        self.present = present_ = get("present")
        if present_ is not None:
            self.present = count(present_)
        self.bucket_none = bucket_none_ = get("bucket_none")
        if bucket_none_ is not None:
            self.bucket_none = count(bucket_none_)
        self.bucket_low = bucket_low_ = get("bucket_low")
        if bucket_low_ is not None:
            self.bucket_low = count(bucket_low_)
        self.bucket_mid = bucket_mid_ = get("bucket_mid")
        if bucket_mid_ is not None:
            self.bucket_mid = count(bucket_mid_)
        self.bucket_high = bucket_high_ = get("bucket_high")
        if bucket_high_ is not None:
            self.bucket_high = count(bucket_high_)
        self.avg = avg_ = get("avg")
        if avg_ is not None:
            self.avg = number(avg_)
        if not _topic_affinity_fields.issuperset(value):
            self.extra = unlisted(value, _topic_affinity_fields)
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
            **plain(self.extra),
        }


# One class for the rows of topics, rollups and look-ups and for a document whose topics
# change: the same fields, more of them or fewer.
@lazy_extra
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
        path: parts of the path of its address, each with those before it.
        aspects: what kind of document it is, such as `article`.
        language: its language, such as `en`.
        sitename: name of its site.
        https: whether its address is read by https.
        extra: fields of the response that are not listed here.
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
    # Recorded responses of the service have it.
    path: list[str] = attrs.field(factory=list)
    # Two clients that were tested against the service declare it.
    aspects: list[str] = attrs.field(factory=list)
    # Two clients that were tested against the service declare it.
    language: str | None = None
    # Two clients that were tested against the service declare it.
    sitename: str | None = None
    # A client that was tested against the service declares it.
    https: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.url = url_ = get("url")
        if type(url_) is not str and url_ is not None:
            mismatch("str", url_)
        self.title = title_ = get("title")
        if type(title_) is not str and title_ is not None:
            mismatch("str", title_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.author = author_ = get("author")
        if type(author_) is not str and author_ is not None:
            mismatch("str", author_)
        self.topics = texts(get("topics"))
        self.topic_relevances = _map_of_number(get("topic_relevances"))
        self.topic_rollups = _map_of_number(get("topic_rollups"))
        self.primary_image = primary_image_ = get("primary_image")
        if type(primary_image_) is not str and primary_image_ is not None:
            mismatch("str", primary_image_)
        self.meta = texts(get("meta"))
        self.stream = stream_ = get("stream")
        if type(stream_) is not str and stream_ is not None:
            mismatch("str", stream_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.fetched = fetched_ = get("fetched")
        if fetched_ is not None:
            self.fetched = time(fetched_)
        self.path = texts(get("path"))
        self.aspects = texts(get("aspects"))
        self.language = language_ = get("language")
        if type(language_) is not str and language_ is not None:
            mismatch("str", language_)
        self.sitename = sitename_ = get("sitename")
        if type(sitename_) is not str and sitename_ is not None:
            mismatch("str", sitename_)
        self.https = https_ = get("https")
        if type(https_) is not bool and https_ is not None:
            mismatch("bool", https_)
        if not _content_document_fields.issuperset(value):
            self.extra = unlisted(value, _content_document_fields)
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
            "path": self.path,
            "aspects": self.aspects,
            "language": self.language,
            "sitename": self.sitename,
            "https": self.https,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ContentDocuments:
    """Documents, and how many there are in all.

    Attributes:
        total: documents in all; there can be more than are returned, and no way to page.
        documents: those that are returned.
        extra: fields of the response that are not listed here.
    """

    total: int | None = attrs.field(default=None, metadata={"count": True})
    # Called urls on the wire, but it holds documents.
    documents: list[ContentDocument] = attrs.field(factory=list, metadata={"wire": "urls"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.total = total_ = get("total")
        if total_ is not None:
            self.total = count(total_)
        self.documents = _list_of_content_document(get("urls"))
        if not _content_documents_fields.issuperset(value):
            self.extra = unlisted(value, _content_documents_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"total": self.total, "urls": plain(self.documents), **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class TopicSummary:
    """One topic: who has an affinity for it, and documents about it.

    Attributes:
        affinity: users by their affinity.
        docs: sample documents.
        extra: fields of the response that are not listed here.
    """

    # Called topics on the wire, but it holds the figures of one topic.
    affinity: TopicAffinity | None = attrs.field(default=None, metadata={"wire": "topics"})
    docs: ContentDocuments | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.affinity = affinity_ = get("topics")
        if affinity_ is not None:
            self.affinity = TopicAffinity.from_json(affinity_)
        self.docs = docs_ = get("docs")
        if docs_ is not None:
            self.docs = ContentDocuments.from_json(docs_)
        if not _topic_summary_fields.issuperset(value):
            self.extra = unlisted(value, _topic_summary_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"topics": plain(self.affinity), "docs": plain(self.docs), **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class RollupSummary:
    """The documents that belong to one topic rollup.

    Attributes:
        docs: its documents.
        rollups: null in the only sample; nothing else is published.
        extra: fields of the response that are not listed here.
    """

    docs: ContentDocuments | None = None
    rollups: Any = attrs.field(default=None, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.docs = docs_ = get("docs")
        if docs_ is not None:
            self.docs = ContentDocuments.from_json(docs_)
        self.rollups = get("rollups")
        if not _rollup_summary_fields.issuperset(value):
            self.extra = unlisted(value, _rollup_summary_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"docs": plain(self.docs), "rollups": plain(self.rollups), **plain(self.extra)}


@lazy_extra
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
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    label: str | None = None
    topics: list[RollupTopic] = attrs.field(factory=list)
    # Recorded responses call it `acctid`, which is read as well.
    account_id: str | None = attrs.field(default=None, metadata={"also": ("acctid",)})
    created: datetime | None = None
    updated: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        value = moved(value, _topic_rollup_places)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.topics = _list_of_rollup_topic(get("topics"))
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        if not _topic_rollup_fields.issuperset(value):
            self.extra = unlisted(value, _topic_rollup_fields)
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
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class RollupTopic:
    """One topic of a rollup.

    Attributes:
        label: name of the topic.
        value: its weight in the rollup.
        extra: fields of the response that are not listed here.
    """

    label: str
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
        if type(label_) is not str:
            mismatch("str", label_)
        self.value = value_ = get("value")
        if value_ is not None:
            self.value = number(value_)
        if not _rollup_topic_fields.issuperset(value):
            self.extra = unlisted(value, _rollup_topic_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"label": self.label, "value": self.value, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class RollupCreate:
    """What a new topic rollup is made of.

    Attributes:
        label: name for people.
        topics: the topics, each as `{"label": …}`.
        account: id of the account that it is for; that of the token when left out, presumably.
        extra: further fields to send.
    """

    label: str
    topics: Sequence[TopicLabel | Mapping[str, Any]]
    # The published example has it; whether it is needed is not published.
    account: str | Unset = attrs.field(default=UNSET, metadata={"wire": "acctid"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        self.topics = _list_of_topic_label(get("topics"))
        self.account = account_ = get("acctid", UNSET)
        if type(account_) is not str and account_ is not UNSET:
            mismatch("str", account_)
        if not _rollup_create_fields.issuperset(value):
            self.extra = unlisted(value, _rollup_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "topics": plain(self.topics),
            "acctid": self.account,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        if not _topic_label_fields.issuperset(value):
            self.extra = unlisted(value, _topic_label_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"label": self.label, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.method = method_ = get("method")
        if type(method_) is not str:
            mismatch("str", method_)
        self.ids = texts(get("ids"))
        if not _topic_blocklist_update_fields.issuperset(value):
            self.extra = unlisted(value, _topic_blocklist_update_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"method": self.method, "ids": self.ids, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.ids = texts(get("ids"))
        if not _topic_blocklist_fields.issuperset(value):
            self.extra = unlisted(value, _topic_blocklist_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"ids": self.ids, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
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
        http_status: HTTP status of its page; 0 in the sample.
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
        enriched: by enricher, such as diffbot: when it ran; presumably 1970-01-01 for one that did
            not.
        version: version of the classification.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    # An object here, but a text in every other response about content.
    url: ClassifiedUrl | str | None = None
    url_redirected_from: str | None = None
    description: str | None = None
    long_description: str | None = None
    type: str | None = None
    stream: str | None = None
    http_status: int | None = attrs.field(default=None, metadata={"wire": "httpstatus"})
    human_language: str | None = attrs.field(default=None, metadata={"wire": "humanLanguage"})
    tags: list[ClassifiedTag] = attrs.field(factory=list)
    flags: Any = attrs.field(default=None, repr=safe_repr)
    images: list[ClassifiedImage] = attrs.field(factory=list)
    primary_image: str | None = None
    videos: Any = attrs.field(default=None, repr=safe_repr)
    primary_video: str | None = None
    published: datetime | None = None
    author: str | None = None
    page_count: int | None = attrs.field(default=None, metadata={"wire": "numpages", "count": True})
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.url = url_ = get("url")
        if url_ is not None:
            self.url = _either_classified_url_text(url_)
        self.url_redirected_from = url_redirected_from_ = get("url_redirected_from")
        if type(url_redirected_from_) is not str and url_redirected_from_ is not None:
            mismatch("str", url_redirected_from_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.long_description = long_description_ = get("long_description")
        if type(long_description_) is not str and long_description_ is not None:
            mismatch("str", long_description_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.stream = stream_ = get("stream")
        if type(stream_) is not str and stream_ is not None:
            mismatch("str", stream_)
        self.http_status = http_status_ = get("httpstatus")
        if type(http_status_) is not int and http_status_ is not None:
            mismatch("int", http_status_)
        self.human_language = human_language_ = get("humanLanguage")
        if type(human_language_) is not str and human_language_ is not None:
            mismatch("str", human_language_)
        self.tags = _list_of_classified_tag(get("tags"))
        self.flags = get("flags")
        self.images = _list_of_classified_image(get("images"))
        self.primary_image = primary_image_ = get("primary_image")
        if type(primary_image_) is not str and primary_image_ is not None:
            mismatch("str", primary_image_)
        self.videos = get("videos")
        self.primary_video = primary_video_ = get("primary_video")
        if type(primary_video_) is not str and primary_video_ is not None:
            mismatch("str", primary_video_)
        self.published = published_ = get("published")
        if published_ is not None:
            self.published = time(published_)
        self.author = author_ = get("author")
        if type(author_) is not str and author_ is not None:
            mismatch("str", author_)
        self.page_count = page_count_ = get("numpages")
        if page_count_ is not None:
            self.page_count = count(page_count_)
        self.sitename = sitename_ = get("sitename")
        if type(sitename_) is not str and sitename_ is not None:
            mismatch("str", sitename_)
        self.product_description = product_description_ = get("productDescription")
        if type(product_description_) is not str and product_description_ is not None:
            mismatch("str", product_description_)
        self.brand = brand_ = get("brand")
        if type(brand_) is not str and brand_ is not None:
            mismatch("str", brand_)
        self.price = price_ = get("price")
        if type(price_) is not str and price_ is not None:
            mismatch("str", price_)
        self.save_amount = save_amount_ = get("saveAmount")
        if type(save_amount_) is not str and save_amount_ is not None:
            mismatch("str", save_amount_)
        self.product_id = product_id_ = get("productId")
        if type(product_id_) is not str and product_id_ is not None:
            mismatch("str", product_id_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.fetched = fetched_ = get("fetched")
        if fetched_ is not None:
            self.fetched = time(fetched_)
        self.enriched = _map_of_optional_time(get("enriched"))
        self.version = version_ = get("version")
        if type(version_) is not int and version_ is not None:
            mismatch("int", version_)
        if not _classified_document_fields.issuperset(value):
            self.extra = unlisted(value, _classified_document_fields)
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
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ClassifiedUrl:
    """What a classified URL carries.

    Attributes:
        params: its query parameters.
        utm: its campaign parameters, such as `utm_source`.
        user_info: null in the only sample; nothing else is published.
        extra: fields of the response that are not listed here.
    """

    params: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr, metadata={"wire": "Params"})
    utm: dict[str, str | None] = attrs.field(factory=dict, metadata={"wire": "Utm"})
    user_info: Any = attrs.field(default=None, repr=safe_repr, metadata={"wire": "UserInfo"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.params = _map_of_anything(get("Params"))
        self.utm = _map_of_optional_text(get("Utm"))
        self.user_info = get("UserInfo")
        if not _classified_url_fields.issuperset(value):
            self.extra = unlisted(value, _classified_url_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "Params": plain(self.params),
            "Utm": self.utm,
            "UserInfo": plain(self.user_info),
            **plain(self.extra),
        }


@lazy_extra
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
        extra: fields of the response that are not listed here.
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.value = value_ = get("value")
        if type(value_) is not str and value_ is not None:
            mismatch("str", value_)
        self.source = source_ = get("source")
        if type(source_) is not str and source_ is not None:
            mismatch("str", source_)
        self.vocab = vocab_ = get("vocab")
        if type(vocab_) is not str and vocab_ is not None:
            mismatch("str", vocab_)
        self.relevance = relevance_ = get("relevance")
        if relevance_ is not None:
            self.relevance = number(relevance_)
        self.tax = texts(get("tax"))
        if not _classified_tag_fields.issuperset(value):
            self.extra = unlisted(value, _classified_tag_fields)
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
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ClassifiedImage:
    """One image of a document.

    Attributes:
        url: its address.
        extra: fields of the response that are not listed here.
    """

    url: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.url = url_ = get("url")
        if type(url_) is not str and url_ is not None:
            mismatch("str", url_)
        if not _classified_image_fields.issuperset(value):
            self.extra = unlisted(value, _classified_image_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"url": self.url, **plain(self.extra)}


@lazy_extra
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
        extra: fields of the response that are not listed here.
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.url = url_ = get("url")
        if type(url_) is not str and url_ is not None:
            mismatch("str", url_)
        self.title = title_ = get("title")
        if type(title_) is not str and title_ is not None:
            mismatch("str", title_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.author = author_ = get("author")
        if type(author_) is not str and author_ is not None:
            mismatch("str", author_)
        self.confidence = confidence_ = get("confidence")
        if confidence_ is not None:
            self.confidence = number(confidence_)
        self.visited = visited_ = get("visited")
        if type(visited_) is not bool and visited_ is not None:
            mismatch("bool", visited_)
        self.topics = texts(get("topics"))
        self.topic_relevances = _map_of_number(get("topic_relevances"))
        self.primary_image = primary_image_ = get("primary_image")
        if type(primary_image_) is not str and primary_image_ is not None:
            mismatch("str", primary_image_)
        self.sitename = sitename_ = get("sitename")
        if type(sitename_) is not str and sitename_ is not None:
            mismatch("str", sitename_)
        self.stream = stream_ = get("stream")
        if type(stream_) is not str and stream_ is not None:
            mismatch("str", stream_)
        self.path = texts(get("path"))
        self.aspects = texts(get("aspects"))
        self.language = language_ = get("language")
        if type(language_) is not str and language_ is not None:
            mismatch("str", language_)
        self.meta = texts(get("meta"))
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.fetched = fetched_ = get("fetched")
        if fetched_ is not None:
            self.fetched = time(fetched_)
        if not _content_recommendation_fields.issuperset(value):
            self.extra = unlisted(value, _content_recommendation_fields)
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
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class TopicGraph:
    """A graph of topics.

    Attributes:
        n: topics in all.
        nodes: the topics.
        links: how they are linked.
        extra: fields of the response that are not listed here.
    """

    n: int | None = attrs.field(default=None, metadata={"count": True})
    nodes: list[TopicNode] = attrs.field(factory=list)
    links: list[TopicLink] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.n = n_ = get("n")
        if n_ is not None:
            self.n = count(n_)
        self.nodes = _list_of_topic_node(get("nodes"))
        self.links = _list_of_topic_link(get("links"))
        if not _topic_graph_fields.issuperset(value):
            self.extra = unlisted(value, _topic_graph_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "n": self.n,
            "nodes": plain(self.nodes),
            "links": plain(self.links),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class TopicNode:
    """One topic of a graph.

    Attributes:
        name: label of the topic.
        doc_count: documents about it.
        extra: fields of the response that are not listed here.
    """

    name: str
    doc_count: int | None = attrs.field(default=None, metadata={"count": True})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        self.doc_count = doc_count_ = get("doc_count")
        if doc_count_ is not None:
            self.doc_count = count(doc_count_)
        if not _topic_node_fields.issuperset(value):
            self.extra = unlisted(value, _topic_node_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"name": self.name, "doc_count": self.doc_count, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class TopicLink:
    """A weighted link between two topics of a graph.

    Attributes:
        source: position of a topic in the graph's `nodes`.
        target: position of the other one.
        value: weight of the link.
        extra: fields of the response that are not listed here.
    """

    source: int
    target: int
    value: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.source = source_ = get("source")
        if type(source_) is not int:
            mismatch("int", source_)
        self.target = target_ = get("target")
        if type(target_) is not int:
            mismatch("int", target_)
        self.value = value_ = get("value")
        if value_ is not None:
            self.value = number(value_)
        if not _topic_link_fields.issuperset(value):
            self.extra = unlisted(value, _topic_link_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "source": self.source,
            "target": self.target,
            "value": self.value,
            **plain(self.extra),
        }


@lazy_extra
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
        extra: fields of the response that are not listed here.
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.body = texts(get("body"))
        self.source = texts(get("source"))
        self.updated = texts(get("updated"))
        self.url = texts(get("url"))
        self.version = texts(get("version"))
        if not _corpus_document_fields.issuperset(value):
            self.extra = unlisted(value, _corpus_document_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "body": self.body,
            "source": self.source,
            "updated": self.updated,
            "url": self.url,
            "version": self.version,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class TopicPlot:
    """Scores by topic, of one segment.

    Attributes:
        segment_id: id of the segment.
        collections: points, by what they show.
        extra: fields of the response that are not listed here.
    """

    segment_id: str | None = None
    collections: list[TopicPlotCollection] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.segment_id = segment_id_ = get("segment_id")
        if type(segment_id_) is not str and segment_id_ is not None:
            mismatch("str", segment_id_)
        self.collections = _list_of_topic_plot_collection(get("collections"))
        if not _topic_plot_fields.issuperset(value):
            self.extra = unlisted(value, _topic_plot_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "segment_id": self.segment_id,
            "collections": plain(self.collections),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class TopicPlotCollection:
    """The points of one score.

    Attributes:
        field: score field, such as `int_score_momentum`.
        name: name of the collection, such as `do_more`.
        points: one for each topic.
        extra: fields of the response that are not listed here.
    """

    field: str | None = None
    name: str | None = None
    points: list[TopicPlotPoint] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.field = field_ = get("field")
        if type(field_) is not str and field_ is not None:
            mismatch("str", field_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.points = _list_of_topic_plot_point(get("points"))
        if not _topic_plot_collection_fields.issuperset(value):
            self.extra = unlisted(value, _topic_plot_collection_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "field": self.field,
            "name": self.name,
            "points": plain(self.points),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class TopicPlotPoint:
    """The score of one topic.

    Attributes:
        topic: label of the topic.
        value: the score.
        avg_affinity: mean affinity, from 0 to 1.
        doc_count: documents about it.
        extra: fields of the response that are not listed here.
    """

    topic: str | None = None
    value: float | None = None
    avg_affinity: float | None = None
    doc_count: int | None = attrs.field(default=None, metadata={"wire": "doc_ct", "count": True})
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
        self.value = value_ = get("value")
        if value_ is not None:
            self.value = number(value_)
        self.avg_affinity = avg_affinity_ = get("avg_affinity")
        if avg_affinity_ is not None:
            self.avg_affinity = number(avg_affinity_)
        self.doc_count = doc_count_ = get("doc_ct")
        if doc_count_ is not None:
            self.doc_count = count(doc_count_)
        if not _topic_plot_point_fields.issuperset(value):
            self.extra = unlisted(value, _topic_plot_point_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "topic": self.topic,
            "value": self.value,
            "avg_affinity": self.avg_affinity,
            "doc_ct": self.doc_count,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ContentMetrics:
    """How many documents are classified; in the sample the figures add up to the total.

    Attributes:
        total: documents in all.
        no_keys: those without keys.
        no_content: those without content.
        no_classified_content: those whose content is not classified.
        no_affinities: those without affinities.
        errors: those that failed.
        success: those that are done.
        extra: fields of the response that are not listed here.
    """

    total: int | None = attrs.field(default=None, metadata={"count": True})
    no_keys: int | None = attrs.field(default=None, metadata={"wire": "nokeys", "count": True})
    no_content: int | None = attrs.field(
        default=None, metadata={"wire": "nocontent", "count": True}
    )
    no_classified_content: int | None = attrs.field(
        default=None, metadata={"wire": "noclassifiedcontent", "count": True}
    )
    no_affinities: int | None = attrs.field(
        default=None, metadata={"wire": "noaffinities", "count": True}
    )
    errors: int | None = attrs.field(default=None, metadata={"count": True})
    success: int | None = attrs.field(default=None, metadata={"count": True})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.total = total_ = get("total")
        if total_ is not None:
            self.total = count(total_)
        self.no_keys = no_keys_ = get("nokeys")
        if no_keys_ is not None:
            self.no_keys = count(no_keys_)
        self.no_content = no_content_ = get("nocontent")
        if no_content_ is not None:
            self.no_content = count(no_content_)
        self.no_classified_content = no_classified_content_ = get("noclassifiedcontent")
        if no_classified_content_ is not None:
            self.no_classified_content = count(no_classified_content_)
        self.no_affinities = no_affinities_ = get("noaffinities")
        if no_affinities_ is not None:
            self.no_affinities = count(no_affinities_)
        self.errors = errors_ = get("errors")
        if errors_ is not None:
            self.errors = count(errors_)
        self.success = success_ = get("success")
        if success_ is not None:
            self.success = count(success_)
        if not _content_metrics_fields.issuperset(value):
            self.extra = unlisted(value, _content_metrics_fields)
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
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class TopicClusters:
    """Central topics, each with the topics around it: candidates for rollups.

    Attributes:
        clusters: labels of the topics of each cluster.
        coverage: share of the topics, by centrality, that the clusters cover, from 0 to 1.
        extra: fields of the response that are not listed here.
    """

    clusters: list[list[str]] = attrs.field(factory=list)
    coverage: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.clusters = _list_of_texts(get("clusters"))
        self.coverage = coverage_ = get("coverage")
        if coverage_ is not None:
            self.coverage = number(coverage_)
        if not _topic_clusters_fields.issuperset(value):
            self.extra = unlisted(value, _topic_clusters_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"clusters": self.clusters, "coverage": self.coverage, **plain(self.extra)}


# Not in the reference; its members are those that the vendor's notes of 2026 name.
@lazy_extra
@attrs.define(kw_only=True)
class ContextLayer:
    """How the topics of documents become the interests of profiles.

    Attributes:
        id: id; `default` for the layer that is made from the account settings.
        label: name for people; upper and lower case are the same.
        tags: labels; the default layer has `default`.
        rhs_table: table whose documents it reads.
        rhs_feature_ids: fields of the documents that hold the topics.
        lhs_output_id: field of the profiles that it writes.
        lhs_affinity_id: field of the profiles that Supertopics are written to.
        num_topics: most topics.
        blacklisted_topics: topics that are left out; the server leaves the member out when there
            are none.
        whitelisted_topics: topics that are always in; the server leaves the member out when there
            are none.
        explicit_affinities: whether related topics are left out.
        inferred_affinities: whether related topics are written to a field of their own.
        use_activity_counts: whether the number of visits counts.
        decay_affinities: stored, but without effect.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    label: str | None = None
    tags: list[str] = attrs.field(factory=list)
    rhs_table: str | None = None
    rhs_feature_ids: Any = attrs.field(default=None, repr=safe_repr)
    lhs_output_id: str | None = None
    lhs_affinity_id: str | None = None
    num_topics: int | None = attrs.field(default=None, metadata={"count": True})
    blacklisted_topics: list[str] = attrs.field(factory=list)
    whitelisted_topics: list[str] = attrs.field(factory=list)
    explicit_affinities: bool | None = None
    inferred_affinities: bool | None = None
    use_activity_counts: bool | None = None
    decay_affinities: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.tags = texts(get("tags"))
        self.rhs_table = rhs_table_ = get("rhs_table")
        if type(rhs_table_) is not str and rhs_table_ is not None:
            mismatch("str", rhs_table_)
        self.rhs_feature_ids = get("rhs_feature_ids")
        self.lhs_output_id = lhs_output_id_ = get("lhs_output_id")
        if type(lhs_output_id_) is not str and lhs_output_id_ is not None:
            mismatch("str", lhs_output_id_)
        self.lhs_affinity_id = lhs_affinity_id_ = get("lhs_affinity_id")
        if type(lhs_affinity_id_) is not str and lhs_affinity_id_ is not None:
            mismatch("str", lhs_affinity_id_)
        self.num_topics = num_topics_ = get("num_topics")
        if num_topics_ is not None:
            self.num_topics = count(num_topics_)
        self.blacklisted_topics = texts(get("blacklisted_topics"))
        self.whitelisted_topics = texts(get("whitelisted_topics"))
        self.explicit_affinities = explicit_affinities_ = get("explicit_affinities")
        if type(explicit_affinities_) is not bool and explicit_affinities_ is not None:
            mismatch("bool", explicit_affinities_)
        self.inferred_affinities = inferred_affinities_ = get("inferred_affinities")
        if type(inferred_affinities_) is not bool and inferred_affinities_ is not None:
            mismatch("bool", inferred_affinities_)
        self.use_activity_counts = use_activity_counts_ = get("use_activity_counts")
        if type(use_activity_counts_) is not bool and use_activity_counts_ is not None:
            mismatch("bool", use_activity_counts_)
        self.decay_affinities = decay_affinities_ = get("decay_affinities")
        if type(decay_affinities_) is not bool and decay_affinities_ is not None:
            mismatch("bool", decay_affinities_)
        if not _context_layer_fields.issuperset(value):
            self.extra = unlisted(value, _context_layer_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "label": self.label,
            "tags": self.tags,
            "rhs_table": self.rhs_table,
            "rhs_feature_ids": plain(self.rhs_feature_ids),
            "lhs_output_id": self.lhs_output_id,
            "lhs_affinity_id": self.lhs_affinity_id,
            "num_topics": self.num_topics,
            "blacklisted_topics": self.blacklisted_topics,
            "whitelisted_topics": self.whitelisted_topics,
            "explicit_affinities": self.explicit_affinities,
            "inferred_affinities": self.inferred_affinities,
            "use_activity_counts": self.use_activity_counts,
            "decay_affinities": self.decay_affinities,
            **plain(self.extra),
        }


# Not in the reference; its members are those that the vendor's notes of 2026 name.
@lazy_extra
@attrs.define(kw_only=True)
class Supertopic:
    """Several topics under one label, each with a weight; the API calls it an affinity.

    Attributes:
        id: id.
        label: name for people, unique in the account.
        description: text for people.
        config_id: context layer that it belongs to.
        topics: its topics and their weights.
        method: how the score is worked out.
        draft: whether it is still a draft, without effect on profiles.
        doc_count: documents about it.
        created: when it was made.
        updated: when it was changed last.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    label: str | None = None
    description: str | None = None
    config_id: str | None = None
    topics: list[RollupTopic] = attrs.field(factory=list)
    method: str | None = None
    draft: bool | None = None
    doc_count: int | None = attrs.field(default=None, metadata={"count": True})
    created: datetime | None = None
    updated: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.config_id = config_id_ = get("config_id")
        if type(config_id_) is not str and config_id_ is not None:
            mismatch("str", config_id_)
        self.topics = _list_of_rollup_topic(get("topics"))
        self.method = method_ = get("method")
        if type(method_) is not str and method_ is not None:
            mismatch("str", method_)
        self.draft = draft_ = get("draft")
        if type(draft_) is not bool and draft_ is not None:
            mismatch("bool", draft_)
        self.doc_count = doc_count_ = get("doc_count")
        if doc_count_ is not None:
            self.doc_count = count(doc_count_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        if not _supertopic_fields.issuperset(value):
            self.extra = unlisted(value, _supertopic_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "label": self.label,
            "description": self.description,
            "config_id": self.config_id,
            "topics": plain(self.topics),
            "method": self.method,
            "draft": self.draft,
            "doc_count": self.doc_count,
            "created": plain(self.created),
            "updated": plain(self.updated),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SupertopicTopic:
    """One topic of a Supertopic and its weight.

    Attributes:
        label: label of the topic.
        value: weight; 1 when it is left out, or 0.
        extra: further fields to send.
    """

    label: str
    value: float | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        self.value = value_ = get("value", UNSET)
        if value_ is not UNSET:
            self.value = number(value_)
        if not _supertopic_topic_fields.issuperset(value):
            self.extra = unlisted(value, _supertopic_topic_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"label": self.label, "value": self.value, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SupertopicCreate:
    """What a new Supertopic is made of.

    Attributes:
        label: name for people; unique in the account, drafts included.
        topics: its topics and their weights.
        description: text for people.
        config_id: context layer that it belongs to.
        method: how the score is worked out.
        draft: True keeps it without effect on profiles; publishing adds its topics to the list of
            allowed ones.
        extra: further fields to send.
    """

    label: str
    topics: Sequence[SupertopicTopic | Mapping[str, Any]]
    description: str | Unset = UNSET
    config_id: str | Unset = UNSET
    method: str | Unset = UNSET
    draft: bool | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        self.topics = _list_of_supertopic_topic(get("topics"))
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        self.config_id = config_id_ = get("config_id", UNSET)
        if type(config_id_) is not str and config_id_ is not UNSET:
            mismatch("str", config_id_)
        self.method = method_ = get("method", UNSET)
        if type(method_) is not str and method_ is not UNSET:
            mismatch("str", method_)
        self.draft = draft_ = get("draft", UNSET)
        if type(draft_) is not bool and draft_ is not UNSET:
            mismatch("bool", draft_)
        if not _supertopic_create_fields.issuperset(value):
            self.extra = unlisted(value, _supertopic_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "topics": plain(self.topics),
            "description": self.description,
            "config_id": self.config_id,
            "method": self.method,
            "draft": self.draft,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SupertopicUpdate:
    """What of a Supertopic is to change.

    Send all topics: whether the server keeps those that are left out is not published.

    Attributes:
        label: name for people; unique in the account, drafts included.
        topics: its topics and their weights.
        description: text for people.
        config_id: context layer that it belongs to.
        method: how the score is worked out.
        draft: False publishes it, which adds its topics to the list of allowed ones and may push
            others out.
        extra: further fields to send.
    """

    label: str | Unset = UNSET
    topics: Sequence[SupertopicTopic | Mapping[str, Any]] | Unset = UNSET
    description: str | Unset = UNSET
    config_id: str | Unset = UNSET
    method: str | Unset = UNSET
    draft: bool | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET:
            mismatch("str", label_)
        self.topics = topics_ = get("topics", UNSET)
        if topics_ is not UNSET:
            self.topics = _list_of_supertopic_topic(topics_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        self.config_id = config_id_ = get("config_id", UNSET)
        if type(config_id_) is not str and config_id_ is not UNSET:
            mismatch("str", config_id_)
        self.method = method_ = get("method", UNSET)
        if type(method_) is not str and method_ is not UNSET:
            mismatch("str", method_)
        self.draft = draft_ = get("draft", UNSET)
        if type(draft_) is not bool and draft_ is not UNSET:
            mismatch("bool", draft_)
        if not _supertopic_update_fields.issuperset(value):
            self.extra = unlisted(value, _supertopic_update_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "topics": plain(self.topics),
            "description": self.description,
            "config_id": self.config_id,
            "method": self.method,
            "draft": self.draft,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_content_topic_fields = frozenset(
    {
        "label",
        "doc_count",
        "total",
        "missing",
        "present",
        "avg",
        "tags",
        "bucket_none",
        "bucket_low",
        "bucket_mid",
        "bucket_high",
    }
)
_topic_affinity_fields = frozenset(
    {"total", "missing", "present", "bucket_none", "bucket_low", "bucket_mid", "bucket_high", "avg"}
)
_map_of_number = map_of(number)
_content_document_fields = frozenset(
    {
        "id",
        "url",
        "title",
        "description",
        "author",
        "topics",
        "topic_relevances",
        "topic_rollups",
        "primary_image",
        "meta",
        "stream",
        "created",
        "updated",
        "fetched",
        "path",
        "aspects",
        "language",
        "sitename",
        "https",
    }
)
_list_of_content_document = list_of(ContentDocument.from_json)
_content_documents_fields = frozenset({"total", "urls"})
_topic_summary_fields = frozenset({"topics", "docs"})
_rollup_summary_fields = frozenset({"docs", "rollups"})
_topic_rollup_places = places({"account_id": ("acctid",)})
_list_of_rollup_topic = list_of(RollupTopic.from_json)
_topic_rollup_fields = frozenset({"id", "label", "topics", "account_id", "created", "updated"})
_rollup_topic_fields = frozenset({"label", "value"})
_list_of_topic_label = list_of(TopicLabel.from_json)
_rollup_create_fields = frozenset({"label", "topics", "acctid"})
_topic_label_fields = frozenset({"label"})
_topic_blocklist_update_fields = frozenset({"method", "ids"})
_topic_blocklist_fields = frozenset({"ids"})
_either_classified_url_text = either(ClassifiedUrl.from_json, text)
_list_of_classified_tag = list_of(ClassifiedTag.from_json)
_list_of_classified_image = list_of(ClassifiedImage.from_json)
_map_of_optional_time = map_of(optional(time))
_classified_document_fields = frozenset(
    {
        "id",
        "url",
        "url_redirected_from",
        "description",
        "long_description",
        "type",
        "stream",
        "httpstatus",
        "humanLanguage",
        "tags",
        "flags",
        "images",
        "primary_image",
        "videos",
        "primary_video",
        "published",
        "author",
        "numpages",
        "sitename",
        "productDescription",
        "brand",
        "price",
        "saveAmount",
        "productId",
        "created",
        "updated",
        "fetched",
        "enriched",
        "version",
    }
)
_map_of_anything = map_of(anything)
_map_of_optional_text = map_of(optional(text))
_classified_url_fields = frozenset({"Params", "Utm", "UserInfo"})
_classified_tag_fields = frozenset({"id", "type", "value", "source", "vocab", "relevance", "tax"})
_classified_image_fields = frozenset({"url"})
_content_recommendation_fields = frozenset(
    {
        "id",
        "url",
        "title",
        "description",
        "author",
        "confidence",
        "visited",
        "topics",
        "topic_relevances",
        "primary_image",
        "sitename",
        "stream",
        "path",
        "aspects",
        "language",
        "meta",
        "created",
        "updated",
        "fetched",
    }
)
_list_of_topic_node = list_of(TopicNode.from_json)
_list_of_topic_link = list_of(TopicLink.from_json)
_topic_graph_fields = frozenset({"n", "nodes", "links"})
_topic_node_fields = frozenset({"name", "doc_count"})
_topic_link_fields = frozenset({"source", "target", "value"})
_corpus_document_fields = frozenset({"body", "source", "updated", "url", "version"})
_list_of_topic_plot_collection = list_of(TopicPlotCollection.from_json)
_topic_plot_fields = frozenset({"segment_id", "collections"})
_list_of_topic_plot_point = list_of(TopicPlotPoint.from_json)
_topic_plot_collection_fields = frozenset({"field", "name", "points"})
_topic_plot_point_fields = frozenset({"topic", "value", "avg_affinity", "doc_ct"})
_content_metrics_fields = frozenset(
    {"total", "nokeys", "nocontent", "noclassifiedcontent", "noaffinities", "errors", "success"}
)
_list_of_texts = list_of(texts)
_topic_clusters_fields = frozenset({"clusters", "coverage"})
_context_layer_fields = frozenset(
    {
        "id",
        "label",
        "tags",
        "rhs_table",
        "rhs_feature_ids",
        "lhs_output_id",
        "lhs_affinity_id",
        "num_topics",
        "blacklisted_topics",
        "whitelisted_topics",
        "explicit_affinities",
        "inferred_affinities",
        "use_activity_counts",
        "decay_affinities",
    }
)
_supertopic_fields = frozenset(
    {
        "id",
        "label",
        "description",
        "config_id",
        "topics",
        "method",
        "draft",
        "doc_count",
        "created",
        "updated",
    }
)
_supertopic_topic_fields = frozenset({"label", "value"})
_list_of_supertopic_topic = list_of(SupertopicTopic.from_json)
_supertopic_create_fields = frozenset(
    {"label", "topics", "description", "config_id", "method", "draft"}
)
_supertopic_update_fields = frozenset(
    {"label", "topics", "description", "config_id", "method", "draft"}
)
