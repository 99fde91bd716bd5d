"""Gate: what senders pass before each request: all of them while the server works, one at a time while it does not.

A failure costs tokens from a bucket, a success gives some back. When the bucket is empty the server is taken to be down:
the gate closes, and one chunk at a time probes, with growing pauses in between, until one is acknowledged or too much time
has passed. So an outage of any length costs the server a few retries and two or three requests a minute.
"""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import anyio

from lytics_async.call.retry import RetryPolicy, RetryQuota
from lytics_async.errors import APIError, LyticsError, TransportError
from lytics_async.upload.deliver.pace import Pace
from lytics_async.upload.report import UploadTrouble

FIRST_CONTACT = 10.0
"""Seconds to go on trying when no connection was ever made: a wrong address or a host that is down shows at once, and a
name server or a load balancer that is just restarting gets a second chance."""

PROBE_REWARD = 25
"""Tokens that an acknowledged probe gives: five retries. A server that only flickers soon closes the gate again."""


class Gate:
    """Admits senders.

    Args:
        pace: finds how many requests at once are best while it is open; a number = so many.
        policy: the pauses after failures.
        give_up_after: seconds without an acknowledged chunk after which it says so.
        random: a number in [0, 1).

    Attributes:
        closed: one chunk at a time may probe, no more.
        connected: the server has been reached, so that a failure to connect is no wrong address.
        throttled: seconds during which the server had asked for a pause.
    """

    def __init__(
        self,
        pace: Pace | int,
        policy: RetryPolicy,
        give_up_after: float,
        *,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.closed = False
        self.throttled = 0.0
        self._policy = policy
        self._give_up_after = give_up_after
        self._random = random
        self._bucket = _Bucket()
        self._pace = pace if isinstance(pace, Pace) else None
        self._slots = anyio.CapacityLimiter(pace.limit if isinstance(pace, Pace) else pace)
        self._probe = anyio.Semaphore(1)
        self._probes = 0
        self._opens_at = 0.0
        self._failing_since: float | None = None
        self._failure: LyticsError | None = None
        self._last_seen = 0.0  # when a request began or ended
        self.connected = False

    @asynccontextmanager
    async def passage(self) -> AsyncIterator[bool]:
        """Wait for a turn to send, and hold it; gives True if the request is a probe."""
        async with self._slots:
            probing = await self._turn()
            now = anyio.current_time()
            if now - self._last_seen > self._policy.max_retry_after + self._policy.max_delay:
                # Longer than any pause of ours: the source had nothing to send, which is no outage.
                self._failing_since = None
            self._last_seen = now
            try:
                yield probing
            finally:
                self._last_seen = anyio.current_time()
                if probing:
                    self._probe.release()

    @property
    def concurrency(self) -> int:
        """Requests that may be under way at once."""
        return 1 if self.closed else int(self._slots.total_tokens)

    @property
    def pause(self) -> float:
        """Seconds until it lets anyone pass."""
        return max(0.0, self._opens_at - anyio.current_time())

    @property
    def trouble(self) -> UploadTrouble | None:
        """What fails, and for how long; None since the last success."""
        if self._failing_since is None or self._failure is None:
            return None
        return UploadTrouble(
            problem=self._failure.message,
            status=_status(self._failure),
            seconds=anyio.current_time() - self._failing_since,
            pause=self.pause,
        )

    def succeeded(self, size: int = 0) -> None:
        """The server has answered, so it works: open.

        Args:
            size: bytes of the source that it has taken.
        """
        if size and self._pace is not None:
            self._pace.acknowledged(anyio.current_time(), size)
            self._slots.total_tokens = self._pace.limit
        self.connected = True
        self._failing_since = None
        self._probes = 0
        self._bucket.refund(PROBE_REWARD if self.closed else 1)
        self.closed = False

    def failed(self, error: LyticsError, tries: int, *, probing: bool) -> float | None:
        """Note a failure that another attempt may mend.

        Args:
            tries: attempts made for the chunk.
            probing: the attempt was a probe.

        Returns:
            Seconds that its sender should wait before it comes back, apart from what the gate makes everyone wait; None
            when it is time to give up.
        """
        now = anyio.current_time()
        if self._failing_since is None:
            self._failing_since = now
        self._failure = error
        unreached = isinstance(error, TransportError) and error.phase == "connect"
        self.connected = self.connected or not unreached
        patience = (
            self._give_up_after if self.connected else min(FIRST_CONTACT, self._give_up_after)
        )
        left = self._failing_since + patience - now
        if left <= 0:
            return None
        retry_after = error.retry_after if isinstance(error, APIError) else None
        busy = _status(error) in (429, 503)
        if not probing and not self.closed:
            self.closed = not self._bucket.take(error)
            # A 503 that names no time may come from anything between here and the server: it is a failure like others.
            asked = busy and (retry_after is not None or _status(error) == 429)
            self._slow_down(busy=asked, broken=not asked and not unreached)
        if probing or (self.closed and self._probes == 0):
            self._probes += 1
            delay = self._policy.delay(
                max(tries, self._probes), retry_after, lambda: 0.5 + 0.5 * self._random()
            )
            self._pause(min(delay, left), asked=busy)
            return 0.0
        delay = min(left, self._policy.delay(tries, retry_after, self._random))
        if busy:
            # The server is busy for everyone, so every sender waits.
            self._pause(delay, asked=True)
            return 0.0
        return 0.0 if self.closed else delay

    def _slow_down(self, *, busy: bool, broken: bool) -> None:
        """Have fewer requests at once; those under way go on."""
        if self._pace is None:
            return
        if busy:
            self._pace.busy()
        elif broken:
            self._pace.broken()
        self._slots.total_tokens = self._pace.limit

    async def _turn(self) -> bool:
        """Wait until there is no pause, and while the gate is closed for the right to probe; return whether it was taken."""
        while True:
            await self._wait_for_pause()
            if not self.closed:
                return False
            await self._probe.acquire()
            if self._may_probe():
                return True
            self._probe.release()

    def _may_probe(self) -> bool:
        """Whoever probed before may have opened the gate, or begun another pause."""
        return self.closed and self._opens_at <= anyio.current_time()

    async def _wait_for_pause(self) -> None:
        while (wait := self._opens_at - anyio.current_time()) > 0:  # noqa: ASYNC110 # it may have become longer meanwhile
            await anyio.sleep(wait)

    def _pause(self, delay: float, *, asked: bool) -> None:
        now = anyio.current_time()
        if asked:
            self.throttled += max(0.0, delay - max(0.0, self._opens_at - now))
        self._opens_at = max(self._opens_at, now + delay)


def _status(error: LyticsError) -> int | None:
    return error.status if isinstance(error, APIError) else None


class _Bucket(RetryQuota):
    """Smaller than that of the API's calls, since an upload makes a few requests a second, not hundreds: 20 retries, or 10
    after time limits."""

    CAPACITY = 100
