# generated from endpoints/v2/configs/onesignal.toml; do not edit
"""Configurations of OneSignal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class Onesignal(Credential, slug="onesignal"):
    """A credential of the type `onesignal`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class OnesignalExport(JobConfig, slug="onesignal-export"):
    """The configuration of a job of the workflow `onesignal-export`."""

    identifier_field: str
    """Field that identifies a user."""
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class OnesignalImport(JobConfig, slug="onesignal-import"):
    """The configuration of a job of the workflow `onesignal-import`."""

    app_ids: Sequence[str]
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
