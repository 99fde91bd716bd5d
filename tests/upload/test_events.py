"""Real-time events: batches, backpressure, outcomes of every record, and an end in time."""

import asyncio
import gc
import itertools
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx
import orjson
import pytest
import time_travel
import uvicorn
from scripted import Answer, ScriptedRunner, Sent, counts, in_turn, status
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lytics_async import AsyncLytics
from lytics_async.errors import (
    APIError,
    ArgumentError,
    BadRequest,
    ConnectError,
    ConnectionDropped,
    LifecycleError,
    LyticsError,
    ResponseError,
    Unauthorized,
)
from lytics_async.hooks import Hooks, RequestEvent
from lytics_async.local import LocalLytics
from lytics_async.upload.events.delivery import BatchDelivery
from lytics_async.upload.events.report import EventReport, FailedEvents
from lytics_async.upload.events.settings import EventSettings
from lytics_async.upload.events.stream import Events

RESET = ConnectionDropped("reset", phase="receive", may_have_been_processed=True)
REFUSED = ConnectError("refused", phase="connect")


class Server:
    """Stores arrays of records; those with `bad` in them it refuses, with the whole body or counted
    out.
    """

    def __init__(self, *, partly: bool = False) -> None:
        self.stored: list[int] = []
        self.partly = partly

    def __call__(self, sent: Sent) -> Answer:
        records = orjson.loads(sent.body)
        good = [record["n"] for record in records if "bad" not in record]
        refused = len(records) - len(good)
        if refused and not self.partly:
            return BadRequest("A record is bad.", status=400)
        if not sent.dry_run:
            self.stored += good
        return counts(len(good), refused)


def opened(runner: ScriptedRunner, **how: Any) -> Events:
    return Events(runner, EventSettings(stream="web", **how))  # type: ignore[arg-type]


async def send(events: Events, numbers: Iterator[int] | range, **more: Any) -> None:
    for number in numbers:
        await events.send({"n": number, **more})


def sizes(runner: ScriptedRunner) -> list[int]:
    return [len(orjson.loads(sent.body)) for sent in runner.sent]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def runner(server: Server) -> ScriptedRunner:
    return ScriptedRunner(server)


async def test_a_batch_goes_when_it_has_enough_records(
    runner: ScriptedRunner, server: Server
) -> None:
    async with opened(runner, max_records=10, max_age=3600) as events:
        await send(events, range(25))
        await anyio.wait_all_tasks_blocked()
        assert sorted(sizes(runner)) == [10, 10]
        report = await events.flush()
    assert sorted(sizes(runner)) == [5, 10, 10]
    assert sorted(server.stored) == list(range(25))
    assert (report.records, report.accepted, report.pending) == (25, 25, 0)


async def test_a_batch_goes_before_it_has_too_many_bytes(runner: ScriptedRunner) -> None:
    async with opened(runner, max_bytes=100, max_age=3600) as events:
        await send(events, range(20), text="x" * 30)
    assert all(len(sent.body) <= 100 + 10 for sent in runner.sent)
    assert set(sizes(runner)) == {2}


def test_a_batch_goes_when_its_oldest_record_is_old_enough(runner: ScriptedRunner) -> None:
    arrivals: list[float] = []

    async def scenario() -> None:
        start = anyio.current_time()

        def note(sent: Sent) -> Answer:
            arrivals.append(anyio.current_time() - start)
            return counts(len(orjson.loads(sent.body)))

        runner.answer = note
        async with opened(runner, max_age=5.0) as events:
            await events.send({"n": 1})
            await anyio.sleep(3)
            await events.send({"n": 2})
            await anyio.sleep(30)
            await events.send({"n": 3})
            await anyio.sleep(30)

    time_travel.run(scenario())
    assert sizes(runner) == [2, 1]
    assert arrivals == pytest.approx([5, 38], abs=0.5)


async def test_send_waits_while_too_much_is_in_flight(
    runner: ScriptedRunner, server: Server
) -> None:
    runner.gate = anyio.Event()
    async with opened(runner, max_records=1, max_pending_bytes=50) as events:
        sending = asyncio.ensure_future(send(events, range(20)))
        await anyio.wait_all_tasks_blocked()
        assert not sending.done()
        assert events.report.pending <= 6
        runner.gate.set()
        await sending
    assert sorted(server.stored) == list(range(20))


