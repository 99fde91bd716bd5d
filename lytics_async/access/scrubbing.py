"""Remove a token from text that a server sent, in every form in which a server may echo it."""

from __future__ import annotations

import base64
import functools
import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lytics_async.access.secret import Secret

MARK = "***"
WITHHELD = "[withheld: this text contained the token]"

SHORTEST = 8
"""Characters from which a token is looked for in other forms: shorter ones match ordinary text."""

LONGEST_DECODED = 64 * 1024
"""Characters up to which encodings inside encodings are undone, which costs time."""

STEPS = 3
"""Encodings inside one another that are undone, such as base64 of a JSON string in a URL."""


def quoted(value: object, limit: int = 40) -> str:
    """Return a value from a server as it is shown, or only its length if that exceeds `limit`.

    It is never cut before the search for the token: the first part of an echo would remain.
    """
    text = repr(value)
    return (
        text if len(text) <= limit + 2 else f"a {type(value).__name__} of {len(text):,} characters"
    )


def scrub(text: str, secret: Secret | None) -> str:
    """Return `text` without the token.

    The token is recognized in any case; with its characters escaped as in JSON, URLs, HTML or
    Python; in hex; in base64, plain or URL-safe, also inside a longer text; and split by white
    space. A text that contains it under several encodings is withheld as a whole. A token of fewer
    than 8 characters is recognized as it is only.
    """
    token = secret.reveal() if secret is not None else ""
    if not token or len(text) < len(token):
        return text
    text = text.replace(token, MARK)
    if len(token) < SHORTEST or len(text) < len(token):
        return text
    for start, end in reversed(_echoes(text, token)):
        text = text[:start] + MARK + text[end:]
    if len(text) <= LONGEST_DECODED and _is_hidden_in(text, token):
        return WITHHELD
    return text


def scrub_bytes(body: bytes, secret: Secret | None) -> bytes:
    """Return `body` without the token; other bytes are unchanged."""
    return body if secret is None else scrub(body.decode("latin-1"), secret).encode("latin-1")


def scrub_value(value: Any, secret: Secret | None) -> Any:
    """Return decoded JSON without the token, in its texts and in the names of its members."""
    if secret is None:
        return value
    if type(value) is str:
        return scrub(value, secret)
    if type(value) is list:
        return [scrub_value(item, secret) for item in value]
    if type(value) is dict:
        return {scrub(name, secret): scrub_value(item, secret) for name, item in value.items()}
    return value


