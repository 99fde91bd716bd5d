"""Model rows -> models/<service>.py: attrs classes with one straight-line structure function each."""

from __future__ import annotations

import re

from lytics_async.codegen import type_text
from lytics_async.codegen.docstring import capitalized, comment, docstring, sentence
from lytics_async.codegen.form import FamilyRow, FieldRow, ModelRow
from lytics_async.codegen.type_text import Type

FROM_JSON_DOC = (
    "Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."
)
TO_JSON_DOC = "Return the JSON object of this model, unknown fields included."


def models_body(family: FamilyRow) -> list[str]:
    """Return the lines of the module of a family's models."""
    structures = _Structures()
    lines: list[str] = []
    for model in family.models:
        lines += [
            "",
            *(_mapping_class(model, structures) if model.mapping else _class(model, structures)),
        ]
    return [*lines, "", *structures.definitions()]


class _Structures:
    """The structure functions that one module builds once, by name, because its models share them."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, kind: Type) -> str:
        """Return what to call for such a value."""
        expression = type_text.structure(kind)
        if "(" not in expression:
            return expression
        words = (
            expression.replace(".from_json", "")
            .replace("(", " ")
            .replace(")", " ")
            .replace(",", " ")
        )
        snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", "_".join(words.split())).lower()
        return self._names.setdefault(expression, f"_{snake}")

    def definitions(self) -> list[str]:
        """The lines that build them; they stand below the classes that they refer to."""
        return [
            f"{name} = {expression}"
            for expression, name in sorted(self._names.items(), key=lambda item: item[1])
        ]


def _class(model: ModelRow, structures: _Structures) -> list[str]:
    fields = sorted(model.fields, key=lambda field: not _is_required(field, model))
    lines = [
        *comment(model.because),
        "@attrs.define(kw_only=True)",
        f"class {model.name}:",
        f"    {_class_doc(model)}",
        "",
    ]
    for field in fields:
        lines += [f"    {line}" for line in (*comment(field.because), _attribute(field, model))]
    lines += [
        '    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})',
        "",
        "    @classmethod",
        "    def from_json(cls, value: Any, /) -> Self:",
        f'        """{FROM_JSON_DOC}"""',
        "        if type(value) is not dict:",
        '            mismatch("object", value)',
    ]
    if fields:
        lines.append("        get = value.get")
    if not all(_never_absent(field, model) for field in fields):
        lines.append("        absent = 0")
    for field in fields:
        lines += [f"        {line}" for line in _taken(field, model, structures)]
    lines += [
        _extra(fields, model),
        "        self = cls.__new__(cls)",
        *(f"        self.{field.name} = {_local(field)}" for field in fields),
        "        self.extra = extra",
        "        return self",
        "",
        "    def to_json(self) -> dict[str, Any]:",
        f'        """{TO_JSON_DOC}"""',
    ]
    items = "".join(f'"{field.wire_name}": {_encoded(field)}, ' for field in fields)
    if model.body:
        lines += [
            f"        fields: dict[str, Any] = {{{items}}}",
            "        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra",
        ]
    else:
        lines.append(f"        return {{{items}**self.extra}}")
    return lines


def _mapping_class(model: ModelRow, structures: _Structures) -> list[str]:
    known = ", ".join(f'"{field.wire_name}"' for field in model.fields)
    lines = [
        *comment(model.because),
        f"class {model.name}(MappingModel):",
        f"    {docstring(model.doc, model.detail, indent=4)}",
        "",
        "    __slots__ = ()",
        f"    _known = frozenset({{{known}}})" if known else "",
    ]
    for field in model.fields:
        kind = type_text.annotation(field.kind)
        got = f'self._fields.get("{field.wire_name}")'
        checked = field.kind.kind != "any"
        lines += [
            "",
            "    @property",
            f"    def {field.name}(self) -> {kind}:",
            f"        {docstring(capitalized(field.doc or field.name), indent=8)}",
            *(f"        {line}" for line in comment(field.because)),
            f"        return {structures.name(field.kind)}({got})"
            if checked
            else f"        return {got}",
        ]
    return lines


def _class_doc(model: ModelRow) -> str:
    entries = [(field.name, sentence(field.doc)) for field in model.fields if field.doc]
    if entries:
        entries.append(
            (
                "extra",
                "fields of the answer that are not listed here."
                if not model.body
                else "further fields to send.",
            )
        )
    return docstring(model.doc, model.detail, sections={"Attributes": entries}, indent=4)


def _attribute(field: FieldRow, model: ModelRow) -> str:
    annotation = type_text.annotation(field.kind)
    if model.body:
        annotation = type_text.argument(field.kind, or_else="" if field.required else "Unset")
    options: list[str] = []
    if not _is_required(field, model):
        if model.body:
            options.append("default=UNSET")
        elif field.kind.nullable:
            options.append("default=None")
        else:
            options.append(f"factory={field.kind.kind}")
    if field.secret:
        options.append("repr=False")
    if field.wire_name != field.name:
        options.append(f'metadata={{"wire": "{field.wire_name}"}}')
    if not options:
        return f"{field.name}: {annotation}"
    if len(options) == 1 and options[0].startswith("default="):
        return f"{field.name}: {annotation} = {options[0].removeprefix('default=')}"
    return f"{field.name}: {annotation} = attrs.field({', '.join(options)})"


def _is_required(field: FieldRow, model: ModelRow) -> bool:
    """A body's field says so; an answer's field is required unless null, a list or an object may stand in for it."""
    if model.body:
        return field.required
    return not field.kind.nullable and field.kind.kind not in ("list", "dict")


def _taken(field: FieldRow, model: ModelRow, structures: _Structures) -> list[str]:
    """The lines that take one field out of the JSON object, check it, and count it in `absent` if it is not there."""
    local, kind = _local(field), field.kind
    may_be_unset = _may_be_unset(field, model)
    lines = [f'{local} = get("{field.wire_name}"{", UNSET" if may_be_unset else ""})']
    branch = "if"
    if may_be_unset:
        lines += [f"if {local} is UNSET:", "    absent += 1"]
        branch = "elif"
    elif not _never_absent(field, model):
        lines += [f"if {local} is None:", f'    absent += "{field.wire_name}" not in value']
        branch = "elif" if kind.nullable else "if"
    if kind.kind == "any":
        return lines
    conditions = [f"{local} is not None"] if may_be_unset and kind.nullable else []
    scalars = kind.scalars()
    if scalars is not None:
        conditions += [f"type({local}) is not {name}" for name in scalars]
        return [
            *lines,
            f"{branch} {' and '.join(conditions)}:",
            f'    mismatch("{" or ".join(scalars)}", {local})',
        ]
    checked = f"{local} = {structures.name(kind.without_none())}({local})"
    if conditions:
        return [*lines, f"{branch} {' and '.join(conditions)}:", f"    {checked}"]
    if branch == "elif":
        return [*lines, "else:", f"    {checked}"]
    return [*lines, checked]


def _may_be_unset(field: FieldRow, model: ModelRow) -> bool:
    return model.body and not field.required


def _never_absent(field: FieldRow, model: ModelRow) -> bool:
    """Whether the check of the field refuses null, and so an object that lacks it."""
    kinds = field.kind.members or (field.kind,)
    return not _may_be_unset(field, model) and all(
        kind.kind in ("scalar", "literal", "secret", "datetime", "model") for kind in kinds
    )


def _extra(fields: list[FieldRow], model: ModelRow) -> str:
    """The line that gathers the unknown fields; the count of the known ones tells whether there are any."""
    if not fields:
        return "        extra = value.copy()"
    found = "len(value)"
    if not all(_never_absent(field, model) for field in fields):
        found += " + absent"
    return f"        extra = unlisted({model.name}, value) if {found} > {len(fields)} else {{}}"


def _encoded(field: FieldRow) -> str:
    value = f"self.{field.name}"
    return f"plain({value})" if _needs_plain(field.kind) else value


def _needs_plain(kind: Type) -> bool:
    return kind.kind in ("model", "secret", "datetime", "any") or any(
        _needs_plain(item) for item in kind.items
    )


def _local(field: FieldRow) -> str:
    """A local's name; the underscore keeps it from hiding the functions that are called."""
    return f"{field.name}_"
