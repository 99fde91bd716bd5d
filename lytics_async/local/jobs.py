"""Jobs: the records that `/api/work` and `/v2/job` share, and how they move from state to state.

```
created ─► initializing ─► running ─► completed | sleeping | failed | fault-1 ─► fault-2 …
                ▲             │
   resume ── paused ◄── pausing ◄── pause         kill: deleted, permanently
```

A state is kept in `phase`, in the words of API v2; `statuscode` is the same in those of v1. A state
that leads to another is left after `Settings.job_seconds`; if that is 0, with the next look at the
job.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any, Final

from lytics_async.local.account import Account
from lytics_async.local.documents import Document
from lytics_async.local.exports import excluded_from, members_of
from lytics_async.local.timestamps import format_time, now

INTERNAL: Final = frozenset({"at", "finishes", "phase", "seen", "since"})
"""Members that no response holds."""

LOGS: Final = "joblog"
"""Kind of the documents that contain the lines of logs."""

_MOST_FAULTS = 5
_CONTINUING = ("continuous_update", "continuous")
_SEGMENTS = ("segment_id", "segment_ids", "segments", "segment")


def in_state(phase: str) -> Document:
    """The members of a job that has just come into a state."""
    return {"phase": phase, "statuscode": _status_of_v1(phase), "since": now()}


def _status_of_v1(phase: str) -> str:
    if phase in ("paused", "completed", "failed"):
        return phase
    return {"pausing": "paused", "deleting": "killed", "deleted": "killed"}.get(phase, "runnable")


def look(account: Account, job: Document) -> Document:
    """Return a job as it is now: it moves on by one state with each look, or by time.

    The first look at a job of v1 shows the state in which it was created.
    """
    documents = account.documents("work", announced=False)
    seconds = account.settings.job_seconds
    if not job["seen"]:
        return documents.update(job["id"], {"seen": True})
    steps = 1
    if seconds:
        steps = min(int((now() - job["since"]) / 1e6 / seconds), 4)
    for _ in range(steps):
        following = _following(account, job)
        if following is None:
            break
        since = job["since"] + int(seconds * 1e6) if seconds else now()
        if job["phase"] == "running":
            for line in _lines_of_run(account, job, following):
                write_log(account, job, line)
        job = documents.update(job["id"], in_state(following) | {"since": since})
    return job


def _following(account: Account, job: Document) -> str | None:
    """The state after the present one; None if it stays."""
    phase = job["phase"]
    if phase == "running":
        return _outcome(account, job)
    if phase.startswith("fault-") and int(phase[6:]) < _MOST_FAULTS:
        return f"fault-{int(phase[6:]) + 1}"
    return {"initializing": "running", "pausing": "paused", "deleting": "deleted"}.get(phase)


def _outcome(account: Account, job: Document) -> str | None:
    chosen = account.settings.job_outcome
    if chosen == "fault":
        return "fault-1"
    if chosen != "auto":
        return chosen
    if not job.get("finishes", True):
        return None
    continues = any(job["config"].get(name) is True for name in _CONTINUING)
    return "sleeping" if continues else "completed"


def _lines_of_run(account: Account, job: Document, outcome: str) -> Iterator[Document]:
    """The lines that a run writes into the log."""
    if outcome.startswith("fault") or outcome == "failed":
        yield {
            "level": "error",
            "code": "JOB-FAULT-022",
            "message": "The provider did not accept the request.",
            "context": {"attempt": 1},
            "details": ["Nothing is sent by a local Lytics: the outcome is a switch, job_outcome."],
        }
        return
    found = _exported(account, job)
    context = {}
    if found is not None:
        omitted = len(found & excluded_from(account, job["workflow"]))
        context = {"added": len(found) - omitted, "omitted": omitted, "removed": 0}
    yield {"level": "info", "message": "The run has ended.", "context": context}


def _exported(account: Account, job: Document) -> set[tuple[str, int]] | None:
    """Whom the first run of an export sends; None if its configuration names no segment.

    Those who are in one of its segments now, unless it begins without a backfill.
    """
    config = job["config"]
    named = [config[name] for name in _SEGMENTS if config.get(name)]
    if not named:
        return None
    if not config.get("withbackfill", job["workflow"] != "webhook_triggers"):
        return set()
    ids = [each for value in named for each in (value if isinstance(value, list) else [value])]
    return members_of(account, map(str, ids))


def write_log(account: Account, job: Document, line: Document) -> None:
    """Write a line into the log of a job."""
    entry: dict[str, Any] = {
        "id": secrets.token_hex(16),
        "job_id": job["id"],
        "timestamp": format_time(now()),
        "at": now(),
        **line,
    }
    account.documents(LOGS, announced=False).put(entry["id"], entry)
