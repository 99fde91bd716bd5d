"""Pace, in virtual time: near the best fixed concurrency with every kind of server, and never above
its bound.
"""

import heapq
import random
from collections.abc import Callable, Iterable
from typing import Literal, Protocol

import anyio
import attrs
import pytest
import time_travel
from scripted import Answer, ScriptedRunner, Sent, accept, csv_of, status, upload

from lytics_async.call.attempts import Policy
from lytics_async.call.response import Response
from lytics_async.call.retry import RetryPolicy
from lytics_async.errors import ConnectionDropped, LyticsError
from lytics_async.operations.ingest import UPLOAD_JSON_BULK
from lytics_async.upload.deliver.courier import Body, Courier
from lytics_async.upload.deliver.courier import Outcome as AttemptOutcome
from lytics_async.upload.deliver.gate import Gate
from lytics_async.upload.deliver.pace import BUSY, MOST, ROUNDS, START, Pace
from lytics_async.wire.messages import WireRequest

Outcome = Literal["ok", "busy", "broken"]
SECONDS = 300.0
CHUNK = 8 << 20
LATENCY = 0.2
TURN = 100.0
REQUEST = WireRequest(method="POST", url="http://127.0.0.1:1", headers=[], body=b"{}")


class Server(Protocol):
    """What a request meets."""

    pause: float
    """Seconds that all senders wait after a failure."""

    def answer(self, now: float, in_flight: int, chance: random.Random) -> tuple[Outcome, float]:
        """Outcome of a request, and the seconds until it is known."""
        ...


@attrs.define
class Steady:
    """Takes any number of requests, each in the same time, give or take."""

    jitter: float = 0.0
    latency: float = LATENCY
    pause: float = 1.0

    def answer(self, now: float, in_flight: int, chance: random.Random) -> tuple[Outcome, float]:
        return "ok", self.latency * self.factor(chance)

    def factor(self, chance: random.Random) -> float:
        if not self.jitter:
            return 1.0
        return chance.lognormvariate(-(self.jitter**2) / 2, self.jitter)


@attrs.define
class Knee(Steady):
    """Gains nothing from more than so many concurrent requests, and may even slow down."""

    knee: int = 6
    steepness: float = 0.0

    def answer(self, now: float, in_flight: int, chance: random.Random) -> tuple[Outcome, float]:
        over = max(0.0, in_flight / self.knee - 1)
        return "ok", self.latency * (1 + over) * (1 + self.steepness * over) * self.factor(chance)


@attrs.define
class RateLimited(Steady):
    """A token bucket: so many requests a second, and a 429 to those above."""

    rate: float = 40.0
    burst: float = 10.0
    _tokens: float = 10.0
    _at: float = 0.0

    def answer(self, now: float, in_flight: int, chance: random.Random) -> tuple[Outcome, float]:
        self._tokens = min(self.burst, self._tokens + (now - self._at) * self.rate)
        self._at = now
        if self._tokens < 1:
            return "busy", 0.02
        self._tokens -= 1
        return "ok", self.latency * self.factor(chance)


@attrs.define
class Outage(Steady):
    """Is gone for a minute."""

    pause: float = 2.0

    def answer(self, now: float, in_flight: int, chance: random.Random) -> tuple[Outcome, float]:
        if 100 < now < 160:
            return "broken", 1.0
        return "ok", self.latency * self.factor(chance)


@attrs.define
class Flaky(Steady):
    """Resets one connection in a hundred."""

    pause: float = 0.1

    def answer(self, now: float, in_flight: int, chance: random.Random) -> tuple[Outcome, float]:
        if chance.random() < 0.01:
            return "broken", self.latency * chance.random()
        return "ok", self.latency * self.factor(chance)


@attrs.define
class Faulty(Steady):
    """Fails a share of the requests, however many are in flight; one in ten failures is a time
    limit.
    """

    share: float = 0.1
    pause: float = 0.0
    time_limit: float = 1.0

    def answer(self, now: float, in_flight: int, chance: random.Random) -> tuple[Outcome, float]:
        if chance.random() >= self.share:
            return "ok", self.latency * self.factor(chance)
        waits = chance.random() < 0.1
        return "broken", self.time_limit if waits else self.latency * chance.random()


@attrs.define
class TurnsAwayAtRandom(Steady):
    """Gives a share of the requests a 429, however few there are; all senders pause then."""

    share: float = 0.1
    pause: float = 0.25  # half of the first delay after a 429, as it is on the average

    def answer(self, now: float, in_flight: int, chance: random.Random) -> tuple[Outcome, float]:
        if chance.random() < self.share:
            return "busy", self.latency * chance.random()
        return "ok", self.latency * self.factor(chance)


