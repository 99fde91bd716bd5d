"""FilterQL text to tree.

The published grammar is narrower than the published samples, so the parser accepts both, and infix
forms (``a = 1 AND (b = 2 OR c = 3)``, AND before OR). ``match_all`` is ``*``. Where a line break
could end a part or continue it, ``AND (`` and ``OR (`` at the start of a line inside a list begin a
new part; at the top level and inside plain parentheses they continue the previous line.
"""

from __future__ import annotations

import math
import re

from lytics_async.filterql.errors import FilterQLError
from lytics_async.filterql.tokens import LINE_BREAK, Token, tokenize
from lytics_async.filterql.tree import (
    All,
    And,
    Between,
    Comparison,
    Contains,
    Exists,
    Expression,
    GeoDistance,
    In,
    Include,
    Intersects,
    IsTrue,
    Like,
    MemberOf,
    Not,
    Operator,
    Or,
    Statement,
    TimeWindow,
    Value,
)

MAX_DEPTH = 64
"""Levels of nesting that are accepted, our own limit: far more than people write, and far below the
recursion limit of Python.
"""


def parse(text: str, *, require_filter: bool = True) -> Statement:
    """Parse one FilterQL statement.

    Args:
        text: the statement, including its line breaks, which separate conditions.
        require_filter: whether the text must start with FILTER, as the server's ad-hoc scan
            requires; otherwise a bare condition such as ``visits > 5`` is accepted, too.

    Raises:
        FilterQLError: the text is not a valid statement; the error says where, what was found and
            what was expected.
    """
    return _Parser(text).statement(require_filter=require_filter)


_LISTS: dict[str, type[And | Or]] = {"and": And, "or": Or}
_OPERATORS: dict[str, Operator] = {
    "=": "=",
    "==": "=",
    "!=": "!=",
    ">": ">",
    ">=": ">=",
    "<": "<",
    "<=": "<=",
}
_POINT = re.compile(r"\s*-?[0-9]+(?:\.[0-9]+)?\s*,\s*-?[0-9]+(?:\.[0-9]+)?\s*")
_WORD_OPERATORS = frozenset({"in", "intersects", "contains", "like", "between"})
_CLAUSES = frozenset({"from", "with", "alias"})
_TOO_DEEP = (
    f"conditions are nested deeper than {MAX_DEPTH} levels; move the inner ones to another segment "
    "and INCLUDE it"
)


