# generated from endpoints/v2/flows.toml; do not edit
"""Models of `client.v2.flows`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    anything,
    list_of,
    map_of,
    mapping,
    mismatch,
    number,
    plain,
    texts,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class FlowDelayUntil:
    """A moment of the calendar.

    Attributes:
        kind: what it is.
        day_of_week: 0 to 6.
        time_of_day: such as `09:30`.
        timezone: such as `America/New_York`.
        extra: fields of the response that are not listed here.
    """

    kind: Literal["day_of_week", "time_of_day"] | str | None = None
    day_of_week: int | None = None
    time_of_day: str | None = None
    timezone: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.kind = kind_ = get("kind")
        if type(kind_) is not str and kind_ is not None:
            mismatch("str", kind_)
        self.day_of_week = day_of_week_ = get("day_of_week")
        if type(day_of_week_) is not int and day_of_week_ is not None:
            mismatch("int", day_of_week_)
        self.time_of_day = time_of_day_ = get("time_of_day")
        if type(time_of_day_) is not str and time_of_day_ is not None:
            mismatch("str", time_of_day_)
        self.timezone = timezone_ = get("timezone")
        if type(timezone_) is not str and timezone_ is not None:
            mismatch("str", timezone_)
        if not _flow_delay_until_fields.issuperset(value):
            self.extra = unlisted(value, _flow_delay_until_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "kind": self.kind,
            "day_of_week": self.day_of_week,
            "time_of_day": self.time_of_day,
            "timezone": self.timezone,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class FlowDelayUntilFields:
    """A moment of the calendar.

    Attributes:
        kind: what it is.
        day_of_week: 0 to 6.
        time_of_day: such as `09:30`.
        timezone: such as `America/New_York`.
        extra: further fields to send.
    """

    kind: Literal["day_of_week", "time_of_day"] | Unset | None = UNSET
    day_of_week: int | Unset | None = UNSET
    time_of_day: str | Unset | None = UNSET
    timezone: str | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.kind = kind_ = get("kind", UNSET)
        if type(kind_) is not str and kind_ is not UNSET and kind_ is not None:
            mismatch("str", kind_)
        self.day_of_week = day_of_week_ = get("day_of_week", UNSET)
        if type(day_of_week_) is not int and day_of_week_ is not UNSET and day_of_week_ is not None:
            mismatch("int", day_of_week_)
        self.time_of_day = time_of_day_ = get("time_of_day", UNSET)
        if type(time_of_day_) is not str and time_of_day_ is not UNSET and time_of_day_ is not None:
            mismatch("str", time_of_day_)
        self.timezone = timezone_ = get("timezone", UNSET)
        if type(timezone_) is not str and timezone_ is not UNSET and timezone_ is not None:
            mismatch("str", timezone_)
        if not _flow_delay_until_fields_fields.issuperset(value):
            self.extra = unlisted(value, _flow_delay_until_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "kind": self.kind,
            "day_of_week": self.day_of_week,
            "time_of_day": self.time_of_day,
            "timezone": self.timezone,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class FlowSplitCondition:
    """A branch by a condition.

    Attributes:
        conditions: FilterQL that leads here.
        label: its name.
        next: id of the step.
        priority: lower ones are checked first, and the first that matches counts.
        extra: fields of the response that are not listed here.
    """

    conditions: str | None = None
    label: str | None = None
    next: int | None = None
    priority: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.conditions = conditions_ = get("conditions")
        if type(conditions_) is not str and conditions_ is not None:
            mismatch("str", conditions_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.next = next_ = get("next")
        if type(next_) is not int and next_ is not None:
            mismatch("int", next_)
        self.priority = priority_ = get("priority")
        if type(priority_) is not int and priority_ is not None:
            mismatch("int", priority_)
        if not _flow_split_condition_fields.issuperset(value):
            self.extra = unlisted(value, _flow_split_condition_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "conditions": self.conditions,
            "label": self.label,
            "next": self.next,
            "priority": self.priority,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class FlowSplitConditionFields:
    """A branch by a condition.

    Attributes:
        conditions: FilterQL that leads here.
        label: its name.
        next: id of the step.
        priority: lower ones are checked first, and the first that matches counts.
        extra: further fields to send.
    """

    conditions: str | Unset | None = UNSET
    label: str | Unset | None = UNSET
    next: int | Unset | None = UNSET
    priority: int | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.conditions = conditions_ = get("conditions", UNSET)
        if type(conditions_) is not str and conditions_ is not UNSET and conditions_ is not None:
            mismatch("str", conditions_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET and label_ is not None:
            mismatch("str", label_)
        self.next = next_ = get("next", UNSET)
        if type(next_) is not int and next_ is not UNSET and next_ is not None:
            mismatch("int", next_)
        self.priority = priority_ = get("priority", UNSET)
        if type(priority_) is not int and priority_ is not UNSET and priority_ is not None:
            mismatch("int", priority_)
        if not _flow_split_condition_fields_fields.issuperset(value):
            self.extra = unlisted(value, _flow_split_condition_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "conditions": self.conditions,
            "label": self.label,
            "next": self.next,
            "priority": self.priority,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class FlowSplitAffinity:
    """A branch by an affinity.

    Attributes:
        affinity: the affinity that leads here.
        label: its name.
        next: id of the step.
        priority: lower ones are checked first.
        extra: fields of the response that are not listed here.
    """

    affinity: str | None = None
    label: str | None = None
    next: int | None = None
    priority: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.affinity = affinity_ = get("affinity")
        if type(affinity_) is not str and affinity_ is not None:
            mismatch("str", affinity_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.next = next_ = get("next")
        if type(next_) is not int and next_ is not None:
            mismatch("int", next_)
        self.priority = priority_ = get("priority")
        if type(priority_) is not int and priority_ is not None:
            mismatch("int", priority_)
        if not _flow_split_affinity_fields.issuperset(value):
            self.extra = unlisted(value, _flow_split_affinity_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "affinity": self.affinity,
            "label": self.label,
            "next": self.next,
            "priority": self.priority,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class FlowSplitAffinityFields:
    """A branch by an affinity.

    Attributes:
        affinity: the affinity that leads here.
        label: its name.
        next: id of the step.
        priority: lower ones are checked first.
        extra: further fields to send.
    """

    affinity: str | Unset | None = UNSET
    label: str | Unset | None = UNSET
    next: int | Unset | None = UNSET
    priority: int | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.affinity = affinity_ = get("affinity", UNSET)
        if type(affinity_) is not str and affinity_ is not UNSET and affinity_ is not None:
            mismatch("str", affinity_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET and label_ is not None:
            mismatch("str", label_)
        self.next = next_ = get("next", UNSET)
        if type(next_) is not int and next_ is not UNSET and next_ is not None:
            mismatch("int", next_)
        self.priority = priority_ = get("priority", UNSET)
        if type(priority_) is not int and priority_ is not UNSET and priority_ is not None:
            mismatch("int", priority_)
        if not _flow_split_affinity_fields_fields.issuperset(value):
            self.extra = unlisted(value, _flow_split_affinity_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "affinity": self.affinity,
            "label": self.label,
            "next": self.next,
            "priority": self.priority,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class FlowSplitProbability:
    """A branch by chance.

    Attributes:
        next: id of the step.
        prob: from 0 to 1; the server ignores it.
        extra: fields of the response that are not listed here.
    """

    next: int | None = None
    prob: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.next = next_ = get("next")
        if type(next_) is not int and next_ is not None:
            mismatch("int", next_)
        self.prob = prob_ = get("prob")
        if prob_ is not None:
            self.prob = number(prob_)
        if not _flow_split_probability_fields.issuperset(value):
            self.extra = unlisted(value, _flow_split_probability_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"next": self.next, "prob": self.prob, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class FlowSplitProbabilityFields:
    """A branch by chance.

    Attributes:
        next: id of the step.
        prob: from 0 to 1; the server ignores it.
        extra: further fields to send.
    """

    next: int | Unset | None = UNSET
    prob: float | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.next = next_ = get("next", UNSET)
        if type(next_) is not int and next_ is not UNSET and next_ is not None:
            mismatch("int", next_)
        self.prob = prob_ = get("prob", UNSET)
        if prob_ is not UNSET and prob_ is not None:
            self.prob = number(prob_)
        if not _flow_split_probability_fields_fields.issuperset(value):
            self.extra = unlisted(value, _flow_split_probability_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"next": self.next, "prob": self.prob, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class FlowStep:
    """A step of a flow.

    Attributes:
        id: its id.
        label: its name.
        slug: its name for machines.
        type_hint: what it does.
        next: id of the step that follows.
        work_id: id of the export.
        work_config: configuration of the export.
        work_exit_step_ref: id of the step whose export ends here.
        delay: nanoseconds to wait; not together with `delay_until`.
        delay_until: moment to wait for.
        delay_condition: FilterQL that ends the wait.
        delay_until_enters: segments whose entry ends the wait.
        affinity_config_id: id of the affinities.
        split_conditions: branches by conditions.
        split_affinities: branches by affinities.
        split_probabilities: branches by chance.
        extra: fields of the response that are not listed here.
    """

    id: int | None = None
    label: str | None = None
    slug: str | None = None
    type_hint: (
        Literal["work_export", "delay", "conditional", "affinity", "ab_testing", "work_export_exit"]
        | str
        | None
    ) = None
    next: int | None = None
    work_id: str | None = None
    work_config: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    work_exit_step_ref: int | None = None
    delay: int | None = None
    delay_until: FlowDelayUntil | None = None
    delay_condition: str | None = None
    delay_until_enters: list[str] = attrs.field(factory=list)
    affinity_config_id: str | None = None
    split_conditions: list[FlowSplitCondition] = attrs.field(factory=list)
    split_affinities: list[FlowSplitAffinity] = attrs.field(factory=list)
    split_probabilities: list[FlowSplitProbability] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not int and id_ is not None:
            mismatch("int", id_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.slug = slug_ = get("slug")
        if type(slug_) is not str and slug_ is not None:
            mismatch("str", slug_)
        self.type_hint = type_hint_ = get("type_hint")
        if type(type_hint_) is not str and type_hint_ is not None:
            mismatch("str", type_hint_)
        self.next = next_ = get("next")
        if type(next_) is not int and next_ is not None:
            mismatch("int", next_)
        self.work_id = work_id_ = get("work_id")
        if type(work_id_) is not str and work_id_ is not None:
            mismatch("str", work_id_)
        self.work_config = _map_of_anything(get("work_config"))
        self.work_exit_step_ref = work_exit_step_ref_ = get("work_exit_step_ref")
        if type(work_exit_step_ref_) is not int and work_exit_step_ref_ is not None:
            mismatch("int", work_exit_step_ref_)
        self.delay = delay_ = get("delay")
        if type(delay_) is not int and delay_ is not None:
            mismatch("int", delay_)
        self.delay_until = delay_until_ = get("delay_until")
        if delay_until_ is not None:
            self.delay_until = FlowDelayUntil.from_json(delay_until_)
        self.delay_condition = delay_condition_ = get("delay_condition")
        if type(delay_condition_) is not str and delay_condition_ is not None:
            mismatch("str", delay_condition_)
        self.delay_until_enters = texts(get("delay_until_enters"))
        self.affinity_config_id = affinity_config_id_ = get("affinity_config_id")
        if type(affinity_config_id_) is not str and affinity_config_id_ is not None:
            mismatch("str", affinity_config_id_)
        self.split_conditions = _list_of_flow_split_condition(get("split_conditions"))
        self.split_affinities = _list_of_flow_split_affinity(get("split_affinities"))
        self.split_probabilities = _list_of_flow_split_probability(get("split_probabilities"))
        if not _flow_step_fields.issuperset(value):
            self.extra = unlisted(value, _flow_step_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "label": self.label,
            "slug": self.slug,
            "type_hint": self.type_hint,
            "next": self.next,
            "work_id": self.work_id,
            "work_config": plain(self.work_config),
            "work_exit_step_ref": self.work_exit_step_ref,
            "delay": self.delay,
            "delay_until": plain(self.delay_until),
            "delay_condition": self.delay_condition,
            "delay_until_enters": self.delay_until_enters,
            "affinity_config_id": self.affinity_config_id,
            "split_conditions": plain(self.split_conditions),
            "split_affinities": plain(self.split_affinities),
            "split_probabilities": plain(self.split_probabilities),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class FlowStepFields:
    """A step of a flow.

    Attributes:
        id: its id.
        label: its name.
        slug: its name for machines.
        type_hint: what it does.
        next: id of the step that follows.
        work_id: id of the export.
        work_config: configuration of the export.
        work_exit_step_ref: id of the step whose export ends here.
        delay: nanoseconds to wait; not together with `delay_until`.
        delay_until: moment to wait for.
        delay_condition: FilterQL that ends the wait.
        delay_until_enters: segments whose entry ends the wait.
        affinity_config_id: id of the affinities.
        split_conditions: branches by conditions.
        split_affinities: branches by affinities.
        split_probabilities: branches by chance.
        extra: further fields to send.
    """

    id: int | Unset | None = UNSET
    label: str | Unset | None = UNSET
    slug: str | Unset | None = UNSET
    type_hint: (
        Literal["work_export", "delay", "conditional", "affinity", "ab_testing", "work_export_exit"]
        | Unset
        | None
    ) = UNSET
    next: int | Unset | None = UNSET
    work_id: str | Unset | None = UNSET
    work_config: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    work_exit_step_ref: int | Unset | None = UNSET
    delay: int | Unset | None = UNSET
    delay_until: FlowDelayUntilFields | Mapping[str, Any] | Unset | None = UNSET
    delay_condition: str | Unset | None = UNSET
    delay_until_enters: Sequence[str] | Unset = UNSET
    affinity_config_id: str | Unset | None = UNSET
    split_conditions: Sequence[FlowSplitConditionFields | Mapping[str, Any]] | Unset = UNSET
    split_affinities: Sequence[FlowSplitAffinityFields | Mapping[str, Any]] | Unset = UNSET
    split_probabilities: Sequence[FlowSplitProbabilityFields | Mapping[str, Any]] | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id", UNSET)
        if type(id_) is not int and id_ is not UNSET and id_ is not None:
            mismatch("int", id_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET and label_ is not None:
            mismatch("str", label_)
        self.slug = slug_ = get("slug", UNSET)
        if type(slug_) is not str and slug_ is not UNSET and slug_ is not None:
            mismatch("str", slug_)
        self.type_hint = type_hint_ = get("type_hint", UNSET)
        if type(type_hint_) is not str and type_hint_ is not UNSET and type_hint_ is not None:
            mismatch("str", type_hint_)
        self.next = next_ = get("next", UNSET)
        if type(next_) is not int and next_ is not UNSET and next_ is not None:
            mismatch("int", next_)
        self.work_id = work_id_ = get("work_id", UNSET)
        if type(work_id_) is not str and work_id_ is not UNSET and work_id_ is not None:
            mismatch("str", work_id_)
        self.work_config = work_config_ = get("work_config", UNSET)
        if work_config_ is not UNSET:
            self.work_config = _map_of_anything(work_config_)
        self.work_exit_step_ref = work_exit_step_ref_ = get("work_exit_step_ref", UNSET)
        if (
            type(work_exit_step_ref_) is not int
            and work_exit_step_ref_ is not UNSET
            and work_exit_step_ref_ is not None
        ):
            mismatch("int", work_exit_step_ref_)
        self.delay = delay_ = get("delay", UNSET)
        if type(delay_) is not int and delay_ is not UNSET and delay_ is not None:
            mismatch("int", delay_)
        self.delay_until = delay_until_ = get("delay_until", UNSET)
        if delay_until_ is not UNSET and delay_until_ is not None:
            self.delay_until = FlowDelayUntilFields.from_json(delay_until_)
        self.delay_condition = delay_condition_ = get("delay_condition", UNSET)
        if (
            type(delay_condition_) is not str
            and delay_condition_ is not UNSET
            and delay_condition_ is not None
        ):
            mismatch("str", delay_condition_)
        self.delay_until_enters = delay_until_enters_ = get("delay_until_enters", UNSET)
        if delay_until_enters_ is not UNSET:
            self.delay_until_enters = texts(delay_until_enters_)
        self.affinity_config_id = affinity_config_id_ = get("affinity_config_id", UNSET)
        if (
            type(affinity_config_id_) is not str
            and affinity_config_id_ is not UNSET
            and affinity_config_id_ is not None
        ):
            mismatch("str", affinity_config_id_)
        self.split_conditions = split_conditions_ = get("split_conditions", UNSET)
        if split_conditions_ is not UNSET:
            self.split_conditions = _list_of_flow_split_condition_fields(split_conditions_)
        self.split_affinities = split_affinities_ = get("split_affinities", UNSET)
        if split_affinities_ is not UNSET:
            self.split_affinities = _list_of_flow_split_affinity_fields(split_affinities_)
        self.split_probabilities = split_probabilities_ = get("split_probabilities", UNSET)
        if split_probabilities_ is not UNSET:
            self.split_probabilities = _list_of_flow_split_probability_fields(split_probabilities_)
        if not _flow_step_fields_fields.issuperset(value):
            self.extra = unlisted(value, _flow_step_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "id": self.id,
            "label": self.label,
            "slug": self.slug,
            "type_hint": self.type_hint,
            "next": self.next,
            "work_id": self.work_id,
            "work_config": plain(self.work_config),
            "work_exit_step_ref": self.work_exit_step_ref,
            "delay": self.delay,
            "delay_until": plain(self.delay_until),
            "delay_condition": self.delay_condition,
            "delay_until_enters": self.delay_until_enters,
            "affinity_config_id": self.affinity_config_id,
            "split_conditions": plain(self.split_conditions),
            "split_affinities": plain(self.split_affinities),
            "split_probabilities": plain(self.split_probabilities),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class Flow:
    """A version of a flow, as steps.

    Attributes:
        id: its name for machines.
        label: its name for people.
        description: what it is for.
        entry_segment_id: id of the segment whose profiles enter.
        entry_condition: whether its members enter, or those who come in.
        reentry_allowed: whether a profile may enter again.
        reentry_condition: the same for entering again.
        reentry_delay: nanoseconds before a profile may enter again.
        root_step_id: id of the first step.
        state: its state.
        steps: the steps.
        expires_at: when it ends by itself.
        version: number of the version.
        aid: number of the account.
        created: when it was made.
        modified: when it was changed.
        state_modified_at: when its state changed.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    label: str | None = None
    description: str | None = None
    entry_segment_id: str | None = None
    entry_condition: Literal["in_segment", "on_segment_entry"] | str | None = None
    reentry_allowed: bool | None = None
    reentry_condition: Literal["in_segment", "on_segment_entry"] | str | None = None
    reentry_delay: int | None = None
    root_step_id: int | None = None
    state: Literal["draft", "running", "draining", "deleted"] | str | None = None
    steps: list[FlowStep] = attrs.field(factory=list)
    expires_at: datetime | None = None
    version: int | None = None
    aid: int | None = None
    created: datetime | None = None
    modified: datetime | None = None
    state_modified_at: datetime | None = None
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
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.entry_segment_id = entry_segment_id_ = get("entry_segment_id")
        if type(entry_segment_id_) is not str and entry_segment_id_ is not None:
            mismatch("str", entry_segment_id_)
        self.entry_condition = entry_condition_ = get("entry_condition")
        if type(entry_condition_) is not str and entry_condition_ is not None:
            mismatch("str", entry_condition_)
        self.reentry_allowed = reentry_allowed_ = get("reentry_allowed")
        if type(reentry_allowed_) is not bool and reentry_allowed_ is not None:
            mismatch("bool", reentry_allowed_)
        self.reentry_condition = reentry_condition_ = get("reentry_condition")
        if type(reentry_condition_) is not str and reentry_condition_ is not None:
            mismatch("str", reentry_condition_)
        self.reentry_delay = reentry_delay_ = get("reentry_delay")
        if type(reentry_delay_) is not int and reentry_delay_ is not None:
            mismatch("int", reentry_delay_)
        self.root_step_id = root_step_id_ = get("root_step_id")
        if type(root_step_id_) is not int and root_step_id_ is not None:
            mismatch("int", root_step_id_)
        self.state = state_ = get("state")
        if type(state_) is not str and state_ is not None:
            mismatch("str", state_)
        self.steps = _list_of_flow_step(get("steps"))
        self.expires_at = expires_at_ = get("expires_at")
        if expires_at_ is not None:
            self.expires_at = time(expires_at_)
        self.version = version_ = get("version")
        if type(version_) is not int and version_ is not None:
            mismatch("int", version_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.modified = modified_ = get("modified")
        if modified_ is not None:
            self.modified = time(modified_)
        self.state_modified_at = state_modified_at_ = get("state_modified_at")
        if state_modified_at_ is not None:
            self.state_modified_at = time(state_modified_at_)
        if not _flow_fields.issuperset(value):
            self.extra = unlisted(value, _flow_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "label": self.label,
            "description": self.description,
            "entry_segment_id": self.entry_segment_id,
            "entry_condition": self.entry_condition,
            "reentry_allowed": self.reentry_allowed,
            "reentry_condition": self.reentry_condition,
            "reentry_delay": self.reentry_delay,
            "root_step_id": self.root_step_id,
            "state": self.state,
            "steps": plain(self.steps),
            "expires_at": plain(self.expires_at),
            "version": self.version,
            "aid": self.aid,
            "created": plain(self.created),
            "modified": plain(self.modified),
            "state_modified_at": plain(self.state_modified_at),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class FlowFields:
    """What a flow is made of.

    Attributes:
        id: its name for machines.
        label: its name for people.
        description: what it is for.
        entry_segment_id: id of the segment whose profiles enter.
        entry_condition: whether its members enter, or those who come in.
        reentry_allowed: whether a profile may enter again.
        reentry_condition: the same for entering again.
        reentry_delay: nanoseconds before a profile may enter again.
        root_step_id: id of the first step.
        state: its state.
        steps: the steps.
        expires_at: when it ends by itself.
        version: number of the version.
        extra: further fields to send.
    """

    id: str | Unset | None = UNSET
    label: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    entry_segment_id: str | Unset | None = UNSET
    entry_condition: Literal["in_segment", "on_segment_entry"] | Unset | None = UNSET
    reentry_allowed: bool | Unset | None = UNSET
    reentry_condition: Literal["in_segment", "on_segment_entry"] | Unset | None = UNSET
    reentry_delay: int | Unset | None = UNSET
    root_step_id: int | Unset | None = UNSET
    state: Literal["draft", "running", "draining", "deleted"] | Unset | None = UNSET
    steps: Sequence[FlowStepFields | Mapping[str, Any]] | Unset = UNSET
    expires_at: datetime | Unset | None = UNSET
    version: int | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id", UNSET)
        if type(id_) is not str and id_ is not UNSET and id_ is not None:
            mismatch("str", id_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.entry_segment_id = entry_segment_id_ = get("entry_segment_id", UNSET)
        if (
            type(entry_segment_id_) is not str
            and entry_segment_id_ is not UNSET
            and entry_segment_id_ is not None
        ):
            mismatch("str", entry_segment_id_)
        self.entry_condition = entry_condition_ = get("entry_condition", UNSET)
        if (
            type(entry_condition_) is not str
            and entry_condition_ is not UNSET
            and entry_condition_ is not None
        ):
            mismatch("str", entry_condition_)
        self.reentry_allowed = reentry_allowed_ = get("reentry_allowed", UNSET)
        if (
            type(reentry_allowed_) is not bool
            and reentry_allowed_ is not UNSET
            and reentry_allowed_ is not None
        ):
            mismatch("bool", reentry_allowed_)
        self.reentry_condition = reentry_condition_ = get("reentry_condition", UNSET)
        if (
            type(reentry_condition_) is not str
            and reentry_condition_ is not UNSET
            and reentry_condition_ is not None
        ):
            mismatch("str", reentry_condition_)
        self.reentry_delay = reentry_delay_ = get("reentry_delay", UNSET)
        if (
            type(reentry_delay_) is not int
            and reentry_delay_ is not UNSET
            and reentry_delay_ is not None
        ):
            mismatch("int", reentry_delay_)
        self.root_step_id = root_step_id_ = get("root_step_id", UNSET)
        if (
            type(root_step_id_) is not int
            and root_step_id_ is not UNSET
            and root_step_id_ is not None
        ):
            mismatch("int", root_step_id_)
        self.state = state_ = get("state", UNSET)
        if type(state_) is not str and state_ is not UNSET and state_ is not None:
            mismatch("str", state_)
        self.steps = steps_ = get("steps", UNSET)
        if steps_ is not UNSET:
            self.steps = _list_of_flow_step_fields(steps_)
        self.expires_at = expires_at_ = get("expires_at", UNSET)
        if expires_at_ is not UNSET and expires_at_ is not None:
            self.expires_at = time(expires_at_)
        self.version = version_ = get("version", UNSET)
        if type(version_) is not int and version_ is not UNSET and version_ is not None:
            mismatch("int", version_)
        if not _flow_fields_fields.issuperset(value):
            self.extra = unlisted(value, _flow_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "id": self.id,
            "label": self.label,
            "description": self.description,
            "entry_segment_id": self.entry_segment_id,
            "entry_condition": self.entry_condition,
            "reentry_allowed": self.reentry_allowed,
            "reentry_condition": self.reentry_condition,
            "reentry_delay": self.reentry_delay,
            "root_step_id": self.root_step_id,
            "state": self.state,
            "steps": plain(self.steps),
            "expires_at": plain(self.expires_at),
            "version": self.version,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class FlowWork:
    """The export behind a step.

    Attributes:
        id: its id.
        name: its name.
        workflow: its workflow.
        workflow_id: id of the workflow.
        config: its configuration.
        auth_ids: ids of the credentials that it uses.
        description: what it is for.
        tag: a label of the client's own.
        account_id: id of the account.
        aid: number of the account.
        created: when it was made.
        updated: when it was changed.
        expires_at: when it ends by itself.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    name: str | None = None
    workflow: str | None = None
    workflow_id: str | None = None
    config: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    auth_ids: list[str] = attrs.field(factory=list)
    description: str | None = None
    tag: str | None = None
    account_id: str | None = None
    aid: int | None = None
    created: datetime | None = None
    updated: datetime | None = None
    expires_at: datetime | None = None
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
        self.workflow = workflow_ = get("workflow")
        if type(workflow_) is not str and workflow_ is not None:
            mismatch("str", workflow_)
        self.workflow_id = workflow_id_ = get("workflow_id")
        if type(workflow_id_) is not str and workflow_id_ is not None:
            mismatch("str", workflow_id_)
        self.config = _map_of_anything(get("config"))
        self.auth_ids = texts(get("auth_ids"))
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.tag = tag_ = get("tag")
        if type(tag_) is not str and tag_ is not None:
            mismatch("str", tag_)
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
        self.expires_at = expires_at_ = get("expires_at")
        if expires_at_ is not None:
            self.expires_at = time(expires_at_)
        if not _flow_work_fields.issuperset(value):
            self.extra = unlisted(value, _flow_work_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "workflow": self.workflow,
            "workflow_id": self.workflow_id,
            "config": plain(self.config),
            "auth_ids": self.auth_ids,
            "description": self.description,
            "tag": self.tag,
            "account_id": self.account_id,
            "aid": self.aid,
            "created": plain(self.created),
            "updated": plain(self.updated),
            "expires_at": plain(self.expires_at),
            **plain(self.extra),
        }


# In the vendor's newer notes only.
@lazy_extra
@attrs.define(kw_only=True)
class FlowNode:
    """A node of a graph.

    Attributes:
        sequence_id: its number; 0 for the trigger.
        type: what it does.
        label: its name.
        entry_segment_id: of a trigger: id of the segment whose profiles enter.
        entry_condition: of a trigger: whether members enter, or those who come in.
        reentry_allowed: of a trigger: whether a profile may enter again.
        reentry_delay: of a trigger: seconds before a profile may enter again, at least 3,600.
        delay: nanoseconds to wait.
        delay_condition: FilterQL that ends the wait.
        delay_until_enters: segments whose entry ends the wait.
        work_config: configuration of the export.
        extra: fields of the response that are not listed here.
    """

    sequence_id: int | None = None
    type: (
        Literal["trigger", "export", "delay", "conditional_split", "ab_test", "exit"] | str | None
    ) = None
    label: str | None = None
    entry_segment_id: str | None = None
    entry_condition: str | None = None
    reentry_allowed: bool | None = None
    reentry_delay: int | None = None
    delay: int | None = None
    delay_condition: str | None = None
    delay_until_enters: list[str] = attrs.field(factory=list)
    work_config: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.sequence_id = sequence_id_ = get("sequence_id")
        if type(sequence_id_) is not int and sequence_id_ is not None:
            mismatch("int", sequence_id_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.entry_segment_id = entry_segment_id_ = get("entry_segment_id")
        if type(entry_segment_id_) is not str and entry_segment_id_ is not None:
            mismatch("str", entry_segment_id_)
        self.entry_condition = entry_condition_ = get("entry_condition")
        if type(entry_condition_) is not str and entry_condition_ is not None:
            mismatch("str", entry_condition_)
        self.reentry_allowed = reentry_allowed_ = get("reentry_allowed")
        if type(reentry_allowed_) is not bool and reentry_allowed_ is not None:
            mismatch("bool", reentry_allowed_)
        self.reentry_delay = reentry_delay_ = get("reentry_delay")
        if type(reentry_delay_) is not int and reentry_delay_ is not None:
            mismatch("int", reentry_delay_)
        self.delay = delay_ = get("delay")
        if type(delay_) is not int and delay_ is not None:
            mismatch("int", delay_)
        self.delay_condition = delay_condition_ = get("delay_condition")
        if type(delay_condition_) is not str and delay_condition_ is not None:
            mismatch("str", delay_condition_)
        self.delay_until_enters = texts(get("delay_until_enters"))
        self.work_config = _map_of_anything(get("work_config"))
        if not _flow_node_fields.issuperset(value):
            self.extra = unlisted(value, _flow_node_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "sequence_id": self.sequence_id,
            "type": self.type,
            "label": self.label,
            "entry_segment_id": self.entry_segment_id,
            "entry_condition": self.entry_condition,
            "reentry_allowed": self.reentry_allowed,
            "reentry_delay": self.reentry_delay,
            "delay": self.delay,
            "delay_condition": self.delay_condition,
            "delay_until_enters": self.delay_until_enters,
            "work_config": plain(self.work_config),
            **plain(self.extra),
        }


# In the vendor's newer notes only.
@lazy_extra
@attrs.define(kw_only=True)
class FlowNodeFields:
    """A node of a graph.

    Attributes:
        sequence_id: its number; 0 for the trigger.
        type: what it does.
        label: its name.
        entry_segment_id: of a trigger: id of the segment whose profiles enter.
        entry_condition: of a trigger: whether members enter, or those who come in.
        reentry_allowed: of a trigger: whether a profile may enter again.
        reentry_delay: of a trigger: seconds before a profile may enter again, at least 3,600.
        delay: nanoseconds to wait.
        delay_condition: FilterQL that ends the wait.
        delay_until_enters: segments whose entry ends the wait.
        work_config: configuration of the export.
        extra: further fields to send.
    """

    sequence_id: int | Unset | None = UNSET
    type: (
        Literal["trigger", "export", "delay", "conditional_split", "ab_test", "exit"] | Unset | None
    ) = UNSET
    label: str | Unset | None = UNSET
    entry_segment_id: str | Unset | None = UNSET
    entry_condition: str | Unset | None = UNSET
    reentry_allowed: bool | Unset | None = UNSET
    reentry_delay: int | Unset | None = UNSET
    delay: int | Unset | None = UNSET
    delay_condition: str | Unset | None = UNSET
    delay_until_enters: Sequence[str] | Unset = UNSET
    work_config: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.sequence_id = sequence_id_ = get("sequence_id", UNSET)
        if type(sequence_id_) is not int and sequence_id_ is not UNSET and sequence_id_ is not None:
            mismatch("int", sequence_id_)
        self.type = type_ = get("type", UNSET)
        if type(type_) is not str and type_ is not UNSET and type_ is not None:
            mismatch("str", type_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET and label_ is not None:
            mismatch("str", label_)
        self.entry_segment_id = entry_segment_id_ = get("entry_segment_id", UNSET)
        if (
            type(entry_segment_id_) is not str
            and entry_segment_id_ is not UNSET
            and entry_segment_id_ is not None
        ):
            mismatch("str", entry_segment_id_)
        self.entry_condition = entry_condition_ = get("entry_condition", UNSET)
        if (
            type(entry_condition_) is not str
            and entry_condition_ is not UNSET
            and entry_condition_ is not None
        ):
            mismatch("str", entry_condition_)
        self.reentry_allowed = reentry_allowed_ = get("reentry_allowed", UNSET)
        if (
            type(reentry_allowed_) is not bool
            and reentry_allowed_ is not UNSET
            and reentry_allowed_ is not None
        ):
            mismatch("bool", reentry_allowed_)
        self.reentry_delay = reentry_delay_ = get("reentry_delay", UNSET)
        if (
            type(reentry_delay_) is not int
            and reentry_delay_ is not UNSET
            and reentry_delay_ is not None
        ):
            mismatch("int", reentry_delay_)
        self.delay = delay_ = get("delay", UNSET)
        if type(delay_) is not int and delay_ is not UNSET and delay_ is not None:
            mismatch("int", delay_)
        self.delay_condition = delay_condition_ = get("delay_condition", UNSET)
        if (
            type(delay_condition_) is not str
            and delay_condition_ is not UNSET
            and delay_condition_ is not None
        ):
            mismatch("str", delay_condition_)
        self.delay_until_enters = delay_until_enters_ = get("delay_until_enters", UNSET)
        if delay_until_enters_ is not UNSET:
            self.delay_until_enters = texts(delay_until_enters_)
        self.work_config = work_config_ = get("work_config", UNSET)
        if work_config_ is not UNSET:
            self.work_config = _map_of_anything(work_config_)
        if not _flow_node_fields_fields.issuperset(value):
            self.extra = unlisted(value, _flow_node_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "sequence_id": self.sequence_id,
            "type": self.type,
            "label": self.label,
            "entry_segment_id": self.entry_segment_id,
            "entry_condition": self.entry_condition,
            "reentry_allowed": self.reentry_allowed,
            "reentry_delay": self.reentry_delay,
            "delay": self.delay,
            "delay_condition": self.delay_condition,
            "delay_until_enters": self.delay_until_enters,
            "work_config": plain(self.work_config),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class FlowEdgeCondition:
    """When an edge of a split is taken.

    Attributes:
        definition: FilterQL; the empty text is the fallback.
        label: its name.
        priority: lower ones are checked first; 1 for the fallback.
        extra: fields of the response that are not listed here.
    """

    definition: str | None = None
    label: str | None = None
    priority: int | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.definition = definition_ = get("definition")
        if type(definition_) is not str and definition_ is not None:
            mismatch("str", definition_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.priority = priority_ = get("priority")
        if type(priority_) is not int and priority_ is not None:
            mismatch("int", priority_)
        if not _flow_edge_condition_fields.issuperset(value):
            self.extra = unlisted(value, _flow_edge_condition_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "definition": self.definition,
            "label": self.label,
            "priority": self.priority,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class FlowEdgeConditionFields:
    """When an edge of a split is taken.

    Attributes:
        definition: FilterQL; the empty text is the fallback.
        label: its name.
        priority: lower ones are checked first; 1 for the fallback.
        extra: further fields to send.
    """

    definition: str | Unset | None = UNSET
    label: str | Unset | None = UNSET
    priority: int | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.definition = definition_ = get("definition", UNSET)
        if type(definition_) is not str and definition_ is not UNSET and definition_ is not None:
            mismatch("str", definition_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET and label_ is not None:
            mismatch("str", label_)
        self.priority = priority_ = get("priority", UNSET)
        if type(priority_) is not int and priority_ is not UNSET and priority_ is not None:
            mismatch("int", priority_)
        if not _flow_edge_condition_fields_fields.issuperset(value):
            self.extra = unlisted(value, _flow_edge_condition_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "definition": self.definition,
            "label": self.label,
            "priority": self.priority,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# In the vendor's newer notes only.
@lazy_extra
@attrs.define(kw_only=True)
class FlowEdge:
    """An edge of a graph.

    Attributes:
        id: its id, such as `0-1000`.
        source: number of the node that it leaves.
        target: number of the node that it leads to.
        type: `connected`.
        condition: when it is taken.
        probability: share of an A/B test; the server ignores it.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    source: int | None = None
    target: int | None = None
    type: str | None = None
    condition: FlowEdgeCondition | None = None
    probability: float | None = None
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
        self.source = source_ = get("source")
        if type(source_) is not int and source_ is not None:
            mismatch("int", source_)
        self.target = target_ = get("target")
        if type(target_) is not int and target_ is not None:
            mismatch("int", target_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.condition = condition_ = get("condition")
        if condition_ is not None:
            self.condition = FlowEdgeCondition.from_json(condition_)
        self.probability = probability_ = get("probability")
        if probability_ is not None:
            self.probability = number(probability_)
        if not _flow_edge_fields.issuperset(value):
            self.extra = unlisted(value, _flow_edge_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "source": self.source,
            "target": self.target,
            "type": self.type,
            "condition": plain(self.condition),
            "probability": self.probability,
            **plain(self.extra),
        }


# In the vendor's newer notes only.
@lazy_extra
@attrs.define(kw_only=True)
class FlowEdgeFields:
    """An edge of a graph.

    Attributes:
        id: its id, such as `0-1000`.
        source: number of the node that it leaves.
        target: number of the node that it leads to.
        type: `connected`.
        condition: when it is taken.
        probability: share of an A/B test; the server ignores it.
        extra: further fields to send.
    """

    id: str | Unset | None = UNSET
    source: int | Unset | None = UNSET
    target: int | Unset | None = UNSET
    type: str | Unset | None = UNSET
    condition: FlowEdgeConditionFields | Mapping[str, Any] | Unset | None = UNSET
    probability: float | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id", UNSET)
        if type(id_) is not str and id_ is not UNSET and id_ is not None:
            mismatch("str", id_)
        self.source = source_ = get("source", UNSET)
        if type(source_) is not int and source_ is not UNSET and source_ is not None:
            mismatch("int", source_)
        self.target = target_ = get("target", UNSET)
        if type(target_) is not int and target_ is not UNSET and target_ is not None:
            mismatch("int", target_)
        self.type = type_ = get("type", UNSET)
        if type(type_) is not str and type_ is not UNSET and type_ is not None:
            mismatch("str", type_)
        self.condition = condition_ = get("condition", UNSET)
        if condition_ is not UNSET and condition_ is not None:
            self.condition = FlowEdgeConditionFields.from_json(condition_)
        self.probability = probability_ = get("probability", UNSET)
        if probability_ is not UNSET and probability_ is not None:
            self.probability = number(probability_)
        if not _flow_edge_fields_fields.issuperset(value):
            self.extra = unlisted(value, _flow_edge_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "id": self.id,
            "source": self.source,
            "target": self.target,
            "type": self.type,
            "condition": plain(self.condition),
            "probability": self.probability,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# In the vendor's newer notes only.
@lazy_extra
@attrs.define(kw_only=True)
class FlowGraph:
    """A version of a flow, as a graph.

    Attributes:
        id: its id.
        label: its name for people.
        description: what it is for.
        state: its state.
        nodes: the nodes.
        edges: the edges.
        entry_segment_id: id of the segment whose profiles enter.
        entry_condition: whether members enter, or those who come in.
        reentry_allowed: whether a profile may enter again.
        reentry_delay: time before a profile may enter again.
        labels: labels for people.
        steps: steps, where the server sends them, too.
        version: number of the version.
        last_version_id: number of the latest version.
        aid: number of the account.
        account_id: id of the account.
        author_id: id of the user who made it.
        created: when it was made.
        updated: when it was changed.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    label: str | None = None
    description: str | None = None
    state: Literal["draft", "running", "draining", "deleted"] | str | None = None
    nodes: list[FlowNode] = attrs.field(factory=list)
    edges: list[FlowEdge] = attrs.field(factory=list)
    entry_segment_id: str | None = None
    entry_condition: str | None = None
    reentry_allowed: bool | None = None
    reentry_delay: Any = attrs.field(default=None, repr=safe_repr)
    labels: list[str] = attrs.field(factory=list)
    steps: list[dict[str, Any]] = attrs.field(factory=list, repr=safe_repr)
    version: int | None = None
    last_version_id: int | None = None
    aid: int | None = None
    account_id: str | None = None
    author_id: str | None = None
    created: str | None = None
    updated: str | None = None
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
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.state = state_ = get("state")
        if type(state_) is not str and state_ is not None:
            mismatch("str", state_)
        self.nodes = _list_of_flow_node(get("nodes"))
        self.edges = _list_of_flow_edge(get("edges"))
        self.entry_segment_id = entry_segment_id_ = get("entry_segment_id")
        if type(entry_segment_id_) is not str and entry_segment_id_ is not None:
            mismatch("str", entry_segment_id_)
        self.entry_condition = entry_condition_ = get("entry_condition")
        if type(entry_condition_) is not str and entry_condition_ is not None:
            mismatch("str", entry_condition_)
        self.reentry_allowed = reentry_allowed_ = get("reentry_allowed")
        if type(reentry_allowed_) is not bool and reentry_allowed_ is not None:
            mismatch("bool", reentry_allowed_)
        self.reentry_delay = get("reentry_delay")
        self.labels = texts(get("labels"))
        self.steps = _list_of_mapping(get("steps"))
        self.version = version_ = get("version")
        if type(version_) is not int and version_ is not None:
            mismatch("int", version_)
        self.last_version_id = last_version_id_ = get("last_version_id")
        if type(last_version_id_) is not int and last_version_id_ is not None:
            mismatch("int", last_version_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.author_id = author_id_ = get("author_id")
        if type(author_id_) is not str and author_id_ is not None:
            mismatch("str", author_id_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.updated = updated_ = get("updated")
        if type(updated_) is not str and updated_ is not None:
            mismatch("str", updated_)
        if not _flow_graph_fields.issuperset(value):
            self.extra = unlisted(value, _flow_graph_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "label": self.label,
            "description": self.description,
            "state": self.state,
            "nodes": plain(self.nodes),
            "edges": plain(self.edges),
            "entry_segment_id": self.entry_segment_id,
            "entry_condition": self.entry_condition,
            "reentry_allowed": self.reentry_allowed,
            "reentry_delay": plain(self.reentry_delay),
            "labels": self.labels,
            "steps": plain(self.steps),
            "version": self.version,
            "last_version_id": self.last_version_id,
            "aid": self.aid,
            "account_id": self.account_id,
            "author_id": self.author_id,
            "created": self.created,
            "updated": self.updated,
            **plain(self.extra),
        }


# In the vendor's newer notes only.
@lazy_extra
@attrs.define(kw_only=True)
class FlowGraphFields:
    """What a flow is made of, as a graph.

    Attributes:
        id: its id.
        label: its name for people.
        description: what it is for.
        state: its state.
        nodes: the nodes.
        edges: the edges.
        entry_segment_id: id of the segment whose profiles enter.
        entry_condition: whether members enter, or those who come in.
        reentry_allowed: whether a profile may enter again.
        reentry_delay: time before a profile may enter again.
        labels: labels for people.
        steps: steps, where the server sends them, too.
        extra: further fields to send.
    """

    id: str | Unset | None = UNSET
    label: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    state: Literal["draft", "running", "draining", "deleted"] | Unset | None = UNSET
    nodes: Sequence[FlowNodeFields | Mapping[str, Any]] | Unset = UNSET
    edges: Sequence[FlowEdgeFields | Mapping[str, Any]] | Unset = UNSET
    entry_segment_id: str | Unset | None = UNSET
    entry_condition: str | Unset | None = UNSET
    reentry_allowed: bool | Unset | None = UNSET
    reentry_delay: Any | Unset = attrs.field(default=UNSET, repr=safe_repr)
    labels: Sequence[str] | Unset = UNSET
    steps: Sequence[Mapping[str, Any]] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id", UNSET)
        if type(id_) is not str and id_ is not UNSET and id_ is not None:
            mismatch("str", id_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.state = state_ = get("state", UNSET)
        if type(state_) is not str and state_ is not UNSET and state_ is not None:
            mismatch("str", state_)
        self.nodes = nodes_ = get("nodes", UNSET)
        if nodes_ is not UNSET:
            self.nodes = _list_of_flow_node_fields(nodes_)
        self.edges = edges_ = get("edges", UNSET)
        if edges_ is not UNSET:
            self.edges = _list_of_flow_edge_fields(edges_)
        self.entry_segment_id = entry_segment_id_ = get("entry_segment_id", UNSET)
        if (
            type(entry_segment_id_) is not str
            and entry_segment_id_ is not UNSET
            and entry_segment_id_ is not None
        ):
            mismatch("str", entry_segment_id_)
        self.entry_condition = entry_condition_ = get("entry_condition", UNSET)
        if (
            type(entry_condition_) is not str
            and entry_condition_ is not UNSET
            and entry_condition_ is not None
        ):
            mismatch("str", entry_condition_)
        self.reentry_allowed = reentry_allowed_ = get("reentry_allowed", UNSET)
        if (
            type(reentry_allowed_) is not bool
            and reentry_allowed_ is not UNSET
            and reentry_allowed_ is not None
        ):
            mismatch("bool", reentry_allowed_)
        self.reentry_delay = get("reentry_delay", UNSET)
        self.labels = labels_ = get("labels", UNSET)
        if labels_ is not UNSET:
            self.labels = texts(labels_)
        self.steps = steps_ = get("steps", UNSET)
        if steps_ is not UNSET:
            self.steps = _list_of_mapping(steps_)
        if not _flow_graph_fields_fields.issuperset(value):
            self.extra = unlisted(value, _flow_graph_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "id": self.id,
            "label": self.label,
            "description": self.description,
            "state": self.state,
            "nodes": plain(self.nodes),
            "edges": plain(self.edges),
            "entry_segment_id": self.entry_segment_id,
            "entry_condition": self.entry_condition,
            "reentry_allowed": self.reentry_allowed,
            "reentry_delay": plain(self.reentry_delay),
            "labels": self.labels,
            "steps": plain(self.steps),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_flow_delay_until_fields = frozenset({"kind", "day_of_week", "time_of_day", "timezone"})
_flow_delay_until_fields_fields = frozenset({"kind", "day_of_week", "time_of_day", "timezone"})
_flow_split_condition_fields = frozenset({"conditions", "label", "next", "priority"})
_flow_split_condition_fields_fields = frozenset({"conditions", "label", "next", "priority"})
_flow_split_affinity_fields = frozenset({"affinity", "label", "next", "priority"})
_flow_split_affinity_fields_fields = frozenset({"affinity", "label", "next", "priority"})
_flow_split_probability_fields = frozenset({"next", "prob"})
_flow_split_probability_fields_fields = frozenset({"next", "prob"})
_map_of_anything = map_of(anything)
_list_of_flow_split_condition = list_of(FlowSplitCondition.from_json)
_list_of_flow_split_affinity = list_of(FlowSplitAffinity.from_json)
_list_of_flow_split_probability = list_of(FlowSplitProbability.from_json)
_flow_step_fields = frozenset(
    {
        "id",
        "label",
        "slug",
        "type_hint",
        "next",
        "work_id",
        "work_config",
        "work_exit_step_ref",
        "delay",
        "delay_until",
        "delay_condition",
        "delay_until_enters",
        "affinity_config_id",
        "split_conditions",
        "split_affinities",
        "split_probabilities",
    }
)
_list_of_flow_split_condition_fields = list_of(FlowSplitConditionFields.from_json)
_list_of_flow_split_affinity_fields = list_of(FlowSplitAffinityFields.from_json)
_list_of_flow_split_probability_fields = list_of(FlowSplitProbabilityFields.from_json)
_flow_step_fields_fields = frozenset(
    {
        "id",
        "label",
        "slug",
        "type_hint",
        "next",
        "work_id",
        "work_config",
        "work_exit_step_ref",
        "delay",
        "delay_until",
        "delay_condition",
        "delay_until_enters",
        "affinity_config_id",
        "split_conditions",
        "split_affinities",
        "split_probabilities",
    }
)
_list_of_flow_step = list_of(FlowStep.from_json)
_flow_fields = frozenset(
    {
        "id",
        "label",
        "description",
        "entry_segment_id",
        "entry_condition",
        "reentry_allowed",
        "reentry_condition",
        "reentry_delay",
        "root_step_id",
        "state",
        "steps",
        "expires_at",
        "version",
        "aid",
        "created",
        "modified",
        "state_modified_at",
    }
)
_list_of_flow_step_fields = list_of(FlowStepFields.from_json)
_flow_fields_fields = frozenset(
    {
        "id",
        "label",
        "description",
        "entry_segment_id",
        "entry_condition",
        "reentry_allowed",
        "reentry_condition",
        "reentry_delay",
        "root_step_id",
        "state",
        "steps",
        "expires_at",
        "version",
    }
)
_flow_work_fields = frozenset(
    {
        "id",
        "name",
        "workflow",
        "workflow_id",
        "config",
        "auth_ids",
        "description",
        "tag",
        "account_id",
        "aid",
        "created",
        "updated",
        "expires_at",
    }
)
_flow_node_fields = frozenset(
    {
        "sequence_id",
        "type",
        "label",
        "entry_segment_id",
        "entry_condition",
        "reentry_allowed",
        "reentry_delay",
        "delay",
        "delay_condition",
        "delay_until_enters",
        "work_config",
    }
)
_flow_node_fields_fields = frozenset(
    {
        "sequence_id",
        "type",
        "label",
        "entry_segment_id",
        "entry_condition",
        "reentry_allowed",
        "reentry_delay",
        "delay",
        "delay_condition",
        "delay_until_enters",
        "work_config",
    }
)
_flow_edge_condition_fields = frozenset({"definition", "label", "priority"})
_flow_edge_condition_fields_fields = frozenset({"definition", "label", "priority"})
_flow_edge_fields = frozenset({"id", "source", "target", "type", "condition", "probability"})
_flow_edge_fields_fields = frozenset({"id", "source", "target", "type", "condition", "probability"})
_list_of_flow_node = list_of(FlowNode.from_json)
_list_of_flow_edge = list_of(FlowEdge.from_json)
_list_of_mapping = list_of(mapping)
_flow_graph_fields = frozenset(
    {
        "id",
        "label",
        "description",
        "state",
        "nodes",
        "edges",
        "entry_segment_id",
        "entry_condition",
        "reentry_allowed",
        "reentry_delay",
        "labels",
        "steps",
        "version",
        "last_version_id",
        "aid",
        "account_id",
        "author_id",
        "created",
        "updated",
    }
)
_list_of_flow_node_fields = list_of(FlowNodeFields.from_json)
_list_of_flow_edge_fields = list_of(FlowEdgeFields.from_json)
_flow_graph_fields_fields = frozenset(
    {
        "id",
        "label",
        "description",
        "state",
        "nodes",
        "edges",
        "entry_segment_id",
        "entry_condition",
        "reentry_allowed",
        "reentry_delay",
        "labels",
        "steps",
    }
)
