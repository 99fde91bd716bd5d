# generated from endpoints/v2/data_models.toml; do not edit
"""The service `client.v2.data_models`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.data_models import (
    DataModel,
    DataModelChanges,
    DataModelDeletion,
    DataModelFields,
    DataModelJoinFields,
    DataModelLog,
    DataModelSize,
)
from lytics_async.operations.v2 import data_models as operations


class DataModels(Service):
    """Data models: queries on connections, whose rows join the profiles.

    Reached as `client.v2.data_models`.
    """

    __slots__ = ()

    async def list(
        self, *, sizes: bool | None = None, options: RequestOptions | Options | None = None
    ) -> builtins.list[DataModel]:
        """List the data models of the account.

        GET /v2/datamodel.

        Args:
            sizes: also count the rows.
        """
        return await self._call(operations.LIST, {"sizes": sizes}, options)

    async def get(
        self,
        data_model: str,
        *,
        sizes: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> DataModel:
        """Return one data model.

        GET /v2/datamodel/{id}.

        Args:
            data_model: id of the data model.
            sizes: also count the rows.

        Raises:
            NotFound: there is no such data model.
        """
        return await self._call(operations.GET, {"data_model": data_model, "sizes": sizes}, options)

    async def find(
        self,
        data_model: str,
        *,
        sizes: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> DataModel | None:
        """Return one data model; None when there is none.

        GET /v2/datamodel/{id}.

        Args:
            data_model: id of the data model.
            sizes: also count the rows.
        """
        return await self._find(operations.GET, {"data_model": data_model, "sizes": sizes}, options)

    async def create(
        self,
        *,
        name: str | Unset = UNSET,
        slug: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        connection_id: str | Unset = UNSET,
        sql: str | Unset = UNSET,
        sql_dialect: str | Unset | None = UNSET,
        primary_keys: Sequence[str] | Unset = UNSET,
        joined_to: DataModelJoinFields | Mapping[str, Any] | Unset | None = UNSET,
        activated_fields: Sequence[str] | Unset = UNSET,
        create_profiles: bool | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        sync_period: float | Unset | None = UNSET,
        body: DataModelFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> DataModel:
        """Create a data model.

        POST /v2/datamodel.

        Args:
            name: its name (required).
            slug: its name for machines.
            description: what it is for.
            connection_id: id of the connection (required).
            sql: the query (required).
            sql_dialect: dialect of the query.
            primary_keys: columns that identify a row.
            joined_to: how its rows join the profiles.
            activated_fields: columns that profiles get.
            create_profiles: whether a row without a profile makes one.
            status: its state.
            sync_period: hours between two runs.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field or the query is not valid.
            NotFound: there is no such connection.
        """
        return await self._call(
            operations.CREATE,
            {
                "name": name,
                "slug": slug,
                "description": description,
                "connection_id": connection_id,
                "sql": sql,
                "sql_dialect": sql_dialect,
                "primary_keys": primary_keys,
                "joined_to": joined_to,
                "activated_fields": activated_fields,
                "create_profiles": create_profiles,
                "status": status,
                "sync_period": sync_period,
                "body": body,
            },
            options,
        )

    async def update(
        self,
        data_model: str,
        *,
        name: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        sql: str | Unset | None = UNSET,
        activated_fields: Sequence[str] | Unset = UNSET,
        create_profiles: bool | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        sync_period: int | Unset | None = UNSET,
        body: DataModelChanges | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> DataModel:
        """Change a data model; what is left out stays.

        PUT /v2/datamodel/{id}.

        The connection, the primary keys and the join cannot change.

        Args:
            data_model: id of the data model.
            name: its name.
            description: what it is for.
            sql: the query.
            activated_fields: columns that profiles get.
            create_profiles: whether a row without a profile makes one.
            status: its state.
            sync_period: hours between two runs.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such data model.
            BadRequest: a field or the query is not valid.
        """
        return await self._call(
            operations.UPDATE,
            {
                "data_model": data_model,
                "name": name,
                "description": description,
                "sql": sql,
                "activated_fields": activated_fields,
                "create_profiles": create_profiles,
                "status": status,
                "sync_period": sync_period,
                "body": body,
            },
            options,
        )

    async def delete(
        self, data_model: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete a data model.

        DELETE /v2/datamodel/{id}.

        Args:
            data_model: id of the data model.

        Raises:
            NotFound: there is no such data model.
        """
        await self._call(operations.DELETE, {"data_model": data_model}, options)

    async def delete_many(
        self, *, ids: Sequence[str], options: RequestOptions | Options | None = None
    ) -> builtins.list[DataModelDeletion]:
        """Delete several data models, and report each.

        DELETE /v2/datamodel.

        Args:
            ids: ids of the data models.
        """
        return await self._call(operations.DELETE_MANY, {"ids": ids}, options)

    async def list_logs(
        self, data_model: str, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[DataModelLog]:
        """List what happened to a data model.

        GET /v2/datamodel/{id}/logs.

        Args:
            data_model: id of the data model.

        Raises:
            NotFound: there is no such data model.
        """
        return await self._call(operations.LIST_LOGS, {"data_model": data_model}, options)

    async def sync(
        self,
        data_model: str,
        state: Literal["start", "stop"],
        *,
        options: RequestOptions | Options | None = None,
    ) -> DataModel:
        """Start or stop a run.

        GET /v2/datamodel/{id}/sync/{state}.

        Args:
            data_model: id of the data model.
            state: what to do: "start" or "stop".

        Raises:
            NotFound: there is no such data model.
            BadRequest: the state is neither `start` nor `stop`.
        """
        return await self._call(
            operations.SYNC, {"data_model": data_model, "state": state}, options
        )

    async def get_size(
        self, data_model: str, *, options: RequestOptions | Options | None = None
    ) -> DataModelSize:
        """Return how many rows of a data model are stored.

        GET /v2/data/datamodel/{id}/size.

        Args:
            data_model: id of the data model.

        Raises:
            NotFound: there is no such data model.
        """
        return await self._call(operations.GET_SIZE, {"data_model": data_model}, options)

    async def list_sizes(
        self, *, ids: Sequence[str], options: RequestOptions | Options | None = None
    ) -> builtins.list[DataModelSize]:
        """Return how many rows of several data models are stored.

        GET /v2/data/datamodel/size.

        Args:
            ids: ids of the data models.
        """
        return await self._call(operations.LIST_SIZES, {"ids": ids}, options)
