# generated from endpoints/v2/data_models.toml; do not edit
"""Operations of `client.v2.data_models`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.v2.data_models import (
    DataModel,
    DataModelDeletion,
    DataModelLog,
    DataModelSize,
)

LIST: Final[Operation[list[DataModel]]] = Operation(
    name="v2.data_models.list",
    method="GET",
    path="/v2/datamodel",
    retry="safe",
    structure=list_of(DataModel.from_json),
    returns="list[DataModel]",
    type=list[DataModel],
    api="v2",
    query_params=(Param(name="sizes", wire="sizes"),),
)
"""List the data models of the account."""

GET: Final[Operation[DataModel]] = Operation(
    name="v2.data_models.get",
    method="GET",
    path="/v2/datamodel/{id}",
    retry="safe",
    structure=DataModel.from_json,
    returns="DataModel",
    type=DataModel,
    api="v2",
    path_params=(Param(name="data_model", wire="id", required=True),),
    query_params=(Param(name="sizes", wire="sizes"),),
)
"""Return one data model."""

# A second request would create a second data model.
CREATE: Final[Operation[DataModel]] = Operation(
    name="v2.data_models.create",
    method="POST",
    path="/v2/datamodel",
    retry="never",
    structure=DataModel.from_json,
    returns="DataModel",
    type=DataModel,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("slug", "slug"),
            ("description", "description"),
            ("connection_id", "connection_id"),
            ("sql", "sql"),
            ("sql_dialect", "sql_dialect"),
            ("primary_keys", "primary_keys"),
            ("joined_to", "joined_to"),
            ("activated_fields", "activated_fields"),
            ("create_profiles", "create_profiles"),
            ("status", "status"),
            ("sync_period", "sync_period"),
        ),
        required_fields=frozenset({"name", "connection_id", "sql"}),
    ),
)
"""Create a data model."""

UPDATE: Final[Operation[DataModel]] = Operation(
    name="v2.data_models.update",
    method="PUT",
    path="/v2/datamodel/{id}",
    retry="idempotent",
    structure=DataModel.from_json,
    returns="DataModel",
    type=DataModel,
    api="v2",
    path_params=(Param(name="data_model", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("description", "description"),
            ("sql", "sql"),
            ("activated_fields", "activated_fields"),
            ("create_profiles", "create_profiles"),
            ("status", "status"),
            ("sync_period", "sync_period"),
        ),
    ),
)
"""Change a data model; what is left out stays."""

DELETE: Final[Operation[None]] = Operation(
    name="v2.data_models.delete",
    method="DELETE",
    path="/v2/datamodel/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(Param(name="data_model", wire="id", required=True),),
)
"""Delete a data model."""

# The separator of the ids is not published; the comma is the likely one.
DELETE_MANY: Final[Operation[list[DataModelDeletion]]] = Operation(
    name="v2.data_models.delete_many",
    method="DELETE",
    path="/v2/datamodel",
    retry="idempotent",
    structure=list_of(DataModelDeletion.from_json),
    returns="list[DataModelDeletion]",
    type=list[DataModelDeletion],
    api="v2",
    query_params=(Param(name="ids", wire="ids", list_style="comma", required=True),),
)
"""Delete several data models, and report each."""

LIST_LOGS: Final[Operation[list[DataModelLog]]] = Operation(
    name="v2.data_models.list_logs",
    method="GET",
    path="/v2/datamodel/{id}/logs",
    retry="safe",
    structure=list_of(DataModelLog.from_json),
    returns="list[DataModelLog]",
    type=list[DataModelLog],
    api="v2",
    path_params=(Param(name="data_model", wire="id", required=True),),
)
"""List what happened to a data model."""

# A GET that starts something: a repeat would start a second run.
SYNC: Final[Operation[DataModel]] = Operation(
    name="v2.data_models.sync",
    method="GET",
    path="/v2/datamodel/{id}/sync/{state}",
    retry="never",
    structure=DataModel.from_json,
    returns="DataModel",
    type=DataModel,
    api="v2",
    path_params=(
        Param(name="data_model", wire="id", required=True),
        Param(name="state", wire="state", required=True),
    ),
)
"""Start or stop a run."""

GET_SIZE: Final[Operation[DataModelSize]] = Operation(
    name="v2.data_models.get_size",
    method="GET",
    path="/v2/data/datamodel/{id}/size",
    retry="safe",
    structure=DataModelSize.from_json,
    returns="DataModelSize",
    type=DataModelSize,
    api="v2",
    path_params=(Param(name="data_model", wire="id", required=True),),
)
"""Return how many rows of a data model are stored."""

# The separator of the ids is not published; the comma is the likely one.
LIST_SIZES: Final[Operation[list[DataModelSize]]] = Operation(
    name="v2.data_models.list_sizes",
    method="GET",
    path="/v2/data/datamodel/size",
    retry="safe",
    structure=list_of(DataModelSize.from_json),
    returns="list[DataModelSize]",
    type=list[DataModelSize],
    api="v2",
    query_params=(Param(name="ids", wire="ids", list_style="comma", required=True),),
)
"""Return how many rows of several data models are stored."""
