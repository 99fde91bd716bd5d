"""Promise 3: at least once, with a published bound of duplicates; with `hold` nothing is sent
twice; stamps show duplicates.
"""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest
from scripted import ScriptedRunner, Sent, accept, csv_of, in_turn, status, upload

from lytics_async.call.operation import Operation
from lytics_async.call.response import Response
from lytics_async.call.runner import Runner
from lytics_async.errors import (
    ArgumentError,
    ConnectError,
    ConnectionDropped,
    LyticsError,
    RequestTimeout,
)
from lytics_async.local import LocalLytics
from lytics_async.wire.messages import WireRequest


@pytest.mark.parametrize("failure", [ConnectError("refused", phase="connect"), status(429)])
async def test_what_was_not_applied_is_sent_again_without_a_possible_duplicate(
    failure: LyticsError,
) -> None:
    runner = ScriptedRunner(in_turn(failure, failure))
    report = await upload(runner, csv_of(range(10)))
    assert (report.accepted, report.requests, report.retries_not_applied) == (10, 3, 2)
    assert report.max_possible_duplicates == 0


@pytest.mark.parametrize(
    "failure",
    [
        status(500),
        status(502),
        status(504),
        status(503),
        status(503, retry_after=0.0),
        ConnectionDropped("reset", phase="receive"),
        RequestTimeout("late", phase="receive"),
    ],
)
async def test_what_is_ambiguous_is_sent_again_and_its_possible_duplicates_counted(
    failure: LyticsError,
) -> None:
    runner = ScriptedRunner(in_turn(failure, failure))
    report = await upload(runner, csv_of(range(10)))
    assert (report.accepted, report.requests, report.retries_ambiguous) == (10, 3, 2)
    assert report.max_possible_duplicates == 20
    assert report.chunks[0].attempts == 3
    assert report.chunks[0].error is None


async def test_ambiguous_hold_sends_nothing_twice() -> None:
    runner = ScriptedRunner(in_turn(status(500)))
    report = await upload(runner, csv_of(range(100)), chunk_bytes=400, ambiguous="hold")
    assert report.unknown == report.chunks[0].records
    assert report.chunks[0].state == "unknown"
    assert report.accepted == 100 - report.unknown
    assert report.requests == len(report.chunks)
    assert not report.complete


def stamp_of(sent: Sent) -> dict[str, str]:
    append: dict[str, str] = orjson.loads(parse_qs(urlsplit(sent.url).query)["append"][0])
    return append


async def test_stamps_name_the_upload_and_the_chunk_and_stay_when_it_is_sent_again() -> None:
    runner = ScriptedRunner(in_turn(accept, status(500)))
    report = await upload(
        runner, csv_of(range(100)), chunk_bytes=400, stamp=True, append={"source": "crm"}
    )
    stamps = [stamp_of(sent) for sent in runner.sent]
    assert {stamp["_upload"] for stamp in stamps} == {report.upload_id}
    assert {stamp["source"] for stamp in stamps} == {"crm"}
    chunks = [stamp["_chunk"] for stamp in stamps]
    failed = chunks[1]  # chunks 2 and 3 leave together; whichever came first got the 500
    assert sorted(chunks) == sorted(["1", "2", "3", failed])


@pytest.mark.parametrize("how", [{"format": "json"}, {}])
async def test_stamps_are_refused_for_json(how: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match="CSV only"):
        await upload(ScriptedRunner(), [{"a": 1}], stamp=True, **how)


async def test_the_local_lytics_lists_what_was_stored_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    requests = 0
    attempt = Runner.attempt

    async def losing_the_second_answer(
        self: Runner, operation: Operation[Any], request: WireRequest, *, timeout: float
    ) -> Response[Any]:
        nonlocal requests
        response = await attempt(self, operation, request, timeout=timeout)
        requests += 1
        if requests == 2:
            raise ConnectionDropped("The answer was lost.", phase="receive")
        return response

    monkeypatch.setattr(Runner, "attempt", losing_the_second_answer)
    with LocalLytics() as local:
        async with local.client() as lytics:
            report = await lytics.upload_csv(
                csv_of(range(100)), stream="orders", stamp=True, chunk_bytes=400, concurrency=1
            )
        [found] = local.duplicates("orders")
        rows = local.count("orders")
    assert (found.upload, found.times) == (report.upload_id, 2)
    [chunk] = [chunk for chunk in report.chunks if chunk.possible_duplicates]
    assert (found.chunk, found.records) == (chunk.id, chunk.records)
    assert rows - report.accepted == report.max_possible_duplicates == chunk.records
