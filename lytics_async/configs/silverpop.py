# generated from endpoints/v2/configs/silverpop.toml; do not edit
"""Configurations of Silverpop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class SilverpopFullAuth(Credential, slug="silverpop-full-auth"):
    """A credential of the type `silverpop-full-auth`."""

    client_id: str | None = None
    """Id of the OAuth client."""
    client_secret: Secret | str | None = None
    """Secret of the OAuth client."""
    pod: str | None = None
    refresh_token: Secret | str | None = None
    sftp_password: Secret | str | None = None
    sftp_user: str | None = None


class SilverpopExport(JobConfig, slug="silverpop-export"):
    """The configuration of a job of the workflow `silverpop-export`."""

    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    add_contacts: bool | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    recipient_id: str | None = None
    silverpop_database: int | None = None
    single_segment_empty_string: str | None = None
    single_segment_field: str | None = None
    sync_fields: Sequence[Mapping[str, str]] | None = None
    update_existing: bool | None = None


class SilverpopExportTable(JobConfig, slug="silverpop-export-table"):
    """The configuration of a job of the workflow `silverpop-export-table`."""

    acoustic_audience_membership_table: str | None = None
    acoustic_audience_table_key_field_mapping: Sequence[Mapping[str, str]] | None = None
    acoustic_user_table: str | None = None
    acoustic_user_table_field_mapping: Sequence[Mapping[str, str]] | None = None
    audience_table_key_field: str | None = None
    non_scalar_fields: Sequence[str] | None = None
    non_scalar_fields_table_key: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    user_fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    user_key_field: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class SilverpopImport(JobConfig, slug="silverpop-import"):
    """The configuration of a job of the workflow `silverpop-import`."""

    activity_start: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    silverpop_database: int | None = None
    source_type: str | None = None


class SilverpopRecipientidExport(JobConfig, slug="silverpop-recipientid-export"):
    """The configuration of a job of the workflow `silverpop-recipientid-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    recipient_id: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    silverpop_database: int | None = None
    single_segment_empty_string: str | None = None
    single_segment_field: str | None = None


class SilverpopRelationalTableExport(JobConfig, slug="silverpop-relational-table-export"):
    """The configuration of a job of the workflow `silverpop-relational-table-export`."""

    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    acoustic_audience_membership_table: str | None = None
    acoustic_audience_table_key_field_mapping: Sequence[Mapping[str, str]] | None = None
    acoustic_user_table: str | None = None
    acoustic_user_table_field_mapping: Sequence[Mapping[str, str]] | None = None
    audience_table_key_field: str | None = None
    non_scalar_fields: Sequence[str] | None = None
    non_scalar_fields_table_key: str | None = None
    user_fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    user_key_field: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
