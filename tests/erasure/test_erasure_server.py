"""Servers that lose, refuse, delay or half answer deletions."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from erasing import QUICK, connect, emails

from lytics_async import RateLimited, ServerError
from lytics_async.erasure.running import UNKNOWN_TO_SERVER, read_result
from lytics_async.local import LocalLytics
from lytics_async.models.v2.profiles import BulkDeletion
from lytics_async.wire.messages import WireRequest, WireResponse


def answer(transport: Any, change: Any) -> None:
    """Let `change` rewrite the responses to bulk deletions."""
    inner = transport._inner.send

    async def send(request: WireRequest, *arguments: Any, **options: Any) -> WireResponse:
        found = await inner(request, *arguments, **options)
        if "/queue/bulk/" not in request.url:
            return found
        assert isinstance(request.body, bytes)
        transport.sent.update(json.loads(request.body))
        data = change(json.loads(found.body)["data"])
        body = json.dumps({"data": data}).encode()
        return WireResponse(status=found.status, headers=found.headers, body=body)

    transport.send = send


@pytest.mark.parametrize(
    "change",
    [
        lambda data: {},
        lambda data: {"successes": {}, "errors": {}},
        lambda data: {"successes": dict.fromkeys(data["successes"], "")},
    ],
)
async def test_a_202_without_ids_is_followed_by_looking(
    local: LocalLytics, tmp_path: Path, change: Any
) -> None:
    lytics, transport = connect(local)
    answer(transport, change)
    pairs = [("email", each) for each in emails(local, 3)]
    report = await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert (report.count("erased"), report.repeated) == (3, 0)
    assert set(transport.sent.values()) == {1}
    assert "no response with the id" in report.summary()


async def test_a_202_without_ids_whose_profile_stays_is_pending_and_not_sent_again(
    local: LocalLytics, tmp_path: Path
) -> None:
    lytics, transport = connect(local)
    inner = transport._inner.send

    async def ignore(request: WireRequest, *arguments: Any, **options: Any) -> WireResponse:
        if "/queue/bulk/" in request.url:
            transport.sent.update(json.loads(bytes(request.body)))  # type: ignore[arg-type]
            return WireResponse(status=202, headers={}, body=b"{}")
        return await inner(request, *arguments, **options)

    transport.send = ignore  # type: ignore[method-assign]
    pairs = [("email", each) for each in emails(local, 2)]
    for _ in range(2):
        report = await lytics.erase(pairs, ledger=tmp_path / "l", interval=0.01, timeout=0.05)
        assert (report.count("pending"), report.repeated) == (2, 0)
    assert set(transport.sent.values()) == {1}


async def test_a_429_is_waited_for_and_no_round_is_lost(local: LocalLytics, tmp_path: Path) -> None:
    refusals = iter(range(8))

    def fail(request: WireRequest, handled: bool) -> None:
        if "/queue/bulk/" in request.url and not handled and next(refusals, None) is not None:
            raise RateLimited("slow down", status=429, retry_after=0.001)

    lytics, transport = connect(local, fail)
    pairs = [("email", each) for each in emails(local, 3)]
    report = await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert report.count("erased") == 3
    assert set(transport.sent.values()) == {1}
    assert report.repeated == 24  # what was refused is counted, too


async def test_a_429_that_does_not_end_leaves_requests_pending(
    local: LocalLytics, tmp_path: Path
) -> None:
    def fail(request: WireRequest, handled: bool) -> None:
        if "/queue/bulk/" in request.url and not handled:
            raise RateLimited("slow down", status=429, retry_after=3600.0)

    lytics, _ = connect(local, fail)
    pairs = [("email", each) for each in emails(local, 3)]
    report = await lytics.erase(pairs, ledger=tmp_path / "l", interval=0.01, timeout=0.1)
    assert report.count("pending") == 3
    assert "3: The server did not accept it: RateLimited." in report.summary()


async def test_a_deletion_may_be_unknown_for_a_while(local: LocalLytics, tmp_path: Path) -> None:
    asked: Counter[str] = Counter()

    lytics, transport = connect(local)
    inner = transport._inner.send

    async def late(request: WireRequest, *arguments: Any, **options: Any) -> WireResponse:
        if "/deletestatus/" in request.url:
            asked[request.url] += 1
            if asked[request.url] < UNKNOWN_TO_SERVER:
                return WireResponse(status=404, headers={}, body=b"{}")
        return await inner(request, *arguments, **options)

    transport.send = late  # type: ignore[method-assign]
    local.configure(deletion_delay=0.0)
    pairs = [("email", each) for each in emails(local, 2)]
    report = await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert (report.count("erased"), report.repeated) == (2, 0)


async def test_a_server_that_fails_while_deletions_are_followed_is_asked_again(
    local: LocalLytics, tmp_path: Path
) -> None:
    failures = iter(range(30))

    def fail(request: WireRequest, handled: bool) -> None:
        if "/deletestatus/" in request.url and not handled and next(failures, None) is not None:
            raise ServerError("out of order", status=503)

    lytics, _ = connect(local, fail)
    pairs = [("email", each) for each in emails(local, 3)]
    report = await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert (report.count("erased"), report.repeated) == (3, 0)


async def test_an_address_in_two_cases_is_two_requests_with_an_end_each(
    local: LocalLytics, tmp_path: Path
) -> None:
    lytics, _ = connect(local)
    (person,) = emails(local, 1)
    pairs = [("email", person), ("email", person.upper()), ("email", f" {person} ")]
    report = await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert (report.count("erased"), report.duplicates, report.ok) == (2, 1, True)
    assert (report.radius.found, report.radius.profiles) == (2, 1)


def test_a_response_may_name_a_value_in_another_case() -> None:
    values = {"Ada@X.org": "1", "b@x.org": "2", "c@x.org": "3", "AB": "4", "ab": "5"}
    result = BulkDeletion(
        successes={"ada@x.org": "r-1", "b@x.org": "r-2", "AB": "r-4"}, errors={"ab": "no"}
    )
    assert read_result(values, result) == ({"1": "r-1", "2": "r-2", "4": "r-4"}, {"5": "no"})
