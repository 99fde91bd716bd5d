"""One generated module as text: its mark, docstring, the imports that its body needs, its body."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from lytics_async.codegen.docstring import docstring

MARK = "# generated from"
"""How the first line of every generated file begins."""

MODEL_FUNCTIONS = (
    "anything",
    "boolean",
    "count",
    "either",
    "integer",
    "list_of",
    "map_of",
    "mapping",
    "mismatch",
    "nothing",
    "number",
    "one_or_many",
    "only_one",
    "optional",
    "plain",
    "secret",
    "text",
    "texts",
    "time",
    "unlisted",
)


def known_imports() -> dict[str, str]:
    """Return the import line for every name that generated code may use without defining it."""
    return {
        "Any": "from typing import Any",
        "Final": "from typing import Final",
        "Literal": "from typing import Literal",
        "Self": "from typing import Self",
        "TYPE_CHECKING": "from typing import TYPE_CHECKING",
        "TypeVar": "from typing import TypeVar",
        "overload": "from typing import overload",
        "Iterable": "from collections.abc import Iterable",
        "Mapping": "from collections.abc import Mapping",
        "Sequence": "from collections.abc import Sequence",
        "attrs": "import attrs",
        "builtins": "import builtins",
        "cached_property": "from functools import cached_property",
        "datetime": "from datetime import datetime",
        "Secret": "from lytics_async.access.secret import Secret",
        "import_module": "from importlib import import_module",
        **{name: f"from lytics_async.call.structure import {name}" for name in MODEL_FUNCTIONS},
        "OpenModel": "from lytics_async.call.model import OpenModel",
        "lazy_extra": "from lytics_async.call.model import lazy_extra",
        "moved": "from lytics_async.call.places import moved",
        "places": "from lytics_async.call.places import places",
        "safe_repr": "from lytics_async.call.concealing import safe_repr",
        **{
            name: f"from lytics_async.call.operation import {name}"
            for name in ("UNSET", "Body", "Filter", "Operation", "Paging", "Param", "Unset")
        },
        "ArgumentError": "from lytics_async.errors import ArgumentError",
        "AsyncPager": "from lytics_async.call.paging import AsyncPager",
        "Callable": "from collections.abc import Callable",
        "CompositeService": "from lytics_async.call.composite import CompositeService",
        "Generic": "from typing import Generic",
        **{
            name: f"from lytics_async.call.configuration import {name}"
            for name in ("Credential", "JobConfig", "slug_for")
        },
        "BodyStream": "from lytics_async.wire.messages import BodyStream",
        "Options": "from lytics_async.call.options import Options",
        "RequestOptions": "from lytics_async.call.options import RequestOptions",
        "Service": "from lytics_async.call.service import Service",
    }


def module_text(source: str, doc: str, body: Sequence[str], imports: Mapping[str, str]) -> str:
    """Return the text of one module; the formatter has not seen it yet.

    Args:
        source: what the first line says that it was generated from.
        doc: one line.
        imports: name -> import line, for every name that the body may use.
    """
    text = "\n".join(body)
    lines = sorted({imports[name] for name in set(_names(ast.parse(text))) & imports.keys()})
    header = f"{MARK} {source}; do not edit\n{docstring(doc)}"
    return "\n".join([header, "", "from __future__ import annotations", "", *lines, "", text, ""])


def _names(node: ast.AST, arguments: frozenset[str] = frozenset()) -> Iterator[str]:
    """The names that code reads, but those that a function around it takes as an argument."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in arguments:
        yield node.id
    inside = arguments
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        own = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        inside = arguments | {argument.arg for argument in own}
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _names(child, inside if field == "body" else arguments)
