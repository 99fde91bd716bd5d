"""The local Lytics stays available: bombs, clients that go or dawdle, races, dead receivers."""

from __future__ import annotations

import gzip
import io
import resource
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from local_lytics import CSV, Lytics

from lytics_async.local.faults import ApiFault
from lytics_async.local.inflating import ClientGone, InflatedBody
from lytics_async.local.lql.functions import EVALUATED
from lytics_async.local.timestamps import parse_time, parse_times
from lytics_async.preflight.personal import _ANY_EMAIL


def concurrently(amount: int, act: Callable[[int], httpx.Response]) -> list[httpx.Response]:
    with ThreadPoolExecutor(amount) as pool:
        return list(pool.map(act, range(amount)))


# Bombs. -------------------------------------------------------------------------------------------


def test_a_compressed_body_of_the_api_host_has_the_limit_of_a_plain_one(
    start: Callable[..., Lytics],
) -> None:
    lytics = start(max_body_bytes=100_000)
    body = gzip.compress(b'[{"a": "' + b"x" * 1_000_000 + b'"}]')
    assert len(body) < 100_000
    response = lytics.http.post("/collect/json/s", content=body)
    assert (response.status_code, lytics.rows()) == (413, [])
    assert "100000 bytes" in response.json()["message"]


def test_a_compressed_bulk_upload_is_charged_by_its_inflated_size(
    start: Callable[..., Lytics],
) -> None:
    lytics = start(max_inflated_bytes=1 << 20)
    row = b"x" * 1000 + b"\n"
    small, large = (gzip.compress(b"a\n" + row * amount) for amount in (1_000, 10_000))
    assert lytics.http.post("/collect/bulk/s", content=small, headers=CSV).status_code == 200
    assert lytics.http.post("/collect/bulk/s", content=large, headers=CSV).status_code == 413


def test_inflating_stops_at_the_limit_and_when_the_client_has_gone() -> None:
    gone = threading.Event()
    body = InflatedBody(io.BytesIO(gzip.compress(bytes(5 << 20))), limit=3 << 20, gone=gone)
    assert len(body.read(1 << 20)) == 1 << 20
    with pytest.raises(ApiFault, match="inflates to more"):
        body.read()
    gone.set()
    with pytest.raises(ClientGone):
        body.read(1)


def test_compressed_uploads_stop_when_their_clients_are_gone(lytics: Lytics) -> None:
    rows = 20_000_000
    packer = gzip.GzipFile(fileobj=(file := io.BytesIO()), mode="wb", compresslevel=1)
    packer.write(b"a,b\n")
    for _ in range(200):
        packer.write(b"1,2\n" * (rows // 200))
    packer.close()
    address = urlsplit(lytics.local.url)
    head = (
        f"POST /collect/bulk/bomb HTTP/1.1\r\nHost: {address.netloc}\r\n"
        f"Authorization: {lytics.local.token}\r\nContent-Type: application/csv\r\n"
        f"Content-Length: {len(file.getvalue())}\r\n\r\n"
    )
    for _ in range(4):  # as many as are read at the same time
        with socket.create_connection((address.hostname, address.port)) as client:
            client.sendall(head.encode() + file.getvalue())
    # The readers are free again long before they could have read it all.
    assert lytics.csv("a,b\n1,2\n", "other").status_code == 200
    assert lytics.local.count("bomb") < 4 * rows


# Clients that dawdle. -----------------------------------------------------------------------------


@pytest.fixture
def many_descriptors() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4096 if hard == resource.RLIM_INFINITY else min(4096, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("path", ["/collect/bulk/s", "/api/segment"])
def test_500_clients_that_do_not_finish_delay_no_other_and_fill_no_memory(
    lytics: Lytics, many_descriptors: None, path: str
) -> None:
    address = urlsplit(lytics.local.url)
    part = b"x" * 800_000
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: text/plain\r\n"
        f"Authorization: {lytics.local.token}\r\nContent-Length: {9_000_000}\r\n\r\n"
    ).encode()
    lytics.http.get("/api/segment")
    before = resident_bytes()
    clients = []
    try:
        for number in range(500):
            client = socket.create_connection((address.hostname, address.port), timeout=20)
            clients.append(client)
            # Every second one has only begun its head.
            client.sendall(head[:40] if number % 2 else head + part)
        for _ in range(20):
            assert lytics.http.get("/api/segment", timeout=5).status_code == 200
        # Half of them have sent 200 MB together. Of each, asyncio and uvicorn hold up to 320 KiB.
        assert resident_bytes() - before < 150 << 20
    finally:
        for client in clients:
            client.close()
    assert lytics.http.get("/api/segment", timeout=5).status_code == 200


# Races. -------------------------------------------------------------------------------------------


def test_a_slug_of_a_stream_is_given_once(lytics: Lytics) -> None:
    body = {"slug": "shop", "channel": "web"}
    responses = concurrently(8, lambda _: lytics.http.post("/api/stream", json=body))
    assert sorted(response.status_code for response in responses) == [200] + [400] * 7


def test_texts_with_one_alias_make_one_segment(lytics: Lytics) -> None:
    responses = concurrently(
        8, lambda n: lytics.text("/api/segment", f"FILTER a > {n} FROM user ALIAS one")
    )
    assert sorted(response.status_code for response in responses) == [200] * 7 + [201]
    assert len(lytics.own_segments()) == 1


def test_segments_cannot_come_to_include_each_other(lytics: Lytics) -> None:
    for name in ("one", "two"):
        lytics.segment(f"FILTER a > 1 ALIAS {name}")
    pairs = [("one", "two"), ("two", "one")] * 4
    responses = concurrently(
        8,
        lambda n: lytics.http.put(
            f"/api/segment/{pairs[n][0]}", json={"segment_ql": f"FILTER INCLUDE {pairs[n][1]}"}
        ),
    )
    assert {response.status_code for response in responses} == {200, 400}
    assert all(one["invalid"] is False for one in lytics.own_segments())


def test_generations_of_a_model_are_counted_once_each(lytics: Lytics) -> None:
    lytics.json([{"user_id": n} for n in range(3)])
    lytics.segment("FILTER user_id = 1 ALIAS one")
    body = {"source": "all", "target": "one"}
    concurrently(6, lambda _: lytics.http.post("/api/segmentml", json=body))
    assert len({one["id"] for one in lytics.http.get("/api/ml").json()["data"]}) == 6


def test_all_fields_that_are_hidden_concurrently_are_hidden(lytics: Lytics) -> None:
    lytics.json({f"f{n}": n for n in range(8)}, "web")
    concurrently(8, lambda n: lytics.http.post(f"/api/schema/_streams/web,f{n},true"))
    streams: list[dict[str, Any]] = lytics.http.get("/api/schema/_streams").json()["data"]
    (web,) = [stream for stream in streams if stream["stream"] == "web"]
    assert all(field["hidden"] for field in web["fields"])


def test_long_texts_are_read_in_linear_time(lytics: Lytics) -> None:
    text = "\u00e9" * 1_000_000
    assert parse_time(text + " 2026") is None
    assert parse_times([text + " 2026", "2026-01-02"])[0] is None
    condition = f'FILTER email CONTAINS "{text[:99_000]}"'
    assert lytics.text("/api/segment/validate", condition).status_code == 200
    assert EVALUATED["email"]("a" * 1_000_000) is None
    assert _ANY_EMAIL.search("a" * 1_000_000) is None
