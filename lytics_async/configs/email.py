# generated from endpoints/v2/configs/email.toml; do not edit
"""Configurations of e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal


class Email(Credential, slug="email"):
    """A credential of the type `email`."""


class EmailAlerts(JobConfig, slug="email-alerts"):
    """The configuration of a job of the workflow `email-alerts`."""

    email_address: str | None = None
    system_event_multiple_types: Sequence[str] | None = None
    system_event_single_source: Literal["work", "auth", "segment", "query"] | None = None
    system_event_single_source_ids: Sequence[str] | None = None


class EmailEventQuotaAlerts(JobConfig, slug="email-event-quota-alerts"):
    """The configuration of a job of the workflow `email-event-quota-alerts`."""

    email_address: str | None = None
    quota_alert_thresholds: Sequence[Literal[50, 75, 100, 125]] | None = None
