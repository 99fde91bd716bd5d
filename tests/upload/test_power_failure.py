"""Power may fail at any write of a run with bad rows: the resume loses nothing, whatever was not
flushed.
"""

import itertools
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from resuming import history_of
from resuming import upload as upload_in_chunks
from scripted import AT_ONCE, Answer, ScriptedRunner, Sent, Store

from lytics_async.errors import ArgumentError
from lytics_async.upload import disk as disk_module
from lytics_async.upload.deliver import rejects as rejects_module
from lytics_async.upload.record import ledger as ledger_module
from lytics_async.upload.report import UploadReport

ROWS = 40
BAD = {3, 4, 17, 38}
QUARANTINED = {9, 10, 23, 31}

SITES = (
    "ledger: begin",
    "ledger: sent",
    "ledger: close",
    "ledger: directory",
    "rejects: keep_all",
    "rejects: flush",
    "rejects: directory",
)
"""Every place that flushes."""


FOLDERS = {"ledger": "one", "rejects": "two"}
"""Where each file is: in folders of their own, so that one name is not flushed with the other."""


def make(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / name).mkdir(parents=True)


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def rows() -> list[dict[str, Any]]:
    """Rows by their numbers, from 1; a dict inside is quarantined in a CSV, an object in a list in
    JSON.
    """
    found: list[dict[str, Any]] = []
    for number in range(1, ROWS + 1):
        name: Any = f"poison {number}." if number in BAD else f"row {number}."
        found.append({"id": number, "name": [{"a": 1}] if number in QUARANTINED else name})
    return found


def is_bad(line: bytes) -> bool:
    return b"poison" in line


@attrs.frozen
class Moment:
    """What a loss of power leaves.

    Attributes:
        files: content by name.
        stored: what the server has by then.
    """

    files: tuple[tuple[str, bytes], ...]
    stored: tuple[bytes, ...]


class Disk:
    """Watches the files of one folder, and collects what would be left if power failed now.

    Args:
        broken: the flush that does nothing.
    """

    def __init__(self, folder: Path, store: Store, broken: str | None = None) -> None:
        self.moments: set[Moment] = set()
        self.flushed: set[str] = set()
        self._folder = folder
        self._store = store
        self._broken = broken
        self._closing = False
        self._contents: dict[str, bytes] = {}
        self._names: set[str] = set()
        self._lock = threading.RLock()

    def install(self, patch: pytest.MonkeyPatch) -> None:
        append, write = ledger_module.append, rejects_module.RejectFile._append

        def append_step(file: int, data: bytes) -> None:
            self._closing = b'"step":"close"' in data
            append(file, data)
            self.look()

        def append_rows(file: rejects_module.RejectFile, lines: Any) -> str:
            problem = write(file, lines)
            self.look()
            return problem

        patch.setattr(ledger_module, "append", append_step)
        patch.setattr(rejects_module.RejectFile, "_append", append_rows)
        patch.setattr(ledger_module, "flush", self._flush_ledger)
        patch.setattr(ledger_module, "flush_directory", lambda path: self._name("ledger", path))
        patch.setattr(disk_module, "flush", self._flush_rejects)
        patch.setattr(disk_module, "flush_directory", lambda path: self._name("rejects", path))

    def look(self) -> None:
        """Enter what may be left: each file as it was flushed, or as it is."""
        with self._lock:
            now = {path.name: path.read_bytes() for path in files_in(self._folder)}
            variants = [
                {
                    (name, content),
                    (name, self._contents.get(name, b"") if name in self._names else None),
                }
                for name, content in now.items()
            ]
            stored = tuple(self._store.lines)
            for files in itertools.product(*variants):
                left = tuple(sorted((name, kept) for name, kept in files if kept is not None))
                self.moments.add(Moment(left, stored))

    def left(self) -> dict[str, bytes]:
        """What is flushed now."""
        return {name: self._contents.get(name, b"") for name in self._names}

    def _flush_ledger(self, file: int) -> None:
        if sys._getframe(1).f_code.co_name == "begin":
            self._flush(file, "ledger: begin")
        else:
            self._flush(file, "ledger: close" if self._closing else "ledger: sent")

    def _flush_rejects(self, file: int) -> None:
        self._flush(file, f"rejects: {sys._getframe(2).f_code.co_name}")

    def _flush(self, file: int, site: str) -> None:
        assert site in SITES
        with self._lock:
            self.flushed.add(site)
            if site != self._broken:
                inode = os.fstat(file).st_ino
                for path in files_in(self._folder):
                    if path.stat().st_ino == inode:
                        self._contents[path.name] = path.read_bytes()
            self.look()

    def _name(self, kind: str, folder: Path) -> None:
        site = f"{kind}: directory"
        with self._lock:
            self.flushed.add(site)
            if site != self._broken:
                self._names |= {path.name for path in folder.iterdir()}
            self.look()


