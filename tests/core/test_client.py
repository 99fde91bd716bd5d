"""AsyncLytics: its life, its ways in, and clones with other options."""

import asyncio
import traceback
from collections.abc import AsyncIterator
from functools import cached_property
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from calls import LIMITS, TOKEN
from faultserver import FaultServer, answer
from loops import until
from scripted_transport import ScriptedTransport

from lytics_async import (
    Allowlist,
    AsyncLytics,
    HttpxTransport,
    LoggingHook,
    RetryPolicy,
    errors,
    operations,
)
from lytics_async.services.segments import Segments
from lytics_async.testing import FakeLytics

SEGMENTS = (200, b'{"data":[{"id":"a","slug_name":"all"}],"status":200,"message":"success"}')
URL = "https://lytics.test"


def client(*script: Any, **options: Any) -> tuple[AsyncLytics, ScriptedTransport]:
    transport = ScriptedTransport(*(script or (SEGMENTS,)))
    return AsyncLytics(
        TOKEN, base_url=URL, transport=transport, retry=RetryPolicy(base_delay=0), **options
    ), transport


async def test_a_service_is_one_object_a_client() -> None:
    lytics, _ = client()
    assert lytics.segments is lytics.segments
    assert [segment.slug_name for segment in await lytics.segments.list()] == ["all"]


async def test_send_gives_the_whole_reply() -> None:
    lytics, transport = client((503, b""), SEGMENTS)
    reply = await lytics.send(operations.segments.LIST, table="user", options={"account_id": "a1"})
    assert (reply.status, reply.attempts, reply.message) == (200, 2, "success")
    assert reply.data[0].id == "a"
    assert reply.raw == [{"id": "a", "slug_name": "all"}]
    assert reply.elapsed > 0
    assert transport.requests[0].url == f"{URL}/api/segment?table=user&account_id=a1"


async def test_request_reaches_a_path_without_a_row() -> None:
    lytics, transport = client((200, b'{"data":{"x":1},"status":200}'), (204, b""), (200, b"[1]"))
    assert (await lytics.request("GET", "/api/anything", query={"a": "b c"})).data == {"x": 1}
    assert (await lytics.request("DELETE", "/api/anything/1")).data is None
    assert (await lytics.request("POST", "/v2/anything", json={"a": 1})).data == [1]
    first, _, third = transport.requests
    assert first.url == f"{URL}/api/anything?a=b%20c"
    assert (third.body, dict(third.headers)["Content-Type"]) == (b'{"a":1}', "application/json")


async def test_request_keeps_the_values_in_its_path_from_errors_and_hooks() -> None:
    events: list[Any] = []
    lytics, _ = client((404, b"{}"), hooks=[events.append])
    with pytest.raises(errors.NotFound) as caught:
        await lytics.request("GET", "/api/entity/user/email/ada%40example.com")
    assert caught.value.operation == "request"
    assert "ada" not in repr(events)


async def test_request_repeats_reads_only_unless_told() -> None:
    lytics, transport = client((500, b""))
    for method, attempts in (("GET", 4), ("POST", 1), ("DELETE", 1)):
        with pytest.raises(errors.ServerError) as caught:
            await lytics.request(method, "/api/x")  # type: ignore[arg-type]
        assert caught.value.attempts == attempts
    with pytest.raises(errors.ServerError) as caught:
        await lytics.request("PUT", "/api/x", retry="idempotent")
    assert caught.value.attempts == 4
    assert len(transport.requests) == 10


@pytest.mark.parametrize(
    "path",
    [
        "api/x",
        "https://evil.test/x",
        "//evil.test/x",
        "/a?b",
        "/a#b",
        "/a b",
        "/a/../b",
        "/ä",
        "/a\r\nb",
        "/{x}",
    ],
)
async def test_request_refuses_a_path_that_could_lead_elsewhere(path: str) -> None:
    lytics, transport = client()
    with pytest.raises(errors.ArgumentError):
        await lytics.request("GET", path)
    assert transport.requests == []


async def test_a_clone_has_other_options_and_shares_everything_else() -> None:
    lytics, transport = client((500, b""))
    fast = lytics.with_options(timeout=2, max_attempts=1, headers={"X-A": "1"})
    faster = fast.with_options(timeout=1, headers={"X-B": "2"})
    assert fast.segments is not lytics.segments
    with pytest.raises(errors.ServerError) as caught:
        await faster.segments.list()
    assert caught.value.attempts == 1
    assert transport.limits[0][1] <= 1
    assert {"X-A": "1", "X-B": "2"}.items() <= dict(transport.requests[0].headers).items()
    with pytest.raises(errors.ServerError) as caught:
        await lytics.segments.list()
    assert caught.value.attempts == 4


