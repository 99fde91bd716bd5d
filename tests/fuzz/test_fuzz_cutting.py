"""Whatever a CSV or JSON source holds: each byte is in one chunk, each record in one count."""

import io
import json
from itertools import pairwise
from typing import Any

import pytest
from cutting import drain
from fuzzing import ROUNDS, explore
from hypothesis import strategies as st

from lytics_async.upload.cut import json_array
from lytics_async.upload.cut.csv_chunks import csv_chunks
from lytics_async.upload.cut.cut import Cut
from lytics_async.upload.cut.ndjson_chunks import ndjson_chunks
from lytics_async.upload.cut.reading import SourceError

PLENTY = 1_000_000

csv_texts = st.lists(
    st.sampled_from(
        [b"a", b'"', b'""', b",", b";", b"\t", b"\n", b"\r\n", b"\r", b" ", b"\xc3\xa9", b"\xff", b"1.5", b'"x,\ny"']
    ),
    max_size=60,
).map(b"".join)  # fmt: skip
json_texts = st.lists(
    st.sampled_from(
        [b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\n", b"\r\n", b" ", b"1", b"1e400", b"null", b'"a"', b'{"a":1}',
         b'{"a":[{"b":1}]}', b"\xff", b'"\\ud800"', b"99999999999999999999"]
    ),
    max_size=40,
).map(b"".join)  # fmt: skip


def reader(data: bytes, size: int) -> Any:
    stream = io.BytesIO(data)
    return lambda view: stream.readinto(view[:size])


def conserve(cuts: list[Cut], end: int) -> tuple[int, int]:
    """Check that cuts are contiguous; return the records to send and those quarantined."""
    for before, after in pairwise(cuts):
        assert before.end == after.start
        assert before.last_record + 1 == after.first_record
    for cut in cuts:
        assert cut.records + cut.quarantined == cut.last_record - cut.first_record + 1
        assert len(cut.skipped) == cut.quarantined
    if cuts:
        assert cuts[0].first_record == 1
        assert cuts[-1].end == end
    return sum(cut.records for cut in cuts), sum(cut.quarantined for cut in cuts)


def check_csv(case: tuple[bytes, int, int, int]) -> None:
    data, chunk_bytes, read_size, most = case
    found = []
    for size in (read_size, PLENTY):
        try:
            chunker = csv_chunks(
                reader(data, size), chunk_bytes=chunk_bytes, max_record_bytes=most, delimiter=b","
            )
            found.append(conserve([cut for cut, _ in drain(chunker, chunk_bytes)], len(data)))
        except SourceError as error:
            found.append((type(error), 0))
    assert found[0] == found[1], "how much a read gives must not matter"


def check_ndjson(case: tuple[bytes, int, int, int]) -> None:
    data, chunk_bytes, read_size, most = case
    found = []
    for size in (read_size, PLENTY):
        chunker = ndjson_chunks(reader(data, size), chunk_bytes=chunk_bytes, max_record_bytes=most)
        try:
            found.append(conserve([cut for cut, _ in drain(chunker, chunk_bytes)], len(data)))
        except SourceError as error:
            found.append((type(error), 0))
    assert found[0] == found[1]


def check_array(case: tuple[bytes, int, int, int]) -> None:
    data, _, read_size, _ = case
    data = b"[" + data + b"]"
    found = 0
    try:
        for element in json_array.elements(reader(data, read_size), PLENTY):
            found += 1
            json_array.text_of(element)
    except SourceError:
        return
    try:
        expected = json.loads(data)
    except (ValueError, RecursionError):
        return  # elements that are not JSON are quarantined one by one
    assert found == len(expected)


def cases(texts: st.SearchStrategy[bytes]) -> st.SearchStrategy[tuple[bytes, int, int, int]]:
    sizes = st.integers(1, 40)
    return st.tuples(texts, st.integers(8, 100), sizes, st.sampled_from([10, 30, PLENTY]))


TARGETS = {
    "csv": (check_csv, csv_texts.map(lambda text: b"a,b\n" + text)),
    "csv of any bytes": (check_csv, st.binary(max_size=200)),
    "ndjson": (check_ndjson, json_texts),
    "ndjson of any bytes": (check_ndjson, st.binary(max_size=200)),
    "array": (check_array, json_texts),
}

FOUND = [
    ("csv", (b'a,b\n"x\n\n', 8, 1, 10)),
    ("csv", (b'a,b\n""",\r', 8, 2, PLENTY)),
    ("csv", (b"a,b\r1,2\r", 8, 1, PLENTY)),
    (
        "csv",
        (
            b'a,b\n\n"""""",\n1.51.5\n\t;\xff\xffa"\r\t\t1.5\r\t  \x00 ;\xef\xbb\xbf\xffa\t""\t\n\xff\n;""x,\ny"""1.5 \n\r\xc3\xa9,\r\n,  \r\n,"" ',
            28,
            5,
            PLENTY,
        ),
    ),
    (
        "csv",
        (
            b'a,b\nbc"x,\ny"\n\x00,"x,\ny"a,bc"""\xc3\xa9";",a\r\n,"\xef\xbb\xbf\n\xff\r\n\ra""\x00 bc\xc3\xa9a,,1.5\r\n\r\n\xff\r\n "x,\ny"\n"\xff,\r\n,',
            23,
            5,
            PLENTY,
        ),
    ),
    ("csv", (b'a,b\n""""\x00 \rbc\r \n"\n"\nc\n\r', 8, 7, PLENTY)),
    ("csv of any bytes", (b'"', 8, 1, PLENTY)),
    ("csv of any bytes", (b"\xef\xbb\xbfa\n1", 8, 1, PLENTY)),
    ("ndjson", (b'{"a":"\n"}\n', 8, 1, PLENTY)),
    ("ndjson", (b"1" * 50 + b"\n1\n", 8, 3, 10)),
    ("array", (b'{"a":1},{"a":2}', 8, 1, PLENTY)),
]


@pytest.mark.parametrize(("target", "case"), FOUND, ids=range(len(FOUND)))
def test_found_sources_are_cut_without_loss(target: str, case: tuple[bytes, int, int, int]) -> None:
    TARGETS[target][0](case)


@ROUNDS
@pytest.mark.parametrize("target", TARGETS)
def test_any_source_is_cut_without_loss(target: str, rounds: int) -> None:
    check, texts = TARGETS[target]
    explore(check, cases(texts), rounds)
