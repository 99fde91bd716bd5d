"""How time and memory grow with the size of a file, with connections and with the table; drawn into
plots/*.svg.
"""

import asyncio
import compileall
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

import attrs

from benchmarks import data, memory, server
from benchmarks.figure import Figure
from benchmarks.process import compile_package, in_process, peak_memory, receive, resident_memory
from lytics_async import AsyncLytics
from lytics_async.codegen import generate

PLOTS = Path(__file__).parent / "plots"

FILE_SIZES = tuple(size * 10**6 for size in (10, 30, 100, 300, 1000, 4000))
CONNECTIONS = (1, 2, 4, 8, 16, 32, 64)
OPERATIONS = (10, 30, 100, 300, 1000)
OPERATIONS_A_FAMILY = 10
CALLS = 1000
LATENCY = 0.05
"""Seconds before the server answers a call."""
ROUNDS = 5

Round: TypeAlias = tuple[float, int]
"""Seconds, and bytes."""


@attrs.frozen
class Growth:
    """What one picture shows.

    Attributes:
        values: the points on the axis.
        scale: what the axis counts in.
        measure: runs ROUNDS rounds at one point.
    """

    name: str
    axis: str
    time: str
    memory: str
    values: Sequence[int]
    measure: Callable[[int], Sequence[Round]]
    scale: int = 1


def run() -> list[Figure]:
    """Measure every point, and draw the medians."""
    figures: list[Figure] = []
    for growth in GROWTHS:
        drawn = []
        for value in growth.values:
            rounds = growth.measure(value)
            name = f"{growth.axis} {value / growth.scale:g}"
            seconds = Figure.alone(f"{name}: {growth.time}", "s", [each for each, _ in rounds])
            peak = Figure.alone(
                f"{name}: {growth.memory}", "MiB", [each / 2**20 for _, each in rounds]
            )
            drawn.append((value / growth.scale, seconds.ours, peak.ours))
            figures += seconds, peak
        _draw(growth, drawn)
    return figures


def _file_size(size: int) -> Sequence[Round]:
    path = data.large_csv(size)
    case = memory.Case("gzip, HTTP", tls=False, compress=True)
    try:
        rounds = [memory.upload(case, path) for _ in range(ROUNDS)]
    finally:
        path.unlink()  # all sizes together are larger than what they are for
    return [(seconds, over_idle) for over_idle, seconds in rounds]


def _connections(count: int) -> Sequence[Round]:
    rounds = []
    for _ in range(ROUNDS):
        with (
            server.running(delay=LATENCY) as url,
            in_process(_call, url, count) as client,
        ):
            rounds.append(receive(client, timeout=120.0))
    return rounds


def _call(pipe: Connection, url: str, count: int) -> None:
    pipe.send(asyncio.run(_keep_calling(url, count)))


async def _keep_calling(url: str, count: int) -> tuple[float, int]:
    """Make 1,000 calls, `count` at a time; return the seconds and the peak over idle in bytes."""
    async with AsyncLytics("at.benchmark.benchmark", base_url=url, concurrency=count) as lytics:
        await lytics.request("GET", "/api/segment/most_active")
        idle = resident_memory()
        await _make_calls(lytics, 2 * count, count)  # opens the connections
        start = time.perf_counter()
        await _make_calls(lytics, CALLS, count)
        return time.perf_counter() - start, peak_memory() - idle


async def _make_calls(lytics: AsyncLytics, calls: int, in_flight: int) -> None:
    left = iter(range(calls))

    async def caller() -> None:
        for _ in left:
            await lytics.request("GET", "/api/segment/most_active")

    async with asyncio.TaskGroup() as callers:
        for _ in range(in_flight):
            callers.create_task(caller())


_STARTING = """
import pathlib, sys, time
sys.path.insert(0, {root!r})
began = time.perf_counter()
import lytics_async
from grown.services import Services
class Client(lytics_async.AsyncLytics, Services): ...
client = Client("at.benchmark.benchmark")
client.family0s
seconds = time.perf_counter() - began
status = pathlib.Path("/proc/self/status").read_text().split()  # ru_maxrss would be that of the parent process
print(seconds, int(status[status.index("VmHWM:") + 1]) * 1024)
"""


def _operations(count: int) -> Sequence[Round]:
    compile_package()
    rounds = []
    with tempfile.TemporaryDirectory() as root:
        package = Path(root) / "grown"
        for path, text in generate(_table(count), package="grown").items():
            target = package / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        compileall.compile_dir(package, quiet=1)
        command = [sys.executable, "-c", _STARTING.format(root=root)]
        for _ in range(ROUNDS):
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            seconds, peak = said.split()
            rounds.append((float(seconds), int(peak)))
    return rounds


def _table(count: int) -> dict[str, bytes]:
    """Return a table of so many operations, each with a model of its own."""
    families: dict[str, bytes] = {}
    for start in range(0, count, OPERATIONS_A_FAMILY):
        family = start // OPERATIONS_A_FAMILY
        rows = [f'family = "Family{family}"\nservice = "family{family}s"\ndoc = "A family."']
        for number in range(start, min(start + OPERATIONS_A_FAMILY, count)):
            fields = "".join(
                f'[[model.fields]]\nname = "field{at}"\ntype = "str | None"\ndoc = "a field"\n'
                for at in range(8)
            )
            rows.append(f'[[model]]\nname = "Thing{number}"\ndoc = "A thing."\n{fields}')
            rows.append(
                f'[[operation]]\nname = "list_{number}"\nmethod = "GET"\npath = "/api/thing{number}"\n'
                f'retry = "safe"\nreturns = "list[Thing{number}]"\ndoc = "List the things."\n'
                f'example = """\nfor thing in await lytics.family{family}s.list_{number}():\n    print(thing.field0)\n"""'
            )
        families[f"v1/family{family}.toml"] = "\n\n".join(rows).encode()
    return families


def _draw(growth: Growth, points: Sequence[tuple[float, float, float]]) -> None:
    """Draw points of (place on the axis, seconds, MiB)."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "lytics-async"
    from matplotlib import pyplot
    from matplotlib.ticker import LogLocator

    figure, panels = pyplot.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    at, seconds, peaks = zip(*points, strict=True)
    for panel, title, values in (
        (panels[0], f"{growth.time}, s", seconds),
        (panels[1], f"{growth.memory}, MiB", peaks),
    ):
        panel.plot(at, values, marker="o", color="#2962ff")
        panel.set(title=title, xlabel=growth.axis, xscale="log")
        panel.set_xticks(at, [f"{value:g}" for value in at])
        panel.minorticks_off()
        panel.grid(alpha=0.3)
        if panel is panels[0] and growth.name != "operations":
            panel.set_yscale("log")
            panel.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
            panel.yaxis.set_major_formatter("{x:g}")
            panel.tick_params(axis="y", which="minor", left=False, labelleft=False)
        else:
            panel.set_ylim(0, max(values) * 1.15)
    PLOTS.mkdir(exist_ok=True)
    figure.savefig(PLOTS / f"{growth.name}.svg", metadata={"Date": None})
    pyplot.close(figure)


GROWTHS = (
    Growth(
        "file-size",
        "size of the CSV file, MB",
        "time of an upload",
        "peak over idle",
        FILE_SIZES,
        _file_size,
        scale=10**6,
    ),
    Growth(
        "connections",
        "connections",
        "1,000 calls of 50 ms each",
        "peak over idle",
        CONNECTIONS,
        _connections,
    ),
    Growth(
        "operations",
        "operations in the table",
        "import and first service",
        "peak of the interpreter",
        OPERATIONS,
        _operations,
    ),
)