async def test_a_record_that_finds_no_room_can_be_dropped_and_is_counted(
    runner: ScriptedRunner, server: Server
) -> None:
    runner.gate = anyio.Event()
    failed: list[FailedEvents] = []
    how: dict[str, Any] = {"max_records": 1, "max_pending_bytes": 50, "full": "drop"}
    async with opened(runner, on_failure=failed.append, **how) as events:
        receipts = [await events.send({"n": number}) for number in range(20)]
        dropped = [await receipt.outcome() for receipt in receipts[-3:]]
        runner.gate.set()
        report = await events.flush()
    assert {outcome.state for outcome in dropped} == {"unsent"}
    assert report.unsent > 0
    assert report.accepted == len(server.stored) == 20 - report.unsent
    assert sum(len(each.records) for each in failed) == report.unsent


async def test_every_receipt_tells_the_outcome_of_its_record(runner: ScriptedRunner) -> None:
    async with opened(runner, max_age=3600) as events:
        receipts = [
            await events.send({"n": number} | ({"bad": True} if number in (3, 7) else {}))
            for number in range(10)
        ]
        await events.flush()
        outcomes = [await receipt.outcome() for receipt in receipts]
    assert [outcome.number for outcome in outcomes] == list(range(1, 11))
    assert [outcome.number for outcome in outcomes if outcome.state == "rejected"] == [4, 8]
    assert [outcome.state for outcome in outcomes].count("accepted") == 8


@pytest.mark.parametrize("partly", [False, True])
async def test_bad_records_are_found_and_the_others_are_stored_once(partly: bool) -> None:
    server = Server(partly=partly)
    failed: list[FailedEvents] = []
    runner = ScriptedRunner(server)
    async with opened(runner, max_age=3600, on_failure=failed.append) as events:
        await send(events, range(50))
        await events.send({"n": 50, "bad": True})
        await send(events, range(51, 100))
        report = await events.flush()
    assert sorted(server.stored) == [*range(50), *range(51, 100)]
    assert (report.accepted, report.rejected, report.unknown) == (99, 1, 0)
    assert [outcome.number for outcome in report.failures] == [51]
    assert [record for each in failed for record in each.records] == [{"n": 50, "bad": True}]
    # Where the server refused the whole body, what stood before the bad record may be there twice.
    assert report.max_possible_duplicates == (0 if partly else 99)


async def test_a_record_that_cannot_be_sent_is_refused_by_send_and_counted(
    runner: ScriptedRunner,
) -> None:
    async with opened(runner) as events:
        with pytest.raises(ArgumentError, match="Field 'items': an object inside a list"):
            await events.send({"items": [{"sku": 1}]})
        await events.send({"n": 1})
        report = await events.flush()
    assert (report.records, report.quarantined, report.accepted) == (2, 1, 1)
    assert report.conservation_ok


def test_an_outage_is_waited_out_and_nothing_is_lost(server: Server) -> None:
    runner = ScriptedRunner(in_turn(*[REFUSED] * 40, last=server))

    async def scenario() -> EventReport:
        async with opened(runner, max_records=5, close_timeout=900) as events:
            await send(events, range(20))
            return await events.flush()

    report = time_travel.run(scenario())
    assert sorted(server.stored) == list(range(20))
    assert (report.accepted, report.max_possible_duplicates) == (20, 0)


async def test_a_batch_that_may_have_been_stored_is_sent_again_and_counted(
    server: Server,
) -> None:
    runner = ScriptedRunner(in_turn(RESET, last=server))
    async with opened(runner) as events:
        await send(events, range(3))
        report = await events.flush()
    assert (report.accepted, report.max_possible_duplicates) == (3, 3)


async def test_with_hold_it_is_not_sent_again_and_unknown(server: Server) -> None:
    runner = ScriptedRunner(in_turn(RESET, last=server))
    async with opened(runner, ambiguous="hold") as events:
        await send(events, range(3))
        report = await events.flush()
    assert (report.unknown, report.max_possible_duplicates, len(runner.sent)) == (3, 0, 1)


