"""The routes below `/api/segmentml`: lookalike models.

A model is building until it is read once, and complete from then on. Its features are the number
fields of the source segment's users, with their plain correlation with the target; its measures are
those of the strongest feature alone (see prediction.py). Profiles get no scores from it.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Iterable, Mapping
from statistics import StatisticsError, correlation, fmean
from typing import Any

import orjson
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_body
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members, load_json
from lytics_async.local.parameters import flag, names, path_value
from lytics_async.local.prediction import measure_fit, measure_target, predict
from lytics_async.local.responses import succeed, succeed_bare
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_nanoseconds, now

KIND = "segmentml"
_NEVER = "0001-01-01T00:00:00Z"
_FLAGS = (
    *("use_scores", "use_content", "model_only", "eval_only", "auto_tune", "tune_model"),
    *("re_run", "save_segments", "as_is"),
)
_LISTS = ("aspect_collections", "additional_fields", "tags")
_TYPES = {
    "source": "a string",
    "target": "a string",
    "target_field": "a string",
    "num_to_train": "a number",
    "cor_threshold": "a number",
    **dict.fromkeys(_FLAGS, "a boolean"),
    **dict.fromkeys(_LISTS, "anything"),
}
_ALL = "all"
"""The source or target that is every user."""

_KEPT = ("id", "generation", "updated")
_MEASURES = ("mse", "rsq", "auc", "threshold", "accuracy", "reach", "model_health", "msgs")
_COUNTS = {
    "true_positive": "TruePositive",
    "true_negative": "TrueNegative",
    "false_positive": "FalsePositive",
    "false_negative": "FalseNegative",
}

_STEPS = 5
"""Groups of users by the value of a feature, for how the prediction depends on it."""


async def create_model(request: Request, account: Account) -> Response:
    """`POST /api/segmentml`: the options come in the query, or as a flat JSON object."""
    options = await _options(request, account)
    if ("target" in options) == ("target_field" in options):
        raise ApiFault(400, "Exactly one of target and target_field is required")

    created = await to_thread.run_sync(begin_model, account, options)
    return succeed_bare(account.settings, _shown(account, created), status=201)


async def list_models(request: Request, account: Account) -> Response:
    """`GET /api/segmentml`: the latest generation of each model."""

    def work() -> list[Document]:
        latest = {model["name"]: model for model in account.documents(KIND).all()}
        return [_shown(account, model) for model in latest.values()]

    return succeed(account.settings, await to_thread.run_sync(work))


async def list_ml(request: Request, account: Account) -> Response:
    """`GET /api/ml`: the models in a newer form, with ids."""

    def work() -> list[Document]:
        return [newer_form(account, model) for model in account.documents(KIND).all()]

    return succeed(account.settings, await to_thread.run_sync(work))


async def get_ml(request: Request, account: Account) -> Response:
    """`GET /api/ml/{id}`."""
    wanted = path_value(request, "id")

    def work() -> Document:
        for model in account.documents(KIND).all():
            shown = newer_form(account, model)
            if wanted in (shown["id"], model["name"]):
                return shown
        raise ApiFault(404, "Model not found")

    return succeed(account.settings, await to_thread.run_sync(work))


async def get_model(request: Request, account: Account) -> Response:
    """`GET /api/segmentml/{id}`, by `source::target`."""
    wanted = path_value(request, "id")

    def work() -> Document:
        return _shown(account, current_model(account, _latest(account, wanted)))

    return succeed_bare(account.settings, await to_thread.run_sync(work))


async def delete_model(request: Request, account: Account) -> Response:
    """`DELETE /api/segmentml/{id}`: a generation by its number, or the latest one."""
    wanted = path_value(request, "id")
    await to_thread.run_sync(lambda: account.documents(KIND).delete(_latest(account, wanted)))
    return Response(status_code=204)


async def model_dependencies(request: Request, account: Account) -> Response:
    """`GET /api/segmentml/_dependencies/{name}`: the share of the target by value of a feature."""
    wanted = path_value(request, "name" if "name" in request.path_params else "id")

    def work() -> Document:
        model = account.documents(KIND).get(_latest(account, wanted))
        rows = _rows(account, model)
        return {"fields": {name: _steps(values) for name, values in _features(model, rows).items()}}

    return succeed(account.settings, await to_thread.run_sync(work))


def begin_model(account: Account, options: Document, further: Document | None = None) -> Document:
    """Store a model that is still to be built.

    Raises:
        ApiFault: 400, a segment does not exist.
    """
    source = _segment(account, options["source"])
    target = _segment(account, options["target"]) if "target" in options else None
    aim = target["slug_name"] or _ALL if target else options["target_field"]
    name = f"{source['slug_name'] or _ALL}::{aim}"
    model = {
        "name": name,
        "state": "building",
        "reason": "",
        "created": format_nanoseconds(now()),
        "conf": {
            "source": source,
            "target": target,
            "target_field": options.get("target_field"),
            "model_name": "",
            "additional": options.get("additional_fields"),
            "collections": options.get("aspect_collections"),
            "collect": int(options.get("num_to_train", 0)),
            "use_scores": options.get("use_scores", False),
            "use_content": options.get("use_content", False),
            "build_only": options.get("model_only", not options.get("eval_only", False)),
            "auto_tune": options.get("auto_tune", False),
        },
    }
    return _keep(account, name, model | (further or {}))


def current_model(account: Account, key: str) -> Document:
    """A model as it is now; one that is building is complete from the next time on.

    Raises:
        ApiFault: 404, there is none.
    """
    model = account.documents(KIND).get(key)
    if model["state"] == "building":
        account.documents(KIND).put(key, _finished(account, model))
    return model


def _keep(account: Account, name: str, model: Document) -> Document:
    """Store a model; one of the same name is its next generation, with the number in the key."""
    moment = format_nanoseconds(now())
    with account.exclusive:
        known = account.documents(KIND).all()
        generation = sum(other["name"] == name for other in known) + 1
        key = name if generation == 1 else f"{name}::{generation}"
        stored = model | {"id": secrets.token_hex(16), "generation": generation, "updated": moment}
        return account.documents(KIND).put(key, stored)


def _latest(account: Account, wanted: str) -> str:
    """The key of a model: a name without a generation stands for the latest."""
    if account.documents(KIND).find(f"{wanted}::2") is None:
        return wanted
    generations = [
        model["generation"] for model in account.documents(KIND).all() if model["name"] == wanted
    ]
    return f"{wanted}::{max(generations)}"


def _shown(account: Account, model: Document) -> Document:
    """A model as published; the service puts its measures in a summary, and lists its features."""
    shown = {name: value for name, value in model.items() if name not in _KEPT}
    if not account.settings.is_service:
        return shown
    summary = {name: shown.pop(name) for name in _MEASURES if name in shown}
    counts = {wire: shown.pop(name) for name, wire in _COUNTS.items() if name in shown}
    if counts:
        summary["conf"] = counts
    for name, wire in (("success", "success"), ("failure", "fail")):
        if name in shown:
            tenths = shown.pop(name)
            summary[wire] = {f"{tenth / 10:g}": count for tenth, count in enumerate(tenths)}
    if summary:
        shown["summary"] = summary
    if "features" not in shown:
        return shown
    shown["features"] = [
        {("type" if name == "fieldtype" else name): value for name, value in feature.items()}
        for feature in shown["features"].values()
    ]
    return shown


def newer_form(account: Account, model: Document) -> Document:
    """A model with an id, as `/api/ml` has it."""
    conf = model["conf"]
    return {
        "id": model["id"],
        "aid": account.aid,
        "name": model["name"],
        "label": model["name"],
        "type": "lookalike",
        "source": conf["source"]["slug_name"] or _ALL,
        "target": (conf["target"] or {}).get("slug_name") or conf["target_field"] or _ALL,
        "state": model["state"],
        "is_active": model["state"] == "complete",
        "is_healthy": model.get("model_health") == "healthy",
        "created": model["created"],
        "updated": model["updated"],
        "work_ids": [],
        "config": {
            "auto_tune": conf["auto_tune"],
            "build_only": conf["build_only"],
            "collect": conf["collect"],
            "use_content": conf["use_content"],
            "use_scores": conf["use_scores"],
        },
    }


async def _options(request: Request, account: Account) -> Document:
    query = request.query_params
    given: dict[str, Any] = {
        name: query[name] for name in ("source", "target", "target_field") if query.get(name)
    }
    given |= {name: flag(query, name, default=False) for name in _FLAGS if name in query}
    given |= {name: _list(query[name]) or names(query, name) for name in _LISTS if name in query}
    for name in ("num_to_train", "cor_threshold"):
        if query.get(name):
            given[name] = _as_number(query[name])
            if given[name] is None:
                raise ApiFault(400, f'"{name}" must be a number')
    if body := await read_body(request, account.body_limit):
        given |= check_members(load_json(body), _TYPES)
    return check_members(given, _TYPES, required=("source",))


def _list(text: str) -> list[Any]:
    """A JSON array in a parameter."""
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return []
    return found if isinstance(found, list) else []


def _segment(account: Account, wanted: str) -> Document:
    """A segment as a model's configuration has it."""
    found = None if wanted == _ALL else account.segments.named(wanted)
    return {
        "aid": account.aid,
        "account_id": account.id,
        "id": found.id if found else "",
        "name": found.name if found else _ALL,
        "is_public": found.is_public if found else False,
        "slug_name": found.slug_name if found else "",
        "description": found.description if found else "",
        "author_id": found.author_id if found else "",
        "updated": found.updated if found else _NEVER,
        "created": found.created if found else format_nanoseconds(now()),
        "invalid": False,
        "invalid_reason": "",
        "deleted": False,
        "datemath_calc": False,
        "forward_datemath": False,
        "save_hist": False,
        "schedule_exit": False,
        "tags": (found.tags or None) if found else None,
    }


