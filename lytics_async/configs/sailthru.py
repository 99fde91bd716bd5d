# generated from endpoints/v2/configs/sailthru.toml; do not edit
"""Configurations of Sailthru."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class SailthruApiKey(Credential, slug="sailthru-api-key"):
    """A credential of the type `sailthru-api-key`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    apisecret: Secret | str | None = None


class SailthruExport(JobConfig, slug="sailthru-export"):
    """The configuration of a job of the workflow `sailthru-export`."""

    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""


class SailthruImport(JobConfig, slug="sailthru-import"):
    """The configuration of a job of the workflow `sailthru-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    hash: str | None = None
    list: str | None = None


class SailthruUserExport(JobConfig, slug="sailthru-user-export"):
    """The configuration of a job of the workflow `sailthru-user-export`."""

    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
