"""The Complete Journey transactions from a CSV file to nginx, compared with a shell script of curl
and compared with a loop of requests.
"""

import asyncio
import csv
import itertools
import json
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import requests

from benchmarks import data, nginx
from benchmarks.figure import Figure, alternating
from benchmarks.process import in_fresh_process
from lytics_async import AsyncLytics

ROUNDS = 5
GOAL = 1.0
TOKEN = "at.benchmark.benchmark"
ROWS_A_POST = 1000

SCRIPT = r"""
set -eu
tail -n +2 "$1" | split -l 120000 - piece-
head -n 1 "$1" > header
ls piece-* | xargs -P 2 -I PIECE sh -c '
    cat header PIECE | gzip -1 | curl -sSf -o /dev/null --data-binary @- \
        -H "Authorization: at.benchmark.benchmark" -H "Content-Type: text/csv" -H "Content-Encoding: gzip" "$0"
' "$2"
"""
"""$1 is the file, $2 the URL to send the pieces to."""


def run() -> list[Figure]:
    """Measure all three in turn, each in a process of its own."""
    path = data.transactions("csv")
    with nginx.running() as url:
        sides = (
            partial(in_fresh_process, _seconds, work, url, path) for work in (_ours, _script, _loop)
        )
        rounds = alternating(ROUNDS, *sides)
    return [
        Figure.compared(
            f"1,469,307 transactions as CSV, against {other}",
            "s",
            [(each[0], each[column]) for each in rounds],
            goal=GOAL,
            bound="at most",
        )
        for other, column in (("split, gzip -1 and 2 curl", 1), ("a loop of requests", 2))
    ]


def _seconds(work: Callable[[str, Path], None], url: str, path: Path) -> float:
    start = time.perf_counter()
    work(url, path)
    return time.perf_counter() - start


def _ours(url: str, path: Path) -> None:
    async def upload() -> None:
        async with AsyncLytics(TOKEN, base_url=url) as lytics:
            report = await lytics.upload_csv(path, stream=data.STREAM)
            if report.accepted != data.ROWS:
                raise RuntimeError(f"The upload is not complete: {report}")

    asyncio.run(upload())


def _script(url: str, path: Path) -> None:
    with tempfile.TemporaryDirectory() as directory:
        target = f"{url}/collect/bulk/{data.STREAM}"
        subprocess.run(["sh", "-c", SCRIPT, "sh", path, target], cwd=directory, check=True)


def _loop(url: str, path: Path) -> None:
    with path.open(newline="") as file:
        rows = csv.DictReader(file)
        while batch := list(itertools.islice(rows, ROWS_A_POST)):
            answer = requests.post(
                f"{url}/collect/json/{data.STREAM}",
                data=json.dumps(batch),
                headers={"Authorization": TOKEN, "Content-Type": "application/json"},
                timeout=30,
            )
            answer.raise_for_status()
