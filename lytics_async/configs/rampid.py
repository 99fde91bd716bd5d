# generated from endpoints/v2/configs/rampid.toml; do not edit
"""Configurations of RampID."""

from __future__ import annotations

from lytics_async.call.configuration import JobConfig


class RampidEnrichment(JobConfig, slug="rampid-enrichment"):
    """The configuration of a job of the workflow `rampid-enrichment`."""

    envelope_id_field: str | None = None
