"""Uploading a CSV to nginx over TLS: with gzip beside two threads of the compressor alone, without beside one TLS socket."""

import asyncio
import http.client
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from isal import isal_zlib

from benchmarks import data, nginx
from benchmarks.figure import Figure, alternating
from benchmarks.process import in_fresh_process
from lytics_async import AsyncLytics, DirectTransport
from lytics_async.upload.payload import GZIP_LEVEL

SIZE = 530 * 2**20
ROUNDS = 5
CHUNK = 8 * 2**20
GOAL_GZIP = 0.6
GOAL_PLAIN = 0.75


def run() -> list[Figure]:
    """Measure both pairs in turn; each upload, each compression and each post has a process of its own."""
    path = data.large_csv(SIZE)
    with nginx.certificate() as certificate, nginx.running(certificate=certificate) as url:
        upload = partial(_upload, url, path, certificate)
        cases: list[tuple[str, Callable[[], float], Callable[[], float], float]] = [
            (
                "gzip, against two threads of the compressor",
                partial(upload, compress=True),
                partial(_compress, path),
                GOAL_GZIP,
            ),
            (
                "uncompressed, against one blocking TLS socket",
                partial(upload, compress=False),
                partial(_post, url, path, certificate),
                GOAL_PLAIN,
            ),
        ]
        figures = []
        for name, ours, other, goal in cases:
            sides = (partial(in_fresh_process, ours), partial(in_fresh_process, other))
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


def _upload(url: str, path: Path, certificate: Path, *, compress: bool) -> float:
    trusted = ssl.create_default_context(cafile=certificate)

    async def upload(source: Path | Iterable[bytes]) -> None:
        async with AsyncLytics(
            "at.benchmark.benchmark", base_url=url, transport=DirectTransport(verify=trusted)
        ) as lytics:
            report = await lytics.upload_csv(source, stream=data.STREAM, compress=compress)
            if not report.all_accepted:
                raise RuntimeError(f"The upload is not complete: {report}")

    # What the first upload imports has its own benchmark, and the modules of the other sides are loaded by now, too.
    asyncio.run(upload([b"household_id\n1\n"]))
    return _rate(path, lambda: asyncio.run(upload(path)))


def _compress(path: Path) -> float:
    # The compressor is measured alone: reading the file before it begins would take as long as compressing does.
    pieces = list(_pieces(path))

    def compress() -> None:
        with ThreadPoolExecutor(2) as threads:
            for _ in threads.map(lambda piece: isal_zlib.compress(piece, GZIP_LEVEL, 31), pieces):
                pass

    return _rate(path, compress)


def _post(url: str, path: Path, certificate: Path) -> float:
    trusted = ssl.create_default_context(cafile=certificate)

    def post() -> None:
        connection = http.client.HTTPSConnection(
            urlsplit(url).netloc, context=trusted, blocksize=2**18
        )
        for piece in _pieces(path):
            connection.request("POST", f"/collect/bulk/{data.STREAM}", body=piece)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"nginx answered {answer.status}")
        connection.close()

    return _rate(path, post)


def _rate(path: Path, work: Callable[[], object]) -> float:
    """Return megabytes of the file a second."""
    start = time.perf_counter()
    work()
    return path.stat().st_size / (time.perf_counter() - start) / 1e6


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece
