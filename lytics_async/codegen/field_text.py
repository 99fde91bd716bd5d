"""Field texts of configurations, such as `str!`, `secret`, `int 0..90`, `bool = true`.

A type of the table, then `!` if the field is required, the bounds of a number, and after `=` the
value that the server takes when the field is left out; that is documentation only, it is not sent.
`secret` is a text that is never shown.
"""

from __future__ import annotations

import keyword
import re

import attrs

from lytics_async.codegen import type_text
from lytics_async.codegen.type_text import Type, TypeTextError

_TEXT = re.compile(
    r"(?P<type>[^!=]+?)(?P<required>!)?(?:\s+(?P<low>-?\d+)?\.\.(?P<high>-?\d+)?)?(?:\s*=\s*(?P<default>.+))?"
)
_OPEN = {"slug", "extra", "from_json", "to_json"}


@attrs.frozen(kw_only=True)
class ConfigField:
    """One field of a configuration.

    Attributes:
        wire: its name on the wire.
        kind: its type.
        required: whether an instance cannot be made without it.
        low, high: the bounds of a number.
        default: what the server takes when it is left out, as text.
        doc: what it means.
    """

    wire: str
    kind: Type
    required: bool = False
    low: int | None = None
    high: int | None = None
    default: str = ""
    doc: str = ""

    @property
    def name(self) -> str:
        """Its Python name."""
        words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", self.wire)
        name = re.sub(r"\W", "_", words).lower()
        return f"{name}_" if keyword.iskeyword(name) or name in _OPEN else name

    @property
    def annotation(self) -> str:
        """The annotation of the field, None left aside."""
        if self.kind == Type("secret"):
            return "Secret | str"
        if self.kind == Type("datetime"):
            # What comes from the server stays as received, so that it is sent back unchanged.
            return "datetime | str"
        return type_text.argument(self.kind)


def parse(wire: str, text: str, doc: str = "") -> ConfigField:
    """Read one field text; raises TypeTextError."""
    found = _TEXT.fullmatch(text.strip())
    if found is None:
        raise TypeTextError(f"{text!r} is not a valid field text, such as 'str!' or 'int 0..90'")
    kind = Type("secret") if found["type"] == "secret" else type_text.parse(found["type"])
    bounds = {
        side: int(found[side]) if found[side] is not None else None for side in ("low", "high")
    }
    if kind != Type("scalar", "int") and any(each is not None for each in bounds.values()):
        raise TypeTextError(f"{text!r}: bounds are for an int")
    return ConfigField(
        wire=wire,
        kind=kind,
        required=found["required"] is not None,
        default=found["default"] or "",
        doc=doc,
        **bounds,
    )