def test_a_refused_token_is_told_to_the_next_senders_and_used_again_later(
    server: Server,
) -> None:
    runner = ScriptedRunner(in_turn(status(401), last=server))

    async def scenario() -> EventReport:
        async with opened(runner, max_records=1) as events:
            outcome = await (await events.send({"n": 1})).outcome()
            assert (outcome.state, outcome.reason) == ("unsent", "HTTP 401.")
            with pytest.raises(Unauthorized):
                await events.send({"n": 2})
            await anyio.sleep(31)
            assert (await (await events.send({"n": 3})).outcome()).state == "accepted"
            return events.report

    report = time_travel.run(scenario())
    assert (report.records, report.accepted, report.unsent) == (2, 1, 1)
    assert report.conservation_ok


async def test_a_certificate_that_is_not_trusted_is_told_to_the_next_senders(
    server: Server,
) -> None:
    untrusted = ConnectError("The certificate is not trusted.", permanent=True)
    runner = ScriptedRunner(in_turn(untrusted, last=server))
    async with opened(runner, max_records=1) as events:
        outcome = await (await events.send({"n": 1})).outcome()
        assert (outcome.state, outcome.reason) == ("unsent", "The certificate is not trusted.")
        with pytest.raises(ConnectError, match="not trusted"):
            await events.send({"n": 2})
        assert len(runner.sent) == 1


async def test_records_whose_response_has_another_shape_are_unknown_and_not_sent_again(
    server: Server,
) -> None:
    shapeless = ResponseError("not UploadResult", status=200, paths=["$: expected object"])
    runner = ScriptedRunner(in_turn(shapeless, last=server))
    async with opened(runner, max_records=1) as events:
        assert (await (await events.send({"n": 1})).outcome()).state == "unknown"
        assert len(runner.sent) == 1


async def test_what_a_token_callable_raises_is_told_to_on_failure_and_to_the_next_senders() -> None:
    def token() -> str:
        raise RuntimeError("the vault is sealed")

    outcomes: list[FailedEvents] = []
    async with (
        AsyncLytics(token, base_url="http://127.0.0.1:9") as lytics,
        lytics.events("web", max_records=1, on_failure=outcomes.append) as events,
    ):
        outcome = await (await events.send({"n": 1})).outcome()
        assert outcome.state == "unsent"
        with pytest.raises(LyticsError, match="RuntimeError: the vault is sealed"):
            await events.send({"n": 2})
    assert [str(failed.error) for failed in outcomes] == [
        "ingest.upload_json: The token callable raised RuntimeError: the vault is sealed"
    ]


def failing_dry_runs(
    server: Server, *failures: LyticsError, after: int = 0, **options: Any
) -> ScriptedRunner:
    """A server that fails some dry runs in this way, after so many that worked."""
    left: list[LyticsError | None] = [*[None] * after, *failures]

    def answer(sent: Sent) -> Answer:
        failure = left.pop(0) if sent.dry_run and left else None
        return failure or server(sent)

    return ScriptedRunner(answer, **options)


async def send_one_bad_of_four(events: Events, bad: int = 1) -> list[str]:
    """Send four records, one of them bad, and return the outcome of each."""
    records = [{"n": n, "bad": True} if n == bad else {"n": n} for n in range(4)]
    receipts = [await events.send(record) for record in records]
    await events.flush()
    return [(await receipt.outcome()).state for receipt in receipts]


@pytest.mark.parametrize(
    "failures", [[status(503)], [status(503)] * 4, [RESET], [status(429, retry_after=1.0)]]
)
@pytest.mark.parametrize("partly", [False, True])
def test_a_dry_run_that_fails_for_a_moment_is_retried(
    partly: bool, failures: list[LyticsError]
) -> None:
    for bad, after in itertools.product(range(4), range(3)):
        server = Server(partly=partly)
        runner = failing_dry_runs(server, *failures, after=after)

        async def scenario(runner: ScriptedRunner = runner, bad: int = bad) -> list[str]:
            async with opened(runner) as events:
                return await send_one_bad_of_four(events, bad)

        states = time_travel.run(scenario())
        assert [n for n, state in enumerate(states) if state != "accepted"] == [bad]
        assert states[bad] == "rejected"
        assert sorted(server.stored) == sorted({*range(4)} - {bad})


