"""Every public name in an annotation, with a member of it, for type checkers; never run."""

import ssl
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, assert_type

import httpx

import lytics_async as la


async def modules() -> None:
    names: list[ModuleType] = [
        la.credentials,
        la.errors,
        la.filterql,
        la.jobs,
        la.models,
        la.operations,
        la.services,
        la.waiters,
        la.webhooks,
        la.workflows,
    ]
    assert_type(names[0], ModuleType)


def settings(
    address: la.AddressSource,
    certificate: la.Certificate,
    token: la.TokenSource,
    verify: la.Verify,
    allowlist: la.Allowlist,
    policy: la.RetryPolicy,
    hook: la.Hook,
    transport: la.Transport,
    client: la.HttpxClient,
    below: la.HttpxBaseTransport,
) -> None:
    assert_type(
        la.AsyncLytics(
            token,
            public_address=address,
            allowlist=allowlist,
            retry=policy,
            hooks=[hook, la.LoggingHook()],
            cert=certificate,
            verify=verify,
            transport=transport,
        ),
        la.AsyncLytics,
    )
    la.AsyncLytics(http_client=client)
    la.AsyncLytics(http_client=below)
    assert_type(la.Secret("x").reveal(), str)
    assert_type(allowlist.allows("203.0.113.7"), bool)
    assert_type(policy.max_attempts, int)
    assert_type(la.DirectTransport(verify=ssl.create_default_context()), la.DirectTransport)
    assert_type(la.HttpxTransport(httpx.AsyncClient()), la.HttpxTransport)
    for setting in la.explain_config(profile_path=Path("x")):
        assert_type(setting, la.Setting)
        assert_type(setting.value, str | la.Secret | None)


async def landing(lytics: la.AsyncLytics, check: la.PreflightCheck, period: la.QuotaPeriod) -> None:
    report: la.PreflightReport = await lytics.preflight(
        "orders.csv", stream="orders", checks=[check], quota_period=period, delimiter=";"
    )
    findings: tuple[la.PreflightFinding, ...] = report.findings
    columns: tuple[la.PreflightColumn, ...] = report.columns
    quota: la.QuotaForecast | None = report.quota
    assert_type(findings[0].check, la.PreflightCheck)
    assert_type(columns[0].fields, tuple[str, ...])
    assert_type(quota.percent_after if quota else None, float | None)
    sent = await lytics.upload_csv("orders.csv", stream="orders", landing=True)
    landed: la.LandingReport = await sent.landed(timeout=60)
    profiles: tuple[la.LandedProfile, ...] = landed.profiles
    assert_type(landed.grown, int | None)
    assert_type(profiles[0].problem, str | None)


async def operating(
    lytics: la.AsyncLytics, requests: la.ErasureRequests, part: la.HealthPart
) -> None:
    health: la.HealthReport = await lytics.health(parts=[part])
    streams: tuple[la.StreamHealth, ...] = health.streams
    jobs: tuple[la.JobHealth, ...] = health.jobs
    credentials: tuple[la.CredentialHealth, ...] = health.credentials
    drafts: tuple[la.DraftHealth, ...] = health.drafts
    quota: la.QuotaHealth | None = health.quota
    assert_type(streams[0].problem, str | None)
    assert_type([jobs[0].problem, credentials[0].problem, drafts[0].problem], list[str])
    assert_type(quota.problem if quota else None, str | None)
    report: la.ErasureReport = await lytics.erase(requests, ledger="x")
    radius: la.BlastRadius = report.radius
    assert_type(radius.found, int)
    erasure: la.Erasure = report.erasures[0]
    state: la.ErasureState = erasure.state
    assert_type(report.count(state), int)
    assert_type(la.ErasureRequest(field="email", value="a@x").key, tuple[str, str, str])
    job: la.models.v2.Job[Any] = await la.jobs.wait(lytics, "j", timeout=1)
    status: str | None = job.status
    assert_type(la.jobs.fault_count(status), int)
    async for line in la.jobs.follow_logs(lytics, "j", timeout=1):
        assert_type(line.message, str | None)
    assert_type((await la.jobs.why_not_exported(lytics, "j", "email", "a@x")).ok, bool)


class Own(la.Transport):
    async def send(
        self, request: la.WireRequest, *, attempt_timeout: float, timeout: float
    ) -> la.WireResponse:
        assert_type(request.body, bytes | la.BodyStream)
        assert_type(request.method, str)
        return la.WireResponse(status=200, headers={}, body=b"")

    async def aclose(self) -> None: ...


class Stream:
    length = 1

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"x"


