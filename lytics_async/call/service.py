"""The base class of the generated services, which passes calls to the runner."""

from __future__ import annotations

from typing import Any, TypeVar

from lytics_async.call.operation import Operation
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.paging import AsyncPager
from lytics_async.call.runner import Runner
from lytics_async.errors import NotFound

T = TypeVar("T")


class Service:
    """A group of operations, bound to a client."""

    __slots__ = ("_defaults", "_runner")

    def __init__(self, runner: Runner, defaults: RequestOptions) -> None:
        self._runner = runner
        self._defaults = defaults

    def _is_bound_to(self, runner: Runner, defaults: RequestOptions) -> bool:
        """Return whether the service is bound to this runner and these options."""
        return self._runner is runner and self._defaults is defaults

    async def _call(
        self,
        operation: Operation[T],
        arguments: dict[str, Any],
        options: RequestOptions | Options | None,
    ) -> T:
        return (
            await self._runner.call(
                operation, arguments, RequestOptions.of(options).over(self._defaults)
            )
        ).data

    async def _find(
        self,
        operation: Operation[T],
        arguments: dict[str, Any],
        options: RequestOptions | Options | None,
    ) -> T | None:
        try:
            return await self._call(operation, arguments, options)
        except NotFound:
            return None

    def _pages(
        self,
        operation: Operation[list[T]],
        arguments: dict[str, Any],
        options: RequestOptions | Options | None,
        *,
        page_size: int,
        limit: int | None,
        into: type | None,
        raw: bool,
    ) -> AsyncPager[Any]:
        return AsyncPager(
            self._runner,
            operation,
            arguments,
            RequestOptions.of(options).over(self._defaults),
            page_size=page_size,
            limit=limit,
            into=into,
            raw=raw,
        )