@attrs.define
class Turning(Steady):
    """Takes any number for a while, and then is another server."""

    after: Server = attrs.field(factory=Steady)

    def answer(self, now: float, in_flight: int, chance: random.Random) -> tuple[Outcome, float]:
        if now < TURN:
            return super().answer(now, in_flight, chance)
        self.pause = self.after.pause
        return self.after.answer(now, in_flight, chance)


@attrs.frozen
class Result:
    goodput: float
    limits: list[tuple[float, int]]


def simulate(
    server: Server,
    *,
    pace: Pace | None = None,
    fixed: int = 1,
    seed: int = 1,
    seconds: float = SECONDS,
) -> Result:
    """Send for five minutes of virtual time, adaptively or at a fixed concurrency."""
    chance = random.Random(seed)
    now = resume = 0.0
    flying: list[tuple[float, int, Outcome]] = []
    sent = taken = 0
    limits: list[tuple[float, int]] = []
    while now < seconds:
        limit = fixed if pace is None else pace.limit
        limits.append((now, limit))
        while len(flying) < limit and resume <= now:
            outcome, duration = server.answer(now, len(flying) + 1, chance)
            sent += 1
            heapq.heappush(flying, (now + duration, sent, outcome))
        if resume > now and (not flying or flying[0][0] > resume):
            now = resume
            continue
        now, _, outcome = heapq.heappop(flying)
        if outcome == "ok":
            taken += 1
            if pace is not None:
                pace.acknowledged(now, CHUNK)
            continue
        resume = max(resume, now + server.pause)
        if pace is not None:
            (pace.busy if outcome == "busy" else pace.broken)()
    return Result(taken / now, limits)


def best_of(server: Callable[[], Server], fixed: Iterable[int]) -> float:
    """Return the best goodput at a fixed concurrency."""
    # A server that does not change shows its goodput in a part of the time.
    seconds = SECONDS if isinstance(server(), Outage) else SECONDS / 4
    return max(simulate(server(), fixed=each, seconds=seconds).goodput for each in fixed)


SCENARIOS: dict[str, Callable[[], Server]] = {
    "constant": Steady,
    "slow": lambda: Steady(latency=2.0),
    "jittery": lambda: Steady(jitter=0.5),
    "one at a time": lambda: Knee(knee=1, steepness=0.3, jitter=0.3),
    "knee": lambda: Knee(knee=6),
    "jittery knee": lambda: Knee(knee=6, jitter=0.4),
    "steep knee": lambda: Knee(knee=6, steepness=0.5, jitter=0.3),
    "late knee": lambda: Knee(knee=12, steepness=0.3, jitter=0.2),
    "rate limited": lambda: RateLimited(jitter=0.2),
    "strictly rate limited": lambda: RateLimited(jitter=0.2, rate=7.0, burst=3.0),
    "outage": lambda: Outage(jitter=0.5),
    "flaky": lambda: Flaky(jitter=0.5),
}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_goodput_is_at_least_nine_tenths_of_the_best_fixed_concurrency(scenario: str) -> None:
    server = SCENARIOS[scenario]
    best = best_of(server, range(1, MOST + 1))
    shares = [simulate(server(), pace=Pace(MOST), seed=seed).goodput / best for seed in range(10)]
    assert min(shares) > 0.9, shares


@pytest.mark.parametrize("jitter", [0.0, 0.5])
@pytest.mark.parametrize("time_limit", [LATENCY, 1.0])
@pytest.mark.parametrize("share", [0.1, 0.3])
def test_faults_that_have_nothing_to_do_with_its_load_do_not_slow_it_down(
    share: float, time_limit: float, jitter: float
) -> None:
    def server() -> Server:
        return Faulty(share=share, time_limit=time_limit, jitter=jitter)

    best = best_of(server, (4, 8, 12, MOST))
    shares = [simulate(server(), pace=Pace(MOST), seed=seed).goodput / best for seed in range(8)]
    assert min(shares) > 0.8, shares


