# generated from endpoints/v2/configs/googlesheets.toml; do not edit
"""Configurations of Google Sheets."""

from __future__ import annotations

from lytics_async.call.configuration import JobConfig


class GooglesheetsImportOpus(JobConfig, slug="googlesheets-import-opus"):
    """The configuration of a job of the workflow `googlesheets-import-opus`."""

    header_row: str
    spreadsheet_id: str
    start_row: str
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
    sheet_name: str | None = None
    stream: str | None = None
    """Stream that receives what is imported."""
