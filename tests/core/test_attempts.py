"""The one decision about what follows an attempt, as tables: policy x outcome, and how attempts are
counted.
"""

from typing import Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async import errors
from lytics_async.call.attempts import (
    FRESH,
    Ask,
    Backoff,
    Failure,
    Gated,
    GiveUp,
    Policy,
    Retry,
    Settle,
    Split,
    State,
    Step,
    Stop,
    Success,
    call_policy,
    classify,
    dry_run_policy,
    next_step,
)
from lytics_async.call.retry import RetryPolicy

BACKOFF = RetryPolicy()
OWN = Backoff(retry=BACKOFF, remaining=60.0, tokens=500, random=lambda: 0.5)
GATED = Gated(delay=2.0)
MANY = State(records=10)

SAFE = call_policy("safe", BACKOFF, refreshes=True)
NEVER = call_policy("never", BACKOFF, refreshes=True)
UPLOAD = Policy(max_attempts=3, refreshes=True, refusal="ask", suspect=3)
COUNTING = attrs.evolve(UPLOAD, refusal="settle")
HOLDING = attrs.evolve(UPLOAD, ambiguous="hold")
EVENTS = Policy(refreshes=True, refusal="ask")
DRY_RUN = dry_run_policy(3, refreshes=True)
GATED_POLICIES = {
    "upload": UPLOAD,
    "upload that counts": COUNTING,
    "upload that holds": HOLDING,
    "events": EVENTS,
    "dry run": DRY_RUN,
}


def responded(status: int, **details: object) -> errors.APIError:
    kind = errors.BY_STATUS.get(status, errors.ServerError if status >= 500 else errors.APIError)
    return kind("said so", status=status, **details)


def step(policy: Policy, outcome: Success | errors.LyticsError, state: State = MANY) -> Step:
    return next_step(policy, state, outcome, GATED)[1]


NOT_APPLIED = [
    errors.ConnectError("no route", phase="connect"),
    errors.RequestTimeout("no slot", phase="connect"),
    responded(429),
]
AMBIGUOUS = [
    errors.RequestTimeout("no response", phase="receive"),
    errors.RequestTimeout("stuck", phase="send"),
    errors.ConnectionDropped("reset", phase="send"),
    errors.ConnectionDropped("reset", phase="receive"),
    errors.ResponseError("HTML", status=200),
    *(responded(status) for status in (408, 500, 502, 503, 504, 524, 529, 599)),
    responded(503, retry_after=1.0),
]
FATAL = [
    *(responded(status) for status in (403, 404, 409, 415, 501, 505, 511)),
    errors.IPNotAllowed("x", status=403),
    errors.NotFound("a miss that looks like a success", status=200),
    errors.ConnectError("The certificate is not trusted.", permanent=True),
    errors.ResponseError("of another shape", status=200, paths=["$: expected object"]),
    errors.UnexpectedRedirect("elsewhere", status=302, location=None),
    errors.LifecycleError("closed"),
]
REFUSED = [responded(400), responded(422)]
TOO_LARGE = responded(413)
RESEND = Ask(resend=True)
EXPECTED = {
    "upload": (Retry(2.0), Retry(2.0), RESEND, Split(), Stop("refused"), Ask(), RESEND),
    "upload that counts": (
        Retry(2.0),
        Retry(2.0),
        Settle(),
        Split(),
        Stop("refused"),
        Settle(),
        Settle(),
    ),
    "upload that holds": (
        Retry(2.0),
        GiveUp("held"),
        Ask(),
        Split(),
        Stop("refused"),
        Ask(),
        Ask(),
    ),
    "events": (Retry(2.0), Retry(2.0), RESEND, Split(), Stop("refused"), Ask(), RESEND),
    "dry run": (
        Retry(2.0),
        Retry(2.0),
        Settle(),
        Split(),
        Stop("refused"),
        Settle(),
        Settle(),
    ),
}
"""By policy, what follows each kind of outcome.

The kinds: not applied; in doubt; refused content; too large; fatal; a 200 that counts records out;
one that counts a record out and has no verdict on those after it.
"""


@pytest.mark.parametrize("name", EXPECTED)
def test_what_follows_each_outcome_of_a_body_of_records(name: str) -> None:
    policy = GATED_POLICIES[name]
    groups: tuple[list[Any], ...] = (NOT_APPLIED, AMBIGUOUS, REFUSED, [TOO_LARGE], FATAL)
    groups += ([Success(rejected=1)], [Success(rejected=1, partial=True)])
    for outcomes, expected in zip(groups, EXPECTED[name], strict=True):
        assert {repr(outcome): step(policy, outcome) for outcome in outcomes} == {
            repr(outcome): expected for outcome in outcomes
        }
    assert step(policy, Success()) == Settle()


@pytest.mark.parametrize("name", GATED_POLICIES)
def test_one_record_is_neither_split_nor_asked_about(name: str) -> None:
    one = State(records=1)
    for refusal in (*REFUSED, TOO_LARGE):
        assert step(GATED_POLICIES[name], refusal, one) == Settle()


@pytest.mark.parametrize("policy", [SAFE, NEVER])
@pytest.mark.parametrize("error", [*REFUSED, TOO_LARGE, *FATAL], ids=repr)
def test_a_call_stops_at_what_no_retry_changes(policy: Policy, error: errors.LyticsError) -> None:
    assert next_step(policy, FRESH, error, OWN)[1] == Stop("refused")


