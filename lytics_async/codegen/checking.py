"""What the rows of the table must keep to beyond the form: names, types, paths, bodies, references
between files.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from lytics_async import errors
from lytics_async.base.codes import CODES
from lytics_async.call.places import path_of
from lytics_async.codegen import type_text
from lytics_async.codegen.composite_checking import check_configured, check_edit, check_follow
from lytics_async.codegen.form import (
    FamilyRow,
    FieldRow,
    ModelRow,
    OperationRow,
    ParamRow,
    PublishedRow,
    TableError,
    models_of,
)
from lytics_async.codegen.module_text import known_imports
from lytics_async.codegen.naming import (
    check_name,
    check_sentence,
    check_type,
    check_unique,
    check_wire,
)
from lytics_async.codegen.type_text import Type

_CAMEL_CASE = re.compile(r"[A-Z][A-Za-z0-9]*")
_SHADOWING = frozenset({"bool", "bytes", "dict", "float", "int", "object", "str", "type"})
"""Methods of these names would hide the builtins that annotations need; `list` is cared for."""
_MODEL_NAMES = frozenset(
    {
        "Secret",
        "attrs",
        "cls",
        "datetime",
        "dict",
        "extra",
        "float",
        "from_json",
        "int",
        "list",
        "self",
        "str",
        "to_json",
    }
)
_MAPPING_NAMES = _MODEL_NAMES | {"get", "items", "keys", "values"}
_CLIENT_NAMES = frozenset(
    {
        "aclose",
        "collect",
        "config",
        "events",
        "request",
        "send",
        "start_upload",
        "upload_csv",
        "upload_json",
        "v1",
        "v2",
        "with_options",
    }
)
"""Names of the client itself; a service of such a name would hide it, or be hidden."""
_METHOD_ARGUMENTS = frozenset({"self", "options", "operations"})
_CLASS_NAMES = frozenset({*known_imports(), "C", "S", "Services", "T", "V2"})
"""Names that generated modules use or define themselves."""
_PAGER_ARGUMENTS = frozenset({"into", "limit", "raw"})


def check_family(family: FamilyRow) -> None:
    """Check what one file alone can tell; raises TableError."""
    where = f"endpoints/{family.source}"
    if family.source.partition("/")[0] != family.api:
        raise TableError(
            f"{where}: api is {family.api!r}, so the file belongs into endpoints/{family.api}/"
        )
    check_name(family.service, "service", where, reserved=_CLIENT_NAMES)
    check_sentence(family.doc, where)
    if family.class_name in _CLASS_NAMES:
        raise TableError(
            f"{where}: generated code needs the class name {family.class_name!r} itself; rename the service"
        )
    for model in family.models:
        _check_model(model, f"{where}: model {model.name!r}")
    for operation in family.operations:
        _check_operation(operation, f"{where}: operation {operation.name!r}")
    check_unique((model.name for model in family.models), "models", where)


def check_together(families: Sequence[FamilyRow]) -> None:
    """Check what only all files together tell: unique names, known models; raises TableError."""
    for api in ("v1", "v2"):
        members = [family for family in families if family.api == api]
        owners: dict[str, str] = {}
        for family in members:
            for label, names in (
                ("service", [family.service]),
                ("class", [family.class_name, *(model.name for model in family.models)]),
            ):
                for name in names:
                    key = f"{label} {name!r}"
                    if key in owners:
                        raise TableError(
                            f"endpoints/{family.source}: {key} is already taken by endpoints/{owners[key]}"
                        )
                    owners[key] = family.source
        models = models_of(families, api)
        for family in members:
            _check_references(family, {name: model for name, (_, model) in models.items()})
        _check_cycles(members, models)


def _check_model(model: ModelRow, where: str) -> None:
    if not _CAMEL_CASE.fullmatch(model.name):
        raise TableError(f"{where}: a model's name is CamelCase")
    if model.name in _CLASS_NAMES:
        raise TableError(
            f"{where}: generated code needs this name itself; say what it is a {model.name} of"
        )
    check_sentence(model.doc, where)
    if model.body and model.mapping:
        raise TableError(f"{where}: a model is either a body or a mapping")
    for field in model.fields:
        here = f"{where}: field {field.name!r}"
        check_name(
            field.name, "field", here, reserved=_MAPPING_NAMES if model.mapping else _MODEL_NAMES
        )
        check_wire(field, here)
        if field.required and not model.body:
            raise TableError(
                f"{here}: only a body's field is 'required'; in a response the type says it: None, or no None"
            )
        if field.twin and not model.body:
            raise TableError(f"{here}: 'twin' is for the field of a body")
        if not model.body:
            check_type(type_text.check_answer, field.kind, field.type, here)
        _check_places(field, model, here)
        if field.kind.kind == "config" and field.name != "config":
            raise TableError(f"{here}: a configuration is in the field 'config'")
    if model.configuration and not model.body and "workflow" not in {f.name for f in model.fields}:
        raise TableError(f"{where}: the field 'workflow' has to say of which class its config is")
    check_unique((field.name for field in model.fields), "fields", where)
    check_unique((field.wire_name for field in model.fields), "wire names", where)
    if model.bare and (model.body or model.bare not in {field.name for field in model.fields}):
        raise TableError(f"{where}: 'bare' must name a field of a model that is not a body")


def _check_places(field: FieldRow, model: ModelRow, where: str) -> None:
    if not field.also:
        return
    if model.body or model.mapping:
        raise TableError(f"{where}: 'also' is for the fields of responses")
    if not field.because:
        raise TableError(f"{where}: 'also' needs a 'because' that says which source has which form")
    for place in field.also:
        try:
            path_of(place)
        except ValueError as error:
            raise TableError(f"{where}: {error}") from None
        if place in {each.wire_name for each in model.fields}:
            raise TableError(f"{where}: {place!r} is the own place of another field")


def _check_operation(row: OperationRow, where: str) -> None:
    check_name(row.name, "method", where, reserved=_SHADOWING)
    check_sentence(row.doc, where)
    if row.find:
        check_name(row.find, "method", where, reserved=_SHADOWING)
    for param in row.params:
        _check_parameter(param, f"{where}: param {param.name!r}")
    _check_path(row, where)
    check_type(type_text.check_answer, row.kind, row.returns, where)
    _check_answer(row, where)
    _check_body(row, where)
    _check_paging(row, where)
    _check_published(row, where)
    for name in row.raises:
        if name in CODES:
            continue
        kind = getattr(errors, name, None)
        if not (isinstance(kind, type) and issubclass(kind, errors.LyticsError)):
            raise TableError(
                f"{where}: raises names {name!r}, which is neither an error of lytics_async.errors nor a code of API v2"
            )


def _check_path(row: OperationRow, where: str) -> None:
    if not row.path.startswith("/"):
        raise TableError(f"{where}: the path must start with '/'")
    in_path = re.findall(r"\{([^{}]*)\}", row.path)
    declared = [param.wire_name for param in row.params if param.where == "path"]
    for name in in_path:
        if name not in declared:
            raise TableError(
                f"{where}: the path contains {{{name}}}, but no path parameter has this wire name"
            )
    for name in declared:
        if name not in in_path:
            raise TableError(f"{where}: the path parameter {name!r} is not in {row.path}")
    check_unique(in_path, "path parameters", where)


def _check_parameter(param: ParamRow, where: str) -> None:
    check_name(param.name, "parameter", where, reserved=_METHOD_ARGUMENTS)
    check_wire(param, where)
    if param.kind.nullable:
        raise TableError(
            f"{where}: a parameter that may be left out is simply not 'required'; take None out of its type"
        )
    check_type(type_text.check_param, param.kind, param.type, where)
    is_list = param.kind.kind == "list"
    if is_list and param.list_style is None:
        raise TableError(f"{where}: a list needs a 'list_style'")
    if param.list_style == "pairs" and param.kind.kind != "dict":
        raise TableError(f"{where}: list_style 'pairs' is for a dict")
    if not is_list and (param.list_style not in (None, "pairs") or param.repeatable):
        raise TableError(f"{where}: 'list_style' and 'repeatable' are for lists")
    if param.where == "path" and (is_list or param.default is not None):
        raise TableError(f"{where}: a path parameter is one value, and always required")
    if not param.published and not param.because:
        raise TableError(f"{where}: an unpublished parameter needs a 'because'")


def _check_answer(row: OperationRow, where: str) -> None:
    if row.envelope == "none" and row.kind.kind != "none":
        raise TableError(f"{where}: with envelope 'none' it returns None, not {row.returns!r}")
    if row.envelope == "text" and row.kind != Type("scalar", "str"):
        raise TableError(f"{where}: with envelope 'text' it returns str, not {row.returns!r}")
    if row.accepts_single and row.kind.kind != "list":
        raise TableError(f"{where}: 'accepts_single' is for an operation that returns a list")
    if row.accepts_list and row.kind.kind != "model":
        raise TableError(f"{where}: 'accepts_list' is for an operation that returns one model")
    if row.find and (row.kind.nullable or row.paging is not None):
        raise TableError(f"{where}: 'find' is for an operation that returns one value, never None")


def _check_body(row: OperationRow, where: str) -> None:
    style = row.style
    if style is None:
        for key, given in (
            ("body_name", row.body_name != ""),
            ("body_doc", row.body_doc != ""),
            ("content_type", row.content_type != ""),
            ("body_required", not row.body_required),
        ):
            if given:
                raise TableError(f"{where}: {key!r} without a body; say 'body' or 'body_style'")
        return
    if style == "fields" and (row.body_kind is None or row.body_kind.kind != "model"):
        raise TableError(
            f"{where}: body_style 'fields' needs 'body' to be the name of a body model, not {row.body!r}"
        )
    if style in ("json", "scalar") and row.body_kind is None:
        raise TableError(f"{where}: body_style {style!r} needs 'body', the type of what is sent")
    if style in ("text", "csv", "ndjson") and row.body and (style, row.body) != ("text", "Filter"):
        raise TableError(f"{where}: body_style {style!r} says it all; take 'body' out")
    if style == "fields" and row.body_name:
        raise TableError(f"{where}: the fields of a body are keywords, so it needs no 'body_name'")
    if row.body_name:
        check_name(row.body_name, "body", where, reserved=_METHOD_ARGUMENTS)


def _check_paging(row: OperationRow, where: str) -> None:
    if row.paging is None:
        return
    if row.kind.kind != "list":
        raise TableError(f"{where}: an operation with paging returns a list, not {row.returns!r}")
    query = {param.name for param in row.query_params}
    for key in ("cursor", "limit", "fields"):
        name = getattr(row.paging, key)
        if name and name not in query:
            raise TableError(
                f"{where}: paging.{key} names {name!r}, which is not a query parameter"
            )
    if row.paging.by_offset and (row.paging.cursor_fields or row.paging.more_field):
        raise TableError(
            f"{where}: with paging.by_offset the response has no cursor; take cursor_fields and more_field out"
        )
    if row.paging.cursor != "start" or row.paging.limit != "page_size":
        raise TableError(
            f"{where}: call the cursor 'start' and the page size 'page_size', as every pager does (use 'wire')"
        )
    clashing = sorted(_PAGER_ARGUMENTS & {param.name for param in row.params})
    if clashing:
        raise TableError(
            f"{where}: {clashing[0]!r} is an argument of every pager; give the parameter another name and a 'wire'"
        )


def _check_published(row: OperationRow, where: str) -> None:
    if row.published is True:
        raise TableError(f"{where}: 'published = true' goes without saying; take it out")
    if row.published != PublishedRow() and not row.because:
        raise TableError(
            f"{where}: 'published' departs from the published page, so it needs a 'because'"
        )
    kept = sorted({param.wire_name for param in row.params} & set(row.departure.without))
    if kept:
        raise TableError(f"{where}: published.without names {kept[0]!r}, which the row has")


def _check_references(family: FamilyRow, models: Mapping[str, ModelRow]) -> None:
    where = f"endpoints/{family.source}"
    for model in family.models:
        for field in model.fields:
            _check_known(field.kind, models, f"{where}: model {model.name!r}: field {field.name!r}")
    for row in family.operations:
        here = f"{where}: operation {row.name!r}"
        _check_known(row.kind, models, here)
        arguments = [param.name for param in row.params]
        if row.body_kind is not None:
            _check_known(row.body_kind, models, here)
        if row.style == "fields" and row.body_kind is not None:
            body = models[row.body_kind.name]
            if not body.body:
                raise TableError(
                    f"{here}: its body {body.name!r} is a model of responses; a body model says 'body = true'"
                )
            arguments += [field.name for field in row.own_fields(body)]
        if row.style is not None:
            arguments.append(row.body_argument)
        check_unique([*arguments, *_METHOD_ARGUMENTS], "arguments", here)
        check_configured(row, models, here)
        check_edit(row, family, here)
        check_follow(row, family, models, here)
    methods = [
        name
        for row in family.operations
        for name in (
            row.name,
            row.find,
            row.edit_name if row.edit else "",
            row.follow_name if row.follow else "",
        )
        if name
    ]
    check_unique(methods, "methods", where)


def _check_known(kind: Type, models: Mapping[str, ModelRow], where: str) -> None:
    for name in kind.models():
        if name not in models:
            near = difflib.get_close_matches(name, models, n=1)
            raise TableError(
                f"{where}: there is no model {name!r}"
                + (f"; did you mean {near[0]!r}?" if near else "")
            )


def _check_cycles(
    members: list[FamilyRow], models: Mapping[str, tuple[FamilyRow, ModelRow]]
) -> None:
    """Refuse files whose models need each other: their modules could not import each other."""
    needs = {
        family.source: {
            models[name][0].source
            for model in family.models
            for field in model.fields
            for name in field.kind.models()
        }
        - {family.source}
        for family in members
    }
    while free := [source for source, needed in needs.items() if not needed & needs.keys()]:
        for source in free:
            del needs[source]
    if needs:
        raise TableError(
            f"the models of {' and '.join(f'endpoints/{s}' for s in needs)} need each other; move one of them"
        )
