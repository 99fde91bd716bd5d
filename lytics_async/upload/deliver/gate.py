"""Gate: every request passes it; all senders concurrently while the server works, one at a time
while it does not.

A failure costs tokens from a bucket, a success gives some back. When the bucket is empty, the
server is considered to be down: the gate closes, and one chunk at a time probes, with growing
pauses, until one is acknowledged or too much time has passed. So an outage of any length costs the
server a few retries and two or three requests a minute.
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
"""Seconds for which a connection is attempted if none was ever made: enough for a name server or a
load balancer that restarts. A wrong address, or a host that is down, is reported soon.
"""

BUSY_STATUSES = frozenset({429, 503, 529})
"""All senders pause after these: the server is busy for everyone. 529 is not registered, and means
overload where it is used.
"""

PROBE_REWARD = 25
"""Tokens that an acknowledged probe gives: five retries. A server that only flickers soon closes
the gate again.
"""


class Gate:
    """Admits senders.

    Args:
        pace: finds how many concurrent requests are best while it is open; a number = so many.
        policy: the pauses after failures.
        give_up_after: seconds without an acknowledged chunk after which it says so.
        random: a number in [0, 1).

    Attributes:
        closed: only one chunk at a time may be sent, as a probe.
        connected: the server was reached, so a failure to connect is not due to a wrong address.
        throttled: seconds during which the server requested a pause.
    """

    def __init__(
        self,
        pace: Pace | int,
        policy: RetryPolicy,
        give_up_after: float,
        *,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.closed: bool = False
        self.throttled: float = 0.0
        self._policy = policy
        self._give_up_after = give_up_after
        self._random = random
        self._bucket = _Bucket()
        self._pace = pace if isinstance(pace, Pace) else None
        self._slots = anyio.CapacityLimiter(pace.limit if isinstance(pace, Pace) else pace)
        self._probe = anyio.Semaphore(1)
        self._probes = 0
        self._opens_at = 0.0
        self._closed_at = self._closed_for = 0.0  # when it was closed last, and for how long in all
        self._failing_since: float | None = None
        self._failure: LyticsError | None = None
        self._last_seen = 0.0  # when a request began or ended
        self.connected: bool = False

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[bool]:
        """Wait for a slot, and hold it while sending; returns True if the request is a probe."""
        async with self._slots:
            probing = await self._turn()
            now = anyio.current_time()
            if now - self._last_seen > self._policy.max_retry_after + self._policy.max_delay:
                # Longer than any pause of the gate: the source had nothing to send, which is not an
                # outage.
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
        """Requests that may be in flight concurrently."""
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
        """Note a response, which shows that the server works, and open.

        Args:
            size: bytes of the source that it accepted.
        """
        now = anyio.current_time()
        if self.closed:
            self._closed_for += now - self._closed_at
        if size and self._pace is not None:
            # While the gate was closed only one request was in flight, which says nothing about
            # more of them.
            self._pace.acknowledged(now - self._closed_for, size)
            self._slots.total_tokens = self._pace.limit
        self.connected = True
        self._failing_since = None
        self._probes = 0
        self._bucket.refund(PROBE_REWARD if self.closed else 1)
        self.closed = False

    def failed(self, error: LyticsError, attempts: int, *, probing: bool) -> float | None:
        """Note a failure after which a retry may succeed.

        Args:
            attempts: attempts made for the chunk.
            probing: the attempt was a probe.

        Returns:
            Seconds that its sender should wait before it returns, besides the pause that the gate
            imposes on all; None when it is time to give up.
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
        busy = _status(error) in BUSY_STATUSES
        if not probing and not self.closed:
            self.closed = not self._bucket.take(error)
            self._closed_at = now
            # A 503 or 529 that names no time may come from anything between here and the server: it
            # is a failure like others.
            asked = busy and (retry_after is not None or _status(error) == 429)
            self._slow_down(busy=asked, broken=not asked and not unreached)
        if probing or (self.closed and self._probes == 0):
            self._probes += 1
            delay = self._policy.delay(
                max(attempts, self._probes), retry_after, lambda: 0.5 + 0.5 * self._random()
            )
            self._pause(min(delay, left), asked=busy)
            return 0.0
        delay = min(left, self._policy.delay(attempts, retry_after, self._random))
        if busy:
            # The server is busy for everyone, so every sender waits.
            self._pause(delay, asked=True)
            return 0.0
        return 0.0 if self.closed else delay

    def _slow_down(self, *, busy: bool, broken: bool) -> None:
        """Admit fewer requests; those in flight continue."""
        if self._pace is None:
            return
        if busy:
            self._pace.busy()
        elif broken:
            self._pace.broken()
        self._slots.total_tokens = self._pace.limit

    async def _turn(self) -> bool:
        """Wait until there is no pause and, if the gate is closed, for the right to probe; return
        True for a probe.
        """
        while True:
            await self._wait_for_pause()
            if not self.closed:
                return False
            await self._probe.acquire()
            if self._may_probe():
                return True
            self._probe.release()

    def _may_probe(self) -> bool:
        """Return whether to probe: the last probe may have opened the gate, or begun a pause."""
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
    """A bucket for 20 retries, or 10 after time limits: an upload makes a few requests a second,
    not hundreds like API calls.
    """

    CAPACITY = 100
