"""The health of an account as OpenTelemetry metrics and as a route of Starlette and FastAPI."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader

from lytics_async import AsyncLytics
from lytics_async.credentials import AlgoliaApiKey
from lytics_async.integrations.fastapi import health_route, lytics_lifespan
from lytics_async.integrations.opentelemetry_health import HealthMetrics
from lytics_async.local import LocalLytics

YEARS = {"stale_after": timedelta(days=3650), "dead_after": timedelta(days=3650)}


def points(reader: InMemoryMetricReader) -> dict[tuple[str, str], float]:
    data = reader.get_metrics_data()
    assert data is not None
    return {
        (metric.name, str(next(iter((point.attributes or {}).values()), ""))): point.value  # type: ignore[union-attr]
        for each in data.resource_metrics
        for scope in each.scope_metrics
        for metric in scope.metrics
        for point in metric.data.data_points
    }


async def test_a_report_becomes_gauges(local: LocalLytics, lytics: AsyncLytics) -> None:
    reader = InMemoryMetricReader()
    metrics = HealthMetrics(MeterProvider([reader]))
    metrics.record(await lytics.health(**YEARS))
    found = points(reader)
    assert found["lytics.health.ok", ""] == 1
    assert found["lytics.streams", "dead"] == 0
    assert found["lytics.credentials", "unhealthy"] == 0

    await lytics.v2.auths.create(AlgoliaApiKey(api_key="s", application_id="a"), label="search")
    local.configure(auth_status="unhealthy", event_quota=1)
    metrics.record(await lytics.health(stale_after=timedelta(0), dead_after=timedelta(0)))
    found = points(reader)
    assert found["lytics.health.ok", ""] == 0
    assert found["lytics.streams", "dead"] > 0
    assert found["lytics.streams", "fresh"] == 0
    assert found["lytics.credentials", "unhealthy"] == 1
    assert found["lytics.event_quota.used", ""] > 100


async def test_a_part_that_was_not_examined_is_not_recorded(lytics: AsyncLytics) -> None:
    reader = InMemoryMetricReader()
    HealthMetrics(MeterProvider([reader])).record(await lytics.health(parts=["quota"]))
    assert {name for name, _ in points(reader)} == {
        "lytics.health.ok",
        "lytics.health.problems",
        "lytics.event_quota.used",
    }


async def probe(local: LocalLytics, times: int = 1, **options: Any) -> list[httpx.Response]:
    app = FastAPI(lifespan=lytics_lifespan(token=local.token, base_url=local.url))
    app.router.routes.append(health_route(**{**YEARS, **options}))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client,
    ):
        return await asyncio.gather(*[client.get("/health/lytics") for _ in range(times)])


async def test_a_healthy_account_is_a_200_without_details(local: LocalLytics) -> None:
    (found,) = await probe(local)
    assert (found.status_code, found.json()) == (200, {"ok": True, "problems": 0})


async def test_a_problem_is_a_503_that_names_it_only_on_request(local: LocalLytics) -> None:
    local.configure(event_quota=1)
    (found,) = await probe(local)
    assert (found.status_code, found.json()) == (503, {"ok": False, "problems": 1})
    (found,) = await probe(local, details=True)
    assert found.json()["problems"][0].startswith("quota is used by")


async def test_concurrent_probes_share_one_examination(
    local: LocalLytics, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    examine = AsyncLytics.health

    async def counted(self: AsyncLytics, **options: Any) -> Any:
        calls.append(options)
        return await examine(self, **options)

    monkeypatch.setattr(AsyncLytics, "health", counted)
    assert len(await probe(local, times=5)) == 5
    assert len(calls) == 1
    await probe(local, times=3, max_age=0)
    assert len(calls) == 4


async def test_lytics_out_of_reach_is_a_503(local: LocalLytics) -> None:
    local.configure(expired_tokens=[local.token])
    (found,) = await probe(local)
    assert (found.status_code, found.json()) == (503, {"ok": False, "problems": 1})
