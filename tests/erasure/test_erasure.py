"""Erasure with proof, against a local Lytics that counts what it receives."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import attrs
import pytest
from erasing import QUICK, connect, emails

from lytics_async import (
    ArgumentError,
    AsyncLytics,
    BlastRadius,
    ErasureReport,
    ErasureRequest,
    ServerError,
)
from lytics_async.erasure.ledger import Ledger
from lytics_async.local import LocalLytics
from lytics_async.wire.messages import WireRequest, WireResponse


class Killed(BaseException):
    """The process ends here."""


async def test_every_profile_is_gone_and_the_report_has_no_value(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    people = emails(local)
    path = tmp_path / "requests.csv"
    rows = [f"{each},T-{number}\n" for number, each in enumerate([*people, "else@example.com"])]
    path.write_text("email,reference\n" + "".join(rows) + f" {people[0]} ,T-0\n")
    radii: list[BlastRadius] = []
    report = await lytics.erase(path, ledger=tmp_path / "ledger", on_radius=radii.append, **QUICK)
    assert (report.count("erased"), report.count("not_found")) == (4, 1)
    assert (report.ok, report.duplicates, report.repeated) == (True, 1, 0)
    assert radii == [report.radius]
    assert (report.radius.requests, report.radius.found, report.radius.profiles) == (5, 4, 4)
    assert report.radius.identities >= 4
    for each in people:
        assert await lytics.v2.profiles.find("user", "email", each) is None
    report.write(tmp_path / "report.json")
    for name in ("report.json", "ledger"):
        text = (tmp_path / name).read_text()
        assert [each for each in people if each in text] == []
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    document = json.loads((tmp_path / "report.json").read_text())
    assert {each["reference"] for each in document["erasures"]} == {f"T-{n}" for n in range(5)}
    assert all(each["request_id"] for each in document["erasures"] if each["state"] == "erased")
    assert len({each["hash"] for each in document["erasures"]}) == 5


async def test_a_dry_run_sends_and_writes_nothing(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    pairs = [("email", each) for each in emails(local)]
    before = len(list(local.profiles()))
    report = await lytics.erase(pairs, ledger=tmp_path / "ledger", dry_run=True)
    assert report.summary().endswith("nothing was sent: this was a dry run")
    assert report.radius.found == 4
    assert len(list(local.profiles())) == before
    assert list(tmp_path.iterdir()) == []


async def test_a_deletion_that_takes_long_is_pending_and_a_later_run_follows_it(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    local.configure(deletion_delay=1000.0)
    pairs = [("email", each) for each in emails(local, 2)]
    report = await lytics.erase(pairs, ledger=tmp_path / "l", interval=0.01, timeout=0.05)
    assert (report.ok, report.count("pending")) == (False, 2)
    assert "not complete yet" in report.summary()
    local.configure(deletion_delay=0.0)
    report = await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert (report.ok, report.count("erased"), report.repeated, report.runs) == (True, 2, 0, 2)


async def test_an_unknown_outcome_is_looked_up_and_what_is_sent_again_is_counted(
    local: LocalLytics, tmp_path: Path
) -> None:
    left = [False, True]  # one request that fails before the server has it, one after

    def fail(request: WireRequest, handled: bool) -> None:
        if "/queue/bulk/" in request.url and left and left[0] == handled:
            left.pop(0)
            raise ServerError("out of order", status=503)

    lytics, transport = connect(local, fail)
    pairs = [("email", each) for each in emails(local)]
    report = await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert report.count("erased") == 4
    assert report.repeated == 4
    assert set(transport.sent.values()) == {1}


async def test_a_profile_that_comes_back_is_not_erased(local: LocalLytics, tmp_path: Path) -> None:
    (person,) = emails(local, 1)

    def fail(request: WireRequest, handled: bool) -> None:
        if "/deletestatus/" in request.url and handled:
            body = json.dumps([{"email": person}]).encode()
            headers = {"Authorization": local.token, "Content-Type": "application/json"}
            again = Request(f"{local.url}/collect/json/web", data=body, headers=headers)
            urlopen(again).close()

    lytics, _ = connect(local, fail)
    pairs = [("email", person)]
    report = await lytics.erase(pairs, ledger=tmp_path / "l", interval=0.01, timeout=0.05)
    assert (report.ok, report.count("pending")) == (False, 1)
    assert "the profile is still found" in report.summary()


async def test_a_deletion_that_the_server_does_not_know_is_sent_again_and_counted(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    local.configure(deletion_delay=1000.0)
    pairs = [("email", each) for each in emails(local, 2)]
    await lytics.erase(pairs, ledger=tmp_path / "l", interval=0.01, timeout=0.02)
    async with LocalLytics(sample=True) as other, other.client() as another:
        report = await another.erase(pairs, ledger=tmp_path / "l", **QUICK)
        assert report.count("pending") == 2
        assert "does not know the deletion" in report.summary()
        report = await another.erase(pairs, ledger=tmp_path / "l", **QUICK)
    assert (report.count("erased"), report.repeated, report.runs) == (2, 2, 3)


async def test_the_server_may_refuse_a_value(local: LocalLytics, tmp_path: Path) -> None:
    people = emails(local, 2)
    lytics, transport = connect(local)

    inner = transport._inner.send

    async def only_refuse(request: WireRequest, *arguments: Any, **options: Any) -> WireResponse:
        if "/queue/bulk/" not in request.url:
            return await inner(request, *arguments, **options)
        found = await inner(attrs.evolve(request, body=b"[]"), *arguments, **options)
        document = {"data": {"successes": {}, "errors": {each: f"no {each}" for each in people}}}
        return WireResponse(status=202, headers=found.headers, body=json.dumps(document).encode())

    transport.send = only_refuse  # type: ignore[method-assign]
    report = await lytics.erase(
        [("email", each) for each in people], ledger=tmp_path / "l", **QUICK
    )
    assert report.count("refused") == 2
    assert not report.ok
    assert [each for each in people if each in json.dumps(report.to_json())] == []


async def test_greedy_reaches_what_identities_lead_to(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    pairs = [("email", each) for each in emails(local, 2)]
    report = await lytics.erase(pairs, ledger=tmp_path / "l", greedy=True, **QUICK)
    assert report.count("erased") == 2
    with pytest.raises(ArgumentError, match="another value of greedy"):
        await lytics.erase(pairs, ledger=tmp_path / "l", **QUICK)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("email,phone\na@x.org,1\n", "one column"),
        ("", "it is empty"),
        ('email\n""\n', "line 2: value is empty"),
        ("email\na@x.org,b\n", "line 2"),
        ("field,value\nemail\n", "line 2"),
        ("email\n", "no requests"),
    ],
)
async def test_a_file_that_is_not_valid_is_refused(
    lytics: AsyncLytics, tmp_path: Path, text: str, match: str
) -> None:
    (tmp_path / "r.csv").write_text(text)
    with pytest.raises(ArgumentError, match=match):
        await lytics.erase(tmp_path / "r.csv", ledger=tmp_path / "l")
    assert not (tmp_path / "l").exists()


async def test_a_ledger_is_required_and_must_fit(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    pairs = [("email", each) for each in emails(local, 2)]
    with pytest.raises(ArgumentError, match="Name a ledger"):
        await lytics.erase(pairs)
    (tmp_path / "notes.txt").write_text("buy milk\nand bread\n")
    with pytest.raises(ArgumentError, match="not a ledger"):
        await lytics.erase(pairs, ledger=tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "buy milk\nand bread\n"
    local.configure(deletion_delay=1000.0)
    await lytics.erase(pairs, ledger=tmp_path / "l", interval=0.01, timeout=0.02)
    with pytest.raises(ArgumentError, match="1 requests without an outcome"):
        await lytics.erase(pairs[:1], ledger=tmp_path / "l", **QUICK)


async def run_with_kills(
    local: LocalLytics,
    path: Path,
    pairs: list[tuple[str, str]],
    seed: int,
    rate: float,
    bulk: float,
) -> tuple[ErasureReport, Counter[str], int]:
    """Repeat an erasure that is killed at random instants until a run ends by itself."""
    chance = random.Random(seed)
    sent: Counter[str] = Counter()
    kills = 0

    def fail(request: WireRequest, handled: bool) -> None:
        # Deletions are few, so they are interrupted more often, on either side of the server.
        if chance.random() < (bulk if "/queue/bulk/" in request.url else rate):
            raise Killed

    while True:
        lytics, transport = connect(local, fail)
        try:
            report = await lytics.erase(pairs, ledger=path, **QUICK)
        except BaseException as error:
            if not killed(error):
                raise
            kills += 1
            sent += transport.sent
            tear(path, chance)
        else:
            return report, sent + transport.sent, kills


def killed(error: BaseException) -> bool:
    if isinstance(error, BaseExceptionGroup):
        return any(killed(each) for each in error.exceptions)
    return isinstance(error, Killed)


def tear(path: Path, chance: random.Random) -> None:
    """Leave half a step at the end, as a process does that is killed while it writes."""
    if chance.random() < 0.5:
        with path.open("ab") as file:
            file.write(b'00c0ffee {"step":"final","sta')


async def check_kills(
    local: LocalLytics, tmp_path: Path, amount: int, seed: int, rate: float, bulk: float = 0.3
) -> int:
    people = [f"p{number}@example.com" for number in range(amount)]
    async with local.client() as lytics:
        await lytics.upload_json([{"email": each} for each in people], stream="people")
    absent = [f"absent{number}@example.com" for number in range(amount // 20)]
    pairs = [("email", each) for each in people + absent]
    report, sent, kills = await run_with_kills(local, tmp_path / "l", pairs, seed, rate, bulk)

    assert len(report.erasures) == len(pairs)  # none is lost
    assert report.count("erased") == len(people)
    assert report.count("not_found") == len(absent)
    finals: Counter[str] = Counter()
    for line in (tmp_path / "l").read_bytes().splitlines():
        step = json.loads(line[9:])
        if step["step"] == "final":
            finals.update(step["states"].keys())
    assert set(finals.values()) == {1}  # exactly one final state
    assert len(finals) == len(pairs)
    # None is sent twice without being counted: the ledger counts at least what arrived.
    ledger = Ledger(tmp_path / "l")
    attempts = {each.hash: each.attempts for each in report.erasures}
    counted = {
        value: attempts[ledger.hash(*ErasureRequest(field=field, value=value).key)]
        for field, value in pairs
    }
    ledger.close()
    assert [value for value, times in sent.items() if times > counted[value]] == []
    assert report.repeated >= sum(times - 1 for times in sent.values())
    left = {str(each.get("email")) for each in local.profiles()}
    assert left.isdisjoint(people)
    return kills


@pytest.mark.parametrize("seed", range(5))
async def test_kills_at_random_instants_lose_and_repeat_nothing_uncounted(
    local: LocalLytics, tmp_path: Path, seed: int
) -> None:
    assert await check_kills(local, tmp_path, 120, seed, 0.005) > 0


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_ten_thousand_requests_survive_kills(local: LocalLytics, tmp_path: Path) -> None:
    assert await check_kills(local, tmp_path, 10_000, 1, 0.0001, 0.05) > 0
