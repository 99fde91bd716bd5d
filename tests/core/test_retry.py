"""What may be retried, and after how long; which statuses may be is in test_statuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async import errors
from lytics_async.call.attempts import Backoff, Retry, State, call_policy, next_step
from lytics_async.call.retry import RetryPolicy, RetryQuota

POLICY = RetryPolicy()
CONNECT = errors.ConnectError("x", phase="connect")
DROPPED = errors.ConnectionDropped("x", phase="receive", may_have_been_processed=True)
TIMEOUT = errors.RequestTimeout("x", phase="receive", may_have_been_processed=True)
LIMITED = errors.RateLimited("x", status=429)
CUT_OFF = errors.ResponseError("x", status=200, may_have_been_processed=True)
WRONG_MODEL = errors.ResponseError("x", status=200, paths=["$"], may_have_been_processed=True)


def server(status: int, **details: object) -> errors.ServerError:
    return errors.ServerError("x", status=status, **details)


def delay_of(
    retry: str,
    error: errors.LyticsError,
    *,
    attempt: int = 1,
    remaining: float = 60,
    policy: RetryPolicy = POLICY,
    chance: float = 0.5,
) -> float | None:
    """The delay before the attempt that follows number `attempt`; None if none does."""
    _, step = next_step(
        call_policy(retry, policy, refreshes=False),  # type: ignore[arg-type]
        State(attempts=attempt - 1, counted=attempt - 1),
        error,
        Backoff(retry=policy, remaining=remaining, tokens=500, random=lambda: chance),
    )
    return step.delay if isinstance(step, Retry) else None


def retried(
    retry: str, error: errors.LyticsError, *, attempt: int = 1, remaining: float = 60
) -> bool:
    return delay_of(retry, error, attempt=attempt, remaining=remaining) is not None


@pytest.mark.parametrize("retry", ["safe", "idempotent", "never"])
@pytest.mark.parametrize("error", [CONNECT, LIMITED])
def test_a_request_that_cannot_have_arrived_is_retried_for_every_row(
    retry: str, error: errors.LyticsError
) -> None:
    assert retried(retry, error)


@pytest.mark.parametrize("error", [DROPPED, TIMEOUT, CUT_OFF, server(503)])
def test_an_ambiguous_failure_is_retried_only_where_it_does_no_harm(
    error: errors.LyticsError,
) -> None:
    assert retried("safe", error)
    assert retried("idempotent", error)
    assert not retried("never", error)


@pytest.mark.parametrize(
    "error",
    [
        errors.BadRequest("x", status=400),
        errors.Unauthorized("x", status=401),
        errors.IPNotAllowed("x", status=403),
        errors.NotFound("x", status=404),
        errors.Unprocessable("x", status=422),
        server(501),
        errors.NotFound("a miss that looks like a success", status=200),
        WRONG_MODEL,
        errors.UnexpectedRedirect("x", status=302, location=None),
        errors.LifecycleError("x"),
    ],
)
@pytest.mark.parametrize("retry", ["safe", "idempotent", "never"])
def test_a_permanent_failure_is_not_retried(retry: str, error: errors.LyticsError) -> None:
    assert not retried(retry, error)


def test_a_stale_connection_is_replaced_immediately_but_only_once_and_only_if_the_row_may() -> None:
    stale = errors.ConnectionDropped("x", phase="receive", stale=True, may_have_been_processed=True)

    def delay(retry: str, attempt: int) -> float | None:
        return delay_of(retry, stale, attempt=attempt, chance=1.0)

    assert (delay("safe", 1), delay("idempotent", 1), delay("never", 1)) == (0, 0, None)
    assert delay("safe", 2) == POLICY.base_delay * 2


def test_attempts_are_bounded() -> None:
    assert [retried("safe", CONNECT, attempt=attempt) for attempt in (1, 2, 3, 4)] == [
        True,
        True,
        True,
        False,
    ]


def test_a_wait_that_would_use_up_the_time_is_not_begun() -> None:
    limited = errors.RateLimited("x", status=429, retry_after=30)
    assert retried("safe", limited, remaining=31)
    assert not retried("safe", limited, remaining=29)


@given(st.integers(1, 1000), st.floats(0, 0.999), st.none() | st.floats(0, 1e9))
def test_a_delay_is_never_below_a_clamped_retry_after_nor_above_the_bound(
    attempt: int, chance: float, retry_after: float | None
) -> None:
    floor = min(retry_after or 0, POLICY.max_retry_after)
    assert floor <= POLICY.delay(attempt, retry_after, lambda: chance) <= floor + POLICY.max_delay


def test_jitter_is_full_and_grows() -> None:
    assert [POLICY.delay(attempt, None, lambda: 1.0) for attempt in (1, 2, 3, 9)] == [
        0.25,
        0.5,
        1.0,
        8.0,
    ]
    assert POLICY.delay(3, None, lambda: 0.0) == 0


def test_off_means_off() -> None:
    assert delay_of("safe", CONNECT, policy=RetryPolicy(max_attempts=1)) is None
    with pytest.raises(errors.ArgumentError):
        RetryPolicy(max_attempts=0)


def test_successes_fill_the_quota_to_its_capacity_and_no_further() -> None:
    quota = RetryQuota()
    for _ in range(10_000):
        quota.refund()
    quota.refund(RetryQuota.COST)
    assert [quota.take(DROPPED) for _ in range(101)] == [True] * 100 + [False]


def test_the_quota_pays_for_a_hundred_retries_and_is_filled_by_successes() -> None:
    quota = RetryQuota()
    assert [quota.take(DROPPED) for _ in range(101)] == [True] * 100 + [False]
    for _ in range(9):
        quota.refund()
    assert not quota.take(TIMEOUT)
    assert quota.take(DROPPED)
