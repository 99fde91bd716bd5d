"""Evaluate LQL statements on records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from lytics_async.local.lql.assertions import asserted
from lytics_async.local.lql.functions import (
    EVALUATED,
    NotEvaluated,
    is_finite_number,
    is_true,
)
from lytics_async.local.lql.tree import Column, Expression, Field, Literal, Statement
from lytics_async.local.timestamps import format_time, parse_time


@attrs.frozen(kw_only=True)
class Evaluated:
    """What a record adds to a profile.

    Attributes:
        fields: by name; columns without a value are left out.
        not_evaluated: names of the columns with functions that only the service computes.
    """

    fields: dict[str, Any]
    not_evaluated: tuple[str, ...] = ()


def evaluate(statement: Statement, record: Mapping[str, Any]) -> Evaluated | None:
    """Compute the columns of a statement for a record; None when WHERE drops it.

    Raises:
        NotEvaluated: WHERE uses a function that only the service computes.
    """
    if statement.where is not None and not is_true(_value(statement.where, record)):
        return None
    fields: dict[str, Any] = {}
    left_out: list[str] = []
    for column in statement.columns:
        try:
            value = _column(column, record)
        except NotEvaluated:
            left_out.append(column.name)
            continue
        if value is not None and value != "":
            fields[column.name] = value
    return Evaluated(fields=fields, not_evaluated=tuple(left_out))


def evaluate_expression(expression: Expression, record: Mapping[str, Any]) -> Any:
    """Compute one expression for a record.

    Raises:
        NotEvaluated: it uses a function that only the service computes.
    """
    return _value(expression, record)


def _column(column: Column, record: Mapping[str, Any]) -> Any:
    if column.condition is not None and not is_true(_value(column.condition, record)):
        return None
    value = _value(column.expression, record)
    if value is None or value == "":
        return value
    convert = _CONVERSIONS.get(column.kind.lower())
    try:
        value = value if convert is None else convert(value)
    except (TypeError, ValueError, OverflowError):
        return None  # a value that is not of the kind, as the service drops it
    return asserted(value, column.assertions) if column.assertions else value


def _value(expression: Expression, record: Mapping[str, Any]) -> Any:
    if isinstance(expression, Field):
        return _field(expression.name, record)
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


def _field(name: str, record: Mapping[str, Any]) -> Any:
    """The value of a field, or of a member of an object by a name with dots."""
    if name in record or "." not in name:
        return record.get(name)
    head, _, rest = name.partition(".")
    inner = record.get(head)
    return _field(rest, inner) if isinstance(inner, Mapping) else None


def _texts(value: Any) -> list[str]:
    return [str(item) for item in (value if isinstance(value, list) else [value])]


def _date(value: Any) -> str:
    moment = parse_time(value)
    if moment is None:
        raise ValueError(value)
    return format_time(moment)


def _truth(value: Any) -> bool:
    text = str(value).lower()
    if text not in ("true", "t", "1", "false", "f", "0"):
        raise ValueError(value)
    return text in ("true", "t", "1")


_CONVERSIONS: Mapping[str, Callable[[Any], Any]] = {
    "string": lambda value: value if isinstance(value, list) else str(value),
    "int": lambda value: int(float(value)),
    "number": float,
    "bool": _truth,
    "date": _date,
    "[]string": _texts,
    "ts[]string": _texts,
    "[]time": lambda value: [_date(item) for item in _texts(value)],
}
"""By kind; maps stay as they are."""
