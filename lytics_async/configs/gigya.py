# generated from endpoints/v2/configs/gigya.toml; do not edit
"""Configurations of Gigya."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class Gigya(Credential, slug="gigya"):
    """A credential of the type `gigya`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""
    datacenter: str | None = None
    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""
    user_key: str | None = None


class GigyaExport(JobConfig, slug="gigya-export"):
    """The configuration of a job of the workflow `gigya-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    gigya_id_field: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    target_storage: str | None = None


class GigyaImport(JobConfig, slug="gigya-import"):
    """The configuration of a job of the workflow `gigya-import`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    data_fields: Sequence[str] | None = None
    import_since: datetime | str | None = None
