# generated from endpoints/v2/configs/ga4.toml; do not edit
"""Configurations of Google Analytics 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class Ga4MeasurementProtocolAudience(JobConfig, slug="ga4-measurement-protocol-audience"):
    """The configuration of a job of the workflow `ga4-measurement-protocol-audience`."""

    segment_id: str
    """Id of the segment whose users are exported."""
    tag_type: str
    additional_properties: Sequence[str] | None = None
    app_instance_id_field: str | None = None
    client_id: str | None = None
    """Id of the OAuth client."""
    engagement_time_field: str | None = None
    firebase_app_id: str | None = None
    measurement_id: str | None = None
    segment_dimension: str | None = None
    session_id_field: str | None = None
    user_dimension: str | None = None
    user_id_field: str | None = None
    """Field of the profile that holds the user id."""


class Ga4MeasurementProtocolEvent(JobConfig, slug="ga4-measurement-protocol-event"):
    """The configuration of a job of the workflow `ga4-measurement-protocol-event`."""

    streams: Sequence[str]
    """Streams whose events are covered."""
    tag_type: str
    additional_properties: Sequence[str] | None = None
    app_instance_id_field: str | None = None
    client_id: str | None = None
    """Id of the OAuth client."""
    engagement_time_field: str | None = None
    event_name_field: str | None = None
    firebase_app_id: str | None = None
    measurement_id: str | None = None
    session_id_field: str | None = None
    user_id_field: str | None = None
    """Field of the profile that holds the user id."""
