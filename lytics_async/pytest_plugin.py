"""The pytest plugin.

Fixtures: `lytics_fake`, `lytics_local`, `lytics_over_httpx`. Option: `lytics_engine`. Nothing of
the package is loaded until a fixture is used.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from lytics_async.local import LocalLytics
    from lytics_async.testing import FakeLytics

_VARIABLE = "LYTICS_ENGINE"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `lytics_engine`."""
    parser.addini(
        "lytics_engine",
        "httpx: send the requests of every Lytics client through httpx, where respx, pytest-httpx "
        f"and vcrpy see them. Sets {_VARIABLE} unless the environment has it.",
        default="",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set the environment variable that chooses the engine before any test module is imported."""
    engine = config.getini("lytics_engine")
    if engine not in ("", "direct", "httpx"):
        raise pytest.UsageError(f"lytics_engine must be `direct` or `httpx`, not {engine!r}.")
    if engine and not os.environ.get(_VARIABLE):
        patch = pytest.MonkeyPatch()
        patch.setenv(_VARIABLE, engine)
        config.add_cleanup(patch.undo)


@pytest.fixture
def lytics_over_httpx(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send the requests of every client that the test makes through httpx, where mocks see them."""
    monkeypatch.setenv(_VARIABLE, "httpx")


@pytest.fixture
def lytics_fake() -> FakeLytics:
    """A Lytics with canned responses: script it by `.on(…)` and `.uploads(…)`, use it through
    `.client()`.
    """
    from lytics_async.testing import FakeLytics

    return FakeLytics()


@pytest.fixture(scope="session")
def _lytics_local_session() -> Iterator[LocalLytics]:
    from lytics_async.local import LocalLytics

    with LocalLytics() as local:
        yield local


@pytest.fixture
def lytics_local(_lytics_local_session: LocalLytics) -> LocalLytics:
    """A local Lytics, one for the whole session and empty for each test: `.client()`, `.url`,
    `.token` (extra `local`).
    """
    _lytics_local_session.empty()
    return _lytics_local_session
