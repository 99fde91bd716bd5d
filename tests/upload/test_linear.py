"""No input takes more than its share of time or memory: bytes looked at are counted, and memory is
traced.
"""

import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.errors import ArgumentError
from lytics_async.upload.cut import csv_chunks as csv_cutting
from lytics_async.upload.cut import csv_grammar, json_array, json_encoding, json_records
from lytics_async.upload.cut.byte_chunks import ByteChunks
from lytics_async.upload.cut.csv_chunks import csv_chunks
from lytics_async.upload.cut.csv_grammar import Ends, read_record
from lytics_async.upload.cut.cut import NeedsSpace
from lytics_async.upload.cut.json_records import Unsendable
from lytics_async.upload.cut.ndjson_chunks import ndjson_chunks
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.deliver import rejects, rejects_reading
from lytics_async.upload.settings import UploadSettings
from lytics_async.upload.source import format as source_format
from lytics_async.upload.source.detecting import detect_format
from lytics_async.upload.source.kinds import source_of as known
from lytics_async.upload.source.opening import open_source

MIB = 2**20
SIZES = (64 * 1024, 256 * 1024, MIB)
FRONT = b'{"_reject_record": 1, "_reject_reason": "'


class Counted(bytes):
    """Bytes that count how many of them a search or a copy looks at."""

    looked_at = 0

    def find(self, *args: Any) -> int:
        found = super().find(*args)
        start = args[1] if len(args) > 1 else 0
        end = args[2] if len(args) > 2 else len(self)
        Counted.looked_at += (end if found < 0 else found + 1) - start
        return found

    def count(self, *args: Any) -> int:
        Counted.looked_at += len(self)
        return super().count(*args)

    def translate(self, *args: Any) -> "Counted":
        Counted.looked_at += len(self)
        return Counted(super().translate(*args))

    def __contains__(self, part: Any) -> bool:
        Counted.looked_at += len(self)
        return super().__contains__(part)

    def __radd__(self, other: bytes) -> "Counted":
        return Counted(bytes.__add__(other, self))


