"""A success is believed only with its counts, whichever way the records were sent."""

from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest

from lytics_async import AsyncLytics, Transport
from lytics_async.call.retry import RetryPolicy
from lytics_async.errors import LyticsError, ResponseError, UploadError
from lytics_async.wire.messages import WireRequest, WireResponse

RECORDS = [{"n": number} for number in range(10)]

NO_RECEIPTS = [
    {},
    {"error": "quota exceeded, nothing stored"},
    {"login": "required"},
    {"message": "Please sign in."},
    {"status": 401, "message": "Not authorized", "data": None},
    {"status": "error", "message": "quota exceeded", "data": {"message_count": 10}},
    {"success": False, "filename": "login.html"},
]
"""JSON that is not Lytics' response to an upload."""

ODD_COUNTS: list[Any] = ["lots", "", "-1", -3, 1000, "9" * 5000, True, 9.5, [10], {"n": 10}, None]

ODD_RECEIPTS: list[Any] = [
    {"status": 200, "message": "success"},
    {"status": 200, "message": "success", "data": None},
    {"status": 200, "message": "success", "data": {}},
    {"status": 200, "message": "success", "data": []},
    {"data": {"rejected_count": 0}},
    *(
        {"status": 200, "data": {"message_count": count, "rejected_count": 0}}
        for count in ODD_COUNTS
    ),
    {"status": 200, "data": {"message_count": 10, "rejected_count": "some"}},
    {"status": 200, "data": {"message_count": 10, "rejected_count": -3}},
    {"message_count": "lots"},
]
"""Lytics' own responses, in which the counts cannot be right."""


class Saying(Transport):
    """A transport that gives one response forever."""

    def __init__(self, document: object) -> None:
        self.requests = 0
        self._body = orjson.dumps(document)

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        self.requests += 1
        if isinstance(request.body, AsyncIterator):
            async for _ in request.body:
                pass
        return WireResponse(
            status=200, headers={"content-type": "application/json"}, body=self._body
        )

    async def aclose(self) -> None: ...


def client(said: Saying) -> AsyncLytics:
    return AsyncLytics("at.test.secret", transport=said)


AT_ONCE = RetryPolicy(max_attempts=3, base_delay=0.0, max_delay=0.0)


@pytest.mark.parametrize("document", NO_RECEIPTS, ids=str)
@pytest.mark.parametrize("form", ["csv", "json"])
async def test_json_of_another_origin_leaves_an_upload_with_an_unknown_outcome(
    document: object, form: str
) -> None:
    async with client(Saying(document)) as lytics:
        run = lytics.start_upload(RECORDS, stream="web", format=form, retry=AT_ONCE)  # type: ignore[arg-type]
        with pytest.raises(UploadError, match="gateway or a login page"):
            async with run:
                await run.wait()
    report = run.report
    assert (report.accepted, report.rejected, report.unknown) == (0, 0, 10)
    assert not report.all_accepted


@pytest.mark.parametrize("document", NO_RECEIPTS, ids=str)
async def test_json_of_another_origin_leaves_collect_and_events_with_an_unknown_outcome(
    document: object,
) -> None:
    async with client(Saying(document)) as lytics:
        with pytest.raises(ResponseError) as error:
            await lytics.collect("web", RECORDS)
        assert error.value.may_have_been_processed
        async with lytics.events("web", ambiguous="hold") as events:
            await events.send({"n": 1})
            report = await events.flush()
    assert (report.accepted, report.unknown, report.all_accepted) == (0, 1, False)


@pytest.mark.parametrize("document", ODD_RECEIPTS, ids=lambda each: str(each)[:60])
@pytest.mark.parametrize("form", ["csv", "json"])
async def test_an_upload_whose_counts_cannot_be_right_is_accepted_with_a_mismatch_and_sent_once(
    document: object, form: str
) -> None:
    said = Saying(document)
    async with client(said) as lytics:
        run = lytics.start_upload(RECORDS, stream="web", format=form, retry=AT_ONCE)  # type: ignore[arg-type]
        async with run:
            report = await run.wait()
    assert (report.accepted, report.count_mismatch, report.all_accepted) == (10, True, False)
    assert "counts do not add up" in report.summary()
    assert said.requests == 1


@pytest.mark.parametrize("document", ODD_RECEIPTS, ids=lambda each: str(each)[:60])
async def test_collect_and_events_with_counts_that_cannot_be_right_have_a_mismatch(
    document: object, caplog: pytest.LogCaptureFixture
) -> None:
    said = Saying(document)
    async with client(said) as lytics:
        collected = await lytics.collect("web", RECORDS)
        assert (collected.accepted, collected.count_mismatch) == (10, True)
        assert not collected.all_accepted
        async with lytics.events("web", max_records=10) as events:
            for record in RECORDS:
                await events.send(record)
            report = await events.flush()
    assert (report.accepted, report.count_mismatch, report.all_accepted) == (10, True, False)
    assert said.requests == 2
    assert "counts are missing, or do not add up" in caplog.text


@pytest.mark.parametrize("bare", [False, True])
async def test_counts_are_read_with_the_envelope_and_without(bare: bool) -> None:
    counts = {"message_count": "10", "rejected_count": "0"}
    said = Saying(counts if bare else {"status": 200, "message": "success", "data": counts})
    async with client(said) as lytics:
        assert (await lytics.collect("web", RECORDS)).all_accepted


async def test_no_error_but_ours_leaves_an_upload_whatever_is_counted() -> None:
    for document in (*NO_RECEIPTS, *ODD_RECEIPTS):
        async with client(Saying(document)) as lytics:
            try:
                await lytics.upload_json(RECORDS, stream="web", retry=AT_ONCE)
            except LyticsError:
                continue
