"""Fixtures of the core's tests."""

from collections.abc import AsyncIterator

import pytest

from lytics_async.wire.direct import DirectTransport


@pytest.fixture
async def transport() -> AsyncIterator[DirectTransport]:
    transport = DirectTransport()
    yield transport
    await transport.aclose()
