# generated from endpoints/v2/configs/tiktok.toml; do not edit
"""Configurations of TikTok."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class TiktokEventsToken(Credential, slug="tiktok-events-token"):
    """A credential of the type `tiktok-events-token`."""

    token: Secret | str | None = None
    """Token that the provider issued."""


class TiktokAppEvents(JobConfig, slug="tiktok-app-events"):
    """The configuration of a job of the workflow `tiktok-app-events`."""

    app_id: str
    """Id of the app at the provider."""
    event_name: str
    """Name of the event that is sent."""
    event_source: str
    identifier_mapping: Sequence[Mapping[str, str]]
    """Pairs of an identifier of the profile and an identifier of the provider."""
    property_mapping: Sequence[Mapping[str, str]]
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    app_name: str | None = None
    app_version: str | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    event_time: str | None = None
    """Field that holds the time of an event."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""


class TiktokExportAudience(JobConfig, slug="tiktok-export-audience"):
    """The configuration of a job of the workflow `tiktok-export-audience`."""

    advertiser_id: str | None = None
    """Id of the advertiser at the provider."""
    duplicate_exports: Sequence[str] | None = None
    id_encryption_mapping: Sequence[Mapping[str, str]] | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class TiktokOfflineEvents(JobConfig, slug="tiktok-offline-events"):
    """The configuration of a job of the workflow `tiktok-offline-events`."""

    identifier_mapping: Sequence[Mapping[str, str]]
    """Pairs of an identifier of the profile and an identifier of the provider."""
    offline_event_set_id: str
    property_mapping: Sequence[Mapping[str, str]]
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    event_id: str | None = None
    """Field that holds the id of an event."""
    event_name: str | None = None
    """Name of the event that is sent."""
    event_source: str | None = None
    event_time: str | None = None
    """Field that holds the time of an event."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""


class TiktokWebEvents(JobConfig, slug="tiktok-web-events"):
    """The configuration of a job of the workflow `tiktok-web-events`."""

    event_name: str
    """Name of the event that is sent."""
    event_source: str
    identifier_mapping: Sequence[Mapping[str, str]]
    """Pairs of an identifier of the profile and an identifier of the provider."""
    page_url: str
    pixel_code: str
    property_mapping: Sequence[Mapping[str, str]]
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    event_id: str | None = None
    """Field that holds the id of an event."""
    event_time: str | None = None
    """Field that holds the time of an event."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    page_referrer: str | None = None
