"""`python -m benchmarks [NAME…] [--full] [--json]`: run the named benchmarks, or the quick ones."""

import argparse
import json
import os
import platform
import sys
from datetime import date
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path

from benchmarks import BENCHMARKS, QUICK, nginx, plots, record
from benchmarks.figure import Figure, table


def main() -> int:
    """Run what the command line names and print the figures; the exit code is 1 if a goal is
    missed, 2 if nothing was measured.
    """
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure lytics-async on this machine. Without a NAME, the quick ones run: "
        f"{', '.join(QUICK)}.",
        epilog="\n".join(f"{name:9} {what}" for name, what in BENCHMARKS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="one of those below")
    parser.add_argument("--list", action="store_true", help="name the benchmarks, run none")
    parser.add_argument(
        "--full", action="store_true", help="run all of them, and with large files as well"
    )
    parser.add_argument(
        "--against", metavar="REV", help="wire: compare the uploads with those of another commit"
    )
    parser.add_argument(
        "--record", action="store_true", help="write the figures to results.json and results.md"
    )
    parser.add_argument("--json", action="store_true", help="print a list of JSON objects")
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}")
    if given.list:
        print(parser.epilog)
        return 0
    if given.against is not None and given.names != ["wire"]:
        parser.error("--against goes with the benchmark wire alone: `wire --against REV`")
    if given.record and find_spec("matplotlib") is None:
        parser.error("--record draws pictures, which needs matplotlib: pip install --group bench")
    machine = _machine()
    print(machine, file=sys.stderr)
    figures: list[Figure] = []
    left_out: list[str] = []
    for name in given.names or (BENCHMARKS if given.full else QUICK):
        print(f"{name} …", file=sys.stderr)
        benchmark = import_module(f"benchmarks.{name}")
        try:
            found = benchmark.run(given.against) if given.against else benchmark.run()
            if given.full and hasattr(benchmark, "run_full"):
                found += benchmark.run_full()
        except nginx.Missing as missing:
            print(f"{name} is left out: {missing}", file=sys.stderr)
            left_out.append(name)
            continue
        figures += found
        if given.record:
            kept = record.keep(name, found, measured=date.today().isoformat(), machine=machine)
            plots.draw(kept, name)  # the pictures of the documentation
    if given.json:
        print(json.dumps([figure.to_json() for figure in figures], indent=2))
    else:
        print(table(figures))
    if not figures:
        print(f"Nothing was measured; left out: {', '.join(left_out)}.", file=sys.stderr)
        return 2
    return 0 if all(figure.met for figure in figures) else 1


def _machine() -> str:
    """What the figures depend on; a load average well above 0 means that others were using the
    machine, too.
    """
    models = (
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    )
    versions = ", ".join(
        f"{name} {metadata.version(name)}"
        for name in ("lytics-async", "httpx", "httptools", "anyio", "orjson")
    )
    return (
        f"{os.cpu_count()} x {next(models, platform.machine())}, load average {os.getloadavg()[0]:.1f}; "
        f"{platform.python_implementation()} {platform.python_version()}, {versions}"
    )


if __name__ == "__main__":
    sys.exit(main())
