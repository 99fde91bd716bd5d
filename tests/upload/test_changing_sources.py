"""A file that changes while it is read is never reported as complete, and its ledger stays open."""

import gzip
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from resuming import history_of, start, upload, write
from scripted import ScriptedRunner, Sent, Store, accept, csv_of

from lytics_async.errors import SourceChanged, UploadError

KERNEL_FILE = Path("/proc/self/limits")
ROWS = range(400)
CONTENT = csv_of(ROWS)


def when_asked(change: Callable[[], object], answer: Callable[[Sent], Any] = accept) -> Any:
    """Answer requests, and change something at the first."""
    left = [change]

    def respond(sent: Sent) -> Any:
        if left:
            left.pop()()
        return answer(sent)

    return respond


async def changed(runner: ScriptedRunner, source: Any, **how: Any) -> UploadError:
    with pytest.raises(UploadError) as caught:
        await upload(runner, source, **how)
    error = caught.value
    assert isinstance(error.reason, SourceChanged)
    assert not error.report.source_exhausted
    assert not error.report.complete
    assert error.report.conservation_ok
    return error


def append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_bytes(CONTENT)
    return path


async def test_a_file_that_is_cut_short_names_both_sizes(path: Path) -> None:
    runner = ScriptedRunner(when_asked(lambda: os.truncate(path, 0)))
    error = await changed(runner, path)
    assert f"orders.csv shrank from {len(CONTENT):,} to 0 bytes while it was read" in str(error)


async def test_a_file_that_grows_is_read_as_far_as_it_reached(path: Path) -> None:
    store = Store()
    runner = ScriptedRunner(when_asked(lambda: append(path, b"400,row 400\n401,ha"), store))
    error = await changed(runner, path)
    assert f"grew from {len(CONTENT):,} to" in str(error)
    assert store.lines == CONTENT.splitlines()[1:]


async def test_the_half_of_a_record_that_was_being_written_is_not_sent(path: Path) -> None:
    write(path, CONTENT + b"400,ro")
    store = Store()
    runner = ScriptedRunner(when_asked(lambda: append(path, b"w 400\n"), store))
    await changed(runner, path)
    assert store.lines == CONTENT.splitlines()[1:]


@pytest.mark.parametrize("data", [CONTENT.replace(b"row", b"new")], ids=["same size"])
async def test_a_file_that_is_rewritten_is_noticed(path: Path, data: bytes) -> None:
    def rewrite() -> None:
        path.write_bytes(data)
        os.utime(path, ns=(0, 0))

    error = await changed(ScriptedRunner(when_asked(rewrite)), path)
    assert "orders.csv was written to" in str(error)


async def test_a_file_that_is_replaced_is_noticed(path: Path, tmp_path: Path) -> None:
    def replace() -> None:
        other = tmp_path / "other"
        other.write_bytes(CONTENT)
        status = path.stat()
        os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
        other.rename(path)

    await changed(ScriptedRunner(when_asked(replace)), path)


async def test_a_link_that_leads_elsewhere_now_is_noticed(path: Path, tmp_path: Path) -> None:
    link, other = tmp_path / "latest.csv", tmp_path / "other.csv"
    other.write_bytes(CONTENT)
    link.symlink_to(path)

    def point_elsewhere() -> None:
        link.unlink()
        link.symlink_to(other)

    await changed(ScriptedRunner(when_asked(point_elsewhere)), link)


async def test_a_file_that_is_removed_is_still_whole(path: Path) -> None:
    report = await upload(ScriptedRunner(when_asked(path.unlink)), path)
    assert report.all_accepted


async def test_reading_leaves_no_trace_that_looks_like_a_change(path: Path) -> None:
    def read_and_link() -> None:
        path.read_bytes()
        os.link(path, path.with_name("link.csv"))
        path.chmod(0o600)

    assert (await upload(ScriptedRunner(when_asked(read_and_link)), path)).all_accepted


