# generated from endpoints/v1/segment_ml.toml; do not edit
"""The service `client.ml_models`."""

from __future__ import annotations

import builtins
from collections.abc import Sequence

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.ml_models import MlModel, MlModelDependencies
from lytics_async.operations import ml_models as operations


class MlModels(Service):
    """Lookalike models: built from two segments, or from a segment and a field to predict.

    The source segment is the users to be scored, the target segment those who show the behaviour.
    Building takes a while: `create` returns immediately with the state `building`, and `get` tells
    when the model is `complete`, or why it is `invalid`.

    Reached as `client.ml_models`.
    """

    __slots__ = ()

    async def create(
        self,
        *,
        source: str,
        target: str | None = None,
        target_field: str | None = None,
        use_scores: bool | None = None,
        use_content: bool | None = None,
        aspect_collections: Sequence[str] | None = None,
        additional_fields: Sequence[str] | None = None,
        model_only: bool | None = None,
        eval_only: bool | None = None,
        auto_tune: bool | None = None,
        tune_model: bool | None = None,
        tags: Sequence[str] | None = None,
        re_run: bool | None = None,
        save_segments: bool | None = None,
        as_is: bool | None = None,
        num_to_train: int | None = None,
        cor_threshold: float | None = None,
        options: RequestOptions | Options | None = None,
    ) -> MlModel:
        """Start to build a lookalike model, or a model that predicts a field.

        POST /api/segmentml.

        Give either `target` or `target_field`. With `eval_only` the source and the target are all
        that is needed to find the model. The model's id, which `get` and `delete` take, is
        `source::target`, of the segments' slugs.

        Args:
            source: id or slug of the segment of the users to be scored.
            target: id or slug of the segment of the users who show the behaviour.
            target_field: slug of the field to predict, instead of `target`.
            use_scores: use raw behavioural scores as features.
            use_content: use content affinities as features.
            aspect_collections: segment collections to include: email, web, support, mobile,
                commerce, behaviors, content.
            additional_fields: further user fields to include.
            model_only: build the model without scoring users; false by default with `eval_only`
                (the server's default: True).
            eval_only: score users again with a model built earlier.
            auto_tune: select the features automatically.
            tune_model: optimise the tuning parameters first; experimental.
            tags: labels of the model.
            re_run: run the model again each week.
            save_segments: save three segments: users of both segments who resemble the target,
                users outside the target, and source users who resemble the target.
            as_is: keep every feature.
            num_to_train: samples taken from each of the two segments (the server's default: 5000).
            cor_threshold: correlation, from 0 to 1, from which a feature is dropped.

        Returns:
            the model in the state `building`.

        Raises:
            BadRequest: no such segment, or not exactly one of target and target_field.
        """
        return await self._call(
            operations.CREATE,
            {
                "source": source,
                "target": target,
                "target_field": target_field,
                "use_scores": use_scores,
                "use_content": use_content,
                "aspect_collections": aspect_collections,
                "additional_fields": additional_fields,
                "model_only": model_only,
                "eval_only": eval_only,
                "auto_tune": auto_tune,
                "tune_model": tune_model,
                "tags": tags,
                "re_run": re_run,
                "save_segments": save_segments,
                "as_is": as_is,
                "num_to_train": num_to_train,
                "cor_threshold": cor_threshold,
            },
            options,
        )

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[MlModel]:
        """List the models of the account: their states and, once they are complete, their measures.

        GET /api/segmentml.

        The list comes whole: there is no paging.
        """
        return await self._call(operations.LIST, {}, options)

    async def get(self, model: str, *, options: RequestOptions | Options | None = None) -> MlModel:
        """Return one model: its state and, once it is complete, its measures.

        GET /api/segmentml/{id}.

        Args:
            model: id of the model: `source::target`, of the segments' slugs.

        Raises:
            NotFound: no such model.
        """
        return await self._call(operations.GET, {"model": model}, options)

    async def delete(self, model: str, *, options: RequestOptions | Options | None = None) -> None:
        """Delete one model.

        DELETE /api/segmentml/{id}.

        Args:
            model: id of the model: `source::target`, of the segments' slugs.

        Raises:
            NotFound: no such model.
        """
        await self._call(operations.DELETE, {"model": model}, options)

    async def dependencies(
        self, name: str, *, options: RequestOptions | Options | None = None
    ) -> MlModelDependencies:
        """Return how a model's prediction depends on each of its features.

        GET /api/segmentml/_dependencies/{modelname}.

        Args:
            name: name of the model; the other calls take its id instead.

        Raises:
            NotFound: no such model.
        """
        return await self._call(operations.DEPENDENCIES, {"name": name}, options)
