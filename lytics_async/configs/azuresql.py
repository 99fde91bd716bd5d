# generated from endpoints/v2/configs/azuresql.toml; do not edit
"""Configurations of Azure SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from datetime import datetime

    from lytics_async.access.secret import Secret


class AzuresqlDb(Credential, slug="azuresql-db"):
    """A credential of the type `azuresql-db`."""

    database: str | None = None
    """Name of the database."""
    password: Secret | str | None = None
    """Password at the provider."""
    port: str | None = None
    """Port of the server."""
    server: str | None = None
    user: str | None = None
    """User name at the provider."""


class AzuresqlImport(JobConfig, slug="azuresql-import"):
    """The configuration of a job of the workflow `azuresql-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    query_timeout: int | None = None
    record_timestamp: str | None = None
    row_limit: int | None = None
    since_date: datetime | str | None = None
    source: str | None = None
    """Where the data comes from."""
    stream: str | None = None
    """Stream that receives what is imported."""
    timestamp_field: str | None = None
    """Column that holds the time of a record."""
