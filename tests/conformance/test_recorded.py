"""Models against responses as the service sends them: nothing typed stays empty while `extra` holds
its data.

`data/recorded_v1.json` has the forms of recorded and documented responses, with values of our own:

    operation   name in the registry
    source      who has this form
    value       what is in the envelope
    unlisted    members that no row names; everything else must reach an attribute
    secret      a text in the value that must not be printed
"""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from lytics_async import registry
from lytics_async.access.secret import Secret
from lytics_async.call.structure import plain

RECORDED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "data" / "recorded_v1.json").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(case, id=f"{case['operation']}: {case['source']} ({number})")
    for number, case in enumerate(RECORDED)
]


def models(value: Any) -> Iterator[Any]:
    """Every generated model in a structured value, the outermost first."""
    if isinstance(value, list):
        for each in value:
            yield from models(each)
    elif isinstance(value, dict):
        yield from models(list(value.values()))
    elif attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            if field.name != "extra":
                yield from models(getattr(value, field.name))


def leaves(value: Any) -> Counter[str]:
    """The texts, numbers and flags in a JSON value, however they are nested; counts are equal in
    each of their forms.
    """
    if isinstance(value, list):
        return sum(map(leaves, value), Counter())
    if isinstance(value, dict):
        return sum(map(leaves, value.values()), Counter())
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Counter() if value in (None, "", "api_key") else Counter([str(value)])


def structured(case: dict[str, Any]) -> Any:
    return registry.find(case["operation"]).structure(copy.deepcopy(case["value"]))


@pytest.mark.parametrize("case", CASES)
def test_what_the_service_sends_reaches_the_attributes(case: dict[str, Any]) -> None:
    left = {name for model in models(structured(case)) for name in model.extra}
    assert left == set(case.get("unlisted", ()))


@pytest.mark.parametrize("case", CASES)
def test_nothing_that_the_service_sends_is_lost(case: dict[str, Any]) -> None:
    assert leaves(plain(structured(case))) == leaves(case["value"])


@pytest.mark.parametrize("case", [case for case in CASES if "secret" in case.values[0]])
def test_a_secret_in_a_response_is_not_printed(case: dict[str, Any]) -> None:
    value = structured(case)
    texts = [repr(value), str(value), *(repr(model.extra) for model in models(value))]
    assert not [text for text in texts if case["secret"] in text]


@pytest.mark.parametrize("source", ["the vendor's notes of 2026", "the reference"])
def test_a_new_token_is_revealed_by_one_expression(source: str) -> None:
    (case,) = (
        case
        for case in RECORDED
        if (case["operation"], case["source"]) == ("auths.create_token", source)
    )
    token = structured(case)
    assert isinstance(token.api_key, Secret)
    assert token.api_key.reveal() == case["secret"]


def test_a_new_token_in_an_unknown_form_is_not_lost() -> None:
    (case,) = (case for case in RECORDED if case["source"] == "a form that no source has")
    token = structured(case)
    assert token.api_key is None
    assert token.extra["details"]["token"].reveal() == case["secret"]
