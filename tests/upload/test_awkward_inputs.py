"""Inputs that bug reports of other loaders describe: what is sent of each, and what is said."""

import dataclasses
import enum
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cases import all_cases
from scripted import ScriptedRunner, Store, upload

from lytics_async.errors import UploadError

H = "email,plan\n"
ROWS = "a@x.org,pro\nb@x.org,free\n"

REFUSED = {
    "a report before the header": ("csv", f"Report: users\nGenerated 2026\n\n{H}{ROWS}", "first 2 lines have one"),
    "a comment before the header": ("csv", f"# generated\n{H}{ROWS}", "The first line has one field"),
    "a title before many columns": ("csv", "Users\na,b,c\n1,2,3\n4,5,6\n", "the following records have 3"),
    "a mark that was read as latin-1": ("csv", f"ï»¿{H}{ROWS}", "a byte order mark that was decoded with another"),
    "DIF": ("csv", 'TABLE\n0,1\n"EXCEL"\nVECTORS\n0,2\n""\n', "a DIF file"),
    "SYLK": ("csv", 'ID;PWXL;N;E\nC;Y1;X1;K"email"\n', "a SYLK file"),
    "a column without a name at the end": ("csv", "email,plan,\na@x.org,pro,\n", "Column 3 of 3 has no name"),
    "old Mac": ("csv", "email,plan\ra@x.org,pro\r", "bare carriage return"),
    "two carriage returns": ("csv", (H + ROWS).replace("\n", "\r\r\n"), "bare carriage return"),
    "CSV as JSON": ("json", H + ROWS, 'pass format="csv"'),
    "JavaScript as JSON": ("json", 'var data = [{"a":1}, {"a":2}];', "is not JSON"),
    "columns of pandas": ("json", '{"email":{"0":"a","1":"b"},"plan":{"0":"x","1":"y"}}', 'orient="records"'),
    "features of GeoJSON": ("json", '{"type":"FeatureCollection","features":[{"type":"Feature"}]}', '["features"]'),
}  # fmt: skip

NOTED = {
    "a header that is a record": (f"{ROWS}c@x.org,x\n", "looks like a record ('a@x.org')"),
    "a header of numbers": ("1,2,3\n4,5,6\n", "looks like a record ('1')"),
    "a header of times": ("2026-01-01 10:00,x\n2026-01-02 10:00,y\n", "looks like a record"),
    "white space around names": ("email, plan\na@x.org,pro\n", "kept as they are: ' plan'"),
    "names that differ in case": ("email,Email\na@x.org,x\n", "'email' and 'Email' differ only"),
    "names that differ by a space": ("email,email \na@x.org,x\n", "differ only in case or white space"),
    "fields separated by spaces": ("email plan age\na@x.org pro 1\nb@x.org x 2\n", "as one column"),
    "fields separated by colons": ("email:plan\na@x.org:pro\n", "as one column"),
    "fields separated by a broken bar": ("email¦plan\na@x.org¦pro\n", "as one column"),
    "quoted fields without values": ('a,b\n"",""\n1,2\n', "1 record has no value"),
}  # fmt: skip

SILENT = {
    "years as columns": "region,2024,2025\nx,1,2\n",
    "no line ending": "email,plan\na@x.org,pro",
    "mixed line endings": "email,plan\r\na@x.org,pro\nb@x.org,free\r\n",
    "a name over two lines": 'email,"plan\nname"\na@x.org,pro\n',
    "U+2028 in a value": "email,note\na@x.org,x\u2028y\n",
    "one column of texts with commas in quotes": 'note\n"Hello, world"\n"a, b"\n',
}

