"""Whatever a server sends, decoding gives the operation's type or a LyticsError."""

from typing import Any

import orjson
import pytest
from fuzzing import ROUNDS, explore
from hypothesis import strategies as st

from lytics_async import LyticsError, Secret, WireResponse, registry
from lytics_async.call.response import decode
from lytics_async.testing import example

TOKEN = "at.0123456789abcdef.secret"

NAMES = sorted(registry.OPERATIONS)

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(["", "0", "2026-01-02T03:04:05Z", "9999-12-31T23:59:60Z", "NaN", TOKEN, "\ud800"])
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
headers = st.dictionaries(
    st.sampled_from(["content-type", "retry-after", "x-request-id", "location", "content-length"]),
    st.sampled_from(["application/json", "text/html", "1e999", "-1", "Fri, 31 Dec 9999 23:59:59 GMT", TOKEN, "é"]),
    max_size=3,
)  # fmt: skip
statuses = st.sampled_from(
    [200, 201, 202, 204, 301, 303, 400, 401, 403, 404, 408, 413, 422, 429, 500, 503, 524, 599, 999]
)


@st.composite
def documents(draw: Any, name: str) -> Any:
    """JSON that is nearly what the operation returns: some members are something else, or
    missing.
    """
    value = example(name)
    for _ in range(draw(st.integers(0, 3))):
        value = draw(changed(value))
    envelope = draw(st.sampled_from(["data", "bare", "odd"]))
    if envelope == "bare":
        return value
    status = 200 if envelope == "data" else draw(values)
    return {"status": status, "message": draw(scalars), "data": value, "_next": draw(scalars)}


@st.composite
def changed(draw: Any, value: Any) -> Any:
    if isinstance(value, dict) and value and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(value)))
        if draw(st.booleans()):
            return {**value, key: draw(changed(value[key]))}
        return {each: kept for each, kept in value.items() if each != key}
    if isinstance(value, list) and value and draw(st.booleans()):
        return [draw(changed(value[0])), *value]
    return draw(values)


def dump(document: Any) -> bytes:
    try:
        return orjson.dumps(document)
    except TypeError:  # half of a surrogate pair
        return orjson.dumps(str(document).encode("ascii", "backslashreplace").decode())


responses = st.sampled_from(NAMES).flatmap(
    lambda name: st.tuples(
        st.just(name),
        statuses,
        headers,
        documents(name).map(dump) | st.binary(max_size=200),
    )
)


def check(case: tuple[str, int, dict[str, str], bytes]) -> None:
    name, status, given_headers, body = case
    wire = WireResponse(status=status, headers=given_headers, body=body)
    secret = Secret(TOKEN)
    url = "https://api.lytics.io/api/x"
    try:
        decode(registry.find(name), wire, secret=secret, url=url)
    except LyticsError as error:
        told = f"{error}{error!r}{vars(error)}"
        assert TOKEN not in told


FOUND: list[tuple[str, int, dict[str, str], bytes]] = [
    ("segments.list", 200, {}, b""),
    ("segments.list", 200, {}, b'{"data":' * 2000),
    ("segments.list", 200, {}, b'{"data":[{"id":1e400}]}'),
    ("segments.get", 200, {"content-type": "text/html"}, b"<html>" + TOKEN.encode()),
    ("segments.scan", 200, {}, b'{"data":[1],"_next":{"a":[]},"total":-1}'),
    ("personalization.get_entity", 200, {}, b'{"data":{},"message":"not found"}'),
    ("segments.list", 429, {"retry-after": "1e999"}, b"{}"),
    ("segments.list", 302, {"location": f"https://x/?key={TOKEN}"}, b""),
]


@pytest.mark.parametrize("case", FOUND, ids=range(len(FOUND)))
def test_found_responses_decode_or_raise_a_lytics_error(
    case: tuple[str, int, dict[str, str], bytes],
) -> None:
    check(case)


@ROUNDS
def test_any_response_decodes_or_raises_a_lytics_error(rounds: int) -> None:
    explore(check, responses, rounds)
