# generated from endpoints/v2/configs/bluehornet.toml; do not edit
"""Configurations of BlueHornet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class BluehornetApiKey(Credential, slug="bluehornet-api-key"):
    """A credential of the type `bluehornet-api-key`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""
    secret: Secret | str | None = None


class BluehornetExport(JobConfig, slug="bluehornet-export"):
    """The configuration of a job of the workflow `bluehornet-export`."""

    email_field: str
    """Field of the profile that holds the e-mail address."""
    segment_id: str
    """Id of the segment whose users are exported."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
    check_opt_out: bool | None = None


class BluehornetImport(JobConfig, slug="bluehornet-import"):
    """The configuration of a job of the workflow `bluehornet-import`."""

    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    re_import_subs: bool | None = None
    segments: Sequence[str] | None = None


class BluehornetImportOpus(JobConfig, slug="bluehornet-import-opus"):
    """The configuration of a job of the workflow `bluehornet-import-opus`."""

    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    re_import_subs: bool | None = None
    segments: Sequence[str] | None = None
