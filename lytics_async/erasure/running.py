"""Erase profiles: look up what is reached, send, follow to the end, and look again."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio

from lytics_async.erasure.book import Book
from lytics_async.erasure.ledger import Ledger
from lytics_async.erasure.radius import Radius
from lytics_async.erasure.report import BlastRadius, Erasure, ErasureReport
from lytics_async.erasure.requests import ErasureRequest, ErasureRequests, collect
from lytics_async.errors import (
    ArgumentError,
    LyticsError,
    NotFound,
    RateLimited,
    ResponseError,
    ServerError,
    TransportError,
)
from lytics_async.models.v2.profiles import ProfileLookup

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics

BATCH = 500
"""Requests of one deletion and of one step of the ledger; the server's limit is not published."""

MOST_ROUNDS = 5
"""How often a run sends a request whose outcome stays unknown."""

_IN_DOUBT = (TransportError, RateLimited, ServerError, ResponseError)
_LONGEST_INTERVAL = 30.0


async def erase(
    lytics: AsyncLytics,
    requests: ErasureRequests,
    *,
    ledger: str | PathLike[str] | None = None,
    dry_run: bool = False,
    greedy: bool = False,
    timeout: float = 3600.0,
    interval: float = 1.0,
    concurrency: int = 16,
    on_radius: Callable[[BlastRadius], None] | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> ErasureReport:
    """Erase profiles; see `AsyncLytics.erase`."""
    if ledger is None and not dry_run:
        raise ArgumentError(
            "Name a ledger: an erasure that is interrupted cannot be resumed or proved without one."
        )
    if not 0 < interval <= _LONGEST_INTERVAL or not timeout > 0 or not concurrency > 0:
        raise ArgumentError(
            f"timeout and concurrency must be above 0, and interval above 0 and at most "
            f"{_LONGEST_INTERVAL:g}."
        )
    distinct, duplicates = await anyio.to_thread.run_sync(collect, requests)
    path = None if ledger is None else Path(ledger)
    if dry_run and path is not None and not path.exists():
        path = None
    opened = Ledger(path)
    try:
        book = Book(opened, distinct, greedy=greedy)
    except BaseException:
        opened.close()
        raise
    run = _Run(lytics, book, greedy, concurrency, on_progress)
    try:
        if dry_run:
            book.preview()
        else:
            await anyio.to_thread.run_sync(book.plan, _now())
        radius = await run.look(settle=not dry_run)
        if on_radius is not None:
            on_radius(radius)
        if not dry_run:
            await run.send(interval)
            await run.follow(timeout, interval)
        erasures = tuple(book.erasures.values())
    finally:
        book.close()
    return ErasureReport(
        radius=radius,
        erasures=erasures,
        duplicates=duplicates,
        dry_run=dry_run,
        runs=opened.runs,
    )


class _Run:
    """One run over the requests of a book."""

    def __init__(
        self,
        lytics: AsyncLytics,
        book: Book,
        greedy: bool,
        concurrency: int,
        on_progress: Callable[[int, int], None] | None,
    ) -> None:
        self._lytics = lytics
        self._book = book
        self._greedy = greedy
        self._concurrency = concurrency
        self._on_progress = on_progress

    async def look(self, *, settle: bool) -> BlastRadius:
        """Look up what is reached; settle the requests that have no profile if that is wanted."""
        radius = Radius()
        for keys in _batches(self._book.waiting()):
            found = await self._look_up(keys)
            radius.count(len(keys))
            for profile in found.values():
                radius.add(profile)
            if settle:
                await self._settle_the_gone(keys, found)
        radius.count(len(self._book.followed()))
        return radius.value()

    async def send(self, interval: float) -> None:
        """Send the deletions; those whose outcome is unknown are looked up, then sent again."""
        for number in range(MOST_ROUNDS):
            keys = self._book.waiting()
            if number and keys:
                await anyio.sleep(min(interval * 2**number, _LONGEST_INTERVAL))
                for some in _batches(keys):
                    await self._settle_the_gone(some, await self._look_up(some))
                keys = self._book.waiting()
            if not keys:
                return
            groups: dict[tuple[str, str], list[str]] = {}
            for key in keys:
                request = self._book.requests[key]
                groups.setdefault((request.table, request.field), []).append(key)
            for (table, field), group in groups.items():
                for some in _batches(group):
                    await self._send(table, field, some)

    async def follow(self, timeout: float, interval: float) -> None:
        """Follow every deletion to its end, and look again whether the profile is gone."""
        end = time.monotonic() + timeout
        while True:
            for keys in _batches(self._book.followed()):
                await self._follow(keys)
            left = end - time.monotonic()
            if not self._book.followed() or left <= 0:
                return
            await anyio.sleep(min(interval, left))
            interval = min(interval * 1.5, _LONGEST_INTERVAL)

    async def _send(self, table: str, field: str, keys: list[str]) -> None:
        values = {self._book.requests[key].value: key for key in keys}
        await self._record({"step": "sent", "requests": keys, "at": _now()})
        try:
            if self._greedy:
                successes, errors = await self._send_greedily(keys)
            else:
                result = await self._lytics.v2.profiles.delete_many(
                    table, field, list(values), options={"max_attempts": 1}
                )
                successes, errors = result.successes, result.errors
        except _IN_DOUBT as error:
            for key in keys:
                self._book.note(key, f"The outcome is unknown: {type(error).__name__}.")
            return
        ids = {values[value]: str(each) for value, each in successes.items() if value in values}
        if ids:
            await self._record({"step": "accepted", "ids": ids})
        refused = {values[value]: each for value, each in errors.items() if value in values}
        refused = {key: each for key, each in refused.items() if key not in ids}
        if refused:
            found = await self._look_up(list(refused))
            await self._settle_the_gone(list(refused), found)
            states = {
                key: ["refused", _without(self._book.requests[key], refused[key])] for key in found
            }
            if states:
                await self._record({"step": "final", "states": states, "at": _now()})

    async def _send_greedily(self, keys: list[str]) -> tuple[dict[str, str], dict[str, Any]]:
        """Delete each profile and all that its identities lead to, by API v1."""
        successes: dict[str, str] = {}

        async def delete(key: str) -> None:
            request = self._book.requests[key]
            try:
                found = await self._lytics.personalization.delete_entity(
                    request.table,
                    request.field,
                    request.value,
                    conflicts=True,
                    options={"max_attempts": 1},
                )
            except _IN_DOUBT as error:
                self._book.note(key, f"The outcome is unknown: {type(error).__name__}.")
                return
            if found.request_id:
                successes[request.value] = found.request_id

        await self._each(keys, delete)
        return successes, {}

    async def _follow(self, keys: list[str]) -> None:
        complete: list[str] = []
        lost: list[str] = []

        async def ask(key: str) -> None:
            request_id = str(self._book.erasures[key].request_id)
            try:
                if self._greedy:
                    v1 = await self._lytics.personalization.get_entity_delete_status(request_id)
                    done = v1.complete
                else:
                    v2 = await self._lytics.v2.profiles.get_delete_status(request_id)
                    done = v2.completed
            except NotFound:
                lost.append(key)
                return
            if done:
                complete.append(key)
            else:
                self._book.note(key, "The deletion is not complete yet; resume to follow it.")

        await self._each(keys, ask)
        if not complete and not lost:
            return
        found = await self._look_up(complete + lost)
        await self._settle_the_gone(complete + lost, found)
        for key in complete:
            if key in found:
                self._book.note(key, "The deletion is complete, but the profile is still found.")
        still = [key for key in lost if key in found]
        if still:
            await self._record({"step": "lost", "requests": still})
            for key in still:
                self._book.note(key, "The server does not know the deletion; resume to send it.")

    async def _look_up(self, keys: Sequence[str]) -> dict[str, ProfileLookup]:
        found: dict[str, ProfileLookup] = {}

        async def look(key: str) -> None:
            request = self._book.requests[key]
            # The value is in the body, so no log of a proxy has it.
            profile = await self._lytics.v2.profiles.find_by_lookup(
                table=request.table, key=request.field, value=request.value
            )
            if profile is not None:
                found[key] = profile

        await self._each(keys, look)
        return found

    async def _settle_the_gone(self, keys: Sequence[str], found: dict[str, ProfileLookup]) -> None:
        """Settle the requests that have no profile."""
        states = {key: _gone(self._book.erasures[key]) for key in keys if key not in found}
        if states:
            await self._record({"step": "final", "states": states, "at": _now()})

    async def _record(self, step: dict[str, Any]) -> None:
        await anyio.to_thread.run_sync(self._book.record, step)
        if self._on_progress is not None:
            erasures = self._book.erasures.values()
            self._on_progress(sum(each.state != "pending" for each in erasures), len(erasures))

    async def _each(self, keys: Sequence[str], work: Callable[[str], Awaitable[None]]) -> None:
        """Work on the keys concurrently; the first error cancels the rest and is raised."""
        limiter = anyio.CapacityLimiter(self._concurrency)
        failed: list[LyticsError] = []
        async with anyio.create_task_group() as group:

            async def one(key: str) -> None:
                async with limiter:
                    try:
                        await work(key)
                    except LyticsError as error:
                        failed.append(error)
                        group.cancel_scope.cancel()

            for key in keys:
                group.start_soon(one, key)
        if failed:
            raise failed[0]


def _batches(keys: list[str]) -> list[list[str]]:
    return [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]


def _gone(erasure: Erasure) -> list[str]:
    """Return the final state of a request whose profile is not found, and what to say about it."""
    if not erasure.attempts:
        return ["not_found", ""]
    if erasure.request_id is None:
        return ["erased", "The profile is gone; no response with the id of the deletion arrived."]
    return ["erased", ""]


def _without(request: ErasureRequest, message: object) -> str:
    """Return a message of the server without the value that it is about."""
    return str(message).replace(request.value, "…")[:200]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
