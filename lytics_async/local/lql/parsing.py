"""Parse LQL: the published clauses, kinds, merge operations and functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NoReturn

import attrs

from lytics_async.local.faults import ApiFault
from lytics_async.local.lql.functions import (
    FUNCTIONS,
    is_finite_number,
)
from lytics_async.local.lql.tree import Call, Column, Expression, Field, Literal, Statement

KINDS = frozenset(
    {
        *("string", "int", "number", "bool", "date", "[]string", "[]time", "ts[]string"),
        *("map[string]int", "map[string]number", "map[string]string", "map[string]time"),
    }
)
MERGE_OPERATIONS = frozenset({"latest", "oldest", "max", "min", "mapmax"})

_CLAUSES = ("select", "from", "into", "by", "where", "alias")
_COLUMN_WORDS = ("as", "if", "shortdesc", "longdesc", "kind", "mergeop")
RESERVED = {*_CLAUSES, *_COLUMN_WORDS, "and", "or", "not", "exists", "in", "contains", "like"}
"""Words that are not names unless they are in backquotes."""
_COMPARISONS = {"=": "eq", "==": "eq", "!=": "ne", ">": "gt", ">=": "ge", "<": "lt", "<=": "le"}

# The parser and the evaluation call themselves; Python allows some hundred levels.
_DEEPEST = 50

_TOKENS = re.compile(
    r"""(?P<space>\s+|--[^\n]*)
      | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<quoted>`[^`]+`)
      | (?P<kind>(?i:ts)?\[\][A-Za-z]+|(?i:map)\[[A-Za-z]+\][A-Za-z]+)
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<word>[A-Za-z_][A-Za-z0-9_.]*)
      | (?P<sign>>=|<=|==|!=|[=<>(),;*])""",
    re.VERBOSE,
)


@attrs.frozen
class _Token:
    kind: str
    text: str
    start: int
    end: int


def parse_lql(text: str) -> list[Statement]:
    """Read the statements of a file.

    Raises:
        ApiFault: 400, with the line and the column of what is wrong.
    """
    tokens = _tokens(text)
    parser = _Parser(text, tokens)
    statements = []
    while not parser.at_end:
        if not parser.take(";"):
            statements.append(parser.statement())
    if not statements:
        raise ApiFault(400, "Invalid LQL: there is no statement")
    return statements


def parse_expression(text: str) -> Expression:
    """Read one expression, or a condition, as a mapping has it.

    Raises:
        ApiFault: 400, with the line and the column of what is wrong.
    """
    parser = _Parser(text, _tokens(text))
    return parser.expression()


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    while position < len(text):
        match = _TOKENS.match(text, position)
        if match is None:
            _fail(text, position, f"unexpected {text[position]!r}")
        kind = match.lastgroup or ""
        if kind != "space":
            tokens.append(_Token(kind, match.group(), position, match.end()))
        position = match.end()
    return tokens


def _fail(text: str, position: int, problem: str) -> NoReturn:
    before = text[:position]
    line, column = before.count("\n") + 1, position - before.rfind("\n")
    raise ApiFault(400, f"Invalid LQL at line {line}, column {column}: {problem}")


class _Parser:
    """Goes through the tokens once."""

    def __init__(self, text: str, tokens: Sequence[_Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    @property
    def at_end(self) -> bool:
        return self._at >= len(self._tokens)

    def expression(self) -> Expression:
        """The whole text as one expression."""
        expression = self._condition()
        if not self.at_end:
            self._refuse("expected the end")
        return expression

    def statement(self) -> Statement:
        start = self._tokens[self._at].start
        self._expect("select")
        columns = self._columns()
        self._expect("from")
        stream = self._name("a stream")
        table = self._name("a table") if self.take("into") else "user"
        where, selection = self._selection()
        by = self._identities()
        if where is None:
            where, selection = self._selection()
        self._expect("alias")
        alias = self._name("an alias")
        end = self._tokens[self._at - 1].end
        if not self.at_end:
            self._expect(";")
        names = {column.name for column in columns}
        for name in by:
            if name not in names:
                _fail(self._text, start, f"BY names {name}, which is not a column")
        return Statement(
            text=self._text[start:end],
            columns=tuple(columns),
            stream=stream,
            table=table,
            by=tuple(by),
            where=where,
            alias=alias,
            selection=selection,
        )

    def _selection(self) -> tuple[Expression | None, str]:
        """The condition of a WHERE and its text, if there is one here."""
        if not self.take("where"):
            return None, ""
        first = self._at
        return self._condition(), self._text_from(first)

    def _text_from(self, first: int) -> str:
        """The text from a token to the one that was taken last."""
        if first >= self._at:
            return ""
        return self._text[self._tokens[first].start : self._tokens[self._at - 1].end]

    def take(self, *words: str) -> str:
        """Take the next token if it is one of these; return it in small letters, or nothing."""
        if self.at_end:
            return ""
        token = self._tokens[self._at]
        if token.kind in ("word", "sign") and token.text.lower() in words:
            self._at += 1
            return token.text.lower()
        return ""

    def _expect(self, word: str) -> None:
        if not self.take(word):
            self._refuse(f"expected {word.upper()}")

    def _refuse(self, problem: str) -> NoReturn:
        if self.at_end:
            _fail(self._text, len(self._text), f"{problem}, found the end")
        token = self._tokens[self._at]
        _fail(self._text, token.start, f"{problem}, found {token.text}")

    def _next(self, *kinds: str) -> str:
        if not self.at_end and self._tokens[self._at].kind in kinds:
            self._at += 1
            return self._tokens[self._at - 1].text
        return ""

    def _name(self, what: str) -> str:
        word = self._next("quoted", "word")
        if not word or word.lower() in RESERVED:
            self._at -= bool(word)
            self._refuse(f"expected {what}")
        return word.strip("`")

    def _string(self, what: str) -> str:
        text = self._next("text")
        if not text:
            self._refuse(f"expected {what} in quotes")
        return _unquoted(text)

    def _columns(self) -> list[Column]:
        self.take(",")  # samples begin columns with commas
        columns = [self._column()]
        while self.take(","):
            columns.append(self._column())
        return columns

    def _column(self) -> Column:
        first = self._at
        expression = self._operand()
        source = self._text_from(first)
        name = expression.name if isinstance(expression, Field) else ""
        condition: Expression | None = None
        kind = merge = guard = ""
        descriptions: dict[str, Any] = {"shortdesc": "", "longdesc": ""}
        while word := self.take(*_COLUMN_WORDS):
            if word == "as":
                name = self._name("a name")
            elif word == "if":
                first = self._at
                condition = self._condition()
                guard = self._text_from(first)
            elif word == "kind":
                kind = self._choice(KINDS, "kind")
            elif word == "mergeop":
                merge = self._choice(MERGE_OPERATIONS, "merge operation")
            else:
                descriptions[word] = self._string("a description")
        if not name:
            self._refuse("expected AS and a name for the column")
        # Without a KIND a function brings its own.
        is_string = kind == "string" or (not kind and not isinstance(expression, Call))
        if is_string and merge in ("max", "min", "mapmax"):
            self._refuse(f"a string cannot be merged by {merge}")
        return Column(
            name=name,
            expression=expression,
            condition=condition,
            source=source,
            guard=guard,
            kind=kind,
            merge=merge,
            **descriptions,
        )

    def _choice(self, choices: frozenset[str], what: str) -> str:
        found = self._next("word", "kind").lower()
        if found not in choices:
            self._at -= bool(found)
            self._refuse(f"unknown {what}; known are {', '.join(sorted(choices))}")
        return found

    def _identities(self) -> list[str]:
        self._expect("by")
        names = [self._name("an identity field")]
        while self.take("or"):
            names.append(self._name("an identity field"))
        return names

    def _condition(self) -> Expression:
        terms = [self._all()]
        while self.take("or"):
            terms.append(self._all())
        return terms[0] if len(terms) == 1 else Call("or", tuple(terms))

    def _all(self) -> Expression:
        terms = [self._test()]
        while self.take("and"):
            terms.append(self._test())
        return terms[0] if len(terms) == 1 else Call("and", tuple(terms))

    def _test(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._refuse(f"it is nested more than {_DEEPEST} deep")
        test = self._plain_test()
        self._depth -= 1
        return test

    def _plain_test(self) -> Expression:
        if self.take("not"):
            return Call("not", (self._test(),))
        if self.take("exists"):
            return Call("exists", (Field(self._name("a field")),))
        if self.take("("):
            inner = self._condition()
            self._expect(")")
            return inner
        left = self._operand()
        if sign := self.take(*_COMPARISONS):
            return Call(_COMPARISONS[sign], (left, self._operand()))
        if word := self.take("contains", "like"):
            return Call(word, (left, self._operand()))
        if self.take("in"):
            self._expect("(")
            return Call("in", (left, *self._arguments()))
        return left

    def _operand(self) -> Expression:
        if text := self._next("text"):
            return Literal(_unquoted(text))
        if number := self._next("number"):
            return Literal(self._number(number))
        if word := self.take("true", "false"):
            return Literal(word == "true")
        if self.take("*"):
            return Literal("*")
        name = self._name("a field, a value or a function")
        if not self.take("("):
            return Field(name)
        if name.lower() not in FUNCTIONS:
            self._at -= 2
            self._refuse("unknown function")
        return Call(name.lower(), tuple(self._arguments()))

    def _number(self, text: str) -> float:
        is_whole = "." not in text
        # Python itself reads some thousand digits and no more.
        is_long = is_whole and len(text) > len("-9223372036854775808")
        if is_long or not is_finite_number(value := int(text) if is_whole else float(text)):
            self._at -= 1
            self._refuse("expected a number of 64 bits")
        return value

    def _arguments(self) -> list[Expression]:
        """What stands in parentheses, after the opening one."""
        arguments: list[Expression] = []
        while not self.take(")"):
            if arguments:
                self._expect(",")
            arguments.append(self._condition())
        return arguments


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])
