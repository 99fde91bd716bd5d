"""The routes below `/v2/job`: the records of `/api/work`, in the words of API v2."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.errors import ArgumentError
from lytics_async.local import jobs
from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.api.workflow import Workflow, find_workflow, published_id
from lytics_async.local.bodies import read_json
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members
from lytics_async.local.parameters import flag, names, path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now
from lytics_async.workflows import workflow_class

_MEMBERS = {
    "name": "a string",
    "config": "an object",
    "workflow": "a string",
    "description": "a string",
    "auth_ids": "a list of strings",
    "expires_at": "a string",
    "quiet_time_of_day": "a string",
    "quiet_timezone": "a string",
    "quiet_period": "a whole number",
    "drop_events_during_quiet_window": "a boolean",
    "tag": "a string",
    "hidden": "a boolean",
    "verbose_logging": "a boolean",
    "meta": "an object",
    "monitoring": "an object",
}
_EMPTY: Mapping[str, Any] = {
    "description": "",
    "auth_ids": [],
    "expires_at": "0001-01-01T00:00:00Z",
    "quiet_time_of_day": "",
    "quiet_timezone": "",
    "quiet_period": 0,
    "drop_events_during_quiet_window": False,
    "tag": "",
    "hidden": False,
    "verbose_logging": False,
    "meta": {},
}
"""What a member is when it is left out, also when a job is replaced."""

_NO_JOB = "JOB-NOTFOUND-004"
_BAD_JOB = "JOB-BADREQ-002"
_HOUR = 3600 * 1_000_000
_DAY = 24 * _HOUR


async def list_jobs(request: Request, account: Account) -> Response:
    """`GET /v2/job`: without flags, every job but the completed, killed and hidden ones."""
    query = request.query_params
    everything = flag(query, "show_all", default=False)
    completed = everything or flag(query, "show_completed", default=False)
    # Killed jobs are listed only together with completed ones.
    deleted = everything or (completed and flag(query, "show_deleted", default=False))
    hidden = everything or flag(query, "show_hidden", default=False)
    with_state = flag(query, "show_state", default=False)
    workflow = query.get("workflow", "").replace("-", "_")
    auths = set(names(query, "auth_ids"))

    def work() -> list[Document]:
        return [
            _shown(job, with_state=with_state)
            for job in (_current(account, each) for each in account.documents("work").all())
            if (completed or job["phase"] != "completed")
            and (deleted or not _is_deleted(job))
            and (hidden or not job["hidden"])
            and workflow in ("", job["workflow"])
            and (not auths or auths & set(job.get("auth_ids", [])))
        ]

    return succeed_v2(await in_thread(work))


async def create_job(request: Request, account: Account) -> Response:
    """`POST /v2/job`: the workflow is in the body."""
    return await _create(request, account, "")


async def create_workflow_job(request: Request, account: Account) -> Response:
    """`POST /v2/job/{workflow}`."""
    return await _create(request, account, path_value(request, "workflow"))


async def get_job(request: Request, account: Account) -> Response:
    """`GET /v2/job/{id}`."""
    wanted = path_value(request, "id")
    job = await in_thread(lambda: jobs.look(account, _find(account, wanted)))
    return succeed_v2(_shown(job))


async def get_workflow_job(request: Request, account: Account) -> Response:
    """`GET /v2/job/{workflow}/{id}`."""
    workflow, wanted = path_value(request, "workflow"), path_value(request, "id")
    job = await in_thread(lambda: jobs.look(account, _find(account, wanted, workflow)))
    return succeed_v2(_shown(job))


async def replace_job(request: Request, account: Account) -> Response:
    """`PUT /v2/job/{workflow}/{id}`: what is left out is reset, except for `monitoring`."""
    workflow, wanted = path_value(request, "workflow"), path_value(request, "id")
    given, cleared = await _read(request, account, required=("name", "config"))

    def work() -> Document:
        known = _find(account, wanted, workflow)
        _check_config(known["workflow"], given["config"])
        members = {name: given.get(name, empty) for name, empty in _EMPTY.items()}
        members |= {name: given[name] for name in ("name", "config")}
        members["monitoring"] = (
            None if cleared else given.get("monitoring", known.get("monitoring"))
        )
        members["updated"] = format_time(now())
        return account.documents("work").update(known["id"], members)

    return succeed_v2(_shown(await in_thread(work)))


async def pause_job(request: Request, account: Account) -> Response:
    """`POST /v2/job/{id}/pause`: a job that runs is pausing first."""
    return await _command(
        request,
        account,
        lambda job: "pausing" if job["phase"] in ("initializing", "running") else "paused",
    )


async def resume_job(request: Request, account: Account) -> Response:
    """`POST /v2/job/{id}/resume`: a job that is not paused stays as it is."""
    return await _command(
        request,
        account,
        lambda job: "initializing" if job["phase"] in ("paused", "pausing") else job["phase"],
    )


async def bounce_job(request: Request, account: Account) -> Response:
    """`POST /v2/job/{id}/bounce`: from the beginning, also after its end."""
    return await _command(request, account, lambda _: "initializing", ended=True)


async def release_job(request: Request, account: Account) -> Response:
    """`POST /v2/job/{id}/release`: what it does is not published, so nothing changes."""
    wanted = path_value(request, "id")
    await in_thread(lambda: _find(account, wanted))
    return succeed_v2(None)


async def kill_job(request: Request, account: Account) -> Response:
    """`POST /v2/job/{id}/kill`: a soft delete without a way back."""
    wanted = path_value(request, "id")

    def work() -> Document:
        job = _find(account, wanted)
        if _is_deleted(job):
            return job
        return account.documents("work").update(
            job["id"], jobs.in_state("deleted") | {"deleted": True}
        )

    return succeed_v2(_shown(await in_thread(work)))


async def job_logs(request: Request, account: Account) -> Response:
    """`GET /v2/job/{id}/logs`: from the creation of the job on."""
    return await _logs(request, account, "")


async def workflow_job_logs(request: Request, account: Account) -> Response:
    """`GET /v2/job/{workflow}/{id}/logs`."""
    return await _logs(request, account, path_value(request, "workflow"))


async def recent_logs(request: Request, account: Account) -> Response:
    """`GET /v2/job/logs`: the last 24 hours of all jobs but the killed ones."""
    with_errors = flag(request.query_params, "include_errors", default=False)

    def work() -> list[Document]:
        alive = {job["id"] for job in account.documents("work").all() if not _is_deleted(job)}
        return [
            _line(entry, with_errors=with_errors)
            for entry in account.documents(jobs.LOGS).all()
            if entry["job_id"] in alive and entry["at"] >= now() - _DAY
        ]

    return succeed_v2(await in_thread(work))


async def _create(request: Request, account: Account, workflow: str) -> Response:
    start = flag(request.query_params, "run_job", default=True)
    required = ("name", "config") if workflow else ("name", "config", "workflow")
    given, _ = await _read(request, account, required=required)

    def work() -> Document:
        kind = _workflow(account, workflow or given["workflow"])
        _check_config(kind.name, given["config"])
        moment = now()
        limit = account.settings.job_creations_per_hour

        def choose(known: list[Document]) -> Document:
            recent = [job for job in known if job.get("at", 0) > moment - _HOUR]
            if len(recent) >= limit:
                raise ApiFault(429, "Too Many Requests")
            return _new(account, kind, given, moment, start=start)

        job = account.documents("work").decide(choose)
        text = "The job was created." if start else "The job was created without being started."
        jobs.write_log(account, job, {"level": "info", "message": text, "context": {}})
        return job

    return succeed_v2(_shown(await in_thread(work)), status=201)


def _new(
    account: Account, kind: Workflow, given: Document, moment: int, *, start: bool
) -> Document:
    stamp = format_time(moment)
    return {
        "id": secrets.token_hex(16),
        "account_id": account.id,
        "aid": account.aid,
        "user_id": account.admin_id,
        "name": given["name"],
        "config": given["config"],
        "workflow": kind.name,
        "workflow_id": kind.id,
        "finishes": kind.finishes,
        **{name: given.get(name, empty) for name, empty in _EMPTY.items()},
        "monitoring": given.get("monitoring"),
        **jobs.in_state("initializing" if start else account.settings.job_unstarted),
        "seen": True,  # the response to its creation shows its first state
        "deleted": False,
        "created": stamp,
        "updated": stamp,
        "at": moment,
        "state": {},
        "runtime": "",
        "work_state_version": 0,
    }


async def _read(
    request: Request, account: Account, *, required: tuple[str, ...]
) -> tuple[Document, bool]:
    """The known members, and whether `monitoring` is null, which clears it."""
    body = await read_json(request, account.body_limit)
    try:
        given = check_members(body, _MEMBERS, required=required)
    except ApiFault as fault:
        fault.code = _BAD_JOB
        raise
    return given, isinstance(body, dict) and body.get("monitoring", ...) is None


async def _command(
    request: Request,
    account: Account,
    state: Callable[[Document], str],
    *,
    ended: bool = False,
) -> Response:
    wanted = path_value(request, "id")

    def work() -> Document:
        job = _find(account, wanted)
        if _is_deleted(job):
            raise ApiFault(400, "The job was killed", code=_BAD_JOB)
        if job["phase"] in ("completed", "failed") and not ended:
            raise ApiFault(400, f"The job is {job['phase']}", code=_BAD_JOB)
        return account.documents("work").update(
            job["id"], jobs.in_state(state(job)) | {"seen": True}
        )

    return succeed_v2(_shown(await in_thread(work)))


async def _logs(request: Request, account: Account, workflow: str) -> Response:
    wanted = path_value(request, "id")
    with_errors = flag(request.query_params, "include_errors", default=False)

    def work() -> list[Document]:
        job = _current(account, _find(account, wanted, workflow))
        return [
            _line(entry, with_errors=with_errors)
            for entry in account.documents(jobs.LOGS).all()
            if entry["job_id"] == job["id"]
        ]

    return succeed_v2(await in_thread(work))


def _current(account: Account, job: Document) -> Document:
    """A job as time has moved it; a list does not look at a single job, so it moves none on."""
    return jobs.look(account, job) if account.settings.job_seconds else job


def _find(account: Account, wanted: str, workflow: str = "") -> Document:
    job = account.documents("work").find(wanted)
    if job is None or workflow.replace("-", "_") not in ("", job["workflow"]):
        raise ApiFault(404, "There is no such job", code=_NO_JOB)
    return job


def _workflow(account: Account, name: str) -> Workflow:
    try:
        return find_workflow(name)
    except ApiFault:
        if account.settings.unknown_workflows == "refuse":
            raise ApiFault(404, f'Unknown workflow "{name}"', code="WF-NOTFOUND-005") from None
        return Workflow(id=published_id(name), name=name.replace("-", "_"))


def _check_config(workflow: str, config: Document) -> None:
    """Check a configuration by the published class of its workflow; unknown members pass."""
    kind = workflow_class(workflow)
    if not kind.slug:
        return
    known = vars(kind.from_json(config)).copy()
    try:
        kind(**known)
    except ArgumentError as error:
        raise ApiFault(400, error.message, code=_BAD_JOB) from None


def _is_deleted(job: Document) -> bool:
    return bool(job["deleted"]) or job["phase"] in ("deleting", "deleted")


def _shown(job: Document, *, with_state: bool = False) -> Document:
    status = "deleted" if job["deleted"] else job["phase"]
    shown = {
        name: job.get(name, empty)
        for name, empty in (
            *dict.fromkeys(("id", "name", "config", "workflow", "workflow_id")).items(),
            *_EMPTY.items(),
            *dict.fromkeys(("monitoring", "created", "updated", "user_id", "account_id")).items(),
        )
    }
    shown |= {"status": status, "deleted": _is_deleted(job)}
    if with_state and status == "sleeping":
        shown["sleep_until"] = format_time(job["since"] + _HOUR)
    return shown


def _line(entry: Document, *, with_errors: bool) -> Document:
    left_out = {"id", "at", "details"}
    line = {name: value for name, value in entry.items() if name not in left_out}
    if with_errors and "details" in entry:
        line["context"] = line["context"] | {"errors": entry["details"]}
    return line


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/job", list_jobs),
    ("POST", "/v2/job", create_job),
    ("GET", "/v2/job/logs", recent_logs),
    ("GET", "/v2/job/{id}/logs", job_logs),
    ("POST", "/v2/job/{id}/pause", pause_job),
    ("POST", "/v2/job/{id}/resume", resume_job),
    ("POST", "/v2/job/{id}/bounce", bounce_job),
    ("POST", "/v2/job/{id}/kill", kill_job),
    ("POST", "/v2/job/{id}/release", release_job),
    ("GET", "/v2/job/{id}", get_job),
    ("POST", "/v2/job/{workflow}", create_workflow_job),
    ("GET", "/v2/job/{workflow}/{id}", get_workflow_job),
    ("PUT", "/v2/job/{workflow}/{id}", replace_job),
    ("GET", "/v2/job/{workflow}/{id}/logs", workflow_job_logs),
)
