# generated from endpoints/v2/configs/linkedin.toml; do not edit
"""Configurations of LinkedIn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal


class LinkedinConversionApi(JobConfig, slug="linkedin-conversion-api"):
    """The configuration of a job of the workflow `linkedin-conversion-api`."""

    id_fields_mapping: Sequence[Mapping[str, str]]
    ad_account_id: int | None = None
    """Id of the advertising account."""
    attribution_type: str | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    campaign_ids: Sequence[int] | None = None
    conversion_currency_code: str | None = None
    conversion_currency_value: str | None = None
    conversion_type: str | None = None
    event_id: str | None = None
    """Field that holds the id of an event."""
    event_time: str | None = None
    """Field that holds the time of an event."""
    existing_conversion_rules: int | None = None
    lead_form_id: str | None = None
    post_click_attribution_window_size: int | None = None
    rule_association_type: Literal["ALL_CAMPAIGNS", "OBJECTIVE_BASED"] | None = None
    rule_name: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    user_data_mapping: Sequence[Mapping[str, str]] | None = None
    view_through_attribution_window_size: int | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class LinkedinExistingConversionRule(JobConfig, slug="linkedin-existing-conversion-rule"):
    """The configuration of a job of the workflow `linkedin-existing-conversion-rule`."""

    ad_account_id: int | None = None
    """Id of the advertising account."""
    audience_events: str | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    campaign_ids: Sequence[int] | None = None
    conversion_currency_code: str | None = None
    conversion_currency_value: str | None = None
    event_id: str | None = None
    """Field that holds the id of an event."""
    event_time: str | None = None
    """Field that holds the time of an event."""
    existing_conversion_rules: int | None = None
    id_fields_mapping: Sequence[Mapping[str, str]] | None = None
    lead_form_id: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    user_data_mapping: Sequence[Mapping[str, str]] | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class LinkedinExportAudience(JobConfig, slug="linkedin-export-audience"):
    """The configuration of a job of the workflow `linkedin-export-audience`."""

    id_fields_mapping: Sequence[Mapping[str, str]]
    ad_account_id: int | None = None
    """Id of the advertising account."""
    extra_fields_mapping: Sequence[Mapping[str, str]] | None = None
    linkedin_segment_id: int | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