@pytest.mark.parametrize("pause", [0.0, 0.25])
@pytest.mark.parametrize("share", [0.02, 0.1, 0.3])
def test_429_at_random_costs_little_once_it_is_known_to_be_random(
    share: float, pause: float
) -> None:
    def server() -> Server:
        return TurnsAwayAtRandom(share=share, pause=pause, jitter=0.3)

    best = best_of(server, (4, 8, 12, MOST))
    shares = [simulate(server(), pace=Pace(MOST), seed=seed).goodput / best for seed in range(8)]
    assert sum(shares) / len(shares) > 0.8, shares
    assert min(shares) > 0.6, shares


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("rate", [7.0, 20.0, 40.0])
@pytest.mark.parametrize("pause", [0.0, 0.25, 1.0])
def test_a_rate_limit_is_never_taken_for_429_at_random(
    rate: float, pause: float, seed: int
) -> None:
    pace = Pace(MOST)
    result = simulate(RateLimited(rate=rate, pause=pause, jitter=0.2), pace=pace, seed=seed)
    fits = rate * LATENCY
    late = [limit for at, limit in result.limits if at > TURN]
    assert sum(late) / len(late) < fits + 3


CONGESTION: dict[str, Callable[[], Server]] = {
    "latency that grows": lambda: Knee(knee=4, steepness=0.3, jitter=0.2),
    "latency that grows steeply": lambda: Knee(knee=4, steepness=1.0, jitter=0.2),
    "latency that grows from eight on": lambda: Knee(knee=8, steepness=0.3, jitter=0.2),
    "429": lambda: RateLimited(rate=20.0, jitter=0.2),
}


@pytest.mark.parametrize("seed", range(8))
def test_a_rate_limit_that_follows_429_at_random_is_noticed_within_two_windows(seed: int) -> None:
    @attrs.define
    class Both(TurnsAwayAtRandom):
        after: RateLimited = attrs.field(factory=lambda: RateLimited(rate=20.0, jitter=0.2))

        def answer(
            self, now: float, in_flight: int, chance: random.Random
        ) -> tuple[Outcome, float]:
            source = super() if now < TURN else self.after
            return source.answer(now, in_flight, chance)

    taken: list[float] = []

    class Watched(Pace):
        def acknowledged(self, now: float, size: int) -> None:
            taken.append(now)
            super().acknowledged(now, size)

    limits = simulate(Both(pause=0.0), pace=Watched(MOST), seed=seed).limits
    before = [limit for at, limit in limits if at < TURN][-1]
    lowered = next(at for at, limit in limits if at > TURN and limit <= BUSY * before)
    assert before > START
    assert sum(TURN < at <= lowered for at in taken) <= 2 * ROUNDS * before


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("congestion", CONGESTION)
def test_it_backs_off_within_two_windows_of_congestion(congestion: str, seed: int) -> None:
    server = Turning(jitter=0.2, after=CONGESTION[congestion]())
    taken: list[float] = []

    class Watched(Pace):
        def acknowledged(self, now: float, size: int) -> None:
            taken.append(now)
            super().acknowledged(now, size)

    limits = simulate(server, pace=Watched(MOST), seed=seed).limits
    before = [limit for at, limit in limits if at < TURN][-1]
    lowered = next(at for at, limit in limits if at > TURN and limit <= BUSY * before)
    assert before >= MOST - 1
    assert sum(TURN < at <= lowered for at in taken) <= 2 * ROUNDS * before
    late = [limit for at, limit in limits if at > 2 * TURN]
    assert sum(late) / len(late) < 9  # and it stays there


@pytest.mark.parametrize("most", [1, 2, 3, 5, MOST])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_limit_is_never_above_its_bound_and_never_below_one(scenario: str, most: int) -> None:
    limits = [limit for _, limit in simulate(SCENARIOS[scenario](), pace=Pace(most)).limits]
    assert min(limits) >= 1
    assert max(limits) <= most


def test_it_begins_with_two() -> None:
    assert (Pace(MOST).limit, Pace(1).limit) == (START, 1) == (2, 1)


def test_senders_that_bring_nothing_are_taken_back() -> None:
    limits = simulate(Knee(knee=3), pace=Pace(MOST)).limits
    late = [limit for at, limit in limits if at > 30]
    assert sum(late) / len(late) < 4.5


def settled(limit: int) -> Pace:
    """A pace that has found every further sender worth it, up to this limit."""
    pace = Pace(limit)
    now = 0.0
    for _ in range(1000):
        now += LATENCY / pace.limit
        pace.acknowledged(now, CHUNK)
    assert pace.limit in (limit, limit - 1)
    return pace


def test_a_busy_server_lowers_it_to_seven_tenths_once_for_all_that_was_in_flight() -> None:
    pace = settled(10)
    before = pace.limit
    for _ in range(before):
        pace.busy()
    assert pace.limit == int(0.7 * before)


