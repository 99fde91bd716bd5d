"""A final status that arrives while the body is being sent ends the sending, and counts."""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from calls import LIMITS, get, post, row
from faultserver import OK, Fault, Turn, early, half_close, message
from loops import ON_EVERY_LOOP, until
from ways import PATHS, engine_for, runner_for, site

from lytics_async import AsyncLytics, RetryPolicy
from lytics_async.call.options import NO_OPTIONS
from lytics_async.errors import BY_STATUS, LyticsError

pytestmark = ON_EVERY_LOOP

REPETITIONS = 40
SIZE = 4_000_000
"""Bytes of a body that is refused many times."""
LARGE = 16_000_000
"""Bytes of a body that is more than the kernel holds for two connections."""
STATUSES = {
    413: "413 Payload Too Large",
    401: "401 Unauthorized",
    429: "429 Too Many Requests",
}

Manner = Callable[[Turn], Awaitable[None]]


async def reset(turn: Turn) -> None:
    """Reset the connection, once the client has had time to read."""
    await asyncio.sleep(0.03)
    turn.reset()


async def linger(turn: Turn) -> None:
    """Continue reading without closing: the client has to close."""
    await turn.until_client_is_done()


async def close(turn: Turn) -> None:
    """Close with most of the body unread: the kernel sends a reset right after the response."""
    turn.close()


async def reset_immediately(turn: Turn) -> None:
    turn.reset()


MANNERS: dict[str, Manner] = {"half-close": half_close, "reset": reset, "linger": linger}
ABRUPT: dict[str, Manner] = {"close": close, "immediate reset": reset_immediately}
"""The reset may arrive first: then TLS or a proxy may lose the response."""


