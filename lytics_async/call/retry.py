"""The limits and delays of retries, and the retry quota; `call.attempts` decides."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from lytics_async.base.arguments import require, seconds_problem, whole_problem
from lytics_async.base.statuses import meaning_of, meaning_of_phase
from lytics_async.errors import (
    APIError,
    ConnectError,
    ConnectionDropped,
    LyticsError,
    NotFound,
    RequestTimeout,
    ResponseError,
    TransportError,
)


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How often and how soon a failed call is retried.

    Attributes:
        max_attempts: requests at most, including the first; 1 turns retries off.
        base_delay: seconds; the n-th delay is random between 0 and `base_delay * 2 ** (n - 1)`
            (full jitter).
        max_delay: seconds; the upper bound of that range.
        max_retry_after: seconds; a longer Retry-After is cut to this.
    """

    max_attempts: int = 4
    base_delay: float = 0.25
    max_delay: float = 8.0
    max_retry_after: float = 120.0

    def __attrs_post_init__(self) -> None:
        require("max_attempts", whole_problem(self.max_attempts))
        for name in ("base_delay", "max_delay", "max_retry_after"):
            require(name, seconds_problem(getattr(self, name), zero=True))

    def delay(self, attempt: int, retry_after: float | None, random: Callable[[], float]) -> float:
        """Return the delay after failed attempt number `attempt`: jitter on top of Retry-After."""
        ceiling = min(self.max_delay, self.base_delay * 2.0 ** min(attempt - 1, 30))
        return min(retry_after or 0.0, self.max_retry_after) + ceiling * random()


def is_transient(error: LyticsError) -> bool:
    """Return whether the same request may succeed later, by the table in `base.statuses`."""
    if isinstance(error, TransportError):
        permanent = isinstance(error, ConnectError) and error.permanent
        return meaning_of_phase(error.phase).transient and not permanent
    if isinstance(error, ResponseError):
        return meaning_of(error.status).transient and not error.paths and not error.permanent
    if isinstance(error, NotFound):  # its status may be 200
        return False
    return isinstance(error, APIError) and meaning_of(error.status).transient


def is_stale(error: LyticsError) -> bool:
    """Return whether the error is only a stale connection, which says nothing about the server."""
    return isinstance(error, ConnectionDropped) and error.stale


class RetryQuota:
    """A token bucket per host that keeps retries from multiplying the load of an outage.

    It has 500 tokens; a retry costs 5, after a timeout 10; a success returns 1. When it is empty,
    calls fail without a retry.
    """

    CAPACITY = 500
    COST = 5
    TIMEOUT_COST = 10

    def __init__(self) -> None:
        self.tokens: int = self.CAPACITY

    def take(self, error: LyticsError) -> bool:
        """Pay for one retry after `error`; return False if there are not enough tokens."""
        cost = self.cost_of(error)
        if self.tokens < cost:
            return False
        self.pay(cost)
        return True

    def pay(self, tokens: int) -> None:
        """Take tokens; the caller has checked that there are enough."""
        self.tokens -= tokens

    @classmethod
    def cost_of(cls, error: LyticsError) -> int:
        """Return the cost of a retry after `error`."""
        return cls.TIMEOUT_COST if isinstance(error, RequestTimeout) else cls.COST

    def refund(self, tokens: int = 1) -> None:
        """Return a token after a success, or `COST` if the call had paid for a stale connection.

        Otherwise a server that closes idle connections quickly would empty the bucket without
        failing.
        """
        self.tokens = min(self.CAPACITY, self.tokens + tokens)
