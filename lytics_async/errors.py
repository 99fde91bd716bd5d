"""Every error that lytics-async raises, as plain, picklable data.

LyticsError
├── ConfigurationError(ValueError)     before any I/O
├── ArgumentError(ValueError)          an argument refused before any I/O
├── LifecycleError                     closed client, wrong use of a client's life
├── TransportError                     .phase
│   ├── ConnectError
│   ├── RequestTimeout(TimeoutError)
│   └── ConnectionDropped
├── APIError                           .status .code .message .errors .request_id .retry_after .body_excerpt
│   ├── BadRequest (400)
│   ├── Unauthorized (401)
│   ├── Forbidden (403)
│   │   ├── IPNotAllowed
│   │   └── PermissionDenied
│   ├── NotFound (404)
│   ├── Conflict (409)
│   ├── PayloadTooLarge (413)
│   ├── Unprocessable (422)
│   ├── RateLimited (429)
│   └── ServerError (5xx)
├── UnexpectedRedirect                 .status .location
├── ResponseError                      2xx whose body is not what the operation returns: .paths .raw
├── PagingError                        .cursor .pages .items
├── SourceChanged                      a file changed while an upload read it
└── UploadError                        .report .reason
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from lytics_async.base.statuses import meaning_of, meaning_of_phase

if TYPE_CHECKING:
    from lytics_async.upload.report import UploadReport

Phase = Literal["connect", "send", "receive"]
"""How far an exchange had come: nothing sent yet; sending the request; waiting for or reading the answer."""


class LyticsError(Exception):
    """The base of every error raised by lytics-async.

    Attributes:
        message: what went wrong and what to do about it.
        operation: the operation's name, such as `segments.list`; None outside a call.
        attempts: how many requests were sent, or tried to be sent, for this call.
        may_have_been_processed: True when the server may have carried the request out although no clear response came;
            by default what `lytics_async.base.statuses` says of the phase or the status.
        cause: the text of the underlying failure, if there was one.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: str | None = None,
        attempts: int = 0,
        may_have_been_processed: bool = False,
        cause: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.operation = operation
        self.attempts = attempts
        self.may_have_been_processed = may_have_been_processed
        self.cause = cause

    def __str__(self) -> str:
        """The message, with the operation before it when one was being called."""
        return f"{self.operation}: {self.message}" if self.operation else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild from plain state: keyword-only constructors do not survive the default."""
        return _restore, (type(self), self.args, self.__dict__.copy())


def _restore(kind: type[LyticsError], args: tuple[Any, ...], state: dict[str, Any]) -> LyticsError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigurationError(LyticsError, ValueError):
    """The client cannot be built from what it was given: no token, a bad URL, an unknown profile.

    Attributes:
        setting: the argument of AsyncLytics that is at fault, such as `token` or `base_url`, wherever its value comes from.
    """

    def __init__(self, message: str, *, setting: str | None = None, **details: Any) -> None:
        super().__init__(message, **details)
        self.setting = setting


class ArgumentError(LyticsError, ValueError):
    """An argument was refused before anything was sent."""


class LifecycleError(LyticsError):
    """The client was used after it was closed, or in a way its life does not allow."""


class TransportError(LyticsError):
    """No usable response came back from the server.

    Attributes:
        phase: `connect` (nothing was sent), `send` or `receive`.
        silent: nothing at all came back, as far as the transport can tell; an IP allowlist or a firewall may have
            dropped the request.
    """

    def __init__(self, message: str, *, phase: Phase, silent: bool = False, **details: Any) -> None:
        details.setdefault("may_have_been_processed", meaning_of_phase(phase).processed)
        super().__init__(message, **details)
        self.phase: Phase = phase
        self.silent = silent


class ConnectError(TransportError):
    """No connection could be made: DNS, TCP, TLS or the proxy failed, so nothing was sent.

    Attributes:
        permanent: whether a retry cannot help, as with a certificate that is not trusted; it is then not retried.
    """

    def __init__(self, message: str, *, permanent: bool = False, **details: Any) -> None:
        details.setdefault("phase", "connect")
        super().__init__(message, **details)
        self.permanent = permanent


class RequestTimeout(TransportError, TimeoutError):
    """A time limit ran out: of one attempt, or of the whole call."""


class ConnectionDropped(TransportError):
    """The connection broke after the request had begun to leave.

    Attributes:
        stale: it had been kept alive after an earlier exchange and broke before an answer began; most likely the
            server had closed it while it was idle, which says nothing about the server's health.
    """

    def __init__(self, message: str, *, phase: Phase, stale: bool = False, **details: Any) -> None:
        super().__init__(message, phase=phase, **details)
        self.stale = stale


class APIError(LyticsError):
    """The server answered with an error.

    Attributes:
        status: the HTTP status, 400 to 599 (200 for a miss that the server reports as a success).
        code: the error code of a v2 answer, such as `BADREQ-001`; None for v1.
        errors: the server's own list of errors; empty when it sent none.
        request_id: the server's id for this request, when it gave one.
        retry_after: seconds the server asked to wait, when it said so.
        body_excerpt: the first characters of the answer, bounded and without the token.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        code: str | None = None,
        errors: list[Any] | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        body_excerpt: str = "",
        **details: Any,
    ) -> None:
        details.setdefault("may_have_been_processed", meaning_of(status).processed)
        super().__init__(message, **details)
        self.status = status
        self.code = code
        self.errors: list[Any] = errors if errors is not None else []
        self.request_id = request_id
        self.retry_after = retry_after
        self.body_excerpt = body_excerpt


