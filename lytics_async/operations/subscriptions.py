# generated from endpoints/v1/subscription.toml; do not edit
"""Operations of `client.subscriptions`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.subscriptions import Subscription

LIST: Final[Operation[list[Subscription]]] = Operation(
    name="subscriptions.list",
    method="GET",
    path="/api/subscription",
    retry="safe",
    structure=list_of(Subscription.from_json),
    returns="list[Subscription]",
    type=list[Subscription],
    query_params=(
        # Its published default, two backticks, is what a conversion left of an empty text.
        Param(name="segment", wire="segment_id"),
        Param(name="table", wire="table"),
    ),
)
"""List the subscriptions, all of a table or those on one segment."""

# It may create a second subscription, or send the present members a second time, so it is
# not retried.
UPSERT: Final[Operation[Subscription]] = Operation(
    name="subscriptions.upsert",
    method="POST",
    path="/api/subscription",
    retry="never",
    structure=Subscription.from_json,
    returns="Subscription",
    type=Subscription,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("channel", "channel"),
            ("segment_ids", "segment_ids"),
            ("segment_ql", "segmentql"),
            ("name", "name"),
            ("description", "description"),
            ("with_backfill", "withbackfill"),
            ("webhook_url", "webhook_url"),
            ("headers", "headers"),
            ("segmentio_writekey", "segmentio_writekey"),
            ("region", "region"),
            ("stream", "stream"),
            ("role_arn", "role_arn"),
            ("identifier_field", "identifier_field"),
        ),
        required_fields=frozenset({"channel"}),
    ),
)
"""Create a subscription, or change one."""

GET: Final[Operation[Subscription]] = Operation(
    name="subscriptions.get",
    method="GET",
    path="/api/subscription/{id}",
    retry="safe",
    structure=Subscription.from_json,
    returns="Subscription",
    type=Subscription,
    path_params=(Param(name="subscription", wire="id", required=True),),
)
"""Return one subscription."""

DELETE: Final[Operation[None]] = Operation(
    name="subscriptions.delete",
    method="DELETE",
    path="/api/subscription/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="subscription", wire="id", required=True),),
)
"""Delete one subscription."""
