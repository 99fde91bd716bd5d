"""The one cattrs converter: strict, for what the generated straight-line functions cannot do.

It builds users' own classes (`scan(…, into=MyClass)`), and finds where a response departs from its
model. cattrs' silent coercions (None to 'None', 'false' to True, 7.9 to 7, 5 to '5', 'abc' to ['a',
'b', 'c']) are off.
"""

from __future__ import annotations

import types
from collections import deque
from collections.abc import (
    Callable,
    Mapping,
    MutableMapping,
    MutableSequence,
    MutableSet,
    Sequence,
    Set,
)
from datetime import datetime
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter, transform_error
from cattrs.cols import list_structure_factory, mapping_structure_factory
from cattrs.errors import (
    IterableValidationError,
    IterableValidationNote,
    StructureHandlerNotFoundError,
)
from cattrs.gen import make_dict_structure_fn, override
from cattrs.preconf.orjson import make_converter

from lytics_async.access.scrubbing import quoted
from lytics_async.access.secret import Secret
from lytics_async.call import structure as model
from lytics_async.call.configuration_base import Configuration
from lytics_async.call.other_kinds import (
    Elsewhere,
    is_msgspec,
    is_pydantic,
    msgspec_hook,
    pydantic_hook,
)
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
    except StructureHandlerNotFoundError as error:
        problem = _unsupported(kind, error)
    except _REFUSALS as error:
        paths = _paths(error)
        raise ResponseError(
            f"The response is not {_name(kind)}: {paths[0]}.", status=200, paths=paths
        ) from None
    raise ArgumentError(problem)


def check_kind(kind: Any) -> None:
    """Check, before any request, that items can be built as `kind`.

    Raises:
        ArgumentError: `kind` is not a class of a supported sort; see `structure`.
    """
    try:
        converter.get_structure_hook(kind, cache_result=False)
    except Exception as error:  # whatever cattrs meets in a class of the caller's
        problem = _unsupported(kind, error)
    else:
        return
    raise ArgumentError(problem)


def _unsupported(kind: Any, error: Exception) -> str:
    reason = str(error).partition("\n")[0].strip(" .")
    return (
        f"into must be an attrs class, a dataclass, a TypedDict, a msgspec Struct or a pydantic model whose "
        f"fields are of types that JSON has, not {kind!r:.80}{reason and f' ({reason:.200})'}."
    )


def _name(kind: Any) -> str:
    return getattr(kind, "__name__", None) or str(kind)


def explain(value: Any, kind: Any) -> list[str]:
    """Return where decoded JSON departs from `kind`: `$[3].size: expected int, found str`."""
    try:
        converter.structure(value, kind)
    except Exception as error:  # it only explains, so it must not fail itself
        return _paths(error)
    return []


def _paths(error: Exception) -> list[str]:
    elsewhere: dict[str, list[str]] = {}

    def describe(problem: BaseException, _: type | None) -> str:
        if isinstance(problem, Elsewhere):
            elsewhere[str(problem)] = problem.paths
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
        if what in elsewhere:
            lines += [path + each.removeprefix("$") for each in elsewhere[what]]
        else:
            lines.append(f"{path}: {what}" if what else f"$: {path}")
    return lines


def _build() -> Converter:
    built = make_converter(detailed_validation=True)
    for kind, check in (
        (str, model.text),
        (bool, model.boolean),
        (int, model.integer),
        (float, model.number),
        (datetime, _moment),
        (Secret, model.secret),
        (bytes, _no_bytes),
    ):
        built.register_structure_hook(kind, _ignoring_type(check))
    built.register_structure_hook_factory(_is_collection, _collection_hook)
    built.register_structure_hook_factory(_is_fixed_tuple, _fixed_tuple_hook)
    built.register_structure_hook_factory(_is_mapping, _mapping_hook)
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
    built.register_structure_hook_factory(is_pydantic, pydantic_hook)
    built.register_structure_hook_factory(is_msgspec, msgspec_hook)
    return built


