"""Uploading a CSV to nginx over TLS: with gzip compared with two threads of the compressor alone,
without compared with one TLS socket.

`--against REV` measures the same uploads compared with those of another commit of this repository
instead.
"""

import asyncio
import compileall
import contextlib
import http.client
import os
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from isal import isal_zlib

import lytics_async
from benchmarks import data, nginx, upload_once
from benchmarks.figure import Figure, alternating
from benchmarks.process import compile_package, in_fresh_process
from lytics_async import AsyncLytics
from lytics_async.upload.deliver.payload import GZIP_LEVEL

SIZE = 530 * 2**20
ROUNDS = 5
CHUNK = 8 * 2**20
GOAL_GZIP = 0.6
GOAL_PLAIN = 0.75
GOAL_AGAINST = 0.85
"""What part of the speed of d68cc49 an upload must keep, which had TLS sockets of its own."""
ROUNDS_AGAINST = 9


def run(against: str | None = None) -> list[Figure]:
    """Measure both pairs in turn; each upload, each compression and each post has a process of its
    own.

    Args:
        against: a commit, whose uploads are the other side instead.
    """
    return _run() if against is None else _run_against(against)


def _run() -> list[Figure]:
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


def _run_against(revision: str) -> list[Figure]:
    """Measure the upload of this package and that of another commit in turn, each in a process of
    its own.
    """
    path = data.large_csv(SIZE)
    ours = Path(lytics_async.__file__).parents[1]
    compile_package()
    with (
        _tree(ours, revision) as other,
        nginx.certificate() as certificate,
        nginx.running(certificate=certificate) as url,
    ):
        figures = []
        for form in ("gzip", "plain"):
            sides = (
                partial(_upload_with, tree, url, path, certificate, form) for tree in (ours, other)
            )
            rounds = [(each[0], each[1]) for each in alternating(ROUNDS_AGAINST, *sides)]
            figures.append(
                Figure.compared(
                    f"upload {SIZE // 2**20} MiB of CSV over TLS, {form}, against {revision}",
                    "MB/s",
                    rounds,
                    goal=GOAL_AGAINST,
                    bound="at least",
                )
            )
    return figures


@contextlib.contextmanager
def _tree(repository: Path, revision: str) -> Iterator[Path]:
    """Write the package of a commit to a temporary directory, compiled."""
    with tempfile.TemporaryDirectory() as directory:
        archive = subprocess.run(
            ["git", "-C", repository, "archive", revision, "lytics_async"],
            check=True,
            capture_output=True,
        )
        subprocess.run(["tar", "-x", "-C", directory], check=True, input=archive.stdout)
        compileall.compile_dir(directory, quiet=1)
        yield Path(directory)


def _upload_with(tree: Path, url: str, path: Path, certificate: Path, form: str) -> float:
    """Return the megabytes a second of an upload by the package in `tree`."""
    done = subprocess.run(
        [sys.executable, "-P", upload_once.__file__, url, path, certificate, form, data.STREAM],
        check=True,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(tree)},
    )
    return path.stat().st_size / float(done.stdout) / 1e6


def _upload(url: str, path: Path, certificate: Path, *, compress: bool) -> float:
    trusted = ssl.create_default_context(cafile=certificate)

    async def upload(source: Path | Iterable[bytes]) -> None:
        async with AsyncLytics("at.benchmark.benchmark", base_url=url, verify=trusted) as lytics:
            report = await lytics.upload_csv(source, stream=data.STREAM, compress=compress)
            if not report.complete or report.rejected:  # nginx cannot count the records
                raise RuntimeError(f"The upload is not complete: {report}")

    # What the first upload imports has its own benchmark, and the modules of the other sides are
    # loaded by now, too.
    asyncio.run(upload([b"household_id\n1\n"]))
    return _rate(path, lambda: asyncio.run(upload(path)))


def _compress(path: Path) -> float:
    # The compressor is measured alone: reading the file before it begins would take as long as
    # compressing does.
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
