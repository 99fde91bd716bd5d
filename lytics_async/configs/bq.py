# generated from endpoints/v2/configs/bq.toml; do not edit
"""Configurations of BigQuery (bq)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class BqJwt(Credential, slug="bq-jwt"):
    """A credential of the type `bq-jwt`."""

    cert_json: Secret | str | None = None


class BqJwtImport(Credential, slug="bq-jwt-import"):
    """A credential of the type `bq-jwt-import`."""

    cert_json: Secret | str | None = None


class BqAudienceDefExport(JobConfig, slug="bq-audience-def-export"):
    """The configuration of a job of the workflow `bq-audience-def-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    add_id: bool | None = None
    add_name: bool | None = None
    add_slug: bool | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    dataset: str | None = None
    """Name of the dataset."""
    project: str | None = None
    """Id of the project at the provider."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    table_name: str | None = None
    """Name of the table."""


class BqMetricExport(JobConfig, slug="bq-metric-export"):
    """The configuration of a job of the workflow `bq-metric-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    dataset: str | None = None
    """Name of the dataset."""
    dimension: str | None = None
    dimension_id: str | None = None
    dimension_type: str | None = None
    project: str | None = None
    """Id of the project at the provider."""
    range: str | None = None
    table_name: str | None = None
    """Name of the table."""


class BqSystemEventExport(JobConfig, slug="bq-system-event-export"):
    """The configuration of a job of the workflow `bq-system-event-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    dataset: str | None = None
    """Name of the dataset."""
    end_date: str | None = None
    """End of the time that is covered."""
    project: str | None = None
    """Id of the project at the provider."""
    start_date: str | None = None
    """Start of the time that is covered."""
    subject_id: str | None = None
    subject_type: str | None = None
    table_name: str | None = None
    """Name of the table."""
