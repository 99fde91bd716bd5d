# generated from endpoints/v1/subscription.toml; do not edit
"""Models of `client.subscriptions`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.model import anything, map_of, mismatch, plain, secret, texts, time, unlisted
from lytics_async.operation import UNSET, Unset
from lytics_async.secret import Secret


# The published answers leave out how it is delivered (channel, webhook_url and so on),
# though it was sent.
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
        headers: headers of the deliveries, a secret; empty in the published answers.
        segmentio_writekey: key for deliveries to Segment, a secret; None in the published answers.
        extra: fields of the answer that are not listed here.
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
    # Not in the published answers; a server that sends them all the same must not have them
    # shown by a repr.
    headers: dict[str, Any] = attrs.field(factory=dict, repr=False)
    # As for headers.
    segmentio_writekey: Secret | None = attrs.field(default=None, repr=False)
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
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        description_ = get("description")
        if description_ is None:
            absent += "description" not in value
        elif type(description_) is not str:
            mismatch("str", description_)
        segment_ids_ = get("segment_ids")
        if segment_ids_ is None:
            absent += "segment_ids" not in value
        segment_ids_ = texts(segment_ids_)
        segment_ql_ = get("segmentql")
        if segment_ql_ is None:
            absent += "segmentql" not in value
        elif type(segment_ql_) is not str:
            mismatch("str", segment_ql_)
        workflow_ = get("workflow")
        if workflow_ is None:
            absent += "workflow" not in value
        elif type(workflow_) is not str:
            mismatch("str", workflow_)
        user_id_ = get("user_id")
        if user_id_ is None:
            absent += "user_id" not in value
        elif type(user_id_) is not str:
            mismatch("str", user_id_)
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
        headers_ = get("headers")
        if headers_ is None:
            absent += "headers" not in value
        headers_ = _map_of_anything(headers_)
        segmentio_writekey_ = get("segmentio_writekey")
        if segmentio_writekey_ is None:
            absent += "segmentio_writekey" not in value
        else:
            segmentio_writekey_ = secret(segmentio_writekey_)
        extra = unlisted(Subscription, value) if len(value) + absent > 12 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.name = name_
        self.description = description_
        self.segment_ids = segment_ids_
        self.segment_ql = segment_ql_
        self.workflow = workflow_
        self.user_id = user_id_
        self.account_id = account_id_
        self.created = created_
        self.updated = updated_
        self.headers = headers_
        self.segmentio_writekey = segmentio_writekey_
        self.extra = extra
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
            **self.extra,
        }


# Half of the fields stand in the text of the call only, and so does which of them a channel
# needs.
@attrs.define(kw_only=True)
class SubscriptionUpsert:
    """What a subscription is made of: a channel with its address, and the segments, by id or as FilterQL.

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
    segment_ql: str | Unset = attrs.field(default=UNSET, metadata={"wire": "segmentql"})
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        channel_ = get("channel")
        if type(channel_) is not str:
            mismatch("str", channel_)
        segment_ids_ = get("segment_ids", UNSET)
        if segment_ids_ is UNSET:
            absent += 1
        else:
            segment_ids_ = texts(segment_ids_)
        segment_ql_ = get("segmentql", UNSET)
        if segment_ql_ is UNSET:
            absent += 1
        elif type(segment_ql_) is not str:
            mismatch("str", segment_ql_)
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        description_ = get("description", UNSET)
        if description_ is UNSET:
            absent += 1
        elif type(description_) is not str:
            mismatch("str", description_)
        with_backfill_ = get("withbackfill", UNSET)
        if with_backfill_ is UNSET:
            absent += 1
        elif type(with_backfill_) is not bool:
            mismatch("bool", with_backfill_)
        webhook_url_ = get("webhook_url", UNSET)
        if webhook_url_ is UNSET:
            absent += 1
        elif type(webhook_url_) is not str:
            mismatch("str", webhook_url_)
        headers_ = get("headers", UNSET)
        if headers_ is UNSET:
            absent += 1
        else:
            headers_ = _map_of_secret(headers_)
        segmentio_writekey_ = get("segmentio_writekey", UNSET)
        if segmentio_writekey_ is UNSET:
            absent += 1
        else:
            segmentio_writekey_ = secret(segmentio_writekey_)
        region_ = get("region", UNSET)
        if region_ is UNSET:
            absent += 1
        elif type(region_) is not str:
            mismatch("str", region_)
        stream_ = get("stream", UNSET)
        if stream_ is UNSET:
            absent += 1
        elif type(stream_) is not str:
            mismatch("str", stream_)
        role_arn_ = get("role_arn", UNSET)
        if role_arn_ is UNSET:
            absent += 1
        elif type(role_arn_) is not str:
            mismatch("str", role_arn_)
        identifier_field_ = get("identifier_field", UNSET)
        if identifier_field_ is UNSET:
            absent += 1
        elif type(identifier_field_) is not str:
            mismatch("str", identifier_field_)
        extra = unlisted(SubscriptionUpsert, value) if len(value) + absent > 13 else {}
        self = cls.__new__(cls)
        self.channel = channel_
        self.segment_ids = segment_ids_
        self.segment_ql = segment_ql_
        self.name = name_
        self.description = description_
        self.with_backfill = with_backfill_
        self.webhook_url = webhook_url_
        self.headers = headers_
        self.segmentio_writekey = segmentio_writekey_
        self.region = region_
        self.stream = stream_
        self.role_arn = role_arn_
        self.identifier_field = identifier_field_
        self.extra = extra
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
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


_map_of_anything = map_of(anything)
_map_of_secret = map_of(secret)
