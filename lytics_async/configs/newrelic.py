# generated from endpoints/v2/configs/newrelic.toml; do not edit
"""Configurations of New Relic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class NewrelicInsightsApikey(Credential, slug="newrelic-insights-apikey"):
    """A credential of the type `newrelic-insights-apikey`."""

    api_key: Secret | str | None = None
    """Key that the provider issued."""


class NewrelicInsightsMonitoring(JobConfig, slug="newrelic-insights-monitoring"):
    """The configuration of a job of the workflow `newrelic-insights-monitoring`."""

    project: str | None = None
    """Id of the project at the provider."""
