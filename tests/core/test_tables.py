"""A pager's items as Arrow, pandas, polars and Parquet."""

import stat
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from test_paging import Pages, pager

from lytics_async import errors
from lytics_async.call.paging import AsyncPager


def scan(*pages: list[dict[str, Any]], **arguments: Any) -> AsyncPager[Any]:
    def reply(cursor: str | None, _: int) -> tuple[list[Any], str | None]:
        number = int(cursor or 0)
        return pages[number], str(number + 1) if number + 1 < len(pages) else None

    return pager(Pages(reply), **arguments)


FIRST = [{"id": 1, "email": "a@x.example", "tags": ["a"], "geo": {"lat": 1.5}}]
SECOND = [{"id": 2, "visits": 3, "tags": [], "geo": {"lat": 2, "city": "Oslo"}}, {"id": None}]


async def test_pages_with_different_members_become_one_table() -> None:
    table = await scan(FIRST, SECOND).to_arrow()
    assert table.column_names == ["id", "email", "tags", "geo", "visits"]
    assert table.schema.field("id").type == pa.int64()
    assert table.to_pylist() == [
        {
            "id": 1,
            "email": "a@x.example",
            "tags": ["a"],
            "geo": {"lat": 1.5, "city": None},
            "visits": None,
        },
        {
            "id": 2,
            "email": None,
            "tags": [],
            "geo": {"lat": 2.0, "city": "Oslo"},
            "visits": 3,
        },
        {"id": None, "email": None, "tags": None, "geo": None, "visits": None},
    ]


async def test_whole_numbers_with_gaps_stay_whole_in_pandas_and_polars() -> None:
    frame = await scan(FIRST, SECOND).to_pandas()
    assert frame["visits"].tolist()[1] == 3
    assert str(frame.dtypes["visits"]) == "int64[pyarrow]"
    polars = await scan(FIRST, SECOND).to_polars()
    assert polars.schema["visits"] == pl.Int64
    assert polars.height == 3


async def test_numbers_that_are_whole_in_some_items_become_floating_point() -> None:
    table = await scan([{"a": 1}, {"a": 1.5}], [{"a": 2}]).to_arrow()
    assert table.column("a").to_pylist() == [1.0, 1.5, 2.0]


@pytest.mark.parametrize("pages", [([{"a": 2**63}],), ([{"a": 1}], [{"a": 2**63}], [{}])])
async def test_whole_numbers_beyond_63_bits_stay_whole(pages: Any, tmp_path: Path) -> None:
    table = await scan(*pages).to_arrow()
    assert table.schema.field("a").type == pa.uint64()
    expected = [row.get("a") for page in pages for row in page]
    assert table.column("a").to_pylist() == expected
    await scan(*pages).to_parquet(tmp_path / "x.parquet")
    assert pq.read_table(tmp_path / "x.parquet").column("a").to_pylist() == expected


@pytest.mark.parametrize(
    "pages",
    [
        ([{"a": 1}, {"a": "x"}],),
        ([{"a": 1}], [{"a": "x"}]),
        ([{"a": [1]}], [{"a": {"b": 1}}]),
        ([{"b": 1, "a": 2**63}, {"a": -1}],),
        ([{"b": 1, "a": -1}], [{"a": 2**63}]),
        ([{"b": 1, "a": 2**53 + 1}], [{"a": 0.5}]),
    ],
)
async def test_a_member_of_several_types_is_named(pages: Any, tmp_path: Path) -> None:
    for table in (scan(*pages).to_arrow(), scan(*pages).to_parquet(tmp_path / "x.parquet")):
        with pytest.raises(errors.ResponseError, match="'a' has values of several types") as caught:
            await table
        assert caught.value.paths == ["$.a"]
    assert list(tmp_path.iterdir()) == []


async def test_a_schema_decides_the_types_and_the_columns() -> None:
    schema = pa.schema([("id", pa.float64()), ("missing", pa.string())])
    table = await scan(FIRST, SECOND).to_arrow(schema=schema)
    assert table.to_pydict() == {"id": [1.0, 2.0, None], "missing": [None] * 3}


async def test_a_scan_is_written_to_parquet_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    path.write_text("older")
    assert await scan(FIRST, SECOND).to_parquet(path) == 3
    assert pq.read_table(path).to_pylist() == (await scan(FIRST, SECOND).to_arrow()).to_pylist()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


async def test_a_scan_that_fails_leaves_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    path.write_text("older")
    failing = pager(
        Pages(lambda _, __: (FIRST, "more"), instead={"more": (400, b'{"message":"expired"}')})
    )
    with pytest.raises(errors.PagingError):
        await failing.to_parquet(path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


async def test_an_empty_scan_is_an_empty_table(tmp_path: Path) -> None:
    assert (await scan([]).to_arrow()).num_rows == 0
    assert await scan([]).to_parquet(tmp_path / "x.parquet") == 0
    assert pq.read_table(tmp_path / "x.parquet").num_rows == 0


@pytest.mark.parametrize(
    ("path", "match"), [("missing/x.parquet", "folder"), ("x.parquet", "Parquet cannot store")]
)
async def test_what_cannot_be_written_is_refused(path: str, match: str, tmp_path: Path) -> None:
    with pytest.raises(errors.ArgumentError, match=match):
        await scan([{"a": {}}]).to_parquet(tmp_path / path)
    assert list(tmp_path.iterdir()) == []


async def test_a_class_for_items_and_a_table_do_not_go_together() -> None:
    with pytest.raises(errors.ArgumentError, match="into"):
        await scan(FIRST, into=dict[str, Any]).to_arrow()
