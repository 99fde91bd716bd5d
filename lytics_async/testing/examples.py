"""An example response for every operation: each field of its model, with a value of its type."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs

from lytics_async import registry
from lytics_async.access.secret import Secret
from lytics_async.call.configuration_base import Configuration
from lytics_async.call.structure import MappingModel

TIME = "2026-01-02T03:04:05Z"


def example(operation: str) -> Any:
    """Return what Lytics could respond, as decoded JSON: the value, without its envelope.

    Args:
        operation: such as `segments.list`.

    Raises:
        ArgumentError: there is no such operation.
    """
    return _value(registry.find(operation).type, "value")


def _value(kind: Any, name: str) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _value(next(each for each in arguments if each is not type(None)), name)
    if origin is Literal:
        return arguments[0]
    if origin is list:
        return [_value(arguments[0], name)]
    if origin is not None and issubclass(origin, Mapping):
        return {name: _value(arguments[1], name)}
    model = origin or kind
    if attrs.has(model):
        hints = typing.get_type_hints(model)
        chosen = dict(zip(getattr(model, "__parameters__", ()), arguments, strict=False))
        return {
            field.metadata.get("wire", field.name): _value(
                _chosen(hints[field.name], chosen), field.name
            )
            for field in attrs.fields(model)
            if "extra" not in field.metadata
        }
    if isinstance(kind, type) and issubclass(kind, Configuration):
        return {}
    if isinstance(kind, type) and issubclass(kind, MappingModel):
        return {"email": "ada@example.com", "segments": ["most_active"], "_created": TIME}
    if isinstance(kind, TypeVar):  # a provider's configuration: an open object
        return {}
    return _SCALARS.get(kind, name if kind in (str, Secret) else None)


def _chosen(hint: Any, chosen: Mapping[Any, Any]) -> Any:
    """Put the arguments of a generic model in the place of its type variables."""
    if hint in chosen:
        return chosen[hint]
    open_ = getattr(hint, "__parameters__", ())
    return hint[tuple(chosen[each] for each in open_)] if open_ else hint


_SCALARS: dict[Any, Any] = {int: 1, float: 1.5, bool: True, datetime: TIME, Any: {}}
