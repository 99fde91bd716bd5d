# generated from endpoints/v2/configs/salesforce.toml; do not edit
"""Configurations of Salesforce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Literal

    from lytics_async.access.secret import Secret


class SalesforceDataCloudJwt(Credential, slug="salesforce-data-cloud-jwt"):
    """A credential of the type `salesforce-data-cloud-jwt`."""

    consumer_key: Secret | str | None = None
    """Key of the connected app."""
    my_domain_url: str | None = None
    private_key: Secret | str | None = None
    """Private key."""
    sf_username: str | None = None


class SalesforceDataCloudSandboxJwt(Credential, slug="salesforce-data-cloud-sandbox-jwt"):
    """A credential of the type `salesforce-data-cloud-sandbox-jwt`."""

    consumer_key: Secret | str | None = None
    """Key of the connected app."""
    my_domain_url: str | None = None
    private_key: Secret | str | None = None
    """Private key."""
    sf_username: str | None = None


class SalesforceJwt(Credential, slug="salesforce-jwt"):
    """A credential of the type `salesforce-jwt`."""

    consumer_key: Secret | str | None = None
    """Key of the connected app."""
    my_domain_url: str | None = None
    private_key: Secret | str | None = None
    """Private key."""
    sf_username: str | None = None


class SalesforceSandboxJwt(Credential, slug="salesforce-sandbox-jwt"):
    """A credential of the type `salesforce-sandbox-jwt`."""

    consumer_key: Secret | str | None = None
    """Key of the connected app."""
    my_domain_url: str | None = None
    private_key: Secret | str | None = None
    """Private key."""
    sf_username: str | None = None


class SalesforceCustomImport(JobConfig, slug="salesforce-custom-import"):
    """The configuration of a job of the workflow `salesforce-custom-import`."""

    salesforce_fields: Sequence[str]
    salesforce_object: str
    stream: str
    """Stream that receives what is imported."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    max_calls: int | None = None
    objects_since: datetime | str | None = None
    ts_field: str | None = None


class SalesforceDataCloudAudienceExport(JobConfig, slug="salesforce-data-cloud-audience-export"):
    """The configuration of a job of the workflow `salesforce-data-cloud-audience-export`."""

    match_field: str
    object_name: str
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    source_api_name: str


class SalesforceDataCloudBulkExport(JobConfig, slug="salesforce-data-cloud-bulk-export"):
    """The configuration of a job of the workflow `salesforce-data-cloud-bulk-export`."""

    fields: Sequence[str]
    """Fields of the profile that are sent."""
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    file_format: Literal["csv", "json"] | None = None
    gcs_bucket: str | None = None
    gcs_prefix: str | None = None


class SalesforceDataCloudCDCImport(JobConfig, slug="salesforce-data-cloud-cdc-import"):
    """The configuration of a job of the workflow `salesforce-data-cloud-cdc-import`."""

    object_names: Sequence[str]
    stream: str
    """Stream that receives what is imported."""
    lookback_minutes: int | None = None
    poll_interval_seconds: int | None = None
    timestamp_field: str | None = None
    """Column that holds the time of a record."""


class SalesforceDataCloudExport(
    JobConfig, slug="salesforce-data-cloud-export", bounds={"batch_size": (None, 200)}
):
    """The configuration of a job of the workflow `salesforce-data-cloud-export`."""

    object_name: str
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    source_api_name: str
    batch_size: int | None = None
    """Most users in one request, at most 200."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    match_field: str | None = None
    max_requests_per_hour: int | None = None


class SalesforceDataCloudInsightsImport(JobConfig, slug="salesforce-data-cloud-insights-import"):
    """The configuration of a job of the workflow `salesforce-data-cloud-insights-import`."""

    insight_names: Sequence[str]
    stream: str
    """Stream that receives what is imported."""
    dimensions: Sequence[str] | None = None
    run_frequency: str | None = None
    """How often the job runs."""


class SalesforceDataCloudSegmentImport(JobConfig, slug="salesforce-data-cloud-segment-import"):
    """The configuration of a job of the workflow `salesforce-data-cloud-segment-import`."""

    stream: str
    """Stream that receives what is imported."""
    run_frequency: str | None = None
    """How often the job runs."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""


class SalesforceExport(JobConfig, slug="salesforce-export", bounds={"max_calls": (1, None)}):
    """The configuration of a job of the workflow `salesforce-export`."""

    extra_fields: Sequence[Mapping[str, str]] | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    match_field: str | None = None
    max_calls: int | None = None
    """At least 1."""
    salesforce_object: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    segments_destination: str | None = None


class SalesforceImport(JobConfig, slug="salesforce-import", bounds={"max_calls": (1, None)}):
    """The configuration of a job of the workflow `salesforce-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    account_fields: Sequence[str] | None = None
    account_ts_field: str | None = None
    accounts_since: datetime | str | None = None
    contact_fields: Sequence[str] | None = None
    contact_ts_field: str | None = None
    contacts_since: datetime | str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    import_leads: bool | None = None
    """(the server's default: true)."""
    lead_fields: Sequence[str] | None = None
    lead_ts_field: str | None = None
    leads_since: datetime | str | None = None
    max_calls: int | None = None
    """At least 1."""
    opportunities_since: datetime | str | None = None
    opportunity_fields: Sequence[str] | None = None
    opportunity_ts_field: str | None = None
    run_frequency: str | None = None
    """How often the job runs."""
