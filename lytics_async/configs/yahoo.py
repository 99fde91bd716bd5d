# generated from endpoints/v2/configs/yahoo.toml; do not edit
"""Configurations of Yahoo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence


class YahooDataxExport(JobConfig, slug="yahoo-datax-export"):
    """The configuration of a job of the workflow `yahoo-datax-export`."""

    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    identifier_type: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""


class YahooExport(JobConfig, slug="yahoo-export"):
    """The configuration of a job of the workflow `yahoo-export`."""

    advertiser_id: int
    """Id of the advertiser at the provider."""
    audience_description: str | None = None
    audience_name: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""


class YahooPartnerMatch(JobConfig, slug="yahoo-partner-match"):
    """The configuration of a job of the workflow `yahoo-partner-match`."""

    identifier_field: str | None = None
    """Field that identifies a user."""
    identifier_type: str | None = None
    pxid_field: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
