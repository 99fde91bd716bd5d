"""What a profile becomes in CSV and Parquet."""

import io
from typing import Any

import pytest
from pyarrow import parquet

from lytics_async.cli import formats
from lytics_async.cli.formats import Format, writer_for
from lytics_async.errors import ArgumentError


def written(form: Format, *pages: list[dict[str, Any]], fields: list[str] | None = None) -> bytes:
    file = io.BytesIO()
    writer = writer_for(form, file, fields)
    for page in pages:
        writer.write(page)
    writer.finish()
    assert writer.written == sum(map(len, pages))
    return file.getvalue()


def test_csv_quotes_what_needs_it_and_writes_lists_and_maps_as_json() -> None:
    found = written(
        "csv",
        [{"a": 'x,"y"', "b": [1, 2], "c": {"d": None}}, {"a": None, "b": True}],
        fields=["a", "b", "c"],
    )
    assert found.decode() == 'a,b,c\n"x,""y""","[1,2]","{""d"":null}"\n,True,\n'


def test_parquet_keeps_types_and_nested_values() -> None:
    found = written(
        "parquet",
        [{"n": 1, "l": ["a"], "s": "x", "f": 1.5}, {"n": None, "l": []}],
        fields=["n", "l", "s", "f", "never"],
    )
    table = parquet.read_table(io.BytesIO(found))
    assert table.to_pylist() == [
        {"n": 1, "l": ["a"], "s": "x", "f": 1.5, "never": None},
        {"n": None, "l": [], "s": None, "f": None, "never": None},
    ]


def test_parquet_writes_mixed_values_as_text() -> None:
    found = written("parquet", [{"a": 1}, {"a": "x"}, {"a": [1]}], fields=["a"])
    assert parquet.read_table(io.BytesIO(found)).column("a").to_pylist() == ["1", "x", "[1]"]


def test_parquet_without_profiles_is_a_file_all_the_same() -> None:
    found = written("parquet", fields=["a"])
    assert parquet.read_table(io.BytesIO(found)).num_rows == 0


def test_a_type_that_changes_later_is_an_error_and_what_came_before_can_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(formats, "ROW_GROUP", 2)
    file = io.BytesIO()
    writer = writer_for("parquet", file, ["a"])
    writer.write([{"a": 1}, {"a": 2}])
    with pytest.raises(ArgumentError, match="from number 3"):
        writer.write([{"a": "x"}, {"a": 3}])
    writer.finish()
    assert writer.written == parquet.read_table(file).num_rows == 2
