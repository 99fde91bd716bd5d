"""Merge rules: how the value of a record joins that of the profile, for columns that do not
replace.

A gathering function brings its rule, and MERGEOP states one. Other columns take the newest value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from lytics_async.local.lql.tree import Call, Column, Literal, Statement

Rule: TypeAlias = Callable[[Any, Any], Any]
"""From the value of the profile and that of a newer record to that of the profile."""


def oldest(present: Any, added: Any) -> Any:
    """Keep the value of the oldest record; drafts compare the times."""
    return added


def rules_of(statements: Iterable[Statement]) -> dict[str, Rule]:
    """Return the rules of fields that are not simply replaced, by name."""
    return {
        column.name: rule
        for statement in statements
        for column in statement.columns
        if (rule := _rule_of(column)) is not None
    }


def _rule_of(column: Column) -> Rule | None:
    if column.merge:
        return _BY_MERGEOP[column.merge]
    expression = column.expression
    if isinstance(expression, Call):
        if expression.name == "cap" and len(expression.arguments) > 1:
            most = expression.arguments[1]
            if isinstance(most, Literal) and isinstance(most.value, int):
                return _capped(most.value)
        if expression.name in _BY_FUNCTION:
            return _BY_FUNCTION[expression.name]
    return _union if column.kind.lower() == "ts[]string" else None


def _add(present: Any, added: Any) -> Any:
    return added if present is None else present + added


def _larger(present: Any, added: Any) -> Any:
    return added if present is None or _order(added) > _order(present) else present


def _smaller(present: Any, added: Any) -> Any:
    return added if present is None or _order(added) < _order(present) else present


def _order(value: Any) -> tuple[int, Any]:
    return (0, value) if isinstance(value, int | float) else (1, str(value))


def _union(present: Any, added: Any) -> Any:
    items = added if isinstance(added, list) else [added]
    known = present if isinstance(present, list) else [] if present is None else [present]
    return list(dict.fromkeys([*known, *items]))


def _capped(most: int) -> Rule:
    def cap(present: Any, added: Any) -> Any:
        return _union(present, added)[-most:] if most > 0 else []

    return cap


def _per_key(rule: Rule) -> Rule:
    def merge(present: Any, added: Any) -> Any:
        if not isinstance(added, Mapping):
            return present
        known = present if isinstance(present, Mapping) else {}
        changed = {key: rule(known.get(key), value) for key, value in added.items()}
        return {**known, **changed}

    return merge


_BY_FUNCTION: dict[str, Rule] = {
    "count": _add,
    "sum": _add,
    "min": _smaller,
    "max": _larger,
    "set": _union,
    "cap": _union,
    "valuect": _per_key(_add),
}
_BY_MERGEOP: dict[str, Rule | None] = {
    "latest": None,
    "oldest": oldest,
    "max": _larger,
    "min": _smaller,
    "mapmax": _per_key(_larger),
    "sum": _add,
    "set": _union,
    "mapsum": _per_key(_add),
}
"""Those of LQL, and those that only fields of a schema can have."""

FIELD_MERGE_OPERATIONS = frozenset(_BY_MERGEOP)
