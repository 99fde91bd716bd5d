"""`lytics cidr` and `lytics doctor`."""

import json
from collections.abc import Callable, Iterator

import pytest
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]


def test_cidr_prints_the_fewest_cidrs_one_a_line(lytics: Invoke) -> None:
    result = lytics("cidr", "203.0.113.4-203.0.113.7", "2001:db8::1")
    assert result.stdout.splitlines() == ["203.0.113.4/30", "2001:db8::1/128"]
    assert result.exit_code == 0


def test_cidr_names_an_entry_that_is_none(lytics: Invoke) -> None:
    result = lytics("cidr", "203.0.113.4", "nonsense")
    assert result.exit_code == 2
    assert "'nonsense'" in result.stderr
    assert result.stdout == ""


def test_doctor_finds_a_healthy_connection(lytics: Invoke) -> None:
    result = lytics("doctor")
    assert result.exit_code == 0, result.output
    for step in ("DNS", "TCP", "call without token", "call with token", "role: collect data"):
        assert step in result.stdout
    assert "failed" not in result.stdout


def test_doctor_speaks_json(lytics: Invoke) -> None:
    findings = json.loads(lytics("doctor", "--json").stdout)
    assert findings["ok"] is True
    assert {check["outcome"] for check in findings["checks"]} <= {"passed", "skipped"}


def test_doctor_ends_with_the_code_of_what_it_found(lytics: Invoke) -> None:
    refused = lytics("doctor", LYTICS_API_TOKEN="at.wrong.token")
    assert refused.exit_code == 3
    assert "token" in refused.stdout
    assert "at.wrong.token" not in refused.output
    unreachable = lytics("doctor", "--base-url", "http://127.0.0.1:9")
    assert unreachable.exit_code == 5
    assert "cannot be reached" in unreachable.stdout


@pytest.fixture
def fenced(local: LocalLytics) -> Iterator[LocalLytics]:
    local.configure(allow=("203.0.113.0/24",))
    yield local
    local.configure(allow=())


@pytest.mark.usefixtures("fenced")
def test_doctor_tells_an_address_that_is_not_allowed(lytics: Invoke) -> None:
    result = lytics("doctor")
    assert result.exit_code == 4
    assert "api_ip_whitelist" in result.stdout
