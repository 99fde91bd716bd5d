# generated from endpoints/v2/configs/optimizely.toml; do not edit
"""Configurations of Optimizely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class OptimizelyOdpApiKey(Credential, slug="optimizely-odp-api-key"):
    """A credential of the type `optimizely-odp-api-key`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""


class OptimizelyExport(JobConfig, slug="optimizely-export"):
    """The configuration of a job of the workflow `optimizely-export`."""


class OptimizelyOdpExport(JobConfig, slug="optimizely-odp-export"):
    """The configuration of a job of the workflow `optimizely-odp-export`."""

    identifier_mapping: Sequence[Mapping[str, str]]
    """Pairs of an identifier of the profile and an identifier of the provider."""
    segment_id: str
    """Id of the segment whose users are exported."""
    attribute_prefix: str | None = None
    audience_events: Literal["enters_only", "exits_only"] | None = None
    """Which movements are sent: users who enter, or users who exit; both when left out."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
