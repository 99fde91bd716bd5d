"""Fixtures of the tests of the local Lytics.

Tests of single families run over both shapes of responses, the others over those of the service;
the mark `shapes` names other ones.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from local_lytics import Lytics

from lytics_async.local import LocalLytics

_ANY_SERVER = ssl.create_default_context()  # making one for each client takes milliseconds
_ANY_SERVER.check_hostname = False
_ANY_SERVER.verify_mode = ssl.CERT_NONE

_OVER_BOTH = ("api", "test_local_segments.py", "test_local_scans.py", "test_local_entities.py")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "shapes(*names): shapes of the local Lytics to run over")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "shapes" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("shapes")
        path = Path(metafunc.module.__file__)
        both = path.name in _OVER_BOTH or path.parent.name in _OVER_BOTH
        names = mark.args if mark else ("service", "published") if both else ("service",)
        metafunc.parametrize("shapes", names)


@pytest.fixture
def start(shapes: str) -> Iterator[Callable[..., Lytics]]:
    """Starts a local Lytics with the switches it is called with."""
    with ExitStack() as stack:

        def begin(**switches: Any) -> Lytics:
            local = stack.enter_context(LocalLytics(**{"shapes": shapes, **switches}))
            http = stack.enter_context(
                httpx.Client(
                    base_url=local.url, headers={"Authorization": local.token}, verify=_ANY_SERVER
                )
            )
            return Lytics(local, http)

        yield begin


@pytest.fixture
def lytics(start: Callable[..., Lytics]) -> Lytics:
    """A local Lytics with all switches at their defaults, but the shapes of the test."""
    return start()
