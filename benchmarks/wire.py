"""Uploading a CSV to nginx over TLS: with gzip beside two threads of the compressor alone, without beside one TLS socket."""

import asyncio
import http.client
import ssl
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from isal import isal_zlib

from benchmarks import data, nginx
from benchmarks.figure import Figure, alternating
from lytics_async import AsyncLytics, HttpxTransport
from lytics_async.upload.payload import GZIP_LEVEL

SIZE = 530 * 2**20
ROUNDS = 5
CHUNK = 8 * 2**20
GOAL_GZIP = 0.6
GOAL_PLAIN = 0.75


def run() -> list[Figure]:
    """Measure both pairs in turn."""
    path = data.large_csv(SIZE)
    # The compressor is measured alone: reading the file before it begins would take as long as compressing does.
    pieces = list(_pieces(path))
    with nginx.certificate() as certificate, nginx.running(certificate=certificate) as url:
        trusted = ssl.create_default_context(cafile=certificate)
        cases: list[tuple[str, Callable[[], object], Callable[[], object], float]] = [
            (
                "gzip, against two threads of the compressor",
                lambda: _upload(url, path, trusted, compress=True),
                lambda: _compress(pieces),
                GOAL_GZIP,
            ),
            (
                "uncompressed, against one blocking TLS socket",
                lambda: _upload(url, path, trusted, compress=False),
                lambda: _post(url, path, trusted),
                GOAL_PLAIN,
            ),
        ]
        figures = []
        for name, ours, other, goal in cases:
            sides = (partial(_rate, work, path) for work in (ours, other))
            rounds = [(each[0], each[1]) for each in alternating(ROUNDS, *sides)]
            figures.append(
                Figure.compared(
                    f"upload {SIZE // 2**20} MiB of CSV over TLS, {name}",
                    "MB/s",
                    rounds,
                    goal=goal,
                    bound="at least",
                )
            )
    return figures


def _rate(work: Callable[[], object], path: Path) -> float:
    start = time.perf_counter()
    work()
    return path.stat().st_size / (time.perf_counter() - start) / 1e6


def _upload(url: str, path: Path, trusted: ssl.SSLContext, *, compress: bool) -> None:
    async def upload() -> None:
        async with AsyncLytics(
            "at.benchmark.benchmark", base_url=url, transport=HttpxTransport(verify=trusted)
        ) as lytics:
            report = await lytics.upload_csv(path, stream=data.STREAM, compress=compress)
            if not report.all_accepted:
                raise RuntimeError(f"The upload is not complete: {report}")

    asyncio.run(upload())


def _compress(pieces: list[bytes]) -> None:
    with ThreadPoolExecutor(2) as threads:
        for _ in threads.map(lambda piece: isal_zlib.compress(piece, GZIP_LEVEL, 31), pieces):
            pass


def _post(url: str, path: Path, trusted: ssl.SSLContext) -> None:
    connection = http.client.HTTPSConnection(urlsplit(url).netloc, context=trusted, blocksize=2**18)
    for piece in _pieces(path):
        connection.request("POST", f"/collect/bulk/{data.STREAM}", body=piece)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"nginx answered {answer.status}")
    connection.close()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece
