"""Headers, delimiters and encodings of CSV as people have them."""

import csv
import gzip
import io
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from resuming import upload, write
from scripted import ScriptedRunner, Store, csv_of

from lytics_async.errors import LyticsError, UploadError
from lytics_async.upload.report import UploadReport
from lytics_async.upload.source import separating
from lytics_async.upload.source.separating import WithCommas

MARK = b"\xef\xbb\xbf"
PLAIN = b"email,plan\na@example.org,pro\nb@example.org,free\n"
ROWS = [["a@example.org", "pro"], ["b@example.org", "free"]]


async def arrived(source: Any, **how: Any) -> tuple[list[list[str]], UploadReport]:
    """Upload; return the rows that arrived, the header of each request first."""
    runner = ScriptedRunner(Store())
    report = await upload(runner, source, **({"format": "csv"} | how))
    found = [re.search("delimiter=([^&]+)", sent.url) for sent in runner.sent]
    delimiter = {"t": "\t", "%7C": "|", "|": "|"}[found[0][1]] if found and found[0] else ","
    rows: list[list[str]] = []
    for body in runner.bodies():
        rows += csv.reader(io.StringIO(body.decode(), newline=""), delimiter=delimiter)
    return rows, report


async def refused(source: Any, **how: Any) -> str:
    runner = ScriptedRunner()
    with pytest.raises(LyticsError) as caught:
        await upload(runner, source, **({"format": "csv"} | how))
    assert runner.sent == []
    return str(caught.value)


HEADER = ["email", "plan"]


@pytest.mark.parametrize(
    "data",
    [
        b"sep=,\n" + PLAIN,
        b'"sep=,"\r\n' + PLAIN.replace(b"\n", b"\r\n"),
        MARK + b"SEP=,\n" + PLAIN,
        b"\nsep=,\n" + PLAIN,
        ("sep=,\n" + PLAIN.decode()).encode("utf-16"),
        b"sep=\t\n" + PLAIN.replace(b",", b"\t"),
        b"sep=;\n" + PLAIN.replace(b",", b";"),
        b"sep=|\n" + PLAIN.replace(b",", b"|"),
    ],
)
async def test_the_line_of_excel_is_understood_and_not_sent(data: bytes) -> None:
    rows, report = await arrived(data)
    assert rows == [HEADER, *ROWS]
    assert (report.records_read, report.accepted) == (2, 2)


@pytest.mark.parametrize("delimiter", ["tab", "\t"])
async def test_a_named_delimiter_agrees_with_the_line_of_excel(delimiter: str) -> None:
    data = b"sep=\t\n" + PLAIN.replace(b",", b"\t")
    rows, _ = await arrived(data, delimiter="\t" if delimiter == "tab" else delimiter)
    assert rows == [HEADER, *ROWS]


