"""A name that an object holds twice, or that is blank, holds its record back; nothing else does."""

import json
from typing import Any

import orjson
import pytest
from cases import all_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted import ScriptedRunner, upload

from lytics_async.upload.cut import json_block, json_names, json_records

TWICE = "the name appears twice in one object"
BLANK = "a field without a name"

PROBLEMS: dict[str, tuple[str, str | None]] = {
    '{"a":1,"a":2}': (TWICE, "a"),
    '{"a":1, "a" :2}': (TWICE, "a"),
    '{"a" : 1, "a" : 1}': (TWICE, "a"),
    '{"a":1,"\\u0061":2}': (TWICE, "a"),
    '{"a":"x\\":y","b":1,"b":2}': (TWICE, "b"),
    '{"p":{"b":1,"b":2},"c":1}': (TWICE, "p.b"),
    '{"p":{"q":{"b":null,"b":null}}}': (TWICE, "p.q.b"),
    '{"a":1,"A":2,"a":3}': (TWICE, "a"),
    '{"":1}': (BLANK, None),
    '{" ":1}': (BLANK, None),
    '{"\\t" :1}': (BLANK, None),
    '{"a":1,"p":{"":2}}': (BLANK, "p"),
}

SOUND = [
    '{"a":"x\\":y"}',
    '{"a":"b : c","d":" :"}',
    '{"a" : 1, "b" : {"a" : 2}}',
    '{"a":"\\"\\":","b":""}',
    '{"a":["x","x"],"b":{"x":1},"c":{"x":1}}',
    '{"a":1,"A":2}',
    '{"name ":1}',
]

FORMS = {
    "lines": "{}\n".format,
    "an array": "[{}]".format,
    "over several lines": "{{\n}}\n{}\n".replace("{{\n}}", '{{\n"n": 1\n}}').format,
}


async def arrived(text: str, numbers: int = 1) -> tuple[list[Any], list[tuple[str, str | None]]]:
    runner = ScriptedRunner()
    report = await upload(runner, text.encode(), format="json")
    lines = b"".join(body if body.endswith(b"\n") else body + b"\n" for body in runner.bodies())
    assert report.records_read == report.accepted + report.quarantined
    return (
        [orjson.loads(line) for line in lines.splitlines()],
        [(bad.reason, bad.field) for bad in report.quarantined_records],
    )


async def test_a_name_that_is_blank_or_stands_twice_holds_its_record_back() -> None:
    with all_cases() as cases:
        for form, written in FORMS.items():
            for text, (reason, field) in PROBLEMS.items():
                with cases.case(f"{form}: {text}"):
                    _, bad = await arrived(written(text))
                    assert len(bad) == 1
                    assert bad[0][0].startswith(reason)
                    assert bad[0][1] == field
            for text in SOUND:
                with cases.case(f"{form}: {text}"):
                    found, bad = await arrived(written(text))
                    assert bad == []
                    assert found[-1] == json.loads(text)


@pytest.mark.parametrize("numpy", [True, False])
async def test_one_bad_name_among_many_lines_costs_one_record(
    numpy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not numpy:
        monkeypatch.setattr(json_block, "find_spec", lambda name: None)
    with all_cases() as cases:
        for text in ('"a : b"', '"a"', '{"a": {"b": "{}"}}', '"name {{}}"', '["x", "y"]'):
            for number in range(2):  # the second line of a bad one makes up for its member
                with cases.case((text, number)):
                    lines = [f'{{"n": {n}, "text": {text}}}' for n in range(5000)]
                    lines[2000] = '{"n": 1, "p": {"m": 1, "m": 2}}'
                    lines[2001] = '{"n" : 1}' if number else lines[2001]
                    lines[4000] = '{"n": 1, "": 2}'
                    found, bad = await arrived("\n".join(lines))
                    assert (len(found), len(bad)) == (4998, 2)


async def test_a_dict_with_a_blank_name_is_held_back() -> None:
    runner = ScriptedRunner()
    records = [{"a": 1}, {"": 2}, {" ": None}, {"p": {"": 3}}]
    report = await upload(runner, records, format="json")
    assert (report.accepted, report.quarantined) == (1, 3)
    assert {bad.reason.partition(";")[0] for bad in report.quarantined_records} == {BLANK}


names = st.sampled_from(["a", "b", 'c":', "d :", "é", "e ", "\\"])
values = st.recursive(
    st.sampled_from([None, 1, 'x":', " :", '"":', "1:2"]),
    lambda inner: st.lists(inner, max_size=2) | st.lists(st.tuples(names, inner), max_size=3),
    max_leaves=8,
)


def written(value: Any, layout: tuple[str, str]) -> str:
    """Write pairs as JSON, whatever their names are."""
    before, after = layout
    if isinstance(value, list) and value and isinstance(value[0], tuple):
        members = (
            f"{json.dumps(name)}{before}:{after}{written(each, layout)}" for name, each in value
        )
        return "{" + f",{after}".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(written(each, layout) for each in value) + "]"
    return json.dumps(value)


def has_twice(value: Any) -> bool:
    if not isinstance(value, list):
        return False
    if value and isinstance(value[0], tuple):
        found = [name for name, _ in value]
        return len(set(found)) < len(found) or any(has_twice(each) for _, each in value)
    return any(map(has_twice, value))


@settings(deadline=None)
@given(
    st.lists(st.tuples(names, values), min_size=1, max_size=4),
    st.sampled_from([("", ""), ("", " "), (" ", " "), ("\n", "\n")]),
)
def test_names_are_judged_as_a_slow_reader_does(
    pairs: list[tuple[str, Any]], layout: tuple[str, str]
) -> None:
    text = written(pairs, layout).encode()
    record = json.loads(text)
    twice = has_twice(pairs)
    flat = not any(isinstance(each, (dict, list)) for each in record.values())
    assert (json_names.problem_of(text) is not None) == twice
    members = len(record) if flat else None
    assert not (twice and json_names.are_sound(text, record, members))


@settings(deadline=None)
@given(st.lists(st.sampled_from(['"', ":", " ", "a", '":', '"":', "1" * 9, "1"]), min_size=1))
def test_blocks_are_looked_at_alike_with_and_without_numpy(parts: list[str]) -> None:
    text = ("{" + "".join(parts) + "x" * 5000).encode()
    by_numpy = json_block.LookByNumPy()
    assert by_numpy.count(text) == json_names.count(text)
    large = json_records.may_hold_large_integer(text)
    assert by_numpy.may_hold_large_integer(text) == large
