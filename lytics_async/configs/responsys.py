# generated from endpoints/v2/configs/responsys.toml; do not edit
"""Configurations of Responsys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class ResponsysInteract(Credential, slug="responsys-interact"):
    """A credential of the type `responsys-interact`."""

    instance: str | None = None
    password: Secret | str | None = None
    """Password at the provider."""
    username: str | None = None
    """User name at the provider."""


class ResponsysSftp(Credential, slug="responsys-sftp"):
    """A credential of the type `responsys-sftp`."""

    folder: str | None = None
    """Folder of the files."""
    host: str | None = None
    """Host name of the server."""
    port: int | None = None
    """Port of the server."""
    privatekey: Secret | str | None = None
    """Private key."""
    user: str | None = None
    """User name at the provider."""


class ResponsysSftpWithPgp(Credential, slug="responsys-sftp-with-pgp"):
    """A credential of the type `responsys-sftp-with-pgp`."""

    folder: str | None = None
    """Folder of the files."""
    host: str | None = None
    """Host name of the server."""
    pgppassphrase: Secret | str | None = None
    pgpprivatekey: Secret | str | None = None
    port: int | None = None
    """Port of the server."""
    privatekey: Secret | str | None = None
    """Private key."""
    user: str | None = None
    """User name at the provider."""


class ResponsysExport(JobConfig, slug="responsys-export"):
    """The configuration of a job of the workflow `responsys-export`."""

    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    additional_fields: Sequence[Mapping[str, str]] | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    fields_table: str | None = None
    id_mappings: Sequence[Mapping[str, str]] | None = None
    list: str | None = None
    match_column_1: str | None = None
    match_column_2: str | None = None


class ResponsysImport(JobConfig, slug="responsys-import"):
    """The configuration of a job of the workflow `responsys-import`."""

    account_ids: Sequence[str] | None = None
    delimiter: str | None = None
    """Character between two columns."""
    folder: str | None = None
    """Folder of the files."""


class ResponsysTriggerExport(JobConfig, slug="responsys-trigger-export"):
    """The configuration of a job of the workflow `responsys-trigger-export`."""

    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    additional_fields: Sequence[str] | None = None
    campaign_name: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
