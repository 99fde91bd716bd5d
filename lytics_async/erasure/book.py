"""The outcome of every request so far: what the steps of a ledger add up to."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs

from lytics_async.erasure.ledger import Ledger
from lytics_async.erasure.radius import Reach
from lytics_async.erasure.report import Erasure
from lytics_async.erasure.requests import ErasureRequest
from lytics_async.errors import ArgumentError
from lytics_async.models.v2.profiles import ProfileLookup

LOOK_LASTS = 3600.0
"""Seconds for which a look-up counts: a run that resumes within them does not repeat it."""

_PLANNED = 10_000
"""Requests of one step of the plan."""

Step = dict[str, Any]


class Book:
    """The erasures of a ledger by hash, and what is to be done about them.

    A step is written before it counts, by `record`; replaying the ledger counts the same steps.

    Args:
        ledger: an open ledger.
        requests: the distinct requests of this run.
        greedy: how far the deletions reach.

    Attributes:
        erasures: every request of the ledger, in order.
        requests: the requests of this run by hash.
        reach: what the profile of a request was when it was last looked up, if there was one.
        settled_before: how many earlier runs have settled.

    Raises:
        ArgumentError: an earlier run has requests without an outcome that are not among these, or
            has another reach; or the ledger is damaged.
    """

    def __init__(self, ledger: Ledger, requests: Iterable[ErasureRequest], *, greedy: bool) -> None:
        self._ledger = ledger
        self._greedy = greedy
        self._lock = threading.Lock()
        self._closed = False
        self._looked: dict[str, float] = {}
        self._doubted: set[str] = set()
        self.reach: dict[str, Reach] = {}
        self.erasures: dict[str, Erasure] = {}
        try:
            for step in ledger.steps:
                self._apply(step)
        except ArgumentError:
            raise
        except (AttributeError, KeyError, TypeError, ValueError):
            raise _damaged(ledger.path) from None
        self.requests: dict[str, ErasureRequest] = {
            ledger.hash(*each.key): each for each in requests
        }
        pending = self.pending()
        self.settled_before: int = len(self.erasures) - len(pending)
        missing = [key for key in pending if key not in self.requests]
        if missing:
            raise ArgumentError(
                f"The ledger contains {len(missing):,} requests without an outcome that are not among "
                "these requests. Add them: it has only hashes, so it cannot continue without the "
                "values."
            )

    def unplanned(self) -> list[ErasureRequest]:
        """Return the requests that no earlier run has."""
        return [each for key, each in self.requests.items() if key not in self.erasures]

    def plan(self) -> None:
        """Write the requests that no earlier run has. It blocks."""
        new = [
            [self._ledger.hash(*request.key), request.table, request.field, request.reference]
            for request in self.unplanned()
        ]
        self.record(
            *(
                {"step": "plan", "greedy": self._greedy, "requests": new[start : start + _PLANNED]}
                for start in range(0, len(new), _PLANNED)
            )
        )

    def record(self, *steps: Step) -> None:
        """Write steps, then count them. It blocks.

        Raises:
            ArgumentError: the ledger cannot be written.
        """
        with self._lock:
            if self._closed or not steps:
                return  # the run was cancelled; what is not written will be asked again
            self._ledger.write(list(steps))
            for step in steps:
                self._apply(step)

    def close(self) -> None:
        """Close the ledger; it waits for a step that is being written."""
        with self._lock:
            self._closed = True
            self._ledger.close()

    def pending(self) -> list[str]:
        """Return the hashes of the requests that are not settled."""
        return [key for key, each in self.erasures.items() if each.state == "pending"]

    def waiting(self) -> list[str]:
        """Return the hashes of the requests that have no deletion at the server, or may not."""
        return [key for key in self.pending() if self.erasures[key].request_id is None]

    def followed(self) -> list[str]:
        """Return the hashes of the requests whose deletion is not known to be complete."""
        return [key for key in self.pending() if self.erasures[key].request_id is not None]

    def to_look_up(self, now: float) -> list[str]:
        """Return the waiting requests that must be looked up before a deletion is sent.

        They were never looked up, or too long ago, or a deletion was sent whose outcome is unknown.

        Args:
            now: seconds since 1970.
        """
        return [
            key
            for key in self.waiting()
            if key in self._doubted or not 0 <= now - self._looked.get(key, -1e9) < LOOK_LASTS
        ]

    def is_old(self, key: str, now: float) -> bool:
        """Return whether a deletion was sent so long ago that it should have been carried out."""
        sent = self.erasures[key].sent_at
        return sent is not None and not 0 <= now - _seconds(sent) < LOOK_LASTS

    def clear_up(self, keys: Iterable[str]) -> None:
        """Say that deletions were certainly not carried out; the ledger does not hold it."""
        self._doubted.difference_update(keys)

    def note(self, key: str, message: str) -> None:
        """Say why a request is pending; the ledger does not hold it."""
        self.erasures[key] = attrs.evolve(self.erasures[key], message=message)

    def looked(self, found: Mapping[str, ProfileLookup], at: str) -> Step:
        """Return the step that requests have a profile."""
        return {
            "step": "looked",
            "at": at,
            "found": {
                key: Reach.of(profile, key, self._ledger.hash).to_json()
                for key, profile in found.items()
            },
        }

    def gone(self, keys: Collection[str], at: str) -> Step:
        """Return the step that requests are settled, since they have no profile."""
        return self.final({key: _without_profile(self.erasures[key]) for key in keys}, at)

    def final(self, states: Mapping[str, list[str]], at: str) -> Step:
        """Return the step that requests are settled.

        Args:
            states: for each request, its state and a message.
        """
        return {"step": "final", "states": dict(states), "at": at}

    def _apply(self, step: Step) -> None:
        match step["step"]:
            case "plan":
                if step["greedy"] != self._greedy:
                    raise ArgumentError(
                        "The ledger was started with another value of greedy; pass the same one, "
                        "or name another ledger."
                    )
                for key, table, field, reference in step["requests"]:
                    if key in self.erasures:
                        raise ValueError("planned twice")
                    self.erasures[key] = Erasure(
                        hash=key, table=table, field=field, reference=reference
                    )
            case "looked":
                at = _seconds(step["at"])
                for key, reach in step["found"].items():
                    self.reach[key] = Reach.from_json(reach)
                    self._looked[key] = at
                self._doubted.difference_update(step["found"])
            case "sent":
                for key in step["requests"]:
                    self._change(key, attempts=self.erasures[key].attempts + 1, sent_at=step["at"])
                self._doubted.update(step["requests"])
            case "accepted":
                for key, request_id in step["ids"].items():
                    self._change(key, request_id=request_id, message="")
            case "lost":
                for key in step["requests"]:
                    self._change(key, request_id=None)
                self._doubted.update(step["requests"])
            case "final":
                for key, (state, message) in step["states"].items():
                    self._change(key, state=state, message=message, settled_at=step["at"])
            case other:
                raise ArgumentError(f"The ledger has an unknown step, {other!r}.")

    def _change(self, key: str, **changes: Any) -> None:
        known = self.erasures[key]
        if known.state != "pending":
            raise ArgumentError(f"The ledger settles the request {key[:12]} twice.")
        self.erasures[key] = attrs.evolve(known, **changes)


def _without_profile(erasure: Erasure) -> list[str]:
    """Return the final state of a request whose profile is not found, and what to say about it."""
    if not erasure.attempts:
        return ["not_found", ""]
    if not erasure.request_id:
        return ["erased", "The profile is gone; no response with the id of the deletion arrived."]
    return ["erased", ""]


def _seconds(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()


def _damaged(path: Path | None) -> ArgumentError:
    return ArgumentError(
        f"The ledger {path} has a step that does not fit the others. Restore it, or name another "
        "file."
    )
