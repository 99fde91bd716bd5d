"""check_access(): is Lytics reachable from here, is the token good, and is this address let in?

Every step is a read or a dry run, so nothing in the account changes.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Literal
from urllib.parse import urlsplit

import anyio
import attrs
from anyio.streams.tls import TLSAttribute

from lytics_async.call.operation import Body, Operation
from lytics_async.call.options import RequestOptions
from lytics_async.call.request import own_headers
from lytics_async.call.runner import Runner
from lytics_async.call.structure import anything
from lytics_async.errors import (
    APIError,
    ConfigurationError,
    ConnectError,
    Forbidden,
    IPNotAllowed,
    LyticsError,
    NotFound,
    RequestTimeout,
)
from lytics_async.hooks import server_of
from lytics_async.wire.messages import Host, WireRequest
from lytics_async.wire.proxies import name_of
from lytics_async.wire.tls import explain
from lytics_async.wire.transport import Transport

STEP_TIMEOUT = 10.0
"""Seconds a step may take; a firewall that drops packets would hold it for minutes."""

Outcome = Literal["passed", "failed", "skipped"]


@attrs.frozen(kw_only=True)
class Check:
    """One step and what came of it.

    Attributes:
        host: `api` or `bulk`.
        name: what was tried.
        outcome: `skipped` when an earlier step made it pointless.
        detail: what was seen.
        advice: what to do about a failure; empty otherwise.
        seconds: how long it took.
        error: the error that a call met.
    """

    host: Host
    name: str
    outcome: Outcome
    detail: str = ""
    advice: str = ""
    seconds: float = 0.0
    error: LyticsError | None = None


@attrs.frozen(kw_only=True)
class AccessReport:
    """What check_access found.

    Attributes:
        checks: the steps in the order they were taken.
    """

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Nothing failed."""
        return all(check.outcome != "failed" for check in self.checks)

    @property
    def error(self) -> LyticsError | None:
        """The first error, for those who want to raise it."""
        return next((c.error for c in self.checks if c.outcome == "failed" and c.error), None)


async def check_access(runner: Runner) -> AccessReport:
    """Try DNS, TCP, TLS, a call without a token and calls with it, the api and the bulk host separately."""
    examination = _Examination(runner)
    config = runner.config
    await examination.host("api", config.base_url)
    if config.bulk_url != config.base_url:
        await examination.host("bulk", config.bulk_url)
    return AccessReport(checks=tuple(examination.checks))


class _Failed(Exception):
    """A step failed for a reason that is no LyticsError."""

    def __init__(self, detail: str, advice: str) -> None:
        super().__init__(detail)
        self.advice = advice


class _Examination:
    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self.checks: list[Check] = []

    async def host(self, host: Host, url: str) -> None:
        """Examine one host; a step that fails makes those behind it pointless."""
        going = True
        for name, step in await self._network(url):
            going = going and await self._step(host, name, step)
        going = going and await self._step(host, "call without token", self._anonymous(host, url))
        if not going:
            return
        if host == "api":
            if await self._step(host, "call with token", self._call(_READ_SEGMENTS), critical=True):
                await self._step(host, "role: collect data", self._call(_COLLECT), critical=False)
                await self._step(host, "role: administer", self._call(_READ_USERS), critical=False)
        else:
            await self._step(host, "upload with token", self._call(_UPLOAD), critical=True)

    async def _network(self, url: str) -> list[tuple[str, Callable[[], Awaitable[str]]]]:
        transport = self._runner.transport
        host, port = server_of(url)
        is_tls = urlsplit(url).scheme == "https"

        async def proxy() -> str:
            through = transport.proxy_for(url)  # raises for one that is not valid
            assert through is not None
            name = name_of(through)
            parts = urlsplit(f"//{name}")
            address, number = parts.hostname or "", parts.port or server_of(through.reveal())[1]
            with _explaining(f"the proxy {name} cannot be reached", _PROXY_ADVICE):
                async with await anyio.connect_tcp(address, number):
                    return f"the proxy {name} is reachable"

        async def resolve() -> str:
            with _explaining(f"{host} cannot be resolved", _NAME_ADVICE):
                found = await anyio.getaddrinfo(host, port)
            return ", ".join(dict.fromkeys(str(entry[4][0]) for entry in found))

        async def connect() -> str:
            with _explaining(f"{host}:{port} cannot be reached", _PORT_ADVICE):
                async with await anyio.connect_tcp(host, port):
                    return f"port {port} is open"

        async def handshake() -> str:
            context = await transport.tls_context()
            with _explaining("the TLS handshake failed", _TLS_ADVICE):
                async with await anyio.connect_tcp(
                    host, port, ssl_context=context, tls_hostname=host
                ) as stream:
                    return str(stream.extra(TLSAttribute.tls_version))  # noqa: S610 # anyio, not Django

        if not isinstance(transport, Transport):
            return []  # one of the user's own that only sends
        try:
            if transport.proxy_for(url) is not None:
                return [("proxy", proxy)]  # which then makes the connections
        except LyticsError:
            return [("proxy", proxy)]
        with suppress(LyticsError):  # the TLS step reports it
            if await transport.tls_context() is None:
                return []  # no network, or an httpx client of the user's, which may reach the host in its own way
        steps: list[tuple[str, Callable[[], Awaitable[str]]]]
        steps = [("DNS", resolve), ("TCP", connect)]
        return [*steps, ("TLS", handshake)] if is_tls else steps

    def _anonymous(self, host: Host, url: str) -> Callable[[], Awaitable[str]]:
        operation = _READ_SEGMENTS if host == "api" else _UPLOAD

        async def call() -> str:
            answer = await self._runner.transport.send(
                WireRequest(
                    method=operation.method,
                    url=f"{url}{operation.path}?dryrun=true",
                    headers=own_headers(self._runner.config),
                    host=host,
                ),
                attempt_timeout=STEP_TIMEOUT,
                timeout=STEP_TIMEOUT,
            )
            if answer.status == 401:
                return "answered 401, as Lytics does without a token"
            if answer.status == 403:
                raise _Failed(
                    "answered 403 before it saw a token",
                    "A firewall or proxy in between refuses this machine; ask who runs it.",
                )
            return f"answered {answer.status}"

        return call

    def _call(self, operation: Operation[Any]) -> Callable[[], Awaitable[str]]:
        async def call() -> str:
            arguments = {"body": _PROBE} if operation.body is not None else {}
            query = {"dryrun": "true"} if operation.body is not None else {}
            options = RequestOptions(
                timeout=STEP_TIMEOUT, attempt_timeout=STEP_TIMEOUT, max_attempts=1, query=query
            )
            reply = await self._runner.call(operation, arguments, options)
            return f"answered {reply.status}"

        return call

    async def _step(
        self,
        host: Host,
        name: str,
        step: Callable[[], Awaitable[str]],
        *,
        critical: bool = True,
    ) -> bool:
        """Take a step and enter it; a role that is missing is a finding, not a failure."""
        start = time.monotonic()
        detail, advice, error = "", "", None
        outcome: Outcome = "passed"
        try:
            with anyio.fail_after(STEP_TIMEOUT):
                detail = await step()
        except _Failed as failed:
            outcome, detail, advice = "failed", str(failed), failed.advice
        except LyticsError as met:
            outcome, detail, advice, error = "failed", met.message, _advice(met), met
            if not critical and isinstance(met, (Forbidden, NotFound)):
                outcome, error = "skipped", None
                detail = (
                    "this token lacks the role"
                    if isinstance(met, Forbidden)
                    else "the server does not know this call"
                )
                advice = ""
        except TimeoutError:
            outcome, detail = "failed", f"nothing happened within {STEP_TIMEOUT:.0f} s"
            advice = "A firewall may be dropping the packets, or an IP allowlist the connection."
            error = RequestTimeout(detail, phase="connect")
        if outcome == "failed" and error is None:
            error = ConnectError(detail, phase="connect")
        self.checks.append(
            Check(
                host=host,
                name=name,
                outcome=outcome,
                detail=detail,
                advice=advice,
                seconds=time.monotonic() - start,
                error=error,
            )
        )
        return outcome == "passed"


