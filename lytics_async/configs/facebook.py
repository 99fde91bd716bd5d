# generated from endpoints/v2/configs/facebook.toml; do not edit
"""Configurations of Facebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal


class FacebookAudiencePopulate(JobConfig, slug="facebook-audience-populate"):
    """The configuration of a job of the workflow `facebook-audience-populate`."""

    ads_account_id: str | None = None
    audience_description: str | None = None
    audience_name: str | None = None
    audience_source: str | None = None
    duplicate_exports: Sequence[str] | None = None
    hashed_email_field: str | None = None
    identifier_field: str | None = None
    """Field that identifies a user."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    opt_out_link: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class FacebookConversionApi(JobConfig, slug="facebook-conversion-api"):
    """The configuration of a job of the workflow `facebook-conversion-api`."""

    action_source: str | None = None
    additional_custom_data: Sequence[str] | None = None
    ads_account_id: str | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    currency_code: str | None = None
    """Code of the currency, ISO 4217."""
    custom_data_mapping: Sequence[Mapping[str, str]] | None = None
    event_id: str | None = None
    """Field that holds the id of an event."""
    event_name: str | None = None
    """Name of the event that is sent."""
    event_source_url: str | None = None
    event_time: str | None = None
    """Field that holds the time of an event."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    pixel: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    send_lytics_audience: bool | None = None
    user_data_mapping: Sequence[Mapping[str, str]] | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class FacebookWebAudience(JobConfig, slug="facebook-web-audience"):
    """The configuration of a job of the workflow `facebook-web-audience`."""

    ads_account_id: str
    pixel: str
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
