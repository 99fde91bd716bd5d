"""Every fault on every path: what the client sends, what it raises, and that it stays usable.

Which rows are retried is a pure decision, so it is asked of the error that the fault led to.
"""

import gzip
import itertools
import time
from collections.abc import Iterator

import attrs
import pytest
from calls import arguments, row
from faultserver import (
    Fault,
    answer,
    close_without_answer,
    cut_off,
    drip,
    early,
    message,
    raw,
    reset_after_body,
    reset_before_body,
    stall,
    stall_after,
)
from loops import run
from ways import WAYS, Way, runner_for, site

from lytics_async import errors
from lytics_async.call.attempts import FRESH, Backoff, call_policy, next_step
from lytics_async.call.attempts import Retry as Retried
from lytics_async.call.operation import Retry
from lytics_async.call.options import NO_OPTIONS
from lytics_async.call.retry import RetryPolicy, RetryQuota

ATTEMPTS = 3
LIMIT = 100_000

# Which rows are retried after a fault.
EVERY_ROW: set[Retry] = {"safe", "idempotent", "never"}
NOT_NEVER: set[Retry] = {"safe", "idempotent"}
NO_ROW: set[Retry] = set()


@attrs.frozen
class Case:
    """A fault of every attempt, and its effect for the caller.

    Attributes:
        error: the class raised; None = the call succeeds.
        ambiguous: `may_have_been_processed`.
        again: the row classes that are retried.
        seen: whether the server sees the requests.
        limit: the time limit of an attempt in seconds, where the fault outlasts any.
    """

    name: str
    fault: Fault | None
    error: type[errors.LyticsError] | None
    ambiguous: bool
    again: set[Retry]
    seen: bool = True
    limit: float | None = None


def status(code: str, *headers: str, body: bytes = b"") -> Fault:
    return answer(body, code, *headers)


def said(text: str) -> bytes:
    return b'{"data":null,"status":400,"message":"%s"}' % text.encode()


HTML = b"<html><body><h1>Bad gateway</h1></body></html>"
BOMB = gzip.compress(b'{"data":"' + b"0" * 20 * LIMIT + b'"}')
PACKED = gzip.compress(b'{"data":1}')
HALF = b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"data":'
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
JSON = "Content-Type: application/json"

Dropped, Timeout = errors.ConnectionDropped, errors.RequestTimeout
Server, Unreadable = errors.ServerError, errors.ResponseError

