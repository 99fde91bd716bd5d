"""The account: the data and the settings of one local Lytics."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from lytics_async.local.affinities import Affinities
from lytics_async.local.content import IDENTITY, Content
from lytics_async.local.documents import Documents
from lytics_async.local.positions import Positions
from lytics_async.local.profiles import Profiles
from lytics_async.local.queries import Queries
from lytics_async.local.scans import Scans
from lytics_async.local.schemas import Schemas
from lytics_async.local.segments import Segments
from lytics_async.local.settings import Settings
from lytics_async.local.store import Store
from lytics_async.local.tokens import Tokens
from lytics_async.local.webhooks import Webhooks


class Account:
    """The state that the routes read and change.

    Args:
        directory: where the store is, or will be.
        durable: survive a crash of the machine; a temporary store need not.

    Attributes:
        settings: the switches; assigning another Settings takes effect with the next request,
            except for `identity`, which stays as it was when the account was opened.
        id: the account's hex id.
        aid: the account's short number.
        admin_id: id of the user who is there from the beginning.
        tokens: those that are accepted.
        tables: what each table holds, by its name.
        positions: where the identities of the records are.
        exclusive: to be held, in a thread, while something is checked and then changed.
    """

    def __init__(
        self, directory: Path, *, durable: bool, token: str, data_token: str, settings: Settings
    ) -> None:
        self.settings: Settings = settings
        self.store: Store = Store(directory, durable=durable)
        self.id: str = self.store.keep_fact("account_id", secrets.token_hex(12))
        self.aid: int = int(self.store.keep_fact("aid", str(1000 + secrets.randbelow(9000))))
        self.admin_id: str = self.store.keep_fact("admin_id", secrets.token_hex(16))
        self.tokens: Tokens = Tokens(
            self.documents("auth"), access=token, kind=settings.token_kind, data=data_token
        )
        self.queries: Queries = Queries(self.documents("query"))
        self.schemas: Schemas = Schemas(
            self.documents("schema", announced=False),
            self.queries,
            self.store,
            identity=settings.identity_fields,
            author=self.admin_id,
            keeps_unmapped=self._keeps_unmapped,
        )
        self.profiles: Profiles = Profiles(self.store, settings.identity_fields, self.queries)
        self.profiles.delay = lambda: self.settings.profile_delay
        self.profiles.keeps_unmapped = self._keeps_unmapped
        self.positions: Positions = Positions(settings.identity_fields)
        self.content: Content = Content(self.store, account_id=self.id)
        self.profiles.complete = self._with_affinities
        self._affinities: tuple[int, Affinities | None] = (-1, None)
        self._rollups: list[dict[str, Any]] = []
        self.tables: Mapping[str, Profiles | Content] = {
            "user": self.profiles,
            "content": self.content,
        }
        self.segments: Segments = Segments(
            self.store,
            self.tables,
            account_id=self.id,
            is_service=lambda: self.settings.is_service,
        )
        self.webhooks: Webhooks = Webhooks(
            self.store, self.segments, self.documents("subscription")
        )
        self.scans: Scans = Scans()
        self._last_size_call = float("-inf")
        self._gate = threading.Lock()
        self.exclusive: threading.RLock = threading.RLock()

    @property
    def body_limit(self) -> int:
        """Bytes of the longest body that the API host accepts."""
        return self.settings.max_body_bytes

    def documents(self, kind: str, *, announced: bool = True) -> Documents:
        """The documents of one kind; see Documents."""
        return Documents(self.store, kind, account_id=self.id, announced=announced)

    def may_size(self) -> bool:
        """Return whether an ad hoc count is allowed now: see Settings.size_interval."""
        with self._gate:
            moment = time.monotonic()
            if moment - self._last_size_call < self.settings.size_interval:
                return False
            self._last_size_call = moment
            return True

    def change_settings(self, **switches: Any) -> None:
        """Set switches; concurrent changes of others are kept."""
        with self._gate:
            self.settings = attrs.evolve(self.settings, **switches)

    def by_fields(self, table: str) -> list[str]:
        """The fields by which the profiles of a table can be looked up."""
        if table != "user":
            return list(IDENTITY)
        names = (*self.settings.identity_fields, *self.queries.by_fields)
        return list(dict.fromkeys(names))

    def meta(self, table: str) -> dict[str, object]:
        """Describe a table in a response."""
        return {"by_fields": self.by_fields(table), "format": "json", "name": table}

    def _keeps_unmapped(self) -> bool:
        return self.settings.unmapped == "kept"

    def _with_affinities(self, profile: dict[str, Any]) -> dict[str, Any]:
        """Add the topics that a user cares about, in the shapes of the service."""
        if not self.settings.is_service:
            return profile
        version, affinities = self._affinities
        if version != self.store.version:
            affinities = None if self.content.is_empty() else Affinities(self.content.all())
            rollups = self.documents("topicrollup").all() if affinities else []
            self._rollups = [rollup for rollup in rollups if not rollup.get("draft")]
            self._affinities = (self.store.version, affinities)
        return profile if affinities is None else affinities.complete(profile, self._rollups)

    def close(self) -> None:
        """End what runs in the background and close the store."""
        self.webhooks.close()
        self.profiles.close()
        self.store.close()


def new_token() -> str:
    """A token in the form of the real ones: `at.<auth id>.<secret>`."""
    return f"at.{secrets.token_hex(16)}.{secrets.token_hex(32)}"