@pytest.mark.parametrize("error", [*NOT_APPLIED, *AMBIGUOUS], ids=repr)
def test_a_call_retries_what_may_pass_unless_it_is_in_doubt_and_never_repeated(
    error: errors.LyticsError,
) -> None:
    assert isinstance(next_step(SAFE, FRESH, error, OWN)[1], Retry)
    never = next_step(NEVER, FRESH, error, OWN)[1]
    assert isinstance(never, Retry) if error in NOT_APPLIED else never == GiveUp("held")


@pytest.mark.parametrize("name", ["call", *GATED_POLICIES])
def test_a_refused_token_is_replaced_once_if_it_can_be(name: str) -> None:
    policy = {"call": SAFE, **GATED_POLICIES}[name]
    state, first = next_step(policy, MANY, responded(401), GATED)
    assert first == Retry(0.0)
    assert next_step(policy, state, responded(401), GATED)[1] == Stop("refused")
    fixed = attrs.evolve(policy, refreshes=False)
    assert next_step(fixed, MANY, responded(401), GATED)[1] == Stop("refused")


@pytest.mark.parametrize(("name", "kind"), [("upload", Stop), ("dry run", GiveUp)])
def test_attempts_are_bounded(name: str, kind: type[Stop | GiveUp]) -> None:
    assert run(GATED_POLICIES[name], [GATED] * 3) == [Retry(2.0), Retry(2.0), kind("attempts")]


def test_attempts_of_events_are_bounded_by_patience_only() -> None:
    assert run(EVENTS, [GATED] * 50) == [Retry(2.0)] * 50
    assert run(EVENTS, [Gated(delay=None)]) == [Stop("patience")]


def test_a_body_that_fails_while_others_go_through_is_given_up_alone() -> None:
    others = Gated(delay=2.0, others=True)
    assert run(UPLOAD, [GATED, others, GATED])[-1] == GiveUp("attempts")


def test_probes_of_an_outage_are_no_attempts() -> None:
    probe = Gated(delay=2.0, probing=True)
    for name in ("upload", "dry run"):
        assert run(GATED_POLICIES[name], [probe] * 20) == [Retry(2.0)] * 20


def test_probes_of_a_body_that_only_ever_fails_by_itself_are_attempts() -> None:
    probe = Gated(delay=2.0, probing=True, others=True)
    assert run(UPLOAD, [probe] * 5) == [Retry(2.0)] * 4 + [GiveUp("attempts")]
    assert run(DRY_RUN, [probe] * 20) == [Retry(2.0)] * 20


@pytest.mark.parametrize("name", GATED_POLICIES)
def test_nothing_is_retried_when_patience_with_the_server_ends(name: str) -> None:
    ended = Gated(delay=None)
    for error in (*NOT_APPLIED, *AMBIGUOUS):
        assert next_step(GATED_POLICIES[name], MANY, error, ended)[1] == Stop("patience")


@pytest.mark.parametrize(("ambiguous", "expected"), [(True, Settle()), (False, Stop("refused"))])
def test_a_deletion_that_finds_404_has_succeeded_only_after_an_attempt_in_doubt(
    ambiguous: bool, expected: Step
) -> None:
    policy = call_policy("idempotent", BACKOFF, refreshes=False, absence_is_success=True)
    state = State(ambiguous=ambiguous)
    assert next_step(policy, state, responded(404), OWN)[1] == expected


@pytest.mark.parametrize(
    ("now", "because"),
    [
        (attrs.evolve(OWN, remaining=0.125), "time"),
        (attrs.evolve(OWN, tokens=4), "quota"),
    ],
)
def test_a_call_gives_up_when_its_time_or_the_quota_is_used_up(
    now: Backoff, because: Literal["time", "quota"]
) -> None:
    assert next_step(SAFE, FRESH, responded(503), OWN)[1] == Retry(0.125, cost=5)
    assert next_step(SAFE, FRESH, responded(503), now)[1] == GiveUp(because)


def test_a_time_limit_costs_twice_as_much() -> None:
    assert next_step(SAFE, FRESH, AMBIGUOUS[0], OWN)[1] == Retry(0.125, cost=10)


@given(
    st.sampled_from([SAFE, NEVER, *GATED_POLICIES.values()]),
    st.lists(
        st.tuples(
            st.sampled_from(
                [*NOT_APPLIED, *AMBIGUOUS, *REFUSED, TOO_LARGE, *FATAL, responded(401)]
            ),
            st.builds(Gated, probing=st.booleans(), others=st.booleans()),
        ),
        max_size=30,
    ),
)
def test_the_state_only_grows_and_remembers_every_doubt(
    policy: Policy, script: list[tuple[errors.LyticsError, Gated]]
) -> None:
    state = MANY
    for number, (error, now) in enumerate(script, 1):
        before = state
        state, _ = next_step(policy, state, error, now)
        assert state.attempts == number
        assert before.counted <= state.counted <= number
        assert state.ambiguous is (before.ambiguous or error.may_have_been_processed)


@pytest.mark.parametrize(
    ("outcomes", "failure"),
    [
        (NOT_APPLIED, Failure.NOT_APPLIED),
        (AMBIGUOUS, Failure.AMBIGUOUS),
        (REFUSED, Failure.REJECTED),
        ([TOO_LARGE], Failure.TOO_LARGE),
        ([*FATAL, responded(401)], Failure.FATAL),
    ],
)
def test_every_failure_has_its_class(outcomes: list[errors.LyticsError], failure: Failure) -> None:
    assert {repr(error): classify(error) for error in outcomes} == {
        repr(error): failure for error in outcomes
    }


def run(policy: Policy, circumstances: list[Gated]) -> list[Step]:
    """The steps after so many failures in doubt, each under its own circumstances."""
    state, steps = MANY, []
    for now in circumstances:
        state, following = next_step(policy, state, responded(503), now)
        steps.append(following)
    return steps
