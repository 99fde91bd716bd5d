"""A client in a process that may open few files: it shares the connections that it can have."""

import json
import subprocess
import sys

import pytest
from faultserver import FaultServer, Turn, message

PROLOGUE = """
import asyncio, json, os, resource, sys
import anyio
from lytics_async import AsyncLytics, HttpxTransport, LyticsError, RetryPolicy

def limit(files):
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))

def client(**options):
    if sys.argv[3] != "direct":
        import httpx
        pool = httpx.AsyncClient() if sys.argv[3] == "httpx client" else None
        options["transport"] = HttpxTransport(pool)
    return AsyncLytics("at.1234567890", base_url=sys.argv[1], retry=RetryPolicy(max_attempts=1), **options)

async def ready():
    while not hasattr(sys.modules.get("lytics_async.hooks"), "describe"):
        await anyio.sleep(0.01)

def fill():
    limit(200)
    files = []
    try:
        while True:
            files.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        return files

async def gather(*calls):
    found = []
    async with anyio.create_task_group() as group:
        async def one(call):
            found.append(await call)
        for call in calls:
            group.start_soon(one, call)
    return found

async def outcome(lytics, name="x"):
    try:
        await lytics.segments.get(name)
        return "ok"
    except LyticsError as error:
        return f"{type(error).__name__}: {error}"
"""

RUN = """
if sys.argv[2] == "trio":
    import anyio
    print(json.dumps(anyio.run(main, backend="trio")))
elif sys.argv[2] == "uvloop":
    import uvloop
    print(json.dumps(uvloop.run(main())))
else:
    print(json.dumps(asyncio.run(main())))
"""


async def segment(turn: Turn) -> None:
    await turn.send(message(b'{"data":{"id":"x","name":"X"},"status":200}'))


async def segment_or_nonsense(turn: Turn) -> None:
    body = b'{"data":{"id":[1]},"status":200}' if "odd" in turn.target else b'{"data":{"id":"x"}}'
    await turn.send(message(body))


async def segment_or_receipt(turn: Turn) -> None:
    if turn.method == "POST":
        await turn.read_body()
        receipt = b'{"data":{"id":"x","message_count":1,"rejected_count":0},"status":200}'
        await turn.send(message(receipt, "200 OK", "Connection: close"))
        turn.writer.close()
    else:
        await segment(turn)


def run(server: FaultServer, loop: str, main: str) -> object:
    name, _, engine = loop.partition(" ")
    command = [sys.executable, "-c", PROLOGUE + main + RUN, server.url, name, engine or "direct"]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=50)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


pytestmark = pytest.mark.parametrize(
    "loop",
    ["asyncio", "uvloop", "asyncio httpx", "trio httpx", "asyncio httpx client"],
)


def test_calls_share_the_connections_that_there_are_descriptors_for(loop: str) -> None:
    main = """
async def main():
    async with client() as lytics:
        await outcome(lytics)
        limit(32)
        found = await gather(*(outcome(lytics) for _ in range(300)))
    return {name: found.count(name) for name in set(found)}
"""
    with FaultServer(usual=segment) as server:
        assert run(server, loop, main) == {"ok": 300}


def test_idle_connections_of_one_host_are_closed_for_another(loop: str) -> None:
    main = """
async def main():
    async with client() as lytics:
        await gather(*(outcome(lytics) for _ in range(30)))
        await lytics.ingest.upload_json("x", body=[{"a": 1}])
        fill()
        receipt = await lytics.ingest.upload_json("x", body=[{"a": 1}])
        return receipt.message_count
"""
    with FaultServer(usual=segment_or_receipt) as server:
        assert run(server, loop, main) == 1
        assert server.connections >= 3


def test_a_client_without_any_connection_says_what_to_raise(loop: str) -> None:
    main = """
async def main():
    async with client() as lytics, client() as other:
        await gather(*(outcome(other) for _ in range(20)))
        await ready()
        await other.aclose()
        fill()
        return await outcome(lytics)
"""
    with FaultServer(usual=segment) as server:
        found = str(run(server, loop, main))
    assert "no file descriptor left" in found
    assert "ulimit -n" in found


def test_a_failure_is_reported_when_no_module_can_be_loaded(loop: str) -> None:
    main = """
async def main():
    async with client() as lytics:
        await gather(*(outcome(lytics) for _ in range(20)))
        await ready()
        fill()
        return await outcome(lytics, "odd")
"""
    with FaultServer(usual=segment_or_nonsense) as server:
        found = run(server, loop, main)
    assert str(found).startswith("ResponseError: segments.get: HTTP 200")


def test_a_first_call_without_a_descriptor_fails_and_the_next_one_succeeds(loop: str) -> None:
    main = """
async def main():
    async with client() as lytics:
        lytics.segments
        files = fill()
        failed = await outcome(lytics)
        for file in files:
            os.close(file)
        return failed.partition(":")[0], await outcome(lytics)
"""
    with FaultServer(usual=segment) as server:
        assert run(server, loop, main) == ["ConnectError", "ok"]
