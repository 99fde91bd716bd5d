"""Webhooks: tells the programs that subscribed who has entered or left their segments.

A thread of its own looks, when records have come and a quiet moment has passed, who is a member now, and posts a message for
each user whose membership has changed. Without subscriptions there is no thread and no cost.
"""

import logging
import sqlite3
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from http.client import HTTPException

import attrs
import orjson

from .answers import Refusal
from .documents import Document, Documents
from .segments import Segments
from .store import Store
from .timestamps import format_nanoseconds, now

__all__ = ["Webhooks"]

logger: logging.Logger = logging.getLogger("lytics_async.local")

_QUIET_SECONDS = 0.05
_LONGEST_WAIT = 1.0
_ATTEMPTS = 3  # no retry rule is published
_PAUSE_SECONDS = 0.2
_PATIENCE_SECONDS = 2.0

_FAR_AHEAD = "2099-01-01T00:00:00.000000000Z"
"""When a member will leave, as far as is known: the published sample has this year."""

_Members = dict[str, dict[int, str]]
"""For each segment its members, by number, and since when."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect fails: it may lead away from this machine."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


@attrs.frozen
class _Present:
    """Who is a member now.

    Attributes:
        profiles: of those who were no members before, by number.
        slugs: of the segments, by id.
    """

    members: _Members
    profiles: dict[int, Document]
    slugs: dict[str, str]


class Webhooks:
    """The subscriptions with a webhook, and what their programs were told last.

    Args:
        subscriptions: those of a store that was kept are watched again; what changed meanwhile is not told.
    """

    def __init__(self, store: Store, segments: Segments, subscriptions: Documents) -> None:
        self._store = store
        self._segments = segments
        self._subscriptions: dict[str, Document] = {}
        self._told: dict[str, _Members] = {}
        self._lock = threading.Lock()
        self._closing = False
        self._changed = threading.Event()
        self._thread: threading.Thread | None = None
        for subscription in subscriptions.all():
            self.watch(subscription, backfill=False)

    def watch(self, subscription: Document, *, backfill: bool) -> None:
        """Tell a subscription's program of changes from now on, if its channel is a webhook.

        Args:
            backfill: tell of the present members, too, as if they had just entered.
        """
        key = subscription["id"]
        if subscription["channel"] != "webhook":
            self.forget(key)  # it may have been one before
            return
        with self._lock:
            self._subscriptions[key] = subscription
            self._told[key] = {} if backfill else self._present(subscription, {}).members
            if self._thread is None:
                self._store.listeners.append(self._changed)
                self._thread = threading.Thread(
                    target=self._run, name="lytics-local-webhooks", daemon=True
                )
                self._thread.start()
        self._changed.set()

    def forget(self, key: str) -> None:
        """Tell a subscription's program nothing more."""
        with self._lock:
            self._subscriptions.pop(key, None)
            self._told.pop(key, None)

    def close(self) -> None:
        """End the thread."""
        self._closing = True
        self._changed.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._closing:
            self._changed.wait()
            self._changed.clear()
            # A moment of quiet may never come.
            patience = time.monotonic() + _LONGEST_WAIT
            while self._changed.wait(_QUIET_SECONDS) and not self._closing:
                self._changed.clear()
                if time.monotonic() > patience:
                    break
            for key in list(self._subscriptions):
                with suppress(sqlite3.Error):  # a full disk, say: told with the next change
                    self._tell(key)

    def _tell(self, key: str) -> None:
        with self._lock:
            subscription = self._subscriptions.get(key)
            if subscription is None or self._closing:
                return
            told = self._told[key]
            present = self._present(subscription, told)
            self._told[key] = present.members
        for number, events in _changes(told, present).items():
            profile = present.profiles.get(number) or self._segments.profile(
                subscription["table"], number
            )
            if key not in self._subscriptions:
                return
            if profile is not None:
                self._post(subscription, profile, events)

    def _present(self, subscription: Document, told: _Members) -> _Present:
        present = _Present({}, {}, {})
        moment = format_nanoseconds(now())
        for key in subscription["segment_ids"]:
            before = told.get(key, {})
            try:
                segment = self._segments.get(key)
                selected = self._segments.members(segment.statement)
            except Refusal:  # the segment, or one that it includes, was deleted: nobody has left it
                present.members[key] = before
                continue
            present.slugs[key] = segment.slug_name
            members = present.members[key] = {}
            for number, profile in selected:
                members[number] = before.get(number, moment)
                if number not in before:
                    present.profiles[number] = profile
        return present

    def _post(self, subscription: Document, profile: Document, events: list[Document]) -> None:
        message = {
            "data": profile | {"segment_events": events},
            "meta": {
                "object": subscription["table"],
                "source": "subscription",
                "subscription_id": subscription["id"],
            },
        }
        request = urllib.request.Request(  # noqa: S310 - checked to be http or https, and on this machine
            subscription["webhook_url"],
            orjson.dumps(message),
            {"Content-Type": "application/json", **subscription.get("headers", {})},
            method="POST",
        )
        problem: Exception | None = None
        for attempt in range(_ATTEMPTS):
            if self._closing:
                return
            if attempt:
                time.sleep(_PAUSE_SECONDS)
            try:
                with _OPENER.open(request, timeout=_PATIENCE_SECONDS):
                    return
            except urllib.error.HTTPError as error:
                error.close()
                problem = error
            except (OSError, HTTPException) as error:
                problem = error
        logger.info("A webhook of subscription %s failed: %s", subscription["id"], problem)


def _changes(told: _Members, present: _Present) -> dict[int, list[Document]]:
    """What has happened to each user since a program was told last."""
    moment = format_nanoseconds(now())
    changes: dict[int, list[Document]] = {}
    for key, slug in present.slugs.items():
        before, members = told.get(key, {}), present.members[key]
        segment = {"id": key, "slug": slug}
        for number in members.keys() - before.keys():
            event = {"event": "enter", "enter": members[number], "exit": _FAR_AHEAD}
            changes.setdefault(number, []).append(segment | event)
        for number in before.keys() - members.keys():
            event = {"event": "exit", "enter": before[number], "exit": moment}
            changes.setdefault(number, []).append(segment | event)
    return dict(sorted(changes.items()))
