"""Fixtures of the core's tests."""

from collections.abc import AsyncIterator

import pytest

from lytics_async.transport import HttpxTransport


@pytest.fixture
async def transport() -> AsyncIterator[HttpxTransport]:
    transport = HttpxTransport()
    yield transport
    await transport.aclose()
