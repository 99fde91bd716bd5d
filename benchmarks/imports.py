"""Starting: importing lytics_async, opening a client and loading what the first call needs, beside
importing httpx.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import partial

from benchmarks.figure import Figure, alternating

ROUNDS = 15
GOAL = 0.9

OURS = """
from lytics_async import AsyncLytics
lytics = AsyncLytics("at.benchmark.benchmark", base_url="http://127.0.0.1:1")
lytics.segments
from lytics_async.models import Segment
import lytics_async.wire.direct
"""
OTHER = "import httpx; httpx.AsyncClient"
NOTHING = "pass"
BARE = """
import sys
sys.modules.update(dict.fromkeys(("click", "rich", "trio")))  # importing them raises ImportError
"""
"""Makes an interpreter believe that what httpx and httpcore load when it is there is not installed.
"""


def run() -> list[Figure]:
    """Measure fresh interpreters in turn, less what an interpreter takes that does nothing."""
    name = "import, client and first modules, against import httpx"
    with tempfile.TemporaryDirectory() as compiled:
        # Compiled files of all modules on both sides, as pip leaves them, however the packages were
        # installed here.
        environment = {
            key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
        } | {"PYTHONPYCACHEPREFIX": compiled}
        rounds = alternating(
            ROUNDS,
            *(
                _warm(environment, code)
                for code in (NOTHING, OURS, OTHER, BARE + OURS, BARE + OTHER)
            ),
        )
    return [
        Figure.compared(
            name,
            "ms",
            [(ours - nothing, other - nothing) for nothing, ours, other, _, _ in rounds],
            goal=GOAL,
            bound="at most",
        ),
        Figure.compared(
            f"{name}, without click, rich and trio",
            "ms",
            [(ours - nothing, other - nothing) for nothing, _, _, ours, other in rounds],
        ),
    ]


def _warm(environment: Mapping[str, str], code: str) -> "partial[float]":
    measure = partial(_milliseconds, environment, code)
    measure()  # writes the compiled files
    return measure


def _milliseconds(environment: Mapping[str, str], code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    return 1000 * (time.perf_counter() - start)
