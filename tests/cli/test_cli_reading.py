"""`lytics scan`, `entity` and `segments`: what they print, and where."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from processes import Recorder
from pyarrow import parquet
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]


@pytest.fixture(scope="module", autouse=True)
def people(local: LocalLytics, post: Callable[[str, str, str], Any]) -> None:
    rows = "".join(f"p{number:03}@example.com,{number}\n" for number in range(250))
    post("/collect/bulk/people", f"email,visits\n{rows}", "application/csv")
    frequent = {
        "name": "Frequent [visitors]",
        "slug_name": "frequent",
        "segment_ql": "FILTER visits >= 100 FROM user",
    }
    post("/api/segment", json.dumps(frequent), "application/json")


def test_scan_prints_each_member_once_one_object_a_line(lytics: Invoke) -> None:
    result = lytics("scan", "frequent")
    emails = [json.loads(line)["email"] for line in result.stdout.splitlines()]
    assert sorted(emails) == [f"p{number:03}@example.com" for number in range(100, 250)]
    assert result.exit_code == 0


def test_scan_takes_a_filter_instead_of_a_segment(lytics: Invoke) -> None:
    result = lytics("scan", "--filter", "FILTER visits < 3 FROM user", "--fields", "visits")
    assert sorted(result.stdout.splitlines()) == [f'{{"visits":"{n}"}}' for n in range(3)]


def test_scan_stops_after_its_limit(lytics: Invoke) -> None:
    assert len(lytics("scan", "frequent", "--limit", "120").stdout.splitlines()) == 120


def test_scan_writes_to_a_file_and_says_how_many(lytics: Invoke, tmp_path: Path) -> None:
    out = tmp_path / "members.ndjson"
    result = lytics("scan", "frequent", "--out", str(out))
    assert len(out.read_text().splitlines()) == 150
    assert result.stdout == ""
    assert result.stderr == f"150 profiles written to {out}.\n"


def test_scan_of_a_segment_without_members_writes_an_empty_file(
    lytics: Invoke, tmp_path: Path
) -> None:
    out = tmp_path / "missing.ndjson"
    result = lytics("scan", "--filter", "FILTER visits > 999 FROM user", "--out", str(out))
    assert (result.exit_code, out.read_bytes()) == (0, b"")


def test_a_scan_that_fails_immediately_leaves_the_earlier_file_alone(
    lytics: Invoke, tmp_path: Path
) -> None:
    out = tmp_path / "members.ndjson"
    out.write_text("last night's\n")
    assert lytics("scan", "misspelt", "--out", str(out)).exit_code == 6
    assert out.read_text() == "last night's\n"


def test_a_scan_that_fails_later_says_that_the_file_is_not_complete(
    lytics: Invoke, local: LocalLytics, tmp_path: Path
) -> None:
    out = tmp_path / "members.ndjson"
    local.configure(scan_ttl=0)
    try:
        result = lytics("scan", "frequent", "--out", str(out))
    finally:
        local.configure(scan_ttl=600)
    assert result.exit_code == 6
    assert len(out.read_text().splitlines()) == 100
    said, error = result.stderr.splitlines()
    assert said.endswith("; the scan did not reach its end.")
    assert "restart the scan" in error


@pytest.mark.parametrize("arguments", [(), ("frequent", "--filter", "FILTER * FROM user")])
def test_scan_wants_either_a_segment_or_a_filter(lytics: Invoke, arguments: tuple[str]) -> None:
    assert lytics("scan", *arguments).exit_code == 2


def test_entity_prints_the_profile_as_the_server_sent_it(lytics: Invoke) -> None:
    result = lytics("entity", "user", "email", "p007@example.com")
    profile = json.loads(result.stdout)
    assert (profile["email"], profile["visits"]) == ("p007@example.com", "7")
    assert {"_created", "_modified", "segments"} <= profile.keys()


def test_entity_returns_only_the_fields_that_were_requested(lytics: Invoke) -> None:
    result = lytics("entity", "user", "email", "p007@example.com", "--fields", "visits")
    profile = json.loads(result.stdout)
    assert profile["visits"] == "7"
    assert "email" not in profile


def test_segments_lists_slugs_and_names(lytics: Invoke) -> None:
    [line] = [line for line in lytics("segments").stdout.splitlines() if "frequent" in line]
    assert "Frequent [visitors]" in line  # brackets are not markup


def test_segments_cuts_no_name_where_there_is_no_terminal(
    lytics: Invoke, post: Callable[[str, str, str], Any]
) -> None:
    name = "A name that is longer than any terminal is wide " * 5
    body = {"name": name, "slug_name": "wordy", "segment_ql": "FILTER EXISTS wordy FROM user"}
    post("/api/segment", json.dumps(body), "application/json")
    assert name.strip() in lytics("segments").stdout


def test_segments_prints_json_as_the_server_sent_it(lytics: Invoke) -> None:
    listed = json.loads(lytics("segments", "--json").stdout)
    assert "frequent" in [segment["slug_name"] for segment in listed]
    assert "account_id" in listed[0]


def test_segments_of_an_empty_table_print_an_empty_array(lytics: Invoke) -> None:
    assert json.loads(lytics("segments", "--table", "orders", "--json").stdout) == []


def test_segments_of_a_table_without_own_ones_are_those_that_lytics_predefines(
    lytics: Invoke,
) -> None:
    segments = json.loads(lytics("segments", "--table", "content", "--json").stdout)
    assert {each["slug_name"] for each in segments} == {
        *("all_documents", "recently_classified_documents")
    }


def test_scan_writes_csv_with_the_columns_requested(lytics: Invoke, tmp_path: Path) -> None:
    out = tmp_path / "members.csv"
    result = lytics(
        "scan", "frequent", "--fields", "email,visits,nothing", "--format", "csv", "--out", str(out)
    )
    assert result.exit_code == 0
    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["visits"] for row in rows) == sorted(map(str, range(100, 250)))
    assert {row["nothing"] for row in rows} == {""}


def test_scan_writes_parquet_and_says_how_it_ended(lytics: Invoke, tmp_path: Path) -> None:
    out = tmp_path / "members.parquet"
    result = lytics(
        "scan",
        "frequent",
        "--fields",
        "email,visits",
        "--format",
        "parquet",
        "--out",
        str(out),
        "--json",
    )
    said = json.loads(result.stdout)
    assert said == {"profiles": 150, "complete": True, "path": str(out), "format": "parquet"}
    table = parquet.read_table(out)
    assert sorted(table.column("email").to_pylist()) == [
        f"p{n:03}@example.com" for n in range(100, 250)
    ]


def test_a_scan_tells_programs_how_far_it_is(lytics: Invoke) -> None:
    result = lytics("scan", "frequent", "--progress", "json")
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert [each["profiles"] for each in events] == [100, 150]
    assert {(each["event"], each["total"]) for each in events} == {("progress", 150)}


def test_the_progress_of_a_limited_scan_is_of_its_limit(lytics: Invoke) -> None:
    result = lytics("scan", "frequent", "--limit", "120", "--progress", "json")
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert [(each["profiles"], each["total"]) for each in events] == [(100, 120), (120, 120)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frequent", "--format", "csv"], "--fields"),
        (["frequent", "--format", "parquet", "--fields", "email"], "--out"),
        (["frequent", "--json"], "--out"),
        (["--filter", "visits > "], "--filter is not valid FilterQL"),
    ],
)
def test_a_scan_that_cannot_be_is_refused_before_anything_is_sent(
    lytics: Invoke, arguments: list[str], said: str
) -> None:
    result = lytics("scan", *arguments, LYTICS_API_URL="http://127.0.0.1:1")
    assert result.exit_code == 2
    assert said in result.output


def test_a_table_is_for_people(lytics: Invoke) -> None:
    scan = ["scan", "frequent", "--format", "table"]
    header, *rows = lytics(*scan, "--fields", "email,visits").stdout.splitlines()
    assert header.split() == ["EMAIL", "VISITS"]
    assert sorted(row.split()[1] for row in rows) == [str(number) for number in range(100, 250)]
    own = lytics(*scan, "--limit", "1").stdout.splitlines()[0].split()
    assert own[:2] == ["EMAIL", "VISITS"]
    assert not any(name.startswith("_") for name in own)


def test_a_table_does_not_go_to_a_file(lytics: Invoke, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert lytics("scan", "frequent", "--format", "table", "--out", out).exit_code == 2


def test_a_filter_with_an_unknown_function_is_sent_with_a_warning(
    lytics: Invoke, web: Recorder
) -> None:
    result = lytics("scan", "--filter", "distance(home) < 5", **web.variables)
    assert result.exit_code == 0
    assert "Warning" in result.stderr
    assert "distance(…) is not a known function" in result.stderr
    assert web.bodies == [b"FILTER distance(home) < 5"]


@pytest.mark.parametrize("text", ["visits >", "FILTER AND (visits > 5"])
def test_no_check_sends_a_filter_as_it_is(lytics: Invoke, web: Recorder, text: str) -> None:
    refused = lytics("scan", "--filter", text, **web.variables)
    assert (refused.exit_code, web.bodies) == (2, [])
    assert "--no-check" in refused.stderr
    sent = lytics("scan", "--filter", text, "--no-check", **web.variables)
    assert (sent.exit_code, sent.stderr) == (0, "")
    assert web.bodies == [f"FILTER {text.removeprefix('FILTER ')}".encode()]


def test_geodistance_is_a_filter(lytics: Invoke, post: Callable[[str, str, str], Any]) -> None:
    places = 'email,place\noslo@example.com,"59.91,10.75"\nrome@example.com,"41.9,12.5"\n'
    post("/collect/bulk/places", places, "application/csv")
    result = lytics("scan", "--filter", 'geodistance(place, "59.3,18.1", 500)', "--fields", "email")
    assert result.stdout == '{"email":"oslo@example.com"}\n'
    assert result.stderr == ""
