# generated from endpoints/v2/configs/webhook.toml; do not edit
"""Configurations of webhooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from lytics_async.access.secret import Secret


class WebhookNoAuth(Credential, slug="webhook-no-auth"):
    """A credential of the type `webhook-no-auth`."""


class WebhookOauth2ClientCredentials(Credential, slug="webhook-oauth2-client-credentials"):
    """A credential of the type `webhook-oauth2-client-credentials`."""

    access_token_manager_id: str | None = None
    client_id: str | None = None
    """Id of the OAuth client."""
    client_secret: Secret | str | None = None
    """Secret of the OAuth client."""
    scope: str | None = None
    token_endpoint: str | None = None
    webhook_request_headers: Secret | str | None = None
    webhook_request_params: Secret | str | None = None


# The default of withbackfill is from newer notes of the vendor.
class WebhookEnrichment(JobConfig, slug="webhook-enrichment"):
    """The configuration of a job of the workflow `webhook-enrichment`."""

    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    webhook_url: str
    """URL that receives the requests."""
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    http_method: Literal["GET", "POST", "PUT", "PATCH"] | None = None
    """Method of the request that is sent to the webhook."""
    stream: str | None = None
    """Stream that receives what is imported."""
    template_id: str | None = None
    user_fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now (the server's default:
    true).
    """
    worker_count: int | None = None


class WebhookStreamEvents(JobConfig, slug="webhook-stream-events"):
    """The configuration of a job of the workflow `webhook-stream-events`."""

    webhook_url: str
    """URL that receives the requests."""
    batch_flush_duration: int | None = None
    batch_requests: bool | None = None
    batch_size: int | None = None
    """Most users in one request."""
    cloudevents: bool | None = None
    cloudevents_source: str | None = None
    cloudevents_type: str | None = None
    http_method: Literal["GET", "POST", "PUT", "PATCH"] | None = None
    """Method of the request that is sent to the webhook."""
    streams: Sequence[str] | None = None
    """Streams whose events are covered."""
    template_id: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
    worker_count: int | None = None


# User_fields, do_not_retry, DELETE, the empty audience_events (both directions) and the
# bound of batch_size are not published; newer notes of the vendor have them.
class WebhookTriggers(
    JobConfig,
    slug="webhook-triggers",
    bounds={"batch_size": (None, 1000)},
    wires={"additional_properties": "additionalProperties"},
):
    """The configuration of a job of the workflow `webhook-triggers`."""

    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    webhook_url: str
    """URL that receives the requests."""
    additional_properties: Mapping[str, Any] | None = None
    audience_events: Literal["", "enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    batch_flush_duration: int | None = None
    batch_requests: bool | None = None
    batch_size: int | None = None
    """Most users in one request, at most 1000."""
    cloudevents: bool | None = None
    cloudevents_source: str | None = None
    cloudevents_type: str | None = None
    do_not_retry: Sequence[int] | None = None
    """HTTP statuses of the webhook after which a request is not repeated."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    http_method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"] | None = None
    """Method of the request that is sent to the webhook."""
    include_segs: bool | None = None
    template_id: str | None = None
    user_fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    user_limit: int | None = None
    user_limit_day_of_week: str | None = None
    user_limit_frequency: str | None = None
    user_limit_time_of_day: str | None = None
    user_limit_timezone: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now (the server's default:
    false).
    """
    worker_count: int | None = None


class WebhookTriggersFree(JobConfig, slug="webhook-triggers-free"):
    """The configuration of a job of the workflow `webhook-triggers-free`."""

    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    webhook_url: str
    """URL that receives the requests."""
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    batch_flush_duration: int | None = None
    batch_requests: bool | None = None
    batch_size: int | None = None
    """Most users in one request."""
    cloudevents: bool | None = None
    cloudevents_source: str | None = None
    cloudevents_type: str | None = None
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    http_method: Literal["GET", "POST", "PUT", "PATCH"] | None = None
    """Method of the request that is sent to the webhook."""
    include_segs: bool | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
    worker_count: int | None = None
