"""A runner that answers from a script, so that the uploader's decisions are tested without a
network.
"""

import gzip
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import pytest
from scripted_transport import ScriptedTransport, response

from lytics_async.access.token import TokenSource
from lytics_async.call.retry import RetryPolicy
from lytics_async.call.runner import Runner
from lytics_async.config import ClientConfig
from lytics_async.errors import (
    BY_STATUS,
    APIError,
    BadRequest,
    LyticsError,
    ServerError,
    UploadError,
)
from lytics_async.hooks import Hooks
from lytics_async.upload.report import UploadReport
from lytics_async.upload.run import UploadRun
from lytics_async.upload.start import start_upload
from lytics_async.wire.messages import WireRequest, WireResponse

AT_ONCE = RetryPolicy(max_attempts=4, base_delay=0.0, max_delay=0.0)

BASE_URL = "http://127.0.0.1:1"


@attrs.frozen
class Sent:
    """One request as the server got it."""

    request: WireRequest

    @property
    def url(self) -> str:
        return self.request.url

    @property
    def body(self) -> bytes:
        """The body as it was sent, perhaps compressed."""
        assert isinstance(self.request.body, bytes)
        return self.request.body

    @property
    def content(self) -> bytes:
        """The body, inflated."""
        return gzip.decompress(self.body) if self.body.startswith(b"\x1f\x8b") else self.body

    @property
    def csv(self) -> bool:
        """The body is CSV; the content type is all that tells."""
        return dict(self.request.headers)["Content-Type"] == "application/csv"

    @property
    def dry_run(self) -> bool:
        """It asks, and wants nothing stored."""
        return "dryrun=true" in self.url

    @property
    def lines(self) -> int:
        """Lines in the body; the header is one of them."""
        return self.content.count(b"\n") + (not self.content.endswith(b"\n"))

    @property
    def records(self) -> int:
        """Records, for bodies without quoted line feeds."""
        return self.lines - (self.csv and "headers=" not in self.url)


Answer = Any
"""A step of a ScriptedTransport: a response, an error to raise, NEVER, …"""
Script = Callable[[Sent], Answer]


def accept(sent: Sent) -> WireResponse:
    """Count every record in."""
    return counts(sent.records)


def counts(message_count: Any, rejected_count: Any = 0) -> WireResponse:
    """A response with these counts."""
    return response({"message_count": message_count, "rejected_count": rejected_count})


def in_turn(*answers: Answer | Script, last: Answer | Script = accept) -> Script:
    """Give these answers one after the other, and then the last forever."""
    left = list(answers)

    def answer(sent: Sent) -> Answer:
        first = left.pop(0) if left else last
        return first(sent) if callable(first) else first

    return answer


class Store:
    """A server that keeps every line it takes, and refuses those that `is_bad` says.

    CSV is taken without its bad lines, as `droperrors=true` asks. JSON is read up to the first bad
    line; `answer` then is a partial success, or with `refuses` a 400 that says nothing.
    """

    def __init__(
        self, is_bad: Callable[[bytes], bool] = lambda line: False, *, refuses: bool = False
    ) -> None:
        self.lines: list[bytes] = []
        self.questions = 0
        self._is_bad = is_bad
        self._refuses = refuses

    def __call__(self, sent: Sent) -> Answer:
        self.questions += sent.dry_run
        csv = sent.csv
        lines = sent.content.removesuffix(b"\n").split(b"\n")
        lines = lines[1 if csv and "headers=" not in sent.url else 0 :]
        lines = [line.removesuffix(b"\r") for line in lines]
        good = [line for line in lines if not self._is_bad(line)]
        if csv:
            assert "droperrors=true" in sent.url
        elif len(good) < len(lines):
            good = lines[: next(at for at, line in enumerate(lines) if self._is_bad(line))]
        if not sent.dry_run:
            self.lines += good
        if csv or len(good) == len(lines):
            return counts(len(good), len(lines) - len(good))
        return BadRequest("Bad record.", status=400) if self._refuses else counts(len(good), 1)


class ScriptedRunner(Runner, ScriptedTransport):
    """A real Runner that is its own transport, which responds from a script.

    Attributes:
        answer: what each request gets.
        sent: every request, in the order of arrival.
    """

    bulk_concurrency = 16

    def __init__(self, answer: Script = accept, *, token: TokenSource = "at.test.secret") -> None:
        config = ClientConfig(token=token, base_url=BASE_URL, bulk_url=BASE_URL)
        ScriptedTransport.__init__(self, lambda request: self.answer(Sent(request)))
        Runner.__init__(self, config, self, AT_ONCE, Hooks([]))
        self.answer = answer
        self._sent: list[Sent] = []

    @property
    def sent(self) -> list[Sent]:
        self._sent += map(Sent, self.requests[len(self._sent) :])
        return self._sent

    def bodies(self) -> list[bytes]:
        """The bodies as they were before compression, in the order of arrival."""
        return [sent.content for sent in self.sent]


def csv_of(rows: Iterable[object], header: str = "id,name") -> bytes:
    """A small CSV with a row `n,row n` for each n."""
    return (header + "\n" + "".join(f"{row},row {row}\n" for row in rows)).encode()


def begin(runner: ScriptedRunner, source: Any, **how: Any) -> UploadRun:
    """Prepare an upload that retries immediately."""
    how = {"stream": "orders", "retry": AT_ONCE, **how}
    return start_upload(runner, source, **how)


async def upload(runner: ScriptedRunner, source: Any, **how: Any) -> UploadReport:
    """Upload, and return the report."""
    async with begin(runner, source, **how) as run:
        report = await run.wait()
    assert report.conservation_ok
    return report


async def stopped(runner: ScriptedRunner, source: Any, **how: Any) -> UploadError:
    """Upload, and return the error that ends it."""
    with pytest.raises(UploadError) as caught:
        await upload(runner, source, **how)
    assert caught.value.report.conservation_ok
    return caught.value


def same(met: Exception | None, scripted: LyticsError) -> bool:
    """Return whether an error is the scripted one; a runner passes on copies."""
    return type(met) is type(scripted) and str(met).endswith(scripted.message)


def status(code: int, **details: Any) -> APIError:
    """An error with this HTTP status."""
    kind = BY_STATUS.get(code, ServerError if code >= 500 else APIError)
    return kind(f"HTTP {code}.", status=code, **details)
