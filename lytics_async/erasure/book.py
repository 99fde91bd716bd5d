"""The outcome of every request so far: what the steps of a ledger add up to."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

import attrs

from lytics_async.erasure.ledger import Ledger
from lytics_async.erasure.report import Erasure
from lytics_async.erasure.requests import ErasureRequest
from lytics_async.errors import ArgumentError


class Book:
    """The erasures of a ledger by hash, and what is to be done about them.

    A step is written before it counts, by `record`; replaying the ledger counts the same steps.

    Args:
        ledger: an open ledger.
        requests: the distinct requests of this run.
        greedy: how far the deletions reach.

    Raises:
        ArgumentError: an earlier run has requests without an outcome that are not among these, or
            has another reach.
    """

    def __init__(self, ledger: Ledger, requests: Iterable[ErasureRequest], *, greedy: bool) -> None:
        self._ledger = ledger
        self._greedy = greedy
        self._lock = threading.Lock()
        self._closed = False
        self.erasures: dict[str, Erasure] = {}
        for step in ledger.steps:
            self._apply(step)
        self.requests = {ledger.hash(each): each for each in requests}
        missing = [key for key in self._pending() if key not in self.requests]
        if missing:
            raise ArgumentError(
                f"The ledger holds {len(missing):,} requests without an outcome that are not among "
                "these requests. Add them: it has only hashes, so it cannot continue without the "
                "values."
            )

    def plan(self, at: str) -> None:
        """Write that a run begins, and the requests that no earlier run has. It blocks."""
        self._ledger.begin(at)
        new = [
            [key, request.table, request.field, request.reference]
            for key, request in self.requests.items()
            if key not in self.erasures
        ]
        if new:
            self.record({"step": "plan", "greedy": self._greedy, "requests": new})

    def preview(self) -> None:
        """Count the requests that no earlier run has, without writing anything."""
        for key, each in self.requests.items():
            if key not in self.erasures:
                self.erasures[key] = Erasure(
                    hash=key, table=each.table, field=each.field, reference=each.reference
                )

    def record(self, step: dict[str, Any]) -> None:
        """Write a step, then count it. It blocks.

        Raises:
            ArgumentError: the ledger cannot be written.
        """
        with self._lock:
            if self._closed:
                return  # the run was cancelled; what is not written will be asked again
            self._ledger.write(step)
            self._apply(step)

    def close(self) -> None:
        """Close the ledger; it waits for a step that is being written."""
        with self._lock:
            self._closed = True
            self._ledger.close()

    def waiting(self) -> list[str]:
        """Return the hashes of the requests that have no deletion at the server, or may not."""
        return [key for key in self._pending() if self.erasures[key].request_id is None]

    def followed(self) -> list[str]:
        """Return the hashes of the requests whose deletion is not known to be complete."""
        return [key for key in self._pending() if self.erasures[key].request_id is not None]

    def note(self, key: str, message: str) -> None:
        """Say why a request is pending; the ledger does not hold it."""
        self.erasures[key] = attrs.evolve(self.erasures[key], message=message)

    def _pending(self) -> list[str]:
        return [key for key, each in self.erasures.items() if each.state == "pending"]

    def _apply(self, step: dict[str, Any]) -> None:
        match step["step"]:
            case "plan":
                if step["greedy"] != self._greedy:
                    raise ArgumentError(
                        "The ledger was begun with another reach; pass the same value for greedy, "
                        "or name another ledger."
                    )
                for key, table, field, reference in step["requests"]:
                    self.erasures[key] = Erasure(
                        hash=key, table=table, field=field, reference=reference
                    )
            case "sent":
                for key in step["requests"]:
                    self._change(key, attempts=self.erasures[key].attempts + 1, sent_at=step["at"])
            case "accepted":
                for key, request_id in step["ids"].items():
                    self._change(key, request_id=request_id, message="")
            case "lost":
                for key in step["requests"]:
                    self._change(key, request_id=None)
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
