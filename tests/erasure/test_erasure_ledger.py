"""Ledgers that are torn, damaged, foreign, shared or old."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from erasing import QUICK, connect, emails

from lytics_async import ArgumentError, AsyncLytics
from lytics_async.erasure.book import LOOK_LASTS, Book
from lytics_async.erasure.ledger import Ledger
from lytics_async.erasure.requests import ErasureRequest
from lytics_async.local import LocalLytics
from lytics_async.wire.messages import WireRequest

HOLD = """
import sys, time
from pathlib import Path
from lytics_async.erasure.ledger import Ledger
Ledger(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


class Interrupted(BaseException):
    """The run ends here."""


async def test_a_ledger_that_is_cut_off_anywhere_resumes_or_says_that_it_is_damaged(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    pairs = [("email", each) for each in [*emails(local, 2), "else@example.com"]]
    await lytics.erase(pairs, ledger=tmp_path / "whole", **QUICK)
    whole = (tmp_path / "whole").read_bytes()
    requests = [ErasureRequest(field=field, value=value) for field, value in pairs]
    for length in range(len(whole)):
        path = tmp_path / "cut"
        path.write_bytes(whole[:length])
        ledger = Ledger(path)
        book = Book(ledger, requests, greedy=False)
        ledger.close()
        assert len(book.erasures) in (0, 3)
        # What is left is whole lines.
        assert path.read_bytes() == whole[: whole.rfind(b"\n", 0, length) + 1]


async def test_a_ledger_with_a_changed_byte_is_refused(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    pairs = [("email", each) for each in emails(local, 2)]
    await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    whole = (tmp_path / "l").read_bytes()
    last = whole.rfind(b"\n", 0, -1)
    for at in range(0, last, 7):
        damaged = bytearray(whole)
        damaged[at] ^= 0x20
        (tmp_path / "l").write_bytes(damaged)
        with pytest.raises(ArgumentError, match=r"damaged|not a ledger"):
            Ledger(tmp_path / "l")
        assert (tmp_path / "l").read_bytes() == damaged


async def test_ledgers_of_uploads_and_erasures_are_distinguished(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    pairs = [("email", each) for each in emails(local, 1)]
    upload, erasure = tmp_path / "upload", tmp_path / "erasure"
    await lytics.upload_json([{"email": "a@x.org"}], stream="s", ledger=upload)
    await lytics.erase(pairs, ledger=erasure, **QUICK)
    before = upload.read_bytes(), erasure.read_bytes()
    with pytest.raises(ArgumentError, match="not a ledger of an erasure"):
        await lytics.erase(pairs, ledger=upload, **QUICK)
    with pytest.raises(ArgumentError):
        await lytics.upload_json([{"a": 1}], stream="s", ledger=erasure, resume=True)
    assert (upload.read_bytes(), erasure.read_bytes()) == before


async def test_a_step_that_does_not_fit_the_others_is_refused(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    pairs = [("email", each) for each in emails(local, 1)]
    for step in (
        {"step": "final", "states": {"0" * 64: ["erased", ""]}, "at": "2026-01-02T03:04:05Z"},
        {"step": "sent"},
        {"step": "looked", "found": {}, "at": "yesterday"},
        {"step": "looked", "found": {"a": [1]}, "at": "2026-01-02T03:04:05Z"},
        {"step": "plan", "greedy": False, "requests": [["a"]]},
        {"step": "odd"},
    ):
        path = tmp_path / "l"
        path.unlink(missing_ok=True)
        ledger = Ledger(path)
        ledger.begin("2026-01-02T03:04:05Z")
        ledger.write([step])
        ledger.close()
        with pytest.raises(ArgumentError, match=r"does not fit|unknown step"):
            await lytics.erase(pairs, ledger=path, **QUICK)


async def test_another_process_keeps_a_ledger_to_itself(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    pairs = [("email", each) for each in emails(local, 1)]
    command = [sys.executable, "-c", HOLD, tmp_path / "l"]
    other = subprocess.Popen(  # noqa: ASYNC220
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(ArgumentError, match="Another erasure is using the ledger"):
            await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    finally:
        other.kill()
        other.communicate()
    assert (await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)).ok


async def test_a_run_that_resumes_looks_up_only_what_is_due(
    local: LocalLytics, tmp_path: Path
) -> None:
    looked: Counter[str] = Counter()
    stops = iter([True])

    def count(request: WireRequest, handled: bool) -> None:
        if request.url.endswith("/identity/lookup") and handled:
            looked["lookups"] += 1
        if "/queue/bulk/" in request.url and not handled and next(stops, False):
            raise Interrupted

    lytics, _ = connect(local, count)
    pairs = [("email", each) for each in emails(local, 10)]
    with pytest.raises(BaseException):  # noqa: B017 - a group on some loops
        await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert looked["lookups"] == 10
    report = await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    # All of them were about to be sent, so all are looked up before, and again at the end.
    assert looked["lookups"] == 30
    assert (report.count("erased"), report.radius.found, report.radius.profiles) == (10, 10, 10)
    report = await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert looked["lookups"] == 30
    assert report.settled_before == 10
    assert "10 of them were settled by earlier runs" in report.summary()


async def test_a_look_up_lasts_an_hour(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    ledger = Ledger(tmp_path / "l")
    request = ErasureRequest(field="email", value=emails(local, 1)[0])
    profile = await lytics.v2.profiles.find("user", "email", request.value)
    assert profile is not None
    ledger.begin("2026-01-02T03:00:00Z")
    book = Book(ledger, [request], greedy=False)
    book.plan()
    (key,) = book.to_look_up(0.0)
    book.record(book.looked({key: profile}, "1970-01-01T01:00:00Z"))
    assert book.to_look_up(3600.0 + LOOK_LASTS - 1) == []
    assert book.to_look_up(3600.0 + LOOK_LASTS) == [key]
    assert book.to_look_up(0.0) == [key]  # the clock was set back
    book.record({"step": "sent", "requests": [key], "at": "1970-01-01T01:00:01Z"})
    assert book.to_look_up(3602.0) == [key]
    book.close()


async def test_a_dry_run_with_a_ledger_leaves_it_as_it_is(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    local.configure(deletion_delay=1000.0)
    pairs = [("email", each) for each in emails(local, 2)]
    await lytics.erase(pairs[:1], ledger=tmp_path / "l", interval=0.01, timeout=0.02)
    with (tmp_path / "l").open("ab") as file:
        file.write(b'00c0ffee {"step":"final"')
    before = (tmp_path / "l").read_bytes()
    report = await lytics.erase(pairs, ledger=tmp_path / "l", dry_run=True)
    assert (report.radius.requests, report.radius.found) == (2, 2)
    assert (tmp_path / "l").read_bytes() == before


async def test_requests_that_are_added_later_are_erased_with_the_others(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    pairs = [("email", each) for each in emails(local, 4)]
    assert (await lytics.erase(pairs[:2], ledger=tmp_path / "l", **QUICK)).count("erased") == 2
    report = await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert (report.count("erased"), report.settled_before, report.repeated) == (4, 2, 0)
    report = await lytics.erase(pairs[2:], ledger=tmp_path / "l", **QUICK)
    assert (report.count("erased"), report.settled_before) == (4, 4)
