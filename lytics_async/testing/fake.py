"""A Lytics with canned answers, for tests that need to say what the server does.

```python
fake = FakeLytics()
fake.on("segments.list").reply([{"id": "1", "name": "Regulars"}])
async with fake.client() as lytics:
    assert [segment.name for segment in await lytics.segments.list()] == ["Regulars"]
assert fake.requests[0].operation == "segments.list"
```

It is a transport: all above it, the planning of requests, retries, models, the uploader, is the real thing. Where a test
should rather find out what a server would do, use the local Lytics.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Self, TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

import attrs
import orjson

from lytics_async import registry
from lytics_async.call.operation import Operation
from lytics_async.call.response import decode
from lytics_async.call.retry import RetryPolicy
from lytics_async.call.structure import plain
from lytics_async.client import AsyncLytics
from lytics_async.errors import ArgumentError, ConnectionDropped, LyticsError, TransportError
from lytics_async.wire.messages import WireRequest, WireResponse
from lytics_async.wire.transport import Transport

BASE_URL = "https://fake.lytics.invalid"
UPLOADS = frozenset({"ingest.upload_csv_bulk", "ingest.upload_json_bulk", "ingest.upload_json"})

Refuses: TypeAlias = Callable[[Mapping[str, Any]], bool]


class UnexpectedRequest(AssertionError):
    """A request came that the test did not script."""


@attrs.frozen(kw_only=True)
class FakeRequest:
    """A request as it came.

    Attributes:
        operation: its name, such as `segments.get`.
        arguments: path and query parameters by their Python names, as text.
        body: decoded from JSON where it is JSON, else as text; None for none. Uploads: the records.
    """

    operation: str
    arguments: Mapping[str, str]
    body: Any = None


class FakeLytics(Transport):
    """A transport whose answers are scripted. What is not scripted raises UnexpectedRequest.

    Attributes:
        requests: all requests, in the order in which they came; retries included.
    """

    def __init__(self) -> None:
        self.requests: list[FakeRequest] = []
        self._scripts: list[Script] = []
        self._uploads: dict[str, Uploads] = {}

    def client(self, **options: Any) -> AsyncLytics:
        """Return a client of this Lytics that waits no time between retries; `options` are those of AsyncLytics."""
        bound: dict[str, Any] = {
            "token": "at.fake.fake",
            "base_url": BASE_URL,
            "transport": self,
            "retry": RetryPolicy(base_delay=0.0, max_retry_after=0.0),
        }
        return AsyncLytics(**(bound | options))

    def on(self, operation: str, /, **arguments: Any) -> Script:
        """Begin to script an operation.

        Args:
            operation: such as `segments.get`.
            arguments: path and query parameters that a request must have for this script; the last script that fits is
                the one that answers.

        Raises:
            ArgumentError: there is no such operation or argument; the message names the nearest.
        """
        found = registry.find(operation)
        known = {param.name for param in (*found.path_params, *found.query_params)}
        for name in arguments:
            if name not in known:
                raise ArgumentError(
                    f"{operation} has no parameter {name!r}{_nearest(name, known)}; it has {', '.join(sorted(known)) or 'none'}."
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
        """Have the next requests of an operation fail, before whatever is scripted for it answers.

        Args:
            times: how many requests.
            status: answer with this status; without it the connection breaks, or `error` is raised.
            error: what the transport raises, such as `RequestTimeout("…", phase="receive")`.
            message, headers: of the answer.
        """
        found = registry.find(operation)
        failure: WireResponse | LyticsError
        if status is not None:
            failure = _answer({"status": status, "message": message}, status, headers)
        else:
            failure = error or ConnectionDropped("The connection broke.", phase="receive")
        self._scripts.append(Script(found, {}, failures=[failure] * times))

    def uploads(self, stream: str) -> Uploads:
        """Script what becomes of records that are sent to a stream, by upload, `events()` or `collect()`."""
        return self._uploads.setdefault(stream, Uploads(stream))

    def calls(self, operation: str) -> list[FakeRequest]:
        """Return the requests of one operation."""
        registry.find(operation)
        return [request for request in self.requests if request.operation == operation]

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        """Answer as scripted: see Transport.send."""
        operation, arguments = _identify(request)
        content = await _content(request)
        uploads = self._uploads.get(arguments.get("stream", ""))
        is_upload = operation.name in UPLOADS and uploads is not None
        body = _records(operation, arguments, content) if is_upload else _decoded(content)
        self.requests.append(FakeRequest(operation=operation.name, arguments=arguments, body=body))
        for script in reversed(self._scripts):
            if script.fits(operation, arguments) and (script.failures or not is_upload):
                return script.next()
        if is_upload and uploads is not None:
            return uploads.answer(body)
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
            + f'Say fake.on("{operation.name}").reply(…)'
            + (
                f' or fake.uploads("{arguments.get("stream")}").accept()'
                if operation.name in UPLOADS
                else ""
            )
            + "."
        )


class Script:
    """The answers to one operation: each once, in the order in which they were given, the last one ever after."""

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
        self._answers: list[WireResponse | LyticsError] = []

    def __str__(self) -> str:
        return _shown(self._operation.name, self._arguments)

    def reply(
        self,
        value: Any = None,
        *,
        cursor: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Answer with a value, which must be what the operation returns.

        Args:
            value: decoded JSON or models, without the envelope, which is put around it.
            cursor: of the next page.

        Raises:
            ArgumentError: the value is not of the operation's model; the message says where it departs.
        """
        operation, value = self._operation, _plain(value)
        if operation.envelope == "none":
            answer = WireResponse(status=204, headers={}, body=b"")
        elif operation.envelope == "text":
            answer = WireResponse(status=200, headers=dict(headers or {}), body=str(value).encode())
        elif operation.envelope == "bare":
            answer = _answer(value, 200, headers)
        else:
            more = {} if cursor is None else {"_next": cursor}
            answer = _answer(
                {"status": 200, "message": "success", "data": value} | more, 200, headers
            )
        problem = ""
        try:
            decode(operation, answer)
        except LyticsError as error:
            paths = "; ".join(getattr(error, "paths", []))
            problem = f"This is no answer to {operation.name}, which returns {operation.returns}: {paths or error.message}"
        if problem:
            raise ArgumentError(problem)
        self._answers.append(answer)
        return self

    def fail(
        self,
        *,
        status: int | None = None,
        error: LyticsError | None = None,
        message: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Answer with an error: see FakeLytics.fail."""
        if status is None:
            self._answers.append(
                error or ConnectionDropped("The connection broke.", phase="receive")
            )
        else:
            self._answers.append(_answer({"status": status, "message": message}, status, headers))
        return self

    def fits(self, operation: Operation[Any], arguments: Mapping[str, str]) -> bool:
        """Tell whether a request is one of this script."""
        return (
            operation is self._operation
            and self._arguments.items() <= arguments.items()
            and (self.failures is None or bool(self.failures))
        )

    def next(self) -> WireResponse:
        """Return, or raise, what comes next."""
        if self.failures:
            outcome = self.failures.pop()
        elif not self._answers:
            raise UnexpectedRequest(f"fake.on({self}) has no answer yet; add .reply(…).")
        else:
            outcome = self._answers[0] if len(self._answers) == 1 else self._answers.pop(0)
        if isinstance(outcome, LyticsError):
            raise _again(outcome)
        return outcome


class Uploads:
    """What becomes of the records that are sent to one stream."""

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._refuses: Refuses = lambda record: False

    def accept(self) -> Self:
        """Take every record."""
        self._refuses = lambda record: False
        return self

    def reject(self, rows: Iterable[Mapping[str, Any]] | Refuses) -> Self:
        """Refuse some records, also in the dry runs by which the uploader finds out which.

        Args:
            rows: the records, or the fields of them that tell them apart; or a function that is true for them. The values of
                CSV are text.
        """
        if callable(rows):
            self._refuses = rows
        else:
            wanted = [dict(row) for row in rows]
            self._refuses = lambda record: any(
                row.items() <= dict(record).items() for row in wanted
            )
        return self

    def answer(self, records: list[Mapping[str, Any]]) -> WireResponse:
        """Return what the server says of these records."""
        refused = sum(1 for record in records if self._refuses(record))
        data = {"message_count": len(records) - refused, "rejected_count": refused}
        return _answer({"status": 200, "message": "success", "data": data}, 200, None)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1, cutoff=0.4)
    return f"; did you mean {near[0]!r}?" if near else ""


def _shown(name: str, arguments: Mapping[str, str]) -> str:
    said = "".join(f", {key}={value!r}" for key, value in sorted(arguments.items()))
    return f'"{name}"{said}'


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


def _answer(document: Any, status: int, headers: Mapping[str, str] | None) -> WireResponse:
    return WireResponse(
        status=status,
        headers={"content-type": "application/json"}
        | {name.lower(): value for name, value in (headers or {}).items()},
        body=orjson.dumps(document),
    )


def _again(error: LyticsError) -> LyticsError:
    """A copy, since the client adds to what it raises."""
    copied: LyticsError = error.__reduce__()[0](*error.__reduce__()[1])
    if isinstance(copied, TransportError) and copied.phase != "connect":
        copied.may_have_been_processed = True
    return copied


@cache
def _patterns() -> list[tuple[re.Pattern[str], Operation[Any]]]:
    """Every operation with the pattern of its path; those with more literal text come first."""
    found = [
        (re.compile("([^/]+)".join(map(re.escape, each.path_parts))), each)
        for each in map(registry.find, registry.OPERATIONS)
    ]
    return sorted(found, key=lambda pair: len(pair[1].path_params))


def _identify(request: WireRequest) -> tuple[Operation[Any], dict[str, str]]:
    url = urlsplit(request.url)
    sent = next((value for name, value in request.headers if name.lower() == "content-type"), "")
    fitting = [
        (operation, match)
        for pattern, operation in _patterns()
        if operation.method == request.method and (match := pattern.fullmatch(url.path))
    ]
    for operation, match in fitting:
        kind = operation.body.content_type if operation.body is not None else ""
        if len(fitting) == 1 or not sent or kind == sent:
            wires = {param.wire: param.name for param in operation.query_params}
            arguments = {
                param.name: unquote(text)
                for param, text in zip(operation.path_params, match.groups(), strict=True)
            }
            for name, value in parse_qsl(url.query, keep_blank_values=True):
                known = wires.get(name.removesuffix("[]"), name)
                arguments[known] = f"{arguments[known]},{value}" if known in arguments else value
            return operation, arguments
    raise UnexpectedRequest(f"{request.method} {url.path} is no operation of Lytics.")


async def _content(request: WireRequest) -> bytes:
    body = request.body
    content = body if isinstance(body, bytes) else b"".join([piece async for piece in body])
    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


def _decoded(content: bytes) -> Any:
    if not content:
        return None
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return content.decode(errors="replace")


def _records(
    operation: Operation[Any], arguments: Mapping[str, str], content: bytes
) -> list[Mapping[str, Any]]:
    """The records of an upload's body."""
    if operation.name == "ingest.upload_csv_bulk":
        names = arguments["headers"].split(",") if "headers" in arguments else None
        delimiter = {"\\t": "\t"}.get(
            arguments.get("delimiter", ","), arguments.get("delimiter", ",")
        )
        text = io.StringIO(content.decode("utf-8-sig", errors="replace"), newline="")
        return list(csv.DictReader(text, names, delimiter=delimiter))
    document = content.strip()
    if document.startswith(b"["):
        records: list[Mapping[str, Any]] = orjson.loads(document)
        return records
    return [orjson.loads(line) for line in document.splitlines() if line.strip()]
