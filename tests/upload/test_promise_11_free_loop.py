"""Promise 11: the loop stays free; threads without a break yield (benchmarks/sources.py
measures the stall).
"""

import threading
from types import SimpleNamespace

import pytest
from scripted import ScriptedRunner, upload

from lytics_async.upload.settings import MIB


async def test_the_reader_and_the_compressors_yield_and_the_loop_need_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gave_way: list[str] = []
    clock = SimpleNamespace(sleep=lambda _: gave_way.append(threading.current_thread().name))
    monkeypatch.setattr("lytics_async.upload.cut.yielding.time", clock)
    rows = b"a\n" + b"123456789\n" * (6 * MIB // 10)
    report = await upload(ScriptedRunner(), rows, chunk_bytes=3 * MIB)
    assert report.accepted == 6 * MIB // 10
    by_reader = gave_way.count("lytics-upload-reader")
    # A turn between any two MiB that are read, and one for each half of a MiB that is compressed.
    assert by_reader >= 4
    assert len(gave_way) - by_reader >= 10
    assert threading.current_thread().name not in gave_way


async def test_who_reads_small_pieces_yields_no_more_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gave_way: list[float] = []
    monkeypatch.setattr(
        "lytics_async.upload.cut.yielding.time", SimpleNamespace(sleep=gave_way.append)
    )
    lines = [b"a\n", *[b"123456789\n"] * 20_000]
    report = await upload(ScriptedRunner(), lines, compress=False, chunk_bytes=16 * 1024)
    assert report.accepted == 20_000
    assert gave_way == []
