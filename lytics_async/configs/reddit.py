# generated from endpoints/v2/configs/reddit.toml; do not edit
"""Configurations of Reddit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class RedditConversion(Credential, slug="reddit-conversion"):
    """A credential of the type `reddit-conversion`."""

    access_token: Secret | str | None = None
    """Token that the provider issued."""


class RedditCapiExport(JobConfig, slug="reddit-capi-export"):
    """The configuration of a job of the workflow `reddit-capi-export`."""

    ad_account_id: str
    """Id of the advertising account."""
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    action_source: Literal["WEBSITE", "APP", "PHYSICAL_STORE", "OTHER"] | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    click_id: str | None = None
    conversion_id: str | None = None
    country_code: str | None = None
    """Code of the country."""
    currency_code: (
        Literal[
            "AED",
            "AUD",
            "BRL",
            "CAD",
            "CNY",
            "EUR",
            "GBP",
            "INR",
            "JPY",
            "MXN",
            "SAR",
            "SEK",
            "SGD",
            "TRY",
            "USD",
        ]
        | None
    ) = None
    """Code of the currency, ISO 4217."""
    event_timestamp: str | None = None
    event_type: str | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    item_count: str | None = None
    user_data_mapping: Sequence[Mapping[str, str]] | None = None
    value: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class RedditCustomAudience(JobConfig, slug="reddit-custom-audience"):
    """The configuration of a job of the workflow `reddit-custom-audience`."""

    ad_account_id: str
    """Id of the advertising account."""
    business_id: str
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    audience_id: str | None = None
    audience_name: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    mobile_id_field: str | None = None
    """Field of the profile that holds the mobile advertising id."""
