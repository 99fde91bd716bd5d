"""Calls of API v2 that a plain request is not: typed jobs, replacements that are edited, deletions
that are followed, pages by number, and errors with codes.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from scripted_transport import ScriptedTransport, response

from lytics_async import (
    APIError,
    ArgumentError,
    AsyncLytics,
    NotFound,
    RequestTimeout,
    ResponseError,
    Unauthorized,
)
from lytics_async.call.configuration import JobConfig
from lytics_async.credentials import AlgoliaApiKey
from lytics_async.errors import CODES
from lytics_async.models.v2 import Job, StreamRule
from lytics_async.workflows import AdrollSync, WebhookTriggers

CONFIG = {"segment_ids": ["a"], "webhook_url": "https://example.com/hook", "not_published": 1}
JOB = {
    "id": "j1",
    "name": "hook",
    "workflow": "webhook_triggers",
    "config": CONFIG,
    "status": "paused",
    "description": "ours",
    "quiet_period": None,
    "monitoring": None,
}
HOOK = WebhookTriggers(segment_ids=["a"], webhook_url="https://example.com/hook")


@pytest.fixture
async def transport() -> ScriptedTransport:
    return ScriptedTransport(response(JOB, request_id="r"))


@pytest.fixture
async def lytics(transport: ScriptedTransport) -> AsyncIterator[AsyncLytics]:
    async with AsyncLytics("at.x.y", base_url="https://lytics.test", transport=transport) as client:
        yield client


def sent(transport: ScriptedTransport, number: int = -1) -> tuple[str, str, Any]:
    request = transport.requests[number]
    assert isinstance(request.body, bytes)
    return (
        request.method,
        request.url.removeprefix("https://lytics.test"),
        json.loads(request.body) if request.body else None,
    )


async def test_a_configuration_says_which_workflow_is_meant(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    job = await lytics.v2.jobs.create(HOOK, name="hook", start=False)
    assert sent(transport) == (
        "POST",
        "/v2/job/webhook-triggers?run_job=false",
        {"config": HOOK.to_json(), "name": "hook"},
    )
    assert type(job.config) is WebhookTriggers
    assert job.config.extra == {"not_published": 1}


async def test_a_job_cannot_be_created_without_saying_whether_it_starts(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    with pytest.raises(TypeError, match="start"):
        await lytics.v2.jobs.create(HOOK, name="hook")  # type: ignore[call-overload]
    with pytest.raises(ArgumentError, match="start is required"):
        await lytics.v2.jobs.create(HOOK, name="hook", start=None)  # type: ignore[call-overload]
    assert transport.requests == []


async def test_a_creation_is_never_repeated(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    transport.script = [(503, b"")]
    with pytest.raises(APIError):
        await lytics.v2.jobs.create(HOOK, name="hook", start=True)
    assert len(transport.requests) == 1


async def test_the_open_form_needs_the_workflow(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    with pytest.raises(ArgumentError, match="workflow is required"):
        await lytics.v2.jobs.create({"x": 1}, name="x", start=False)  # type: ignore[call-overload]
    transport.script = [response({"workflow": "brand_new", "config": {"x": 1}})]
    job = await lytics.v2.jobs.create({"x": 1}, workflow="brand_new", name="x", start=False)
    assert sent(transport)[1] == "/v2/job/brand-new?run_job=false"
    assert type(job.config) is JobConfig
    assert job.config.extra == {"x": 1}


async def test_a_configuration_and_another_workflow_contradict_each_other(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    with pytest.raises(ArgumentError, match="leave workflow out"):
        await lytics.v2.jobs.create(HOOK, workflow="adroll-sync", name="x", start=False)
    assert transport.requests == []


async def test_a_class_is_not_a_configuration(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    with pytest.raises(ArgumentError, match=r"write WebhookTriggers\(…\)"):
        await lytics.v2.jobs.create(WebhookTriggers, name="x", start=False)  # type: ignore[call-overload]
    assert transport.requests == []


async def test_a_class_stands_for_its_slug(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    await lytics.v2.jobs.get_of_workflow(WebhookTriggers, "j1")
    assert sent(transport)[1] == "/v2/job/webhook-triggers/j1"
    transport.script = [response([JOB])]
    (job,) = await lytics.v2.jobs.list(workflow=WebhookTriggers)
    assert sent(transport)[1] == "/v2/job?workflow=webhook_triggers"
    assert type(job.config) is WebhookTriggers
    transport.script = [response({"id": "a1"}, status=201)]
    key = AlgoliaApiKey(api_key="s3cret", application_id="A1")
    await lytics.v2.auths.create(key, label="search")
    assert sent(transport) == (
        "POST",
        "/v2/auth/algolia-api-key",
        {"config": {"api_key": "s3cret", "application_id": "A1"}, "label": "search"},
    )


async def test_a_job_knows_the_class_of_its_configuration(lytics: AsyncLytics) -> None:
    job = await lytics.v2.jobs.get("j1")
    assert type(job.config) is WebhookTriggers
    job = await lytics.v2.jobs.get("j1", config=WebhookTriggers)
    assert job.config.webhook_url == "https://example.com/hook"
    with pytest.raises(ArgumentError, match="not of 'adroll-sync'"):
        await lytics.v2.jobs.get("j1", config=AdrollSync)


@pytest.mark.parametrize("config", [None, {}], ids=["null", "empty"])
def test_a_job_without_a_configuration_or_workflow_is_read(config: object) -> None:
    job: Job[Any] = Job.from_json({"config": config, "status": "fault-12"})
    assert type(job.config) is JobConfig
    assert job.status == "fault-12"
    assert Job.from_json({}).config == JobConfig()


async def test_a_configuration_that_is_not_an_object_is_explained(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    transport.script = [response(JOB | {"config": [1]})]
    with pytest.raises(ResponseError, match="object") as caught:
        await lytics.v2.jobs.get("j1")
    assert caught.value.paths == ["$.config: expected object, found list"]


async def test_a_configuration_that_is_missing_is_not_what_is_wrong(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    transport.script = [response({"id": 5})]
    with pytest.raises(ResponseError) as caught:
        await lytics.v2.jobs.get("j1")
    assert caught.value.paths == ["$.id: expected str, found int"]


async def test_an_edit_reads_changes_and_writes_everything(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    def change(job: Job[WebhookTriggers]) -> None:
        job.name = "another"
        job.config.batch_size = 5
        job.description = None

    await lytics.v2.jobs.edit("j1", change, config=WebhookTriggers)
    assert sent(transport, 0) == ("GET", "/v2/job/j1", None)
    method, url, body = sent(transport, 1)
    assert (method, url) == ("PUT", "/v2/job/webhook-triggers/j1")
    assert body["name"] == "another"
    assert body["config"] == CONFIG | {"batch_size": 5}
    # What was there and is taken away is null; what never was there is left out.
    assert body["description"] is None
    assert not {"quiet_period", "monitoring", "status", "id", "workflow"} & body.keys()


async def test_an_edit_may_return_what_to_write(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    rule = {"id": "r1", "input": "web", "output": "copy", "active": True, "aid": 1}
    transport.script = [response(rule)]

    def change(rule: StreamRule) -> dict[str, Any]:
        return rule.to_json() | {"output": "other"}

    await lytics.v2.streams.edit_rule("r1", change)
    assert sent(transport) == (
        "PUT",
        "/v2/stream/rule/r1",
        {"input": "web", "output": "other", "active": True},
    )


async def test_an_edit_that_returns_something_else_writes_nothing(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    with pytest.raises(ArgumentError, match="change must return"):
        await lytics.v2.jobs.edit("j1", lambda _: 7)  # type: ignore[arg-type, return-value]
    assert len(transport.requests) == 1


async def test_an_edit_that_wrote_another_resource_is_an_error(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    transport.script = [response(JOB), response(JOB | {"id": "j2"})]
    with pytest.raises(ResponseError, match="wrote 'j2' instead of 'j1'") as caught:
        await lytics.v2.jobs.edit("j1", lambda job: None)
    assert caught.value.may_have_been_processed


async def test_a_deletion_is_followed_to_its_end(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    states: list[str | None] = []
    transport.script = [
        response({"request_id": "r-1", "completed": False}, status=202),
        response({"request_id": "r-1", "completed": False, "state": "submitted"}),
        response({"request_id": "r-1", "completed": True, "state": "completed"}),
    ]
    done = await lytics.v2.profiles.delete_and_wait(
        "user",
        "email",
        "a@x",
        timeout=5,
        interval=0.001,
        on_progress=lambda state: states.append(state.state),
    )
    assert done.completed
    assert states == ["submitted", "completed"]
    assert [sent(transport, number)[:2] for number in range(2)] == [
        ("DELETE", "/v2/identity/user/email/a%40x"),
        ("GET", "/v2/identity/deletestatus/r-1"),
    ]


async def test_a_deletion_that_takes_longer_is_a_timeout(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    transport.script = [response({"request_id": "r-1", "completed": False})]
    with pytest.raises(RequestTimeout):
        await lytics.v2.profiles.delete_and_wait(
            "user", "email", "a@x", timeout=0.02, interval=0.001
        )


async def test_a_deletion_without_an_id_cannot_be_followed(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    transport.script = [response({"completed": False}, status=202)]
    with pytest.raises(ResponseError, match="contains no request_id") as caught:
        await lytics.v2.profiles.delete_and_wait("user", "email", "a@x", timeout=1)
    assert caught.value.may_have_been_processed


async def test_a_list_by_number_ends_with_an_empty_page_and_not_with_a_short_one(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    transport.script = [
        response([{"id": "1"}, {"id": "2"}]),
        response([{"id": "3"}]),
        response([{"id": "4"}, {"id": "5"}]),
        response([]),
    ]
    pager = lytics.v2.system_events.list(page_size=2)
    assert [event.id async for event in pager] == ["1", "2", "3", "4", "5"]
    assert [sent(transport, number)[1] for number in range(4)] == [
        "/v2/event?limit=2",
        "/v2/event?start=2&limit=2",
        "/v2/event?start=3&limit=2",
        "/v2/event?start=5&limit=2",
    ]
    assert pager.cursor is None


async def test_a_list_by_number_continues_where_it_was_left(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    transport.script = [response([{"id": "3"}, {"id": "4"}])]
    pager = lytics.v2.system_events.list(start="2", page_size=2, limit=2)
    assert len(await pager.collect()) == 2
    assert pager.cursor == "4"


async def test_an_error_has_its_code_and_all_errors(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    errors = [{"code": "JOB-NOTFOUND-004", "message": "no job", "level": "warn"}, {"code": "X-1"}]
    body = json.dumps({"status": 404, "errors": errors, "request_id": "r-9"}).encode()
    transport.script = [(404, body)]
    with pytest.raises(NotFound, match="no job") as caught:
        await lytics.v2.jobs.get("j1")
    assert caught.value.code == "JOB-NOTFOUND-004"
    assert caught.value.errors == errors
    assert caught.value.request_id == "r-9"


async def test_a_refused_token_comes_in_the_form_of_v1(
    lytics: AsyncLytics, transport: ScriptedTransport
) -> None:
    transport.script = [(401, b'{"data":null,"status":401,"message":"Not authorized"}')]
    with pytest.raises(Unauthorized, match="Not authorized") as caught:
        await lytics.v2.jobs.list()
    assert caught.value.code is None


def test_the_27_codes_have_a_status_and_a_meaning() -> None:
    assert len(CODES) == 27
    assert [int(code[-3:]) for code in CODES] == list(range(27))
    for code, (status, meaning) in CODES.items():
        assert 400 <= status < 600, code
        assert meaning
        assert status == 404 or "NOTFOUND" not in code
        assert status == 400 or "BADREQ" not in code
