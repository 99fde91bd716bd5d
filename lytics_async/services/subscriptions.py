# generated from endpoints/v1/subscription.toml; do not edit
"""The service `client.subscriptions`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lytics_async.access.secret import Secret
from lytics_async.call.operation import UNSET, Filter, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.subscriptions import Subscription, SubscriptionUpsert
from lytics_async.operations import subscriptions as operations


class Subscriptions(Service):
    """Subscriptions: deliver entries into segments, and exits, to webhooks or elsewhere.

    The vendor calls this family BETA, and announces that the delivered message will change.
    `lytics_async.webhooks` decodes what a webhook receives.

    Reached as `client.subscriptions`.
    """

    __slots__ = ()

    async def list(
        self,
        *,
        segment: str | None = None,
        table: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Subscription]:
        """List the subscriptions, all of a table or those on one segment.

        GET /api/subscription.

        The list comes whole: there is no paging.

        Args:
            segment: id or slug of the segment; all subscriptions when omitted.
            table: table of the segments (the server's default: user).
        """
        return await self._call(operations.LIST, {"segment": segment, "table": table}, options)

    async def upsert(
        self,
        *,
        channel: Literal["webhook", "kinesis"] | str | Unset = UNSET,
        segment_ids: Sequence[str] | Unset = UNSET,
        segment_ql: str | Filter | Unset = UNSET,
        name: str | Unset = UNSET,
        description: str | Unset = UNSET,
        with_backfill: bool | Unset = UNSET,
        webhook_url: str | Unset = UNSET,
        headers: Mapping[str, Secret | str] | Unset = UNSET,
        segmentio_writekey: Secret | str | Unset = UNSET,
        region: str | Unset = UNSET,
        stream: str | Unset = UNSET,
        role_arn: str | Unset = UNSET,
        identifier_field: str | Unset = UNSET,
        body: SubscriptionUpsert | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Subscription:
        """Create a subscription, or change one.

        POST /api/subscription.

        What the server knows an existing subscription by is not published, and there is no other
        call to change one: list them afterwards, and delete the one that is no longer wanted.

        Args:
            channel: where the messages go; a webhook needs `webhook_url`, kinesis needs `region`
                and `stream` (required).
            segment_ids: ids of saved segments; give these or `segment_ql`.
            segment_ql: FilterQL that defines the segment in place, with its ALIAS; give this or
                `segment_ids`.
            name: name for people.
            description: text for people.
            with_backfill: first send every present member once, as entered, which needs exactly one
                segment; only later changes are sent when left out.
            webhook_url: webhook: URL that each message is posted to.
            headers: webhook: headers to send along, such as an Authorization, a secret.
            segmentio_writekey: webhook: write key of a Segment source, a secret.
            region: kinesis: AWS region, such as `us-east-1`.
            stream: kinesis: name of the stream.
            role_arn: kinesis: role to assume for writing to the stream.
            identifier_field: kinesis: profile field whose value becomes the shard key.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is missing or not acceptable.
        """
        return await self._call(
            operations.UPSERT,
            {
                "channel": channel,
                "segment_ids": segment_ids,
                "segment_ql": segment_ql,
                "name": name,
                "description": description,
                "with_backfill": with_backfill,
                "webhook_url": webhook_url,
                "headers": headers,
                "segmentio_writekey": segmentio_writekey,
                "region": region,
                "stream": stream,
                "role_arn": role_arn,
                "identifier_field": identifier_field,
                "body": body,
            },
            options,
        )

    async def get(
        self, subscription: str, *, options: RequestOptions | Options | None = None
    ) -> Subscription:
        """Return one subscription.

        GET /api/subscription/{id}.

        Args:
            subscription: id.

        Raises:
            NotFound: no such subscription.
        """
        return await self._call(operations.GET, {"subscription": subscription}, options)

    async def delete(
        self, subscription: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete one subscription.

        DELETE /api/subscription/{id}.

        Args:
            subscription: id.

        Raises:
            NotFound: no such subscription.
        """
        await self._call(operations.DELETE, {"subscription": subscription}, options)
