"""JSON as people have it: however objects are set apart, they arrive, or one message names the way
out.
"""

import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from cases import all_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from resuming import history_of, refuse_after, upload, write
from scripted import ScriptedRunner, Store

from lytics_async.errors import LyticsError, UploadError
from lytics_async.upload.report import UploadReport

PEOPLE: list[dict[str, Any]] = [
    {"email": f"u{n}@example.org", "name": 'a "quoted" }{ name', "n": n, "tags": ["x", "y"]}
    for n in range(5)
]


async def arrived(source: Any, **how: Any) -> tuple[list[Any], UploadReport]:
    """Upload; return the records that arrived."""
    store = Store()
    report = await upload(ScriptedRunner(store), source, **({"format": "json"} | how))
    return [orjson.loads(line) for line in store.lines if line.strip()], report


def joined(between: str, indent: int | None = None, end: str = "") -> bytes:
    return (between.join(json.dumps(each, indent=indent) for each in PEOPLE) + end).encode()


FRAMINGS = {
    "one a line": joined("\n", end="\n"),
    "over several lines": joined("\n", indent=2, end="\n"),
    "over several lines, without a break": joined("", indent=2),
    "without anything between": joined(""),
    "on one line, with spaces": joined("  "),
    "several on each line": joined("", end="\n") + joined("", end="\n"),
    "with commas": joined(",\n", end=",\n"),
    "with commas, over several lines": joined(",\n", indent=2, end="\n"),
    "with commas on one line": joined(","),
    "RFC 7464": b"".join(b"\x1e" + orjson.dumps(each) + b"\n" for each in PEOPLE),
    "RFC 7464, over several lines": b"".join(
        b"\x1e" + json.dumps(each, indent=1).encode() + b"\n" for each in PEOPLE
    ),
    "marks on every line": b"".join(b"\xef\xbb\xbf" + orjson.dumps(e) + b"\r\n" for e in PEOPLE),
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbf" + joined("\n"),
    "UTF-16": joined("\n").decode().encode("utf-16"),
    "an array": json.dumps(PEOPLE).encode(),
    "an array over several lines": json.dumps(PEOPLE, indent=4).encode(),
    "an array with a comma behind the last": json.dumps(PEOPLE).encode()[:-1] + b" ,\n]\n",
    "an array on each line": b"".join(b"[" + orjson.dumps(each) + b"]\n" for each in PEOPLE),
    "arrays, some of them empty": b"[]" + json.dumps(PEOPLE, indent=1).encode() + b"[ ]\n[]",
    "an array behind white space": b" \n" * 5000 + json.dumps(PEOPLE).encode(),
    "lines behind white space": b" \n" * 5000 + joined("\n"),
    "objects behind white space": b"\t\r\n" * 100_000 + joined("", indent=1),
}


@pytest.mark.parametrize("framing", FRAMINGS)
@pytest.mark.parametrize("named", [True, False])
async def test_every_record_arrives(framing: str, named: bool, tmp_path: Path) -> None:
    source: Any = FRAMINGS[framing]
    if named:
        source = tmp_path / "people.json"
        write(source, FRAMINGS[framing])
    found, report = await arrived(source, format="auto")
    twice = framing == "several on each line"
    assert found == (PEOPLE * 2 if twice else PEOPLE)
    assert (report.quarantined, report.source_exhausted) == (0, True)


@pytest.mark.parametrize("framing", FRAMINGS)
async def test_it_is_resumed_where_it_stopped(framing: str, tmp_path: Path) -> None:
    path, ledger = tmp_path / "people.json", tmp_path / "ledger"
    write(path, FRAMINGS[framing])
    store = Store()
    first = ScriptedRunner(refuse_after(1))
    with pytest.raises(UploadError):
        await upload(first, path, ledger=ledger, chunk_bytes=200)
    second = ScriptedRunner(store)
    report = await upload(second, path, ledger=ledger, resume=True, chunk_bytes=200)
    assert history_of(ledger).complete
    assert report.accepted == len(PEOPLE) * (2 if framing == "several on each line" else 1)


@settings(deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.text(min_size=1, max_size=4).filter(str.strip), st.text() | st.integers(0, 9)
        ),
        max_size=6,
    ),
    st.sampled_from(["", " ", "\n", ",", ",\n", "\x1e", "\n\n"]),
    st.sampled_from([None, 0, 2]),
)
async def test_objects_are_distinguished_whatever_they_hold(
    records: list[dict[str, Any]], between: str, indent: int | None
) -> None:
    if indent is not None:  # an empty one fits in one line
        records = [each or {"a": 1} for each in records]
    text = between.join(json.dumps(each, indent=indent) for each in records)
    found, report = await arrived(text.encode())
    assert found == records
    assert report.quarantined == 0


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("size", [2, 5000])
@pytest.mark.parametrize(
    ("wrap", "path"),
    [
        (lambda records: {"records": records}, '.["records"][]'),
        (lambda records: {"count": 2, "next": None, "data": records}, '.["data"][]'),
        (lambda records: {"response": {"items": records}}, '.["response"]["items"][]'),
    ],
)
async def test_an_object_around_a_list_is_never_half_sent(
    wrap: Any, path: str, size: int, indent: int | None
) -> None:
    records = [{"email": f"u{n}@example.org"} for n in range(size)]
    runner = ScriptedRunner()
    source = json.dumps(wrap(records), indent=indent).encode()
    with pytest.raises(LyticsError, match="one JSON object around a list") as caught:
        await upload(runner, source, format="json")
    assert path in str(caught.value)
    assert "jq" in str(caught.value)
    assert runner.sent == []


