"""JSON: newline-delimited bytes, one large array, and dicts."""

import io
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from cutting import drain
from hypothesis import given, settings
from hypothesis import strategies as st

from lytics_async.upload.cut import json_array, json_encoding
from lytics_async.upload.cut.cut import Cut
from lytics_async.upload.cut.json_records import Unsendable
from lytics_async.upload.cut.ndjson_chunks import ndjson_chunks
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.cut.record_chunks import RecordChunks

PLENTY = 1_000_000

names = st.text(min_size=1, max_size=5).filter(str.strip)
scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=8)
values = scalars | st.lists(scalars, max_size=3) | st.dictionaries(names, scalars, max_size=3)
objects = st.dictionaries(names, values, max_size=5)


def ndjson(
    data: bytes, chunk_bytes: int = 64, max_record_bytes: int = PLENTY
) -> list[tuple[Cut, bytes]]:
    chunker = ndjson_chunks(
        io.BytesIO(data).readinto, chunk_bytes=chunk_bytes, max_record_bytes=max_record_bytes
    )
    return drain(chunker, chunk_bytes)


def array(data: bytes, max_record_bytes: int = PLENTY) -> list[bytes]:
    found = json_array.elements(io.BytesIO(data).readinto, max_record_bytes)
    return [json_array.Lines().line(element) for element in found]


@given(st.lists(objects, max_size=20), st.integers(1, 100), st.booleans())
@settings(max_examples=80)
def test_ndjson_chunks_concatenate_to_the_input(
    records: list[dict[str, Any]], chunk_bytes: int, final_feed: bool
) -> None:
    data = b"\n".join(orjson.dumps(record) for record in records) + b"\n" * final_feed
    found = ndjson(data, chunk_bytes)
    assert b"".join(sent for _, sent in found) == data
    assert sum(cut.records for cut, _ in found) == len(records)


@given(st.lists(objects, max_size=20), st.sampled_from([None, orjson.OPT_INDENT_2]))
@settings(max_examples=80)
def test_an_array_gives_back_its_elements_in_order(
    records: list[dict[str, Any]], layout: int | None
) -> None:
    elements = array(orjson.dumps(records, option=layout))
    assert [orjson.loads(element) for element in elements] == records
    assert all(element.endswith(b"\n") and element.count(b"\n") == 1 for element in elements)


@given(st.lists(objects, max_size=20), st.integers(1, 60))
@settings(max_examples=100)
def test_dicts_are_written_once_and_packed_in_order(
    records: list[dict[str, Any]], chunk_bytes: int
) -> None:
    found = drain(
        RecordChunks(iter(records), json_encoding.encode, max_record_bytes=PLENTY), chunk_bytes
    )
    lines = b"".join(sent for _, sent in found).splitlines()
    assert [orjson.loads(line) for line in lines] == records


def test_an_array_element_may_hold_what_looks_like_its_end() -> None:
    records = [{"a": "},{"}, {"b": {"c": {"d": "]"}}}, {"e": [1, 2]}]
    assert [orjson.loads(each) for each in array(orjson.dumps(records))] == records


def test_an_array_is_streamed_across_many_blocks() -> None:
    records = [{"n": n, "text": "x" * 50_000} for n in range(40)]
    assert [orjson.loads(each)["n"] for each in array(orjson.dumps(records))] == list(range(40))


@pytest.mark.parametrize("data", [b"[]", b" [ ] \n"])
def test_an_empty_array_has_no_elements(data: bytes) -> None:
    assert array(data) == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'[{"a":1},{"b":', "cut short"),
        (b'[{"a":"x', "cut short"),
        (b'[{"a":1}] {"b":2}', "more follows"),
        (b'{"a":1}', "does not begin"),
    ],
)
def test_a_broken_array_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        array(data)


def test_the_elements_before_the_break_are_cut_before_it_is_told() -> None:
    elements = json_array.elements(io.BytesIO(b'[{"a":1},{"b":2},{"c').readinto, PLENTY)
    chunker = RecordChunks(elements, json_array.Lines().line, max_record_bytes=PLENTY)
    buffer = bytearray(64)
    cut = chunker.fill(buffer)
    assert isinstance(cut, Cut)
    assert bytes(buffer[: cut.length]) == b'{"a":1}\n{"b":2}\n'
    with pytest.raises(SourceError, match="cut short"):
        chunker.fill(buffer)
    assert not chunker.exhausted


BAD_LINES = [
    (b'{"a":[1,{"b":2}]}', "object inside a list", "a"),
    (b'{"a":{"b":[{"c":1}]}}', "object inside a list", "a.b"),
    (b'{"a":[[{"c":1}]]}', "object inside a list", "a"),
    (b'{"a":NaN}', "NaN", None),
    (b'{"a":-Infinity}', "NaN and Infinity", None),
    (b'{"a":18446744073709551616}', "64 bits", "a"),
    (b'{"a":-9223372036854775809}', "64 bits", "a"),
    (b'{"a":1', "not valid JSON", None),
    (b'{"a":1} {"b":2}', "several JSON texts", None),
    (b'{"a":"\xff"}', "not UTF-8 (byte 7", None),
    (b"[1,2]", "not a JSON object", None),
    (b'"text"', "not a JSON object", None),
]


