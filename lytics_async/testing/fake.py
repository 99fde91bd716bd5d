"""A Lytics with scripted responses, for tests that decide what the server does.

```python
fake = FakeLytics()
fake.on("segments.list").reply([{"id": "1", "name": "Regulars"}])
async with fake.client() as lytics:
    assert [segment.name for segment in await lytics.segments.list()] == ["Regulars"]
assert fake.requests[0].operation == "segments.list"
```

It is a transport: everything above it (planning of requests, retries, models, the uploader) is
real. To find out what a server would do, use the local Lytics instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Self, TypeAlias

import attrs
import orjson

from lytics_async import registry
from lytics_async.call.operation import Operation
from lytics_async.call.response import decode
from lytics_async.call.retry import RetryPolicy
from lytics_async.call.structure import plain
from lytics_async.client import AsyncLytics
from lytics_async.errors import ArgumentError, ConnectionDropped, LyticsError, TransportError
from lytics_async.testing.request_reading import (
    UnknownRequest,
    content_of,
    decoded,
    identify,
    records_in,
)
from lytics_async.wire.messages import WireRequest, WireResponse
from lytics_async.wire.transport import Transport

BASE_URL = "https://fake.lytics.invalid"
UPLOADS = frozenset({"ingest.upload_csv_bulk", "ingest.upload_json_bulk", "ingest.upload_json"})

Rejects: TypeAlias = Callable[[Mapping[str, Any]], bool]


class UnexpectedRequest(AssertionError):
    """A request was sent that the test did not script."""


@attrs.frozen(kw_only=True)
class FakeRequest:
    """A request as it was sent.

    Attributes:
        operation: its name, such as `segments.get`.
        arguments: path and query parameters by their Python names, as text.
        body: decoded from JSON where it is JSON, else as text; None for none. Uploads: the records.
    """

    operation: str
    arguments: Mapping[str, str]
    body: Any = None


class FakeLytics(Transport):
    """A transport whose responses are scripted. What is not scripted raises UnexpectedRequest.

    Attributes:
        requests: all requests in the order in which they were sent, retries included.
    """

    def __init__(self) -> None:
        self.requests: list[FakeRequest] = []
        self._scripts: list[Script] = []
        self._uploads: dict[str, Uploads] = {}

    def client(self, **options: Any) -> AsyncLytics:
        """Return a client of this Lytics that does not wait between retries.

        Args:
            options: those of AsyncLytics.
        """
        bound: dict[str, Any] = {
            "token": "at.fake.fake",
            "base_url": BASE_URL,
            "transport": self,
            "retry": RetryPolicy(base_delay=0.0, max_retry_after=0.0),
        }
        return AsyncLytics(**(bound | options))

    def on(self, operation: str, /, **arguments: Any) -> Script:
        """Begin the script of an operation.

        Args:
            operation: such as `segments.get`.
            arguments: path and query parameters that a request must have for this script; the last
                script that fits responds.

        Raises:
            ArgumentError: there is no such operation or argument; the message names the nearest.
        """
        found = registry.find(operation)
        known = {param.name for param in (*found.path_params, *found.query_params)}
        for name in arguments:
            if name not in known:
                raise ArgumentError(
                    f"{operation} has no parameter {name!r}{_nearest(name, known)}; "
                    f"it has {', '.join(sorted(known)) or 'none'}."
                )
        script = Script(found, {name: _text(value) for name, value in arguments.items()})
        self._scripts.append(script)
        return script

    def fail(
        self,
        operation: str,
        /,
        *,
        times: int = 1,
        status: int | None = None,
        error: LyticsError | None = None,
        message: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Let the next requests of an operation fail, before what is scripted for it.

        Args:
            times: how many requests.
            status: respond with this status; without it the connection breaks, or `error` is
                raised.
            error: what the transport raises, such as `RequestTimeout("…", phase="receive")`.
            message, headers: of the response.
        """
        found = registry.find(operation)
        failure: WireResponse | LyticsError
        if status is not None:
            failure = _response({"status": status, "message": message}, status, headers)
        else:
            failure = error or ConnectionDropped("The connection broke.", phase="receive")
        self._scripts.append(Script(found, {}, failures=[failure] * times))

    def uploads(self, stream: str) -> Uploads:
        """Script the outcome of records that are sent to a stream, in whatever way."""
        return self._uploads.setdefault(stream, Uploads(stream))

    def calls(self, operation: str) -> list[FakeRequest]:
        """Return the requests of one operation."""
        registry.find(operation)
        return [request for request in self.requests if request.operation == operation]

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Respond as scripted: see Transport.send."""
        try:
            operation, arguments = identify(request)
        except UnknownRequest as unknown:
            raise UnexpectedRequest(str(unknown)) from None
        content = await content_of(request)
        uploads = self._uploads.get(arguments.get("stream", ""))
        is_upload = operation.name in UPLOADS and uploads is not None
        body = records_in(operation, arguments, content) if is_upload else decoded(content)
        self.requests.append(FakeRequest(operation=operation.name, arguments=arguments, body=body))
        for script in reversed(self._scripts):
            if script.fits(operation, arguments) and (script.failures or not is_upload):
                return script.next()
        if is_upload and uploads is not None:
            return uploads.respond(body)
        raise UnexpectedRequest(self._explain(operation, arguments))

    async def aclose(self) -> None:
        """Nothing is open."""

    def _explain(self, operation: Operation[Any], arguments: Mapping[str, str]) -> str:
        scripted = [str(script) for script in self._scripts] + [
            f"uploads({stream!r})" for stream in self._uploads
        ]
        wanted = _shown(operation.name, arguments)
        near = get_close_matches(wanted, scripted, n=1, cutoff=0.0)
        return (
            f"{wanted} was not scripted. "
            + (
                f"Scripted: {', '.join(scripted)}. The nearest is {near[0]}. "
                if near
                else "Nothing was scripted. "
            )
            + f'Use fake.on("{operation.name}").reply(…)'
            + (
                f' or fake.uploads("{arguments.get("stream")}").accept()'
                if operation.name in UPLOADS
                else ""
            )
            + "."
        )


class Script:
    """The responses to one operation, in order; the last one repeats."""

    def __init__(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, str],
        *,
        failures: list[WireResponse | LyticsError] | None = None,
    ) -> None:
        self.failures = failures
        self._operation = operation
        self._arguments = arguments
        self._responses: list[WireResponse | LyticsError] = []

    def __str__(self) -> str:
        return _shown(self._operation.name, self._arguments)

    def reply(
        self,
        value: Any = None,
        *,
        cursor: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Respond with a value, which must be what the operation returns.

        Args:
            value: decoded JSON or models, without the envelope, which is added.
            cursor: of the next page.

        Raises:
            ArgumentError: the value does not match the operation's model; the message says where.
        """
        operation, value = self._operation, _plain(value)
        if operation.envelope == "none":
            response = WireResponse(status=204, headers={}, body=b"")
        elif operation.envelope == "text":
            response = WireResponse(
                status=200, headers=dict(headers or {}), body=str(value).encode()
            )
        elif operation.envelope == "bare":
            response = _response(value, 200, headers)
        else:
            more = {} if cursor is None else {"_next": cursor}
            response = _response(
                {"status": 200, "message": "success", "data": value} | more, 200, headers
            )
        problem = ""
        try:
            decode(operation, response)
        except LyticsError as error:
            paths = "; ".join(getattr(error, "paths", []))
            problem = (
                f"This is not a response to {operation.name}, which returns {operation.returns}: "
                f"{paths or error.message}"
            )
        if problem:
            raise ArgumentError(problem)
        self._responses.append(response)
        return self

    def fail(
        self,
        *,
        status: int | None = None,
        error: LyticsError | None = None,
        message: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Respond with an error: see FakeLytics.fail."""
        if status is None:
            self._responses.append(
                error or ConnectionDropped("The connection broke.", phase="receive")
            )
        else:
            self._responses.append(
                _response({"status": status, "message": message}, status, headers)
            )
        return self

    def fits(self, operation: Operation[Any], arguments: Mapping[str, str]) -> bool:
        """Return whether a request matches this script."""
        return (
            operation is self._operation
            and self._arguments.items() <= arguments.items()
            and (self.failures is None or bool(self.failures))
        )

    def next(self) -> WireResponse:
        """Return, or raise, the next outcome."""
        if self.failures:
            outcome = self.failures.pop()
        elif not self._responses:
            raise UnexpectedRequest(f"fake.on({self}) has no response yet; add .reply(…).")
        else:
            outcome = self._responses[0] if len(self._responses) == 1 else self._responses.pop(0)
        if isinstance(outcome, LyticsError):
            raise _copy_of(outcome)
        return outcome


class Uploads:
    """The outcome of the records that are sent to one stream."""

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._rejects: Rejects = lambda record: False

    def accept(self) -> Self:
        """Accept every record."""
        self._rejects = lambda record: False
        return self

    def reject(self, rows: Iterable[Mapping[str, Any]] | Rejects) -> Self:
        """Reject some records, also in the dry runs by which the uploader finds out which.

        Args:
            rows: the records, or those of their fields that tell them apart; or a function that is
                true for them. The values of CSV are text.
        """
        if callable(rows):
            self._rejects = rows
        else:
            wanted = [dict(row) for row in rows]
            self._rejects = lambda record: any(
                row.items() <= dict(record).items() for row in wanted
            )
        return self

    def respond(self, records: list[Mapping[str, Any]]) -> WireResponse:
        """Return the response to these records."""
        rejected = sum(1 for record in records if self._rejects(record))
        data = {"message_count": len(records) - rejected, "rejected_count": rejected}
        return _response({"status": 200, "message": "success", "data": data}, 200, None)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1, cutoff=0.4)
    return f"; did you mean {near[0]!r}?" if near else ""


def _shown(name: str, arguments: Mapping[str, str]) -> str:
    listed = "".join(f", {key}={value!r}" for key, value in sorted(arguments.items()))
    return f'"{name}"{listed}'


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(map(_text, value)) if isinstance(value, (list, tuple)) else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return plain(value)


def _response(document: Any, status: int, headers: Mapping[str, str] | None) -> WireResponse:
    return WireResponse(
        status=status,
        headers={"content-type": "application/json"}
        | {name.lower(): value for name, value in (headers or {}).items()},
        body=orjson.dumps(document),
    )


def _copy_of(error: LyticsError) -> LyticsError:
    """A copy, because the client adds to what it raises."""
    copied: LyticsError = error.__reduce__()[0](*error.__reduce__()[1])
    if isinstance(copied, TransportError) and copied.phase != "connect":
        copied.may_have_been_processed = True
    return copied
