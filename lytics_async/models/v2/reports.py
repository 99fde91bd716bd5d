# generated from endpoints/v2/reports.toml; do not edit
"""Models of `client.v2.reports`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    plain,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class ReportComponent:
    """A component of a report.

    Attributes:
        id: its id.
        name: its name.
        type: what it shows.
        description: what it is for.
        config: what it shows; `segment_ids`, and more by its type.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    name: str | None = None
    type: Literal["size", "composition", "overlap", "dataflow"] | str | None = None
    description: str | None = None
    config: Any = attrs.field(default=None, repr=safe_repr)
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
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.config = get("config")
        if not _report_component_fields.issuperset(value):
            self.extra = unlisted(value, _report_component_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "type": self.type,
            "description": self.description,
            "config": plain(self.config),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class Report:
    """A report.

    Attributes:
        id: its id.
        label: its name.
        description: what it is for.
        user_id: id of the user who made it.
        components: its components.
        extra: fields of the response that are not listed here.
    """

    # Not published, although other operations need it.
    id: str | None = None
    label: str | None = None
    description: str | None = None
    user_id: str | None = None
    components: list[ReportComponent] = attrs.field(factory=list)
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
        self.user_id = user_id_ = get("user_id")
        if type(user_id_) is not str and user_id_ is not None:
            mismatch("str", user_id_)
        self.components = _list_of_report_component(get("components"))
        if not _report_fields.issuperset(value):
            self.extra = unlisted(value, _report_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "label": self.label,
            "description": self.description,
            "user_id": self.user_id,
            "components": plain(self.components),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ReportFields:
    """What a report is made of.

    Attributes:
        label: its name.
        description: what it is for.
        components: its components; only when it is created.
        extra: further fields to send.
    """

    label: str
    description: str | Unset | None = UNSET
    components: Sequence[Mapping[str, Any]] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.components = components_ = get("components", UNSET)
        if components_ is not UNSET:
            self.components = _list_of_mapping(components_)
        if not _report_fields_fields.issuperset(value):
            self.extra = unlisted(value, _report_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "description": self.description,
            "components": plain(self.components),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class ReportChanges:
    """What can be changed of a report.

    Attributes:
        label: its name.
        description: what it is for.
        extra: further fields to send.
    """

    label: str
    description: str | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        if not _report_changes_fields.issuperset(value):
            self.extra = unlisted(value, _report_changes_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "description": self.description,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class ReportComponentFields:
    """What a component is made of.

    Attributes:
        name: its name.
        type: what it shows.
        description: what it is for.
        config: `segment_ids` for all; `field` for a composition; `show_providers`, `show_streams`
            and `show_destinations` for a data flow.
        id: its id; of a component that exists, to change it.
        extra: further fields to send.
    """

    name: str
    type: Literal["size", "composition", "overlap", "dataflow"]
    description: str | Unset | None = UNSET
    config: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    id: str | Unset | None = UNSET
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
        self.type = type_ = get("type")
        if type(type_) is not str:
            mismatch("str", type_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.config = config_ = get("config", UNSET)
        if config_ is not UNSET:
            self.config = _map_of_anything(config_)
        self.id = id_ = get("id", UNSET)
        if type(id_) is not str and id_ is not UNSET and id_ is not None:
            mismatch("str", id_)
        if not _report_component_fields_fields.issuperset(value):
            self.extra = unlisted(value, _report_component_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "type": self.type,
            "description": self.description,
            "config": plain(self.config),
            "id": self.id,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_report_component_fields = frozenset({"id", "name", "type", "description", "config"})
_list_of_report_component = list_of(ReportComponent.from_json)
_report_fields = frozenset({"id", "label", "description", "user_id", "components"})
_list_of_mapping = list_of(mapping)
_report_fields_fields = frozenset({"label", "description", "components"})
_report_changes_fields = frozenset({"label", "description"})
_map_of_anything = map_of(anything)
_report_component_fields_fields = frozenset({"name", "type", "description", "config", "id"})
