# generated from endpoints/v2/configs/microsoft.toml; do not edit
"""Configurations of Microsoft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class MicrosoftCapiToken(Credential, slug="microsoft-capi-token"):
    """A credential of the type `microsoft-capi-token`."""

    token: Secret | str | None = None
    """Token that the provider issued."""


class MicrosoftCapiExport(JobConfig, slug="microsoft-capi-export"):
    """The configuration of a job of the workflow `microsoft-capi-export`."""

    event_type: str
    identifier_mapping: Sequence[Mapping[str, str]]
    """Pairs of an identifier of the profile and an identifier of the provider."""
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    tag_id: str
    ad_storage_consent: Literal["G", "D"] | None = None
    """Consent to the storage of advertising data, sent with each user."""
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    event_category: str | None = None
    event_label: str | None = None
    event_mapping: Sequence[Mapping[str, str]] | None = None
    event_name: str | None = None
    """Name of the event that is sent."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class MicrosoftExportAudience(JobConfig, slug="microsoft-export-audience"):
    """The configuration of a job of the workflow `microsoft-export-audience`."""

    account_id: int
    """Id of the account at the provider."""
    email_field: str
    """Field of the profile that holds the e-mail address."""
    name: str
    segment_id: str
    """Id of the segment whose users are exported."""
    duration: int | None = None
    scope: str | None = None
