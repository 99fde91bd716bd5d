"""What an erasure did: the outcome of every request, by a salted hash instead of its value."""

from __future__ import annotations

import json
import re
from collections import Counter
from os import PathLike
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, quote_plus

import attrs

from lytics_async.base.private_files import replacing
from lytics_async.upload.disk import flush

ErasureState = Literal["erased", "not_found", "refused", "pending"]

_ADDRESS = re.compile(r"(?<![^\s<>@,;\"'=])[^\s<>@,;\"'=]+(?:@|%40)[^\s<>@,;\"'=]+", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class BlastRadius:
    """What the requests reach, looked up before anything is sent.

    Attributes:
        requests: distinct requests that are not settled by an earlier run.
        found: those that have a profile.
        profiles: the profiles that they have; fewer than `found` if several requests reach one.
        identities: the identities of these profiles.
        fragments: the fragments that these profiles are made of.
        conflicts: fragments that contradict others, a sign that profiles of several people were
            merged.
        most_identities: the identities of the profile that has most of them.
        streams: the streams that their data came from.
    """

    requests: int = 0
    found: int = 0
    profiles: int = 0
    identities: int = 0
    fragments: int = 0
    conflicts: int = 0
    most_identities: int = 0
    streams: tuple[str, ...] = ()

    def summary(self) -> str:
        """Return it as text."""
        return (
            f"{self.found:,} of {_amount(self.requests, 'request')} have a profile: "
            f"{_amount(self.profiles, 'profile')} with {self.identities:,} identities "
            f"({self.most_identities:,} at most in one), {_amount(self.fragments, 'fragment')} "
            f"({self.conflicts:,} in conflict) from {_amount(len(self.streams), 'stream')}"
        )


@attrs.frozen(kw_only=True)
class Erasure:
    """One request and its outcome.

    Attributes:
        hash: HMAC-SHA256 of table, field and value; the salt is in the ledger.
        table: the table of the profile.
        field: the identity field.
        reference: the reference of the request.
        state: `erased` if the deletion is complete and the profile is gone; `not_found` if there
            was none, and nothing was sent; `refused` by the server; `pending` otherwise.
        attempts: how often a deletion was sent.
        request_id: id of the deletion at the server; None if its response was lost, empty if the
            server sent none.
        sent_at: when it was last sent, RFC 3339.
        settled_at: when its final state was known.
        message: why it was refused, or is pending.
    """

    hash: str
    table: str
    field: str
    reference: str = ""
    state: ErasureState = "pending"
    attempts: int = 0
    request_id: str | None = None
    sent_at: str | None = None
    settled_at: str | None = None
    message: str = ""


@attrs.frozen(kw_only=True)
class ErasureReport:
    """What an erasure did, or would do.

    Attributes:
        radius: what the requests reach.
        erasures: the outcome of every distinct request.
        duplicates: requests that repeat another one.
        dry_run: whether nothing was sent.
        runs: how many runs the ledger holds.
        settled_before: requests that earlier runs have settled; they were not looked up again.
    """

    radius: BlastRadius
    erasures: tuple[Erasure, ...]
    duplicates: int = 0
    dry_run: bool = False
    runs: int = 1
    settled_before: int = 0

    def count(self, state: ErasureState) -> int:
        """Return the number of requests in a state."""
        return sum(each.state == state for each in self.erasures)

    @property
    def repeated(self) -> int:
        """Deletions that were sent again, because an earlier outcome was unknown or failed."""
        return sum(max(0, each.attempts - 1) for each in self.erasures)

    @property
    def ok(self) -> bool:
        """Every request is settled, and none was refused."""
        return all(each.state in ("erased", "not_found") for each in self.erasures)

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain data, without any value of an identity."""
        states = Counter(each.state for each in self.erasures)
        return {
            "ok": self.ok,
            "dry_run": self.dry_run,
            "runs": self.runs,
            "settled_before": self.settled_before,
            "duplicates": self.duplicates,
            "repeated": self.repeated,
            "counts": {
                name: states[name] for name in ("erased", "not_found", "refused", "pending")
            },
            "radius": attrs.asdict(self.radius) | {"streams": list(self.radius.streams)},
            "erasures": [attrs.asdict(each) for each in self.erasures],
        }

    def summary(self) -> str:
        """Return the report as text."""
        if self.dry_run:
            return f"{self.radius.summary()}\nnothing was sent: this was a dry run"
        lines = [
            f"{self.count('erased'):,} erased, {self.count('not_found'):,} not found, "
            f"{self.count('refused'):,} refused, {self.count('pending'):,} pending"
        ]
        if self.settled_before:
            lines.append(f"{self.settled_before:,} of them were settled by earlier runs")
        if self.repeated:
            lines.append(f"{self.repeated:,} deletions were sent again")
        if self.duplicates:
            lines.append(f"{self.duplicates:,} requests repeated another one")
        reasons = Counter(each.message for each in self.erasures if each.message)
        lines += [f"{amount:,}: {reason}" for reason, amount in reasons.most_common(5)]
        return "\n".join(lines)

    def write(self, path: str | PathLike[str]) -> None:
        """Write the report as JSON to a file that only its owner can read. It blocks."""
        with replacing(Path(path)) as file:
            file.write(json.dumps(self.to_json(), indent=2).encode() + b"\n")
            file.flush()
            flush(file.fileno())


def without(text: str, value: str) -> str:
    """Return a message of the server without a value, as it is or as in a URL, and without
    addresses.
    """
    for form in (value, quote(value, safe=""), quote_plus(value), quote(value)):
        text = re.sub(re.escape(form), "…", text, flags=re.IGNORECASE)
    return _ADDRESS.sub("…", text)[:200]


def _amount(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
