# generated from endpoints/v2/configs/blueshift.toml; do not edit
"""Configurations of Blueshift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class BlueshiftApiKey(Credential, slug="blueshift-api-key"):
    """A credential of the type `blueshift-api-key`."""

    user_api_key: Secret | str | None = None


class BlueshiftExport(JobConfig, slug="blueshift-export"):
    """The configuration of a job of the workflow `blueshift-export`."""

    extra_fields: Sequence[str] | None = None
    fields_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
