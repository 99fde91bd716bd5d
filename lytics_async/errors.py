"""All errors of lytics-async, as plain data that can be pickled.

LyticsError
├── ConfigurationError(ValueError)     before any I/O
├── ArgumentError(ValueError)          an argument refused before any I/O
├── LifecycleError                     closed client, wrong event loop or process
├── TransportError                     .phase
│   ├── ConnectError
│   ├── RequestTimeout(TimeoutError)
│   └── ConnectionDropped
├── APIError                           .status .code .message .errors .request_id .retry_after
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
├── ResponseError                      2xx whose body does not fit the operation: .paths .raw
├── PagingError                        .cursor .pages .items
├── JobFailed                          .job_id .status .code
├── SourceChanged                      a file changed while an upload was reading it
└── UploadError                        .report .reason
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from lytics_async.base.codes import CODES as CODES
from lytics_async.base.statuses import Phase as Phase
from lytics_async.base.statuses import meaning_of, meaning_of_phase

if TYPE_CHECKING:
    from lytics_async.upload.report import UploadReport


class LyticsError(Exception):
    """The base class of all errors of lytics-async.

    Attributes:
        message: what went wrong and what to do about it.
        operation: name of the operation, such as `segments.list`; None outside a call.
        attempts: number of attempts of this call.
        may_have_been_processed: True if the server may have carried out the request although no
            clear response arrived. The default depends on the phase or the status.
        cause: text of the underlying failure; None if there was none.
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
        """Return the message, preceded by the operation if there is one."""
        return f"{self.operation}: {self.message}" if self.operation else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild from plain state: the default does not work with keyword-only constructors."""
        return _restore, (type(self), self.args, self.__dict__.copy())


def _restore(kind: type[LyticsError], args: tuple[Any, ...], state: dict[str, Any]) -> LyticsError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigurationError(LyticsError, ValueError):
    """The client cannot be created: there is no token, a URL is not valid, a profile is unknown.

    Attributes:
        setting: the argument of AsyncLytics at fault, such as `token` or `base_url`, whatever the
            source of its value.
    """

    def __init__(self, message: str, *, setting: str | None = None, **details: Any) -> None:
        super().__init__(message, **details)
        self.setting = setting


class ArgumentError(LyticsError, ValueError):
    """An argument is not valid; nothing was sent."""


class LifecycleError(LyticsError):
    """The client was used after it was closed, or in another event loop or process."""


class TransportError(LyticsError):
    """No usable response arrived from the server.

    Attributes:
        phase: `connect` (nothing was sent), `send` or `receive`.
        silent: no byte arrived, as far as the transport can tell; an IP allowlist or a firewall may
            have dropped the request.
    """

    def __init__(self, message: str, *, phase: Phase, silent: bool = False, **details: Any) -> None:
        details.setdefault("may_have_been_processed", meaning_of_phase(phase).processed)
        super().__init__(message, **details)
        self.phase: Phase = phase
        self.silent = silent


class ConnectError(TransportError):
    """No connection could be opened: DNS, TCP, TLS or the proxy failed, so nothing was sent.

    Attributes:
        permanent: a retry cannot help, as with an untrusted certificate, so there was none.
    """

    def __init__(self, message: str, *, permanent: bool = False, **details: Any) -> None:
        details.setdefault("phase", "connect")
        super().__init__(message, **details)
        self.permanent = permanent


class RequestTimeout(TransportError, TimeoutError):
    """The time limit of an attempt or of the whole call ran out."""


class ConnectionDropped(TransportError):
    """The connection broke after a part of the request had been sent.

    Attributes:
        stale: the connection had been reused and broke before a response began. Most likely the
            server had closed it while it was idle, which says nothing about the server's health.
    """

    def __init__(self, message: str, *, phase: Phase, stale: bool = False, **details: Any) -> None:
        super().__init__(message, phase=phase, **details)
        self.stale = stale


class APIError(LyticsError):
    """The server responded with an error.

    Attributes:
        status: the HTTP status, 400 to 599 (200 if the server reports a missing object as a
            success).
        code: the error code of a v2 response, such as `BADREQ-001`; `CODES` has those published.
            None for v1, and for a refused token on a v2 path, which the server reports in the v1
            form.
        errors: the server's list of errors; empty if it sent none.
        request_id: the server's id of this request; None if it sent none.
        retry_after: seconds to wait, as the server requested; None if it did not.
        body_excerpt: the first characters of the response, without the token.
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
    """400: the server refuses the content of the request."""


