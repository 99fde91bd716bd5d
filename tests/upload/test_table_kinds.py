"""Columns of every kind arrive as their values, or hold back what has no form, by field and row."""

import uuid
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from cases import all_cases
from scripted import ScriptedRunner, upload

from lytics_async.errors import ArgumentError

BYTES = pa.array([b"ok", b"caf\xe9", None, b"x"], pa.binary())
BROKEN = pa.Array.from_buffers(pa.string(), 4, BYTES.buffers())
NOT_UTF8 = "text that is not UTF-8 (byte 4 of the value); decode it first"
FAR = pa.array([0, 10**18], pa.timestamp("s", "UTC"))
LATE = "a time outside the years 1 to 9999 (1,000,000,000,000,000,000 s from 1970)"
N = [1, 2, 3, 4]

HELD_BACK: dict[str, tuple[Any, list[tuple[int, str, str]]]] = {
    "text": (pa.table({"a": BROKEN, "n": N}), [(2, "a", NOT_UTF8)]),
    "text in the only column": (pa.table({"a": BROKEN}), [(2, "a", NOT_UTF8)]),
    "text beside lists": (pa.table({"a": BROKEN, "l": [[1]] * 4}), [(2, "a", NOT_UTF8)]),
    "text in a slice": (pa.table({"a": BROKEN, "n": N}).slice(1, 2), [(1, "a", NOT_UTF8)]),
    "large text": (
        pa.table({"a": BYTES.cast(pa.large_binary()).view(pa.large_string()), "n": N}),
        [(2, "a", NOT_UTF8)],
    ),
    "text in a struct": (
        pa.table({"p": pa.StructArray.from_arrays([BROKEN], ["q"]), "n": N}),
        [(2, "p", NOT_UTF8)],
    ),
    "text of a dictionary": (
        pa.table({"a": pa.DictionaryArray.from_arrays(pa.array([0, 1, 1, 3]), BROKEN), "n": N}),
        [(2, "a", NOT_UTF8), (3, "a", NOT_UTF8)],
    ),
    "times of a dictionary": (
        pa.table({"t": pa.DictionaryArray.from_arrays(pa.array([0, 1, 0]), FAR), "n": [1, 2, 3]}),
        [(2, "t", LATE)],
    ),
}

ARRIVE: dict[str, tuple[Any, bytes]] = {
    "time of day": (pa.array([34_200_000_000], pa.time64("us")), b'"09:30:00"'),
    "time of day with a fraction": (pa.array([1], pa.time64("us")), b'"00:00:00.000001"'),
    "time of day in seconds": (pa.array([34_200], pa.time32("s")), b'"09:30:00"'),
    "decimals of 256 bits": (pa.array(["1e-20"]).cast(pa.float64()).cast(pa.decimal256(60, 20)),
                             b'"0.00000000000000000001"'),
    "a fixed offset": (pa.array([0], pa.timestamp("s", "+05:30")), b'"1970-01-01T00:00:00Z"'),
    "negative zero": (pa.array([-0.0]), b"0"),
    "the largest integer": (pa.array([2**64 - 1], pa.uint64()), b"18446744073709551615"),
    "nulls": (pa.nulls(1), b""),
}  # fmt: skip

REFUSED: dict[str, tuple[Any, str]] = {
    "a blank name": (pa.table([[1], [2]], names=["a", ""]), "Column 2 of 2 has no name"),
    "a blank name beside lists": (pa.table([[1], [[2]]], names=["a", " "]), "has no name"),
    "a duration": (pa.table({"a": pa.array([1], pa.duration("s"))}), "duration"),
    "a map": (pa.table({"a": pa.array([[("x", 1)]], pa.map_(pa.string(), pa.int64()))}), "maps"),
    "bytes": (pa.table({"a": [b"x"]}), "binary"),
    "a period": (pd.DataFrame({"a": pd.period_range("2026-01", periods=2, freq="M")}), "period"),
    "an object": (pl.DataFrame({"a": pl.Series([object()], dtype=pl.Object)}), "binary"),
    "a surrogate": (
        pd.DataFrame({"a": pd.Series(["\ud800", "x"], dtype=object)}),
        "surrogates not allowed",
    ),
}


async def test_what_has_no_form_in_a_table_is_named_by_field_and_row() -> None:
    with all_cases() as cases:
        for name, (table, expected) in HELD_BACK.items():
            with cases.case(name):
                runner = ScriptedRunner()
                report = await upload(runner, table)
                found = [(bad.number, bad.field, bad.reason) for bad in report.quarantined_records]
                assert found == expected
                assert report.accepted == table.num_rows - len(expected)
                assert b"\xe9" not in b"".join(runner.bodies())


async def test_columns_of_every_kind_arrive() -> None:
    values = dict(ARRIVE)
    if hasattr(pa, "uuid"):
        number = uuid.UUID(int=5)
        values["a UUID"] = pa.array([number.bytes], pa.uuid()), b'"%s"' % str(number).encode()
    with all_cases() as cases:
        for name, (column, expected) in values.items():
            with cases.case(name):
                runner = ScriptedRunner()
                await upload(runner, pa.table({"n": [1], "a": column}))
                assert runner.bodies()[0].splitlines()[1].removeprefix(b"1,") == expected


async def test_tables_that_cannot_be_sent_are_refused_before_anything_is() -> None:
    with all_cases() as cases:
        for name, (table, message) in REFUSED.items():
            with cases.case(name):
                runner = ScriptedRunner()
                with pytest.raises(ArgumentError) as caught:
                    await upload(runner, table)
                assert message in str(caught.value)
                assert str(caught.value).encode()
                assert runner.sent == []
