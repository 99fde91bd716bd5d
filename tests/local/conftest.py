"""Fixtures of the tests of the local Lytics."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from local_lytics import Lytics

from lytics_async.local import LocalLytics


@pytest.fixture
def start() -> Iterator[Callable[..., Lytics]]:
    """Starts a local Lytics with the switches it is called with."""
    with ExitStack() as stack:

        def begin(**switches: Any) -> Lytics:
            local = stack.enter_context(LocalLytics(**switches))
            http = stack.enter_context(
                httpx.Client(
                    base_url=local.url, headers={"Authorization": local.token}, verify=False
                )
            )
            return Lytics(local, http)

        yield begin


@pytest.fixture
def lytics(start: Callable[..., Lytics]) -> Lytics:
    """A local Lytics with all switches at their defaults."""
    return start()
