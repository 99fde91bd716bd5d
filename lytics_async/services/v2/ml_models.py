# generated from endpoints/v2/ml_models.toml; do not edit
"""The service `client.v2.ml_models`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Literal

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.ml_models import MlModel, MlModelConfigFields, MlModelFields, MlSummary
from lytics_async.operations.v2 import ml_models as operations


class MlModels(Service):
    """Lookalike models: how close the profiles of one segment are to those of another.

    Reached as `client.v2.ml_models`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[MlModel]:
        """List the models of the account.

        GET /v2/ml.
        """
        return await self._call(operations.LIST, {}, options)

    async def get(self, model: str, *, options: RequestOptions | Options | None = None) -> MlModel:
        """Return one model.

        GET /v2/ml/{id}.

        Args:
            model: id of the model.

        Raises:
            NotFound: there is no such model.
        """
        return await self._call(operations.GET, {"model": model}, options)

    async def find(
        self, model: str, *, options: RequestOptions | Options | None = None
    ) -> MlModel | None:
        """Return one model; None when there is none.

        GET /v2/ml/{id}.

        Args:
            model: id of the model.
        """
        return await self._find(operations.GET, {"model": model}, options)

    async def create(
        self,
        *,
        name: str | Unset | None = UNSET,
        label: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        source: str | Unset = UNSET,
        target: str | Unset = UNSET,
        type: Literal["rf", "lr", "gbm"] | Unset | None = UNSET,
        config: MlModelConfigFields | Mapping[str, Any] | Unset | None = UNSET,
        hidden: bool | Unset | None = UNSET,
        body: MlModelFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> MlModel:
        """Build a model.

        POST /v2/ml.

        Args:
            name: its name.
            label: its name for people.
            description: what it is for.
            source: id of the segment that is scored (required).
            target: id of the segment that is compared with (required).
            type: its algorithm.
            config: how it is built.
            hidden: whether it is not shown.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a segment does not exist.
        """
        return await self._call(
            operations.CREATE,
            {
                "name": name,
                "label": label,
                "description": description,
                "source": source,
                "target": target,
                "type": type,
                "config": config,
                "hidden": hidden,
                "body": body,
            },
            options,
        )

    async def update(
        self,
        model: str,
        *,
        is_active: bool | None = None,
        label: str | None = None,
        hidden: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> MlModel:
        """Activate, rename or hide a model.

        PUT /v2/ml/{id}.

        What changes is in the query string; there is no body.

        Args:
            model: id of the model.
            is_active: whether profiles are scored.
            label: its name for people.
            hidden: whether it is not shown.

        Raises:
            NotFound: there is no such model.
        """
        return await self._call(
            operations.UPDATE,
            {"model": model, "is_active": is_active, "label": label, "hidden": hidden},
            options,
        )

    async def delete(self, model: str, *, options: RequestOptions | Options | None = None) -> None:
        """Delete a model.

        DELETE /v2/ml/{id}.

        Args:
            model: id of the model.

        Raises:
            NotFound: there is no such model.
        """
        await self._call(operations.DELETE, {"model": model}, options)

    async def get_summary(
        self, model: str, *, options: RequestOptions | Options | None = None
    ) -> MlSummary:
        """Return how good a model is, and by which features.

        GET /v2/ml/{id}/summary.

        Args:
            model: id of the model.

        Raises:
            NotFound: there is no such model.
        """
        return await self._call(operations.GET_SUMMARY, {"model": model}, options)
