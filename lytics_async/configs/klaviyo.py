# generated from endpoints/v2/configs/klaviyo.toml; do not edit
"""Configurations of Klaviyo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class Klaviyo(Credential, slug="klaviyo"):
    """A credential of the type `klaviyo`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""


class KlaviyoExport(JobConfig, slug="klaviyo-export"):
    """The configuration of a job of the workflow `klaviyo-export`."""

    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    email_marketing_consent: str | None = None
    email_marketing_consent_field: str | None = None
    force_add_to_list: bool | None = None
    historical_load: bool | None = None
    list_id: str | None = None
    """Id of the list at the provider."""
    list_name: str | None = None
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    sms_marketing_consent: str | None = None
    sms_marketing_consent_field: str | None = None


class KlaviyoImportOpus(JobConfig, slug="klaviyo-import-opus"):
    """The configuration of a job of the workflow `klaviyo-import-opus`."""

    campaigns: Sequence[str] | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    lists: Sequence[str] | None = None
    skip_activity: bool | None = None
    skip_users: bool | None = None
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