@pytest.mark.parametrize(("line", "reason", "field"), BAD_LINES)
def test_a_bad_line_is_taken_out_and_named_and_its_neighbours_go(
    line: bytes, reason: str, field: str | None
) -> None:
    before, after = b'{"n":1}\n\n', b'\n{"n":3}\n'
    ((cut, sent),) = ndjson(before + line + after, chunk_bytes=4096)
    assert sent == before + after[1:]
    assert (cut.records, cut.quarantined) == (2, 1)
    (detail,) = cut.details
    assert (detail.number, detail.start, detail.field) == (2, len(before), field)
    assert reason in detail.reason


@pytest.mark.parametrize(
    "line",
    [
        b'{"a":18446744073709551615,"b":-9223372036854775808}',
        b'{"id":"18446744073709551616"}',
        b'{"a":[1,2],"b":{"c":[3]}}',
        b'{"a":"[{"}',
        b'{"a":0.12345678901234567890123}',
    ],
)
def test_a_line_that_only_looks_suspicious_goes(line: bytes) -> None:
    ((cut, sent),) = ndjson(line + b"\n", chunk_bytes=4096)
    assert (sent, cut.quarantined) == (line + b"\n", 0)


def test_a_bad_last_line_without_a_line_feed_is_taken_out() -> None:
    ((cut, sent),) = ndjson(b'{"n":1}\n{"n":', chunk_bytes=4096)
    assert (sent, cut.records, cut.quarantined) == (b'{"n":1}\n', 1, 1)


def test_a_line_over_the_limit_is_quarantined_whether_it_fits_a_chunk_or_not() -> None:
    line = orjson.dumps({"a": "x" * 500}) + b"\n"
    for chunk_bytes in (64, 4096):
        found = ndjson(b'{"n":1}\n' + line + b'{"n":3}\n', chunk_bytes, max_record_bytes=100)
        assert b"".join(sent for _, sent in found) == b'{"n":1}\n{"n":3}\n'
        assert [detail.number for cut, _ in found for detail in cut.details] == [2]


@pytest.mark.parametrize(
    ("record", "reason", "field"),
    [
        ({"bad": 2**64}, "64 bits", "bad"),
        ({"bad": {"deep": [-(2**63) - 1]}}, "64 bits", "bad.deep"),
        ({"bad": [{"a": 1}]}, "object inside a list", "bad"),
        ({"bad": datetime(2026, 1, 1)}, "without a zone", "bad"),
        ({"bad": object()}, "no representation as text", "bad"),
        ({"bad": "\ud800"}, "written as JSON", "bad"),
        (["no dict"], "not a dict", None),
    ],
)
def test_a_dict_that_cannot_be_sent_is_named_with_its_field(
    record: Any, reason: str, field: str | None
) -> None:
    with pytest.raises(Unsendable) as caught:
        json_encoding.encode(record)
    assert reason in caught.value.reason
    assert caught.value.field == field


def test_a_datetime_with_a_zone_is_written_as_rfc_3339() -> None:
    when = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert json_encoding.encode({"at": when}) == b'{"at":"2026-01-02T03:04:05Z"}\n'


def test_quarantined_dicts_keep_their_numbers() -> None:
    records = [{"n": 1}, {"n": object()}, {"n": 3}]
    ((cut, sent),) = drain(
        RecordChunks(iter(records), json_encoding.encode, max_record_bytes=PLENTY), 4096
    )
    assert sent == b'{"n":1}\n{"n":3}\n'
    assert (cut.first_record, cut.last_record, cut.details[0].number) == (1, 3, 2)


def test_an_iterable_that_fails_gives_what_it_gave_before_that() -> None:
    def records() -> Any:
        yield {"n": 1}
        raise OSError("the database went away")

    chunker = RecordChunks(records(), json_encoding.encode, max_record_bytes=PLENTY)
    buffer = bytearray(64)
    cut = chunker.fill(buffer)
    assert isinstance(cut, Cut)
    assert cut.records == 1
    with pytest.raises(OSError, match="went away"):
        chunker.fill(buffer)


@given(st.lists(objects | st.integers() | st.just({"when": datetime(2024, 5, 1)}), max_size=6))
def test_an_array_is_written_as_its_records_are_one_by_one(records: list[Any]) -> None:
    def one_by_one() -> list[Any] | None:
        try:
            return [orjson.loads(json_encoding.encode(record)) for record in records]
        except Unsendable:
            return None

    whole = json_encoding.encode_all(records)
    assert whole is None or orjson.loads(whole) == one_by_one()


def test_plain_dicts_are_written_immediately() -> None:
    records = [{"a": 1, "when": datetime(2024, 5, 1, tzinfo=UTC)}, {"b": ["x", True]}]
    lines = [json_encoding.encode(record).rstrip() for record in records]
    assert json_encoding.encode_all(records) == b"[" + b",".join(lines) + b"]"


def test_a_mapping_is_read_as_it_presents_itself() -> None:
    class LowerCased(dict[str, int]):
        def __iter__(self) -> Any:
            return (name.lower() for name in super().__iter__())

        def keys(self) -> Any:
            return list(self)

        def __getitem__(self, name: str) -> int:
            return super().__getitem__(name.upper())

    assert json_encoding.encode(LowerCased(A=1)) == b'{"a":1}\n'
