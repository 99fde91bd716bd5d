# generated from endpoints/v2/configs/segmentio.toml; do not edit
"""Configurations of Segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class SegmentioInstall(JobConfig, slug="segmentio-install"):
    """The configuration of a job of the workflow `segmentio-install`."""

    domain: str | None = None


class SegmentioWebhook(JobConfig, slug="segmentio-webhook"):
    """The configuration of a job of the workflow `segmentio-webhook`."""

    anonymous_id: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    segmentio_writekey: str | None = None
    send_event_type: str | None = None
    user_fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    user_id: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
