"""Members: the values of a JSON object, checked by name and type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import orjson

from lytics_async.local.faults import ApiFault

_CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "a string": lambda value: isinstance(value, str),
    "a boolean": lambda value: isinstance(value, bool),
    "a whole number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "a number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "an object": lambda value: isinstance(value, dict),
    "a list": lambda value: isinstance(value, list),
    "a list of strings": lambda value: _is_list_of(value, str),
    "a list of objects": lambda value: _is_list_of(value, dict),
    "anything": lambda value: True,
}


def check_members(
    document: Any, types: Mapping[str, str], *, required: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return the known members of an object, without those that are null; ignore unknown ones.

    Args:
        types: name of a member to its type, such as `a string`; the keys of `_CHECKS` are known.
        required: names of members that must be present, and not empty texts.

    Raises:
        ApiFault: 400, it is not an object, or with a list of the members that are wrong.
    """
    document = check_object(document)
    known = {name: document[name] for name in types if document.get(name) is not None}
    wrong = [f"{name} is required" for name in required if known.get(name, "") == ""]
    wrong += [
        f"{name} must be {kind}"
        for name, kind in types.items()
        if name in known and not is_a(known[name], kind)
    ]
    if wrong:
        raise ApiFault(400, "Invalid schema errors", data=wrong)
    return known


def check_object(document: Any) -> dict[str, Any]:
    """Return a JSON value that must be an object.

    Raises:
        ApiFault: 400, it is not an object.
    """
    if not isinstance(document, dict):
        raise ApiFault(400, "Invalid JSON: an object is required")
    return document


def check_immutable(changes: Mapping[str, Any], known: Mapping[str, Any], *names: str) -> None:
    """Reject other values of these members; equal ones pass: many clients send back what they read.

    Raises:
        ApiFault: 400, one of them would change.
    """
    for name in names:
        if changes.get(name) not in (None, known[name]):
            raise ApiFault(400, f"Field {name} is immutable.")


def is_a(value: Any, kind: str) -> bool:
    """Return whether a JSON value is of a type, such as `a string`: a key of `_CHECKS`."""
    return _CHECKS[kind](value)


def load_json(body: bytes) -> Any:
    """Decode a JSON value.

    Raises:
        ApiFault: 400, the bytes are not JSON, or nested so deeply that they cannot be stored.
    """
    try:
        value = orjson.loads(body)
        orjson.dumps(value)  # orjson reads 1,024 levels, and writes 254
    except orjson.JSONDecodeError as error:
        raise ApiFault(400, f"Invalid JSON: {error}") from None
    except TypeError:
        raise ApiFault(400, "Invalid JSON: it is nested too deeply") from None
    return value


def decode(body: bytes, *, what: str) -> str:
    """Decode UTF-8; `what` the text is begins the message of a fault, as in `Invalid SegmentQL`.

    Raises:
        ApiFault: 400, the bytes are not UTF-8.
    """
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise ApiFault(400, f"{what}: the text is not UTF-8") from None


def _is_list_of(value: Any, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)
