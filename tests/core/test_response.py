"""Decoding a response: envelopes, misses, and the error each status stands for."""

import contextlib
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from calls import TOKEN, operation
from hypothesis import given
from hypothesis import strategies as st

from lytics_async import errors, registry
from lytics_async.call.operation import Operation, Paging
from lytics_async.call.refusal import retry_after
from lytics_async.call.response import decode
from lytics_async.call.retry import is_transient
from lytics_async.call.structure import integer, list_of, nothing, text
from lytics_async.config import Secret
from lytics_async.wire.messages import WireResponse


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


NO_BODY = operation(
    method="DELETE", retry="idempotent", envelope="none", structure=nothing, returns="None"
)
TEXT = operation(envelope="text", structure=text)
ANY = operation(envelope="any")
MARK = b"\xef\xbb\xbf"
LOGIN = b"<!doctype html><html><form>Please sign in</form></html>"


def refused(
    row: Operation[Any], body: bytes, status: int = 200, **headers: str
) -> errors.ResponseError:
    """The error that a success which is none ends in; its outcome is unknown, as that of any
    unreadable success.
    """
    wire_headers = {name.replace("_", "-"): value for name, value in headers.items()}
    with pytest.raises(errors.ResponseError) as caught:
        decode(row, WireResponse(status=status, headers=wire_headers, body=body))
    assert caught.value.may_have_been_processed
    assert is_transient(caught.value)
    return caught.value


@pytest.mark.parametrize("status", [200, 201, 203, 204, 205])
@pytest.mark.parametrize("body", [b"", b"\r\n", MARK])
def test_an_operation_without_a_result_takes_an_empty_body(status: int, body: bytes) -> None:
    assert decode(NO_BODY, wire(body, status)).data is None


@pytest.mark.parametrize(
    "body",
    [
        b"null",
        b"true",
        b"{}",
        b"[]",
        b'{"data":null,"status":200,"message":"success"}',
        MARK + b'{"data":null,"status":200}',
        b'{"status":"success"}',
        b'{"status":204,"request_id":"r1"}',
        b'{"data":{"id":"x","next":"y"}}',
    ],
)
@pytest.mark.parametrize("status", [200, 202])
def test_an_operation_without_a_result_takes_an_acknowledgement(body: bytes, status: int) -> None:
    assert decode(NO_BODY, wire(body, status)).data is None


@pytest.mark.parametrize("status", [200, 201, 202, 203, 207])
@pytest.mark.parametrize(
    "body",
    [
        LOGIN,
        b" \n<html>",
        MARK + LOGIN,
        b"<?xml version='1.0'?><error/>",
        b"OK",
        b"Please sign in",
        b'"Please sign in"',
        b"false",
        b"7",
        b"{",
        b"\x00\xff",
        b'{"login":"https://sso.corp.test/","next":"/api/segment"}',
        b'{"message":"Please sign in"}',
        b'{"error":"login_required"}',
        b'{"data":null,"status":401,"message":"Not authorized"}',
        b'{"data":null,"status":"error"}',
        b'{"data":null,"status":false}',
    ],
)
def test_an_operation_without_a_result_takes_nothing_else(body: bytes, status: int) -> None:
    assert refused(NO_BODY, body, status).raw == body


def test_a_check_whose_result_is_null_takes_no_other_json() -> None:
    check = operation(method="POST", structure=nothing, returns="None")  # segments.validate
    assert decode(check, wire(b'{"data":null,"status":200,"message":"success"}')).data is None
    refused(check, b'{"login":"https://sso.corp.test/"}')
    refused(check, b"")


@pytest.mark.parametrize("row", [NO_BODY, TEXT], ids=["none", "text"])
def test_a_202_without_a_body_is_a_challenge(row: Operation[Any]) -> None:
    assert "challenge" in refused(row, b"", 202).message


@pytest.mark.parametrize("row", [NO_BODY, TEXT, ANY, operation()], ids=lambda row: row.envelope)
@pytest.mark.parametrize("body", [b"", LOGIN, b'{"data":null}'])
def test_a_challenge_of_a_firewall_is_named(row: Operation[Any], body: bytes) -> None:
    error = refused(row, body, 202, x_amzn_waf_action="challenge")
    assert "x-amzn-waf-action: challenge" in error.message


