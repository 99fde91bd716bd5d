"""The findings of check_access: one Check per step, and the AccessReport of them all."""

from __future__ import annotations

from typing import Literal

import attrs

from lytics_async.errors import LyticsError
from lytics_async.wire.messages import Host

Outcome = Literal["passed", "failed", "skipped"]


@attrs.frozen(kw_only=True)
class Check:
    """One step and its outcome.

    Attributes:
        host: `api` or `bulk`.
        name: the name of the step.
        outcome: `skipped` for a step that could not decide anything.
        detail: the finding.
        advice: how to fix a failure; empty otherwise.
        seconds: how long it took.
        error: the error of a call.
    """

    host: Host
    name: str
    outcome: Outcome
    detail: str = ""
    advice: str = ""
    seconds: float = 0.0
    error: LyticsError | None = None


@attrs.frozen(kw_only=True)
class AccessReport:
    """The findings of check_access.

    Attributes:
        checks: the steps in their order.
        address: this client's public address, if it is known.
    """

    checks: tuple[Check, ...]
    address: str | None = None

    @property
    def ok(self) -> bool:
        """Nothing failed."""
        return all(check.outcome != "failed" for check in self.checks)

    @property
    def error(self) -> LyticsError | None:
        """The first error, which a caller may raise."""
        return next((c.error for c in self.checks if c.outcome == "failed" and c.error), None)
