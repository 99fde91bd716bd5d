"""The one cattrs converter: strict, for what the generated straight-line functions cannot do.

It builds users' own classes (`scan(…, into=MyClass)`), and finds where a response departs from its
model. cattrs' silent coercions (None to 'None', 'false' to True, 7.9 to 7, 5 to '5', 'abc' to ['a',
'b', 'c']) are off.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter, transform_error
from cattrs.cols import list_structure_factory
from cattrs.errors import StructureHandlerNotFoundError
from cattrs.gen import make_dict_structure_fn, override
from cattrs.preconf.orjson import make_converter

from lytics_async.access.scrubbing import quoted
from lytics_async.access.secret import Secret
from lytics_async.call import structure as model
from lytics_async.call.configuration import Configuration
from lytics_async.call.places import moved, places
from lytics_async.call.structure import MappingModel, Mismatch, mismatch
from lytics_async.errors import ArgumentError, ResponseError

T = TypeVar("T")

_REFUSALS = (
    BaseValidationError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
"""What cattrs, a model's checks and deep nesting raise for a value that does not fit."""


def structure(value: Any, kind: type[T]) -> T:
    """Build `kind` from decoded JSON.

    Args:
        kind: an attrs class, a dataclass, a TypedDict, a msgspec Struct, or a pydantic model.

    Raises:
        ResponseError: the value is not a `kind`; `paths` says where.
        ArgumentError: `kind` is a class of another sort.
    """
    try:
        return converter.structure(value, kind)
    except StructureHandlerNotFoundError:
        paths = []
    except _REFUSALS as error:
        paths = _paths(error)
    if not paths:
        raise ArgumentError(_unsupported(kind))
    raise ResponseError(
        f"The response is not {kind.__name__}: {paths[0]}.", status=200, paths=paths
    )


def check_kind(kind: Any) -> None:
    """Check, before any request, that items can be built as `kind`.

    Raises:
        ArgumentError: `kind` is not a class of a supported sort; see `structure`.
    """
    try:
        converter.get_structure_hook(kind, cache_result=False)
    except Exception:  # whatever cattrs meets in a class of the caller's
        problem = _unsupported(kind)
    else:
        return
    raise ArgumentError(problem)


def _unsupported(kind: Any) -> str:
    return (
        f"into must be an attrs class, a dataclass, a TypedDict, a msgspec Struct or a pydantic model whose "
        f"fields are of types that JSON has, not {kind!r:.80}."
    )


def explain(value: Any, kind: Any) -> list[str]:
    """Return where decoded JSON departs from `kind`: `$[3].size: expected int, found str`."""
    try:
        converter.structure(value, kind)
    except Exception as error:  # it only explains, so it must not fail itself
        return _paths(error)
    return []


def _paths(error: Exception) -> list[str]:
    if isinstance(error, _Elsewhere):
        return error.paths

    def describe(problem: BaseException, _: type | None) -> str:
        if isinstance(problem, KeyError):
            return f"the field {problem.args[0]!r} is missing"
        return str(problem) or type(problem).__name__

    try:
        found = transform_error(error, format_exception=describe)
    except RecursionError:
        found = ["nested too deeply @ $"]
    lines = []
    for line in found:
        what, _, path = line.rpartition(" @ ")
        lines.append(f"{path}: {what}" if what else f"$: {path}")
    return lines


def _build() -> Converter:
    built = make_converter(detailed_validation=True)
    for kind, check in (
        (str, model.text),
        (bool, model.boolean),
        (int, model.integer),
        (float, model.number),
        (datetime, model.time),
        (Secret, model.secret),
    ):
        built.register_structure_hook(kind, _ignoring_type(check))
    built.register_structure_hook_factory(_is_list, _list_hook)
    built.register_structure_hook_factory(_is_union, _union_hook)
    built.register_structure_hook_factory(_is_literal, lambda _: _check_literal)
    built.register_structure_hook_factory(
        _is_mapping_model, lambda kind: lambda value, _: kind.from_json(value)
    )
    built.register_structure_hook_factory(
        _is_configuration,
        lambda _: lambda value, _: None if value is None else model.mapping(value),
    )
    built.register_structure_hook_factory(_is_generated, _generated_hook)
    built.register_structure_hook_factory(_is_pydantic, _pydantic_hook)
    built.register_structure_hook_factory(_is_msgspec, _msgspec_hook)
    return built


