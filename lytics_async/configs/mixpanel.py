# generated from endpoints/v2/configs/mixpanel.toml; do not edit
"""Configurations of Mixpanel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from datetime import datetime

    from lytics_async.access.secret import Secret


class MixpanelApiSecret(Credential, slug="mixpanel-api-secret"):
    """A credential of the type `mixpanel-api-secret`."""

    apisecret: Secret | str | None = None


class MixpanelImport(JobConfig, slug="mixpanel-import"):
    """The configuration of a job of the workflow `mixpanel-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    end_date: datetime | str | None = None
    """End of the time that is covered."""
    filter: str | None = None
    source_label: str | None = None
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
