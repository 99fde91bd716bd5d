"""Promise 12: a refusal of access on one chunk stops all senders."""

import pytest
from scripted import (
    Answer,
    ScriptedRunner,
    Sent,
    accept,
    csv_of,
    in_turn,
    same,
    status,
    stopped,
    upload,
)

from lytics_async.errors import IPNotAllowed, LyticsError, Unauthorized


@pytest.mark.parametrize(
    "failure",
    [
        status(401),
        status(403),
        IPNotAllowed("Not authorized", status=403),
        status(404),
        status(415),
    ],
)
async def test_an_access_refusal_costs_one_request_and_nothing_else_is_sent(
    failure: LyticsError,
) -> None:
    runner = ScriptedRunner(lambda sent: failure)
    error = await stopped(runner, csv_of(range(1000)), chunk_bytes=500)
    assert len(runner.sent) == 1
    assert same(error.reason, failure)
    assert error.report.accepted == error.report.unknown == 0
    assert error.report.unsent == error.report.records_read > 0
    assert "unsent" in str(error)


async def test_an_access_refusal_in_the_middle_stops_all_senders() -> None:
    runner = ScriptedRunner()

    def answer(sent: Sent) -> Answer:
        return accept(sent) if len(runner.sent) <= 3 else status(401)

    runner.answer = answer
    error = await stopped(runner, csv_of(range(10_000)), chunk_bytes=500)
    assert isinstance(error.reason, Unauthorized)
    assert 3 < len(runner.sent) <= 3 + 4  # one for each sender that was in flight
    assert error.report.accepted > 0
    assert error.report.unsent > 0


async def test_a_token_that_comes_from_a_callable_is_requested_again_once() -> None:
    runner = ScriptedRunner(in_turn(status(401)), token=lambda: "at.fresh.token")
    report = await upload(runner, csv_of(range(10)))
    assert (report.accepted, report.requests) == (10, 2)
    runner.answer = lambda sent: status(401)
    error = await stopped(runner, csv_of(range(10)))
    assert error.report.requests == 2
