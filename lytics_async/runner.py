"""One call from plan to answer: attempts, time limits, retries, hooks."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Coroutine, Mapping
from typing import Any, TypeVar

import anyio
import sniffio

from lytics_async.config import ClientConfig, RequestOptions, Secret
from lytics_async.credentials import Credentials
from lytics_async.errors import LifecycleError, LyticsError, NotFound, RequestTimeout, Unauthorized
from lytics_async.hooks import AttemptStarted, CallFailed, CallSucceeded, Hooks, RetryScheduled
from lytics_async.operation import Host, Operation
from lytics_async.request import WireRequest, plan
from lytics_async.response import Response, decode
from lytics_async.retry import RetryPolicy, RetryQuota, decide
from lytics_async.transport import Transport

T = TypeVar("T")


class Runner:
    """Carries calls out; what AsyncLytics and its clones share."""

    def __init__(
        self, config: ClientConfig, transport: Transport, policy: RetryPolicy, hooks: Hooks
    ) -> None:
        self.config = config
        self.transport = transport
        self.policy = policy
        self.hooks = hooks
        self.closed = False
        self._credentials = Credentials(config.token)
        self._data_credentials = (
            Credentials(config.data_token) if config.data_token is not None else self._credentials
        )
        self._quotas: dict[Host, RetryQuota] = {"api": RetryQuota(), "bulk": RetryQuota()}
        self._tasks: set[asyncio.Task[Any]] = set()

    async def call(
        self, operation: Operation[T], arguments: Mapping[str, Any], options: RequestOptions
    ) -> Response[T]:
        """Call an operation, trying again as its row and the policy allow.

        Raises:
            ArgumentError: an argument cannot be sent; nothing was.
            LyticsError: the last attempt's error, with `attempts` and `may_have_been_processed` of the whole call.
        """
        request = plan(operation, arguments, self.config, options)
        return await self.run(operation, request, options)

    async def run(
        self, operation: Operation[T], request: WireRequest, options: RequestOptions
    ) -> Response[T]:
        """Send a planned request, trying again as the operation's row and the policy allow."""
        start = time.monotonic()
        timeout = options.timeout or self.config.timeout
        attempt_timeout = options.attempt_timeout or self.config.attempt_timeout
        quota = self._quotas[operation.host]
        ambiguous = refreshed = False
        attempt = 0
        while True:
            attempt += 1
            failure: LyticsError
            try:
                response = await self._exchange(
                    operation,
                    request,
                    attempt,
                    attempt_timeout,
                    timeout - (time.monotonic() - start),
                )
            except LyticsError as error:
                failure = error
            else:
                return self._succeed(operation, response, quota, options, attempt, start)
            if ambiguous and isinstance(failure, NotFound) and _gone_is_done(operation):
                # The first attempt deleted it and its answer was lost.
                response = Response(
                    data=operation.structure(None), status=failure.status, headers={}
                )
                return self._succeed(operation, response, quota, options, attempt, start)
            ambiguous = ambiguous or failure.may_have_been_processed
            failure.operation, failure.attempts, failure.may_have_been_processed = (
                operation.name,
                attempt,
                ambiguous,
            )
            remaining = timeout - (time.monotonic() - start)
            if isinstance(failure, Unauthorized) and not refreshed and self._can_refresh(operation):
                refreshed = True
                delay: float | None = 0.0
            else:
                policy = self.policy
                if options.max_attempts is not None:
                    policy = RetryPolicy(
                        max_attempts=options.max_attempts,
                        base_delay=policy.base_delay,
                        max_delay=policy.max_delay,
                        max_retry_after=policy.max_retry_after,
                    )
                delay = decide(
                    policy,
                    operation.retry,
                    failure,
                    attempt=attempt,
                    remaining=remaining,
                    random=random.random,
                )
                if delay is not None and not quota.take(failure):
                    delay = None
            if delay is None:
                if self.hooks:
                    elapsed = time.monotonic() - start
                    self.hooks.emit(
                        CallFailed(
                            operation=operation.name,
                            attempts=attempt,
                            elapsed=elapsed,
                            error=failure,
                        )
                    )
                try:
                    raise failure
                finally:
                    del failure  # else the traceback and this frame keep each other alive
            if self.hooks:
                self.hooks.emit(
                    RetryScheduled(
                        operation=operation.name, attempt=attempt, delay=delay, error=failure
                    )
                )
            await anyio.sleep(delay)

    async def attempt(
        self, operation: Operation[T], request: WireRequest, *, timeout: float
    ) -> Response[T]:
        """Send a planned request exactly once, for callers with a retry layer of their own.

        Args:
            timeout: seconds from now to the last byte of the answer.

        Raises:
            LyticsError: whatever this one attempt met.
        """
        failure: LyticsError
        try:
            return await self._exchange(operation, request, 1, timeout, timeout)
        except LyticsError as error:
            failure = error
        failure.operation, failure.attempts = operation.name, 1
        raise failure

    def spawn(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any] | None:
        """Run a coroutine as a task that aclose() ends; None outside asyncio, where nothing is run ahead."""
        if sniffio.current_async_library() != "asyncio":
            coroutine.close()
            return None
        task = asyncio.ensure_future(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    async def aclose(self) -> None:
        """End the tasks this runner owns and refuse further calls; the transport is closed by who made it."""
        self.closed = True
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        for task in tasks:
            await asyncio.wait([task])

    async def _exchange(
        self,
        operation: Operation[T],
        request: WireRequest,
        attempt: int,
        attempt_timeout: float,
        timeout: float,
    ) -> Response[T]:
        if self.closed:
            raise LifecycleError("The client is closed; open a new one.")
        credentials = self._data_credentials if operation.data_token else self._credentials
        secret = credentials.current or await _fetch(credentials, timeout)
        if self.hooks:
            self.hooks.emit(
                AttemptStarted(operation=operation.name, method=request.method, attempt=attempt)
            )
        token = secret.reveal()
        wire = await self.transport.send(
            WireRequest(
                method=request.method,
                url=request.url,
                headers=[("Authorization", token), *request.headers],
                body=request.body,
                host=request.host,
            ),
            attempt_timeout=attempt_timeout,
            timeout=timeout,
        )
        if wire.status == 401:
            credentials.refuse(secret)
        return decode(operation, wire, secret=token)

    def _can_refresh(self, operation: Operation[Any]) -> bool:
        return (self._data_credentials if operation.data_token else self._credentials).refreshable

    def _succeed(
        self,
        operation: Operation[Any],
        response: Response[T],
        quota: RetryQuota,
        options: RequestOptions,
        attempts: int,
        start: float,
    ) -> Response[T]:
        quota.refund()
        response.attempts = attempts
        response.elapsed = time.monotonic() - start
        if self.hooks:
            self.hooks.emit(
                CallSucceeded(
                    operation=operation.name,
                    status=response.status,
                    attempts=attempts,
                    elapsed=response.elapsed,
                )
            )
        if options.on_response is not None:
            options.on_response(response)
        return response

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # a page fetched ahead that nobody came for must not be reported as lost


def _gone_is_done(operation: Operation[Any]) -> bool:
    return (
        operation.method == "DELETE"
        and operation.retry == "idempotent"
        and operation.envelope == "none"
    )


async def _fetch(credentials: Credentials, timeout: float) -> Secret:
    with anyio.move_on_after(timeout):
        return await credentials.fetch()
    raise RequestTimeout(
        f"The token callable gave no token within {timeout:.3g} s.", phase="connect"
    )
