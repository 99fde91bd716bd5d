"""Evaluate LQL statements on records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lytics_async.local.lql.functions import (
    EVALUATED,
    NotEvaluated,
    is_finite_number,
    is_true,
)
from lytics_async.local.lql.tree import Expression, Field, Literal, Statement


def evaluate(statement: Statement, record: Mapping[str, str]) -> dict[str, Any] | None:
    """What a record adds to a profile, by the names of fields; None when WHERE drops it.

    Raises:
        NotEvaluated: a condition uses a function that only the real service works out.
    """
    if statement.where is not None and not is_true(_value(statement.where, record)):
        return None
    fields: dict[str, Any] = {}
    left_out: list[str] = []
    for column in statement.columns:
        try:
            if column.condition is not None and not is_true(_value(column.condition, record)):
                continue
            value = _value(column.expression, record)
        except NotEvaluated:
            left_out.append(column.name)
            continue
        if value is not None and value != "":
            fields[column.name] = value
    result: dict[str, Any] = {"fields": fields}
    if left_out:
        result["not_evaluated"] = left_out
    return result


def _value(expression: Expression, record: Mapping[str, str]) -> Any:
    if isinstance(expression, Field):
        return record.get(expression.name)
    if isinstance(expression, Literal):
        return expression.value
    if expression.name == "and":
        return all(is_true(_value(each, record)) for each in expression.arguments)
    if expression.name == "or":
        return any(is_true(_value(each, record)) for each in expression.arguments)
    function = EVALUATED.get(expression.name)
    if function is None:
        raise NotEvaluated(expression.name)
    try:
        value = function(*(_value(each, record) for each in expression.arguments))
    except (TypeError, ValueError, IndexError, AttributeError, ArithmeticError):
        return None  # a value that the function has no use for, as a missing one is
    return None if isinstance(value, int | float) and not is_finite_number(value) else value