class BadRequest(APIError):
    """400: the server did not accept what was sent."""


class Unauthorized(APIError):
    """401: the token is missing, wrong or expired."""


class Forbidden(APIError):
    """403: the token is good, but this call is not allowed."""


class IPNotAllowed(Forbidden):
    """403 without a reason: the caller's address is outside the account's IP allowlist.

    Attributes:
        certainty: `likely` (a missing role gives the same answer), or `certain` when the client knows the allowlist
            and its own public address.
        address: the public address the call came from, when the client knows it.
        cidr: what to add to the allowlist, when the client knows the address.
    """

    def __init__(
        self,
        message: str,
        *,
        certainty: Literal["likely", "certain"] = "likely",
        address: str | None = None,
        cidr: str | None = None,
        **details: Any,
    ) -> None:
        super().__init__(message, **details)
        self.certainty: Literal["likely", "certain"] = certainty
        self.address = address
        self.cidr = cidr


class PermissionDenied(Forbidden):
    """403 with a reason: a role, or another kind of token, is needed.

    Attributes:
        role: the role that the operation is known to need; None where nobody publishes it.
    """

    def __init__(self, message: str, *, role: str | None = None, **details: Any) -> None:
        super().__init__(message, **details)
        self.role = role


class NotFound(APIError):
    """404, or a look-up that found nothing: no such thing in this account."""


class Conflict(APIError):
    """409: the request contradicts the present state."""


class PayloadTooLarge(APIError):
    """413: the body is larger than the host accepts."""


class Unprocessable(APIError):
    """422: well-formed, yet not acceptable."""


class RateLimited(APIError):
    """429: too many requests; `retry_after` says how long to wait when the server does."""


class ServerError(APIError):
    """5xx: the server failed, or a gateway before it; see `may_have_been_processed`."""


class UnexpectedRedirect(LyticsError):
    """The server redirected; it is not followed, since the token must not travel to another place.

    Attributes:
        status: the HTTP status, 300 to 399.
        location: where the server pointed, without query.
    """

    def __init__(self, message: str, *, status: int, location: str | None, **details: Any) -> None:
        details.setdefault("may_have_been_processed", meaning_of(status).processed)
        super().__init__(message, **details)
        self.status = status
        self.location = location


class ResponseError(LyticsError):
    """A successful status whose body is not what the operation returns: a page, a part of a response, another type.

    Attributes:
        status: the HTTP status.
        paths: where the body departs from the model, such as `$.data[3].size: expected int, found str`.
        raw: the first bytes of the body, bounded.
        permanent: whether a retry would bring the same, as with a body that is too large; it is then not retried.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        paths: list[str] | None = None,
        raw: bytes = b"",
        permanent: bool = False,
        **details: Any,
    ) -> None:
        details.setdefault("may_have_been_processed", meaning_of(status).processed)
        super().__init__(message, **details)
        self.status = status
        self.paths: list[str] = paths if paths is not None else []
        self.raw = raw
        self.permanent = permanent


class PagingError(LyticsError):
    """A scan cannot continue: an expired cursor, pages that repeat in a circle, or empty pages.

    Attributes:
        cursor: the cursor that failed; after empty pages, the one to continue from.
        pages: pages read before it.
        items: items handed out before it.
    """

    def __init__(
        self, message: str, *, cursor: str | None, pages: int, items: int, **details: Any
    ) -> None:
        super().__init__(message, **details)
        self.cursor = cursor
        self.pages = pages
        self.items = items


class SourceChanged(LyticsError):
    """A file is not what it was when an upload opened it: it grew, shrank, was written to or replaced.

    It is the `reason` of an UploadError, since what was read before the change is delivered.
    """


class UploadError(LyticsError):
    """An upload stopped before its source was read to the end.

    Attributes:
        report: what was accepted, rejected, quarantined, unknown and unsent.
        reason: the error that stopped it, such as Unauthorized or IPNotAllowed; None when the source itself, or a
            record that was refused, was the reason.
    """

    def __init__(
        self,
        message: str,
        *,
        report: UploadReport,
        reason: LyticsError | None = None,
        **details: Any,
    ) -> None:
        super().__init__(message, **details)
        self.report = report
        self.reason = reason


BY_STATUS: dict[int, type[APIError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: PermissionDenied,
    404: NotFound,
    409: Conflict,
    413: PayloadTooLarge,
    422: Unprocessable,
    429: RateLimited,
}
"""The class that stands for a status; other 4xx are a plain APIError, 5xx a ServerError."""
