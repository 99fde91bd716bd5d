# generated from endpoints/v2/configs/appsflyer.toml; do not edit
"""Configurations of AppsFlyer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class AppsflyerDevkey(Credential, slug="appsflyer-devkey"):
    """A credential of the type `appsflyer-devkey`."""

    app_id: str | None = None
    """Id of the app at the provider."""
    dev_key: Secret | str | None = None
    platform: str | None = None


class AppsflyerCapiExport(JobConfig, slug="appsflyer-capi-export"):
    """The configuration of a job of the workflow `appsflyer-capi-export`."""

    event_name: str
    """Name of the event that is sent."""
    identifier_mapping: Sequence[Mapping[str, str]]
    """Pairs of an identifier of the profile and an identifier of the provider."""
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    att_field: str | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    bundle_id: str | None = None
    counter: str | None = None
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
    device_type_field: str | None = None
    event_timestamp: str | None = None
    event_value_mapping: Sequence[Mapping[str, str]] | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    inst_date_field: str | None = None
    ip_field: str | None = None
    lang_field: str | None = None
    os_field: str | None = None
    ua_field: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
