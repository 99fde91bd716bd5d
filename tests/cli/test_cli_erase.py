"""`lytics erase`: a dry run by default, and a report without values."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]


@pytest.fixture
def local() -> Iterator[LocalLytics]:
    with LocalLytics(sample=True) as running:
        yield running


def emails(local: LocalLytics) -> list[str]:
    return [str(each["email"]) for each in local.profiles() if "email" in each]


@pytest.fixture
def requests(local: LocalLytics, tmp_path: Path) -> Path:
    path = tmp_path / "requests.csv"
    path.write_text("email\n" + "".join(f"{each}\n" for each in emails(local)[:3]))
    return path


def test_it_is_a_dry_run_unless_yes_is_passed(
    lytics: Invoke, local: LocalLytics, requests: Path
) -> None:
    before = len(emails(local))
    result = lytics("erase", str(requests))
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("3 of 3 requests have a profile: 3 profiles with ")
    assert "nothing was sent" in result.stdout
    assert "--yes" in result.stderr
    assert len(emails(local)) == before


def test_it_erases_and_reports(
    lytics: Invoke, local: LocalLytics, requests: Path, tmp_path: Path
) -> None:
    people = emails(local)[:3]
    ledger, report = tmp_path / "ledger", tmp_path / "report.json"
    arguments = ("erase", str(requests), "--yes", "--ledger", str(ledger))
    result = lytics(*arguments, "--report", str(report))
    assert result.exit_code == 0, result.output
    assert result.stdout == "3 erased, 0 not found, 0 refused, 0 pending\n"
    assert "3 of 3 requests have a profile" in result.stderr
    assert set(people).isdisjoint(emails(local))
    assert [each for each in people if each in report.read_text()] == []
    again = json.loads(lytics(*arguments, "--json").stdout)
    assert (again["counts"]["erased"], again["repeated"], again["runs"]) == (3, 0, 2)


def test_a_deletion_that_is_not_complete_is_an_exit_code(
    lytics: Invoke, local: LocalLytics, requests: Path, tmp_path: Path
) -> None:
    local.configure(deletion_delay=1000.0)
    ledger = str(tmp_path / "ledger")
    result = lytics("erase", str(requests), "--yes", "--ledger", ledger, "--timeout", "0.05")
    assert result.exit_code == 1
    assert "3 pending" in result.stdout


def test_wrong_usage(lytics: Invoke, requests: Path, tmp_path: Path) -> None:
    assert lytics("erase", str(requests), "--yes").exit_code == 2
    (tmp_path / "wrong.csv").write_text("a,b\n1,2\n")
    assert lytics("erase", str(tmp_path / "wrong.csv")).exit_code == 2
    assert lytics("erase", str(tmp_path / "missing.csv")).exit_code == 2


def test_a_report_replaces_no_other_file(lytics: Invoke, requests: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    arguments = ["erase", str(requests), "--yes", "--ledger", str(ledger)]
    (tmp_path / "link").symlink_to(requests)
    for report in (requests, ledger, tmp_path / "link", tmp_path / "missing/report.json"):
        result = lytics(*arguments, "--report", str(report))
        assert result.exit_code == 2
        assert "report" in result.output
    assert not ledger.exists()
    assert requests.read_text().startswith("email\n")


def test_a_report_replaces_an_older_one_and_follows_no_link(
    lytics: Invoke, requests: Path, tmp_path: Path
) -> None:
    report, outside = tmp_path / "report.json", tmp_path / "outside"
    outside.write_text("unchanged")
    report.symlink_to(outside)
    for _ in range(2):
        assert lytics("erase", str(requests), "--report", str(report)).exit_code == 0
        assert json.loads(report.read_text())["dry_run"]
        assert report.stat().st_mode & 0o077 == 0
    assert outside.read_text() == "unchanged"