HELD_BACK = {
    "Ctrl-Z at the end": ("csv", f"{H}{ROWS}\x1a", 2, "an end mark of DOS"),
    "a header again in quotes": ("csv", f'{H}{ROWS}"email","plan"\n', 2, "repeats the header"),
    "an overlong form": ("csv", b"a,b\nx,\xc0\xaf\ny,z\n", 1, "not UTF-8 (byte 3"),
    "a surrogate in UTF-8": ("csv", b"a,b\nx,\xed\xa0\x80\ny,z\n", 1, "not UTF-8 (byte 3"),
    "null between records": ("json", '{"a":1}\nnull\n{"a":2}\n', 2, "not a JSON object"),
    "an infinite number": ("json", '{"a":1e400}\n{"a":1}\n', 1, "infinity"),
    "a control character": ("json", '{"a":"x\x01y"}\n{"a":1}\n', 1, "control character"),
    "half of a surrogate pair": ("json", '{"a":"\\ud800"}\n{"a":1}\n', 1, "surrogate"),
    "Python instead of JSON": ("json", "{'a': None}\n{\"a\":1}\n", 1, "not valid JSON"),
    "an event stream": ("json", 'data: {"a":1}\n{"a":1}\n', 1, "not valid JSON"),
}


def content_of(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


async def test_what_holds_no_records_is_refused_before_anything_is_sent() -> None:
    with all_cases() as cases:
        for name, (form, text, message) in REFUSED.items():
            with cases.case(name):
                runner = ScriptedRunner()
                with pytest.raises(UploadError) as caught:
                    await upload(runner, content_of(text), format=form)
                assert message in str(caught.value)
                assert runner.sent == []


async def test_what_is_doubtful_is_sent_and_said() -> None:
    with all_cases() as cases:
        for name, (text, note) in NOTED.items():
            with cases.case(name):
                report = await upload(ScriptedRunner(), content_of(text), format="csv")
                assert note in " ".join(report.notes)
                assert report.quarantined == 0


async def test_what_is_unusual_and_sound_is_sent_without_a_word() -> None:
    with all_cases() as cases:
        for name, text in SILENT.items():
            with cases.case(name):
                report = await upload(ScriptedRunner(), content_of(text), format="csv")
                assert (report.notes, report.quarantined) == ((), 0)


async def test_a_record_that_cannot_be_sent_is_held_back_alone() -> None:
    with all_cases() as cases:
        for name, (form, text, good, reason) in HELD_BACK.items():
            with cases.case(name):
                runner = ScriptedRunner()
                report = await upload(runner, content_of(text), format=form)
                assert (report.accepted, report.quarantined) == (good, 1)
                assert reason in report.quarantined_records[0].reason


async def test_a_file_without_records_among_others_is_named(tmp_path: Path) -> None:
    for name, content in (("a", H + ROWS), ("b", H), ("c", H + ROWS), ("d", "")):
        (tmp_path / f"{name}.csv").write_text(content)
    report = await upload(ScriptedRunner(), [tmp_path / f"{name}.csv" for name in "abcd"])
    assert report.accepted == 4
    assert report.notes == ("b.csv has no records", "d.csv has no records")


@dataclasses.dataclass
class Visit:
    at: Any
    total: Any = None


class Plan(enum.Enum):
    PRO = ("pro", 2)


async def test_what_is_in_a_dataclass_follows_the_rules_for_values() -> None:
    records = [
        {"v": Visit(at=datetime(2026, 1, 1, tzinfo=UTC), total=3.0)},
        {"v": Visit(at=None, total=float("inf")), "p": Plan.PRO},
        {"v": Visit(at=datetime(2026, 1, 1))},
        {"v": Visit(at=1, total=2**70)},
        {"v": [Visit(at=1)]},
    ]
    store = Store()
    report = await upload(ScriptedRunner(store), records, format="json")
    assert store.lines == [
        b'{"v":{"at":"2026-01-01T00:00:00Z","total":3}}',
        b'{"v":{"at":null,"total":null},"p":["pro",2]}',
    ]
    assert [(bad.number, bad.field) for bad in report.quarantined_records] == [
        (3, "v.at"),
        (4, "v.total"),
        (5, "v"),
    ]
