"""Run calls from plan to response: attempts, time limits, retries and hooks."""

from __future__ import annotations

import asyncio
import copy
import random
import threading
import time
from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import anyio
import attrs
import sniffio

from lytics_async.access.credentials import Credentials
from lytics_async.access.guard import AccessGuard
from lytics_async.access.scrubbing import scrub
from lytics_async.access.secret import Secret
from lytics_async.call.operation import Operation
from lytics_async.call.options import RequestOptions
from lytics_async.call.request import plan
from lytics_async.call.response import Response, decode
from lytics_async.call.retry import RetryPolicy, RetryQuota, is_stale
from lytics_async.config import ClientConfig
from lytics_async.errors import (
    APIError,
    ConfigurationError,
    IPNotAllowed,
    LifecycleError,
    LyticsError,
    PermissionDenied,
    RequestTimeout,
)
from lytics_async.wire.messages import Host, WireRequest, WireResponse
from lytics_async.wire.transport import Transport

if TYPE_CHECKING:
    from lytics_async.call.attempts import State, Step
    from lytics_async.hooks import CallEvents, Hooks

# Events are imported only for calls with hooks: the classes take a tenth of a client's start time.

T = TypeVar("T")


SILENT_HOST = (
    " This host has not sent any response yet: an IP allowlist or a firewall may be dropping this "
    "client's connections; run `lytics doctor`."
)


CALLS_UNTIL_READY = 8
"""Calls after which a client loads what only failures need: a short script never needs it."""


def _load_modules_of_failures() -> None:

    import lytics_async.call.attempts
    import lytics_async.call.convert
    import lytics_async.hooks  # noqa: F401


