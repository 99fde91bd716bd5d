"""Whatever a server sends, a call ends with a value or a LyticsError, in bounded time and memory.

The client stays usable.
"""

import asyncio
import gzip
import json
import time
import zlib
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from typing import Any

import pytest
from calls import row
from faultserver import answer, cut_off
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loops import LOOPS
from measuring import memory
from ways import runner_for, site

from lytics_async.call.operation import Operation, Paging
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.runner import Runner
from lytics_async.call.structure import anything, nothing
from lytics_async.errors import LyticsError
from lytics_async.operations import segments

LIMIT = 1_000_000
PATIENCE = 2.0
MEMORY = 24 * LIMIT
"""Bytes a call may need at its peak: orjson takes twelve times the body while it parses."""

ROWS: list[tuple[Operation[Any], dict[str, Any]]] = [
    (row(), {}),
    (row(envelope="bare", structure=anything, type=None), {}),
    (row(envelope="any", structure=anything, type=None), {}),
    (row(envelope="text", structure=str, type=str), {}),
    (row(method="DELETE", envelope="none", structure=nothing, type=None), {}),
    (row(entity_miss=True, structure=anything, type=None), {}),
    (row(paging=Paging(cursor_param="start", limit_param="limit", max_limit=100)), {}),
    (segments.LIST, {}),
]

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["data", "status", "message", "errors", "_next", "request_id", "code", "id"]
            )
            | st.text(max_size=5),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)
documents = values.map(lambda value: json.dumps(value).encode())
bodies = st.one_of(
    documents,
    documents.map(gzip.compress),
    st.binary(max_size=200),
    st.integers(1, 5_000).map(lambda depth: b'{"data":' * depth),
    st.integers(1, 5_000_000).map(lambda size: gzip.compress(b" " * size, 1)),
)
latin_1 = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=40)
headers = st.one_of(
    st.tuples(st.just("Content-Encoding"), st.sampled_from(["gzip", "br", "gzip, gzip", ""])),
    st.tuples(st.just("Content-Length"), st.integers(-1, 300).map(str) | latin_1),
    st.tuples(st.just("Transfer-Encoding"), st.sampled_from(["chunked", "gzip", "identity"])),
    st.tuples(
        st.just("Retry-After"),
        st.sampled_from(["0", "1e9", "9" * 40, "Mon, 01 Jan 0001 00:00:00 +2359", "Fri, 31 Dec 9999 23:59:59 -2359", "Thu, 01 Jan 1970 00:00:00 +999999999"])
        | latin_1,
    ),
    st.tuples(st.sampled_from(["Location", "Content-Type", "X-Request-Id", "Connection", "Set-Cookie"]), latin_1),
    st.tuples(st.text("abcXYZ-_", min_size=1, max_size=10), latin_1),
)  # fmt: skip
statuses = st.sampled_from(
    [200, 200, 200, 201, 204, 206, 100, 103, 101, 301, 304, 400, 401, 403, 404, 429, 500, 502, 503]
) | st.integers(100, 999)


class Raw(bytes):
    """Bytes with a short repr, for failing examples."""

    def __repr__(self) -> str:
        return f"{bytes(self[:500])!r} ({len(self)} bytes, crc {zlib.crc32(self):x})"


@st.composite
def responses(draw: st.DrawFn) -> Raw:
    """Mostly a response with status, headers and body; sometimes truncated, or not HTTP."""
    if draw(st.integers(0, 9)) == 0:
        return Raw(draw(st.binary(max_size=300)))
    body = draw(bodies)
    lines = [f"HTTP/1.1 {draw(statuses)} {draw(st.sampled_from(['OK', '', 'é']))}"]
    lines += [f"{name}: {value}" for name, value in draw(st.lists(headers, max_size=5))]
    if draw(st.booleans()):
        lines.append(f"Content-Length: {len(body)}")
    if draw(st.integers(0, 5)) == 0:
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        lines.append("Transfer-Encoding: chunked")
    whole = "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + body
    return Raw(whole[: draw(st.integers(0, len(whole)))] if draw(st.integers(0, 9)) == 0 else whole)


class Bench:
    """A server and a client for all examples; Hypothesis calls from outside the client's loop."""

    def __init__(self, engine: str, loop: str) -> None:
        self._engine = engine
        self._loop = asyncio.Runner(loop_factory=LOOPS[loop])
        self._contexts = AsyncExitStack()

    def __enter__(self) -> "Bench":
        self._loop.run(self._open())
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.run(self._contexts.aclose())
        self._loop.close()

    async def _open(self) -> None:
        where = self._contexts.enter_context(site("plain"))
        self.server = where.server
        self.calls: Runner = await self._contexts.enter_async_context(
            runner_for(
                self._engine,
                where,
                max_attempts=1,
                attempt_timeout=PATIENCE,
                max_response_bytes=LIMIT,
            )
        )

    def try_response(self, data: bytes, number: int) -> None:
        self._loop.run(self._try_response(data, *ROWS[number]))

    async def _try_response(self, data: bytes, operation: Operation[Any], given: Any) -> None:
        self.server.usual = cut_off(data)
        begin = time.monotonic()
        with memory() as measured, suppress(LyticsError):
            await self.calls.call(operation, given, NO_OPTIONS)
        assert time.monotonic() - begin < PATIENCE + 1
        assert measured.peak < MEMORY
        self.server.requests.clear()
        self.server.usual = answer()
        # Two attempts: the server may have closed a connection after a response that promised to
        # keep it.
        assert (await self.calls.call(row(), {}, RequestOptions(max_attempts=2))).data == 1


@pytest.fixture(
    scope="module",
    params=[*(("direct", loop) for loop in LOOPS), ("httpx", "asyncio")],
    ids="-".join,
)
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    with Bench(*request.param) as bench:
        yield bench


def try_many(bench: Bench, examples: int) -> None:
    @settings(max_examples=examples, suppress_health_check=list(HealthCheck), database=None)
    @given(data=responses(), number=st.integers(0, len(ROWS) - 1))
    def attempt(data: bytes, number: int) -> None:
        bench.try_response(data, number)

    attempt()


def test_any_response_gives_a_value_or_a_lytics_error(bench: Bench) -> None:
    try_many(bench, 60)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_any_of_ten_thousand_responses_gives_a_value_or_a_lytics_error(bench: Bench) -> None:
    try_many(bench, 10_000)
