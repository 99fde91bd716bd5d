"""The preflight of an upload: each bad thing happens in a local Lytics and is named."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import trio
from accounts import EXPRESSIONS, FIELDS, publish, records
from cases import all_cases
from realistic import clean_files

from lytics_async import (
    ArgumentError,
    AsyncLytics,
    LifecycleError,
    PreflightFinding,
    PreflightReport,
    TransportError,
    Unauthorized,
)
from lytics_async.local import LocalLytics


async def examine(
    lytics: AsyncLytics, source: Any, stream: str = "customers", **options: Any
) -> PreflightReport:
    return await lytics.preflight(source, stream=stream, **options)


def only(report: PreflightReport, check: str) -> PreflightFinding:
    """The one thing that was found, and it was found by this check."""
    assert [each.check for each in report.findings] == [check], report.summary()
    return report.findings[0]


def csv_of(rows: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


# Nothing is wrong.


@pytest.mark.parametrize("form", ["csv", "dicts", "json"])
@pytest.mark.parametrize("sample", [1000, 10, "all"])
async def test_nothing_is_said_where_nothing_is_wrong(
    lytics: AsyncLytics, local: LocalLytics, form: str, sample: Any
) -> None:
    await publish(lytics)
    rows = records()
    source: Any = {"csv": csv_of(rows), "dicts": rows, "json": json.dumps(rows).encode()}[form]
    report = await examine(lytics, source, sample=sample)
    assert report.findings == ()
    assert report.unchecked == {}
    assert report.ok
    assert report.verdict == "ok"
    assert (report.records, report.counted) == (100, True)
    assert report.sampled == (10 if sample == 10 else 100)
    assert report.summary().endswith("evaluated by the service: nothing is wrong")
    assert len(report.summary().splitlines()) == 1
    assert local.count("customers") == 0


async def test_nothing_is_said_of_clean_files(lytics: AsyncLytics) -> None:
    with all_cases() as cases:
        for each in clean_files():
            await publish(lytics, each.fields, each.mappings, stream=each.stream)
            plain = any(isinstance(value, dict) for value in each.records[0].values())
            sources = {"dicts": each.records} | ({} if plain else {"csv": csv_of(each.records)})
            for form, source in sources.items():
                with cases.case((each.stream, form)):
                    report = await examine(lytics, source, each.stream, **each.options)
                    assert report.ok
                    assert report.findings == (), report.summary()
    assert cases.count == 19


async def test_a_preflight_stores_nothing_and_changes_no_count(
    lytics: AsyncLytics, local: LocalLytics
) -> None:
    await publish(lytics)
    await lytics.upload_json(records(3), stream="customers")
    before = await lytics.v2.streams.list()
    await examine(lytics, records())
    assert [each.count for each in await lytics.v2.streams.list()] == [
        each.count for each in before
    ]
    assert len(list(local.profiles())) == 3


# Columns and mappings.


async def test_a_column_without_a_mapping_is_named(lytics: AsyncLytics) -> None:
    await publish(lytics)
    rows = [each | {"colour": "red"} for each in records()]
    report = await examine(lytics, rows)
    found = only(report, "columns")
    assert (found.severity, found.column, found.records) == ("loss", "colour", 100)
    assert "reaches no profile" in found.message
    assert report.verdict == "loss"
    assert [each.fields for each in report.columns] == [("email",), ("plan",), ("age",), ()]
    assert (await examine(lytics, rows, ignore=["colour"])).ok


async def test_a_column_that_is_empty_everywhere_loses_nothing(lytics: AsyncLytics) -> None:
    await publish(lytics)
    report = await examine(lytics, csv_of([each | {"colour": ""} for each in records()]))
    assert only(report, "source").message == "column colour: it is always empty"
    assert report.ok


async def test_a_mapping_that_waits_in_the_draft_is_said_to(lytics: AsyncLytics) -> None:
    await publish(lytics)
    await lytics.v2.schema.upsert_field("user", id="colour", type="string", shortdesc="x")
    await lytics.v2.schema.upsert_mapping("user", field="colour", stream="customers", expr="colour")
    report = await examine(lytics, [each | {"colour": "red"} for each in records()])
    assert "its mapping to colour is in the draft: publish it" in only(report, "columns").message


async def test_a_renamed_column_is_led_back_to_its_mapping(lytics: AsyncLytics) -> None:
    await publish(lytics)
    rows = [{"email": e["email"], "Plan_": e["plan"], "age": e["age"]} for e in records()]
    report = await examine(lytics, rows)
    unmapped, unfed = report.findings
    assert "a mapping reads plan; is that this column?" in unmapped.message
    assert (unfed.severity, unfed.field) == ("warning", "plan")


async def test_a_stream_without_any_mapping_is_named(
    lytics: AsyncLytics, local: LocalLytics
) -> None:
    local.configure(unmapped="dropped")
    await publish(lytics)
    report = await examine(lytics, records(), stream="customer")
    texts = [each.message for each in report.findings]
    assert any("stream customer has no mapping to table user" in each for each in texts)
    assert any("no identity field of table user" in each for each in texts)
    assert report.verdict == "loss"


async def test_a_stream_that_passes_its_columns_on_needs_no_mapping(lytics: AsyncLytics) -> None:
    report = await examine(lytics, records(), stream="web")
    assert {each.check for each in report.findings} == {"stream", "pii"}
    assert [each.fields for each in report.columns] == [("email",), ("plan",), ("age",)]


async def test_a_misspelt_stream_is_led_back_to_its_name(lytics: AsyncLytics) -> None:
    await lytics.upload_json(records(1), stream="customers")
    report = await examine(lytics, records(), stream="custommers", checks=["stream"])
    assert "is customers meant?" in only(report, "stream").message


async def test_a_column_that_the_stream_never_received_is_a_note(lytics: AsyncLytics) -> None:
    await publish(lytics)
    await lytics.upload_json([{"email": "ada@example.com", "age": "3"}], stream="customers")
    report = await examine(lytics, records())
    assert only(report, "columns").message == ("plan was never received in stream customers before")
    assert report.ok


async def test_members_of_objects_are_columns_that_a_mapping_reads(lytics: AsyncLytics) -> None:
    await publish(lytics, expressions={"email": "user.email", "plan": "user.plan", "age": "age"})
    rows = [{"user": {"email": e["email"], "plan": "pro"}, "age": 3} for e in records()]
    assert (await examine(lytics, rows)).findings == ()
    rows[7]["user"] = {"plan": "pro"}
    report = await examine(lytics, rows)
    assert only(report, "identities").records == 1


@pytest.mark.parametrize(
    "expression",
    ["`full plan`", "tolower(`full plan`)", "oneof(`full plan`, other)", 'join(`full plan`, "x")'],
)
async def test_the_columns_of_an_expression_are_read_from_it(
    lytics: AsyncLytics, expression: str
) -> None:
    await publish(lytics, expressions=EXPRESSIONS | {"plan": expression})
    rows = [{"email": e["email"], "full plan": "pro", "age": e["age"]} for e in records()]
    assert (await examine(lytics, rows)).findings == ()


async def test_a_condition_may_keep_values_away(lytics: AsyncLytics) -> None:
    await publish(lytics, expressions={"email": "email(email)", "age": "toint(age)"})
    await lytics.v2.schema.upsert_mapping(
        "user", field="plan", stream="customers", expr="plan", guard_expr='deal = "paid"'
    )
    await lytics.v2.schema.publish("user", tag="guard", description="test")
    rows = [each | {"deal": "free"} for each in records()]
    assert (await examine(lytics, rows)).findings == ()


# Values that are dropped.


async def test_a_value_that_an_expression_drops_is_named(lytics: AsyncLytics) -> None:
    await publish(lytics)
    rows = records()
    for number in (3, 40, 99):
        rows[number]["age"] = "n/a"
    report = await examine(lytics, rows)
    found = only(report, "values")
    assert (found.severity, found.field, found.records, found.of) == ("loss", "age", 3, 100)
    assert found.message == (
        "field age (type int) drops 3 of 100 values of column age by its mapping toint(age), such "
        "as 'n/a'"
    )


async def test_a_part_that_may_rightly_be_missing_is_not_a_loss(lytics: AsyncLytics) -> None:
    await publish(
        lytics, FIELDS | {"campaign": {}}, EXPRESSIONS | {"campaign": 'qs(url, "campaign")'}
    )
    rows = [each | {"url": "https://example.com/?campaign=may"} for each in records()]
    assert (await examine(lytics, rows)).findings == ()
    rows[3]["url"] = "https://example.com/"
    found = only(await examine(lytics, rows), "values")
    assert (found.severity, found.records) == ("warning", 1)
    assert "field campaign (type string) gets nothing of 1 of 100 values" in found.message


async def test_a_value_that_is_not_of_the_type_is_named(lytics: AsyncLytics) -> None:
    await publish(lytics, expressions=EXPRESSIONS | {"age": "age"})
    rows = records()
    rows[50]["age"] = "unknown"
    assert only(await examine(lytics, rows), "values").records == 1


async def test_a_value_against_the_assertions_of_its_field_is_named(lytics: AsyncLytics) -> None:
    await publish(lytics, FIELDS | {"plan": {"assertions": {"filter": ["none"]}}})
    rows = records()
    rows[9]["plan"] = "None"
    assert only(await examine(lytics, rows), "values").field == "plan"


async def test_an_address_that_is_dropped_is_masked(lytics: AsyncLytics) -> None:
    await publish(lytics, FIELDS | {"age": {"type": "int"}}, EXPRESSIONS | {"age": "toint(email)"})
    report = await examine(lytics, [{"email": e["email"], "plan": "x"} for e in records()])
    text = report.summary() + json.dumps(report.to_json())
    assert "a***@example.com" in text
    assert "ada0@" not in text


async def test_only_some_of_the_sample_is_evaluated_in_small_batches(
    lytics: AsyncLytics, local: LocalLytics
) -> None:
    await publish(lytics)
    report = await examine(lytics, records(5000), evaluate=120)
    assert (report.sampled, report.evaluated, report.records) == (1000, 120, 5000)


# Identities.


async def test_records_without_an_identity_are_counted(lytics: AsyncLytics) -> None:
    await publish(lytics)
    rows = records()
    for number in (0, 50):
        rows[number]["email"] = " "
    found = only(await examine(lytics, rows), "identities")
    assert (found.severity, found.records, found.of) == ("loss", 2, 100)


async def test_an_identity_that_the_expression_drops_is_counted(lytics: AsyncLytics) -> None:
    await publish(lytics)
    rows = records()
    rows[5]["email"] = "ada"
    report = await examine(lytics, rows)
    assert {each.check for each in report.findings} == {"values", "identities"}
    texts = " ".join(each.message for each in report.findings)
    assert "no identity after the mappings" in texts
    assert "not e-mail addresses" in texts


async def test_a_source_without_any_identity_column_is_named(lytics: AsyncLytics) -> None:
    await publish(lytics)
    report = await examine(lytics, [{"plan": "pro", "age": 3}] * 20)
    (found,) = report.of_check("identities")
    assert (found.severity, "no record gets a profile" in found.message) == ("loss", True)


async def test_a_stream_that_maps_no_identity_is_named(lytics: AsyncLytics) -> None:
    await publish(lytics, expressions={"plan": "plan", "age": "age"})
    report = await examine(lytics, records(), ignore=["email"])
    assert "no identity field of table user" in only(report, "identities").message


@pytest.mark.parametrize(
    "fake", ["null", "0", "UNKNOWN", "n/a", "test@test.com", "none@none.com", "undefined"]
)
async def test_a_placeholder_for_an_identity_is_named(lytics: AsyncLytics, fake: str) -> None:
    await publish(lytics, expressions=EXPRESSIONS | {"email": "email"})
    rows = records()
    rows[7]["email"] = fake
    found = only(await examine(lytics, rows), "identities")
    assert (found.severity, found.records) == ("warning", 1)
    assert "become one profile" in found.message


async def test_one_identity_in_many_records_is_named(lytics: AsyncLytics) -> None:
    await publish(lytics)
    rows = records()
    for number in range(20):
        rows[number * 5]["email"] = "shop@example.com"
    found = only(await examine(lytics, rows), "identities")
    assert found.records == 20
    assert "s***@example.com" in found.message


async def test_a_customer_with_several_records_is_not_suspicious(lytics: AsyncLytics) -> None:
    await publish(lytics)
    assert (await examine(lytics, records(50) * 3)).ok


# PII.


@pytest.mark.parametrize(
    ("column", "value", "kind"),
    [
        ("contact", "bob{}@example.com", "e-mail addresses"),
        ("mobilePhone", "0471 23 45 {}", "phone numbers"),
        ("number", "+47 471 23 4{}", "phone numbers"),
        ("last_ip", "192.0.2.{}", "IP addresses"),
        ("ip6", "2001:db8::{}", "IP addresses"),
        ("dob", "1990-01-{}", "birth dates"),
        ("First Name", "Ada{}", "names of persons"),
        ("street", "Main Street {}", "postal addresses"),
        ("zip", "06{}", "postal codes"),
        ("iban", "GB82 WEST 1234 5698 7654 32", "IBANs"),
        ("card", "4111 1111 1111 1111", "card numbers"),
        ("passport", "P12345{}", "identity numbers"),
    ],
)
async def test_personal_data_in_a_field_that_is_not_marked_is_named(
    lytics: AsyncLytics, column: str, value: str, kind: str
) -> None:
    rows = [each | {column: value.format(10 + n % 15)} for n, each in enumerate(records())]
    mapped = EXPRESSIONS | {"secret": f"`{column}`"}
    await publish(lytics, FIELDS | {"secret": {}}, mapped)
    found = only(await examine(lytics, rows), "pii")
    assert (found.severity, found.column, found.field) == ("warning", column, "secret")
    assert f"holds {kind}" in found.message
    await lytics.v2.schema.upsert_field(
        "user", id="secret", type="string", shortdesc="x", is_pii=True
    )
    await lytics.v2.schema.publish("user", tag="mark", description="test")
    report = await examine(lytics, rows)
    assert report.findings == ()
    assert {each.pii for each in report.columns} == {kind, "e-mail addresses", None}


async def test_an_identity_that_lost_its_mark_is_named(lytics: AsyncLytics) -> None:
    await publish(lytics, FIELDS | {"email": {"is_identifier": True, "is_pii": False}})
    assert only(await examine(lytics, records()), "pii").field == "email"


async def test_a_digest_of_personal_data_need_not_be_marked(lytics: AsyncLytics) -> None:
    await publish(lytics, FIELDS | {"digest": {}}, EXPRESSIONS | {"digest": "hash.sha256(email)"})
    assert (await examine(lytics, records())).findings == ()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("app_version", "1.2.3.{}"),
        ("order_id", "100000{}"),
        ("amount", "1234.{}"),
        ("note", "call me {}"),
        ("page", "https://example.com/street/{}"),
        ("address_count", "{}"),
    ],
)
async def test_what_is_not_personal_is_not_taken_for_it(
    lytics: AsyncLytics, column: str, value: str
) -> None:
    await publish(lytics, FIELDS | {"other": {}}, EXPRESSIONS | {"other": column})
    rows = [each | {column: value.format(n)} for n, each in enumerate(records())]
    assert (await examine(lytics, rows)).findings == ()


# Event times.


def timed(value: Any, number: int = 5) -> list[dict[str, Any]]:
    rows = [each | {"ts": f"2026-0{1 + n % 9}-02T10:00:00Z"} for n, each in enumerate(records())]
    for row in rows[:number]:
        row["ts"] = value
    return rows


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2999-01-01T00:00:00Z", "are in the future"),
        ("1970-01-01", "are before 2000-01-01"),
        (1000, "cannot be read"),
        ("soon", "cannot be read"),
        ("", "have no time"),
        (1767225600, "have a time in seconds, while most are in text"),
        ("1767225600000", "have a time in milliseconds"),
        (160000000, "are before 2000-01-01"),
    ],
)
async def test_an_event_time_that_is_wrong_is_named(
    lytics: AsyncLytics, value: Any, text: str
) -> None:
    await publish(lytics)
    report = await examine(lytics, timed(value), timestamp_field="ts")
    found = report.of_check("timestamps")
    assert {each.check for each in report.findings} == {"timestamps"}
    assert any(text in each.message for each in found), report.summary()
    assert {each.records for each in found} == {5}
    assert report.verdict == "warnings"


@pytest.mark.parametrize(
    "value", ["2026-01-02 10:00:00", "01/02/2026", "Mon, 05 Jan 2026 10:00:00 GMT", "Jan 5, 2026"]
)
async def test_the_usual_forms_of_a_time_are_read(lytics: AsyncLytics, value: str) -> None:
    await publish(lytics)
    assert (await examine(lytics, timed(value, 100), timestamp_field="ts")).findings == ()


async def test_the_service_reads_a_time_that_is_not_known_here(lytics: AsyncLytics) -> None:
    await publish(lytics)
    odd = "05/Jan/2026:10:00:00 +0000"
    assert (await examine(lytics, timed(odd, 100), timestamp_field="ts")).findings == ()


async def test_the_range_of_event_times_can_be_narrowed(lytics: AsyncLytics) -> None:
    await publish(lytics)
    limit = datetime(2026, 5, 1, tzinfo=UTC)
    report = await examine(lytics, timed("", 0), timestamp_field="ts", earliest=limit)
    assert "are before 2026-05-01" in only(report, "timestamps").message


async def test_a_column_that_may_be_the_event_time_is_a_note(lytics: AsyncLytics) -> None:
    await publish(lytics)
    report = await examine(lytics, timed("", 0), ignore=["ts"])
    assert (only(report, "timestamps").severity, report.ok) == ("note", True)


# The quota.


async def test_a_quota_that_the_upload_reaches_is_named(
    lytics: AsyncLytics, local: LocalLytics
) -> None:
    await publish(lytics)
    await lytics.upload_json(records(30), stream="customers")
    local.configure(event_quota=120)
    report = await examine(lytics, records())
    found = only(report, "quota")
    assert found.severity == "warning"
    assert "the upload reaches 100% of the quota: 30 of 120 events are used (25%)" in found.message
    assert report.quota is not None
    assert (report.quota.used, report.quota.coming, report.quota.by_upload) == (30, 100, True)
    assert report.quota.reached_on == datetime.now(UTC).date()
    local.configure(event_quota=1_000_000)
    assert (await examine(lytics, records())).findings == ()


async def test_a_quota_that_is_used_up_is_named(lytics: AsyncLytics, local: LocalLytics) -> None:
    await publish(lytics)
    await lytics.upload_json(records(30), stream="customers")
    local.configure(event_quota=30)
    assert "the quota is used up" in only(await examine(lytics, records()), "quota").message


async def test_the_local_quota_counts_what_came_in_and_nothing_else(
    lytics: AsyncLytics, local: LocalLytics
) -> None:
    for _ in range(2):
        await lytics.upload_json(records(3), stream="customers")
    await lytics.upload_json(records(3), stream="customers", dry_run=True)
    assert (await lytics.v2.control.get_event_quota())["used"] == 6


# What cannot be checked.


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/v2/schema/user/evaluate", {"values"}),
        ("/v2/control/", {"quota"}),
        ("/v2/stream", {"stream"}),
        ("/v2/schema/", {"columns", "values", "identities", "pii"}),
    ],
)
async def test_what_is_refused_is_not_checked_and_never_all_right(
    lytics: AsyncLytics, local: LocalLytics, path: str, names: set[str]
) -> None:
    await publish(lytics)
    await lytics.upload_json(records(1), stream="customers")
    local.configure(refuse=(path,))
    report = await examine(lytics, records())
    assert set(report.unchecked) == names
    assert set(report.checked).isdisjoint(names)
    assert (report.ok, report.verdict, report.findings) == (False, "unchecked", ())
    for name in names:
        assert f"not checked: {name}, because" in report.summary()
        assert "permission" in report.unchecked[name]  # type: ignore[index]


async def test_a_table_that_does_not_exist_is_not_checked(lytics: AsyncLytics) -> None:
    await publish(lytics)
    report = await examine(lytics, records(), table="companies")
    assert set(report.unchecked) == {"columns", "values", "identities", "pii"}


async def test_without_an_evaluation_values_are_not_checked(lytics: AsyncLytics) -> None:
    await publish(lytics)
    report = await examine(lytics, records(), evaluate=0)
    assert (set(report.unchecked), report.evaluated) == ({"values"}, 0)
    report = await examine(lytics, records(), evaluate=0, checks=["columns", "pii"])
    assert report.ok


async def test_a_loss_is_worse_than_what_was_not_checked(
    lytics: AsyncLytics, local: LocalLytics
) -> None:
    await publish(lytics)
    local.configure(refuse=("/v2/control/",))
    report = await examine(lytics, [each | {"colour": "red"} for each in records()])
    assert report.verdict == "loss"
    assert set(report.unchecked) == {"quota"}


async def test_a_wrong_token_or_a_server_that_is_gone_is_an_error(local: LocalLytics) -> None:
    async with local.client(token="at.wrong.token") as stranger:
        with pytest.raises(Unauthorized):
            await examine(stranger, records())
    nowhere = AsyncLytics("at.a.b", base_url="http://127.0.0.1:9", timeout=0.2)
    async with nowhere:
        with pytest.raises(TransportError):
            await examine(nowhere, records())


# Sources and arguments.


async def test_what_the_upload_would_not_send_is_counted(
    lytics: AsyncLytics, tmp_path: Path
) -> None:
    await publish(lytics)
    path = tmp_path / "a.csv"
    path.write_bytes(b"email,plan,age\nada@example.com,pro,3\nb\xffb@example.com,pro,3\n")
    found = only(await examine(lytics, path), "source")
    assert (found.severity, found.records, found.of) == ("loss", 1, 2)
    assert "record 2: it is not UTF-8" in found.message


async def test_a_source_that_would_stop_the_upload_is_named(
    lytics: AsyncLytics, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("email,email\na@example.com,b\n")
    report = await examine(lytics, path)
    assert "the upload would stop: The column 'email' appears twice" in report.summary()
    assert report.verdict == "loss"
    assert report.unchecked["columns"] == "no record could be read"


def once() -> Iterator[dict[str, Any]]:
    yield from records()


async def once_async() -> AsyncIterator[dict[str, Any]]:
    for each in records():
        yield each


@pytest.mark.parametrize("source", [once(), once_async()])
async def test_a_source_that_can_be_read_once_is_refused_and_not_touched(
    lytics: AsyncLytics, source: Any
) -> None:
    with pytest.raises(ArgumentError, match=r"read once only; write it to a file first"):
        await examine(lytics, source)
    report = await lytics.upload_json(source, stream="customers")
    assert report.accepted == 100


class Again:
    """An async iterable that begins again each time."""

    def __aiter__(self) -> AsyncIterator[dict[str, Any]]:
        return once_async()


async def test_an_iterable_that_starts_again_is_read(lytics: AsyncLytics) -> None:
    await publish(lytics)
    report = await examine(lytics, Again())
    assert (report.records, report.ok) == (100, True)


def test_a_preflight_runs_on_trio_and_an_async_iterable_does_not() -> None:
    async def work(local: LocalLytics) -> None:
        async with local.client() as lytics:
            report = await examine(lytics, records(), stream="web")
            assert (report.records, report.unchecked) == (100, {})
            with pytest.raises(LifecycleError, match="on asyncio only"):
                await examine(lytics, Again(), stream="web")

    with LocalLytics() as local:
        trio.run(work, local)


class Endless:
    """Endless records that can be read again; it records when reading has stopped."""

    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        try:
            while True:
                self.begun.set()
                yield records(1)[0]
        finally:
            self.ended.set()


async def test_a_preflight_can_be_cancelled_and_leaves_no_reader(lytics: AsyncLytics) -> None:
    source = Endless()
    task = asyncio.ensure_future(examine(lytics, source))
    await asyncio.to_thread(source.begun.wait, 30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(source.ended.wait, 30)


async def test_an_open_file_stays_where_it_is(lytics: AsyncLytics, tmp_path: Path) -> None:
    await publish(lytics)
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of(records()))
    with path.open("rb") as file:
        assert (await examine(lytics, file, format="csv")).ok
        assert file.tell() == 0


async def test_the_options_of_the_upload_apply(lytics: AsyncLytics, tmp_path: Path) -> None:
    await publish(lytics, FIELDS | {"city": {}}, EXPRESSIONS | {"city": "city"})
    path = tmp_path / "a.txt"
    rows = "".join(f"bjørn{n}@example.com;pro;{n}\n" for n in range(100))
    path.write_bytes(rows.encode("latin-1"))
    report = await examine(
        lytics,
        path,
        format="csv",
        headers=["email", "plan", "age"],
        delimiter=";",
        encoding="latin-1",
        append={"city": "Bergen"},
    )
    assert (report.records, [each.name for each in report.columns]) == (
        100,
        ["email", "plan", "age", "city"],
    )
    assert {each.severity for each in report.findings} <= {"note"}
    assert report.ok


async def test_files_are_examined_as_one_upload(lytics: AsyncLytics, tmp_path: Path) -> None:
    await publish(lytics)
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path in paths:
        path.write_bytes(csv_of(records()))
    report = await examine(lytics, paths)
    assert (report.records, report.source, report.ok) == (200, "2 files", True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sample": 0},
        {"sample": "some"},
        {"evaluate": -1},
        {"ignore": "colour"},
        {"table": ""},
        {"checks": ["colour"]},
        {"checks": []},
        {"earliest": datetime(2020, 1, 1)},
        {"quota_period": "year"},
        {"quota_period": date(2999, 1, 1)},
        {"stream": ""},
        {"delimiter": "::"},
    ],
)
async def test_an_argument_that_is_not_valid_is_refused_before_anything_is_read(
    wrong: dict[str, Any],
) -> None:
    client = AsyncLytics("at.a.b", base_url="http://127.0.0.1:9")
    arguments: Any = {"stream": "web"} | wrong
    async with client:
        with pytest.raises(ArgumentError):
            await client.preflight(Path("none.csv"), **arguments)
        with pytest.raises(ArgumentError, match="There is no file"):
            await client.preflight(Path("none.csv"), stream="web")