class _Parser:
    """Recursive descent over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokenize(text)
        self._index = 0
        self._depth = 0

    def statement(self, *, require_filter: bool) -> Statement:
        if not self._accept("filter") and require_filter:
            raise self._unexpected("FILTER")
        where = self._disjunction(in_list=False)
        if _depth(where) > MAX_DEPTH:  # infix operators nest without a bracket
            raise self._error(_TOO_DEEP)
        table: str | None = None
        with_: tuple[tuple[str, Value], ...] = ()
        alias: str | None = None
        seen: set[str] = set()
        while (clause := self._token).kind == "keyword" and clause.value in _CLAUSES:
            if clause.value in seen:
                raise self._error(f"{clause.value.upper()} occurs twice")
            seen.add(clause.value)
            self._advance()
            if clause.value == "from":
                table = self._name("the name of a table after FROM")
            elif clause.value == "with":
                with_ = self._with()
            else:
                alias = self._name("a slug after ALIAS")
        if self._token.kind != "end":
            problem = self._unexpected("AND, OR, FROM, WITH, ALIAS or the end of the text")
            problem.unknown = self._token.kind == "name"
            raise problem
        return Statement(where, table, with_, slug=alias)

    def _with(self) -> tuple[tuple[str, Value], ...]:
        pairs: dict[str, Value] = {}
        while True:
            if self._token.value in pairs:
                raise self._error(f"{_clip(self._token.value)} occurs twice after WITH")
            key = self._field("a name such as name after WITH")
            if not (self._accept("=") or self._accept("==")):
                raise self._unexpected(f"= after WITH {_clip(key)}")
            pairs[key] = self._value()
            separated = self._accept(",") or self._token.breaks
            if not separated or self._token.kind != "name":
                return tuple(pairs.items())

    # Infix levels: OR binds weaker than AND, AND weaker than NOT.

    def _disjunction(self, *, in_list: bool) -> Expression:
        items = [self._conjunction(in_list=in_list)]
        while self._accept_infix("or", in_list=in_list):
            items.append(self._conjunction(in_list=in_list))
        return items[0] if len(items) == 1 else Or(tuple(items))

    def _conjunction(self, *, in_list: bool) -> Expression:
        items = [self._condition()]
        while self._accept_infix("and", in_list=in_list):
            items.append(self._condition())
        return items[0] if len(items) == 1 else And(tuple(items))

    def _accept_infix(self, word: str, *, in_list: bool) -> bool:
        starts_part = in_list and self._token.breaks and self._following.is_a("(")
        return not starts_part and self._accept(word)

    def _condition(self) -> Expression:
        # Every bracket and every NOT comes through here.
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error(_TOO_DEEP)
        condition = self._prefixed()
        self._depth -= 1
        return condition

    def _prefixed(self) -> Expression:
        token = self._token
        if token.kind == "keyword" and token.value in _LISTS:
            self._advance()
            return _LISTS[token.value](self._list(token.value.upper()))
        if self._accept("not") or self._accept("!"):
            return Not(self._condition())
        if self._accept("exists"):
            if self._accept("("):
                field = self._field("a field in EXISTS (…)")
                self._expect(")", "')' after the field")
                return Exists(field)
            return Exists(self._field("a field after EXISTS"))
        if self._accept("include"):
            return Include(self._name("the slug or id of a segment after INCLUDE"))
        if self._accept("*"):
            return All()
        if self._accept("("):
            inner = self._disjunction(in_list=False)
            self._expect(")", "AND, OR or ')' (write a list of conditions as AND (…) or OR (…))")
            return inner
        if token.kind in ("text", "number") or token.is_truth:
            value = self._value()
            if not self._accept("in"):
                raise self._unexpected(
                    "IN and a field (in other conditions the field comes before the value)"
                )
            return MemberOf(value, self._field("a field after IN"))
        return self._field_condition()

    def _list(self, word: str) -> tuple[Expression, ...]:
        self._expect("(", f"'(' after {word}")
        items = [self._disjunction(in_list=True)]
        while not self._accept(")"):
            if self._accept(","):
                if self._accept(")"):
                    break
            elif not self._token.breaks or self._token.kind == "end":
                raise self._unexpected(f"a comma, a new line or ')' in the list of {word}")
            items.append(self._disjunction(in_list=True))
        return tuple(items)

    def _field_condition(self) -> Expression:
        name = self._token.raw
        field = self._field("a condition")
        if self._token.is_a("(") and not self._token.breaks:
            if name.lower() == "timewindow":
                return self._timewindow()
            if name.lower() == "geodistance":
                return self._geodistance()
            problem = self._error(
                f"{_clip(name)}(…) is not a known function; known are timewindow and geodistance",
                back=1,
            )
            problem.unknown = True
            raise problem
        if name.lower() == "match_all" and self._ends_condition():
            return All()
        negated = (
            self._token.is_a("not")
            and self._following.kind == "keyword"
            and self._following.value in _WORD_OPERATORS
        )
        if negated:
            self._advance()
        test = self._test(field)
        return Not(test) if negated else test

    def _test(self, field: str) -> Expression:
        token = self._token
        if token.kind == "symbol" and token.value in _OPERATORS:
            self._advance()
            return Comparison(field, _OPERATORS[token.value], self._value())
        if token.kind != "keyword" or token.value not in _WORD_OPERATORS:
            return IsTrue(field)
        self._advance()
        match token.value:
            case "in":
                return In(field, self._values("IN"))
            case "intersects":
                return Intersects(field, self._values("INTERSECTS"))
            case "contains":
                return Contains(field, self._value())
            case "like":
                if self._token.kind != "text":
                    raise self._unexpected('a quoted pattern after LIKE, such as "a*"')
                return Like(field, self._advance().value)
            case _:
                low = self._value()
                if not self._accept("and"):
                    raise self._unexpected("AND and the upper bound of BETWEEN")
                return Between(field, low, self._value())

    def _timewindow(self) -> TimeWindow:
        self._advance()
        field = self._field("the field of timewindow(field, times, days)")
        self._expect(",", "',' and the number of times")
        times = self._count("the number of times")
        self._expect(",", "',' and the number of days")
        days = self._count("the number of days")
        self._expect(")", "')' after timewindow(field, times, days")
        return TimeWindow(field, times, days)

    def _geodistance(self) -> GeoDistance:
        self._advance()
        field = self._field('the field of geodistance(field, "latitude,longitude", km)')
        self._expect(",", "',' and the point")
        point = self._token
        if point.kind != "text" or not _POINT.fullmatch(point.value):
            raise self._unexpected('a point, such as "-30.5,-179.5"')
        self._advance()
        self._expect(",", "',' and the number of kilometres")
        km = self._value()
        if isinstance(km, (str, bool)) or km < 0:
            raise self._error("the number of kilometres must be a number of at least 0", back=1)
        self._expect(")", "')' after geodistance(field, point, km")
        return GeoDistance(field, point.value, km)

    def _ends_condition(self) -> bool:
        """Whether the name before is a condition by itself, rather than the field of a test."""
        token = self._token
        is_test = token.kind == "symbol" and token.value in _OPERATORS
        return not is_test and not token.is_a("not") and token.value not in _WORD_OPERATORS

    # Parts of conditions.

    def _values(self, word: str) -> tuple[Value, ...]:
        self._expect("(", f"'(' and the values of {word}")
        values = [self._value()]
        while not self._accept(")"):
            self._expect(",", f"',' or ')' in the values of {word}")
            if self._accept(")"):
                break
            values.append(self._value())
        return tuple(values)

    def _value(self) -> Value:
        token = self._token
        if token.kind == "text":
            return self._advance().value
        if token.is_truth:
            return self._advance().value == "true"
        if token.kind == "number":
            try:
                value = float(token.raw) if re.search(r"[.eE]", token.raw) else int(token.raw)
            except ValueError:  # Python refuses to parse integers of thousands of digits
                value = math.inf
            if isinstance(value, float) and not math.isfinite(value):
                raise self._error(f"the number {_clip(token.raw)} is too large")
            self._advance()
            return value
        raise self._unexpected(
            'a value: a number, true, false, or a text in quotes such as "now-30d"'
        )

    def _count(self, expected: str) -> int:
        if self._token.kind != "number" or not self._token.raw.isdigit():
            raise self._unexpected(f"{expected}, a whole number")
        value = self._value()
        assert isinstance(value, int)
        return value

    def _field(self, expected: str) -> str:
        token = self._token
        if token.kind == "keyword" or (token.kind == "name" and token.raw[0].isdigit()):
            written = f"`{_clip(token.raw)}`"
            raise self._unexpected(f"{expected} (write a field of that name as {written})")
        if token.kind != "name":
            raise self._unexpected(expected)
        return self._advance().value

    def _name(self, expected: str) -> str:
        # Segment ids are hexadecimal, so they may start with a digit or look like a number.
        if self._token.kind not in ("name", "text", "number") or not self._token.value:
            raise self._unexpected(expected)
        return self._advance().value

    # Tokens.

    @property
    def _token(self) -> Token:
        return self._tokens[self._index]

    @property
    def _following(self) -> Token:
        return self._tokens[min(self._index + 1, len(self._tokens) - 1)]

    def _advance(self) -> Token:
        token = self._token
        self._index += 1
        return token

    def _accept(self, word: str) -> bool:
        if self._token.is_a(word):
            self._index += 1
            return True
        return False

    def _expect(self, symbol: str, expected: str) -> None:
        if not self._accept(symbol):
            raise self._unexpected(expected)

    def _unexpected(self, expected: str) -> FilterQLError:
        token = self._token
        if token.kind == "invalid":
            return self._error(token.value)
        found = "the end of the text" if token.kind == "end" else repr(_clip(token.raw))
        return self._error(f"expected {expected}, found {found}")

    def _error(self, message: str, *, back: int = 0) -> FilterQLError:
        position = self._tokens[self._index - back].position
        breaks = list(re.finditer(LINE_BREAK, self._text[:position]))
        line_start = breaks[-1].end() if breaks else 0
        return FilterQLError(message, position, len(breaks) + 1, position - line_start + 1)


def _depth(expression: Expression) -> int:
    match expression:
        case And(items) | Or(items):
            return 1 + max(map(_depth, items))
        case Not(item):
            return 1 + _depth(item)
        case _:
            return 1


def _clip(raw: str) -> str:
    return raw if len(raw) <= 40 else f"{raw[:39]}…"
