"""What an engine tells an exchange, and the error that comes of it."""

import pytest

from lytics_async import errors
from lytics_async.call.retry import is_transient
from lytics_async.wire.decoding import UndecodableBody
from lytics_async.wire.exchange import Exchange
from lytics_async.wire.messages import WireRequest

REQUEST = WireRequest(method="GET", url="https://api.lytics.test/api/segment", headers=[])


def exchange(**facts: object) -> Exchange:
    made = Exchange(REQUEST, max_response_bytes=100)
    for name, fact in facts.items():
        setattr(made, name, fact)
    return made


@pytest.mark.parametrize("phase", ["connect", "send", "receive"])
def test_a_time_limit_is_silent_while_nothing_came_back(phase: errors.Phase) -> None:
    with pytest.raises(errors.RequestTimeout) as caught:
        exchange(phase=phase).result(1.0)
    assert caught.value.silent
    assert caught.value.may_have_been_processed is (phase != "connect")


def test_a_time_limit_is_not_silent_once_a_byte_came_back() -> None:
    with pytest.raises(errors.RequestTimeout) as caught:
        exchange(phase="receive", heard=True).result(1.0)
    assert not caught.value.silent


def test_a_time_limit_is_not_silent_after_the_head_of_a_response() -> None:
    in_flight = exchange(phase="receive")
    in_flight.begin_response(200, [])
    with pytest.raises(errors.RequestTimeout) as caught:
        in_flight.result(1.0)
    assert not caught.value.silent


@pytest.mark.parametrize(("heard", "stale"), [(False, True), (True, False)])
def test_a_kept_connection_that_broke_is_stale_only_if_nothing_came_back(
    heard: bool, stale: bool
) -> None:
    broken = exchange(phase="receive", reused=True, heard=heard)
    broken.fail(ConnectionResetError("reset"))
    with pytest.raises(errors.ConnectionDropped) as caught:
        broken.result(1.0)
    assert caught.value.stale is stale
    assert caught.value.may_have_been_processed


def test_a_permanent_failure_to_connect_says_so() -> None:
    broken = exchange()
    broken.fail(OSError("the certificate is not trusted"), permanent=True)
    with pytest.raises(errors.ConnectError, match="not trusted") as caught:
        broken.result(1.0)
    assert (caught.value.permanent, caught.value.may_have_been_processed) == (True, False)


def test_a_body_that_is_too_large_is_not_fetched_again() -> None:
    complete = exchange(phase="receive")
    body = complete.begin_response(200, [])
    with pytest.raises(UndecodableBody) as caught:
        body.feed(b"x" * 101)
    complete.undecodable(caught.value)
    with pytest.raises(errors.ResponseError, match="larger than 100 bytes") as error:
        complete.result(0.0)
    assert not is_transient(error.value)
