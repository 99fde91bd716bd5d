# generated from endpoints/v2/configs/leadsquared.toml; do not edit
"""Configurations of LeadSquared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class Leadsquared(
    Credential, slug="leadsquared", wires={"access_key": "accessKey", "secret_key": "secretKey"}
):
    """A credential of the type `leadsquared`."""

    access_key: Secret | str | None = None
    region: str | None = None
    """Region of the provider's service."""
    secret_key: Secret | str | None = None


class LeadsquaredExport(JobConfig, slug="leadsquared-export"):
    """The configuration of a job of the workflow `leadsquared-export`."""

    segment_id: str
    """Id of the segment whose users are exported."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    post_updated_lead: bool | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class LeadsquaredImport(JobConfig, slug="leadsquared-import"):
    """The configuration of a job of the workflow `leadsquared-import`."""

    backfill_days: int | None = None
    continuous: bool | None = None
    """Whether the job continues with changes after the first run."""
    lead_field_names: Sequence[str] | None = None
