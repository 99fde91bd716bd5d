# generated from endpoints/v2/configs/snapchat.toml; do not edit
"""Configurations of Snapchat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class SnapchatCapiToken(Credential, slug="snapchat-capi-token"):
    """A credential of the type `snapchat-capi-token`."""

    token: Secret | str | None = None
    """Token that the provider issued."""


class SnapchatCapiExport(JobConfig, slug="snapchat-capi-export"):
    """The configuration of a job of the workflow `snapchat-capi-export`."""

    event_name: str
    """Name of the event that is sent."""
    pixel_id: str
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    user_data_mapping: Sequence[Mapping[str, str]]
    action_source: Literal["WEB", "OFFLINE", "MOBILE_APP"] | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    conversion_id: str | None = None
    currency_code: str | None = None
    """Code of the currency, ISO 4217."""
    event_source_url_field: str | None = None
    event_timestamp: str | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    item_count: str | None = None
    value: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class SnapchatExport(JobConfig, slug="snapchat-export"):
    """The configuration of a job of the workflow `snapchat-export`."""

    segment_id: str
    """Id of the segment whose users are exported."""
    ad_account: str | None = None
    duplicate_exports: Sequence[str] | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    mobile_id_field: str | None = None
    """Field of the profile that holds the mobile advertising id."""
    org: str | None = None
    phone_number_field: str | None = None
    snap_segment: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
