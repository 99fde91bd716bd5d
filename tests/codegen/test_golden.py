"""The output of the generator for the toy table, byte for byte, and for the real one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any, get_args

import attrs
import pytest
from toy_files import TABLE, TOY

from lytics_async.call.operation import BodyStyle, Envelope, ListStyle, Retry
from lytics_async.codegen import generate
from lytics_async.codegen.__main__ import PACKAGE, differences, read_table
from lytics_async.codegen.config_form import CommonRow, ConfigRow, GroupRow, ProviderRow
from lytics_async.codegen.form import (
    FamilyRow,
    FieldRow,
    FollowRow,
    ModelRow,
    OperationRow,
    PagingRow,
    ParamRow,
    PublishedRow,
)
from lytics_async.codegen.reading import read
from lytics_async.wire.messages import Host


@pytest.fixture(scope="module")
def generated() -> dict[str, str]:
    return generate(TABLE, package="toy")


def test_the_toy_table_gives_the_golden_files(generated: dict[str, str]) -> None:
    assert differences(TOY, generated) == {}


def test_the_real_table_gives_the_committed_files() -> None:
    assert differences(PACKAGE, generate(read_table(PACKAGE / "endpoints"))) == {}


def test_the_order_of_the_files_does_not_matter(generated: dict[str, str]) -> None:
    assert generate(dict(reversed(TABLE.items())), package="toy") == generated


def test_every_file_says_what_it_was_generated_from(generated: dict[str, str]) -> None:
    for path, text in generated.items():
        first = text.partition("\n")[0]
        first = first.removeprefix("<!-- ").removesuffix(" -->").removeprefix("# ")
        assert first.startswith("generated from endpoints/"), path
        assert first.endswith("; do not edit"), path


def test_no_generated_module_imports_the_transport_or_the_converter(
    generated: dict[str, str],
) -> None:
    for path, text in generated.items():
        assert "httpx" not in text, path
        assert "cattrs" not in text, path


def keys_of(kind: type[attrs.AttrsInstance]) -> set[str]:
    """Return the keys that a row of the table may have."""
    in_table = {
        "where": "in",
        "models": "model",
        "operations": "operation",
        "configs": "config",
        "groups": "group",
    }
    return {
        in_table.get(name, name)
        for name, field in attrs.fields_dict(kind).items()
        if field.init and name != "source"
    }


FILES = {source: tomllib.loads(content.decode()) for source, content in TABLE.items()}
TABLES = [table for source, table in FILES.items() if "/configs/" not in source]
COMMON = FILES["v2/configs/_common.toml"]
PROVIDERS = [FILES["v2/configs/press.toml"]]
OPERATIONS = [row for table in TABLES for row in table.get("operation", [])]
PARAMS = [row for operation in OPERATIONS for row in operation.get("params", [])]
MODELS = [row for table in TABLES for row in table.get("model", [])]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (FamilyRow, TABLES),
        (ModelRow, MODELS),
        (FieldRow, [row for model in MODELS for row in model.get("fields", [])]),
        (OperationRow, OPERATIONS),
        (ParamRow, PARAMS),
        (PagingRow, [row["paging"] for row in OPERATIONS if "paging" in row]),
        (PublishedRow, [row["published"] for row in OPERATIONS if row.get("published")]),
        (FollowRow, [row["follow"] for row in OPERATIONS if "follow" in row]),
        (CommonRow, [COMMON]),
        (GroupRow, COMMON["group"]),
        (ProviderRow, PROVIDERS),
        (ConfigRow, [row for table in PROVIDERS for row in table["config"]]),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_the_toy_table_uses_every_key_of_the_form(
    kind: type[attrs.AttrsInstance], rows: list[dict[str, Any]]
) -> None:
    assert {key for row in rows for key in row} == keys_of(kind)


@pytest.mark.parametrize(
    "kind",
    [
        FamilyRow,
        ModelRow,
        FieldRow,
        OperationRow,
        ParamRow,
        PagingRow,
        PublishedRow,
        FollowRow,
        ProviderRow,
        CommonRow,
        GroupRow,
        ConfigRow,
    ],
)
def test_the_readme_of_the_table_explains_every_key(kind: type[attrs.AttrsInstance]) -> None:
    readme = (PACKAGE / "endpoints" / "README.md").read_text(encoding="utf-8")
    if kind is PublishedRow:
        (readme,) = (line for line in readme.splitlines() if line.startswith("| `published` | `{"))
        assert all(f"{key} = " in readme for key in keys_of(kind))
    else:
        rows = {"model", "operation", "fields", "params", "paging", "config", "group"}
        for key in keys_of(kind) - rows:
            assert f"`{key}`" in readme, key


@pytest.mark.parametrize(
    ("choices", "key", "rows"),
    [
        (Retry, "retry", OPERATIONS),
        (Host, "host", OPERATIONS),
        (Envelope, "envelope", OPERATIONS),
        (BodyStyle, "body_style", OPERATIONS),
        (ListStyle, "list_style", PARAMS),
    ],
)
def test_the_toy_table_uses_every_choice_of_the_form(
    choices: Any, key: str, rows: list[dict[str, Any]]
) -> None:
    defaults = {"host": "api", "envelope": "data", "body_style": "fields"}
    assert {row.get(key, defaults.get(key)) for row in rows} - {None} == set(get_args(choices))


def test_the_toy_table_uses_every_kind_of_type() -> None:
    def kinds(kind: Any) -> Iterator[str]:
        yield kind.kind
        for item in kind.items:
            yield from kinds(item)

    used: set[str] = set()
    for family in read(TABLE).families:
        for model in family.models:
            used.update(*(kinds(field.kind) for field in model.fields))
        used.update(*(kinds(row.kind) for row in family.operations))
    assert used == {
        "scalar",
        "count",
        "secret",
        "datetime",
        "none",
        "any",
        "literal",
        "list",
        "dict",
        "model",
        "union",
        "config",
    }
