"""Sends chunks: slots, pauses, attempts with backoff, and the verdict on each chunk."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable
from typing import Any

import anyio

from lytics_async.config import NO_OPTIONS, RequestOptions
from lytics_async.errors import APIError, LyticsError, Unauthorized
from lytics_async.operation import Operation
from lytics_async.request import WireRequest, plan
from lytics_async.response import Response
from lytics_async.retry import RetryPolicy
from lytics_async.runner import Runner
from lytics_async.upload.chunk import Chunk
from lytics_async.upload.payload import Payload
from lytics_async.upload.settings import Ambiguous, Errors
from lytics_async.upload.verdict import Counts, Failure, classify, count, counts_in


class UploadStopped(Exception):
    """The run cannot go on.

    Attributes:
        error: the failure that stopped it; None when rejected records did.
    """

    def __init__(self, message: str, error: LyticsError | None = None) -> None:
        super().__init__(message)
        self.error = error


class Sender:
    """Sends the chunks of one run.

    The first chunk goes alone: a wrong token, a refused address or a missing stream then costs one request.

    Args:
        runner: sends one attempt.
        operation, arguments: the upload's operation and its arguments but the body.
        options: headers, query and account of the client.
        concurrency: requests at once.
        attempt_timeout: seconds for one attempt.
        retry: how often and how soon a chunk is sent again.
        errors: `stop` ends the run at the first rejected record.
        ambiguous: `retry` sends a chunk again that may have been stored; `hold` leaves it unknown.
        split: halves a chunk that is too large; None if it is one record.

    Attributes:
        stopped: set to keep attempts from being made; one under way goes on.
        flying: the scopes of the callers whose request is under way.
        requests, bytes_sent, retries_not_applied, retries_ambiguous, throttled: for the report.
    """

    def __init__(
        self,
        runner: Runner,
        operation: Operation[Any],
        arguments: dict[str, Any],
        *,
        options: RequestOptions = NO_OPTIONS,
        concurrency: int,
        attempt_timeout: float,
        retry: RetryPolicy,
        errors: Errors,
        ambiguous: Ambiguous,
        split: Callable[[Chunk, Payload], Awaitable[list[tuple[Chunk, Payload]] | None]],
    ) -> None:
        self.stopped = False
        self.flying: set[anyio.CancelScope] = set()
        self.requests = 0
        self.bytes_sent = 0
        self.retries_not_applied = 0
        self.retries_ambiguous = 0
        self.throttled = 0.0
        self._runner = runner
        self._operation = operation
        self._arguments = arguments
        self._options = options
        self._slots = anyio.CapacityLimiter(concurrency)
        self._attempt_timeout = attempt_timeout
        self._retry = retry
        self._errors = errors
        self._ambiguous = ambiguous
        self._split = split
        config = runner.config
        self._may_refresh = callable(
            config.token if config.data_token is None else config.data_token
        )
        self._proven = anyio.Event()
        self._resume_at = 0.0

    async def deliver(self, chunk: Chunk, payload: Payload, scope: anyio.CancelScope) -> None:
        """Send a chunk until there is a verdict; the payload stays open.

        Args:
            scope: the caller's; it is among `flying` while a request is under way.

        Raises:
            UploadStopped: nothing more should be sent.
        """
        if not chunk.leads:
            await self._proven.wait()
        request = plan(
            self._operation,
            {**self._arguments, "body": payload},
            self._runner.config,
            self._options,
        )
        while not self.stopped:
            await self._wait_for_resume()
            async with self._slots:
                failure = await self._attempt(chunk, request, payload.length, scope)
            if failure is None:
                self._proven.set()
                if self._errors == "stop" and chunk.counts is not None and chunk.counts.rejected:
                    raise UploadStopped(
                        f"The server rejected {chunk.counts.rejected:,} of the records {chunk.first_record:,} to "
                        f"{chunk.last_record:,}"
                    )
                return
            error, kind = failure
            chunk.error = error.message
            if isinstance(error, Unauthorized) and self._may_refresh and not chunk.refreshed:
                chunk.refreshed = True  # the token's callable is asked again
                self.retries_not_applied += 1
                continue
            if kind is Failure.REJECTED:
                self._reject(chunk, error)
                self._proven.set()
                return
            if kind is Failure.TOO_LARGE:
                await self._deliver_halves(chunk, payload, error, scope)
                return
            if kind is Failure.AMBIGUOUS and self._ambiguous == "hold":
                self._proven.set()
                return
            if kind is Failure.FATAL:
                raise UploadStopped(error.message, error)
            if chunk.tries >= self._retry.max_attempts:
                raise UploadStopped(
                    f"Giving up after {chunk.tries} attempts at one chunk. {error.message}", error
                )
            if not self.stopped:
                await self._back_off(chunk, error, kind)

    async def _attempt(
        self, chunk: Chunk, request: WireRequest, length: int, scope: anyio.CancelScope
    ) -> tuple[LyticsError, Failure] | None:
        """Send once. A cancelled attempt leaves the chunk in doubt, as it should."""
        self.requests += 1
        self.flying.add(scope)
        chunk.tries += 1
        chunk.bytes_on_wire = length
        if chunk.doubtful_tries:
            chunk.possible_duplicates += chunk.records
        chunk.doubtful_tries += 1
        try:
            response = await self._runner.attempt(
                self._operation, request, timeout=self._attempt_timeout
            )
        except LyticsError as error:
            kind = classify(error)
            if kind is not Failure.AMBIGUOUS:
                chunk.doubtful_tries -= 1
            return error, kind
        finally:
            self.flying.discard(scope)
            self.bytes_sent += length
        chunk.counts = _counts(chunk, response)
        chunk.state = "delivered"
        chunk.error = (
            "the server's counts do not add up to what was sent" if chunk.counts.mismatch else None
        )
        return None

    def _reject(self, chunk: Chunk, error: LyticsError) -> None:
        counts = counts_in(error) if isinstance(error, APIError) else None
        if counts is not None:
            chunk.counts = count(chunk.records, *counts)
            chunk.state = "delivered"
        else:
            chunk.counts = Counts(accepted=0, rejected=chunk.records, unknown=0, mismatch=False)
            chunk.state = "rejected"
        if self._errors == "stop":
            raise UploadStopped(error.message, error)

    async def _deliver_halves(
        self, chunk: Chunk, payload: Payload, error: LyticsError, scope: anyio.CancelScope
    ) -> None:
        halves = await self._split(chunk, payload)
        if halves is None:
            self._reject(chunk, error)
            self._proven.set()
            return
        (first, first_payload), (second, second_payload) = halves
        chunk.halves = (first, second)
        try:
            await self.deliver(first, first_payload, scope)
            await self.deliver(second, second_payload, scope)
        finally:
            first_payload.close()
            second_payload.close()

    async def _back_off(self, chunk: Chunk, error: LyticsError, kind: Failure) -> None:
        retry_after = error.retry_after if isinstance(error, APIError) else None
        delay = self._retry.delay(chunk.tries, retry_after, random.random)
        if isinstance(error, APIError) and error.status in (429, 503):
            # The server is busy for everyone, so every sender waits.
            now = time.monotonic()
            self.throttled += max(0.0, now + delay - max(self._resume_at, now))
            self._resume_at = max(self._resume_at, now + delay)
        else:
            await anyio.sleep(delay)
        if kind is Failure.AMBIGUOUS:
            self.retries_ambiguous += 1
        else:
            self.retries_not_applied += 1

    async def _wait_for_resume(self) -> None:
        while (wait := self._resume_at - time.monotonic()) > 0:  # noqa: ASYNC110 # it may have become longer meanwhile
            await anyio.sleep(wait)


def _counts(chunk: Chunk, response: Response[Any]) -> Counts:
    result = response.data
    return count(
        chunk.records,
        getattr(result, "message_count", None),
        getattr(result, "rejected_count", None),
    )