@pytest.mark.parametrize("after", range(3))
@pytest.mark.parametrize("bad", range(4))
async def test_a_dry_run_that_needs_a_fresh_token_gets_it(
    server: Server, bad: int, after: int
) -> None:
    runner = failing_dry_runs(server, status(401), after=after, token=lambda: "at.test.fresh")
    async with opened(runner) as events:
        states = await send_one_bad_of_four(events, bad)
    assert [n for n, state in enumerate(states) if state == "rejected"] == [bad]
    assert sorted(server.stored) == sorted({*range(4)} - {bad})


async def test_a_dry_run_that_is_refused_ends_the_search_and_rejects_nothing(
    server: Server,
) -> None:
    runner = failing_dry_runs(server, status(403))
    async with opened(runner) as events:
        assert await send_one_bad_of_four(events) == ["unknown"] * 4
        with pytest.raises(APIError):
            await events.send({"n": 5})
    assert sum(sent.dry_run for sent in runner.sent) == 1


def test_a_dry_run_that_never_gets_a_response_rejects_nothing(server: Server) -> None:
    runner = failing_dry_runs(server, *[status(503)] * 1000)

    async def scenario() -> list[str]:
        async with opened(runner, give_up_after=60.0) as events:
            return await send_one_bad_of_four(events)

    assert time_travel.run(scenario()) == ["unknown"] * 4


async def test_hooks_see_every_request_of_events_as_a_call(server: Server) -> None:
    seen: list[Any] = []
    runner = failing_dry_runs(server, status(503))
    runner.answer = in_turn(RESET, last=runner.answer)
    runner.hooks = Hooks([seen.append])
    async with opened(runner) as events:
        await send_one_bad_of_four(events)
    calls: dict[int, list[str]] = {}
    for event in seen:
        assert (event.operation, event.stream) == ("ingest.upload_json", "web")
        calls.setdefault(event.call, []).append(type(event).__name__.removesuffix("Event"))
    begun = [event for event in seen if isinstance(event, RequestEvent)]
    assert (begun[0].chunk, begun[0].dry_run) == ("1-4", False)
    assert calls.pop(begun[0].call) == ["Request", "Attempt", "Retry", "Attempt", "Failure"]
    asked = [event for event in begun if event.dry_run]
    assert calls.pop(asked[0].call) == ["Request", "Attempt", "Retry", "Attempt", "Response"]
    assert set(map(tuple, calls.values())) == {("Request", "Attempt", "Response")}
    assert sum(kinds.count("Attempt") for kinds in calls.values()) + 4 == len(runner.sent)


async def test_a_body_that_is_too_large_is_halved(runner: ScriptedRunner, server: Server) -> None:
    def answer(sent: Sent) -> Answer:
        return status(413) if len(orjson.loads(sent.body)) > 3 else server(sent)

    runner.answer = answer
    async with opened(runner) as events:
        await send(events, range(10))
        report = await events.flush()
    assert sorted(server.stored) == list(range(10))
    assert (report.accepted, report.max_possible_duplicates) == (10, 0)


@pytest.mark.parametrize("behaviour", ["silent", "down", "failing"])
def test_closing_ends_in_time_and_says_what_was_not_delivered(
    behaviour: str, caplog: pytest.LogCaptureFixture
) -> None:
    answers: dict[str, Callable[[Sent], Answer]] = {
        "silent": lambda sent: counts(1),
        "down": lambda sent: REFUSED,
        "failing": lambda sent: status(500),
    }
    runner = ScriptedRunner(answers[behaviour])
    failed: list[FailedEvents] = []

    async def scenario() -> tuple[float, EventReport]:
        if behaviour == "silent":
            runner.gate = anyio.Event()
        events = opened(runner, max_records=2, on_failure=failed.append)
        async with events:
            await send(events, range(20))
            await anyio.sleep(1)
            start = anyio.current_time()
            report = await events.aclose(timeout=3)
            return anyio.current_time() - start, report

    with caplog.at_level(logging.WARNING, "lytics_async"):
        elapsed, report = time_travel.run(scenario())
    assert elapsed < 3.5
    assert report.conservation_ok
    assert (report.pending, report.unsent + report.unknown) == (0, 20)
    assert (report.unknown > 0) == (behaviour != "down")
    assert sum(len(each.records) for each in failed) == 20
    assert "ended with" in caplog.text


