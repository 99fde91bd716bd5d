"""How time and memory grow with the size of a file, with connections and with the table, beside
another side of each; `benchmarks.plots` draws them.
"""

import asyncio
import compileall
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from benchmarks import data, memory, server
from benchmarks.figure import Figure
from benchmarks.process import compile_package, in_process, peak_memory, receive, resident_memory
from lytics_async import AsyncLytics
from lytics_async.codegen import generate

FILE_SIZES = tuple(size * 10**6 for size in (10, 30, 100, 300, 1000, 4000))
CONNECTIONS = (1, 2, 4, 8, 16, 32, 64)
OPERATIONS = (10, 30, 100, 300, 1000)
OPERATIONS_A_FAMILY = 10
FIELDS = 8
"""Of each model."""
CALLS = 1000
LATENCY = 0.05
"""Seconds before the server responds to a call."""
ROUNDS = 3
_LEAST = 1e-3
"""Of the other side, since memory that did not grow at all would make no ratio."""

Round: TypeAlias = tuple[float, int]
"""Seconds, and bytes."""


@attrs.frozen
class Growth:
    """What one picture shows.

    Attributes:
        values: the points on the axis.
        scale: what the axis counts in.
        measure: runs ROUNDS rounds of ours and the other side at one point.
    """

    axis: str
    time: str
    memory: str
    values: Sequence[int]
    measure: Callable[[int], Sequence[tuple[Round, Round]]]
    scale: int = 1


def run() -> list[Figure]:
    """Measure every point."""
    figures: list[Figure] = []
    for growth in GROWTHS:
        for value in growth.values:
            rounds = growth.measure(value)
            name = f"{growth.axis} {value / growth.scale:g}"
            for measure, unit, index, scale in (
                (growth.time, "s", 0, 1),
                (growth.memory, "MiB", 1, 2**20),
            ):
                pairs = [
                    (ours[index] / scale, max(other[index] / scale, _LEAST))
                    for ours, other in rounds
                ]
                figures.append(Figure.compared(f"{name}: {measure}", unit, pairs))
    return figures


def _file_size(size: int) -> Sequence[tuple[Round, Round]]:
    path = data.large_csv(size)
    case = memory.Case("gzip, HTTP", tls=False, compress=True)
    rounds = []
    try:
        for _ in range(ROUNDS):
            over_idle, seconds = memory.upload(case, path)
            with server.running() as url, in_process(_post, url, path) as client:
                other: Round = receive(client, timeout=memory.LONGEST)
            rounds.append(((seconds, over_idle), other))
    finally:
        path.unlink()  # all sizes together are larger than what they are for
    return rounds


def _post(pipe: Connection, url: str, path: Path) -> None:
    """Send the file as it is in one request, as a short script does."""
    import requests

    headers = {"Authorization": "at.benchmark.benchmark", "Content-Type": "text/csv"}
    with requests.Session() as session, path.open("rb") as file:
        session.get(f"{url}/api/segment/most_active", headers=headers, timeout=60)
        idle = resident_memory()
        start = time.perf_counter()
        target = f"{url}/collect/bulk/{data.STREAM}"
        session.post(target, data=file, headers=headers, timeout=600).raise_for_status()
        pipe.send((time.perf_counter() - start, peak_memory() - idle))


def _connections(count: int) -> Sequence[tuple[Round, Round]]:
    rounds = []
    with server.running(delay=LATENCY) as url:
        for _ in range(ROUNDS):
            sides: list[Round] = []
            for work in (_keep_calling, _keep_calling_aiohttp):
                with in_process(_call, work, url, count) as client:
                    sides.append(receive(client, timeout=120.0))
            rounds.append((sides[0], sides[1]))
    return rounds


def _call(
    pipe: Connection, work: Callable[[str, int], Coroutine[Any, Any, Round]], url: str, count: int
) -> None:
    pipe.send(asyncio.run(work(url, count)))


async def _keep_calling(url: str, count: int) -> Round:
    """Make 1,000 calls, `count` at a time; return the seconds and the peak over idle in bytes."""
    async with AsyncLytics("at.benchmark.benchmark", base_url=url, concurrency=count) as lytics:

        async def call() -> None:
            await lytics.request("GET", "/api/segment/most_active")

        return await _measure(call, count)


