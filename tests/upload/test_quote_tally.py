"""NumPy, patterns and the grammar count the same records where fields span lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted import ScriptedRunner, upload

from lytics_async.upload.cut import csv_grammar, quote_tally
from lytics_async.upload.cut.quote_tally import Counted, RecordsByNumPy, RecordsByPattern

PIECES = [
    b"a",
    b'"',
    b'""',
    b",",
    b"\n",
    b"\r\n",
    b"\r",
    b'"x,\ny"',
    b'"x ""y""\r\n"',
    b'""\n',
    b",\n",
]
WANTED = [b"a,b\n", b",\n", b'"",""\n', b'"a\nb",\r\n']


def by_grammar(content: bytes, *, regular: bool) -> Counted | None:
    """Count with the strict grammar; None if a record is broken."""
    position = records = 0
    found = []
    while position < len(content):
        record = csv_grammar.read_record(content, position, len(content), b",")
        if record.ending == "open" or (regular and record.quote is not None):
            return None
        line = content[position : record.end]
        if line in WANTED:
            found.append((position, WANTED.index(line)))
        records += not csv_grammar.is_blank(content, position, record.end)
        position = record.end
    return Counted(records, sorted(found))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from([*PIECES, *WANTED]), max_size=40).map(b"".join), st.integers(1, 30))
def test_records_are_counted_as_the_grammar_does(content: bytes, piece_bytes: int) -> None:
    buffer = bytearray(content + b'"y')  # what follows the cut is not looked at
    expected = by_grammar(content, regular=False)
    regular = by_grammar(content, regular=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quote_tally, "PIECE_BYTES", piece_bytes)
        by_numpy = RecordsByNumPy(WANTED).count(buffer, len(content), b",")
    by_pattern = RecordsByPattern().count(buffer, len(content), b",")
    if regular is not None and not content.endswith(b"\r"):
        assert by_numpy is not None
    for counted in (by_numpy, by_pattern):
        if counted is not None and expected is not None:
            assert counted.records == expected.records
            assert counted.found is None or sorted(counted.found) == expected.found


async def test_the_header_and_empty_records_are_noticed_where_fields_go_over_lines() -> None:
    """With a record that only the grammar can end, and without."""
    for stray in (b"", b'5" pipe,6" pipe,"\n'):
        rows = b'1,"two\nlines"\n,\n"",""\nid,text\n"id","text"\n2,x\n' + stray + b",\n,"
        report = await upload(
            ScriptedRunner(), b"id,text\n" + rows, format="csv", concurrency=1, chunk_bytes=1000
        )
        assert [record.number for record in report.quarantined_records] == [4, 5]
        assert report.notes == ("4 records have no value in any field",)