async def test_leaving_the_block_by_an_error_still_delivers(
    runner: ScriptedRunner, server: Server
) -> None:
    async def fail() -> None:
        async with opened(runner, max_age=3600) as events:
            await send(events, range(3))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert server.stored == [0, 1, 2]


async def test_a_timeout_of_the_caller_ends_send_and_nothing_else(
    runner: ScriptedRunner, server: Server
) -> None:
    runner.gate = anyio.Event()
    async with opened(runner, max_records=1, max_pending_bytes=20) as events:
        await events.send({"n": 0})
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await send(events, range(1, 10))
        runner.gate.set()
        report = await events.flush()
    assert report.accepted == report.records == len(server.stored)
    assert report.conservation_ok


async def test_a_callback_that_raises_is_logged_and_harms_nothing(
    runner: ScriptedRunner, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    def complain(_: FailedEvents) -> None:
        raise RuntimeError("mine")

    async with opened(runner, on_failure=complain) as events:
        await events.send({"n": 1, "bad": True})
        await events.flush()
        await events.send({"n": 2})
    assert server.stored == [2]
    assert "on_failure of the events to web raised" in caplog.text


async def test_closed_events_take_nothing(runner: ScriptedRunner) -> None:
    events = opened(runner)
    with pytest.raises(LifecycleError, match="not open"):
        await events.send({"n": 1})
    async with events:
        pass
    with pytest.raises(LifecycleError, match="closed"):
        await events.send({"n": 1})


def test_events_that_are_open_when_their_loop_ends_log_what_was_not_delivered(
    runner: ScriptedRunner, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario() -> None:
        runner.gate = anyio.Event()
        events = await opened(runner, max_age=3600).__aenter__()
        await events.send({"n": 1})
        await anyio.lowlevel.checkpoint()

    with caplog.at_level(logging.WARNING, "lytics_async"):
        asyncio.run(scenario())
    assert "ended with 1 records unsent and 0 unknown" in caplog.text


def test_events_that_are_dropped_with_records_inside_give_a_warning(
    runner: ScriptedRunner,
) -> None:
    async def scenario() -> Events:
        runner.gate = anyio.Event()
        events = await opened(runner, max_age=3600).__aenter__()
        await events.send({"n": 1})
        return events

    loop = asyncio.new_event_loop()
    events = loop.run_until_complete(scenario())
    for task in asyncio.all_tasks(loop):
        task._log_destroy_pending = False  # type: ignore[attr-defined] # as if unobserved
    loop.close()
    with pytest.warns(ResourceWarning, match="discarded with 1 records pending"):
        events.__del__()
    events._unsettled.clear()
    del events
    gc.collect()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("stream", ""),
        ("stream", ".."),
        ("stream", 5),
        ("stream", "a\ud800"),
        ("timestamp_field", ""),
        ("timestamp_field", 5),
        ("timestamp_field", "a\ud800"),
        ("max_records", 0),
        ("max_records", 1.5),
        ("max_bytes", 0),
        ("max_bytes", 10_000_000),
        ("max_bytes", "1000"),
        ("max_pending_bytes", True),
        ("concurrency", 0),
        ("concurrency", "auto"),
        ("max_age", -1),
        ("max_age", float("nan")),
        ("full", "perhaps"),
        ("ambiguous", "perhaps"),
        ("attempt_timeout", "5"),
        ("attempt_timeout", (1, 2)),
        ("attempt_timeout", True),
        ("give_up_after", 0),
        ("give_up_after", float("inf")),
        ("close_timeout", None),
        ("on_failure", 5),
    ],
)
def test_arguments_that_cannot_be_right_are_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=f"^{name} "):
        EventSettings(**{"stream": "web", name: value})