# fmt: off
CASES = [
    # the connection
    Case("refused", None, errors.ConnectError, False, EVERY_ROW, seen=False),
    Case("reset before the body is read", reset_before_body, Dropped, True, NOT_NEVER),
    Case("reset after the body is read", reset_after_body, Dropped, True, NOT_NEVER),
    Case("closed without a response", close_without_answer, Dropped, True, NOT_NEVER),
    Case("silent", stall, Timeout, True, NOT_NEVER, limit=0.2),
    Case("silent after the head of a response", stall_after(HALF), Timeout, True, NOT_NEVER, limit=0.2),
    Case("dripping", drip(HALF, b" "), Timeout, True, NOT_NEVER, limit=0.2),
    Case("cut off in the status line", cut_off(b"HTTP/1.1 20"), Dropped, True, NOT_NEVER),
    Case("cut off in the headers", cut_off(b"HTTP/1.1 200 OK\r\nContent-Le"), Dropped, True, NOT_NEVER),
    Case("cut off in the body", cut_off(HALF), Dropped, True, NOT_NEVER),
    Case("cut off in a chunk", cut_off(CHUNKED + b"A\r\n{\"da"), Dropped, True, NOT_NEVER),
    Case("cut off between chunks", cut_off(CHUNKED + b"1\r\n{\r\n"), Dropped, True, NOT_NEVER),
    # not HTTP
    Case("garbage", cut_off(b"\x00\xff not HTTP at all \r\n\r\n"), Dropped, True, NOT_NEVER),
    Case("garbage for a chunk size", cut_off(CHUNKED + b"zz\r\n{}\r\n"), Dropped, True, NOT_NEVER),
    Case("a Content-Length that is not a number", cut_off(b"HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n{}"), Dropped, True, NOT_NEVER),
    Case("two Content-Lengths", cut_off(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"), Dropped, True, NOT_NEVER),
    # responses that come before the request has left
    Case("an early refusal", early(message(b"", "413 Payload Too Large", "Connection: close")), errors.PayloadTooLarge, False, NO_ROW),
    Case("an early rate limit", early(message(b"", "429 Too Many Requests", "Connection: close")), errors.RateLimited, False, EVERY_ROW),
    # statuses
    Case("301", status("301 Moved Permanently", "Location: https://elsewhere.test/"), errors.UnexpectedRedirect, False, NO_ROW),
    Case("400", status("400 Bad Request", JSON, body=said("Invalid SegmentQL")), errors.BadRequest, False, NO_ROW),
    Case("401", status("401 Unauthorized", JSON, body=said("Expired Token")), errors.Unauthorized, False, NO_ROW),
    Case("403 alone", status("403 Forbidden", JSON, body=said("Not authorized")), errors.IPNotAllowed, False, NO_ROW),
    Case("403 with a reason", status("403 Forbidden", JSON, body=said("Not authorized: admin needed")), errors.PermissionDenied, False, NO_ROW),
    Case("403 of a firewall", status("403 Forbidden", body=HTML), errors.Forbidden, False, NO_ROW),
    Case("404", status("404 Not Found", JSON, body=said("not found")), errors.NotFound, False, NO_ROW),
    Case("408", status("408 Request Timeout", "Connection: close"), errors.APIError, True, NOT_NEVER),
    Case("409", status("409 Conflict"), errors.Conflict, False, NO_ROW),
    Case("413", status("413 Payload Too Large"), errors.PayloadTooLarge, False, NO_ROW),
    Case("418", status("418 I'm a teapot"), errors.APIError, False, NO_ROW),
    Case("422", status("422 Unprocessable Entity"), errors.Unprocessable, False, NO_ROW),
    Case("429", status("429 Too Many Requests"), errors.RateLimited, False, EVERY_ROW),
    Case("429, Retry-After in seconds", status("429 Too Many Requests", "Retry-After: 0"), errors.RateLimited, False, EVERY_ROW),
    Case("429, Retry-After as a date", status("429 Too Many Requests", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT"), errors.RateLimited, False, EVERY_ROW),
    Case("429, Retry-After beyond the time limit", status("429 Too Many Requests", "Retry-After: 90"), errors.RateLimited, False, NO_ROW),
    Case("429, Retry-After beyond any time", status("429 Too Many Requests", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT"), errors.RateLimited, False, NO_ROW),
    Case("429, Retry-After is nonsense", status("429 Too Many Requests", "Retry-After: soon"), errors.RateLimited, False, EVERY_ROW),
    Case("500", status("500 Internal Server Error", JSON, body=said("oops")), Server, True, NOT_NEVER),
    Case("501", status("501 Not Implemented"), Server, False, NO_ROW),
    Case("502 in HTML", status("502 Bad Gateway", "Content-Type: text/html", body=HTML), Server, True, NOT_NEVER),
    Case("503", status("503 Service Unavailable"), Server, True, NOT_NEVER),
    Case("503, Retry-After in seconds", status("503 Service Unavailable", "Retry-After: 0"), Server, True, NOT_NEVER),
    Case("504", status("504 Gateway Timeout"), Server, True, NOT_NEVER),
    Case("524 of a gateway", status("524 A Timeout Occurred", body=HTML), Server, True, NOT_NEVER),
    Case("599", status("599 Whatever"), Server, True, NOT_NEVER),
    # an error's status stands, whatever its body is
    Case("a 404 cut off in its body", cut_off(message(b"{", "404 Not Found", length=50)), errors.NotFound, False, NO_ROW),
    Case("a 403 in an encoding not requested", status("403 Forbidden", "Content-Encoding: br", body=b"\x0b\x02"), errors.Forbidden, False, NO_ROW),
    Case("a 429 whose gzip is broken", status("429 Too Many Requests", "Content-Encoding: gzip", body=b"<html>"), errors.RateLimited, False, EVERY_ROW),
    Case("a 503 that is a bomb", status("503 Service Unavailable", "Content-Encoding: gzip", body=BOMB), Server, True, NOT_NEVER),
    # content encodings and charsets
    Case("gzip", answer(PACKED, "200 OK", "Content-Encoding: gzip"), None, False, NO_ROW),
    Case("gzip in two members", answer(gzip.compress(b'{"da') + gzip.compress(b'ta":1}'), "200 OK", "Content-Encoding: gzip"), None, False, NO_ROW),
    Case("gzip cut off", answer(PACKED[:-9], "200 OK", "Content-Encoding: gzip"), Unreadable, True, NOT_NEVER),
    Case("gzip that is not gzip", answer(b'{"data":1}', "200 OK", "Content-Encoding: gzip"), Unreadable, True, NOT_NEVER),
    Case("a gzip bomb", answer(BOMB, "200 OK", "Content-Encoding: gzip"), Unreadable, True, NO_ROW),
    Case("a bomb in a bomb", answer(gzip.compress(BOMB), "200 OK", "Content-Encoding: gzip, gzip"), Unreadable, True, NOT_NEVER),
    Case("stacked over two headers", answer(PACKED, "200 OK", "Content-Encoding: gzip", "Content-Encoding: deflate"), Unreadable, True, NOT_NEVER),
    Case("an encoding not requested", answer(b"\x0b\x02", "200 OK", "Content-Encoding: br"), Unreadable, True, NOT_NEVER),
    Case("larger than the limit, plain", answer(b" " * (LIMIT + 1)), Unreadable, True, NO_ROW),
    Case("UTF-8 that claims another charset", answer('{"data":1,"message":"é"}'.encode(), "200 OK", "Content-Type: application/json; charset=utf-16"), None, False, NO_ROW),
    Case("latin-1 that claims UTF-8", answer('{"data":1,"message":"é"}'.encode("latin-1"), "200 OK", "Content-Type: application/json; charset=utf-8"), Unreadable, True, NOT_NEVER),
    Case("an unknown charset", answer(b'{"data":1}', "200 OK", "Content-Type: application/json; charset=klingon"), None, False, NO_ROW),
    # lengths
    Case("Content-Length too small", answer(length=10), Unreadable, True, NOT_NEVER),
    Case("Content-Length too large", cut_off(message(b'{"data":1}', length=11)), Dropped, True, NOT_NEVER),
    Case("204 with a body", answer(b'{"data":1}', "204 No Content"), Unreadable, True, NOT_NEVER),
    Case("204 with a chunked body", raw(b"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n0\r\n\r\n"), Unreadable, True, NOT_NEVER),
    Case("neither length nor end but the close", cut_off(b'HTTP/1.1 200 OK\r\n\r\n{"data":1}'), None, False, NO_ROW),
    # bodies
    Case("an empty body", answer(b""), Unreadable, True, NOT_NEVER),
    Case("HTML for JSON", answer(HTML, "200 OK", "Content-Type: text/html"), Unreadable, True, NOT_NEVER),
    Case("no envelope but another object", answer(b'{"hello":"world"}'), Unreadable, True, NO_ROW),
    Case("no envelope but a list", answer(b"[1]"), Unreadable, True, NO_ROW),
    Case("deeply nested", answer(b'{"data":' * 10_000), Unreadable, True, NOT_NEVER),
    Case("nested and closed", answer(b"[" * 1000 + b"]" * 1000), Unreadable, True, NO_ROW),
    Case("an integer over 64 bits", answer(b'{"data":99999999999999999999}'), Unreadable, True, NO_ROW),
    Case("an integer over any double", answer(b'{"data":' + b"9" * 5000 + b"}"), Unreadable, True, NOT_NEVER),
    Case("an exponent over any double", answer(b'{"data":1e999999999}'), Unreadable, True, NOT_NEVER),
    Case("NaN", answer(b'{"data":NaN}'), Unreadable, True, NOT_NEVER),
    Case("a lone surrogate", answer(b'{"data":1,"message":"\\ud800"}'), Unreadable, True, NOT_NEVER),
]
# fmt: on


def matrix() -> Iterator[object]:
    for way, case in itertools.product(WAYS, CASES):
        if case.fault is None and way.path in ("proxy", "tunnel"):
            continue  # the proxy says so by a status of its own
        if case.limit is not None and way != WAYS[0]:
            continue  # test_time_limits.py has every way
        yield pytest.param(way, case, "POST", id=f"{case.name}-{way}-POST")
        if way == WAYS[0] and case.limit is None:
            yield pytest.param(way, case, "GET", id=f"{case.name}-{way}-GET")


def is_retried(error: errors.LyticsError, retry: Retry) -> bool:
    """Return whether a call of this row class sends another request after its first attempt met the
    error.
    """
    policy = call_policy(retry, RetryPolicy(), refreshes=False)
    now = Backoff(
        retry=RetryPolicy(), remaining=5.0, tokens=RetryQuota.CAPACITY, random=lambda: 0.5
    )
    return isinstance(next_step(policy, FRESH, error, now)[1], Retried)


@pytest.mark.parametrize(("way", "case", "method"), list(matrix()))
def test_a_fault_is_reported_and_the_client_stays_usable(way: Way, case: Case, method: str) -> None:
    operation = row(retry="idempotent", method=method)
    attempts = 2 if case.limit else ATTEMPTS

    async def main() -> None:
        with site(way.path, usual=case.fault, refusing=case.fault is None) as where:
            async with runner_for(
                way.engine,
                where,
                max_attempts=attempts,
                attempt_timeout=case.limit or 5.0,
                max_response_bytes=LIMIT,
            ) as calls:
                begin = time.monotonic()
                if case.error is None:
                    reply = await calls.call(operation, arguments(operation), NO_OPTIONS)
                    assert reply.data == 1
                    expected = 1
                else:
                    with pytest.raises(errors.LyticsError) as caught:
                        await calls.call(operation, arguments(operation), NO_OPTIONS)
                    expected = attempts if "idempotent" in case.again else 1
                    again = {each for each in EVERY_ROW if is_retried(caught.value, each)}
                    assert again == case.again
                    assert type(caught.value) is case.error
                    assert caught.value.may_have_been_processed is case.ambiguous
                    assert caught.value.attempts == expected
                least = (case.limit or 0) * expected
                assert least - 0.01 < time.monotonic() - begin < least + 2
                assert len(where.server.requests) == (expected if case.seen else 0)

                where.server.usual = answer()
                if case.fault is None:
                    where.server.listen()
                reply = await calls.call(operation, arguments(operation), NO_OPTIONS)
                assert reply.data == 1

    run(way.loop, main)
