# generated from endpoints/v2/configs/algolia.toml; do not edit
"""Configurations of Algolia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class AlgoliaApiKey(Credential, slug="algolia-api-key"):
    """A credential of the type `algolia-api-key`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""
    application_id: str | None = None


class AlgoliaExport(JobConfig, slug="algolia-export"):
    """The configuration of a job of the workflow `algolia-export`."""

    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    user_id_field: str
    """Field of the profile that holds the user id."""
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    region: Literal["us", "eu"] | None = None
    """Region of the provider's service."""


class AlgoliaImport(JobConfig, slug="algolia-import"):
    """The configuration of a job of the workflow `algolia-import`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    start_date: str | None = None
    """Start of the time that is covered."""
