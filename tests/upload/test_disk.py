"""Flushing reaches the system: what the tests of a power failure replace as a whole."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lytics_async import ArgumentError
from lytics_async.upload.disk import flush, flush_directory, open_ledger

Synced = list[tuple[str, int]]


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> Synced:
    """The system calls that flush, each with the number of the file or directory."""
    calls: Synced = []
    for name in ("fsync", "fdatasync"):
        monkeypatch.setattr(
            os, name, lambda file, name=name: calls.append((name, os.fstat(file).st_ino))
        )
    monkeypatch.delattr(fcntl, "F_FULLFSYNC", raising=False)
    return calls


def test_the_content_of_a_file_is_flushed(tmp_path: Path, synced: Synced) -> None:
    path = tmp_path / "ledger"
    with path.open("wb") as file:
        flush(file.fileno())
    assert synced == [("fdatasync", path.stat().st_ino)]


def test_on_macos_the_drive_flushes_its_cache_too(
    tmp_path: Path, synced: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda file, command: asked.append((file, command)))
    with (tmp_path / "ledger").open("wb") as file:
        flush(file.fileno())
        assert asked == [(file.fileno(), 51)]
    assert synced == []


def test_the_names_in_a_directory_are_flushed(tmp_path: Path, synced: Synced) -> None:
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    flush_directory(tmp_path)
    assert synced == [("fsync", tmp_path.stat().st_ino)]
    if before:
        assert len(os.listdir("/proc/self/fd")) == before  # the descriptor is closed


@pytest.mark.parametrize("content", ["", "a step"])
def test_a_ledger_that_others_could_read_becomes_private(tmp_path: Path, content: str) -> None:
    path = tmp_path / "ledger"
    path.write_text(content)
    path.chmod(0o666)
    file, is_new = open_ledger(path)
    os.close(file)
    assert not is_new
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_a_link_to_an_empty_file_is_not_a_ledger(tmp_path: Path, link: Callable[..., None]) -> None:
    target = tmp_path / "target"
    target.touch(0o666)
    link(tmp_path / "ledger", target)
    with pytest.raises(ArgumentError, match="a link to an empty file"):
        open_ledger(tmp_path / "ledger")


def test_an_empty_file_of_another_user_is_not_a_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger"
    path.touch()
    user = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    with pytest.raises(ArgumentError, match="belongs to another user"):
        open_ledger(path)