class Runner:
    """Runs calls; shared by AsyncLytics and its clones."""

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
        self.closed: bool = False
        self._credentials = Credentials(config.token)
        self._data_credentials = (
            Credentials(config.data_token) if config.data_token is not None else self._credentials
        )
        self._quotas: dict[Host, RetryQuota] = {"api": RetryQuota(), "bulk": RetryQuota()}
        self._guard = guard or AccessGuard()
        self._answered: set[Host] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._calls_until_ready = CALLS_UNTIL_READY

    @property
    def guard(self) -> AccessGuard:
        """The guard that interprets bare 403s."""
        return self._guard

    async def call(
        self, operation: Operation[T], arguments: Mapping[str, Any], options: RequestOptions
    ) -> Response[T]:
        """Call an operation, with the retries that its row and the policy allow.

        Besides a cancellation, a call raises only a LyticsError, or an exception of the caller's
        own code unchanged (the token callable, `on_response`, a custom Transport, the iterator of a
        body).

        Raises:
            ArgumentError: an argument cannot be sent; nothing was sent.
            LyticsError: the error of the last attempt, with `attempts` and
                `may_have_been_processed` of the whole call.
        """
        request = plan(operation, arguments, self.config, options)
        return await self.run(operation, request, options)

    async def run(
        self, operation: Operation[T], request: WireRequest, options: RequestOptions
    ) -> Response[T]:
        """Send a planned request, with retries; it raises the same errors as `call`."""
        call = _Call(operation, options, self.config, self.policy)
        if self._calls_until_ready:
            self._calls_until_ready -= 1
            if not self._calls_until_ready:
                self._prepare_for_failures()
        if self.hooks:
            from lytics_async.hooks import CallEvents

            call.events = CallEvents(self.hooks, operation, self.config)
        try:
            response = await self._attempts(call, request)
        except BaseException as error:
            if call.events is not None:
                call.events.fail(error)
            raise
        self._succeed(call, response)
        return response

    def _prepare_for_failures(self) -> None:
        """Load, in a thread, the modules that only failures need.

        When descriptors run out, they could no longer be loaded.
        """
        threading.Thread(target=_load_modules_of_failures, daemon=True).start()

    async def _attempts(self, call: _Call[T], request: WireRequest) -> Response[T]:
        operation = call.operation
        state: State | None = None
        while True:
            outcome: Response[T] | LyticsError | None = self._refusal(operation)
            if outcome is None:
                call.attempts += 1
                if call.events is not None:
                    call.events.attempts = call.attempts
                outcome = await self._try(call, request)
            if isinstance(outcome, Response):
                return outcome
            # Imported with the first failure: like the events, it takes a tenth of a client's start
            # time.
            try:
                from lytics_async.call.attempts import Retry, Settle
            except OSError:  # no file descriptor is left for it
                outcome.operation, outcome.attempts = operation.name, call.attempts
                try:
                    raise outcome from None
                finally:
                    del outcome  # as below

            state, step = self._next_step(call, state, outcome)
            if isinstance(step, Settle) and isinstance(outcome, APIError):
                # An earlier attempt deleted it, and its response was lost.
                return Response(data=operation.structure(None), status=outcome.status, headers={})
            outcome.operation = operation.name
            outcome.attempts = call.attempts
            outcome.may_have_been_processed = state.ambiguous
            if not isinstance(step, Retry):
                try:
                    raise outcome
                finally:
                    del outcome  # otherwise the traceback and this frame form a reference cycle
            if call.events is not None:
                call.events.retry(step.delay, outcome)
            await anyio.sleep(step.delay)

    async def attempt(
        self, operation: Operation[T], request: WireRequest, *, timeout: float
    ) -> Response[T]:
        """Send a planned request exactly once; uploads and events() do the rest, including hooks.

        Args:
            timeout: seconds from now to the last byte of the response.

        Raises:
            LyticsError: the error of this attempt.
        """
        options = RequestOptions(attempt_timeout=timeout, timeout=timeout)
        call = _Call(operation, options, self.config, self.policy)
        outcome: Response[T] | LyticsError | None = self._refusal(operation)
        if outcome is None:
            outcome = await self._token_failure(call)
        if outcome is None:
            call.attempts = 1
            outcome = await self._try(call, request)
        if isinstance(outcome, Response):
            return outcome
        outcome.operation, outcome.attempts = operation.name, call.attempts
        try:
            raise outcome
        finally:
            del outcome  # as in _attempts

    @property
    def bulk_concurrency(self) -> int:
        """Requests to the bulk host in flight at most, as the transport declares."""
        return self.transport.bulk_concurrency

    def refreshable(self, operation: Operation[Any]) -> bool:
        """Whether a refused token of this operation can be replaced: it comes from a callable."""
        return self._credentials_for(operation).refreshable

    def spawn(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any] | None:
        """Run a coroutine as a task that aclose() ends; return None outside asyncio."""
        if sniffio.current_async_library() != "asyncio":
            coroutine.close()
            return None
        task = asyncio.ensure_future(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    async def aclose(self) -> None:
        """End the tasks of this runner and refuse further calls; the transport stays open."""
        self.closed = True
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        for task in tasks:
            await asyncio.wait([task])

    def scrubbed(self, value: Any) -> Any:
        """Return decoded JSON from a server without the tokens."""
        from lytics_async.access.scrubbing import scrub_value

        for credentials in {self._credentials, self._data_credentials}:
            value = scrub_value(value, credentials.current)
        return value

    async def _try(self, call: _Call[T], request: WireRequest) -> Response[T] | LyticsError:
        """Make one attempt and return its outcome; an error is returned, not raised."""
        operation = call.operation
        try:
            response = await self._exchange(call, request)
        except LyticsError as error:
            # A copy has neither frames nor a chain, whose locals hold the request and with it the
            # token.
            failure = copy.copy(error)
            if failure.cause is None and error.__cause__ is not None:
                cause = f"{type(error.__cause__).__name__}: {error.__cause__}"
                failure.cause = scrub(cause, self._credentials_for(operation).current)
        else:
            self._guard.admitted()
            return response
        if isinstance(failure, IPNotAllowed):
            return await self._guard.judge(
                failure, operation.name, operation.role, time.monotonic()
            )
        if isinstance(failure, PermissionDenied) and failure.role is None:
            failure.role = operation.role
        if (
            isinstance(failure, RequestTimeout)
            and failure.silent
            and failure.phase != "send"  # then the connection works, and a peer reads the body
            and request.host not in self._answered
        ):
            failure.message += SILENT_HOST
            failure.args = (failure.message,)
        return failure

    async def _exchange(self, call: _Call[T], request: WireRequest) -> Response[T]:
        operation = call.operation
        credentials = self._credentials_for(operation)
        secret = credentials.current or await _fetch(credentials, call.remaining())
        if call.events is not None:
            request = call.events.attempt(request)
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
        if not isinstance(wire, WireResponse):
            raise ConfigurationError(
                f"The transport returned {type(wire).__name__}, not a WireResponse.",
                setting="transport",
            )
        self._answered.add(request.host)
        if wire.status == 401:
            credentials.refuse(secret)
        return decode(operation, wire, secret=secret, url=request.url)

    def _credentials_for(self, operation: Operation[Any]) -> Credentials:
        return self._data_credentials if operation.data_token else self._credentials

    def _next_step(
        self, call: _Call[Any], state: State | None, failure: LyticsError
    ) -> tuple[State, Step]:
        """Return the step after a failed attempt, and pay for a retry."""
        from lytics_async.call.attempts import FRESH, Backoff, Retry, call_policy, next_step

        operation = call.operation
        quota = self._quotas[operation.host]
        policy = call_policy(
            operation.retry,
            call.policy,
            refreshes=self.refreshable(operation),
            absence_is_success=_gone_is_done(operation),
        )
        now = Backoff(
            retry=call.policy,
            remaining=call.remaining(),
            tokens=quota.tokens,
            random=random.random,
        )
        after, step = next_step(policy, state or FRESH, failure, now)
        if isinstance(step, Retry) and step.cost:
            quota.pay(step.cost)
            call.replayed = is_stale(failure)
        return after, step

    async def _token_failure(self, call: _Call[Any]) -> LyticsError | None:
        """Fetch a token if there is none; return the error if that fails: nothing was sent then."""
        credentials = self._credentials_for(call.operation)
        if credentials.current is not None:
            return None
        try:
            await _fetch(credentials, call.remaining())
        except LyticsError as error:
            failure = copy.copy(error)
            failure.may_have_been_processed = False
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
            failure = LyticsError(f"The token callable raised {problem}", cause=problem)
        else:
            return None
        return failure

    def _refusal(self, operation: Operation[Any]) -> LyticsError | None:
        """Return the error of a closed client, or of one that backs off after a refusal."""
        if self.closed:
            return LifecycleError("The client is closed; open a new one.")
        return self._guard.closed(operation.name, time.monotonic())

    def _succeed(self, call: _Call[Any], response: Response[T]) -> None:
        self._quotas[call.operation.host].refund(RetryQuota.COST if call.replayed else 1)
        response.attempts = call.attempts
        response.elapsed = call.elapsed()
        if call.events is not None:
            call.events.respond(response.status)
        if call.on_response is not None:
            call.on_response(response)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            # a prefetched page that is not used must not be reported as a lost exception
            task.exception()


class _Call(Generic[T]):
    """The state of one call: its time limits and the history of its attempts."""

    __slots__ = (
        "attempt_timeout",
        "attempts",
        "events",
        "on_response",
        "operation",
        "policy",
        "replayed",
        "start",
        "timeout",
    )

    def __init__(
        self,
        operation: Operation[T],
        options: RequestOptions,
        config: ClientConfig,
        policy: RetryPolicy,
    ) -> None:
        self.operation = operation
        self.on_response = options.on_response
        self.timeout = options.timeout or config.timeout
        self.attempt_timeout = options.attempt_timeout or config.attempt_timeout
        self.policy = options.retry or policy
        if options.max_attempts is not None:
            self.policy = attrs.evolve(self.policy, max_attempts=options.max_attempts)
        self.start = time.monotonic()
        self.attempts = 0
        self.events: CallEvents | None = None
        self.replayed = False

    def elapsed(self) -> float:
        """Seconds since the start of the call."""
        return time.monotonic() - self.start

    def remaining(self) -> float:
        """Seconds left for the whole call."""
        return self.timeout - self.elapsed()


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
        f"The token callable did not return a token within {timeout:.3g} s.", phase="connect"
    )
