# generated from endpoints/v1/subscription.toml; do not edit
"""Models of `client.subscriptions`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Literal, Self

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.operation import UNSET, Filter, Unset
from lytics_async.call.structure import (
    anything,
    lazy_extra,
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 12:
            value = _subscription_blank | value
        try:
            found = _subscription(value)
        except KeyError:  # it has unknown ones instead
            value = _subscription_blank | value
            found = _subscription(value)
        (
            id_,
            name_,
            description_,
            segment_ids_,
            segment_ql_,
            workflow_,
            user_id_,
            account_id_,
            created_,
            updated_,
            headers_,
            segmentio_writekey_,
        ) = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        segment_ids_ = texts(segment_ids_)
        if type(segment_ql_) is not str and segment_ql_ is not None:
            mismatch("str", segment_ql_)
        if type(workflow_) is not str and workflow_ is not None:
            mismatch("str", workflow_)
        if type(user_id_) is not str and user_id_ is not None:
            mismatch("str", user_id_)
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        if created_ is not None:
            created_ = time(created_)
        if updated_ is not None:
            updated_ = time(updated_)
        headers_ = _map_of_anything(headers_)
        if segmentio_writekey_ is not None:
            segmentio_writekey_ = secret(segmentio_writekey_)
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
        if len(value) > 12:
            self.extra = unlisted(value, _subscription_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 13:
            value = _subscription_upsert_blank | value
        try:
            found = _subscription_upsert(value)
        except KeyError:  # it has unknown ones instead
            value = _subscription_upsert_blank | value
            found = _subscription_upsert(value)
        (
            channel_,
            segment_ids_,
            segment_ql_,
            name_,
            description_,
            with_backfill_,
            webhook_url_,
            headers_,
            segmentio_writekey_,
            region_,
            stream_,
            role_arn_,
            identifier_field_,
        ) = found
        if type(channel_) is not str:
            mismatch("str", channel_)
        if segment_ids_ is not UNSET:
            segment_ids_ = texts(segment_ids_)
        if segment_ql_ is not UNSET:
            segment_ql_ = text(segment_ql_)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if type(description_) is not str and description_ is not UNSET:
            mismatch("str", description_)
        if type(with_backfill_) is not bool and with_backfill_ is not UNSET:
            mismatch("bool", with_backfill_)
        if type(webhook_url_) is not str and webhook_url_ is not UNSET:
            mismatch("str", webhook_url_)
        if headers_ is not UNSET:
            headers_ = _map_of_secret(headers_)
        if segmentio_writekey_ is not UNSET:
            segmentio_writekey_ = secret(segmentio_writekey_)
        if type(region_) is not str and region_ is not UNSET:
            mismatch("str", region_)
        if type(stream_) is not str and stream_ is not UNSET:
            mismatch("str", stream_)
        if type(role_arn_) is not str and role_arn_ is not UNSET:
            mismatch("str", role_arn_)
        if type(identifier_field_) is not str and identifier_field_ is not UNSET:
            mismatch("str", identifier_field_)
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
        if len(value) > 13:
            self.extra = unlisted(value, _subscription_upsert_blank)
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


_subscription_blank = {
    "id": None,
    "name": None,
    "description": None,
    "segment_ids": None,
    "segmentql": None,
    "workflow": None,
    "user_id": None,
    "account_id": None,
    "created": None,
    "updated": None,
    "headers": None,
    "segmentio_writekey": None,
}
_subscription = itemgetter(*_subscription_blank)
_map_of_anything = map_of(anything)
_subscription_upsert_blank = {
    "channel": None,
    "segment_ids": UNSET,
    "segmentql": UNSET,
    "name": UNSET,
    "description": UNSET,
    "withbackfill": UNSET,
    "webhook_url": UNSET,
    "headers": UNSET,
    "segmentio_writekey": UNSET,
    "region": UNSET,
    "stream": UNSET,
    "role_arn": UNSET,
    "identifier_field": UNSET,
}
_subscription_upsert = itemgetter(*_subscription_upsert_blank)
_map_of_secret = map_of(secret)
