"""A hostile file, a server that fails at random, files edited between runs, and the proof."""

from __future__ import annotations

import csv
import hashlib
import hmac
import json
import random
from pathlib import Path
from typing import Any

import pytest
from cases import all_cases
from scripted_transport import ScriptedTransport, response

from lytics_async import ArgumentError, AsyncLytics, LyticsError, TransportError
from lytics_async.erasure import ErasureRequest, read_requests
from lytics_async.erasure.report import without
from lytics_async.local import LocalLytics
from lytics_async.wire.messages import WireRequest, WireResponse

QUICK: dict[str, Any] = {"interval": 0.001, "timeout": 20.0}
AWKWARD = (
    'a,b "c"',
    "o'neil;x",
    "Zoë 😀",
    "a/b",
    "100%",
    "back\\slash",
    "=1+1",
    "tab\there",
    "%2e%2e",
)


def flaky(transport: Any, chance: random.Random, rate: float) -> None:
    """Let responses be lost, refused or delayed by the server, also after it has acted."""
    inner = transport.send

    async def send(request: WireRequest, *arguments: Any, **options: Any) -> WireResponse:
        fate = chance.random()
        if fate < rate / 4:
            return WireResponse(status=429, headers={"retry-after": "0"}, body=b"{}")
        if fate < rate / 2:
            return WireResponse(status=503, headers={}, body=b"<html>gateway</html>")
        found = await inner(request, *arguments, **options)
        if fate < rate * 3 / 4:  # it has acted, and the outcome is unknown
            raise TransportError("the connection dropped", phase="receive")
        if fate < rate:
            return WireResponse(status=504, headers={}, body=b"timed out")
        return found

    transport.send = send


