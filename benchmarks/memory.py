"""Peak memory of uploading a CSV of 1 GiB (and of 4 GiB), plain and over TLS, to fast servers and
to one that stalls.
"""

import asyncio
import gc
import ssl
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import attrs

from benchmarks import data, nginx, server
from benchmarks.figure import Figure
from benchmarks.process import in_process, peak_memory, receive, resident_memory
from lytics_async import AsyncLytics

SIZE = 2**30
FULL_SIZE = 4 * 2**30
PROMISE = 96 * 2**20
"""Bytes over the idle process: the default memory budget of 64 MiB, and 32 MiB for everything else.
"""
ROUNDS = 5
LONGEST = 300.0
"""Seconds that one upload may take."""


@attrs.frozen
class Case:
    """One way to upload the file."""

    name: str
    tls: bool
    compress: bool
    stall: float = 0.0


CASES = (
    Case("gzip, HTTP", tls=False, compress=True),
    Case("gzip, TLS", tls=True, compress=True),
    Case("uncompressed, HTTP", tls=False, compress=False),
    Case("uncompressed, TLS", tls=True, compress=False),
    Case("uncompressed, TLS, server stalls for 5 s", tls=True, compress=False, stall=5.0),
)


FULL_CASES = (
    *CASES,
    Case("gzip, HTTP, server stalls for 5 s", tls=False, compress=True, stall=5.0),
    Case("gzip, TLS, server stalls for 5 s", tls=True, compress=True, stall=5.0),
    Case("uncompressed, HTTP, server stalls for 5 s", tls=False, compress=False, stall=5.0),
)


def run() -> list[Figure]:
    """Measure every case; the client and the server run in processes of their own."""
    return _measure(CASES, SIZE)


def run_full() -> list[Figure]:
    """Measure with a file so large that whatever grows with it would show."""
    return _measure(FULL_CASES, FULL_SIZE)


def _measure(cases: Sequence[Case], size: int) -> list[Figure]:
    path = data.large_csv(size)
    with nginx.certificate() as certificate:
        return [
            Figure.compared(
                f"peak over idle, {size // 2**30} GiB CSV, {case.name}",
                "MiB",
                [
                    (
                        upload(case, path, certificate if case.tls else None)[0] / 2**20,
                        PROMISE / 2**20,
                    )
                    for _ in range(ROUNDS)
                ],
                goal=1.0,
                bound="at most",
            )
            for case in cases
        ]


def upload(case: Case, path: Path, certificate: Path | None = None) -> tuple[int, float]:
    """Upload the file from a process of its own; return its peak over idle in bytes, and the
    seconds it took.
    """
    with (
        server.running(stall=case.stall, certificate=certificate) as url,
        in_process(_client, url, path, case.compress, certificate) as client,
    ):
        measured: tuple[int, float] = receive(client, timeout=LONGEST)
        return measured


def _client(pipe: Connection, url: str, path: Path, compress: bool, trusted: Path | None) -> None:
    pipe.send(asyncio.run(_upload(url, path, compress, trusted)))


async def _upload(url: str, path: Path, compress: bool, trusted: Path | None) -> tuple[int, float]:
    verify = None if trusted is None else ssl.create_default_context(cafile=trusted)
    async with AsyncLytics("at.benchmark.benchmark", base_url=url, verify=verify) as lytics:
        # Idle is a client that is open and has been used, not an interpreter that has yet to load
        # one.
        await lytics.request("GET", "/api/segment/most_active")
        gc.collect()
        idle = resident_memory()
        start = time.perf_counter()
        report = await lytics.upload_csv(path, stream=data.STREAM, compress=compress)
        seconds = time.perf_counter() - start
        over_idle = peak_memory() - idle
    if not report.complete:
        raise RuntimeError(f"The upload did not send everything: {report}")
    return over_idle, seconds
