"""Planning a request: quoting, list styles, bodies, refusals."""

import enum
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import attrs
import pytest
from calls import TOKEN, operation
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.call.operation import UNSET, Body, Param
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.request import plan
from lytics_async.config import ClientConfig
from lytics_async.errors import ArgumentError
from lytics_async.filterql import F
from lytics_async.models import SegmentCreate

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
def test_what_is_not_a_list_of_items_is_refused(value: object) -> None:
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
    [
        (["a"], "ids must be a mapping"),
        ({"a": None}, r"ids\['a'\] must be a str, number, bool or date"),
    ],
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
    assert ("ACCEPT", "text/html") in request.headers


def test_the_bulk_host_is_used_where_the_row_says_so() -> None:
    assert plan(operation(host="bulk"), {}, CONFIG, NO_OPTIONS).url.startswith("https://bulk.test/")


def test_body_fields_go_out_under_their_wire_names_unset_left_out_and_none_as_null() -> None:
    request = plan(
        operation(method="POST", body=FIELDS), {"name": None, "class_": UNSET}, CONFIG, NO_OPTIONS
    )
    assert request.body == b'{"name":null}'
    assert ("Content-Type", "application/json") in request.headers


def test_a_body_may_come_as_a_dict_but_not_with_fields() -> None:
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


def test_a_time_in_a_body_is_written_in_utc_and_refused_without_a_zone() -> None:
    row = operation(method="POST", body=Body(style="json", content_type="application/json"))
    moment = datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=2)))
    sent = plan(row, {"body": {"at": moment}}, CONFIG, NO_OPTIONS).body
    assert sent == b'{"at":"2026-01-01T22:00:00Z"}'
    with pytest.raises(ArgumentError, match=r"body\.at cannot.*time zone"):
        plan(row, {"body": {"at": datetime(2026, 1, 2)}}, CONFIG, NO_OPTIONS)


def test_a_request_shows_neither_headers_nor_body() -> None:
    request = attrs.evolve(
        plan(operation(), {}, CONFIG, NO_OPTIONS), headers=[("Authorization", TOKEN)]
    )
    assert TOKEN not in repr(request)


JSON = Body(style="json", content_type="application/json")
LONE = "a\ud800"
UTC_MINUS_ONE = timezone(timedelta(hours=-1))


def body(spec: Body, value: Any) -> Any:
    return plan(operation(method="POST", body=spec), {"body": value}, CONFIG, NO_OPTIONS).body


def holding_itself() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"items": [1, 2, 3, {"when": datetime(2026, 1, 2)}]}, r"body\.items\[3\]\.when"),
        ({"a": object()}, r"body\.a cannot be written as JSON: object"),
        ({"a": {"b c": LONE}}, r"body\.a\['b c'\].*surrogate"),
        ({"a": {LONE: 1}}, r"body\.a .*the key .*surrogate"),
        ({"a": [{1: "x"}]}, r"body\.a\[0\] .*the key 1 is int"),
        ({"a": [1.0, float("nan")]}, r"body\.a\[1\] .*nan"),
        ({"a": None, "b": float("inf")}, r"body\.b .*inf"),
        ({"a": 2**64}, r"body\.a .*64-bit"),
        ({"a": {"b": UNSET}}, r"body\.a\.b .*UNSET"),
        ([LONE], r"body\[0\] .*surrogate"),
        (holding_itself(), r"body\[0\] .*contains itself"),
        (SegmentCreate(name=LONE), r"body\.name .*surrogate"),
        ({"segment": SegmentCreate(tags=["a", LONE])}, r"body\.segment\.tags\[1\] .*surrogate"),
    ],
)
def test_what_json_cannot_hold_is_refused_with_its_place(value: Any, place: str) -> None:
    with pytest.raises(ArgumentError, match=place):
        body(JSON, value)


def test_deep_nesting_is_refused() -> None:
    value: Any = 1
    for _ in range(sys.getrecursionlimit() * 2):
        value = [value]
    with pytest.raises(ArgumentError, match="nested"):
        body(JSON, value)


def test_null_is_sent_as_null() -> None:
    assert body(JSON, {"a": None, "b": [None]}) == b'{"a":null,"b":[null]}'


def test_a_field_that_cannot_be_sent_is_named_by_its_keyword() -> None:
    row = operation(method="POST", body=FIELDS)
    with pytest.raises(ArgumentError, match=r"things\.get: name\[0\] cannot be written as JSON"):
        plan(row, {"name": [LONE]}, CONFIG, NO_OPTIONS)
    with pytest.raises(ArgumentError, match="body must be a mapping or a model"):
        plan(row, {"body": "name"}, CONFIG, NO_OPTIONS)


@pytest.mark.parametrize("style", ["text", "csv", "ndjson"])
def test_text_that_is_not_unicode_is_refused_as_a_body(style: str) -> None:
    with pytest.raises(ArgumentError, match="filterql contains the lone surrogate"):
        body(Body(style=style, content_type="text/plain", argument="filterql"), LONE)  # type: ignore[arg-type]


