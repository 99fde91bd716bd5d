# generated from endpoints/v2/configs/localytics.toml; do not edit
"""Configurations of Localytics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class LocalyticsKeys(Credential, slug="localytics-keys"):
    """A credential of the type `localytics-keys`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""
    api_secret: Secret | str | None = None


class LocalyticsActivityImport(JobConfig, slug="localytics-activity-import"):
    """The configuration of a job of the workflow `localytics-activity-import`."""

    app_id: str | None = None
    """Id of the app at the provider."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    start_date: datetime | str | None = None
    """Start of the time that is covered."""


class LocalyticsExportAudience(JobConfig, slug="localytics-export-audience"):
    """The configuration of a job of the workflow `localytics-export-audience`."""

    app_id: str | None = None
    """Id of the app at the provider."""
    attributes: Sequence[str] | None = None
    audience_membership: bool | None = None
    profile_id_field: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    special_attributes: Sequence[str] | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class LocalyticsProfileImport(JobConfig, slug="localytics-profile-import"):
    """The configuration of a job of the workflow `localytics-profile-import`."""

    profiledb_id: int
    continuous_type: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""


# The misspelt name of a field is the published one.
class LocalyticsPush(JobConfig, slug="localytics-push"):
    """The configuration of a job of the workflow `localytics-push`."""

    alert: str | None = None
    alert_subtitle: str | None = None
    alert_title: str | None = None
    android_attachment_url: str | None = None
    android_channel: str | None = None
    android_deep_link: str | None = None
    android_priority: str | None = None
    app_id: str | None = None
    """Id of the app at the provider."""
    customer_id_field: str | None = None
    ios_attachment_type: str | None = None
    ios_attachment_url: str | None = None
    ios_badge: int | None = None
    ios_cateogry: str | None = None
    ios_deep_link: str | None = None
    ios_sound: str | None = None
    label1: str | None = None
    label2: str | None = None
    label3: str | None = None
    label4: str | None = None
    request_id: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    user_limit: int | None = None
    user_limit_day_of_week: str | None = None
    user_limit_frequency: str | None = None
    user_limit_time_of_day: str | None = None
    user_limit_timezone: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
