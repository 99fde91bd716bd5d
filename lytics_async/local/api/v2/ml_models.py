"""The routes below `/v2/ml`: the models of `/api/segmentml`, with ids."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.segment_ml import KIND, begin_model, current_model, newer_form
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.routing import RouteRow

_MEMBERS = {
    **dict.fromkeys(("name", "label", "description", "source", "target", "type"), "a string"),
    "config": "an object",
    "hidden": "a boolean",
}
_TYPES = ("rf", "lr", "gbm", "")
_MEASURES = ("mse", "rsq", "auc", "threshold", "accuracy", "reach", "model_health", "msgs")
_COUNTS = {
    "true_positive": "TruePositive",
    "true_negative": "TrueNegative",
    "false_positive": "FalsePositive",
    "false_negative": "FalseNegative",
}


async def list_models(_: Request, account: Account) -> Response:
    """`GET /v2/ml`."""

    def work() -> list[Document]:
        return [_shown(account, model) for model in account.documents(KIND).all()]

    return succeed_v2(await in_thread(work))


async def create_model(request: Request, account: Account) -> Response:
    """`POST /v2/ml`: source and target are ids of segments."""
    given = await read_members(request, account.body_limit, _MEMBERS, required=("source", "target"))
    if given.get("type", "") not in _TYPES:
        raise ApiFault(400, "The type must be one of rf, lr, gbm")

    def work() -> Document:
        kept = ("label", "description", "type", "hidden")
        further = {name: given[name] for name in kept if name in given}
        options = given.get("config", {}) | {"source": given["source"], "target": given["target"]}
        return _shown(account, begin_model(account, options, further))

    return succeed_v2(await in_thread(work), status=201)


async def get_model(request: Request, account: Account) -> Response:
    """`GET /v2/ml/{id}`: a model is building until it was read once."""
    wanted = path_value(request, "id")
    return succeed_v2(await in_thread(lambda: _shown(account, _read(account, wanted))))


async def update_model(request: Request, account: Account) -> Response:
    """`PUT /v2/ml/{id}`: the changes are in the query."""
    wanted, query = path_value(request, "id"), request.query_params
    changes: Document = {
        name: flag(query, name, default=False) for name in ("is_active", "hidden") if name in query
    }
    if "label" in query:
        changes["label"] = query["label"]

    def work() -> Document:
        key = _key(account, wanted)
        return _shown(account, account.documents(KIND).update(key, changes))

    return succeed_v2(await in_thread(work))


async def delete_model(request: Request, account: Account) -> Response:
    """`DELETE /v2/ml/{id}`."""
    wanted = path_value(request, "id")
    await in_thread(lambda: account.documents(KIND).delete(_key(account, wanted)))
    return succeed_v2(None)


async def get_summary(request: Request, account: Account) -> Response:
    """`GET /v2/ml/{id}/summary`."""
    wanted = path_value(request, "id")

    def work() -> Document:
        model = _read(account, wanted)
        summary = {name: model[name] for name in _MEASURES if name in model}
        counts = {wire: model[name] for name, wire in _COUNTS.items() if name in model}
        return {
            "id": model["id"],
            "name": model["name"],
            "state": model["state"],
            "summary": summary | ({"error_matrix": counts} if counts else {}),
            "features": [
                {("type" if name == "fieldtype" else name): value for name, value in one.items()}
                for one in model.get("features", {}).values()
            ],
        }

    return succeed_v2(await in_thread(work))


def _key(account: Account, wanted: str) -> str:
    for model in account.documents(KIND).all():
        if model["id"] == wanted:
            generation = model["generation"]
            return model["name"] if generation == 1 else f"{model['name']}::{generation}"
    raise ApiFault(404, "Model not found")


def _read(account: Account, wanted: str) -> Document:
    return current_model(account, _key(account, wanted))


def _shown(account: Account, model: Document) -> Document:
    shown = newer_form(account, model)
    conf = model["conf"]
    return shown | {
        "label": model.get("label", shown["label"]),
        "description": model.get("description", ""),
        "type": model.get("type", ""),
        "hidden": model.get("hidden", False),
        "is_active": model.get("is_active", False),
        "source": conf["source"]["id"],
        "target": (conf["target"] or {}).get("id", ""),
        "error": model["reason"] or ("building" if model["state"] == "building" else ""),
        "author_id": account.admin_id,
    }


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/ml", list_models),
    ("POST", "/v2/ml", create_model),
    ("GET", "/v2/ml/{id}", get_model),
    ("PUT", "/v2/ml/{id}", update_model),
    ("DELETE", "/v2/ml/{id}", delete_model),
    ("GET", "/v2/ml/{id}/summary", get_summary),
)
