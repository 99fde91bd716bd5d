"""Reading a request back finds the operation that planned it, and its arguments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cases import all_cases

from lytics_async import registry
from lytics_async.call.options import NO_OPTIONS
from lytics_async.call.request import plan
from lytics_async.config import ClientConfig
from lytics_async.testing.request_reading import UnknownRequest, content_of, decoded, identify
from lytics_async.wire.messages import WireRequest

CONFIG = ClientConfig(token="at.x.y", base_url="https://lytics.test")
CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "conformance").glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
    if "raises" not in case
]


def planned(case: dict[str, Any]) -> tuple[WireRequest, dict[str, Any]]:
    """Plan the request of a conformance case, with its arguments as the operation's own."""
    operation = registry.find(case["operation"])
    arguments = dict(case.get("arguments", {}))
    for alias in ("limit", "into", "raw") if operation.paging is not None else ():
        arguments.pop(alias, None)
    body = operation.body.argument if operation.body is not None else ""
    if body in arguments:
        arguments["body"] = arguments.pop(body)
    return plan(operation, arguments, CONFIG, NO_OPTIONS), arguments


async def test_the_operation_and_its_arguments_are_found() -> None:
    with all_cases() as cases:
        for case in CASES:
            with cases.case(f"{case['operation']}: {case['case']}"):
                await check(case)


async def check(case: dict[str, Any]) -> None:
    request, arguments = planned(case)
    operation, found = identify(request)
    assert operation.name == case["operation"]
    plain = [*operation.path_params, *operation.query_params]
    for param in plain:
        if isinstance(arguments.get(param.name), str):
            assert found[param.name] == arguments[param.name]
    if isinstance(case["request"].get("json"), dict):
        assert decoded(await content_of(request)) == case["request"]["json"]


def test_a_request_that_is_not_an_operation_is_refused() -> None:
    request = WireRequest(
        method="GET",
        url="https://lytics.test/api/nothing/here/at/all",
        headers=[],
        body=b"",
        host="api",
    )
    with pytest.raises(UnknownRequest, match="GET /api/nothing/here/at/all is not an operation"):
        identify(request)
