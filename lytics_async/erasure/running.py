"""Erase profiles: look up what is reached, send, follow to the end, and look again."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio

from lytics_async.call.polling import PASSING
from lytics_async.erasure.book import Book, Step
from lytics_async.erasure.fields import check_fields
from lytics_async.erasure.ledger import Ledger
from lytics_async.erasure.radius import radius_of
from lytics_async.erasure.report import BlastRadius, ErasureReport, without
from lytics_async.erasure.requests import ErasureRequests, collect
from lytics_async.errors import (
    ArgumentError,
    LyticsError,
    NotFound,
    RateLimited,
)
from lytics_async.models.v2.profiles import BulkDeletion, ProfileLookup

if TYPE_CHECKING:
    from lytics_async.services import Services

BATCH = 500
"""Requests of one deletion; the server's limit is not published."""

STEP = 100
"""Requests of one step of the ledger: a kill loses at most as many look-ups."""

MOST_ROUNDS = 5
"""How often a run sends a request whose outcome stays unknown."""

UNKNOWN_TO_SERVER = 3
"""404s of one deletion before it is taken as lost: the server may not know a new one yet."""

_LONGEST_INTERVAL = 30.0


async def erase(
    lytics: Services,
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
    resumes = path is not None and path.exists()
    if not resumes:
        await check_fields(lytics, distinct)
    if dry_run and path is not None and not path.exists():
        path = None
    opened = Ledger(path, read_only=dry_run)
    try:
        book = Book(opened, distinct, greedy=greedy)
    except BaseException:
        opened.close()
        raise
    run = _Run(lytics, book, greedy, concurrency, on_progress)
    try:
        if resumes:  # what was planned before may be erased, so that nothing is found by its field
            await check_fields(lytics, book.unplanned())
        if not dry_run:
            await anyio.to_thread.run_sync(opened.begin, _now())
        await anyio.to_thread.run_sync(book.plan)
        pending = book.pending()
        await run.look(settle=not dry_run)
        radius = radius_of(pending, book.reach)
        if on_radius is not None:
            on_radius(radius)
        if not dry_run:
            await run.send(timeout, interval)
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
        settled_before=book.settled_before,
    )


