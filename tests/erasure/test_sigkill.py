"""`lytics erase` and SIGKILL at random instants: one final state for each request, none is lost.

A server between client and local Lytics counts the deletions that arrive, by value.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from starlette.types import Message, Receive, Scope, Send

from lytics_async.erasure.ledger import Ledger
from lytics_async.local import LocalLytics
from lytics_async.local.serving import ServerThread, bind

LYTICS = [sys.executable, "-m", "lytics_async.cli"]


class Arrivals:
    """An ASGI application that passes requests on and counts the values of bulk deletions.

    Every other deletion is only carried out if its client is still there after a while.
    """

    def __init__(self, local: LocalLytics) -> None:
        self._local = local
        self._slow = itertools.cycle((True, False))
        self.deletions: Counter[str] = Counter()
        self.dropped = 0
        self.requests = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.requests += 1
        if "/queue/bulk/" not in scope.get("path", ""):
            await self._local.app(scope, receive, send)
            return
        body = bytearray()
        while True:
            message = await receive()
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                break
        values = json.loads(body)
        self.deletions.update(values)
        if next(self._slow):
            with anyio.move_on_after(0.2):
                await receive()  # until the client is gone
                self.dropped += len(values)
                return
        whole = iter([{"type": "http.request", "body": bytes(body), "more_body": False}])

        async def listen() -> Message:
            return next(whole, None) or await receive()

        await self._local.app(scope, listen, send)


@contextmanager
def counted(local: LocalLytics) -> Iterator[tuple[str, Arrivals]]:
    arrivals = Arrivals(local)
    listener = bind("127.0.0.1", 0)
    server = ServerThread(arrivals, listener, keep_alive=5.0, certfile=None, keyfile=None)
    server.start()
    server.wait_until_started()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", arrivals
    finally:
        server.stop()


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def kill_at_random(
    command: list[Any], env: dict[str, str], ledger: Path, longest: float, *, sending: bool
) -> bool:
    """Run the command and kill it; return whether it was killed before its end.

    Args:
        sending: kill it about when it sends a deletion, if it does.
    """
    process = subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    before = size(ledger)
    while process.poll() is None and size(ledger) == before:
        time.sleep(0.005)  # until it has begun to work
    end = time.monotonic() + (4 * longest if sending else longest * random.random())
    while time.monotonic() < end and process.poll() is None:
        if sending and b'"step":"sent"' in ledger.read_bytes()[before:]:
            time.sleep(0.1 * random.random())
            break
        time.sleep(0.01)
    killed = process.poll() is None
    process.kill()
    process.wait()
    return killed


def check(tmp_path: Path, environment: dict[str, str], amount: int, kills: int) -> dict[str, Any]:
    """Erase profiles under kills; return the figures."""
    absent = [f"absent{number}@example.com" for number in range(amount // 20)]
    people = [f"p{number}@example.com" for number in range(amount - len(absent))]
    (tmp_path / "people.csv").write_text("email\n" + "".join(f"{each}\n" for each in people))
    (tmp_path / "all.csv").write_text("email\n" + "".join(f"{each}\n" for each in people + absent))
    ledger = tmp_path / "ledger"
    command = [*LYTICS, "erase", tmp_path / "all.csv", "--yes", "--ledger", ledger, "--json"]
    with LocalLytics() as local, counted(local) as (url, arrivals):
        env = environment | {"LYTICS_API_TOKEN": local.token, "LYTICS_API_URL": url}
        upload = [*LYTICS, "upload", tmp_path / "people.csv", "-s", "people"]
        subprocess.run(upload, env=env, check=True, capture_output=True)
        begun, killed, requests = time.monotonic(), 0, arrivals.requests
        for number in range(kills):
            killed += kill_at_random(
                command, env, ledger, longest=amount / 2000, sending=number % 2 > 0
            )
        done = subprocess.run(command, env=env, check=True, capture_output=True)
        seconds = time.monotonic() - begun
        requests = arrivals.requests - requests
        left = {str(each.get("email")) for each in local.profiles()}
    report = json.loads(done.stdout)

    assert left.isdisjoint(people)
    assert report["ok"]
    counts = {"erased": len(people), "not_found": len(absent), "refused": 0, "pending": 0}
    assert report["counts"] == counts
    assert len(report["erasures"]) == amount  # none is lost
    finals = Counter(
        key
        for line in ledger.read_bytes().splitlines()
        for key in json.loads(line[9:]).get("states", ())
    )
    assert len(finals) == amount
    assert set(finals.values()) == {1}  # exactly one final state
    opened = Ledger(ledger, read_only=True)
    attempts = {each["hash"]: each["attempts"] for each in report["erasures"]}
    counted_ = {each: attempts[opened.hash("user", "email", each)] for each in people + absent}
    opened.close()
    assert [each for each, times in arrivals.deletions.items() if times > counted_[each]] == []
    assert set(absent).isdisjoint(arrivals.deletions)
    return {
        "requests": amount,
        "kills": killed,
        "runs": report["runs"],
        "seconds": round(seconds),
        "calls": requests,
        "counted as sent again": report["repeated"],
        "dropped": arrivals.dropped,
        "arrived again": sum(times - 1 for times in arrivals.deletions.values()),
    }


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(tmp_path)}


@pytest.mark.timeout(180)
def test_sigkill_at_random_instants_loses_nothing(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    figures = check(tmp_path, environment, amount=400, kills=4)
    assert figures["kills"] > 0


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_ten_thousand_requests_survive_sigkill(tmp_path: Path, environment: dict[str, str]) -> None:
    figures = check(tmp_path, environment, amount=10_000, kills=30)
    print(json.dumps(figures))  # noqa: T201 - figures for the record
    assert figures["kills"] >= 10
    # Three calls for each request, and what is lost by a kill: a step and what was in flight.
    assert figures["calls"] < 3 * 10_000 + 1_500 * figures["runs"]
    assert figures["counted as sent again"] >= figures["arrived again"] == figures["dropped"] > 0
