"""Models and decoded JSON with something else in the place of each Secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from lytics_async.access.secret import MASK, Secret
from lytics_async.call.structure import MappingModel, plain


def masked(
    value: Any,
    show: Callable[[Secret], Any] = lambda _: MASK,
    *,
    text: Callable[[str], str] = str,
) -> Any:
    """Return a model or decoded JSON as JSON without its secrets.

    Args:
        show: what takes the place of a Secret; `***` by default.
        text: what takes the place of any other text; the text itself by default.
    """
    if isinstance(value, Secret):
        return show(value)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, MappingModel):
        members: Mapping[Any, Any] = value.to_json() | value.extra
    elif attrs.has(type(value)):
        members = _members(value)
    elif isinstance(value, Mapping):
        members = value
    elif isinstance(value, (list, tuple)):
        return [masked(each, show, text=text) for each in value]
    else:
        return plain(value)
    return {name: masked(each, show, text=text) for name, each in members.items()}


def _members(model: Any) -> dict[str, Any]:
    """The members of a model by their names in JSON, each still with its secrets."""
    found = dict(model.to_json())
    for field in attrs.fields(type(model)):
        if field.metadata.get("extra"):
            found |= model.extra
        elif wire_name(field) in found:
            found[wire_name(field)] = getattr(model, field.name)
    return found


def wire_name(field: attrs.Attribute[Any]) -> str:
    """Return the name of a field in JSON."""
    return str(field.metadata.get("wire", field.name))
