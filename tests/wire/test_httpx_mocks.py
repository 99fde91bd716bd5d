"""Mocks and recorders of httpx: what they see, and how their users' tests behave."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
import respx
import vcr
from faultserver import FaultServer, answer
from pytest_httpx import HTTPXMock

from lytics_async import AsyncLytics, RetryPolicy, errors
from lytics_async.local import LocalLytics

pytestmark = pytest.mark.usefixtures("lytics_over_httpx")

URL = "https://lytics.example"
ACCEPTED = {"status": 200, "data": {"message_count": 1, "rejected_count": 0}}
SEGMENTS = {"status": 200, "data": [{"id": "1", "name": "Regulars"}]}


def client(**options: Any) -> AsyncLytics:
    """The client of the code under test, which does not know httpx."""
    defaults = {
        "token": "at.x.y",
        "base_url": URL,
        "retry": RetryPolicy(base_delay=0, max_attempts=2),
    }
    return AsyncLytics(**(defaults | options))


using = pytest.mark.parametrize("using", ["httpcore", "httpx"])


@using
async def test_respx_sees_requests_and_gives_responses(using: str) -> None:
    with respx.mock(using=using, base_url=URL) as router:
        route = router.get("/api/segment", params={"table": "user"}).respond(json=SEGMENTS)
        async with client() as lytics:
            (segment,) = await lytics.segments.list(table="user")
    assert segment.name == "Regulars"
    assert route.calls.last.request.headers["authorization"] == "at.x.y"


@using
async def test_respx_sees_the_body_of_an_upload(using: str) -> None:
    with respx.mock(using=using, base_url=URL) as router:
        route = router.post("/collect/json/web").respond(json=ACCEPTED)
        async with client() as lytics:
            await lytics.collect("web", {"user_id": "7"})
    assert b'"user_id":"7"' in route.calls.last.request.content


@using
@pytest.mark.parametrize(
    ("effect", "kind", "phase"),
    [
        (httpx.ConnectTimeout, errors.ConnectError, "connect"),
        (httpx.ConnectError("down"), errors.ConnectError, "connect"),
        (httpx.ReadTimeout, errors.RequestTimeout, "receive"),
        (httpx.RemoteProtocolError("cut"), errors.ConnectionDropped, "receive"),
    ],
    ids=str,
)
async def test_a_side_effect_of_respx_becomes_the_real_error(
    using: str, effect: Any, kind: type[errors.TransportError], phase: str
) -> None:
    with respx.mock(using=using, base_url=URL) as router:
        route = router.get("/api/segment").mock(side_effect=effect)
        async with client() as lytics:
            with pytest.raises(kind) as caught:
                await lytics.segments.list()
    assert (type(caught.value), caught.value.phase) == (kind, phase)
    assert route.call_count == 2  # as a read is retried in real life


@using
@pytest.mark.parametrize("error", [AssertionError("mine"), KeyError("mine")])
async def test_a_side_effect_of_the_test_itself_is_raised_unchanged(
    using: str, error: BaseException
) -> None:
    with respx.mock(using=using, base_url=URL) as router:
        router.get("/api/segment").mock(side_effect=error)
        async with client() as lytics:
            with pytest.raises(type(error)) as caught:
                await lytics.segments.list()
    assert caught.value is error


@using
async def test_a_request_unknown_to_respx_stays_an_assertion_error(using: str) -> None:
    with respx.mock(using=using, base_url=URL):
        async with client() as lytics:
            with pytest.raises(AssertionError, match="not mocked"):
                await lytics.segments.list()


async def test_pytest_httpx_sees_requests_and_gives_responses(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(503)
    httpx_mock.add_response(json=SEGMENTS)
    async with client() as lytics:
        assert [segment.name for segment in await lytics.segments.list()] == ["Regulars"]
    assert [request.url.path for request in httpx_mock.get_requests()] == ["/api/segment"] * 2


async def test_an_exception_of_pytest_httpx_becomes_the_real_error(
    httpx_mock: HTTPXMock,
) -> None:
    httpx_mock.add_exception(httpx.ReadTimeout("too slow"), is_reusable=True)
    async with client() as lytics:
        with pytest.raises(errors.RequestTimeout, match="too slow"):
            await lytics.segments.list()


@pytest.mark.httpx_mock(assert_all_requests_were_expected=False)
async def test_a_request_unknown_to_pytest_httpx_keeps_its_message(httpx_mock: HTTPXMock) -> None:
    async with client() as lytics:
        with pytest.raises(errors.RequestTimeout, match="No response can be found"):
            await lytics.segments.list()
    assert httpx_mock.get_requests() != []


@pytest.mark.parametrize("make", [dict, lambda: {"http_client": httpx2.AsyncClient()}])
async def test_vcrpy_records_and_plays_what_the_code_under_test_sends(
    tmp_path: Path, make: Callable[[], dict[str, Any]]
) -> None:
    recorder = vcr.VCR(filter_headers=["authorization"], cassette_library_dir=str(tmp_path))

    async def use() -> list[str | None]:
        async with client(token=local.token, base_url=url, **make()) as lytics:
            await lytics.collect("web", {"user_id": "7"})
            return [segment.name for segment in await lytics.segments.list()]

    with LocalLytics(sample=True) as local:
        url = local.url
        with recorder.use_cassette("segments.yaml"):
            names = await use()
        assert (names, local.count("web")) != ([], 0)
    with recorder.use_cassette("segments.yaml") as played:  # the server is gone
        assert await use() == names
    assert (len(played), played.all_played) == (2, True)
    with (tmp_path / "segments.yaml").open() as written:
        assert local.token not in written.read()


async def test_vcrpy_in_mode_none_refuses_the_network_with_its_own_exception(
    tmp_path: Path,
) -> None:
    with FaultServer(usual=answer()) as server:
        with vcr.use_cassette(str(tmp_path / "empty.yaml"), record_mode="none"):
            async with client(base_url=server.url) as lytics:
                with pytest.raises(vcr.errors.CannotOverwriteExistingCassetteException):
                    await lytics.segments.list()
        assert server.requests == []


async def test_a_retry_of_a_mocked_response_stays_within_the_time_limit(
    httpx_mock: HTTPXMock,
) -> None:
    httpx_mock.add_response(429, headers={"Retry-After": "30"}, is_reusable=True)
    start = time.monotonic()
    async with client(timeout=0.5, retry=RetryPolicy()) as lytics:
        with pytest.raises(errors.RateLimited):
            await lytics.segments.list()
    assert time.monotonic() - start < 2