@attrs.frozen
class Way:
    """How the rows are uploaded."""

    format: str
    ambiguous: str

    def store(self) -> Store:
        return Store(is_bad, refuses=True)

    async def upload(self, folder: Path, answer: Callable[[Sent], Answer]) -> UploadReport:
        return await upload_in_chunks(
            ScriptedRunner(answer),
            rows(),
            format=self.format,
            ambiguous=self.ambiguous,
            chunk_bytes=120,
            retry=AT_ONCE,
            ledger=folder / "one" / "ledger",
            rejects=folder / "two" / "rejects",
            resume=True,
        )


WAYS = [Way("csv", "retry"), Way("csv", "hold"), Way("json", "retry"), Way("json", "hold")]


def row_of(line: bytes) -> int:
    return int(line.rpartition(b" ")[2].partition(b".")[0])


async def watched(way: Way, folder: Path, patch: pytest.MonkeyPatch, broken: str | None) -> Disk:
    """Upload once, and return what the disk has seen."""
    make(folder)
    store = way.store()
    disk = Disk(folder, store, broken)

    def answer(sent: Sent) -> Answer:
        disk.look()
        outcome = store(sent)
        disk.look()
        return outcome

    with patch.context() as patched:
        disk.install(patched)
        report = await way.upload(folder, answer)
    assert report.complete
    return disk


async def check(way: Way, moment: Moment, folder: Path) -> None:
    """Resume after a loss of power, and find every row where it belongs."""
    make(folder)
    for name, content in moment.files:
        (folder / FOLDERS[name] / name).write_bytes(content)
    store = way.store()
    store.lines[:] = moment.stored
    report = await way.upload(folder, store)
    assert report.conservation_ok
    unknown = {
        number
        for chunk in report.chunks
        if chunk.unknown
        for number in range(chunk.first_record, chunk.last_record + 1)
    }
    stored = Counter(map(row_of, store.lines))
    good = set(range(1, ROWS + 1)) - BAD - QUARANTINED
    assert good <= stored.keys() | unknown, "good rows are lost"
    if way.ambiguous == "hold":
        assert set(stored.values()) == {1}, "rows were sent again that may have been stored"
    else:
        assert not unknown
        assert sum(stored.values()) - len(good) <= report.max_possible_duplicates
    kept = numbers_in(folder / "two" / "rejects", way)
    assert set(kept) >= (BAD - unknown) | QUARANTINED, "bad rows are lost"
    assert len(kept) == len(set(kept)), "a row was kept twice"


def numbers_in(path: Path, way: Way) -> list[int]:
    """The numbers of the records in a file of rejected records."""
    lines = path.read_bytes().splitlines() if path.exists() else []
    if way.format == "csv":
        return [int(line.partition(b",")[0]) for line in lines[1:]]
    return [int(line.partition(b":")[2].partition(b",")[0]) for line in lines]


def folders(tmp_path: Path) -> Iterator[Path]:
    return (tmp_path / str(number) for number in itertools.count())


@pytest.mark.parametrize("way", WAYS, ids=str)
async def test_power_may_fail_at_any_write(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = await watched(way, tmp_path / "first", monkeypatch, None)
    assert len(disk.moments) > 20  # how many depends on how the chunks overlap
    assert disk.flushed == set(SITES)
    for moment, folder in zip(disk.moments, folders(tmp_path), strict=False):
        await check(way, moment, folder)
    (tmp_path / "last").write_bytes(disk.left()["ledger"])
    assert history_of(tmp_path / "last").complete, "the end of the run is not on disk"


@pytest.mark.parametrize("broken", SITES)
async def test_no_flush_can_be_left_out(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them keeps the test above from failing, for one way of uploading."""
    problems: list[str] = []
    places = folders(tmp_path)
    for way in WAYS:
        disk = await watched(way, next(places), monkeypatch, broken)
        last = next(places)
        last.write_bytes(disk.left().get("ledger", b""))
        if not (last.stat().st_size and history_of(last).complete):
            problems.append("the end of the run is not on disk")
            break
        for moment in disk.moments:
            try:
                await check(way, moment, next(places))
            except (AssertionError, ArgumentError) as error:
                problems.append(str(error))
                break
    assert problems
