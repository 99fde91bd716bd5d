"""A resumed strict run sends what its ledger and its check have seen, or nothing."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import all_cases
from resuming import upload
from scripted import ScriptedRunner, Sent, accept

from lytics_async.errors import SourceChanged, Unauthorized, UploadError

HEADER = b"email,plan\n"
ROWS = [b"u%04d@example.org,%s\n" % (number, b"x" * 100) for number in range(300)]
CONTENT = HEADER + b"".join(ROWS)
ROW = len(ROWS[0])
CHUNK_BYTES = 3000


def keeping_time(path: Path, content: bytes) -> None:
    status = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def letter_in(record: int) -> Callable[[Path], None]:
    """Change a letter of a record, and neither the size nor the time."""
    at = len(HEADER) + ROW * (record - 1) + 8
    return lambda path: keeping_time(path, CONTENT[:at] + b"Z" + CONTENT[at + 1 :])


CHANGES: dict[str, Callable[[Path], None]] = {
    "a record that was delivered": letter_in(30),
    "a record that was cut and not delivered": letter_in(75),
    "a record near the end": letter_in(299),
    "the header": lambda path: keeping_time(path, b"Email" + CONTENT[5:]),
    "its time": lambda path: os.utime(path, (1, 1)),
    "one more record": lambda path: keeping_time(path, CONTENT + ROWS[0]),
    "one record less": lambda path: keeping_time(path, CONTENT[:-ROW]),
    "an empty file": lambda path: keeping_time(path, b""),
}


async def begun(path: Path, ledger: Path) -> int:
    """Deliver some chunks; return the number of records."""
    left = [3]

    def some(sent: Sent) -> object:
        if sent.dry_run:
            return accept(sent)
        left[0] -= 1
        refusal = Unauthorized("Not authorized", status=401, operation="upload")
        return accept(sent) if left[0] >= 0 else refusal

    with pytest.raises(UploadError) as caught:
        await upload(
            ScriptedRunner(some), path, errors="strict", ledger=ledger, chunk_bytes=CHUNK_BYTES
        )
    return caught.value.report.accepted


async def test_a_file_that_changed_between_the_runs_is_not_sent(tmp_path: Path) -> None:
    with all_cases() as cases:
        for number, (name, change) in enumerate(CHANGES.items()):
            with cases.case(name):
                path, ledger = tmp_path / f"{number}.csv", tmp_path / f"{number}.ledger"
                path.write_bytes(CONTENT)
                assert 0 < await begun(path, ledger) < 100
                change(path)
                runner = ScriptedRunner()
                with pytest.raises(UploadError) as caught:
                    await upload(
                        runner,
                        path,
                        errors="strict",
                        ledger=ledger,
                        resume=True,
                        chunk_bytes=CHUNK_BYTES,
                    )
                assert isinstance(caught.value.reason, SourceChanged)
                assert all(sent.dry_run for sent in runner.sent)


async def test_the_same_file_is_sent_to_its_end(tmp_path: Path) -> None:
    path, ledger = tmp_path / "a.csv", tmp_path / "a.ledger"
    path.write_bytes(CONTENT)
    first = await begun(path, ledger)
    runner = ScriptedRunner()
    report = await upload(
        runner, path, errors="strict", ledger=ledger, resume=True, chunk_bytes=CHUNK_BYTES
    )
    assert (report.accepted, report.complete) == (300, True)
    assert sum(sent.records for sent in runner.sent if not sent.dry_run) == 300 - first


@pytest.mark.parametrize("record", [200, 290])
async def test_what_changes_after_the_check_of_a_resumed_run_is_not_sent(
    tmp_path: Path, record: int
) -> None:
    """In a part that the first run had not come to, so that its ledger knows nothing of it."""
    path, ledger = tmp_path / "a.csv", tmp_path / "a.ledger"
    path.write_bytes(CONTENT)
    await begun(path, ledger)
    checked = [0]

    def answer(sent: Sent) -> object:
        if sent.dry_run:
            checked[0] += sent.records
            if checked[0] == len(ROWS):
                letter_in(record)(path)
        return accept(sent)

    runner = ScriptedRunner(answer)
    with pytest.raises(UploadError) as caught:
        await upload(
            runner, path, errors="strict", ledger=ledger, resume=True, chunk_bytes=CHUNK_BYTES
        )
    assert isinstance(caught.value.reason, SourceChanged)
    assert b"Z" not in b"".join(sent.content for sent in runner.sent if not sent.dry_run)
