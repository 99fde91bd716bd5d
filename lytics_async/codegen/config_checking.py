"""What the rows of configurations must keep to: unique slugs and classes, known groups, field texts
that can be read.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from lytics_async.codegen import field_text
from lytics_async.codegen.config_form import CommonRow, ConfigRow
from lytics_async.codegen.field_text import ConfigField
from lytics_async.codegen.form import Table, TableError
from lytics_async.codegen.type_text import TypeTextError

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")
_MODULE = re.compile(r"[a-z][a-z0-9_]*")
_RESERVED = frozenset(
    {"Any", "Credential", "Iterable", "JobConfig", "Literal", "Mapping", "Secret", "Sequence"}
)


def check_providers(table: Table) -> None:
    """Check the configurations of all providers; raises TableError."""
    taken: dict[str, str] = {}
    for provider in table.providers:
        where = f"endpoints/{provider.source}"
        if not _MODULE.fullmatch(provider.module):
            raise TableError(f"{where}: the file names a Python module, so its name is snake_case")
        if not provider.configs:
            raise TableError(f"{where}: there is no 'config'")
        for config in provider.configs:
            here = f"{where}: config {config.slug!r}"
            _check_config(config, here)
            list(fields_of(config, table.common, here))
            for key in (f"{config.kind} {config.slug}", config.class_name):
                if key in taken:
                    raise TableError(f"{here}: {key!r} is already taken by {taken[key]}")
                taken[key] = where


def _check_config(config: ConfigRow, where: str) -> None:
    if not _SLUG.fullmatch(config.slug):
        raise TableError(f"{where}: a slug is in lower case, with hyphens")
    if not _CLASS.fullmatch(config.class_name) or config.class_name in _RESERVED:
        raise TableError(f"{where}: {config.class_name!r} is not a valid class name; say 'name'")
    if config.doc and (not config.doc.endswith(".") or "\n" in config.doc):
        raise TableError(f"{where}: doc is one line that ends in a full stop")


def fields_of(config: ConfigRow, common: CommonRow, where: str = "") -> Iterator[ConfigField]:
    """Yield the fields of a configuration, those of its groups first; raises TableError."""
    groups = {group.name: group for group in common.groups}
    texts: dict[str, str] = {}
    for name in config.include:
        if name not in groups:
            near = difflib.get_close_matches(name, groups, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise TableError(f"{where}: there is no group {name!r}{hint}")
        texts |= groups[name].fields
    unknown = sorted(config.docs.keys() - {*texts, *config.fields})
    if unknown:
        raise TableError(f"{where}: docs names {unknown[0]!r}, which is not one of its fields")
    names: set[str] = set()
    for wire, text in (texts | config.fields).items():
        try:
            field = field_text.parse(wire, text, config.docs.get(wire) or common.docs.get(wire, ""))
        except TypeTextError as error:
            raise TableError(f"{where}: field {wire!r}: {error}") from None
        if not field.name.isidentifier() or field.name in names or field.name.startswith("_"):
            raise TableError(f"{where}: field {wire!r}: {field.name!r} is not a free Python name")
        names.add(field.name)
        yield field
