"""Starting: importing lytics_async, opening a client and loading what the first call needs, beside importing httpx."""

import subprocess
import sys
import time
from functools import partial

from benchmarks.figure import Figure, alternating
from benchmarks.process import compile_package

ROUNDS = 9
GOAL = 1.3

OURS = """
from lytics_async import AsyncLytics
lytics = AsyncLytics("at.benchmark.benchmark", base_url="http://127.0.0.1:1")
lytics.segments
from lytics_async.models import Segment
import lytics_async.wire.direct
"""
OTHER = "import httpx; httpx.AsyncClient"
NOTHING = "pass"


def run() -> list[Figure]:
    """Measure fresh interpreters in turn, less what an interpreter takes that does nothing."""
    compile_package()
    for code in (OURS, OTHER):
        _seconds(code)  # the page cache
    sides = (partial(_seconds, code) for code in (OURS, OTHER, NOTHING))
    rounds = [
        (1000 * (ours - nothing), 1000 * (other - nothing))
        for ours, other, nothing in alternating(ROUNDS, *sides)
    ]
    return [
        Figure.compared(
            "import, client and first modules, against import httpx",
            "ms",
            rounds,
            goal=GOAL,
            bound="at most",
        )
    ]


def _seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start