def test_resets_halve_it_and_a_single_one_does_not() -> None:
    pace = settled(16)
    before = pace.limit
    pace.broken()
    assert pace.limit == before
    for _ in range(before - 1):
        pace.broken()
    assert pace.limit == before // 2


@pytest.mark.parametrize(
    ("error", "lowers"),
    [
        (status(429), True),
        (status(503, retry_after=0.0), True),
        (status(529, retry_after=0.0), True),
        (status(503), False),
        (status(529), False),
        (status(500), False),
        (ConnectionDropped("reset", phase="read"), False),
    ],
    ids=["429", "503 with Retry-After", "529 with Retry-After", "503", "529", "500", "reset"],
)
async def test_only_what_a_server_says_of_its_load_lowers_it_the_first_time(
    error: LyticsError, lowers: bool
) -> None:
    gate = Gate(settled(10), RetryPolicy(), 60.0)
    before = gate.concurrency
    gate.failed(error, 1, probing=False)
    assert gate.concurrency == (int(BUSY * before) if lowers else before)


@pytest.mark.parametrize("share", [0.1, 0.3])
def test_bodies_among_random_failures_are_delivered_nearly_as_fast_as_with_the_best_concurrency(
    share: float,
) -> None:
    """With the real gate and courier. No thread takes part, so the virtual time is exact."""

    async def seconds(pace: Pace | int) -> float:
        chance = random.Random(1)
        policy = RetryPolicy(max_attempts=30, base_delay=0.5, max_delay=30.0)
        gate = Gate(pace, policy, 1800.0, random=chance.random)
        courier = Courier(
            ScriptedRunner(),
            UPLOAD_JSON_BULK,
            gate,
            "orders",
            attempt_timeout=300.0,
            in_order=False,
        )
        left = list(range(2500))

        async def attempt(request: WireRequest) -> AttemptOutcome:
            await anyio.sleep(chance.uniform(0.5, 1.5))
            if chance.random() < share:
                errors = [status(500), status(502), status(503)]
                return chance.choice([*errors, ConnectionDropped("reset", phase="receive")])
            return Response(data=None, status=200, headers={})

        async def work() -> None:
            while left:
                body = Body(request=REQUEST, records=1, chunk=str(left.pop()), size=CHUNK)
                await courier.deliver(body, Policy(max_attempts=30), attempt)

        start = anyio.current_time()
        async with anyio.create_task_group() as workers:
            for _ in range(MOST + 4):
                workers.start_soon(work)
        return anyio.current_time() - start

    best = min(time_travel.run(seconds(fixed), grace=0.0) for fixed in (8, MOST))
    assert time_travel.run(seconds(Pace(MOST)), grace=0.0) < best / 0.8


@pytest.mark.parametrize("code", [429, 503, 529])
async def test_all_senders_pause_when_the_server_is_busy(code: int) -> None:
    gate = Gate(4, RetryPolicy(base_delay=1.0), 60.0, random=lambda: 1.0)
    gate.failed(status(code), 1, probing=False)
    assert gate.pause > 0
    assert gate.throttled > 0


def test_after_an_outage_it_comes_back_within_seconds() -> None:
    limits = simulate(Outage(), pace=Pace(MOST)).limits
    before = max(limit for at, limit in limits if 90 < at < 100)
    during = min(limit for at, limit in limits if 110 < at < 160)
    after = max(limit for at, limit in limits if 160 < at < 170)
    assert during == 1
    assert after >= before - 1


def test_an_upload_finds_its_concurrency_and_an_integer_turns_that_off() -> None:
    async def scenario(concurrency: int | str) -> int:
        runner = ScriptedRunner()
        runner.latency = 1.0
        await upload(runner, csv_of(range(3000)), chunk_bytes=100, concurrency=concurrency)
        return runner.most_in_flight

    assert time_travel.run(scenario("auto")) == MOST
    assert time_travel.run(scenario(3)) == 3


def test_an_upload_to_a_busy_server_continues_with_fewer_senders() -> None:
    runner = ScriptedRunner()
    runner.latency = 1.0
    late: list[int] = []

    def answer(sent: Sent) -> Answer:
        if runner.in_flight > 5:
            return status(429)
        if len(runner.sent) > 800:
            late.append(runner.in_flight)
        return accept(sent)

    runner.answer = answer
    report = time_travel.run(upload(runner, csv_of(range(20_000)), chunk_bytes=200))
    assert report.accepted == 20_000
    assert max(late[-100:]) in (4, 5)
    assert len(runner.sent) < 1.1 * len(report.chunks)
