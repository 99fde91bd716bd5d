"""One check of why a user was not exported, and its outcome."""

from __future__ import annotations

from typing import Literal

import attrs

Outcome = Literal["passed", "failed", "possible", "skipped"]


@attrs.frozen(kw_only=True)
class Finding:
    """One check and its outcome.

    Attributes:
        check: `profile`, `segment`, `job`, `backfill`, `identifier`, `consent`,
            `exclusion` or `log`.
        outcome: `failed` for a reason that is certain, `possible` for one that may apply, `skipped`
            for a check that could not decide anything.
        detail: the finding. It names fields, not their values.
        advice: what to do about it; empty if it passed.
    """

    check: str
    outcome: Outcome
    detail: str
    advice: str = ""


def skipped(check: str, detail: str, advice: str = "") -> Finding:
    """Return the finding of a check that could not decide anything."""
    return Finding(check=check, outcome="skipped", detail=detail, advice=advice)
