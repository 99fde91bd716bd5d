"""One way to write values: the same from a flat table, a nested table, dicts as CSV and dicts as
JSON.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import orjson
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from resuming import upload
from scripted import ScriptedRunner, Store

from lytics_async.errors import ArgumentError, LyticsError
from lytics_async.upload.cut.json_encoding import encode
from lytics_async.upload.report import UploadReport
from lytics_async.upload.source import columns as columns_module


class Plan(Enum):
    PRO = "pro"


class Level(IntEnum):
    HIGH = 3


async def sent(source: Any, **how: Any) -> tuple[list[bytes], UploadReport]:
    """Upload, and return the lines that arrived."""
    store = Store()
    report = await upload(ScriptedRunner(store), source, **how)
    return store.lines, report


async def every_way(value: Any, column: pa.Array, **how: Any) -> set[str]:
    """Write one value in every way; return the forms that arrive, which should be one."""
    forms = set()
    flat, _ = await sent(pa.table({"id": ["x"], "v": column}), **how)
    forms.add(flat[0].removeprefix(b"x,").removeprefix(b'"x",').decode().strip('"'))
    nested = pa.StructArray.from_arrays([column], ["v"])
    lines, _ = await sent(pa.table({"id": ["x"], "inside": nested}), **how)
    forms.add(text_of(orjson.loads(lines[0])["inside"]["v"], lines[0]))
    rows, _ = await sent([{"id": "x", "v": value}], format="csv", **how)
    forms.add(rows[0].removeprefix(b"x,").decode().strip('"'))
    for record in ({"id": "x", "v": value}, {"id": "x", "inside": {"v": value}}):
        lines, _ = await sent([record], **how)
        found = orjson.loads(lines[0])
        forms.add(text_of(found["v"] if "v" in found else found["inside"]["v"], lines[0]))
    return forms


def text_of(value: Any, line: bytes) -> str:
    """A value of JSON as it stands in the line."""
    if value is None:
        return ""
    text = line.rpartition(b'"v":')[2].strip(b'}" ').decode()
    assert text.strip('"') == value or orjson.loads(text) == value
    return text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (310612345678.0, "310612345678"),
        (3.0, "3"),
        (-0.5, "-0.5"),
        (1e16, "10000000000000000"),
        (123456789012.25, "123456789012.25"),
        (float("nan"), ""),
        (float("inf"), ""),
        (float("-inf"), ""),
        (0.1, "0.1"),
        (0.00001, "0.00001"),
        (1.25e-7, "1.25e-7"),
        (1e-300, "1e-300"),
    ],
)
async def test_floats(value: float, written: str) -> None:
    assert await every_way(value, pa.array([value])) == {written}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("0", "0.000000000000000000"),
        ("0.00000001", "0.000000010000000000"),
        ("1.5", "1.500000000000000000"),
    ],
)
async def test_decimals_have_no_exponent(text: str, written: str) -> None:
    column = pa.array([Decimal(text)], pa.decimal128(38, 18))
    assert await every_way(column[0].as_py(), column) == {written}


@pytest.mark.parametrize("number", [0.1, 3.0, 1e10, 123456.79, 1e-8, 3.4e38])
async def test_floats_of_32_bits_have_their_own_digits_in_every_way(number: float) -> None:
    value = np.float32(number)
    written = {str(float(str(value))).removesuffix(".0")}
    if number >= 1e21:  # it keeps its exponent
        written = {"3.4e+38", "3.4e38"}
    written |= {"1e-8"} if number == 1e-8 else set()
    assert await every_way(value, pa.array([value])) <= written
    beside = pa.array([number, 1e12], pa.float32())  # a large number in the same column
    lines, _ = await sent(pa.table({"id": ["x", "y"], "v": beside}))
    assert lines[0].removeprefix(b"x,").removeprefix(b'"x",').decode().strip('"') in written


@pytest.mark.parametrize("number", [0.1, 2.0, 65504.0, 6e-8])
async def test_floats_of_16_bits_have_their_own_digits(number: float) -> None:
    value = np.float16(number)
    column = pa.array(np.array([value]))
    for source in (pa.table({"id": ["x"], "v": column}), [{"id": "x", "v": value}]):
        lines, _ = await sent(source, format="csv")
        text = lines[0].decode().replace('"', "").removeprefix("x,")
        assert np.float16(text) == value
        assert float(text) == float(str(value))


@pytest.mark.parametrize(
    ("value", "written"), [(time(9, 30), "09:30:00"), (Plan.PRO, "pro"), (Level.HIGH, "3")]
)
async def test_kinds_that_json_knows_are_taken_as_csv_as_well(value: Any, written: str) -> None:
    for form in ("csv", "json"):
        lines, report = await sent([{"id": "x", "v": value}], format=form)
        assert report.accepted == 1
        assert written in lines[0].decode()


@pytest.mark.parametrize("array", [np.array([1.0, 2.0]), np.array([[1], [2]]), np.array([None])])
async def test_an_array_holds_back_its_record_of_csv_only(array: Any) -> None:
    lines, report = await sent([{"id": "x", "v": array}, {"id": "y", "v": 1}], format="csv")
    assert lines == [b"y,1"]
    assert "cannot be written in a CSV field" in report.quarantined_records[0].reason


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame({"v": [1, "a"]}),
        pd.DataFrame({"v": [1j, 2j]}),
        pd.DataFrame([[1, 2]], columns=["a", "a"]),
        pd.Series([1]),
        pl.Series("a", [1]),
    ],
)
async def test_what_is_not_a_table_is_refused_with_what_to_do(table: Any) -> None:
    # A Series of pandas 2 offers no stream of Arrow; it is an iterable of integers.
    with pytest.raises(LyticsError, match=r"convert others to text|must give bytes or dicts"):
        await sent(table)


async def test_an_index_that_is_left_out_is_said() -> None:
    frame = pd.DataFrame({"a": [1], "b": [2]})
    _, report = await sent(frame)
    assert report.notes == ()
    _, report = await sent(frame.set_index("a"))
    assert "the index of the DataFrame is not sent" in report.notes[0]


async def test_small_and_large_numbers_of_one_column_are_written_alike() -> None:
    values = [1e-5, 2.5e-6, 3e-7, 1e12]
    lines, _ = await sent(pa.table({"id": list("abcd"), "v": values}))
    rows, _ = await sent([{"id": "x", "v": value} for value in values], format="csv")
    wanted = [b"0.00001", b"0.0000025", b"3e-7", b"1000000000000"]
    assert [line.partition(b",")[2].strip(b'"') for line in lines] == wanted
    assert [line.partition(b",")[2] for line in rows] == wanted


async def test_times_are_in_utc_in_every_way() -> None:
    moment = datetime(2026, 11, 28, 3, 0, 0, 250_000, tzinfo=timezone(timedelta(hours=2)))
    forms = await every_way(moment, pa.array([moment], pa.timestamp("us", "UTC")))
    assert {form.replace(".250000Z", ".25Z") for form in forms} == {"2026-11-28T01:00:00.25Z"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (float("nan"), b'{"v":null,"k":1}'),
        (None, b'{"v":null,"k":1}'),
        (pd.NaT, b'{"v":null,"k":1}'),
        (pd.NA, b'{"v":null,"k":1}'),
        (np.datetime64("NaT", "s"), b'{"v":null,"k":1}'),
        (Decimal("NaN"), b'{"v":null,"k":1}'),
        (np.float64(2.5), b'{"v":2.5,"k":1}'),
        (np.float32(0.1), b'{"v":0.1,"k":1}'),
        (np.int64(7), b'{"v":7,"k":1}'),
        (np.uint8(7), b'{"v":7,"k":1}'),
        (np.bool_(True), b'{"v":true,"k":1}'),
        (np.str_("x"), b'{"v":"x","k":1}'),
        (np.array([1, 2]), b'{"v":[1,2],"k":1}'),
        (Decimal("1E+3"), b'{"v":"1000","k":1}'),
        (Decimal("1E-8"), b'{"v":"0.00000001","k":1}'),
        (pd.Timestamp("2026-01-02T03:00:00Z"), b'{"v":"2026-01-02T03:00:00Z","k":1}'),
        (date(2026, 1, 2), b'{"v":"2026-01-02","k":1}'),
        (UUID(int=1), b'{"v":"00000000-0000-0000-0000-000000000001","k":1}'),
        ([1.0, float("inf"), [2.0]], b'{"v":[1,null,[2]],"k":1}'),
        (1e30, b'{"v":' + orjson.dumps(1e30) + b',"k":1}'),
    ],
)
def test_what_dicts_of_frames_hold_is_taken(value: Any, written: bytes) -> None:
    assert encode({"v": value, "k": 1}) == written + b"\n"


@pytest.mark.parametrize("form", ["csv", "json"])
async def test_the_records_of_a_frame_all_arrive(form: Any) -> None:
    frame = pd.DataFrame(
        {
            "email": ["a", "b", None],
            "total": [1.5, np.nan, 310612345678.0],
            "at": pd.to_datetime(["2026-01-01", None, "2026-01-02"], utc=True),
            "count": pd.array([1, None, 3], dtype="Int64"),
        }
    )
    _, report = await sent(frame.to_dict("records"), format=form)
    assert (report.accepted, report.quarantined) == (3, 0)


@pytest.mark.parametrize(
    "value",
    [object(), {1, 2}, Decimal("1E+1000000"), b"bytes", timedelta(1), np.timedelta64(1, "s")],
)
@pytest.mark.parametrize("form", ["csv", "json"])
async def test_one_value_without_a_form_holds_back_its_record_only(value: Any, form: Any) -> None:
    lines, report = await sent([{"a": "1"}, {"a": value}, {"a": "3"}], format=form)
    assert (len(lines), report.quarantined) == (2, 1)
    [found] = report.quarantined_records
    assert (found.number, found.field) == (2, "a")


FAR = 10**17


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize("unit", ["s", "ms", "us"])
async def test_a_time_outside_the_calendar_holds_back_its_row_only(nested: bool, unit: str) -> None:
    far = pa.array([0, 10**18 if unit == "us" else FAR, None, 1], pa.timestamp(unit, "UTC"))
    table: dict[str, Any] = {"id": [1, 2, 3, 4], "at": far}
    if nested:
        table["tags"] = [["x"]] * 4
    lines, report = await sent(pa.table(table))
    assert (len(lines), report.quarantined) == (3, 1)
    [found] = report.quarantined_records
    assert found.number == 2
    assert "outside the years 1 to 9999" in found.reason
    assert found.field == "at"


async def test_a_time_inside_a_struct_without_a_form_holds_back_its_row_only() -> None:
    far = pa.StructArray.from_arrays([pa.array([0, 10**18, 1], pa.timestamp("us", "UTC"))], ["t"])
    lines, report = await sent(pa.table({"id": [1, 2, 3], "s": far}))
    assert (len(lines), report.quarantined) == (2, 1)
    assert report.quarantined_records[0].field == "s"


async def test_rows_that_are_held_back_are_kept_for_fixing(tmp_path: Path) -> None:
    table = pa.table(
        {"id": range(1000), "at": pa.array([FAR] + [0] * 999, pa.timestamp("s", "UTC"))}
    )
    rejects = tmp_path / "rejects"
    _, report = await sent(table, rejects=rejects)
    assert (report.accepted, report.rejects_written) == (999, 1)
    assert f"{FAR} s" in rejects.read_text()


async def test_infinities_are_counted_in_the_report() -> None:
    _, report = await sent(pa.table({"a": [1.0, float("inf"), float("nan")], "b": [1, 2, 3]}))
    assert report.notes == ("1 infinite number was sent as a missing value",)
    _, report = await sent([{"a": {"b": float("inf")}}, {"a": [float("-inf")]}])
    assert "2 infinite numbers were sent as missing values" in report.notes


async def test_records_without_a_value_are_counted() -> None:
    for form in ("csv", "json"):
        _, report = await sent([{"a": 1, "b": 2}, {"a": None, "b": ""}, {}], format=form)
        assert report.accepted == 3
        assert report.notes == ("2 records have no value in any field",)


NAIVE = datetime(2026, 7, 1, 12, 0)


@pytest.mark.parametrize(
    ("zone", "written"),
    [("UTC", "2026-07-01T12:00:00"), ("Europe/Berlin", "2026-07-01T10:00:00")],
)
async def test_times_without_a_zone_need_one_named(zone: str, written: str, tmp_path: Path) -> None:
    path = tmp_path / "n.parquet"
    pq.write_table(pa.table({"email": ["a"], "at": [NAIVE]}), path)
    sources = [
        path,
        pa.table({"email": ["a"], "at": [NAIVE]}),
        pa.table({"email": ["a"], "at": [NAIVE], "tags": [["x"]]}),
        pl.DataFrame({"email": ["a"], "at": [NAIVE]}),
        pd.DataFrame({"email": ["a"], "at": [NAIVE]}),
        [{"email": "a", "at": NAIVE}],
        [{"email": "a", "at": np.datetime64(NAIVE)}],
        [{"email": "a", "at": pd.Timestamp(NAIVE)}],
    ]
    for source in sources:
        lines, _ = await sent(source, assume_timezone=zone)
        assert written.encode() in lines[0]
    for source in sources[:5]:
        with pytest.raises(ArgumentError, match="--assume-timezone"):
            await sent(source)
    _, report = await sent(sources[-1])
    assert "assume_timezone" in report.quarantined_records[0].reason


@given(
    st.datetimes(datetime(2026, 3, 28), datetime(2026, 3, 30))
    | st.datetimes(datetime(2026, 10, 24), datetime(2026, 10, 26))
    | st.datetimes(datetime(1800, 1, 1), datetime(2100, 1, 1)),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]),
    st.sampled_from(["ms", "us", "ns"]),
)
def test_tables_and_dicts_agree_on_hours_that_are_skipped_or_shown_twice(
    moment: datetime, zone: str, unit: str
) -> None:
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000, fold=0)
    known = ZoneInfo(zone)
    column = pa.array([moment, None], pa.timestamp(unit))
    found = columns_module._in_zone(column, known).cast(pa.timestamp("us", "UTC")).to_pylist()
    assert found == [moment.replace(tzinfo=known).astimezone(UTC), None]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", 5])
async def test_a_zone_that_is_not_known_is_refused_before_anything_is_read(zone: Any) -> None:
    with pytest.raises(ArgumentError, match="assume_timezone"):
        await sent([{"a": 1}], assume_timezone=zone)
