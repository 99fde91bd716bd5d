# generated from endpoints/v2/jobs.toml; do not edit
"""Operations of `client.v2.jobs`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.configuration import JobConfig
from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import anything, list_of
from lytics_async.models.v2.jobs import Job, JobLog

LIST: Final[Operation[list[Job[JobConfig]]]] = Operation(
    name="v2.jobs.list",
    method="GET",
    path="/v2/job",
    retry="safe",
    structure=list_of(Job.from_json),
    returns="list[Job[JobConfig]]",
    type=list[Job[JobConfig]],
    api="v2",
    query_params=(
        Param(name="workflow", wire="workflow"),
        # No style is published, so it is the one that OpenAPI takes by default.
        Param(name="auth_ids", wire="auth_ids", list_style="repeat"),
        Param(name="show_completed", wire="show_completed"),
        Param(name="show_deleted", wire="show_deleted"),
        # In the vendor's newer notes.
        Param(name="show_hidden", wire="show_hidden"),
        # In the vendor's newer notes.
        Param(name="show_all", wire="show_all"),
        # In the vendor's newer notes.
        Param(name="show_state", wire="show_state"),
    ),
)
"""List the jobs of the account."""

# A second request would start a second export, so it is never repeated blindly.
CREATE: Final[Operation[Job[JobConfig]]] = Operation(
    name="v2.jobs.create",
    method="POST",
    path="/v2/job/{workflow}",
    retry="never",
    structure=Job.from_json,
    returns="Job[JobConfig]",
    type=Job[JobConfig],
    api="v2",
    path_params=(Param(name="workflow", wire="workflow", required=True),),
    query_params=(
        # In the vendor's newer notes; the server starts a job unless it is told not to, so the
        # caller has to say it.
        Param(name="start", wire="run_job", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("config", "config"),
            ("description", "description"),
            ("auth_ids", "auth_ids"),
            ("expires_at", "expires_at"),
            ("quiet_time_of_day", "quiet_time_of_day"),
            ("quiet_timezone", "quiet_timezone"),
            ("quiet_period", "quiet_period"),
            ("drop_events_during_quiet_window", "drop_events_during_quiet_window"),
            ("monitoring", "monitoring"),
            ("tag", "tag"),
            ("hidden", "hidden"),
            ("verbose_logging", "verbose_logging"),
            ("meta", "meta"),
        ),
        required_fields=frozenset({"name", "config"}),
    ),
)
"""Create a job of a workflow."""

# In the vendor's newer notes only; never repeated blindly, as for create.
CREATE_OPEN: Final[Operation[Job[JobConfig]]] = Operation(
    name="v2.jobs.create_open",
    method="POST",
    path="/v2/job",
    retry="never",
    structure=Job.from_json,
    returns="Job[JobConfig]",
    type=Job[JobConfig],
    api="v2",
    query_params=(
        # In the vendor's newer notes; the server starts a job unless it is told not to, so the
        # caller has to say it.
        Param(name="start", wire="run_job", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("workflow", "workflow"),
            ("config", "config"),
            ("description", "description"),
            ("auth_ids", "auth_ids"),
            ("expires_at", "expires_at"),
            ("quiet_time_of_day", "quiet_time_of_day"),
            ("quiet_timezone", "quiet_timezone"),
            ("quiet_period", "quiet_period"),
            ("drop_events_during_quiet_window", "drop_events_during_quiet_window"),
            ("monitoring", "monitoring"),
            ("tag", "tag"),
            ("hidden", "hidden"),
            ("verbose_logging", "verbose_logging"),
            ("meta", "meta"),
        ),
        required_fields=frozenset({"name", "workflow", "config"}),
    ),
    published=False,
)
"""Create a job whose workflow is a field of the body."""

# In the vendor's newer notes only.
GET: Final[Operation[Job[JobConfig]]] = Operation(
    name="v2.jobs.get",
    method="GET",
    path="/v2/job/{id}",
    retry="safe",
    structure=Job.from_json,
    returns="Job[JobConfig]",
    type=Job[JobConfig],
    api="v2",
    path_params=(Param(name="job", wire="id", required=True),),
    published=False,
)
"""Return one job."""

GET_OF_WORKFLOW: Final[Operation[Job[JobConfig]]] = Operation(
    name="v2.jobs.get_of_workflow",
    method="GET",
    path="/v2/job/{workflow}/{id}",
    retry="safe",
    structure=Job.from_json,
    returns="Job[JobConfig]",
    type=Job[JobConfig],
    api="v2",
    path_params=(
        Param(name="workflow", wire="workflow", required=True),
        Param(name="job", wire="id", required=True),
    ),
)
"""Return one job of a workflow."""

REPLACE: Final[Operation[Job[JobConfig]]] = Operation(
    name="v2.jobs.replace",
    method="PUT",
    path="/v2/job/{workflow}/{id}",
    retry="idempotent",
    structure=Job.from_json,
    returns="Job[JobConfig]",
    type=Job[JobConfig],
    api="v2",
    path_params=(
        Param(name="workflow", wire="workflow", required=True),
        Param(name="job", wire="id", required=True),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("config", "config"),
            ("description", "description"),
            ("auth_ids", "auth_ids"),
            ("expires_at", "expires_at"),
            ("quiet_time_of_day", "quiet_time_of_day"),
            ("quiet_timezone", "quiet_timezone"),
            ("quiet_period", "quiet_period"),
            ("drop_events_during_quiet_window", "drop_events_during_quiet_window"),
            ("monitoring", "monitoring"),
            ("tag", "tag"),
            ("hidden", "hidden"),
            ("verbose_logging", "verbose_logging"),
            ("meta", "meta"),
        ),
        required_fields=frozenset({"name", "config"}),
    ),
)
"""Replace a job."""

# A job that is paused twice is paused.
PAUSE: Final[Operation[Job[JobConfig]]] = Operation(
    name="v2.jobs.pause",
    method="POST",
    path="/v2/job/{id}/pause",
    retry="idempotent",
    structure=Job.from_json,
    returns="Job[JobConfig]",
    type=Job[JobConfig],
    api="v2",
    path_params=(Param(name="job", wire="id", required=True),),
)
"""Pause a job."""

# A job that is resumed twice runs.
RESUME: Final[Operation[Job[JobConfig]]] = Operation(
    name="v2.jobs.resume",
    method="POST",
    path="/v2/job/{id}/resume",
    retry="idempotent",
    structure=Job.from_json,
    returns="Job[JobConfig]",
    type=Job[JobConfig],
    api="v2",
    path_params=(Param(name="job", wire="id", required=True),),
)
"""Resume a paused job."""

# Each request restarts it again.
BOUNCE: Final[Operation[Job[JobConfig]]] = Operation(
    name="v2.jobs.bounce",
    method="POST",
    path="/v2/job/{id}/bounce",
    retry="never",
    structure=Job.from_json,
    returns="Job[JobConfig]",
    type=Job[JobConfig],
    api="v2",
    path_params=(Param(name="job", wire="id", required=True),),
)
"""Restart a job."""

# A job that is killed twice is killed.
KILL: Final[Operation[Job[JobConfig]]] = Operation(
    name="v2.jobs.kill",
    method="POST",
    path="/v2/job/{id}/kill",
    retry="idempotent",
    structure=Job.from_json,
    returns="Job[JobConfig]",
    type=Job[JobConfig],
    api="v2",
    path_params=(Param(name="job", wire="id", required=True),),
)
"""Kill a job: it is deleted, and there is no way back."""

# In the vendor's newer notes, which name it without a word about it; so it is not repeated
# blindly.
RELEASE: Final[Operation[Any]] = Operation(
    name="v2.jobs.release",
    method="POST",
    path="/v2/job/{id}/release",
    retry="never",
    structure=anything,
    returns="Any",
    envelope="any",
    api="v2",
    path_params=(Param(name="job", wire="id", required=True),),
    published=False,
)
"""Release a job."""

LIST_LOGS: Final[Operation[list[JobLog]]] = Operation(
    name="v2.jobs.list_logs",
    method="GET",
    path="/v2/job/{id}/logs",
    retry="safe",
    structure=list_of(JobLog.from_json),
    returns="list[JobLog]",
    type=list[JobLog],
    api="v2",
    path_params=(Param(name="job", wire="id", required=True),),
    query_params=(
        # In the vendor's newer notes.
        Param(name="include_errors", wire="include_errors"),
    ),
)
"""Return the log of one job, from its creation on."""

# In the vendor's newer notes only.
LIST_LOGS_OF_WORKFLOW: Final[Operation[list[JobLog]]] = Operation(
    name="v2.jobs.list_logs_of_workflow",
    method="GET",
    path="/v2/job/{workflow}/{id}/logs",
    retry="safe",
    structure=list_of(JobLog.from_json),
    returns="list[JobLog]",
    type=list[JobLog],
    api="v2",
    path_params=(
        Param(name="workflow", wire="workflow", required=True),
        Param(name="job", wire="id", required=True),
    ),
    query_params=(
        # In the vendor's newer notes.
        Param(name="include_errors", wire="include_errors"),
    ),
    published=False,
)
"""Return the log of one job of a workflow."""

# In the vendor's newer notes only.
LIST_RECENT_LOGS: Final[Operation[list[JobLog]]] = Operation(
    name="v2.jobs.list_recent_logs",
    method="GET",
    path="/v2/job/logs",
    retry="safe",
    structure=list_of(JobLog.from_json),
    returns="list[JobLog]",
    type=list[JobLog],
    api="v2",
    query_params=(
        # In the vendor's newer notes.
        Param(name="include_errors", wire="include_errors"),
    ),
    published=False,
)
"""Return the log of all jobs of the last 24 hours."""
