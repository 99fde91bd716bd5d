"""Model rows -> models/<service>.py: attrs classes with a straight-line function each."""

from __future__ import annotations

import re

from lytics_async.codegen import type_text
from lytics_async.codegen.docstring import capitalized, comment, docstring, sentence
from lytics_async.codegen.form import FamilyRow, FieldRow, ModelRow
from lytics_async.codegen.type_text import Type

FROM_JSON_DOC = "Structure a decoded JSON object; raises Mismatch on any other type."
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
    bases = {model.configuration for model in family.models if _is_generic(model)}
    variables = [f'C = TypeVar("C", bound={base})' for base in sorted(bases)]
    return [*variables, *lines, "", *structures.definitions()]


def _is_generic(model: ModelRow) -> bool:
    """Whether the class of its configuration is a parameter of the model."""
    return bool(model.configuration) and not model.body


class _Structures:
    """The structure functions that one module builds once, by name, since its models share them."""

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
        name = _snake("_".join(words.split()))
        self._names[name] = expression
        return name

    def define(self, name: str, expression: str) -> None:
        """Add what a model needs for itself."""
        self._names[name] = expression

    def definitions(self) -> list[str]:
        """The lines that build them; they stand below the classes that they refer to."""
        return [f"{name} = {expression}" for name, expression in self._names.items()]


def _class(model: ModelRow, structures: _Structures) -> list[str]:
    fields = sorted(model.fields, key=lambda field: not _is_required(field, model))
    lines = [
        *comment(model.because),
        "@lazy_extra",
        "@attrs.define(kw_only=True)",
        f"class {model.name}(Generic[C]):" if _is_generic(model) else f"class {model.name}:",
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
        *(
            [f'            value = {{"{_wire_of(model.bare, model)}": value}}']
            if model.bare
            else ['            mismatch("object", value)']
        ),
        *_moved(model, structures),
        *(["        get: Any = value.get"] if fields else []),
        "        self = cls.__new__(cls)",
    ]
    for field in fields:
        lines += [f"        {line}" for line in _taken(field, model, structures)]
    if fields:
        known = f"{_snake(model.name)}_fields"
        names = ", ".join(f'"{field.wire_name}"' for field in fields)
        structures.define(known, f"frozenset({{{names}}})")
        lines += [
            f"        if not {known}.issuperset(value):",
            f"            self.extra = unlisted(value, {known})",
        ]
    else:
        lines.append("        self.extra = value.copy()")
    lines += [
        "        return self",
        "",
        "    def to_json(self) -> dict[str, Any]:",
        f'        """{TO_JSON_DOC}"""',
    ]
    items = "".join(
        f'"{wire}": {_encoded(field)}, '
        for field in fields
        for wire in (field.wire_name, field.twin)
        if wire
    )
    if model.body:
        lines += [
            f"        fields: dict[str, Any] = {{{items}**plain(self.extra)}}",
            "        return {name: value for name, value in fields.items() if value is not UNSET}",
        ]
    else:
        lines.append(f"        return {{{items}**plain(self.extra)}}")
    return lines


def _wire_of(name: str, model: ModelRow) -> str:
    return next(field.wire_name for field in model.fields if field.name == name)


def _moved(model: ModelRow, structures: _Structures) -> list[str]:
    """The line that moves members from their alternate places; none if they have none."""
    alternates = {field.wire_name: field.also for field in model.fields if field.also}
    if not alternates:
        return []
    name = f"{_snake(model.name)}_places"
    structures.define(name, f"places({alternates!r})")
    return [f"        value = moved(value, {name})"]


def _mapping_class(model: ModelRow, structures: _Structures) -> list[str]:
    known = ", ".join(f'"{field.wire_name}"' for field in model.fields)
    lines = [
        *comment(model.because),
        f"class {model.name}(OpenModel):",
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
                "fields of the response that are not listed here."
                if not model.body
                else "further fields to send.",
            )
        )
    return docstring(model.doc, model.detail, sections={"Attributes": entries}, indent=4)


