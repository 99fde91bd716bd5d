"""The switches of the local Lytics that keep uploaded records from landing, and what drops them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lytics_async import AsyncLytics, NotFound, PermissionDenied
from lytics_async.local import LocalLytics
from lytics_async.local.store import Store
from lytics_async.local.timestamps import start_of_month

ADA = {"email": "ada@example.com", "plan": "pro"}


@pytest.fixture
async def local() -> AsyncIterator[LocalLytics]:
    async with LocalLytics() as running:
        yield running


@pytest.fixture
async def lytics(local: LocalLytics) -> AsyncIterator[AsyncLytics]:
    async with local.client() as client:
        yield client


async def publish(
    lytics: AsyncLytics, fields: dict[str, dict[str, Any]], expressions: dict[str, str]
) -> None:
    for name, how in fields.items():
        await lytics.v2.schema.upsert_field("user", **{"id": name, "type": "string"} | how)
    for name, expression in expressions.items():
        await lytics.v2.schema.upsert_mapping("user", field=name, stream="web", expr=expression)
    await lytics.v2.schema.publish("user", tag="test", description="test")


async def test_counts_lag_and_catch_up(local: LocalLytics, lytics: AsyncLytics) -> None:
    local.configure(count_delay=1000.0)
    await lytics.ingest.upload_json("web", [ADA])
    assert (await lytics.v2.streams.get("web")).count == 0
    local.configure(count_delay=0.0)
    assert (await lytics.v2.streams.get("web")).count == 1


async def test_profiles_lag_and_catch_up(local: LocalLytics, lytics: AsyncLytics) -> None:
    await lytics.ingest.upload_json("web", [ADA | {"plan": "free"}])
    assert (await lytics.v2.profiles.get("user", "email", ADA["email"])).entity["plan"] == "free"
    local.configure(profile_delay=1000.0)
    await lytics.ingest.upload_json("web", [ADA, {"email": "bob@example.com"}])
    assert (await lytics.v2.profiles.get("user", "email", ADA["email"])).entity["plan"] == "free"
    with pytest.raises(NotFound):
        await lytics.v2.profiles.get("user", "email", "bob@example.com")
    local.configure(profile_delay=0.0)
    assert (await lytics.v2.profiles.get("user", "email", ADA["email"])).entity["plan"] == "pro"
    await lytics.v2.profiles.get("user", "email", "bob@example.com")


async def test_lost_records_are_counted_as_accepted(
    local: LocalLytics, lytics: AsyncLytics
) -> None:
    local.configure(lose_records=True)
    report = await lytics.upload_json([ADA], stream="web")
    assert report.accepted == 1
    assert local.count("web") == 0


async def test_a_path_is_refused_for_lack_of_a_role(
    local: LocalLytics, lytics: AsyncLytics
) -> None:
    local.configure(refuse=("/v2/schema/user/evaluate",))
    with pytest.raises(PermissionDenied):
        await lytics.v2.schema.evaluate("user", {"web": [ADA]})
    await lytics.v2.schema.list_fields("user")


async def test_a_stream_without_mappings_can_reach_no_profile(
    local: LocalLytics, lytics: AsyncLytics
) -> None:
    assert await lytics.v2.schema.evaluate("user", {"web": [ADA]}) == [ADA]
    local.configure(unmapped="dropped")
    assert await lytics.v2.schema.evaluate("user", {"web": [ADA]}) == [{}]
    await lytics.ingest.upload_json("web", [ADA])
    assert not await lytics.v2.schema.list_mappings("user")
    with pytest.raises(NotFound):
        await lytics.v2.profiles.get("user", "email", ADA["email"])


@pytest.mark.parametrize(
    ("assertions", "dropped", "kept"),
    [
        ({"email": True}, "ada", "ada@example.com"),
        ({"filter": ["null"]}, "null", "pro"),
        ({"format": "int"}, "1.5", "15"),
        ({"format": "uuid"}, "15", "123e4567-e89b-12d3-a456-426614174000"),
        ({"length": {"min": 2, "max": 3}}, "four", "pro"),
    ],
)
async def test_values_against_the_assertions_of_a_field_reach_no_profile(
    local: LocalLytics, lytics: AsyncLytics, assertions: Any, dropped: str, kept: str
) -> None:
    await publish(lytics, {"plan": {"assertions": assertions}}, {"email": "email", "plan": "plan"})
    records = [
        {"email": "ada@example.com", "plan": dropped},
        {"email": "bob@example.com", "plan": kept},
    ]
    fields = await lytics.v2.schema.evaluate("user", {"web": records})
    assert [each.get("plan") for each in fields] == [None, kept]
    await lytics.ingest.upload_json("web", records)
    profiles = {each["email"]: each.get("plan") for each in local.profiles()}
    assert profiles == {"ada@example.com": None, "bob@example.com": kept}


def test_the_quota_counts_what_came_in_this_month(tmp_path: Path) -> None:
    def moment(month: int, day: int) -> int:
        return int(datetime(2026, month, day, 12, tzinfo=UTC).timestamp() * 1_000_000)

    assert start_of_month(moment(11, 29)) == moment(11, 1) - 12 * 3_600_000_000
    store = Store(tmp_path, durable=False)
    for arrived, amount in ((moment(10, 31), 5), (moment(11, 1), 3), (moment(11, 29), 4)):
        store.append("web", [ADA] * amount, columns=None, arrived=arrived)
    assert store.received_since(start_of_month(moment(11, 29))) == 7
    assert store.last_before(moment(10, 31)) == 5
    assert store.last_before(moment(11, 2)) == 8
    assert store.last_before(moment(12, 1)) == 12
    store.close()
