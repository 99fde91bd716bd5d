"""What the counts of a response mean for a chunk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.errors import BadRequest
from lytics_async.upload.deliver.verdict import Counts, count, counts_in


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
        (5, 20, Counts(accepted=5, rejected=5, unknown=0, mismatch=True)),
        (0, 11, Counts(accepted=0, rejected=10, unknown=0, mismatch=True)),
        (5, 10**12, Counts(accepted=5, rejected=0, unknown=5, mismatch=True)),
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
    assert counts_in(BadRequest("said so", status=400, body_excerpt=body)) == (8, 2)


def test_an_error_without_counts_has_none() -> None:
    body = '{"message":"bad rows","data":null}'
    assert counts_in(BadRequest("said so", status=400, body_excerpt=body)) is None