async def test_a_time_to_close_in_that_cannot_be_right_is_refused(runner: ScriptedRunner) -> None:
    async with opened(runner) as events:
        with pytest.raises(ArgumentError, match="timeout must be a number of seconds"):
            await events.aclose(timeout="5")  # type: ignore[arg-type]


async def test_they_reach_a_server_and_share_its_client_with_other_calls() -> None:
    async with LocalLytics() as local, local.client() as lytics:
        async with lytics.events("web", max_records=20) as events:
            for number in range(100):
                await events.send({"user_id": str(number), "action": "view"})
            await events.flush()
            found = await lytics.personalization.get_entity("user", "user_id", "42")
        assert found["action"] == "view"
        assert local.count("web") == 100


async def test_closing_the_client_ends_them() -> None:
    async with LocalLytics() as local:
        client = local.client()
        events = await client.events("web", max_age=3600).__aenter__()
        receipt = await events.send({"n": 1})
        await client.aclose()
        assert (await receipt.outcome()).state == "unsent"
        assert local.count("web") == 0


@pytest.fixture
async def events(lytics: AsyncLytics) -> AsyncIterator[Events]:
    async with lytics.events("web", max_age=0.01) as events:
        yield events


async def test_they_can_be_opened_by_a_fixture(events: Events, local: LocalLytics) -> None:
    receipt = await events.send({"n": 1})
    async with asyncio.timeout(10):
        assert (await receipt.outcome()).state == "accepted"
    assert local.count("web") == 1


async def test_they_can_be_opened_by_the_lifespan_of_a_web_app(local: LocalLytics) -> None:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[dict[str, Events]]:
        async with local.client() as lytics, lytics.events("web", max_age=3600) as events:
            yield {"events": events}

    async def view(request: Request) -> Response:
        await request.state.events.send({"page": request.path_params["page"]})
        return Response(status_code=202)

    app = Starlette(routes=[Route("/{page}", view)], lifespan=lifespan)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 # uvicorn has no event for it
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as browser:
        statuses = [(await browser.get(f"/{page}")).status_code for page in "abc"]
    server.should_exit = True
    await serving
    assert statuses == [202] * 3
    assert sorted(row["page"] for row in local.rows("web")) == ["a", "b", "c"]


class TestCollect:
    async def test_one_record_and_several(self, lytics: AsyncLytics, local: LocalLytics) -> None:
        one = await lytics.collect("web", {"n": 1})
        several = await lytics.collect("web", ({"n": number} for number in (2, 3)))
        assert (one.records, several.accepted) == (1, 2)
        assert [row["n"] for row in local.rows("web")] == [1, 2, 3]

    async def test_a_dry_run_stores_nothing(self, lytics: AsyncLytics, local: LocalLytics) -> None:
        result = await lytics.collect("web", {"n": 1}, dry_run=True)
        assert (result.accepted, result.dry_run, local.count("web")) == (1, True, 0)

    @pytest.mark.parametrize(
        ("records", "message"),
        [
            ([{"n": 1}, {"n": 2**70}], "Record 2: field 'n': an integer"),
            ([], "no records"),
            ([{"text": "x" * 5_000_000}] * 2, "upload_json"),
        ],
    )
    async def test_what_cannot_be_sent_is_refused_before_anything_is(
        self, lytics: AsyncLytics, local: LocalLytics, records: Any, message: str
    ) -> None:
        with pytest.raises(ArgumentError, match=message):
            await lytics.collect("web", records)
        assert local.count("web") == 0


@pytest.fixture
async def local() -> Any:
    async with LocalLytics() as local:
        yield local


@pytest.fixture
async def lytics(local: LocalLytics) -> Any:
    async with local.client() as lytics:
        yield lytics


# The search for refused records.


def during_the_search(server: Server, *failures: LyticsError) -> Callable[[Sent], Answer]:
    """A server whose first dry runs fail."""
    left = list(failures)
    return lambda sent: left.pop(0) if sent.dry_run and left else server(sent)


def refreshed_by(runner: ScriptedRunner) -> None:
    """Have the token come from a callable, which can be asked again."""
    runner.refreshable = lambda operation: True  # type: ignore[method-assign]


