"""The method that takes a configuration or its class, with an overload for what has no class."""

from __future__ import annotations

from lytics_async.codegen import type_text
from lytics_async.codegen.methods import Argument, Method
from lytics_async.codegen.operations import constant_name


def configured_method(method: Method) -> list[str]:
    """The method that takes a configuration, or its class, with an overload for what is not known
    as a class.

    The class of the configuration stands for the slug, and what is returned holds an instance of
    it.
    """
    row = method.row
    base = row.configuration(method.models)
    generic = bool(row.kind.configuration())
    kind = "C" if generic else base
    open_answer = type_text.annotation(row.kind, list_name="builtins.list")
    answer = open_answer.replace(f"[{base}]", "[C]")
    slug, argument = row.slug_argument, "config"
    if method.takes_body_configuration:
        known = {"config": f"config: {kind}"}
        unknown = {"config": "config: Mapping[str, Any]", slug: f"{slug}: str"}
        merged = {"config": f"config: {base} | Mapping[str, Any]"}
    elif slug:
        default = next(each for each in (*method.positional, *method.keywords) if each.name == slug)
        known = {slug: f"{slug}: type[{kind}]"}
        unknown = {
            slug: Argument(
                slug, default.annotation.replace(f" | type[{base}]", ""), default.default
            ).declared
        }
        merged, argument = {}, slug
    else:
        known = {"config": "config: type[C]"}
        unknown = {"config": "config: None = None"}
        merged = {}
    lines: list[str] = []
    for declared, returned in ((known, answer), (unknown, open_answer)):
        if generic or method.takes_body_configuration:
            lines += [
                "@overload",
                f"async def {row.name}({method.signature(declared=declared)}) -> {returned}: ...",
            ]
    returns = open_answer.replace(f"[{base}]", "[Any]")
    call = "_call_configured" if generic else "_call"
    extra = f", {argument}" if generic else ""
    return [
        *lines,
        f"async def {row.name}({method.signature(declared=merged)}) -> {returns}:",
        f"    {method.documented(row.doc, raises=row.raises)}",
        f"    {'' if returns == 'None' else 'return '}await self.{call}"
        f"(operations.{constant_name(row)}, {method.passed()}{extra}, options)",
    ]
