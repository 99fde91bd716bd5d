# generated from endpoints/v2/configs/cordial.toml; do not edit
"""Configurations of Cordial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class Cordial(Credential, slug="cordial"):
    """A credential of the type `cordial`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""


class CordialUserpass(Credential, slug="cordial-userpass"):
    """A credential of the type `cordial-userpass`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""
    folder: str | None = None
    """Folder of the files."""
    host: str | None = None
    """Host name of the server."""
    password: Secret | str | None = None
    """Password at the provider."""
    port: int | None = None
    """Port of the server."""
    user: str | None = None
    """User name at the provider."""


class CordialBulkExport(JobConfig, slug="cordial-bulk-export"):
    """The configuration of a job of the workflow `cordial-bulk-export`."""

    fields_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    frequency: str | None = None
    identifier_field: str | None = None
    """Field that identifies a user."""
    list_id: int | None = None
    """Id of the list at the provider."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class CordialExport(JobConfig, slug="cordial-export"):
    """The configuration of a job of the workflow `cordial-export`."""

    fields_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    list_id: int | None = None
    """Id of the list at the provider."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class CordialImport(JobConfig, slug="cordial-import"):
    """The configuration of a job of the workflow `cordial-import`."""

    import_since: datetime | str | None = None