@pytest.mark.parametrize(
    "failures",
    [
        [status(503)],
        [status(503)] * 4,
        [status(429), RESET, REFUSED],
        [status(401)],
        [status(503), status(401), status(500)],
    ],
    ids=str,
)
@pytest.mark.parametrize("partly", [False, True])
def test_a_failing_dry_run_says_nothing_about_the_records(
    failures: list[LyticsError], partly: bool
) -> None:
    server = Server(partly=partly)
    runner = ScriptedRunner(during_the_search(server, *failures))
    refreshed_by(runner)

    async def scenario() -> EventReport:
        async with opened(runner, max_age=3600) as events:
            await send(events, range(3))
            await events.send({"n": 3, "bad": True})
            await send(events, range(4, 8))
            return await events.flush()

    report = time_travel.run(scenario())
    assert sorted(server.stored) == [0, 1, 2, 4, 5, 6, 7]
    assert [(each.number, each.state) for each in report.failures] == [(4, "rejected")]


@pytest.mark.parametrize("partly", [False, True])
async def test_a_refusal_during_the_search_leaves_the_records_unknown_and_is_told_to_senders(
    partly: bool,
) -> None:
    server = Server(partly=partly)
    runner = ScriptedRunner(during_the_search(server, *[status(403)] * 100))
    async with opened(runner, max_age=3600) as events:
        await send(events, range(3))
        await events.send({"n": 3, "bad": True})
        report = await events.flush()
        assert (report.rejected, report.unknown) == (0, 4)
        assert "which records were refused is not known" in str(report.failures[0].reason)
        with pytest.raises(LyticsError, match="403"):
            await events.send({"n": 9})
    assert sum(sent.dry_run for sent in runner.sent) == 1


async def test_what_the_server_counted_in_is_not_rejected_by_dry_runs_that_contradict_it() -> None:
    def answer(sent: Sent) -> Answer:
        records = len(orjson.loads(sent.body))
        return status(400) if sent.dry_run else counts(records - 1, 1)

    async with opened(ScriptedRunner(answer), max_age=3600) as events:
        await send(events, range(4))
        report = await events.flush()
    assert report.rejected <= 1
    assert report.conservation_ok


