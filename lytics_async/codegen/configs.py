"""Config rows -> configs/<provider>.py, the indexes workflows.py and credentials.py, and a page for
each provider.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from lytics_async.codegen.config_checking import fields_of
from lytics_async.codegen.config_form import ConfigRow, ProviderRow
from lytics_async.codegen.docstring import capitalized, comment, docstring, sentence
from lytics_async.codegen.field_text import ConfigField
from lytics_async.codegen.form import Table
from lytics_async.codegen.module_text import MARK, known_imports, module_text
from lytics_async.codegen.reference import MARK as PAGE_MARK
from lytics_async.codegen.reference import cell, code, table_of, wrapped

BASES = {"job": "JobConfig", "auth": "Credential"}
INDEXES = {"job": ("workflows", "workflow"), "auth": ("credentials", "credential")}
"""Kind -> the module of the index, and the word in the name of its function."""


def configs(table: Table, package: str) -> dict[str, str]:
    """Return the files of the configurations: path -> text; nothing if the table has none."""
    if not table.providers:
        return {}
    files = {
        "configs/__init__.py": (
            f"{MARK} endpoints/v2/configs/; do not edit\n"
            + docstring(
                "The configurations of providers, a module each; import them from "
                f"`{package}.workflows` and `{package}.credentials`."
            )
            + "\n"
        )
    }
    for provider in table.providers:
        rows = [(row, list(fields_of(row, table.common))) for row in provider.configs]
        files[f"configs/{provider.module}.py"] = _module(provider, rows)
        files[f"reference/configs/{provider.module}.md"] = _page(provider, rows, package)
    for kind, (module, word) in INDEXES.items():
        files[f"{module}.py"] = _index(table, package, kind, word)
    files["reference/configs/index.md"] = _index_page(table)
    return files


def _module(provider: ProviderRow, rows: list[tuple[ConfigRow, list[ConfigField]]]) -> str:
    body = "\n".join(line for row, fields in rows for line in ("", "", *_class(row, fields)))
    typing_only = {"Any": "typing", "Literal": "typing"} | dict.fromkeys(
        ("Mapping", "Sequence"), "collections.abc"
    )
    typing_only |= {"Secret": "lytics_async.access.secret", "datetime": "datetime"}
    words = {word for _, fields in rows for field in fields for word in _words(field.annotation)}
    imports = sorted(
        f"    from {home} import {name}" for name, home in typing_only.items() if name in words
    )
    bases = sorted({BASES[row.kind] for row, _ in rows})
    lines = [
        f"{MARK} endpoints/{provider.source}; do not edit",
        docstring(f"Configurations of {provider.provider}."),
        "",
        "from __future__ import annotations",
        "",
        *(["from typing import TYPE_CHECKING", ""] if imports else []),
        f"from lytics_async.call.configuration import {', '.join(bases)}",
        *(["", "if TYPE_CHECKING:", *imports] if imports else []),
    ]
    return "\n".join(lines) + body + "\n"


def _words(annotation: str) -> set[str]:
    return set("".join(letter if letter.isalnum() else " " for letter in annotation).split())


def _class(row: ConfigRow, fields: list[ConfigField]) -> Iterator[str]:
    options = [f'slug="{row.slug}"']
    bounds = {
        each.name: (each.low, each.high) for each in fields if (each.low, each.high) != (None, None)
    }
    wires = {each.name: each.wire for each in fields if each.name != each.wire}
    if bounds:
        options.append(f"bounds={bounds!r}")
    if wires:
        options.append(f"wires={wires!r}")
    yield from comment(row.because) if row.because else ()
    yield f"class {row.class_name}({BASES[row.kind]}, {', '.join(options)}):"
    yield f"    {docstring(_doc(row), indent=4)}"
    if fields:
        yield ""
    for field in sorted(fields, key=lambda field: not field.required):
        yield f"    {field.name}: {field.annotation}" + ("" if field.required else " | None = None")
        text = _meaning(field)
        if text:
            yield f"    {docstring(text, indent=4)}"


def _doc(row: ConfigRow) -> str:
    if row.doc:
        return row.doc
    if row.kind == "job":
        return f"The configuration of a job of the workflow `{row.slug}`."
    return f"A credential of the type `{row.slug}`."


def _meaning(field: ConfigField) -> str:
    """What a field means, with its bounds and the server's default."""
    text = field.doc
    if field.low is not None or field.high is not None:
        low = "" if field.low is None else f"at least {field.low}"
        high = "" if field.high is None else f"at most {field.high}"
        text += f"{', ' if text else ''}{' and '.join(filter(None, (low, high)))}"
    if field.default:
        text += f"{' ' if text else ''}(the server's default: {field.default})"
    return sentence(text[:1].upper() + text[1:])


