"""check_access(): can Lytics be reached from here, is the token valid, and is this address allowed?

Every step is a read or a dry run, so nothing in the account changes.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import anyio
from anyio.streams.tls import TLSAttribute

from lytics_async.access.allowlist import host_cidr
from lytics_async.call.operation import Body, Operation
from lytics_async.call.options import RequestOptions
from lytics_async.call.request import own_headers
from lytics_async.call.runner import Runner
from lytics_async.call.structure import anything
from lytics_async.doctor.advice import (
    NAME_ADVICE,
    PORT_ADVICE,
    PROXY_ADVICE,
    TLS_ADVICE,
    URL_ADVICE,
    advice_for,
    allow_advice,
    not_lytics,
    path_advice,
)
from lytics_async.doctor.report import AccessReport, Check, Outcome
from lytics_async.errors import (
    ConnectError,
    Forbidden,
    LyticsError,
    NotFound,
    RequestTimeout,
)
from lytics_async.hooks import server_of
from lytics_async.wire.messages import Host, WireRequest, WireResponse
from lytics_async.wire.proxies import name_of
from lytics_async.wire.tls import explain

STEP_TIMEOUT = 10.0
"""Seconds a step may take; a firewall that drops packets would hold it for minutes."""


async def check_access(runner: Runner) -> AccessReport:
    """Check DNS, TCP, TLS, a call without a token and calls with it, for the api host and the bulk
    host.
    """
    examination = _Examination(runner)
    config = runner.config
    await examination.host("api", config.base_url)
    if config.bulk_url != config.base_url:
        await examination.host("bulk", config.bulk_url)
    return AccessReport(checks=tuple(examination.checks), address=examination.address)


class _Failed(Exception):
    """A step failed for a reason other than a LyticsError."""

    def __init__(self, detail: str, advice: str) -> None:
        super().__init__(detail)
        self.advice = advice


class _Examination:
    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self.checks: list[Check] = []
        self.address: str | None = None
        self._url = ""

    async def host(self, host: Host, url: str) -> None:
        """Examine one host; after a step that fails, the following ones are not run."""
        self._url = url
        going = True
        for name, step in await self._network(url):
            going = going and await self._step(host, name, step)
        going = going and await self._step(host, "call without token", self._anonymous(host, url))
        if not going:
            return
        if host == "api":
            admitted = await self._step(host, "call with token", self._call(_READ_SEGMENTS))
            await self._compare_address(admitted)
            if admitted:
                await self._step(host, "role: collect data", self._call(_COLLECT), critical=False)
                await self._step(host, "role: administer", self._call(_READ_USERS), critical=False)
        else:
            await self._step(host, "upload with token", self._call(_UPLOAD))

    async def _compare_address(self, admitted: bool) -> None:
        """Compare the public address with the allowlist, as far as both are known.

        Args:
            admitted: whether the call with the token succeeded.
        """
        guard = self._runner.guard
        listed = guard.allowlist if guard.allowlist and guard.allowlist.networks else None
        if listed is None and not guard.may_know_address:
            return
        start = time.monotonic()
        found = await guard.find_address()
        seconds = time.monotonic() - start
        outcome: Outcome = "passed"
        advice, error = "", None
        if found is None:
            outcome = "skipped"
            known = "could not be found" if guard.may_know_address else "is not known"
            detail = (
                f"this machine's public address {known}, so it was not compared with the allowlist"
            )
        else:
            self.address = str(found)
            if listed is None:
                detail = f"this machine's public address is {found}; the allowlist is not known"
            elif listed.allows(found):
                detail = listed.explain(found)
            elif admitted:
                outcome = "skipped"
                detail = (
                    f"{found} is not in the allowlist that was given, but the call was admitted, so "
                    "the account's own list is another one"
                )
            else:
                outcome, detail = "failed", listed.explain(found)
                advice = allow_advice(host_cidr(found))
                error = self.checks[-1].error
        self.checks.append(
            Check(
                host="api",
                name="allowlist",
                outcome=outcome,
                detail=detail,
                advice=advice,
                seconds=seconds,
                error=error,
            )
        )

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
            with _explaining(f"the proxy {name} cannot be reached", PROXY_ADVICE):
                async with await anyio.connect_tcp(address, number):
                    return f"the proxy {name} is reachable"

        async def resolve() -> str:
            with _explaining(f"{host} cannot be resolved", NAME_ADVICE):
                found = await anyio.getaddrinfo(host, port)
            return ", ".join(dict.fromkeys(str(entry[4][0]) for entry in found))

        async def connect() -> str:
            with _explaining(f"{host}:{port} cannot be reached", PORT_ADVICE):
                async with await anyio.connect_tcp(host, port):
                    return f"port {port} is open"

        async def handshake() -> str:
            context = await transport.tls_context()
            with _explaining("the TLS handshake failed", TLS_ADVICE):
                async with await anyio.connect_tcp(
                    host, port, ssl_context=context, tls_hostname=host
                ) as stream:
                    return str(stream.extra(TLSAttribute.tls_version))  # noqa: S610 # anyio, not Django

        try:
            if transport.proxy_for(url) is not None:
                return [("proxy", proxy)]  # which then makes the connections
        except LyticsError:
            return [("proxy", proxy)]
        with suppress(LyticsError):  # the TLS step reports it
            if await transport.tls_context() is None:
                return []  # no network, or an httpx client of the user's with ways of its own
        steps: list[tuple[str, Callable[[], Awaitable[str]]]]
        steps = [("DNS", resolve), ("TCP", connect)]
        return [*steps, ("TLS", handshake)] if is_tls else steps

    def _anonymous(self, host: Host, url: str) -> Callable[[], Awaitable[str]]:
        operation = _READ_SEGMENTS if host == "api" else _UPLOAD

        async def call() -> str:
            response = await self._send(operation, url, host)
            if response.status == 401:
                return "responded 401, as Lytics does without a token"
            if response.status == 403:
                raise _Failed(
                    "responded 403 before it received a token",
                    "A firewall or proxy refuses this machine; ask its administrator.",
                )
            strange = not_lytics(response)
            if strange is None:
                return f"responded {response.status}"
            called = f"{operation.method} {url}{operation.path}"
            path = urlsplit(url).path.rstrip("/")
            if not path:
                raise _Failed(f"this server is not Lytics: {called} responds {strange}", URL_ADVICE)
            root = url.removesuffix(path)
            at_root = await self._send(operation, root, host)
            raise _Failed(
                f"the URL has the path {path}, and {called} responds {strange}",
                f"Remove the path: {root} responds as Lytics does."
                if at_root.status == 401
                else path_advice(path),
            )

        return call

    async def _send(self, operation: Operation[Any], url: str, host: Host) -> WireResponse:
        """Send a request without a token."""
        return await self._runner.transport.send(
            WireRequest(
                method=operation.method,
                url=f"{url}{operation.path}?dryrun=true",
                headers=own_headers(self._runner.config),
                host=host,
            ),
            attempt_timeout=STEP_TIMEOUT,
            timeout=STEP_TIMEOUT,
        )

    def _call(self, operation: Operation[Any]) -> Callable[[], Awaitable[str]]:
        async def call() -> str:
            arguments = {"body": _PROBE} if operation.body is not None else {}
            query = {"dryrun": "true"} if operation.body is not None else {}
            options = RequestOptions(
                timeout=STEP_TIMEOUT, attempt_timeout=STEP_TIMEOUT, max_attempts=1, query=query
            )
            reply = await self._runner.call(operation, arguments, options)
            return f"responded {reply.status}"

        return call

    async def _step(
        self,
        host: Host,
        name: str,
        step: Callable[[], Awaitable[str]],
        *,
        critical: bool = True,
    ) -> bool:
        """Run a step and record it; a missing role is a finding, not a failure."""
        start = time.monotonic()
        detail, advice, error = "", "", None
        outcome: Outcome = "passed"
        try:
            with anyio.fail_after(STEP_TIMEOUT):
                detail = await step()
        except _Failed as failed:
            outcome, detail, advice = "failed", str(failed), failed.advice
        except LyticsError as met:
            outcome, detail, advice, error = "failed", met.message, advice_for(met, self._url), met
            if not critical and isinstance(met, (Forbidden, NotFound)):
                outcome, error = "skipped", None
                detail = (
                    "this token lacks the role"
                    if isinstance(met, Forbidden)
                    else "the server does not have this call"
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


@contextmanager
def _explaining(what: str, advice: str) -> Iterator[None]:
    """Turn a failure of the network into a finding."""
    try:
        yield
    except (OSError, anyio.BrokenResourceError, anyio.EndOfStream) as error:
        # anyio reports only that all addresses failed; the first of the errors contains the reason.
        cause = error.__cause__
        while isinstance(cause, BaseExceptionGroup):
            cause = cause.exceptions[0]
        known = cause if isinstance(cause, OSError) else error
        reason = explain(known)[0] if isinstance(known, OSError) else "the connection was closed"
        problem = f"{what}: {reason.rstrip('.')}"
    else:
        return
    raise _Failed(problem, advice)


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