def _finished(account: Account, model: Document) -> Document:
    try:
        rows = _rows(account, model)
    except ApiFault as fault:  # a segment was deleted meanwhile
        return model | {"state": "invalid", "reason": fault.message}
    shares = [share for _, share in rows]
    if not rows or len(set(shares)) < 2:
        reason = (
            "the source segment has no users" if not rows else "all users of the source are alike"
        )
        return model | {"state": "invalid", "reason": reason}
    features = {
        name: _feature(name, values, len(values) / len(rows))
        for name, values in _features(model, rows).items()
    }
    strongest = max(features, key=lambda name: features[name]["importance"], default="")
    predictions = predict([_as_number(profile.get(strongest)) for profile, _ in rows], shares)
    measures = measure_fit(predictions, shares)
    if not model["conf"]["target_field"]:
        measures |= measure_target(predictions, shares)
    return model | {
        "state": "complete",
        "features": features,
        **measures,
        "model_health": "healthy",
        "msgs": [],
    }


def _rows(account: Account, model: Document) -> list[tuple[Document, float]]:
    """Return the source's users, each with its share in the behaviour: 1 in the target, else 0."""
    source = _members(account, model["conf"]["source"])
    field = model["conf"]["target_field"]
    if field:
        return [
            (profile, value)
            for profile in source.values()
            if (value := _as_number(profile.get(field))) is not None
        ]
    target = _members(account, model["conf"]["target"])
    return [(profile, float(number in target)) for number, profile in source.items()]


