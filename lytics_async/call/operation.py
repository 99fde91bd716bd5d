"""Operation[T]: the shape of one row of the endpoint table at run time."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any, Final, Generic, Literal, Protocol, TypeVar

import attrs

from lytics_async.wire.messages import Host

T = TypeVar("T")

Retry = Literal["safe", "idempotent", "never"]
Envelope = Literal["data", "bare", "none", "text", "any"]
ListStyle = Literal["comma", "repeat", "brackets", "json", "pairs"]
BodyStyle = Literal["fields", "json", "text", "csv", "ndjson", "scalar"]


BY_PATH: Final = "request"
"""The operation's name of calls by path. Hooks do not get the path, which may contain values."""


class Filter(Protocol):
    """A FilterQL condition or statement, as `lytics_async.filterql` builds and parses them."""

    def __filterql__(self) -> str:
        """Return the statement that is sent."""
        ...


class Unset(enum.Enum):
    """The type of UNSET, the default of body fields that may also be null."""

    UNSET = "UNSET"

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> Literal[False]:
        return False


UNSET: Final = Unset.UNSET
"""Leave this field out of the body; None sends null instead."""


@attrs.frozen(kw_only=True)
class Param:
    """One parameter of an operation.

    Attributes:
        name: the Python name.
        wire: the name on the wire.
        list_style: how a list is written (`a,b`, `k=a&k=b`, `k[]=a&k[]=b`, `["a","b"]`), or `pairs`
            for a mapping whose entries are parameters of their own; None for a scalar, and for a
            mapping that is written as JSON.
        repeatable: whether the server also takes the repeated form, which carries items with a
            comma in them.
        required: whether the server insists on it.
    """

    name: str
    wire: str
    list_style: ListStyle | None = None
    repeatable: bool = False
    required: bool = False


@attrs.frozen(kw_only=True)
class Body:
    """How an operation's body is written.

    Attributes:
        style: `fields` (a JSON object of the known fields), `json` (any JSON value), `text`, `csv`
            (raw bytes), `ndjson` (one JSON value a line) or `scalar` (one JSON scalar).
        content_type: sent as Content-Type.
        fields: (Python name, wire name) of the known fields, for `fields`.
        required_fields: Python names of those that a call by keywords must give.
        required: whether a call without a body is refused.
        argument: what the method calls it, for messages.
    """

    style: BodyStyle
    content_type: str
    fields: tuple[tuple[str, str], ...] = ()
    required_fields: frozenset[str] = frozenset()
    required: bool = True
    argument: str = "body"


@attrs.frozen(kw_only=True)
class Paging:
    """How an operation that limits its response continues with the next page.

    Attributes:
        cursor_param: Python name of the parameter that takes the cursor.
        limit_param: Python name of the parameter that takes the page size.
        max_limit: most items the server returns a page.
        fields_param: Python name of the parameter that narrows the fields; two items that read the
            same may then still be two.
        cursor_fields: members of the response that may contain the next cursor, first match wins; a
            dot leads into an object.
        more_field: member of the response that says whether there is another page; without it the
            cursor alone says so.
        by_offset: the cursor is the number of items before the page, and no response contains it.
    """

    cursor_param: str
    limit_param: str
    max_limit: int
    fields_param: str | None = None
    cursor_fields: tuple[str, ...] = ("_next", "next")
    more_field: str | None = None
    by_offset: bool = False


def _split_path(operation: Operation[Any]) -> tuple[str, ...]:
    """The literal text around the path parameters, in order: one more than there are parameters."""
    parts: list[str] = []
    rest = operation.path
    for param in operation.path_params:
        before, found, rest = rest.partition("{" + param.wire + "}")
        if not found:
            raise ValueError(
                f"{operation.name}: {{{param.wire}}} is not in {operation.path}, or out of order"
            )
        parts.append(before)
    return (*parts, rest)


def _collect_names(operation: Operation[Any]) -> frozenset[str]:
    """Every argument name the operation takes."""
    names = {param.name for param in (*operation.path_params, *operation.query_params)}
    if operation.body is not None:
        names.update(name for name, _ in operation.body.fields)
        names.add("body")
    return frozenset(names)


@attrs.frozen(kw_only=True, eq=False)
class Operation(Generic[T]):
    """One operation of the API: what is sent, what comes back, what may be retried.

    Attributes:
        name: `service.method`, such as `segments.list`.
        method: the HTTP method.
        path: the path, with `{wire name}` for path parameters.
        host: `api`, or `bulk` for large uploads.
        retry: `safe` (reads), `idempotent` (may be repeated) or `never` (only when the request
            cannot have arrived).
        envelope: `data` (the value is under `data`), `bare`, `none` (no body), `text`, or `any`
            (unwrapped where it is wrapped, None where it is empty; for paths without a row).
        structure: turns the decoded value into T; raises on anything that is not one.
        path_params, query_params: in the order of the table.
        body: None when the operation takes none.
        paging: None when the response comes whole.
        entity_miss: a 200 with the message `Not Found` or `Timed out` is a miss (entity look-ups).
        data_token: collect endpoints, which take the data token when the client has one.
        published: whether the published reference has the operation.
        role: the role a token needs for it, where it is published.
        returns: T as text, for messages and docs.
        type: T itself, from which the paths of a mismatch are found.
        path_parts: the literal text around the path parameters.
        names: every argument name the operation takes.
    """

    name: str
    method: str
    path: str
    retry: Retry
    structure: Callable[[Any], T]
    returns: str
    type: Any = None
    envelope: Envelope = "data"
    host: Host = "api"
    api: Literal["v1", "v2"] = "v1"
    path_params: tuple[Param, ...] = ()
    query_params: tuple[Param, ...] = ()
    body: Body | None = None
    paging: Paging | None = None
    entity_miss: bool = False
    data_token: bool = False
    published: bool = True
    role: str | None = None
    path_parts: tuple[str, ...] = attrs.field(
        init=False, repr=False, default=attrs.Factory(_split_path, takes_self=True)
    )
    names: frozenset[str] = attrs.field(
        init=False, repr=False, default=attrs.Factory(_collect_names, takes_self=True)
    )
