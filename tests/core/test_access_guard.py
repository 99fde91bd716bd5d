"""What a bare 403 means, and when the client stops asking."""

import pytest
from calls import operation, runner
from scripted_transport import ScriptedTransport
from test_runner import OK

from lytics_async import errors
from lytics_async.access.allowlist import Allowlist
from lytics_async.access.guard import AccessGuard
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.runner import Runner

BARE = (403, b'{"data":null,"status":403,"message":"Not authorized"}')
LISTED = Allowlist.parse(["203.0.113.0/24"])


async def refusal(calls: Runner, name: str = "things.get", **row: object) -> errors.Forbidden:
    with pytest.raises(errors.Forbidden) as caught:
        await calls.call(operation(name=name, **row), {}, NO_OPTIONS)
    return caught.value


async def test_without_an_address_it_is_likely_the_allowlist() -> None:
    error = await refusal(runner(ScriptedTransport(BARE)))
    assert isinstance(error, errors.IPNotAllowed)
    assert (error.certainty, error.cidr, error.attempts) == ("likely", None, 1)


async def test_with_an_address_the_message_says_which_cidr_to_hand_to_whom() -> None:
    error = await refusal(
        runner(ScriptedTransport(BARE), guard=AccessGuard(address="198.51.100.7"))
    )
    assert isinstance(error, errors.IPNotAllowed)
    assert (error.certainty, error.address, error.cidr) == (
        "likely",
        "198.51.100.7",
        "198.51.100.7/32",
    )
    assert "198.51.100.7/32" in error.message
    assert "account manager" in error.message


async def test_an_address_outside_the_known_allowlist_makes_it_certain() -> None:
    error = await refusal(
        runner(ScriptedTransport(BARE), guard=AccessGuard(LISTED, "198.51.100.7"))
    )
    assert isinstance(error, errors.IPNotAllowed)
    assert error.certainty == "certain"


async def test_an_address_inside_the_known_allowlist_means_a_missing_role() -> None:
    calls = runner(ScriptedTransport(BARE), guard=AccessGuard(LISTED, "203.0.113.9"))
    error = await refusal(calls, role="admin")
    assert isinstance(error, errors.PermissionDenied)
    assert error.role == "admin"
    assert "203.0.113.0/24" in error.message
    assert "the role admin" in error.message


@pytest.mark.parametrize("is_async", [False, True])
async def test_the_address_may_be_found_out_by_a_callable_which_is_asked_once(
    is_async: bool,
) -> None:
    asked = 0

    def find() -> str:
        nonlocal asked
        asked += 1
        return "198.51.100.7"

    async def find_slowly() -> str:
        return find()

    calls = runner(
        ScriptedTransport(BARE), guard=AccessGuard(LISTED, find_slowly if is_async else find, 0)
    )
    assert asked == 0
    for _ in range(2):
        error = await refusal(calls)
        assert isinstance(error, errors.IPNotAllowed)
        assert error.certainty == "certain"
    assert asked == 1


async def test_a_resolver_that_fails_leaves_the_refusal_likely() -> None:
    def find() -> str:
        raise OSError("no network")

    error = await refusal(runner(ScriptedTransport(BARE), guard=AccessGuard(LISTED, find)))
    assert isinstance(error, errors.IPNotAllowed)
    assert error.certainty == "likely"


async def test_a_refusal_is_never_retried() -> None:
    transport = ScriptedTransport(BARE)
    await refusal(runner(transport))
    assert len(transport.requests) == 1


async def test_a_certain_refusal_closes_the_client_for_a_while() -> None:
    transport = ScriptedTransport(BARE)
    calls = runner(transport, guard=AccessGuard(LISTED, "198.51.100.7", 60))
    await refusal(calls)
    error = await refusal(calls, "other.get")
    assert (error.attempts, error.operation) == (0, "other.get")
    assert "Not sent" in error.message
    assert len(transport.requests) == 1


async def test_three_bare_403s_on_different_operations_close_the_client_for_a_while() -> None:
    transport = ScriptedTransport(BARE)
    calls = runner(transport, guard=AccessGuard(backoff=60))
    for name in ("a.get", "a.get", "a.get", "b.get", "c.get", "d.get"):
        await refusal(calls, name)
    assert len(transport.requests) == 5


async def test_a_success_between_shows_that_the_address_is_let_in() -> None:
    transport = ScriptedTransport(BARE, BARE, OK, BARE, BARE, BARE)
    calls = runner(transport, guard=AccessGuard(backoff=60))
    await refusal(calls, "a.get")
    await refusal(calls, "b.get")
    await calls.call(operation(), {}, NO_OPTIONS)
    await refusal(calls, "c.get")
    await refusal(calls, "d.get")
    assert len(transport.requests) == 5


async def test_zero_turns_the_backoff_off() -> None:
    transport = ScriptedTransport(BARE)
    calls = runner(transport, guard=AccessGuard(LISTED, "198.51.100.7", 0))
    for _ in range(5):
        await refusal(calls)
    assert len(transport.requests) == 5


ONCE = RequestOptions(max_attempts=1)


@pytest.mark.parametrize("phase", ["connect", "receive"])
async def test_a_host_that_stays_silent_may_be_dropping_this_address(phase: errors.Phase) -> None:
    silent = errors.RequestTimeout("late.", phase=phase, silent=True)
    with pytest.raises(errors.RequestTimeout, match="allowlist"):
        await runner(ScriptedTransport(silent)).call(operation(), {}, ONCE)


async def test_a_host_that_responded_before_is_not_said_to_drop_this_address() -> None:
    silent = errors.RequestTimeout("late.", phase="receive", silent=True)
    calls = runner(ScriptedTransport((404, b""), silent))
    with pytest.raises(errors.NotFound):
        await calls.call(operation(), {}, ONCE)
    with pytest.raises(errors.RequestTimeout) as caught:
        await calls.call(operation(), {}, ONCE)
    assert "allowlist" not in str(caught.value)


@pytest.mark.parametrize(
    "error",
    [
        errors.ConnectionDropped("cut.", phase="receive"),
        errors.ConnectionDropped("reset.", phase="send", silent=True),
        errors.ConnectError("refused.", silent=True),
        errors.RequestTimeout("half a response.", phase="receive"),
        errors.RequestTimeout("no slot.", phase="connect"),
        errors.RequestTimeout("the body is still being sent.", phase="send", silent=True),
        errors.ResponseError("cut.", status=200),
    ],
)
async def test_a_host_of_which_anything_was_heard_is_not_said_to_drop_this_address(
    error: errors.LyticsError,
) -> None:
    with pytest.raises(type(error)) as caught:
        await runner(ScriptedTransport(error)).call(operation(), {}, ONCE)
    assert "allowlist" not in str(caught.value)
