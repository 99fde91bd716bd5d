"""The proof of a landing where others write, servers fail, events are old, and tables differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
import attrs
import pytest
from accounts import publish, records
from scripted_transport import ScriptedTransport, response
from time_travel import run

from lytics_async import AsyncLytics, LandingReport, ServerError, UploadReport
from lytics_async.local import LocalLytics
from lytics_async.preflight.landing import Landing

SOON = {"timeout": 0.3, "interval": 0.05}
IN_TIME = {"timeout": 30.0, "interval": 0.05}


async def upload(lytics: AsyncLytics, rows: Any, **how: Any) -> UploadReport:
    options: Any = {"stream": "customers", "landing": True} | how
    return await lytics.upload_json(rows, **options)


async def test_records_of_others_are_not_taken_for_ours(
    lytics: AsyncLytics, local: LocalLytics
) -> None:
    await publish(lytics)
    local.configure(lose_records=True)
    report = await upload(lytics, records())
    local.configure(lose_records=False)
    others = [{"email": f"other{number}@example.com"} for number in range(150)]
    await upload(lytics, others, landing=False)
    landed = await report.landed(**SOON)
    assert (landed.grown, landed.excess, landed.ok) == (150, 50, False)
    assert "(email a***@example.com) does not exist" in landed.problems[0]
    assert "records more than accepted" in landed.unchecked["count"]


async def test_a_count_that_others_raised_proves_nothing_without_new_values(
    lytics: AsyncLytics,
) -> None:
    await publish(lytics)
    await upload(lytics, records())
    report = await upload(lytics, records())
    await upload(lytics, [{"email": "other@example.com"}], landing=False)
    landed = await report.landed(**IN_TIME)
    assert {each.state for each in landed.profiles} == {"same"}
    assert (landed.ok, landed.problems, list(landed.unchecked)) == (False, (), ["count"])
    assert "grown by 1 records more than accepted" in landed.summary()


async def test_records_of_others_beside_ours_are_counted_apart(lytics: AsyncLytics) -> None:
    await publish(lytics)
    report = await upload(lytics, records())
    await upload(lytics, [{"email": "other@example.com"}], landing=False)
    landed = await report.landed(**IN_TIME)
    assert (landed.ok, landed.excess) == (True, 1)
    assert "(1 more: other senders, or stored twice)" in landed.summary()
    assert landed.to_json()["excess"] == 1


async def test_an_older_event_rightly_replaces_nothing(lytics: AsyncLytics) -> None:
    await publish(lytics)
    await upload(lytics, records())
    old = [each | {"plan": "Old", "ts": "2020-01-01T00:00:00Z"} for each in records()]
    landed = await (await upload(lytics, old, timestamp_field="ts")).landed(**SOON)
    assert {each.state for each in landed.profiles} == {"kept"}
    assert (landed.ok, landed.problems) == (True, ())
    assert "with the values that they had before" in landed.summary()


async def test_a_figure_of_the_service_is_reported(lytics: AsyncLytics, local: LocalLytics) -> None:
    await publish(lytics)
    local.configure(profile_delay=0.05)
    landed = await (await upload(lytics, records())).landed(**IN_TIME)
    assert landed.latency == 50
    assert landed.summary().endswith("; e2e_profile_latency 50")
    local.configure(refuse=("/v2/metric",))
    landed = await (await upload(lytics, records())).landed(**IN_TIME)
    assert (landed.latency, landed.ok) == (None, True)


async def test_a_profile_of_another_table_is_watched_there(lytics: AsyncLytics) -> None:
    schema = lytics.v2.schema
    await schema.upsert_field(
        "content", id="sku", type="string", shortdesc="sku", is_identifier=True
    )
    await schema.upsert_mapping("content", field="sku", stream="products", expr="sku")
    await schema.publish("content", tag="test", description="test")
    found = await lytics.preflight([{"sku": "a-1"}], stream="products")
    (warning,) = found.of_check("stream")
    assert "is mapped to table content and not to user" in warning.message
    assert (await lytics.preflight([{"sku": "a-1"}], stream="products", table="content")).ok
    report = await upload(lytics, [{"sku": "a-1"}], stream="products")
    landed = await report.landed(**SOON)  # a local Lytics fills the table from one stream only
    assert [(each.table, each.state) for each in landed.profiles] == [("content", "missing")]
    assert landed.problems == (
        "the profile of record 1 (sku ***-1) in table content does not exist",
    )


@attrs.define
class Profile:
    entity: dict[str, Any]


@attrs.define
class Named:
    """A field, mapping, stream or table, as far as they are read."""

    id: str = ""
    is_identifier: bool = False
    mergeop: str = ""
    table: str = ""
    stream: str = ""
    field: str = ""
    expr: str = ""
    guard_expr: str = ""
    edit_status: str = ""
    count: int = 0
    ct: int | None = None


class Account:
    """The calls of a client, on the clock of the loop.

    Args:
        count: of the stream, by seconds since the first look.
        tables: those that the stream is mapped to.
        fails: raises what a look meets, by seconds.
    """

    def __init__(
        self,
        count: Callable[[float], int],
        tables: tuple[str, ...] = ("user",),
        fails: Callable[[float], None] = lambda _: None,
    ) -> None:
        self.v2 = self.streams = self.schema = self.profiles = self.metrics = self
        self._count, self._tables, self._fails = count, tables, fails
        self._begun: float | None = None
        self.looked: set[str] = set()

    def _seconds(self) -> float:
        now = anyio.current_time()
        self._begun = now if self._begun is None else self._begun
        return now - self._begun

    async def find(self, stream: str) -> Named | None:
        seconds = self._seconds()
        self._fails(seconds)
        return Named(count=self._count(seconds))

    async def list_tables(self) -> list[Named]:
        return [Named(table=each) for each in (*self._tables, "other")]

    async def list_mappings(self, table: str) -> list[Named]:
        return [Named(stream="s" if table in self._tables else "t", field="id", expr="id")]

    async def list_fields(self, table: str) -> list[Named]:
        return [Named(id="id", is_identifier=True)]

    async def evaluate(self, table: str, events: dict[str, list[Any]]) -> list[dict[str, Any]]:
        return [dict(each) for each in events["s"]]

    async def find_by_lookup(self, *, table: str, key: str, value: str) -> Profile | None:
        self.looked.add(table)
        seconds = self._seconds()
        self._fails(seconds)
        return Profile({key: value}) if seconds > 20 else None

    async def get(self, **_: Any) -> list[Any]:
        return []


async def prove(account: Account, timeout: float = 300.0) -> LandingReport:
    landing = Landing(account, "s")  # type: ignore[arg-type]
    await landing.begin([{"id": "a"}])
    landing.end()
    return await landing.landed(10, timeout=timeout, interval=1.0)


def test_every_table_that_the_stream_is_mapped_to_is_watched() -> None:
    account = Account(lambda seconds: 10 if seconds else 0, tables=("user", "account"))
    landed = run(prove(account), grace=0)
    assert [(each.table, each.state) for each in landed.profiles] == [
        ("user", "landed"),
        ("account", "landed"),
    ]
    assert account.looked == {"user", "account"}


def test_a_server_that_fails_for_a_while_is_asked_again() -> None:
    async def failing(last: float, timeout: float) -> LandingReport:
        transport = ScriptedTransport(response(None, status=503))
        with pytest.raises(ServerError) as caught:
            await AsyncLytics("at.x.y", transport=transport).request(
                "GET", "/v2/stream", options={"max_attempts": 1}
            )
        refused = caught.value

        def fails(seconds: float) -> None:
            if 0 < seconds < last:
                raise refused

        return await prove(Account(lambda seconds: 10 if seconds else 0, fails=fails), timeout)

    landed = run(failing(60, 300), grace=0)
    assert (landed.ok, landed.grown) == (True, 10)
    assert 60 <= landed.count_seconds < 90
    landed = run(failing(1000, 300), grace=0)
    assert (landed.problems, set(landed.unchecked)) == ((), {"count", "profiles"})
    assert "503" in landed.unchecked["count"]


def test_a_figure_that_does_not_come_does_not_hold_up_the_report() -> None:
    class Silent(Account):
        async def get(self, **_: Any) -> list[Any]:
            await anyio.sleep_forever()
            raise AssertionError

    async def timed() -> tuple[LandingReport, float]:
        start = anyio.current_time()
        account = Silent(lambda seconds: 10 if seconds else 0)
        return await prove(account, 60), anyio.current_time() - start

    landed, took = run(timed(), grace=0)
    assert (landed.ok, landed.latency) == (True, None)
    assert landed.seconds < took - 9


def test_a_stream_that_is_emptied_meanwhile_is_named() -> None:
    landed = run(prove(Account(lambda seconds: 0 if seconds else 7)), grace=0)
    assert landed.problems[0] == (
        "stream s counts 0 records, and counted 7 before the upload: it was emptied or deleted"
    )