async def _keep_calling_aiohttp(url: str, count: int) -> Round:
    """Do the same with aiohttp."""
    import aiohttp

    connector = aiohttp.TCPConnector(limit=count)
    headers = {"Authorization": "at.benchmark.benchmark"}
    async with aiohttp.ClientSession(connector=connector, headers=headers) as session:

        async def call() -> None:
            async with session.get(f"{url}/api/segment/most_active") as response:
                response.raise_for_status()
                await response.json()

        return await _measure(call, count)


async def _measure(call: Callable[[], Coroutine[Any, Any, None]], count: int) -> Round:
    await call()
    idle = resident_memory()
    await _make_calls(call, 2 * count, count)  # opens the connections
    start = time.perf_counter()
    await _make_calls(call, CALLS, count)
    return time.perf_counter() - start, peak_memory() - idle


async def _make_calls(
    call: Callable[[], Coroutine[Any, Any, None]], calls: int, in_flight: int
) -> None:
    left = iter(range(calls))

    async def caller() -> None:
        for _ in left:
            await call()

    async with asyncio.TaskGroup() as callers:
        for _ in range(in_flight):
            callers.create_task(caller())


_STARTING = """
import pathlib, sys, time
sys.path.insert(0, {root!r})
began = time.perf_counter()
{start}
seconds = time.perf_counter() - began
status = pathlib.Path("/proc/self/status").read_text().split()  # ru_maxrss would be that of the parent process
print(seconds, int(status[status.index("VmHWM:") + 1]) * 1024)
"""


_OURS = """
import lytics_async
from grown.services import Services
class Client(lytics_async.AsyncLytics, Services): ...
client = Client("at.benchmark.benchmark")
client.family0s
"""
_PYDANTIC = "import described"


def _operations(count: int) -> Sequence[tuple[Round, Round]]:
    compile_package()
    rounds = []
    with tempfile.TemporaryDirectory() as root:
        package = Path(root) / "grown"
        for path, text in generate(_table(count), package="grown").items():
            target = package / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        (Path(root) / "described.py").write_text(_described(count))
        compileall.compile_dir(root, quiet=1)
        for _ in range(ROUNDS):
            ours, other = (_start(root, start) for start in (_OURS, _PYDANTIC))
            rounds.append((ours, other))
    return rounds


def _start(root: str, start: str) -> Round:
    command = [sys.executable, "-c", _STARTING.format(root=root, start=start)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, peak = said.split()
    return float(seconds), int(peak)


def _described(count: int) -> str:
    """Return a module of as many models of pydantic with the same fields."""
    fields = "".join(f"    field{at}: str | None = None\n" for at in range(FIELDS))
    models = (f"class Thing{number}(BaseModel):\n{fields}" for number in range(count))
    return "from pydantic import BaseModel\n\n" + "\n".join(models)


def _table(count: int) -> dict[str, bytes]:
    """Return a table of so many operations, each with a model of its own."""
    families: dict[str, bytes] = {}
    for start in range(0, count, OPERATIONS_A_FAMILY):
        family = start // OPERATIONS_A_FAMILY
        rows = [f'family = "Family{family}"\nservice = "family{family}s"\ndoc = "A family."']
        for number in range(start, min(start + OPERATIONS_A_FAMILY, count)):
            fields = "".join(
                f'[[model.fields]]\nname = "field{at}"\ntype = "str | None"\ndoc = "a field"\n'
                for at in range(FIELDS)
            )
            rows.append(f'[[model]]\nname = "Thing{number}"\ndoc = "A thing."\n{fields}')
            rows.append(
                f'[[operation]]\nname = "list_{number}"\nmethod = "GET"\npath = "/api/thing{number}"\n'
                f'retry = "safe"\nreturns = "list[Thing{number}]"\ndoc = "List the things."\n'
                f'example = """\nfor thing in await lytics.family{family}s.list_{number}():\n    print(thing.field0)\n"""'
            )
        families[f"v1/family{family}.toml"] = "\n\n".join(rows).encode()
    return families


GROWTHS = (
    Growth(
        "size of the CSV file, MB",
        "time of an upload",
        "peak over idle",
        FILE_SIZES,
        _file_size,
        scale=10**6,
    ),
    Growth(
        "connections",
        "1,000 calls of 50 ms each",
        "peak over idle",
        CONNECTIONS,
        _connections,
    ),
    Growth(
        "operations in the table",
        "import and first service",
        "peak of the interpreter",
        OPERATIONS,
        _operations,
    ),
)
