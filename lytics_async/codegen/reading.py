"""TOML files -> rows of the form: every key known, every value of its type, nothing missing."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from lytics_async.codegen.checking import check_family, check_together
from lytics_async.codegen.config_checking import check_providers
from lytics_async.codegen.config_form import CommonRow, ProviderRow
from lytics_async.codegen.form import FamilyRow, Table, TableError
from lytics_async.codegen.type_text import TypeTextError

Row = TypeVar("Row", bound=attrs.AttrsInstance)


COMMON = "v2/configs/_common.toml"
CONFIGS = "v2/configs/"


def read(files: Mapping[str, bytes]) -> Table:
    """Return the rows of the table, checked, in the order of their files.

    Args:
        files: path below endpoints/ -> bytes.

    Raises:
        TableError: a row that cannot be generated from.
    """
    families, providers, common = [], [], CommonRow()
    for source in sorted(files):
        document = _parse(source, files[source])
        where = f"endpoints/{source}"
        if source == COMMON:
            common = _read_row(CommonRow, document, where)
        elif source.startswith(CONFIGS):
            providers.append(attrs.evolve(_read_row(ProviderRow, document, where), source=source))
        else:
            family = attrs.evolve(_read_row(FamilyRow, document, where), source=source)
            check_family(family)
            families.append(family)
    table = Table(families=tuple(families), providers=tuple(providers), common=common)
    check_together(table.families)
    check_providers(table)
    return table


_LABELS = {
    "models": "model",
    "operations": "operation",
    "fields": "field",
    "params": "param",
    "configs": "config",
    "groups": "group",
}
_TABLE_KEYS = {
    "where": "in",
    "models": "model",
    "operations": "operation",
    "configs": "config",
    "groups": "group",
}
"""Attribute -> key in the table, where the two differ."""


def _parse(source: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(f"endpoints/{source}: not valid TOML: {error}") from None


def _read_row(kind: type[Row], table: Mapping[str, Any], where: str) -> Row:
    """Build one row: every key known, every value of its type, nothing missing."""
    hints = _hints(kind)
    fields = {
        _TABLE_KEYS.get(name, name): (name, field)
        for name, field in attrs.fields_dict(kind).items()
        if field.init and name != "source"
    }
    for key in table:
        if key not in fields:
            near = difflib.get_close_matches(key, fields, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(fields)}"
            raise TableError(f"{where}: unknown key {key!r}; {hint}")
    values: dict[str, Any] = {}
    for key, (name, field) in fields.items():
        if key in table:
            values[name] = _read_value(hints[name], table[key], where, key, name)
        elif field.default is attrs.NOTHING:
            raise TableError(f"{where}: {key!r} is missing")
    try:
        return kind(**values)
    except TypeTextError as error:
        raise TableError(f"{where}: {error}") from None


@cache
def _hints(kind: type[attrs.AttrsInstance]) -> dict[str, Any]:
    """The evaluated annotations of a class; thousands of rows ask for the same dozen."""
    return get_type_hints(kind)


def _read_value(hint: Any, value: Any, where: str, key: str, name: str) -> Any:
    """Check one value against the annotation of its attribute; tables become rows."""
    origin = get_origin(hint)
    if origin in (UnionType, Union):
        options = [option for option in get_args(hint) if option is not type(None)]
        if len(options) > 1:
            rows = [option for option in options if attrs.has(option)]
            if rows and type(value) is not bool:
                return _read_value(rows[0], value, where, key, name)
            if type(value) not in options:
                raise TableError(
                    f"{where}: {key!r} must be one of {', '.join(o.__name__ for o in options)}"
                )
            return value
        return _read_value(options[0], value, where, key, name)
    if origin is Literal:
        if value not in get_args(hint):
            raise TableError(
                f"{where}: {key!r} must be one of {', '.join(get_args(hint))}, not {value!r}"
            )
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise TableError(f"{where}: {key!r} must be a list")
        item = get_args(hint)[0]
        return tuple(
            _read_value(item, each, _label(where, name, each), key, name) for each in value
        )
    if origin is dict:
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            raise TableError(f"{where}: {key!r} must be a table of strings")
        return value
    if attrs.has(hint):
        if not isinstance(value, dict):
            raise TableError(f"{where}: {key!r} must be a table")
        return _read_row(hint, value, where if name in _LABELS else f"{where}: {key}")
    if type(value) is not hint:
        raise TableError(f"{where}: {key!r} must be a {hint.__name__}, not {value!r}")
    return value


def _label(where: str, name: str, row: Any) -> str:
    """Where a row of a list stands: by its name, since TOML keeps no line numbers."""
    if name not in _LABELS or not isinstance(row, dict):
        return where
    named = row.get("slug" if name == "configs" else "name", "(without a name)")
    return f"{where}: {_LABELS[name]} {named!r}"
