"""Models and decoded JSON with something else in the place of each Secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from lytics_async.access.secret import MASK, Secret
from lytics_async.call.concealing import concealed_members
from lytics_async.call.configuration_base import Configuration, members
from lytics_async.call.structure import MappingModel, plain


def masked(
    value: Any,
    show: Callable[[Secret], Any] = lambda _: MASK,
    *,
    text: Callable[[str], str] = str,
    omit: Callable[[Any], bool] = lambda _: False,
) -> Any:
    """Return a model or decoded JSON as JSON without its secrets.

    Args:
        show: what takes the place of a Secret; `***` by default.
        text: what takes the place of any other text; the text itself by default.
        omit: tells of the value of a model's field whether to leave it out; none by default.
    """

    def mask(value: Any) -> Any:
        if isinstance(value, Secret):
            return show(value)
        if isinstance(value, str):
            return text(value)
        if isinstance(value, (list, tuple)):
            return [mask(each) for each in value]
        found = _members(value, omit)
        return plain(value) if found is None else {name: mask(found[name]) for name in found}

    return mask(value)


def _members(value: Any, omit: Callable[[Any], bool]) -> Mapping[str, Any] | None:
    """Return the members of an object by their names in JSON, each still with its secrets."""
    if isinstance(value, MappingModel):
        return value.to_json() | value.extra
    if isinstance(value, Configuration):
        return members(value) | concealed_members(value.extra, value.extra)
    if isinstance(value, Mapping):
        return value
    if not attrs.has(type(value)):
        return None
    found = dict(value.to_json())
    for field in attrs.fields(type(value)):
        if field.metadata.get("extra"):
            found |= value.extra
        elif wire_name(field) in found:
            found[wire_name(field)] = own = getattr(value, field.name)
            if omit(own):
                del found[wire_name(field)]
    return found


def wire_name(field: attrs.Attribute[Any]) -> str:
    """Return the name of a field in JSON."""
    return str(field.metadata.get("wire", field.name))
