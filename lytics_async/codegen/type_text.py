"""Type texts of the table, such as `str | None`, `list[Segment]` or `Literal["a", "b"] | str`.

The grammar is Python's own, cut down: `str`, `int`, `float`, `bool`, `datetime`, `None`, `Any`,
`count` (an int in a response, in any form in which the server writes it), `Filter` (FilterQL as
text or as conditions, in a request), model names, `list[T]`, `dict[str, T]`, `Literal["…", …]` and
unions with `|`; `JobConfig` and `Credential`, the configurations, and a model that contains one,
such as `Job[JobConfig]`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Literal

import attrs

SCALARS = ("str", "int", "float", "bool")
STRUCTURES = {
    "str": "text",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "datetime": "time",
    "count": "count",
    "secret": "secret",
    "filter": "text",
    "Any": "anything",
    "None": "nothing",
}
"""The function of lytics_async.call.structure that structures each plain type."""

Kind = Literal[
    "scalar",
    "secret",
    "count",
    "filter",
    "datetime",
    "none",
    "any",
    "literal",
    "list",
    "dict",
    "model",
    "union",
    "config",
]


CONFIGS = {"JobConfig": "workflow", "Credential": "credential"}
"""Base class of a kind of configuration -> the word for it in names."""


class TypeTextError(ValueError):
    """A text that is not in the grammar, or a type that may not stand where it does."""


@attrs.frozen
class Type:
    """One parsed type.

    Attributes:
        kind: what it is.
        name: of a scalar or a model; for a literal, its members as they are written in Python.
        items: the members of a union, or the one item type of a list or dict.
    """

    kind: Kind
    name: str = ""
    items: tuple[Type, ...] = ()

    @property
    def nullable(self) -> bool:
        """Whether None is one of its values."""
        return self.kind in ("none", "any") or any(item.nullable for item in self.members)

    @property
    def members(self) -> tuple[Type, ...]:
        """The members of a union; nothing for any other type."""
        return self.items if self.kind == "union" else ()

    def without_none(self) -> Type:
        """The type with None taken out of the union."""
        rest = tuple(item for item in self.members if item.kind != "none")
        if not rest:
            return self
        return rest[0] if len(rest) == 1 else Type("union", items=rest)

    def models(self) -> Iterator[str]:
        """The names of the models in it."""
        if self.kind == "model":
            yield self.name
        for item in self.items:
            yield from item.models()

    def configuration(self) -> str:
        """The base class of the configuration in it; empty if there is none."""
        if self.kind == "config":
            return self.name
        return next(filter(None, (item.configuration() for item in self.items)), "")

    def scalars(self) -> tuple[str, ...] | None:
        """The scalars that it is made of, None left aside; None when it holds anything else, or a
        float.

        A float is not a plain scalar: JSON writes 3.0 as 3, so an int is turned into one.
        """
        names: list[str] = []
        for item in self.without_none().members or (self.without_none(),):
            if item.kind == "literal":
                names.append(_literal_scalar(item))
            elif item.kind == "scalar" and item.name != "float":
                names.append(item.name)
            else:
                return None
        return tuple(dict.fromkeys(names))


OPEN_OBJECT = Type("dict", items=(Type("any"),))
"""`dict[str, Any]`."""


def parse(text: str) -> Type:
    """Parse a type text; raises TypeTextError."""
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise TypeTextError(f"{text!r} is not a type: {error.msg}") from None
    return _read(tree, text)


def concealed(kind: Type) -> Type:
    """Return the type with every text in it a Secret."""
    if kind.kind == "scalar" and kind.name == "str":
        return Type("secret")
    return attrs.evolve(kind, items=tuple(concealed(item) for item in kind.items))


def annotation(kind: Type, *, list_name: str = "list") -> str:
    """Return the annotation of a value that comes out: a field, or what a method returns.

    Args:
        list_name: `builtins.list` where a method may be called `list`.
    """
    match kind.kind:
        case "union":
            return " | ".join(annotation(item, list_name=list_name) for item in kind.items)
        case "list":
            return f"{list_name}[{annotation(kind.items[0], list_name=list_name)}]"
        case "dict":
            return f"dict[str, {annotation(kind.items[0], list_name=list_name)}]"
        case "literal":
            return f"Literal[{kind.name}]"
        case "none":
            return "None"
        case "any":
            return "Any"
        case "datetime":
            return "datetime"
        case "secret":
            return "Secret"
        case "count":
            return "int"
        case "filter":
            return "str | Filter"
        case "model" if kind.items:
            return f"{kind.name}[{kind.items[0].name}]"
        case _:
            return kind.name


def argument(kind: Type, *, or_else: str = "") -> str:
    """Return the annotation of a value that goes in: any sequence for a list, any mapping for a
    dict or a model.

    Args:
        or_else: the type of its default, `None` or `Unset`.
    """
    if or_else:
        # None stands last in a union.
        names = [
            argument(kind.without_none()),
            *(["None"] if kind.nullable and kind.kind == "union" else []),
        ]
        return " | ".join(dict.fromkeys([names[0], or_else, *names[1:]]))
    match kind.kind:
        case "union":
            return " | ".join(argument(item) for item in kind.items)
        case "list":
            return f"Sequence[{argument(kind.items[0])}]"
        case "dict":
            return f"Mapping[str, {argument(kind.items[0])}]"
        case "model":
            return f"{kind.name} | Mapping[str, Any]"
        case "secret":
            return "Secret | str"
        case "config":
            return f"{kind.name} | Mapping[str, Any]"
        case _:
            return annotation(kind)


def structure(kind: Type) -> str:
    """Return the expression of the function that structures such a value."""
    match kind.kind:
        case "union":
            inner = kind.without_none()
            if inner.kind != "union":
                return f"optional({structure(inner)})"
            options = list(dict.fromkeys(structure(item) for item in inner.items))
            expression = options[0] if len(options) == 1 else f"either({', '.join(options)})"
            return f"optional({expression})" if kind.nullable else expression
        case "list":
            # A null list is empty, but a null among the items of a list is not an empty object.
            item = kind.items[0]
            if item == Type("scalar", "str"):
                return "texts"
            return "list_of(mapping)" if item == OPEN_OBJECT else f"list_of({structure(item)})"
        case "dict":
            return f"map_of({structure(kind.items[0])})"
        case "model":
            return f"{kind.name}.from_json"
        case "literal":
            return STRUCTURES[_literal_scalar(kind)]
        case "any" | "config":
            return STRUCTURES["Any"]
        case "none":
            return STRUCTURES["None"]
        case "datetime" | "secret" | "count" | "filter":
            return STRUCTURES[kind.kind]
        case _:
            return STRUCTURES[kind.name]


def check_answer(kind: Type, text: str) -> None:
    """Refuse what an response cannot promise: a closed list of values, or a time that is never
    missing.
    """
    for item in (kind, *kind.items):
        if item.kind == "literal" and not (
            kind.kind == "union" and Type("scalar", _literal_scalar(item)) in kind.items
        ):
            raise TypeTextError(
                f"{text!r} closes the list of values, but a server may add one; write `{annotation(item)} | "
                f"{_literal_scalar(item)}`"
            )
        if item.kind == "filter":
            raise TypeTextError(f"{text!r}: a Filter is only sent; what comes back is text: `str`")
        if item.kind == "datetime" and not kind.nullable:
            raise TypeTextError(
                f"{text!r}: the server writes a time that never came as year 1, which reads as None; write `datetime | None`"
            )
    for item in kind.items:
        if item.kind in ("list", "dict", "union"):
            check_answer(item, text)


def check_param(kind: Type, text: str) -> None:
    """Refuse what a path or a query cannot carry."""
    if kind.kind == "dict":
        return
    for item in kind.items if kind.kind in ("list", "union") else (kind,):
        if item.kind not in ("scalar", "literal", "datetime"):
            raise TypeTextError(
                f"{text!r} cannot be written into a URL; use scalars, a list of scalars or a dict"
            )


def _read(tree: ast.expr, text: str) -> Type:
    match tree:
        case ast.Name(id=name) if name in SCALARS:
            return Type("scalar", name)
        case ast.Name(id="Any"):
            return Type("any")
        case ast.Name(id="datetime"):
            return Type("datetime")
        case ast.Name(id="count"):
            return Type("count")
        case ast.Name(id="Filter"):
            return Type("filter")
        case ast.Name(id=name) if name in CONFIGS:
            return Type("config", name)
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Name(id=inner)) if inner in CONFIGS:
            return Type("model", name, items=(Type("config", inner),))
        case ast.Name(id=name) if re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
            return Type("model", name)
        case ast.Constant(value=None):
            return Type("none")
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            one, other = _read(left, text), _read(right, text)
            return Type("union", items=(*(one.members or (one,)), *(other.members or (other,))))
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return Type("list", items=(_read(item, text),))
        case ast.Subscript(
            value=ast.Name(id="dict"), slice=ast.Tuple(elts=[ast.Name(id="str"), item])
        ):
            return Type("dict", items=(_read(item, text),))
        case ast.Subscript(value=ast.Name(id="Literal"), slice=members):
            return _read_literal(members, text)
        case _:
            raise TypeTextError(
                f"{text!r} is not a type of the table: {ast.unparse(tree)!r} is none of str, int, float, bool, count, datetime, "
                "None, Any, Model, list[T], dict[str, T], Literal[…], A | B"
            )


def _read_literal(members: ast.expr, text: str) -> Type:
    values = [
        item.value if isinstance(item, ast.Constant) else None
        for item in (members.elts if isinstance(members, ast.Tuple) else [members])
    ]
    if len({type(value) for value in values}) != 1 or type(values[0]) not in (str, int):
        raise TypeTextError(f"{text!r}: the members of a Literal are all strings or all ints")
    return Type("literal", ", ".join(_quoted(value) for value in values))


def _quoted(value: object) -> str:
    return (
        '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        if isinstance(value, str)
        else repr(value)
    )


def _literal_scalar(kind: Type) -> str:
    return "str" if kind.name.startswith('"') else "int"
