# generated from endpoints/v2/jobs.toml; do not edit
"""The service `client.v2.jobs`."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar, overload

from lytics_async.call.composite import CompositeService
from lytics_async.call.configuration import JobConfig, slug_for
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.models.v2.jobs import Job, JobCreate, JobLog
from lytics_async.operations.v2 import jobs as operations

C = TypeVar("C", bound=JobConfig)


class Jobs(CompositeService):
    """Jobs: imports, exports and enrichments, each a run of a workflow with a configuration.

    The configurations are classes of `lytics_async.workflows`; their class says which workflow is
    meant. A workflow that has no class takes a plain mapping and `workflow="…"`.

    Reached as `client.v2.jobs`.
    """

    __slots__ = ()

    @overload
    async def list(
        self,
        *,
        workflow: type[C],
        auth_ids: Sequence[str] | None = None,
        show_completed: bool | None = None,
        show_deleted: bool | None = None,
        show_hidden: bool | None = None,
        show_all: bool | None = None,
        show_state: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Job[C]]: ...
    @overload
    async def list(
        self,
        *,
        workflow: str | None = None,
        auth_ids: Sequence[str] | None = None,
        show_completed: bool | None = None,
        show_deleted: bool | None = None,
        show_hidden: bool | None = None,
        show_all: bool | None = None,
        show_state: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Job[JobConfig]]: ...
    async def list(
        self,
        *,
        workflow: str | type[JobConfig] | None = None,
        auth_ids: Sequence[str] | None = None,
        show_completed: bool | None = None,
        show_deleted: bool | None = None,
        show_hidden: bool | None = None,
        show_all: bool | None = None,
        show_state: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Job[Any]]:
        """List the jobs of the account.

        GET /v2/job.

        Completed and killed jobs are not listed by default; failed ones and those with a fault are.

        Args:
            workflow: jobs of this workflow only: its slug, or its class.
            auth_ids: jobs that use one of these credentials only.
            show_completed: whether to list completed jobs, too.
            show_deleted: whether to list killed jobs, too; only together with `show_completed`.
            show_hidden: whether to list hidden jobs, too (the server's default: False).
            show_all: whether to list completed, killed and hidden jobs, too (the server's default:
                False).
            show_state: whether to fill `sleep_until` (the server's default: False).
        """
        return await self._call_configured(
            operations.LIST,
            {
                "workflow": slug_for("workflow", None, workflow, "_"),
                "auth_ids": auth_ids,
                "show_completed": show_completed,
                "show_deleted": show_deleted,
                "show_hidden": show_hidden,
                "show_all": show_all,
                "show_state": show_state,
            },
            workflow,
            options,
        )

    @overload
    async def create(
        self,
        config: C,
        *,
        start: bool,
        name: str,
        workflow: str | None = None,
        description: str | Unset | None = UNSET,
        auth_ids: Sequence[str] | Unset = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        quiet_time_of_day: str | Unset | None = UNSET,
        quiet_timezone: str | Unset | None = UNSET,
        quiet_period: int | Unset | None = UNSET,
        drop_events_during_quiet_window: bool | Unset | None = UNSET,
        monitoring: Mapping[str, Any] | Unset | None = UNSET,
        tag: str | Unset | None = UNSET,
        hidden: bool | Unset | None = UNSET,
        verbose_logging: bool | Unset | None = UNSET,
        meta: Mapping[str, Any] | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Job[C]: ...
    @overload
    async def create(
        self,
        config: Mapping[str, Any],
        *,
        start: bool,
        name: str,
        workflow: str,
        description: str | Unset | None = UNSET,
        auth_ids: Sequence[str] | Unset = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        quiet_time_of_day: str | Unset | None = UNSET,
        quiet_timezone: str | Unset | None = UNSET,
        quiet_period: int | Unset | None = UNSET,
        drop_events_during_quiet_window: bool | Unset | None = UNSET,
        monitoring: Mapping[str, Any] | Unset | None = UNSET,
        tag: str | Unset | None = UNSET,
        hidden: bool | Unset | None = UNSET,
        verbose_logging: bool | Unset | None = UNSET,
        meta: Mapping[str, Any] | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Job[JobConfig]: ...
    async def create(
        self,
        config: JobConfig | Mapping[str, Any],
        *,
        start: bool,
        name: str,
        workflow: str | None = None,
        description: str | Unset | None = UNSET,
        auth_ids: Sequence[str] | Unset = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        quiet_time_of_day: str | Unset | None = UNSET,
        quiet_timezone: str | Unset | None = UNSET,
        quiet_period: int | Unset | None = UNSET,
        drop_events_during_quiet_window: bool | Unset | None = UNSET,
        monitoring: Mapping[str, Any] | Unset | None = UNSET,
        tag: str | Unset | None = UNSET,
        hidden: bool | Unset | None = UNSET,
        verbose_logging: bool | Unset | None = UNSET,
        meta: Mapping[str, Any] | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Job[Any]:
        """Create a job of a workflow.

        POST /v2/job/{workflow}.

        Say with `start` whether it begins immediately: a repeated start is a second export. An
        account can create ten integrations an hour.

        Args:
            config: its configuration: an instance of a class of `lytics_async.workflows`, or a
                mapping.
            start: whether to start it immediately; an export that starts sends data.
            name: its name.
            workflow: slug of the workflow, such as `webhook-triggers`; only needed for a `config`
                that is a plain mapping.
            description: what it is for.
            auth_ids: ids of the credentials that it uses.
            expires_at: when it ends by itself.
            quiet_time_of_day: when the quiet window begins, such as `02:00`.
            quiet_timezone: time zone of the quiet window.
            quiet_period: hours of the quiet window.
            drop_events_during_quiet_window: whether to drop what happens in the quiet window.
            monitoring: what raises an alert; None clears it, left out keeps it.
            tag: a label of the client's own.
            hidden: whether it is hidden.
            verbose_logging: whether its log is detailed.
            meta: facts of the client's own, by name.

        Raises:
            BadRequest: the configuration or another field is not valid (`JOB-BADREQ-002`).
            NotFound: there is no such workflow (`WF-NOTFOUND-005`).
            RateLimited: more than ten were created within an hour.
        """
        return await self._call_configured(
            operations.CREATE,
            {
                "config": config,
                "start": start,
                "name": name,
                "workflow": slug_for("workflow", config, workflow),
                "description": description,
                "auth_ids": auth_ids,
                "expires_at": expires_at,
                "quiet_time_of_day": quiet_time_of_day,
                "quiet_timezone": quiet_timezone,
                "quiet_period": quiet_period,
                "drop_events_during_quiet_window": drop_events_during_quiet_window,
                "monitoring": monitoring,
                "tag": tag,
                "hidden": hidden,
                "verbose_logging": verbose_logging,
                "meta": meta,
            },
            config,
            options,
        )

    async def create_open(
        self,
        *,
        start: bool,
        name: str | Unset = UNSET,
        workflow: str | Unset = UNSET,
        config: Mapping[str, Any] | Unset = UNSET,
        description: str | Unset | None = UNSET,
        auth_ids: Sequence[str] | Unset = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        quiet_time_of_day: str | Unset | None = UNSET,
        quiet_timezone: str | Unset | None = UNSET,
        quiet_period: int | Unset | None = UNSET,
        drop_events_during_quiet_window: bool | Unset | None = UNSET,
        monitoring: Mapping[str, Any] | Unset | None = UNSET,
        tag: str | Unset | None = UNSET,
        hidden: bool | Unset | None = UNSET,
        verbose_logging: bool | Unset | None = UNSET,
        meta: Mapping[str, Any] | Unset | None = UNSET,
        body: JobCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Job[JobConfig]:
        """Create a job whose workflow is a field of the body.

        POST /v2/job.

        `create` does the same for a typed configuration.

        Args:
            start: whether to start it immediately; an export that starts sends data.
            name: its name (required).
            workflow: the workflow, with underscores: `webhook_triggers` (required).
            config: its configuration, by the names on the wire (required).
            description: what it is for.
            auth_ids: ids of the credentials that it uses.
            expires_at: when it ends by itself.
            quiet_time_of_day: when the quiet window begins, such as `02:00`.
            quiet_timezone: time zone of the quiet window.
            quiet_period: hours of the quiet window.
            drop_events_during_quiet_window: whether to drop what happens in the quiet window.
            monitoring: what raises an alert; None clears it, left out keeps it.
            tag: a label of the client's own.
            hidden: whether it is hidden.
            verbose_logging: whether its log is detailed.
            meta: facts of the client's own, by name.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the configuration or another field is not valid (`JOB-BADREQ-002`).
            NotFound: there is no such workflow (`WF-NOTFOUND-005`).
            RateLimited: more than ten were created within an hour.
        """
        return await self._call(
            operations.CREATE_OPEN,
            {
                "start": start,
                "name": name,
                "workflow": workflow,
                "config": config,
                "description": description,
                "auth_ids": auth_ids,
                "expires_at": expires_at,
                "quiet_time_of_day": quiet_time_of_day,
                "quiet_timezone": quiet_timezone,
                "quiet_period": quiet_period,
                "drop_events_during_quiet_window": drop_events_during_quiet_window,
                "monitoring": monitoring,
                "tag": tag,
                "hidden": hidden,
                "verbose_logging": verbose_logging,
                "meta": meta,
                "body": body,
            },
            options,
        )

    @overload
    async def get(
        self, job: str, *, config: type[C], options: RequestOptions | Options | None = None
    ) -> Job[C]: ...
    @overload
    async def get(
        self, job: str, *, config: None = None, options: RequestOptions | Options | None = None
    ) -> Job[JobConfig]: ...
    async def get(
        self,
        job: str,
        *,
        config: type[JobConfig] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Job[Any]:
        """Return one job.

        GET /v2/job/{id}.

        Args:
            job: id of the job.
            config: the class of its configuration; by default the one that belongs to its workflow.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
        """
        return await self._call_configured(operations.GET, {"job": job}, config, options)

    @overload
    async def get_of_workflow(
        self, workflow: type[C], job: str, *, options: RequestOptions | Options | None = None
    ) -> Job[C]: ...
    @overload
    async def get_of_workflow(
        self, workflow: str, job: str, *, options: RequestOptions | Options | None = None
    ) -> Job[JobConfig]: ...
    async def get_of_workflow(
        self,
        workflow: str | type[JobConfig],
        job: str,
        *,
        options: RequestOptions | Options | None = None,
    ) -> Job[Any]:
        """Return one job of a workflow.

        GET /v2/job/{workflow}/{id}.

        Args:
            workflow: slug of the workflow, such as `webhook-triggers`, or its class.
            job: id of the job.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
        """
        return await self._call_configured(
            operations.GET_OF_WORKFLOW,
            {"workflow": slug_for("workflow", None, workflow), "job": job},
            workflow,
            options,
        )

    @overload
    async def replace(
        self,
        job: str,
        config: C,
        *,
        name: str,
        workflow: str | None = None,
        description: str | Unset | None = UNSET,
        auth_ids: Sequence[str] | Unset = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        quiet_time_of_day: str | Unset | None = UNSET,
        quiet_timezone: str | Unset | None = UNSET,
        quiet_period: int | Unset | None = UNSET,
        drop_events_during_quiet_window: bool | Unset | None = UNSET,
        monitoring: Mapping[str, Any] | Unset | None = UNSET,
        tag: str | Unset | None = UNSET,
        hidden: bool | Unset | None = UNSET,
        verbose_logging: bool | Unset | None = UNSET,
        meta: Mapping[str, Any] | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Job[C]: ...
    @overload
    async def replace(
        self,
        job: str,
        config: Mapping[str, Any],
        *,
        name: str,
        workflow: str,
        description: str | Unset | None = UNSET,
        auth_ids: Sequence[str] | Unset = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        quiet_time_of_day: str | Unset | None = UNSET,
        quiet_timezone: str | Unset | None = UNSET,
        quiet_period: int | Unset | None = UNSET,
        drop_events_during_quiet_window: bool | Unset | None = UNSET,
        monitoring: Mapping[str, Any] | Unset | None = UNSET,
        tag: str | Unset | None = UNSET,
        hidden: bool | Unset | None = UNSET,
        verbose_logging: bool | Unset | None = UNSET,
        meta: Mapping[str, Any] | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Job[JobConfig]: ...
    async def replace(
        self,
        job: str,
        config: JobConfig | Mapping[str, Any],
        *,
        name: str,
        workflow: str | None = None,
        description: str | Unset | None = UNSET,
        auth_ids: Sequence[str] | Unset = UNSET,
        expires_at: datetime | Unset | None = UNSET,
        quiet_time_of_day: str | Unset | None = UNSET,
        quiet_timezone: str | Unset | None = UNSET,
        quiet_period: int | Unset | None = UNSET,
        drop_events_during_quiet_window: bool | Unset | None = UNSET,
        monitoring: Mapping[str, Any] | Unset | None = UNSET,
        tag: str | Unset | None = UNSET,
        hidden: bool | Unset | None = UNSET,
        verbose_logging: bool | Unset | None = UNSET,
        meta: Mapping[str, Any] | Unset | None = UNSET,
        options: RequestOptions | Options | None = None,
    ) -> Job[Any]:
        """Replace a job.

        PUT /v2/job/{workflow}/{id}.

        `config` and `name` are required each time. `monitoring` alone is kept when it is left out.

        This replaces everything: what is left out is reset. To change a part, read the resource,
        change it, and send all of it.

        Args:
            job: id of the job.
            config: its configuration: an instance of a class of `lytics_async.workflows`, or a
                mapping.
            name: its name.
            workflow: slug of the workflow, such as `webhook-triggers`; only needed for a `config`
                that is a plain mapping.
            description: what it is for.
            auth_ids: ids of the credentials that it uses.
            expires_at: when it ends by itself.
            quiet_time_of_day: when the quiet window begins, such as `02:00`.
            quiet_timezone: time zone of the quiet window.
            quiet_period: hours of the quiet window.
            drop_events_during_quiet_window: whether to drop what happens in the quiet window.
            monitoring: what raises an alert; None clears it, left out keeps it.
            tag: a label of the client's own.
            hidden: whether it is hidden.
            verbose_logging: whether its log is detailed.
            meta: facts of the client's own, by name.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
            BadRequest: the configuration or another field is not valid (`JOB-BADREQ-002`).
        """
        return await self._call_configured(
            operations.REPLACE,
            {
                "job": job,
                "config": config,
                "name": name,
                "workflow": slug_for("workflow", config, workflow),
                "description": description,
                "auth_ids": auth_ids,
                "expires_at": expires_at,
                "quiet_time_of_day": quiet_time_of_day,
                "quiet_timezone": quiet_timezone,
                "quiet_period": quiet_period,
                "drop_events_during_quiet_window": drop_events_during_quiet_window,
                "monitoring": monitoring,
                "tag": tag,
                "hidden": hidden,
                "verbose_logging": verbose_logging,
                "meta": meta,
            },
            config,
            options,
        )

    @overload
    async def edit(
        self,
        job: str,
        change: Callable[[Job[C]], Job[C] | Mapping[str, Any] | None],
        *,
        config: type[C],
        options: RequestOptions | Options | None = None,
    ) -> Job[C]: ...
    @overload
    async def edit(
        self,
        job: str,
        change: Callable[[Job[JobConfig]], Job[JobConfig] | Mapping[str, Any] | None],
        *,
        config: None = None,
        options: RequestOptions | Options | None = None,
    ) -> Job[JobConfig]: ...
    async def edit(
        self,
        job: str,
        change: Callable[[Job[Any]], Job[Any] | Mapping[str, Any] | None],
        *,
        config: type[JobConfig] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Job[Any]:
        """Replace a job: read it, change it, write all of it.

        GET /v2/job/{id}, then PUT /v2/job/{workflow}/{id}. What another user changes between the
        two requests is lost: the API has no versions to compare.

        Args:
            job: id of the job.
            change: called with what was read; it changes that in place and returns None, or returns
                what to write.
            config: the class of its configuration; by default the one that belongs to its workflow.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
            BadRequest: the configuration or another field is not valid (`JOB-BADREQ-002`).
            ResponseError: the server wrote another resource than the one that was read.
        """
        return await self._edit(
            operations.GET, operations.REPLACE, {"job": job}, change, options, config=config
        )

    async def pause(
        self, job: str, *, options: RequestOptions | Options | None = None
    ) -> Job[JobConfig]:
        """Pause a job.

        POST /v2/job/{id}/pause.

        Args:
            job: id of the job.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
        """
        return await self._call(operations.PAUSE, {"job": job}, options)

    async def resume(
        self, job: str, *, options: RequestOptions | Options | None = None
    ) -> Job[JobConfig]:
        """Resume a paused job.

        POST /v2/job/{id}/resume.

        Args:
            job: id of the job.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
        """
        return await self._call(operations.RESUME, {"job": job}, options)

    async def bounce(
        self, job: str, *, options: RequestOptions | Options | None = None
    ) -> Job[JobConfig]:
        """Restart a job.

        POST /v2/job/{id}/bounce.

        Args:
            job: id of the job.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
        """
        return await self._call(operations.BOUNCE, {"job": job}, options)

    async def kill(
        self, job: str, *, options: RequestOptions | Options | None = None
    ) -> Job[JobConfig]:
        """Kill a job: it is deleted, and there is no way back.

        POST /v2/job/{id}/kill.

        Its status becomes `deleted`, and it is listed only with `show_all`. `pause` is the way that
        can be taken back.

        Args:
            job: id of the job.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
        """
        return await self._call(operations.KILL, {"job": job}, options)

    async def release(self, job: str, *, options: RequestOptions | Options | None = None) -> Any:
        """Release a job.

        POST /v2/job/{id}/release.

        What a release does is not published.

        Args:
            job: id of the job.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
        """
        return await self._call(operations.RELEASE, {"job": job}, options)

    async def list_logs(
        self,
        job: str,
        *,
        include_errors: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[JobLog]:
        """Return the log of one job, from its creation on.

        GET /v2/job/{id}/logs.

        Args:
            job: id of the job.
            include_errors: whether to return the details of errors, too.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
        """
        return await self._call(
            operations.LIST_LOGS, {"job": job, "include_errors": include_errors}, options
        )

    async def list_logs_of_workflow(
        self,
        workflow: str,
        job: str,
        *,
        include_errors: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[JobLog]:
        """Return the log of one job of a workflow.

        GET /v2/job/{workflow}/{id}/logs.

        Args:
            workflow: slug of the workflow, such as `webhook-triggers`.
            job: id of the job.
            include_errors: whether to return the details of errors, too.

        Raises:
            NotFound: there is no such job (`JOB-NOTFOUND-004`).
        """
        return await self._call(
            operations.LIST_LOGS_OF_WORKFLOW,
            {"workflow": workflow, "job": job, "include_errors": include_errors},
            options,
        )

    async def list_recent_logs(
        self, *, include_errors: bool | None = None, options: RequestOptions | Options | None = None
    ) -> builtins.list[JobLog]:
        """Return the log of all jobs of the last 24 hours.

        GET /v2/job/logs.

        Killed jobs are left out.

        Args:
            include_errors: whether to return the details of errors, too.
        """
        return await self._call(
            operations.LIST_RECENT_LOGS, {"include_errors": include_errors}, options
        )