async def test_closing_a_clone_closes_nothing_and_closing_the_client_closes_its_clones() -> None:
    lytics, _ = client()
    clone = lytics.with_options(timeout=2)
    await clone.aclose()
    await clone.segments.list()
    await lytics.aclose()
    for closed in (lytics, clone):
        with pytest.raises(errors.LifecycleError, match="closed"):
            await closed.segments.list()


class Closable(ScriptedTransport):
    closed = 0

    async def aclose(self) -> None:
        self.closed += 1


async def test_closing_the_client_closes_its_transport() -> None:
    transport = Closable(SEGMENTS)
    async with AsyncLytics(TOKEN, base_url=URL, transport=transport) as lytics:
        await lytics.with_options(timeout=1).aclose()
        assert transport.closed == 0
    assert transport.closed == 1


async def test_a_shared_transport_stays_open() -> None:
    transport = Closable(SEGMENTS)
    for _ in range(2):
        async with AsyncLytics(
            TOKEN, base_url=URL, transport=transport, owns_transport=False
        ) as lytics:
            await lytics.segments.list()
    assert transport.closed == 0


async def test_closing_a_transport_again_does_nothing() -> None:
    with FaultServer(usual=answer(SEGMENTS[1])) as server:
        transport = HttpxTransport()
        async with AsyncLytics(TOKEN, base_url=server.url, transport=transport) as lytics:
            await lytics.segments.list()
        await transport.aclose()


class Tenant(AsyncLytics):
    """A user's client, with attributes in its dict and in slots, and things made of them."""

    __slots__ = ("__secret", "never_set", "region")

    made = 0

    def __init__(self, name: str, transport: ScriptedTransport) -> None:
        super().__init__(TOKEN, base_url=URL, transport=transport)
        type(self).made += 1
        self.name = name
        self.region = "eu"
        self.__secret = "s"
        self.groups = self.segments

    @property
    def secret(self) -> str:
        return self.__secret

    @cached_property
    def own_segments(self) -> Segments:
        return self._service(Segments)


class Special(Tenant):
    __slots__ = ("level",)


async def test_a_clone_of_a_subclass_keeps_what_its_instance_holds() -> None:
    tenant = Special("acme", ScriptedTransport(SEGMENTS))
    tenant.level = 3
    made = Special.made
    clone = tenant.with_options(timeout=1).with_options(max_attempts=1)
    assert type(clone) is Special
    assert (clone.name, clone.region, clone.secret, clone.level) == ("acme", "eu", "s", 3)
    assert Special.made == made
    assert not hasattr(clone, "never_set")
    clone.name = "other"
    assert tenant.name == "acme"


async def test_a_clone_of_a_subclass_binds_its_services_to_its_own_options() -> None:
    transport = ScriptedTransport(SEGMENTS)
    tenant = Tenant("acme", transport)
    assert tenant.own_segments is tenant.own_segments
    clone = tenant.with_options(account_id="a1")
    for service in (clone.segments, clone.groups, clone.own_segments):
        await service.list()
        assert transport.requests[-1].url.endswith("account_id=a1")
    for service in (tenant.segments, tenant.groups, tenant.own_segments):
        await service.list()
        assert "account_id" not in transport.requests[-1].url


async def test_an_unknown_option_is_refused_by_name() -> None:
    lytics, _ = client()
    with pytest.raises(errors.ArgumentError, match="time_out"):
        await lytics.segments.list(options={"time_out": 2})  # type: ignore[typeddict-unknown-key]


async def test_a_client_opens_on_first_use_and_closes_what_it_opened() -> None:
    with FaultServer(usual=answer(SEGMENTS[1])) as server:
        lytics = AsyncLytics(TOKEN, base_url=server.url)
        await lytics.segments.list()
        assert server.open == 1
        await lytics.aclose()
        await lytics.aclose()
        await until(lambda: not server.open)


@pytest.fixture
async def opened() -> AsyncIterator[AsyncLytics]:
    async with (
        FaultServer(usual=answer(SEGMENTS[1])) as server,
        AsyncLytics(TOKEN, base_url=server.url) as lytics,
    ):
        yield lytics


async def test_a_client_from_a_fixture_can_be_used_under_time_limits_of_the_test(
    opened: AsyncLytics,
) -> None:
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        tasks = [group.create_task(opened.segments.list()) for _ in range(5)]
    assert all(len(task.result()) == 1 for task in tasks)


