# generated from endpoints/v2/configs/bigcommerce.toml; do not edit
"""Configurations of BigCommerce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime


class BigcommerceExportAudience(JobConfig, slug="bigcommerce-export-audience"):
    """The configuration of a job of the workflow `bigcommerce-export-audience`."""

    id_field: str
    """Field of the profile that holds the id."""
    segment_id: str
    """Id of the segment whose users are exported."""
    audience_attribute: int | None = None
    custom_attributes: Sequence[Mapping[str, str]] | None = None
    standard_fields: Sequence[Mapping[str, str]] | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class BigcommerceImportOpus(JobConfig, slug="bigcommerce-import-opus"):
    """The configuration of a job of the workflow `bigcommerce-import-opus`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    include_fields: Sequence[str] | None = None
    skip_orders: bool | None = None
    skip_users: bool | None = None
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
