# generated from endpoints/v2/streams.toml; do not edit
"""Models of `client.v2.streams`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import list_of, mismatch, number, plain, texts, time, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class Stream:
    """One stream of the account.

    Attributes:
        name: its name on the wire.
        id: its id.
        slug: its name for machines.
        label: its name for people.
        description: what it is for.
        count: events that came in.
        ct: events that came in; 0 = none was ever received.
        last_msg_ts: time of the last event; under an hour ago is fresh for a continuous stream.
        last_received_ts: when the last event was received.
        last_update_ts: when these figures were updated.
        avg_event_size: bytes of an event on average.
        channel: channel that it belongs to.
        method: how it is received.
        hidden: whether it is hidden in the web console.
        internal: whether Lytics fills it itself.
        tables: tables whose profiles it feeds.
        jobs: ids of the jobs that fill it.
        providers: providers that fill it.
        anomaly_rule: when an alert is raised.
        created: when it was created.
        updated: when it was changed.
        account_id: id of the account.
        aid: number of the account.
        extra: fields of the response that are not listed here.
    """

    name: str | None = None
    id: str | None = None
    slug: str | None = None
    label: str | None = None
    description: str | None = None
    count: int | None = None
    # Published as count; the vendor's newer notes read ct.
    ct: int | None = None
    last_msg_ts: datetime | None = None
    last_received_ts: datetime | None = None
    last_update_ts: datetime | None = None
    avg_event_size: int | None = None
    channel: str | None = None
    method: str | None = None
    hidden: bool | None = None
    internal: bool | None = None
    tables: list[str] = attrs.field(factory=list)
    jobs: list[str] = attrs.field(factory=list)
    providers: list[str] = attrs.field(factory=list)
    anomaly_rule: AnomalyRule | None = None
    created: datetime | None = None
    updated: datetime | None = None
    account_id: str | None = None
    aid: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.slug = slug_ = get("slug")
        if type(slug_) is not str and slug_ is not None:
            mismatch("str", slug_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.count = count_ = get("count")
        if type(count_) is not int and count_ is not None:
            mismatch("int", count_)
        self.ct = ct_ = get("ct")
        if type(ct_) is not int and ct_ is not None:
            mismatch("int", ct_)
        self.last_msg_ts = last_msg_ts_ = get("last_msg_ts")
        if last_msg_ts_ is not None:
            self.last_msg_ts = time(last_msg_ts_)
        self.last_received_ts = last_received_ts_ = get("last_received_ts")
        if last_received_ts_ is not None:
            self.last_received_ts = time(last_received_ts_)
        self.last_update_ts = last_update_ts_ = get("last_update_ts")
        if last_update_ts_ is not None:
            self.last_update_ts = time(last_update_ts_)
        self.avg_event_size = avg_event_size_ = get("avg_event_size")
        if type(avg_event_size_) is not int and avg_event_size_ is not None:
            mismatch("int", avg_event_size_)
        self.channel = channel_ = get("channel")
        if type(channel_) is not str and channel_ is not None:
            mismatch("str", channel_)
        self.method = method_ = get("method")
        if type(method_) is not str and method_ is not None:
            mismatch("str", method_)
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.internal = internal_ = get("internal")
        if type(internal_) is not bool and internal_ is not None:
            mismatch("bool", internal_)
        self.tables = texts(get("tables"))
        self.jobs = texts(get("jobs"))
        self.providers = texts(get("providers"))
        self.anomaly_rule = anomaly_rule_ = get("anomaly_rule")
        if anomaly_rule_ is not None:
            self.anomaly_rule = AnomalyRule.from_json(anomaly_rule_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        if not _stream_fields.issuperset(value):
            self.extra = unlisted(value, _stream_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "name": self.name,
            "id": self.id,
            "slug": self.slug,
            "label": self.label,
            "description": self.description,
            "count": self.count,
            "ct": self.ct,
            "last_msg_ts": plain(self.last_msg_ts),
            "last_received_ts": plain(self.last_received_ts),
            "last_update_ts": plain(self.last_update_ts),
            "avg_event_size": self.avg_event_size,
            "channel": self.channel,
            "method": self.method,
            "hidden": self.hidden,
            "internal": self.internal,
            "tables": self.tables,
            "jobs": self.jobs,
            "providers": self.providers,
            "anomaly_rule": plain(self.anomaly_rule),
            "created": plain(self.created),
            "updated": plain(self.updated),
            "account_id": self.account_id,
            "aid": self.aid,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class AnomalyRule:
    """When an alert is raised about a stream, a job or a data model.

    Attributes:
        id: its id.
        subject_id: id of what it watches.
        subject_type: kind of what it watches.
        checks: the single checks.
        created: when it was created.
        updated: when it was changed.
        aid: number of the account.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    subject_id: str | None = None
    subject_type: str | None = None
    checks: list[AnomalyCheck] = attrs.field(factory=list)
    created: str | None = None
    updated: str | None = None
    aid: int | None = None
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
        self.subject_id = subject_id_ = get("subject_id")
        if type(subject_id_) is not str and subject_id_ is not None:
            mismatch("str", subject_id_)
        self.subject_type = subject_type_ = get("subject_type")
        if type(subject_type_) is not str and subject_type_ is not None:
            mismatch("str", subject_type_)
        self.checks = _list_of_anomaly_check(get("checks"))
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.updated = updated_ = get("updated")
        if type(updated_) is not str and updated_ is not None:
            mismatch("str", updated_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        if not _anomaly_rule_fields.issuperset(value):
            self.extra = unlisted(value, _anomaly_rule_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "subject_id": self.subject_id,
            "subject_type": self.subject_type,
            "checks": plain(self.checks),
            "created": self.created,
            "updated": self.updated,
            "aid": self.aid,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class AnomalyCheck:
    """One check of an anomaly rule.

    Attributes:
        type: kind of check.
        metric_type: what is measured.
        interval: how often it is measured.
        lookback_count: intervals that it is compared with.
        min_threshold: lowest value without an alert.
        max_threshold: highest value without an alert.
        variance_pct: percent by which it may differ.
        allowable_violations: violations before an alert.
        extra: fields of the response that are not listed here.
    """

    type: str | None = None
    metric_type: str | None = None
    interval: str | None = None
    lookback_count: int | None = None
    min_threshold: int | None = None
    max_threshold: int | None = None
    variance_pct: float | None = None
    allowable_violations: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.metric_type = metric_type_ = get("metric_type")
        if type(metric_type_) is not str and metric_type_ is not None:
            mismatch("str", metric_type_)
        self.interval = interval_ = get("interval")
        if type(interval_) is not str and interval_ is not None:
            mismatch("str", interval_)
        self.lookback_count = lookback_count_ = get("lookback_count")
        if type(lookback_count_) is not int and lookback_count_ is not None:
            mismatch("int", lookback_count_)
        self.min_threshold = min_threshold_ = get("min_threshold")
        if type(min_threshold_) is not int and min_threshold_ is not None:
            mismatch("int", min_threshold_)
        self.max_threshold = max_threshold_ = get("max_threshold")
        if type(max_threshold_) is not int and max_threshold_ is not None:
            mismatch("int", max_threshold_)
        self.variance_pct = variance_pct_ = get("variance_pct")
        if variance_pct_ is not None:
            self.variance_pct = number(variance_pct_)
        self.allowable_violations = allowable_violations_ = get("allowable_violations")
        if type(allowable_violations_) is not int and allowable_violations_ is not None:
            mismatch("int", allowable_violations_)
        if not _anomaly_check_fields.issuperset(value):
            self.extra = unlisted(value, _anomaly_check_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "type": self.type,
            "metric_type": self.metric_type,
            "interval": self.interval,
            "lookback_count": self.lookback_count,
            "min_threshold": self.min_threshold,
            "max_threshold": self.max_threshold,
            "variance_pct": self.variance_pct,
            "allowable_violations": self.allowable_violations,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class StreamField:
    """The figures of one field of a stream.

    Attributes:
        name: name of the field.
        type: its type.
        usage: events that have it.
        card: distinct values.
        sample: some of its values.
        avg: length of a value on average.
        sumlen: length of all values together.
        is_array: whether it holds lists.
        hidden: whether it is hidden in the web console.
        columns: the fields of profiles that it is mapped to.
        first_seen: when it first came in.
        last_seen: when it last came in.
        extra: fields of the response that are not listed here.
    """

    name: str | None = None
    type: str | None = None
    usage: int | None = None
    card: int | None = None
    sample: list[str] = attrs.field(factory=list)
    avg: int | None = None
    sumlen: int | None = None
    is_array: bool | None = None
    hidden: bool | None = None
    columns: list[StreamFieldColumn] = attrs.field(factory=list)
    first_seen: datetime | None = None
    last_seen: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.usage = usage_ = get("usage")
        if type(usage_) is not int and usage_ is not None:
            mismatch("int", usage_)
        self.card = card_ = get("card")
        if type(card_) is not int and card_ is not None:
            mismatch("int", card_)
        self.sample = texts(get("sample"))
        self.avg = avg_ = get("avg")
        if type(avg_) is not int and avg_ is not None:
            mismatch("int", avg_)
        self.sumlen = sumlen_ = get("sumlen")
        if type(sumlen_) is not int and sumlen_ is not None:
            mismatch("int", sumlen_)
        self.is_array = is_array_ = get("is_array")
        if type(is_array_) is not bool and is_array_ is not None:
            mismatch("bool", is_array_)
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.columns = _list_of_stream_field_column(get("columns"))
        self.first_seen = first_seen_ = get("first_seen")
        if first_seen_ is not None:
            self.first_seen = time(first_seen_)
        self.last_seen = last_seen_ = get("last_seen")
        if type(last_seen_) is not str and last_seen_ is not None:
            mismatch("str", last_seen_)
        if not _stream_field_fields.issuperset(value):
            self.extra = unlisted(value, _stream_field_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "name": self.name,
            "type": self.type,
            "usage": self.usage,
            "card": self.card,
            "sample": self.sample,
            "avg": self.avg,
            "sumlen": self.sumlen,
            "is_array": self.is_array,
            "hidden": self.hidden,
            "columns": plain(self.columns),
            "first_seen": plain(self.first_seen),
            "last_seen": self.last_seen,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class StreamFieldColumn:
    """A field of a table that a field of a stream is mapped to.

    Attributes:
        table: name of the table.
        as_: name of the field there.
        extra: fields of the response that are not listed here.
    """

    table: str | None = None
    as_: str | None = attrs.field(default=None, metadata={"wire": "as"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.table = table_ = get("table")
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        self.as_ = as__ = get("as")
        if type(as__) is not str and as__ is not None:
            mismatch("str", as__)
        if not _stream_field_column_fields.issuperset(value):
            self.extra = unlisted(value, _stream_field_column_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"table": self.table, "as": self.as_, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class StreamRule:
    """A rule that routes events from one stream to another.

    Attributes:
        name: its name for people.
        input_stream: stream that the events come from.
        output_stream: stream that they are routed to.
        expression: condition on an event, a qlbridge expression.
        priority: order among the rules.
        active: whether it is applied.
        id: its id.
        account_id: id of the account.
        aid: number of the account.
        created: when it was created.
        modified: when it was changed.
        extra: fields of the response that are not listed here.
    """

    name: str | None = None
    input_stream: str | None = attrs.field(default=None, metadata={"wire": "input"})
    output_stream: str | None = attrs.field(default=None, metadata={"wire": "output"})
    expression: str | None = None
    priority: int | None = None
    active: bool | None = None
    id: str | None = None
    account_id: str | None = None
    aid: int | None = None
    created: str | None = None
    modified: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.input_stream = input_stream_ = get("input")
        if type(input_stream_) is not str and input_stream_ is not None:
            mismatch("str", input_stream_)
        self.output_stream = output_stream_ = get("output")
        if type(output_stream_) is not str and output_stream_ is not None:
            mismatch("str", output_stream_)
        self.expression = expression_ = get("expression")
        if type(expression_) is not str and expression_ is not None:
            mismatch("str", expression_)
        self.priority = priority_ = get("priority")
        if type(priority_) is not int and priority_ is not None:
            mismatch("int", priority_)
        self.active = active_ = get("active")
        if type(active_) is not bool and active_ is not None:
            mismatch("bool", active_)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.modified = modified_ = get("modified")
        if type(modified_) is not str and modified_ is not None:
            mismatch("str", modified_)
        if not _stream_rule_fields.issuperset(value):
            self.extra = unlisted(value, _stream_rule_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "name": self.name,
            "input": self.input_stream,
            "output": self.output_stream,
            "expression": self.expression,
            "priority": self.priority,
            "active": self.active,
            "id": self.id,
            "account_id": self.account_id,
            "aid": self.aid,
            "created": self.created,
            "modified": self.modified,
            **plain(self.extra),
        }


# The published body also has what the server sets: id, account_id, aid, created, modified.
@lazy_extra
@attrs.define(kw_only=True)
class StreamRuleFields:
    """What a routing rule is made of.

    Attributes:
        name: its name for people.
        input_stream: stream that the events come from.
        output_stream: stream that they are routed to.
        expression: condition on an event, a qlbridge expression.
        priority: order among the rules.
        active: whether it is applied.
        extra: further fields to send.
    """

    name: str | Unset | None = UNSET
    input_stream: str | Unset | None = attrs.field(default=UNSET, metadata={"wire": "input"})
    output_stream: str | Unset | None = attrs.field(default=UNSET, metadata={"wire": "output"})
    expression: str | Unset | None = UNSET
    priority: int | Unset | None = UNSET
    active: bool | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET and name_ is not None:
            mismatch("str", name_)
        self.input_stream = input_stream_ = get("input", UNSET)
        if (
            type(input_stream_) is not str
            and input_stream_ is not UNSET
            and input_stream_ is not None
        ):
            mismatch("str", input_stream_)
        self.output_stream = output_stream_ = get("output", UNSET)
        if (
            type(output_stream_) is not str
            and output_stream_ is not UNSET
            and output_stream_ is not None
        ):
            mismatch("str", output_stream_)
        self.expression = expression_ = get("expression", UNSET)
        if type(expression_) is not str and expression_ is not UNSET and expression_ is not None:
            mismatch("str", expression_)
        self.priority = priority_ = get("priority", UNSET)
        if type(priority_) is not int and priority_ is not UNSET and priority_ is not None:
            mismatch("int", priority_)
        self.active = active_ = get("active", UNSET)
        if type(active_) is not bool and active_ is not UNSET and active_ is not None:
            mismatch("bool", active_)
        if not _stream_rule_fields_fields.issuperset(value):
            self.extra = unlisted(value, _stream_rule_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "input": self.input_stream,
            "output": self.output_stream,
            "expression": self.expression,
            "priority": self.priority,
            "active": self.active,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_stream_fields = frozenset(
    {
        "name",
        "id",
        "slug",
        "label",
        "description",
        "count",
        "ct",
        "last_msg_ts",
        "last_received_ts",
        "last_update_ts",
        "avg_event_size",
        "channel",
        "method",
        "hidden",
        "internal",
        "tables",
        "jobs",
        "providers",
        "anomaly_rule",
        "created",
        "updated",
        "account_id",
        "aid",
    }
)
_list_of_anomaly_check = list_of(AnomalyCheck.from_json)
_anomaly_rule_fields = frozenset(
    {"id", "subject_id", "subject_type", "checks", "created", "updated", "aid"}
)
_anomaly_check_fields = frozenset(
    {
        "type",
        "metric_type",
        "interval",
        "lookback_count",
        "min_threshold",
        "max_threshold",
        "variance_pct",
        "allowable_violations",
    }
)
_list_of_stream_field_column = list_of(StreamFieldColumn.from_json)
_stream_field_fields = frozenset(
    {
        "name",
        "type",
        "usage",
        "card",
        "sample",
        "avg",
        "sumlen",
        "is_array",
        "hidden",
        "columns",
        "first_seen",
        "last_seen",
    }
)
_stream_field_column_fields = frozenset({"table", "as"})
_stream_rule_fields = frozenset(
    {
        "name",
        "input",
        "output",
        "expression",
        "priority",
        "active",
        "id",
        "account_id",
        "aid",
        "created",
        "modified",
    }
)
_stream_rule_fields_fields = frozenset(
    {"name", "input", "output", "expression", "priority", "active"}
)
