# generated from endpoints/v2/configs/sendgrid.toml; do not edit
"""Configurations of SendGrid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class Sendgrid(Credential, slug="sendgrid"):
    """A credential of the type `sendgrid`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class SendgridExportNew(JobConfig, slug="sendgrid-export-new"):
    """The configuration of a job of the workflow `sendgrid-export-new`."""

    email_field: str
    """Field of the profile that holds the e-mail address."""
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    custom_field_mappings: Sequence[Mapping[str, str]] | None = None
    first_name_field: str | None = None
    """Field of the profile that holds the first name."""
    last_name_field: str | None = None
    """Field of the profile that holds the last name."""
    list_id: str | None = None
    """Id of the list at the provider."""


class SendgridNewUserImport(JobConfig, slug="sendgrid-new-user-import"):
    """The configuration of a job of the workflow `sendgrid-new-user-import`."""

    enable_webhooks: bool | None = None
    sendgrid_lists: Sequence[str] | None = None
    sendgrid_segments: Sequence[str] | None = None


class SendgridSendEmail(JobConfig, slug="sendgrid-send-email"):
    """The configuration of a job of the workflow `sendgrid-send-email`."""

    email_field: str
    """Field of the profile that holds the e-mail address."""
    from_email: str
    template: str
    collection_id: str | None = None
    custom_param_fields: Sequence[str] | None = None
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    name_field: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
