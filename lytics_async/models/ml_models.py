# generated from endpoints/v1/segment_ml.toml; do not edit
"""Models of `client.ml_models`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.places import moved, places
from lytics_async.call.structure import (
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


# Only the response of create has a schema; the measures of a complete model are published
# in prose, as members beside state.
@lazy_extra
@attrs.define(kw_only=True)
class MlModel:
    """A lookalike model: its state and, once it is complete, its measures.

    Attributes:
        name: name of the model, which `dependencies` asks for.
        state: how far it is.
        reason: why it is invalid; empty otherwise.
        created: when it was requested.
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
        audience_similarity: how much alike the two segments are, from 0 to 1.
        id: id of the model.
        author_id: user who made it.
        extra: fields of the response that are not listed here.
    """

    state: Literal["building", "invalid", "complete"] | str
    name: str | None = None
    reason: str | None = None
    created: datetime | None = None
    conf: MlModelConf | None = None
    # Published in prose only, which does not tell a list from an object by name.
    features: list[MlFeature] | dict[str, MlFeature] | None = None
    # Recorded responses and the vendor's notes of 2026 have it under `summary`, which is read;
    # published in prose beside state.
    mse: float | None = attrs.field(default=None, metadata={"also": ("summary.mse",)})
    # Recorded responses and the vendor's notes of 2026 have it under `summary`, which is read;
    # published in prose beside state.
    rsq: float | None = attrs.field(default=None, metadata={"also": ("summary.rsq",)})
    # Recorded responses and the vendor's notes of 2026 have it under `summary`, which is read;
    # published in prose beside state.
    auc: float | None = attrs.field(default=None, metadata={"also": ("summary.auc",)})
    # Recorded responses and the vendor's notes of 2026 have it under `summary`, which is read;
    # published in prose beside state.
    threshold: float | None = attrs.field(default=None, metadata={"also": ("summary.threshold",)})
    # Recorded responses and the vendor's notes of 2026 have it under `summary`, which is read;
    # published in prose beside state.
    accuracy: float | None = attrs.field(default=None, metadata={"also": ("summary.accuracy",)})
    # Recorded responses and the vendor's notes of 2026 have it under `summary`, which is read;
    # published in prose beside state.
    reach: float | None = attrs.field(default=None, metadata={"also": ("summary.reach",)})
    # Recorded responses and the vendor's notes of 2026 have it under `summary`, which is read;
    # published in prose beside state.
    true_positive: int | float | None = attrs.field(
        default=None, metadata={"also": ("summary.conf.TruePositive",)}
    )
    # Recorded responses and the vendor's notes of 2026 have it under `summary`, which is read;
    # published in prose beside state.
    true_negative: int | float | None = attrs.field(
        default=None, metadata={"also": ("summary.conf.TrueNegative",)}
    )
    # Published so; the usual sense of false_positive and false_negative is the reverse.
    # Recorded responses have it under `summary.conf`.
    false_positive: int | float | None = attrs.field(
        default=None, metadata={"also": ("summary.conf.FalsePositive",)}
    )
    # The reverse of the usual sense, and under `summary.conf`, as with false_positive.
    false_negative: int | float | None = attrs.field(
        default=None, metadata={"also": ("summary.conf.FalseNegative",)}
    )
    # Published as a list; recorded responses have an object by value under `summary`.
    success: list[float] | dict[str, float] | None = attrs.field(
        default=None, metadata={"also": ("summary.success",)}
    )
    # Published as a list; recorded responses have an object by value under `summary`.
    failure: list[float] | dict[str, float] | None = attrs.field(
        default=None, metadata={"also": ("summary.fail", "summary.failure")}
    )
    # Published as a number, but its values as words; recorded responses have it under
    # `summary`.
    model_health: str | float | None = attrs.field(
        default=None, metadata={"also": ("summary.model_health",)}
    )
    # Published as a number, but described as messages; recorded responses have a list of
    # objects with text, tags and severity under `summary`.
    msgs: Any = attrs.field(default=None, repr=safe_repr, metadata={"also": ("summary.msgs",)})
    # Recorded responses have it under `summary`; it is not published.
    audience_similarity: float | None = attrs.field(
        default=None, metadata={"also": ("summary.audience_similarity",)}
    )
    # Named by the vendor's notes of 2026; `source::target` otherwise.
    id: str | None = None
    # Recorded responses of the service have it.
    author_id: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        value = moved(value, _ml_model_places)
        get: Any = value.get
        self = cls.__new__(cls)
        self.state = state_ = get("state")
        if type(state_) is not str:
            mismatch("str", state_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.reason = reason_ = get("reason")
        if type(reason_) is not str and reason_ is not None:
            mismatch("str", reason_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.conf = conf_ = get("conf")
        if conf_ is not None:
            self.conf = MlModelConf.from_json(conf_)
        self.features = features_ = get("features")
        if features_ is not None:
            self.features = _either_list_of_ml_feature_map_of_ml_feature(features_)
        self.mse = mse_ = get("mse")
        if mse_ is not None:
            self.mse = number(mse_)
        self.rsq = rsq_ = get("rsq")
        if rsq_ is not None:
            self.rsq = number(rsq_)
        self.auc = auc_ = get("auc")
        if auc_ is not None:
            self.auc = number(auc_)
        self.threshold = threshold_ = get("threshold")
        if threshold_ is not None:
            self.threshold = number(threshold_)
        self.accuracy = accuracy_ = get("accuracy")
        if accuracy_ is not None:
            self.accuracy = number(accuracy_)
        self.reach = reach_ = get("reach")
        if reach_ is not None:
            self.reach = number(reach_)
        self.true_positive = true_positive_ = get("true_positive")
        if true_positive_ is not None:
            self.true_positive = _either_integer_number(true_positive_)
        self.true_negative = true_negative_ = get("true_negative")
        if true_negative_ is not None:
            self.true_negative = _either_integer_number(true_negative_)
        self.false_positive = false_positive_ = get("false_positive")
        if false_positive_ is not None:
            self.false_positive = _either_integer_number(false_positive_)
        self.false_negative = false_negative_ = get("false_negative")
        if false_negative_ is not None:
            self.false_negative = _either_integer_number(false_negative_)
        self.success = success_ = get("success")
        if success_ is not None:
            self.success = _either_list_of_number_map_of_number(success_)
        self.failure = failure_ = get("failure")
        if failure_ is not None:
            self.failure = _either_list_of_number_map_of_number(failure_)
        self.model_health = model_health_ = get("model_health")
        if model_health_ is not None:
            self.model_health = _either_text_number(model_health_)
        self.msgs = get("msgs")
        self.audience_similarity = audience_similarity_ = get("audience_similarity")
        if audience_similarity_ is not None:
            self.audience_similarity = number(audience_similarity_)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.author_id = author_id_ = get("author_id")
        if type(author_id_) is not str and author_id_ is not None:
            mismatch("str", author_id_)
        if not _ml_model_fields.issuperset(value):
            self.extra = unlisted(value, _ml_model_fields)
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
            "audience_similarity": self.audience_similarity,
            "id": self.id,
            "author_id": self.author_id,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class MlFeature:
    """One feature of a model and what it contributes.

    Attributes:
        name: name of the feature.
        kind: where it comes from.
        type: type of its values.
        importance: weight in the prediction.
        correlation: correlation with the target.
        impact: its lift and its marginal effect on the prediction.
        field_prevalence: share of the users who have the feature, of `source` and of `target`, from
            0 to 1.
        extra: fields of the response that are not listed here.
    """

    name: str | None = None
    kind: Literal["segment", "lql", "score", "content"] | str | None = None
    # Recorded responses, a tested client and the vendor's notes of 2026 have `type`, which
    # wins; published as `fieldtype`, which is read as well.
    type: Literal["numeric", "categorical"] | str | None = attrs.field(
        default=None, metadata={"also": ("fieldtype",)}
    )
    importance: float | None = None
    correlation: float | None = None
    impact: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    # Recorded responses and the vendor's notes of 2026 have it; it is not published.
    field_prevalence: dict[str, float] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        value = moved(value, _ml_feature_places)
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
        self.impact = _map_of_anything(get("impact"))
        self.field_prevalence = _map_of_number(get("field_prevalence"))
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
            "field_prevalence": self.field_prevalence,
            **plain(self.extra),
        }


# The names differ from those that create takes, and build_only is false in the sample
# although a model is built without scores by default.
@lazy_extra
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
        collect: not explained on the page; presumably the samples taken from each segment.
        use_scores: whether raw behavioural scores are features.
        use_content: whether content affinities are features.
        build_only: whether the model is built without scoring users.
        auto_tune: whether features are selected automatically.
        custom_segment_ids: further segments.
        model_type: algorithm, such as `rf`.
        re_run: whether the model is run again each week.
        extra: fields of the response that are not listed here.
    """

    source: MlModelSegment | None = None
    target: MlModelSegment | None = None
    # Null in the sample, but it is a field's slug in the request.
    target_field: str | None = None
    model_name: str | None = None
    # Null in the only sample; what it holds otherwise is not published.
    additional: Any = attrs.field(default=None, repr=safe_repr)
    # Null in the only sample; what it holds otherwise is not published.
    collections: Any = attrs.field(default=None, repr=safe_repr)
    collect: int | None = None
    use_scores: bool | None = None
    use_content: bool | None = None
    build_only: bool | None = None
    auto_tune: bool | None = None
    # Recorded responses of the service have it; null in all of them.
    custom_segment_ids: Any = attrs.field(default=None, repr=safe_repr)
    # Recorded responses of the service have it.
    model_type: str | None = None
    # Recorded responses of the service have it.
    re_run: bool | None = None
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
            self.source = MlModelSegment.from_json(source_)
        self.target = target_ = get("target")
        if target_ is not None:
            self.target = MlModelSegment.from_json(target_)
        self.target_field = target_field_ = get("target_field")
        if type(target_field_) is not str and target_field_ is not None:
            mismatch("str", target_field_)
        self.model_name = model_name_ = get("model_name")
        if type(model_name_) is not str and model_name_ is not None:
            mismatch("str", model_name_)
        self.additional = get("additional")
        self.collections = get("collections")
        self.collect = collect_ = get("collect")
        if type(collect_) is not int and collect_ is not None:
            mismatch("int", collect_)
        self.use_scores = use_scores_ = get("use_scores")
        if type(use_scores_) is not bool and use_scores_ is not None:
            mismatch("bool", use_scores_)
        self.use_content = use_content_ = get("use_content")
        if type(use_content_) is not bool and use_content_ is not None:
            mismatch("bool", use_content_)
        self.build_only = build_only_ = get("build_only")
        if type(build_only_) is not bool and build_only_ is not None:
            mismatch("bool", build_only_)
        self.auto_tune = auto_tune_ = get("auto_tune")
        if type(auto_tune_) is not bool and auto_tune_ is not None:
            mismatch("bool", auto_tune_)
        self.custom_segment_ids = get("custom_segment_ids")
        self.model_type = model_type_ = get("model_type")
        if type(model_type_) is not str and model_type_ is not None:
            mismatch("str", model_type_)
        self.re_run = re_run_ = get("re_run")
        if type(re_run_) is not bool and re_run_ is not None:
            mismatch("bool", re_run_)
        if not _ml_model_conf_fields.issuperset(value):
            self.extra = unlisted(value, _ml_model_conf_fields)
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
            "custom_segment_ids": plain(self.custom_segment_ids),
            "model_type": self.model_type,
            "re_run": self.re_run,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class MlModelSegment:
    """A segment in a model's configuration.

    Attributes:
        id: id; empty in the sample.
        name: name, with which the model was requested.
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
        short_id: short form of the id.
        kind: what it is for.
        public_name: name in the profile API.
        table: table it is over.
        segment_ql: the FilterQL text.
        ast: the FilterQL text, parsed.
        fields: fields that the FilterQL names.
        field_updates: not explained anywhere.
        field_changes_fields: not explained anywhere.
        extra: fields of the response that are not listed here.
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
    # Two clients that were tested against the service declare it.
    short_id: str | None = None
    # Two clients that were tested against the service declare it.
    kind: str | None = None
    # Two clients that were tested against the service declare it.
    public_name: str | None = None
    # Two clients that were tested against the service declare it.
    table: str | None = None
    # Two clients that were tested against the service declare it.
    segment_ql: str | None = None
    # Two clients that were tested against the service declare it; its form is not published.
    ast: Any = attrs.field(default=None, repr=safe_repr)
    # Recorded responses of the service have it.
    fields: list[str] = attrs.field(factory=list)
    # Recorded responses of the service have it.
    field_updates: bool | None = None
    # Recorded responses of the service have it; null in all of them.
    field_changes_fields: Any = attrs.field(default=None, repr=safe_repr)
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
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.is_public = is_public_ = get("is_public")
        if type(is_public_) is not bool and is_public_ is not None:
            mismatch("bool", is_public_)
        self.tags = texts(get("tags"))
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
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.invalid = invalid_ = get("invalid")
        if type(invalid_) is not bool and invalid_ is not None:
            mismatch("bool", invalid_)
        self.invalid_reason = invalid_reason_ = get("invalid_reason")
        if type(invalid_reason_) is not str and invalid_reason_ is not None:
            mismatch("str", invalid_reason_)
        self.deleted = deleted_ = get("deleted")
        if type(deleted_) is not bool and deleted_ is not None:
            mismatch("bool", deleted_)
        self.datemath_calc = datemath_calc_ = get("datemath_calc")
        if type(datemath_calc_) is not bool and datemath_calc_ is not None:
            mismatch("bool", datemath_calc_)
        self.forward_datemath = forward_datemath_ = get("forward_datemath")
        if type(forward_datemath_) is not bool and forward_datemath_ is not None:
            mismatch("bool", forward_datemath_)
        self.save_hist = save_hist_ = get("save_hist")
        if type(save_hist_) is not bool and save_hist_ is not None:
            mismatch("bool", save_hist_)
        self.schedule_exit = schedule_exit_ = get("schedule_exit")
        if type(schedule_exit_) is not bool and schedule_exit_ is not None:
            mismatch("bool", schedule_exit_)
        self.short_id = short_id_ = get("short_id")
        if type(short_id_) is not str and short_id_ is not None:
            mismatch("str", short_id_)
        self.kind = kind_ = get("kind")
        if type(kind_) is not str and kind_ is not None:
            mismatch("str", kind_)
        self.public_name = public_name_ = get("public_name")
        if type(public_name_) is not str and public_name_ is not None:
            mismatch("str", public_name_)
        self.table = table_ = get("table")
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        self.segment_ql = segment_ql_ = get("segment_ql")
        if type(segment_ql_) is not str and segment_ql_ is not None:
            mismatch("str", segment_ql_)
        self.ast = get("ast")
        self.fields = texts(get("fields"))
        self.field_updates = field_updates_ = get("field_updates")
        if type(field_updates_) is not bool and field_updates_ is not None:
            mismatch("bool", field_updates_)
        self.field_changes_fields = get("field_changes_fields")
        if not _ml_model_segment_fields.issuperset(value):
            self.extra = unlisted(value, _ml_model_segment_fields)
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
            "short_id": self.short_id,
            "kind": self.kind,
            "public_name": self.public_name,
            "table": self.table,
            "segment_ql": self.segment_ql,
            "ast": plain(self.ast),
            "fields": self.fields,
            "field_updates": self.field_updates,
            "field_changes_fields": plain(self.field_changes_fields),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class MlModelDependencies:
    """How a model's prediction depends on each of its features.

    Attributes:
        fields: by feature: pairs of a value of the feature and, presumably, the prediction at that
            value.
        extra: fields of the response that are not listed here.
    """

    # Published as lists of anything; the samples are pairs of numbers, but the values of a
    # categorical feature cannot be.
    fields: dict[str, list[list[Any]]] = attrs.field(factory=dict, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.fields = _map_of_list_of_list_of_anything(get("fields"))
        if not _ml_model_dependencies_fields.issuperset(value):
            self.extra = unlisted(value, _ml_model_dependencies_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"fields": plain(self.fields), **plain(self.extra)}


_ml_model_places = places(
    {
        "mse": ("summary.mse",),
        "rsq": ("summary.rsq",),
        "auc": ("summary.auc",),
        "threshold": ("summary.threshold",),
        "accuracy": ("summary.accuracy",),
        "reach": ("summary.reach",),
        "true_positive": ("summary.conf.TruePositive",),
        "true_negative": ("summary.conf.TrueNegative",),
        "false_positive": ("summary.conf.FalsePositive",),
        "false_negative": ("summary.conf.FalseNegative",),
        "success": ("summary.success",),
        "failure": ("summary.fail", "summary.failure"),
        "model_health": ("summary.model_health",),
        "msgs": ("summary.msgs",),
        "audience_similarity": ("summary.audience_similarity",),
    }
)
_either_list_of_ml_feature_map_of_ml_feature = either(
    list_of(MlFeature.from_json), map_of(MlFeature.from_json)
)
_either_integer_number = either(integer, number)
_either_list_of_number_map_of_number = either(list_of(number), map_of(number))
_either_text_number = either(text, number)
_ml_model_fields = frozenset(
    {
        "state",
        "name",
        "reason",
        "created",
        "conf",
        "features",
        "mse",
        "rsq",
        "auc",
        "threshold",
        "accuracy",
        "reach",
        "true_positive",
        "true_negative",
        "false_positive",
        "false_negative",
        "success",
        "failure",
        "model_health",
        "msgs",
        "audience_similarity",
        "id",
        "author_id",
    }
)
_ml_feature_places = places({"type": ("fieldtype",)})
_map_of_anything = map_of(anything)
_map_of_number = map_of(number)
_ml_feature_fields = frozenset(
    {"name", "kind", "type", "importance", "correlation", "impact", "field_prevalence"}
)
_ml_model_conf_fields = frozenset(
    {
        "source",
        "target",
        "target_field",
        "model_name",
        "additional",
        "collections",
        "collect",
        "use_scores",
        "use_content",
        "build_only",
        "auto_tune",
        "custom_segment_ids",
        "model_type",
        "re_run",
    }
)
_ml_model_segment_fields = frozenset(
    {
        "id",
        "name",
        "slug_name",
        "description",
        "is_public",
        "tags",
        "aid",
        "account_id",
        "author_id",
        "created",
        "updated",
        "invalid",
        "invalid_reason",
        "deleted",
        "datemath_calc",
        "forward_datemath",
        "save_hist",
        "schedule_exit",
        "short_id",
        "kind",
        "public_name",
        "table",
        "segment_ql",
        "ast",
        "fields",
        "field_updates",
        "field_changes_fields",
    }
)
_map_of_list_of_list_of_anything = map_of(list_of(list_of(anything)))
_ml_model_dependencies_fields = frozenset({"fields"})
