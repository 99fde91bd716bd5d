# generated from endpoints/v2/configs/dotmailer.toml; do not edit
"""Configurations of dotmailer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class DotmailerApi(Credential, slug="dotmailer-api"):
    """A credential of the type `dotmailer-api`."""

    password: Secret | str | None = None
    """Password at the provider."""
    username: str | None = None
    """User name at the provider."""


class DotmailerExport(JobConfig, slug="dotmailer-export"):
    """The configuration of a job of the workflow `dotmailer-export`."""

    address_book_name: str | None = None
    address_book_status_field: str | None = None
    audience_name: str | None = None
    backfill_only: bool | None = None
    collection_id: str | None = None
    disable_dedupe: bool | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    email_type: str | None = None
    """(the server's default: Html)."""
    exit_action: str | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    id_field: str | None = None
    """Field of the profile that holds the id (the server's default: dm_contact_id)."""
    insight_fields: Sequence[str] | None = None
    insight_recommendations: bool | None = None
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    opt_in_type: str | None = None
    """(the server's default: Unknown)."""
    recommender_mappings: Sequence[Mapping[str, str]] | None = None
    resubscribe: bool | None = None
    resubscribe_no_challenge: bool | None = None
    seg_mappings: Sequence[Mapping[str, str]] | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    sync_status: bool | None = None
    trigger_join: bool | None = None


class DotmailerImport(JobConfig, slug="dotmailer-import"):
    """The configuration of a job of the workflow `dotmailer-import`."""

    activity_end: datetime | str | None = None
    activity_start: datetime | str | None = None
    address_book_status_field: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    filter_fields: Sequence[str] | None = None
    tracking_slug: str | None = None


class DotmailerMultiSegExport(JobConfig, slug="dotmailer-multi-seg-export"):
    """The configuration of a job of the workflow `dotmailer-multi-seg-export`."""

    backfill_only: bool | None = None
    collection_id: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    email_type: str | None = None
    exit_action: str | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    id_field: str | None = None
    """Field of the profile that holds the id."""
    insight_fields: Sequence[str] | None = None
    insight_recommendations: bool | None = None
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    opt_in_type: str | None = None
    recommender_mappings: Sequence[Mapping[str, str]] | None = None
    resubscribe: bool | None = None
    resubscribe_no_challenge: bool | None = None
    seg_mappings: Sequence[Mapping[str, str]] | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    trigger_join: bool | None = None