async def test_records_that_hold_lists_of_objects_are_held_back_one_by_one() -> None:
    lines = b'{"n":1,"items":[{"a":1}]}\n{"n":2,"items":[]}\n'
    found, report = await arrived(lines)
    assert found == [{"n": 2, "items": []}]
    assert report.quarantined_records[0].field == "items"


async def test_a_broken_first_line_costs_its_own_record_only() -> None:
    found, report = await arrived(b'{"a":1,\n{"a":2}\n{"a":3}\n')
    assert found == [{"a": 2}, {"a": 3}]
    assert report.quarantined == 1


async def test_several_objects_on_a_later_line_are_named_with_the_fix() -> None:
    _, report = await arrived(b'{"a":1}\n{"a":2}{"a":3}\n')
    assert "jq -c ." in report.quarantined_records[0].reason


async def test_an_object_that_does_not_end_is_named_with_its_byte() -> None:
    runner = ScriptedRunner()
    with pytest.raises(UploadError, match="object at byte 12 of the source does not end"):
        await upload(runner, b'{\n "a": 1\n}\n{\n "a": 2\n', format="json")


async def test_nothing_between_two_commas_of_an_array_is_held_back() -> None:
    found, report = await arrived(b'[{"a":1}, ,{"a":2}]')
    assert found == [{"a": 1}, {"a": 2}]
    assert "nothing before the comma" in report.quarantined_records[0].reason


async def test_a_line_that_is_not_utf_8_is_named_with_its_byte() -> None:
    _, report = await arrived(b'{"a":1}\n{"a":"\xe9"}\n')
    assert "not UTF-8 (byte 7 of the record)" in report.quarantined_records[0].reason


async def test_the_field_of_a_big_number_is_named() -> None:
    _, report = await arrived(b'{"email":"a","profile":{"card":123456789012345678901234567890}}\n')
    assert report.quarantined_records[0].field == "profile.card"


# The time of a record


SOURCES = {
    "lines": joined("\n"),
    "array": json.dumps(PEOPLE).encode(),
    "stream": joined("", indent=1),
    "dicts": PEOPLE,
}


@pytest.mark.parametrize("kind", SOURCES)
async def test_a_timestamp_field_that_no_record_has_is_refused_before_anything_is_sent(
    kind: str,
) -> None:
    runner = ScriptedRunner()
    with pytest.raises(
        UploadError, match="'create_at' is not a field of any of the first"
    ) as caught:
        await upload(runner, SOURCES[kind], format="json", timestamp_field="create_at")
    assert "email, name, n, tags" in str(caught.value)
    assert runner.sent == []


async def test_records_without_a_value_are_counted() -> None:
    lines = b'{"a":1}\n{}\n{"a":null,"b":null}\n{"a":null,"b":""}\n{"a":null,"b":0}\n'
    for source in (lines, b"[" + lines.strip().replace(b"\n", b",") + b"]"):
        _, report = await arrived(source)
        assert (report.accepted, report.notes) == (5, ("3 records have no value in any field",))


async def test_records_without_a_time_are_counted() -> None:
    rows = [
        {"at": "2026-01-01"},
        {"other": 1},
        {"at": None, "x": 1},
        {"at": "soon"},
        {"at": 1764400000},
    ]
    for source in (rows, b"\n".join(map(orjson.dumps, rows))):
        _, report = await arrived(source, timestamp_field="at")
        assert report.accepted == 5
        assert report.notes == (
            "1 record has no timestamp_field, so its time of arrival is used",
            "in 2 records the timestamp_field cannot be a time",
        )


ONE = '{"n": 1}\n'
TURNS = {
    "as jq writes it": '{\n  "n": 2,\n  "m": 3\n}\n',
    "around lists": '{\n"items": [\n{"n": 8},\n{"n": 9}\n]\n}\n',
    "from the second member on": '{"n": 2,\n "m": {"a": 1,\n "b": 2}}\n',
    "without an end": '{\n "n": 2,\n',
}


async def test_lines_that_turn_into_objects_over_lines_are_sent_up_to_there() -> None:
    with all_cases() as cases:
        for name, turned in TURNS.items():
            for before, chunk_bytes in ((1, 1000), (30, 50), (5000, 20_000)):
                with cases.case(f"{name} after {before}"):
                    store = Store()
                    text = (ONE * before + turned + ONE).encode()
                    with pytest.raises(UploadError) as caught:
                        await upload(
                            ScriptedRunner(store), text, format="json", chunk_bytes=chunk_bytes
                        )
                    assert f"byte {len(ONE) * before:,} " in str(caught.value)
                    assert "jq -c ." in str(caught.value)
                    assert store.lines == [ONE.strip().encode()] * before
                    assert caught.value.report.records_read == before


async def test_objects_over_lines_that_turn_into_lines_arrive() -> None:
    found, report = await arrived(('{\n "n": 1\n}\n' + ONE * 3 + '{\n "n": 1\n}\n').encode())
    assert found == [{"n": 1}] * 5
    assert report.quarantined == 0


async def test_a_broken_line_among_lines_costs_its_own_record_only() -> None:
    with all_cases() as cases:
        for broken in ('{"n": 1,', '{"n": "a', '{"n": [{"m": 1}', "{{}}", '{"n":'):
            with cases.case(broken):
                found, report = await arrived((ONE * 2 + broken + "\n" + ONE * 2).encode())
                assert len(found) == 4
                assert report.quarantined == 1
