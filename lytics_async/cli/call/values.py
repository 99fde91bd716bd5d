"""How an argument of an operation is written on a command line: its annotation -> a Typer
annotation, and text -> value.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import typer

from lytics_async.cli.options import usage_error

_TEXT_METAVAR = {str: "TEXT", int: "N", float: "N"}


def option_type(annotation: Any) -> tuple[Any, dict[str, Any]]:
    """Return the type and the settings of the option for an argument with this annotation.

    Scalars and choices are typed; a list is repeated, or written with commas or as JSON; everything
    else is JSON.
    """
    kinds = _kinds(annotation)
    words = [word for kind in kinds if get_origin(kind) is Literal for word in get_args(kind)]
    scalars = [kind for kind in kinds if kind in (str, int, float, bool)]
    rest = [kind for kind in kinds if get_origin(kind) is not Literal and kind not in scalars]
    if words and not scalars and not rest:
        return Literal[tuple(words)], {}
    if words and not rest and bool not in scalars:
        return str, {"metavar": "|".join(map(str, [*words, "..."]))}
    if words:
        return Any, {"parser": _json_or_text, "metavar": "|".join(["true", "false", *words])}
    if scalars == [bool] and not rest:
        return bool, {}
    if str in scalars and not _structured(rest):  # what else it takes is written as text, too
        return str, {"metavar": "TIME" if datetime in rest else "TEXT"}
    if len(scalars) == 1 and not rest:
        return scalars[0], {"metavar": _TEXT_METAVAR[scalars[0]]}
    if len(rest) == 1 and not scalars and _item(rest[0]) in (str, int, float):
        item = _item(rest[0])
        return list[Any], {
            "parser": _items(item),
            "metavar": "A,B,..." if item is str else "N,N,...",
        }
    return Any, {"parser": _json_or_text if scalars else _json, "metavar": "JSON"}


def option(annotation: Any, flag: str, text: str, panel: str) -> Any:
    """Return the annotated type of an option that may be left out."""
    kind, settings = option_type(annotation)
    flags = [f"--{flag}/--no-{flag}"] if kind is bool else [f"--{flag}"]
    if kind is bool:
        settings = {**settings, "metavar": ""}
    return Annotated[
        kind | None if kind is not Any else Any,
        typer.Option(*flags, help=text, rich_help_panel=panel, show_default=False, **settings),
    ]


def from_option(annotation: Any, value: Any) -> Any:
    """Return the argument that an option's value means; the parts of a repeated list become one
    list.
    """
    if option_type(annotation)[0] == list[Any]:
        return [item for part in value for item in part]
    return value


def from_text(annotation: Any, text: str) -> Any:
    """Return the value that a text stands for, as the option of this annotation reads it.

    Raises:
        BadParameter: it is not of the type.
    """
    kind, settings = option_type(annotation)
    if parser := settings.get("parser"):
        return parser(text)
    if get_origin(kind) is Literal:
        if text not in get_args(kind):
            raise usage_error(f"{text!r} is not one of {', '.join(get_args(kind))}.")
        return text
    if kind is bool:
        if text not in ("true", "false"):
            raise usage_error(f"{text!r} is neither true nor false.")
        return text == "true"
    try:
        return kind(text)
    except ValueError:
        raise usage_error(f"{text!r} is not a valid {kind.__name__}.") from None


def _kinds(annotation: Any) -> list[Any]:
    """Return the parts of a union, without None and the type of UNSET."""
    from lytics_async.call.operation import Unset

    parts = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    # A class, such as that of a configuration, has a slug instead.
    return [
        part for part in parts if part not in (NoneType, Unset) and get_origin(part) is not type
    ]


def _structured(kinds: Sequence[Any]) -> bool:
    return any(get_origin(kind) is not None or kind is Any for kind in kinds)


def _item(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) in (Sequence, list) else None


def _items(kind: type) -> Callable[[str], list[Any]]:
    def read(text: str) -> list[Any]:
        if text.lstrip().startswith("["):
            found = _json(text)
            return found if isinstance(found, list) else [found]
        try:
            return [kind(part.strip()) for part in text.split(",")]
        except ValueError:
            raise usage_error(f"{text!r} is not a list of numbers.") from None

    return read


def _json(text: str) -> Any:
    import orjson

    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise usage_error(f"{text!r} is not valid JSON: {error}.") from None


def _json_or_text(text: str) -> Any:
    import orjson

    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
