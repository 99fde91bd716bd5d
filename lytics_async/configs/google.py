# generated from endpoints/v2/configs/google.toml; do not edit
"""Configurations of Google."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal


class GoogleCM360ConversionExport(JobConfig, slug="google-cm360-conversion-export"):
    """The configuration of a job of the workflow `google-cm360-conversion-export`."""

    event_identifier_mapping: Sequence[Mapping[str, str]]
    floodlight_activity_id: int
    floodlight_configuration_id: int
    ordinal_id: str
    profile_id: int
    """Id of the profile at the provider."""
    conversion_quantity: str | None = None
    conversion_timestamp: str | None = None
    conversion_value: str | None = None
    enhanced_conversion: bool | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    user_pii_mapping: Sequence[Mapping[str, str]] | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class GoogleDv360CustomerMatch(JobConfig, slug="google-dv360-customer-match"):
    """The configuration of a job of the workflow `google-dv360-customer-match`."""

    advertiser_id: str
    """Id of the advertiser at the provider."""
    ad_consent: str | None = None
    app_id: str | None = None
    """Id of the app at the provider."""
    country_code_field: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    first_name_field: str | None = None
    """Field of the profile that holds the first name."""
    last_name_field: str | None = None
    """Field of the profile that holds the last name."""
    list_id: int | None = None
    """Id of the list at the provider."""
    mobile_id_field: str | None = None
    """Field of the profile that holds the mobile advertising id."""
    personalization_consent: str | None = None
    phone_number_field: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    zip_code_field: str | None = None
    """Field of the profile that holds the postal code."""


class GoogleDv360Export(JobConfig, slug="google-dv360-export"):
    """The configuration of a job of the workflow `google-dv360-export`."""

    advertiser_id: str
    """Id of the advertiser at the provider."""
    list_id: int | None = None
    """Id of the list at the provider."""
    process_consent: bool | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


# The misspelt name of a field is the published one.
class GoogleEnhancedConversions(
    JobConfig,
    slug="google-enhanced-conversions",
    wires={"conversion_value_field": "conversion_value_Field"},
):
    """The configuration of a job of the workflow `google-enhanced-conversions`."""

    conversion_action: str
    conversion_environment: Literal["UNSPECIFIED", "UNKNOWN", "APP", "WEB"]
    customer_id: str
    segment_id: str
    """Id of the segment whose users are exported."""
    source: Literal["UNSPECIFIED", "UNKNOWN", "FIRST_PARTY", "THIRD_PARTY"]
    """Where the data comes from."""
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    conversion_time_field: str | None = None
    conversion_value_field: str | None = None
    currency_code: str | None = None
    """Code of the currency, ISO 4217."""
    gclid_field: str | None = None
    hashed_email_field: str | None = None
    hashed_phone_field: str | None = None
    order_id_field: str | None = None


class GooglePubsubEgress(JobConfig, slug="google-pubsub-egress"):
    """The configuration of a job of the workflow `google-pubsub-egress`."""

    topic_id: str
    cloudevents: bool | None = None
    cloudevents_source: str | None = None
    cloudevents_type: str | None = None
    create_topic: bool | None = None
    json_template: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    template_id: str | None = None
    user_fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class GooglePubsubStreamExport(JobConfig, slug="google-pubsub-stream-export"):
    """The configuration of a job of the workflow `google-pubsub-stream-export`."""

    topic_id: str
    cloudevents: bool | None = None
    cloudevents_source: str | None = None
    cloudevents_type: str | None = None
    create_topic: bool | None = None
    json_template: str | None = None
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class GoogleSheetsExportAudience(JobConfig, slug="google-sheets-export-audience"):
    """The configuration of a job of the workflow `google-sheets-export-audience`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    append_segment_slug: bool | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    write_headers: bool | None = None
    """Whether the first line names the columns."""


class GoogleTagManagerSetup(JobConfig, slug="google-tag-manager-setup"):
    """The configuration of a job of the workflow `google-tag-manager-setup`."""

    container_id: str | None = None
    domain: str | None = None
    gtm_account_id: str | None = None
    tag_option: bool | None = None
    trigger_id: str | None = None
