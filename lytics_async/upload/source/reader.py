"""The thread that drives a source from start to end, and the bridge by which an async source
reaches it.

It is a daemon thread of our own rather than one of anyio's workers: a read from a pipe cannot be
interrupted, and a blocked worker would keep the process alive. A sync iterable sees one thread
only, since a database cursor, say, is often bound to the thread that first used it.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncIterable, Callable, Iterator
from typing import Any, TypeVar

import anyio

T = TypeVar("T")

CLOSE_GRACE = 0.25
"""Seconds that closing waits for the thread; one that is blocked in the user's source is left
behind.
"""

BATCH_ITEMS = 500
BATCH_BYTES = 256 * 1024
BATCHES_AHEAD = 2


class ReaderThread:
    """Runs one function at a time in one daemon thread.

    Args:
        on_close: called in the thread as its last act.
    """

    def __init__(self, on_close: Callable[[], None]) -> None:
        self._on_close = on_close
        self._loop = asyncio.get_running_loop()
        self._jobs: queue.SimpleQueue[
            tuple[Callable[..., Any], tuple[Any, ...], asyncio.Future[Any]] | None
        ] = queue.SimpleQueue()
        self._ended = asyncio.Event()
        threading.Thread(target=self._work, name="lytics-upload-reader", daemon=True).start()

    async def call(self, function: Callable[..., T], *args: Any) -> T:
        """Run `function(*args)` in the thread and return its result. If the caller is cancelled, it
        runs on unseen.
        """
        future: asyncio.Future[T] = self._loop.create_future()
        self._jobs.put((function, args, future))
        return await future

    async def close(self) -> None:
        """Let the thread end after what it is doing, and wait a moment for that."""
        self._jobs.put(None)
        with anyio.move_on_after(CLOSE_GRACE):
            await self._ended.wait()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            function, args, future = job
            try:
                result = function(*args)
            except BaseException as error:
                self._tell(_fail, future, error)
            else:
                self._tell(_succeed, future, result)
                del result
            del job, function, args, future
        try:
            self._on_close()
        finally:
            self._tell(self._ended.set)

    def _tell(self, callback: Callable[..., None], *args: Any) -> None:
        try:
            self._loop.call_soon_threadsafe(callback, *args)
        except RuntimeError:
            # The loop was closed while this thread was blocked; no task is left to tell.
            return


def _succeed(future: asyncio.Future[Any], result: Any) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: asyncio.Future[Any], error: BaseException) -> None:
    if not future.done():
        # StopIteration cannot travel through a future.
        future.set_exception(
            RuntimeError(f"the source raised {error!r}")
            if isinstance(error, StopIteration)
            else error
        )


class AsyncItems:
    """An async iterable as the reader thread sees it: a plain iterator.

    `pump()` is the one task that drives the iterable from start to end, so that its context
    variables and its own cancel scopes hold. Items travel in batches, at most two of them ahead of
    the thread.

    Attributes:
        pulled: items taken from the iterable so far.
        cut_short: `end()` was called before the iterable ended.
    """

    def __init__(self, source: AsyncIterable[Any]) -> None:
        self.pulled: int = 0
        self.cut_short: bool = False
        self._source = source
        self._loop = asyncio.get_running_loop()
        self._batches: queue.SimpleQueue[tuple[list[Any], BaseException | None, bool]] = (
            queue.SimpleQueue()
        )
        self._room = asyncio.Semaphore(BATCHES_AHEAD)
        self._scope = anyio.CancelScope()
        self._over = False

    def end(self) -> None:
        """Take no more items; the thread sees the end after those that were taken."""
        self.cut_short = not self._over
        self._scope.cancel()

    async def pump(self) -> None:
        """Drive the iterable to its end; its failure is handed on to the thread."""
        batch: list[Any] = []
        size = 0
        failure: BaseException | None = None
        try:
            with self._scope:
                async for item in self._source:
                    batch.append(item)
                    self.pulled += 1
                    size += len(item) if isinstance(item, (bytes, bytearray)) else 0
                    if len(batch) >= BATCH_ITEMS or size >= BATCH_BYTES:
                        await self._room.acquire()
                        self._batches.put((batch, None, False))
                        batch, size = [], 0
                self._over = True
        except Exception as error:
            failure = error
        finally:
            # Also when the run is over and this task cancelled: the thread must not wait forever.
            self._batches.put((batch, failure, True))

    def __iter__(self) -> Iterator[Any]:
        while True:
            batch, failure, last = self._batches.get()
            yield from batch
            if failure is not None:
                raise failure
            if last:
                return
            self._loop.call_soon_threadsafe(self._room.release)