def write(path: Path, rows: list[tuple[str, str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("field", "value", "reference"), *rows])


def opening(ledger: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ledger.read_bytes().splitlines()[0][9:])
    return found


def hashed(salt: str, *parts: str) -> str:
    """As the guide says it, without the package."""
    return hmac.new(bytes.fromhex(salt), "\0".join(parts).encode(), hashlib.sha256).hexdigest()


async def test_a_hostile_file_and_server_end_in_a_proof(local: LocalLytics, tmp_path: Path) -> None:
    chance = random.Random(26)
    people = [f"P{number}@Example.com" for number in range(20)]
    async with local.client() as lytics:
        await lytics.upload_json([{"email": each.lower()} for each in people], stream="people")
        await lytics.upload_json([{"user_id": each} for each in AWKWARD], stream="people")
        await lytics.upload_json([{"email": "bystander@example.com"}], stream="people")
    rows = [("email", each.lower(), f"T-{number}") for number, each in enumerate(people)]
    rows += [("user_id", each, "U") for each in AWKWARD]
    rows += [("email", f"unknown{number}@example.com", "") for number in range(5)]
    rows += [("email", f"  {people[0].lower()}  ", "T-0"), ("email", people[1], "T-1")]
    path, ledger = tmp_path / "r.csv", tmp_path / "l"
    report = None
    for attempt in range(60):
        some = rows[: 15 + attempt * 8]  # lines are added, and all are in another order
        write(path, chance.sample(some, len(some)))
        path.write_text(path.read_text() + "\n,,\n")
        transport = local.transport()
        flaky(transport, chance, 0.3)
        client = AsyncLytics(local.token, base_url=local.url, transport=transport)
        try:
            report = await client.with_options(max_attempts=2).erase(path, ledger=ledger, **QUICK)
        except LyticsError:
            continue
        if report.ok and len(some) == len(rows):
            break
    assert report is not None
    assert report.ok, report.summary()
    assert report.count("erased") + report.count("not_found") == len(report.erasures) == 35
    assert report.runs > 2
    left = {str(each.get("email") or each.get("user_id")) for each in local.profiles()}
    assert left & ({each.lower() for each in people} | set(AWKWARD)) == set()
    assert "bystander@example.com" in left

    report.write(tmp_path / "report.json")
    for name in ("report.json", "l"):
        text = (tmp_path / name).read_text(encoding="utf-8").lower()
        assert [each for each in (*people, *AWKWARD) if each.lower() in text] == []
        assert "@" not in text
    # A third party knows an address and the salt.
    proof = json.loads((tmp_path / "report.json").read_text())
    salt = opening(ledger)["salt"]
    states = {each["hash"]: each["state"] for each in proof["erasures"]}
    for each in people[2:]:
        assert states[hashed(salt, "user", "email", each.lower())] == "erased"
    for each in AWKWARD:
        assert states[hashed(salt, "user", "user_id", each)] == "erased"
    assert hashed(salt, "user", "email", "bystander@example.com") not in states
    assert hashed("00" * 32, "user", "email", people[2].lower()) not in states


async def test_a_line_that_is_removed_before_its_end_is_requested(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path
) -> None:
    local.configure(deletion_delay=1000.0)
    await lytics.upload_json([{"email": f"p{n}@example.com"} for n in range(4)], stream="people")
    rows = [("email", f"p{number}@example.com", "") for number in range(4)]
    write(tmp_path / "r.csv", rows)
    how: dict[str, Any] = {"ledger": tmp_path / "l", "interval": 0.01, "timeout": 0.02}
    await lytics.erase(tmp_path / "r.csv", **how)
    write(tmp_path / "r.csv", rows[1:])
    with pytest.raises(ArgumentError, match="1 requests without an outcome"):
        await lytics.erase(tmp_path / "r.csv", **how)
    local.configure(deletion_delay=0.0)
    write(tmp_path / "r.csv", rows[::-1])
    assert (await lytics.erase(tmp_path / "r.csv", **how | QUICK)).ok
    write(tmp_path / "r.csv", rows[1:])  # what is settled may be left out
    assert (await lytics.erase(tmp_path / "r.csv", **how | QUICK)).settled_before == 4


@pytest.mark.parametrize("dry_run", [False, True])
async def test_a_field_by_which_nothing_is_found_is_refused(
    local: LocalLytics, lytics: AsyncLytics, tmp_path: Path, dry_run: bool
) -> None:
    how: dict[str, Any] = {"ledger": tmp_path / "l", "dry_run": dry_run, **QUICK}
    with pytest.raises(ArgumentError, match=r"emial is not an identity field .* email, user_id"):
        await lytics.erase([("email", "a@example.com"), ("emial", "a@example.com")], **how)
    assert not (tmp_path / "l").exists()
    local.configure(refuse=("/v2/schema",))  # it cannot be checked
    report = await lytics.erase([("emial", "a@example.com")], **how)
    assert (report.count("not_found"), report.count("pending")) == ((0, 1) if dry_run else (1, 0))


async def test_a_field_by_which_a_profile_is_found_is_not_refused(tmp_path: Path) -> None:
    """The schema names one identity field, and the service finds profiles by another."""

    erased = False

    def respond(request: WireRequest) -> Any:
        nonlocal erased
        if "/v2/schema" in request.url:
            return response([{"id": "email", "is_identifier": True}])
        if "/queue/" in request.url:
            erased = True
            return response({"successes": {"7": "r1"}, "errors": {}}, status=202)
        if "/deletestatus/" in request.url or "/delete" in request.url:
            return response({"completed": True})
        found = not erased and b'"7"' in bytes(request.body or b"")
        return response(
            {"entity": {"loyalty": "7"}} if found else None, status=200 if found else 404
        )

    lytics = AsyncLytics("at.x.y", transport=ScriptedTransport(respond))
    with pytest.raises(ArgumentError, match="loyalty is not an identity field"):
        await lytics.erase([("loyalty", each) for each in "1237"], dry_run=True)
    how: dict[str, Any] = {"ledger": tmp_path / "l", **QUICK}
    requests = [("loyalty", "6"), ("loyalty", "7")]
    assert (await lytics.erase(requests, **how)).count("erased") == 1
    assert (await lytics.erase(requests, **how)).settled_before == 2  # it resumes all the same
    with pytest.raises(ArgumentError, match="loyalty is not an identity field"):
        await lytics.erase([*requests, ("loyalty", "8")], **how)


def test_no_address_gets_into_the_report(tmp_path: Path) -> None:
    wrong: dict[str, str] = {
        "field,value\nada@example.com,email\n": "field is not a name",
        "table,field,value\nada@example.com,email,user\n": "table is not a name",
        "email,reference\na@x.org,Ada@Example.com\n": "reference holds an e-mail",
        "email,reference\na@x.org,ticket 7 (ada@example.com)\n": "reference holds an e-mail",
        "email,reference\na@x.org,ada%40example.com\n": "reference holds an e-mail",
    }
    with all_cases() as cases:
        for text, problem in wrong.items():
            with cases.case(text):
                (tmp_path / "r.csv").write_text(text)
                with pytest.raises(ArgumentError, match=problem) as caught:
                    read_requests(tmp_path / "r.csv")
                assert "@" not in caught.value.message
    assert read_requests(_csv(tmp_path, "email,reference\na@x.org,@team T-1\n"))[0].reference
    assert ErasureRequest(field="email", value="a").table == "user"


def _csv(folder: Path, text: str) -> Path:
    (folder / "r.csv").write_text(text)
    return folder / "r.csv"


def test_a_message_of_the_server_loses_the_value_in_every_form() -> None:
    texts = {
        ("ada@example.com", "ADA@EXAMPLE.COM is locked"): "… is locked",
        ("ada@example.com", "/user/email/ada%40example.com: 403"): "/user/email/…: 403",
        ("ada@example.com", "held with bob@example.com, too"): "held with …, too",
        ("a b/ü", "a+b%2F%C3%BC and a%20b%2f%c3%bc"): "… and …",
        ("7456", "entity 7456"): "entity …",
    }
    with all_cases() as cases:
        for (value, text), expected in texts.items():
            with cases.case(text):
                assert without(text, value) == expected