@pytest.mark.parametrize("delimiter", ["\t", ";", "|", "\x01"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
async def test_a_delimiter_is_detected_and_said(delimiter: str, ending: str) -> None:
    data = PLAIN.decode().replace(",", delimiter).replace("\n", ending).encode()
    rows, report = await arrived(data)
    assert rows == [HEADER, *ROWS]
    assert any("separated by" in note for note in report.notes)


async def test_decimal_commas_stay_as_they_are_and_that_is_said() -> None:
    data = b'name;price\nA;1,50\n"B; b";"say ""1,5"""\n'
    rows, report = await arrived(data)
    assert rows == [["name", "price"], ["A", "1,50"], ["B; b", 'say "1,5"']]
    assert any("decimal commas stay" in note for note in report.notes)


@pytest.mark.parametrize("delimiter", [";", ":", "~", "^", " "])
async def test_any_delimiter_can_be_named(delimiter: str) -> None:
    data = PLAIN.decode().replace(",", delimiter).encode()
    rows, _ = await arrived(data, delimiter=delimiter)
    assert rows == [HEADER, *ROWS]


@pytest.mark.parametrize(
    ("data", "option"),
    [
        (b"a;b\n1;2\n3\n", "--delimiter ';'"),
        (b"a\tb\n1\t2\n3\n", "--delimiter tab"),
        (b"a|b\n1|2|3\n", "--delimiter '|'"),
        (b"a;b\n", "--delimiter ';'"),
        (b"name, first;b\n1;2\n3,5;4\n", "--delimiter ';'"),
    ],
)
async def test_where_it_is_in_doubt_the_option_is_named(data: bytes, option: str) -> None:
    assert option in await refused(data)


@pytest.mark.parametrize(
    ("data", "given", "option"),
    [
        (b"a,b\n1,2\n", ";", "--delimiter ','"),
        (b"sep=;\na,b\n1,2\n", None, "--delimiter ','"),
        (b"a\tb\n1\t2\n", ",", "--delimiter tab"),
        (b"a|b\n1|2\n", "\t", "--delimiter '|'"),
    ],
)
async def test_a_delimiter_that_no_line_has_is_refused_for_one_that_all_have(
    data: bytes, given: str | None, option: str
) -> None:
    assert option in await refused(data, delimiter=given)


@pytest.mark.parametrize("data", [b"email\na@example.org\n", b"note\nx;y\nz\n"])
async def test_a_single_column_takes_any_delimiter(data: bytes) -> None:
    for delimiter in (",", ";", "\t"):
        _, report = await arrived(data, delimiter=delimiter)
        assert report.records_read == data.count(b"\n") - 1


@pytest.mark.parametrize("delimiter", ["~", "^", "\x1f", "\x01"])
async def test_rarer_delimiters_are_detected_and_said(delimiter: str) -> None:
    data = PLAIN.replace(b",", delimiter.encode())
    rows, report = await arrived(data)
    assert rows == [HEADER, *ROWS]
    assert any("the fields are separated by" in note for note in report.notes)


@pytest.mark.parametrize("delimiter", ["", ",,", '"', "\n", "a", "é", 5])
async def test_what_cannot_be_a_delimiter_is_refused(delimiter: Any) -> None:
    assert "delimiter must be" in await refused(PLAIN, delimiter=delimiter)


@given(
    st.lists(
        st.lists(st.text(st.sampled_from('a;,"\n\r |'), max_size=5), min_size=2, max_size=2),
        max_size=8,
    ),
    st.integers(1, 50),
    st.sampled_from([3, 9, 1000]),
)
def test_rewriting_keeps_every_field(rows: list[list[str]], piece: int, held: int) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)

    class Slow(io.RawIOBase):
        def __init__(self) -> None:
            self.file = io.BytesIO(text.getvalue().encode())

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            return self.file.readinto(memoryview(buffer)[:piece])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(separating, "HELD_BYTES", held)
        records = WithCommas(Slow(), b";", headless=True)
        out = b"".join(records.pieces()).decode()
    assert list(csv.reader(io.StringIO(out, newline=""))) == rows
    assert not records.flags


@pytest.mark.parametrize("held", [3, 1000])
@pytest.mark.parametrize(
    ("stray", "meant"),
    [
        (b'1;2,"3', ["1", '2,"3']),  # with commas it would be two fields as well
        (b'1;5" pipe', ["1", '5" pipe']),
        (b'"1"x;2', ['1"x', "2"]),
        (b'1;x";"y', ["1", 'x"', '"y']),
    ],
)
async def test_a_stray_quote_holds_back_its_record_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int, stray: bytes, meant: list[str]
) -> None:
    monkeypatch.setattr(separating, "HELD_BYTES", held)
    data = b'a;b\n\n0;""\n' + stray + b"\r\n2;x,y\n"
    rows, report = await arrived(data, delimiter=";", rejects=tmp_path / "rejects")
    assert rows == [["a", "b"], [], ["0", ""], ["2", "x,y"]]
    (bad,) = report.quarantined_records
    assert bad.number == 2
    assert "a stray quote" in bad.reason
    text = (tmp_path / "rejects").read_bytes().decode()
    kept = list(csv.reader(io.StringIO(text, newline="")))
    assert kept[1][2:] == meant


@pytest.mark.parametrize("held", [3, 1000])
async def test_a_quote_that_is_never_closed_sends_nothing_from_its_record_on(
    monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(separating, "HELD_BYTES", held)
    data = b'a;b\n1;2\n3;"oh no\n4;5\n6;7\n'
    runner = ScriptedRunner(Store())
    with pytest.raises(UploadError, match="opened in record 2 is never closed"):
        await upload(runner, data, format="csv", delimiter=";")
    assert [body.replace(b'"', b"") for body in runner.bodies()] == [b"a,b\n1,2\n"]


async def test_a_record_of_one_empty_field_is_not_a_blank_line() -> None:
    rows, report = await arrived(b'email\n""\nx@example.org\n', delimiter=";")
    assert report.records_read == 2
    assert rows == [["email"], [""], ["x@example.org"]]


# The header again


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    "again",
    [b"email,plan\n", MARK + b"email,plan\n", b"email,plan\n" * 3],
)
async def test_a_record_that_is_the_header_is_held_back(again: bytes, ending: bytes) -> None:
    data = (PLAIN + again + b"c@example.org,x\n").replace(b"\n", ending)
    rows, report = await arrived(data)
    assert rows == [HEADER, *ROWS, ["c@example.org", "x"]]
    assert report.quarantined == again.count(b"email")
    assert report.quarantined_records[0].number == 3
    assert "repeats the header" in report.quarantined_records[0].reason


async def test_it_is_found_wherever_it_comes_about() -> None:
    twice = PLAIN + PLAIN
    for data in (
        gzip.compress(PLAIN) + gzip.compress(PLAIN),
        twice.decode().encode("utf-16"),
        PLAIN + b"email,plan",
        b'email,plan\n"a\nb",1\n' + PLAIN,
        # other line ends and other quotes, as when files of two programs were joined
        PLAIN + PLAIN.replace(b"\n", b"\r\n"),
        PLAIN.replace(b"\n", b"\r\n") + PLAIN,
        PLAIN + PLAIN.replace(b"email,plan", b'"email","plan"'),
        PLAIN.replace(b"email,plan", b'"email","plan"') + PLAIN,
        PLAIN.replace(b"email,plan", b'email,"plan"') + PLAIN,
        b'"e,mail",plan\nx,y\n"e,mail","plan"\r\nx,y\n',
        b'email,plan\n"a\nb",1\n"email","plan"\n',
    ):
        _, report = await arrived(data)
        assert report.quarantined == 1, data
    _, report = await arrived(csv_of(range(100)) * 300, chunk_bytes=100_000)
    assert (report.quarantined, report.accepted) == (299, 30_000)


async def test_a_record_that_only_holds_the_header_is_sent() -> None:
    data = b"email,plan\nx,email,plan\nemail,plan,x\n" + b'"\nemail,plan\n",1\n'
    _, report = await arrived(data)
    assert report.quarantined == 0


# Byte order marks


@pytest.mark.parametrize("marks", [1, 2, 3])
async def test_every_mark_at_the_beginning_is_dropped(marks: int) -> None:
    rows, _ = await arrived(MARK * marks + PLAIN)
    assert rows == [HEADER, *ROWS]
    rows, _ = await arrived(("\ufeff" * (marks - 1) + PLAIN.decode()).encode("utf-16"))
    assert rows == [HEADER, *ROWS]


async def test_a_mark_at_the_beginning_of_a_record_is_named() -> None:
    _, report = await arrived(PLAIN + MARK + b"c@example.org,x\n" + "d,\ufeffy\n".encode())
    [found] = report.quarantined_records
    assert (found.number, report.accepted) == (3, 3)
    assert "U+FEFF" in found.reason


# Names


@pytest.mark.parametrize(
    ("header", "what"),
    [
        (b"email,,plan", "Column 2 of 3 has no name"),
        (b",email", "Column 1 of 2 has no name"),
        (b"email,plan,", "Column 3 of 3 has no name"),
        (b'email," "', "Column 2 of 2 has no name"),
        (b"email,email", "'email' appears twice"),
        ("email,pl\u200ban".encode(), "U+200B"),
        ("email,\ufeffplan".encode(), "U+FEFF"),
        (b"email,pl\x7fan", "U+007F"),
        (b"email,pl\xe4n", "--encoding"),
    ],
)
async def test_a_name_that_cannot_be_right_is_refused(header: bytes, what: str) -> None:
    assert what in await refused(header + b"\n" + b"1," * header.count(b",") + b"2\n")


