"""FilterQL text to tokens."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import attrs

from lytics_async.filterql.tree import KEYWORDS

_Kind: TypeAlias = Literal["name", "keyword", "number", "text", "symbol", "end", "invalid"]


@attrs.frozen
class Token:
    """A word, value or sign of a statement, and where it is."""

    kind: _Kind
    raw: str
    """The token as written."""
    value: str
    """Without quotes and escapes; keywords in lower case; for an invalid token, the problem."""
    position: int
    breaks: bool
    """Whether it is the first of its line."""

    def is_a(self, word: str) -> bool:
        """Whether it is this keyword or symbol."""
        return self.kind in ("keyword", "symbol") and self.value == word

    @property
    def is_truth(self) -> bool:
        return self.is_a("true") or self.is_a("false")


LINE_BREAK = r"\r\n|\r|\n"
_BACKTICKED = r"`(?:[^`\\]|\\.)++`"
_PART = rf"(?:[A-Za-z0-9_]++|{_BACKTICKED})"
_TOKEN = re.compile(
    rf"""
      (?P<space>(?:\s|--[^\r\n]*+)++)
    | (?P<number>-?[0-9]++(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.`]))
    | (?P<name>{_PART}(?:\.{_PART})*+)
    | (?P<text>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')
    | (?P<symbol>[<>!=]=|[=<>!(),*])
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME_PART = re.compile(_PART, re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}


def tokenize(text: str) -> list[Token]:
    """Split the text into tokens, up to the end or to the first invalid one."""
    tokens: list[Token] = []
    position = 0
    breaks = True
    while found := _TOKEN.match(text, position):
        raw = found.group()
        match found.lastgroup:
            case "space":
                breaks = breaks or "\n" in raw or "\r" in raw
                position = found.end()
                continue
            case "number":
                token = Token("number", raw, raw, position, breaks)
            case "name" if raw.lower() in KEYWORDS:
                token = Token("keyword", raw, raw.lower(), position, breaks)
            case "name":
                value = ".".join(_unquote(part) for part in _NAME_PART.findall(raw))
                token = Token("name", raw, value, position, breaks)
            case "text":
                token = Token("text", raw, _unquote(raw), position, breaks)
            case _:
                token = Token("symbol", raw, raw, position, breaks)
        tokens.append(token)
        position = found.end()
        breaks = False
    if position == len(text):
        tokens.append(Token("end", "", "", position, breaks))
    else:
        tokens.append(Token("invalid", text[position], _trouble(text, position), position, breaks))
    return tokens


def _trouble(text: str, position: int) -> str:
    character = text[position]
    if character in "\"'":
        return f"the text that starts here has no closing {character}"
    if character == "`":
        return "the name that starts here is empty or has no closing `"
    return (
        f"unexpected character {character!r} (put names with characters other than letters, "
        "digits, _ and . in backticks, and texts in quotes)"
    )


def _unquote(raw: str) -> str:
    if raw[0] not in "\"'`":
        return raw
    return _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), raw[1:-1])
