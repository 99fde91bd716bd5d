# generated from endpoints/v2/configs/iterable.toml; do not edit
"""Configurations of Iterable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


# The class is not called Iterable, which is the name of a type of Python.
class IterableCredential(Credential, slug="iterable"):
    """A credential of the type `iterable`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class IterableExport(JobConfig, slug="iterable-export"):
    """The configuration of a job of the workflow `iterable-export`."""

    convert_maps: bool | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    id_field: str | None = None
    """Field of the profile that holds the id."""
    include_segs: bool | None = None
    list: str | None = None
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    max_bytes: int | None = None
    prefer_email: bool | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""


class IterableImport(JobConfig, slug="iterable-import"):
    """The configuration of a job of the workflow `iterable-import`."""

    activity_events: Sequence[str] | None = None
    archive_limit: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    skip_activity_events: bool | None = None
    skip_users: bool | None = None
    user_fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