def _members(account: Account, segment: Document) -> dict[int, Document]:
    if not segment["id"]:
        return dict(account.profiles.select(lambda _: True))
    return dict(account.segments.members(account.segments.get(segment["id"]).statement))


def _features(
    model: Document, rows: Iterable[tuple[Document, float]]
) -> dict[str, list[tuple[float, float]]]:
    """Return the values of each number field but the predicted one, with the user's share."""
    predicted = model["conf"]["target_field"]
    features: dict[str, list[tuple[float, float]]] = {}
    for profile, share in rows:
        for name, value in profile.items():
            number = None if name.startswith("_") or name == predicted else _as_number(value)
            if number is not None:
                features.setdefault(name, []).append((number, share))
    return features


def _feature(name: str, values: list[tuple[float, float]], prevalence: float) -> Mapping[str, Any]:
    try:
        related = correlation(*zip(*values, strict=True))
    except StatisticsError:  # the values, or the shares, are all the same
        related = 0.0
    return {
        "name": name,
        "kind": "lql",
        "fieldtype": "numeric",
        "importance": abs(related),
        "correlation": related,
        "impact": {},
        "field_prevalence": {"source": prevalence},
    }


def _steps(values: list[tuple[float, float]]) -> list[list[float]]:
    ordered = sorted(values)
    size = max(1, -(-len(ordered) // _STEPS))
    groups = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    return [
        [fmean(value for value, _ in group), fmean(share for _, share in group)] for group in groups
    ]


def _as_number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/segmentml", list_models),
    ("POST", "/api/segmentml", create_model),
    ("GET", "/api/segmentml/_dependencies/{name}", model_dependencies),
    ("GET", "/api/segmentml/{id}/_dependencies", model_dependencies),
    ("GET", "/api/segmentml/{id}", get_model),
    ("DELETE", "/api/segmentml/{id}", delete_model),
    ("GET", "/api/ml", list_ml),
    ("GET", "/api/ml/{id}", get_ml),
)
