# generated from endpoints/v2/configs/sparkpost.toml; do not edit
"""Configurations of SparkPost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class SparkpostApiKey(Credential, slug="sparkpost-api-key"):
    """A credential of the type `sparkpost-api-key`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class SparkpostSendEmail(JobConfig, slug="sparkpost-send-email"):
    """The configuration of a job of the workflow `sparkpost-send-email`."""

    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    template: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class SparkpostSetup(JobConfig, slug="sparkpost-setup"):
    """The configuration of a job of the workflow `sparkpost-setup`."""
