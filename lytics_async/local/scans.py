"""Scans: the members of a segment, page by page.

The order of the members is decided once, when a scan begins; each page then reads its own profiles
only, however many there are.
"""

from __future__ import annotations

import secrets
import threading
import time
from array import array
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

import attrs

from lytics_async.local.faults import ApiFault
from lytics_async.local.settings import Settings
from lytics_async.local.timestamps import parse_time

_MOST_SCANS = 64


@attrs.frozen
class Page:
    """One page: profile numbers of a table, and the token of the next page or None."""

    table: str
    numbers: list[int]
    next: str | None
    total: int


@attrs.define(eq=False)
class _Scan:
    table: str
    members: array[int]
    last_used: float
    position: int = 0


class Scans:
    """The scans in progress; the least recently used make room for new ones."""

    def __init__(self) -> None:
        self._scans: OrderedDict[str, _Scan] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, table: str, members: array[int], limit: int, settings: Settings) -> Page:
        """Begin a scan and return its first page."""
        token = secrets.token_hex(12)
        scan = _Scan(table, members, time.monotonic())
        with self._lock:
            self._scans[token] = scan
            while len(self._scans) > _MOST_SCANS:
                self._scans.popitem(last=False)
            return _turn(token, scan, 0, limit, settings)

    def resume(self, start: str, limit: int, settings: Settings) -> Page:
        """Return the page that a token of an earlier page stands for.

        Raises:
            ApiFault: the token is unknown or has expired; the scan must begin again.
        """
        token, _, position = start.partition(".")
        with self._lock:
            scan = self._scans.get(token)
            expired = scan is None or time.monotonic() - scan.last_used >= settings.scan_ttl
            if scan is None or expired or not (position.isdecimal() or not position):
                self._scans.pop(token, None)
                raise ApiFault(
                    settings.expired_scan_status,
                    "The scan has expired: start again without a token",
                )
            scan.last_used = time.monotonic()
            self._scans.move_to_end(token)
            return _turn(token, scan, int(position or scan.position), limit, settings)


def order_members(
    members: Iterable[tuple[int, dict[str, Any]]],
    *,
    sort_field: str,
    descending: bool,
    splits: frozenset[str],
) -> array[int]:
    """Put the members of a segment in order: by a field, those without it last, or by age.

    Args:
        splits: keep only profiles of these A/B slices; all of them when empty.
    """
    chosen = (
        (number, profile)
        for number, profile in members
        if not splits or str(profile["_split"]) in splits
    )
    if not sort_field:
        return array("q", (number for number, _ in chosen))
    ranked: list[tuple[tuple[int, float, str], int]] = []
    without = array("q")
    for number, profile in chosen:
        value = profile.get(sort_field)
        if value is None or isinstance(value, list | dict):
            without.append(number)
        else:
            ranked.append((_rank(value), number))
    ranked.sort(reverse=descending)
    return array("q", (number for _, number in ranked)) + without


def _turn(token: str, scan: _Scan, position: int, limit: int, settings: Settings) -> Page:
    numbers = scan.members[position : position + limit].tolist()
    following = position + len(numbers)
    at_end = following >= len(scan.members)
    if at_end and settings.scan_end == "repeat":
        following = position
    scan.position = following
    next_token: str | None = token if settings.scan_token == "constant" else f"{token}.{following}"  # noqa: S105 - a switch
    if at_end and settings.scan_end != "repeat":
        next_token = None
    return Page(scan.table, numbers, next_token, len(scan.members))


def _rank(value: Any) -> tuple[int, float, str]:
    """Numbers before times before text, each among its own kind."""
    try:
        return (0, float(value), "")
    except ValueError:
        pass
    moment = parse_time(value)
    return (2, 0.0, str(value)) if moment is None else (1, moment, "")
