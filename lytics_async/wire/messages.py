"""A request and its response as they cross the wire."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Literal, Protocol

import attrs

Host = Literal["api", "bulk"]


class BodyStream(Protocol):
    """A body in memory that is sent as slices and can be iterated again for a retry.

    Attributes:
        length: total bytes; sent as Content-Length.
    """

    @property
    def length(self) -> int: ...

    def __aiter__(self) -> AsyncIterator[bytes]: ...


@attrs.frozen(kw_only=True, eq=False)
class WireRequest:
    """A request as it is sent; the client adds the token last.

    Attributes:
        method: the HTTP method.
        url: absolute and fully quoted.
        headers: names in the case in which they are sent; hidden from the repr, because one of them
            contains the token.
        body: bytes, or a BodyStream; empty for none.
        host: whose connections carry it: `bulk` for uploads, which have connections of their own
            even if both hosts are the same server.
    """

    method: str
    url: str
    headers: list[tuple[str, str]] = attrs.field(repr=False)
    body: bytes | BodyStream = attrs.field(default=b"", repr=False)
    host: Host = "api"


@attrs.frozen(kw_only=True, eq=False)
class WireResponse:
    """A response, read to the end.

    Attributes:
        status: the HTTP status.
        headers: names in lower case; the values of a repeated header are joined by commas.
        body: decoded from its content encoding.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = attrs.field(repr=False)
