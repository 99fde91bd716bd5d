# generated from endpoints/v1/segment_ml.toml; do not edit
"""Operations of `client.ml_models`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.ml_models import MlModel, MlModelDependencies

# The options may travel in the query, as here and as published, or in a flat JSON body.
CREATE: Final[Operation[MlModel]] = Operation(
    name="ml_models.create",
    method="POST",
    path="/api/segmentml",
    retry="never",
    structure=MlModel.from_json,
    returns="MlModel",
    type=MlModel,
    envelope="bare",
    query_params=(
        Param(name="source", wire="source", required=True),
        Param(name="target", wire="target"),
        Param(name="target_field", wire="target_field"),
        Param(name="use_scores", wire="use_scores"),
        Param(name="use_content", wire="use_content"),
        # Published as a string whose example is a JSON array.
        Param(name="aspect_collections", wire="aspect_collections", list_style="json"),
        # Published as a string whose example is a JSON array.
        Param(name="additional_fields", wire="additional_fields", list_style="json"),
        Param(name="model_only", wire="model_only"),
        Param(name="eval_only", wire="eval_only"),
        Param(name="auto_tune", wire="auto_tune"),
        Param(name="tune_model", wire="tune_model"),
        # Published as a string whose example is a JSON array.
        Param(name="tags", wire="tags", list_style="json"),
        Param(name="re_run", wire="re_run"),
        Param(name="save_segments", wire="save_segments"),
        Param(name="as_is", wire="as_is"),
        Param(name="num_to_train", wire="num_to_train"),
        Param(name="cor_threshold", wire="cor_threshold"),
    ),
)
"""Start to build a lookalike model, or a model that predicts a field."""

# Not in the reference; two clients that were tested against the service use it.
LIST: Final[Operation[list[MlModel]]] = Operation(
    name="ml_models.list",
    method="GET",
    path="/api/segmentml",
    retry="safe",
    structure=list_of(MlModel.from_json),
    returns="list[MlModel]",
    type=list[MlModel],
    published=False,
)
"""List the models of the account: their states and, once they are complete, their measures."""

# No response is published; that of create comes without an envelope, and one with an
# envelope is read as well.
GET: Final[Operation[MlModel]] = Operation(
    name="ml_models.get",
    method="GET",
    path="/api/segmentml/{id}",
    retry="safe",
    structure=MlModel.from_json,
    returns="MlModel",
    type=MlModel,
    envelope="bare",
    path_params=(Param(name="model", wire="id", required=True),),
)
"""Return one model: its state and, once it is complete, its measures."""

DELETE: Final[Operation[None]] = Operation(
    name="ml_models.delete",
    method="DELETE",
    path="/api/segmentml/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="model", wire="id", required=True),),
)
"""Delete one model."""

DEPENDENCIES: Final[Operation[MlModelDependencies]] = Operation(
    name="ml_models.dependencies",
    method="GET",
    path="/api/segmentml/_dependencies/{modelname}",
    retry="safe",
    structure=MlModelDependencies.from_json,
    returns="MlModelDependencies",
    type=MlModelDependencies,
    path_params=(Param(name="name", wire="modelname", required=True),),
)
"""Return how a model's prediction depends on each of its features."""
