"""The proof that an upload landed: what did not land is named, against a local Lytics."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
from copy import deepcopy
from typing import Any

import anyio
import pytest
from accounts import publish, records
from time_travel import run

from lytics_async import ArgumentError, AsyncLytics, LifecycleError, UploadReport
from lytics_async.local import LocalLytics
from lytics_async.preflight.landing import Landing
from lytics_async.upload.run import UploadRun
from lytics_async.upload.settings import UploadSettings
from lytics_async.upload.source.kinds import source_of

SOON = {"timeout": 0.3, "interval": 0.05}
"""For what does not land."""

IN_TIME = {"timeout": 30.0, "interval": 0.05}
"""For what lands."""


async def upload(lytics: AsyncLytics, rows: Any, **how: Any) -> UploadReport:
    options: Any = {"landing": True} | how
    return await lytics.upload_json(rows, stream="customers", **options)


async def test_an_upload_that_landed_is_proved(lytics: AsyncLytics) -> None:
    await publish(lytics)
    await upload(lytics, records(2))
    report = await upload(lytics, [each | {"plan": "Gold"} for each in records()])
    landed = await report.landed(**IN_TIME)
    assert (landed.ok, landed.problems, landed.unchecked) == (True, (), {})
    assert (landed.count_before, landed.count_after, landed.grown) == (2, 102, 100)
    assert [each.state for each in landed.profiles] == ["landed"] * 5
    assert landed.count_seconds is not None
    assert all(each.seconds is not None and each.seconds >= 0 for each in landed.profiles)
    assert landed.summary().startswith(
        "landed: stream customers has grown by 100 for 100 accepted records, 5 profiles with the "
        "new values, after "
    )
    assert json.loads(json.dumps(landed.to_json()))["ok"] is True


@pytest.mark.parametrize("form", ["csv", "dicts", "headless", "gzip", "long"])
async def test_the_first_records_of_any_source_are_watched(lytics: AsyncLytics, form: str) -> None:
    import gzip

    await publish(lytics)
    text = "".join(f"{e['email']},{e['plan']},{e['age']}\n" for e in records()).encode()
    headed = b"email,plan,age\n" + text
    sources: dict[str, tuple[Any, dict[str, Any]]] = {
        "csv": (headed, {"format": "csv"}),
        "dicts": (records(), {}),
        "headless": (text, {"format": "csv", "headers": ["email", "plan", "age"]}),
        "gzip": (gzip.compress(headed), {"format": "csv"}),
        "long": ([each | {"text": "x" * 100_000} for each in records(4)], {}),
    }
    source, how = sources[form]
    async with lytics.start_upload(source, stream="customers", landing=True, **how) as run:
        report = await run.wait()
    landed = await report.landed(**IN_TIME)
    assert landed.ok, landed.summary()
    assert len(landed.profiles) == (2 if form == "long" else 5)


async def test_a_count_that_does_not_move_is_named(lytics: AsyncLytics, local: LocalLytics) -> None:
    await publish(lytics)
    local.configure(count_delay=1000.0)
    landed = await (await upload(lytics, records())).landed(**SOON)
    (problem,) = landed.problems
    assert problem.startswith("stream customers has grown by 0 for 100 accepted records, 0.")
    assert (landed.ok, landed.count_seconds) == (False, None)


async def test_records_that_never_land_are_named(lytics: AsyncLytics, local: LocalLytics) -> None:
    await publish(lytics)
    local.configure(lose_records=True)
    landed = await (await upload(lytics, records())).landed(**SOON)
    assert "has grown by 0" in landed.problems[0]
    assert landed.problems[1] == ("the profile of record 1 (email a***@example.com) does not exist")
    assert {each.state for each in landed.profiles} == {"missing"}


async def test_profiles_with_old_values_are_named(lytics: AsyncLytics, local: LocalLytics) -> None:
    await publish(lytics)
    await upload(lytics, records())
    list(local.profiles())
    local.configure(profile_delay=1000.0)
    landed = await (await upload(lytics, [each | {"plan": "Gold"} for each in records()])).landed(
        **SOON
    )
    assert landed.grown == 100
    assert landed.problems[0] == (
        "the profile of record 1 (email a***@example.com) has old values in plan"
    )
    assert {each.state for each in landed.profiles} == {"old"}


async def test_the_same_values_again_prove_nothing_and_are_no_problem(
    lytics: AsyncLytics, local: LocalLytics
) -> None:
    await publish(lytics)
    await upload(lytics, records())
    landed = await (await upload(lytics, records())).landed(**IN_TIME)
    assert landed.ok
    assert {each.state for each in landed.profiles} == {"same"}
    assert "with the values that they had before" in landed.summary()


async def test_a_value_that_a_later_record_changed_has_landed(lytics: AsyncLytics) -> None:
    await publish(lytics)
    await upload(lytics, [records(1)[0] | {"plan": "old"}])
    rows = [records(1)[0] | {"plan": plan} for plan in ("first", "last")]
    landed = await (await upload(lytics, rows)).landed(**IN_TIME)
    assert [each.state for each in landed.profiles] == ["landed"]
    many = [*rows, *({"email": f"x{n}@x.com"} for n in range(9)), rows[0] | {"plan": "end"}]
    assert (await (await upload(lytics, many)).landed(**IN_TIME)).ok


async def test_what_is_added_up_is_not_compared(lytics: AsyncLytics) -> None:
    await publish(
        lytics,
        {"email": {"is_identifier": True}, "total": {"type": "number", "mergeop": "sum"}},
        {"email": "email", "total": "total"},
    )
    await upload(lytics, [{"email": "ada@example.com", "total": 3}])
    landed = await (await upload(lytics, [{"email": "ada@example.com", "total": 3}])).landed(
        **IN_TIME
    )
    assert landed.ok


@pytest.mark.parametrize(
    ("path", "name"),
    [("/v2/stream", "count"), ("/v2/identity", "profiles"), ("/v2/schema", "profiles")],
)
async def test_what_is_refused_is_not_checked_and_does_not_stop_the_upload(
    lytics: AsyncLytics, local: LocalLytics, path: str, name: str
) -> None:
    await publish(lytics)
    local.configure(refuse=(path,))
    report = await upload(lytics, records())
    assert report.all_accepted
    landed = await report.landed(**IN_TIME)
    assert (set(landed.unchecked), landed.ok, landed.problems) == ({name}, False, ())
    assert f"not checked: {name}, because" in landed.summary()


async def test_records_without_an_identity_cannot_be_looked_up(lytics: AsyncLytics) -> None:
    await publish(lytics)
    landed = await (await upload(lytics, [{"plan": "pro"}])).landed(**IN_TIME)
    assert landed.unchecked == {"profiles": "the first records get no identity from the schema"}
    assert landed.grown == 1
    assert landed.summary().splitlines() == [
        "stream customers has grown by 1 for 1 accepted records",
        "not checked: profiles, because the first records get no identity from the schema",
    ]


async def test_nothing_is_sent_before_the_account_was_looked_at(
    lytics: AsyncLytics, local: LocalLytics
) -> None:
    await publish(lytics)
    big = [each | {"text": "x" * 2_000} for each in records(2_000)]
    report = await upload(lytics, big, chunk_bytes=100_000, concurrency=8)
    assert len(report.chunks) > 20
    landed = await report.landed(**IN_TIME)
    assert (landed.count_before, landed.grown) == (0, 2_000)
    assert {each.state for each in landed.profiles} == {"landed"}


async def test_only_what_this_run_delivered_is_awaited(lytics: AsyncLytics, tmp_path: Any) -> None:
    await publish(lytics)
    path = tmp_path / "a.csv"
    path.write_text("email,plan\n" + "".join(f"u{n}@x.com,pro\n" for n in range(50)))
    how: Any = {"ledger": tmp_path / "ledger", "resume": True, "landing": True}
    first = await lytics.upload_csv(path, stream="customers", **how)
    assert (await first.landed(**IN_TIME)).grown == 50
    again = await lytics.upload_csv(path, stream="customers", **how)
    landed = await again.landed(**IN_TIME)
    assert (again.accepted, landed.accepted, landed.problems) == (50, 0, ())


async def test_an_upload_that_was_not_watched_cannot_be_proved(lytics: AsyncLytics) -> None:
    report = await upload(lytics, records(), landing=False)
    with pytest.raises(LifecycleError, match="landing=True"):
        await report.landed()
    report = await upload(lytics, records(), dry_run=True)
    with pytest.raises(LifecycleError, match="dry run"):
        await report.landed()


@pytest.mark.parametrize("wrong", [{"timeout": 0}, {"interval": 0}, {"timeout": "1"}])
async def test_a_wait_that_is_not_valid_is_refused(lytics: AsyncLytics, wrong: Any) -> None:
    report = await upload(lytics, records(1))
    with pytest.raises(ArgumentError):
        await report.landed(**wrong)


async def test_a_copy_of_a_report_is_without_its_watch(lytics: AsyncLytics) -> None:
    report = await upload(lytics, records())
    for copy in (pickle.loads(pickle.dumps(report)), deepcopy(report)):
        assert copy == report
        with pytest.raises(LifecycleError):
            await copy.landed()
    assert "landing" not in report.to_json()


async def test_no_value_of_a_record_is_in_logs_reports_or_errors(
    lytics: AsyncLytics, local: LocalLytics, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await publish(lytics)
    local.configure(lose_records=True)
    report = await upload(lytics, [{"email": "secret.ada@example.com", "plan": "hushhush"}])
    landed = await report.landed(**SOON)
    shown = caplog.text + repr(report) + repr(landed) + landed.summary()
    shown += json.dumps(landed.to_json())
    for value in ("secret.ada", "hushhush"):
        assert value not in shown


async def test_a_wait_can_be_cancelled(lytics: AsyncLytics, local: LocalLytics) -> None:
    local.configure(count_delay=1000.0)
    report = await upload(lytics, records())
    before = asyncio.all_tasks()
    with anyio.move_on_after(0.2) as scope:
        await report.landed(timeout=1000.0)
    assert scope.cancelled_caught
    assert asyncio.all_tasks() == before
    local.configure(count_delay=0.0)
    assert (await report.landed(**IN_TIME)).grown == 100


def test_the_time_that_it_took_is_measured() -> None:
    """By a clock that leaps over every wait: the profiles are there after five minutes."""

    class Stream:
        def __init__(self, count: int) -> None:
            self.count = self.ct = count

    class Account:
        """The calls of a client, with counts that lag by five minutes of the loop's clock."""

        def __init__(self) -> None:
            self.v2 = self.streams = self.schema = self.profiles = self.metrics = self
            self.begun: float | None = None

        async def find(self, stream: str) -> Stream:
            now = anyio.current_time()
            if self.begun is None:
                self.begun = now
            return Stream(7 if now < self.begun + 300 else 17)

        async def list_tables(self) -> list[Any]:
            return []

        async def list_fields(self, table: str) -> list[Any]:
            return []

        async def get(self, **query: Any) -> list[Any]:
            return []

        async def evaluate(self, table: str, events: Any) -> list[dict[str, Any]]:
            return [{} for _ in events["s"]]

    async def prove(timeout: float) -> Any:
        landing = Landing(Account(), "s")  # type: ignore[arg-type]
        await landing.begin([{"a": 1}])
        landing.end()
        return await landing.landed(10, timeout=timeout, interval=1.0)

    late = run(prove(1000.0), grace=0)
    assert late.grown == 10
    assert 300 <= late.count_seconds < 300 + 15 + 1
    early = run(prove(200.0), grace=0)
    assert (early.grown, early.count_seconds) == (0, None)
    assert 200 <= early.seconds < 201


