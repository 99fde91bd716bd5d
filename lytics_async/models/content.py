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
    time,
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
        rest = value.copy()
        pop = rest.pop
        label_ = pop("label", None)
        if type(label_) is not str:
            mismatch("str", label_)
        doc_count_ = pop("doc_count", None)
        if doc_count_ is not None and type(doc_count_) is not int:
            mismatch("int", doc_count_)
        total_ = pop("total", None)
        if total_ is not None and type(total_) is not int:
            mismatch("int", total_)
        missing_ = pop("missing", None)
        if missing_ is not None and type(missing_) is not int:
            mismatch("int", missing_)
        present_ = pop("present", None)
        if present_ is not None and type(present_) is not int:
            mismatch("int", present_)
        avg_ = pop("avg", None)
        if avg_ is not None:
            avg_ = number(avg_)
        tags_ = _list_of_text(pop("tags", None))
        self = cls.__new__(cls)
        self.label = label_
        self.doc_count = doc_count_
        self.total = total_
        self.missing = missing_
        self.present = present_
        self.avg = avg_
        self.tags = tags_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        total_ = pop("total", None)
        if total_ is not None and type(total_) is not int:
            mismatch("int", total_)
        missing_ = pop("missing", None)
        if missing_ is not None and type(missing_) is not int:
            mismatch("int", missing_)
        present_ = pop("present", None)
        if present_ is not None and type(present_) is not int:
            mismatch("int", present_)
        bucket_none_ = pop("bucket_none", None)
        if bucket_none_ is not None and type(bucket_none_) is not int:
            mismatch("int", bucket_none_)
        bucket_low_ = pop("bucket_low", None)
        if bucket_low_ is not None and type(bucket_low_) is not int:
            mismatch("int", bucket_low_)
        bucket_mid_ = pop("bucket_mid", None)
        if bucket_mid_ is not None and type(bucket_mid_) is not int:
            mismatch("int", bucket_mid_)
        bucket_high_ = pop("bucket_high", None)
        if bucket_high_ is not None and type(bucket_high_) is not int:
            mismatch("int", bucket_high_)
        avg_ = pop("avg", None)
        if avg_ is not None:
            avg_ = number(avg_)
        self = cls.__new__(cls)
        self.total = total_
        self.missing = missing_
        self.present = present_
        self.bucket_none = bucket_none_
        self.bucket_low = bucket_low_
        self.bucket_mid = bucket_mid_
        self.bucket_high = bucket_high_
        self.avg = avg_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        id_ = pop("id", None)
        if id_ is not None and type(id_) is not str:
            mismatch("str", id_)
        url_ = pop("url", None)
        if url_ is not None and type(url_) is not str:
            mismatch("str", url_)
        title_ = pop("title", None)
        if title_ is not None and type(title_) is not str:
            mismatch("str", title_)
        description_ = pop("description", None)
        if description_ is not None and type(description_) is not str:
            mismatch("str", description_)
        author_ = pop("author", None)
        if author_ is not None and type(author_) is not str:
            mismatch("str", author_)
        topics_ = _list_of_text(pop("topics", None))
        topic_relevances_ = _map_of_number(pop("topic_relevances", None))
        topic_rollups_ = _map_of_number(pop("topic_rollups", None))
        primary_image_ = pop("primary_image", None)
        if primary_image_ is not None and type(primary_image_) is not str:
            mismatch("str", primary_image_)
        meta_ = _list_of_text(pop("meta", None))
        stream_ = pop("stream", None)
        if stream_ is not None and type(stream_) is not str:
            mismatch("str", stream_)
        created_ = pop("created", None)
        if created_ is not None:
            created_ = time(created_)
        updated_ = pop("updated", None)
        if updated_ is not None:
            updated_ = time(updated_)
        fetched_ = pop("fetched", None)
        if fetched_ is not None:
            fetched_ = time(fetched_)
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
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        total_ = pop("total", None)
        if total_ is not None and type(total_) is not int:
            mismatch("int", total_)
        documents_ = _list_of_content_document(pop("urls", None))
        self = cls.__new__(cls)
        self.total = total_
        self.documents = documents_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        affinity_ = pop("topics", None)
        if affinity_ is not None:
            affinity_ = TopicAffinity.from_json(affinity_)
        docs_ = pop("docs", None)
        if docs_ is not None:
            docs_ = ContentDocuments.from_json(docs_)
        self = cls.__new__(cls)
        self.affinity = affinity_
        self.docs = docs_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        docs_ = pop("docs", None)
        if docs_ is not None:
            docs_ = ContentDocuments.from_json(docs_)
        rollups_ = pop("rollups", None)
        self = cls.__new__(cls)
        self.docs = docs_
        self.rollups = rollups_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        id_ = pop("id", None)
        if id_ is not None and type(id_) is not str:
            mismatch("str", id_)
        label_ = pop("label", None)
        if label_ is not None and type(label_) is not str:
            mismatch("str", label_)
        topics_ = _list_of_rollup_topic(pop("topics", None))
        account_id_ = pop("account_id", None)
        if account_id_ is not None and type(account_id_) is not str:
            mismatch("str", account_id_)
        created_ = pop("created", None)
        if created_ is not None:
            created_ = time(created_)
        updated_ = pop("updated", None)
        if updated_ is not None:
            updated_ = time(updated_)
        self = cls.__new__(cls)
        self.id = id_
        self.label = label_
        self.topics = topics_
        self.account_id = account_id_
        self.created = created_
        self.updated = updated_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        label_ = pop("label", None)
        if type(label_) is not str:
            mismatch("str", label_)
        value_ = pop("value", None)
        if value_ is not None:
            value_ = number(value_)
        self = cls.__new__(cls)
        self.label = label_
        self.value = value_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        label_ = pop("label", None)
        if type(label_) is not str:
            mismatch("str", label_)
        topics_ = _list_of_topic_label(pop("topics", None))
        account_ = pop("acctid", UNSET)
        if account_ is not UNSET and type(account_) is not str:
            mismatch("str", account_)
        self = cls.__new__(cls)
        self.label = label_
        self.topics = topics_
        self.account = account_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        label_ = pop("label", None)
        if type(label_) is not str:
            mismatch("str", label_)
        self = cls.__new__(cls)
        self.label = label_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        method_ = pop("method", None)
        if type(method_) is not str:
            mismatch("str", method_)
        ids_ = _list_of_text(pop("ids", None))
        self = cls.__new__(cls)
        self.method = method_
        self.ids = ids_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        ids_ = _list_of_text(pop("ids", None))
        self = cls.__new__(cls)
        self.ids = ids_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        id_ = pop("id", None)
        if id_ is not None and type(id_) is not str:
            mismatch("str", id_)
        url_ = pop("url", None)
        if url_ is not None:
            url_ = _either_classified_url_text(url_)
        url_redirected_from_ = pop("url_redirected_from", None)
        if url_redirected_from_ is not None and type(url_redirected_from_) is not str:
            mismatch("str", url_redirected_from_)
        description_ = pop("description", None)
        if description_ is not None and type(description_) is not str:
            mismatch("str", description_)
        long_description_ = pop("long_description", None)
        if long_description_ is not None and type(long_description_) is not str:
            mismatch("str", long_description_)
        type_ = pop("type", None)
        if type_ is not None and type(type_) is not str:
            mismatch("str", type_)
        stream_ = pop("stream", None)
        if stream_ is not None and type(stream_) is not str:
            mismatch("str", stream_)
        http_status_ = pop("httpstatus", None)
        if http_status_ is not None and type(http_status_) is not int:
            mismatch("int", http_status_)
        human_language_ = pop("humanLanguage", None)
        if human_language_ is not None and type(human_language_) is not str:
            mismatch("str", human_language_)
        tags_ = _list_of_classified_tag(pop("tags", None))
        flags_ = pop("flags", None)
        images_ = _list_of_classified_image(pop("images", None))
        primary_image_ = pop("primary_image", None)
        if primary_image_ is not None and type(primary_image_) is not str:
            mismatch("str", primary_image_)
        videos_ = pop("videos", None)
        primary_video_ = pop("primary_video", None)
        if primary_video_ is not None and type(primary_video_) is not str:
            mismatch("str", primary_video_)
        published_ = pop("published", None)
        if published_ is not None:
            published_ = time(published_)
        author_ = pop("author", None)
        if author_ is not None and type(author_) is not str:
            mismatch("str", author_)
        page_count_ = pop("numpages", None)
        if page_count_ is not None and type(page_count_) is not int:
            mismatch("int", page_count_)
        sitename_ = pop("sitename", None)
        if sitename_ is not None and type(sitename_) is not str:
            mismatch("str", sitename_)
        product_description_ = pop("productDescription", None)
        if product_description_ is not None and type(product_description_) is not str:
            mismatch("str", product_description_)
        brand_ = pop("brand", None)
        if brand_ is not None and type(brand_) is not str:
            mismatch("str", brand_)
        price_ = pop("price", None)
        if price_ is not None and type(price_) is not str:
            mismatch("str", price_)
        save_amount_ = pop("saveAmount", None)
        if save_amount_ is not None and type(save_amount_) is not str:
            mismatch("str", save_amount_)
        product_id_ = pop("productId", None)
        if product_id_ is not None and type(product_id_) is not str:
            mismatch("str", product_id_)
        created_ = pop("created", None)
        if created_ is not None:
            created_ = time(created_)
        updated_ = pop("updated", None)
        if updated_ is not None:
            updated_ = time(updated_)
        fetched_ = pop("fetched", None)
        if fetched_ is not None:
            fetched_ = time(fetched_)
        enriched_ = _map_of_optional_time(pop("enriched", None))
        version_ = pop("version", None)
        if version_ is not None and type(version_) is not int:
            mismatch("int", version_)
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
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        params_ = _map_of_anything(pop("Params", None))
        utm_ = _map_of_optional_text(pop("Utm", None))
        user_info_ = pop("UserInfo", None)
        self = cls.__new__(cls)
        self.params = params_
        self.utm = utm_
        self.user_info = user_info_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        id_ = pop("id", None)
        if type(id_) is not str:
            mismatch("str", id_)
        type_ = pop("type", None)
        if type_ is not None and type(type_) is not str:
            mismatch("str", type_)
        value_ = pop("value", None)
        if value_ is not None and type(value_) is not str:
            mismatch("str", value_)
        source_ = pop("source", None)
        if source_ is not None and type(source_) is not str:
            mismatch("str", source_)
        vocab_ = pop("vocab", None)
        if vocab_ is not None and type(vocab_) is not str:
            mismatch("str", vocab_)
        relevance_ = pop("relevance", None)
        if relevance_ is not None:
            relevance_ = number(relevance_)
        tax_ = _list_of_text(pop("tax", None))
        self = cls.__new__(cls)
        self.id = id_
        self.type = type_
        self.value = value_
        self.source = source_
        self.vocab = vocab_
        self.relevance = relevance_
        self.tax = tax_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        url_ = pop("url", None)
        if url_ is not None and type(url_) is not str:
            mismatch("str", url_)
        self = cls.__new__(cls)
        self.url = url_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        id_ = pop("id", None)
        if id_ is not None and type(id_) is not str:
            mismatch("str", id_)
        url_ = pop("url", None)
        if url_ is not None and type(url_) is not str:
            mismatch("str", url_)
        title_ = pop("title", None)
        if title_ is not None and type(title_) is not str:
            mismatch("str", title_)
        description_ = pop("description", None)
        if description_ is not None and type(description_) is not str:
            mismatch("str", description_)
        author_ = pop("author", None)
        if author_ is not None and type(author_) is not str:
            mismatch("str", author_)
        confidence_ = pop("confidence", None)
        if confidence_ is not None:
            confidence_ = number(confidence_)
        visited_ = pop("visited", None)
        if visited_ is not None and type(visited_) is not bool:
            mismatch("bool", visited_)
        topics_ = _list_of_text(pop("topics", None))
        topic_relevances_ = _map_of_number(pop("topic_relevances", None))
        primary_image_ = pop("primary_image", None)
        if primary_image_ is not None and type(primary_image_) is not str:
            mismatch("str", primary_image_)
        sitename_ = pop("sitename", None)
        if sitename_ is not None and type(sitename_) is not str:
            mismatch("str", sitename_)
        stream_ = pop("stream", None)
        if stream_ is not None and type(stream_) is not str:
            mismatch("str", stream_)
        path_ = _list_of_text(pop("path", None))
        aspects_ = _list_of_text(pop("aspects", None))
        language_ = pop("language", None)
        if language_ is not None and type(language_) is not str:
            mismatch("str", language_)
        meta_ = _list_of_text(pop("meta", None))
        created_ = pop("created", None)
        if created_ is not None:
            created_ = time(created_)
        updated_ = pop("updated", None)
        if updated_ is not None:
            updated_ = time(updated_)
        fetched_ = pop("fetched", None)
        if fetched_ is not None:
            fetched_ = time(fetched_)
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
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        n_ = pop("n", None)
        if n_ is not None and type(n_) is not int:
            mismatch("int", n_)
        nodes_ = _list_of_topic_node(pop("nodes", None))
        links_ = _list_of_topic_link(pop("links", None))
        self = cls.__new__(cls)
        self.n = n_
        self.nodes = nodes_
        self.links = links_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        name_ = pop("name", None)
        if type(name_) is not str:
            mismatch("str", name_)
        doc_count_ = pop("doc_count", None)
        if doc_count_ is not None and type(doc_count_) is not int:
            mismatch("int", doc_count_)
        self = cls.__new__(cls)
        self.name = name_
        self.doc_count = doc_count_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        source_ = pop("source", None)
        if type(source_) is not int:
            mismatch("int", source_)
        target_ = pop("target", None)
        if type(target_) is not int:
            mismatch("int", target_)
        value_ = pop("value", None)
        if value_ is not None:
            value_ = number(value_)
        self = cls.__new__(cls)
        self.source = source_
        self.target = target_
        self.value = value_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        body_ = _list_of_text(pop("body", None))
        source_ = _list_of_text(pop("source", None))
        updated_ = _list_of_text(pop("updated", None))
        url_ = _list_of_text(pop("url", None))
        version_ = _list_of_text(pop("version", None))
        self = cls.__new__(cls)
        self.body = body_
        self.source = source_
        self.updated = updated_
        self.url = url_
        self.version = version_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        segment_id_ = pop("segment_id", None)
        if segment_id_ is not None and type(segment_id_) is not str:
            mismatch("str", segment_id_)
        collections_ = _list_of_topic_plot_collection(pop("collections", None))
        self = cls.__new__(cls)
        self.segment_id = segment_id_
        self.collections = collections_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        field_ = pop("field", None)
        if field_ is not None and type(field_) is not str:
            mismatch("str", field_)
        name_ = pop("name", None)
        if name_ is not None and type(name_) is not str:
            mismatch("str", name_)
        points_ = _list_of_topic_plot_point(pop("points", None))
        self = cls.__new__(cls)
        self.field = field_
        self.name = name_
        self.points = points_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        topic_ = pop("topic", None)
        if topic_ is not None and type(topic_) is not str:
            mismatch("str", topic_)
        value_ = pop("value", None)
        if value_ is not None:
            value_ = number(value_)
        avg_affinity_ = pop("avg_affinity", None)
        if avg_affinity_ is not None:
            avg_affinity_ = number(avg_affinity_)
        doc_count_ = pop("doc_ct", None)
        if doc_count_ is not None and type(doc_count_) is not int:
            mismatch("int", doc_count_)
        self = cls.__new__(cls)
        self.topic = topic_
        self.value = value_
        self.avg_affinity = avg_affinity_
        self.doc_count = doc_count_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        total_ = pop("total", None)
        if total_ is not None and type(total_) is not int:
            mismatch("int", total_)
        no_keys_ = pop("nokeys", None)
        if no_keys_ is not None and type(no_keys_) is not int:
            mismatch("int", no_keys_)
        no_content_ = pop("nocontent", None)
        if no_content_ is not None and type(no_content_) is not int:
            mismatch("int", no_content_)
        no_classified_content_ = pop("noclassifiedcontent", None)
        if no_classified_content_ is not None and type(no_classified_content_) is not int:
            mismatch("int", no_classified_content_)
        no_affinities_ = pop("noaffinities", None)
        if no_affinities_ is not None and type(no_affinities_) is not int:
            mismatch("int", no_affinities_)
        errors_ = pop("errors", None)
        if errors_ is not None and type(errors_) is not int:
            mismatch("int", errors_)
        success_ = pop("success", None)
        if success_ is not None and type(success_) is not int:
            mismatch("int", success_)
        self = cls.__new__(cls)
        self.total = total_
        self.no_keys = no_keys_
        self.no_content = no_content_
        self.no_classified_content = no_classified_content_
        self.no_affinities = no_affinities_
        self.errors = errors_
        self.success = success_
        self.extra = rest
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
        rest = value.copy()
        pop = rest.pop
        clusters_ = _list_of_list_of_text(pop("clusters", None))
        coverage_ = pop("coverage", None)
        if coverage_ is not None:
            coverage_ = number(coverage_)
        self = cls.__new__(cls)
        self.clusters = clusters_
        self.coverage = coverage_
        self.extra = rest
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"clusters": self.clusters, "coverage": self.coverage, **self.extra}


_either_classified_url_text = either(ClassifiedUrl.from_json, text)
_list_of_classified_image = list_of(ClassifiedImage.from_json)
_list_of_classified_tag = list_of(ClassifiedTag.from_json)
_list_of_content_document = list_of(ContentDocument.from_json)
_list_of_list_of_text = list_of(list_of(text))
_list_of_rollup_topic = list_of(RollupTopic.from_json)
_list_of_text = list_of(text)
_list_of_topic_label = list_of(TopicLabel.from_json)
_list_of_topic_link = list_of(TopicLink.from_json)
_list_of_topic_node = list_of(TopicNode.from_json)
_list_of_topic_plot_collection = list_of(TopicPlotCollection.from_json)
_list_of_topic_plot_point = list_of(TopicPlotPoint.from_json)
_map_of_anything = map_of(anything)
_map_of_number = map_of(number)
_map_of_optional_text = map_of(optional(text))
_map_of_optional_time = map_of(optional(time))
