# generated from endpoints/v2/streams.toml; do not edit
"""The service `client.v2.streams`."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping
from typing import Any

from lytics_async.call.composite import CompositeService
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.models.v2.streams import Stream, StreamField, StreamRule, StreamRuleFields
from lytics_async.operations.v2 import streams as operations


class Streams(CompositeService):
    """Streams: what came in, how fresh it is, and the rules that route it.

    Reached as `client.v2.streams`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Stream]:
        """List the streams of the account.

        GET /v2/stream.
        """
        return await self._call(operations.LIST, {}, options)

    async def list_names(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[str]:
        """List the names of the streams.

        GET /v2/stream/names.
        """
        return await self._call(operations.LIST_NAMES, {}, options)

    async def list_fields(self, *, options: RequestOptions | Options | None = None) -> Any:
        """Return the fields of all streams.

        GET /v2/stream/fields.

        No form of the response is published, so it is returned as it comes.
        """
        return await self._call(operations.LIST_FIELDS, {}, options)

    async def get(self, stream: str, *, options: RequestOptions | Options | None = None) -> Stream:
        """Return one stream.

        GET /v2/stream/{name}.

        Args:
            stream: name of the stream.

        Raises:
            NotFound: there is no such stream (`STREAM-NOTFOUND-014`).
        """
        return await self._call(operations.GET, {"stream": stream}, options)

    async def find(
        self, stream: str, *, options: RequestOptions | Options | None = None
    ) -> Stream | None:
        """Return one stream; None when there is none.

        GET /v2/stream/{name}.

        Args:
            stream: name of the stream.

        Raises:
            NotFound: there is no such stream (`STREAM-NOTFOUND-014`).
        """
        return await self._find(operations.GET, {"stream": stream}, options)

    async def list_events(
        self, stream: str, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[dict[str, Any]]:
        """Return recent events of a stream.

        GET /v2/stream/{name}/events.

        Args:
            stream: name of the stream.

        Returns:
            the events as they came in.

        Raises:
            NotFound: there is no such stream (`STREAM-NOTFOUND-014`).
        """
        return await self._call(operations.LIST_EVENTS, {"stream": stream}, options)

    async def get_stats(
        self, stream: str, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[StreamField]:
        """Return the figures of every field of a stream.

        GET /v2/stream/{name}/stats.

        A field without `columns` is not mapped, so nothing of it reaches a profile.

        Args:
            stream: name of the stream.

        Raises:
            NotFound: there is no such stream (`STREAM-NOTFOUND-014`).
        """
        return await self._call(operations.GET_STATS, {"stream": stream}, options)

    async def list_rules(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[StreamRule]:
        """List the routing rules.

        GET /v2/stream/rule.
        """
        return await self._call(operations.LIST_RULES, {}, options)

    async def create_rule(
        self,
        *,
        name: str | Unset | None = UNSET,
        input_stream: str | Unset | None = UNSET,
        output_stream: str | Unset | None = UNSET,
        expression: str | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        active: bool | Unset | None = UNSET,
        body: StreamRuleFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> StreamRule:
        """Create a routing rule.

        POST /v2/stream/rule.

        Args:
            name: its name for people.
            input_stream: stream that the events come from.
            output_stream: stream that they are routed to.
            expression: condition on an event, a qlbridge expression.
            priority: order among the rules.
            active: whether it is applied.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the expression or a stream is not valid (`BADREQ-001`).
        """
        return await self._call(
            operations.CREATE_RULE,
            {
                "name": name,
                "input_stream": input_stream,
                "output_stream": output_stream,
                "expression": expression,
                "priority": priority,
                "active": active,
                "body": body,
            },
            options,
        )

    async def get_rule(
        self, rule: str, *, options: RequestOptions | Options | None = None
    ) -> StreamRule:
        """Return one routing rule.

        GET /v2/stream/rule/{id}.

        Args:
            rule: id of the rule.

        Raises:
            NotFound: there is no such rule (`ROUTERULE-NOTFOUND-020`).
        """
        return await self._call(operations.GET_RULE, {"rule": rule}, options)

    async def find_rule(
        self, rule: str, *, options: RequestOptions | Options | None = None
    ) -> StreamRule | None:
        """Return one routing rule; None when there is none.

        GET /v2/stream/rule/{id}.

        Args:
            rule: id of the rule.

        Raises:
            NotFound: there is no such rule (`ROUTERULE-NOTFOUND-020`).
        """
        return await self._find(operations.GET_RULE, {"rule": rule}, options)

    async def replace_rule(
        self,
        rule: str,
        *,
        name: str | Unset | None = UNSET,
        input_stream: str | Unset | None = UNSET,
        output_stream: str | Unset | None = UNSET,
        expression: str | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        active: bool | Unset | None = UNSET,
        body: StreamRuleFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> StreamRule:
        """Replace a routing rule.

        PUT /v2/stream/rule/{id}.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            rule: id of the rule.
            name: its name for people.
            input_stream: stream that the events come from.
            output_stream: stream that they are routed to.
            expression: condition on an event, a qlbridge expression.
            priority: order among the rules.
            active: whether it is applied.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such rule (`ROUTERULE-NOTFOUND-020`).
            BadRequest: the expression or a stream is not valid (`BADREQ-001`).
        """
        return await self._call(
            operations.REPLACE_RULE,
            {
                "rule": rule,
                "name": name,
                "input_stream": input_stream,
                "output_stream": output_stream,
                "expression": expression,
                "priority": priority,
                "active": active,
                "body": body,
            },
            options,
        )

    async def edit_rule(
        self,
        rule: str,
        change: Callable[[StreamRule], StreamRule | Mapping[str, Any] | None],
        *,
        options: RequestOptions | Options | None = None,
    ) -> StreamRule:
        """Replace a routing rule: read it, change it, write all of it.

        GET /v2/stream/rule/{id}, then PUT /v2/stream/rule/{id}. What another user changes between
        the two requests is lost: the API has no versions to compare.

        Args:
            rule: id of the rule.
            change: called with what was read; it changes that in place and returns None, or returns
                what to write.

        Raises:
            NotFound: there is no such rule (`ROUTERULE-NOTFOUND-020`).
            BadRequest: the expression or a stream is not valid (`BADREQ-001`).
            ResponseError: the server wrote another resource than the one that was read.
        """
        return await self._edit(
            operations.GET_RULE, operations.REPLACE_RULE, {"rule": rule}, change, options
        )

    async def replace_rule_by_post(
        self,
        rule: str,
        *,
        name: str | Unset | None = UNSET,
        input_stream: str | Unset | None = UNSET,
        output_stream: str | Unset | None = UNSET,
        expression: str | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        active: bool | Unset | None = UNSET,
        body: StreamRuleFields | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> StreamRule:
        """Replace a routing rule, where a gateway lets no PUT through.

        POST /v2/stream/rule/{id}.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            rule: id of the rule.
            name: its name for people.
            input_stream: stream that the events come from.
            output_stream: stream that they are routed to.
            expression: condition on an event, a qlbridge expression.
            priority: order among the rules.
            active: whether it is applied.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: there is no such rule (`ROUTERULE-NOTFOUND-020`).
            BadRequest: the expression or a stream is not valid (`BADREQ-001`).
        """
        return await self._call(
            operations.REPLACE_RULE_BY_POST,
            {
                "rule": rule,
                "name": name,
                "input_stream": input_stream,
                "output_stream": output_stream,
                "expression": expression,
                "priority": priority,
                "active": active,
                "body": body,
            },
            options,
        )

    async def delete_rule(
        self, rule: str, *, options: RequestOptions | Options | None = None
    ) -> StreamRule | None:
        """Delete a routing rule.

        DELETE /v2/stream/rule/{id}.

        Args:
            rule: id of the rule.

        Returns:
            the rule that was deleted.

        Raises:
            NotFound: there is no such rule (`ROUTERULE-NOTFOUND-020`).
        """
        return await self._call(operations.DELETE_RULE, {"rule": rule}, options)