async def calls(
    lytics: la.AsyncLytics,
    method: la.Method,
    retry: la.Retry,
    value: la.QueryValue,
    options: la.Options,
    operation: la.Operation[int],
    body: la.BodyStream,
    job: la.JobConfig,
    credential: la.Credential,
) -> None:
    response = await lytics.request(method, "/x", query={"a": value}, retry=retry, options=options)
    assert_type(response, la.Response[Any])
    assert_type((await lytics.send(operation)).headers, Mapping[str, str])
    assert_type(lytics.config, la.ClientConfig)
    assert_type(lytics.config.base_url, str)
    assert_type(la.RequestOptions(timeout=1).timeout, float | None)
    assert_type(body.length, int)
    assert_type(job.slug, str)
    assert_type(credential.extra, dict[str, Any])
    body = Stream()
    unset: la.Unset = la.UNSET
    assert_type(unset, la.Unset)


async def pages(pager: la.AsyncPager[int]) -> None:
    assert_type(pager.cursor, str | None)
    async for page in pager.pages():
        assert_type(page, la.Page[int])
        assert_type(page.cursor, str | None)


async def uploads(
    lytics: la.AsyncLytics, source: la.UploadSource, options: la.UploadOptions, state: la.ChunkState
) -> None:
    run = lytics.start_upload(source, stream="x", **options)
    assert_type(run, la.UploadRun)
    async for progress in run.progress():
        assert_type(progress, la.Progress)
        assert_type(progress.finished, bool)
        assert_type(progress.trouble, la.UploadTrouble | None)
    report = await run.wait()
    assert_type(report, la.UploadReport)
    assert_type(report.summary(), str)
    for chunk in report.chunks:
        assert_type(chunk, la.ChunkReport)
        state = chunk.state
    for file in report.files:
        assert_type(file, la.FileReport)
    assert_type(await lytics.collect("x", {"a": 1}), la.Collected)
    assert_type(state, Literal["delivered", "rejected", "unknown", "unsent"])


def reports(record: la.QuarantinedRecord, rejected: la.RejectedRecords) -> None:
    assert_type(record.number, int)
    assert_type(rejected.reason, str)


async def events(
    lytics: la.AsyncLytics, options: la.EventOptions, failed: la.FailedEvents, state: la.EventState
) -> None:
    opened = lytics.events("x", **options)
    assert_type(opened, la.Events)
    receipt = await opened.send({"a": 1})
    assert_type(receipt, la.Receipt)
    assert_type(opened.report, la.EventReport)
    for outcome in failed.outcomes:
        assert_type(outcome, la.EventOutcome)
        state = outcome.state
    assert_type(state, Literal["accepted", "rejected", "unknown", "unsent"])


async def access(lytics: la.AsyncLytics) -> None:
    report = await lytics.check_access()
    assert_type(report, la.AccessReport)
    for check in report.checks:
        assert_type(check, la.Check)


def hooks(event: la.Event) -> None:
    if isinstance(event, la.RequestEvent):
        assert_type(event.method, str)
    elif isinstance(event, la.AttemptEvent):
        assert_type(event.headers, la.AddedHeaders)
    elif isinstance(event, la.RetryEvent):
        assert_type(event.error, la.LyticsError)
    elif isinstance(event, la.ResponseEvent):
        assert_type(event.status, int)
    elif isinstance(event, la.FailureEvent):
        assert_type(event.error, Exception)
    elif isinstance(event, la.CancelEvent):
        assert_type(event.elapsed, float)
    elif isinstance(event, la.PageEvent):
        assert_type(event.last, bool)
    else:
        assert_type(event, la.ChunkEvent)


def errors(error: la.LyticsError) -> None:
    match error:
        case la.IPNotAllowed():
            assert_type(error.cidr, str | None)
        case la.PermissionDenied():
            assert_type(error.role, str | None)
        case la.RateLimited():
            assert_type(error.retry_after, float | None)
        case (
            la.BadRequest()
            | la.Conflict()
            | la.Forbidden()
            | la.NotFound()
            | la.PayloadTooLarge()
            | la.ServerError()
            | la.Unauthorized()
            | la.UnexpectedRedirect()
            | la.Unprocessable()
        ):
            assert_type(error.status, int)
        case la.ResponseError():
            assert_type(error.status, int)
        case la.ConnectError() | la.ConnectionDropped() | la.RequestTimeout():
            assert_type(error.phase, Literal["connect", "send", "receive"])
        case la.ArgumentError() | la.LifecycleError():
            assert_type(error.message, str)
        case la.ConfigurationError():
            assert_type(error.setting, str | None)
        case la.PagingError():
            assert_type(error.pages, int)
        case la.JobFailed():
            assert_type(error.job_id, str)
            assert_type(error.code, str | None)
        case la.SourceChanged():
            assert_type(error.message, str)
        case la.UploadError():
            assert_type(error.report, la.UploadReport)
        case la.TransportError() | la.APIError() | _:
            assert_type(error.attempts, int)
