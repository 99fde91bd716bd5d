# generated from endpoints/v2/configs/marketingcloud.toml; do not edit
"""Configurations of Marketing Cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class MarketingcloudV2(Credential, slug="marketingcloud-v2"):
    """A credential of the type `marketingcloud-v2`."""

    account_id: str | None = None
    """Id of the account at the provider."""
    auth_uri: str | None = None
    client_id: str | None = None
    """Id of the OAuth client."""
    client_secret: Secret | str | None = None
    """Secret of the OAuth client."""


# Max_key_length is published with its default in its name, a slip of the page.
class MarketingcloudDataExtExport(JobConfig, slug="marketingcloud-data-ext-export"):
    """The configuration of a job of the workflow `marketingcloud-data-ext-export`."""

    business_unit: str | None = None
    data_extension_id: str | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    folder_id: str | None = None
    key_field: str | None = None
    key_type: str | None = None
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    max_key_length: int | None = None
    """(the server's default: 10000)."""
    non_scalar_fields: Sequence[str] | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class MarketingcloudDataExtImport(JobConfig, slug="marketingcloud-data-ext-import"):
    """The configuration of a job of the workflow `marketingcloud-data-ext-import`."""

    data_extension_id: str
    stream: str
    """Stream that receives what is imported."""
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    business_unit: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    timestamp_field: str | None = None
    """Column that holds the time of a record."""


class MarketingcloudExportLists(JobConfig, slug="marketingcloud-export-lists"):
    """The configuration of a job of the workflow `marketingcloud-export-lists`."""

    email_field: str
    """Field of the profile that holds the e-mail address."""
    segment_id: str
    """Id of the segment whose users are exported."""
    key_field: str | None = None
    list_id: str | None = None
    """Id of the list at the provider."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    process_exits: bool | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class MarketingcloudImport(JobConfig, slug="marketingcloud-import"):
    """The configuration of a job of the workflow `marketingcloud-import`."""

    activities: Sequence[str] | None = None
    activity: bool | None = None
    activity_end: str | None = None
    activity_start: str | None = None
    business_units: Sequence[str] | None = None
    subscriber_attributes: bool | None = None
    subscriber_properties: Sequence[str] | None = None
    subscribers: bool | None = None
    subscribers_end: str | None = None
    subscribers_start: str | None = None


class MarketingcloudJourney(JobConfig, slug="marketingcloud-journey"):
    """The configuration of a job of the workflow `marketingcloud-journey`."""

    contact_key_field: str
    event_def_key: str
    additional_segments: Sequence[str] | None = None
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    segments_field: str | None = None
    user_limit: int | None = None
    user_limit_day_of_week: str | None = None
    user_limit_frequency: str | None = None
    user_limit_time_of_day: str | None = None
    user_limit_timezone: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class MarketingcloudNewDataExtExport(JobConfig, slug="marketingcloud-new-data-ext-export"):
    """The configuration of a job of the workflow `marketingcloud-new-data-ext-export`."""

    business_unit: str | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    folder_id: str | None = None
    key_field: str | None = None
    key_type: str | None = None
    max_key_length: int | None = None
    non_scalar_fields: Sequence[str] | None = None
    scalar_fields: Sequence[str] | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    sendable: bool | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
