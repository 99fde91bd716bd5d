"""Schemas of models for pydantic and FastAPI; loaded only when pydantic requests one.

A model is validated as a response is: strictly, with its open fields kept. It is serialized as its
JSON object, except for secrets, which are written as `***`.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from lytics_async.call.convert import explain
from lytics_async.call.masking import masked, wire_name
from lytics_async.call.operation import Unset
from lytics_async.call.structure import MappingModel


def model_schema(model: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return the schema of a generated model."""
    fields = {}
    for field, hint in _hints(model):
        fields[wire_name(field)] = core_schema.typed_dict_field(
            handler.generate_schema(hint),
            required=field.default is attrs.NOTHING,
            metadata=_described(_documentation(model).get(field.name)),
        )
    return _schema(model, core_schema.typed_dict_schema(fields, extra_behavior="allow"))


def mapping_schema(model: type[MappingModel]) -> CoreSchema:
    """Return the schema of a model with open fields, such as a profile."""
    return _schema(model, core_schema.dict_schema(core_schema.str_schema()))


def _schema(model: type[Any], shape: CoreSchema) -> CoreSchema:
    def validate(value: Any, _: Any) -> Any:
        if isinstance(value, model):
            return value
        try:
            return model.from_json(value)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            problem = (explain(value, model) or [str(error)])[0]
        raise PydanticCustomError(
            "lytics_model", "{problem}", {"problem": f"not a {model.__name__}: {problem}"}
        )

    return core_schema.no_info_wrap_validator_function(
        validate,
        shape,
        ref=f"{model.__module__}.{model.__qualname__}:{id(model)}",
        serialization=core_schema.plain_serializer_function_ser_schema(masked),
        metadata=_titled(model),
    )


def _hints(model: type[Any]) -> list[tuple[attrs.Attribute[Any], Any]]:
    hints = get_type_hints(model)
    return [
        (field, _known_to_pydantic(hints[field.name]))
        for field in attrs.fields(model)
        if not field.metadata.get("extra")
    ]


def _known_to_pydantic(hint: Any) -> Any:
    """Return a field's type without what only this client knows: UNSET, and FilterQL objects."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        options = [_known_to_pydantic(each) for each in get_args(hint) if each is not Unset]
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
