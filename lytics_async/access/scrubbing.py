"""Remove a token from text that a server sent, in every form in which a server may echo it."""

from __future__ import annotations

import base64
import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from lytics_async.access.secret import Secret

MARK = "***"
WITHHELD = "[withheld: this text contained the token]"

SHORTEST = 8
"""Characters from which a token is looked for in other forms: shorter ones match ordinary text."""

LONGEST_DECODED = 64 * 1024
"""Characters up to which encodings inside encodings are undone, which costs time."""

PART = (8, 32)
"""Characters of a part of the token that are removed: half of the token, within these limits."""

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

    The token is recognized in any case; with its characters escaped as in JSON, URLs, HTML,
    quoted-printable or source code; in hex; in base64, plain or URL-safe, also inside a longer
    text; as a list of bytes; and split by anything that is neither a letter nor a digit. So is a
    part of it that is at least half as long. A text that contains it under several encodings is
    withheld as a whole. A token of fewer than 8 characters is recognized as it is only.
    """
    token = secret.reveal() if secret is not None else ""
    if not token:
        return text
    text = text.replace(token, MARK)
    needles = _needles(token)
    if len(text) < needles.shortest:
        return text
    for start, end in reversed(_echoes(text, needles)):
        text = text[:start] + MARK + text[end:]
    if len(token) <= len(text) <= LONGEST_DECODED and _is_hidden_in(text, token, needles):
        return WITHHELD
    return text


def scrub_bytes(body: bytes, secret: Secret | None) -> bytes:
    """Return `body` without the token; other bytes are unchanged."""
    if secret is None:
        return body
    return scrub(body.decode("utf-8", "surrogateescape"), secret).encode("utf-8", "surrogateescape")


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


# One escape, or what is inserted where lines are broken or coloured. The name of a group is the
# base of its number. Every alternative is consumed whole, so that a text of nothing but
# backslashes or per cent signs takes linear time.
_ESCAPE = r"""
    \\+(?:u\{0*(?P<x1>[0-9a-f]{1,6})\}|(?-i:U)0000(?P<x2>[0-9a-f]{4})|u(?P<x3>[0-9a-f]{4})
        |x(?P<x4>[0-9a-f]{2})|(?P<o1>[0-7]{3})|[nrtbfv]|(?P<kept>.))?
    |%(?:25)*(?:u(?P<x5>[0-9a-f]{4})|(?P<x6>[0-9a-f]{2}))
    |&(?:amp;)*(?:\#x0*(?P<x7>[0-9a-f]{1,6})|\#0*(?P<d1>[0-9]{1,7})|[a-z]{2,31}(?=;));?
    |</?(?:a|b|br|code|div|em|font|i|li|mark|p|pre|span|td|tr|tt|u|wbr)\b[^<>]{0,80}>
    |(?:\x1b\[|\x9b)[0-9;?]*[a-z]
"""
_FLAGS = re.IGNORECASE | re.DOTALL | re.VERBOSE
_ESCAPES = re.compile(_ESCAPE, _FLAGS)
_ALL_ESCAPES = re.compile(_ESCAPE + r"|=\r?\n|=(?P<x8>[0-9a-f]{2})", _FLAGS)
"""Also those of quoted-printable, although `=ab` in most texts is not one."""
_BEGINS_ESCAPE = re.compile(r"[\\\\%&<=\x1b\x9b]")
_QUOTED_PRINTABLE = re.compile("=[0-9A-Fa-f]{2}")
_BASES = {"x": 16, "d": 10, "o": 8}
_KEPT = re.compile("[A-Za-z0-9]+")
_SEPARATORS = re.compile("[^A-Za-z0-9]+")
_DECIMALS = re.compile(r"(?<![0-9A-Za-z])[0-9]{2,3}(?![0-9A-Za-z])")
_HEX_GROUPS = re.compile(r"(?<![0-9A-Za-z])(?:0[xX]|[uU]\+)?(?:[0-9A-Fa-f]{2}){1,3}(?![0-9A-Za-z])")
_GROUPS = 8
"""Numbers from which a text is read as a list of bytes."""
_BASE64 = str.maketrans("-_", "+/")
_NOT_BASE64 = re.compile("[^A-Za-z0-9+/]+")
_NOT_HEX = re.compile("[^0-9A-Fa-f]+")


def _meaning(match: re.Match[str]) -> str:
    """Return the one character that an escape stands for, if it is of ASCII; a blank otherwise."""
    kind = match.lastgroup
    if kind is None:
        return " "
    if kind == "kept":
        return match[kind]
    number = int(match[kind], _BASES[kind[0]])
    return chr(number) if number < 0x80 else " "


def _unescaped(text: str, escapes: re.Pattern[str]) -> str:
    """Undo one level of escapes; a run of backslashes or of `%25` counts as one."""
    return escapes.sub(_meaning, text) if _BEGINS_ESCAPE.search(text) else text


def _folded(text: str) -> str:
    """Return a text of the same length, with letters and digits of other widths as in ASCII."""
    if text.isascii():
        return text
    return "".join(
        each if each.isascii() else unicodedata.normalize("NFKD", each.lower())[0] for each in text
    )


class _Needles:
    """What a token looks like where only letters and digits are kept.

    Attributes:
        cased: its forms in base64.
        uncased: its other forms, in lower case.
        plain: those of `uncased` that are not encoded.
        shortest: characters of the shortest part that is looked for.
    """

    def __init__(self, token: str) -> None:
        octets = token.encode()
        meant = {token, *(_unescaped(token, each) for each in (_ESCAPES, _ALL_ESCAPES))}
        plain = {_SEPARATORS.sub("", each).lower() for each in meant}
        self.plain = _blocks(plain)
        self.uncased = _blocks({*plain, octets.hex()})
        self.cased = _blocks({_SEPARATORS.sub("", core) for core in _cores(octets)})
        parts = [each.length for each in (*self.uncased, *self.cased)]
        self.shortest = min(parts, default=len(token) + 1)


class _Block(NamedTuple):
    """A piece of a needle, of half the length of a part that is removed.

    Each such part contains a whole one, so searching for them finds all parts.
    """

    text: str
    start: int
    needle: str
    length: int


@functools.lru_cache(maxsize=8)
def _needles(token: str) -> _Needles:
    return _Needles(token if len(token) >= SHORTEST else "")


def _blocks(needles: set[str]) -> tuple[_Block, ...]:
    found: list[_Block] = []
    for needle in sorted(needles):
        shortest, longest = PART
        length = min(len(needle), max(shortest, min((len(needle) + 1) // 2, longest)))
        step = (length + 1) // 2
        if length >= SHORTEST:
            found += [
                _Block(needle[start : start + step], start, needle, length)
                for start in range(0, len(needle) - step + 1, step)
            ]
    return tuple(found)


def _cores(octets: bytes) -> Iterator[str]:
    """Yield the base64 texts of the token that do not depend on what is before and after it."""
    for cased in (octets, octets.lower(), octets.upper()):
        for alignment in range(3):
            encoded = base64.b64encode(b"\0" * alignment + cased).decode().rstrip("=")
            whole = (alignment + len(cased)) % 3 == 0
            yield encoded[(0, 2, 3)[alignment] : len(encoded) if whole else -1]


def _echoes(text: str, needles: _Needles) -> list[tuple[int, int]]:
    """Return where in `text` the token is, in one encoding; sorted and without overlaps."""
    text = _folded(text)
    spans = _escaped_echoes(text, needles, _ESCAPES)
    if _QUOTED_PRINTABLE.search(text):
        spans += _escaped_echoes(text, needles, _ALL_ESCAPES)
    if len(_SEPARATORS.findall(text)) >= _GROUPS - 1:
        spans += _listed_echoes(text, needles)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _escaped_echoes(
    text: str, needles: _Needles, escapes: re.Pattern[str]
) -> list[tuple[int, int]]:
    flat = _SEPARATORS.sub("", _unescaped(text, escapes))
    found = list(_parts(flat, needles.cased))
    found += _parts(flat.lower(), needles.uncased)
    if not found:
        return []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in escapes.finditer(text):
        _locate(text, position, match.start(), starts, ends)
        position = match.end()
        if not _SEPARATORS.match(_meaning(match)):
            starts.append(match.start())
            ends.append(position)
    _locate(text, position, len(text), starts, ends)
    return [(starts[first], ends[last - 1]) for first, last in found]


def _locate(text: str, start: int, end: int, starts: list[int], ends: list[int]) -> None:
    """Add where each letter and digit of a part of the text begins and ends."""
    for match in _KEPT.finditer(text, start, end):
        starts += range(*match.span())
        ends += range(match.start() + 1, match.end() + 1)


def _listed_echoes(text: str, needles: _Needles) -> list[tuple[int, int]]:
    """Return where the token is as a list of bytes, such as `[97, 116]`, `61 74` or `U+0061`."""
    spans: list[tuple[int, int]] = []
    for pattern, base in ((_DECIMALS, 10), (_HEX_GROUPS, 16)):
        numbers = list(pattern.finditer(text))
        if len(numbers) < _GROUPS:
            continue
        characters: list[str] = []
        places: list[tuple[int, int]] = []
        for number in numbers:
            digits = number[0].upper().removeprefix("U+")
            for octet in _octets(digits, base):
                if octet.isascii() and octet.isalnum():
                    characters.append(octet.lower())
                    places.append(number.span())
        found = _parts("".join(characters), needles.plain)
        spans += [(places[first][0], places[last - 1][1]) for first, last in found]
    return spans


def _octets(digits: str, base: int) -> str:
    """Return the characters of a number of a list; one of four hex digits has two of them."""
    number = int(digits, base)
    if base == 10 or number < 0x100:
        return chr(number)
    return number.to_bytes(3, "big").decode("latin-1")


def _parts(text: str, blocks: tuple[_Block, ...]) -> Iterator[tuple[int, int]]:
    """Yield where `text` has a long part of a needle."""
    for block, offset, needle, length in blocks:
        position = text.find(block)
        while position >= 0:
            start, before = position, offset
            end, after = position + len(block), offset + len(block)
            while start and before and text[start - 1] == needle[before - 1]:
                start, before = start - 1, before - 1
            while end < len(text) and after < len(needle) and text[end] == needle[after]:
                end, after = end + 1, after + 1
            if end - start >= length:
                yield start, end
            else:
                end = position + 1
            position = text.find(block, end)


def _is_hidden_in(text: str, token: str, needles: _Needles) -> bool:
    """Return whether undoing encodings one after another gives the token."""
    views = {text}
    for _ in range(STEPS):
        views = {view for each in views for view in _decoded(each, len(token))}
        if any(_echoes(view, needles) for view in views):
            return True
    return False


def _decoded(text: str, shortest: int) -> Iterator[str]:
    """Yield `text` with each encoding undone, as far as that gives printable text."""
    for escapes in (_ESCAPES, _ALL_ESCAPES):
        unescaped = _unescaped(text, escapes)
        if unescaped != text:
            yield unescaped
        standard = _NOT_BASE64.sub("", unescaped.translate(_BASE64))
        for start in range(4):
            piece = standard[start:]
            piece = piece[:-1] if len(piece) % 4 == 1 else piece
            yield from _printable(base64.b64decode(piece + "=" * (-len(piece) % 4)), shortest)
        digits = _NOT_HEX.sub("", unescaped)
        for start in range(2):
            piece = digits[start:]
            yield from _printable(bytes.fromhex(piece[: len(piece) // 2 * 2]), shortest)
        if not _QUOTED_PRINTABLE.search(text):
            return


def _printable(octets: bytes, shortest: int) -> Iterator[str]:
    """Yield each run of printable ASCII; a NUL may be the second byte of UTF-16."""
    for run in re.findall(rb"[\t\n\r -~]{%d,}" % shortest, octets.replace(b"\0", b"")):
        yield run.decode()
