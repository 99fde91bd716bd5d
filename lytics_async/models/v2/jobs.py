# generated from endpoints/v2/jobs.toml; do not edit
"""Models of `client.v2.jobs`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, Literal, Self, TypeVar

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.configuration import JobConfig
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import anything, map_of, mismatch, plain, texts, time, unlisted
from lytics_async.models.v2.streams import AnomalyRule
from lytics_async.workflows import workflow_class

C = TypeVar("C", bound=JobConfig)


@lazy_extra
@attrs.define(kw_only=True)
class Job(Generic[C]):
    """A job, with its configuration.

    `config` is an instance of the class that belongs to the workflow, or of `JobConfig` itself,
    with everything in `extra`.

    Attributes:
        id: its id.
        name: its name.
        config: its configuration.
        workflow: the workflow, with underscores: `webhook_triggers`.
        status: its state; `fault-N` after N errors, also while it sleeps before the next attempt.
        description: what it is for.
        auth_ids: ids of the credentials that it uses.
        workflow_id: id of the workflow.
        created: when it was created.
        updated: when its configuration was last changed; this is not a sign of activity.
        sleep_until: until when it sleeps; only with `list(show_state=True)`.
        expires_at: when it ends by itself.
        deleted: whether it was killed.
        hidden: whether it is hidden.
        verbose_logging: whether its log is detailed.
        tag: a label of the client's own.
        meta: facts of the client's own, by name.
        monitoring: what raises an alert.
        anomaly_rule: when an alert is raised.
        quiet_time_of_day: when the quiet window begins, such as `02:00`.
        quiet_timezone: time zone of the quiet window.
        quiet_period: hours of the quiet window.
        drop_events_during_quiet_window: whether what happens in the quiet window is dropped.
        api_token_auth_id: id of the token that created it, if it was an access token.
        user_id: id of the user who created it.
        account_id: id of the account.
        extra: fields of the response that are not listed here.
    """

    config: C = attrs.field(metadata={"configuration": True})
    id: str | None = None
    # Published as required, but a response need not repeat it.
    name: str | None = None
    workflow: str | None = None
    # The published list has runnable, fault and killed, which are never returned; these are the
    # states that are observed, and the list is open.
    status: (
        Literal[
            "initializing",
            "running",
            "sleeping",
            "pausing",
            "paused",
            "completed",
            "failed",
            "deleting",
            "deleted",
            "unknown",
        ]
        | str
        | None
    ) = None
    description: str | None = None
    auth_ids: list[str] = attrs.field(factory=list)
    workflow_id: str | None = None
    created: str | None = None
    updated: str | None = None
    sleep_until: str | None = None
    expires_at: datetime | None = None
    deleted: bool | None = None
    # In the vendor's newer notes only.
    hidden: bool | None = None
    # In the vendor's newer notes only.
    verbose_logging: bool | None = None
    # In the vendor's newer notes only.
    tag: str | None = None
    meta: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    monitoring: dict[str, Any] | None = attrs.field(default=None, repr=safe_repr)
    anomaly_rule: AnomalyRule | None = None
    quiet_time_of_day: str | None = None
    quiet_timezone: str | None = None
    quiet_period: int | None = None
    drop_events_during_quiet_window: bool | None = None
    api_token_auth_id: str | None = None
    user_id: str | None = None
    account_id: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        config_: Any = workflow_class(get("workflow")).from_json(get("config"))
        self.config = config_
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.workflow = workflow_ = get("workflow")
        if type(workflow_) is not str and workflow_ is not None:
            mismatch("str", workflow_)
        self.status = status_ = get("status")
        if type(status_) is not str and status_ is not None:
            mismatch("str", status_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.auth_ids = texts(get("auth_ids"))
        self.workflow_id = workflow_id_ = get("workflow_id")
        if type(workflow_id_) is not str and workflow_id_ is not None:
            mismatch("str", workflow_id_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.updated = updated_ = get("updated")
        if type(updated_) is not str and updated_ is not None:
            mismatch("str", updated_)
        self.sleep_until = sleep_until_ = get("sleep_until")
        if type(sleep_until_) is not str and sleep_until_ is not None:
            mismatch("str", sleep_until_)
        self.expires_at = expires_at_ = get("expires_at")
        if expires_at_ is not None:
            self.expires_at = time(expires_at_)
        self.deleted = deleted_ = get("deleted")
        if type(deleted_) is not bool and deleted_ is not None:
            mismatch("bool", deleted_)
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.verbose_logging = verbose_logging_ = get("verbose_logging")
        if type(verbose_logging_) is not bool and verbose_logging_ is not None:
            mismatch("bool", verbose_logging_)
        self.tag = tag_ = get("tag")
        if type(tag_) is not str and tag_ is not None:
            mismatch("str", tag_)
        self.meta = _map_of_anything(get("meta"))
        self.monitoring = monitoring_ = get("monitoring")
        if monitoring_ is not None:
            self.monitoring = _map_of_anything(monitoring_)
        self.anomaly_rule = anomaly_rule_ = get("anomaly_rule")
        if anomaly_rule_ is not None:
            self.anomaly_rule = AnomalyRule.from_json(anomaly_rule_)
        self.quiet_time_of_day = quiet_time_of_day_ = get("quiet_time_of_day")
        if type(quiet_time_of_day_) is not str and quiet_time_of_day_ is not None:
            mismatch("str", quiet_time_of_day_)
        self.quiet_timezone = quiet_timezone_ = get("quiet_timezone")
        if type(quiet_timezone_) is not str and quiet_timezone_ is not None:
            mismatch("str", quiet_timezone_)
        self.quiet_period = quiet_period_ = get("quiet_period")
        if type(quiet_period_) is not int and quiet_period_ is not None:
            mismatch("int", quiet_period_)
        self.drop_events_during_quiet_window = drop_events_during_quiet_window_ = get(
            "drop_events_during_quiet_window"
        )
        if (
            type(drop_events_during_quiet_window_) is not bool
            and drop_events_during_quiet_window_ is not None
        ):
            mismatch("bool", drop_events_during_quiet_window_)
        self.api_token_auth_id = api_token_auth_id_ = get("api_token_auth_id")
        if type(api_token_auth_id_) is not str and api_token_auth_id_ is not None:
            mismatch("str", api_token_auth_id_)
        self.user_id = user_id_ = get("user_id")
        if type(user_id_) is not str and user_id_ is not None:
            mismatch("str", user_id_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        if not _job_fields.issuperset(value):
            self.extra = unlisted(value, _job_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "config": plain(self.config),
            "id": self.id,
            "name": self.name,
            "workflow": self.workflow,
            "status": self.status,
            "description": self.description,
            "auth_ids": self.auth_ids,
            "workflow_id": self.workflow_id,
            "created": self.created,
            "updated": self.updated,
            "sleep_until": self.sleep_until,
            "expires_at": plain(self.expires_at),
            "deleted": self.deleted,
            "hidden": self.hidden,
            "verbose_logging": self.verbose_logging,
            "tag": self.tag,
            "meta": plain(self.meta),
            "monitoring": plain(self.monitoring),
            "anomaly_rule": plain(self.anomaly_rule),
            "quiet_time_of_day": self.quiet_time_of_day,
            "quiet_timezone": self.quiet_timezone,
            "quiet_period": self.quiet_period,
            "drop_events_during_quiet_window": self.drop_events_during_quiet_window,
            "api_token_auth_id": self.api_token_auth_id,
            "user_id": self.user_id,
            "account_id": self.account_id,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class JobFields:
    """What a job is made of.

    Attributes:
        name: its name.
        config: its configuration: an instance of a class of `lytics_async.workflows`, or a mapping.
        description: what it is for.
        auth_ids: ids of the credentials that it uses.
        expires_at: when it ends by itself.
        quiet_time_of_day: when the quiet window begins, such as `02:00`.
        quiet_timezone: time zone of the quiet window.
        quiet_period: hours of the quiet window.
        drop_events_during_quiet_window: whether to drop what happens in the quiet window.
        monitoring: what raises an alert; None clears it, left out keeps it.
        tag: a label of the client's own.
        hidden: whether it is hidden.
        verbose_logging: whether its log is detailed.
        meta: facts of the client's own, by name.
        extra: further fields to send.
    """

    name: str
    config: JobConfig | Mapping[str, Any] = attrs.field(metadata={"configuration": True})
    description: str | Unset | None = UNSET
    auth_ids: Sequence[str] | Unset = UNSET
    expires_at: datetime | Unset | None = UNSET
    quiet_time_of_day: str | Unset | None = UNSET
    quiet_timezone: str | Unset | None = UNSET
    quiet_period: int | Unset | None = UNSET
    drop_events_during_quiet_window: bool | Unset | None = UNSET
    monitoring: Mapping[str, Any] | Unset | None = attrs.field(default=UNSET, repr=safe_repr)
    # In the vendor's newer notes only.
    tag: str | Unset | None = UNSET
    # In the vendor's newer notes only.
    hidden: bool | Unset | None = UNSET
    # In the vendor's newer notes only.
    verbose_logging: bool | Unset | None = UNSET
    # In the vendor's newer notes only.
    meta: Mapping[str, Any] | Unset | None = attrs.field(default=UNSET, repr=safe_repr)
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
        self.config = get("config")
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.auth_ids = auth_ids_ = get("auth_ids", UNSET)
        if auth_ids_ is not UNSET:
            self.auth_ids = texts(auth_ids_)
        self.expires_at = expires_at_ = get("expires_at", UNSET)
        if expires_at_ is not UNSET and expires_at_ is not None:
            self.expires_at = time(expires_at_)
        self.quiet_time_of_day = quiet_time_of_day_ = get("quiet_time_of_day", UNSET)
        if (
            type(quiet_time_of_day_) is not str
            and quiet_time_of_day_ is not UNSET
            and quiet_time_of_day_ is not None
        ):
            mismatch("str", quiet_time_of_day_)
        self.quiet_timezone = quiet_timezone_ = get("quiet_timezone", UNSET)
        if (
            type(quiet_timezone_) is not str
            and quiet_timezone_ is not UNSET
            and quiet_timezone_ is not None
        ):
            mismatch("str", quiet_timezone_)
        self.quiet_period = quiet_period_ = get("quiet_period", UNSET)
        if (
            type(quiet_period_) is not int
            and quiet_period_ is not UNSET
            and quiet_period_ is not None
        ):
            mismatch("int", quiet_period_)
        self.drop_events_during_quiet_window = drop_events_during_quiet_window_ = get(
            "drop_events_during_quiet_window", UNSET
        )
        if (
            type(drop_events_during_quiet_window_) is not bool
            and drop_events_during_quiet_window_ is not UNSET
            and drop_events_during_quiet_window_ is not None
        ):
            mismatch("bool", drop_events_during_quiet_window_)
        self.monitoring = monitoring_ = get("monitoring", UNSET)
        if monitoring_ is not UNSET and monitoring_ is not None:
            self.monitoring = _map_of_anything(monitoring_)
        self.tag = tag_ = get("tag", UNSET)
        if type(tag_) is not str and tag_ is not UNSET and tag_ is not None:
            mismatch("str", tag_)
        self.hidden = hidden_ = get("hidden", UNSET)
        if type(hidden_) is not bool and hidden_ is not UNSET and hidden_ is not None:
            mismatch("bool", hidden_)
        self.verbose_logging = verbose_logging_ = get("verbose_logging", UNSET)
        if (
            type(verbose_logging_) is not bool
            and verbose_logging_ is not UNSET
            and verbose_logging_ is not None
        ):
            mismatch("bool", verbose_logging_)
        self.meta = meta_ = get("meta", UNSET)
        if meta_ is not UNSET and meta_ is not None:
            self.meta = _map_of_anything(meta_)
        if not _job_fields_fields.issuperset(value):
            self.extra = unlisted(value, _job_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "config": plain(self.config),
            "description": self.description,
            "auth_ids": self.auth_ids,
            "expires_at": plain(self.expires_at),
            "quiet_time_of_day": self.quiet_time_of_day,
            "quiet_timezone": self.quiet_timezone,
            "quiet_period": self.quiet_period,
            "drop_events_during_quiet_window": self.drop_events_during_quiet_window,
            "monitoring": plain(self.monitoring),
            "tag": self.tag,
            "hidden": self.hidden,
            "verbose_logging": self.verbose_logging,
            "meta": plain(self.meta),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# In the vendor's newer notes only.
@lazy_extra
@attrs.define(kw_only=True)
class JobCreate:
    """What a job is made of, its workflow included.

    Attributes:
        name: its name.
        workflow: the workflow, with underscores: `webhook_triggers`.
        config: its configuration, by the names on the wire.
        description: what it is for.
        auth_ids: ids of the credentials that it uses.
        expires_at: when it ends by itself.
        quiet_time_of_day: when the quiet window begins, such as `02:00`.
        quiet_timezone: time zone of the quiet window.
        quiet_period: hours of the quiet window.
        drop_events_during_quiet_window: whether to drop what happens in the quiet window.
        monitoring: what raises an alert; None clears it, left out keeps it.
        tag: a label of the client's own.
        hidden: whether it is hidden.
        verbose_logging: whether its log is detailed.
        meta: facts of the client's own, by name.
        extra: further fields to send.
    """

    name: str
    workflow: str
    config: Mapping[str, Any] = attrs.field(repr=safe_repr)
    description: str | Unset | None = UNSET
    auth_ids: Sequence[str] | Unset = UNSET
    expires_at: datetime | Unset | None = UNSET
    quiet_time_of_day: str | Unset | None = UNSET
    quiet_timezone: str | Unset | None = UNSET
    quiet_period: int | Unset | None = UNSET
    drop_events_during_quiet_window: bool | Unset | None = UNSET
    monitoring: Mapping[str, Any] | Unset | None = attrs.field(default=UNSET, repr=safe_repr)
    tag: str | Unset | None = UNSET
    hidden: bool | Unset | None = UNSET
    verbose_logging: bool | Unset | None = UNSET
    meta: Mapping[str, Any] | Unset | None = attrs.field(default=UNSET, repr=safe_repr)
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
        self.workflow = workflow_ = get("workflow")
        if type(workflow_) is not str:
            mismatch("str", workflow_)
        self.config = _map_of_anything(get("config"))
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.auth_ids = auth_ids_ = get("auth_ids", UNSET)
        if auth_ids_ is not UNSET:
            self.auth_ids = texts(auth_ids_)
        self.expires_at = expires_at_ = get("expires_at", UNSET)
        if expires_at_ is not UNSET and expires_at_ is not None:
            self.expires_at = time(expires_at_)
        self.quiet_time_of_day = quiet_time_of_day_ = get("quiet_time_of_day", UNSET)
        if (
            type(quiet_time_of_day_) is not str
            and quiet_time_of_day_ is not UNSET
            and quiet_time_of_day_ is not None
        ):
            mismatch("str", quiet_time_of_day_)
        self.quiet_timezone = quiet_timezone_ = get("quiet_timezone", UNSET)
        if (
            type(quiet_timezone_) is not str
            and quiet_timezone_ is not UNSET
            and quiet_timezone_ is not None
        ):
            mismatch("str", quiet_timezone_)
        self.quiet_period = quiet_period_ = get("quiet_period", UNSET)
        if (
            type(quiet_period_) is not int
            and quiet_period_ is not UNSET
            and quiet_period_ is not None
        ):
            mismatch("int", quiet_period_)
        self.drop_events_during_quiet_window = drop_events_during_quiet_window_ = get(
            "drop_events_during_quiet_window", UNSET
        )
        if (
            type(drop_events_during_quiet_window_) is not bool
            and drop_events_during_quiet_window_ is not UNSET
            and drop_events_during_quiet_window_ is not None
        ):
            mismatch("bool", drop_events_during_quiet_window_)
        self.monitoring = monitoring_ = get("monitoring", UNSET)
        if monitoring_ is not UNSET and monitoring_ is not None:
            self.monitoring = _map_of_anything(monitoring_)
        self.tag = tag_ = get("tag", UNSET)
        if type(tag_) is not str and tag_ is not UNSET and tag_ is not None:
            mismatch("str", tag_)
        self.hidden = hidden_ = get("hidden", UNSET)
        if type(hidden_) is not bool and hidden_ is not UNSET and hidden_ is not None:
            mismatch("bool", hidden_)
        self.verbose_logging = verbose_logging_ = get("verbose_logging", UNSET)
        if (
            type(verbose_logging_) is not bool
            and verbose_logging_ is not UNSET
            and verbose_logging_ is not None
        ):
            mismatch("bool", verbose_logging_)
        self.meta = meta_ = get("meta", UNSET)
        if meta_ is not UNSET and meta_ is not None:
            self.meta = _map_of_anything(meta_)
        if not _job_create_fields.issuperset(value):
            self.extra = unlisted(value, _job_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "workflow": self.workflow,
            "config": plain(self.config),
            "description": self.description,
            "auth_ids": self.auth_ids,
            "expires_at": plain(self.expires_at),
            "quiet_time_of_day": self.quiet_time_of_day,
            "quiet_timezone": self.quiet_timezone,
            "quiet_period": self.quiet_period,
            "drop_events_during_quiet_window": self.drop_events_during_quiet_window,
            "monitoring": plain(self.monitoring),
            "tag": self.tag,
            "hidden": self.hidden,
            "verbose_logging": self.verbose_logging,
            "meta": plain(self.meta),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class JobLog:
    """One line of the log of a job.

    Attributes:
        timestamp: when it was written.
        level: how much it matters.
        message: what happened.
        code: code of the error; only on the lines of errors.
        context: counts of an export, such as `added`, `omitted` and `removed`, and other facts by
            name.
        job_id: id of the job.
        extra: fields of the response that are not listed here.
    """

    timestamp: datetime | None = None
    level: str | None = None
    message: str | None = None
    code: str | None = None
    context: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    job_id: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.timestamp = timestamp_ = get("timestamp")
        if timestamp_ is not None:
            self.timestamp = time(timestamp_)
        self.level = level_ = get("level")
        if type(level_) is not str and level_ is not None:
            mismatch("str", level_)
        self.message = message_ = get("message")
        if type(message_) is not str and message_ is not None:
            mismatch("str", message_)
        self.code = code_ = get("code")
        if type(code_) is not str and code_ is not None:
            mismatch("str", code_)
        self.context = _map_of_anything(get("context"))
        self.job_id = job_id_ = get("job_id")
        if type(job_id_) is not str and job_id_ is not None:
            mismatch("str", job_id_)
        if not _job_log_fields.issuperset(value):
            self.extra = unlisted(value, _job_log_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "timestamp": plain(self.timestamp),
            "level": self.level,
            "message": self.message,
            "code": self.code,
            "context": plain(self.context),
            "job_id": self.job_id,
            **plain(self.extra),
        }


_map_of_anything = map_of(anything)
_job_fields = frozenset(
    {
        "config",
        "id",
        "name",
        "workflow",
        "status",
        "description",
        "auth_ids",
        "workflow_id",
        "created",
        "updated",
        "sleep_until",
        "expires_at",
        "deleted",
        "hidden",
        "verbose_logging",
        "tag",
        "meta",
        "monitoring",
        "anomaly_rule",
        "quiet_time_of_day",
        "quiet_timezone",
        "quiet_period",
        "drop_events_during_quiet_window",
        "api_token_auth_id",
        "user_id",
        "account_id",
    }
)
_job_fields_fields = frozenset(
    {
        "name",
        "config",
        "description",
        "auth_ids",
        "expires_at",
        "quiet_time_of_day",
        "quiet_timezone",
        "quiet_period",
        "drop_events_during_quiet_window",
        "monitoring",
        "tag",
        "hidden",
        "verbose_logging",
        "meta",
    }
)
_job_create_fields = frozenset(
    {
        "name",
        "workflow",
        "config",
        "description",
        "auth_ids",
        "expires_at",
        "quiet_time_of_day",
        "quiet_timezone",
        "quiet_period",
        "drop_events_during_quiet_window",
        "monitoring",
        "tag",
        "hidden",
        "verbose_logging",
        "meta",
    }
)
_job_log_fields = frozenset({"timestamp", "level", "message", "code", "context", "job_id"})
