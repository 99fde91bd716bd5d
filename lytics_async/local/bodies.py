"""Reading the body of a request: its length, its text, and the members of a JSON object with their types."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import orjson
from starlette.requests import Request

from .answers import JSON, Refusal

if TYPE_CHECKING:
    from .account import Account

__all__ = [
    "check_immutable",
    "check_members",
    "check_object",
    "decode",
    "is_a",
    "is_json",
    "load_json",
    "read_body",
    "read_json",
    "read_members",
    "read_object",
    "read_text",
]

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


async def read_body(request: Request, account: "Account") -> bytes:
    """The body of a request.

    Raises:
        Refusal: 413, it is longer than the API host takes.
    """
    body = await request.body()
    limit = account.settings.max_body_bytes
    if len(body) > limit:
        raise Refusal(413, f"Request body is {len(body)} bytes, the limit is {limit}")
    return body


async def read_text(request: Request, account: "Account", *, what: str) -> str:
    """The body as text; `what` it is opens the message of a refusal, as in `Invalid SegmentQL`."""
    return decode(await read_body(request, account), what=what)


async def read_json(request: Request, account: "Account") -> Any:
    """The body as a JSON value.

    Raises:
        Refusal: 400, it is no JSON.
    """
    return load_json(await read_body(request, account))


async def read_object(request: Request, account: "Account") -> dict[str, Any]:
    """The JSON object that the body is, with all of its members; see check_object()."""
    return check_object(await read_json(request, account))


async def read_members(
    request: Request,
    account: "Account",
    types: Mapping[str, str],
    *,
    required: tuple[str, ...] = (),
) -> dict[str, Any]:
    """The known members of the JSON object that the body is; see check_members()."""
    return check_members(await read_json(request, account), types, required=required)


def check_members(
    given: Any, types: Mapping[str, str], *, required: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The known members of an object, without those that are null; unknown ones are passed over.

    Args:
        types: name of a member to what it must be, such as `a string`; the keys of `_CHECKS` are known.
        required: names of members that must be there, and not be empty texts.

    Raises:
        Refusal: 400, it is no object, or with a list of what is wrong with which members.
    """
    given = check_object(given)
    known = {name: given[name] for name in types if given.get(name) is not None}
    wrong = [f"{name} is required" for name in required if known.get(name, "") == ""]
    wrong += [
        f"{name} must be {kind}"
        for name, kind in types.items()
        if name in known and not is_a(known[name], kind)
    ]
    if wrong:
        raise Refusal(400, "Invalid schema errors", data=wrong)
    return known


def check_object(given: Any) -> dict[str, Any]:
    """A JSON value that must be an object.

    Raises:
        Refusal: 400, it is none.
    """
    if not isinstance(given, dict):
        raise Refusal(400, "Invalid JSON: an object is required")
    return given


def is_a(value: Any, kind: str) -> bool:
    """Whether a JSON value is of a kind, such as `a string`; the keys of `_CHECKS` are known."""
    return _CHECKS[kind](value)


def check_immutable(given: Mapping[str, Any], known: Mapping[str, Any], *names: str) -> None:
    """Refuse other values of these members; the same ones pass, since many clients send back what they read.

    Raises:
        Refusal: 400, one is to change.
    """
    for name in names:
        if given.get(name) not in (None, known[name]):
            raise Refusal(400, f"Field {name} is immutable.")


def load_json(body: bytes) -> Any:
    """A JSON value from its bytes.

    Raises:
        Refusal: 400, they are no JSON.
    """
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Refusal(400, f"Invalid JSON: {error}") from None


def decode(body: bytes, *, what: str) -> str:
    """Text from its bytes.

    Raises:
        Refusal: 400, they are not UTF-8.
    """
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Refusal(400, f"{what}: the text is not UTF-8") from None


def is_json(request: Request, body: bytes) -> bool:
    """Whether a body that may be text or JSON is JSON, by its type or, where that says nothing, its first character."""
    content_type = request.headers.get("content-type", "")
    return content_type.startswith(JSON) or (
        not content_type.startswith("text/") and body.lstrip()[:1] == b"{"
    )


def _is_list_of(value: Any, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)
