# generated from endpoints/v2/configs/pinterest.toml; do not edit
"""Configurations of Pinterest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class PinterestCapiToken(Credential, slug="pinterest-capi-token"):
    """A credential of the type `pinterest-capi-token`."""

    account_id: str | None = None
    """Id of the account at the provider."""
    token: Secret | str | None = None
    """Token that the provider issued."""


class PinterestCapiExport(JobConfig, slug="pinterest-capi-export"):
    """The configuration of a job of the workflow `pinterest-capi-export`."""

    identifier_mapping: Sequence[Mapping[str, str]]
    """Pairs of an identifier of the profile and an identifier of the provider."""
    required_mapping: Sequence[Mapping[str, str]]
    segment_id: str
    """Id of the segment whose users are exported."""
    action_source: Literal["app_android", "app_ios", "web", "offline"] | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    event_name: (
        Literal[
            "add_to_cart",
            "checkout",
            "custom",
            "lead",
            "page_visit",
            "search",
            "signup",
            "view_category",
            "watch_video",
        ]
        | None
    ) = None
    """Name of the event that is sent."""
    field_changes: Sequence[str] | None = None
    """Fields of the profile whose change triggers an export."""
    mapping: Sequence[Mapping[str, str]] | None = None
    partner_name: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class PinterestExportAudience(JobConfig, slug="pinterest-export-audience"):
    """The configuration of a job of the workflow `pinterest-export-audience`."""

    pinterest_account_id: str
    segment_id: str
    """Id of the segment whose users are exported."""
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    mobile_id_field: str | None = None
    """Field of the profile that holds the mobile advertising id."""
    pinterest_list_id: str | None = None
    sha256_email_field: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
