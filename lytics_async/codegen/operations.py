"""Operation rows -> operations/<service>.py: one Operation constant a row."""

from __future__ import annotations

import json
from collections.abc import Mapping

from lytics_async.codegen import type_text
from lytics_async.codegen.docstring import comment, docstring
from lytics_async.codegen.form import (
    CONTENT_TYPES,
    FamilyRow,
    ModelRow,
    OperationRow,
    PagingRow,
    ParamRow,
)


def constant_name(row: OperationRow) -> str:
    """Return the name of an operation's constant."""
    return row.name.upper()


def operation_name(family: FamilyRow, row: OperationRow) -> str:
    """Return the name that messages and look-ups use: `segments.list`, `v2.segments.list`."""
    return f"{'' if family.api == 'v1' else family.api + '.'}{family.service}.{row.name}"


def operations_body(family: FamilyRow, models: Mapping[str, ModelRow]) -> list[str]:
    """Return the lines of the module of a family's operations.

    Args:
        models: every model of the API version by name.
    """
    lines: list[str] = []
    for row in family.operations:
        lines += ["", *comment(row.because), *_constant(family, row, models), docstring(row.doc)]
    return lines


def _constant(family: FamilyRow, row: OperationRow, models: Mapping[str, ModelRow]) -> list[str]:
    returns = type_text.annotation(row.kind)
    lines = [
        f"{constant_name(row)}: Final[Operation[{returns}]] = Operation(",
        f"name={_text(operation_name(family, row))},",
        f"method={_text(row.method)},",
        f"path={_text(row.path)},",
        f"retry={_text(row.retry)},",
        f"structure={_structure(row)},",
        f"returns={_text(returns)},",
    ]
    if row.kind.kind not in ("none", "any"):
        lines.append(f"type={returns},")
    if row.envelope != "data":
        lines.append(f"envelope={_text(row.envelope)},")
    if row.host != "api":
        lines.append(f"host={_text(row.host)},")
    if family.api != "v1":
        lines.append(f"api={_text(family.api)},")
    for name, params in (("path_params", row.path_params), ("query_params", row.query_params)):
        if params:
            lines += [f"{name}=(", *(line for param in params for line in _param(param)), "),"]
    lines += _body(row, models)
    if row.paging is not None:
        lines.append(f"paging=Paging({', '.join(_paging(row.paging))}),")
    lines += [f"{flag}=True," for flag in ("entity_miss", "data_token") if getattr(row, flag)]
    if row.published is False:
        lines.append("published=False,")
    if row.role:
        lines.append(f"role={_text(row.role)},")
    return [*lines, ")"]


def _structure(row: OperationRow) -> str:
    if row.accepts_single:
        return f"one_or_many({type_text.structure(row.kind.items[0])})"
    if row.accepts_list:
        return f"only_one({type_text.structure(row.kind)})"
    return type_text.structure(row.kind)


def _param(param: ParamRow) -> list[str]:
    options = [f"name={_text(param.name)}", f"wire={_text(param.wire_name)}"]
    if param.list_style is not None:
        options.append(f"list_style={_text(param.list_style)}")
    if param.repeatable:
        options.append("repeatable=True")
    if param.required or param.where == "path":
        options.append("required=True")
    return [*comment(param.because), f"Param({', '.join(options)}),"]


def _paging(row: PagingRow) -> list[str]:
    options = [
        f"cursor_param={_text(row.cursor)}",
        f"limit_param={_text(row.limit)}",
        f"max_limit={row.max}",
    ]
    if row.fields:
        options.append(f"fields_param={_text(row.fields)}")
    if row.cursor_fields:
        options.append(f"cursor_fields={_tuple(row.cursor_fields)}")
    if row.more_field:
        options.append(f"more_field={_text(row.more_field)}")
    if row.by_offset:
        options.append("by_offset=True")
    return options


def _body(row: OperationRow, models: Mapping[str, ModelRow]) -> list[str]:
    if row.style is None:
        return []
    options = [
        f"style={_text(row.style)}",
        f"content_type={_text(row.content_type or CONTENT_TYPES[row.style])}",
    ]
    if row.style == "fields":
        fields = row.own_fields(models[row.body])
        pairs = "".join(
            f"({_text(field.name)}, {_text(wire)}),"
            for field in fields
            for wire in (field.wire_name, field.twin)
            if wire
        )
        options.append(f"fields=({pairs})")
        required = ", ".join(_text(field.name) for field in fields if field.required)
        if required:
            options.append(f"required_fields=frozenset({{{required}}})")
    if not row.body_required:
        options.append("required=False")
    if row.style != "fields" and row.body_argument != "body":
        options.append(f"argument={_text(row.body_argument)}")
    return [f"body=Body({', '.join(options)}),"]


def _tuple(texts: tuple[str, ...]) -> str:
    return f"({''.join(f'{_text(text)}, ' for text in texts)})"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
