# generated from endpoints/v2/configs/amplitude.toml; do not edit
"""Configurations of Amplitude."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class AmplitudeApiKey(Credential, slug="amplitude-api-key"):
    """A credential of the type `amplitude-api-key`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    apisecret: Secret | str | None = None


class AmplitudeCohortImport(JobConfig, slug="amplitude-cohort-import"):
    """The configuration of a job of the workflow `amplitude-cohort-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    amplitude_id_field: str | None = None
    cohort_ids: Sequence[str] | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    membership_by_name_field: str | None = None


class AmplitudeEventImport(
    JobConfig, slug="amplitude-event-import", bounds={"backfill_days": (0, 3600)}
):
    """The configuration of a job of the workflow `amplitude-event-import`."""

    backfill_days: int | None = None
    """At least 0 and at most 3600."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
