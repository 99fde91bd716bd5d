"""Calling the application without a socket, as the SDK's transport does; and clients that are bound
to it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from lytics_async.errors import RequestTimeout
from lytics_async.local import LocalLytics
from lytics_async.wire.messages import WireRequest


@pytest.fixture
def local() -> Iterator[LocalLytics]:
    with LocalLytics() as running:
        yield running


def request(
    local: LocalLytics,
    method: str = "GET",
    path: str = "/api/segment",
    body: bytes = b"",
    **headers: Any,
) -> Any:
    return WireRequest(
        method=method,
        url=local.url + path,
        headers=[("Authorization", local.token), *headers.items()],
        body=body,
    )


async def send(local: LocalLytics, *arguments: Any, transport: Any = None, **options: Any) -> Any:
    transport = transport or local.transport()
    return await transport.send(request(local, *arguments, **options), attempt_timeout=5, timeout=5)


async def test_a_transport_stays_usable_when_the_data_is_removed(local: LocalLytics) -> None:
    async with local.client(transport=local.transport()) as lytics:
        for _ in range(2):
            report = await lytics.upload_csv(b"a\n1\n", stream="x")
            assert (report.accepted, list(local.rows("x"))) == (1, [{"a": "1"}])
            local.empty()


class Slices:
    """A body of several slices."""

    length = 9

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in (b"a,b\n", b"1,", b"2\n"):
            yield piece


async def test_a_request_is_handled(local: LocalLytics) -> None:
    response = await send(local, path="/api/subscription")
    assert response.status == 200
    assert response.headers["content-type"] == "application/json"
    assert response.body == b'{"data":[],"status":200,"message":"success"}'


async def test_no_socket_is_used(local: LocalLytics, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket.connect", None)
    assert (await send(local)).status == 200


async def test_a_body_in_slices_arrives_whole(local: LocalLytics) -> None:
    headers = {"Content-Type": "application/csv"}
    response = await send(local, "POST", "/collect/bulk/s", Slices(), **headers)
    assert response.status == 200
    assert list(local.rows("s")) == [{"a": "1", "b": "2"}]


async def test_escaped_slashes_stay_in_their_value(local: LocalLytics) -> None:
    await send(local, "POST", "/collect/json/s", b'{"user_id":"a/b"}')
    response = await send(local, "GET", "/api/entity/user/user_id/a%2Fb?segments=false")
    assert b'"user_id":"a/b"' in response.body


async def test_the_caller_can_seem_to_be_elsewhere(local: LocalLytics) -> None:
    local.configure(allow=("192.0.2.0/24",))
    inside, outside = local.transport(address="192.0.2.1"), local.transport()
    assert (await send(local, transport=inside)).status == 200
    assert (await send(local, transport=outside)).status == 403


async def test_it_keeps_to_its_time(local: LocalLytics) -> None:
    class Endless(Slices):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            import anyio

            await anyio.sleep_forever()
            yield b""

    call = request(local, "POST", "/collect/json/s", Endless())
    with pytest.raises(RequestTimeout):
        await local.transport().send(call, attempt_timeout=0.01, timeout=5)


async def test_a_stopped_one_refuses_to_work() -> None:
    with LocalLytics() as local:
        transport = local.transport()
        call = request(local)
    with pytest.raises(RuntimeError, match="not running"):
        await transport.send(call, attempt_timeout=5, timeout=5)


async def test_any_asgi_client_can_call_the_application(local: LocalLytics) -> None:
    transport = httpx.ASGITransport(local.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://lytics") as http:
        response = await http.get("/api/segment", headers={"Authorization": local.token})
    assert response.status_code == 200


async def test_a_client_is_bound_to_it_whatever_the_environment_says(
    local: LocalLytics, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LYTICS_API_URL", "LYTICS_BULK_URL"):
        monkeypatch.setenv(name, "https://elsewhere.example")
    for name in ("LYTICS_API_TOKEN", "LIODATAKEY"):
        monkeypatch.setenv(name, "at.else.where")
    async with local.client() as lytics:
        assert await lytics.subscriptions.list() == []
    async with local.client(transport=local.transport()) as lytics:
        assert await lytics.subscriptions.list() == []
