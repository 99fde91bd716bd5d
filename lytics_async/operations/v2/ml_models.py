# generated from endpoints/v2/ml_models.toml; do not edit
"""Operations of `client.v2.ml_models`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.v2.ml_models import MlModel, MlSummary

LIST: Final[Operation[list[MlModel]]] = Operation(
    name="v2.ml_models.list",
    method="GET",
    path="/v2/ml",
    retry="safe",
    structure=list_of(MlModel.from_json),
    returns="list[MlModel]",
    type=list[MlModel],
    api="v2",
)
"""List the models of the account."""

GET: Final[Operation[MlModel]] = Operation(
    name="v2.ml_models.get",
    method="GET",
    path="/v2/ml/{id}",
    retry="safe",
    structure=MlModel.from_json,
    returns="MlModel",
    type=MlModel,
    api="v2",
    path_params=(Param(name="model", wire="id", required=True),),
)
"""Return one model."""

# A second request would build a second model.
CREATE: Final[Operation[MlModel]] = Operation(
    name="v2.ml_models.create",
    method="POST",
    path="/v2/ml",
    retry="never",
    structure=MlModel.from_json,
    returns="MlModel",
    type=MlModel,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("label", "label"),
            ("description", "description"),
            ("source", "source"),
            ("target", "target"),
            ("type", "type"),
            ("config", "config"),
            ("hidden", "hidden"),
        ),
        required_fields=frozenset({"source", "target"}),
    ),
)
"""Build a model."""

UPDATE: Final[Operation[MlModel]] = Operation(
    name="v2.ml_models.update",
    method="PUT",
    path="/v2/ml/{id}",
    retry="idempotent",
    structure=MlModel.from_json,
    returns="MlModel",
    type=MlModel,
    api="v2",
    path_params=(Param(name="model", wire="id", required=True),),
    query_params=(
        Param(name="is_active", wire="is_active"),
        Param(name="label", wire="label"),
        Param(name="hidden", wire="hidden"),
    ),
)
"""Activate, rename or hide a model."""

DELETE: Final[Operation[None]] = Operation(
    name="v2.ml_models.delete",
    method="DELETE",
    path="/v2/ml/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(Param(name="model", wire="id", required=True),),
)
"""Delete a model."""

GET_SUMMARY: Final[Operation[MlSummary]] = Operation(
    name="v2.ml_models.get_summary",
    method="GET",
    path="/v2/ml/{id}/summary",
    retry="safe",
    structure=MlSummary.from_json,
    returns="MlSummary",
    type=MlSummary,
    api="v2",
    path_params=(Param(name="model", wire="id", required=True),),
)
"""Return how good a model is, and by which features."""
