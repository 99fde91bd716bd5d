# generated from endpoints/v2/configs/customerio.toml; do not edit
"""Configurations of Customer.io."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class CustomerioApikey(Credential, slug="customerio-apikey"):
    """A credential of the type `customerio-apikey`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    site_id: str | None = None


class CustomerioWebhooks(Credential, slug="customerio-webhooks"):
    """A credential of the type `customerio-webhooks`."""


class CustomerioEvents(JobConfig, slug="customerio-events"):
    """The configuration of a job of the workflow `customerio-events`."""

    webhook: bool | None = None


class CustomerioSegments(JobConfig, slug="customerio-segments"):
    """The configuration of a job of the workflow `customerio-segments`."""

    segment_id: str
    """Id of the segment whose users are exported."""
    uid_field: str
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    extra_attributes: Sequence[str] | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
    write_membership_attribute: bool | None = None
