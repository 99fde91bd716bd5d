# generated from endpoints/v2/configs/amc.toml; do not edit
"""Configurations of Amazon Marketing Cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal


class AmcExport(JobConfig, slug="amc-export"):
    """The configuration of a job of the workflow `amc-export`."""

    advertiser_id: str
    """Id of the advertiser at the provider."""
    profile_id: str
    """Id of the profile at the provider."""
    segment_id: str
    """Id of the segment whose users are exported."""
    user_data_consent: Literal["GRANTED", "DENIED"]
    """Consent to the use of user data, sent with each user."""
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
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
    account: str | None = None
    ad_storage_consent: Literal["GRANTED", "DENIED"] | None = None
    """Consent to the storage of advertising data, sent with each user."""
    amc_instance: str | None = None
    bucket: str | None = None
    """Name of the bucket."""
    compress: str | None = None
    """How the file is compressed."""
    country_code: Literal["CA", "DE", "ES", "FR", "IN", "IT", "JP", "UK", "US"] | None = None
    """Code of the country."""
    dataset_id: str | None = None
    directory: str | None = None
    """Directory of the files."""
    external_user_id: str | None = None
    fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    filename: str | None = None
    """Name of the file."""
    filetype: str | None = None
    identifier_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of an identifier of the profile and an identifier of the provider."""
    instance: str | None = None
    region: str | None = None
    """Region of the provider's service."""
    services: Literal["AMC", "DSP"] | None = None
    table: str | None = None
    time_format: str | None = None
    """How times are written."""
    write_headers: bool | None = None
    """Whether the first line names the columns."""
