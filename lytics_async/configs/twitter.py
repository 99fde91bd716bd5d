# generated from endpoints/v2/configs/twitter.toml; do not edit
"""Configurations of Twitter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class Twitteroauth10a(Credential, slug="twitter-oauth1-0a"):
    """A credential of the type `twitter-oauth1-0a`."""

    code: Secret | str | None = None
    oauth_token: Secret | str | None = None
    oauth_verifier: Secret | str | None = None
    scope: str | None = None


class TwitterExportAudience(JobConfig, slug="twitter-export-audience"):
    """The configuration of a job of the workflow `twitter-export-audience`."""

    ad_account_id: str | None = None
    """Id of the advertising account."""
    custom_audience_id: str | None = None
    id_fields_mapping: Sequence[Mapping[str, str]] | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
