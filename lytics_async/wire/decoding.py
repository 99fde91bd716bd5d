"""Decode the body of a response: collect its pieces, inflate gzip, enforce a size limit. Pure."""

from __future__ import annotations

import zlib
from collections import deque

from lytics_async.access.scrubbing import quoted

MAX_RESPONSE_BYTES = 256 * 1024 * 1024
"""Default limit of one response in bytes, after decompression."""

STEP_BYTES = 256 * 1024
"""Bytes that one step inflates at most; this takes half a millisecond."""

_CUT_BYTES = 64 * 1024
"""Compressed bytes passed to zlib per call: it copies the unused rest for every step and member."""
_CALLS = 64
"""Calls of zlib per step at most, because a body may have many empty members."""
_GZIP = 31
"""Window bits of zlib for a stream with gzip header and trailer."""


class UndecodableBody(Exception):
    """The body cannot be decoded; the text says why and fits after "but".

    Attributes:
        transient: whether the same request may return a usable body.
    """

    def __init__(self, problem: str, *, transient: bool) -> None:
        super().__init__(problem)
        self.transient = transient


class Budget:
    """The bytes to which all in-flight responses of a client may inflate together.

    Without it, 64 small responses could inflate to 64 times the limit of one. A response that does
    not fit fails: if it waited for room, several half-inflated ones could wait for each other.

    Args:
        limit: bytes. Twice the limit of one response leaves room for others besides the largest.
    """

    __slots__ = ("free", "limit")

    def __init__(self, limit: int = 2 * MAX_RESPONSE_BYTES) -> None:
        self.limit: int = limit
        self.free: int = limit


class BodyDecoder:
    """Collects the pieces of one body.

    Pass every piece to `feed`, then call `finish`. A piece that inflates to much more than its own
    size is inflated in steps. While `pending` is True, stop reading from the connection, let the
    event loop run, and call `step`. If the exchange ends without `finish`, call `release`.

    Args:
        encoding: the value of Content-Encoding; empty for none. Only gzip is requested, so only
            gzip is accepted.
        limit: bytes that the decoded body may have.
        budget: shared by the gzip bodies in flight; None for no such limit.

    Attributes:
        pending: whether bytes are waiting for `step`.

    Raises:
        UndecodableBody: the encoding is not gzip, or there are several.
    """

    __slots__ = ("_body", "_budget", "_gzip", "_inflate", "_limit", "_taken", "_waiting", "pending")

    def __init__(self, encoding: str, limit: int, budget: Budget | None = None) -> None:
        encoding = encoding.strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            raise UndecodableBody(
                f"its body is encoded as {quoted(encoding)}, which was not requested",
                transient=True,
            )
        self.pending: bool = False
        self._gzip = encoding.endswith("gzip")
        self._inflate: zlib._Decompress | None = None
        self._limit = limit
        self._budget = budget
        self._taken = 0
        self._waiting: deque[bytes] = deque()
        self._body: bytes | bytearray = b""  # most bodies come in one piece, which is not copied

    def feed(self, piece: bytes) -> None:
        """Add the next piece as received. Inflates one step at most, and nothing while pending.

        Raises:
            UndecodableBody: the piece is not valid gzip, or the body has become too large.
        """
        if not self._gzip or not piece:
            self._keep(piece)
            return
        # The usual case: all of it fits into one step.
        if not self.pending and len(piece) <= _CUT_BYTES:
            rest = self._inflate_some(piece, STEP_BYTES)
            if rest:
                self._waiting.append(rest)
                self.pending = True
            return
        for start in range(0, len(piece), _CUT_BYTES):
            self._waiting.append(piece[start : start + _CUT_BYTES])
        if not self.pending:
            self.step()

    def step(self) -> None:
        """Inflate up to `STEP_BYTES` of the pending bytes.

        Raises:
            UndecodableBody: as for `feed`.
        """
        end = len(self._body) + STEP_BYTES
        calls = 0
        while self._waiting and calls < _CALLS and len(self._body) < end:
            rest = self._inflate_some(self._waiting.popleft(), end - len(self._body))
            if rest:
                self._waiting.appendleft(rest)
            calls += 1
        self.pending = bool(self._waiting)

    def finish(self) -> bytes:
        """Run the pending steps and return the whole body.

        Raises:
            UndecodableBody: as for `feed`, or the body ends in the middle of its gzip stream.
        """
        try:
            while self.pending:
                self.step()
        finally:
            self.release()
        if self._inflate is not None and not self._inflate.eof:
            raise UndecodableBody("its gzip body ends too early", transient=True)
        return bytes(self._body)

    def so_far(self) -> bytes:
        """Return the part that is decoded."""
        return bytes(self._body)

    def release(self) -> None:
        """Return this body's bytes to the budget; may be called several times."""
        if self._budget is not None:
            self._budget.free += self._taken
            self._taken = 0

    def _inflate_some(self, piece: bytes, room: int) -> bytes:
        """Inflate up to `room` bytes and return the unused rest of the piece."""
        inflate = self._inflate
        if inflate is None or inflate.eof:
            if inflate is not None:  # zeros may follow a member, then perhaps another member
                piece = piece.lstrip(b"\0")
                if not piece:
                    return b""
            inflate = self._inflate = zlib.decompressobj(_GZIP)
        try:
            # One byte over the limit is enough to see that the body is too large.
            inflated = inflate.decompress(piece, min(room, self._limit - len(self._body) + 1))
        except zlib.error as error:
            problem = f"its gzip body is not valid ({error})"
        else:
            self._keep(inflated)
            self._take(len(inflated))
            return inflate.unused_data if inflate.eof else inflate.unconsumed_tail
        raise UndecodableBody(problem, transient=True)

    def _keep(self, piece: bytes) -> None:
        if len(self._body) + len(piece) > self._limit:
            raise UndecodableBody(
                f"its body is larger than {self._limit:,} bytes; request less, or raise "
                "max_response_bytes",
                transient=False,
            )
        if not self._body:
            self._body = piece
        else:
            if isinstance(self._body, bytes):
                self._body = bytearray(self._body)
            self._body += piece

    def _take(self, size: int) -> None:
        budget = self._budget
        if budget is None:
            return
        if size > budget.free:
            raise UndecodableBody(
                f"the responses in flight inflate to more than {budget.limit:,} bytes together; "
                "make fewer concurrent calls, or raise max_response_bytes",
                transient=True,
            )
        budget.free -= size
        self._taken += size
