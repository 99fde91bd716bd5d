"""An Airflow operator that runs a job of Lytics and waits for it without a worker slot.

The operator creates the job, then defers: the triggerer waits, and many waits share one event loop.
A retry of the task attaches to the job of the first attempt, since a second creation would be a
second export.

Copy this file into the folder of your DAGs. It needs Airflow 3 and `lytics-async`; the token comes
from the environment or a profile of `~/.lytics/accounts.toml`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from typing import Any

from airflow.sdk import BaseOperator
from airflow.triggers.base import BaseTrigger, TriggerEvent

from lytics_async import AsyncLytics, JobFailed, LyticsError, RequestTimeout, jobs
from lytics_async.models.v2 import Job


class LyticsJobTrigger(BaseTrigger):
    """Waits for a job in the triggerer.

    Args:
        job_id: id of the job.
        deadline: seconds since 1970 at which the wait ends; it outlives a restart of the triggerer.
        until: states to wait for.
        faults: errors of the job to wait through.
        interval: seconds between the first two looks.
        profile: the profile of `~/.lytics/accounts.toml`; None = the environment.
    """

    def __init__(
        self,
        *,
        job_id: str,
        deadline: float,
        until: list[str],
        faults: int = 0,
        interval: float = 5.0,
        profile: str | None = None,
    ) -> None:
        super().__init__()
        self.job_id = job_id
        self.deadline = deadline
        self.until = until
        self.faults = faults
        self.interval = interval
        self.profile = profile

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return what another triggerer needs to continue the wait."""
        names = ("job_id", "deadline", "until", "faults", "interval", "profile")
        path = f"{type(self).__module__}.{type(self).__qualname__}"
        return path, {name: getattr(self, name) for name in names}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Yield one event: how the wait ended."""
        outcome: dict[str, Any] = {"job_id": self.job_id}
        try:
            async with AsyncLytics(profile=self.profile) as lytics:
                job = await jobs.wait(
                    lytics,
                    self.job_id,
                    timeout=max(self.deadline - time.time(), 1.0),
                    until=self.until,
                    faults=self.faults,
                    interval=self.interval,
                )
        except JobFailed as error:
            outcome |= {"outcome": "failed", "status": error.status, "message": str(error)}
        except RequestTimeout as error:
            outcome |= {"outcome": "timeout", "status": None, "message": str(error)}
        except LyticsError as error:
            outcome |= {"outcome": "error", "status": None, "message": str(error)}
        else:
            outcome |= {"outcome": "success", "status": job.status, "message": ""}
        yield TriggerEvent(outcome)


class LyticsJobOperator(BaseOperator):
    """Runs a job of a workflow and returns its id.

    Args:
        workflow: slug of the workflow, such as `webhook-triggers`.
        config: its configuration, by the names on the wire.
        name: name of the job.
        wait_timeout: seconds to wait at most.
        until: states to wait for; add `sleeping` for a job that continues with changes.
        faults: errors of the job to wait through.
        interval: seconds between the first two looks.
        profile: the profile of `~/.lytics/accounts.toml`; None = the environment.
    """

    template_fields = ("workflow", "config", "name")

    def __init__(
        self,
        *,
        workflow: str,
        config: Mapping[str, Any],
        name: str,
        wait_timeout: float = 3600.0,
        until: tuple[str, ...] = ("completed",),
        faults: int = 0,
        interval: float = 5.0,
        profile: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.workflow = workflow
        self.config = config
        self.name = name
        self.wait_timeout = wait_timeout
        self.until = until
        self.faults = faults
        self.interval = interval
        self.profile = profile

    def execute(self, context: Mapping[str, Any]) -> None:
        """Create the job, or find that of an earlier attempt, and defer."""
        instance = context["ti"]
        tag = f"airflow/{instance.dag_id}/{instance.task_id}/{instance.run_id}"
        job_id = asyncio.run(self._start(tag))
        self.defer(
            trigger=LyticsJobTrigger(
                job_id=job_id,
                deadline=time.time() + self.wait_timeout,
                until=list(self.until),
                faults=self.faults,
                interval=self.interval,
                profile=self.profile,
            ),
            method_name="execute_complete",
        )

    def execute_complete(self, context: Mapping[str, Any], event: Mapping[str, Any]) -> str:
        """Return the id of the job, or fail with what the trigger reports."""
        if event["outcome"] != "success":
            raise RuntimeError(event["message"])
        return str(event["job_id"])

    async def _start(self, tag: str) -> str:
        async with AsyncLytics(profile=self.profile) as lytics:
            known: list[Job[Any]] = await lytics.v2.jobs.list(
                workflow=self.workflow, show_completed=True
            )
            for job in known:
                if job.tag == tag and job.status not in ("failed", "deleting", "deleted"):
                    return str(job.id)
            job = await lytics.v2.jobs.create(
                self.config, workflow=self.workflow, name=self.name, start=True, tag=tag
            )
            return str(job.id)
