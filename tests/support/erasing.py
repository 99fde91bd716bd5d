"""Clients for erasures from a local Lytics that count what they send and may fail."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from lytics_async import AsyncLytics, RetryPolicy
from lytics_async.local import LocalLytics
from lytics_async.wire.messages import WireRequest, WireResponse

QUICK: dict[str, Any] = {"interval": 0.001, "timeout": 30}


class Counting:
    """A transport to the local Lytics that counts deletions by value and may fail on each send.

    Args:
        fail: called with the request and whether the server has handled it; it may raise.
    """

    def __init__(self, local: LocalLytics, fail: Callable[[WireRequest, bool], None]) -> None:
        self._inner = local.transport()
        self._fail = fail
        self.sent: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def send(self, request: WireRequest, *arguments: Any, **options: Any) -> WireResponse:
        self._fail(request, False)
        if "/queue/bulk/" in request.url:
            assert isinstance(request.body, bytes)
            self.sent.update(json.loads(request.body))
        response = await self._inner.send(request, *arguments, **options)
        self._fail(request, True)
        return response


def harmless(request: WireRequest, handled: bool) -> None:
    """Let every request pass."""


def connect(
    local: LocalLytics, fail: Callable[[WireRequest, bool], None] = harmless
) -> tuple[AsyncLytics, Counting]:
    transport = Counting(local, fail)
    client = AsyncLytics(
        local.token,
        base_url=local.url,
        transport=transport,  # type: ignore[arg-type]
        retry=RetryPolicy(base_delay=0),
    )
    return client, transport


def emails(local: LocalLytics, amount: int = 4) -> list[str]:
    found = [str(each["email"]) for each in local.profiles() if "email" in each]
    return sorted(found)[:amount]