_PROXY_ADVICE = "Check HTTPS_PROXY or proxy=. If this host needs no proxy, name it in NO_PROXY."
_NAME_ADVICE = "Check the host name and this machine's DNS. If only a proxy leads out, set HTTPS_PROXY or proxy=."
_PORT_ADVICE = "Check the port and firewalls. If only a proxy leads out, set HTTPS_PROXY or proxy=."
_TLS_ADVICE = (
    "Trusted are the authorities of verify=, otherwise of SSL_CERT_FILE, SSL_CERT_DIR, REQUESTS_CA_BUNDLE or "
    "CURL_CA_BUNDLE, otherwise those that come with certifi."
)


@contextmanager
def _explaining(what: str, advice: str) -> Iterator[None]:
    """Turn a failure of the network into a finding."""
    try:
        yield
    except (OSError, anyio.BrokenResourceError, anyio.EndOfStream) as error:
        # anyio says only that all addresses failed; the first of the errors says why.
        cause = error.__cause__
        while isinstance(cause, BaseExceptionGroup):
            cause = cause.exceptions[0]
        known = cause if isinstance(cause, OSError) else error
        reason = explain(known)[0] if isinstance(known, OSError) else "the connection was closed"
        problem = f"{what}: {reason}"
    else:
        return
    raise _Failed(problem, advice)


def _advice(error: LyticsError) -> str:
    if isinstance(error, ConfigurationError):
        return "Correct this setting, or unset it."
    if isinstance(error, IPNotAllowed):
        cidr = error.cidr or "this machine's public address (`lytics cidr ADDRESS` prints its CIDR)"
        return f"Have {cidr} added to api_ip_whitelist by an administrator inside it, or by your account manager."
    if isinstance(error, Forbidden):
        return "Ask an administrator of the account for a token with the role."
    if isinstance(error, APIError) and error.status == 401:
        return "Make a new token (or read the right one into LYTICS_API_TOKEN or the profile)."
    if isinstance(error, APIError):
        return "Try again later; if it stays, ask Lytics with the request id."
    return "Check the network between here and Lytics, and the proxy if there is one."


def _step_operation(name: str, method: str, path: str, **how: Any) -> Operation[Any]:
    return Operation(
        name=f"check_access.{name}",
        method=method,
        path=path,
        retry="safe",
        structure=anything,
        returns="Any",
        **how,
    )


_PROBE = b'{"lytics_async_access_check":1}\n'
_READ_SEGMENTS = _step_operation("read", "GET", "/api/segment")
_READ_USERS = _step_operation("administer", "GET", "/api/user")
_COLLECT = _step_operation(
    "collect",
    "POST",
    "/collect/json/lytics_async_access_check",
    body=Body(style="json", content_type="application/json"),
    data_token=True,
)
_UPLOAD = _step_operation(
    "upload",
    "POST",
    "/collect/bulk/lytics_async_access_check",
    host="bulk",
    body=Body(style="ndjson", content_type="application/json"),
    data_token=True,
)