async def test_nothing_is_sent_to_the_published_hosts_when_only_one_url_is_given() -> None:
    lytics, _ = client()
    assert lytics.config.bulk_url == URL


async def test_a_token_is_nowhere_in_the_clients_repr() -> None:
    lytics, _ = client()
    assert TOKEN not in f"{lytics!r} {lytics.config!r} {vars(lytics)!r} {vars(lytics._runner)!r}"


def made(**arguments: Any) -> AsyncLytics:
    return AsyncLytics(**{"token": TOKEN, "base_url": URL, **arguments})


async def asynchronous(event: object) -> None: ...


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("timeout", "5", "a number of seconds, not '5'"),
        ("attempt_timeout", None, "a number of seconds"),
        ("concurrency", "4", "a whole number"),
        ("concurrency", 0, "above 0"),
        ("concurrency", True, "a whole number"),
        ("retry", 3, "a RetryPolicy"),
        ("allowlist", "192.0.2.1", "a list"),
        ("allowlist", 5, "a list"),
        ("allowlist", [5], "not of 5"),
        ("allowlist", ["x"], "'x'"),
        ("public_address", 5, "a str or a callable"),
        ("public_address", "x", "not an IP address"),
        ("access_backoff", -1, "not be negative"),
        ("access_backoff", "5", "a number of seconds"),
        ("trust_env", "no", "True or False"),
        ("allow_insecure", 1, "True or False"),
        ("owns_transport", None, "True or False"),
        ("app_name", 5, "a str"),
        ("hooks", LoggingHook(), r"write hooks=\[hook\]"),
        ("hooks", LoggingHook, "a list"),
        ("hooks", [LoggingHook], r"write LoggingHook\(\)"),
        ("hooks", "hook", "a list"),
        ("hooks", 5, "a list"),
        ("hooks", [None], "callables"),
        ("hooks", [asynchronous], "async"),
        ("transport", HttpxTransport, r"write transport=HttpxTransport\(\)"),
        ("transport", httpx.AsyncHTTPTransport(), "http_client="),
        ("transport", SimpleNamespace(send=print), "no aclose: derive it from"),
        (
            "transport",
            SimpleNamespace(send=print, aclose=print),
            "no bulk_concurrency: derive it from",
        ),
        ("transport", 5, "http_client="),
    ],
)
def test_an_argument_of_a_wrong_kind_is_refused_when_the_client_is_made(
    name: str, value: Any, problem: str
) -> None:
    with pytest.raises(errors.ConfigurationError, match=f"^{name} .*{problem}") as caught:
        made(**{name: value})
    assert caught.value.setting == name


async def test_a_client_of_httpx_in_place_of_a_transport_is_pointed_to_its_argument() -> None:
    async with httpx.AsyncClient() as http_client:
        with pytest.raises(errors.ConfigurationError, match="pass AsyncClient as http_client="):
            made(transport=http_client)


def test_an_allowlist_may_be_any_iterable_of_text() -> None:
    assert made(allowlist=iter(["192.0.2.0/24"]), hooks=None)
    assert made(allowlist=Allowlist.parse(["192.0.2.1"]))


def test_a_token_of_a_wrong_type_is_in_no_frame_of_ours() -> None:
    with pytest.raises(errors.ConfigurationError, match=r"^token must be") as caught:
        AsyncLytics(bytes(TOKEN, "ascii"))  # type: ignore[arg-type]
    frames = traceback.walk_tb(caught.value.__traceback__)
    ours = [frame for frame, _ in frames if "lytics_async" in frame.f_code.co_filename]
    assert ours
    assert not [frame for frame in ours if TOKEN in repr(frame.f_locals)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("method", "get"),
        ("method", "BREW"),
        ("method", "GET "),
        ("method", b"GET"),
        ("method", None),
        ("path", b"/api/x"),
        ("path", None),
        ("path", "/a\ud800"),
        ("path", ""),
        ("retry", True),
        ("retry", RetryPolicy()),
        ("query", [("a", 1)]),
        ("query", ["a=b"]),
        ("query", "a=b"),
        ("query", {"a": object()}),
        ("json", {"a": [object()]}),
        ("json", "a\ud800"),
        ("options", 5),
    ],
)
async def test_request_refuses_what_cannot_be_sent_by_its_name(name: str, value: Any) -> None:
    lytics, transport = client()
    arguments: dict[str, Any] = {"method": "GET", "path": "/api/x", name: value}
    with pytest.raises(errors.ArgumentError, match=name):
        await lytics.request(**arguments)
    assert transport.requests == []


