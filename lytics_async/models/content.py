# generated from endpoints/v1/content.toml; do not edit
"""Models of `client.content`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.places import moved, places
from lytics_async.call.structure import (
    anything,
    count,
    either,
    lazy_extra,
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 11:
            value = _content_topic_blank | value
        try:
            found = _content_topic(value)
        except KeyError:  # it has unknown ones instead
            value = _content_topic_blank | value
            found = _content_topic(value)
        (
            label_,
            doc_count_,
            total_,
            missing_,
            present_,
            avg_,
            tags_,
            bucket_none_,
            bucket_low_,
            bucket_mid_,
            bucket_high_,
        ) = found
        if type(label_) is not str:
            mismatch("str", label_)
        if doc_count_ is not None:
            doc_count_ = count(doc_count_)
        if total_ is not None:
            total_ = count(total_)
        if missing_ is not None:
            missing_ = count(missing_)
        if present_ is not None:
            present_ = count(present_)
        if avg_ is not None:
            avg_ = number(avg_)
        tags_ = texts(tags_)
        if bucket_none_ is not None:
            bucket_none_ = count(bucket_none_)
        if bucket_low_ is not None:
            bucket_low_ = count(bucket_low_)
        if bucket_mid_ is not None:
            bucket_mid_ = count(bucket_mid_)
        if bucket_high_ is not None:
            bucket_high_ = count(bucket_high_)
        self = cls.__new__(cls)
        self.label = label_
        self.doc_count = doc_count_
        self.total = total_
        self.missing = missing_
        self.present = present_
        self.avg = avg_
        self.tags = tags_
        self.bucket_none = bucket_none_
        self.bucket_low = bucket_low_
        self.bucket_mid = bucket_mid_
        self.bucket_high = bucket_high_
        if len(value) > 11:
            self.extra = unlisted(value, _content_topic_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 8:
            value = _topic_affinity_blank | value
        try:
            found = _topic_affinity(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_affinity_blank | value
            found = _topic_affinity(value)
        total_, missing_, present_, bucket_none_, bucket_low_, bucket_mid_, bucket_high_, avg_ = (
            found
        )
        if total_ is not None:
            total_ = count(total_)
        if missing_ is not None:
            missing_ = count(missing_)
        if present_ is not None:
            present_ = count(present_)
        if bucket_none_ is not None:
            bucket_none_ = count(bucket_none_)
        if bucket_low_ is not None:
            bucket_low_ = count(bucket_low_)
        if bucket_mid_ is not None:
            bucket_mid_ = count(bucket_mid_)
        if bucket_high_ is not None:
            bucket_high_ = count(bucket_high_)
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
        if len(value) > 8:
            self.extra = unlisted(value, _topic_affinity_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 19:
            value = _content_document_blank | value
        try:
            found = _content_document(value)
        except KeyError:  # it has unknown ones instead
            value = _content_document_blank | value
            found = _content_document(value)
        (
            id_,
            url_,
            title_,
            description_,
            author_,
            topics_,
            topic_relevances_,
            topic_rollups_,
            primary_image_,
            meta_,
            stream_,
            created_,
            updated_,
            fetched_,
            path_,
            aspects_,
            language_,
            sitename_,
            https_,
        ) = found
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        if type(url_) is not str and url_ is not None:
            mismatch("str", url_)
        if type(title_) is not str and title_ is not None:
            mismatch("str", title_)
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        if type(author_) is not str and author_ is not None:
            mismatch("str", author_)
        topics_ = texts(topics_)
        topic_relevances_ = _map_of_number(topic_relevances_)
        topic_rollups_ = _map_of_number(topic_rollups_)
        if type(primary_image_) is not str and primary_image_ is not None:
            mismatch("str", primary_image_)
        meta_ = texts(meta_)
        if type(stream_) is not str and stream_ is not None:
            mismatch("str", stream_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        if fetched_ is not None:
            fetched_ = time(fetched_)
        path_ = texts(path_)
        aspects_ = texts(aspects_)
        if type(language_) is not str and language_ is not None:
            mismatch("str", language_)
        if type(sitename_) is not str and sitename_ is not None:
            mismatch("str", sitename_)
        if type(https_) is not bool and https_ is not None:
            mismatch("bool", https_)
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
        self.path = path_
        self.aspects = aspects_
        self.language = language_
        self.sitename = sitename_
        self.https = https_
        if len(value) > 19:
            self.extra = unlisted(value, _content_document_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _content_documents_blank | value
        try:
            found = _content_documents(value)
        except KeyError:  # it has unknown ones instead
            value = _content_documents_blank | value
            found = _content_documents(value)
        total_, documents_ = found
        if total_ is not None:
            total_ = count(total_)
        documents_ = _list_of_content_document(documents_)
        self = cls.__new__(cls)
        self.total = total_
        self.documents = documents_
        if len(value) > 2:
            self.extra = unlisted(value, _content_documents_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _topic_summary_blank | value
        try:
            found = _topic_summary(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_summary_blank | value
            found = _topic_summary(value)
        affinity_, docs_ = found
        if affinity_ is not None:
            affinity_ = TopicAffinity.from_json(affinity_)
        if docs_ is not None:
            docs_ = ContentDocuments.from_json(docs_)
        self = cls.__new__(cls)
        self.affinity = affinity_
        self.docs = docs_
        if len(value) > 2:
            self.extra = unlisted(value, _topic_summary_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _rollup_summary_blank | value
        try:
            found = _rollup_summary(value)
        except KeyError:  # it has unknown ones instead
            value = _rollup_summary_blank | value
            found = _rollup_summary(value)
        docs_, rollups_ = found
        if docs_ is not None:
            docs_ = ContentDocuments.from_json(docs_)
        self = cls.__new__(cls)
        self.docs = docs_
        self.rollups = rollups_
        if len(value) > 2:
            self.extra = unlisted(value, _rollup_summary_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        value = moved(value, _topic_rollup_places)
        if len(value) < 6:
            value = _topic_rollup_blank | value
        try:
            found = _topic_rollup(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_rollup_blank | value
            found = _topic_rollup(value)
        id_, label_, topics_, account_id_, created_, updated_ = found
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        topics_ = _list_of_rollup_topic(topics_)
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        self = cls.__new__(cls)
        self.id = id_
        self.label = label_
        self.topics = topics_
        self.account_id = account_id_
        self.created = created_
        self.updated = updated_
        if len(value) > 6:
            self.extra = unlisted(value, _topic_rollup_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _rollup_topic_blank | value
        try:
            found = _rollup_topic(value)
        except KeyError:  # it has unknown ones instead
            value = _rollup_topic_blank | value
            found = _rollup_topic(value)
        label_, value_ = found
        if type(label_) is not str:
            mismatch("str", label_)
        if value_ is not None:
            value_ = number(value_)
        self = cls.__new__(cls)
        self.label = label_
        self.value = value_
        if len(value) > 2:
            self.extra = unlisted(value, _rollup_topic_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 3:
            value = _rollup_create_blank | value
        try:
            found = _rollup_create(value)
        except KeyError:  # it has unknown ones instead
            value = _rollup_create_blank | value
            found = _rollup_create(value)
        label_, topics_, account_ = found
        if type(label_) is not str:
            mismatch("str", label_)
        topics_ = _list_of_topic_label(topics_)
        if type(account_) is not str and account_ is not UNSET:
            mismatch("str", account_)
        self = cls.__new__(cls)
        self.label = label_
        self.topics = topics_
        self.account = account_
        if len(value) > 3:
            self.extra = unlisted(value, _rollup_create_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 1:
            value = _topic_label_blank | value
        try:
            found = _topic_label(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_label_blank | value
            found = _topic_label(value)
        label_ = found
        if type(label_) is not str:
            mismatch("str", label_)
        self = cls.__new__(cls)
        self.label = label_
        if len(value) > 1:
            self.extra = unlisted(value, _topic_label_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _topic_blocklist_update_blank | value
        try:
            found = _topic_blocklist_update(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_blocklist_update_blank | value
            found = _topic_blocklist_update(value)
        method_, ids_ = found
        if type(method_) is not str:
            mismatch("str", method_)
        ids_ = texts(ids_)
        self = cls.__new__(cls)
        self.method = method_
        self.ids = ids_
        if len(value) > 2:
            self.extra = unlisted(value, _topic_blocklist_update_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 1:
            value = _topic_blocklist_blank | value
        try:
            found = _topic_blocklist(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_blocklist_blank | value
            found = _topic_blocklist(value)
        ids_ = found
        ids_ = texts(ids_)
        self = cls.__new__(cls)
        self.ids = ids_
        if len(value) > 1:
            self.extra = unlisted(value, _topic_blocklist_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 29:
            value = _classified_document_blank | value
        try:
            found = _classified_document(value)
        except KeyError:  # it has unknown ones instead
            value = _classified_document_blank | value
            found = _classified_document(value)
        (
            id_,
            url_,
            url_redirected_from_,
            description_,
            long_description_,
            type_,
            stream_,
            http_status_,
            human_language_,
            tags_,
            flags_,
            images_,
            primary_image_,
            videos_,
            primary_video_,
            published_,
            author_,
            page_count_,
            sitename_,
            product_description_,
            brand_,
            price_,
            save_amount_,
            product_id_,
            created_,
            updated_,
            fetched_,
            enriched_,
            version_,
        ) = found
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        if url_ is not None:
            url_ = _either_classified_url_text(url_)
        if type(url_redirected_from_) is not str and url_redirected_from_ is not None:
            mismatch("str", url_redirected_from_)
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        if type(long_description_) is not str and long_description_ is not None:
            mismatch("str", long_description_)
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        if type(stream_) is not str and stream_ is not None:
            mismatch("str", stream_)
        if type(http_status_) is not int and http_status_ is not None:
            mismatch("int", http_status_)
        if type(human_language_) is not str and human_language_ is not None:
            mismatch("str", human_language_)
        tags_ = _list_of_classified_tag(tags_)
        images_ = _list_of_classified_image(images_)
        if type(primary_image_) is not str and primary_image_ is not None:
            mismatch("str", primary_image_)
        if type(primary_video_) is not str and primary_video_ is not None:
            mismatch("str", primary_video_)
        if published_ is not None:
            published_ = time(published_)
        if type(author_) is not str and author_ is not None:
            mismatch("str", author_)
        if page_count_ is not None:
            page_count_ = count(page_count_)
        if type(sitename_) is not str and sitename_ is not None:
            mismatch("str", sitename_)
        if type(product_description_) is not str and product_description_ is not None:
            mismatch("str", product_description_)
        if type(brand_) is not str and brand_ is not None:
            mismatch("str", brand_)
        if type(price_) is not str and price_ is not None:
            mismatch("str", price_)
        if type(save_amount_) is not str and save_amount_ is not None:
            mismatch("str", save_amount_)
        if type(product_id_) is not str and product_id_ is not None:
            mismatch("str", product_id_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        if fetched_ is not None:
            fetched_ = time(fetched_)
        enriched_ = _map_of_optional_time(enriched_)
        if type(version_) is not int and version_ is not None:
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
        if len(value) > 29:
            self.extra = unlisted(value, _classified_document_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 3:
            value = _classified_url_blank | value
        try:
            found = _classified_url(value)
        except KeyError:  # it has unknown ones instead
            value = _classified_url_blank | value
            found = _classified_url(value)
        params_, utm_, user_info_ = found
        params_ = _map_of_anything(params_)
        utm_ = _map_of_optional_text(utm_)
        self = cls.__new__(cls)
        self.params = params_
        self.utm = utm_
        self.user_info = user_info_
        if len(value) > 3:
            self.extra = unlisted(value, _classified_url_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 7:
            value = _classified_tag_blank | value
        try:
            found = _classified_tag(value)
        except KeyError:  # it has unknown ones instead
            value = _classified_tag_blank | value
            found = _classified_tag(value)
        id_, type_, value_, source_, vocab_, relevance_, tax_ = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        if type(value_) is not str and value_ is not None:
            mismatch("str", value_)
        if type(source_) is not str and source_ is not None:
            mismatch("str", source_)
        if type(vocab_) is not str and vocab_ is not None:
            mismatch("str", vocab_)
        if relevance_ is not None:
            relevance_ = number(relevance_)
        tax_ = texts(tax_)
        self = cls.__new__(cls)
        self.id = id_
        self.type = type_
        self.value = value_
        self.source = source_
        self.vocab = vocab_
        self.relevance = relevance_
        self.tax = tax_
        if len(value) > 7:
            self.extra = unlisted(value, _classified_tag_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 1:
            value = _classified_image_blank | value
        try:
            found = _classified_image(value)
        except KeyError:  # it has unknown ones instead
            value = _classified_image_blank | value
            found = _classified_image(value)
        url_ = found
        if type(url_) is not str and url_ is not None:
            mismatch("str", url_)
        self = cls.__new__(cls)
        self.url = url_
        if len(value) > 1:
            self.extra = unlisted(value, _classified_image_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 19:
            value = _content_recommendation_blank | value
        try:
            found = _content_recommendation(value)
        except KeyError:  # it has unknown ones instead
            value = _content_recommendation_blank | value
            found = _content_recommendation(value)
        (
            id_,
            url_,
            title_,
            description_,
            author_,
            confidence_,
            visited_,
            topics_,
            topic_relevances_,
            primary_image_,
            sitename_,
            stream_,
            path_,
            aspects_,
            language_,
            meta_,
            created_,
            updated_,
            fetched_,
        ) = found
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        if type(url_) is not str and url_ is not None:
            mismatch("str", url_)
        if type(title_) is not str and title_ is not None:
            mismatch("str", title_)
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        if type(author_) is not str and author_ is not None:
            mismatch("str", author_)
        if confidence_ is not None:
            confidence_ = number(confidence_)
        if type(visited_) is not bool and visited_ is not None:
            mismatch("bool", visited_)
        topics_ = texts(topics_)
        topic_relevances_ = _map_of_number(topic_relevances_)
        if type(primary_image_) is not str and primary_image_ is not None:
            mismatch("str", primary_image_)
        if type(sitename_) is not str and sitename_ is not None:
            mismatch("str", sitename_)
        if type(stream_) is not str and stream_ is not None:
            mismatch("str", stream_)
        path_ = texts(path_)
        aspects_ = texts(aspects_)
        if type(language_) is not str and language_ is not None:
            mismatch("str", language_)
        meta_ = texts(meta_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
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
        if len(value) > 19:
            self.extra = unlisted(value, _content_recommendation_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 3:
            value = _topic_graph_blank | value
        try:
            found = _topic_graph(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_graph_blank | value
            found = _topic_graph(value)
        n_, nodes_, links_ = found
        if n_ is not None:
            n_ = count(n_)
        nodes_ = _list_of_topic_node(nodes_)
        links_ = _list_of_topic_link(links_)
        self = cls.__new__(cls)
        self.n = n_
        self.nodes = nodes_
        self.links = links_
        if len(value) > 3:
            self.extra = unlisted(value, _topic_graph_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _topic_node_blank | value
        try:
            found = _topic_node(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_node_blank | value
            found = _topic_node(value)
        name_, doc_count_ = found
        if type(name_) is not str:
            mismatch("str", name_)
        if doc_count_ is not None:
            doc_count_ = count(doc_count_)
        self = cls.__new__(cls)
        self.name = name_
        self.doc_count = doc_count_
        if len(value) > 2:
            self.extra = unlisted(value, _topic_node_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 3:
            value = _topic_link_blank | value
        try:
            found = _topic_link(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_link_blank | value
            found = _topic_link(value)
        source_, target_, value_ = found
        if type(source_) is not int:
            mismatch("int", source_)
        if type(target_) is not int:
            mismatch("int", target_)
        if value_ is not None:
            value_ = number(value_)
        self = cls.__new__(cls)
        self.source = source_
        self.target = target_
        self.value = value_
        if len(value) > 3:
            self.extra = unlisted(value, _topic_link_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 5:
            value = _corpus_document_blank | value
        try:
            found = _corpus_document(value)
        except KeyError:  # it has unknown ones instead
            value = _corpus_document_blank | value
            found = _corpus_document(value)
        body_, source_, updated_, url_, version_ = found
        body_ = texts(body_)
        source_ = texts(source_)
        updated_ = texts(updated_)
        url_ = texts(url_)
        version_ = texts(version_)
        self = cls.__new__(cls)
        self.body = body_
        self.source = source_
        self.updated = updated_
        self.url = url_
        self.version = version_
        if len(value) > 5:
            self.extra = unlisted(value, _corpus_document_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _topic_plot_blank | value
        try:
            found = _topic_plot(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_plot_blank | value
            found = _topic_plot(value)
        segment_id_, collections_ = found
        if type(segment_id_) is not str and segment_id_ is not None:
            mismatch("str", segment_id_)
        collections_ = _list_of_topic_plot_collection(collections_)
        self = cls.__new__(cls)
        self.segment_id = segment_id_
        self.collections = collections_
        if len(value) > 2:
            self.extra = unlisted(value, _topic_plot_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 3:
            value = _topic_plot_collection_blank | value
        try:
            found = _topic_plot_collection(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_plot_collection_blank | value
            found = _topic_plot_collection(value)
        field_, name_, points_ = found
        if type(field_) is not str and field_ is not None:
            mismatch("str", field_)
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        points_ = _list_of_topic_plot_point(points_)
        self = cls.__new__(cls)
        self.field = field_
        self.name = name_
        self.points = points_
        if len(value) > 3:
            self.extra = unlisted(value, _topic_plot_collection_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 4:
            value = _topic_plot_point_blank | value
        try:
            found = _topic_plot_point(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_plot_point_blank | value
            found = _topic_plot_point(value)
        topic_, value_, avg_affinity_, doc_count_ = found
        if type(topic_) is not str and topic_ is not None:
            mismatch("str", topic_)
        if value_ is not None:
            value_ = number(value_)
        if avg_affinity_ is not None:
            avg_affinity_ = number(avg_affinity_)
        if doc_count_ is not None:
            doc_count_ = count(doc_count_)
        self = cls.__new__(cls)
        self.topic = topic_
        self.value = value_
        self.avg_affinity = avg_affinity_
        self.doc_count = doc_count_
        if len(value) > 4:
            self.extra = unlisted(value, _topic_plot_point_blank)
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
    """How far the documents of the account are classified; in the sample the other figures add up to the total.

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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 7:
            value = _content_metrics_blank | value
        try:
            found = _content_metrics(value)
        except KeyError:  # it has unknown ones instead
            value = _content_metrics_blank | value
            found = _content_metrics(value)
        total_, no_keys_, no_content_, no_classified_content_, no_affinities_, errors_, success_ = (
            found
        )
        if total_ is not None:
            total_ = count(total_)
        if no_keys_ is not None:
            no_keys_ = count(no_keys_)
        if no_content_ is not None:
            no_content_ = count(no_content_)
        if no_classified_content_ is not None:
            no_classified_content_ = count(no_classified_content_)
        if no_affinities_ is not None:
            no_affinities_ = count(no_affinities_)
        if errors_ is not None:
            errors_ = count(errors_)
        if success_ is not None:
            success_ = count(success_)
        self = cls.__new__(cls)
        self.total = total_
        self.no_keys = no_keys_
        self.no_content = no_content_
        self.no_classified_content = no_classified_content_
        self.no_affinities = no_affinities_
        self.errors = errors_
        self.success = success_
        if len(value) > 7:
            self.extra = unlisted(value, _content_metrics_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _topic_clusters_blank | value
        try:
            found = _topic_clusters(value)
        except KeyError:  # it has unknown ones instead
            value = _topic_clusters_blank | value
            found = _topic_clusters(value)
        clusters_, coverage_ = found
        clusters_ = _list_of_texts(clusters_)
        if coverage_ is not None:
            coverage_ = number(coverage_)
        self = cls.__new__(cls)
        self.clusters = clusters_
        self.coverage = coverage_
        if len(value) > 2:
            self.extra = unlisted(value, _topic_clusters_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 14:
            value = _context_layer_blank | value
        try:
            found = _context_layer(value)
        except KeyError:  # it has unknown ones instead
            value = _context_layer_blank | value
            found = _context_layer(value)
        (
            id_,
            label_,
            tags_,
            rhs_table_,
            rhs_feature_ids_,
            lhs_output_id_,
            lhs_affinity_id_,
            num_topics_,
            blacklisted_topics_,
            whitelisted_topics_,
            explicit_affinities_,
            inferred_affinities_,
            use_activity_counts_,
            decay_affinities_,
        ) = found
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        tags_ = texts(tags_)
        if type(rhs_table_) is not str and rhs_table_ is not None:
            mismatch("str", rhs_table_)
        if type(lhs_output_id_) is not str and lhs_output_id_ is not None:
            mismatch("str", lhs_output_id_)
        if type(lhs_affinity_id_) is not str and lhs_affinity_id_ is not None:
            mismatch("str", lhs_affinity_id_)
        if num_topics_ is not None:
            num_topics_ = count(num_topics_)
        blacklisted_topics_ = texts(blacklisted_topics_)
        whitelisted_topics_ = texts(whitelisted_topics_)
        if type(explicit_affinities_) is not bool and explicit_affinities_ is not None:
            mismatch("bool", explicit_affinities_)
        if type(inferred_affinities_) is not bool and inferred_affinities_ is not None:
            mismatch("bool", inferred_affinities_)
        if type(use_activity_counts_) is not bool and use_activity_counts_ is not None:
            mismatch("bool", use_activity_counts_)
        if type(decay_affinities_) is not bool and decay_affinities_ is not None:
            mismatch("bool", decay_affinities_)
        self = cls.__new__(cls)
        self.id = id_
        self.label = label_
        self.tags = tags_
        self.rhs_table = rhs_table_
        self.rhs_feature_ids = rhs_feature_ids_
        self.lhs_output_id = lhs_output_id_
        self.lhs_affinity_id = lhs_affinity_id_
        self.num_topics = num_topics_
        self.blacklisted_topics = blacklisted_topics_
        self.whitelisted_topics = whitelisted_topics_
        self.explicit_affinities = explicit_affinities_
        self.inferred_affinities = inferred_affinities_
        self.use_activity_counts = use_activity_counts_
        self.decay_affinities = decay_affinities_
        if len(value) > 14:
            self.extra = unlisted(value, _context_layer_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 10:
            value = _supertopic_blank | value
        try:
            found = _supertopic(value)
        except KeyError:  # it has unknown ones instead
            value = _supertopic_blank | value
            found = _supertopic(value)
        (
            id_,
            label_,
            description_,
            config_id_,
            topics_,
            method_,
            draft_,
            doc_count_,
            created_,
            updated_,
        ) = found
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        if type(config_id_) is not str and config_id_ is not None:
            mismatch("str", config_id_)
        topics_ = _list_of_rollup_topic(topics_)
        if type(method_) is not str and method_ is not None:
            mismatch("str", method_)
        if type(draft_) is not bool and draft_ is not None:
            mismatch("bool", draft_)
        if doc_count_ is not None:
            doc_count_ = count(doc_count_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        self = cls.__new__(cls)
        self.id = id_
        self.label = label_
        self.description = description_
        self.config_id = config_id_
        self.topics = topics_
        self.method = method_
        self.draft = draft_
        self.doc_count = doc_count_
        self.created = created_
        self.updated = updated_
        if len(value) > 10:
            self.extra = unlisted(value, _supertopic_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 2:
            value = _supertopic_topic_blank | value
        try:
            found = _supertopic_topic(value)
        except KeyError:  # it has unknown ones instead
            value = _supertopic_topic_blank | value
            found = _supertopic_topic(value)
        label_, value_ = found
        if type(label_) is not str:
            mismatch("str", label_)
        if value_ is not UNSET:
            value_ = number(value_)
        self = cls.__new__(cls)
        self.label = label_
        self.value = value_
        if len(value) > 2:
            self.extra = unlisted(value, _supertopic_topic_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 6:
            value = _supertopic_create_blank | value
        try:
            found = _supertopic_create(value)
        except KeyError:  # it has unknown ones instead
            value = _supertopic_create_blank | value
            found = _supertopic_create(value)
        label_, topics_, description_, config_id_, method_, draft_ = found
        if type(label_) is not str:
            mismatch("str", label_)
        topics_ = _list_of_supertopic_topic(topics_)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        if type(config_id_) is not str and config_id_ is not UNSET:
            mismatch("str", config_id_)
        if type(method_) is not str and method_ is not UNSET:
            mismatch("str", method_)
        if type(draft_) is not bool and draft_ is not UNSET:
            mismatch("bool", draft_)
        self = cls.__new__(cls)
        self.label = label_
        self.topics = topics_
        self.description = description_
        self.config_id = config_id_
        self.method = method_
        self.draft = draft_
        if len(value) > 6:
            self.extra = unlisted(value, _supertopic_create_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 6:
            value = _supertopic_update_blank | value
        try:
            found = _supertopic_update(value)
        except KeyError:  # it has unknown ones instead
            value = _supertopic_update_blank | value
            found = _supertopic_update(value)
        label_, topics_, description_, config_id_, method_, draft_ = found
        if type(label_) is not str and label_ is not UNSET:
            mismatch("str", label_)
        if topics_ is not UNSET:
            topics_ = _list_of_supertopic_topic(topics_)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        if type(config_id_) is not str and config_id_ is not UNSET:
            mismatch("str", config_id_)
        if type(method_) is not str and method_ is not UNSET:
            mismatch("str", method_)
        if type(draft_) is not bool and draft_ is not UNSET:
            mismatch("bool", draft_)
        self = cls.__new__(cls)
        self.label = label_
        self.topics = topics_
        self.description = description_
        self.config_id = config_id_
        self.method = method_
        self.draft = draft_
        if len(value) > 6:
            self.extra = unlisted(value, _supertopic_update_blank)
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


_content_topic_blank = {
    "label": None,
    "doc_count": None,
    "total": None,
    "missing": None,
    "present": None,
    "avg": None,
    "tags": None,
    "bucket_none": None,
    "bucket_low": None,
    "bucket_mid": None,
    "bucket_high": None,
}
_content_topic = itemgetter(*_content_topic_blank)
_topic_affinity_blank = {
    "total": None,
    "missing": None,
    "present": None,
    "bucket_none": None,
    "bucket_low": None,
    "bucket_mid": None,
    "bucket_high": None,
    "avg": None,
}
_topic_affinity = itemgetter(*_topic_affinity_blank)
_content_document_blank = {
    "id": None,
    "url": None,
    "title": None,
    "description": None,
    "author": None,
    "topics": None,
    "topic_relevances": None,
    "topic_rollups": None,
    "primary_image": None,
    "meta": None,
    "stream": None,
    "created": None,
    "updated": None,
    "fetched": None,
    "path": None,
    "aspects": None,
    "language": None,
    "sitename": None,
    "https": None,
}
_content_document = itemgetter(*_content_document_blank)
_map_of_number = map_of(number)
_content_documents_blank = {"total": None, "urls": None}
_content_documents = itemgetter(*_content_documents_blank)
_list_of_content_document = list_of(ContentDocument.from_json)
_topic_summary_blank = {"topics": None, "docs": None}
_topic_summary = itemgetter(*_topic_summary_blank)
_rollup_summary_blank = {"docs": None, "rollups": None}
_rollup_summary = itemgetter(*_rollup_summary_blank)
_topic_rollup_places = places({"account_id": ("acctid",)})
_topic_rollup_blank = {
    "id": None,
    "label": None,
    "topics": None,
    "account_id": None,
    "created": None,
    "updated": None,
}
_topic_rollup = itemgetter(*_topic_rollup_blank)
_list_of_rollup_topic = list_of(RollupTopic.from_json)
_rollup_topic_blank = {"label": None, "value": None}
_rollup_topic = itemgetter(*_rollup_topic_blank)
_rollup_create_blank = {"label": None, "topics": None, "acctid": UNSET}
_rollup_create = itemgetter(*_rollup_create_blank)
_list_of_topic_label = list_of(TopicLabel.from_json)
_topic_label_blank = {"label": None}
_topic_label = itemgetter(*_topic_label_blank)
_topic_blocklist_update_blank = {"method": None, "ids": None}
_topic_blocklist_update = itemgetter(*_topic_blocklist_update_blank)
_topic_blocklist_blank = {"ids": None}
_topic_blocklist = itemgetter(*_topic_blocklist_blank)
_classified_document_blank = {
    "id": None,
    "url": None,
    "url_redirected_from": None,
    "description": None,
    "long_description": None,
    "type": None,
    "stream": None,
    "httpstatus": None,
    "humanLanguage": None,
    "tags": None,
    "flags": None,
    "images": None,
    "primary_image": None,
    "videos": None,
    "primary_video": None,
    "published": None,
    "author": None,
    "numpages": None,
    "sitename": None,
    "productDescription": None,
    "brand": None,
    "price": None,
    "saveAmount": None,
    "productId": None,
    "created": None,
    "updated": None,
    "fetched": None,
    "enriched": None,
    "version": None,
}
_classified_document = itemgetter(*_classified_document_blank)
_either_classified_url_text = either(ClassifiedUrl.from_json, text)
_list_of_classified_tag = list_of(ClassifiedTag.from_json)
_list_of_classified_image = list_of(ClassifiedImage.from_json)
_map_of_optional_time = map_of(optional(time))
_classified_url_blank = {"Params": None, "Utm": None, "UserInfo": None}
_classified_url = itemgetter(*_classified_url_blank)
_map_of_anything = map_of(anything)
_map_of_optional_text = map_of(optional(text))
_classified_tag_blank = {
    "id": None,
    "type": None,
    "value": None,
    "source": None,
    "vocab": None,
    "relevance": None,
    "tax": None,
}
_classified_tag = itemgetter(*_classified_tag_blank)
_classified_image_blank = {"url": None}
_classified_image = itemgetter(*_classified_image_blank)
_content_recommendation_blank = {
    "id": None,
    "url": None,
    "title": None,
    "description": None,
    "author": None,
    "confidence": None,
    "visited": None,
    "topics": None,
    "topic_relevances": None,
    "primary_image": None,
    "sitename": None,
    "stream": None,
    "path": None,
    "aspects": None,
    "language": None,
    "meta": None,
    "created": None,
    "updated": None,
    "fetched": None,
}
_content_recommendation = itemgetter(*_content_recommendation_blank)
_topic_graph_blank = {"n": None, "nodes": None, "links": None}
_topic_graph = itemgetter(*_topic_graph_blank)
_list_of_topic_node = list_of(TopicNode.from_json)
_list_of_topic_link = list_of(TopicLink.from_json)
_topic_node_blank = {"name": None, "doc_count": None}
_topic_node = itemgetter(*_topic_node_blank)
_topic_link_blank = {"source": None, "target": None, "value": None}
_topic_link = itemgetter(*_topic_link_blank)
_corpus_document_blank = {
    "body": None,
    "source": None,
    "updated": None,
    "url": None,
    "version": None,
}
_corpus_document = itemgetter(*_corpus_document_blank)
_topic_plot_blank = {"segment_id": None, "collections": None}
_topic_plot = itemgetter(*_topic_plot_blank)
_list_of_topic_plot_collection = list_of(TopicPlotCollection.from_json)
_topic_plot_collection_blank = {"field": None, "name": None, "points": None}
_topic_plot_collection = itemgetter(*_topic_plot_collection_blank)
_list_of_topic_plot_point = list_of(TopicPlotPoint.from_json)
_topic_plot_point_blank = {"topic": None, "value": None, "avg_affinity": None, "doc_ct": None}
_topic_plot_point = itemgetter(*_topic_plot_point_blank)
_content_metrics_blank = {
    "total": None,
    "nokeys": None,
    "nocontent": None,
    "noclassifiedcontent": None,
    "noaffinities": None,
    "errors": None,
    "success": None,
}
_content_metrics = itemgetter(*_content_metrics_blank)
_topic_clusters_blank = {"clusters": None, "coverage": None}
_topic_clusters = itemgetter(*_topic_clusters_blank)
_list_of_texts = list_of(texts)
_context_layer_blank = {
    "id": None,
    "label": None,
    "tags": None,
    "rhs_table": None,
    "rhs_feature_ids": None,
    "lhs_output_id": None,
    "lhs_affinity_id": None,
    "num_topics": None,
    "blacklisted_topics": None,
    "whitelisted_topics": None,
    "explicit_affinities": None,
    "inferred_affinities": None,
    "use_activity_counts": None,
    "decay_affinities": None,
}
_context_layer = itemgetter(*_context_layer_blank)
_supertopic_blank = {
    "id": None,
    "label": None,
    "description": None,
    "config_id": None,
    "topics": None,
    "method": None,
    "draft": None,
    "doc_count": None,
    "created": None,
    "updated": None,
}
_supertopic = itemgetter(*_supertopic_blank)
_supertopic_topic_blank = {"label": None, "value": UNSET}
_supertopic_topic = itemgetter(*_supertopic_topic_blank)
_supertopic_create_blank = {
    "label": None,
    "topics": None,
    "description": UNSET,
    "config_id": UNSET,
    "method": UNSET,
    "draft": UNSET,
}
_supertopic_create = itemgetter(*_supertopic_create_blank)
_list_of_supertopic_topic = list_of(SupertopicTopic.from_json)
_supertopic_update_blank = {
    "label": UNSET,
    "topics": UNSET,
    "description": UNSET,
    "config_id": UNSET,
    "method": UNSET,
    "draft": UNSET,
}
_supertopic_update = itemgetter(*_supertopic_update_blank)
