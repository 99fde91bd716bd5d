# generated from endpoints/v2/configs/marketo.toml; do not edit
"""Configurations of Marketo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class MarketoClient(
    Credential,
    slug="marketo-client",
    wires={"client_id": "clientId", "client_secret": "clientSecret", "rest_url": "restUrl"},
):
    """A credential of the type `marketo-client`."""

    client_id: str | None = None
    client_secret: Secret | str | None = None
    rest_url: str | None = None


class MarketoExport(JobConfig, slug="marketo-export"):
    """The configuration of a job of the workflow `marketo-export`."""

    identifier_field: str
    """Field that identifies a user."""
    segment_id: str
    """Id of the segment whose users are exported."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    target_field: str | None = None
    target_list: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class MarketoImport(JobConfig, slug="marketo-import"):
    """The configuration of a job of the workflow `marketo-import`."""

    activity_types: Sequence[int] | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    daily_call_limit: int | None = None
    lead_fields: Sequence[str] | None = None
    partition_ids: Sequence[str] | None = None