async def test_the_second_file_of_a_list_is_compared_with_what_its_header_was_read_of(
    path: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.csv"
    second.write_bytes(csv_of(range(1000, 1010)))
    runner = ScriptedRunner(when_asked(lambda: append(second, b"9,row 9\n")))
    error = await changed(runner, [path, second])
    assert "second.csv grew" in str(error)


async def test_a_file_of_a_list_that_changes_before_its_turn_ends_is_named(
    path: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.csv"
    second.write_bytes(csv_of(range(1000, 1010)))
    error = await changed(
        ScriptedRunner(when_asked(lambda: append(path, b"9,row 9\n"))), [path, second]
    )
    assert "orders.csv grew" in str(error)


async def test_gzip_that_is_written_to_is_noticed_and_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv.gz"
    rows = [os.urandom(60).hex() for _ in range(20_000)]
    path.write_bytes(gzip.compress(csv_of(rows)))
    size = path.stat().st_size
    runner = ScriptedRunner(when_asked(lambda: os.truncate(path, size // 2)))
    error = await changed(runner, path, chunk_bytes=100_000)
    assert "orders.csv.gz shrank" in str(error)


@pytest.mark.parametrize("nested", [False, True])
async def test_parquet_that_changes_is_noticed(tmp_path: Path, nested: bool) -> None:
    path = tmp_path / "orders.parquet"
    value: Any = [{"a": n} for n in range(20_000)] if nested else list(range(20_000))
    pq.write_table(pa.table({"id": range(20_000), "v": value}), path, row_group_size=1000)
    runner = ScriptedRunner(when_asked(lambda: append(path, b"more")))
    assert "orders.parquet grew" in str(await changed(runner, path))


async def test_a_file_that_the_user_opened_is_watched_too(path: Path) -> None:
    with path.open("rb") as file:
        runner = ScriptedRunner(when_asked(lambda: append(path, b"4,row 4\n")))
        assert "orders.csv grew" in str(await changed(runner, file))


async def test_what_others_read_of_a_file_has_no_size_to_compare(path: Path) -> None:
    zipped = path.with_suffix(".gz")
    zipped.write_bytes(gzip.compress(CONTENT))
    with gzip.open(zipped, "rb") as file:
        assert (await upload(ScriptedRunner(), file)).accepted == len(ROWS)


async def test_a_file_that_the_user_has_read_to_the_middle_is_whole_from_there(path: Path) -> None:
    with path.open("rb") as file:
        file.seek(CONTENT.index(b"300,"))
        report = await upload(ScriptedRunner(), file, headers=["id", "name"])
    assert report.accepted == 100
    assert report.complete


async def test_a_remote_object_of_another_version_is_noticed() -> None:
    url = "memory://bucket/orders.csv"
    memory = fsspec.filesystem("memory")
    try:
        memory.pipe(url, CONTENT)
        error = await changed(
            ScriptedRunner(when_asked(lambda: memory.pipe(url, CONTENT + b"4,row 4\n"))), url
        )
        assert "grew" in str(error)
    finally:
        memory.store.clear()


async def test_the_ledger_of_a_changed_file_stays_open_and_says_so(
    path: Path, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    runner = ScriptedRunner(when_asked(lambda: append(path, b"400,row 400\n")))
    await changed(runner, path, ledger=ledger)
    assert not history_of(ledger).exhausted
    store = Store()
    report = await upload(ScriptedRunner(store), path, ledger=ledger, resume="force")
    assert store.lines == [b"400,row 400"]
    assert report.all_accepted


async def test_pipes_and_what_has_no_size_are_not_compared(path: Path) -> None:
    read, write = os.pipe()
    os.write(write, CONTENT[:1000].rpartition(b"\n")[0] + b"\n")
    os.close(write)
    with os.fdopen(read, "rb") as file:
        assert (await upload(ScriptedRunner(), file)).complete
    assert (await upload(ScriptedRunner(), io.BytesIO(CONTENT))).complete


@pytest.mark.skipif(not KERNEL_FILE.exists(), reason="there is no /proc here")
async def test_files_of_the_kernel_can_be_uploaded() -> None:
    """Their size is 0, and their time is always now."""
    run = start(ScriptedRunner(), KERNEL_FILE, format="csv", headers=["line"])
    async with run:
        assert (await run.wait()).records_read > 5


# errors="strict" reads a source twice.


async def not_as_checked(runner: ScriptedRunner, source: Any, **how: Any) -> UploadError:
    with pytest.raises(UploadError) as caught:
        await upload(runner, source, errors="strict", **how)
    error = caught.value
    assert isinstance(error.reason, SourceChanged)
    assert not error.report.complete
    assert error.report.conservation_ok
    return error


class Changing:
    """An iterable that gives something else the second time."""

    def __init__(self, *versions: Any) -> None:
        self.versions = list(versions)

    def __iter__(self) -> Any:
        return iter(self.versions.pop(0))


def dicts(*ids: Any) -> list[dict[str, Any]]:
    return [{"id": each} for each in ids]


@pytest.mark.parametrize(
    "source",
    [
        Changing(dicts(1, 2, 3), dicts(1, 2, 4)),
        Changing(dicts(1, 2, 3), dicts(1, 2)),
        Changing(dicts(1, 2, 3), dicts(1, 2, 3, 4)),
        Changing(dicts(1, 2, 3), dicts()),
        Changing([b'{"a":1}\n{"a":2}\n'], [b'{"a":1}\n{"a":3}\n']),
        Changing([b"a,b\n1,2\n"], [b"a,c\n1,2\n"]),
    ],
)
async def test_an_iterable_that_gives_something_else_is_not_sent_unchecked(source: Any) -> None:
    store = Store()
    await not_as_checked(ScriptedRunner(store), source, concurrency=1)
    assert store.lines == []


async def test_what_is_as_it_was_checked_is_sent_up_to_the_change() -> None:
    rows = csv_of(range(300))
    source = Changing([rows], [rows.replace(b"row 250", b"row xxx")])
    store = Store()
    error = await not_as_checked(ScriptedRunner(store), source, format="csv")
    assert 0 < len(store.lines) <= 250
    assert "changed after it was checked: after record" in str(error)
    assert store.lines == rows.splitlines()[1 : len(store.lines) + 1]


async def test_pieces_of_other_sizes_are_the_same_source() -> None:
    rows = csv_of(range(300))
    parts = [rows[at : at + 7] for at in range(0, len(rows), 7)]
    report = await upload(
        ScriptedRunner(Store()), Changing(parts, [rows]), errors="strict", format="csv"
    )
    assert report.accepted == 300


def rewrite(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"row 9", b"row x"))


def rewrite_with_its_old_time(path: Path) -> None:
    before = path.stat()
    rewrite(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_bytes(path.read_bytes().replace(b"row 9", b"row x"))
    other.replace(path)


@pytest.mark.parametrize(
    "change",
    [
        rewrite,
        rewrite_with_its_old_time,
        replace,
        lambda path: append(path, b"400,row 400\n"),
        lambda path: os.truncate(path, 100),
        lambda path: os.truncate(path, 0),
    ],
)
@pytest.mark.parametrize("several", [False, True])
async def test_a_file_that_changes_between_check_and_sending_is_not_sent(
    path: Path, change: Callable[[Path], object], several: bool
) -> None:
    store = Store()
    runner = ScriptedRunner(when_asked(lambda: change(path), store))
    other = path.with_name("other.csv")
    other.write_bytes(CONTENT)
    source = [other, path] if several else path
    await not_as_checked(runner, source, chunk_bytes=1_000_000)
    assert CONTENT.splitlines()[-1] not in store.lines[len(ROWS) * several :]
    assert len(store.lines) <= len(ROWS) * several


@pytest.mark.parametrize("form", ["gzip", "parquet", "semicolons", "open file"])
async def test_so_is_one_of_any_form(tmp_path: Path, form: str) -> None:
    path = tmp_path / ("data.csv.gz" if form == "gzip" else "data")
    table = pa.table({"id": [1, 2], "name": ["a", "b"]})

    def put(text: bytes) -> None:
        if form == "gzip":
            path.write_bytes(gzip.compress(text))
        elif form == "parquet":
            pq.write_table(table.slice(0, len(text) % 2 + 1), path)
        else:
            path.write_bytes(text.replace(b",", b";") if form == "semicolons" else text)

    put(CONTENT)
    store = Store()
    runner = ScriptedRunner(when_asked(lambda: put(CONTENT[:-1]), store))
    source: Any = path.open("rb") if form == "open file" else path
    try:
        await not_as_checked(runner, source, format="csv", chunk_bytes=1_000_000)
    finally:
        if source is not path:
            source.close()
    assert store.lines == []