# One escape, or one run of ordinary characters. Every alternative is consumed whole, so that a
# text of nothing but backslashes or per cent signs takes linear time.
_UNIT = re.compile(
    r"\\+(?:u(?P<json>[0-9a-f]{4})|x(?P<python>[0-9a-f]{2})|(?P<control>[nrtbfv])|(?P<kept>.))?"
    r"|%(?:25)*(?P<url>[0-9a-f]{2})"
    r"|&(?:amp;)*(?:\#x0*(?P<hex>[0-9a-f]{1,6})|\#0*(?P<decimal>[0-9]{1,7})|(?P<name>[a-z]{2,8}));"
    r"|(?P<run>[^\\%&]+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_BLANKS = re.compile(r"[\s\x00\xad\u200b\u2060\ufeff]+")  # NUL is the second byte of UTF-16
_PLUSES = re.compile(r"\++")  # a blank in a query string
_HEX_MARKS = (re.compile(r"[:,\-]+"), re.compile(r"[:,\-]+|0x", re.IGNORECASE))
_STANDARD_BASE64 = str.maketrans("-_", "+/")


class _Flat:
    """A text whose escapes are undone, and whose characters know where they came from.

    Attributes:
        text: the characters.
        starts, ends: where each of them begins and ends in the original.
    """

    def __init__(self, text: str, starts: list[int], ends: list[int]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends

    @classmethod
    def of(cls, text: str) -> _Flat:
        """Undo one level of escapes; a run of backslashes or of `%25` counts as one."""
        if "\\" not in text and "%" not in text and "&" not in text:
            return cls(text, [*range(len(text))], [*range(1, len(text) + 1)])
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _UNIT.finditer(text):
            start, end = match.span()
            if match["run"] is not None:
                pieces.append(match["run"])
                starts += range(start, end)
                ends += range(start + 1, end + 1)
            else:
                pieces.append(_meaning(match))
                starts.append(start)
                ends.append(end)
        return cls("".join(pieces), starts, ends)

    def without(self, pattern: re.Pattern[str]) -> _Flat:
        """Return the characters that are in no match of `pattern`."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        position = 0
        for start, end in [match.span() for match in pattern.finditer(self.text)]:
            pieces.append(self.text[position:start])
            starts += self.starts[position:start]
            ends += self.ends[position:start]
            position = end
        if position == 0:
            return self
        pieces.append(self.text[position:])
        return _Flat("".join(pieces), starts + self.starts[position:], ends + self.ends[position:])

    def find(self, needle: str, *, cased: bool = False) -> Iterator[tuple[int, int]]:
        """Yield where `needle` begins and ends in the original."""
        text = self.text if cased else _lower(self.text)
        position = text.find(needle)
        while position >= 0:
            yield self.starts[position], self.ends[position + len(needle) - 1]
            position = text.find(needle, position + len(needle))


def _meaning(match: re.Match[str]) -> str:
    """Return the one character that an escape stands for."""
    code = match["json"] or match["python"] or match["url"] or match["hex"]
    if code is not None or match["decimal"] is not None:
        number = int(code, 16) if code is not None else int(match["decimal"])
        return chr(number) if number < 0x110000 else " "
    if match["name"] is not None:
        named = html.unescape(f"&{match['name']};")
        return named if len(named) == 1 else " "
    if match["control"] is not None:
        return " "
    return match["kept"] or match["other"] or " "


def _lower(text: str) -> str:
    """Return `text` in lower case, of the same length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(each.lower()[0] for each in text)


def _echoes(text: str, token: str) -> list[tuple[int, int]]:
    """Return where in `text` the token is, in one encoding; sorted and without overlaps."""
    flat = _Flat.of(text).without(_BLANKS)
    packed = flat.without(_PLUSES)
    spans = [
        span
        for meant in {token, _Flat.of(token).text}
        for span in packed.find(_lower(meant).replace("+", ""))
    ]
    for marks in _HEX_MARKS:
        spans += flat.without(marks).find(token.encode().hex())
    standard = _Flat(flat.text.translate(_STANDARD_BASE64), flat.starts, flat.ends)
    for core in _cores(token.encode()):
        spans += standard.find(core, cased=True)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@functools.lru_cache(maxsize=8)
def _cores(octets: bytes) -> tuple[str, ...]:
    """Return the base64 texts of the token that do not depend on what is before and after it."""
    found = set()
    for cased in (octets, octets.lower(), octets.upper()):
        for alignment in range(3):
            encoded = base64.b64encode(b"\0" * alignment + cased).decode().rstrip("=")
            whole = (alignment + len(cased)) % 3 == 0
            found.add(encoded[(0, 2, 3)[alignment] : len(encoded) if whole else -1])
    return tuple(sorted(found))


def _is_hidden_in(text: str, token: str) -> bool:
    """Return whether undoing encodings one after another gives the token."""
    views = {text}
    for _ in range(STEPS):
        views = {view for each in views for view in _decoded(each, len(token))}
        if any(_echoes(view, token) for view in views):
            return True
    return False


def _decoded(text: str, shortest: int) -> Iterable[str]:
    """Yield `text` with each encoding undone, where that changes it."""
    flat = _Flat.of(text)
    if flat.text != text:
        yield flat.text
    packed = flat.without(_BLANKS).text
    for run in re.findall(rf"[A-Za-z0-9+/_-]{{{shortest},}}", packed):
        standard = run.translate(_STANDARD_BASE64)
        for start in range(4):
            piece = standard[start:]
            piece = piece[:-1] if len(piece) % 4 == 1 else piece
            yield base64.b64decode(piece + "=" * (-len(piece) % 4)).decode("latin-1")
    for marks in _HEX_MARKS:
        for run in re.findall(rf"[0-9a-fA-F]{{{2 * shortest},}}", marks.sub("", packed)):
            for start in range(2):
                piece = run[start:]
                yield bytes.fromhex(piece[: len(piece) // 2 * 2]).decode("latin-1")
