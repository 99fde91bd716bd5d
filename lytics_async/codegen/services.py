"""Operation rows -> services/<service>.py: one class a family, one typed method a row."""

from __future__ import annotations

from collections.abc import Mapping

from lytics_async.codegen.composite import edit_method, follow_method
from lytics_async.codegen.configured import configured_method
from lytics_async.codegen.docstring import docstring
from lytics_async.codegen.form import FamilyRow, ModelRow
from lytics_async.codegen.methods import Method


def services_body(family: FamilyRow, models: Mapping[str, ModelRow]) -> list[str]:
    """Return the lines of the module of a family's service class.

    Args:
        models: every model of the API version by name.
    """
    prefix = "" if family.api == "v1" else f"{family.api}."
    composite = any(row.configured or row.edit or row.follow for row in family.operations)
    lines = [
        f"class {family.class_name}({'CompositeService' if composite else 'Service'}):",
        f"    {docstring(family.doc, family.detail, f'Reached as `client.{prefix}{family.service}`.', indent=4)}",
        "",
        "    __slots__ = ()",
    ]
    for row in family.operations:
        method = Method(row, models)
        lines += [
            f"    {line}"
            for line in ("", *(configured_method(method) if row.configured else method.lines()))
        ]
        if row.edit:
            read = next(each for each in family.operations if each.name == row.edit)
            lines += [f"    {line}" for line in ("", *edit_method(row, Method(read, models)))]
        if row.follow is not None:
            status = next(each for each in family.operations if each.name == row.follow.operation)
            lines += [f"    {line}" for line in ("", *follow_method(method, status))]
    bases = {row.kind.configuration() for row in family.operations if row.configured} - {""}
    if any(row.paging is not None for row in family.operations):
        lines = ['T = TypeVar("T")', "", *lines]
    return [*(f'C = TypeVar("C", bound={base})' for base in sorted(bases)), *lines]
