"""What one call does differently: timeouts, attempts, headers, query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

import attrs

from lytics_async.base.arguments import (
    callable_problem,
    query_texts,
    require,
    seconds_problem,
    shown,
    text_problem,
    whole_problem,
)
from lytics_async.call.retry import RetryPolicy
from lytics_async.errors import ArgumentError

if TYPE_CHECKING:
    from lytics_async.call.response import Response


QueryValue = str | Sequence[str] | None
"""A further query parameter: a list is sent as several of one name, None leaves it out."""

QueryParameters = Mapping[str, QueryValue] | Iterable[tuple[str, QueryValue]]
"""Further query parameters: by name, or as pairs, in which a name may come several times."""


class Options(TypedDict, total=False):
    """RequestOptions as a plain dict."""

    attempt_timeout: float | None
    timeout: float | None
    max_attempts: int | None
    retry: RetryPolicy | None
    headers: Mapping[str, str]
    query: QueryParameters
    account_id: str | None
    on_response: Callable[[Response[Any]], None] | None


_CONNECTION_HEADERS = frozenset(
    {"connection", "content-length", "expect", "host", "keep-alive", "te", "trailer"}
    | {"transfer-encoding", "upgrade"}
)


def header_problem(name: object, value: object) -> str | None:
    """Check a header that a caller adds; its value may be secret, so no message has it."""
    if not isinstance(name, str):
        return f"the name {shown(name)} must be a str"
    if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
        return f"{name!r} is not the name of a header"
    lower = name.lower()
    if lower == "authorization":
        return f"{name} cannot be set by hand; pass the token as AsyncLytics(token=…)"
    if lower in _CONNECTION_HEADERS or lower.startswith("proxy-"):
        return f"{name} belongs to the connection and is set by the client; leave it out"
    if not isinstance(value, str):
        return f"the value of {name} must be a str, not {type(value).__name__}"
    if not re.fullmatch(r"[\t\x20-\x7e]*", value):
        return (
            f"the value of {name} contains a line break, a control character or a non-ASCII "
            "character; quote or encode it first"
        )
    if value != value.strip():
        return f"the value of {name} begins or ends with a blank, which HTTP would drop"
    if lower == "accept-encoding" and not _ENCODINGS.issuperset(_codings(value)):
        return f"{name} must be gzip or identity: no other encoding can be read"
    return None


_ENCODINGS = {"gzip", "identity"}


def _codings(value: str) -> list[str]:
    return [coding.partition(";")[0].strip().lower() for coding in value.split(",")]


def _headers(given: Mapping[str, str]) -> dict[str, str]:
    """Check the headers that a caller adds, and copy them."""
    require("headers", _mapping_problem(given))
    names: set[str] = set()
    for name, value in given.items():
        problem = header_problem(name, value)
        if problem is None and name.lower() in names:
            problem = f"{name} is passed twice; names are compared without case"
        if problem is not None:
            raise ArgumentError(f"headers: {problem}.")
        names.add(name.lower())
    return dict(given)


def _query(given: Any) -> dict[str, QueryValue]:
    """Check the further query parameters, and collect the values of each name."""
    if isinstance(given, Mapping):
        for name, value in given.items():
            query_texts(name, value)
        return dict(given)
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise ArgumentError(
            f"query must be a mapping or (name, value) pairs, not {type(given).__name__}."
        )
    collected: dict[str, QueryValue] = {}
    for place, pair in enumerate(given):
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise ArgumentError(f"query[{place}] must be a (name, value) pair, not {shown(pair)}.")
        name, value = pair
        texts = query_texts(name, value)
        collected[name] = [*(collected.get(name) or ()), *texts] or None
    return collected


def _mapping_problem(value: object) -> str | None:
    return None if isinstance(value, Mapping) else f"must be a mapping, not {type(value).__name__}"


def merged_headers(base: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """Return `base` with those of `more` put in; names are compared without case."""
    if not base or not more:
        return dict(base or more)
    replaced = {name.lower() for name in more}
    return {name: value for name, value in base.items() if name.lower() not in replaced} | dict(
        more
    )


def _check(problem_of: Callable[[Any], str | None]) -> Callable[[Any, Any, Any], None]:
    """Make an attrs validator that lets None through."""

    def validate(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
        problem = None if value is None else problem_of(value)
        if problem is not None:
            raise ArgumentError(f"{attribute.name} {problem}; leave it out for the default.")

    return validate


def retry_problem(value: object) -> str | None:
    """Check a retry policy."""
    return None if isinstance(value, RetryPolicy) else f"must be a RetryPolicy, not {shown(value)}"


@attrs.frozen(kw_only=True)
class RequestOptions:
    """What one call, or every call of a client made by `with_options()`, does differently.

    Attributes:
        attempt_timeout: seconds for one attempt, from its slot to the last byte; None = the
            client's.
        timeout: seconds for the whole call: waiting for a slot, attempts, backoff; None = the
            client's.
        max_attempts: requests at most, the first included; None = the retry policy's.
        retry: another retry policy; None = the client's.
        headers: further headers. They replace the client's own, such as `User-Agent`, by name
            without case. `Authorization` and those that belong to the connection (`Host`,
            `Content-Length`, `Transfer-Encoding`, `Connection`, `Keep-Alive`, `Upgrade`, `TE`,
            `Trailer`, `Expect`, `Proxy-…`) are refused; `Accept-Encoding` may be `gzip` or
            `identity`.
        query: further query parameters, as text: by name, or as (name, value) pairs. A list, and a
            name that comes several times, are sent as several parameters of one name (`a=1&a=2`);
            brackets are a part of the name (`"ids[]"`). None leaves a parameter out.
        account_id: hex id of the account to act on.
        on_response: called with the Response of a call that succeeded.

    Raises:
        ArgumentError: one of them cannot be right; the message names it.
    """

    attempt_timeout: float | None = attrs.field(default=None, validator=_check(seconds_problem))
    timeout: float | None = attrs.field(default=None, validator=_check(seconds_problem))
    max_attempts: int | None = attrs.field(default=None, validator=_check(whole_problem))
    retry: RetryPolicy | None = attrs.field(default=None, validator=_check(retry_problem))
    headers: Mapping[str, str] = attrs.field(factory=dict, converter=_headers)
    query: Mapping[str, QueryValue] = attrs.field(factory=dict, converter=_query)
    account_id: str | None = attrs.field(default=None, validator=_check(text_problem))
    on_response: Callable[[Response[Any]], None] | None = attrs.field(
        default=None, validator=_check(callable_problem)
    )

    @classmethod
    def of(cls, options: RequestOptions | Options | None) -> RequestOptions:
        """Return `options` as RequestOptions; raises ArgumentError for an unknown key."""
        if options is None:
            return NO_OPTIONS
        if isinstance(options, RequestOptions):
            return options
        if not isinstance(options, Mapping):
            raise ArgumentError(f"options must be RequestOptions or a dict, not {shown(options)}.")
        unknown = set(options) - set(attrs.fields_dict(cls))
        if unknown:
            raise ArgumentError(
                f"Unknown option {min(unknown, key=str)!r}; known are "
                f"{', '.join(attrs.fields_dict(cls))}."
            )
        return cls(**options)

    def over(self, base: RequestOptions) -> RequestOptions:
        """Return these options with what they leave open filled in from `base`."""
        if base is NO_OPTIONS:
            return self
        if self is NO_OPTIONS:
            return base
        return RequestOptions(
            attempt_timeout=self.attempt_timeout
            if self.attempt_timeout is not None
            else base.attempt_timeout,
            timeout=self.timeout if self.timeout is not None else base.timeout,
            max_attempts=self.max_attempts if self.max_attempts is not None else base.max_attempts,
            retry=self.retry if self.retry is not None else base.retry,
            headers=merged_headers(base.headers, self.headers),
            query={**base.query, **self.query},
            account_id=self.account_id if self.account_id is not None else base.account_id,
            on_response=self.on_response if self.on_response is not None else base.on_response,
        )


NO_OPTIONS = RequestOptions()
