# generated from endpoints/v2/configs/insider.toml; do not edit
"""Configurations of Insider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class InsiderApiKey(Credential, slug="insider-api-key"):
    """A credential of the type `insider-api-key`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class InsiderExportAudience(JobConfig, slug="insider-export-audience"):
    """The configuration of a job of the workflow `insider-export-audience`."""

    attribute_mapping: Sequence[Mapping[str, str]] | None = None
    custom_attributes: Sequence[str] | None = None
    custom_identifiers: Sequence[str] | None = None
    identifier_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of an identifier of the profile and an identifier of the provider."""
    partner_name: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
