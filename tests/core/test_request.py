"""Planning a request: quoting, list styles, bodies, refusals."""

from datetime import UTC, date, datetime, timedelta, timezone
from urllib.parse import parse_qsl, unquote, urlsplit

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire import TOKEN, operation

from lytics_async.config import NO_OPTIONS, ClientConfig, RequestOptions
from lytics_async.errors import ArgumentError
from lytics_async.operation import UNSET, Body, Param
from lytics_async.request import plan

CONFIG = ClientConfig(token=TOKEN, base_url="https://api.test", bulk_url="https://bulk.test")
LOOK_UP = operation(
    path="/api/entity/{table}/{field}/{value}",
    path_params=tuple(Param(name=name, wire=name) for name in ("table", "field", "value")),
)
FIELDS = Body(
    style="fields", content_type="application/json", fields=(("name", "name"), ("class_", "class"))
)


def query(style: str | None, value: object, **param: object) -> str:
    row = operation(query_params=(Param(name="ids", wire="ids", list_style=style, **param),))
    return urlsplit(plan(row, {"ids": value}, CONFIG, NO_OPTIONS).url).query


@given(
    st.lists(
        st.text(min_size=1).filter(lambda text: text not in (".", "..")), min_size=3, max_size=3
    )
)
def test_any_text_in_a_path_comes_out_as_it_went_in(values: list[str]) -> None:
    url = plan(
        LOOK_UP, dict(zip(("table", "field", "value"), values, strict=True)), CONFIG, NO_OPTIONS
    ).url
    path = urlsplit(url).path
    assert [unquote(part) for part in path.split("/")[3:]] == values
    assert "?" not in url
    assert "#" not in url


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_value_that_would_change_the_path_is_refused(value: str) -> None:
    with pytest.raises(ArgumentError, match="field"):
        plan(LOOK_UP, {"table": "user", "field": value, "value": "x"}, CONFIG, NO_OPTIONS)


def test_a_missing_path_value_and_an_unknown_argument_are_refused() -> None:
    with pytest.raises(ArgumentError, match="value is required"):
        plan(LOOK_UP, {"table": "user", "field": "email"}, CONFIG, NO_OPTIONS)
    with pytest.raises(
        ArgumentError, match=r"Unknown argument 'emial'; known are field, table, value"
    ):
        plan(LOOK_UP, {"emial": "x"}, CONFIG, NO_OPTIONS)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("comma", "ids=a,b%20c"),
        ("repeat", "ids=a&ids=b%20c"),
        ("brackets", "ids%5B%5D=a&ids%5B%5D=b%20c"),
        ("json", "ids=%5B%22a%22%2C%22b%20c%22%5D"),
    ],
)
def test_a_list_is_written_in_the_style_of_its_row(style: str, expected: str) -> None:
    assert query(style, ["a", "b c"]) == expected


def test_an_item_with_a_comma_goes_out_repeated_where_the_row_allows_it() -> None:
    assert query("comma", ["a,b", "c"], repeatable=True) == "ids=a%2Cb&ids=c"
    with pytest.raises(ArgumentError, match="comma"):
        query("comma", ["a,b", "c"])


@pytest.mark.parametrize("value", ["abc", b"abc", [], [""], 7])
def test_what_is_no_list_of_items_is_refused(value: object) -> None:
    with pytest.raises(ArgumentError, match="ids"):
        query("comma", value)


def test_the_entries_of_a_mapping_become_parameters_of_their_own() -> None:
    record = {"first name": "Zoë & co", "visits": 3, "paying": True, "map": {"a": 1}}
    assert parse_qsl(query("pairs", record)) == [
        ("first name", "Zoë & co"),
        ("visits", "3"),
        ("paying", "true"),
        ("map", '{"a":1}'),
    ]
    assert query("pairs", {}) == ""


@pytest.mark.parametrize(
    ("value", "message"),
    [(["a"], "ids must be a mapping"), ({"a": None}, r"ids\['a'\] cannot be sent")],
)
def test_a_mapping_that_cannot_be_parameters_is_refused(value: object, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        query("pairs", value)


@given(
    st.lists(st.text(min_size=1), min_size=1, max_size=5), st.sampled_from(["repeat", "brackets"])
)
def test_a_repeated_list_comes_out_as_it_went_in(items: list[str], style: str) -> None:
    assert [value for _, value in parse_qsl(query(style, items))] == items


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02T03%3A04%3A05Z"),
        (date(2026, 1, 2), "2026-01-02"),
        ({"source": "crm"}, "%7B%22source%22%3A%22crm%22%7D"),
    ],
)
def test_a_scalar_is_written_as_the_api_reads_it(value: object, expected: str) -> None:
    assert query(None, value) == f"ids={expected}"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ArgumentError, match="time zone"):
        query(None, datetime(2026, 1, 2))


