# generated from endpoints/v2/configs/attentive.toml; do not edit
"""Configurations of Attentive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class AttentiveApiKey(Credential, slug="attentive-api-key"):
    """A credential of the type `attentive-api-key`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""


class AttentiveExport(JobConfig, slug="attentive-export"):
    """The configuration of a job of the workflow `attentive-export`."""

    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    attribute_mappings: Sequence[Mapping[str, str]] | None = None
    custom_attributes: Sequence[str] | None = None
    extra_identifiers: Sequence[str] | None = None
    identifier_mappings: Sequence[Mapping[str, str]] | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
