"""Scanning 100,000 profiles from nginx, models included, compared with a loop of bare httpx over
the same pages, into dicts.
"""

import asyncio
import tempfile
import time
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import orjson

from benchmarks import nginx
from benchmarks.figure import Figure, alternating
from lytics_async import AsyncLytics

PAGES = 1000
PAGE = 100
ROUNDS = 5
GOAL = 1.0
TOKEN = "at.benchmark.benchmark"


def run() -> list[Figure]:
    """Measure both over the same pages; nginx serves them as files."""
    with tempfile.TemporaryDirectory() as directory:
        _write_pages(Path(directory))
        with nginx.running(scan=Path(directory)) as url:
            sides = (partial(_seconds, work, url) for work in (_scan, _loop))
            rounds = [(each[0], each[1]) for each in alternating(ROUNDS, *sides)]
    return [
        Figure.compared(
            "scan of 100,000 profiles into models, against bare httpx into dicts",
            "s",
            rounds,
            goal=GOAL,
            bound="at most",
        )
    ]


def _seconds(work: Callable[[str], Coroutine[Any, Any, int]], url: str) -> float:
    start = time.perf_counter()
    found = asyncio.run(work(url))
    if found != PAGES * PAGE:
        raise RuntimeError(f"{found:,} profiles instead of {PAGES * PAGE:,}")
    return time.perf_counter() - start


async def _scan(url: str) -> int:
    found = 0
    async with AsyncLytics(TOKEN, base_url=url) as lytics:
        async for profile in lytics.segments.scan("most_active"):
            found += "email" in profile
    return found


async def _loop(url: str) -> int:
    found = 0
    async with httpx.AsyncClient(base_url=url, headers={"Authorization": TOKEN}) as client:
        start = ""
        while True:
            answer = await client.get(
                "/api/segment/most_active/scan",
                params={"limit": PAGE, **({"start": start} if start else {})},
            )
            answer.raise_for_status()
            page = answer.json()
            for profile in page["data"]:
                found += "email" in profile
            start = page.get("_next", "")
            if not start:
                return found


def _write_pages(directory: Path) -> None:
    for number in range(PAGES):
        page = {
            "status": 200,
            "message": "success",
            "total": PAGES * PAGE,
            "data": [_profile(number * PAGE + place) for place in range(PAGE)],
        }
        if number < PAGES - 1:
            page["_next"] = f"page{number + 1}"
        name = f"page{number}" if number else ""
        (directory / f"{name}.json").write_bytes(orjson.dumps(page))


def _profile(number: int) -> dict[str, object]:
    return {
        "_id": f"{number:032x}",
        "user_id": str(number),
        "email": f"customer{number}@example.com",
        "city": "Utrecht",
        "visits": number % 97,
        "scores": {"momentum": 12, "quantity": 30, "frequency": 7},
        "segments": ["all", "most_active"],
        "_created": "2024-05-01T10:00:00Z",
        "_modified": "2024-05-03T10:00:00Z",
    } | {f"field_{at}": f"value {at} of {number}" for at in range(12)}
