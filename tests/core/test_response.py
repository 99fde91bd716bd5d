"""Decoding an answer: envelopes, misses, and the error each status stands for."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wire import TOKEN, operation

from lytics_async import errors
from lytics_async.config import Secret
from lytics_async.model import integer, list_of, nothing, text
from lytics_async.operation import Paging
from lytics_async.request import WireResponse
from lytics_async.response import decode, retry_after


def wire(body: bytes, status: int = 200, **headers: str) -> WireResponse:
    return WireResponse(status=status, headers=headers, body=body)


@pytest.mark.parametrize(
    "body",
    [
        b'{"data":[1,2],"status":200,"message":"success"}',
        b'{"data":[1,2],"status":"success"}',
        b'{"data":[1,2]}',
        b"[1,2]",
    ],
)
def test_the_value_is_found_in_every_published_envelope(body: bytes) -> None:
    assert decode(operation(structure=list_of(integer)), wire(body)).data == [1, 2]


def test_a_null_list_is_an_empty_one() -> None:
    assert (
        decode(operation(structure=list_of(integer)), wire(b'{"data":null,"status":200}')).data
        == []
    )


def test_a_bare_object_is_taken_whole_even_when_it_has_a_field_called_data() -> None:
    row = operation(envelope="bare")
    assert decode(row, wire(b'{"data":1,"name":"x"}')).data == {"data": 1, "name": "x"}
    assert decode(row, wire(b'{"data":{"name":"x"},"status":200}')).data == {"name": "x"}


def test_no_body_and_text_bodies_are_read_as_the_row_says() -> None:
    assert decode(operation(envelope="none", structure=nothing), wire(b"", 204)).data is None
    assert decode(operation(envelope="text", structure=text), wire(b"FILTER *")).data == "FILTER *"


@pytest.mark.parametrize("key", ["_next", "next"])
def test_the_cursor_is_read_under_both_names(key: str) -> None:
    row = operation(paging=Paging(cursor_param="start", limit_param="limit", max_limit=100))
    assert decode(row, wire(b'{"data":[],"%s":"abc"}' % key.encode())).next_cursor == "abc"
    assert decode(row, wire(b'{"data":[],"%s":""}' % key.encode())).next_cursor is None


@pytest.mark.parametrize("body", [b"", b"<html>proxy</html>", b"{", b'{"data":NaN}'])
def test_a_success_that_is_no_json_is_a_response_error_that_may_have_been_processed(
    body: bytes,
) -> None:
    with pytest.raises(errors.ResponseError) as caught:
        decode(operation(), wire(body))
    assert caught.value.may_have_been_processed
    assert caught.value.raw == body


def test_a_wrong_type_is_a_response_error_with_its_path() -> None:
    with pytest.raises(errors.ResponseError) as caught:
        decode(operation(structure=list_of(integer), type=list[int]), wire(b'{"data":[1,"2"]}'))
    assert caught.value.paths == ["$[1]: expected int, found str"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequest),
        (401, errors.Unauthorized),
        (404, errors.NotFound),
        (409, errors.Conflict),
        (413, errors.PayloadTooLarge),
        (422, errors.Unprocessable),
        (429, errors.RateLimited),
        (418, errors.APIError),
        (500, errors.ServerError),
        (599, errors.ServerError),
    ],
)
def test_each_status_has_its_error(status: int, kind: type[errors.APIError]) -> None:
    with pytest.raises(errors.APIError) as caught:
        decode(operation(), wire(b'{"data":null,"status":%d,"message":"said so"}' % status, status))
    assert type(caught.value) is kind
    assert caught.value.status == status
    assert "said so" in caught.value.message


def test_a_v2_error_gives_its_code_message_and_request_id() -> None:
    body = b'{"status":400,"errors":[{"code":"BADREQ-001","message":"no","level":"warn"}],"request_id":"r1"}'
    with pytest.raises(errors.BadRequest) as caught:
        decode(operation(), wire(body, 400))
    assert (caught.value.code, caught.value.request_id) == ("BADREQ-001", "r1")
    assert caught.value.errors == [{"code": "BADREQ-001", "message": "no", "level": "warn"}]


@pytest.mark.parametrize("status", [400, 403, 500, 502])
@pytest.mark.parametrize(
    "body", [b"", b"<html>Bad Gateway</html>", b"\xff\xfe", b'"text"', b"[]", b'{"message":7}']
)
def test_a_decode_error_never_hides_the_status(status: int, body: bytes) -> None:
    with pytest.raises(errors.APIError) as caught:
        decode(operation(), wire(body, status))
    assert caught.value.status == status


@pytest.mark.parametrize("message", ["Not authorized", "not authorized.", ""])
def test_a_bare_403_is_most_likely_the_allowlist(message: str) -> None:
    with pytest.raises(errors.IPNotAllowed, match="allowlist"):
        decode(
            operation(), wire(b'{"data":null,"status":403,"message":"%s"}' % message.encode(), 403)
        )


@pytest.mark.parametrize(
    "message",
    ["Not authorized: needs the role admin", "User does not have permission to write segments"],
)
def test_a_403_with_a_reason_is_a_missing_permission(message: str) -> None:
    with pytest.raises(errors.PermissionDenied, match=message):
        decode(
            operation(), wire(b'{"data":null,"status":403,"message":"%s"}' % message.encode(), 403)
        )


def test_a_403_that_is_no_json_blames_what_stands_between() -> None:
    with pytest.raises(errors.Forbidden, match="proxy") as caught:
        decode(operation(), wire(b"<html>blocked</html>", 403))
    assert type(caught.value) is errors.Forbidden


def test_a_redirect_is_an_error_that_names_the_place_without_its_query() -> None:
    with pytest.raises(errors.UnexpectedRedirect) as caught:
        decode(operation(), wire(b"", 302, location="https://elsewhere.test/x?token=1"))
    assert caught.value.location == "https://elsewhere.test/x"


def test_an_entity_miss_that_looks_like_a_success_is_not_found() -> None:
    body = b'{"data":{"segments":["not_found","all"]},"message":"%s","status":200}'
    row = operation(entity_miss=True)
    with pytest.raises(errors.NotFound):
        decode(row, wire(body % b"Not Found"))
    with pytest.raises(errors.ServerError, match="timed out"):
        decode(row, wire(body % b"Timed out"))
    assert decode(row, wire(body % b"success")).data == {"segments": ["not_found", "all"]}
    assert decode(operation(), wire(body % b"Not Found")).data == {"segments": ["not_found", "all"]}


def test_only_statuses_after_which_the_server_may_have_acted_say_so() -> None:
    def ambiguous(status: int) -> bool:
        with pytest.raises(errors.APIError) as caught:
            decode(operation(), wire(b"", status))
        return caught.value.may_have_been_processed

    assert [
        status
        for status in (400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503, 504)
        if ambiguous(status)
    ] == [
        500,
        502,
        504,
    ]


def test_a_token_that_the_server_echoes_is_scrubbed() -> None:
    echo = b'{"message":"bad token %s"}' % TOKEN.encode()
    with pytest.raises(errors.Unauthorized) as caught:
        decode(operation(), wire(echo, 401), secret=Secret(TOKEN))
    assert TOKEN not in f"{caught.value!r}{caught.value}{vars(caught.value)}"
    with pytest.raises(errors.ResponseError) as unreadable:
        decode(operation(), wire(b"<p>" + TOKEN.encode()), secret=Secret(TOKEN))
    assert TOKEN.encode() not in unreadable.value.raw


def test_an_excerpt_is_bounded() -> None:
    with pytest.raises(errors.ServerError) as caught:
        decode(operation(), wire(b"x" * 100_000, 500))
    assert len(caught.value.body_excerpt) == 500


def test_retry_after_is_read_in_seconds_and_as_a_date() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert retry_after({"retry-after": "7"}) == 7
    assert retry_after({"retry-after": "Thu, 01 Jan 2026 00:00:30 GMT"}, now) == 30
    assert retry_after({"retry-after": "Wed, 31 Dec 2025 00:00:30 GMT"}, now) == 0
    assert retry_after({"retry-after": "soon"}) is None
    assert retry_after({}) is None


@given(
    st.integers(100, 599),
    st.binary(max_size=200),
    st.dictionaries(st.sampled_from(["retry-after", "location"]), st.text(max_size=40)),
)
def test_any_answer_gives_a_value_or_a_lytics_error(
    status: int, body: bytes, headers: dict[str, str]
) -> None:
    with contextlib.suppress(errors.LyticsError):
        decode(
            operation(structure=list_of(integer), type=list[int]),
            WireResponse(status=status, headers=headers, body=body),
        )
