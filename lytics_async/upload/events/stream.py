"""Events: records sent in real time, in small batches by count, size and age, each with an outcome.

A batch is sent when it is full, or when its oldest record has waited long enough. The records
without an outcome are bounded in bytes: then `send()` waits. A batch that fails is retried as long
as the server may recover; one that is refused is searched by dry runs for the records at fault.
asyncio only.
"""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import anyio

from lytics_async.base.arguments import require, seconds_problem
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.runner import Runner
from lytics_async.errors import ArgumentError, LifecycleError
from lytics_async.upload.collect import BODY_LIMIT, encoded
from lytics_async.upload.deliver.budget import ByteBudget
from lytics_async.upload.events.batches import Batch, Receipt
from lytics_async.upload.events.books import EventBooks
from lytics_async.upload.events.delivery import BatchDelivery, Refusal
from lytics_async.upload.events.report import EventReport
from lytics_async.upload.events.settings import EventSettings

logger: logging.Logger = logging.getLogger("lytics_async")


class Events:
    """Sends records in real time: use it within `async with lytics.events(stream) as events`.

    Leaving the block delivers what is there, for `close_timeout` seconds at most; `report` then
    says what was not delivered.
    """

    def __init__(
        self, runner: Runner, settings: EventSettings, options: RequestOptions = NO_OPTIONS
    ) -> None:
        self._runner = runner
        self._settings = settings
        self._budget = ByteBudget(settings.max_pending_bytes)
        self._books = EventBooks(settings.stream, settings.on_failure)
        self._refusal = Refusal()
        self._delivery = BatchDelivery(runner, settings, options, self._books, self._refusal)
        self._everything: anyio.CancelScope | None = None
        self._closed = False
        self._finished = anyio.Event()
        self._open: Batch | None = None
        self._opened = anyio.Event()  # a batch was begun: its age counts
        self._full, self._ready = anyio.create_memory_object_stream[Batch](float("inf"))
        self._unsettled: dict[Batch, None] = {}

    async def __aenter__(self) -> Self:
        if self._everything is not None:
            raise LifecycleError("These events were opened before; call events() again.")
        self._everything = anyio.CancelScope()
        task = self._runner.spawn(self._supervise(self._everything))
        if task is None:
            raise LifecycleError("events() runs on asyncio only.")
        # Not at the end of _supervise: a client that is closed immediately cancels the task before
        # its first step.
        task.add_done_callback(self._end)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def send(self, record: Mapping[str, Any]) -> Receipt:
        """Add a record to the next batch. Waits while too many bytes are pending, unless
        `full="drop"`.

        Raises:
            ArgumentError: the record cannot be sent; the message names the field.
            Unauthorized, Forbidden, NotFound, ConnectError: the server refused the token, address
                or stream of the last batch, or its certificate is not trusted. A record that
                arrives half a minute later is accepted, and sent.
            LyticsError: the token callable raised an exception, which the message names; also for
                half a minute.
            LifecycleError: the events are closed.
        """
        self._check_open()
        try:
            line = encoded(record)
            if len(line) > BODY_LIMIT - 2:
                raise ArgumentError(
                    f"The record is {len(line):,} bytes long, and the limit of one request is {BODY_LIMIT:,}."
                )
        except ArgumentError:
            self._books.records += 1
            self._books.quarantined += 1
            raise
        if self._settings.full == "drop" and not self._budget.fits(len(line)):
            return self._drop(line)
        await self._budget.reserve(len(line))
        try:
            self._check_open()
        except BaseException:
            self._budget.release(len(line))
            raise
        settings = self._settings
        if self._open is not None and self._open.size + len(line) > settings.max_bytes:
            self._hand_over()
        if self._open is None:
            self._open = Batch(anyio.current_time())
            self._unsettled[self._open] = None
            self._opened.set()
        batch = self._open
        receipt = self._enter(batch, line)
        if len(batch.lines) >= settings.max_records or batch.size >= settings.max_bytes:
            self._hand_over()
        return receipt

    async def flush(self) -> EventReport:
        """Send what is there immediately, wait until every record sent so far has an outcome, and
        report.
        """
        self._hand_over()
        for batch in list(self._unsettled):
            await batch.settled.wait()
        return self.report

    async def aclose(self, timeout: float | None = None) -> EventReport:
        """Accept no more, deliver what is there, give up what is left after `timeout` seconds, and
        report.

        It returns within `timeout` + 0.5 seconds whatever the server does.

        Args:
            timeout: None = `close_timeout`.
        """
        if timeout is not None:
            require("timeout", seconds_problem(timeout, zero=True))
        if self._everything is None or self._finished.is_set():
            self._closed = True
            return self.report
        patience = self._settings.close_timeout if timeout is None else timeout
        with anyio.CancelScope(shield=True):
            self._closed = True
            self._hand_over()
            self._full.close()  # the senders end when nothing is left
            with anyio.move_on_after(patience):
                await self._finished.wait()
            if not self._finished.is_set():
                self._everything.cancel()
                await self._finished.wait()
        return self.report

    @property
    def report(self) -> EventReport:
        """The outcomes of the records so far."""
        return self._books.report(self._unsettled, requests=self._delivery.requests)

    def __del__(self) -> None:
        unsettled: dict[Batch, None] = self.__dict__.get("_unsettled", {})
        if unsettled:
            warnings.warn(
                f"Events were discarded with {sum(len(batch.lines) for batch in unsettled)} records pending; use "
                "`async with lytics.events(…)`, or await aclose().",
                ResourceWarning,
                stacklevel=2,
            )

    def _check_open(self) -> None:
        if self._everything is None:
            raise LifecycleError("These events are not open; use `async with lytics.events(…)`.")
        if self._closed or self._finished.is_set():
            raise LifecycleError("These events are closed; call events() again.")
        self._refusal.check()

    def _enter(self, batch: Batch, line: bytes) -> Receipt:
        self._books.records += 1
        return batch.add(self._books.records, line)

    def _drop(self, line: bytes) -> Receipt:
        """Count a record for which there is no room as unsent."""
        dropped = Batch(anyio.current_time())
        receipt = self._enter(dropped, line)
        self._books.settle(dropped, [0], "unsent", "too many bytes were pending already")
        dropped.settled.set()
        return receipt

    def _hand_over(self) -> None:
        """Pass the open batch, if there is one, to the senders."""
        batch, self._open = self._open, None
        if batch is not None:
            self._full.send_nowait(batch)

    async def _supervise(self, everything: anyio.CancelScope) -> None:
        """Own every other task of these events."""
        with everything:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._watch_age)
                async with anyio.create_task_group() as senders:
                    for _ in range(self._settings.concurrency):
                        senders.start_soon(self._send_batches)
                tasks.cancel_scope.cancel()

    def _end(self, task: asyncio.Task[Any]) -> None:
        """Account for what is left, when the task is over for whatever reason."""
        error = None if task.cancelled() else task.exception()
        if error is not None:
            logger.error("Events to %s ended by an error.", self._settings.stream, exc_info=error)
        self._closed = True
        self._full.close()
        self._ready.close()
        self._open = None
        for batch in list(self._unsettled):
            reason = "the events were closed before it was delivered"
            self._books.give_up(batch, batch.pending, reason)
            self._finish(batch)
        self._finished.set()
        report = self.report
        if report.unsent or report.unknown:
            logger.warning(
                "Events to %s ended with %d records unsent and %d unknown.",
                report.stream,
                report.unsent,
                report.unknown,
            )

    async def _watch_age(self) -> None:
        while True:
            await self._opened.wait()
            self._opened = anyio.Event()
            batch = self._open
            if batch is None:
                continue
            # The batch may be too old already, when the event loop was busy.
            await anyio.sleep_until(batch.born + self._settings.max_age)
            if self._open is batch:
                self._hand_over()

    async def _send_batches(self) -> None:
        async for batch in self._ready:
            await self._delivery.deliver(batch)
            self._finish(batch)

    def _finish(self, batch: Batch) -> None:
        del self._unsettled[batch]
        self._budget.release(batch.size)
        batch.settled.set()
