"""Every operation against its cases: the call that a user writes, the request that must leave, the
answer, the result.

A case is an object in `<service>.json` next to this file:

    operation   name in the registry, such as "segments.list" case        what it shows, in a few
    words arguments   of the service's method, by Python name request     method, path (quoted),
    query (list of [name, value], decoded), and one of json, text for the body answer      status,
    and one of json, text for the body
    result      what the method returns: objects are compared by the keys that are given, models by
                their JSON form, lists item by item, times as text; a pager is collected
    raises      name of the error, instead of result
"""

import inspect
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson
from cases import all_cases
from scripted_transport import ScriptedTransport

import lytics_async
from lytics_async import AsyncLytics, registry
from lytics_async.call.paging import AsyncPager
from lytics_async.call.structure import plain
from lytics_async.wire.messages import WireRequest

HERE = Path(__file__).parent
CASES = [case for path in sorted(HERE.glob("*.json")) for case in json.loads(path.read_text())]
KEYS = {"operation", "case", "arguments", "request", "answer", "result", "raises"}


def canned(answer: dict[str, Any]) -> tuple[int, bytes]:
    """The response of a case."""
    body: bytes = answer.get("text", "").encode()
    return answer["status"], orjson.dumps(answer["json"]) if "json" in answer else body


def service_of(client: AsyncLytics, operation: str) -> tuple[Any, str]:
    *path, method = operation.split(".")
    service: Any = client
    for name in path:
        service = getattr(service, name)
    return service, method


def sent(request: WireRequest) -> dict[str, Any]:
    parts = urlsplit(request.url)
    seen: dict[str, Any] = {
        "method": request.method,
        "path": parts.path,
        "query": [list(pair) for pair in parse_qsl(parts.query, keep_blank_values=True)],
    }
    assert isinstance(request.body, bytes)
    if request.body:
        content_type = dict(request.headers)["Content-Type"]
        seen["content_type"] = content_type
        is_json = content_type == "application/json" and b"\n" not in request.body
        seen["json" if is_json else "text"] = (
            orjson.loads(request.body) if is_json else request.body.decode()
        )
    return seen


def matches(expected: Any, found: Any) -> bool:
    """Compare as the module docstring says."""
    if isinstance(expected, dict):
        return isinstance(found, Mapping) and all(
            key in found and matches(value, found[key]) for key, value in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(found, list)
            and len(expected) == len(found)
            and all(map(matches, expected, found))
        )
    return type(expected) is type(found) and bool(expected == found)


async def test_a_call_sends_what_it_must_and_returns_what_came() -> None:
    with all_cases() as cases:
        for case in CASES:
            with cases.case(f"{case['operation']}: {case['case']}"):
                await check(case)


async def check(case: dict[str, Any]) -> None:
    assert set(case) <= KEYS, f"unknown keys: {set(case) - KEYS}"
    transport = ScriptedTransport(canned(case["answer"]))
    client = AsyncLytics("at.x.y", base_url="https://lytics.test", transport=transport)
    service, method = service_of(client, case["operation"])
    arguments = {"options": {"max_attempts": 1}, **case.get("arguments", {})}
    result: Any = None
    error: Exception | None = None
    try:
        result = getattr(service, method)(**arguments)
        if isinstance(result, AsyncPager):
            result = await result.collect()
        elif inspect.isawaitable(result):
            result = await result
    except lytics_async.LyticsError as raised:
        error = raised
    assert (type(error).__name__ if error else None) == case.get("raises"), error
    assert transport.requests
    expected = {"query": [], **case["request"]}
    seen = sent(transport.requests[0])
    assert {key: seen.get(key) for key in expected} == expected
    assert ("json" in seen or "text" in seen) == ("json" in expected or "text" in expected)
    if error is None:
        found = json.loads(orjson.dumps(plain(result)))
        assert matches(case.get("result"), found), found


def test_every_operation_has_a_case() -> None:
    assert {case["operation"] for case in CASES} == set(registry.OPERATIONS)
