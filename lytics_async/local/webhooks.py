"""Webhooks: tells the programs that subscribed who has entered or left their segments.

A thread of its own looks, when records have come and a quiet moment has passed, who is a member now, and posts a message for
each user whose membership has changed. Without subscriptions there is no thread and no cost.
"""

import logging
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

import orjson

from .answers import Refusal
from .documents import Document, Documents
from .segments import Segments
from .store import Store
from .timestamps import format_nanoseconds, now

__all__ = ["Webhooks"]

logger = logging.getLogger("lytics_async.local")

_QUIET_SECONDS = 0.05
_ATTEMPTS = 3  # no retry rule is published
_PAUSE_SECONDS = 0.2
_PATIENCE_SECONDS = 2.0

_FAR_AHEAD = "2099-01-01T00:00:00.000000000Z"
"""When a member will leave, as far as is known: the published sample has this year."""

_NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))

_Members = dict[str, dict[int, str]]
"""For each segment its members, by number, and since when."""


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
        """Tell a subscription's program of changes from now on.

        Args:
            backfill: tell of the present members, too, as if they had just entered.
        """
        if subscription["channel"] != "webhook":
            return
        with self._lock:
            key = subscription["id"]
            self._subscriptions[key] = subscription
            if backfill:
                self._told[key] = {segment: {} for segment in subscription["segment_ids"]}
            else:
                self._told[key] = self._members(subscription)[0]
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
            while self._changed.wait(_QUIET_SECONDS) and not self._closing:
                self._changed.clear()
            with self._lock:
                subscriptions = list(self._subscriptions.values())
            for subscription in subscriptions:
                if not self._closing:
                    self._tell(subscription)

    def _tell(self, subscription: Document) -> None:
        key = subscription["id"]
        with self._lock:
            told = self._told.get(key)
            if told is None:
                return
            members, profiles = self._members(subscription, told)
            self._told[key] = members
        for number, events in _changes(told, members).items():
            named = [self._named(event) for event in events]
            profile = profiles.get(number) or self._segments.profile(subscription["table"], number)
            if profile is not None:
                self._post(subscription, profile, named)

    def _members(
        self, subscription: Document, told: _Members | None = None
    ) -> tuple[_Members, dict[int, Document]]:
        """The present members of its segments, and their profiles."""
        moment = format_nanoseconds(now())
        members: _Members = {}
        profiles: dict[int, Document] = {}
        for key in subscription["segment_ids"]:
            before = (told or {}).get(key, {})
            members[key] = {}
            try:
                selected = self._segments.members(self._segments.get(key).statement)
                for number, profile in selected:
                    members[key][number] = before.get(number, moment)
                    if number not in before:
                        profiles[number] = profile
            except Refusal:  # the segment, or one that it includes, was deleted
                continue
        return members, profiles

    def _named(self, event: Document) -> Document:
        return event | {"slug": self._segments.get(event["id"]).slug_name}

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
            {"Content-Type": "application/json", **_texts(subscription.get("headers", {}))},
            method="POST",
        )
        problem: OSError | None = None
        for attempt in range(_ATTEMPTS):
            if self._closing:
                return
            if attempt:
                time.sleep(_PAUSE_SECONDS)
            try:
                with _NO_PROXY.open(request, timeout=_PATIENCE_SECONDS):
                    return
            except urllib.error.HTTPError as error:
                error.close()
                problem = error
            except OSError as error:
                problem = error
        logger.info("A webhook of subscription %s failed: %s", subscription["id"], problem)


def _changes(told: _Members, members: _Members) -> dict[int, list[Document]]:
    """What has happened to each user since a program was told last."""
    moment = format_nanoseconds(now())
    changes: dict[int, list[Document]] = {}
    for key, present in members.items():
        before = told.get(key, {})
        for number in present.keys() - before.keys():
            event = {"id": key, "event": "enter", "enter": present[number], "exit": _FAR_AHEAD}
            changes.setdefault(number, []).append(event)
        for number in before.keys() - present.keys():
            event = {"id": key, "event": "exit", "enter": before[number], "exit": moment}
            changes.setdefault(number, []).append(event)
    return dict(sorted(changes.items()))


def _texts(headers: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in headers.items()}