class Unauthorized(APIError):
    """401: the token is missing, wrong or expired."""


class Forbidden(APIError):
    """403: the token is valid, but this call is not allowed."""


class IPNotAllowed(Forbidden):
    """403 without a reason: the caller's address is outside the account's IP allowlist.

    Attributes:
        certainty: `likely` (a missing role causes the same response), or `certain` if the client
            knows the allowlist and its own public address.
        address: the public address of the caller; None if the client does not know it.
        cidr: the entry to add to the allowlist; None if the client does not know the address.
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
    """403 with a reason: the call requires a role, or another kind of token.

    Attributes:
        role: the role that the operation requires; None if it is not published.
    """

    def __init__(self, message: str, *, role: str | None = None, **details: Any) -> None:
        super().__init__(message, **details)
        self.role = role


class NotFound(APIError):
    """404, or a look-up without a result: the account has no such object."""


class Conflict(APIError):
    """409: the request conflicts with the current state."""


class PayloadTooLarge(APIError):
    """413: the body is larger than the host accepts."""


class Unprocessable(APIError):
    """422: the request is well-formed, but its content is not valid."""


class RateLimited(APIError):
    """429: too many requests; `retry_after` says how long to wait, if the server does."""


class ServerError(APIError):
    """5xx: the server or a gateway failed; `may_have_been_processed`: whether it may have acted."""


class UnexpectedRedirect(LyticsError):
    """The server redirected. Redirects are not followed, so that the token stays with its host.

    Attributes:
        status: the HTTP status, 300 to 399.
        location: the target of the redirect, without query.
    """

    def __init__(self, message: str, *, status: int, location: str | None, **details: Any) -> None:
        details.setdefault("may_have_been_processed", meaning_of(status).processed)
        super().__init__(message, **details)
        self.status = status
        self.location = location


class ResponseError(LyticsError):
    """A successful status whose body does not fit the operation.

    Such a body is HTML, truncated, or has other types.

    Attributes:
        status: the HTTP status.
        paths: the differences from the model, such as `$.data[3].size: expected int, found str`.
        raw: the first bytes of the body.
        permanent: a retry would return the same, as with a body that is too large, so there was
            none.
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
        items: items returned before it.
    """

    def __init__(
        self, message: str, *, cursor: str | None, pages: int, items: int, **details: Any
    ) -> None:
        super().__init__(message, **details)
        self.cursor = cursor
        self.pages = pages
        self.items = items


class JobFailed(LyticsError):
    """A job that was awaited has failed, was killed, or had more errors than were allowed.

    Attributes:
        job_id: id of the job.
        status: its state, such as `failed` or `fault-1`.
        code: code of the last error in its log, such as `JOB-FAULT-022`; None if it has none.
    """

    def __init__(
        self, message: str, *, job_id: str, status: str | None, code: str | None, **details: Any
    ) -> None:
        super().__init__(message, **details)
        self.job_id = job_id
        self.status = status
        self.code = code


class SourceChanged(LyticsError):
    """A file changed while an upload was reading it: it was written to, truncated or replaced.

    It is the `reason` of an UploadError, because the records read before the change are delivered.
    """


class UploadError(LyticsError):
    """An upload stopped before its end.

    Attributes:
        report: the records that were accepted, rejected, quarantined, unknown and unsent.
        reason: the error that stopped it, such as Unauthorized or IPNotAllowed; None if the source
            itself or a refused record was the reason.
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
"""The error class of each status; other 4xx raise APIError itself, 5xx raise ServerError."""
