"""The preflight of awkward names, expressions and values: what is named, and what is not."""

from __future__ import annotations

from typing import Any

import pytest
from accounts import EXPRESSIONS, FIELDS, publish, records
from cases import all_cases
from scripted_transport import ScriptedTransport, response

from lytics_async import AsyncLytics, IPNotAllowed
from lytics_async.erasure.report import without
from lytics_async.health.quota import read_quota
from lytics_async.preflight.counting import shown
from lytics_async.preflight.identities import is_placeholder
from lytics_async.preflight.mappings import mapping_of
from lytics_async.preflight.personal import masked, personal_data

IDENTITY: dict[str, Any] = {"is_identifier": True}


async def messages(lytics: AsyncLytics, rows: list[dict[str, Any]], check: str) -> list[str]:
    report = await lytics.preflight(rows, stream="customers")
    return [each.message for each in report.of_check(check)]  # type: ignore[arg-type]


def test_the_columns_that_an_expression_reads() -> None:
    expected: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        'match("m_")': ((), ("m_",)),
        'filter(match("a."), "a.x")': ((), ("a.",)),
        "price * amount": (("price", "amount"), ()),
        "price + amount": (("price", "amount"), ()),
        "price - `the tax` / 2": (("price", "the tax"), ()),
        "[first, last]": (("first", "last"), ()),
        'oneof(`A b`, tolower(c), "x")': (("A b", "c"), ()),
        "a.b.c": (("a.b.c",), ()),
        '"a literal"': ((), ()),
    }
    with all_cases() as cases:
        for expression, (columns, prefixes) in expected.items():
            with cases.case(expression):
                mapping = mapping_of("field", expression)
                assert (mapping.inputs, mapping.prefixes) == (columns, prefixes)


async def test_columns_of_a_prefix_are_mapped_and_others_are_named(lytics: AsyncLytics) -> None:
    fields = FIELDS | {"answers": {"type": "map[string]string"}}
    await publish(lytics, fields, EXPRESSIONS | {"answers": 'match("q_")'})
    rows = [each | {"q_1": "yes", "r_1": "no"} for each in records()]
    (message,) = await messages(lytics, rows, "columns")
    assert message.startswith("column r_1 has no mapping")


async def test_a_mapping_that_misses_one_of_its_columns_is_a_note(lytics: AsyncLytics) -> None:
    await publish(lytics, expressions=EXPRESSIONS | {"plan": 'join(plan, term, " ")'})
    report = await lytics.preflight(records(), stream="customers")
    assert [(each.severity, each.message) for each in report.findings] == [
        (
            "note",
            'field plan may be incomplete: its mapping join(plan, term, " ") reads term, too, which '
            "the source does not have",
        )
    ]


async def test_either_of_two_columns_must_give_a_value(lytics: AsyncLytics) -> None:
    await publish(lytics, expressions=EXPRESSIONS | {"age": "oneof(toint(age), toint(years))"})
    rows = [each | {"years": "", "age": "n/a"} for each in records()]
    (message,) = await messages(lytics, rows, "values")
    assert "drops 100 of 100 values" in message
    assert "such as 'n/a'" in message


async def test_mappings_that_wait_in_the_draft_are_a_note(lytics: AsyncLytics) -> None:
    await publish(lytics)
    await lytics.v2.schema.upsert_mapping("user", field="age", stream="customers", expr="age")
    report = await lytics.preflight(records(), stream="customers")
    (finding,) = report.findings
    assert (finding.severity, report.ok) == ("note", True)
    assert "wait in the draft, to age" in finding.message


async def test_the_name_of_a_column_is_shown_as_it_is_and_safely(lytics: AsyncLytics) -> None:
    expected = {
        "plan": "plan",
        "First Name": "First Name",
        " plan": "' plan'",
        "plan\t": "'plan\\t'",
        "\x1b[2Jplan": "'\\x1b[2Jplan'",
        "ada@example.com": "a***@example.com",
        "x" * 500: "x" * 79 + "…",
    }
    with all_cases() as cases:
        for name, text in expected.items():
            with cases.case(name[:20]):
                assert shown(name) == text
    await publish(lytics)
    rows = [each | {" plan ": "pro"} for each in records()]
    assert (await messages(lytics, rows, "columns"))[0].startswith("column ' plan ' has no mapping")


