"""One exchange: how far a request came, and the answer or the error it ends in. What every engine shares."""

from __future__ import annotations

from collections.abc import Iterable

from lytics_async.access.scrubbing import scrub
from lytics_async.access.secret import Secret
from lytics_async.errors import (
    ConnectError,
    ConnectionDropped,
    LyticsError,
    Phase,
    RequestTimeout,
    ResponseError,
)
from lytics_async.wire.decoding import BodyDecoder, Budget, UndecodableBody
from lytics_async.wire.messages import WireRequest, WireResponse


class Exchange:
    """One request on its way. The engine that carries it says what happens; `outcome` is what comes of it.

    Args:
        max_response_bytes: bytes of the response's body at most, after decompression.
        budget: what all responses in flight share while they are decompressed.
        phase: `connect` while nothing can have been sent; an engine that cannot tell begins with `receive`.

    Attributes:
        phase: how far it came; kept up to date by the engine.
        reused: whether it travels over a connection that carried another exchange before.
        head: status and headers of the response; None until they are here.
        heard: whether any byte of a response arrived.
        via: the proxy in between, for messages; empty for none.
        outcome: the answer, or the error to raise; None while it is under way.
    """

    __slots__ = (
        "_body",
        "_budget",
        "_limit",
        "head",
        "heard",
        "outcome",
        "phase",
        "request",
        "reused",
        "via",
    )

    def __init__(
        self,
        request: WireRequest,
        *,
        max_response_bytes: int,
        budget: Budget | None = None,
        phase: Phase = "connect",
    ) -> None:
        self.request: WireRequest = request
        self.phase: Phase = phase
        self.reused: bool = False
        self.heard: bool = False
        self.via: str = ""
        self.outcome: WireResponse | LyticsError | None = None
        self._limit = max_response_bytes
        self._budget = budget
        self.head: tuple[int, dict[str, str]] | None = None
        self._body: BodyDecoder | None = None

    def answered(self, status: int, raw_headers: Iterable[tuple[bytes, bytes]]) -> BodyDecoder:
        """Take the head of the answer and return what its body is to be fed to.

        Raises:
            UndecodableBody: the body will be of no use; end the exchange with `undecodable()`.
        """
        headers: dict[str, str] = {}
        for raw_name, raw_value in raw_headers:
            name = raw_name.decode("latin-1").lower()
            value = raw_value.decode("latin-1")
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
        self.head = status, headers
        self.heard = True
        self._body = BodyDecoder(headers.get("content-encoding", ""), self._limit, self._budget)
        return self._body

    def finished(self) -> None:
        """The body has come to its end.

        Raises:
            UndecodableBody: the body is of no use; end the exchange with `undecodable()`.
        """
        assert self.head is not None
        assert self._body is not None
        status, headers = self.head
        self.outcome = WireResponse(status=status, headers=headers, body=self._body.finish())

    def undecodable(self, problem: UndecodableBody) -> None:
        """The body cannot be used: an error of a success, but no reason to hide the status of an error."""
        assert self.head is not None
        status, _ = self.head
        self.outcome = self._answer_without_its_body() or ResponseError(
            f"HTTP {status}, but {problem}.", status=status, permanent=not problem.transient
        )

    def broke(self, cause: Exception, what: str | None = None, *, permanent: bool = False) -> None:
        """The connection failed, or what came over it is not HTTP.

        Args:
            what: what happened, in words for the user; the cause's own by default.
            permanent: whether another connection would fail in the same way.
        """
        what = self._scrub(what or str(cause) or type(cause).__name__)
        detail = f"{type(cause).__name__}: {what}"
        if self.phase == "connect":
            self.outcome = ConnectError(self._story(what), permanent=permanent, cause=detail)
        else:
            self.outcome = self._answer_without_its_body() or ConnectionDropped(
                self._story(what),
                phase=self.phase,
                stale=self.reused and not self.heard,
                cause=detail,
            )

    def result(self, elapsed: float) -> WireResponse:
        """Return the answer, or raise what came instead.

        Args:
            elapsed: seconds since the caller asked; without an outcome, a time limit has ended the exchange.
        """
        outcome = self.outcome
        if isinstance(outcome, WireResponse):
            return outcome
        raise outcome or RequestTimeout(
            self._story(f"no whole answer after {elapsed:.3g} s"),
            phase=self.phase,
            silent=not self.heard,
        )

    def _answer_without_its_body(self) -> WireResponse | None:
        """What a status outside 2xx says stands, also when its body was cut off or unreadable."""
        if self.head is None or 200 <= self.head[0] < 300:
            return None
        status, headers = self.head
        body = self._body.so_far() if self._body is not None else b""
        return WireResponse(status=status, headers=headers, body=body)

    def _scrub(self, text: str) -> str:
        """Parsers quote what they could not parse: bound it, and take out the token if the server echoed it."""
        for name, value in self.request.headers:
            if name == "Authorization":
                text = scrub(text, Secret(value))
        return text[:200]

    def _story(self, what: str) -> str:
        host = self.request.url.split("/", 3)[2]
        where = {"connect": "connecting to", "send": "sending to", "receive": "waiting for"}
        via = f" through the proxy {self.via}" if self.via else ""
        return f"While {where[self.phase]} {host}{via}: {what.rstrip('.')}."