@pytest.mark.parametrize("row", [NO_BODY, TEXT, operation()], ids=lambda row: row.envelope)
def test_a_part_of_a_response_is_not_a_response(row: Operation[Any]) -> None:
    assert "only a part" in refused(row, b'{"data":1,"status":200}', 206).message


def test_a_part_is_what_a_call_by_path_may_have_requested() -> None:
    assert decode(ANY, wire(b"[1]", 206)).data == [1]


def test_a_text_is_taken_as_it_is_without_its_mark() -> None:
    assert decode(TEXT, wire(b"FILTER *")).data == "FILTER *"
    assert decode(TEXT, wire(MARK + b"var x")).data == "var x"
    assert decode(TEXT, wire(b"", **{"content-type": "text/html"})).data == ""
    assert decode(TEXT, wire(b"a < b", **{"content-type": "text/plain"})).data == "a < b"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (LOGIN, "application/javascript"),
        (LOGIN, ""),
        (MARK + LOGIN, "text/plain"),
        (b"Please sign in", "text/html; charset=utf-8"),
        (b"Please sign in", "TEXT/HTML"),
        (b"Please sign in", "application/xhtml+xml"),
    ],
)
def test_a_page_is_not_a_text(body: bytes, kind: str) -> None:
    assert "a page" in refused(TEXT, body, content_type=kind).message


@pytest.mark.parametrize("status", [200, 202, 204])
def test_a_call_by_path_takes_an_empty_success(status: int) -> None:
    assert decode(ANY, wire(b"", status)).data is None


def test_a_call_by_path_takes_no_page() -> None:
    assert "a page" in refused(ANY, LOGIN).message


def test_json_of_a_wrong_content_type_is_json() -> None:
    assert decode(operation(), wire(b'{"data":1}', **{"content-type": "text/html"})).data == 1


@pytest.mark.parametrize("row", [operation(), ANY], ids=lambda row: row.envelope)
def test_a_byte_order_mark_before_json_is_ignored(row: Operation[Any]) -> None:
    assert decode(row, wire(MARK + b'{"data":[1]}')).data == [1]


def test_a_byte_order_mark_before_an_error_is_ignored() -> None:
    with pytest.raises(errors.PermissionDenied, match="needs the role admin") as caught:
        decode(operation(), wire(MARK + b'{"message":"needs the role admin"}', 403))
    assert caught.value.body_excerpt.startswith("{")


def test_a_value_after_a_byte_order_mark_that_is_not_the_model_is_explained() -> None:
    with pytest.raises(errors.ResponseError) as caught:
        decode(
            operation(structure=list_of(integer), type=list[int]), wire(MARK + b'{"data":["2"]}')
        )
    assert caught.value.paths == ["$[0]: expected int, found str"]


@pytest.mark.parametrize(
    ("body", "charset", "named"),
    [
        ('{"data":1}'.encode("utf-16"), "", "in UTF-16"),
        ('{"data":1}'.encode("utf-32"), "", "in UTF-32"),
        ('{"data":1}'.encode("utf-16-be"), "utf-16", "in utf-16"),
        ('{"data":"é"}'.encode("latin-1"), '"ISO-8859-1"', "in ISO-8859-1"),
        ('{"data":"é"}'.encode("latin-1"), "utf-8", "not JSON"),
        (b'{"data":', "klingon", "in klingon"),
    ],
)
def test_json_in_another_encoding_is_named_as_such(body: bytes, charset: str, named: str) -> None:
    kind = f"application/json; charset={charset}" if charset else "application/json"
    assert f"the body is {named}" in refused(operation(), body, content_type=kind).message


@pytest.mark.parametrize("key", ["_next", "next"])
def test_the_cursor_is_read_under_both_names(key: str) -> None:
    row = operation(paging=Paging(cursor_param="start", limit_param="limit", max_limit=100))
    assert decode(row, wire(b'{"data":[],"%s":"abc"}' % key.encode())).next_cursor == "abc"
    assert decode(row, wire(b'{"data":[],"%s":""}' % key.encode())).next_cursor is None