def _attribute(field: FieldRow, model: ModelRow) -> str:
    annotation = "C" if field.kind.kind == "config" else type_text.annotation(field.kind)
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
    elif _holds_anything(field.kind):
        options.append("repr=safe_repr")
    metadata = _metadata(field, model)
    if metadata:
        options.append(f"metadata={metadata!r}")
    if not options:
        return f"{field.name}: {annotation}"
    if len(options) == 1 and options[0].startswith("default="):
        return f"{field.name}: {annotation} = {options[0].removeprefix('default=')}"
    return f"{field.name}: {annotation} = attrs.field({', '.join(options)})"


def _metadata(field: FieldRow, model: ModelRow) -> dict[str, object]:
    """What the converter must know to explain a response that is not the model."""
    found: dict[str, object] = {}
    if field.wire_name != field.name:
        found["wire"] = field.wire_name
    if field.also:
        found["also"] = field.also
    if field.name == model.bare:
        found["bare"] = True
    if field.kind.kind == "config":
        found["configuration"] = True
    if field.kind.without_none().kind == "count":
        found["count"] = True
    return found


def _holds_anything(kind: Type) -> bool:
    """Return whether a value may contain members that no row names, which may be secret."""
    return kind.kind == "any" or any(_holds_anything(item) for item in kind.items)


def _is_required(field: FieldRow, model: ModelRow) -> bool:
    """A body's field says so; a response's field is required unless null, a list or an object may
    stand in for it.
    """
    if model.body:
        return field.required
    return not field.kind.nullable and field.kind.kind not in ("list", "dict")


def _taken(field: FieldRow, model: ModelRow, structures: _Structures) -> list[str]:
    """The lines that take one field out of the JSON object, check it, and structure it where it is
    no plain scalar.
    """
    local, kind, place = _local(field), field.kind, f"self.{field.name}"
    got = f'get("{field.wire_name}"{", UNSET" if _may_be_unset(field, model) else ""})'
    if kind.kind == "any" or (kind.kind == "config" and model.body):
        return [f"{place} = {got}"]
    if kind.kind == "config":
        word = type_text.CONFIGS[kind.name]
        made = f'{word}_class(get("workflow")).from_json({got})'
        return [f"{local}: Any = {made}", f"{place} = {local}"]
    present = [f"{local} is not UNSET"] if _may_be_unset(field, model) else []
    if kind.nullable:
        present.append(f"{local} is not None")
    scalars = kind.scalars()
    if scalars is not None:
        # What is there nearly always has its type: then nothing else is looked at.
        conditions = [*(f"type({local}) is not {name}" for name in scalars), *present]
        return [
            f"{place} = {local} = {got}",
            f"if {' and '.join(conditions)}:",
            f'    mismatch("{" or ".join(scalars)}", {local})',
        ]
    structure = structures.name(kind.without_none())
    if not present:
        return [f"{place} = {structure}({got})"]
    return [
        f"{place} = {local} = {got}",
        f"if {' and '.join(present)}:",
        f"    {place} = {structure}({local})",
    ]


def _may_be_unset(field: FieldRow, model: ModelRow) -> bool:
    return model.body and not field.required


def _encoded(field: FieldRow) -> str:
    value = f"self.{field.name}"
    return f"plain({value})" if _needs_plain(field.kind) else value


def _needs_plain(kind: Type) -> bool:
    return kind.kind in ("model", "secret", "datetime", "any", "config") or any(
        _needs_plain(item) for item in kind.items
    )


def _snake(words: str) -> str:
    return f"_{re.sub(r'(?<=[a-z0-9])(?=[A-Z])', '_', words).lower()}"


def _local(field: FieldRow) -> str:
    """A local's name; the underscore keeps it from hiding the functions that are called."""
    return f"{field.name}_"
