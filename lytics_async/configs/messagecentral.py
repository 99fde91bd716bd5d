# generated from endpoints/v2/configs/messagecentral.toml; do not edit
"""Configurations of MessageCentral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class Messagecentral(Credential, slug="messagecentral"):
    """A credential of the type `messagecentral`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    orgid: str | None = None


class MessagecentralEmail(JobConfig, slug="messagecentral-email"):
    """The configuration of a job of the workflow `messagecentral-email`."""

    mailing: int
    stack: str
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class MessagecentralExport(JobConfig, slug="messagecentral-export"):
    """The configuration of a job of the workflow `messagecentral-export`."""

    stack: str
    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