V1_PAGE = {
    "data": [{"email": "ada@example.com"}],
    "status": 200,
    "message": "success",
    "meta": {"object": "user"},
    "_next": "abc",
    "total": 298,
}
V2_PAGE = {
    "data": [{"id": "j1"}],
    "status": 200,
    "request_id": "r-1",
    "_meta": {"has_more": True, "next_before": "2026-10-01T00:00:00Z"},
}


@pytest.mark.parametrize("document", [V1_PAGE, V2_PAGE])
@pytest.mark.parametrize("envelope", ["data", "bare", "any"])
def test_value_and_meta_together_are_the_whole_document(
    document: dict[str, Any], envelope: Any
) -> None:
    response = decode(operation(envelope=envelope), wire(orjson.dumps(document)))
    assert {"data": response.raw, **response.meta} == document
    assert response.data == response.raw == document["data"]


def test_a_value_without_an_envelope_has_no_meta() -> None:
    for body in (b"[1]", b'{"name":"x"}', b"3"):
        assert decode(ANY, wire(body)).meta == {}
    assert decode(TEXT, wire(b"x")).meta == decode(ANY, wire(b"", 204)).meta == {}


def test_a_deletion_that_is_acknowledged_by_an_envelope_has_its_meta() -> None:
    response = decode(NO_BODY, wire(b'{"data":null,"status":200,"message":"deleted"}'))
    assert (response.message, response.meta) == ("deleted", {"status": 200, "message": "deleted"})


@pytest.mark.parametrize(
    ("document", "cursor"),
    [
        (V1_PAGE, "abc"),
        (V2_PAGE, "2026-10-01T00:00:00Z"),
        ({**V2_PAGE, "_meta": {"has_more": False, "next_before": "x"}}, None),
        ({**V2_PAGE, "_meta": None}, None),
        ({**V1_PAGE, "_next": ""}, None),
        ({**V1_PAGE, "_next": {"a": 1}}, None),
    ],
)
def test_a_call_by_path_has_the_next_cursor_of_either_version(
    document: dict[str, Any], cursor: str | None
) -> None:
    assert decode(ANY, wire(orjson.dumps(document))).next_cursor == cursor


@pytest.mark.parametrize("cursor", ['["a"]', '{"a":1}', "true", "1.5"])
def test_a_cursor_of_another_type_does_not_end_a_scan(cursor: str) -> None:
    row = operation(paging=Paging(cursor_param="start", limit_param="limit", max_limit=100))
    with pytest.raises(errors.ResponseError, match="the cursor _next is a"):
        decode(row, wire(b'{"data":[],"_next":%s}' % cursor.encode()))


def test_a_cursor_may_be_a_member_of_the_details() -> None:
    paging = Paging(
        cursor_param="before",
        limit_param="limit",
        max_limit=10,
        cursor_fields=("_meta.next_before",),
    )
    response = decode(operation(paging=paging), wire(orjson.dumps(V2_PAGE)))
    assert response.next_cursor == "2026-10-01T00:00:00Z"


@pytest.mark.parametrize("body", [b"", b"<html>proxy</html>", b"{", b'{"data":NaN}'])
def test_a_success_that_is_not_json_is_a_response_error_that_may_have_been_processed(
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
    "problem",
    [
        RecursionError("maximum recursion depth exceeded"),
        OverflowError("too large"),
        IndexError("out of range"),
        RuntimeError(),
        ExceptionGroup("several", [ValueError("a"), TypeError("b")]),
    ],
    ids=lambda problem: type(problem).__name__,
)
def test_whatever_decoding_raises_is_a_response_error_that_is_not_retried(
    problem: Exception,
) -> None:
    def structure(_: object) -> object:
        raise problem

    with pytest.raises(errors.ResponseError) as caught:
        decode(operation(structure=structure), wire(b'{"data":1}'))
    assert caught.value.paths == [str(problem) or type(problem).__name__]
    assert not is_transient(caught.value)
    assert caught.value.__context__ is None


def test_a_request_id_that_is_not_text_is_left_out() -> None:
    assert decode(operation(), wire(b'{"data":1,"request_id":{"a":1}}')).request_id is None


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


