"""Classes of pydantic and msgspec, which build themselves; for the converter of `convert.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_origin

import orjson


class Elsewhere(ValueError):
    """A value that a library other than cattrs refused.

    Attributes:
        paths: the places that it named, with their problems.
    """

    def __init__(self, paths: list[str]) -> None:
        super().__init__(paths[0])
        self.paths = paths


def is_pydantic(kind: Any) -> bool:
    return isinstance(kind, type) and hasattr(kind, "model_validate_json")


def pydantic_hook(kind: Any) -> Callable[[Any, Any], Any]:
    kind.model_rebuild()  # a forward reference that is not resolved fails here, before any request

    def hook(value: Any, _: Any) -> Any:
        try:
            # A strict model takes a time as text from JSON only.
            return kind.model_validate_json(orjson.dumps(value))
        except ValueError as error:
            details = getattr(error, "errors", None)
            found = details() if details is not None else [{"loc": (), "msg": str(error)}]
        raise Elsewhere([f"{_place(each['loc'])}: {each['msg']}" for each in found])

    return hook


def _place(location: Sequence[int | str]) -> str:
    return "$" + "".join(f"[{each}]" if type(each) is int else f".{each}" for each in location)


def is_msgspec(kind: Any) -> bool:
    return hasattr(get_origin(kind) or kind, "__struct_config__")


def msgspec_hook(kind: Any) -> Callable[[Any, Any], Any]:
    import msgspec  # the class comes from it

    msgspec.json.Decoder(kind)  # a type that is unknown or not supported fails here

    def hook(value: Any, _: Any) -> Any:
        try:
            return msgspec.convert(value, kind, str_keys=True)
        except msgspec.ValidationError as error:
            problem, _, place = str(error).partition(" - at `")
        place = place.rstrip("`").removeprefix("key` in `")
        raise Elsewhere([f"{place or '$'}: {problem}"])

    return hook
