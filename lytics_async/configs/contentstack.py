# generated from endpoints/v2/configs/contentstack.toml; do not edit
"""Configurations of Contentstack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class ContentstackApiKey(Credential, slug="contentstack-api-key"):
    """A credential of the type `contentstack-api-key`."""

    base_url: str | None = None
    delivery_token: Secret | str | None = None
    management_token: Secret | str | None = None
    region: str | None = None
    """Region of the provider's service."""
    stack_api_key: str | None = None


class ContentstackAuthtoken(Credential, slug="contentstack-authtoken"):
    """A credential of the type `contentstack-authtoken`."""

    authtoken: Secret | str | None = None
    base_url: str | None = None
    region: str | None = None
    """Region of the provider's service."""


class ContentstackAudienceExport(JobConfig, slug="contentstack-audience-export"):
    """The configuration of a job of the workflow `contentstack-audience-export`."""

    personalize_project_id: str
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
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
    organization_id: str | None = None


class ContentstackGenerateVisitors(JobConfig, slug="contentstack-generate-visitors"):
    """The configuration of a job of the workflow `contentstack-generate-visitors`."""

    end_date: str | None = None
    """End of the time that is covered."""
    nvisitors: int | None = None
    start_date: str | None = None
    """Start of the time that is covered."""
    stream: str | None = None
    """Stream that receives what is imported."""
    url: str | None = None


class ContentstackImport(JobConfig, slug="contentstack-import"):
    """The configuration of a job of the workflow `contentstack-import`."""

    content_type: str | None = None
    content_types: Sequence[str] | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    enrich: bool | None = None
    page_limit: int | None = None
    tags_as_topics: bool | None = None
    taxonomies: Sequence[str] | None = None
    url: str | None = None


class ContentstackSchemaExport(JobConfig, slug="contentstack-schema-export"):
    """The configuration of a job of the workflow `contentstack-schema-export`."""

    export_segments: bool | None = None
    """Whether the segments of a user are sent."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    organization_id: str | None = None
    personalize_project_id: str | None = None
