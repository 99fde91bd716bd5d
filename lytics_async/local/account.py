"""The account: the data and the settings of one local Lytics."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path

from lytics_async.local.content import IDENTITY, Content
from lytics_async.local.documents import Documents
from lytics_async.local.profiles import Profiles
from lytics_async.local.scans import Scans
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
        settings: the switches; assigning another Settings takes effect with the next request, except
            for `identity`, which stays as it was when the account was opened.
        id: the account's hex id.
        aid: the account's short number.
        admin_id: id of the user who is there from the beginning.
        tokens: those that are accepted.
        tables: what each table holds, by its name.
    """

    def __init__(
        self, directory: Path, *, durable: bool, token: str, data_token: str, settings: Settings
    ) -> None:
        self.settings = settings
        self.store: Store = Store(directory, durable=durable)
        self.id: str = self.store.keep_fact("account_id", secrets.token_hex(12))
        self.aid: int = int(self.store.keep_fact("aid", str(1000 + secrets.randbelow(9000))))
        self.admin_id: str = self.store.keep_fact("admin_id", secrets.token_hex(16))
        self.tokens: Tokens = Tokens(self.documents("auth"), access=token, data=data_token)
        self.profiles: Profiles = Profiles(self.store, settings.identity_fields)
        self.content: Content = Content(self.store, account_id=self.id)
        self.tables: Mapping[str, Profiles | Content] = {
            "user": self.profiles,
            "content": self.content,
        }
        self.segments: Segments = Segments(self.store, self.tables, account_id=self.id)
        self.webhooks: Webhooks = Webhooks(
            self.store, self.segments, self.documents("subscription")
        )
        self.scans: Scans = Scans()
        self.last_size_call: float = float("-inf")

    @property
    def body_limit(self) -> int:
        """Bytes of the longest body that the API host accepts."""
        return self.settings.max_body_bytes

    def documents(self, kind: str, *, announced: bool = True) -> Documents:
        """The documents of one kind; see Documents."""
        return Documents(self.store, kind, account_id=self.id, announced=announced)

    def meta(self, table: str) -> dict[str, object]:
        """Describe a table in a response: the fields by which its profiles can be looked up."""
        by_fields = self.settings.identity_fields if table == "user" else IDENTITY
        return {"by_fields": list(by_fields), "format": "json", "name": table}

    def close(self) -> None:
        """End what runs in the background and close the store."""
        self.webhooks.close()
        self.profiles.close()
        self.store.close()


def new_token() -> str:
    """A token in the form of the real ones: `at.<auth id>.<secret>`."""
    return f"at.{secrets.token_hex(16)}.{secrets.token_hex(32)}"
