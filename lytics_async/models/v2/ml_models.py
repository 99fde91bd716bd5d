# generated from endpoints/v2/ml_models.toml; do not edit
"""Models of `client.v2.ml_models`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    integer,
    list_of,
    map_of,
    mismatch,
    number,
    plain,
    text,
    texts,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class MlModelConfig:
    """How a model is built.

    Attributes:
        auto_tune: whether parameters are searched for.
        build_only: whether nothing is scored.
        collect: number of profiles to train on.
        internal: whether Lytics uses it itself.
        re_run: whether it is built again.
        use_content: whether content affinities are features.
        use_scores: whether behavioural scores are features.
        additional: further fields that are features.
        blocked: fields that are not features.
        extra: fields of the response that are not listed here.
    """

    auto_tune: bool | None = None
    build_only: bool | None = None
    collect: int | None = None
    internal: bool | None = None
    re_run: bool | None = None
    use_content: bool | None = None
    use_scores: bool | None = None
    additional: list[str] = attrs.field(factory=list)
    blocked: list[str] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.auto_tune = auto_tune_ = get("auto_tune")
        if type(auto_tune_) is not bool and auto_tune_ is not None:
            mismatch("bool", auto_tune_)
        self.build_only = build_only_ = get("build_only")
        if type(build_only_) is not bool and build_only_ is not None:
            mismatch("bool", build_only_)
        self.collect = collect_ = get("collect")
        if type(collect_) is not int and collect_ is not None:
            mismatch("int", collect_)
        self.internal = internal_ = get("internal")
        if type(internal_) is not bool and internal_ is not None:
            mismatch("bool", internal_)
        self.re_run = re_run_ = get("re_run")
        if type(re_run_) is not bool and re_run_ is not None:
            mismatch("bool", re_run_)
        self.use_content = use_content_ = get("use_content")
        if type(use_content_) is not bool and use_content_ is not None:
            mismatch("bool", use_content_)
        self.use_scores = use_scores_ = get("use_scores")
        if type(use_scores_) is not bool and use_scores_ is not None:
            mismatch("bool", use_scores_)
        self.additional = texts(get("additional"))
        self.blocked = texts(get("blocked"))
        if not _ml_model_config_fields.issuperset(value):
            self.extra = unlisted(value, _ml_model_config_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "auto_tune": self.auto_tune,
            "build_only": self.build_only,
            "collect": self.collect,
            "internal": self.internal,
            "re_run": self.re_run,
            "use_content": self.use_content,
            "use_scores": self.use_scores,
            "additional": self.additional,
            "blocked": self.blocked,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class MlModelConfigFields:
    """How a model is built.

    Attributes:
        auto_tune: whether parameters are searched for.
        build_only: whether nothing is scored.
        collect: number of profiles to train on.
        internal: whether Lytics uses it itself.
        re_run: whether it is built again.
        use_content: whether content affinities are features.
        use_scores: whether behavioural scores are features.
        additional: further fields that are features.
        blocked: fields that are not features.
        extra: further fields to send.
    """

    auto_tune: bool | Unset | None = UNSET
    build_only: bool | Unset | None = UNSET
    collect: int | Unset | None = UNSET
    internal: bool | Unset | None = UNSET
    re_run: bool | Unset | None = UNSET
    use_content: bool | Unset | None = UNSET
    use_scores: bool | Unset | None = UNSET
    additional: Sequence[str] | Unset = UNSET
    blocked: Sequence[str] | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.auto_tune = auto_tune_ = get("auto_tune", UNSET)
        if type(auto_tune_) is not bool and auto_tune_ is not UNSET and auto_tune_ is not None:
            mismatch("bool", auto_tune_)
        self.build_only = build_only_ = get("build_only", UNSET)
        if type(build_only_) is not bool and build_only_ is not UNSET and build_only_ is not None:
            mismatch("bool", build_only_)
        self.collect = collect_ = get("collect", UNSET)
        if type(collect_) is not int and collect_ is not UNSET and collect_ is not None:
            mismatch("int", collect_)
        self.internal = internal_ = get("internal", UNSET)
        if type(internal_) is not bool and internal_ is not UNSET and internal_ is not None:
            mismatch("bool", internal_)
        self.re_run = re_run_ = get("re_run", UNSET)
        if type(re_run_) is not bool and re_run_ is not UNSET and re_run_ is not None:
            mismatch("bool", re_run_)
        self.use_content = use_content_ = get("use_content", UNSET)
        if (
            type(use_content_) is not bool
            and use_content_ is not UNSET
            and use_content_ is not None
        ):
            mismatch("bool", use_content_)
        self.use_scores = use_scores_ = get("use_scores", UNSET)
        if type(use_scores_) is not bool and use_scores_ is not UNSET and use_scores_ is not None:
            mismatch("bool", use_scores_)
        self.additional = additional_ = get("additional", UNSET)
        if additional_ is not UNSET:
            self.additional = texts(additional_)
        self.blocked = blocked_ = get("blocked", UNSET)
        if blocked_ is not UNSET:
            self.blocked = texts(blocked_)
        if not _ml_model_config_fields_fields.issuperset(value):
            self.extra = unlisted(value, _ml_model_config_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "auto_tune": self.auto_tune,
            "build_only": self.build_only,
            "collect": self.collect,
            "internal": self.internal,
            "re_run": self.re_run,
            "use_content": self.use_content,
            "use_scores": self.use_scores,
            "additional": self.additional,
            "blocked": self.blocked,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class MlModel:
    """A model.

    Attributes:
        id: its id.
        name: its name.
        label: its name for people.
        description: what it is for.
        source: id of the segment that is scored.
        target: id of the segment that is compared with.
        type: its algorithm.
        config: how it is built.
        hidden: whether it is not shown.
        state: its state; `completed` is seen, too.
        error: what went wrong; `building` while it is built.
        is_active: whether profiles are scored.
        is_healthy: whether it is good enough.
        additional_data: further facts, by name.
        work_ids: ids of the jobs that build it.
        aid: number of the account.
        author_id: id of the user who made it.
        created: when it was made.
        updated: when it was changed.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    name: str | None = None
    label: str | None = None
    description: str | None = None
    source: str | None = None
    target: str | None = None
    type: Literal["rf", "lr", "gbm"] | str | None = None
    config: MlModelConfig | None = None
    hidden: bool | None = None
    state: Literal["complete", "building", "invalid"] | str | None = None
    error: str | None = None
    is_active: bool | None = None
    is_healthy: bool | None = None
    additional_data: dict[str, str] = attrs.field(factory=dict)
    work_ids: list[str] = attrs.field(factory=list)
    aid: int | None = None
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
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.source = source_ = get("source")
        if type(source_) is not str and source_ is not None:
            mismatch("str", source_)
        self.target = target_ = get("target")
        if type(target_) is not str and target_ is not None:
            mismatch("str", target_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.config = config_ = get("config")
        if config_ is not None:
            self.config = MlModelConfig.from_json(config_)
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.state = state_ = get("state")
        if type(state_) is not str and state_ is not None:
            mismatch("str", state_)
        self.error = error_ = get("error")
        if type(error_) is not str and error_ is not None:
            mismatch("str", error_)
        self.is_active = is_active_ = get("is_active")
        if type(is_active_) is not bool and is_active_ is not None:
            mismatch("bool", is_active_)
        self.is_healthy = is_healthy_ = get("is_healthy")
        if type(is_healthy_) is not bool and is_healthy_ is not None:
            mismatch("bool", is_healthy_)
        self.additional_data = _map_of_text(get("additional_data"))
        self.work_ids = texts(get("work_ids"))
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
        if not _ml_model_fields.issuperset(value):
            self.extra = unlisted(value, _ml_model_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "label": self.label,
            "description": self.description,
            "source": self.source,
            "target": self.target,
            "type": self.type,
            "config": plain(self.config),
            "hidden": self.hidden,
            "state": self.state,
            "error": self.error,
            "is_active": self.is_active,
            "is_healthy": self.is_healthy,
            "additional_data": self.additional_data,
            "work_ids": self.work_ids,
            "aid": self.aid,
            "author_id": self.author_id,
            "created": self.created,
            "updated": self.updated,
            **plain(self.extra),
        }


# No field is published as required; what the server works out is left out.
@lazy_extra
@attrs.define(kw_only=True)
class MlModelFields:
    """What a model is made of.

    Attributes:
        name: its name.
        label: its name for people.
        description: what it is for.
        source: id of the segment that is scored.
        target: id of the segment that is compared with.
        type: its algorithm.
        config: how it is built.
        hidden: whether it is not shown.
        extra: further fields to send.
    """

    source: str
    target: str
    name: str | Unset | None = UNSET
    label: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    type: Literal["rf", "lr", "gbm"] | Unset | None = UNSET
    config: MlModelConfigFields | Mapping[str, Any] | Unset | None = UNSET
    hidden: bool | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.source = source_ = get("source")
        if type(source_) is not str:
            mismatch("str", source_)
        self.target = target_ = get("target")
        if type(target_) is not str:
            mismatch("str", target_)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET and name_ is not None:
            mismatch("str", name_)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.type = type_ = get("type", UNSET)
        if type(type_) is not str and type_ is not UNSET and type_ is not None:
            mismatch("str", type_)
        self.config = config_ = get("config", UNSET)
        if config_ is not UNSET and config_ is not None:
            self.config = MlModelConfigFields.from_json(config_)
        self.hidden = hidden_ = get("hidden", UNSET)
        if type(hidden_) is not bool and hidden_ is not UNSET and hidden_ is not None:
            mismatch("bool", hidden_)
        if not _ml_model_fields_fields.issuperset(value):
            self.extra = unlisted(value, _ml_model_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "source": self.source,
            "target": self.target,
            "name": self.name,
            "label": self.label,
            "description": self.description,
            "type": self.type,
            "config": plain(self.config),
            "hidden": self.hidden,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class MlFieldPrevalence:
    """How many profiles have a field.

    Attributes:
        source: share in the source.
        target: share in the target.
        extra: fields of the response that are not listed here.
    """

    source: float | None = None
    target: float | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.source = source_ = get("source")
        if source_ is not None:
            self.source = number(source_)
        self.target = target_ = get("target")
        if target_ is not None:
            self.target = number(target_)
        if not _ml_field_prevalence_fields.issuperset(value):
            self.extra = unlisted(value, _ml_field_prevalence_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"source": self.source, "target": self.target, **plain(self.extra)}


@lazy_extra
@attrs.define(kw_only=True)
class MlImpact:
    """What a feature changes.

    Attributes:
        lift: by how much.
        threshold: from which value.
        value: of which value.
        extra: fields of the response that are not listed here.
    """

    lift: float | None = None
    threshold: float | None = None
    value: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.lift = lift_ = get("lift")
        if lift_ is not None:
            self.lift = number(lift_)
        self.threshold = threshold_ = get("threshold")
        if threshold_ is not None:
            self.threshold = number(threshold_)
        self.value = value_ = get("value")
        if type(value_) is not str and value_ is not None:
            mismatch("str", value_)
        if not _ml_impact_fields.issuperset(value):
            self.extra = unlisted(value, _ml_impact_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "lift": self.lift,
            "threshold": self.threshold,
            "value": self.value,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class MlFeature:
    """A feature of a model.

    Attributes:
        name: its name.
        kind: where it comes from.
        type: its type.
        importance: its weight.
        correlation: with the target.
        impact: what it changes.
        field_prevalence: how many profiles have it.
        extra: fields of the response that are not listed here.
    """

    name: str | None = None
    kind: Literal["segment", "lql", "score", "content", "campaign", "unknown"] | str | None = None
    type: Literal["numeric", "categorical"] | str | None = None
    importance: float | None = None
    correlation: float | None = None
    impact: MlImpact | None = None
    field_prevalence: MlFieldPrevalence | None = None
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
        self.kind = kind_ = get("kind")
        if type(kind_) is not str and kind_ is not None:
            mismatch("str", kind_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.importance = importance_ = get("importance")
        if importance_ is not None:
            self.importance = number(importance_)
        self.correlation = correlation_ = get("correlation")
        if correlation_ is not None:
            self.correlation = number(correlation_)
        self.impact = impact_ = get("impact")
        if impact_ is not None:
            self.impact = MlImpact.from_json(impact_)
        self.field_prevalence = field_prevalence_ = get("field_prevalence")
        if field_prevalence_ is not None:
            self.field_prevalence = MlFieldPrevalence.from_json(field_prevalence_)
        if not _ml_feature_fields.issuperset(value):
            self.extra = unlisted(value, _ml_feature_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "name": self.name,
            "kind": self.kind,
            "type": self.type,
            "importance": self.importance,
            "correlation": self.correlation,
            "impact": plain(self.impact),
            "field_prevalence": plain(self.field_prevalence),
            **plain(self.extra),
        }


# The wire names are capitalised.
@lazy_extra
@attrs.define(kw_only=True)
class MlConfusion:
    """Predictions that were right and wrong.

    Attributes:
        true_positive: in the target, and predicted so.
        true_negative: not in the target, and predicted so.
        false_positive: not in the target, but predicted so.
        false_negative: in the target, but not predicted so.
        extra: fields of the response that are not listed here.
    """

    true_positive: int | None = attrs.field(default=None, metadata={"wire": "TruePositive"})
    true_negative: int | None = attrs.field(default=None, metadata={"wire": "TrueNegative"})
    false_positive: int | None = attrs.field(default=None, metadata={"wire": "FalsePositive"})
    false_negative: int | None = attrs.field(default=None, metadata={"wire": "FalseNegative"})
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.true_positive = true_positive_ = get("TruePositive")
        if type(true_positive_) is not int and true_positive_ is not None:
            mismatch("int", true_positive_)
        self.true_negative = true_negative_ = get("TrueNegative")
        if type(true_negative_) is not int and true_negative_ is not None:
            mismatch("int", true_negative_)
        self.false_positive = false_positive_ = get("FalsePositive")
        if type(false_positive_) is not int and false_positive_ is not None:
            mismatch("int", false_positive_)
        self.false_negative = false_negative_ = get("FalseNegative")
        if type(false_negative_) is not int and false_negative_ is not None:
            mismatch("int", false_negative_)
        if not _ml_confusion_fields.issuperset(value):
            self.extra = unlisted(value, _ml_confusion_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "TruePositive": self.true_positive,
            "TrueNegative": self.true_negative,
            "FalsePositive": self.false_positive,
            "FalseNegative": self.false_negative,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class MlMessage:
    """A remark on a model.

    Attributes:
        text: the remark.
        severity: how serious it is.
        tags: labels.
        extra: fields of the response that are not listed here.
    """

    text: str | None = None
    severity: str | None = None
    tags: list[str] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.text = text_ = get("text")
        if type(text_) is not str and text_ is not None:
            mismatch("str", text_)
        self.severity = severity_ = get("severity")
        if type(severity_) is not str and severity_ is not None:
            mismatch("str", severity_)
        self.tags = texts(get("tags"))
        if not _ml_message_fields.issuperset(value):
            self.extra = unlisted(value, _ml_message_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "text": self.text,
            "severity": self.severity,
            "tags": self.tags,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class MlMeasures:
    """How good a model is.

    Attributes:
        accuracy: from 0 to 10.
        reach: from 0 to 10.
        auc: from 0 to 1.
        rsq: from 0 to 1.
        mse: mean square error.
        threshold: from which score a profile counts as similar.
        audience_similarity: how similar source and target are.
        model_health: whether it is good enough.
        error_matrix: predictions that were right and wrong.
        source_predictions: number of profiles of the source, by score.
        target_predictions: number of profiles of the target, by score.
        msgs: remarks.
        extra: fields of the response that are not listed here.
    """

    # Published as an integer; the vendor's newer notes have fractions.
    accuracy: float | None = None
    # Published as an integer; the vendor's newer notes have fractions.
    reach: float | None = None
    auc: float | None = None
    rsq: float | None = None
    mse: float | None = None
    threshold: float | None = None
    audience_similarity: float | None = None
    model_health: Literal["healthy", "unhealthy"] | str | None = None
    error_matrix: MlConfusion | None = None
    source_predictions: dict[str, int] = attrs.field(factory=dict)
    target_predictions: dict[str, int] = attrs.field(factory=dict)
    msgs: list[MlMessage] = attrs.field(factory=list)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.accuracy = accuracy_ = get("accuracy")
        if accuracy_ is not None:
            self.accuracy = number(accuracy_)
        self.reach = reach_ = get("reach")
        if reach_ is not None:
            self.reach = number(reach_)
        self.auc = auc_ = get("auc")
        if auc_ is not None:
            self.auc = number(auc_)
        self.rsq = rsq_ = get("rsq")
        if rsq_ is not None:
            self.rsq = number(rsq_)
        self.mse = mse_ = get("mse")
        if mse_ is not None:
            self.mse = number(mse_)
        self.threshold = threshold_ = get("threshold")
        if threshold_ is not None:
            self.threshold = number(threshold_)
        self.audience_similarity = audience_similarity_ = get("audience_similarity")
        if audience_similarity_ is not None:
            self.audience_similarity = number(audience_similarity_)
        self.model_health = model_health_ = get("model_health")
        if type(model_health_) is not str and model_health_ is not None:
            mismatch("str", model_health_)
        self.error_matrix = error_matrix_ = get("error_matrix")
        if error_matrix_ is not None:
            self.error_matrix = MlConfusion.from_json(error_matrix_)
        self.source_predictions = _map_of_integer(get("source_predictions"))
        self.target_predictions = _map_of_integer(get("target_predictions"))
        self.msgs = _list_of_ml_message(get("msgs"))
        if not _ml_measures_fields.issuperset(value):
            self.extra = unlisted(value, _ml_measures_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "accuracy": self.accuracy,
            "reach": self.reach,
            "auc": self.auc,
            "rsq": self.rsq,
            "mse": self.mse,
            "threshold": self.threshold,
            "audience_similarity": self.audience_similarity,
            "model_health": self.model_health,
            "error_matrix": plain(self.error_matrix),
            "source_predictions": self.source_predictions,
            "target_predictions": self.target_predictions,
            "msgs": plain(self.msgs),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class MlSummary:
    """How good a model is, and why.

    Attributes:
        id: id of the model.
        name: its name.
        state: its state.
        summary: how good it is.
        features: its features.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    name: str | None = None
    state: str | None = None
    summary: MlMeasures | None = None
    features: list[MlFeature] = attrs.field(factory=list)
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
        self.state = state_ = get("state")
        if type(state_) is not str and state_ is not None:
            mismatch("str", state_)
        self.summary = summary_ = get("summary")
        if summary_ is not None:
            self.summary = MlMeasures.from_json(summary_)
        self.features = _list_of_ml_feature(get("features"))
        if not _ml_summary_fields.issuperset(value):
            self.extra = unlisted(value, _ml_summary_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "state": self.state,
            "summary": plain(self.summary),
            "features": plain(self.features),
            **plain(self.extra),
        }


_ml_model_config_fields = frozenset(
    {
        "auto_tune",
        "build_only",
        "collect",
        "internal",
        "re_run",
        "use_content",
        "use_scores",
        "additional",
        "blocked",
    }
)
_ml_model_config_fields_fields = frozenset(
    {
        "auto_tune",
        "build_only",
        "collect",
        "internal",
        "re_run",
        "use_content",
        "use_scores",
        "additional",
        "blocked",
    }
)
_map_of_text = map_of(text)
_ml_model_fields = frozenset(
    {
        "id",
        "name",
        "label",
        "description",
        "source",
        "target",
        "type",
        "config",
        "hidden",
        "state",
        "error",
        "is_active",
        "is_healthy",
        "additional_data",
        "work_ids",
        "aid",
        "author_id",
        "created",
        "updated",
    }
)
_ml_model_fields_fields = frozenset(
    {"source", "target", "name", "label", "description", "type", "config", "hidden"}
)
_ml_field_prevalence_fields = frozenset({"source", "target"})
_ml_impact_fields = frozenset({"lift", "threshold", "value"})
_ml_feature_fields = frozenset(
    {"name", "kind", "type", "importance", "correlation", "impact", "field_prevalence"}
)
_ml_confusion_fields = frozenset({"TruePositive", "TrueNegative", "FalsePositive", "FalseNegative"})
_ml_message_fields = frozenset({"text", "severity", "tags"})
_map_of_integer = map_of(integer)
_list_of_ml_message = list_of(MlMessage.from_json)
_ml_measures_fields = frozenset(
    {
        "accuracy",
        "reach",
        "auc",
        "rsq",
        "mse",
        "threshold",
        "audience_similarity",
        "model_health",
        "error_matrix",
        "source_predictions",
        "target_predictions",
        "msgs",
    }
)
_list_of_ml_feature = list_of(MlFeature.from_json)
_ml_summary_fields = frozenset({"id", "name", "state", "summary", "features"})
