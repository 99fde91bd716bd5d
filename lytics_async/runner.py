"""One call from plan to answer: attempts, time limits, retries, hooks."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import anyio
import attrs
import sniffio

from lytics_async.access import AccessGuard
from lytics_async.config import ClientConfig, RequestOptions
from lytics_async.credentials import Credentials
from lytics_async.errors import (
    ConnectionDropped,
    IPNotAllowed,
    LifecycleError,
    LyticsError,
    NotFound,
    PermissionDenied,
    RequestTimeout,
    Unauthorized,
)
from lytics_async.operation import BY_PATH, Host, Operation
from lytics_async.request import WireRequest, plan
from lytics_async.response import Response, decode
from lytics_async.retry import RetryPolicy, RetryQuota, decide, is_stale
from lytics_async.secret import Secret
from lytics_async.wire.transport import Transport

if TYPE_CHECKING:
    from lytics_async.hooks import CancelEvent, FailureEvent, Hooks, RequestEvent

# The events are imported where they are made: their classes cost a client without hooks a tenth of its start.

T = TypeVar("T")


SILENT_HOST = (
    " This host has not answered this client yet: an IP allowlist or a firewall may be dropping its connections; "
    "`lytics doctor` tells more."
)


class Runner:
    """Carries calls out; what AsyncLytics and its clones share."""

    def __init__(
        self,
        config: ClientConfig,
        transport: Transport,
        policy: RetryPolicy,
        hooks: Hooks | None,
        guard: AccessGuard | None = None,
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
        self._guard = guard or AccessGuard()
        self._answered: set[Host] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._numbers = itertools.count(1)

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
        call = _Call(next(self._numbers), operation, options, self.config, self.policy)
        if self.hooks:
            self.hooks.emit(_request_event(call, self.config))
        try:
            while True:
                self._check_open(operation, call.attempts)
                call.attempts += 1
                outcome = await self._try(call, request)
                if isinstance(outcome, Response):
                    return self._succeed(call, outcome)
                if call.ambiguous and isinstance(outcome, NotFound) and _gone_is_done(operation):
                    # An earlier attempt deleted it, and its answer was lost.
                    gone = Response(
                        data=operation.structure(None), status=outcome.status, headers={}
                    )
                    return self._succeed(call, gone)
                call.ambiguous = call.ambiguous or outcome.may_have_been_processed
                outcome.operation = operation.name
                outcome.attempts = call.attempts
                outcome.may_have_been_processed = call.ambiguous
                delay = self._next_delay(call, outcome)
                if delay is None:
                    if self.hooks:
                        self.hooks.emit(_failure_event(call, outcome))
                    try:
                        raise outcome
                    finally:
                        del outcome  # else the traceback and this frame keep each other alive
                if self.hooks:
                    from lytics_async.hooks import RetryEvent

                    self.hooks.emit(
                        RetryEvent(
                            call=call.number,
                            operation=operation.name,
                            attempt=call.attempts,
                            delay=delay,
                            error=outcome,
                        )
                    )
                await anyio.sleep(delay)
        except LyticsError:
            raise
        except BaseException:
            if self.hooks:
                self.hooks.emit(_cancel_event(call))
            raise

    async def attempt(
        self, operation: Operation[T], request: WireRequest, *, timeout: float
    ) -> Response[T]:
        """Send a planned request exactly once, for callers with a retry layer of their own.

        Args:
            timeout: seconds from now to the last byte of the answer.

        Raises:
            LyticsError: whatever this one attempt met.
        """
        self._check_open(operation, 0)
        options = RequestOptions(attempt_timeout=timeout, timeout=timeout)
        call = _Call(next(self._numbers), operation, options, self.config, self.policy)
        call.attempts = 1
        outcome = await self._try(call, request)
        if isinstance(outcome, Response):
            return outcome
        outcome.operation, outcome.attempts = operation.name, 1
        raise outcome

    @property
    def bulk_concurrency(self) -> int:
        """Exchanges with the bulk host at once; a transport of the user's own that does not say is taken to have 16."""
        return getattr(self.transport, "bulk_concurrency", 16)

    def refreshable(self, operation: Operation[Any]) -> bool:
        """Whether a refused token of this operation can be replaced: it comes from a callable, which is asked again."""
        return self._credentials_for(operation).refreshable

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

    async def _try(self, call: _Call[T], request: WireRequest) -> Response[T] | LyticsError:
        """Make one attempt and return its outcome, the error as a value so that nothing chains to it."""
        try:
            response = await self._exchange(call, request)
        except LyticsError as error:
            # Without the frames below: their locals hold the request, and with it the token.
            failure = error.with_traceback(None)
        else:
            self._guard.admitted()
            return response
        operation = call.operation
        if isinstance(failure, IPNotAllowed):
            return await self._guard.judge(
                failure, operation.name, operation.role, time.monotonic()
            )
        if isinstance(failure, PermissionDenied) and failure.role is None:
            failure.role = operation.role
        if (
            isinstance(failure, (ConnectionDropped, RequestTimeout))
            and request.host not in self._answered
        ):
            failure.message += SILENT_HOST
            failure.args = (failure.message,)
        return failure

    async def _exchange(self, call: _Call[T], request: WireRequest) -> Response[T]:
        operation = call.operation
        credentials = self._credentials_for(operation)
        secret = credentials.current or await _fetch(credentials, call.remaining())
        if self.hooks:
            from lytics_async.hooks import AttemptEvent

            self.hooks.emit(
                AttemptEvent(call=call.number, operation=operation.name, attempt=call.attempts)
            )
        wire = await self.transport.send(
            WireRequest(
                method=request.method,
                url=request.url,
                headers=[("Authorization", secret.reveal()), *request.headers],
                body=request.body,
                host=request.host,
            ),
            attempt_timeout=call.attempt_timeout,
            timeout=call.remaining(),
        )
        self._answered.add(request.host)
        if wire.status == 401:
            credentials.refuse(secret)
        return decode(operation, wire, secret=secret)

    def _credentials_for(self, operation: Operation[Any]) -> Credentials:
        return self._data_credentials if operation.data_token else self._credentials

    def _next_delay(self, call: _Call[Any], failure: LyticsError) -> float | None:
        """The seconds to wait before the next attempt, or None when there is to be none."""
        operation = call.operation
        if isinstance(failure, Unauthorized) and not call.refreshed and self.refreshable(operation):
            call.refreshed = True
            return 0.0
        delay = decide(
            call.policy,
            operation.retry,
            failure,
            attempt=call.attempts,
            remaining=call.remaining(),
            random=random.random,
        )
        if delay is None or not self._quotas[operation.host].take(failure):
            return None
        call.replayed = is_stale(failure)
        return delay

    def _check_open(self, operation: Operation[Any], attempts: int) -> None:
        """Refuse to send when the client is closed, by its user or for a while by an access refusal."""
        if self.closed:
            raise LifecycleError(
                "The client is closed; open a new one.",
                operation=operation.name,
                attempts=attempts,
            )
        refused = self._guard.closed(operation.name, time.monotonic())
        if refused is not None:
            refused.attempts = attempts
            raise refused

    def _succeed(self, call: _Call[Any], response: Response[T]) -> Response[T]:
        self._quotas[call.operation.host].refund(RetryQuota.COST if call.replayed else 1)
        response.attempts = call.attempts
        response.elapsed = call.elapsed()
        if self.hooks:
            from lytics_async.hooks import ResponseEvent

            self.hooks.emit(
                ResponseEvent(
                    call=call.number,
                    operation=call.operation.name,
                    status=response.status,
                    attempts=response.attempts,
                    elapsed=response.elapsed,
                )
            )
        if call.on_response is not None:
            call.on_response(response)
        return response

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # a page fetched ahead that nobody came for must not be reported as lost


