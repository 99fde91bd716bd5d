# generated from endpoints/v2/configs/stackdriver.toml; do not edit
"""Configurations of Stackdriver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class StackdriverJwt(Credential, slug="stackdriver-jwt"):
    """A credential of the type `stackdriver-jwt`."""

    cert_json: Secret | str | None = None


class StackdriverMonitoring(JobConfig, slug="stackdriver-monitoring"):
    """The configuration of a job of the workflow `stackdriver-monitoring`."""

    project: str | None = None
    """Id of the project at the provider."""