class _Run:
    """One run over the requests of a book."""

    def __init__(
        self,
        lytics: Services,
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
        self._unknown: Counter[str] = Counter()

    async def look(self, *, settle: bool) -> None:
        """Look up what must be before it is sent; settle what has no profile if that is wanted."""
        for keys in _batches(self._book.to_look_up(time.time()), STEP):
            found: dict[str, ProfileLookup] = {}
            gone: list[str] = []

            async def look(
                key: str, found: dict[str, ProfileLookup] = found, gone: list[str] = gone
            ) -> None:
                profile = await self._find(key)
                if profile is None:
                    gone.append(key)
                else:
                    found[key] = profile

            try:
                await self._each(keys, look)
            finally:  # a run that fails here again and again makes progress all the same
                # The names of streams come from the server.
                steps = [self._lytics._scrubbed(self._book.looked(found, _now()))] if found else []
                if gone and settle:
                    steps.append(self._book.gone(gone, _now()))
                await self._record(*steps)

    async def send(self, timeout: float, interval: float) -> None:
        """Send the deletions; those whose outcome is unknown are looked up, then sent again.

        A refusal for too many requests does not count as one of the rounds.
        """
        end = time.monotonic() + timeout
        rounds, pause = 0, interval
        while keys := self._book.waiting():
            busy = await self._send_all(keys)
            rounds += busy is None
            if not self._book.waiting() or rounds == MOST_ROUNDS:
                return
            pause = min(pause * 2, _LONGEST_INTERVAL)
            wait = max(pause, busy or 0.0)
            if time.monotonic() + wait > end:
                return
            await anyio.sleep(wait)
            await self.look(settle=True)

    async def follow(self, timeout: float, interval: float) -> None:
        """Follow every deletion to its end, and look again whether the profile is gone."""
        end = time.monotonic() + timeout
        while True:
            start = time.monotonic()
            for keys in _batches(self._book.followed(), STEP):
                await self._follow(keys)
            left = end - time.monotonic()
            if not self._book.followed() or left <= 0:
                return
            # Looking takes at most half of the time, however many deletions there are.
            await anyio.sleep(min(max(interval, time.monotonic() - start), left))
            interval = min(interval * 1.5, _LONGEST_INTERVAL)

    async def _send_all(self, keys: list[str]) -> float | None:
        """Send deletions once; return the seconds to wait if the server is too busy."""
        groups: dict[tuple[str, str], list[str]] = {}
        for key in keys:
            request = self._book.requests[key]
            groups.setdefault((request.table, request.field), []).append(key)
        for (table, field), group in groups.items():
            for some in _batches(group, BATCH):
                try:
                    await self._send(table, field, some)
                except RateLimited as error:
                    return error.retry_after or 0.0
        return None

    async def _send(self, table: str, field: str, keys: list[str]) -> None:
        await self._record({"step": "sent", "requests": keys, "at": _now()})
        ids: dict[str, str]
        refused: dict[str, Any] = {}
        if self._greedy:
            ids = await self._send_greedily(keys)
        else:
            values = {self._book.requests[key].value: key for key in keys}
            try:
                result = await self._lytics.v2.profiles.delete_many(
                    table, field, list(values), options={"max_attempts": 1}
                )
            except PASSING as error:
                self._doubt(keys, error)
                if isinstance(error, RateLimited):
                    raise
                return
            accepted, refused = read_result(values, result)
            # What the response does not mention was accepted, too, but can only be looked up.
            ids = {key: accepted.get(key, "") for key in keys if key not in refused}
        if ids:
            await self._record({"step": "accepted", "ids": ids})
        if refused:
            await self._judge_refusals(refused)

    async def _send_greedily(self, keys: list[str]) -> dict[str, str]:
        """Delete each profile and all that its identities lead to, by API v1."""
        ids: dict[str, str] = {}

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
            except PASSING as error:
                self._doubt([key], error)
            else:
                ids[key] = found.request_id or ""

        await self._each(keys, delete)
        return ids

    def _doubt(self, keys: list[str], error: LyticsError) -> None:
        """Note why deletions may not have been carried out."""
        if error.may_have_been_processed:
            message = f"The outcome is unknown: {type(error).__name__}."
        else:
            message = f"The server did not accept it: {type(error).__name__}."
            self._book.clear_up(keys)
        for key in keys:
            self._book.note(key, message)

    async def _judge_refusals(self, refused: Mapping[str, Any]) -> None:
        """Settle what the server refused: a request without a profile has nothing to refuse."""
        gone: list[str] = []
        states: dict[str, list[str]] = {}

        async def look(key: str) -> None:
            if await self._find(key) is None:
                gone.append(key)
                return
            states[key] = ["refused", without(str(refused[key]), self._book.requests[key].value)]

        await self._each(list(refused), look)
        await self._record(self._book.gone(gone, _now()), self._book.final(states, _now()))

    async def _follow(self, keys: list[str]) -> None:
        gone: list[str] = []
        lost: list[str] = []

        async def ask(key: str) -> None:
            try:
                state = await self._state(key)
                if state == "pending":
                    self._book.note(key, "The deletion is not complete yet; resume to follow it.")
                elif await self._find(key) is None:
                    gone.append(key)
                elif state == "complete":
                    self._book.note(
                        key, "The deletion is complete, but the profile is still found."
                    )
                elif state == "lost":
                    lost.append(key)
                else:
                    self._book.note(
                        key, "The server does not report the state, and the profile is still found."
                    )
            except PASSING as error:  # it is asked again
                self._book.note(key, f"The look-up failed: {type(error).__name__}.")

        await self._each(keys, ask)
        steps: list[Step] = []
        if gone:
            steps.append(self._book.gone(gone, _now()))
        if lost:
            steps.append({"step": "lost", "requests": lost})
        await self._record(*steps)
        for key in lost:
            self._book.note(key, "The server does not know the deletion; resume to send it.")

    async def _state(self, key: str) -> str:
        """Return what the server says of a deletion: complete, pending, unknown or lost."""
        request_id = self._book.erasures[key].request_id
        if not request_id:  # it was accepted without an id
            return "lost" if self._book.is_old(key, time.time()) else "unknown"
        try:
            if self._greedy:
                v1 = await self._lytics.personalization.get_entity_delete_status(request_id)
                return "complete" if v1.complete else "pending"
            v2 = await self._lytics.v2.profiles.get_delete_status(request_id)
        except NotFound:
            self._unknown[key] += 1
            return "lost" if self._unknown[key] >= UNKNOWN_TO_SERVER else "unknown"
        return "complete" if v2.completed else "pending"

    async def _find(self, key: str) -> ProfileLookup | None:
        request = self._book.requests[key]
        # The value is in the body, so no log of a proxy has it.
        return await self._lytics.v2.profiles.find_by_lookup(
            table=request.table, key=request.field, value=request.value
        )

    async def _record(self, *steps: Step) -> None:
        await anyio.to_thread.run_sync(self._book.record, *steps)
        if self._on_progress is not None:
            erasures = self._book.erasures.values()
            self._on_progress(sum(each.state != "pending" for each in erasures), len(erasures))

    async def _each(self, keys: Sequence[str], work: Callable[[str], Awaitable[None]]) -> None:
        """Work on the keys concurrently; the first error cancels the rest and is raised."""
        left = iter(keys)
        failed: list[LyticsError] = []
        async with anyio.create_task_group() as group:

            async def work_on() -> None:
                for key in left:
                    try:
                        await work(key)
                    except LyticsError as error:
                        failed.append(error)
                        group.cancel_scope.cancel()

            for _ in range(min(self._concurrency, len(keys))):
                group.start_soon(work_on)
        if failed:
            raise failed[0]


def read_result(
    values: Mapping[str, str], result: BulkDeletion
) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the ids of the accepted requests and the errors of the others, by hash.

    Args:
        values: the hash of each request by its value. A server may respond about an e-mail address
            in small letters; a value that it does not mention is compared without its case.
    """
    mentioned = result.successes.keys() | result.errors.keys()
    folded = {each.casefold(): each for each in mentioned}
    accepted: dict[str, str] = {}
    refused: dict[str, Any] = {}
    for value, key in values.items():
        name = value if value in mentioned else folded.get(value.casefold())
        if name in result.successes:
            accepted[key] = result.successes[name]
        elif name in result.errors:
            refused[key] = result.errors[name]
    return accepted, refused


def _batches(keys: list[str], size: int) -> list[list[str]]:
    return [keys[start : start + size] for start in range(0, len(keys), size)]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
