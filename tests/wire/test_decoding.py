"""Collecting a body: whole, inflated and bounded, however it is cut into pieces."""

import gzip
import itertools
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.wire.decoding import BodyDecoder, UndecodableBody


def decode(pieces: list[bytes], encoding: str = "", limit: int = 10_000) -> bytes:
    decoder = BodyDecoder(encoding, limit)
    for piece in pieces:
        decoder.feed(piece)
    return decoder.finish()


def cut(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({min(place, len(data)) for place in cuts} | {0, len(data)})
    return [data[a:b] for a, b in itertools.pairwise(places)]


@given(st.binary(max_size=500), st.lists(st.integers(0, 500)))
def test_a_plain_body_comes_out_as_it_went_in(body: bytes, cuts: list[int]) -> None:
    assert decode(cut(body, cuts)) == body


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=3), st.lists(st.integers(0, 500)))
def test_gzip_of_any_number_of_members_is_inflated(members: list[bytes], cuts: list[int]) -> None:
    packed = b"".join(map(gzip.compress, members))
    assert decode(cut(packed, cuts), " GZIP ") == b"".join(members)


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
def test_gzip_that_is_cut_off_is_refused(body: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(body)
    with pytest.raises(UndecodableBody, match="ends too early"):
        decode([packed[: data.draw(st.integers(1, len(packed) - 1))]], "gzip")


def test_gzip_without_a_byte_is_an_empty_body() -> None:
    assert decode([], "gzip") == b""


@pytest.mark.parametrize(
    "data",
    [
        b"no gzip",
        zlib.compress(b"deflate"),
        gzip.compress(b"x")[:-2] + b"!!",
        gzip.compress(b"x") + b"tail",
    ],
)
def test_what_is_no_gzip_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableBody, match="broken"):
        decode([data], "gzip")


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip", "gzip,br", "x" * 10_000])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(UndecodableBody, match="not asked for") as caught:
        BodyDecoder(encoding, 100)
    assert len(str(caught.value)) < 200
