# generated from endpoints/v2/configs/eloqua.toml; do not edit
"""Configurations of Eloqua."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Literal


class EloquaCDOExport(JobConfig, slug="eloqua-cdo-export"):
    """The configuration of a job of the workflow `eloqua-cdo-export`."""

    custom_object_id: str | None = None
    id_field: str | None = None
    """Field of the profile that holds the id."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""


class EloquaExport(JobConfig, slug="eloqua-export"):
    """The configuration of a job of the workflow `eloqua-export`."""

    id_field: str | None = None
    """Field of the profile that holds the id."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""


class EloquaImport(JobConfig, slug="eloqua-import"):
    """The configuration of a job of the workflow `eloqua-import`."""

    activity: bool | None = None
    activity_since: datetime | str | None = None
    activity_types: (
        Sequence[
            Literal[
                "Bounceback",
                "EmailClickthrough",
                "EmailOpen",
                "EmailSend",
                "FormSubmit",
                "PageView",
                "Subscribe",
                "Unsubscribe",
                "WebVisit",
            ]
        ]
        | None
    ) = None
    contact_fields: Sequence[str] | None = None
    contacts: bool | None = None
    contacts_import_interval: Literal["Hourly", "Daily"] | None = None
    contacts_since: datetime | str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    visitors: bool | None = None
    visitors_import_interval: Literal["Hourly", "Daily"] | None = None
    visitors_since: datetime | str | None = None
