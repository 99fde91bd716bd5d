"""Promise 7: retries are bounded. An outage costs the server a few requests, and a server that
works now and then gets all.
"""

import random

import anyio
import pytest
import time_travel
from scripted import (
    AT_ONCE,
    Answer,
    ScriptedRunner,
    Sent,
    accept,
    begin,
    csv_of,
    in_turn,
    same,
    status,
    stopped,
    upload,
)

from lytics_async.call.retry import RetryPolicy
from lytics_async.errors import (
    ConnectError,
    ConnectionDropped,
    LyticsError,
    RequestTimeout,
    ResponseError,
)
from lytics_async.upload.deliver.gate import FIRST_CONTACT
from lytics_async.upload.settings import UPLOAD_RETRY

REFUSED = ConnectError("refused", phase="connect")
DROPPED = ConnectionDropped("reset", phase="send")
FAST = RetryPolicy(max_attempts=30, base_delay=0.001, max_delay=0.01)


def dies_after(requests: int, failure: LyticsError) -> ScriptedRunner:
    """A server that works for so many requests and never again."""
    return ScriptedRunner(in_turn(*[accept] * requests, last=failure))


@pytest.mark.parametrize("failure", [REFUSED, status(500), status(503), status(429)])
def test_a_total_outage_costs_less_than_a_tenth_of_the_requests_of_a_long_upload(
    failure: LyticsError,
) -> None:
    chunks = 1500
    runner = dies_after(chunks // 3, failure)

    async def scenario() -> float:
        start = anyio.current_time()
        error = await stopped(
            runner, csv_of(range(100_000, 100_000 + chunks)), chunk_bytes=27, retry=UPLOAD_RETRY
        )
        assert same(error.reason, failure)
        assert "acknowledged nothing for 30 minutes" in str(error)
        report = error.report
        assert report.accepted == chunks // 3
        assert report.unsent + report.unknown == report.records_read - report.accepted
        return anyio.current_time() - start

    seconds = time_travel.run(scenario())
    extra = len(runner.sent) - chunks // 3
    assert (chunks + extra) / chunks < 1.1
    # A healthy server took hundreds of requests in the time of one of these.
    assert extra < seconds / 10
    assert 1800 <= seconds < 1900


def test_while_the_gate_is_closed_one_request_is_in_flight() -> None:
    runner = ScriptedRunner()
    runner.latency = 0.1
    busy: list[int] = []

    def answer(sent: Sent) -> Answer:
        if len(runner.sent) <= 20:
            return accept(sent)
        busy.append(runner.in_flight)
        return status(500)

    runner.answer = answer
    time_travel.run(stopped(runner, csv_of(range(1000)), chunk_bytes=100, retry=UPLOAD_RETRY))
    assert max(busy[:20]) > 1
    assert set(busy[40:]) == {1}


def test_the_upload_continues_by_itself_when_the_server_comes_back() -> None:
    runner = ScriptedRunner()

    async def scenario() -> None:
        start = anyio.current_time()

        def answer(sent: Sent) -> Answer:
            down = len(runner.sent) > 20 and anyio.current_time() - start < 1200
            return DROPPED if down else accept(sent)

        runner.answer = answer
        report = await upload(runner, csv_of(range(1000)), chunk_bytes=100, retry=UPLOAD_RETRY)
        assert (report.accepted, report.complete) == (1000, True)
        assert 1200 <= anyio.current_time() - start < 1300

    time_travel.run(scenario())


def test_give_up_after_is_the_users_choice() -> None:
    runner = dies_after(5, status(500))

    async def scenario() -> None:
        start = anyio.current_time()
        error = await stopped(
            runner, csv_of(range(1000)), chunk_bytes=100, retry=UPLOAD_RETRY, give_up_after=60
        )
        assert "acknowledged nothing for 60 s" in str(error)
        assert 60 <= anyio.current_time() - start < 70

    time_travel.run(scenario())


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
async def test_every_row_is_delivered_by_a_server_that_often_fails(share: float) -> None:
    chance = random.Random(7)
    failures = [status(500), status(502), REFUSED, DROPPED, RequestTimeout("late", phase="receive")]

    def answer(sent: Sent) -> Answer:
        return chance.choice(failures) if chance.random() < share else accept(sent)

    report = await upload(ScriptedRunner(answer), csv_of(range(5000)), chunk_bytes=200, retry=FAST)
    assert (report.accepted, report.complete) == (5000, True)


async def test_what_no_retry_changes_stops_an_upload_after_one_request() -> None:
    untrusted = ConnectError("The certificate is not trusted.", permanent=True)
    runner = ScriptedRunner(lambda sent: untrusted)
    error = await stopped(runner, csv_of(range(1000)), chunk_bytes=100, retry=UPLOAD_RETRY)
    assert "The certificate is not trusted." in str(error)
    assert same(error.reason, untrusted)
    assert error.report.requests == 1
    assert (error.report.accepted, error.report.unknown) == (0, 0)


async def test_a_chunk_that_may_have_been_stored_is_unknown_when_its_response_stops_the_upload() -> (
    None
):
    shapeless = ResponseError("not UploadResult", status=200, paths=["$: expected object"])
    runner = ScriptedRunner(lambda sent: shapeless)
    error = await stopped(runner, csv_of(range(1000)), chunk_bytes=100, retry=UPLOAD_RETRY)
    assert same(error.reason, shapeless)
    assert error.report.requests == 1
    assert error.report.unknown == error.report.chunks[0].records


def test_a_wrong_address_shows_within_seconds() -> None:
    runner = ScriptedRunner(lambda sent: REFUSED)

    async def scenario() -> None:
        start = anyio.current_time()
        error = await stopped(runner, csv_of(range(1000)), chunk_bytes=100, retry=UPLOAD_RETRY)
        assert "No connection could be made to http://127.0.0.1:1; check the address" in str(error)
        assert anyio.current_time() - start < FIRST_CONTACT + 1
        assert (error.report.accepted, error.report.unknown) == (0, 0)

    time_travel.run(scenario())


def test_a_server_that_was_reached_once_is_waited_for() -> None:
    runner = ScriptedRunner(in_turn(status(503), *[REFUSED] * 30))
    report = time_travel.run(upload(runner, csv_of(range(10)), retry=UPLOAD_RETRY))
    assert (report.accepted, report.requests) == (10, 32)


def test_retry_after_is_a_floor_that_is_clamped() -> None:
    for asked, least, most in ((5.0, 5.0, 6.0), (86_400.0, 120.0, 121.0)):

        async def scenario(asked: float = asked) -> float:
            start = anyio.current_time()
            runner = ScriptedRunner(in_turn(status(429, retry_after=asked)))
            report = await upload(runner, csv_of(range(10)), retry=UPLOAD_RETRY)
            assert report.throttled_seconds >= min(asked, 120)
            return anyio.current_time() - start

        assert least <= time_travel.run(scenario()) <= most


async def test_backing_off_is_interrupted_by_the_end() -> None:
    runner = ScriptedRunner(lambda sent: status(429, retry_after=100.0))
    async with begin(runner, csv_of(range(10)), retry=UPLOAD_RETRY) as run:
        await runner.arrived.wait()
        await anyio.wait_all_tasks_blocked()
        with anyio.fail_after(1):
            await run.aclose()
    assert run.report.unsent == 10


async def test_a_chunk_that_fails_forever_alone_is_set_aside_and_named_at_the_end() -> None:
    def answer(sent: Sent) -> Answer:
        return status(500) if b"\n77,row" in sent.content else accept(sent)

    runner = ScriptedRunner(answer)
    error = await stopped(runner, csv_of(range(1000)), chunk_bytes=200, retry=FAST)
    report = error.report
    assert report.source_exhausted
    assert report.unknown == 1000 - report.accepted < 30
    assert "could not be delivered in 30 attempts, while others were" in str(error)


@pytest.mark.parametrize(
    ("failure", "disposition"),
    [(ConnectError("refused", phase="connect"), "unsent"), (status(500), "unknown")],
)
async def test_giving_up_stops_the_run_and_says_what_is_unsent_or_unknown(
    failure: LyticsError, disposition: str
) -> None:
    runner = ScriptedRunner(lambda sent: failure)
    error = await stopped(runner, csv_of(range(10)))
    assert len(runner.sent) == AT_ONCE.max_attempts
    assert getattr(error.report, disposition) == 10
    assert same(error.reason, failure)
    assert error.may_have_been_processed is (disposition == "unknown")
    assert "Giving up after 4 attempts" in str(error)


@pytest.mark.parametrize("code", [429, 503])
def test_a_busy_server_pauses_every_sender(code: int) -> None:
    runner = ScriptedRunner()
    times: list[float] = []

    def answer(sent: Sent) -> Answer:
        times.append(anyio.current_time())
        return status(code, retry_after=5.0) if len(times) == 10 else accept(sent)

    runner.answer = answer
    report = time_travel.run(upload(runner, csv_of(range(1000)), chunk_bytes=200, retry=AT_ONCE))
    assert report.accepted == 1000
    assert report.throttled_seconds >= 5
    pause = [later for later in times if times[9] < later < times[9] + 5]
    assert len(pause) <= 3  # in flight when the pause began
