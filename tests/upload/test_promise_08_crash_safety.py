"""Promise 8: after kill -9 at any instant a resumed run loses nothing and sends nothing twice that
was acknowledged.
"""

import gzip
import os
import random
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import orjson
import pytest
from crash_nursery import Job

from lytics_async.local import LocalLytics
from lytics_async.upload.record.replay import read_history
from lytics_async.upload.report import UploadReport

ROWS = 2500
TOKEN = "at.test.secret"
HOW: dict[str, Any] = {"chunk_bytes": 600, "concurrency": 3}
STEPS = ("open", "plan", "sent", "acked", "ambiguous", "dead", "split", "resume", "close")
MOMENTS = ("before", "torn", "after")


class Nursery:
    """The process whose children are killed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("crash_nursery.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # A child that dies must leave nothing behind but its ledger.
            env={name: os.environ[name] for name in os.environ if not name.startswith("LYTICS_")},
        )

    def run(self, job: Job) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(orjson.dumps(attrs.asdict(job)) + b"\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().decode().strip()

    def close(self) -> None:
        self._process.communicate(timeout=10)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    running = Nursery()
    yield running
    running.close()


@pytest.fixture(scope="module")
def local() -> Iterator[LocalLytics]:
    with LocalLytics(token=TOKEN) as running:
        yield running


class Case:
    """One upload that is killed again and again, and in the end finished."""

    def __init__(
        self, local: LocalLytics, nursery: Nursery, folder: Path, seed: int, form: str = "csv"
    ) -> None:
        self.chance = random.Random(seed)
        self.kills = 0
        self._local = local
        self._nursery = nursery
        self._source = folder / f"orders.{form}"
        self._ledger = folder / "ledger"
        self._stream = uuid.uuid4().hex
        self._acknowledged: dict[str, int] = {}
        self._source.write_bytes(content(form))

    def kill(self, **when: Any) -> None:
        """Have a child upload until it is killed."""
        job = Job(
            source=str(self._source),
            ledger=str(self._ledger),
            url=self._local.url,
            stream=self._stream,
            seed=self.chance.randrange(1000),
            how=HOW,
            **when,
        )
        outcome = self._nursery.run(job)
        assert outcome in ("killed", "ended 0")
        self.kills += outcome == "killed"
        self._check_acknowledged()

    def damage(self) -> None:
        """Put garbage behind the last line of the ledger, or flip a bit in it."""
        written = bytearray(self._ledger.read_bytes()) if self._ledger.exists() else bytearray()
        if written.count(b"\n") < 2:
            return
        if self.chance.random() < 0.5:
            written += self.chance.randbytes(40)
        else:
            written[-5] ^= 0x10
        self._ledger.write_bytes(written)
        self._check_acknowledged()

    async def finish(self) -> UploadReport:
        """Resume without a kill, and check what the server has."""
        async with self._local.client() as lytics:
            run = lytics.start_upload(
                self._source, stream=self._stream, ledger=self._ledger, resume=True, **HOW
            )
            async with run:
                report = await run.wait()
        stored = self._stored()
        expected = {str(n) for n in range(1, ROWS + 1)}
        assert set(stored) == expected, "rows were lost"
        assert (report.records_read, report.complete, report.conservation_ok) == (ROWS, True, True)
        assert report.accepted == ROWS
        for row, times in self._acknowledged.items():
            assert stored[row] == times, f"row {row} was acknowledged, and sent again"
        return report

    def duplicates(self) -> int:
        """Rows stored beyond the first time."""
        return sum(self._stored().values()) - ROWS

    def _stored(self) -> Counter[str]:
        return Counter(str(row["id"]) for row in self._local.rows(self._stream))

    def _check_acknowledged(self) -> None:
        """Compare how often acknowledged rows are stored with how often they were at the kill
        before.
        """
        history = read_history(self._ledger) if self._ledger.exists() else None
        stored = self._stored()
        acknowledged = {
            str(number): stored[str(number)]
            for leaf in (history.leaves if history is not None else ())
            if leaf.counts is not None
            for number in range(leaf.first_record, leaf.last_record + 1)
        }
        for row in acknowledged.keys() & self._acknowledged.keys():
            assert acknowledged[row] == self._acknowledged[row], f"row {row} was sent again"
        assert all(acknowledged.values()), "the ledger has rows acknowledged that are not stored"
        self._acknowledged = acknowledged


def content(form: str) -> bytes:
    """A file with the rows 1 to ROWS."""
    numbers = range(1, ROWS + 1)
    if form in ("csv", "csv.gz"):
        plain = ("id,note\n" + "".join(f'{n},"row\n{n}"\n' for n in numbers)).encode()
        return gzip.compress(plain) if form == "csv.gz" else plain
    lines = [orjson.dumps({"id": n, "note": f"row {n}"}) for n in numbers]
    return b"[" + b",\n".join(lines) + b"]" if form == "json" else b"\n".join(lines)


@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_kill_at_any_step_of_the_ledger_loses_nothing(
    local: LocalLytics, nursery: Nursery, tmp_path: Path, moment: str
) -> None:
    case = Case(local, nursery, tmp_path, seed=MOMENTS.index(moment))
    for step in STEPS:
        case.kill(step=step, moment=moment)
    report = await case.finish()
    assert case.kills == len(STEPS)
    assert case.duplicates() <= report.max_possible_duplicates


async def test_a_kill_at_any_time_loses_nothing(
    local: LocalLytics, nursery: Nursery, tmp_path: Path
) -> None:
    case = Case(local, nursery, tmp_path, seed=10)
    for _ in range(6):
        case.kill(delay=case.chance.uniform(0.01, 0.1))
    report = await case.finish()
    assert case.duplicates() <= report.max_possible_duplicates


@pytest.mark.parametrize("form", ["csv.gz", "ndjson", "json"])
async def test_files_of_every_form_survive_kills_and_a_damaged_end_of_the_ledger(
    local: LocalLytics, nursery: Nursery, tmp_path: Path, form: str
) -> None:
    case = Case(local, nursery, tmp_path, seed=20, form=form)
    for step in ("sent", "acked"):
        case.kill(step=step, nth=case.chance.randint(5, 20), moment="after")
        case.damage()
    await case.finish()
    assert case.kills == 2


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_two_hundred_kills_lose_nothing(
    local: LocalLytics, nursery: Nursery, tmp_path: Path
) -> None:
    kills = seed = 0
    while kills < 200:
        folder = tmp_path / str(seed)
        folder.mkdir()
        form = ("csv", "csv.gz", "ndjson", "json")[seed % 4]
        case = Case(local, nursery, folder, seed, form)
        damaged = False
        for _ in range(10):
            if case.chance.random() < 0.4:
                case.kill(delay=case.chance.uniform(0.001, 0.15))
            else:
                step, moment = case.chance.choice((None, *STEPS)), case.chance.choice(MOMENTS)
                case.kill(step=step, nth=case.chance.randint(1, 12), moment=moment)
            if case.chance.random() < 0.15:
                case.damage()
                damaged = True
        report = await case.finish()
        # A `sent` that was lost with the end of the ledger cannot be in the bound.
        assert damaged or case.duplicates() <= report.max_possible_duplicates
        kills += case.kills
        seed += 1
