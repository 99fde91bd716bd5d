# generated from endpoints/v2/configs/icontact.toml; do not edit
"""Configurations of iContact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class IcontactApi(Credential, slug="icontact-api"):
    """A credential of the type `icontact-api`."""

    api_password: Secret | str | None = None
    api_username: str | None = None


class IcontactExport(JobConfig, slug="icontact-export"):
    """The configuration of a job of the workflow `icontact-export`."""

    destination_account: str
    destination_folder: str
    destination_list: str
    segment_id: str | None = None
    """Id of the segment whose users are exported."""


class IcontactImport(JobConfig, slug="icontact-import"):
    """The configuration of a job of the workflow `icontact-import`."""

    aid_filter: bool | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    source_account: str | None = None
    source_folder: str | None = None
