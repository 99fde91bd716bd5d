# generated from endpoints/v2/configs/retentionscience.toml; do not edit
"""Configurations of Retention Science."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class RetentionscienceKey(Credential, slug="retentionscience-key"):
    """A credential of the type `retentionscience-key`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""


class RetentionscienceExport(JobConfig, slug="retentionscience-export"):
    """The configuration of a job of the workflow `retentionscience-export`."""

    id_field: str | None = None
    """Field of the profile that holds the id."""
    list_name: str | None = None
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
