# generated from endpoints/v2/configs/clearbit.toml; do not edit
"""Configurations of Clearbit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class Clearbit(Credential, slug="clearbit"):
    """A credential of the type `clearbit`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class ClearbitLytics(Credential, slug="clearbit-lytics"):
    """A credential of the type `clearbit-lytics`."""


class ClearbitEnrich(JobConfig, slug="clearbit-enrich"):
    """The configuration of a job of the workflow `clearbit-enrich`."""

    cap: int | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