async def test_names_of_other_scripts_are_fine() -> None:
    names = ["\u0646\u200c\u0647", "\u540d\u524d", "größe"]  # one is joined as Persian is
    rows, _ = await arrived(f"{','.join(names)}\n1,2,3\n".encode())
    assert rows[0] == names


async def test_names_are_refused_for_what_has_names_already(tmp_path: Path) -> None:
    path = tmp_path / "p.parquet"
    pq.write_table(pa.table({"email": ["a"], "plan": ["pro"]}), path)
    assert "names of its own: email, plan" in await refused(path, headers=["mail", "tier"])
    assert "first line contains the names" in await refused(PLAIN, headers=["email", "plan"])
    rejects = b'_reject_record,_reject_reason,email,plan\n1,"why",a,b\n'
    assert "Leave headers out" in await refused(rejects, headers=["email", "plan"])


# Encodings


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "utf-16-le", "utf-16-be", "cp932", "utf-8"])
async def test_text_in_another_encoding_is_read_when_it_is_named(codec: str) -> None:
    text = "email,name\na@example.org,ﾆﾎﾝ\n" if codec == "cp932" else "email,name\na,José\n"
    rows, report = await arrived(text.encode(codec), encoding=codec)
    assert rows == list(csv.reader(io.StringIO(text)))
    assert report.all_accepted


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "", 5])
async def test_an_encoding_that_is_none_is_refused(encoding: Any) -> None:
    assert "encoding" in await refused(PLAIN, encoding=encoding)


async def test_a_mark_contradicts_another_encoding() -> None:
    assert "leave encoding out" in await refused(PLAIN.decode().encode("utf-16"), encoding="cp1252")


async def test_rows_that_are_not_utf_8_are_held_back_and_kept(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects"
    data = b"email,name\n" + b"x,y\n" * 100 + b"a,Jos\xe9\n" + "b,Ána\n".encode()
    _, report = await arrived(data, rejects=rejects)
    [found] = report.quarantined_records
    assert (found.number, report.accepted) == (101, 101)
    assert "byte 6 of the record" in found.reason
    assert "--encoding" in found.reason
    assert b"a,Jos\xe9\n" in rejects.read_bytes()


@pytest.mark.parametrize("place", [0, 1_000_000, -4])
async def test_one_bad_unit_of_utf_16_costs_its_record_only(place: int) -> None:
    rows = "email,note\n" + "".join(f"u{i},{'x' * 16}\n" for i in range(40_000))
    data = rows.encode("utf-16-le")
    place = place or len("email,note\nu0".encode("utf-16-le"))
    place = len(data) + place if place < 0 else place
    _, report = await arrived(b"\xff\xfe" + data[:place] + b"\x3d\xd8" + data[place:])
    assert (report.quarantined, report.accepted) == (1, 39_999)
    assert "not valid UTF-16 (byte" in report.quarantined_records[0].reason


async def test_utf_16_that_ends_in_the_middle_of_a_unit_names_its_byte() -> None:
    with pytest.raises(UploadError, match=r"not UTF-16 from byte \d+ on"):
        await arrived(csv_of(range(3)).decode().encode("utf-16") + b"1")


# Records


async def test_rows_without_a_value_are_counted() -> None:
    for ending in (b"\n", b"\r\n"):
        _, report = await arrived((PLAIN + b",\n,\nx,\n,y\n").replace(b"\n", ending))
        assert report.accepted == 6
        assert report.notes == ("2 records have no value in any field",)


async def test_the_half_of_a_last_record_is_held_back(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write(path, PLAIN + b"c@example.org")
    _, report = await arrived(path)
    [found] = report.quarantined_records
    assert (found.number, report.accepted) == (3, 2)
    assert "cut short" in found.reason


async def test_a_whole_last_record_needs_no_line_ending() -> None:
    _, report = await arrived(PLAIN + b"c@example.org,x")
    assert report.accepted == 3