@attrs.define
class Steps:
    """How many bytes were looked at."""

    taken: int = 0


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Count the bytes that the grammars of CSV and of JSON arrays are given to look at."""
    steps = Steps()

    def survey(data: bytes, start: int, end: int, delimiter: bytes) -> Any:
        steps.taken += end - start
        return surveyed(data, start, end, delimiter)

    def read(data: bytes, start: int, end: int, delimiter: bytes) -> Any:
        record = read_record(data, start, end, delimiter)
        steps.taken += record.end - start
        return record

    def whole(look: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def looked(text: Any) -> Any:
            steps.taken += len(text.data) - text.position
            return look(text)

        return looked

    surveyed = csv_grammar.survey
    monkeypatch.setattr(csv_grammar, "survey", survey)
    monkeypatch.setattr(csv_grammar, "read_record", read)
    for name in ("_by_boundary", "_by_tokens"):
        monkeypatch.setattr(json_array, name, whole(getattr(json_array, name)))
    return steps


def source_of(data: bytes, piece: int = MIB) -> Callable[[memoryview], int]:
    stream = io.BytesIO(data)
    return lambda view: stream.readinto(view[:piece])


def drain(chunker: ByteChunks, chunk_bytes: int) -> int:
    """Cut everything; return the largest buffer that was requested. A source that cannot be cut on
    ends it.
    """
    largest = chunk_bytes
    while True:
        buffer = bytearray(chunk_bytes)
        try:
            filled = chunker.fill(buffer)
            while isinstance(filled, NeedsSpace):
                buffer += bytes(filled.size - len(buffer))
                largest = max(largest, len(buffer))
                filled = chunker.fill(buffer)
        except SourceError:
            return largest
        if filled is None:
            return largest


@contextmanager
def traced() -> Iterator[list[int]]:
    """Give the peak of the memory that is used inside, once it is over."""
    peak: list[int] = []
    tracemalloc.start()
    try:
        yield peak
        peak.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()


# JSON records


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [b"[", b"[,", b'\\"[', b"[ ", b"{["])
def test_looking_for_objects_in_lists_takes_a_few_passes(text: bytes, size: int) -> None:
    Counted.looked_at = 0
    line = Counted(b'{"a":"' + text * (size // len(text)) + b'"}')
    json_records.may_hold_list_with_object(line)
    # A search that does not count, such as that of a pattern, is none of those that are known to be
    # linear.
    assert len(line) <= Counted.looked_at <= 7 * len(line)


values = st.recursive(
    st.sampled_from(["", "[{", ",{", "]", 1]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab["), inner, max_size=3)
    ),
    max_leaves=8,
)


def holds_object_in_list(value: Any, *, in_list: bool = False) -> bool:
    if isinstance(value, dict):
        return in_list or any(map(holds_object_in_list, value.values()))
    return isinstance(value, list) and any(
        holds_object_in_list(each, in_list=True) for each in value
    )


@given(st.dictionaries(st.sampled_from("ab"), values), st.sampled_from([None, 1]))
def test_an_object_in_a_list_is_always_found_and_nothing_else(
    record: dict[str, Any], indent: int | None
) -> None:
    line = json.dumps(record, indent=indent).replace("\n", " ").encode()
    refused = False
    try:
        json_records.check_line(line)
    except Unsendable:
        refused = True
    assert refused == holds_object_in_list(record)
    assert json_records.may_hold_list_with_object(line) or not refused


def test_an_object_behind_an_inner_list_is_taken_out() -> None:
    data = b'{"n":1}\n{"a":[[1],{"b":2}]}\n{"n":3}\n'
    chunker = ndjson_chunks(source_of(data), chunk_bytes=4096, max_record_bytes=4096)
    cut = chunker.fill(bytearray(4096))
    assert cut is not None
    assert not isinstance(cut, NeedsSpace)
    assert (cut.records, cut.quarantined) == (2, 1)


@pytest.mark.parametrize("depth", [300, 1000])
def test_deep_nesting_is_checked_without_recursion(depth: int) -> None:
    json_records.check_line(b'{"a":' + b"[" * depth + b"1" + b"]" * depth + b"}")
    with pytest.raises(Unsendable, match="object inside a list"):
        json_records.check_line(b'{"a":' + b"[" * depth + b"{}" + b"]" * depth + b"}")


def test_a_dict_that_holds_itself_is_refused() -> None:
    record: dict[str, Any] = {}
    record["a"] = record
    with pytest.raises(Unsendable, match="levels deep"):
        json_encoding.encode(record)


def test_deep_nesting_beside_a_large_integer_is_exact_or_refused() -> None:
    """CPython 3.11 parses it no deeper than Python calls go; newer versions do."""
    line = b'{"n":18446744073709551615,"a":' + b"[" * 1000 + b"]" * 1000 + b"}"
    record, refused = None, ""
    try:
        record = json_records.check_line(line)
    except Unsendable as error:
        refused = str(error)
    assert "nested" in refused or (record is not None and record["n"] == 18446744073709551615)


@pytest.mark.parametrize("digits", [100, 300])
def test_an_integer_of_many_digits_is_named(digits: int) -> None:
    with pytest.raises(Unsendable, match="64 bits") as caught:
        json_records.check_line(b'{"a":' + b"9" * digits + b"}")
    assert caught.value.field == "a"


# JSON arrays


@pytest.mark.parametrize("piece", [100, 10_000, MIB])
@pytest.mark.parametrize(
    "element",
    [b'{"a":"%b"}', b'{"a":[{"b":"%b"}]}', b'{"a":[%b{"b":1}]}', b'"%b"'],
    ids=["text", "in a list", "objects", "no object"],
)
def test_an_element_is_looked_at_a_few_times_however_small_the_pieces(
    steps: Steps, element: bytes, piece: int
) -> None:
    filling = b'{"c":"}, {"},' * 20_000 if b"[%b{" in element else b"x}, {" * 100_000
    filling = filling.replace(b'"', b"'") if b'"%b"' in element else filling
    data = b"[" + element.replace(b"%b", filling) + b"]"
    for _ in json_array.elements(source_of(data, piece), 10 * MIB):
        pass
    assert steps.taken < 8 * (len(data) + json_array.BLOCK_BYTES)


# CSV

OPEN_QUOTES = {
    "never closed": lambda size: b'1,"' + b"x,y\n" * (size // 4),
    "with quotes inside": lambda size: b'1,"' + b'x""\n' * (size // 4),
    "nothing but quotes": lambda size: b'"' * size,
    "odd quotes in the lines": lambda size: b'"a\n"b' * (size // 5),
    "stray quotes": lambda size: b'1,5" x\n' * (size // 7),
    "small records before": lambda size: (b"1,2\n" + b'3,"' + b"z\n" * 5000) * (size // 10_000),
    "quoted fields without end": lambda size: b'1,"x",' * (size // 6),
}


@pytest.mark.parametrize("chunk_bytes", [1024, 64 * 1024])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", OPEN_QUOTES)
def test_open_quotes_are_looked_at_a_few_times_and_held_within_the_limit(
    steps: Steps, kind: str, size: int, chunk_bytes: int
) -> None:
    data = b"a,b\n" + OPEN_QUOTES[kind](size)
    limit = 128 * 1024
    chunker = csv_chunks(source_of(data), chunk_bytes=chunk_bytes, max_record_bytes=limit)
    largest = drain(chunker, chunk_bytes)
    assert largest <= 2 * limit
    assert steps.taken < 12 * len(data)


@pytest.mark.parametrize("size", SIZES[1:])
def test_a_record_that_is_passed_over_is_searched_once(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_more = csv_cutting._read_more
    monkeypatch.setattr(csv_cutting, "_read_more", lambda *args: Counted(read_more(*args)))
    data = b"a,b\n" + b'1,"x",' * (size // 6) + b"\n2,3\n"
    Counted.looked_at = 0
    chunker = csv_chunks(source_of(data), chunk_bytes=32 * 1024, max_record_bytes=32 * 1024)
    drain(chunker, 32 * 1024)
    assert len(data) / 2 < Counted.looked_at < 4 * len(data)


def test_a_quote_at_the_very_end_of_the_limit_may_close_a_field_or_be_doubled() -> None:
    for tail in (b'"\n', b'""x"\n', b'","y"\n'):
        record = b'1,"' + b"x" * 61 + tail
        data = b"a,b\n" + record + b"2,3\n"
        chunker = csv_chunks(source_of(data), chunk_bytes=65, max_record_bytes=64)
        numbers = []
        while (cut := chunker.fill(bytearray(65))) is not None:
            assert not isinstance(cut, NeedsSpace)
            numbers.append((cut.first_record, cut.records, cut.quarantined))
        assert numbers == [(1, 0, 1), (2, 1, 0)]


@pytest.mark.parametrize("piece", [1, 100])
def test_a_header_in_small_pieces_is_looked_at_a_few_times(steps: Steps, piece: int) -> None:
    header = b",".join(b"column %d" % n for n in range(5000)) + b"\n"
    chunker = csv_chunks(
        source_of(header + b"1\n" * 100_000, piece), chunk_bytes=4096, max_record_bytes=4096
    )
    assert chunker.prefix == header
    assert steps.taken < 8 * len(header)


def test_a_line_of_quotes_is_held_within_the_limit_in_json() -> None:
    data = b'"' * MIB + b"\n{}\n"
    chunker = ndjson_chunks(source_of(data), chunk_bytes=1024, max_record_bytes=8192)
    assert drain(chunker, 1024) <= 3 * 8192


# What looks like a file of rejected records


@pytest.mark.parametrize(
    ("start", "line"),
    [
        (FRONT + b'why"', b'{,"a":"%b"}'),
        (FRONT, b'"%b"}'),
        (b'{"_reject_record":', b"%b"),
        (b"_reject_record,_reject_reason,a\n", b'1,why,"%b'),
        (b"_reject_record,_reject_reason,a\n", b'1,"%b'),
        (b"_reject_record,_reject_reason,a\n", b'"%b'),
    ],
)
def test_a_long_record_is_read_in_pieces_of_bounded_size(start: bytes, line: bytes) -> None:
    data = start + line.replace(b"%b", b"x " * (8 * MIB))
    given = io.BytesIO(data)
    block = bytearray(64 * 1024)
    taken = 0
    with traced() as peak:
        opened = open_source(known(given))
        assert opened.read is not None
        while got := opened.read(memoryview(block)):
            taken += got
    assert peak[0] < 2 * MIB
    assert taken >= len(data) - 200


def test_what_follows_an_open_quote_is_read_one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0
    find = Ends.find

    def counted(self: Ends, data: bytes, position: int) -> int:
        nonlocal looked_at
        found = find(self, data, position)
        looked_at += (len(data) if found < 0 else found) - position
        return found

    monkeypatch.setattr(Ends, "find", counted)
    data = b'_reject_record,_reject_reason,a\n1,why,"' + b"x\n" * MIB
    opened = open_source(known(data))
    assert opened.read is not None
    while opened.read(memoryview(bytearray(64 * 1024))):
        pass
    assert looked_at <= len(data)


rows = st.lists(st.text(st.sampled_from('a"\n\r,'), max_size=8), max_size=12).map(",".join)


@given(rows, st.integers(1, 5))
def test_records_end_where_the_grammar_says_in_whatever_pieces_they_come(
    text: str, piece: int
) -> None:
    data = text.encode()
    found, ends, begun = [], Ends(b","), 0
    for start in range(0, len(data), piece):
        part, position = data[start : start + piece], 0
        while (end := ends.find(part, position)) >= 0:
            found.append(start + end)
            position = end
    expected = []
    while begun < len(data):
        record = read_record(data, begun, len(data), b",")
        if record.ending in ("partial", "open"):
            break
        expected.append(record.end)
        begun = record.end
    assert found == expected


@given(st.lists(st.sampled_from([b'"a":1', b'"b":"x,\\"y"', b""]), max_size=6), st.integers(1, 40))
def test_fronts_are_left_out_in_whatever_pieces_they_come(members: list[bytes], piece: int) -> None:
    lines = [FRONT + b'w\\"y"' + (b", " + each if each else b"") + b"}\n" for each in members]
    stream = io.BytesIO(FRONT + b'why"}\n' + b"".join(lines))

    class Slow(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            return stream.readinto(memoryview(buffer)[:piece])

    reading = rejects_reading.reader_for(FRONT + b'why"}')
    assert reading is not None
    found = b"".join(reading(Slow()))
    assert [line.strip(b"{} \n") for line in found.splitlines()] == [b"", *members]


def test_a_reason_of_any_length_can_be_read_back(tmp_path: Path) -> None:
    file = rejects.RejectFile(tmp_path / "rejects", header=None, delimiter=None)
    file.keep(1, "\0" * 100_000, b'{"a":1}')
    file.close()
    content = (tmp_path / "rejects").read_bytes()
    reading = rejects_reading.reader_for(content[:1024])
    assert reading is not None
    assert b"".join(reading(io.BytesIO(content))) == b'{"a":1}\n'


# Many files


def test_the_columns_of_two_files_are_compared_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = 0

    def counted(header: bytes, delimiter: bytes) -> list[bytes]:
        nonlocal calls
        calls += 1
        return csv_grammar.fields_of(header, delimiter)

    paths = []
    for name in "xy":
        path = tmp_path / f"{name}.csv"
        path.write_bytes(b",".join(b"%b%d" % (name.encode(), n) for n in range(300)) + b"\n")
        paths.append(path)
    monkeypatch.setattr(source_format, "fields_of", counted)
    opened = open_source(known(paths))
    with pytest.raises(ArgumentError, match="it lacks"):
        detect_format(opened, UploadSettings(stream="s"), MIB)
    assert calls <= 4
