# generated from endpoints/v2/configs/press.toml; do not edit
"""Configurations of the press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any, Literal

    from lytics_async.access.secret import Secret


# Why it is as it is.
class PressOrder(
    JobConfig,
    slug="press-order",
    bounds={"copies": (1, 500), "pages": (None, 9)},
    wires={"class_": "class", "end_date": "endDate"},
):
    """An order at the press."""

    paper: Literal["thin", "thick"]
    """Kind of paper."""
    time_of_day: str | None = None
    timezone: str | None = None
    """Time zone of the times above."""
    copies: int | None = None
    """At least 1 and at most 500 (the server's default: 100)."""
    pages: int | None = None
    """At most 9."""
    colours: Sequence[str] | None = None
    class_: str | None = None
    end_date: datetime | str | None = None
    express: bool | None = None
    marks: Sequence[Mapping[str, str]] | None = None
    notes: Mapping[str, Any] | None = None


class PressVisit(JobConfig, slug="press-visit"):
    """The configuration of a job of the workflow `press-visit`."""


class PressAWSKey(Credential, slug="press-aws-key"):
    """A credential of the type `press-aws-key`."""

    key: Secret | str
    """Key of the shop."""
    house: str | None = None
