# generated from endpoints/v2/configs/fullcontact.toml; do not edit
"""Configurations of FullContact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class Fullcontact(Credential, slug="fullcontact"):
    """A credential of the type `fullcontact`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class FullcontactEmail(JobConfig, slug="fullcontact-email"):
    """The configuration of a job of the workflow `fullcontact-email`."""

    lookup_key: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class FullcontactPhone(JobConfig, slug="fullcontact-phone"):
    """The configuration of a job of the workflow `fullcontact-phone`."""

    lookup_key: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class FullcontactTwitter(JobConfig, slug="fullcontact-twitter"):
    """The configuration of a job of the workflow `fullcontact-twitter`."""

    lookup_key: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
