# generated from endpoints/v2/configs/slack.toml; do not edit
"""Configurations of Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal


class SlackAlerts(JobConfig, slug="slack-alerts"):
    """The configuration of a job of the workflow `slack-alerts`."""

    system_event_multiple_types: Sequence[str] | None = None
    system_event_single_source: Literal["work", "auth", "segment", "query"] | None = None
    system_event_single_source_ids: Sequence[str] | None = None
    webhook_url: str | None = None
    """URL that receives the requests."""


class SlackEventQuotaAlerts(JobConfig, slug="slack-event-quota-alerts"):
    """The configuration of a job of the workflow `slack-event-quota-alerts`."""

    quota_alert_thresholds: Sequence[Literal[50, 75, 100, 125]] | None = None
    webhook_url: str | None = None
    """URL that receives the requests."""
