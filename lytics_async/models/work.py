# generated from endpoints/v1/work.toml; do not edit
"""Models of `client.work`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.model import anything, map_of, mismatch, plain, time, unlisted
from lytics_async.operation import UNSET, Unset


@attrs.define(kw_only=True)
class WorkItem:
    """One piece of work: a workflow with its configuration, and how it stands.

    Attributes:
        id: id of the work.
        name: name for people.
        statuscode: how it stands.
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
        extra: fields of the answer that are not listed here.
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
    config: dict[str, Any] = attrs.field(factory=dict)
    state: dict[str, Any] = attrs.field(factory=dict)
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
        statuscode_ = get("statuscode")
        if statuscode_ is None:
            absent += "statuscode" not in value
        elif type(statuscode_) is not str:
            mismatch("str", statuscode_)
        workflow_ = get("workflow")
        if workflow_ is None:
            absent += "workflow" not in value
        elif type(workflow_) is not str:
            mismatch("str", workflow_)
        workflow_id_ = get("workflow_id")
        if workflow_id_ is None:
            absent += "workflow_id" not in value
        elif type(workflow_id_) is not str:
            mismatch("str", workflow_id_)
        config_ = get("config")
        if config_ is None:
            absent += "config" not in value
        config_ = _map_of_anything(config_)
        state_ = get("state")
        if state_ is None:
            absent += "state" not in value
        state_ = _map_of_anything(state_)
        runtime_ = get("runtime")
        if runtime_ is None:
            absent += "runtime" not in value
        elif type(runtime_) is not str:
            mismatch("str", runtime_)
        tag_ = get("tag")
        if tag_ is None:
            absent += "tag" not in value
        elif type(tag_) is not str:
            mismatch("str", tag_)
        hidden_ = get("hidden")
        if hidden_ is None:
            absent += "hidden" not in value
        elif type(hidden_) is not bool:
            mismatch("bool", hidden_)
        deleted_ = get("deleted")
        if deleted_ is None:
            absent += "deleted" not in value
        elif type(deleted_) is not bool:
            mismatch("bool", deleted_)
        work_state_version_ = get("work_state_version")
        if work_state_version_ is None:
            absent += "work_state_version" not in value
        elif type(work_state_version_) is not int:
            mismatch("int", work_state_version_)
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
        aid_ = get("aid")
        if aid_ is None:
            absent += "aid" not in value
        elif type(aid_) is not int:
            mismatch("int", aid_)
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
        extra = unlisted(WorkItem, value) if len(value) + absent > 17 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.name = name_
        self.statuscode = statuscode_
        self.workflow = workflow_
        self.workflow_id = workflow_id_
        self.config = config_
        self.state = state_
        self.runtime = runtime_
        self.tag = tag_
        self.hidden = hidden_
        self.deleted = deleted_
        self.work_state_version = work_state_version_
        self.user_id = user_id_
        self.account_id = account_id_
        self.aid = aid_
        self.created = created_
        self.updated = updated_
        self.extra = extra
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
            **self.extra,
        }


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
    config: Mapping[str, Any] | Unset = UNSET
    # Not declared, but in a published curl.
    name: str | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        workflow_id_ = get("workflow_id", UNSET)
        if workflow_id_ is UNSET:
            absent += 1
        elif type(workflow_id_) is not str:
            mismatch("str", workflow_id_)
        config_ = get("config", UNSET)
        if config_ is UNSET:
            absent += 1
        else:
            config_ = _map_of_anything(config_)
        name_ = get("name", UNSET)
        if name_ is UNSET:
            absent += 1
        elif type(name_) is not str:
            mismatch("str", name_)
        extra = unlisted(WorkCreate, value) if len(value) + absent > 3 else {}
        self = cls.__new__(cls)
        self.workflow_id = workflow_id_
        self.config = config_
        self.name = name_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "workflow_id": self.workflow_id,
            "config": plain(self.config),
            "name": self.name,
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


_map_of_anything = map_of(anything)