def _ignoring_type(check: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: check(value)


def _moment(value: Any) -> datetime:
    found = model.time(value)
    if found is None:
        raise Mismatch(f"expected a time, found {value}, which means never; allow None")
    return found


def _no_bytes(_: Any) -> bytes:
    raise Mismatch("JSON has text and no bytes; declare str, and decode it")


_COLLECTIONS: dict[Any, Callable[[list[Any]], Any]] = {
    list: list,
    Sequence: list,
    MutableSequence: list,
    deque: deque,
    tuple: tuple,
    set: set,
    Set: set,
    MutableSet: set,
    frozenset: frozenset,
}


def _is_collection(kind: Any) -> bool:
    return (get_origin(kind) or kind) in _COLLECTIONS and not _is_fixed_tuple(kind)


def _collection_hook(kind: Any, owner: Converter) -> Callable[[Any, Any], Any]:
    """Refuse what is not a list, which cattrs would iterate over: a str has characters."""
    items: Any = types.GenericAlias(list, get_args(kind)[:1] or (Any,))
    plain = list_structure_factory(items, owner)
    make = _COLLECTIONS[get_origin(kind) or kind]

    def hook(value: Any, _: Any) -> Any:
        found = [] if value is None else plain(_listed(value), items)
        return found if make is list else make(found)

    return hook


def _is_fixed_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1:] != (...,)


def _fixed_tuple_hook(kind: Any, owner: Converter) -> Callable[[Any, Any], Any]:
    hooks = [(option, owner.get_structure_hook(option)) for option in get_args(kind)]

    def hook(value: Any, _: Any) -> Any:
        if len(_listed(value)) != len(hooks):
            raise Mismatch(f"expected {len(hooks)} items, found {len(value)}")
        found, problems = [], []
        for place, (each, (option, structure_item)) in enumerate(zip(value, hooks, strict=True)):
            try:
                found.append(structure_item(each, option))
            except Exception as error:  # cattrs collects all of them in this way
                error.add_note(IterableValidationNote(f"item {place}", place, option))
                problems.append(error)
        if problems:
            raise IterableValidationError(f"structuring {kind}", problems, kind)  # pyright: ignore[reportCallIssue] # it sees the arguments of ExceptionGroup only
        return tuple(found)

    return hook


def _listed(value: Any) -> list[Any]:
    return value if type(value) is list else mismatch("list", value)


def _is_mapping(kind: Any) -> bool:
    return (get_origin(kind) or kind) in (dict, Mapping, MutableMapping)


def _mapping_hook(kind: Any, owner: Converter) -> Callable[[Any, Any], Any]:
    plain: Callable[[Any, Any], Any] = mapping_structure_factory(kind, owner)
    return lambda value, _: {} if value is None else plain(model.mapping(value), kind)


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _union_hook(kind: Any, owner: Converter) -> Callable[[Any, Any], Any]:
    options = get_args(kind)
    others = [option for option in options if option is not type(None)]
    nullable = len(others) < len(options)
    time = _ignoring_type(model.time) if nullable else owner.get_structure_hook(datetime)
    hooks = [
        (option, time if option is datetime else owner.get_structure_hook(option))
        for option in others
    ]
    if len(hooks) == 1:
        ((_, only),) = hooks
        return lambda value, _: None if value is None else only(value, others[0])

    def hook(value: Any, _: Any) -> Any:
        if value is None and nullable:
            return None
        for option, structure_option in hooks:
            try:
                return structure_option(value, option)
            except (BaseValidationError, ValueError, TypeError):
                continue
        return mismatch(" or ".join(map(_name, others)), value)

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
    # cattrs requires a type for the variable of a generic class.
    bounds = tuple(each.__bound__ for each in getattr(kind, "__parameters__", ()))
    shape = kind[bounds] if bounds else kind
    detailed = make_dict_structure_fn(shape, owner, _cattrs_detailed_validation=True, **overrides)
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
        detailed(absent | moved(value, alternates), shape)
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
