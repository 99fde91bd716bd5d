# generated from endpoints/v2/configs/pushly.toml; do not edit
"""Configurations of Pushly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class Pushly(Credential, slug="pushly"):
    """A credential of the type `pushly`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    domain_id: str | None = None


class PushlyExportAudience(JobConfig, slug="pushly-export-audience"):
    """The configuration of a job of the workflow `pushly-export-audience`."""

    segment_id: str
    """Id of the segment whose users are exported."""
    match_field: str | None = None
    max_errors: int | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
