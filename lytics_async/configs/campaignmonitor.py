# generated from endpoints/v2/configs/campaignmonitor.toml; do not edit
"""Configurations of Campaign Monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class CampaignmonitorActivate(JobConfig, slug="campaignmonitor-activate"):
    """The configuration of a job of the workflow `campaignmonitor-activate`."""

    client_id: str | None = None
    """Id of the OAuth client."""
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    list_id: str | None = None
    """Id of the list at the provider."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    name_field: str | None = None
    queue_subscription: bool | None = None
    resubscribe: bool | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class CampaignmonitorImport(JobConfig, slug="campaignmonitor-import"):
    """The configuration of a job of the workflow `campaignmonitor-import`."""

    client_id: str | None = None
    """Id of the OAuth client."""
    continuous: bool | None = None
    """Whether the job continues with changes after the first run."""
    lists: Sequence[str] | None = None