def test_a_filter_that_is_not_unicode_is_refused() -> None:
    with pytest.raises(ArgumentError, match="surrogate"):
        body(Body(style="text", content_type="text/plain"), F.city == LONE)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ([{"a": 1}, {"b": LONE}], r"body\[1\]\.b"),
        (5, "body must be bytes, text or an iterable of records, not 5"),
        ({"a": 1}, "body must be bytes, text or an iterable of records"),
    ],
)
def test_records_that_cannot_be_sent_are_named(value: Any, place: str) -> None:
    with pytest.raises(ArgumentError, match=place):
        body(Body(style="ndjson", content_type="application/json"), value)


@pytest.mark.parametrize("value", [LONE, b"x", None, object(), float("nan"), datetime(2026, 1, 2)])
def test_a_path_value_that_cannot_be_sent_is_refused(value: Any) -> None:
    with pytest.raises(ArgumentError, match="value"):
        plan(LOOK_UP, {"table": "user", "field": "email", "value": value}, CONFIG, NO_OPTIONS)


@pytest.mark.parametrize(
    ("style", "value", "place"),
    [
        (None, LONE, "ids contains"),
        (None, b"x", "ids must be a str"),
        (None, {"a": LONE}, r"ids\.a"),
        ("comma", ["a", LONE], r"ids\[1\]"),
        ("repeat", [None], r"ids\[0\]"),
        ("json", ["a", LONE], r"ids\[1\]"),
        ("pairs", {LONE: "x"}, "ids: the key"),
        ("pairs", {5: "x"}, "ids: the key 5"),
        ("pairs", {"a": LONE}, r"ids\['a'\]"),
    ],
)
def test_a_query_value_that_cannot_be_sent_is_named(
    style: str | None, value: Any, place: str
) -> None:
    with pytest.raises(ArgumentError, match=place):
        query(style, value)


class Color(str, enum.Enum):  # noqa: UP042 # a StrEnum is text already
    RED = "red"


class Level(int, enum.Enum):
    HIGH = 3


def test_an_enum_is_sent_by_its_value() -> None:
    assert (query(None, Color.RED), query(None, Level.HIGH)) == ("ids=red", "ids=3")


def test_the_last_hour_of_the_calendar_is_sent_with_its_own_offset() -> None:
    last = datetime(9999, 12, 31, 23, 30, tzinfo=UTC_MINUS_ONE)
    assert unquote(query(None, last)) == "ids=9999-12-31T23:30:00-01:00"


def further(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    request = plan(operation(), {}, CONFIG, RequestOptions(query=given))
    return parse_qsl(urlsplit(request.url).query)


def test_further_query_parameters_may_be_pairs_and_have_brackets_in_their_names() -> None:
    pairs = [("ids[]", "1"), ("x", None), ("y", "b,c"), ("ids[]", "2"), ("z", ["p", "q"])]
    request = plan(operation(), {}, CONFIG, RequestOptions(query=pairs))
    assert urlsplit(request.url).query == "ids%5B%5D=1&ids%5B%5D=2&y=b%2Cc&z=p&z=q"
    request = plan(operation(), {}, CONFIG, RequestOptions(query={"ids[]": ["1", "2"]}))
    assert urlsplit(request.url).query == "ids%5B%5D=1&ids%5B%5D=2"


def test_further_query_parameters_are_sent_as_given_and_a_list_as_several() -> None:
    assert further({"limit": "5", "left_out": None}) == [("limit", "5")]
    assert further({"id": ["a", "2"]}) == [("id", "a"), ("id", "2")]


@pytest.mark.parametrize("value", [5, True, 0.5, datetime(2026, 1, 2, tzinfo=UTC), ["a", 2]])
def test_a_further_query_parameter_that_is_not_text_is_refused_by_name(value: Any) -> None:
    with pytest.raises(ArgumentError, match=r"query\['limit'\].* must be a str"):
        further({"limit": value})


def headers(**options: Any) -> list[tuple[str, str]]:
    row = operation(method="POST", body=JSON)
    return plan(row, {"body": {}}, CONFIG, RequestOptions(**options)).headers


def test_every_request_says_what_it_takes_and_who_sends_it() -> None:
    assert headers() == [
        ("Accept", "application/json"),
        ("Accept-Encoding", "gzip"),
        ("User-Agent", CONFIG.user_agent),
        ("Content-Type", "application/json"),
    ]


@pytest.mark.parametrize("name", ["accept", "ACCEPT-ENCODING", "user-Agent", "content-type"])
def test_a_header_of_the_caller_replaces_ours(name: str) -> None:
    value = "identity" if name == "ACCEPT-ENCODING" else "text/x"
    sent = headers(headers={name: value})
    assert (name, value) in sent
    assert len({each.lower() for each, _ in sent}) == len(sent) == 4
