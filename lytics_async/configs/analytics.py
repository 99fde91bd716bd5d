# generated from endpoints/v2/configs/analytics.toml; do not edit
"""Configurations of Analytics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class AnalyticsSetup(JobConfig, slug="analytics-setup"):
    """The configuration of a job of the workflow `analytics-setup`."""

    adwords_account_id: str | None = None
    ga4: bool | None = None
    premium_account: bool | None = None
    user_fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    web_property_id: str | None = None
    web_segment_dimension: str | None = None
    web_user_dimension: str | None = None
