"""Sources that can be read only once: alone they are read once, and in a list they are refused
unread.
"""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from resuming import upload
from scripted import ScriptedRunner, Store, csv_of

from lytics_async.errors import ArgumentError, UploadError


@pytest.fixture
def pipes() -> Iterator[list[int]]:
    """The reading ends of two pipes that each hold a CSV."""
    ends = []
    for row in (1, 2):
        read, write = os.pipe()
        os.write(write, csv_of([row]))
        os.close(write)
        ends.append(read)
    yield ends
    for end in ends:
        os.close(end)


async def test_pipes_in_a_list_are_refused_before_a_byte_is_read(pipes: list[int]) -> None:
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match=r"/dev/fd/\d+ is a pipe") as caught:
        await upload(runner, [f"/dev/fd/{end}" for end in pipes])
    assert "by itself" in str(caught.value)
    assert not runner.sent
    assert [os.read(end, 100) for end in pipes] == [csv_of([1]), csv_of([2])]


async def test_a_pipe_behind_a_file_is_refused_too(pipes: list[int], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of([0]))
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match="is a pipe"):
        await upload(runner, [path, f"/dev/fd/{pipes[0]}"])
    assert not runner.sent


async def test_a_fifo_that_no_one_writes_to_does_not_block(tmp_path: Path) -> None:
    fifo, path = tmp_path / "fifo", tmp_path / "a.csv"
    os.mkfifo(fifo)
    path.write_bytes(csv_of([0]))
    with pytest.raises(ArgumentError, match="is a pipe"):
        await upload(ScriptedRunner(), [fifo, path])


async def test_one_pipe_is_opened_once_and_read_whole(tmp_path: Path) -> None:
    fifo = tmp_path / "orders.csv"
    os.mkfifo(fifo)
    content = csv_of(range(20_000))
    writer = threading.Thread(target=fifo.write_bytes, args=(content,))
    writer.start()
    store = Store()
    report = await upload(ScriptedRunner(store), fifo)
    writer.join()
    assert report.complete
    assert store.lines == content.splitlines()[1:]


async def test_a_list_of_one_pipe_is_that_pipe(pipes: list[int]) -> None:
    store = Store()
    assert (await upload(ScriptedRunner(store), [f"/dev/fd/{pipes[0]}"])).complete
    assert store.lines == [b"1,row 1"]


async def test_open_files_and_iterators_in_a_list_are_refused_with_the_fix(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of([0]))
    with path.open("rb") as file:
        for given in ([file, file], [iter([b"a\n"])]):
            with pytest.raises(UploadError, match="one at a time"):
                await upload(ScriptedRunner(), given)


@pytest.mark.parametrize("link", ["hard", "soft"])
async def test_one_file_under_two_names_is_refused_before_anything_is_sent(
    tmp_path: Path, link: str
) -> None:
    path, other = tmp_path / "a.csv", tmp_path / "latest.csv"
    path.write_bytes(csv_of([0]))
    if link == "hard":
        os.link(path, other)
    else:
        other.symlink_to("a.csv")
    runner = ScriptedRunner()
    with pytest.raises(ArgumentError, match=r"a\.csv are the same file"):
        await upload(runner, [path, other])
    assert not runner.sent


async def test_files_of_one_name_in_two_folders_are_distinguished(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "orders.csv" for folder in "ab"]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(csv_of([path.parent.name]))
    report = await upload(ScriptedRunner(), paths)
    assert [file.name for file in report.files] == [str(path) for path in paths]