def test_a_403_that_is_not_json_blames_a_proxy() -> None:
    with pytest.raises(errors.Forbidden, match="proxy") as caught:
        decode(operation(), wire(b"<html>blocked</html>", 403))
    assert type(caught.value) is errors.Forbidden


URL = "https://api.lytics.test/api/segment"


def redirect(location: str | None, status: int = 302) -> errors.UnexpectedRedirect:
    headers = {} if location is None else {"location": location}
    with pytest.raises(errors.UnexpectedRedirect) as caught:
        decode(
            operation(),
            WireResponse(status=status, headers=headers, body=b""),
            secret=Secret(TOKEN),
            url=URL,
        )
    return caught.value


@pytest.mark.parametrize("end", ["?token=1", "#access_token=1", "?a=1#b"])
def test_a_redirect_is_an_error_that_names_the_place_without_its_query(end: str) -> None:
    error = redirect(f"https://elsewhere.test/{TOKEN}{end}")
    assert error.location == "https://elsewhere.test/***"


@pytest.mark.parametrize(
    ("location", "base_url"),
    [
        ("https://new.lytics.test/api/segment", "https://new.lytics.test"),
        ("http://api.lytics.test:8080/api/segment?x=1", "http://api.lytics.test:8080"),
        ("//new.lytics.test/api/segment/", "https://new.lytics.test"),
    ],
)
def test_a_redirect_to_the_same_path_elsewhere_is_said_to_be_a_move(
    location: str, base_url: str
) -> None:
    assert f"set base_url to {base_url}." in redirect(location).message


@pytest.mark.parametrize(
    "location",
    ["https://sso.corp.test/login?next=/api/segment", "/login", "https://[broken", "login.html"],
)
def test_a_redirect_to_another_path_is_said_to_be_a_login(location: str) -> None:
    message = redirect(location).message
    assert "may want a login" in message
    assert "set base_url to" not in message


def test_a_redirect_to_the_path_with_a_slash_names_the_slash() -> None:
    assert "Only a slash at the end of the path differs" in redirect("/api/segment/").message


def test_a_304_is_said_to_come_from_a_cache() -> None:
    error = redirect(None, 304)
    assert "has not changed" in error.message
    assert "redirect" not in error.message
    assert error.location is None


@pytest.mark.parametrize("status", [300, 302, 307])
def test_a_redirect_without_a_location_says_so(status: int) -> None:
    assert "without naming a location" in redirect(None, status).message


def test_an_entity_miss_that_looks_like_a_success_is_not_found() -> None:
    body = b'{"data":{"segments":["not_found","all"]},"message":"%s","status":200}'
    row = operation(entity_miss=True)
    with pytest.raises(errors.NotFound):
        decode(row, wire(body % b"Not Found"))
    with pytest.raises(errors.ServerError, match="timed out"):
        decode(row, wire(body % b"Timed out"))
    assert decode(row, wire(body % b"success")).data == {"segments": ["not_found", "all"]}
    assert decode(operation(), wire(body % b"Not Found")).data == {"segments": ["not_found", "all"]}


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
    assert retry_after({"retry-after": "Thu, 01 Jan 99999999999999999999 00:00:30 GMT"}) is None
    assert retry_after({}) is None


@given(
    st.integers(100, 599),
    st.binary(max_size=200),
    st.dictionaries(st.sampled_from(["retry-after", "location"]), st.text(max_size=40)),
)
def test_any_response_gives_a_value_or_a_lytics_error(
    status: int, body: bytes, headers: dict[str, str]
) -> None:
    with contextlib.suppress(errors.LyticsError):
        decode(
            operation(structure=list_of(integer), type=list[int]),
            WireResponse(status=status, headers=headers, body=body),
        )


@pytest.mark.parametrize(
    "name", [name for name in registry.OPERATIONS if registry.find(name).returns == "None"]
)
def test_no_row_without_a_result_takes_a_login_page_for_done(name: str) -> None:
    refused(registry.find(name), LOGIN, content_type="text/html")
    refused(registry.find(name), LOGIN, 202)
    refused(registry.find(name), b'{"login":"https://sso.corp.test/"}')
