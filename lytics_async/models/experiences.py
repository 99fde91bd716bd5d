# generated from endpoints/v1/experience.toml; do not edit
"""Models of `client.experiences`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from lytics_async.call.model import OpenModel, lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    anything,
    map_of,
    mismatch,
    optional,
    plain,
    text,
    texts,
    unlisted,
)


# Its schema is published empty; the properties are what the text names of it.
class Experience(OpenModel):
    """Something that a vehicle, such as the web or an outside provider, shows to people."""

    __slots__ = ()
    _known = frozenset({"id", "label", "vehicle", "parent_group_id"})

    @property
    def id(self) -> str | None:
        """Id to ask for it with, 32 hex digits in the published examples."""
        return _optional_text(self._fields.get("id"))

    @property
    def label(self) -> str | None:
        """Name for people."""
        return _optional_text(self._fields.get("label"))

    @property
    def vehicle(self) -> dict[str, Any]:
        """What delivers it, with `provider_id` and `tactic`."""
        return _map_of_anything(self._fields.get("vehicle"))

    @property
    def parent_group_id(self) -> str | None:
        """Group that it is a child of; None for an orphan."""
        return _optional_text(self._fields.get("parent_group_id"))


# Two fields are named in the text of the create call, without types.
@lazy_extra
@attrs.define(kw_only=True)
class ExperienceVehicle:
    """What delivers an experience.

    Attributes:
        provider_id: id of the provider.
        tactic: what the provider is to do; its values are not published.
        extra: further fields to send.
    """

    provider_id: str
    tactic: str
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.provider_id = provider_id_ = get("provider_id")
        if type(provider_id_) is not str:
            mismatch("str", provider_id_)
        self.tactic = tactic_ = get("tactic")
        if type(tactic_) is not str:
            mismatch("str", tactic_)
        if not _experience_vehicle_fields.issuperset(value):
            self.extra = unlisted(value, _experience_vehicle_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "provider_id": self.provider_id,
            "tactic": self.tactic,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# No body is declared; the text of the call names what is required and lets other fields
# pass, without types.
@lazy_extra
@attrs.define(kw_only=True)
class ExperienceCreate:
    """What a new experience is made of.

    Attributes:
        label: name for people.
        vehicle: what delivers it; `provider_id` and `tactic` are needed.
        extra: further fields to send.
    """

    label: str
    vehicle: ExperienceVehicle | Mapping[str, Any]
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
        self.vehicle = ExperienceVehicle.from_json(get("vehicle"))
        if not _experience_create_fields.issuperset(value):
            self.extra = unlisted(value, _experience_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "vehicle": plain(self.vehicle),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# Its schema is published empty.
class ImportableExperience(OpenModel):
    """Something at an outside provider that can be imported as an experience.

    To import it, send it back unchanged: every field of it is needed.
    """

    __slots__ = ()


# Its schema is published empty; the properties are what the text names of it.
class ExperienceTemplate(OpenModel):
    """A template that experiences or groups are made from."""

    __slots__ = ()
    _known = frozenset({"id", "experience", "group"})

    @property
    def id(self) -> str | None:
        """Id to ask for it with."""
        return _optional_text(self._fields.get("id"))

    @property
    def experience(self) -> dict[str, Any]:
        """The experience that it describes; empty for a template of groups."""
        return _map_of_anything(self._fields.get("experience"))

    @property
    def group(self) -> dict[str, Any]:
        """The group that it describes; empty for a template of experiences."""
        return _map_of_anything(self._fields.get("group"))


# No body is declared; the text of the call names the nested experience or group.
@lazy_extra
@attrs.define(kw_only=True)
class ExperienceTemplateCreate:
    """What a new template is made of.

    The server requires every field of a template, but only these two are published; `body=` or
    `extra` takes the rest.

    Attributes:
        experience: the experience that it describes, with all that `create` requires.
        group: the group that it describes, with all that `create_group` requires.
        extra: further fields to send.
    """

    experience: ExperienceCreate | Mapping[str, Any] | Unset = UNSET
    group: ExperienceGroupCreate | Mapping[str, Any] | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.experience = experience_ = get("experience", UNSET)
        if experience_ is not UNSET:
            self.experience = ExperienceCreate.from_json(experience_)
        self.group = group_ = get("group", UNSET)
        if group_ is not UNSET:
            self.group = ExperienceGroupCreate.from_json(group_)
        if not _experience_template_create_fields.issuperset(value):
            self.extra = unlisted(value, _experience_template_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "experience": plain(self.experience),
            "group": plain(self.group),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# Its schema is published empty, and no call asks for a single one.
class ExperienceCandidate(OpenModel):
    """What the production configuration is rendered from, once it is published."""

    __slots__ = ()


# Its schema is published empty; the properties are what the text names of it.
class ExperienceGroup(OpenModel):
    """Experiences, or groups, under one parent."""

    __slots__ = ()
    _known = frozenset({"id", "label", "class", "parent_group_id"})

    @property
    def id(self) -> str | None:
        """Id to ask for it with."""
        return _optional_text(self._fields.get("id"))

    @property
    def label(self) -> str | None:
        """Name for people."""
        return _optional_text(self._fields.get("label"))

    @property
    def class_(self) -> str | None:
        """Kind of group; the web application has one that it calls Journey."""
        return _optional_text(self._fields.get("class"))

    @property
    def parent_group_id(self) -> str | None:
        """Group that it is a child of; None at the top."""
        return _optional_text(self._fields.get("parent_group_id"))


# No body is declared; the text of the call names these fields, without types. Children are
# taken to be ids, since they get a parent_group_id.
@lazy_extra
@attrs.define(kw_only=True)
class ExperienceGroupCreate:
    """What a new group is made of.

    Attributes:
        label: name for people.
        class_: kind of group; its values are not published.
        experiences: ids of the experiences to adopt as children; cannot go with `child_groups`.
        child_groups: ids of the groups to adopt as children; cannot go with `experiences`.
        extra: further fields to send.
    """

    label: str
    class_: str = attrs.field(metadata={"wire": "class"})
    experiences: Sequence[str] | Unset | None = UNSET
    child_groups: Sequence[str] | Unset | None = UNSET
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
        self.class_ = class__ = get("class")
        if type(class__) is not str:
            mismatch("str", class__)
        self.experiences = experiences_ = get("experiences", UNSET)
        if experiences_ is not UNSET and experiences_ is not None:
            self.experiences = texts(experiences_)
        self.child_groups = child_groups_ = get("child_groups", UNSET)
        if child_groups_ is not UNSET and child_groups_ is not None:
            self.child_groups = texts(child_groups_)
        if not _experience_group_create_fields.issuperset(value):
            self.extra = unlisted(value, _experience_group_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "class": self.class_,
            "experiences": self.experiences,
            "child_groups": self.child_groups,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# No body is declared; the text of the call names the children, without types. Label and
# class are those of a new group.
@lazy_extra
@attrs.define(kw_only=True)
class ExperienceGroupUpdate:
    """What of a group is to change.

    Children are left alone when they are left out or None; an empty list detaches all of them.

    Attributes:
        label: name for people.
        class_: kind of group; its values are not published.
        experiences: ids of the experiences that are its children; an empty list detaches all;
            cannot go with `child_groups`.
        child_groups: ids of the groups that are its children; an empty list detaches all; cannot go
            with `experiences`.
        extra: further fields to send.
    """

    label: str | Unset = UNSET
    class_: str | Unset = attrs.field(default=UNSET, metadata={"wire": "class"})
    experiences: Sequence[str] | Unset | None = UNSET
    child_groups: Sequence[str] | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET:
            mismatch("str", label_)
        self.class_ = class__ = get("class", UNSET)
        if type(class__) is not str and class__ is not UNSET:
            mismatch("str", class__)
        self.experiences = experiences_ = get("experiences", UNSET)
        if experiences_ is not UNSET and experiences_ is not None:
            self.experiences = texts(experiences_)
        self.child_groups = child_groups_ = get("child_groups", UNSET)
        if child_groups_ is not UNSET and child_groups_ is not None:
            self.child_groups = texts(child_groups_)
        if not _experience_group_update_fields.issuperset(value):
            self.extra = unlisted(value, _experience_group_update_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "class": self.class_,
            "experiences": self.experiences,
            "child_groups": self.child_groups,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# Its schema is published empty; its meaning is taken from its name, and from the group
# calls that make one when they are given children.
class ExperiencePrioritization(OpenModel):
    """A record of the order in which things come, such as the children of a group."""

    __slots__ = ()
    _known = frozenset({"id"})

    @property
    def id(self) -> str | None:
        """Id to ask for it with."""
        return _optional_text(self._fields.get("id"))


_optional_text = optional(text)
_map_of_anything = map_of(anything)
_experience_vehicle_fields = frozenset({"provider_id", "tactic"})
_experience_create_fields = frozenset({"label", "vehicle"})
_experience_template_create_fields = frozenset({"experience", "group"})
_experience_group_create_fields = frozenset({"label", "class", "experiences", "child_groups"})
_experience_group_update_fields = frozenset({"label", "class", "experiences", "child_groups"})