class _Call(Generic[T]):
    """The state of one call: its limits, and what its attempts have met so far."""

    __slots__ = (
        "ambiguous",
        "attempt_timeout",
        "attempts",
        "number",
        "on_response",
        "operation",
        "policy",
        "refreshed",
        "replayed",
        "start",
        "timeout",
    )

    def __init__(
        self,
        number: int,
        operation: Operation[T],
        options: RequestOptions,
        config: ClientConfig,
        policy: RetryPolicy,
    ) -> None:
        self.number = number
        self.operation = operation
        self.on_response = options.on_response
        self.timeout = options.timeout or config.timeout
        self.attempt_timeout = options.attempt_timeout or config.attempt_timeout
        self.policy = options.retry or policy
        if options.max_attempts is not None:
            self.policy = attrs.evolve(self.policy, max_attempts=options.max_attempts)
        self.start = time.monotonic()
        self.attempts = 0
        self.ambiguous = False
        self.refreshed = False
        self.replayed = False

    def elapsed(self) -> float:
        """Seconds since the call began."""
        return time.monotonic() - self.start

    def remaining(self) -> float:
        """Seconds left of the whole call."""
        return self.timeout - self.elapsed()


def _request_event(call: _Call[Any], config: ClientConfig) -> RequestEvent:
    from lytics_async.hooks import RequestEvent

    operation = call.operation
    return RequestEvent(
        call=call.number,
        operation=operation.name,
        method=operation.method,
        url_template=operation.path if operation.name != BY_PATH else "",
        base_url=config.base_url if operation.host == "api" else config.bulk_url,
    )


def _cancel_event(call: _Call[Any]) -> CancelEvent:
    from lytics_async.hooks import CancelEvent

    return CancelEvent(
        call=call.number,
        operation=call.operation.name,
        attempts=call.attempts,
        elapsed=call.elapsed(),
    )


def _failure_event(call: _Call[Any], failure: LyticsError) -> FailureEvent:
    from lytics_async.hooks import FailureEvent

    return FailureEvent(
        call=call.number,
        operation=call.operation.name,
        attempts=call.attempts,
        elapsed=call.elapsed(),
        error=failure,
    )


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
