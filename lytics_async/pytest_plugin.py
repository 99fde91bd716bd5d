"""Fixtures for pytest, `lytics_fake` and `lytics_local`; nothing else is loaded until one is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from lytics_async.local import LocalLytics
    from lytics_async.testing import FakeLytics


@pytest.fixture
def lytics_fake() -> FakeLytics:
    """A Lytics with canned answers: script it by `.on(…)` and `.uploads(…)`, use it through `.client()`."""
    from lytics_async.testing import FakeLytics

    return FakeLytics()


@pytest.fixture(scope="session")
def _lytics_local_session() -> Iterator[LocalLytics]:
    from lytics_async.local import LocalLytics

    with LocalLytics() as local:
        yield local


@pytest.fixture
def lytics_local(_lytics_local_session: LocalLytics) -> LocalLytics:
    """A local Lytics, one for the whole session and empty for each test: `.client()`, `.url`, `.token` (extra `local`)."""
    _lytics_local_session.empty()
    return _lytics_local_session
