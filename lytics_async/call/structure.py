"""Support for the generated models: strict checks of decoded JSON, and mapping-like models."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NoReturn, Self, TypeVar

from lytics_async.access.secret import Secret
from lytics_async.base.arguments import rfc3339
from lytics_async.base.times import PreciseTime
from lytics_async.call.concealing import concealed_members, safe_repr

T = TypeVar("T")

_NEVER = "0001-01-01"
_PLAIN_LENGTH = len("2026-01-02T03:04:05.123456Z")
_FINER = re.compile(r"[.,]\d{6}(\d{1,3})")
_from_iso_format = datetime.fromisoformat


class Mismatch(ValueError):
    """A decoded JSON value is not of the type that the model declares."""


def mismatch(expected: str, value: object) -> NoReturn:
    """Raise Mismatch, naming what was expected and what was found."""
    raise Mismatch(f"expected {expected}, found {type(value).__name__}")


def text(value: Any) -> str:
    """Return a str; numbers are not turned into text."""
    return value if type(value) is str else mismatch("str", value)


def boolean(value: Any) -> bool:
    """Return a bool; neither 0 and 1 nor 'true' pass."""
    return value if type(value) is bool else mismatch("bool", value)


def integer(value: Any) -> int:
    """Return an int; bools, floats and digits in a string do not pass."""
    return value if type(value) is int else mismatch("int", value)


def number(value: Any) -> float:
    """Return a float; an int passes, since JSON writes 3.0 as 3."""
    if type(value) is float:
        return value
    return float(value) if type(value) is int else mismatch("number", value)


def count(value: Any) -> int:
    """Return an int from any form in which the server writes a count: 12, "12" and 12.0."""
    if type(value) is int:
        return value
    if type(value) is str and value.isascii() and value.isdigit():
        return int(value)
    if type(value) is float and value.is_integer():
        return int(value)
    mismatch("count", value)


def secret(value: Any) -> Secret:
    """Return a Secret of a str."""
    return Secret(value) if type(value) is str else mismatch("str", value)


def mapping(value: Any) -> dict[str, Any]:
    """Return a JSON object as it is."""
    return value if type(value) is dict else mismatch("object", value)


def anything(value: Any) -> Any:
    """Return the value as it is, for fields without a published type."""
    return value


def nothing(_: Any) -> None:
    """Return None, for operations whose response contains nothing of interest."""
    return


def texts(value: Any) -> list[str]:
    """Return a JSON array of str as a new list; null is the server's empty list."""
    if type(value) is list:
        for each in value:
            if type(each) is not str:
                mismatch("str", each)
        return [*value]
    return [] if value is None else mismatch("list", value)


def time(value: Any) -> datetime | None:
    """Read an RFC 3339 time; digits beyond the microsecond become a PreciseTime, which keeps nine.

    `0001-01-01T00:00:00Z` is the server's way to write "never" and is None. A time without an
    offset is UTC.
    """
    if type(value) is not str:
        mismatch("an RFC 3339 time", value)
    try:
        moment = _from_iso_format(value)
    except ValueError:
        if value.startswith(_NEVER):
            return None
        from lytics_async.access.scrubbing import quoted

        raise Mismatch(f"expected an RFC 3339 time, found {quoted(value)}") from None
    if value >= "0002":
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment if len(value) <= _PLAIN_LENGTH else _with_all_digits(moment, value)
    if value.startswith(_NEVER):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _with_all_digits(moment: datetime, text: str) -> datetime:
    """Add the digits that datetime drops; a time without such digits stays a plain datetime."""
    found = _FINER.search(text)
    nanosecond = int(found[1].ljust(3, "0")) if found is not None else 0
    return PreciseTime.of(moment, nanosecond) if nanosecond else moment


def optional(item: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """Let null through, check everything else with `item`."""

    def structure(value: Any) -> T | None:
        return None if value is None else item(value)

    return structure


def list_of(item: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    """Structure a JSON array item by item; null is the server's empty list."""

    def structure(value: Any) -> list[T]:
        if type(value) is list:
            return [item(each) for each in value]
        return [] if value is None else mismatch("list", value)

    return structure


def one_or_many(item: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    """Structure a JSON array like list_of, or the one item that came without its array."""
    many = list_of(item)

    def structure(value: Any) -> list[T]:
        return [item(value)] if type(value) is dict else many(value)

    return structure


def only_one(item: Callable[[Any], T]) -> Callable[[Any], T]:
    """Structure one value, also when it came as the only item of a JSON array."""

    def structure(value: Any) -> T:
        return item(value[0] if type(value) is list and len(value) == 1 else value)

    return structure


def map_of(item: Callable[[Any], T]) -> Callable[[Any], dict[str, T]]:
    """Structure the values of a JSON object; null is the server's empty object."""

    def structure(value: Any) -> dict[str, T]:
        if type(value) is dict:
            return {key: item(each) for key, each in value.items()}
        return {} if value is None else mismatch("object", value)

    return structure


def either(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Structure with the first option that accepts the value, for types the API leaves open."""

    def structure(value: Any) -> Any:
        problems = []
        for option in options:
            try:
                return option(value)
            except Mismatch as problem:
                problems.append(str(problem))
        raise Mismatch("; ".join(problems))

    return structure


def unlisted(value: dict[str, Any], known: Container[str]) -> dict[str, Any]:
    """Return the fields without an attribute of the model; what may be secret is a Secret."""
    return concealed_members(
        {name: each for name, each in value.items() if name not in known}, value
    )


def plain(value: Any) -> Any:
    """Return a value as JSON has it: a model as its object, a time as text, a Secret revealed.

    Raises:
        ArgumentError: a time without a zone, since it does not say which hour it means.
    """
    if isinstance(value, datetime):
        return rfc3339(value)
    if isinstance(value, Secret):
        return value.reveal()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value.to_json() if hasattr(value, "to_json") else value


class MappingModel(Mapping[str, Any]):
    """A JSON object with open fields: reads like a mapping, with the known fields as properties.

    `extra` holds the fields that have no property of their own. What may be secret is a Secret
    there, and masked in the repr; the mapping itself has every field as received.
    """

    __slots__ = ("_fields",)
    _known: frozenset[str] = frozenset()
    _fields: dict[str, Any]

    def __init__(self, fields: Mapping[str, Any] | None = None) -> None:
        self._fields = dict(fields) if fields is not None else {}

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Wrap a decoded JSON object without copying it; raises Mismatch on anything else."""
        if type(value) is not dict:
            mismatch("object", value)
        self = cls.__new__(cls)
        self._fields = value
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the fields as a new dict, as they were on the wire."""
        return dict(self._fields)

    @property
    def extra(self) -> dict[str, Any]:
        """The fields without a property of their own; what may be secret is a Secret."""
        return unlisted(self._fields, self._known)

    def __getitem__(self, name: str) -> Any:
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __contains__(self, name: object) -> bool:
        return name in self._fields

    def __eq__(self, other: object) -> bool:
        if isinstance(other, MappingModel):
            return type(self) is type(other) and self._fields == other._fields
        return self._fields == other

    __hash__ = None  # type: ignore[assignment] # mutable values inside, like any dict

    def __repr__(self) -> str:
        return f"{type(self).__name__}({safe_repr(self._fields)})"
