# generated from endpoints/v2/configs/mediamath.toml; do not edit
"""Configurations of MediaMath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class MediamathNoAuth(Credential, slug="mediamath-no-auth"):
    """A credential of the type `mediamath-no-auth`."""


class MediamathExport(JobConfig, slug="mediamath-export"):
    """The configuration of a job of the workflow `mediamath-export`."""

    advertisers: Sequence[int] | None = None
    agencies: Sequence[int] | None = None
    identifier_field: str | None = None
    """Field that identifies a user."""
    organizations: Sequence[int] | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
