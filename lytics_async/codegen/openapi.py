"""`python -m lytics_async.codegen.openapi`: write an OpenAPI 3.1 document from the table.

The document is for tools that check a server. It has what the table has: fields and their types,
not every rule of the server.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lytics_async.codegen.__main__ import PACKAGE, read_table
from lytics_async.codegen.form import FamilyRow, FieldRow, ModelRow, OperationRow, ParamRow
from lytics_async.codegen.form import models_of as models_by_name
from lytics_async.codegen.reading import read
from lytics_async.codegen.type_text import Type

Schema = dict[str, Any]

_SCALARS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}
_TEXT_TYPES = {"csv": "application/csv", "ndjson": "application/json", "text": "text/plain"}
_TEXT: Schema = {"type": "string"}
_NULL: Schema = {"type": "null"}
_HOSTS = {"api": "https://api.lytics.io", "bulk": "https://bulk.lytics.io"}
_ERROR: Schema = {
    "type": "object",
    "properties": {
        "status": {"type": ["integer", "string"]},
        "message": _TEXT,
        "request_id": _TEXT,
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"code": _TEXT, "message": _TEXT, "level": _TEXT},
            },
        },
    },
}
_ENVELOPE: Schema = {
    "status": {"type": ["integer", "string"]},
    "message": _TEXT,
    "request_id": _TEXT,
    "_meta": {"type": ["object", "null"]},
}


def document(families: Iterable[FamilyRow], *, server: str = _HOSTS["api"]) -> Schema:
    """Return the document of all operations.

    Operations that share a method and a path are one: the first one is described.
    """
    listed = list(families)
    paths: dict[str, Schema] = {}
    templates: dict[str, str] = {}
    schemas: dict[str, Schema] = {"error": _ERROR}
    for api in ("v1", "v2"):
        models = {name: row for name, (_, row) in models_by_name(listed, api).items()}
        for name, model in models.items():
            schemas[f"{api}.{name}"] = _model(model, api)
        for family in listed:
            for row in family.operations if family.api == api else ():
                shape = re.sub(r"\{\w+\}", "{}", row.path)
                path = templates.setdefault(shape, row.path)
                renamed = dict(zip(_names(row.path), _names(path), strict=True))
                item = paths.setdefault(path, {})
                if row.method.lower() not in item:
                    item[row.method.lower()] = _operation(family, row, models, renamed)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Lytics",
            "version": "2",
            "description": "Written from the endpoint table of lytics-async.",
        },
        "servers": [{"url": server}],
        "security": [{"token": []}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {"type": "apiKey", "in": "header", "name": "Authorization"}
            },
        },
    }


def _operation(
    family: FamilyRow, row: OperationRow, models: Mapping[str, ModelRow], renamed: dict[str, str]
) -> Schema:
    prefix = "v2." if family.api == "v2" else ""
    described: Schema = {
        "operationId": f"{prefix}{family.service}.{row.name}",
        "summary": row.doc,
        "tags": [family.family],
        "parameters": [_parameter(param, renamed, family.api) for param in row.params],
        "responses": {"2XX": _response(row, family.api), "default": _refusal()},
    }
    if row.host != "api":
        described["servers"] = [{"url": _HOSTS[row.host]}]
    if row.style is not None:
        described["requestBody"] = _body(row, models, family.api)
    return described


def _parameter(param: ParamRow, renamed: Mapping[str, str], api: str) -> Schema:
    is_path = param.where == "path"
    schema = _schema(param.kind, api, sent=True)
    described: Schema = {
        "name": renamed[param.wire_name] if is_path else param.wire_name,
        "in": param.where,
        "required": is_path or param.required,
        "description": param.doc,
    }
    if is_path and schema == _TEXT:
        schema = _TEXT | {"minLength": 1}
    if param.list_style == "brackets":
        described["name"] += "[]"
    if param.list_style in ("json", "pairs") or param.kind.kind == "dict":
        described["content"] = {"application/json": {"schema": schema}}
        return described
    if param.kind.kind == "list":
        described |= {"style": "form", "explode": param.list_style != "comma"}
    return described | {"schema": schema}


def _body(row: OperationRow, models: Mapping[str, ModelRow], api: str) -> Schema:
    kind = row.body_kind
    if row.style == "fields" and kind is not None:
        schema = _object(row.own_fields(models[kind.name]), api, sent=True)
    elif row.style in ("json", "scalar") and kind is not None:
        schema = _schema(kind, api, sent=True)
    else:
        schema = _TEXT
    media = row.content_type or _TEXT_TYPES.get(str(row.style), "application/json")
    return {"required": row.body_required, "content": {media: {"schema": schema}}}


def _response(row: OperationRow, api: str) -> Schema:
    described: Schema = {"description": row.returns_doc or "the request succeeded"}
    if row.envelope == "none":
        return described
    if row.envelope == "text":
        return described | {"content": {"text/plain": {"schema": _TEXT}}}
    if row.envelope == "any":
        return described | {"content": {"application/json": {"schema": {}}}}
    schema = _schema(row.kind, api)
    if row.accepts_single:
        schema = {"anyOf": [schema, schema["items"]]}
    if row.accepts_list:
        schema = {"anyOf": [schema, {"type": "array", "items": schema}]}
    if row.envelope == "data":
        schema = {"type": "object", "properties": {"data": schema} | _ENVELOPE}
    return described | {"content": {"application/json": {"schema": schema}}}


def _refusal() -> Schema:
    return {
        "description": "the request is refused",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/error"}}},
    }


def _model(row: ModelRow, api: str) -> Schema:
    schema = _object(row.fields, api, sent=row.body) | {"description": row.doc}
    if row.bare:
        schema = {"anyOf": [schema, {"type": ["string", "integer", "number", "boolean"]}]}
    return schema


def _object(fields: Iterable[FieldRow], api: str, *, sent: bool) -> Schema:
    properties: Schema = {}
    required: list[str] = []
    for field in fields:
        schema = _schema(field.kind, api, sent=sent)
        if not sent and field.kind.kind in ("list", "dict"):
            schema = {"anyOf": [schema, _NULL]}  # null stands for an empty one
        properties[field.wire_name] = schema | {"description": field.doc}
        required += [field.wire_name] if field.required else []
    schema = {"type": "object", "properties": properties}
    return schema | ({"required": required} if required else {})


def _schema(kind: Type, api: str, *, sent: bool = False) -> Schema:
    match kind.kind:
        case "scalar" | "secret":
            return {"type": _SCALARS.get(kind.name, "string")}
        case "none":
            return _NULL
        case "literal":
            return {"enum": list(_literals(kind.name))}
        case "count":
            return {"type": ["integer", "number", "string"]}
        case "filter":
            return _TEXT
        case "datetime":
            return _TEXT | {"format": "date-time"} if sent else _TEXT
        case "list":
            return {"type": "array", "items": _schema(kind.items[0], api, sent=sent)}
        case "dict":
            values = _schema(kind.items[0], api, sent=sent)
            return {"type": "object", "additionalProperties": values}
        case "model":
            return {"$ref": f"#/components/schemas/{api}.{kind.name}"}
        case "union":
            return {"anyOf": [_schema(item, api, sent=sent) for item in kind.items]}
        case "config":
            return {"type": "object"}
        case _:
            return {}


def _literals(members: str) -> Iterator[object]:
    yield from ast.literal_eval(f"[{members}]")


def _names(path: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", path)


def main(arguments: list[str] | None = None) -> int:
    """Write the document to a file, or to standard output."""
    parser = argparse.ArgumentParser(
        prog="python -m lytics_async.codegen.openapi", description=__doc__
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="standard output by default")
    parsed = parser.parse_args(arguments)
    families = read(read_table(PACKAGE / "endpoints")).families
    text = json.dumps(document(families), indent=1, ensure_ascii=False) + "\n"
    if parsed.output is None:
        sys.stdout.write(text)
    else:
        parsed.output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