def test_values_that_stand_for_none() -> None:
    yes = ["null", "(none)", "<null>", "N/A", "#N/A", "missing", "not available", "000", "NaN"]
    yes += ["test@x.org", "unknown@x.org", "a@test.com", "mail@mail.com", "aaa@aaa.com"]
    yes += ["anonymous@shop.org", "noreply@shop.org", "example@example.com"]
    no = ["Nina", "1", "10", "tester@x.org", "smith@smith.com", "user1@example.com", "n@x.org"]
    with all_cases() as cases:
        for value, expected in [*((each, True) for each in yes), *((each, False) for each in no)]:
            with cases.case(value):
                assert is_placeholder(value) is expected


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ([str(number) for number in range(100)], 0),  # counted from 0
        ([str(number // 4) for number in range(100)], 0),
        (["0"] * 4 + [str(number) for number in range(7, 100)], 4),
        (["0", *(f"A{number}" for number in range(100))], 1),
    ],
)
async def test_a_number_that_the_ids_begin_with_is_not_a_placeholder(
    lytics: AsyncLytics, values: list[str], named: int
) -> None:
    await publish(lytics, {"user_id": IDENTITY}, {"user_id": "user_id"})
    report = await lytics.preflight([{"user_id": each} for each in values], stream="customers")
    assert [each.records for each in report.findings] == ([named] if named else [])


async def test_identities_that_a_spreadsheet_rewrote_are_named(lytics: AsyncLytics) -> None:
    await publish(lytics, {"user_id": IDENTITY}, {"user_id": "user_id"})
    forms = {"{}.0": 100, "{}.5E+9": 100, "{}": 0, "{}e4ab": 0}
    with all_cases() as cases:
        for form, named in forms.items():
            with cases.case(form):
                rows = [{"user_id": form.format(number)} for number in range(1000, 1100)]
                report = await lytics.preflight(rows, stream="customers")
                assert [each.records for each in report.findings] == ([named] if named else [])


async def test_one_address_in_two_cases_is_one_identity(lytics: AsyncLytics) -> None:
    await publish(lytics)
    rows = records()
    for number in range(10):
        rows[number * 10]["email"] = ("Office@example.com", "office@EXAMPLE.com")[number % 2]
    (message,) = await messages(lytics, rows, "identities")
    assert "has one value in 10 of 100 records" in message


async def test_addresses_in_a_form_that_the_mapping_reads_are_fine(lytics: AsyncLytics) -> None:
    await publish(lytics)
    rows = [each | {"email": f"Ada <{each['email']}>"} for each in records()]
    assert (await lytics.preflight(rows, stream="customers")).findings == ()
    rows[7]["email"] = "Ada"
    report = await lytics.preflight(rows, stream="customers")
    assert [each.check for each in report.findings] == ["values", "identities"]


async def test_test_addresses_are_placeholders(lytics: AsyncLytics) -> None:
    await publish(lytics)
    rows = records()
    for number in range(5):
        rows[number]["email"] = f"test+{number}@example.com"
    (message,) = await messages(lytics, rows, "identities")
    assert "has placeholders in 5 of 100 records (t***@example.com): " in message


async def test_a_first_line_that_is_a_record_is_named(lytics: AsyncLytics) -> None:
    await publish(lytics)
    report = await lytics.preflight(b"ada@x.org,pro,36\nbob@x.org,free,41\n", stream="customers")
    (finding,) = report.of_check("source")
    assert "may be a record and not a header, since it has a***@x.org, 36;" in finding.message
    assert "ada@x.org" not in report.summary()
    rows = b"ada@x.org,pro,36\nbob@x.org,free,41\n"
    headers = ["email", "plan", "age"]
    assert (await lytics.preflight(rows, stream="customers", headers=headers)).findings == ()


async def test_of_many_like_findings_the_text_shows_some(lytics: AsyncLytics) -> None:
    await publish(lytics)
    rows = [each | {f"c{number}": "x" for number in range(50)} for each in records(10)]
    report = await lytics.preflight(rows, stream="customers")
    assert (len(report.findings), len(report.to_json()["findings"])) == (50, 50)
    lines = report.summary().splitlines()
    assert len(lines) == 1 + 20 + 1
    assert lines[-1] == "loss: columns: 30 more like these"


async def test_records_that_are_too_long_are_not_evaluated_and_not_all_right(
    lytics: AsyncLytics,
) -> None:
    await publish(lytics)
    rows = [each | {"plan": "x" * 200_000} for each in records(2)]
    report = await lytics.preflight(rows, stream="customers")
    assert (report.verdict, list(report.unchecked)) == ("unchecked", ["values"])


def test_personal_data_in_text_and_names() -> None:
    cases_: list[tuple[str, str, str | None]] = [
        ("contact", "Ada Lovelace <ada@example.com>", "e-mail addresses"),
        ("note", "please call (ada@example.com), thanks", "e-mail addresses"),
        ("referrer", "https://medium.example.com/@ada.lovelace/post", None),
        ("source", "ftp://ada@host.example.com/x", None),
        ("address", "12 Main Street", "postal addresses"),
        ("address.city", "Zürich", None),
        ("address_type", "home", None),
        ("Nachname", "Lovelace", "names of persons"),
        ("company_name", "Acme", None),
    ]
    with all_cases() as cases:
        for name, value, kind in cases_:
            with cases.case((name, value)):
                assert personal_data(name, [value] * 10) == kind


def test_long_values_are_masked_in_a_time_that_grows_with_their_length() -> None:
    long = "a" * 300_000 + "@"  # hours, if each place began a search of the rest
    assert masked(long).startswith("aaa")
    assert without(long, "b@x.org").startswith("aaa")
    assert mapping_of("field", "+" * 20_000 + "price").inputs == ("price",)


def test_a_quota_is_read_from_numbers_that_make_sense() -> None:
    assert read_quota({"used": 5, "limit": 10, "percent": 0.5}).percent == 50  # a share of 1
    assert read_quota({"used": -5, "limit": 10, "percent": 3}).percent == 3
    for wrong in ({"used": 5, "limit": -1}, {"percent": -3}, {"used": -1, "limit": 10}):
        with pytest.raises(Exception, match="no percent"):
            read_quota(wrong)


async def test_one_bare_403_is_a_missing_role_and_all_are_the_address() -> None:
    def respond(request: Any) -> Any:
        return response(None, status=403) if "/control/" in request.url else response([])

    lytics = AsyncLytics("at.x.y", transport=ScriptedTransport(respond))
    report = await lytics.preflight([{"email": "a@example.com"}], stream="s")
    assert "HTTP 403" in report.unchecked["quota"]
    lytics = AsyncLytics("at.x.y", transport=ScriptedTransport(response(None, status=403)))
    with pytest.raises(IPNotAllowed):
        await lytics.preflight([{"email": "a@example.com"}], stream="s")
