"""The conditions of FilterQL as a tree; `str()` of each returns its text.

Combine conditions with `&`, `|` and `~`; `building` creates them.
"""

from __future__ import annotations

import math
import re
from typing import Literal, NoReturn, TypeAlias

import attrs

Value: TypeAlias = str | int | float | bool
"""A literal: quoted text, number, ``true`` or ``false``."""

Operator: TypeAlias = Literal["=", "!=", ">", ">=", "<", "<="]
"""A comparison operator; ``==`` is parsed as ``=``, which most published samples use."""


class Condition:
    """The base of every condition: combine it with others, or make a statement of it."""

    __slots__ = ()

    def __and__(self, other: Expression | Condition) -> And:
        """Both are true; `a & b & c` is one list."""
        return And((*_parts(self, And), *_parts(_condition(other, "&"), And)))

    def __or__(self, other: Expression | Condition) -> Or:
        """At least one is true; `a | b | c` is one list."""
        return Or((*_parts(self, Or), *_parts(_condition(other, "|"), Or)))

    def __invert__(self) -> Not:
        """The condition is not true."""
        return Not(_expression(self))

    def __rand__(self, other: object) -> NoReturn:
        _refuse_operand(other, "&")

    def __ror__(self, other: object) -> NoReturn:
        _refuse_operand(other, "|")

    def __bool__(self) -> NoReturn:
        """Raise: `and`, `or`, `not` and `1 < F.x < 5` would silently drop a part of the condition.

        Raises:
            TypeError: always.
        """
        raise TypeError(
            "a condition has no truth value in Python, because Lytics evaluates it: combine with & "
            "| ~ and put each comparison in parentheses, (F.visits > 1) & (F.visits < 5), instead "
            "of `and`, `or`, `not` or 1 < F.visits < 5"
        )

    def from_(self, table: str) -> Statement:
        """Return a statement over a table, such as `user`."""
        return Statement(_expression(self), table=table)

    def alias(self, slug: str) -> Statement:
        """Return a statement with a slug, which identifies the segment to create or change."""
        return Statement(_expression(self), slug=slug)

    def named(self, name: str) -> Statement:
        """Return a statement with a display name."""
        return Statement(_expression(self)).named(name)

    def __filterql__(self) -> str:
        """Return a statement as it is sent: `FILTER …`."""
        return str(Statement(_expression(self)))


@attrs.frozen
class Statement:
    """A whole statement; ``str()`` returns one line of text that parses to the same tree.

    Attributes:
        where: the condition.
        table: the table after FROM; None = the server's default, ``user``.
        with_: the pairs after WITH, in order.
        slug: the slug after ALIAS.
    """

    where: Expression
    table: str | None = None
    with_: tuple[tuple[str, Value], ...] = ()
    slug: str | None = None

    @property
    def name(self) -> str | None:
        """The segment's name, from ``WITH name = "…"``."""
        for key, value in self.with_:
            if key.lower() == "name" and isinstance(value, str):
                return value
        return None

    def __str__(self) -> str:
        clauses = [f"FILTER {self.where}"]
        if self.table is not None:
            clauses.append(f"FROM {_quote_slug(self.table)}")
        if self.with_:
            pairs = (f"{_quote_field(key)} = {_quote_value(value)}" for key, value in self.with_)
            clauses.append(f"WITH {', '.join(pairs)}")
        if self.slug is not None:
            clauses.append(f"ALIAS {_quote_slug(self.slug)}")
        return " ".join(clauses)

    def __filterql__(self) -> str:
        """Return the statement as it is sent."""
        return str(self)

    def from_(self, table: str) -> Statement:
        """Return a copy over another table."""
        return attrs.evolve(self, table=table)

    def alias(self, slug: str) -> Statement:
        """Return a copy with another slug."""
        return attrs.evolve(self, slug=slug)

    def named(self, name: str) -> Statement:
        """Return a copy with another display name."""
        others = tuple(pair for pair in self.with_ if pair[0].lower() != "name")
        return attrs.evolve(self, with_=(("name", name), *others))


@attrs.frozen
class All(Condition):
    """``*``: every entity of the table."""

    def __str__(self) -> str:
        return "*"


@attrs.frozen
class And(Condition):
    """``AND (…, …)``: all of at least one condition."""

    items: tuple[Expression, ...] = attrs.field(validator=attrs.validators.min_len(1))

    def __str__(self) -> str:
        return f"AND ({', '.join(map(str, self.items))})"


@attrs.frozen
class Or(Condition):
    """``OR (…, …)``: any of at least one condition."""

    items: tuple[Expression, ...] = attrs.field(validator=attrs.validators.min_len(1))

    def __str__(self) -> str:
        return f"OR ({', '.join(map(str, self.items))})"


@attrs.frozen
class Not(Condition):
    """``NOT …``, also written ``!…``."""

    item: Expression

    def __str__(self) -> str:
        return f"NOT {self.item}"


@attrs.frozen
class Comparison(Condition):
    """``field >= 5``."""

    field: str
    op: Operator
    value: Value

    def __str__(self) -> str:
        return f"{_quote_field(self.field)} {self.op} {_quote_value(self.value)}"


@attrs.frozen
class Exists(Condition):
    """``EXISTS field``."""

    field: str

    def __str__(self) -> str:
        return f"EXISTS {_quote_field(self.field)}"


