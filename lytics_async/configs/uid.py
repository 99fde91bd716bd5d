# generated from endpoints/v2/configs/uid.toml; do not edit
"""Configurations of UID."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class UidEnrichment(JobConfig, slug="uid-enrichment"):
    """The configuration of a job of the workflow `uid-enrichment`."""

    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    email_hash_field: str | None = None
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    phone_hash_field: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    unified_enrich_stream: str | None = None