class _Elsewhere(Mismatch):
    """A value that a library other than cattrs refused, with the places that it named."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(paths[0])
        self.paths = paths


def _is_pydantic(kind: Any) -> bool:
    return isinstance(kind, type) and hasattr(kind, "model_validate")


def _pydantic_hook(kind: Any) -> Callable[[Any, Any], Any]:
    def hook(value: Any, _: Any) -> Any:
        try:
            return kind.model_validate(value)
        except ValueError as error:
            details = getattr(error, "errors", None)
            found = details() if details is not None else [{"loc": (), "msg": str(error)}]
        raise _Elsewhere([f"{_place(each['loc'])}: {each['msg']}" for each in found])

    return hook


def _place(location: Sequence[int | str]) -> str:
    return "$" + "".join(f"[{each}]" if type(each) is int else f".{each}" for each in location)


def _is_msgspec(kind: Any) -> bool:
    return isinstance(kind, type) and hasattr(kind, "__struct_config__")


def _msgspec_hook(kind: Any) -> Callable[[Any, Any], Any]:
    import msgspec  # the class comes from it

    def hook(value: Any, _: Any) -> Any:
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            problem, _, place = str(error).partition(" - at `")
        raise _Elsewhere([f"{place.rstrip('`') or '$'}: {problem}"])

    return hook


def _ignoring_type(check: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: check(value)


def _is_list(kind: Any) -> bool:
    return (get_origin(kind) or kind) in (list, Sequence)


def _list_hook(kind: Any, owner: Converter) -> Callable[[Any, Any], Any]:
    """Refuse what is not a list, which cattrs would iterate over: a str has characters."""
    plain = list_structure_factory(kind, owner)

    def hook(value: Any, _: Any) -> Any:
        if value is None:
            return []
        return plain(value if type(value) is list else mismatch("list", value), kind)

    return hook


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _union_hook(kind: Any, owner: Converter) -> Callable[[Any, Any], Any]:
    options = get_args(kind)
    others = [option for option in options if option is not type(None)]
    nullable = len(others) < len(options)
    if len(others) == 1:
        only = owner.get_structure_hook(others[0])
        return lambda value, _: None if value is None else only(value, others[0])
    hooks = [(option, owner.get_structure_hook(option)) for option in others]

    def hook(value: Any, _: Any) -> Any:
        if value is None and nullable:
            return None
        for option, structure_option in hooks:
            try:
                return structure_option(value, option)
            except (BaseValidationError, ValueError, TypeError):
                continue
        names = " or ".join(getattr(option, "__name__", str(option)) for option in others)
        return mismatch(names, value)

    return hook


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _check_literal(value: Any, kind: Any) -> Any:
    for allowed in get_args(kind):
        if type(value) is type(allowed) and value == allowed:
            return value
    raise Mismatch(f"expected one of {', '.join(map(repr, get_args(kind)))}, found {quoted(value)}")


def _is_mapping_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, MappingModel)


def _is_configuration(kind: Any) -> bool:
    """The configuration of a job, or the type variable that stands for it: any object."""
    return isinstance(kind, TypeVar) or (isinstance(kind, type) and issubclass(kind, Configuration))


def _is_generated(kind: Any) -> bool:
    return attrs.has(kind) and any(field.metadata.get("extra") for field in attrs.fields(kind))


def _generated_hook(kind: Any, owner: Converter) -> Callable[[Any, Any], Any]:
    """Read a generated model by its own function; by cattrs only to explain a refusal."""
    fields = attrs.fields(kind)
    overrides = {field.name: _override(field) for field in fields}
    detailed = make_dict_structure_fn(kind, owner, _cattrs_detailed_validation=True, **overrides)
    alternates = places(
        {
            field.metadata.get("wire", field.name): field.metadata["also"]
            for field in fields
            if "also" in field.metadata
        }
    )
    # A response without a configuration has an empty one.
    absent = {field.name: None for field in fields if "configuration" in field.metadata}
    bare = next((field.name for field in fields if "bare" in field.metadata), None)

    def hook(value: Any, _: Any) -> Any:
        try:
            return kind.from_json(value)
        except (ValueError, TypeError, KeyError, AttributeError):
            pass
        if type(value) is not dict:
            value = {bare: value} if bare else mismatch("object", value)
        detailed(absent | moved(value, alternates), kind)
        return kind.from_json(value)

    return hook


def _override(field: attrs.Attribute[Any]) -> Any:
    """How cattrs reads one field of a generated model."""
    if field.metadata.get("extra"):
        return override(omit=True)
    wire = field.metadata.get("wire")
    if "count" not in field.metadata:
        return override(rename=wire)
    return override(
        rename=wire, struct_hook=lambda value, _: None if value is None else model.count(value)
    )


converter: Converter = _build()
