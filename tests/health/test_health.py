"""The health of an account: each bad thing happens in a local Lytics and is named."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from scripted_transport import ScriptedTransport, response

from lytics_async import ArgumentError, AsyncLytics, Unauthorized
from lytics_async.credentials import AlgoliaApiKey
from lytics_async.local import LocalLytics
from lytics_async.workflows import WebhookTriggers

HOOK = WebhookTriggers(segment_ids=["most_active"], webhook_url="https://example.com/hook")
NOTHING = timedelta(0)


async def test_nothing_is_said_of_a_healthy_account(lytics: AsyncLytics) -> None:
    await lytics.v2.auths.create(AlgoliaApiKey(api_key="s", application_id="a"), label="search")
    await lytics.v2.jobs.create(HOOK, name="hook", start=False)
    report = await lytics.health(stale_after=timedelta(days=3650), dead_after=timedelta(days=3650))
    assert report.problems == ()
    assert report.ok
    assert report.summary().startswith("healthy: ")
    assert report.to_json()["ok"] is True


async def test_a_stream_is_fresh_stale_or_dead(lytics: AsyncLytics) -> None:
    await lytics.ingest.upload_json("web", [{"email": "ada@example.com"}])
    day, year = timedelta(days=1), timedelta(days=365)
    fresh = await lytics.health(stale_after=day, dead_after=year, parts=["streams"])
    stale = await lytics.health(stale_after=NOTHING, dead_after=year, parts=["streams"])
    dead = await lytics.health(stale_after=NOTHING, dead_after=NOTHING, parts=["streams"])
    states = [
        {each.name: each.state for each in report.streams}["web"] for report in (fresh, stale, dead)
    ]
    assert states == ["fresh", "stale", "dead"]
    assert any("stream web is dead" in each for each in dead.problems)
    report = await lytics.health(
        stale_after=NOTHING,
        dead_after=year,
        streams={each.name: day for each in fresh.streams if each.age},
        parts=["streams"],
    )
    assert report.ok
    ignored = [each.name for each in fresh.streams]
    report = await lytics.health(
        stale_after=NOTHING, dead_after=NOTHING, ignore=ignored, parts=["streams"]
    )
    assert report.streams == ()


async def test_a_named_stream_must_exist_and_receive_something(lytics: AsyncLytics) -> None:
    day = timedelta(days=1)
    (empty,) = [
        each.name for each in (await lytics.health(parts=["streams"])).streams if not each.age
    ]
    report = await lytics.health(streams={"orders": day, empty: day}, parts=["streams"])
    assert set(report.problems) == {
        "stream orders does not exist",
        f"stream {empty} is empty: it never received anything",
    }


@pytest.mark.parametrize("outcome", ["fault", "failed"])
async def test_a_failed_job_is_named_with_its_last_error(
    local: LocalLytics, lytics: AsyncLytics, outcome: str
) -> None:
    local.configure(job_outcome=outcome)
    job = await lytics.v2.jobs.create(HOOK, name="hook", start=True)
    for _ in range(3):
        await lytics.v2.jobs.get(str(job.id))
    report = await lytics.health(parts=["jobs"])
    (bad,) = report.jobs
    assert (bad.id, bad.code) == (job.id, "JOB-FAULT-022")
    assert bad.status.startswith(outcome)
    assert "did not accept the request" in report.summary()
    assert not report.ok


async def test_an_unhealthy_credential_and_tokens_that_expire_are_named(
    local: LocalLytics, lytics: AsyncLytics
) -> None:
    await lytics.v2.auths.create(AlgoliaApiKey(api_key="s", application_id="a"), label="search")
    await lytics.auths.create_token(name="brief", scopes=["admin"], expires="48h")
    await lytics.auths.create_token(name="long", scopes=["admin"], expires="2400h")
    await lytics.auths.create_token(name="endless", scopes=["admin"])
    report = await lytics.health(parts=["credentials"])
    assert [(each.label, each.state) for each in report.credentials] == [("brief", "expiring")]
    local.configure(auth_status="unhealthy")
    report = await lytics.health(parts=["credentials"], expires_within=timedelta(hours=1))
    assert [(each.label, each.state) for each in report.credentials] == [("search", "unhealthy")]
    assert "credential search (algolia-api-key) is unhealthy" in report.summary()


async def test_changes_of_the_schema_that_are_not_live_are_named(lytics: AsyncLytics) -> None:
    assert (await lytics.health(parts=["drafts"])).ok
    await lytics.v2.schema.upsert_field("user", id="plan_2", type="string", shortdesc="the plan")
    await lytics.v2.schema.create_patch("user", tag="add-plan", description="the plan")
    report = await lytics.health(parts=["drafts"])
    assert report.summary() == (
        "schema of user waits for publishing: 1 change in the draft and 1 open patch (add-plan)"
    )


async def test_a_quota_that_is_nearly_used_is_named(
    local: LocalLytics, lytics: AsyncLytics
) -> None:
    used = sum(local.streams().values())
    local.configure(event_quota=used * 2)
    assert (await lytics.health(parts=["quota"])).ok
    local.configure(event_quota=used)
    report = await lytics.health(parts=["quota"])
    assert report.summary() == f"quota is used by 100%: {used} of {used} events"


def scripted(*documents: Any) -> AsyncLytics:
    return AsyncLytics("at.x.y", transport=ScriptedTransport(*documents))


@pytest.mark.parametrize(
    ("document", "percent"),
    [({"percent": 80}, 80), ({"used": 9, "limit": 10}, 90), ({"used": 1, "limit": 10}, 10)],
)
async def test_the_quota_is_read_from_what_is_there(document: Any, percent: float) -> None:
    report = await scripted(response(document)).health(parts=["quota"])
    assert report.quota is not None
    assert report.quota.percent == percent


@pytest.mark.parametrize("document", [[], {}, {"used": 1, "limit": 0}, {"percent": "80"}, None])
async def test_a_part_that_cannot_be_read_is_reported_and_is_not_healthy(document: Any) -> None:
    report = await scripted(response(document)).health(parts=["quota"])
    assert not report.ok
    assert report.examined == ()
    assert report.problems[0].startswith("quota could not be examined")


async def test_a_missing_permission_hides_one_part_only() -> None:
    lytics = scripted(response({"message": "no"}, status=404), response({"percent": 1}))
    report = await lytics.health(parts=["streams", "quota"])
    assert list(report.unchecked) in (["streams"], ["quota"])
    assert len(report.examined) == 1


async def test_a_refused_token_is_an_error(local: LocalLytics) -> None:
    async with local.client(token="wrong") as lytics:
        with pytest.raises(Unauthorized):
            await lytics.health()


@pytest.mark.parametrize(
    "wrong",
    [
        {"stale_after": timedelta(days=9)},
        {"stale_after": 5},
        {"streams": {"web": -timedelta(1)}},
        {"parts": []},
        {"parts": "jobs"},
        {"parts": ["job"]},
        {"quota_percent": 0},
        {"expires_within": None},
    ],
)
async def test_invalid_arguments_are_refused(wrong: Any) -> None:
    with pytest.raises(ArgumentError):
        await scripted().health(**wrong)


async def test_the_report_is_json(local: LocalLytics, lytics: AsyncLytics) -> None:
    await lytics.ingest.upload_json("web", [{"email": "ada@example.com"}])
    report = await lytics.health(stale_after=NOTHING)
    document = json.loads(json.dumps(report.to_json()))
    assert document["problems"] == list(report.problems)
    assert {each["state"] for each in document["streams"]} <= {"fresh", "stale", "dead", "empty"}
