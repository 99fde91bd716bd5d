"""Webhooks: tell the programs that subscribed which profiles entered or left their segments.

When records have arrived and a quiet moment has passed, one thread determines the present members
and hands a message for each change to the thread of its subscription (deliveries.py). Without
subscriptions there are no threads.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import suppress

import attrs
import orjson

from lytics_async.local.deliveries import Delivery
from lytics_async.local.documents import Document, Documents
from lytics_async.local.faults import ApiFault
from lytics_async.local.segments import Segments
from lytics_async.local.store import Store
from lytics_async.local.timestamps import format_nanoseconds, now

_QUIET_SECONDS = 0.05
_LONGEST_WAIT = 1.0

_FAR_AHEAD = "2099-01-01T00:00:00.000000000Z"
"""When a member will leave, as far as is known: the published sample has this year."""

_Members = dict[str, dict[int, str]]
"""For each segment its members, by number, and since when."""


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
        subscriptions: those of a kept store are watched again; changes in between are not sent.
    """

    def __init__(self, store: Store, segments: Segments, subscriptions: Documents) -> None:
        self._store = store
        self._segments = segments
        self._subscriptions: dict[str, Document] = {}
        self._told: dict[str, _Members] = {}
        self._lock = threading.Lock()
        self._deliveries: dict[str, Delivery] = {}
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
        """Stop sending to a subscription's program."""
        with self._lock:
            self._subscriptions.pop(key, None)
            self._told.pop(key, None)
            delivery = self._deliveries.pop(key, None)
        if delivery is not None:
            delivery.close()

    def close(self) -> None:
        """End the threads; messages that wait are dropped."""
        self._closing = True
        self._changed.set()
        if self._thread is not None:
            self._thread.join()
        for delivery in self._deliveries.values():
            delivery.close()

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
            if profile is not None:
                self._deliver(subscription, profile, events)

    def _deliver(self, subscription: Document, profile: Document, events: list[Document]) -> None:
        message = {
            "data": profile | {"segment_events": events},
            "meta": {
                "object": subscription["table"],
                "source": "subscription",
                "subscription_id": subscription["id"],
            },
        }
        with self._lock:
            if subscription["id"] not in self._subscriptions:
                return
            delivery = self._deliveries.get(subscription["id"])
            if delivery is None:
                delivery = self._deliveries[subscription["id"]] = Delivery(subscription["id"])
        delivery.put(subscription, orjson.dumps(message))

    def _present(self, subscription: Document, told: _Members) -> _Present:
        present = _Present({}, {}, {})
        moment = format_nanoseconds(now())
        for key in subscription["segment_ids"]:
            before = told.get(key, {})
            try:
                segment = self._segments.get(key)
                selected = self._segments.members(segment.statement)
            except (
                ApiFault
            ):  # it, or a segment that it includes, was deleted: the members did not leave it
                present.members[key] = before
                continue
            present.slugs[key] = segment.slug_name
            members = present.members[key] = {}
            for number, profile in selected:
                members[number] = before.get(number, moment)
                if number not in before:
                    present.profiles[number] = profile
        return present


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