async def test_an_unexpected_error_reaches_the_user_and_ends_nothing(
    server: Server, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[FailedEvents] = []
    runner = ScriptedRunner(server)
    attempt = BatchDelivery._attempt
    defects = [ValueError("a defect")]

    async def defective(self: BatchDelivery, *arguments: Any) -> Any:
        outcome = await attempt(self, *arguments)
        if defects:
            arguments[0].in_doubt.update(arguments[1])
            raise defects.pop()
        return outcome

    monkeypatch.setattr(BatchDelivery, "_attempt", defective)
    async with opened(runner, max_age=3600, on_failure=failed.append) as events:
        await send(events, range(2))
        report = await events.flush()
        assert report.unknown == 2
        await events.send({"n": 2})
        report = await events.flush()
    assert (report.accepted, report.pending) == (1, 0)
    assert [each.records for each in failed] == [({"n": 0}, {"n": 1})]
    assert "ValueError: a defect" in str(failed[0].error)
    assert "ValueError: a defect" in str(report.failures[0].reason)
    assert "A batch of events to web failed" in caplog.text


@pytest.mark.parametrize("partly", [False, True])
async def test_records_whose_search_is_cut_short_are_unknown_and_not_unsent(partly: bool) -> None:
    server = Server(partly=partly)
    searching = anyio.Event()
    runner = ScriptedRunner(server)

    def answer(sent: Sent) -> Answer:
        if not sent.dry_run:
            return server(sent)
        searching.set()
        return status(503)

    runner.answer = answer
    async with opened(runner, max_age=3600) as events:
        await send(events, range(3))
        await events.send({"n": 3, "bad": True})
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(events.flush)
            await searching.wait()
            report = await events.aclose(0)
    assert (report.unknown, report.unsent, report.rejected) == (4, 0, 0)


async def test_a_dry_run_that_is_too_large_is_asked_in_halves() -> None:
    server = Server()
    runner = ScriptedRunner(
        lambda sent: (
            status(413) if sent.dry_run and len(orjson.loads(sent.body)) > 2 else server(sent)
        )
    )
    async with opened(runner, max_age=3600) as events:
        await send(events, range(9))
        await events.send({"n": 9, "bad": True})
        await send(events, range(10, 20))
        report = await events.flush()
    assert sorted(server.stored) == [*range(9), *range(10, 20)]
    assert [outcome.number for outcome in report.failures] == [10]


async def test_a_search_that_cannot_be_made_does_not_settle_records_that_were_never_sent() -> None:
    """The batch is too large and halved; the first half is refused, and no dry run is answered."""
    stored: list[int] = []

    def answer(sent: Sent) -> Answer:
        numbers = [record["n"] for record in orjson.loads(sent.body)]
        if sent.dry_run:
            return status(403)
        if len(numbers) > 4:
            return status(413)
        if 0 in numbers:
            return status(400)
        stored.extend(numbers)
        return counts(len(numbers))

    async with opened(ScriptedRunner(answer), max_age=3600) as events:
        await send(events, range(8))
        report = await events.flush()
    assert stored == [4, 5, 6, 7]
    assert [(each.number, each.state) for each in report.failures] == [
        (number, "unknown") for number in (1, 2, 3, 4)
    ]
    assert report.accepted == 4


async def test_records_of_a_batch_that_fails_before_it_is_sent_are_unsent(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defective(*_: Any, **__: Any) -> Any:
        raise ValueError("a defect")

    monkeypatch.setattr(BatchDelivery, "_body", defective)
    async with opened(ScriptedRunner(server), max_age=3600) as events:
        await send(events, range(2))
        report = await events.flush()
    assert (report.unsent, report.unknown) == (2, 0)


class StopsAtBad(Server):
    """Takes the records before a bad one, counts that one out, and leaves those after it out of its
    counts.
    """

    def __call__(self, sent: Sent) -> Answer:
        records = orjson.loads(sent.body)
        bad = next((at for at, record in enumerate(records) if "bad" in record), len(records))
        if not sent.dry_run:
            self.stored += [record["n"] for record in records[:bad]]
        return counts(bad, int(bad < len(records)))


async def test_records_after_the_one_at_which_the_server_stopped_are_sent_again() -> None:
    server = StopsAtBad()
    async with opened(ScriptedRunner(server), max_age=3600) as events:
        await send(events, range(3))
        await events.send({"n": 3, "bad": True})
        await send(events, range(4, 8))
        report = await events.flush()
    assert set(server.stored) == {0, 1, 2, 4, 5, 6, 7}
    assert [(each.number, each.state) for each in report.failures] == [(4, "rejected")]
    assert report.max_possible_duplicates >= len(server.stored) - 7


@pytest.mark.parametrize("server", [StopsAtBad(), Server()], ids=["partial", "refused"])
async def test_with_hold_a_batch_with_a_bad_record_is_sent_once(server: Server) -> None:
    server.stored = []
    runner = ScriptedRunner(server)
    async with opened(runner, max_age=3600, ambiguous="hold") as events:
        await send(events, range(3))
        await events.send({"n": 3, "bad": True})
        await send(events, range(4, 8))
        report = await events.flush()
    assert sum(not sent.dry_run for sent in runner.sent) == 1
    assert (report.rejected, report.unknown) == (1, 7)
    assert report.conservation_ok


async def test_a_server_whose_dry_runs_contradict_its_counts_is_not_requested_ever() -> None:
    def answer(sent: Sent) -> Answer:
        records = len(orjson.loads(sent.body))
        return counts(records) if sent.dry_run else counts(1, 1)

    async with opened(ScriptedRunner(answer), max_age=3600) as events:
        await send(events, range(4))
        report = await events.flush()
    assert report.conservation_ok
    assert report.requests < 40


async def test_a_batch_that_grew_old_while_the_event_loop_was_busy_is_sent(
    runner: ScriptedRunner, server: Server
) -> None:
    async with opened(runner, max_age=0.02) as events:
        receipt = await events.send({"n": 1})
        busy_until = time.monotonic() + 0.1
        while time.monotonic() < busy_until:
            pass
        assert (await receipt.outcome()).state == "accepted"
        await events.send({"n": 2})
    assert server.stored == [1, 2]