@attrs.frozen
class IsTrue(Condition):
    """A field that is a condition by itself: ``NOT is_student``."""

    field: str

    def __str__(self) -> str:
        # The bare word match_all is another way to write *.
        return f"`{self.field}`" if self.field.lower() == "match_all" else _quote_field(self.field)


@attrs.frozen
class In(Condition):
    """``field IN ("a", "b")``: the field has one of the values."""

    field: str
    values: tuple[Value, ...] = attrs.field(validator=attrs.validators.min_len(1))

    def __str__(self) -> str:
        return f"{_quote_field(self.field)} IN {_quote_values(self.values)}"


@attrs.frozen
class MemberOf(Condition):
    """``"a" IN field``: the list in the field has the value."""

    value: Value
    field: str

    def __str__(self) -> str:
        return f"{_quote_value(self.value)} IN {_quote_field(self.field)}"


@attrs.frozen
class Intersects(Condition):
    """``field INTERSECTS ("a", "b")``: the list in the field has one of the values."""

    field: str
    values: tuple[Value, ...] = attrs.field(validator=attrs.validators.min_len(1))

    def __str__(self) -> str:
        return f"{_quote_field(self.field)} INTERSECTS {_quote_values(self.values)}"


@attrs.frozen
class Contains(Condition):
    """``field CONTAINS "part"``."""

    field: str
    value: Value

    def __str__(self) -> str:
        return f"{_quote_field(self.field)} CONTAINS {_quote_value(self.value)}"


@attrs.frozen
class Like(Condition):
    """``field LIKE "a*"``, where ``*`` matches any characters."""

    field: str
    pattern: str

    def __str__(self) -> str:
        return f"{_quote_field(self.field)} LIKE {_quote_value(self.pattern)}"


@attrs.frozen
class Between(Condition):
    """``field BETWEEN low AND high``."""

    field: str
    low: Value
    high: Value

    def __str__(self) -> str:
        low, high = _quote_value(self.low), _quote_value(self.high)
        return f"{_quote_field(self.field)} BETWEEN {low} AND {high}"


@attrs.frozen
class Include(Condition):
    """``INCLUDE segment``: the members of another segment, named by slug or id."""

    segment: str

    def __str__(self) -> str:
        return f"INCLUDE {_quote_slug(self.segment)}"


@attrs.frozen
class TimeWindow(Condition):
    """``timewindow(field, times, days)``: at least ``times`` times within ``days`` days.

    Published for fields that ``timebucket`` creates, with 1, 5, 10, 25, 50 or 100 times and 7 or
    30 days; other whole numbers are parsed as well.
    """

    field: str
    times: int
    days: int

    def __str__(self) -> str:
        return f"timewindow({_quote_field(self.field)}, {self.times}, {self.days})"


@attrs.frozen
class GeoDistance(Condition):
    """``geodistance(field, "latitude,longitude", km)``: the place is at most `km` from a point.

    Published in the vendor's grammar of 2026, with degrees and kilometres.
    """

    field: str
    point: str
    km: int | float

    def __str__(self) -> str:
        point, km = _quote_value(self.point), _quote_value(self.km)
        return f"geodistance({_quote_field(self.field)}, {point}, {km})"


Expression: TypeAlias = (
    All
    | And
    | Or
    | Not
    | Comparison
    | Exists
    | IsTrue
    | In
    | MemberOf
    | Intersects
    | Contains
    | Like
    | Between
    | Include
    | TimeWindow
    | GeoDistance
)
"""Any condition."""


# Quoting. -----------------------------------------------------------------------------------------

KEYWORDS = frozenset(
    {"filter", "and", "or", "not", "exists", "include", "true", "false", "from", "with", "alias"}
    | {"in", "intersects", "contains", "like", "between"}
)
"""Words that need backticks if they are the name of a field."""

_PLAIN_FIELD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*")
_PLAIN_SLUG = re.compile(r"[A-Za-z0-9_]+")
_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\"", "`": r"\`", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
)


def _quote_field(name: str) -> str:
    return _quote_name(name, _PLAIN_FIELD)


def _quote_slug(name: str) -> str:
    return _quote_name(name, _PLAIN_SLUG)


def _quote_name(name: str, plain: re.Pattern[str]) -> str:
    if plain.fullmatch(name) and name.lower() not in KEYWORDS:
        return name
    if not name:
        raise ValueError("the name of a field, table or segment must not be empty")
    return f"`{name.translate(_ESCAPES)}`"


def _quote_values(values: tuple[Value, ...]) -> str:
    return f"({', '.join(map(_quote_value, values))})"


def _quote_value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value.translate(_ESCAPES)}"'
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"FilterQL cannot represent the number {value}")
    return repr(value)


# Combining. ---------------------------------------------------------------------------------------


def _parts(condition: Expression | Condition, kind: type[And | Or]) -> tuple[Expression, ...]:
    """Return the items of a list of that kind, or the condition itself."""
    return condition.items if isinstance(condition, kind) else (_expression(condition),)


def _expression(condition: Condition | Expression) -> Expression:
    return condition.__condition__() if hasattr(condition, "__condition__") else condition  # type: ignore[return-value]


def _condition(other: object, operator: str) -> Condition:
    if not isinstance(other, Condition):
        _refuse_operand(other, operator)
    return other


def _refuse_operand(other: object, operator: str) -> NoReturn:
    raise TypeError(
        f"{other!r} is not a condition: in Python {operator} binds more tightly than comparisons, "
        "so put each comparison "
        f'in parentheses, (F.visits > 5) {operator} (F.plan == "pro")'
    )
