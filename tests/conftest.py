"""The event loops that tests run on: asyncio's own by default, another by `--loop`, several where a
test names them.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from loops import LOOPS

if TYPE_CHECKING:
    from lytics_async import AsyncLytics
    from lytics_async.local import LocalLytics

# The tests start hundreds of interpreters and workers. If bytecode is not written, each of them
# compiles the package and the tests again, which takes a fifth of the time of a run.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--loop`, so that any folder of tests can be run on another event loop."""
    parser.addoption("--loop", choices=[*LOOPS], default="asyncio", help="event loop of the tests")


def pytest_configure() -> None:
    """Restore the signals that nohup, or a shell that runs tests in the background, ignores: what
    the tests start would inherit that, and is then not ended by them. Let Hypothesis judge no
    example by the clock.
    """
    settings.register_profile("any machine", deadline=None)
    settings.load_profile("any machine")
    for name, handler in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Have `-n auto` start one worker more than there are CPUs: many tests wait for sockets and
    processes.
    """
    return (os.cpu_count() or 1) + 1


MANY = 1000


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep thousands of collected tests out of the sight of the garbage collector, which some tests
    call.
    """
    if len(session.items) > MANY:
        gc.collect()
        gc.freeze()


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Return every loop for a test that is marked `asyncio(loop_factories=[…])`, else the chosen
    one.
    """
    marker = item.get_closest_marker("asyncio")
    if marker is not None and "loop_factories" in marker.kwargs:
        return LOOPS
    chosen = config.getoption("--loop")
    return {chosen: LOOPS[chosen]}


@pytest.fixture
async def local() -> AsyncIterator[LocalLytics]:
    """A local Lytics with the sample data, on a port of its own."""
    from lytics_async.local import LocalLytics

    async with LocalLytics(sample=True) as running:
        yield running


@pytest.fixture
async def lytics(local: LocalLytics) -> AsyncIterator[AsyncLytics]:
    """A client of the local Lytics."""
    async with local.client() as client:
        yield client