class Stream:
    """A BodyStream of slices that notes whether it was closed."""

    length = LARGE

    def __init__(self) -> None:
        self.taken = 0
        self.closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            for _ in range(64):
                self.taken += 1
                yield b"x" * (LARGE // 64)
        finally:
            self.closed = True


def refusing(manner: Manner) -> Fault:
    """Refuse every request, with one status after the other."""
    number = 0

    async def fault(turn: Turn) -> None:
        nonlocal number
        status = list(STATUSES.values())[number % len(STATUSES)]
        number += 1
        await early(message(b"", status, "Connection: close"), manner)(turn)

    return fault


async def refused(path: str, manner: Manner, *, times: int = REPETITIONS) -> Counter[str]:
    """Call a server that refuses in this way; count `expected` and other errors of ours."""
    operation = row(method="POST", retry="never")
    body = "x" * SIZE
    seen: Counter[str] = Counter()
    with site(path, usual=refusing(manner)) as where:
        async with runner_for("direct", where, max_attempts=1) as calls:
            for number in range(times):
                expected = BY_STATUS[list(STATUSES)[number % len(STATUSES)]]
                with pytest.raises(LyticsError) as caught:
                    await calls.call(operation, {"body": body}, NO_OPTIONS)
                kind = type(caught.value)
                seen["expected" if kind is expected else kind.__name__] += 1
        await until(lambda: not where.server.open)
    return seen


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("manner", MANNERS)
async def test_an_early_status_counts_every_time(manner: str, path: str) -> None:
    times = REPETITIONS if path in ("plain", "tls") and manner != "reset" else 20
    assert await refused(path, MANNERS[manner], times=times) == {"expected": times}


@pytest.mark.parametrize("manner", ABRUPT)
async def test_an_early_status_counts_also_with_a_reset_right_behind_it(manner: str) -> None:
    assert await refused("plain", ABRUPT[manner]) == {"expected": REPETITIONS}


@pytest.mark.parametrize("path", ["tls", "proxy", "tunnel"])
@pytest.mark.parametrize("manner", ABRUPT)
async def test_an_early_status_that_is_lost_in_transit_is_a_dropped_connection(
    manner: str, path: str
) -> None:
    seen = await refused(path, ABRUPT[manner], times=20)
    assert set(seen) <= {"expected", "ConnectionDropped"}
    if (manner, path) in (("close", "tls"), ("close", "tunnel")):
        assert seen["expected"] >= 10  # all 20 on an idle machine


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("manner", MANNERS)
async def test_an_early_status_ends_the_sending_of_a_stream(manner: str, path: str) -> None:
    refusal = early(message(b"no", "413 Payload Too Large"), MANNERS[manner])
    with site(path, refusal) as where:
        async with engine_for("direct", where) as transport:
            body = Stream()
            came = await transport.send(post(where.url, body), **LIMITS)
            assert (came.status, came.body) == (413, b"no")
            assert body.closed
            assert (await transport.send(get(where.url), **LIMITS)).body == OK
            assert where.server.connections == 2  # what was half sent cannot be followed by another


@pytest.mark.parametrize("path", PATHS)
async def test_an_early_success_counts_too_and_its_connection_is_closed(path: str) -> None:
    with site(path, early(message(OK))) as where:
        async with engine_for("direct", where) as transport:
            assert (await transport.send(post(where.url, Stream()), **LIMITS)).body == OK
            assert (await transport.send(get(where.url), **LIMITS)).body == OK
            assert where.server.connections == 2


@pytest.mark.parametrize("path", PATHS)
async def test_an_early_status_is_complete_although_its_body_comes_late(path: str) -> None:
    async def slowly(turn: Turn) -> None:
        await turn.send(b"HTTP/1.1 413 Payload Too Large\r\nContent-Length: 4\r\n\r\n")
        await asyncio.sleep(0.02)
        await turn.send(b"late")
        await half_close(turn)

    with site(path, slowly) as where:
        async with engine_for("direct", where) as transport:
            came = await transport.send(post(where.url, Stream()), **LIMITS)
            assert (came.status, came.body) == (413, b"late")


@pytest.mark.parametrize("path", PATHS)
async def test_an_interim_response_does_not_end_the_sending(path: str) -> None:
    async def continue_reading(turn: Turn) -> None:
        await turn.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        received = len(await turn.read_body())
        await turn.send(message(b"%d" % received))

    with site(path, usual=continue_reading) as where:
        async with engine_for("direct", where) as transport:
            for _ in range(2):
                came = await transport.send(post(where.url, b"x" * SIZE), **LIMITS)
                assert came.body == b"%d" % SIZE
        assert where.server.connections == 1


async def test_a_body_that_waits_for_its_source_is_ended_by_an_early_status() -> None:
    """Nothing is sent meanwhile, so only the response can end the wait."""

    class Waiting(Stream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            try:
                yield b"x" * 1000
                await asyncio.sleep(60)
            finally:
                self.closed = True

    waiting = Waiting()
    with site("plain", early(message(b"", "401 Unauthorized"))) as where:
        async with engine_for("direct", where) as transport:
            assert (await transport.send(post(where.url, waiting), **LIMITS)).status == 401
    assert waiting.closed


@pytest.mark.parametrize(
    ("manner", "path"),
    [*itertools.product(MANNERS, PATHS), *((manner, "plain") for manner in ABRUPT)],
)
async def test_an_upload_splits_what_is_too_large_for_the_server(manner: str, path: str) -> None:
    """The server refuses a request by its Content-Length, and stores shorter ones."""
    stored = 0

    async def store(turn: Turn) -> None:
        nonlocal stored
        if turn.length > 300_000:
            refusal = message(b"", "413 Payload Too Large", "Connection: close")
            await early(refusal, (MANNERS | ABRUPT)[manner])(turn)
            return
        lines = (await turn.read_body()).count(b"\n") - 1
        stored += 0 if "dryrun=true" in turn.target else lines
        counts = b'{"data":{"message_count":%d,"rejected_count":0},"status":200}' % lines
        await turn.send(message(counts))

    rows = b"id,text\n" + b"".join(b"%d,%s\n" % (number, b"x" * 1000) for number in range(2000))
    with site(path, usual=store) as where:
        async with (
            engine_for("direct", where) as transport,
            AsyncLytics(
                "at.x.y",
                base_url=where.url,
                transport=transport,
                retry=RetryPolicy(base_delay=0),
                allow_insecure=True,
            ) as lytics,
        ):
            report = await lytics.upload_csv(rows, stream="orders", compress=False)
    assert report.all_accepted
    assert (report.accepted, stored) == (2000, 2000)
    if manner in MANNERS:
        assert report.max_possible_duplicates == 0
