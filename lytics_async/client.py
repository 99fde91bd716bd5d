"""AsyncLytics: the client, its life cycle and its entry points."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cached_property
from types import MemberDescriptorType, TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, Unpack

from lytics_async.access.allowlist import Allowlist
from lytics_async.access.guard import AddressSource, guard_for
from lytics_async.access.token import TokenSource, to_secret
from lytics_async.base.arguments import (
    flag_problem,
    shown,
    whole_problem,
)
from lytics_async.base.settings import check_setting
from lytics_async.call.by_path import Method, by_path
from lytics_async.call.operation import Operation, Retry
from lytics_async.call.options import Options, QueryParameters, RequestOptions, retry_problem
from lytics_async.call.response import Response
from lytics_async.call.retry import RetryPolicy
from lytics_async.call.runner import Runner
from lytics_async.call.service import Service
from lytics_async.client_uploads import UploadMethods
from lytics_async.config import ClientConfig, load_config
from lytics_async.errors import ArgumentError
from lytics_async.wire.choice import default_transport
from lytics_async.wire.tls import Certificate, Verify
from lytics_async.wire.transport import Transport, transport_problem

if TYPE_CHECKING:
    from os import PathLike

    from lytics_async.doctor import AccessReport
    from lytics_async.erasure.report import BlastRadius, ErasureReport
    from lytics_async.erasure.requests import ErasureRequests
    from lytics_async.health.report import HealthPart, HealthReport
    from lytics_async.hooks import Hook, Hooks
    from lytics_async.preflight.quota import QuotaPeriod
    from lytics_async.preflight.report import PreflightCheck, PreflightReport
    from lytics_async.upload.settings import Format, UploadOptions
    from lytics_async.upload.source.kinds import UploadSource
    from lytics_async.wire.httpx_carriers import HttpxBaseTransport, HttpxClient

T = TypeVar("T")
S = TypeVar("S", bound=Service)


class AsyncLytics(UploadMethods):
    """The asyncio client for the Lytics API.

    It opens connections on first use. Close it with `async with` or `aclose()`. One client serves a
    whole process.

    Args:
        token: the access token, or a sync or async callable that fetches one; the callable runs
            once, and again after a 401. None = from the environment (`LYTICS_API_TOKEN`, …) or
            `~/.lytics/accounts.toml`.
        data_token: the token for the collect endpoints; None = `token`.
        base_url: the api host; None = `LYTICS_API_URL`, or the profile's, or https://api.lytics.io.
        bulk_url: the bulk host; None = https://bulk.lytics.io if `base_url` is the published one,
            otherwise `base_url`.
        account_id: hex id of the account to act on; None = the account of the token.
        profile: the table of `~/.lytics/accounts.toml` to use.
        attempt_timeout: seconds for one attempt, from its connection slot to the last byte (30).
        timeout: seconds for one whole call: waiting for a slot, attempts and backoff (60).
        retry: how often and how soon failed calls are retried.
        concurrency: calls to the api host in flight at most (64); further calls wait.
        allowlist: the account's IP allowlist (CIDRs, addresses, ranges), if you know it. Together
            with `public_address` it makes IPNotAllowed certain.
        public_address: this machine's address as Lytics sees it (the proxy's, if there is one), or
            a callable that returns it; the callable runs only after a refusal.
        access_backoff: seconds during which calls fail immediately after a certain refusal of the
            address, or after three consecutive bare 403s on different operations (5.0); 0 = never.
        allow_insecure: send the token unencrypted to hosts other than this machine.
        verify: the trusted CAs: a TLS context, or a file or directory of CA certificates;
            None = those of certifi.
        cert: the client certificate: a PEM file with its key, or the two files.
        proxy: URL of an HTTP proxy; None = from the environment. This machine itself is always
            reached directly.
        trust_env: use the proxies and certificates of the environment: `HTTPS_PROXY`, `NO_PROXY`,
            `SSL_CERT_FILE`, `SSL_CERT_DIR`, `REQUESTS_CA_BUNDLE`, `CURL_CA_BUNDLE`.
        transport: the engine that sends the requests; None = HttpxTransport on trio, otherwise
            DirectTransport. The variable `LYTICS_ENGINE` (`direct` or `httpx`) chooses instead.
        http_client: an `httpx.AsyncClient` or `httpx.AsyncBaseTransport`, or the same of httpx2,
            that sends the requests; short for `transport=HttpxTransport(http_client)`.
        owns_transport: whether closing the client also closes `transport` or `http_client`. If
            several clients share one, pass False to each of them and close it yourself.
        app_name: the name of your application, such as `my-app/1.2`. The `User-Agent` begins with
            it: `my-app/1.2 lytics-async/VERSION (python/3.11.7; linux)`.
        hooks: called with an event for every attempt, retry, success and failure.

    Raises:
        ConfigurationError: there is no token, or an argument is not valid; the message names it.
        ArgumentError: two arguments conflict.
    """

    def __init__(
        self,
        token: TokenSource | None = None,
        *,
        data_token: TokenSource | None = None,
        base_url: str | None = None,
        bulk_url: str | None = None,
        account_id: str | None = None,
        profile: str | None = None,
        attempt_timeout: float = 30.0,
        timeout: float = 60.0,
        retry: RetryPolicy | None = None,
        concurrency: int = 64,
        allowlist: Allowlist | Iterable[str] | None = None,
        public_address: AddressSource | None = None,
        access_backoff: float = 5.0,
        allow_insecure: bool = False,
        verify: Verify | None = None,
        cert: Certificate | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        transport: Transport | None = None,
        http_client: HttpxClient | HttpxBaseTransport | None = None,
        owns_transport: bool = True,
        app_name: str | None = None,
        hooks: Sequence[Hook] = (),
    ) -> None:
        token, data_token = to_secret(token), to_secret(data_token)
        if transport is not None:
            check_setting("transport", transport_problem(transport))
        if retry is not None:
            check_setting("retry", retry_problem(retry))
        check_setting("concurrency", whole_problem(concurrency))
        check_setting("trust_env", flag_problem(trust_env))
        check_setting("owns_transport", flag_problem(owns_transport))
        config = load_config(
            token=token,
            data_token=data_token,
            base_url=base_url,
            bulk_url=bulk_url,
            account_id=account_id,
            profile=profile,
            attempt_timeout=attempt_timeout,
            timeout=timeout,
            app_name=app_name,
            allow_insecure=allow_insecure,
        )
        guard = guard_for(allowlist, public_address, access_backoff)
        given_hooks = _as_one(hooks)
        self._owns_transport = owns_transport or (transport is None and http_client is None)
        if http_client is not None:
            if transport is not None:
                raise ArgumentError("Pass either transport or http_client, not both.")
            from lytics_async.wire.httpx_engine import HttpxTransport

            transport = HttpxTransport(
                http_client, concurrency=concurrency, verify=verify, cert=cert, proxy=proxy
            )
        if transport is None:
            transport = default_transport(
                concurrency=concurrency,
                verify=verify,
                cert=cert,
                proxy=proxy,
                trust_env=trust_env,
            )
            for url in (config.base_url, config.bulk_url):
                transport.proxy_for(url)  # raises for an invalid proxy of the environment
        self._runner = Runner(config, transport, retry or RetryPolicy(), given_hooks, guard)
        self._defaults = RequestOptions()

    @property
    def config(self) -> ClientConfig:
        """The URLs, tokens and time limits of this client."""
        return self._runner.config

    def with_options(self, **options: Unpack[Options]) -> Self:
        """Return a client with other defaults that shares connections, token and retry quota.

        It lives as long as this one, and closing it has no effect. The clone of a subclass has the
        attributes of the instance: `__init__` does not run again, and a `functools.cached_property`
        is computed again.

        Args:
            options: the defaults of every call; see `Options`.

        Raises:
            ArgumentError: an option is not valid.
        """
        defaults = RequestOptions.of(options).over(self._defaults)
        clone = object.__new__(type(self))
        for kind in type(self).__mro__:
            for slot in vars(kind).values():
                if isinstance(slot, MemberDescriptorType):
                    with suppress(AttributeError):  # never set
                        slot.__set__(clone, slot.__get__(self))
        vars(clone).update(vars(self), _defaults=defaults, _is_clone=True)
        for name, value in vars(self).items():
            # What is bound to this client's options must not be shared.
            if isinstance(getattr(type(self), name, None), cached_property):
                del vars(clone)[name]
            elif isinstance(value, Service) and value._is_bound_to(self._runner, self._defaults):
                vars(clone)[name] = clone._service(type(value))
        return clone

    async def send(
        self,
        operation: Operation[T],
        /,
        *,
        options: RequestOptions | Options | None = None,
        **arguments: Any,
    ) -> Response[T]:
        """Call an operation and return the Response: data, status, headers, attempts and elapsed.

        Args:
            operation: a row of the table, such as `operations.segments.LIST`.
            options: the options of this call.
            arguments: the operation's arguments by Python name; `body=` for the body.

        Raises:
            ArgumentError: the operation does not have such an argument, or its value cannot be
                sent.
        """
        if not isinstance(operation, Operation):
            raise ArgumentError(
                "operation must be a row of the table, such as operations.segments.LIST, not "
                f"{shown(operation)}."
            )
        return await self._runner.call(
            operation, arguments, RequestOptions.of(options).over(self._defaults)
        )

    async def request(
        self,
        method: Method,
        path: str,
        *,
        query: QueryParameters | None = None,
        json: Any = None,
        retry: Retry | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Response[Any]:
        """Call a path that has no method yet, with the same token, retries and errors.

        `Response.data` is the value, taken out of its envelope; `Response.meta` is the rest of the
        document, such as `_next`, `total` and `_meta`. `Response.next_cursor` is the cursor of the
        next page, if there is one.

        Args:
            method: the HTTP method.
            path: starts with `/`, quoted as it is to be sent, without query. The request always
                goes to the api host.
            query: query parameters, as text: a mapping, or (name, value) pairs. A list, and a name
                that occurs several times, are sent as several parameters of one name; brackets are
                part of the name: `{"ids[]": ["1", "2"]}` is sent as `ids[]=1&ids[]=2`. None omits a
                parameter.
            json: the body, encoded as JSON.
            retry: `safe`, `idempotent` or `never`; the default is `safe` for GET and HEAD, and
                `never` otherwise.
            options: the options of this call.

        Raises:
            ArgumentError: an argument cannot be sent; the message names it.
        """
        operation = by_path(method, path, retry)
        given = RequestOptions.of(options).over(self._defaults)
        if query is not None:
            given = given.over(RequestOptions(query=query))
        arguments = {} if json is None else {"body": json}
        return await self._runner.call(operation, arguments, given)

    async def check_access(self) -> AccessReport:
        """Check whether Lytics is reachable from here, and what the token and the address may do.

        It checks DNS, TCP, TLS, a call without a token and calls with it, for the api and the bulk
        host. It makes only reads and dry runs, and takes at most about 10 seconds per step.
        Failures are part of the report, never raised.
        """
        from lytics_async.doctor import check_access

        return await check_access(self._runner)

    async def health(
        self,
        *,
        stale_after: timedelta = timedelta(days=1),
        dead_after: timedelta = timedelta(days=7),
        streams: Mapping[str, timedelta] | None = None,
        ignore: Collection[str] = (),
        expires_within: timedelta = timedelta(days=14),
        quota_percent: float = 75.0,
        parts: Collection[HealthPart] = ("streams", "jobs", "credentials", "drafts", "quota"),
    ) -> HealthReport:
        """Examine the account: streams, failed jobs, credentials, drafts and quota. It only reads.

        GET /v2/stream, /v2/job, /v2/job/{id}/logs of each failed job, /v2/auth, /v2/schema,
        /v2/schema/{table}/compare, /v2/schema/patch/{table} and
        /v2/control/eventquota/thresholds. Hidden and internal streams are left out.

        Args:
            stale_after: a stream is stale if it received nothing for longer.
            dead_after: it is dead if it received nothing for longer; not below `stale_after`.
            streams: `stale_after` by name, for streams that are filled more or less often. Such a
                stream is reported as well if it does not exist or never received anything.
            ignore: names of other streams to leave out.
            expires_within: a token that expires within this time is reported.
            quota_percent: percent of the quota of events from which it is reported.
            parts: what to examine. A part that fails, such as for lack of a permission, is reported
                in `unchecked`, and the report is not `ok`.

        Raises:
            Unauthorized: the token is not valid.
            IPNotAllowed: this address is not allowed.
            TransportError: Lytics cannot be reached.
        """
        from lytics_async.health.examination import examine

        return await examine(
            self,
            stale_after=stale_after,
            dead_after=dead_after,
            streams=streams,
            ignore=ignore,
            expires_within=expires_within,
            quota_percent=quota_percent,
            parts=parts,
        )

    async def preflight(
        self,
        source: UploadSource,
        *,
        stream: str,
        format: Format = "auto",  # noqa: A002 # the word that users know for it
        sample: int | Literal["all"] = 1_000,
        evaluate: int = 100,
        ignore: Collection[str] = (),
        table: str = "user",
        earliest: datetime = datetime(2000, 1, 1, tzinfo=UTC),
        quota_period: QuotaPeriod = "month",
        checks: Collection[PreflightCheck] = (
            *("source", "stream", "columns", "values"),
            *("identities", "pii", "timestamps", "quota"),
        ),
        **settings: Unpack[UploadOptions],
    ) -> PreflightReport:
        """Examine an upload before it is sent: whether its records would land. It stores nothing.

        It reads the records that the upload would send. GET /v2/schema/{table}/field and /mapping,
        /v2/stream/{name}, its /stats, and /v2/control/eventquota/thresholds; POST
        /v2/schema/{table}/evaluate with some of the sampled records.

        Args:
            source: as for `start_upload()`, except for what can be read only once, such as a pipe.
            stream, format, settings: as for `start_upload()`.
            sample: records to look at, spread over the source. A file of lines above 32 MiB is
                read at 64 places, and its number of records is estimated; any other source is read
                through, and they are counted. `all` = look at every record.
            evaluate: sampled records that the service evaluates, in batches of 50; 0 = none.
            ignore: columns that need not reach a profile.
            table: the table whose profiles the records must reach.
            earliest: event times before this are out of range, with a zone. Those more than a day
                in the future are, too.
            quota_period: `month` if the quota begins again on the first of each month, or the date
                on which a yearly term began.
            checks: what to examine. A check that the service refuses is reported in `unchecked`,
                and the report is not `ok`.

        Raises:
            ArgumentError: the source does not exist, can be read only once, or does not fit the
                arguments.
            Unauthorized: the token is not valid.
            IPNotAllowed: this address is not allowed.
            TransportError: Lytics cannot be reached.
        """
        from lytics_async.preflight.examination import examine

        return await examine(
            self,
            source,
            stream=stream,
            format=format,
            sample=sample,
            evaluate=evaluate,
            ignore=ignore,
            table=table,
            earliest=earliest,
            quota_period=quota_period,
            checks=checks,
            slots=self._runner.bulk_concurrency,
            settings=settings,
        )

    async def erase(
        self,
        requests: ErasureRequests,
        *,
        ledger: str | PathLike[str] | None = None,
        dry_run: bool = False,
        greedy: bool = False,
        timeout: float = 3600.0,
        interval: float = 1.0,
        concurrency: int = 16,
        on_radius: Callable[[BlastRadius], None] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> ErasureReport:
        """Erase profiles for reasons of privacy, with proof. There is no way back.

        POST /v2/identity/lookup for what is reached, DELETE
        /v2/identity/queue/bulk/{table}/{field}, GET /v2/identity/deletestatus/{request_id} until
        each deletion is complete, and a look-up again, which must find nothing. Repeat the call
        with the same ledger and requests to resume after any interruption.

        Args:
            requests: a CSV file, or `ErasureRequest` objects, or pairs of an identity field and a
                value.
            ledger: the file that records every step, with salted hashes instead of values; it is
                required unless `dry_run`. Keep it private: it has the salt.
            dry_run: only look up what would be reached.
            greedy: delete also what the identities of a profile lead to, by API v1
                (`conflicts=True`), with a call for each request.
            timeout: seconds to follow the deletions at most; then they are `pending`.
            interval: seconds between the first two looks; each wait is half as long again, up to 30
                seconds.
            concurrency: calls in flight at most.
            on_radius: called with what is reached before anything is sent; raise to stop.
            on_progress: called with the number of settled requests and of all.

        Returns:
            the outcome of every request; a deletion that was sent again is counted.

        Raises:
            ArgumentError: a request is not valid, or the ledger does not fit; nothing was sent.
        """
        from lytics_async.erasure.running import erase

        return await erase(
            self,
            requests,
            ledger=ledger,
            dry_run=dry_run,
            greedy=greedy,
            timeout=timeout,
            interval=interval,
            concurrency=concurrency,
            on_radius=on_radius,
            on_progress=on_progress,
        )

    async def aclose(self) -> None:
        """Close the connections and end the client's tasks; further calls raise LifecycleError."""
        if self._is_clone:
            return
        try:
            await self._runner.aclose()
        finally:
            if self._owns_transport:
                await self._runner.transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        runner: Runner | None = self.__dict__.get("_runner")  # None when __init__ raised
        return f"{type(self).__name__}(base_url={runner.config.base_url if runner else None!r})"

    _is_clone = False

    def _service(self, kind: type[S]) -> S:
        """Bind a generated service to this client."""
        return kind(self._runner, self._defaults)

    def _scrubbed(self, value: Any) -> Any:
        """Return decoded JSON from a server without the tokens, for a message or a ledger."""
        return self._runner.scrubbed(value)


def _as_one(hooks: Sequence[Hook]) -> Hooks | None:
    if hooks or callable(hooks):
        from lytics_async.hooks import hooks_problem

        check_setting("hooks", hooks_problem(hooks))
    if os.environ.get("LYTICS_LOG"):
        from lytics_async.hooks import LoggingHook
        from lytics_async.logs import hook_by_environment

        logging_hook = hook_by_environment()
        if not any(isinstance(hook, LoggingHook) for hook in hooks):
            hooks = [*hooks, logging_hook]
    if not hooks:
        return None
    from lytics_async.hooks import Hooks

    return Hooks(hooks)
