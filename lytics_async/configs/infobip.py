# generated from endpoints/v2/configs/infobip.toml; do not edit
"""Configurations of Infobip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lytics_async.access.secret import Secret


class InfobipApiKey(Credential, slug="infobip-api-key"):
    """A credential of the type `infobip-api-key`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""
    base_url: str | None = None


class InfobipExport(JobConfig, slug="infobip-export"):
    """The configuration of a job of the workflow `infobip-export`."""

    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    mappings: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    person_type: str | None = None
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    tag: str | None = None


class InfobipImport(JobConfig, slug="infobip-import"):
    """The configuration of a job of the workflow `infobip-import`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    tags: Sequence[str] | None = None


class InfobipSmsSend(JobConfig, slug="infobip-sms-send", wires={"from_": "from"}):
    """The configuration of a job of the workflow `infobip-sms-send`."""

    from_: str
    message: str
    phone_field: str
    """Field of the profile that holds the telephone number."""
    segment_ids: Sequence[str]
    """Ids of the segments whose users are exported."""
    variables: Sequence[str] | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
