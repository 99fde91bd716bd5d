"""A runner that answers from a script, so that the uploader's decisions are tested without a network."""

import asyncio
import gzip
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

import anyio
import attrs

from lytics_async.config import ClientConfig
from lytics_async.errors import LyticsError
from lytics_async.hooks import Hooks
from lytics_async.models.ingest import UploadResult
from lytics_async.operation import Operation
from lytics_async.request import WireRequest
from lytics_async.response import Response

BASE_URL = "http://127.0.0.1:1"


@attrs.frozen
class Sent:
    """One request as the server got it."""

    operation: str
    url: str
    body: bytes

    @property
    def content(self) -> bytes:
        """The body, inflated."""
        return gzip.decompress(self.body) if self.body.startswith(b"\x1f\x8b") else self.body

    @property
    def lines(self) -> int:
        """Lines in the body; the header is one of them."""
        return self.content.count(b"\n") + (not self.content.endswith(b"\n"))

    @property
    def records(self) -> int:
        """Records, for bodies without quoted line feeds."""
        return self.lines - ("csv" in self.operation and "headers=" not in self.url)


Answer = UploadResult | LyticsError
Script = Callable[[Sent], Answer]


def accept(sent: Sent) -> UploadResult:
    """Count every record in."""
    return counts(sent.records)


def counts(message_count: Any, rejected_count: Any = 0) -> UploadResult:
    """An answer with these counts."""
    return UploadResult.from_json(
        {"message_count": message_count, "rejected_count": rejected_count}
    )


def in_turn(*answers: Answer | Script) -> Script:
    """Give these answers one after the other, then accept everything."""
    left = list(answers)

    def answer(sent: Sent) -> Answer:
        if not left:
            return accept(sent)
        first = left.pop(0)
        return first(sent) if callable(first) else first

    return answer


class ScriptedRunner:
    """Stands in for lytics_async.runner.Runner.

    Attributes:
        sent: every request, in the order of arrival.
        answer: what each of them gets.
        gate: holds every answer back until it is set.
    """

    def __init__(self, answer: Script = accept) -> None:
        self.config = ClientConfig(token="at.test.secret", base_url=BASE_URL, bulk_url=BASE_URL)
        self.hooks = Hooks([])
        self.sent: list[Sent] = []
        self.answer = answer
        self.gate = anyio.Event()
        self.gate.set()
        self.arrived = anyio.Event()
        self.in_flight = self.most_in_flight = 0
        self.tasks: list[asyncio.Task[Any]] = []

    def spawn(self, coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.ensure_future(coroutine)
        self.tasks.append(task)
        return task

    async def attempt(
        self, operation: Operation[Any], request: WireRequest, *, timeout: float
    ) -> Response[Any]:
        assert not isinstance(request.body, bytes)
        self.in_flight += 1
        self.most_in_flight = max(self.in_flight, self.most_in_flight)
        try:
            pieces = [piece async for piece in request.body]
            body = b"".join(pieces)
            assert len(body) == request.body.length
            sent = Sent(operation.name, request.url, body)
            self.sent.append(sent)
            self.arrived.set()
            await self.gate.wait()
            answer = self.answer(sent)
        finally:
            self.in_flight -= 1
        if isinstance(answer, LyticsError):
            raise answer
        return Response(data=answer, status=200, headers={})

    def bodies(self) -> list[bytes]:
        """The bodies as they were before compression, in the order of arrival."""
        return [sent.content for sent in self.sent]


def csv_of(rows: Iterable[object], header: str = "id,name") -> bytes:
    """A small CSV with a row `n,row n` for each n."""
    return (header + "\n" + "".join(f"{row},row {row}\n" for row in rows)).encode()
