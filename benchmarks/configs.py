"""The 401 configurations of providers: importing the indexes, one class, all of them; their memory;
generating everything.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

from benchmarks.figure import Figure

ROUNDS = 11
PROMISES = {"index": 15.0, "one": 10.0, "all": 120.0, "memory": 12.0, "generate": 6.0}

CODE = """
import json, sys, time
import lytics_async

def resident():
    with open("/proc/self/statm") as found:
        return int(found.read().split()[1]) * 4096 / 2**20

def spent(work):
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)

def index():
    global workflows, credentials
    import lytics_async.workflows as workflows, lytics_async.credentials as credentials

def every():
    for module in (workflows, credentials):
        for name in module.PROVIDERS:
            getattr(module, name)

before = resident()
figures = {"index": spent(index), "one": spent(lambda: workflows.WebhookTriggers), "all": spent(every)}
figures["memory"] = resident() - before
print(json.dumps(figures))
"""
"""Times are those of the processor, so that what else runs on the machine counts less."""

NAMES = {
    "index": ("configurations: import the indexes of 401 classes", "ms"),
    "one": ("configurations: load the first class", "ms"),
    "all": ("configurations: load all classes", "ms"),
    "memory": ("configurations: resident memory of all classes", "MiB"),
}


def run() -> list[Figure]:
    """Measure fresh interpreters, and the generator."""
    with tempfile.TemporaryDirectory() as compiled:
        environment = {
            key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
        } | {"PYTHONPYCACHEPREFIX": compiled}
        rounds = [_round(environment) for _ in range(ROUNDS + 1)][1:]  # the first one compiles
    figures = [
        _promised(name, unit, [each[key] for each in rounds], key)
        for key, (name, unit) in NAMES.items()
    ]
    name = "generate models, operations, services, configurations and reference"
    return [*figures, _promised(name, "s", [_generating() for _ in range(3)], "generate")]


def _promised(name: str, unit: str, values: list[float], key: str) -> Figure:
    """A figure and the promise for it."""
    rounds = [(value, PROMISES[key]) for value in values]
    return Figure.compared(name, unit, rounds, goal=1.0, bound="at most")


def _round(environment: dict[str, str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", CODE], check=True, env=environment, capture_output=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _generating() -> float:
    from lytics_async.codegen import generate
    from lytics_async.codegen.__main__ import PACKAGE, read_table

    start = time.perf_counter()
    generate(read_table(PACKAGE / "endpoints"))
    return time.perf_counter() - start
