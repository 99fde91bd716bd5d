"""UploadStopped: the reason why a run cannot continue, and the one place that keeps it."""

from __future__ import annotations

from lytics_async.errors import LyticsError


class UploadStopped(Exception):
    """The run cannot continue.

    Attributes:
        error: the failure that stopped it; None if rejected records did.
    """

    def __init__(self, message: str, error: LyticsError | None = None) -> None:
        super().__init__(message)
        self.error = error


class StopReason:
    """Why a run stops: the first reason, unless a later one has to be fixed as well.

    Attributes:
        stopped: None while it does not stop.
    """

    def __init__(self) -> None:
        self.stopped: UploadStopped | None = None

    def note(self, stopped: UploadStopped) -> None:
        """Note a reason to stop."""
        if self.stopped is None:
            self.stopped = stopped
        elif self.stopped.error is None and stopped.error is not None:
            # The source has failed, and what it yielded before that is refused, too: the user has
            # to fix both.
            self.stopped = UploadStopped(f"{sentence(str(stopped))} {self.stopped}", stopped.error)

    def note_first(self, stopped: UploadStopped) -> None:
        """Note a reason that adds nothing to an earlier one."""
        if self.stopped is None:
            self.stopped = stopped

    @property
    def error(self) -> LyticsError | None:
        """The failure that stopped it, if a failure did."""
        return None if self.stopped is None else self.stopped.error


def sentence(text: str) -> str:
    """End a text with a full stop unless it ends like a sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
