# generated from endpoints/v2/configs/airship.toml; do not edit
"""Configurations of Airship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from lytics_async.access.secret import Secret


class AirshipConnect(Credential, slug="airship-connect"):
    """A credential of the type `airship-connect`."""

    access_token: Secret | str | None = None
    """Token that the provider issued."""
    app_key: Secret | str | None = None
    """Key of the app at the provider."""
    project_location: str | None = None


class AirshipMasterSecret(Credential, slug="airship-master-secret"):
    """A credential of the type `airship-master-secret`."""

    app_key: Secret | str | None = None
    """Key of the app at the provider."""
    master_secret: Secret | str | None = None
    project_location: str | None = None


class AirshipComplianceImport(
    JobConfig, slug="airship-compliance-import", bounds={"message_age": (0, 90)}
):
    """The configuration of a job of the workflow `airship-compliance-import`."""

    device_types: (
        Sequence[Literal["amazon", "android", "ios", "web", "email", "sms", "open"]] | None
    ) = None
    message_age: int | None = None
    """At least 0 and at most 90."""


class AirshipExport(JobConfig, slug="airship-export"):
    """The configuration of a job of the workflow `airship-export`."""

    time_of_day: str | None = None
    """Time of the day at which the job runs."""
    timezone: str | None = None
    """Time zone of the times above."""
    day_of_week: str | None = None
    """Day on which a weekly job runs."""
    run_frequency: str | None = None
    """How often the job runs."""
    commercial_optin: str | None = None
    commercial_optout: str | None = None
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    email: str | None = None
    fields_mapping: Sequence[Mapping[str, str]] | None = None
    """Pairs of a field of the profile and a field of the provider."""
    list_name: str | None = None
    list_url: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    transactional_optin: str | None = None
    transactional_optout: str | None = None


class AirshipImport(JobConfig, slug="airship-import", bounds={"message_age": (0, 90)}):
    """The configuration of a job of the workflow `airship-import`."""

    device_types: (
        Sequence[Literal["amazon", "android", "ios", "web", "email", "sms", "open"]] | None
    ) = None
    event_types: (
        Sequence[
            Literal[
                "CLOSE",
                "CONTROL",
                "CUSTOM",
                "FIRST_OPEN",
                "IN_APP_MESSAGE_DISPLAY",
                "IN_APP_MESSAGE_EXPIRATION",
                "IN_APP_MESSAGE_RESOLUTION",
                "LOCATION",
                "MOBILE_ORIGINATED",
                "OPEN",
                "PUSH_BODY",
                "REGION",
                "RICH_DELETE",
                "RICH_DELIVERY",
                "RICH_READ",
                "SCREEN_VIEWED",
                "SEND",
                "SEND_REJECTED",
                "SUBSCRIPTION",
                "TAG_CHANGE",
                "UNINSTALL",
                "WEB_CLICK",
                "WEB_SESSION",
            ]
        ]
        | None
    ) = None
    group_id: str | None = None
    message_age: int | None = None
    """At least 0 and at most 90."""
    push_id: str | None = None
