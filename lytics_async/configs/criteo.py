# generated from endpoints/v2/configs/criteo.toml; do not edit
"""Configurations of Criteo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from typing import Literal

    from lytics_async.access.secret import Secret


class CriteoApiCredentials(Credential, slug="criteo-api-credentials"):
    """A credential of the type `criteo-api-credentials`."""

    client_id: str | None = None
    """Id of the OAuth client."""
    client_secret: Secret | str | None = None
    """Secret of the OAuth client."""


class CriteoExport(JobConfig, slug="criteo-export"):
    """The configuration of a job of the workflow `criteo-export`."""

    advertiser_id: int
    """Id of the advertiser at the provider."""
    identifier_field: str
    """Field that identifies a user."""
    segment_id: str
    """Id of the segment whose users are exported."""
    audience_id: int | None = None
    identifier_type: (
        Literal["email", "sha256Email", "md5Email", "madid", "identityLink", "gum", "customerid"]
        | None
    ) = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
