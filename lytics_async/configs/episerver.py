# generated from endpoints/v2/configs/episerver.toml; do not edit
"""Configurations of Episerver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class EpiserverApiKey(Credential, slug="episerver-api-key"):
    """A credential of the type `episerver-api-key`."""

    client_id: str | None = None
    """Id of the OAuth client."""
    user_api_key: Secret | str | None = None
    user_name: str | None = None


class EpiserverExportAudience(JobConfig, slug="episerver-export-audience"):
    """The configuration of a job of the workflow `episerver-export-audience`."""

    audience_slug_mapping: str | None = None
    fields_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    recipient_list_id: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""


class EpiserverImportActivity(JobConfig, slug="episerver-import-activity"):
    """The configuration of a job of the workflow `episerver-import-activity`."""

    activity_type: Sequence[str] | None = None
    fake: str | None = None


class EpiserverImportRecipientsOpus(JobConfig, slug="episerver-import-recipients-opus"):
    """The configuration of a job of the workflow `episerver-import-recipients-opus`."""

    attribute_names: Sequence[str] | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    end_date: datetime | str | None = None
    """End of the time that is covered."""
    recipient_list_id: str | None = None
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
