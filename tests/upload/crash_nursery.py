"""A process of its own whose children upload and are killed; they are forked, so that each costs
milliseconds.

It reads one job a line as JSON from stdin and answers with one line: how the child ended.
"""

import asyncio
import itertools
import os
import random
import signal
import sys
import time
from typing import Any

import attrs
import orjson

from lytics_async import AsyncLytics
from lytics_async.call.retry import RetryPolicy
from lytics_async.call.runner import Runner
from lytics_async.errors import ConnectionDropped, LyticsError, PayloadTooLarge, RateLimited
from lytics_async.upload.record import ledger


@attrs.frozen(kw_only=True)
class Job:
    """What a child does and how it ends.

    Attributes:
        source, ledger: paths.
        url: of the server.
        stream: to upload to.
        step: kill it at this step of the ledger; None = no matter which.
        nth: at which occurrence of that step, from 1.
        moment: `before` the line is written, `after` it, or with half of it written (`torn`).
        delay: kill it after so many seconds instead, whatever it does; None = not by time.
        seed: of the faults that it meets.
        how: further arguments of the upload.
    """

    source: str
    ledger: str
    url: str
    stream: str
    step: str | None = None
    nth: int = 1
    moment: str = "before"
    delay: float | None = None
    seed: int = 0
    how: dict[str, Any] = attrs.field(factory=dict)


def kill_at(job: Job) -> None:
    """Have the ledger kill this process when it comes to the chosen line."""
    write = ledger.append
    seen = itertools.count(1)

    def append(file: int, data: bytes) -> None:
        for line in data.splitlines(keepends=True):
            if job.step in (None, orjson.loads(line[9:])["step"]) and next(seen) == job.nth:
                if job.moment == "torn":
                    write(file, line[: len(line) // 2])
                elif job.moment == "after":
                    write(file, line)
                os.kill(os.getpid(), signal.SIGKILL)
            write(file, line)

    ledger.append = append


def meet_faults(seed: int) -> None:
    """Have requests fail before and after the server has stored them, and be too large now and
    then.
    """
    chance = random.Random(seed)
    attempt = Runner.attempt

    async def faulty(self: Runner, operation: Any, request: Any, *, timeout: float) -> Any:
        draw = chance.random()
        if draw < 0.1:
            raise RateLimited("Too many requests", status=429, operation="upload", retry_after=0)
        if draw < 0.2 and request.body.length > 300:
            raise PayloadTooLarge("Too large", status=413, operation="upload")
        response = await attempt(self, operation, request, timeout=timeout)
        if draw < 0.3:
            raise ConnectionDropped("dropped", phase="read", operation="upload")
        return response

    setattr(Runner, "attempt", faulty)  # noqa: B010 # a plain assignment would not type-check


async def upload(job: Job) -> None:
    async with AsyncLytics("at.test.secret", base_url=job.url, bulk_url=job.url) as lytics:
        run = lytics.start_upload(
            job.source,
            stream=job.stream,
            ledger=job.ledger,
            resume=True,
            retry=RetryPolicy(max_attempts=50, base_delay=0.001, max_delay=0.002),
            **job.how,
        )
        async with run:
            await run.wait()


def child(job: Job) -> None:
    """Upload until the end, whichever it is."""
    status = 1
    try:
        meet_faults(job.seed)
        if job.delay is None:
            kill_at(job)
        asyncio.run(upload(job))
        status = 0
    except LyticsError as error:
        sys.stderr.write(f"{error}\n")
    finally:
        os._exit(status)


def main() -> None:
    """Serve jobs until stdin ends."""
    for line in sys.stdin.buffer:
        job = Job(**orjson.loads(line))
        process = os.fork()
        if process == 0:
            child(job)
        if job.delay is not None:
            time.sleep(job.delay)
            os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        ended = "killed" if os.WIFSIGNALED(status) else f"ended {os.WEXITSTATUS(status)}"
        sys.stdout.write(ended + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
