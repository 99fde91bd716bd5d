"""Generate echoes of a token, as servers, proxies and log shippers may write it."""

from __future__ import annotations

import base64
import html
import json
import random
import re
from collections.abc import Callable
from urllib.parse import quote, quote_plus

TOKEN_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"
FILLERS = ("", " ", "x", "error: ", '{"message":"', "<b>", "a=b&c=", "\u00e9", "Bearer ", "\n")
BLANKS = (" ", "\n", "\r\n", "\t", "  ")
SEPARATORS = (":", "-", ".", "_", "|", ";", ", ", " 0x")
BREAKS = (
    "<br>",
    "<wbr/>",
    "</span><span>",
    "&ZeroWidthSpace;",
    "&#8203;",
    "\x1b[0m",
    '" + "',
    "\n> ",
)
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u202e\u2062\u2066\ufe0f\ufeff\x01\x08\x7f"
)


def token(random_: random.Random) -> str:
    """Return a token such as the service gives: from 20 to 80 characters."""
    length = random_.choice((20, 24, 33, 34, 35, 64, 80))
    return "at." + "".join(random_.choices(TOKEN_CHARACTERS, k=length - 3))


def _some(text: str, random_: random.Random, escape: Callable[[str], str], share: float) -> str:
    return "".join(escape(each) if random_.random() < share else each for each in text)


def _base64(text: str, random_: random.Random, encode: Callable[[bytes], bytes]) -> str:
    before = random_.randbytes(random_.randrange(4))
    after = random_.randbytes(random_.randrange(4))
    return encode(before + text.encode() + after).decode()


def _part(text: str, random_: random.Random) -> str:
    """Return what is left of a text of which up to a quarter is cut off, unless it is short."""
    if len(text) < 24:
        return text
    cut = random_.randrange(1, len(text) // 4 + 1)
    return text[:-cut] if random_.random() < 0.5 else text[cut:]


def _split(text: str, random_: random.Random) -> str:
    every = random_.choice((1, 4, 10, 76))
    blank = random_.choice(BLANKS)
    return blank.join(text[start : start + every] for start in range(0, len(text), every))


Form = Callable[[str, random.Random], str]
FORMS: dict[str, Form] = {
    "as it is": lambda text, _: text,
    "upper case": lambda text, _: text.upper(),
    "mixed case": lambda text, r: _some(text, r, str.swapcase, 0.5),
    "JSON escapes": lambda text, r: _some(text, r, lambda c: f"\\u{ord(c):04x}", r.random()),
    "JSON in JSON": lambda text, r: json.dumps(
        json.dumps(_some(text, r, lambda c: f"\\u{ord(c):04X}", 0.3))
    ),
    "Python escapes": lambda text, r: _some(text, r, lambda c: f"\\x{ord(c):02x}", r.random()),
    "URL quoting": lambda text, r: _some(text, r, lambda c: f"%{ord(c):02X}", r.random()),
    "URL quoting twice": lambda text, r: quote(
        _some(text, r, lambda c: f"%{ord(c):02x}", r.random()), safe=""
    ),
    "a form": lambda text, r: quote_plus(_split(text, r)),
    "HTML decimal": lambda text, r: _some(text, r, lambda c: f"&#{ord(c)};", r.random()),
    "HTML hex": lambda text, r: _some(text, r, lambda c: f"&#x{ord(c):X};", r.random()),
    "HTML twice": lambda text, r: html.escape(_some(text, r, lambda c: f"&#{ord(c)};", 0.5)),
    "hex": lambda text, _: text.encode().hex(),
    "HEX with colons": lambda text, _: text.encode().hex(":").upper(),
    "hex with blanks": lambda text, _: text.encode().hex(" "),
    "base64": lambda text, r: _base64(text, r, base64.b64encode),
    "base64 for URLs": lambda text, r: _base64(text, r, base64.urlsafe_b64encode),
    "base64 in lines": lambda text, r: _base64(text, r, base64.encodebytes),
    "base64 in a URL": lambda text, r: quote(_base64(text, r, base64.b64encode), safe=""),
    "base64 in JSON": lambda text, r: json.dumps(_base64(text, r, base64.encodebytes)),
    "base64 of upper case": lambda text, r: _base64(text.upper(), r, base64.b64encode),
    "base64 of base64": lambda text, r: _base64(
        _base64(text, r, base64.b64encode), r, base64.b64encode
    ),
    "base64 of URL quoting": lambda text, r: _base64(
        "".join(f"%{ord(each):02x}" for each in text), r, base64.b64encode
    ),
    "hex of base64": lambda text, r: _base64(text, r, base64.b64encode).encode().hex(),
    "split": _split,
    "split and quoted": lambda text, r: json.dumps(_split(text, r)),
    "UTF-16": lambda text, _: "".join(f"{each}\0" for each in text),
    "invisible": lambda text, r: r.choice(INVISIBLE).join(text),
    "full width": lambda text, r: _some(text, r, lambda c: chr(ord(c) + 0xFEE0), r.random()),
    "quoted-printable": lambda text, r: _some(text, r, lambda c: f"={ord(c):02X}", r.random()),
    "quoted-printable in lines": lambda text, _: "=\r\n".join(re.findall(".{1,7}", text)),
    "HTML without semicolons": lambda text, _: "".join(f"&#x{ord(each):x}" for each in text),
    "braces": lambda text, r: _some(text, r, lambda c: f"\\u{{{ord(c):x}}}", r.random()),
    "octal": lambda text, r: _some(text, r, lambda c: f"\\{ord(c):03o}", r.random()),
    "%u": lambda text, r: _some(text, r, lambda c: f"%u{ord(c):04x}", r.random()),
    "U+": lambda text, _: " ".join(f"U+{ord(each):04X}" for each in text),
    "octets": lambda text, r: r.choice((" ", ", ", ",\n  ")).join(
        str(each) for each in text.encode()
    ),
    "hex with separators": lambda text, r: r.choice(SEPARATORS).join(
        f"{each:02x}" for each in text.encode()
    ),
    "a dump": lambda text, _: "".join(
        f"{start:08x}  {text[start : start + 16].encode().hex(' ')}\n"
        for start in range(0, len(text), 16)
    ),
    "broken": lambda text, r: r.choice(BREAKS).join(re.findall(".{1,8}", text)),
    "a part": _part,
    "a part of hex": lambda text, r: _part(text.encode().hex(), r),
    "a part of base64": lambda text, r: _part(base64.b64encode(text.encode()).decode(), r),
}


def echo(text: str, form: str, random_: random.Random) -> str:
    """Return `text` in one form."""
    return FORMS[form](text, random_)