async def test_a_server_that_is_gone_is_not_taken_for_a_landing(local: LocalLytics) -> None:
    async with local.client(timeout=0.5) as lytics:
        report = await upload(lytics, records())
        local.stop()
        landed = await report.landed(**SOON)
        local.start()
    assert set(landed.unchecked) == {"count", "profiles"}
    assert not landed.ok


async def test_no_worker_sends_a_chunk_while_the_account_is_looked_at(
    lytics: AsyncLytics, local: LocalLytics
) -> None:
    class Watch:
        """A watch that takes its time."""

        def __init__(self) -> None:
            self.counts: list[int] = []
            self.records: list[dict[str, Any]] = []

        async def begin(self, records: list[dict[str, Any]]) -> None:
            self.records = records
            await anyio.sleep(0.3)
            self.counts.append(local.count("customers"))

        def end(self) -> None:
            self.counts.append(local.count("customers"))

        async def landed(self, accepted: int, *, timeout: float, interval: float) -> Any:
            return None

    watch = Watch()
    rows = [each | {"text": "x" * 2_000} for each in records(500)]
    settings = UploadSettings(
        stream="customers", chunk_bytes=50_000, concurrency=4, landing=True, format="json"
    )
    run = UploadRun(lytics._runner, source_of(rows), settings, watch=watch)
    async with run:
        report = await run.wait()
    assert len(report.chunks) > 10
    assert watch.counts == [0, 500]
    assert watch.records == rows[:5]
