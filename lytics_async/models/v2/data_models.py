# generated from endpoints/v2/data_models.toml; do not edit
"""Models of `client.v2.data_models`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import list_of, mismatch, number, plain, texts, time, unlisted
from lytics_async.models.v2.streams import AnomalyRule


@lazy_extra
@attrs.define(kw_only=True)
class DataModelHealth:
    """Whether a data model can be synchronized.

    Attributes:
        status: its state.
        details: what is wrong.
        extra: fields of the response that are not listed here.
    """

    status: str | None = None
    details: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.status = status_ = get("status")
        if type(status_) is not str and status_ is not None:
            mismatch("str", status_)
        self.details = details_ = get("details")
        if type(details_) is not str and details_ is not None:
            mismatch("str", details_)
        if not _data_model_health_fields.issuperset(value):
            self.extra = unlisted(value, _data_model_health_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"status": self.status, "details": self.details, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class DataModelJoin:
    """How rows join what is known.

    Attributes:
        primary_key: column of the query.
        foreign_table: table or data model that it joins.
        foreign_key: field or column there.
        extra: fields of the response that are not listed here.
    """

    primary_key: str | None = None
    foreign_table: str | None = None
    foreign_key: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.primary_key = primary_key_ = get("primary_key")
        if type(primary_key_) is not str and primary_key_ is not None:
            mismatch("str", primary_key_)
        self.foreign_table = foreign_table_ = get("foreign_table")
        if type(foreign_table_) is not str and foreign_table_ is not None:
            mismatch("str", foreign_table_)
        self.foreign_key = foreign_key_ = get("foreign_key")
        if type(foreign_key_) is not str and foreign_key_ is not None:
            mismatch("str", foreign_key_)
        if not _data_model_join_fields.issuperset(value):
            self.extra = unlisted(value, _data_model_join_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "primary_key": self.primary_key,
            "foreign_table": self.foreign_table,
            "foreign_key": self.foreign_key,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class DataModelJoinFields:
    """How rows join what is known.

    Attributes:
        primary_key: column of the query.
        foreign_table: table or data model that it joins.
        foreign_key: field or column there.
        extra: further fields to send.
    """

    primary_key: str | Unset | None = UNSET
    foreign_table: str | Unset | None = UNSET
    foreign_key: str | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.primary_key = primary_key_ = get("primary_key", UNSET)
        if type(primary_key_) is not str and primary_key_ is not UNSET and primary_key_ is not None:
            mismatch("str", primary_key_)
        self.foreign_table = foreign_table_ = get("foreign_table", UNSET)
        if (
            type(foreign_table_) is not str
            and foreign_table_ is not UNSET
            and foreign_table_ is not None
        ):
            mismatch("str", foreign_table_)
        self.foreign_key = foreign_key_ = get("foreign_key", UNSET)
        if type(foreign_key_) is not str and foreign_key_ is not UNSET and foreign_key_ is not None:
            mismatch("str", foreign_key_)
        if not _data_model_join_fields_fields.issuperset(value):
            self.extra = unlisted(value, _data_model_join_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "primary_key": self.primary_key,
            "foreign_table": self.foreign_table,
            "foreign_key": self.foreign_key,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class SyncSchedule:
    """When a data model is synchronized.

    Attributes:
        sync_period: hours between two runs.
        prev_sync_time: the last run.
        next_sync_time: the next run.
        extra: fields of the response that are not listed here.
    """

    # The unit is not published.
    sync_period: int | None = None
    prev_sync_time: str | None = None
    next_sync_time: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.sync_period = sync_period_ = get("sync_period")
        if type(sync_period_) is not int and sync_period_ is not None:
            mismatch("int", sync_period_)
        self.prev_sync_time = prev_sync_time_ = get("prev_sync_time")
        if type(prev_sync_time_) is not str and prev_sync_time_ is not None:
            mismatch("str", prev_sync_time_)
        self.next_sync_time = next_sync_time_ = get("next_sync_time")
        if type(next_sync_time_) is not str and next_sync_time_ is not None:
            mismatch("str", next_sync_time_)
        if not _sync_schedule_fields.issuperset(value):
            self.extra = unlisted(value, _sync_schedule_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "sync_period": self.sync_period,
            "prev_sync_time": self.prev_sync_time,
            "next_sync_time": self.next_sync_time,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SyncError:
    """A failed run.

    Attributes:
        error: what went wrong.
        time: when.
        extra: fields of the response that are not listed here.
    """

    error: str | None = None
    time: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.error = error_ = get("error")
        if type(error_) is not str and error_ is not None:
            mismatch("str", error_)
        self.time = time_ = get("time")
        if type(time_) is not str and time_ is not None:
            mismatch("str", time_)
        if not _sync_error_fields.issuperset(value):
            self.extra = unlisted(value, _sync_error_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"error": self.error, "time": self.time, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class DataModel:
    """A data model.

    Attributes:
        id: its id.
        name: its name.
        slug: its name for machines.
        description: what it is for.
        connection_id: id of the connection.
        sql: the query.
        primary_keys: columns that identify a row.
        joined_to: how its rows join the profiles.
        activated_fields: columns that profiles get.
        create_profiles: whether a row without a profile makes one.
        status: its state.
        schedule: when it is synchronized.
        sync_errors: the failed runs.
        health: whether it can be synchronized.
        anomaly_rule: when an alert is raised.
        contextual_data: columns that are kept beside.
        is_draft: whether it is not in use yet.
        needs_backfill: whether older profiles lack it.
        size: number of rows; only if sizes are requested.
        table: table of the rows.
        account_id: id of the account.
        aid: number of the account.
        author_id: id of the user who made it.
        created: when it was made.
        updated: when it was changed.
        deleted: whether it was deleted.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    name: str | None = None
    slug: str | None = None
    description: str | None = None
    connection_id: str | None = None
    sql: str | None = None
    primary_keys: list[str] = attrs.field(factory=list)
    joined_to: DataModelJoin | None = None
    activated_fields: list[str] = attrs.field(factory=list)
    create_profiles: bool | None = None
    status: str | None = None
    schedule: SyncSchedule | None = None
    sync_errors: list[SyncError] = attrs.field(factory=list)
    health: DataModelHealth | None = None
    anomaly_rule: AnomalyRule | None = None
    contextual_data: list[str] = attrs.field(factory=list)
    is_draft: bool | None = None
    needs_backfill: bool | None = None
    size: int | None = None
    table: str | None = None
    account_id: str | None = None
    aid: int | None = None
    author_id: str | None = None
    created: str | None = None
    updated: str | None = None
    deleted: bool | None = None
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
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.slug = slug_ = get("slug")
        if type(slug_) is not str and slug_ is not None:
            mismatch("str", slug_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.connection_id = connection_id_ = get("connection_id")
        if type(connection_id_) is not str and connection_id_ is not None:
            mismatch("str", connection_id_)
        self.sql = sql_ = get("sql")
        if type(sql_) is not str and sql_ is not None:
            mismatch("str", sql_)
        self.primary_keys = texts(get("primary_keys"))
        self.joined_to = joined_to_ = get("joined_to")
        if joined_to_ is not None:
            self.joined_to = DataModelJoin.from_json(joined_to_)
        self.activated_fields = texts(get("activated_fields"))
        self.create_profiles = create_profiles_ = get("create_profiles")
        if type(create_profiles_) is not bool and create_profiles_ is not None:
            mismatch("bool", create_profiles_)
        self.status = status_ = get("status")
        if type(status_) is not str and status_ is not None:
            mismatch("str", status_)
        self.schedule = schedule_ = get("schedule")
        if schedule_ is not None:
            self.schedule = SyncSchedule.from_json(schedule_)
        self.sync_errors = _list_of_sync_error(get("sync_errors"))
        self.health = health_ = get("health")
        if health_ is not None:
            self.health = DataModelHealth.from_json(health_)
        self.anomaly_rule = anomaly_rule_ = get("anomaly_rule")
        if anomaly_rule_ is not None:
            self.anomaly_rule = AnomalyRule.from_json(anomaly_rule_)
        self.contextual_data = texts(get("contextual_data"))
        self.is_draft = is_draft_ = get("is_draft")
        if type(is_draft_) is not bool and is_draft_ is not None:
            mismatch("bool", is_draft_)
        self.needs_backfill = needs_backfill_ = get("needs_backfill")
        if type(needs_backfill_) is not bool and needs_backfill_ is not None:
            mismatch("bool", needs_backfill_)
        self.size = size_ = get("size")
        if type(size_) is not int and size_ is not None:
            mismatch("int", size_)
        self.table = table_ = get("table")
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.author_id = author_id_ = get("author_id")
        if type(author_id_) is not str and author_id_ is not None:
            mismatch("str", author_id_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.updated = updated_ = get("updated")
        if type(updated_) is not str and updated_ is not None:
            mismatch("str", updated_)
        self.deleted = deleted_ = get("deleted")
        if type(deleted_) is not bool and deleted_ is not None:
            mismatch("bool", deleted_)
        if not _data_model_fields.issuperset(value):
            self.extra = unlisted(value, _data_model_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "slug": self.slug,
            "description": self.description,
            "connection_id": self.connection_id,
            "sql": self.sql,
            "primary_keys": self.primary_keys,
            "joined_to": plain(self.joined_to),
            "activated_fields": self.activated_fields,
            "create_profiles": self.create_profiles,
            "status": self.status,
            "schedule": plain(self.schedule),
            "sync_errors": plain(self.sync_errors),
            "health": plain(self.health),
            "anomaly_rule": plain(self.anomaly_rule),
            "contextual_data": self.contextual_data,
            "is_draft": self.is_draft,
            "needs_backfill": self.needs_backfill,
            "size": self.size,
            "table": self.table,
            "account_id": self.account_id,
            "aid": self.aid,
            "author_id": self.author_id,
            "created": self.created,
            "updated": self.updated,
            "deleted": self.deleted,
            **plain(self.extra),
        }


# No field is published as required.
@lazy_extra
@attrs.define(kw_only=True)
class DataModelFields:
    """What a data model is made of.

    Attributes:
        name: its name.
        slug: its name for machines.
        description: what it is for.
        connection_id: id of the connection.
        sql: the query.
        sql_dialect: dialect of the query.
        primary_keys: columns that identify a row.
        joined_to: how its rows join the profiles.
        activated_fields: columns that profiles get.
        create_profiles: whether a row without a profile makes one.
        status: its state.
        sync_period: hours between two runs.
        extra: further fields to send.
    """

    name: str
    connection_id: str
    sql: str
    slug: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    sql_dialect: str | Unset | None = UNSET
    primary_keys: Sequence[str] | Unset = UNSET
    joined_to: DataModelJoinFields | Mapping[str, Any] | Unset | None = UNSET
    activated_fields: Sequence[str] | Unset = UNSET
    create_profiles: bool | Unset | None = UNSET
    status: str | Unset | None = UNSET
    # A number here and an integer in a change; the unit is not published.
    sync_period: float | Unset | None = UNSET
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
        self.connection_id = connection_id_ = get("connection_id")
        if type(connection_id_) is not str:
            mismatch("str", connection_id_)
        self.sql = sql_ = get("sql")
        if type(sql_) is not str:
            mismatch("str", sql_)
        self.slug = slug_ = get("slug", UNSET)
        if type(slug_) is not str and slug_ is not UNSET and slug_ is not None:
            mismatch("str", slug_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.sql_dialect = sql_dialect_ = get("sql_dialect", UNSET)
        if type(sql_dialect_) is not str and sql_dialect_ is not UNSET and sql_dialect_ is not None:
            mismatch("str", sql_dialect_)
        self.primary_keys = primary_keys_ = get("primary_keys", UNSET)
        if primary_keys_ is not UNSET:
            self.primary_keys = texts(primary_keys_)
        self.joined_to = joined_to_ = get("joined_to", UNSET)
        if joined_to_ is not UNSET and joined_to_ is not None:
            self.joined_to = DataModelJoinFields.from_json(joined_to_)
        self.activated_fields = activated_fields_ = get("activated_fields", UNSET)
        if activated_fields_ is not UNSET:
            self.activated_fields = texts(activated_fields_)
        self.create_profiles = create_profiles_ = get("create_profiles", UNSET)
        if (
            type(create_profiles_) is not bool
            and create_profiles_ is not UNSET
            and create_profiles_ is not None
        ):
            mismatch("bool", create_profiles_)
        self.status = status_ = get("status", UNSET)
        if type(status_) is not str and status_ is not UNSET and status_ is not None:
            mismatch("str", status_)
        self.sync_period = sync_period_ = get("sync_period", UNSET)
        if sync_period_ is not UNSET and sync_period_ is not None:
            self.sync_period = number(sync_period_)
        if not _data_model_fields_fields.issuperset(value):
            self.extra = unlisted(value, _data_model_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "connection_id": self.connection_id,
            "sql": self.sql,
            "slug": self.slug,
            "description": self.description,
            "sql_dialect": self.sql_dialect,
            "primary_keys": self.primary_keys,
            "joined_to": plain(self.joined_to),
            "activated_fields": self.activated_fields,
            "create_profiles": self.create_profiles,
            "status": self.status,
            "sync_period": self.sync_period,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class DataModelChanges:
    """What can be changed of a data model.

    Attributes:
        name: its name.
        description: what it is for.
        sql: the query.
        activated_fields: columns that profiles get.
        create_profiles: whether a row without a profile makes one.
        status: its state.
        sync_period: hours between two runs.
        extra: further fields to send.
    """

    name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    sql: str | Unset | None = UNSET
    activated_fields: Sequence[str] | Unset = UNSET
    create_profiles: bool | Unset | None = UNSET
    status: str | Unset | None = UNSET
    # The unit is not published.
    sync_period: int | Unset | None = UNSET
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
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.sql = sql_ = get("sql", UNSET)
        if type(sql_) is not str and sql_ is not UNSET and sql_ is not None:
            mismatch("str", sql_)
        self.activated_fields = activated_fields_ = get("activated_fields", UNSET)
        if activated_fields_ is not UNSET:
            self.activated_fields = texts(activated_fields_)
        self.create_profiles = create_profiles_ = get("create_profiles", UNSET)
        if (
            type(create_profiles_) is not bool
            and create_profiles_ is not UNSET
            and create_profiles_ is not None
        ):
            mismatch("bool", create_profiles_)
        self.status = status_ = get("status", UNSET)
        if type(status_) is not str and status_ is not UNSET and status_ is not None:
            mismatch("str", status_)
        self.sync_period = sync_period_ = get("sync_period", UNSET)
        if type(sync_period_) is not int and sync_period_ is not UNSET and sync_period_ is not None:
            mismatch("int", sync_period_)
        if not _data_model_changes_fields.issuperset(value):
            self.extra = unlisted(value, _data_model_changes_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "description": self.description,
            "sql": self.sql,
            "activated_fields": self.activated_fields,
            "create_profiles": self.create_profiles,
            "status": self.status,
            "sync_period": self.sync_period,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class DataModelDeletion:
    """The outcome for one data model of a bulk deletion.

    Attributes:
        id: id of the data model.
        deleted: whether it was deleted.
        reason: why not.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    deleted: bool | None = None
    reason: str | None = None
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
        self.deleted = deleted_ = get("deleted")
        if type(deleted_) is not bool and deleted_ is not None:
            mismatch("bool", deleted_)
        self.reason = reason_ = get("reason")
        if type(reason_) is not str and reason_ is not None:
            mismatch("str", reason_)
        if not _data_model_deletion_fields.issuperset(value):
            self.extra = unlisted(value, _data_model_deletion_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"id": self.id, "deleted": self.deleted, "reason": self.reason, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class DataModelSize:
    """How many rows of a data model are stored.

    Attributes:
        id: id of the data model.
        name: its name.
        slug_name: its name for machines.
        record_store_size: number of rows.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    name: str | None = None
    slug_name: str | None = None
    record_store_size: int | None = None
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
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.slug_name = slug_name_ = get("slug_name")
        if type(slug_name_) is not str and slug_name_ is not None:
            mismatch("str", slug_name_)
        self.record_store_size = record_store_size_ = get("record_store_size")
        if type(record_store_size_) is not int and record_store_size_ is not None:
            mismatch("int", record_store_size_)
        if not _data_model_size_fields.issuperset(value):
            self.extra = unlisted(value, _data_model_size_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "slug_name": self.slug_name,
            "record_store_size": self.record_store_size,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class DataModelLog:
    """An entry of the log of a data model.

    Attributes:
        id: its id.
        verb: what happened.
        message: details.
        timestamp: when.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    verb: str | None = None
    message: str | None = None
    timestamp: datetime | None = None
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
        self.verb = verb_ = get("verb")
        if type(verb_) is not str and verb_ is not None:
            mismatch("str", verb_)
        self.message = message_ = get("message")
        if type(message_) is not str and message_ is not None:
            mismatch("str", message_)
        self.timestamp = timestamp_ = get("timestamp")
        if timestamp_ is not None:
            self.timestamp = time(timestamp_)
        if not _data_model_log_fields.issuperset(value):
            self.extra = unlisted(value, _data_model_log_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "verb": self.verb,
            "message": self.message,
            "timestamp": plain(self.timestamp),
            **plain(self.extra),
        }


_data_model_health_fields = frozenset({"status", "details"})
_data_model_join_fields = frozenset({"primary_key", "foreign_table", "foreign_key"})
_data_model_join_fields_fields = frozenset({"primary_key", "foreign_table", "foreign_key"})
_sync_schedule_fields = frozenset({"sync_period", "prev_sync_time", "next_sync_time"})
_sync_error_fields = frozenset({"error", "time"})
_list_of_sync_error = list_of(SyncError.from_json)
_data_model_fields = frozenset(
    {
        "id",
        "name",
        "slug",
        "description",
        "connection_id",
        "sql",
        "primary_keys",
        "joined_to",
        "activated_fields",
        "create_profiles",
        "status",
        "schedule",
        "sync_errors",
        "health",
        "anomaly_rule",
        "contextual_data",
        "is_draft",
        "needs_backfill",
        "size",
        "table",
        "account_id",
        "aid",
        "author_id",
        "created",
        "updated",
        "deleted",
    }
)
_data_model_fields_fields = frozenset(
    {
        "name",
        "connection_id",
        "sql",
        "slug",
        "description",
        "sql_dialect",
        "primary_keys",
        "joined_to",
        "activated_fields",
        "create_profiles",
        "status",
        "sync_period",
    }
)
_data_model_changes_fields = frozenset(
    {"name", "description", "sql", "activated_fields", "create_profiles", "status", "sync_period"}
)
_data_model_deletion_fields = frozenset({"id", "deleted", "reason"})
_data_model_size_fields = frozenset({"id", "name", "slug_name", "record_store_size"})
_data_model_log_fields = frozenset({"id", "verb", "message", "timestamp"})
