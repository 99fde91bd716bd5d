# generated from endpoints/v2/configs/braze.toml; do not edit
"""Configurations of Braze."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class Braze(Credential, slug="braze"):
    """A credential of the type `braze`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    instance: str | None = None


class BrazeEventExport(JobConfig, slug="braze-event-export"):
    """The configuration of a job of the workflow `braze-event-export`."""

    alias_field: str | None = None
    alias_label: str | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    braze_id: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    event_name: str | None = None
    """Name of the event that is sent."""
    event_time: str | None = None
    """Field that holds the time of an event."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class BrazeExport(JobConfig, slug="braze-export"):
    """The configuration of a job of the workflow `braze-export`."""

    alias_field: str | None = None
    alias_label: str | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    braze_id: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    event_name: str | None = None
    """Name of the event that is sent."""
    event_time: str | None = None
    """Field that holds the time of an event."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    purchase_currency_code: str | None = None
    purchase_price: str | None = None
    purchase_product_id: str | None = None
    purchase_quantity: str | None = None
    purchase_time: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class BrazePurchaseExport(JobConfig, slug="braze-purchase-export"):
    """The configuration of a job of the workflow `braze-purchase-export`."""

    alias_field: str | None = None
    alias_label: str | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    braze_id: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    purchase_currency_code: str | None = None
    purchase_price: str | None = None
    purchase_product_id: str | None = None
    purchase_quantity: str | None = None
    purchase_time: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
