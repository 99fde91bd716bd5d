"""Consent and exclusion: named when they keep a user from being exported, and not otherwise."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from lytics_async import ArgumentError, AsyncLytics, jobs
from lytics_async.jobs.consent import consent_finding
from lytics_async.local import LocalLytics
from lytics_async.models.v2.profiles import ProfileLookup
from lytics_async.workflows import KlaviyoExport, WebhookTriggers

PERSON = "consent@example.com"
HOOK = WebhookTriggers(
    segment_ids=["with_email"], webhook_url="https://example.com/hook", withbackfill=True
)


@pytest.fixture
async def lytics() -> AsyncIterator[AsyncLytics]:
    async with LocalLytics(job_outcome="sleeping") as local, local.client() as client:
        record = {
            "email": PERSON,
            "marketing_consent": False,
            "newsletter": "yes",
            "unsubscribed": "true",
            "consent": {"purpose": "global", "consented": True, "documents": ["terms"]},
            "channels": {"email": "denied", "sms": "granted"},
        }
        await client.upload_json([record], stream="web")
        await client.segments.upsert("FILTER EXISTS email ALIAS with_email")
        await client.segments.upsert('FILTER unsubscribed = "true" ALIAS gone_away')
        await client.segments.upsert('FILTER email = "no_member" ALIAS no_member')
        yield client


async def explain(lytics: AsyncLytics, config: Any = HOOK, **options: Any) -> jobs.Explanation:
    job = await lytics.v2.jobs.create(config, name="export", start=True)
    return await jobs.why_not_exported(lytics, str(job.id), "email", PERSON, **options)


async def outcome(lytics: AsyncLytics, check: str, config: Any = HOOK, **options: Any) -> Any:
    found = await explain(lytics, config, **options)
    return next(each for each in found.findings if each.check == check)


async def test_a_user_who_has_not_consented_is_named_and_one_who_has_is_not(
    lytics: AsyncLytics,
) -> None:
    denied = await explain(lytics, consent_field="marketing_consent", excluded=["no_member"])
    assert not denied.ok
    assert denied.reason is not None
    assert denied.reason.detail == "By marketing_consent, the user has not consented."
    given = await explain(lytics, consent_field="newsletter", excluded=["no_member"])
    assert given.ok
    assert {each.check: each.outcome for each in given.findings}["consent"] == "passed"


@pytest.mark.parametrize(
    ("name", "expected", "detail"),
    [
        ("consent", "passed", "By consent.consented, the user has consented."),
        ("consent.consented", "passed", "By consent.consented, the user has consented."),
        ("consent.purpose", "skipped", "consent.purpose is neither a yes nor a no."),
        ("channels", "skipped", "channels is a map with email, sms."),
        ("channels.email", "possible", "By channels.email, the user has not consented."),
        ("channels.sms", "passed", "By channels.sms, the user has consented."),
        ("channels.post", "possible", "The profile does not have channels.post, so no consent is known."),
        ("unsubscribed", "possible", "By unsubscribed, the user has not consented."),
        ("nothing", "possible", "The profile does not have nothing, so no consent is known."),
    ],
)  # fmt: skip
async def test_the_named_field_is_read(
    lytics: AsyncLytics, name: str, expected: str, detail: str
) -> None:
    found = await outcome(lytics, "consent", consent_field=name)
    assert (found.outcome, found.detail) == (expected, detail)


async def test_without_a_name_it_says_why_nothing_is_checked(lytics: AsyncLytics) -> None:
    found = await outcome(lytics, "consent")
    assert found.outcome == "skipped"
    assert "the profile has consent, marketing_consent, unsubscribed" in found.detail
    assert "--consent-field" in found.advice
    found = await outcome(lytics, "exclusion")
    assert found.outcome == "skipped"
    assert "no operation returns the exclusion list" in found.detail


async def test_a_configuration_may_name_the_field(lytics: AsyncLytics) -> None:
    config = KlaviyoExport(
        segment_ids=["with_email"],
        email_marketing_consent_field="newsletter",
        sms_marketing_consent_field="marketing_consent",
    )
    found = await outcome(lytics, "consent", config)
    assert found.detail == "By marketing_consent, the user has not consented."
    config.sms_marketing_consent_field = "newsletter"
    assert (await outcome(lytics, "consent", config)).outcome == "passed"


async def test_a_user_in_an_excluded_segment_is_named(lytics: AsyncLytics) -> None:
    segment = await lytics.segments.get("gone_away")
    await lytics.v2.segments.change_exclusions(
        "add", workflow="webhook_triggers", segment=str(segment.id)
    )
    found = await explain(lytics, excluded=["no_member", "gone_away"])
    assert found.reason is not None
    assert (found.reason.check, found.reason.outcome) == ("exclusion", "failed")
    assert found.reason.detail == "It is in gone_away, which exports of webhook_triggers skip."
    found = await explain(lytics, excluded=["misspelled"])
    assert found.reason is not None
    assert found.reason.detail.endswith("do not exist: misspelled.")


async def test_a_local_export_skips_excluded_segments(lytics: AsyncLytics) -> None:
    async def counts() -> dict[str, Any]:
        job = await lytics.v2.jobs.create(HOOK, name="export", start=True)
        for _ in range(3):
            await lytics.v2.jobs.get(str(job.id))
        logs = await lytics.v2.jobs.list_logs(str(job.id))
        return next(each.context for each in logs if each.context)

    segment = str((await lytics.segments.get("gone_away")).id)
    assert await counts() == {"added": 1, "omitted": 0, "removed": 0}
    change = lytics.v2.segments.change_exclusions
    await change("add", workflow="criteo_export", segment=segment)
    assert await counts() == {"added": 1, "omitted": 0, "removed": 0}  # of another workflow
    await change("add", workflow="webhook_triggers", segment=segment)
    assert await counts() == {"added": 0, "omitted": 1, "removed": 0}
    await change("remove", workflow="webhook_triggers", segment=segment)
    assert await counts() == {"added": 1, "omitted": 0, "removed": 0}
    await lytics.account_settings.update("workflow_exclude_segments", [segment])
    assert await counts() == {"added": 0, "omitted": 1, "removed": 0}


async def test_a_segment_that_the_account_never_exports_is_named(lytics: AsyncLytics) -> None:
    segment = str((await lytics.segments.get("no_member")).id)
    await lytics.account_settings.update("workflow_exclude_segments", [segment])
    assert (await explain(lytics)).reason is None
    segment = str((await lytics.segments.get("gone_away")).id)
    await lytics.account_settings.update("workflow_exclude_segments", [segment])
    found = await explain(lytics)
    assert found.reason is not None
    assert found.reason.detail == "It is in gone_away, which no workflow exports."


@pytest.mark.parametrize(
    "options",
    [{"consent_field": ""}, {"consent_field": 7}, {"excluded": "gone_away"}, {"excluded": [""]}],
)
async def test_wrong_arguments_are_refused(lytics: AsyncLytics, options: Any) -> None:
    with pytest.raises(ArgumentError):
        await jobs.why_not_exported(lytics, "j", "email", PERSON, **options)


def test_a_configuration_may_deny_consent_for_all_users() -> None:
    profile = ProfileLookup(entity={"ok": True})
    found = consent_finding({"ad_storage_consent": "DENIED"}, profile, None)
    assert found.detail == "The configuration denies ad_storage_consent for every user."
    for config in ({"ad_storage_consent": "GRANTED"}, {"process_consent": False}, {}):
        assert consent_finding(config, profile, "ok").outcome == "passed"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "passed"), (1, "passed"), ("1", "passed"), ("TRUE", "passed"), (" Granted ", "passed"),
        (False, "possible"), (0, "possible"), ("0", "possible"), ("no", "possible"), ("opt-out", "possible"),
        (None, "possible"), ("", "possible"), (2, "skipped"), (["a"], "skipped"), ("2026-01-02", "skipped"), ({}, "skipped"),
    ],
)  # fmt: skip
def test_values_of_every_kind_are_judged(value: Any, expected: str) -> None:
    profile = ProfileLookup(entity={"consent_email": value, "email_opt_out": value})
    assert consent_finding({}, profile, "consent_email").outcome == expected
    opposite = {"passed": "possible", "possible": "passed", "skipped": "skipped"}[expected]
    if value in (None, ""):
        opposite = "possible"
    assert consent_finding({}, profile, "email_opt_out").outcome == opposite
