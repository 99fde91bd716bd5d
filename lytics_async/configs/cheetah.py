# generated from endpoints/v2/configs/cheetah.toml; do not edit
"""Configurations of Cheetah."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class Cheetah(Credential, slug="cheetah"):
    """A credential of the type `cheetah`."""

    consumer_key: Secret | str | None = None
    """Key of the connected app."""
    consumer_secret: Secret | str | None = None
    region: str | None = None
    """Region of the provider's service."""


class CheetahExportAudience(JobConfig, slug="cheetah-export-audience"):
    """The configuration of a job of the workflow `cheetah-export-audience`."""

    ch_audience_field: str | None = None
    ch_audience_subscription_field: str | None = None
    ch_folder_id: int | None = None
    ch_properties_map_id: int | None = None
    ch_timestamp: str | None = None
    fields_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
