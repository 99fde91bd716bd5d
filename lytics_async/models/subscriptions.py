# generated from endpoints/v1/subscription.toml; do not edit
"""Models of `client.subscriptions`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Filter, Unset
from lytics_async.call.structure import (
    anything,
    map_of,
    mismatch,
    plain,
    secret,
    text,
    texts,
    time,
    unlisted,
)


# The published responses leave out how it is delivered (channel, webhook_url and so on),
# though it was sent.
@lazy_extra
@attrs.define(kw_only=True)
class Subscription:
    """A standing order to deliver the entries into segments, and the exits.

    Attributes:
        id: 32 hex digits.
        name: name for people.
        description: text for people.
        segment_ids: ids of the segments it is on.
        segment_ql: the FilterQL text it is on.
        workflow: workflow that delivers, such as `webhook_triggers`.
        user_id: user who made it.
        account_id: account it belongs to.
        created: when it was made.
        updated: when it was changed last.
        headers: headers of the deliveries, a secret; empty in the published responses.
        segmentio_writekey: key for deliveries to Segment, a secret; None in the published
            responses.
        extra: fields of the response that are not listed here.
    """

    id: str
    name: str | None = None
    description: str | None = None
    segment_ids: list[str] = attrs.field(factory=list)
    segment_ql: str | None = attrs.field(default=None, metadata={"wire": "segmentql"})
    workflow: str | None = None
    user_id: str | None = None
    account_id: str | None = None
    created: datetime | None = None
    updated: datetime | None = None
    # Not in the published responses; if a server sends them, a repr must not show them.
    headers: dict[str, Any] = attrs.field(factory=dict, repr=False)
    # As for headers.
    segmentio_writekey: Secret | None = attrs.field(default=None, repr=False)
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
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.segment_ids = texts(get("segment_ids"))
        self.segment_ql = segment_ql_ = get("segmentql")
        if type(segment_ql_) is not str and segment_ql_ is not None:
            mismatch("str", segment_ql_)
        self.workflow = workflow_ = get("workflow")
        if type(workflow_) is not str and workflow_ is not None:
            mismatch("str", workflow_)
        self.user_id = user_id_ = get("user_id")
        if type(user_id_) is not str and user_id_ is not None:
            mismatch("str", user_id_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.headers = _map_of_anything(get("headers"))
        self.segmentio_writekey = segmentio_writekey_ = get("segmentio_writekey")
        if segmentio_writekey_ is not None:
            self.segmentio_writekey = secret(segmentio_writekey_)
        if not _subscription_fields.issuperset(value):
            self.extra = unlisted(value, _subscription_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "description": self.description,
            "segment_ids": self.segment_ids,
            "segmentql": self.segment_ql,
            "workflow": self.workflow,
            "user_id": self.user_id,
            "account_id": self.account_id,
            "created": plain(self.created),
            "updated": plain(self.updated),
            "headers": plain(self.headers),
            "segmentio_writekey": plain(self.segmentio_writekey),
            **plain(self.extra),
        }


# Half of the fields stand in the text of the call only, and so does which of them a channel
# needs.
@lazy_extra
@attrs.define(kw_only=True)
class SubscriptionUpsert:
    """What a subscription is made of: a channel, its address, and segments or FilterQL.

    Attributes:
        channel: where the messages go; a webhook needs `webhook_url`, kinesis needs `region` and
            `stream`.
        segment_ids: ids of saved segments; give these or `segment_ql`.
        segment_ql: FilterQL that defines the segment in place, with its ALIAS; give this or
            `segment_ids`.
        name: name for people.
        description: text for people.
        with_backfill: first send every present member once, as entered, which needs exactly one
            segment; only later changes are sent when left out.
        webhook_url: webhook: URL that each message is posted to.
        headers: webhook: headers to send along, such as an Authorization, a secret.
        segmentio_writekey: webhook: write key of a Segment source, a secret.
        region: kinesis: AWS region, such as `us-east-1`.
        stream: kinesis: name of the stream.
        role_arn: kinesis: role to assume for writing to the stream.
        identifier_field: kinesis: profile field whose value becomes the shard key.
        extra: further fields to send.
    """

    channel: Literal["webhook", "kinesis"] | str
    segment_ids: Sequence[str] | Unset = UNSET
    segment_ql: str | Filter | Unset = attrs.field(default=UNSET, metadata={"wire": "segmentql"})
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    with_backfill: bool | Unset = attrs.field(default=UNSET, metadata={"wire": "withbackfill"})
    webhook_url: str | Unset = UNSET
    headers: Mapping[str, Secret | str] | Unset = attrs.field(default=UNSET, repr=False)
    segmentio_writekey: Secret | str | Unset = attrs.field(default=UNSET, repr=False)
    region: str | Unset = UNSET
    stream: str | Unset = UNSET
    role_arn: str | Unset = UNSET
    identifier_field: str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.channel = channel_ = get("channel")
        if type(channel_) is not str:
            mismatch("str", channel_)
        self.segment_ids = segment_ids_ = get("segment_ids", UNSET)
        if segment_ids_ is not UNSET:
            self.segment_ids = texts(segment_ids_)
        self.segment_ql = segment_ql_ = get("segmentql", UNSET)
        if segment_ql_ is not UNSET:
            self.segment_ql = text(segment_ql_)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        self.with_backfill = with_backfill_ = get("withbackfill", UNSET)
        if type(with_backfill_) is not bool and with_backfill_ is not UNSET:
            mismatch("bool", with_backfill_)
        self.webhook_url = webhook_url_ = get("webhook_url", UNSET)
        if type(webhook_url_) is not str and webhook_url_ is not UNSET:
            mismatch("str", webhook_url_)
        self.headers = headers_ = get("headers", UNSET)
        if headers_ is not UNSET:
            self.headers = _map_of_secret(headers_)
        self.segmentio_writekey = segmentio_writekey_ = get("segmentio_writekey", UNSET)
        if segmentio_writekey_ is not UNSET:
            self.segmentio_writekey = secret(segmentio_writekey_)
        self.region = region_ = get("region", UNSET)
        if type(region_) is not str and region_ is not UNSET:
            mismatch("str", region_)
        self.stream = stream_ = get("stream", UNSET)
        if type(stream_) is not str and stream_ is not UNSET:
            mismatch("str", stream_)
        self.role_arn = role_arn_ = get("role_arn", UNSET)
        if type(role_arn_) is not str and role_arn_ is not UNSET:
            mismatch("str", role_arn_)
        self.identifier_field = identifier_field_ = get("identifier_field", UNSET)
        if type(identifier_field_) is not str and identifier_field_ is not UNSET:
            mismatch("str", identifier_field_)
        if not _subscription_upsert_fields.issuperset(value):
            self.extra = unlisted(value, _subscription_upsert_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "channel": self.channel,
            "segment_ids": self.segment_ids,
            "segmentql": self.segment_ql,
            "name": self.name,
            "description": self.description,
            "withbackfill": self.with_backfill,
            "webhook_url": self.webhook_url,
            "headers": plain(self.headers),
            "segmentio_writekey": plain(self.segmentio_writekey),
            "region": self.region,
            "stream": self.stream,
            "role_arn": self.role_arn,
            "identifier_field": self.identifier_field,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_map_of_anything = map_of(anything)
_subscription_fields = frozenset(
    {
        "id",
        "name",
        "description",
        "segment_ids",
        "segmentql",
        "workflow",
        "user_id",
        "account_id",
        "created",
        "updated",
        "headers",
        "segmentio_writekey",
    }
)
_map_of_secret = map_of(secret)
_subscription_upsert_fields = frozenset(
    {
        "channel",
        "segment_ids",
        "segmentql",
        "name",
        "description",
        "withbackfill",
        "webhook_url",
        "headers",
        "segmentio_writekey",
        "region",
        "stream",
        "role_arn",
        "identifier_field",
    }
)
