"""A local Lytics and a client of it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from lytics_async import AsyncLytics
from lytics_async.local import LocalLytics


@pytest.fixture
async def local() -> AsyncIterator[LocalLytics]:
    async with LocalLytics() as running:
        yield running


@pytest.fixture
async def lytics(local: LocalLytics) -> AsyncIterator[AsyncLytics]:
    async with local.client() as client:
        yield client
