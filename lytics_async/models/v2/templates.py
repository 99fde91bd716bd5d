# generated from endpoints/v2/templates.toml; do not edit
"""Models of `client.v2.templates`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import anything, map_of, mismatch, plain, texts, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class Template:
    """A template without its source.

    Attributes:
        id: its id.
        name: its name; together with `type` it identifies a template across accounts.
        description: what it is for.
        type: its language.
        desired_format: a sample of the payload, as JSON text.
        field_filter: fields of the profile that it gets.
        target: what it is written for.
        lytics_managed: whether Lytics provides it.
        author_id: id of the user who made it.
        created: when it was made.
        updated: when it was changed.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    name: str | None = None
    description: str | None = None
    type: Literal["jsonnet", "handlebars", "js1"] | str | None = None
    desired_format: str | None = None
    field_filter: list[str] = attrs.field(factory=list)
    target: str | None = None
    lytics_managed: bool | None = None
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
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.desired_format = desired_format_ = get("desired_format")
        if type(desired_format_) is not str and desired_format_ is not None:
            mismatch("str", desired_format_)
        self.field_filter = texts(get("field_filter"))
        self.target = target_ = get("target")
        if type(target_) is not str and target_ is not None:
            mismatch("str", target_)
        self.lytics_managed = lytics_managed_ = get("lytics_managed")
        if type(lytics_managed_) is not bool and lytics_managed_ is not None:
            mismatch("bool", lytics_managed_)
        self.author_id = author_id_ = get("author_id")
        if type(author_id_) is not str and author_id_ is not None:
            mismatch("str", author_id_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.updated = updated_ = get("updated")
        if type(updated_) is not str and updated_ is not None:
            mismatch("str", updated_)
        if not _template_fields.issuperset(value):
            self.extra = unlisted(value, _template_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "description": self.description,
            "type": self.type,
            "desired_format": self.desired_format,
            "field_filter": self.field_filter,
            "target": self.target,
            "lytics_managed": self.lytics_managed,
            "author_id": self.author_id,
            "created": self.created,
            "updated": self.updated,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class SampleSegments:
    """Segments that a test profile belongs to.

    Attributes:
        names: slugs of the segments.
        as_: where the template sees them; nowhere if it is left out.
        extra: fields of the response that are not listed here.
    """

    names: list[str] = attrs.field(factory=list)
    as_: Literal["env", "entity"] | str | None = attrs.field(default=None, metadata={"wire": "as"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.names = texts(get("names"))
        self.as_ = as__ = get("as")
        if type(as__) is not str and as__ is not None:
            mismatch("str", as__)
        if not _sample_segments_fields.issuperset(value):
            self.extra = unlisted(value, _sample_segments_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"names": self.names, "as": self.as_, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class SampleSegmentsFields:
    """Segments that a test profile belongs to.

    Attributes:
        names: slugs of the segments.
        as_: where the template sees them; nowhere if it is left out.
        extra: further fields to send.
    """

    names: Sequence[str] | Unset = UNSET
    as_: Literal["env", "entity"] | Unset | None = attrs.field(
        default=UNSET, metadata={"wire": "as"}
    )
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.names = names_ = get("names", UNSET)
        if names_ is not UNSET:
            self.names = texts(names_)
        self.as_ = as__ = get("as", UNSET)
        if type(as__) is not str and as__ is not UNSET and as__ is not None:
            mismatch("str", as__)
        if not _sample_segments_fields_fields.issuperset(value):
            self.extra = unlisted(value, _sample_segments_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {"names": self.names, "as": self.as_, **plain(self.extra)}
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class TemplateTrial:
    """What a template is tested with.

    Attributes:
        entity: the profile.
        job_config: the configuration of the job; an empty one leaves it undefined in the template.
        sample_segments: segments that the profile belongs to.
        extra: further fields to send.
    """

    entity: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    job_config: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    sample_segments: SampleSegmentsFields | Mapping[str, Any] | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.entity = entity_ = get("entity", UNSET)
        if entity_ is not UNSET:
            self.entity = _map_of_anything(entity_)
        self.job_config = job_config_ = get("job_config", UNSET)
        if job_config_ is not UNSET:
            self.job_config = _map_of_anything(job_config_)
        self.sample_segments = sample_segments_ = get("sample_segments", UNSET)
        if sample_segments_ is not UNSET and sample_segments_ is not None:
            self.sample_segments = SampleSegmentsFields.from_json(sample_segments_)
        if not _template_trial_fields.issuperset(value):
            self.extra = unlisted(value, _template_trial_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "entity": plain(self.entity),
            "job_config": plain(self.job_config),
            "sample_segments": plain(self.sample_segments),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class TemplateSourceTrial:
    """A source to test, and what it is tested with.

    Attributes:
        template_definition: the source.
        template_type: its language.
        entity: the profile.
        job_config: the configuration of the job.
        sample_segments: segments that the profile belongs to.
        extra: further fields to send.
    """

    template_definition: str
    template_type: Literal["jsonnet", "handlebars"]
    entity: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    job_config: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    sample_segments: SampleSegmentsFields | Mapping[str, Any] | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.template_definition = template_definition_ = get("template_definition")
        if type(template_definition_) is not str:
            mismatch("str", template_definition_)
        self.template_type = template_type_ = get("template_type")
        if type(template_type_) is not str:
            mismatch("str", template_type_)
        self.entity = entity_ = get("entity", UNSET)
        if entity_ is not UNSET:
            self.entity = _map_of_anything(entity_)
        self.job_config = job_config_ = get("job_config", UNSET)
        if job_config_ is not UNSET:
            self.job_config = _map_of_anything(job_config_)
        self.sample_segments = sample_segments_ = get("sample_segments", UNSET)
        if sample_segments_ is not UNSET and sample_segments_ is not None:
            self.sample_segments = SampleSegmentsFields.from_json(sample_segments_)
        if not _template_source_trial_fields.issuperset(value):
            self.extra = unlisted(value, _template_source_trial_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "template_definition": self.template_definition,
            "template_type": self.template_type,
            "entity": plain(self.entity),
            "job_config": plain(self.job_config),
            "sample_segments": plain(self.sample_segments),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_template_fields = frozenset(
    {
        "id",
        "name",
        "description",
        "type",
        "desired_format",
        "field_filter",
        "target",
        "lytics_managed",
        "author_id",
        "created",
        "updated",
    }
)
_sample_segments_fields = frozenset({"names", "as"})
_sample_segments_fields_fields = frozenset({"names", "as"})
_map_of_anything = map_of(anything)
_template_trial_fields = frozenset({"entity", "job_config", "sample_segments"})
_template_source_trial_fields = frozenset(
    {"template_definition", "template_type", "entity", "job_config", "sample_segments"}
)
