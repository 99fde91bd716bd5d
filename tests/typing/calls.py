"""What type checkers see; checked by mypy and pyright, never run."""

from typing import Any, assert_type

import attrs
import httpx
import httpx2

from lytics_async import (
    AsyncLytics,
    AsyncPager,
    HttpxTransport,
    LyticsError,
    Operation,
    RequestOptions,
    Response,
    RetryPolicy,
    Secret,
    models,
    operations,
    waiters,
    webhooks,
)
from lytics_async.credentials import AlgoliaApiKey
from lytics_async.filterql import And, Comparison, F, Statement, include
from lytics_async.models import Account, MlModel, Query, Subscription, WorkItem
from lytics_async.models.personalization import Profile
from lytics_async.models.segments import Segment, SegmentCreate, SegmentSize
from lytics_async.workflows import JobConfig, WebhookTriggers


@attrs.define
class Customer:
    email: str


async def typed_answers(lytics: AsyncLytics) -> None:
    assert_type(await lytics.segments.list(table="user"), list[Segment])
    assert_type(await lytics.segments.get("most_active"), Segment)
    assert_type(await lytics.segments.create(name="x", segment_ql="FILTER *"), Segment)
    assert_type(await lytics.segments.create(body=SegmentCreate(name="x")), Segment)
    assert_type(await lytics.segments.create(body={"name": "x"}), Segment)
    assert_type(await lytics.segments.sizes(ids=["a", "b"]), list[SegmentSize])
    assert_type(await lytics.segments.delete("x"), None)
    assert_type(await lytics.personalization.get_entity("user", "email", "a@x"), Profile)
    assert_type(await lytics.personalization.find_entity("user", "email", "a@x"), Profile | None)


async def other_families(lytics: AsyncLytics) -> None:
    assert_type(await lytics.accounts.get("current"), Account)
    assert_type((await lytics.accounts.get("current")).apikey, Secret | None)
    assert_type(await lytics.subscriptions.list(), list[Subscription])
    assert_type(await lytics.queries.list(), list[Query])
    assert_type(await lytics.work.get("w"), WorkItem)
    assert_type(webhooks.decode(b"{}").segment_events, list[webhooks.SegmentEvent])
    assert_type(await waiters.wait_for_model(lytics, "a::b", timeout=60), MlModel)


async def pagers(lytics: AsyncLytics, raw: bool) -> None:
    assert_type(lytics.segments.scan("x"), AsyncPager[Profile])
    assert_type(lytics.segments.scan("x", into=Customer), AsyncPager[Customer])
    assert_type(lytics.segments.scan("x", raw=True), AsyncPager[dict[str, Any]])
    assert_type(lytics.segments.scan("x", raw=False), AsyncPager[Profile])
    assert_type(
        lytics.segments.scan("x", raw=raw), AsyncPager[Profile] | AsyncPager[dict[str, Any]]
    )
    async for either in lytics.segments.scan("x", raw=raw):
        assert_type(either, Profile | dict[str, Any])
    assert_type(await lytics.segments.scan_filter("FILTER *").collect(), list[Profile])
    async for profile in lytics.segments.scan("x", fields=["email"]):
        assert_type(profile, Profile)
        assert_type(profile["email"], Any)
        assert_type(profile.segments, list[str])


async def ways_in(lytics: AsyncLytics, operation: Operation[int]) -> None:
    assert_type(await lytics.send(operations.segments.LIST, table="user"), Response[list[Segment]])
    assert_type(await lytics.send(operation), Response[int])
    assert_type((await lytics.send(operations.segments.GET, segment="x")).data, Segment)
    assert_type(await lytics.request("GET", "/api/anything"), Response[Any])
    await lytics.request(
        "GET", "/api/anything", query={"limit": "5", "ids": ["a", "2"], "no": None}
    )
    assert_type(lytics.with_options(timeout=2, max_attempts=1), AsyncLytics)
    await lytics.segments.list(options={"timeout": 2})
    await lytics.segments.list(options=RequestOptions(timeout=2))


async def clients() -> None:
    AsyncLytics(token=lambda: "at.x.y", retry=RetryPolicy(max_attempts=1))
    async with AsyncLytics() as lytics:
        assert_type(lytics, AsyncLytics)


async def refused(lytics: AsyncLytics) -> None:
    await lytics.segments.list(tabel="user")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    await lytics.segments.sizes(ids=[1, 2])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    await lytics.segments.list(options={"time_out": 2})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    lytics.segments.scan("x", limit="5")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]


