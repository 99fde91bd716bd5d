# generated from endpoints/v2/configs/mailgun.toml; do not edit
"""Configurations of Mailgun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class MailgunApiKey(Credential, slug="mailgun-api-key"):
    """A credential of the type `mailgun-api-key`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    domain: str | None = None


class MailgunSetup(JobConfig, slug="mailgun-setup"):
    """The configuration of a job of the workflow `mailgun-setup`."""
