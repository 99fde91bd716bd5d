"""What failures and counts mean for a chunk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.errors import (
    BY_STATUS,
    APIError,
    ConnectError,
    ConnectionDropped,
    LifecycleError,
    LyticsError,
    RequestTimeout,
    ResponseError,
    ServerError,
    UnexpectedRedirect,
)
from lytics_async.upload.verdict import Counts, Failure, classify, count, counts_in


def answered(status: int, retry_after: float | None = None, body: str = "") -> APIError:
    kind = BY_STATUS.get(status, ServerError if status >= 500 else APIError)
    return kind("said so", status=status, retry_after=retry_after, body_excerpt=body)


@pytest.mark.parametrize(
    "error",
    [
        ConnectError("no route", phase="connect"),
        RequestTimeout("no slot", phase="connect"),
        answered(429),
    ],
)
def test_what_surely_stored_nothing_is_not_applied(error: LyticsError) -> None:
    assert classify(error) is Failure.NOT_APPLIED


@pytest.mark.parametrize(
    "error",
    [
        RequestTimeout("no answer", phase="receive"),
        RequestTimeout("stuck", phase="send"),
        ConnectionDropped("reset", phase="send"),
        ConnectionDropped("reset", phase="receive"),
        ResponseError("HTML", status=200),
        *(answered(status) for status in (408, 500, 502, 503, 504, 524, 529, 599)),
        answered(503, retry_after=1.0),
    ],
)
def test_what_may_have_been_stored_is_ambiguous(error: LyticsError) -> None:
    assert classify(error) is Failure.AMBIGUOUS


@pytest.mark.parametrize(
    "error",
    [
        *(answered(status) for status in (401, 403, 404, 409, 415, 501, 505, 511)),
        ConnectError("The certificate is not trusted.", permanent=True),
        ResponseError("of another shape", status=200, paths=["$: expected object"]),
        UnexpectedRedirect("elsewhere", status=302, location=None),
        LifecycleError("closed"),
    ],
)
def test_what_no_repetition_mends_is_fatal(error: LyticsError) -> None:
    assert classify(error) is Failure.FATAL


def test_refused_content_is_rejected_and_a_large_body_is_too_large() -> None:
    assert classify(answered(400)) is Failure.REJECTED
    assert classify(answered(422)) is Failure.REJECTED
    assert classify(answered(413)) is Failure.TOO_LARGE


@pytest.mark.parametrize(
    ("message_count", "rejected_count", "accepted", "rejected"),
    [
        (10, 0, 10, 0),
        (8, 2, 8, 2),
        (10, 2, 8, 2),
        ("8", "2", 8, 2),
        (10, None, 10, 0),
        (0, 10, 0, 10),
        (10, 10, 0, 10),
    ],
)
def test_both_ways_to_count_are_understood(
    message_count: object, rejected_count: object, accepted: int, rejected: int
) -> None:
    assert count(10, message_count, rejected_count) == Counts(
        accepted=accepted, rejected=rejected, unknown=0, mismatch=False
    )


@pytest.mark.parametrize(
    ("message_count", "rejected_count", "counts"),
    [
        (7, 1, Counts(accepted=7, rejected=1, unknown=2, mismatch=True)),
        (7, 5, Counts(accepted=7, rejected=3, unknown=0, mismatch=True)),
        (12, 0, Counts(accepted=10, rejected=0, unknown=0, mismatch=True)),
        (5, 20, Counts(accepted=5, rejected=0, unknown=5, mismatch=True)),
        (10, 20, Counts(accepted=10, rejected=0, unknown=0, mismatch=True)),
        (10, "some", Counts(accepted=10, rejected=0, unknown=0, mismatch=True)),
        (10, -3, Counts(accepted=10, rejected=0, unknown=0, mismatch=True)),
    ],
)
def test_counts_that_do_not_add_up_are_a_mismatch(
    message_count: object, rejected_count: object, counts: Counts
) -> None:
    assert count(10, message_count, rejected_count) == counts


@pytest.mark.parametrize(
    "message_count",
    [None, "lots", "", "-1", -1, 11, "11", "1" * 5000, "1_0", "\uff11\uff10", True, 9.5, [10]],
)
def test_a_success_without_a_count_that_can_be_right_is_accepted_with_a_mismatch(
    message_count: object,
) -> None:
    """To send the records again would store them twice."""
    assert count(10, message_count, None) == Counts(
        accepted=10, rejected=0, unknown=0, mismatch=True
    )
    assert count(10, message_count, 3) == Counts(accepted=7, rejected=3, unknown=0, mismatch=True)


@given(st.integers(1, 100), st.integers(0, 300), st.integers(0, 300))
def test_what_the_server_counts_in_is_never_reported_as_rejected(
    sent: int, message_count: int, rejected_count: int
) -> None:
    found = count(sent, message_count, rejected_count)
    if found.mismatch:
        assert found.accepted == min(message_count, sent) or message_count > sent


@given(
    st.integers(1, 100),
    st.none() | st.integers(-5, 300) | st.text(max_size=3) | st.booleans(),
    st.none() | st.integers(-5, 300) | st.text(max_size=3),
)
def test_every_record_has_exactly_one_outcome_whatever_the_server_says(
    sent: int, message_count: object, rejected_count: object
) -> None:
    found = count(sent, message_count, rejected_count)
    assert found.accepted + found.rejected + found.unknown == sent
    assert min(found.accepted, found.rejected, found.unknown) >= 0


def test_counts_are_found_in_an_error_even_when_its_excerpt_breaks_off() -> None:
    body = '{"status":400,"message":"bad rows","data":{"message_count":8,"rejected_count":2,"filename":"xxx'
    assert counts_in(answered(400, body=body)) == (8, 2)


def test_an_error_without_counts_has_none() -> None:
    assert counts_in(answered(400, body='{"message":"bad rows","data":null}')) is None
