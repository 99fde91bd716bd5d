# generated from endpoints/v2/configs/thetradedesk.toml; do not edit
"""Configurations of The Trade Desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class ThetradedeskApiToken(Credential, slug="thetradedesk-api-token"):
    """A credential of the type `thetradedesk-api-token`."""

    token: Secret | str | None = None
    """Token that the provider issued."""


class ThetradedeskUserpass(Credential, slug="thetradedesk-userpass"):
    """A credential of the type `thetradedesk-userpass`."""

    partner_id: str | None = None
    password: Secret | str | None = None
    """Password at the provider."""
    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""
    username: str | None = None
    """User name at the provider."""


class ThetradedeskCapiExport(JobConfig, slug="thetradedesk-capi-export"):
    """The configuration of a job of the workflow `thetradedesk-capi-export`."""

    identifier_mapping: Sequence[Mapping[str, str]]
    """Pairs of an identifier of the profile and an identifier of the provider."""
    pixel_id: str
    segment_id: str
    """Id of the segment whose users are exported."""
    advertiser_id: str | None = None
    """Id of the advertiser at the provider."""
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    custom_fields_mapping: Sequence[Mapping[str, str]] | None = None
    event_name: str | None = None
    """Name of the event that is sent."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    item_mapping: Sequence[Mapping[str, str]] | None = None
    merchant_id: str | None = None
    referrer_url_field: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class ThetradedeskExport(JobConfig, slug="thetradedesk-export", bounds={"ttl_days": (0, 180)}):
    """The configuration of a job of the workflow `thetradedesk-export`."""

    advertiser_id: str
    """Id of the advertiser at the provider."""
    daid_field: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    server_location: str | None = None
    tdid_field: str | None = None
    ttl_days: int | None = None
    """At least 0 and at most 180."""
    uid2_field: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
