"""Schemas of models for pydantic and FastAPI; loaded only when pydantic requests one.

A model is validated like a response: strictly, with its open fields kept. A configuration is
checked like a new instance. Both are serialized as their JSON objects, except for secrets, which
are written as `***`.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from pydantic import GetCoreSchemaHandler, SerializationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from lytics_async.access.secret import Secret
from lytics_async.call.configuration_base import Configuration, form_of, with_configuration
from lytics_async.call.convert import explain
from lytics_async.call.masking import masked, wire_name
from lytics_async.call.operation import Unset
from lytics_async.call.structure import MappingModel, mapping


def model_schema(model: type[Any], source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return the schema of a generated model.

    Args:
        source: the model, or its form with a class of configurations: `Job[WebhookTriggers]`.
    """
    kinds = get_args(source)
    hints = get_type_hints(model)
    fields = {}
    for field in attrs.fields(model):
        if field.metadata.get("extra"):
            continue
        hint = hints[field.name]
        known = kinds[0] if kinds and isinstance(hint, TypeVar) else _known_to_pydantic(hint)
        fields[wire_name(field)] = core_schema.typed_dict_field(
            handler.generate_schema(known),
            required=field.default is attrs.NOTHING,
            metadata=_described(_documentation(model).get(field.name)),
        )

    def read(value: Any) -> Any:
        try:
            found = model.from_json(value)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            problem = (explain(value, model) or [str(error)])[0]
        else:
            return with_configuration(found, kinds[0]) if kinds else found
        raise ValueError(f"not a {model.__name__}: {problem}")

    return _schema(model, read, fields, _reference(model, kinds))


def mapping_schema(model: type[MappingModel]) -> CoreSchema:
    """Return the schema of a model with open fields, such as a profile."""

    def read(value: Any) -> Any:
        try:
            return model.from_json(value)
        except ValueError as error:
            problem = str(error)
        raise ValueError(f"not a {model.__name__}: $: {problem}")

    return _schema(model, read, None, _reference(model))


def configuration_schema(kind: type[Configuration], handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return the schema of a configuration; that of no known class has open fields."""
    form = form_of(kind)
    names = {
        "Any": Any,
        "Literal": Literal,
        "Mapping": Mapping,
        "Sequence": Sequence,
        "Secret": Secret,
        "datetime": datetime,
    }
    hints = {name: eval(form.fields[name], names) for name in form.fields}  # noqa: S307 - our own annotations
    fields = {
        wire: core_schema.typed_dict_field(
            handler.generate_schema(_known_to_pydantic(hints[name])), required=name in form.required
        )
        for wire, name in form.wires.items()
    }

    def read(value: Any) -> Any:
        given = mapping(value)
        named = {form.wires[wire]: each for wire, each in given.items() if wire in form.wires}
        others = {wire: each for wire, each in given.items() if wire not in form.wires}
        return kind(extra=others, **named)

    return _schema(kind, read, fields or None, _reference(kind))


def _reference(model: type[Any], kinds: Sequence[Any] = ()) -> str:
    """Return a name in the form of pydantic's own, from which it makes the names in documents."""
    name = f"{model.__module__}.{model.__qualname__}:{id(model)}"
    return f"{name}[{','.join(map(_reference, kinds))}]" if kinds else name


def _schema(
    model: type[Any],
    read: Callable[[Any], Any],
    fields: dict[str, core_schema.TypedDictField] | None,
    reference: str,
) -> CoreSchema:
    """Return a schema that reads and writes by our own functions.

    The fields are for the description alone. Writing ends in a schema without their types, because
    that applies pydantic's `include` and `exclude`.
    """

    def validate(value: Any, _: Any) -> Any:
        if isinstance(value, model):
            return value
        try:
            return read(value)
        except ValueError as error:
            problem = str(error)
        raise PydanticCustomError("lytics_model", "{problem}", {"problem": problem})

    def write(value: Any, handler: Any, info: SerializationInfo) -> Any:
        def omit(member: Any) -> bool:
            """A response does not tell a member that is empty from one that is missing."""
            if info.exclude_unset or info.exclude_defaults:
                return member is None or member in ([], {})
            return info.exclude_none and member is None

        return handler(masked(value, omit=omit))

    return core_schema.no_info_wrap_validator_function(
        validate,
        core_schema.dict_schema(core_schema.str_schema())
        if fields is None
        else core_schema.typed_dict_schema(fields, extra_behavior="allow"),
        ref=reference,
        serialization=core_schema.wrap_serializer_function_ser_schema(
            write, info_arg=True, schema=core_schema.dict_schema()
        ),
        metadata=_titled(model),
    )


def _known_to_pydantic(hint: Any) -> Any:
    """Return a field's type without what only this client knows: UNSET, and FilterQL objects."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        options = [_known_to_pydantic(each) for each in get_args(hint) if each is not Unset]
        if Secret in options:  # a text becomes one
            options = [each for each in options if each is not str]
        return Union[tuple(options)]  # noqa: UP007 - built at run time
    if origin is not None and origin is not Literal:
        arguments = tuple(_known_to_pydantic(each) for each in get_args(hint))
        return origin[arguments]
    return Any if getattr(hint, "_is_protocol", False) and origin is None else hint


def _documentation(model: type[Any]) -> dict[str, str]:
    """Return what the docstring says of each attribute."""
    _, _, attributes = (model.__doc__ or "").partition("Attributes:")
    found: dict[str, str] = {}
    name = ""
    for line in attributes.splitlines():
        text = line.strip()
        if line.startswith(" " * 12) and name:
            found[name] += f" {text}"
        elif ": " in text:
            name, _, found[name] = text.partition(": ")
    return found


def _described(text: str | None) -> dict[str, Any] | None:
    return {"pydantic_js_updates": {"description": text}} if text else None


def _titled(model: type[Any]) -> dict[str, Any]:
    summary = (model.__doc__ or "").partition("\n")[0]
    updates: Mapping[str, Any] = {"title": model.__name__, "description": summary}

    def describe(schema: CoreSchema, handler: Callable[[CoreSchema], dict[str, Any]]) -> Any:
        return {**handler(schema), **updates}

    return {"pydantic_js_functions": [describe]}
