# generated from endpoints/v2/configs/lotame.toml; do not edit
"""Configurations of Lotame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class LotameExport(JobConfig, slug="lotame-export"):
    """The configuration of a job of the workflow `lotame-export`."""

    client: str | None = None
    exclude_removals: bool | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
