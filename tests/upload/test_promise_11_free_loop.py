"""Promise 11: the loop stays free; who works without a break gives way (benchmarks/sources.py measures the stall)."""

import threading
from types import SimpleNamespace

import pytest
from scripted import ScriptedRunner, upload

from lytics_async.upload.settings import MIB


async def test_the_reader_and_the_compressors_give_way_and_the_loop_need_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gave_way: list[str] = []
    clock = SimpleNamespace(sleep=lambda _: gave_way.append(threading.current_thread().name))
    monkeypatch.setattr("lytics_async.upload.give_way.time", clock)
    rows = b"a\n" + b"123456789\n" * (6 * MIB // 10)
    report = await upload(ScriptedRunner(), rows, chunk_bytes=3 * MIB)
    assert report.accepted == 6 * MIB // 10
    by_reader = gave_way.count("lytics-upload-reader")
    # A turn for each MiB read, and one for each half of it that is compressed.
    assert by_reader >= 5
    assert len(gave_way) - by_reader >= 10
    assert threading.current_thread().name not in gave_way
