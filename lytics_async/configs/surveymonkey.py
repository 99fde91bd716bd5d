# generated from endpoints/v2/configs/surveymonkey.toml; do not edit
"""Configurations of SurveyMonkey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from datetime import datetime

    from lytics_async.access.secret import Secret


class Surveymonkey(Credential, slug="surveymonkey"):
    """A credential of the type `surveymonkey`."""

    access_token: Secret | str | None = None
    """Token that the provider issued."""


class SurveymonkeyImport(JobConfig, slug="surveymonkey-import"):
    """The configuration of a job of the workflow `surveymonkey-import`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    since_date: datetime | str | None = None
    survey_age_days: int | None = None
    survey_id: str | None = None
    to_date: datetime | str | None = None