def test_none_leaves_a_query_parameter_out_unless_it_is_required() -> None:
    assert query(None, None) == ""
    with pytest.raises(ArgumentError, match="ids is required"):
        query(None, None, required=True)


def test_account_and_further_query_parameters_come_last() -> None:
    options = RequestOptions(account_id="a1", query={"x y": "1&2"}, headers={"ACCEPT": "text/html"})
    request = plan(operation(), {}, CONFIG, options)
    assert request.url == "https://api.test/api/thing?account_id=a1&x%20y=1%262"
    assert request.headers == [("ACCEPT", "text/html")]


def test_the_bulk_host_is_used_where_the_row_says_so() -> None:
    assert plan(operation(host="bulk"), {}, CONFIG, NO_OPTIONS).url.startswith("https://bulk.test/")


def test_body_fields_go_out_under_their_wire_names_unset_left_out_and_none_as_null() -> None:
    request = plan(
        operation(method="POST", body=FIELDS), {"name": None, "class_": UNSET}, CONFIG, NO_OPTIONS
    )
    assert request.body == b'{"name":null}'
    assert ("Content-Type", "application/json") in request.headers


def test_a_body_may_come_as_a_dict_but_not_beside_fields() -> None:
    row = operation(method="POST", body=FIELDS)
    assert (
        plan(row, {"body": {"class": 1}, "name": UNSET}, CONFIG, NO_OPTIONS).body == b'{"class":1}'
    )
    with pytest.raises(ArgumentError, match="not both"):
        plan(row, {"body": {"class": 1}, "name": "x"}, CONFIG, NO_OPTIONS)


def test_a_required_field_must_be_given_unless_the_whole_body_is() -> None:
    body = attrs.evolve(FIELDS, required_fields=frozenset({"name"}))
    row = operation(method="POST", body=body)
    with pytest.raises(ArgumentError, match="name is required"):
        plan(row, {"class_": 1}, CONFIG, NO_OPTIONS)
    assert plan(row, {"body": {"class": 1}}, CONFIG, NO_OPTIONS).body == b'{"class":1}'


def test_a_text_body_keeps_its_line_breaks_and_must_be_text() -> None:
    row = operation(method="POST", body=Body(style="text", content_type="text/plain"))
    assert plan(row, {"body": "FILTER *\n"}, CONFIG, NO_OPTIONS).body == b"FILTER *\n"
    with pytest.raises(ArgumentError, match="must be a str"):
        plan(row, {"body": {"a": 1}}, CONFIG, NO_OPTIONS)
    with pytest.raises(ArgumentError, match="body is required"):
        plan(row, {}, CONFIG, NO_OPTIONS)


def test_records_become_one_json_line_each() -> None:
    row = operation(method="POST", body=Body(style="ndjson", content_type="application/json"))
    assert (
        plan(row, {"body": [{"a": 1}, {"a": "é"}]}, CONFIG, NO_OPTIONS).body
        == '{"a":1}\n{"a":"é"}\n'.encode()
    )


def test_a_value_that_json_cannot_hold_is_refused() -> None:
    row = operation(method="POST", body=Body(style="json", content_type="application/json"))
    with pytest.raises(ArgumentError, match="JSON"):
        plan(row, {"body": {"a": object()}}, CONFIG, NO_OPTIONS)


def test_a_time_in_a_body_is_written_in_utc_and_refused_without_a_zone() -> None:
    row = operation(method="POST", body=Body(style="json", content_type="application/json"))
    moment = datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=2)))
    sent = plan(row, {"body": {"at": moment}}, CONFIG, NO_OPTIONS).body
    assert sent == b'{"at":"2026-01-01T22:00:00Z"}'
    with pytest.raises(ArgumentError, match="time zone"):
        plan(row, {"body": {"at": datetime(2026, 1, 2)}}, CONFIG, NO_OPTIONS)


def test_a_request_shows_neither_headers_nor_body() -> None:
    request = attrs.evolve(
        plan(operation(), {}, CONFIG, NO_OPTIONS), headers=[("Authorization", TOKEN)]
    )
    assert TOKEN not in repr(request)
