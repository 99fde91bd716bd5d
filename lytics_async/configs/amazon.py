# generated from endpoints/v2/configs/amazon.toml; do not edit
"""Configurations of Amazon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal


class AmazonAdsAudienceExport(JobConfig, slug="amazon-ads-audience-export"):
    """The configuration of a job of the workflow `amazon-ads-audience-export`."""

    advertiser_id: str
    """Id of the advertiser at the provider."""
    profile_id: str
    """Id of the profile at the provider."""
    segment_id: str
    """Id of the segment whose users are exported."""
    ad_storage_consent: Literal["GRANTED", "DENIED", "NOT_APPLICABLE", "UNKNOWN"] | None = None
    """Consent to the storage of advertising data, sent with each user."""
    country_code: Literal["CA", "DE", "ES", "FR", "IN", "IT", "JP", "UK", "US"] | None = None
    """Code of the country."""
    external_user_id: str | None = None
    identifier_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of an identifier of the profile and an identifier of the provider."""
    user_data_consent: Literal["GRANTED", "DENIED", "NOT_APPLICABLE", "UNKNOWN"] | None = None
    """Consent to the use of user data, sent with each user."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class AmazonAdsExportAudience(JobConfig, slug="amazon-ads-export-audience"):
    """The configuration of a job of the workflow `amazon-ads-export-audience`."""

    advertiser_id: str
    """Id of the advertiser at the provider."""
    profile_id: str
    """Id of the profile at the provider."""
    segment_id: str
    """Id of the segment whose users are exported."""
    ad_storage_consent: Literal["GRANTED", "DENIED", "NOT_APPLICABLE", "UNKNOWN"] | None = None
    """Consent to the storage of advertising data, sent with each user."""
    country_code: Literal["CA", "DE", "ES", "FR", "IN", "IT", "JP", "UK", "US"] | None = None
    """Code of the country."""
    external_user_id: str | None = None
    identifier_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of an identifier of the profile and an identifier of the provider."""
    user_data_consent: Literal["GRANTED", "DENIED", "NOT_APPLICABLE", "UNKNOWN"] | None = None
    """Consent to the use of user data, sent with each user."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class AmazonCapiExport(JobConfig, slug="amazon-capi-export"):
    """The configuration of a job of the workflow `amazon-capi-export`."""

    advertiser_id: str
    """Id of the advertiser at the provider."""
    conversion_type: Literal[
        "ADD_TO_SHOPPING_CART",
        "APPLICATION",
        "CHECKOUT",
        "CONTACT",
        "LEAD",
        "OFF_AMAZON_PURCHASES",
        "MOBILE_APP_FIRST_START",
        "PAGE_VIEW",
        "SEARCH",
        "SIGN_UP",
        "SUBSCRIBE",
        "OTHER",
    ]
    identifier_mapping: Sequence[Mapping[str, str]]
    """Pairs of an identifier of the profile and an identifier of the provider."""
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    ad_storage_consent: Literal["", "GRANTED", "DENIED"] | None = None
    """Consent to the storage of advertising data, sent with each user."""
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
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
    data_set_name: str | None = None
    event_id: str | None = None
    """Field that holds the id of an event."""
    event_name: str | None = None
    """Name of the event that is sent."""
    event_source: (
        Literal[
            "ANDROID", "FIRE_TV", "IOS", "MEASUREMENT_ATTRIBUTION_PARTNER", "OFFLINE", "WEBSITE"
        ]
        | None
    ) = None
    event_timestamp: str | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    units_sold: str | None = None
    user_data_consent: Literal["", "GRANTED", "DENIED"] | None = None
    """Consent to the use of user data, sent with each user."""
    value: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


# Country_codes publishes every code of ISO 3166-1 alpha-2; the list is left open here.
class AmazonDspExport(JobConfig, slug="amazon-dsp-export"):
    """The configuration of a job of the workflow `amazon-dsp-export`."""

    advertiser_string: str
    profile_id: str
    """Id of the profile at the provider."""
    segment_id: str
    """Id of the segment whose users are exported."""
    ad_storage_consent: Literal["GRANTED", "DENIED"] | None = None
    """Consent to the storage of advertising data, sent with each user."""
    country_codes: Sequence[str] | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    record_match_method: Literal["COOKIE", "EXTERNAL_USER_ID"] | None = None
    user_data_consent: Literal["GRANTED", "DENIED"] | None = None
    """Consent to the use of user data, sent with each user."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class AmazonDspMatch(JobConfig, slug="amazon-dsp-match"):
    """The configuration of a job of the workflow `amazon-dsp-match`."""

    segment_id: str
    """Id of the segment whose users are exported."""
    address_field: str | None = None
    city_field: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    firstname_field: str | None = None
    lastname_field: str | None = None
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    profile_id: str | None = None
    """Id of the profile at the provider."""
    state_field: str | None = None
    uid_field: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
    zip_field: str | None = None


class AmazonMarketingCloudExport(JobConfig, slug="amazon-marketing-cloud-export"):
    """The configuration of a job of the workflow `amazon-marketing-cloud-export`."""

    account: str
    country_code: Literal["CA", "DE", "FR", "IN", "IT", "JP", "UK", "US"]
    """Code of the country."""
    identifier_mapping: Sequence[Mapping[str, str]]
    """Pairs of an identifier of the profile and an identifier of the provider."""
    instance: str
    segment_id: str
    """Id of the segment whose users are exported."""
    user_data_consent: Literal["GRANTED", "DENIED"]
    """Consent to the use of user data, sent with each user."""
    ad_storage_consent: Literal["GRANTED", "DENIED"] | None = None
    """Consent to the storage of advertising data, sent with each user."""
    dataset_id: str | None = None
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
