"""A request and its response as they cross the wire."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Literal, Protocol

import attrs

Host = Literal["api", "bulk"]


class BodyStream(Protocol):
    """A body that is sent as slices, from memory, and can be sent again.

    Attributes:
        length: bytes in all; sent as Content-Length.
    """

    @property
    def length(self) -> int: ...

    def __aiter__(self) -> AsyncIterator[bytes]: ...


@attrs.frozen(kw_only=True, eq=False)
class WireRequest:
    """What leaves for the wire; the token is added by the client just before.

    Attributes:
        method: the HTTP method.
        url: absolute and fully quoted.
        headers: names in the case they are sent in; hidden from the repr, since one of them is the token.
        body: bytes, or a BodyStream; empty for none.
        host: whose connections carry it: uploads to the bulk host have their own, also where both are one server.
    """

    method: str
    url: str
    headers: list[tuple[str, str]] = attrs.field(repr=False)
    body: bytes | BodyStream = attrs.field(default=b"", repr=False)
    host: Host = "api"


@attrs.frozen(kw_only=True, eq=False)
class WireResponse:
    """What came back, read to the end.

    Attributes:
        status: the HTTP status.
        headers: names in lower case; a repeated header is joined by `, `.
        body: decoded from its content encoding.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = attrs.field(repr=False)
