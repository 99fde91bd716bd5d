# generated from endpoints/v1/segment_ml.toml; do not edit
"""Models of `client.ml_models`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.model import (
    anything,
    either,
    integer,
    list_of,
    map_of,
    mismatch,
    number,
    plain,
    text,
    texts,
    time,
    unlisted,
)


# Only the answer of create has a schema; the measures are published in prose, for complete
# models, as members beside state.
@attrs.define(kw_only=True)
class MlModel:
    """A lookalike model: its state and, once it is complete, its measures.

    Attributes:
        name: name of the model, which `dependencies` asks for.
        state: how far it is.
        reason: why it is invalid; empty otherwise.
        created: when it was asked for.
        conf: what it is built from.
        features: what the prediction uses, with the weight of each.
        mse: mean squared error.
        rsq: share of the variance that is explained.
        auc: area under the ROC curve.
        threshold: prediction from which a user is best taken for one of the target.
        accuracy: from 0 to 10.
        reach: from 0 to 10.
        true_positive: target users who are predicted as target.
        true_negative: source users who are not predicted as target.
        false_positive: target users who are not predicted as target.
        false_negative: source users who are predicted as target.
        success: right predictions for each value of the prediction.
        failure: wrong predictions for each value of the prediction.
        model_health: `healthy` or `unhealthy`.
        msgs: messages of the build, with the levels debug, info, warn and error.
        extra: fields of the answer that are not listed here.
    """

    state: Literal["building", "invalid", "complete"] | str
    name: str | None = None
    reason: str | None = None
    created: datetime | None = None
    conf: MlModelConf | None = None
    # Published in prose only, which does not tell a list from an object by name.
    features: list[MlFeature] | dict[str, MlFeature] | None = None
    mse: float | None = None
    rsq: float | None = None
    auc: float | None = None
    threshold: float | None = None
    accuracy: float | None = None
    reach: float | None = None
    true_positive: int | float | None = None
    true_negative: int | float | None = None
    # Published so; the usual sense of false_positive and false_negative is the reverse.
    false_positive: int | float | None = None
    # The reverse of the usual sense, as with false_positive.
    false_negative: int | float | None = None
    success: list[float] = attrs.field(factory=list)
    failure: list[float] = attrs.field(factory=list)
    # Published as a number, but its values as words.
    model_health: str | float | None = None
    # Published as a number, but described as messages; their shape is not published.
    msgs: Any = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        state_ = get("state")
        if type(state_) is not str:
            mismatch("str", state_)
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        reason_ = get("reason")
        if reason_ is None:
            absent += "reason" not in value
        elif type(reason_) is not str:
            mismatch("str", reason_)
        created_ = get("created")
        if created_ is None:
            absent += "created" not in value
        else:
            created_ = time(created_)
        conf_ = get("conf")
        if conf_ is None:
            absent += "conf" not in value
        else:
            conf_ = MlModelConf.from_json(conf_)
        features_ = get("features")
        if features_ is None:
            absent += "features" not in value
        else:
            features_ = _either_list_of_ml_feature_map_of_ml_feature(features_)
        mse_ = get("mse")
        if mse_ is None:
            absent += "mse" not in value
        else:
            mse_ = number(mse_)
        rsq_ = get("rsq")
        if rsq_ is None:
            absent += "rsq" not in value
        else:
            rsq_ = number(rsq_)
        auc_ = get("auc")
        if auc_ is None:
            absent += "auc" not in value
        else:
            auc_ = number(auc_)
        threshold_ = get("threshold")
        if threshold_ is None:
            absent += "threshold" not in value
        else:
            threshold_ = number(threshold_)
        accuracy_ = get("accuracy")
        if accuracy_ is None:
            absent += "accuracy" not in value
        else:
            accuracy_ = number(accuracy_)
        reach_ = get("reach")
        if reach_ is None:
            absent += "reach" not in value
        else:
            reach_ = number(reach_)
        true_positive_ = get("true_positive")
        if true_positive_ is None:
            absent += "true_positive" not in value
        else:
            true_positive_ = _either_integer_number(true_positive_)
        true_negative_ = get("true_negative")
        if true_negative_ is None:
            absent += "true_negative" not in value
        else:
            true_negative_ = _either_integer_number(true_negative_)
        false_positive_ = get("false_positive")
        if false_positive_ is None:
            absent += "false_positive" not in value
        else:
            false_positive_ = _either_integer_number(false_positive_)
        false_negative_ = get("false_negative")
        if false_negative_ is None:
            absent += "false_negative" not in value
        else:
            false_negative_ = _either_integer_number(false_negative_)
        success_ = get("success")
        if success_ is None:
            absent += "success" not in value
        success_ = _list_of_number(success_)
        failure_ = get("failure")
        if failure_ is None:
            absent += "failure" not in value
        failure_ = _list_of_number(failure_)
        model_health_ = get("model_health")
        if model_health_ is None:
            absent += "model_health" not in value
        else:
            model_health_ = _either_text_number(model_health_)
        msgs_ = get("msgs")
        if msgs_ is None:
            absent += "msgs" not in value
        extra = unlisted(MlModel, value) if len(value) + absent > 20 else {}
        self = cls.__new__(cls)
        self.state = state_
        self.name = name_
        self.reason = reason_
        self.created = created_
        self.conf = conf_
        self.features = features_
        self.mse = mse_
        self.rsq = rsq_
        self.auc = auc_
        self.threshold = threshold_
        self.accuracy = accuracy_
        self.reach = reach_
        self.true_positive = true_positive_
        self.true_negative = true_negative_
        self.false_positive = false_positive_
        self.false_negative = false_negative_
        self.success = success_
        self.failure = failure_
        self.model_health = model_health_
        self.msgs = msgs_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "state": self.state,
            "name": self.name,
            "reason": self.reason,
            "created": plain(self.created),
            "conf": plain(self.conf),
            "features": plain(self.features),
            "mse": self.mse,
            "rsq": self.rsq,
            "auc": self.auc,
            "threshold": self.threshold,
            "accuracy": self.accuracy,
            "reach": self.reach,
            "true_positive": self.true_positive,
            "true_negative": self.true_negative,
            "false_positive": self.false_positive,
            "false_negative": self.false_negative,
            "success": self.success,
            "failure": self.failure,
            "model_health": self.model_health,
            "msgs": plain(self.msgs),
            **self.extra,
        }


@attrs.define(kw_only=True)
class MlFeature:
    """One feature of a model and what it contributes.

    Attributes:
        name: name of the feature.
        kind: where it comes from.
        fieldtype: type of its values.
        importance: weight in the prediction.
        correlation: correlation with the target.
        impact: its lift and its marginal effect on the prediction.
        extra: fields of the answer that are not listed here.
    """

    name: str | None = None
    kind: Literal["segment", "lql", "score", "content"] | str | None = None
    fieldtype: Literal["numeric", "categorical"] | str | None = None
    importance: float | None = None
    correlation: float | None = None
    impact: dict[str, Any] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        kind_ = get("kind")
        if kind_ is None:
            absent += "kind" not in value
        elif type(kind_) is not str:
            mismatch("str", kind_)
        fieldtype_ = get("fieldtype")
        if fieldtype_ is None:
            absent += "fieldtype" not in value
        elif type(fieldtype_) is not str:
            mismatch("str", fieldtype_)
        importance_ = get("importance")
        if importance_ is None:
            absent += "importance" not in value
        else:
            importance_ = number(importance_)
        correlation_ = get("correlation")
        if correlation_ is None:
            absent += "correlation" not in value
        else:
            correlation_ = number(correlation_)
        impact_ = get("impact")
        if impact_ is None:
            absent += "impact" not in value
        impact_ = _map_of_anything(impact_)
        extra = unlisted(MlFeature, value) if len(value) + absent > 6 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.kind = kind_
        self.fieldtype = fieldtype_
        self.importance = importance_
        self.correlation = correlation_
        self.impact = impact_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "name": self.name,
            "kind": self.kind,
            "fieldtype": self.fieldtype,
            "importance": self.importance,
            "correlation": self.correlation,
            "impact": plain(self.impact),
            **self.extra,
        }


# The names differ from those that create takes, and build_only is false in the sample
# although a model is built without scores by default.
@attrs.define(kw_only=True)
class MlModelConf:
    """What a model is built from.

    Attributes:
        source: segment of the users to be scored.
        target: segment of the users who show the behaviour; None for a model that predicts a field.
        target_field: field to predict; None for a model towards a segment.
        model_name: name of the model; empty in the sample.
        additional: further user fields.
        collections: segment collections.
        collect: not explained on the page; in all likelihood the samples taken from each segment.
        use_scores: whether raw behavioural scores are features.
        use_content: whether content affinities are features.
        build_only: whether the model is built without scoring users.
        auto_tune: whether features are selected automatically.
        extra: fields of the answer that are not listed here.
    """

    source: MlModelSegment | None = None
    target: MlModelSegment | None = None
    # Null in the sample, but it is a field's slug in the request.
    target_field: str | None = None
    model_name: str | None = None
    # Null in the only sample; what it holds otherwise is not published.
    additional: Any = None
    # Null in the only sample; what it holds otherwise is not published.
    collections: Any = None
    collect: int | None = None
    use_scores: bool | None = None
    use_content: bool | None = None
    build_only: bool | None = None
    auto_tune: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        source_ = get("source")
        if source_ is None:
            absent += "source" not in value
        else:
            source_ = MlModelSegment.from_json(source_)
        target_ = get("target")
        if target_ is None:
            absent += "target" not in value
        else:
            target_ = MlModelSegment.from_json(target_)
        target_field_ = get("target_field")
        if target_field_ is None:
            absent += "target_field" not in value
        elif type(target_field_) is not str:
            mismatch("str", target_field_)
        model_name_ = get("model_name")
        if model_name_ is None:
            absent += "model_name" not in value
        elif type(model_name_) is not str:
            mismatch("str", model_name_)
        additional_ = get("additional")
        if additional_ is None:
            absent += "additional" not in value
        collections_ = get("collections")
        if collections_ is None:
            absent += "collections" not in value
        collect_ = get("collect")
        if collect_ is None:
            absent += "collect" not in value
        elif type(collect_) is not int:
            mismatch("int", collect_)
        use_scores_ = get("use_scores")
        if use_scores_ is None:
            absent += "use_scores" not in value
        elif type(use_scores_) is not bool:
            mismatch("bool", use_scores_)
        use_content_ = get("use_content")
        if use_content_ is None:
            absent += "use_content" not in value
        elif type(use_content_) is not bool:
            mismatch("bool", use_content_)
        build_only_ = get("build_only")
        if build_only_ is None:
            absent += "build_only" not in value
        elif type(build_only_) is not bool:
            mismatch("bool", build_only_)
        auto_tune_ = get("auto_tune")
        if auto_tune_ is None:
            absent += "auto_tune" not in value
        elif type(auto_tune_) is not bool:
            mismatch("bool", auto_tune_)
        extra = unlisted(MlModelConf, value) if len(value) + absent > 11 else {}
        self = cls.__new__(cls)
        self.source = source_
        self.target = target_
        self.target_field = target_field_
        self.model_name = model_name_
        self.additional = additional_
        self.collections = collections_
        self.collect = collect_
        self.use_scores = use_scores_
        self.use_content = use_content_
        self.build_only = build_only_
        self.auto_tune = auto_tune_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "source": plain(self.source),
            "target": plain(self.target),
            "target_field": self.target_field,
            "model_name": self.model_name,
            "additional": plain(self.additional),
            "collections": plain(self.collections),
            "collect": self.collect,
            "use_scores": self.use_scores,
            "use_content": self.use_content,
            "build_only": self.build_only,
            "auto_tune": self.auto_tune,
            **self.extra,
        }


@attrs.define(kw_only=True)
class MlModelSegment:
    """A segment as it stands in a model's configuration.

    Attributes:
        id: id; empty in the sample.
        name: name, which is what the model was asked for with.
        slug_name: name for queries; empty in the sample.
        description: text for people.
        is_public: whether it shows in the profile API.
        tags: labels.
        aid: number of the account.
        account_id: account it belongs to.
        author_id: user who made it.
        created: when it was made.
        updated: when it was changed last.
        invalid: whether it cannot be evaluated.
        invalid_reason: why not.
        deleted: whether it is deleted.
        datemath_calc: not explained on the page.
        forward_datemath: not explained on the page.
        save_hist: not explained on the page.
        schedule_exit: not explained on the page.
        extra: fields of the answer that are not listed here.
    """

    id: str | None = None
    name: str | None = None
    slug_name: str | None = None
    description: str | None = None
    is_public: bool | None = None
    tags: list[str] = attrs.field(factory=list)
    aid: int | None = None
    account_id: str | None = None
    author_id: str | None = None
    created: datetime | None = None
    updated: datetime | None = None
    invalid: bool | None = None
    invalid_reason: str | None = None
    deleted: bool | None = None
    datemath_calc: bool | None = None
    forward_datemath: bool | None = None
    save_hist: bool | None = None
    schedule_exit: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        id_ = get("id")
        if id_ is None:
            absent += "id" not in value
        elif type(id_) is not str:
            mismatch("str", id_)
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        slug_name_ = get("slug_name")
        if slug_name_ is None:
            absent += "slug_name" not in value
        elif type(slug_name_) is not str:
            mismatch("str", slug_name_)
        description_ = get("description")
        if description_ is None:
            absent += "description" not in value
        elif type(description_) is not str:
            mismatch("str", description_)
        is_public_ = get("is_public")
        if is_public_ is None:
            absent += "is_public" not in value
        elif type(is_public_) is not bool:
            mismatch("bool", is_public_)
        tags_ = get("tags")
        if tags_ is None:
            absent += "tags" not in value
        tags_ = texts(tags_)
        aid_ = get("aid")
        if aid_ is None:
            absent += "aid" not in value
        elif type(aid_) is not int:
            mismatch("int", aid_)
        account_id_ = get("account_id")
        if account_id_ is None:
            absent += "account_id" not in value
        elif type(account_id_) is not str:
            mismatch("str", account_id_)
        author_id_ = get("author_id")
        if author_id_ is None:
            absent += "author_id" not in value
        elif type(author_id_) is not str:
            mismatch("str", author_id_)
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
        invalid_ = get("invalid")
        if invalid_ is None:
            absent += "invalid" not in value
        elif type(invalid_) is not bool:
            mismatch("bool", invalid_)
        invalid_reason_ = get("invalid_reason")
        if invalid_reason_ is None:
            absent += "invalid_reason" not in value
        elif type(invalid_reason_) is not str:
            mismatch("str", invalid_reason_)
        deleted_ = get("deleted")
        if deleted_ is None:
            absent += "deleted" not in value
        elif type(deleted_) is not bool:
            mismatch("bool", deleted_)
        datemath_calc_ = get("datemath_calc")
        if datemath_calc_ is None:
            absent += "datemath_calc" not in value
        elif type(datemath_calc_) is not bool:
            mismatch("bool", datemath_calc_)
        forward_datemath_ = get("forward_datemath")
        if forward_datemath_ is None:
            absent += "forward_datemath" not in value
        elif type(forward_datemath_) is not bool:
            mismatch("bool", forward_datemath_)
        save_hist_ = get("save_hist")
        if save_hist_ is None:
            absent += "save_hist" not in value
        elif type(save_hist_) is not bool:
            mismatch("bool", save_hist_)
        schedule_exit_ = get("schedule_exit")
        if schedule_exit_ is None:
            absent += "schedule_exit" not in value
        elif type(schedule_exit_) is not bool:
            mismatch("bool", schedule_exit_)
        extra = unlisted(MlModelSegment, value) if len(value) + absent > 18 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.name = name_
        self.slug_name = slug_name_
        self.description = description_
        self.is_public = is_public_
        self.tags = tags_
        self.aid = aid_
        self.account_id = account_id_
        self.author_id = author_id_
        self.created = created_
        self.updated = updated_
        self.invalid = invalid_
        self.invalid_reason = invalid_reason_
        self.deleted = deleted_
        self.datemath_calc = datemath_calc_
        self.forward_datemath = forward_datemath_
        self.save_hist = save_hist_
        self.schedule_exit = schedule_exit_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "name": self.name,
            "slug_name": self.slug_name,
            "description": self.description,
            "is_public": self.is_public,
            "tags": self.tags,
            "aid": self.aid,
            "account_id": self.account_id,
            "author_id": self.author_id,
            "created": plain(self.created),
            "updated": plain(self.updated),
            "invalid": self.invalid,
            "invalid_reason": self.invalid_reason,
            "deleted": self.deleted,
            "datemath_calc": self.datemath_calc,
            "forward_datemath": self.forward_datemath,
            "save_hist": self.save_hist,
            "schedule_exit": self.schedule_exit,
            **self.extra,
        }


@attrs.define(kw_only=True)
class MlModelDependencies:
    """How a model's prediction depends on each of its features.

    Attributes:
        fields: by feature: pairs of a value of the feature and, in all likelihood, the prediction
            at that value.
        extra: fields of the answer that are not listed here.
    """

    # Published as lists of anything; the samples are pairs of numbers, but the values of a
    # categorical feature cannot be.
    fields: dict[str, list[list[Any]]] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        fields_ = get("fields")
        if fields_ is None:
            absent += "fields" not in value
        fields_ = _map_of_list_of_list_of_anything(fields_)
        extra = unlisted(MlModelDependencies, value) if len(value) + absent > 1 else {}
        self = cls.__new__(cls)
        self.fields = fields_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"fields": plain(self.fields), **self.extra}


_either_integer_number = either(integer, number)
_either_list_of_ml_feature_map_of_ml_feature = either(
    list_of(MlFeature.from_json), map_of(MlFeature.from_json)
)
_either_text_number = either(text, number)
_list_of_number = list_of(number)
_map_of_anything = map_of(anything)
_map_of_list_of_list_of_anything = map_of(list_of(list_of(anything)))
