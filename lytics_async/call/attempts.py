"""Decide what follows an attempt, for calls, uploads, events() and their dry runs. Pure.

`next_step(policy, state, outcome, now)` decides by the outcome of one attempt: retry after a delay,
split the body, find the bad records by dry runs, settle, give up, or stop. Only the Policy differs:

| | calls | uploads | events() | dry runs of both |
|---|---|---|---|---|
| an outcome in doubt | `never` rows hold, others retry | as `ambiguous` says | as `ambiguous` says | retry |
| 400 and 422 | stop | ask, resend the others | as uploads | settle: it is the response |
| a 200 that counts records out | not applicable | ask, resend the others if it is partial | as uploads | settle |
| 413 | stop | split | split | split |
| attempts | `max_attempts` | `max_attempts`, probes of an outage apart | any number | as uploads |
| delay | own backoff, paid from the quota | the gate's | the gate's | the gate's |

The caller carries out the steps and keeps the state; `now` provides the clock, randomness and gate.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Literal, TypeAlias

import attrs

from lytics_async.call.operation import Retry as RetryClass
from lytics_async.call.retry import RetryPolicy, RetryQuota, is_stale, is_transient
from lytics_async.errors import APIError, LyticsError, NotFound, Unauthorized


class Failure(enum.Enum):
    """The meaning of a failed attempt; the table in `base.statuses` tells the first two apart."""

    NOT_APPLIED = "not applied"
    """Nothing was stored, and a retry may help: no connection, or 429."""

    AMBIGUOUS = "ambiguous"
    """The outcome is unknown, and a retry may help: a time limit, a reset, 408, a 5xx, a 2xx that
    cannot be decoded. A retry may store records twice.
    """

    TOO_LARGE = "too large"
    """413: nothing was stored, and a smaller body may be accepted."""

    REJECTED = "rejected"
    """400 and 422: the server refuses the content. Never sent again as it is."""

    FATAL = "fatal"
    """A retry cannot help: 401, 403, 404, 501, an untrusted certificate, a redirect, a response
    that does not fit. `may_have_been_processed` says whether the request may have been carried
    out.
    """


def classify(error: LyticsError) -> Failure:
    """Return the meaning of a failed attempt."""
    status = error.status if isinstance(error, APIError) else None
    if status == 413:
        return Failure.TOO_LARGE
    if status in (400, 422):
        return Failure.REJECTED
    if not is_transient(error):
        return Failure.FATAL
    return Failure.AMBIGUOUS if error.may_have_been_processed else Failure.NOT_APPLIED


@attrs.frozen(kw_only=True)
class Policy:
    """The rules for one kind of request.

    Attributes:
        max_attempts: attempts at most, including the first; None = no limit.
        ambiguous: whether a request with an unknown outcome is retried or held back.
        refreshes: a refused token can be replaced, so a 401 is retried once.
        refusal: the step after 400 and 422: `stop`; `settle`: the response is the result; `ask`:
            find the bad records. With `stop`, a 413 stops as well; otherwise a body of several
            records is split.
        suspect: failures of one body, with others succeeding in between, after which its probes
            during an outage count as attempts, and it may be given up alone. None: probes never
            count.
        absence_is_success: a 404 after an attempt with an unknown outcome means that the earlier
            attempt succeeded: it deleted the object.
    """

    max_attempts: int | None = None
    ambiguous: Literal["retry", "hold"] = "retry"
    refreshes: bool = False
    refusal: Literal["stop", "settle", "ask"] = "stop"
    suspect: int | None = None
    absence_is_success: bool = False


def call_policy(
    retry: RetryClass, backoff: RetryPolicy, *, refreshes: bool, absence_is_success: bool = False
) -> Policy:
    """Return the policy of a call whose row has this retry class."""
    return Policy(
        max_attempts=backoff.max_attempts,
        ambiguous="hold" if retry == "never" else "retry",
        refreshes=refreshes,
        absence_is_success=absence_is_success,
    )


def dry_run_policy(max_attempts: int, *, refreshes: bool) -> Policy:
    """Return the policy of a dry run: always retried, because it stores nothing."""
    return Policy(max_attempts=max_attempts, refreshes=refreshes, refusal="settle")


@attrs.frozen(kw_only=True)
class State:
    """The history of one body's attempts.

    Attributes:
        records: records in the body; a body of one is never split.
        attempts: attempts so far.
        counted: those of them that `max_attempts` counts.
        alone: failures with others going through in between.
        ambiguous: one of them may have been carried out.
        refreshed: the token was replaced.
    """

    records: int = 1
    attempts: int = 0
    counted: int = 0
    alone: int = 0
    ambiguous: bool = False
    refreshed: bool = False


FRESH = State()
"""The state before the first attempt of a call."""


@attrs.frozen(kw_only=True)
class Backoff:
    """Delays of a single call.

    Attributes:
        retry: the bounds of a delay.
        remaining: seconds left of the whole call; a delay that would use them up is not started.
        tokens: tokens in the retry quota of the host.
        random: returns a number in [0, 1).
    """

    retry: RetryPolicy
    remaining: float
    tokens: int
    random: Callable[[], float] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Gated:
    """Delays of one of many requests, which pass a common gate.

    Attributes:
        delay: seconds to wait after a failure; None = the gate has given up on the server.
        probing: the attempt was a probe of a server that is considered down.
        others: other bodies were settled since the last failure of this one.
    """

    delay: float | None = 0.0
    probing: bool = False
    others: bool = False


@attrs.frozen
class Success:
    """The server gave a verdict on the records, by its counts.

    Attributes:
        rejected: records that it counted out.
        partial: it stopped at a record that it rejects, so that records after it have no verdict.
    """

    rejected: int = 0
    partial: bool = False


@attrs.frozen
class Retry:
    """Send the same request again.

    Attributes:
        delay: seconds to wait first.
        cost: tokens to take from the retry quota of the host.
    """

    delay: float
    cost: int = 0


@attrs.frozen
class Split:
    """Send the body in halves."""


@attrs.frozen
class Ask:
    """Find out by dry runs which records are bad.

    Attributes:
        resend: send the others again, because the request was refused as a whole or the server
            stopped halfway. Otherwise the verdict on the others stands.
    """

    resend: bool = False


@attrs.frozen
class Settle:
    """The outcome stands."""


@attrs.frozen
class GiveUp:
    """Stop sending this body; others continue.

    Attributes:
        because: `held`: the outcome is unknown; `attempts` or `time`: used up; `quota`: the host
            has failed too often.
    """

    because: Literal["held", "attempts", "time", "quota"]


@attrs.frozen
class Stop:
    """Stop sending altogether: the next request would fail, too.

    Attributes:
        because: `refused`: a retry cannot help; `attempts`: used up, and no other body succeeded
            meanwhile; `patience`: the server has not responded for too long.
    """

    because: Literal["refused", "attempts", "patience"]


Step: TypeAlias = Retry | Split | Ask | Settle | GiveUp | Stop


def next_step(
    policy: Policy, state: State, outcome: Success | LyticsError, now: Backoff | Gated
) -> tuple[State, Step]:
    """Return the state after an attempt, and the next step.

    Args:
        policy: the rules for this kind of request.
        state: the state before the attempt.
        outcome: the outcome of this attempt alone: `may_have_been_processed` does not cover earlier
            ones.
        now: the source of delays.
    """
    if isinstance(outcome, Success):
        if not outcome.rejected or policy.refusal != "ask":
            return state, Settle()
        return state, Ask(resend=outcome.partial and policy.ambiguous == "retry")
    if isinstance(outcome, NotFound) and state.ambiguous and policy.absence_is_success:
        return state, Settle()
    after = _after(policy, state, outcome, now)
    if isinstance(outcome, Unauthorized) and policy.refreshes and not state.refreshed:
        return attrs.evolve(after, refreshed=True), Retry(0.0)
    kind = classify(outcome)
    if kind in (Failure.TOO_LARGE, Failure.REJECTED):
        return after, _refused(policy, state, kind)
    if kind is Failure.FATAL:
        return after, Stop("refused")
    if isinstance(now, Gated) and now.delay is None:
        return after, Stop("patience")
    if kind is Failure.AMBIGUOUS and policy.ambiguous == "hold":
        return after, GiveUp("held")
    if policy.max_attempts is not None and after.counted >= policy.max_attempts:
        stops = policy.suspect is not None and not after.alone
        return after, Stop("attempts") if stops else GiveUp("attempts")
    return after, _wait(after, outcome, now)


def _after(policy: Policy, state: State, outcome: LyticsError, now: Backoff | Gated) -> State:
    gated = now if isinstance(now, Gated) else Gated()
    alone = state.alone + gated.others
    # Probes during an outage do not count, but a body that always fails alone is not an outage.
    counts = not gated.probing or (policy.suspect is not None and alone >= policy.suspect)
    return attrs.evolve(
        state,
        attempts=state.attempts + 1,
        counted=state.counted + counts,
        alone=alone,
        ambiguous=state.ambiguous or outcome.may_have_been_processed,
    )


def _refused(policy: Policy, state: State, kind: Failure) -> Step:
    if policy.refusal == "stop":
        return Stop("refused")
    if kind is Failure.TOO_LARGE and state.records > 1:
        return Split()
    # Of one record there is nothing to ask.
    if policy.refusal != "ask" or state.records == 1:
        return Settle()
    # Records that precede the bad one may have been stored, so a policy that holds does not send
    # them again.
    return Ask(resend=policy.ambiguous == "retry")


def _wait(after: State, outcome: LyticsError, now: Backoff | Gated) -> Step:
    if isinstance(now, Gated):
        return Retry(now.delay or 0.0)
    if after.attempts == 1 and is_stale(outcome):
        delay = 0.0  # only once: the next connection may be as old
    else:
        retry_after = outcome.retry_after if isinstance(outcome, APIError) else None
        delay = now.retry.delay(after.attempts, retry_after, now.random)
    if delay >= now.remaining:
        return GiveUp("time")
    cost = RetryQuota.cost_of(outcome)
    return Retry(delay, cost) if cost <= now.tokens else GiveUp("quota")
