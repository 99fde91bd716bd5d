"""The books: what they add up without a loop, and that the ledger of a run agrees with its report
after any stop.
"""

import ast
import random
import threading
from pathlib import Path
from typing import Any

import anyio
import attrs
import pytest
import time_travel
from resuming import history_of
from scripted import (
    AT_ONCE,
    Answer,
    ScriptedRunner,
    Sent,
    Store,
    begin,
    csv_of,
    status,
)

import lytics_async.upload
from lytics_async.errors import ConnectionDropped, LyticsError, UploadError
from lytics_async.upload.books import Books, Reading, Standing
from lytics_async.upload.cut.cut import Cut
from lytics_async.upload.deliver.chunk import Chunk, Part
from lytics_async.upload.deliver.verdict import Counts
from lytics_async.upload.report import QuarantinedRecord, UploadReport
from lytics_async.upload.settings import UploadSettings

FILE = Part(name="orders.csv", prefix=b"id\n")


def books() -> Books:
    return Books(UploadSettings(stream="orders"), "orders.csv")


def cut(first: int, last: int, *, quarantined: int = 0) -> Cut:
    return Cut(
        start=10 * first,
        end=10 * last + 10,
        length=10,
        first_record=first,
        last_record=last,
        records=last - first + 1 - quarantined,
        quarantined=quarantined,
        details=tuple(
            QuarantinedRecord(number=first + at, reason="bad") for at in range(quarantined)
        ),
    )


def report(kept: Books, pulled: int = 0) -> UploadReport:
    standing = Standing(reading=Reading(pulled=pulled))
    return kept.report(standing, duration=1.0, error=None)


def test_books_without_a_cut_are_empty() -> None:
    empty = report(books())
    assert (empty.records_read, empty.chunks, empty.cursor) == (0, (), 0)
    assert empty.conservation_ok


def test_every_record_of_a_cut_has_one_outcome() -> None:
    kept = books()
    chunks = [kept.add(cut(first, first + 9, quarantined=1), FILE) for first in (1, 11, 21, 31)]
    accepted, rejected, sent, _ = (chunk for chunk in chunks if chunk is not None)
    for chunk in (accepted, rejected, sent):
        chunk.begin_attempt(100)
    accepted.settle(Counts(accepted=8, rejected=1, unknown=0, mismatch=False), to_locate=False)
    rejected.settle(None, to_locate=False)
    now = report(kept)
    assert (now.accepted, now.rejected, now.quarantined) == (8, 10, 4)
    assert (now.unknown, now.unsent) == (9, 9)
    assert now.records_read == 40
    assert now.conservation_ok
    assert now.cursor == 20


def test_a_cut_without_records_to_send_has_no_chunk() -> None:
    kept = books()
    assert kept.add(cut(1, 2, quarantined=2), FILE) is None
    assert report(kept).quarantined == 2
    chunk = kept.add(cut(3, 4), FILE)
    assert chunk is not None
    assert chunk.is_first


def test_records_that_were_taken_and_not_cut_are_unsent() -> None:
    kept = books()
    kept.add(cut(1, 2), FILE)
    assert (report(kept, pulled=7).records_read, report(kept, pulled=7).unsent) == (7, 7)


# The ledger agrees.

FAULTS: list[LyticsError] = [
    status(429),
    status(500),
    status(503),
    status(413),
    ConnectionDropped("reset", phase="receive"),
    ConnectionDropped("refused", phase="connect"),
]


@attrs.define
class Moody:
    """Fails in every way, rejects rows with a 7 in them, and is slow."""

    chance: random.Random
    store: Store = attrs.field(factory=lambda: Store(lambda line: b"7" in line))

    def __call__(self, sent: Sent) -> Answer:
        if self.chance.random() < 0.3:
            return self.chance.choice(FAULTS)
        return self.store(sent)


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("errors", ["quarantine", "drop", "stop"])
@pytest.mark.parametrize("seed", range(6))
def test_the_ledger_agrees_with_the_report_after_any_stop(
    seed: int, errors: str, form: str, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    content = (
        csv_of(range(200))
        if form == "csv"
        else b"".join(b'{"id":%d,"name":"row %d"}\n' % (at, at) for at in range(200))
    )
    orders, ledger = tmp_path / f"orders.{form}", tmp_path / "ledger"
    orders.write_bytes(content)

    async def scenario() -> UploadReport:
        runner = ScriptedRunner(Moody(chance))
        runner.latency = chance.choice([0.0, 0.5])
        how: dict[str, Any] = {
            "ledger": ledger,
            "resume": True,
            "errors": errors,
            "chunk_bytes": 300,
            "retry": AT_ONCE,
            "ambiguous": chance.choice(["retry", "hold"]),
        }
        run = begin(runner, orders, **how)
        async with run:
            await anyio.sleep(chance.choice([0.0, 0.3, 2.0, 30.0]))
            await run.aclose(chance.choice([0.0, 1.0]))
        return run.report

    for _ in range(3):  # the next run resumes it, and is stopped, too
        try:
            told = time_travel.run(scenario())
        except UploadError as error:
            told = error.report
        if told.ledger is None:
            continue  # stopped before it had opened the ledger
        for thread in threading.enumerate():  # virtual time does not wait for the disk
            if thread.name == "lytics-upload-ledger":
                thread.join(10)
        history = history_of(ledger)
        names = (
            "accepted",
            "rejected",
            "quarantined",
            "unknown",
            "unlocated",
            "max_possible_duplicates",
            "cursor",
            "count_mismatch",
        )
        assert {name: getattr(history, name) for name in names} == {
            name: getattr(told, name) for name in names
        }
        # A cut that was made when the run ended is in no plan: its records were read, and are not
        # sent.
        cut_last = told.records_read - history.records_read
        assert 0 <= cut_last == told.unsent - history.unsent


# One owner.

CHUNKS = {"chunk", "part", "half", "leaf", "first", "second", "rest"}
"""What the modules call a chunk."""


def test_only_the_chunk_itself_changes_a_chunk() -> None:
    fields = {field.name for field in attrs.fields(Chunk)} - {"start", "end"}
    root = Path(lytics_async.upload.__file__).parent
    strangers = []
    for path in root.rglob("*.py"):
        if path.name == "chunk.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            targets = node.targets if isinstance(node, ast.Assign) else []
            if isinstance(node, ast.AugAssign | ast.AnnAssign):
                targets = [node.target]
            strangers += [
                f"{path.name}:{target.lineno}"
                for target in targets
                if isinstance(target, ast.Attribute)
                and target.attr in fields
                and ast.unparse(target.value).rpartition(".")[2] in CHUNKS
            ]
    assert strangers == []
