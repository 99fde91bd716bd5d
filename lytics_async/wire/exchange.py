"""One exchange, for every engine: its progress, and the response or error in which it ends."""

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
    """One request in flight. The engine reports events to it; `outcome` holds the result.

    Args:
        max_response_bytes: bytes of the response's body at most, after decompression.
        budget: shared by all responses in flight while they are decompressed.
        phase: `connect` while nothing can have been sent. An engine that cannot tell starts with
            `receive`.

    Attributes:
        phase: how far the exchange has come; kept up to date by the engine.
        reused: whether its connection carried another exchange before.
        head: status and headers of the response; None until they arrive.
        heard: whether any byte of a response has arrived.
        via: the proxy, for messages; empty for a direct connection.
        outcome: the response, or the error to raise; None while the exchange is in flight.
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

    def begin_response(
        self, status: int, raw_headers: Iterable[tuple[bytes, bytes]]
    ) -> BodyDecoder:
        """Record the head of the response and return the decoder of its body.

        Raises:
            UndecodableBody: the body cannot be decoded; end the exchange with `undecodable()`.
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

    def complete(self) -> None:
        """End the exchange with the response, whose body is complete.

        Raises:
            UndecodableBody: the body cannot be decoded; end the exchange with `undecodable()`.
        """
        assert self.head is not None
        assert self._body is not None
        status, headers = self.head
        self.outcome = WireResponse(status=status, headers=headers, body=self._body.finish())

    def undecodable(self, problem: UndecodableBody) -> None:
        """End the exchange although the body cannot be decoded.

        A success without its body becomes an error. The status of an error stands by itself.
        """
        assert self.head is not None
        status, _ = self.head
        self.outcome = self._response_without_body() or ResponseError(
            f"HTTP {status}, but {self._scrub(str(problem))}.",
            status=status,
            permanent=not problem.transient,
        )

    def fail(self, cause: Exception, what: str | None = None, *, permanent: bool = False) -> None:
        """End the exchange with an error: the connection failed, or the response is not HTTP.

        Args:
            what: what happened, in words for the user; the text of the cause by default.
            permanent: whether another connection would fail in the same way.
        """
        what = self._scrub(what or str(cause) or type(cause).__name__)
        detail = f"{type(cause).__name__}: {what}"
        if self.phase == "connect":
            self.outcome = ConnectError(self._describe(what), permanent=permanent, cause=detail)
        else:
            self.outcome = self._response_without_body() or ConnectionDropped(
                self._describe(what),
                phase=self.phase,
                stale=self.reused and not self.heard,
                cause=detail,
            )

    def result(self, elapsed: float) -> WireResponse:
        """Return the response, or raise the error.

        Args:
            elapsed: seconds since the start; without an outcome, a time limit has ended the
                exchange.
        """
        outcome = self.outcome
        if isinstance(outcome, WireResponse):
            return outcome
        raise outcome or RequestTimeout(
            self._describe(f"no complete response after {elapsed:.3g} s"),
            phase=self.phase,
            silent=not self.heard,
        )

    def _response_without_body(self) -> WireResponse | None:
        """Return the response if its status is outside 2xx: it stands even without a whole body."""
        if self.head is None or 200 <= self.head[0] < 300:
            return None
        status, headers = self.head
        body = self._body.so_far() if self._body is not None else b""
        return WireResponse(status=status, headers=headers, body=body)

    def _scrub(self, text: str) -> str:
        """Shorten the text, and remove a token that the server echoed."""
        for name, value in self.request.headers:
            if name == "Authorization":
                text = scrub(text, Secret(value))
        return text[:200]

    def _describe(self, what: str) -> str:
        host = self.request.url.split("/", 3)[2]
        where = {"connect": "connecting to", "send": "sending to", "receive": "waiting for"}
        via = f" through the proxy {self.via}" if self.via else ""
        return f"While {where[self.phase]} {host}{via}: {what.rstrip('.')}."
