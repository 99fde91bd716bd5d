"""The laws of CSV chunking, and its guards."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from cutting import drain
from hypothesis import given, settings
from hypothesis import strategies as st

from lytics_async.upload.cut import csv_chunks as csv_cutting
from lytics_async.upload.cut import csv_grammar, line_tally
from lytics_async.upload.cut.csv_chunks import csv_chunks
from lytics_async.upload.cut.cut import PUBLISHED_RECORD_BYTES, Cut, NeedsSpace
from lytics_async.upload.cut.quote_tally import RecordsByNumPy, RecordsByPattern
from lytics_async.upload.cut.reading import SourceError

PLENTY = 1_000_000

COUNTERS = (line_tally.LinesBySplitting, line_tally.LinesByNumPy)
QUOTE_COUNTERS = {
    line_tally.LinesBySplitting: lambda wanted: RecordsByPattern(),
    line_tally.LinesByNumPy: RecordsByNumPy,
}


@pytest.fixture(autouse=True, scope="module", params=COUNTERS)
def counter(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test here runs with NumPy and without it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_tally, "line_counter", request.param)
        patch.setattr(csv_cutting, "line_counter", request.param)
        patch.setattr(csv_cutting, "record_counter", QUOTE_COUNTERS[request.param])
        yield


def cut_all(
    data: bytes,
    *,
    chunk_bytes: int = 64,
    max_record_bytes: int = PLENTY,
    read_size: int = PLENTY,
    **options: Any,
) -> tuple[bytes, list[tuple[Cut, bytes]]]:
    """Cut everything; return the header, and each cut with the bytes to be sent."""
    stream = io.BytesIO(data)

    def read(view: memoryview) -> int:
        return stream.readinto(view[:read_size])

    chunker = csv_chunks(
        read, chunk_bytes=chunk_bytes, max_record_bytes=max_record_bytes, **options
    )
    return chunker.prefix, drain(chunker, chunk_bytes)


def records_in(data: bytes) -> int:
    return sum(1 for row in csv.reader(io.StringIO(data.decode(), newline="")) if row)


texts = st.text(st.sampled_from('ab"\n\r,é '), max_size=12)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(texts, min_size=width, max_size=width).filter(lambda row: row != [""]),
        max_size=30,
    ).map(lambda rows: [[f"c{n}" for n in range(width)], *rows])
)


def written(rows: list[list[str]], line_end: str, quote_all: bool) -> bytes:
    out = io.StringIO()
    writer = csv.writer(
        out,
        lineterminator=line_end,
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
    )
    writer.writerows(rows)
    return out.getvalue().encode()


@given(tables, st.booleans(), st.integers(16, 200), st.integers(1, 300), st.booleans())
@settings(max_examples=80)
def test_chunks_concatenate_to_the_input_and_count_its_records(
    rows: list[list[str]], quote_all: bool, chunk_bytes: int, read_size: int, final_feed: bool
) -> None:
    data = written(rows, "\r\n", quote_all)
    if not final_feed:
        data = data.removesuffix(b"\r\n")
    header, found = cut_all(data, chunk_bytes=chunk_bytes, read_size=read_size)
    assert (header + b"".join(sent for _, sent in found)).rstrip(b"\r\n") == data.rstrip(b"\r\n")
    assert sum(cut.records for cut, _ in found) == records_in(data) - 1


@given(tables, st.integers(16, 200))
@settings(max_examples=80)
def test_every_chunk_parses_to_the_same_rows_in_the_same_order(
    rows: list[list[str]], chunk_bytes: int
) -> None:
    data = written(rows, "\r\n", quote_all=False)
    header, found = cut_all(data, chunk_bytes=chunk_bytes)
    parsed: list[list[str]] = []
    for cut, sent in found:
        chunk = list(csv.reader(io.StringIO((header + sent).decode(), newline=""), strict=True))
        chunk_rows = [row for row in chunk[1:] if row]
        assert len(chunk_rows) == cut.records
        parsed += chunk_rows
    assert parsed == rows[1:]


@given(st.binary(max_size=300).map(lambda data: data.replace(b"\0", b"")), st.integers(8, 100))
@settings(max_examples=120)
def test_whatever_the_bytes_nothing_is_lost_or_doubled(noise: bytes, chunk_bytes: int) -> None:
    data = b"a,b\n" + noise
    stream = io.BytesIO(data)
    chunker = csv_chunks(stream.readinto, chunk_bytes=chunk_bytes, max_record_bytes=PLENTY)
    sent = b""
    kept = 0

    class Pieces(bytearray):
        def write(self, piece: bytes) -> None:
            self.extend(piece)

        def close(self) -> None:
            self.clear()

    class Keeper:
        def spool(self) -> Pieces:
            return Pieces()

        def keep(self, number: int, reason: str, record: Any) -> None:
            nonlocal kept
            kept += len(record)

    chunker.keeper = Keeper()
    position = last = 4
    number = 0
    while True:
        buffer = bytearray(chunk_bytes)
        try:
            filled = chunker.fill(buffer)
            while isinstance(filled, NeedsSpace):
                buffer += bytes(filled.size - len(buffer))
                filled = chunker.fill(buffer)
        except SourceError:
            break
        if filled is None:
            assert len(sent) + kept == len(noise)
            break
        assert filled.start == position
        assert filled.first_record == number + 1
        position, number = filled.end, filled.last_record
        sent += bytes(buffer[: filled.length])
    assert kept or noise.startswith(sent)
    assert last <= position <= len(data)


def test_a_record_is_never_cut_at_a_line_feed_inside_quotes() -> None:
    row = b'1,"' + b"line\n" * 30 + b'"\n'
    _, found = cut_all(b"a,b\n" + row * 4, chunk_bytes=64)
    assert [sent for _, sent in found] == [row] * 4
    assert [cut.records for cut, _ in found] == [1] * 4


def test_doubled_quotes_flip_the_parity_twice() -> None:
    data = b'a,b\n1,"say ""hi"""\n2,""""\n'
    _, found = cut_all(data)
    assert found[0][0].records == 2


def test_positions_and_numbers_are_those_of_the_source() -> None:
    data = b"a,b\n" + b"1,2\n" * 10
    _, found = cut_all(data, chunk_bytes=16)
    assert [(cut.start, cut.end) for cut, _ in found] == [(4, 20), (20, 36), (36, 44)]
    assert [(cut.first_record, cut.last_record) for cut, _ in found] == [(1, 4), (5, 8), (9, 10)]


@pytest.mark.parametrize("blank", [b"\n", b"\r\n"])
def test_blank_lines_are_sent_and_not_counted(blank: bytes) -> None:
    data = blank + b"a,b\n" + blank + b"1,2\n" + blank * 3 + b'"3",4\n' + blank * 2
    header, found = cut_all(data)
    assert header == b"a,b\n"
    assert sum(cut.records for cut, _ in found) == 2


def test_a_stray_quote_costs_its_own_record_only() -> None:
    data = b'a,b\n1,x\n2,5" pipe\n3,y\n4,6" pipe\n5,z\n6,"multi\nline"\n'
    for chunk_bytes in (16, 32, 4096):
        _, found = cut_all(data, chunk_bytes=chunk_bytes)
        assert sum(cut.records for cut, _ in found) == 6
        assert b"".join(sent for _, sent in found) == data[4:]


@pytest.mark.parametrize("between", [b"", b"mid,1\n", b'"two\nlines",2\n'])
def test_inches_at_the_ends_of_lines_do_not_join_the_lines(between: bytes) -> None:
    data = b"name,size\n" + b'foo,5"\n' + between + b'bar,6"\nbaz,7\n'
    for chunk_bytes in (16, 4096):
        _, found = cut_all(data, chunk_bytes=chunk_bytes)
        assert sum(cut.records for cut, _ in found) == 3 + bool(between)


def test_a_single_stray_quote_is_not_unbalanced() -> None:
    _, found = cut_all(b'a,b\n1,x\n2,5" pipe\n3,y\n')
    assert sum(cut.records for cut, _ in found) == 3


def test_an_unbalanced_quote_stops_before_its_record_and_names_the_byte() -> None:
    data = b'a,b\n1,x\n2,"oh no\n3,y\n4,z\n'
    stream = io.BytesIO(data)
    chunker = csv_chunks(stream.readinto, chunk_bytes=4096, max_record_bytes=PLENTY)
    buffer = bytearray(4096)
    cut = chunker.fill(buffer)
    assert isinstance(cut, Cut)
    assert bytes(buffer[: cut.length]) == b"1,x\n"
    with pytest.raises(SourceError, match=r"byte 10 \(record 2\) is never closed"):
        chunker.fill(buffer)
    assert data[10:11] == b'"'


def test_a_quote_that_is_never_closed_stops_the_run_even_when_no_buffer_can_hold_the_rest() -> None:
    data = b'a,b\n1,"oh no\n' + b"3,y\n" * 1000
    with pytest.raises(SourceError, match="byte 6 "):
        cut_all(data, chunk_bytes=64, max_record_bytes=256)


def test_a_record_over_the_limit_is_quarantined_and_its_neighbours_go_through() -> None:
    long_text = b'2,"' + b"x\n" * 500 + b'""end"\n'
    data = b"a,b\n1,x\n" + long_text + b"3,y\n"
    _, found = cut_all(data, chunk_bytes=64, max_record_bytes=256)
    assert b"".join(sent for _, sent in found) == b"1,x\n3,y\n"
    (bad,) = [detail for cut, _ in found for detail in cut.details]
    assert (bad.number, bad.start) == (2, 8)
    assert f"{len(long_text):,} bytes long" in bad.reason
    assert [cut.first_record for cut, _ in found][-1] == 3


@pytest.mark.parametrize("quote", [b"", b'"'])
@pytest.mark.parametrize("read_size", [1, 7, 64])
def test_a_record_over_the_limit_may_end_anywhere(quote: bytes, read_size: int) -> None:
    row = b"2," + quote + b"x" * 300 + quote + b"\n"
    data = b"a,b\n1,x\n" + row + b"3,y\n"
    _, found = cut_all(data, chunk_bytes=32, max_record_bytes=64, read_size=read_size)
    assert b"".join(sent for _, sent in found) == b"1,x\n3,y\n"
    assert sum(cut.quarantined for cut, _ in found) == 1


def test_a_record_over_the_limit_within_a_chunk_is_taken_out_of_it() -> None:
    data = b"a,b\n1,x\n\n2," + b"y" * 100 + b"\n3,z\n"
    _, found = cut_all(data, chunk_bytes=4096, max_record_bytes=50)
    ((cut, sent),) = found
    assert sent == b"1,x\n\n3,z\n"
    assert (cut.records, cut.quarantined, cut.details[0].number) == (2, 1, 2)


def test_the_last_record_may_be_the_one_over_the_limit() -> None:
    _, found = cut_all(b"a,b\n1,x\n2," + b"y" * 500, chunk_bytes=64, max_record_bytes=100)
    assert sum(cut.records for cut, _ in found) == 1
    assert sum(cut.quarantined for cut, _ in found) == 1


def test_records_above_the_published_size_are_counted_and_sent() -> None:
    data = b"a,b\n1," + b"x" * PUBLISHED_RECORD_BYTES + b"\n2,y\n"
    _, found = cut_all(data, chunk_bytes=65536)
    assert (found[0][0].oversize, found[0][0].records) == (1, 2)


@pytest.mark.parametrize("data", [b"", b"\n", b"\r\n\r\n"])
def test_an_empty_source_has_neither_header_nor_records(data: bytes) -> None:
    assert cut_all(data) == (b"", [])


@pytest.mark.parametrize("data", [b"a,b", b"a,b\n", b"a,b\r\n\r\n"])
def test_a_header_alone_has_no_records(data: bytes) -> None:
    header, found = cut_all(data)
    assert header.rstrip() == b"a,b"
    assert header.endswith(b"\n")
    assert sum(cut.records for cut, _ in found) == 0


def test_the_header_may_span_lines() -> None:
    header, found = cut_all(b'"a\nx",b\n1,2\n')
    assert header == b'"a\nx",b\n'
    assert found[0][0].records == 1


def test_nul_bytes_in_values_pass_unchanged() -> None:
    _, found = cut_all(b"a,b\n1,x\0y\n")
    assert found[0][1] == b"1,x\0y\n"


def refused(data: bytes, **options: Any) -> str:
    with pytest.raises(SourceError) as caught:
        cut_all(data, **options)
    return str(caught.value)


def test_lone_carriage_returns_are_refused_with_the_fix() -> None:
    assert "tr '\\r' '\\n'" in refused(b"a,b\r1,2\r3,4\r")


def test_nul_bytes_in_the_header_are_refused_as_utf_16() -> None:
    assert "UTF-16" in refused("a,b\n1,2\n".encode("utf-16-le"))


def test_a_header_that_is_not_utf_8_is_refused_with_the_fix() -> None:
    assert "--encoding" in refused("größe,b\n1,2\n".encode("latin-1"))


def test_a_column_name_that_appears_twice_is_refused_by_name() -> None:
    assert "'b' appears twice" in refused(b"a,b,b\n1,2,3\n")


def test_a_timestamp_field_that_is_not_a_column_is_refused_with_the_columns() -> None:
    assert "columns are a, b" in refused(b"a,b\n1,2\n", timestamp_field="when")


def test_a_delimiter_that_was_given_is_believed() -> None:
    assert cut_all(b"a;b\n1\n", delimiter=b",")[0] == b"a;b\n"


def test_a_stray_quote_in_the_header_is_refused_and_named() -> None:
    assert "stray quote at byte 3" in refused(b'a,5" pipe\n1,2\n')


def test_an_open_quote_in_the_header_is_refused_and_named() -> None:
    assert "opened at byte 2" in refused(b'a,"b\n1,2\n')


def test_columns_given_by_hand_leave_the_first_line_a_record() -> None:
    header, found = cut_all(b"1,2\n3,4\n", columns=("a", "b"))
    assert header == b""
    assert found[0][0].records == 2


def test_closing_cuts_what_was_read_and_then_ends() -> None:
    pieces = iter([b"a,b\n", b"1,2\n3,", b"4\n"])
    box: dict[str, Any] = {}

    def read(view: memoryview) -> int:
        piece = next(pieces)
        if piece.startswith(b"1"):
            box["chunker"].closing = True
        view[: len(piece)] = piece
        return len(piece)

    chunker = box["chunker"] = csv_chunks(read, chunk_bytes=100, max_record_bytes=PLENTY)
    buffer = bytearray(100)
    cut = chunker.fill(buffer)
    assert isinstance(cut, Cut)
    assert bytes(buffer[: cut.length]) == b"1,2\n"
    assert chunker.fill(buffer) is None
    assert not chunker.exhausted


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from('a"\r,'), max_size=600), min_size=1, max_size=40))
def test_lines_are_counted_alike_with_and_without_numpy(lines: list[str]) -> None:
    content = "".join(line + "\n" for line in lines).encode()
    odd = any(line.count('"') % 2 for line in lines)
    expected = -1 if odd else sum(line not in ("", "\r") for line in lines)
    buffer = bytearray(b'x"\n' + content + b'"y')  # no more is read than requested
    for counter in COUNTERS:
        piece = counter().count(buffer, 3, 3 + len(content))
        assert piece.records == expected
        assert odd or piece.lines == len(lines)


some_lines = st.lists(
    st.sampled_from(["a,b", "", ",", "x", "é,", "\ufeffa,b", "a,b,c"]), max_size=40
)


@settings(deadline=None)
@given(some_lines, st.sampled_from(["\n", "\r\n"]), st.integers(1, 300), st.integers(0, 140))
def test_lines_that_are_looked_for_are_found_with_and_without_numpy(
    lines: list[str], ending: str, piece_bytes: int, longer: int
) -> None:
    lines = [line.replace("a,b", "a" * longer + "a,b") for line in lines]
    wanted = [f"{'a' * longer}a,b{ending}".encode(), f",{ending}".encode()]
    content = "".join(line + ending for line in lines).encode()
    expected, at = [], 0
    for line in lines:
        if f"{line}{ending}".encode() in wanted:
            expected.append((at, int(line == ",")))
        at += len(f"{line}{ending}".encode())
    for counter in COUNTERS:
        found = counter(wanted)
        found.piece_bytes = piece_bytes
        tally = line_tally.LineTally(found)
        tally.advance(bytearray(content + b"a,b"), 0, len(content) + 3)
        assert sorted(tally.found) == expected
        assert tally.records == sum(line != "" for line in lines)
        assert tally.marked == any(line.startswith("\ufeff") for line in lines)
        assert tally.decodes
        broken = counter(wanted).count(bytearray(content + b"\xe9\n"), 0, len(content) + 2)
        assert not broken.decodes


@pytest.mark.parametrize("piece_bytes", [1, 2, 3, 7, 64])
@pytest.mark.parametrize(
    ("lines", "records"),
    [
        (b"a\nbb\nccc\n", 3),
        (b"a\n\n\nb\r\n\r\nc\n", 3),
        (b"a line that is longer than most pieces\nb\n", 2),
        (b'"a ""quoted"" line",1\n"b",2\n', 2),
    ],
)
def test_lines_are_counted_alike_however_small_the_pieces(
    lines: bytes, records: int, piece_bytes: int
) -> None:
    counter = line_tally.line_counter()
    counter.piece_bytes = piece_bytes
    tally = line_tally.LineTally(counter)

    tally.advance(bytearray(lines + b"unfinished"), 0, len(lines) + 10)

    assert (tally.balanced, tally.records, tally.end) == (True, records, len(lines))


@pytest.mark.parametrize("piece_bytes", [1, 7, 64])
def test_an_open_quote_in_a_later_piece_is_seen(piece_bytes: int) -> None:
    counter = line_tally.line_counter()
    counter.piece_bytes = piece_bytes
    tally = line_tally.LineTally(counter)
    lines = b'a,1\nb,2\nc,"an open\nquote"\n'

    tally.advance(bytearray(lines), 0, len(lines))

    assert not tally.balanced


def test_quoted_line_ends_are_cut_without_a_look_at_each_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The buffer ends within a quoted field for some of these sizes, and outside for others."""
    surveyed: list[int] = []
    survey = csv_grammar.survey

    def noted(data: bytes | bytearray, start: int, end: int, delimiter: bytes) -> object:
        surveyed.append(end)
        return survey(data, start, end, delimiter)

    monkeypatch.setattr(csv_grammar, "survey", noted)
    rows = b"".join(b'%d,"two\nlines, and\na third"\n' % number for number in range(40))
    for chunk_bytes in range(200, 240):
        _, cuts = cut_all(b"id,text\n" + rows, chunk_bytes=chunk_bytes)
        assert b"".join(body for _, body in cuts) == rows
        assert sum(cut.records for cut, _ in cuts) == 40
    assert surveyed == []