async def test_send_refuses_what_is_not_an_operation() -> None:
    lytics, _ = client()
    with pytest.raises(errors.ArgumentError, match=r"operations\.segments\.LIST"):
        await lytics.send("segments.list")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda lytics: lytics.segments.list(table="a\ud800"), "table"),
        (lambda lytics: lytics.segments.get("a\ud800"), "segment"),
        (lambda lytics: lytics.segments.validate("a\ud800"), "filterql"),
        (lambda lytics: lytics.segments.create(name="a\ud800"), "name"),
        (lambda lytics: lytics.segments.list(options={"account_id": "a\ud800"}), "account_id"),
        (lambda lytics: lytics.segments.list(options={"timeout": "5"}), "timeout"),
        (lambda lytics: lytics.segments.scan("a\ud800").collect(), "segment"),
        (lambda lytics: lytics.segments.scan("a", page_size="5").collect(), "page_size"),
        (lambda lytics: lytics.segments.scan("a", limit="5").collect(), "limit"),
        (lambda lytics: lytics.segments.scan("a").collect(limit=1.5), "limit"),
        (lambda lytics: lytics.collect("a\ud800", {"a": 1}), "stream"),
        (lambda lytics: lytics.collect(5, {"a": 1}), "stream"),
        (lambda lytics: lytics.collect("s", {"a": {"b": "a\ud800"}}), r"Field 'a\.b'"),
        (lambda lytics: lytics.collect("s", 5), "records"),
        (lambda lytics: lytics.collect("s", {"a": 1}, timestamp_field=5), "timestamp_field"),
        (lambda lytics: lytics.collect("s", {"a": 1}, dry_run="no"), "dry_run"),
    ],
)
async def test_a_call_refuses_what_cannot_be_sent_by_its_name(call: Any, name: str) -> None:
    lytics, transport = client()
    with pytest.raises(errors.ArgumentError, match=name):
        await call(lytics)
    assert transport.requests == []


@pytest.mark.parametrize("options", [{"timeout": "5"}, {"headers": {"Host": "x"}}, {"query": 5}])
async def test_a_clone_is_refused_options_that_cannot_be_meant(options: Any) -> None:
    lytics, _ = client()
    with pytest.raises(errors.ArgumentError, match=next(iter(options))):
        lytics.with_options(**options)


async def test_every_request_of_every_way_in_says_who_sends_it_and_what_it_takes() -> None:
    fake = FakeLytics()
    fake.on("segments.list").reply([])
    fake.on("users.list").reply([])
    fake.uploads("orders").reject(lambda row: row["id"] == "2")
    fake.uploads("lytics_async_access_check")
    transport = ScriptedTransport(lambda request: fake.send(request, **LIMITS))
    async with made(transport=transport, app_name="my-app/1.2") as lytics:
        await lytics.segments.list()
        await lytics.request("GET", "/api/segment")
        await lytics.collect("orders", {"id": "1"})
        report = await lytics.upload_csv(b"id\n1\n2\n3\n", stream="orders")
        assert report.rejected == 1  # found by dry runs
        async with lytics.events("orders") as events:
            await events.send({"id": "1"})
        before = len(transport.requests)
        await lytics.check_access()
    assert len(transport.requests) > before > 6
    for headers in (request.headers for request in transport.requests):
        names = [name.lower() for name, _ in headers]
        assert len(set(names)) == len(names)
        assert dict(headers)["User-Agent"] == lytics.config.user_agent
        assert dict(headers)["Accept-Encoding"] == "gzip"


async def test_a_header_of_the_caller_is_the_only_one_of_its_name_on_the_wire() -> None:
    async with (
        FaultServer(usual=answer(SEGMENTS[1])) as server,
        made(base_url=server.url) as lytics,
    ):
        given = {"user-agent": "mine/1", "ACCEPT": "text/x", "accept-encoding": "identity"}
        await lytics.with_options(headers={"Accept": "text/y"}).segments.list(
            options={"headers": given}
        )
    lines = [line.split(": ", 1) for line in server.requests[0].head.decode().split("\r\n")[1:-2]]
    sent = [(name.lower(), value) for name, value in lines]
    assert sorted(sent)[:2] == [("accept", "text/x"), ("accept-encoding", "identity")]
    assert [value for name, value in sent if name == "user-agent"] == ["mine/1"]
    assert len({name for name, _ in sent}) == len(sent)