def _index(table: Table, package: str, kind: str, word: str) -> str:
    rows = [
        (provider, row)
        for provider in table.providers
        for row in provider.configs
        if row.kind == kind
    ]
    base = BASES[kind]
    modules = {
        row.class_name: provider.module
        for provider, row in sorted(rows, key=lambda each: each[1].class_name)
    }
    slugs = {row.slug: row.class_name for _, row in sorted(rows, key=lambda each: each[1].slug)}
    what = "configurations of jobs" if kind == "job" else "credentials of providers"
    example = next(iter(modules), "")
    body = [
        "if TYPE_CHECKING:",
        f"    from lytics_async.call.configuration import {base} as {base}",
        *(
            f"    from {package}.configs.{module} import {name} as {name}"
            for name, module in modules.items()
        ),
        "else:",
        "",
        "    def __getattr__(name: str) -> object:",
        f'        if name == "{base}":',
        "            from lytics_async.call import configuration",
        "",
        f"            return configuration.{base}",
        "        module = PROVIDERS.get(name)",
        "        if module is None:",
        '            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")',
        f'        found = getattr(import_module(f"{package}.configs.{{module}}"), name)',
        "        globals()[name] = found",
        "        return found",
        "",
        "    def __dir__() -> list[str]:",
        "        return sorted({*globals(), *PROVIDERS})",
        "",
        "",
        f"def {word}_class(slug: str | None) -> type[{base}]:",
        f'    """Return the class of a slug; `{base}` itself for one that is not published.',
        "",
        "    Args:",
        f"        slug: such as `{next(iter(slugs), '')}`, with hyphens or underscores, or None.",
        '    """',
        '    name = SLUGS.get(slug.replace("_", "-")) if slug is not None else None',
        "    if name is None:",
        "        from lytics_async.call import configuration",
        "",
        f"        return configuration.{base}",
        f'    found: type[{base}] = getattr(import_module(f"{package}.configs.{{PROVIDERS[name]}}"), name)',
        "    return found",
        "",
        f"SLUGS: Final[Mapping[str, str]] = {json.dumps(slugs)}",
        '"""Slug -> name of its class."""',
        "",
        f"PROVIDERS: Final[Mapping[str, str]] = {json.dumps(modules)}",
        '"""Name of a class -> its provider, which is the name of its module in configs."""',
    ]
    doc = f"The {what}, each loaded on first use: `from {package}.{INDEXES[kind][0]} import {example}`."
    imports = {name: line for name, line in known_imports().items() if name != base}
    return module_text("endpoints/v2/configs/", doc, body, imports)


def _page(
    provider: ProviderRow, rows: list[tuple[ConfigRow, list[ConfigField]]], package: str
) -> str:
    blocks = [
        f"{PAGE_MARK} endpoints/{provider.source}; do not edit -->\n# {provider.provider}",
    ]
    for kind, title in (("job", "Workflows"), ("auth", "Credentials")):
        chosen = [(row, fields) for row, fields in rows if row.kind == kind]
        if chosen:
            blocks.append(f"## {title}")
        for row, fields in chosen:
            home = f"{package}.{INDEXES[kind][0]}"
            blocks += [
                f"### {row.class_name}",
                _doc(row),
                f"`from {home} import {row.class_name}`",
                table_of(
                    ("field", "type", "meaning"),
                    (
                        (
                            f"`{field.name}`",
                            code(field.annotation),
                            cell(
                                " ".join(
                                    filter(
                                        None,
                                        (
                                            "Required." if field.required else "",
                                            _meaning(field),
                                            f"On the wire `{field.wire}`."
                                            if field.wire != field.name
                                            else "",
                                        ),
                                    )
                                )
                            ),
                        )
                        for field in sorted(fields, key=lambda field: not field.required)
                    ),
                )
                or "No field is published; pass what it takes in `extra`.",
                wrapped(f"Note: {cell(capitalized(row.because))}") if row.because else "",
            ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _index_page(table: Table) -> str:
    counts: Mapping[str, int] = {
        kind: sum(row.kind == kind for provider in table.providers for row in provider.configs)
        for kind in BASES
    }
    lines = [
        f"{PAGE_MARK} endpoints/v2/configs/; do not edit -->",
        "# Configurations of providers",
        "",
        wrapped(
            f"{counts['job']} workflows and {counts['auth']} credentials of "
            f"{len(table.providers)} providers. A class checks what it is given when an instance is "
            "made. None leaves a field out. A field that is not published goes into `extra`."
        ),
        "",
        "| provider | workflows | credentials |",
        "|---|---|---|",
    ]
    for provider in table.providers:
        links = [
            ", ".join(
                f"[{row.class_name}]({provider.module}.md#{row.class_name.lower()})"
                for row in provider.configs
                if row.kind == kind
            )
            for kind in BASES
        ]
        lines.append(f"| [{provider.provider}]({provider.module}.md) | {links[0]} | {links[1]} |")
    pages = [provider.module for provider in table.providers]
    return "\n".join([*lines, "", "```{toctree}", ":hidden:", "", *pages, "```", ""])
