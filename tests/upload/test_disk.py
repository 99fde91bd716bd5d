"""Flushing reaches the system: what the tests of a power failure replace as a whole."""

import fcntl
import os
from pathlib import Path

import pytest

from lytics_async.upload.disk import flush, flush_directory

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
