"""Decode a body: complete, inflated and bounded, however it is split into pieces."""

import gzip
import itertools
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.wire.decoding import STEP_BYTES, BodyDecoder, Budget, UndecodableBody


def decode(pieces: list[bytes], encoding: str = "", limit: int = 10_000) -> bytes:
    decoder = BodyDecoder(encoding, limit)
    for piece in pieces:
        decoder.feed(piece)
    return decoder.finish()


def cut(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({min(place, len(data)) for place in cuts} | {0, len(data)})
    return [data[a:b] for a, b in itertools.pairwise(places)]


@given(st.binary(max_size=500), st.lists(st.integers(0, 500)))
def test_a_plain_body_is_unchanged(body: bytes, cuts: list[int]) -> None:
    assert decode(cut(body, cuts)) == body


PADDING = st.integers(0, 40).map(bytes)
MEMBERS = st.lists(st.tuples(st.binary(max_size=300), PADDING), min_size=1, max_size=4)


@given(MEMBERS, st.lists(st.integers(0, 500)))
def test_gzip_is_inflated_like_the_standard_library_however_it_is_split(
    members: list[tuple[bytes, bytes]], cuts: list[int]
) -> None:
    """Any number of members, each with the trailing zeros that some servers append."""
    packed = b"".join(gzip.compress(member) + padding for member, padding in members)
    assert decode(cut(packed, cuts), " GZIP ") == gzip.decompress(packed)


@given(st.integers(0, 3_000_000), st.integers(1, 5), st.data())
def test_long_bodies_are_complete_with_or_without_steps(
    size: int, kinds: int, data: st.DataObject
) -> None:
    body = bytes(range(kinds)) * (size // kinds)
    packed = gzip.compress(body, 1)
    decoder = BodyDecoder("gzip", len(body))
    for piece in cut(packed, data.draw(st.lists(st.integers(0, len(packed)), max_size=20))):
        decoder.feed(piece)
        if data.draw(st.booleans()):
            while decoder.pending:
                decoder.step()
    assert decoder.finish() == body


@given(st.integers(1, 400), st.lists(st.integers(0, 40)))
def test_a_body_over_the_limit_is_refused_and_never_held(size: int, cuts: list[int]) -> None:
    for encoding, data in (("", b"0" * size), ("gzip", gzip.compress(b"0" * size))):
        decoder = BodyDecoder(encoding, 100)
        try:
            for piece in cut(data, cuts):
                decoder.feed(piece)
        except UndecodableBody:
            assert size > 100
        else:
            assert size <= 100
        assert len(decoder.so_far()) <= 100


@given(st.binary(min_size=1, max_size=100), st.data())
def test_truncated_gzip_is_refused(body: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(body)
    with pytest.raises(UndecodableBody, match="ends too early"):
        decode([packed[: data.draw(st.integers(1, len(packed) - 1))]], "gzip")


def test_gzip_without_a_byte_is_an_empty_body() -> None:
    assert decode([], "gzip") == b""
    assert decode([b"", b""], "gzip") == b""


@pytest.mark.parametrize(
    "data",
    [
        b"no gzip",
        zlib.compress(b"deflate"),
        gzip.compress(b"x", mtime=0)[:-2] + b"!!",
        gzip.compress(b"x", mtime=0) + b"tail",
        gzip.compress(b"x", mtime=0) + b"\0\0tail",
        b"\0" + gzip.compress(b"x", mtime=0),
    ],
)
def test_invalid_gzip_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableBody, match="gzip body is not valid"):
        decode([data], "gzip")


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip", "gzip,br", "x" * 10_000])
def test_an_encoding_that_was_not_requested_is_refused(encoding: str) -> None:
    with pytest.raises(UndecodableBody, match="not requested") as caught:
        BodyDecoder(encoding, 100)
    assert len(str(caught.value)) < 200


BOMB = gzip.compress(bytes(8_000_000))


def test_a_step_inflates_no_more_than_its_share() -> None:
    decoder = BodyDecoder("gzip", 100_000_000)
    decoder.feed(BOMB)
    steps, before = 1, 0
    while decoder.pending:
        held = len(decoder.so_far())
        assert held - before <= STEP_BYTES
        before = held
        decoder.step()
        steps += 1
    assert steps >= 8_000_000 // STEP_BYTES
    assert len(decoder.finish()) == 8_000_000


def test_bytes_fed_while_steps_are_pending_wait() -> None:
    decoder = BodyDecoder("gzip", 100_000_000)
    decoder.feed(BOMB)
    held = len(decoder.so_far())
    decoder.feed(gzip.compress(b"end"))
    assert len(decoder.so_far()) == held
    assert decoder.finish().endswith(b"\0end")


def test_a_small_piece_leaves_nothing_pending() -> None:
    decoder = BodyDecoder("gzip", 1000)
    decoder.feed(gzip.compress(b"x" * 1000))
    assert not decoder.pending
    plain = BodyDecoder("", 1_000_000)
    plain.feed(bytes(1_000_000))
    assert not plain.pending


def test_a_step_of_very_many_empty_members_is_short() -> None:
    decoder = BodyDecoder("gzip", 1000)
    decoder.feed(gzip.compress(b"") * 100_000)
    longest = 0.0
    while decoder.pending:
        start = time.thread_time()
        decoder.step()
        longest = max(longest, time.thread_time() - start)
    assert longest < 0.1
    assert decoder.finish() == b""


def test_a_bomb_is_held_no_larger_than_the_limit() -> None:
    tracemalloc.start()
    try:
        decoder = BodyDecoder("gzip", 1_000_000)
        decoder.feed(BOMB)
        with pytest.raises(UndecodableBody, match="larger than 1,000,000 bytes") as caught:
            decoder.finish()
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()
    assert not caught.value.transient


def test_a_body_of_very_many_tiny_pieces_takes_no_more_than_its_bytes() -> None:
    tracemalloc.start()
    try:
        decoder = BodyDecoder("", 1_000_000)
        for _ in range(200_000):
            decoder.feed(b"x")
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_the_responses_in_flight_share_one_budget() -> None:
    budget = Budget(1000)
    first, second, third = (BodyDecoder("gzip", 800, budget) for _ in range(3))
    first.feed(gzip.compress(bytes(600)))
    with pytest.raises(UndecodableBody, match="in flight inflate to more than 1,000") as caught:
        second.feed(gzip.compress(bytes(600)))
    assert caught.value.transient
    third.feed(gzip.compress(bytes(400)))
    assert first.finish() == bytes(600)
    assert third.finish() == bytes(400)


@pytest.mark.parametrize("end", [BodyDecoder.finish, BodyDecoder.release])
def test_a_finished_response_returns_its_share_once(end: Callable[..., object]) -> None:
    budget = Budget(1000)
    decoder = BodyDecoder("gzip", 1000, budget)
    decoder.feed(gzip.compress(bytes(700)))
    assert budget.free == 300
    end(decoder)
    decoder.release()
    assert budget.free == 1000


def test_a_truncated_body_returns_its_share() -> None:
    budget = Budget(1000)
    decoder = BodyDecoder("gzip", 1000, budget)
    decoder.feed(gzip.compress(bytes(700))[:-1])
    with pytest.raises(UndecodableBody, match="too early"):
        decoder.finish()
    assert budget.free == 1000
    assert decoder.so_far() == bytes(700)


def test_plain_bodies_do_not_use_the_budget() -> None:
    budget = Budget(10)
    decoder = BodyDecoder("", 1000, budget)
    decoder.feed(bytes(1000))
    assert decoder.finish() == bytes(1000)
