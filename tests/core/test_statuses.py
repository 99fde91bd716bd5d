"""The table of statuses and phases: what is in it, and that calls, uploads, errors and the guide
all say the same.
"""

from itertools import groupby
from pathlib import Path

import pytest
from calls import operation

from lytics_async import errors
from lytics_async.base.statuses import CLASSES, PHASES, STATUSES, Meaning, meaning_of
from lytics_async.call.attempts import (
    FRESH,
    Backoff,
    Failure,
    Retry,
    call_policy,
    classify,
    next_step,
)
from lytics_async.call.response import decode
from lytics_async.call.retry import RetryPolicy
from lytics_async.wire.messages import WireResponse

GUIDE = Path(__file__).parents[2] / "docs/guides/errors-and-retries.md"
TRANSIENT = {408, 429, 500, 502, 503, 504, *range(520, 531)}
REFUSALS = {501, 505, 511}
"""5xx that by definition come before anything is done."""


def met(status: int, body: bytes = b"", **headers: str) -> errors.LyticsError:
    """What a call learns from a response with this status."""
    with pytest.raises(errors.LyticsError) as caught:
        decode(operation(), WireResponse(status=status, headers=headers, body=body))
    return caught.value


def is_retried(retry: str, error: errors.LyticsError) -> bool:
    backoff = RetryPolicy()
    policy = call_policy(retry, backoff, refreshes=False)  # type: ignore[arg-type]
    now = Backoff(retry=backoff, remaining=1e9, tokens=500, random=lambda: 0.0)
    return isinstance(next_step(policy, FRESH, error, now)[1], Retry)


@pytest.mark.parametrize("status", sorted(TRANSIENT))
def test_a_transient_status_is_retried_for_reads(status: int) -> None:
    assert is_retried("safe", met(status))
    assert is_retried("idempotent", met(status))


@pytest.mark.parametrize("status", sorted(TRANSIENT - {429}))
def test_after_a_failure_of_a_server_or_gateway_a_write_may_have_been_processed(
    status: int,
) -> None:
    for error in (met(status), met(status, **{"retry-after": "1"})):
        assert error.may_have_been_processed
        assert not is_retried("never", error)


def test_a_429_is_retried_for_every_row() -> None:
    assert not met(429).may_have_been_processed
    assert is_retried("never", met(429))


@pytest.mark.parametrize("status", sorted(REFUSALS))
def test_a_refusal_by_definition_is_neither_retried_nor_ambiguous(status: int) -> None:
    error = met(status)
    assert not error.may_have_been_processed
    assert not is_retried("safe", error)


def test_a_5xx_that_is_in_no_table_is_treated_as_500() -> None:
    unknown = set(range(500, 600)) - set(STATUSES)
    assert {meaning_of(status)[:2] for status in [*unknown, 600, 999]} == {meaning_of(500)[:2]}


def test_a_refusal_of_the_request_is_neither_retried_nor_ambiguous() -> None:
    for status in set(range(400, 500)) - {408, 429}:
        assert meaning_of(status)[:2] == (False, False), status


def test_calls_uploads_and_errors_agree_on_every_status() -> None:
    for status in range(100, 1000):
        error = met(status)
        said = meaning_of(status)
        assert error.may_have_been_processed is said.processed, status
        assert is_retried("safe", error) is said.transient, status
        assert is_retried("never", error) is (said.transient and not said.processed), status
        if status not in (400, 413, 422):
            assert classify(error) is expected(said), status


def expected(said: Meaning) -> Failure:
    if not said.transient:
        return Failure.FATAL
    return Failure.AMBIGUOUS if said.processed else Failure.NOT_APPLIED


@pytest.mark.parametrize("phase", ["connect", "send", "receive"])
@pytest.mark.parametrize(
    "kind", [errors.ConnectError, errors.ConnectionDropped, errors.RequestTimeout]
)
def test_calls_uploads_and_errors_agree_on_every_phase(
    kind: type[errors.TransportError], phase: errors.Phase
) -> None:
    error = kind("x", phase=phase)
    said = PHASES[phase]
    assert error.may_have_been_processed is said.processed is (phase != "connect")
    assert is_retried("never", error) is (phase == "connect")
    assert classify(error) is expected(said)


def test_a_phase_that_a_transport_has_made_up_is_treated_as_receive() -> None:
    error = errors.ConnectionDropped("x", phase="read")  # type: ignore[arg-type]
    assert error.may_have_been_processed
    assert is_retried("safe", error)
    assert not is_retried("never", error)


def test_a_permanent_failure_to_connect_is_never_retried_and_stops_an_upload() -> None:
    error = errors.ConnectError("The certificate is not trusted.", permanent=True)
    assert not any(is_retried(retry, error) for retry in ("safe", "idempotent", "never"))
    assert not error.may_have_been_processed
    assert classify(error) is Failure.FATAL


def test_the_guide_shows_the_table_as_it_is() -> None:
    wanted = [row(f"phase `{phase}`", said) for phase, said in PHASES.items()]
    for said, group in groupby(STATUSES.items(), key=lambda entry: entry[1]):
        statuses = [status for status, _ in group]
        name = f"{statuses[0]} to {statuses[-1]}" if len(statuses) > 1 else str(statuses[0])
        wanted.append(row(name, said))
    for digit, said in CLASSES.items():
        wanted.append(row("2xx" if digit == 2 else f"other {digit}xx", said))
    text = GUIDE.read_text(encoding="utf-8")
    heading = (
        "| outcome | a retry may help | may have been processed | because |\n|---|---|---|---|\n"
    )
    assert text.partition(heading)[2].partition("\n\n")[0].splitlines() == wanted


def row(name: str, said: Meaning) -> str:
    words = ("yes" if said.transient else "no", "yes" if said.processed else "no")
    return f"| {name} | {words[0]} | {words[1]} | {said.because} |"