def details(error: LyticsError, segment: models.Segment) -> None:
    assert_type(error.attempts, int)
    assert_type(error.may_have_been_processed, bool)
    assert_type(segment.extra, dict[str, Any])


async def filters(lytics: AsyncLytics) -> None:
    assert_type(F.visits > 5, Comparison)
    assert_type(F["scores.momentum"] == 5, Comparison)
    assert_type((F.visits > 5) & ~F.email.exists(), And)
    assert_type((F.visits > 5).from_("user").alias("regulars"), Statement)
    assert_type(await lytics.segments.size((F.visits > 5).from_("user")), SegmentSize)
    assert_type(lytics.segments.scan_filter(include("vip") | F.vip), AsyncPager[Profile])
    await lytics.segments.create(name="x", segment_ql=F.visits.in_([1, 2]))
    assert F.visits > b"5"  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    F.email.like(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    await lytics.segments.size(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def http_clients() -> None:
    for pool in (httpx.AsyncClient(), httpx2.AsyncClient()):
        assert_type(AsyncLytics(http_client=pool), AsyncLytics)
    assert_type(AsyncLytics(http_client=httpx.AsyncHTTPTransport(http2=True)), AsyncLytics)
    assert_type(HttpxTransport(httpx2.AsyncHTTPTransport(), pool_size=4), HttpxTransport)
    AsyncLytics(http_client=httpx.Client())  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


async def second_generation(lytics: AsyncLytics) -> None:
    hook = WebhookTriggers(segment_ids=["a"], webhook_url="https://example.com", batch_size=5)
    assert_type(hook.batch_size, int | None)
    created = await lytics.v2.jobs.create(hook, name="hook", start=False)
    assert_type(created, models.v2.Job[WebhookTriggers])
    assert_type(created.config, WebhookTriggers)
    assert_type(
        await lytics.v2.jobs.create({"x": 1}, workflow="brand_new", name="x", start=False),
        models.v2.Job[JobConfig],
    )
    assert_type(await lytics.v2.jobs.get("j"), models.v2.Job[JobConfig])
    assert_type(
        await lytics.v2.jobs.get("j", config=WebhookTriggers), models.v2.Job[WebhookTriggers]
    )
    assert_type(
        await lytics.v2.jobs.list(workflow=WebhookTriggers),
        list[models.v2.Job[WebhookTriggers]],
    )
    assert_type(await lytics.v2.jobs.list(), list[models.v2.Job[JobConfig]])
    assert_type(
        await lytics.v2.jobs.get_of_workflow(WebhookTriggers, "j"),
        models.v2.Job[WebhookTriggers],
    )
    assert_type(
        await lytics.v2.jobs.replace("j", hook, name="hook"), models.v2.Job[WebhookTriggers]
    )

    def change(job: models.v2.Job[WebhookTriggers]) -> None:
        job.config.batch_size = 7

    assert_type(
        await lytics.v2.jobs.edit("j", change, config=WebhookTriggers),
        models.v2.Job[WebhookTriggers],
    )
    assert_type(await lytics.v2.auths.create(AlgoliaApiKey(api_key="s"), label="x"), models.v2.Auth)
    assert_type(
        await lytics.v2.profiles.find("user", "email", "a@x"), models.v2.ProfileLookup | None
    )
    assert_type(
        await lytics.v2.profiles.delete_and_wait("user", "email", "a@x", timeout=60),
        models.v2.ProfileDeletion,
    )
    assert_type(lytics.v2.system_events.list(), AsyncPager[models.v2.SystemEvent])


async def refused_of_the_second_generation(lytics: AsyncLytics) -> None:
    """Each line is an error: `warn_unused_ignores` fails when one is not."""
    WebhookTriggers(segment_ids=["a"], webhook_url="u", http_method="GETT")  # type: ignore[arg-type]
    WebhookTriggers(segment_id="a", webhook_url="u")  # type: ignore[call-arg]
    WebhookTriggers(segment_ids=["a"])  # type: ignore[call-arg]
    hook = WebhookTriggers(segment_ids=["a"], webhook_url="u")
    await lytics.v2.jobs.create(hook, name="hook")  # type: ignore[call-overload]
    await lytics.v2.jobs.create({"x": 1}, name="hook", start=False)  # type: ignore[call-overload]
    (await lytics.v2.jobs.create(hook, name="hook", start=False)).config.batch_sice = 1  # type: ignore[attr-defined]
