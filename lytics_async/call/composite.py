"""The base of services whose methods make several calls: read, change and write; send and follow;
configurations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from lytics_async.call.configuration import slug_for
from lytics_async.call.configuration_base import with_configuration
from lytics_async.call.operation import Operation
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.call.structure import plain
from lytics_async.errors import ArgumentError, ResponseError

T = TypeVar("T")


class CompositeService(Service):
    """A family of operations, some of which belong together."""

    __slots__ = ()

    async def _call_configured(
        self,
        operation: Operation[T],
        arguments: dict[str, Any],
        config: Any,
        options: RequestOptions | Options | None,
    ) -> T:
        """Call, and return a configuration in what comes back as an instance of the class of
        `config`.
        """
        found: T = with_configuration(await self._call(operation, arguments, options), config)
        return found

    async def _edit(
        self,
        read: Operation[Any],
        write: Operation[T],
        arguments: dict[str, Any],
        change: Callable[[Any], Any],
        options: RequestOptions | Options | None,
        *,
        config: Any = None,
    ) -> T:
        """Read a resource, let `change` change it, and write all of it back.

        A path parameter of `write` that is not in `arguments` is an attribute of what was read. A
        field that is null before and after is left out.

        Raises:
            ArgumentError: `change` returned something else than the resource, a mapping or None.
            ResponseError: the server wrote another resource than the one that was read.
        """
        found = with_configuration(await self._call(read, arguments, options), config)
        before = found.to_json()
        changed = change(found)
        document = plain(found if changed is None else changed)
        if not isinstance(document, Mapping):
            raise ArgumentError(
                f"change must return the resource, a mapping of its fields, or None, not {type(changed).__name__}."
            )
        path = {
            param.name: arguments[param.name]
            if param.name in arguments
            else slug_for(param.name, None, getattr(found, param.name))
            for param in write.path_params
        }
        assert write.body is not None
        body = {
            wire: document[wire]
            for _, wire in write.body.fields
            if wire in document and not (document[wire] is None and before.get(wire) is None)
        }
        written = await self._call(write, {**path, "body": body}, options)
        old, new = getattr(found, "id", None), getattr(written, "id", None)
        if old is not None and new is not None and old != new:
            raise ResponseError(
                f"The server wrote {new!r} instead of {old!r}: look at both before you continue.",
                status=200,
                operation=write.name,
                may_have_been_processed=True,
            )
        result: T = with_configuration(written, config)
        return result

    async def _follow(
        self,
        start: Operation[Any],
        arguments: dict[str, Any],
        status: Operation[T],
        *,
        argument: str,
        identifier: str,
        done: str,
        timeout: float,
        interval: float,
        on_progress: Callable[[T], None] | None,
        options: RequestOptions | Options | None,
    ) -> T:
        """Start something, and poll until it is done.

        Args:
            argument: the parameter of `status` that takes the identifier.
            identifier, done: attributes of a state that contain the identifier, and whether it is
                done.

        Raises:
            RequestTimeout: it was not done in time; it continues at the server.
            ResponseError: the response to the start holds no identifier.
        """
        from lytics_async.call.polling import wait_until

        started = await self._call(start, arguments, options)
        found = getattr(started, identifier)
        if not found:
            raise ResponseError(
                f"The response contains no {identifier}, so the outcome cannot be followed.",
                status=202,
                operation=start.name,
                may_have_been_processed=True,
            )
        return await wait_until(
            lambda: self._call(status, {argument: found}, options),
            lambda state: getattr(state, done) is True,
            timeout=timeout,
            interval=interval,
            on_progress=on_progress,
        )
