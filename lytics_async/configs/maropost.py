# generated from endpoints/v2/configs/maropost.toml; do not edit
"""Configurations of Maropost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class Maropost(Credential, slug="maropost"):
    """A credential of the type `maropost`."""

    account: int | None = None
    apikey: Secret | str | None = None
    """Key that the provider issued."""


class MaropostExport(JobConfig, slug="maropost-export"):
    """The configuration of a job of the workflow `maropost-export`."""

    list: int
    segment_id: str
    """Id of the segment whose users are exported."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    first_name_field: str | None = None
    """Field of the profile that holds the first name."""
    last_name_field: str | None = None
    """Field of the profile that holds the last name."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""


class MaropostImport(JobConfig, slug="maropost-import"):
    """The configuration of a job of the workflow `maropost-import`."""

    activity: bool | None = None
    activity_start: datetime | str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    import_users: bool | None = None
    lists: Sequence[int] | None = None
