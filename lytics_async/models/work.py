# generated from endpoints/v1/work.toml; do not edit
"""Models of `client.work`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    anything,
    count,
    map_of,
    mismatch,
    plain,
    texts,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class WorkItem:
    """One piece of work: a workflow with its configuration and status.

    Attributes:
        id: id of the work.
        name: name for people.
        statuscode: its status.
        workflow: name of its workflow.
        workflow_id: id of its workflow.
        config: its configuration; the keys are the workflow's own.
        state: what it keeps between runs; the keys are the workflow's own.
        runtime: how long it ran; empty in the samples.
        tag: label.
        hidden: whether it is left out of lists.
        deleted: whether it was deleted.
        work_state_version: how often its state was written.
        user_id: user who made it.
        account_id: account it belongs to.
        aid: short number of that account.
        created: when it was made.
        updated: when it was changed last.
        auth_ids: auths that it runs with.
        verbose_logging: whether it logs in detail.
        created_ms: when it was made, Unix time in milliseconds.
        modified_ms: when it was changed last, Unix time in milliseconds.
        extra: fields of the response that are not listed here.
    """

    id: str
    # Not in the published schema, but it can be set.
    name: str | None = None
    # The published values are those of the status call, and completed in the samples.
    statuscode: Literal["runnable", "errorwait", "paused", "killed", "completed"] | str | None = (
        None
    )
    workflow: str | None = None
    workflow_id: str | None = None
    # The published keys are those of one export.
    config: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    state: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    runtime: str | None = None
    tag: str | None = None
    hidden: bool | None = None
    deleted: bool | None = None
    work_state_version: int | None = None
    user_id: str | None = None
    account_id: str | None = None
    aid: int | None = None
    created: datetime | None = None
    updated: datetime | None = None
    # Recorded responses of the service have it.
    auth_ids: list[str] = attrs.field(factory=list)
    # Recorded responses of the service have it.
    verbose_logging: bool | None = None
    # Recorded responses of the service have it.
    created_ms: int | None = attrs.field(default=None, metadata={"count": True})
    # Recorded responses of the service have it.
    modified_ms: int | None = attrs.field(default=None, metadata={"count": True})
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
        self.statuscode = statuscode_ = get("statuscode")
        if type(statuscode_) is not str and statuscode_ is not None:
            mismatch("str", statuscode_)
        self.workflow = workflow_ = get("workflow")
        if type(workflow_) is not str and workflow_ is not None:
            mismatch("str", workflow_)
        self.workflow_id = workflow_id_ = get("workflow_id")
        if type(workflow_id_) is not str and workflow_id_ is not None:
            mismatch("str", workflow_id_)
        self.config = _map_of_anything(get("config"))
        self.state = _map_of_anything(get("state"))
        self.runtime = runtime_ = get("runtime")
        if type(runtime_) is not str and runtime_ is not None:
            mismatch("str", runtime_)
        self.tag = tag_ = get("tag")
        if type(tag_) is not str and tag_ is not None:
            mismatch("str", tag_)
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.deleted = deleted_ = get("deleted")
        if type(deleted_) is not bool and deleted_ is not None:
            mismatch("bool", deleted_)
        self.work_state_version = work_state_version_ = get("work_state_version")
        if type(work_state_version_) is not int and work_state_version_ is not None:
            mismatch("int", work_state_version_)
        self.user_id = user_id_ = get("user_id")
        if type(user_id_) is not str and user_id_ is not None:
            mismatch("str", user_id_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.auth_ids = texts(get("auth_ids"))
        self.verbose_logging = verbose_logging_ = get("verbose_logging")
        if type(verbose_logging_) is not bool and verbose_logging_ is not None:
            mismatch("bool", verbose_logging_)
        self.created_ms = created_ms_ = get("created_ms")
        if created_ms_ is not None:
            self.created_ms = count(created_ms_)
        self.modified_ms = modified_ms_ = get("modified_ms")
        if modified_ms_ is not None:
            self.modified_ms = count(modified_ms_)
        if not _work_item_fields.issuperset(value):
            self.extra = unlisted(value, _work_item_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "statuscode": self.statuscode,
            "workflow": self.workflow,
            "workflow_id": self.workflow_id,
            "config": plain(self.config),
            "state": plain(self.state),
            "runtime": self.runtime,
            "tag": self.tag,
            "hidden": self.hidden,
            "deleted": self.deleted,
            "work_state_version": self.work_state_version,
            "user_id": self.user_id,
            "account_id": self.account_id,
            "aid": self.aid,
            "created": plain(self.created),
            "updated": plain(self.updated),
            "auth_ids": self.auth_ids,
            "verbose_logging": self.verbose_logging,
            "created_ms": self.created_ms,
            "modified_ms": self.modified_ms,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class WorkCreate:
    """What new work is made of.

    Attributes:
        workflow_id: id or name of the workflow.
        config: its configuration; which keys are valid depends on the workflow.
        name: name for people.
        extra: further fields to send.
    """

    # An id in one published example, a name in the other.
    workflow_id: str | Unset = UNSET
    config: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    # Not declared, but in a published curl.
    name: str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.workflow_id = workflow_id_ = get("workflow_id", UNSET)
        if type(workflow_id_) is not str and workflow_id_ is not UNSET:
            mismatch("str", workflow_id_)
        self.config = config_ = get("config", UNSET)
        if config_ is not UNSET:
            self.config = _map_of_anything(config_)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET:
            mismatch("str", name_)
        if not _work_create_fields.issuperset(value):
            self.extra = unlisted(value, _work_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "workflow_id": self.workflow_id,
            "config": plain(self.config),
            "name": self.name,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_map_of_anything = map_of(anything)
_work_item_fields = frozenset(
    {
        "id",
        "name",
        "statuscode",
        "workflow",
        "workflow_id",
        "config",
        "state",
        "runtime",
        "tag",
        "hidden",
        "deleted",
        "work_state_version",
        "user_id",
        "account_id",
        "aid",
        "created",
        "updated",
        "auth_ids",
        "verbose_logging",
        "created_ms",
        "modified_ms",
    }
)
_work_create_fields = frozenset({"workflow_id", "config", "name"})
