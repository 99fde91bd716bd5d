"""Configurations of providers: what a class checks, what it keeps, and what it costs."""

from __future__ import annotations

import copy
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from lytics_async import ArgumentError, Secret, credentials, workflows
from lytics_async.call.configuration import Credential, JobConfig
from lytics_async.call.configuration_base import Configuration
from lytics_async.credentials import AlgoliaApiKey, credential_class
from lytics_async.workflows import (
    AirshipImport,
    EmailEventQuotaAlerts,
    WebhookTriggers,
    workflow_class,
)

HOOK = {"segment_ids": ["a"], "webhook_url": "https://example.com/hook"}


def test_only_what_was_given_is_sent() -> None:
    assert WebhookTriggers(**HOOK, batch_size=None).to_json() == HOOK


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"webhook_url": "u"}, "segment_ids is required"),
        ({**HOOK, "segment_id": "a"}, "there is no field segment_id; did you mean segment_ids?"),
        ({**HOOK, "zzz": 1}, "there is no field zzz; pass what is not published in extra."),
        ({**HOOK, "http_method": "GETT"}, "http_method must be one of 'GET', 'POST', "),
        ({**HOOK, "segment_ids": "a"}, "segment_ids must be a list, not 'a'."),
        (
            {**HOOK, "segment_ids": ["a", 1]},
            "segment_ids must be a list of which each item is a str",
        ),
        ({**HOOK, "batch_size": True}, "batch_size must be an int, not True."),
        ({**HOOK, "batch_size": 1001}, "batch_size must be at most 1000, not 1001."),
        ({**HOOK, "withbackfill": "yes"}, "withbackfill must be a bool, not 'yes'."),
        ({**HOOK, "extra": {"batch_size": 1}}, "extra contains 'batch_size', which is a field"),
    ],
)
def test_a_wrong_value_is_refused_before_anything_is_sent(
    values: dict[str, object], message: str
) -> None:
    with pytest.raises(ArgumentError) as caught:
        WebhookTriggers(**values)  # type: ignore[arg-type]
    assert str(caught.value).startswith("WebhookTriggers: ")
    assert message in str(caught.value)


def test_all_problems_are_named_together() -> None:
    with pytest.raises(ArgumentError, match="webhook_url is required; batch_size must be an int"):
        WebhookTriggers(segment_ids=["a"], batch_size="1")  # type: ignore[call-arg, arg-type]


def test_bounds_hold_at_both_ends() -> None:
    assert AirshipImport(message_age=0).to_json() == {"message_age": 0}
    assert AirshipImport(message_age=90).to_json() == {"message_age": 90}
    for age in (-1, 91):
        with pytest.raises(ArgumentError, match="message_age must be at"):
            AirshipImport(message_age=age)


def test_a_list_of_choices_is_checked_item_by_item() -> None:
    assert EmailEventQuotaAlerts.__annotations__["quota_alert_thresholds"]
    with pytest.raises(ArgumentError, match="quota_alert_thresholds"):
        workflow_class("email-event-quota-alerts")(quota_alert_thresholds=[60])


def test_an_assignment_is_checked_like_an_argument() -> None:
    hook = WebhookTriggers(**HOOK)
    hook.batch_size = 5
    assert hook.to_json() == {**HOOK, "batch_size": 5}
    hook.batch_size = None
    assert hook.to_json() == HOOK
    with pytest.raises(ArgumentError, match="batch_size must be at most 1000"):
        hook.batch_size = 2000
    with pytest.raises(ArgumentError, match="did you mean batch_size"):
        hook.batch_sice = 5  # type: ignore[attr-defined]
    with pytest.raises(ArgumentError, match="webhook_url is required"):
        hook.webhook_url = None  # type: ignore[assignment]


def test_what_the_server_sends_is_kept_as_it_came() -> None:
    sent = {
        "webhook_url": 7,
        "http_method": "TRACE",
        "brand_new": {"a": [1]},
        "segment_ids": None,
    }
    hook = WebhookTriggers.from_json(sent)
    assert hook.http_method == "TRACE"
    assert hook.extra == {"brand_new": {"a": [1]}}
    assert hook.to_json() == {"webhook_url": 7, "http_method": "TRACE", "brand_new": {"a": [1]}}


def test_a_time_of_the_server_is_sent_back_unchanged_and_one_of_python_as_rfc_3339() -> None:
    kind = next(
        kind
        for kind in map(workflow_class, workflows.SLUGS)
        if kind.__annotations__.get("start_date", "").startswith("datetime")
    )
    text = "2026-01-02T03:04:05.123456789+01:00"
    assert kind.from_json({"start_date": text}).to_json() == {"start_date": text}
    given = kind.from_json({})
    given.start_date = datetime(2026, 1, 2, tzinfo=UTC)  # type: ignore[attr-defined]
    assert given.to_json() == {"start_date": "2026-01-02T00:00:00Z"}


def test_a_secret_is_never_printed_and_is_sent() -> None:
    key = AlgoliaApiKey(api_key="s3cret", application_id="A1", extra={"token": "t0ken"})
    assert isinstance(key.api_key, Secret)
    assert "s3cret" not in repr(key)
    assert "t0ken" not in repr(key)
    assert repr(key) == "AlgoliaApiKey(application_id='A1', extra={'token': ...})"
    assert key.to_json() == {"api_key": "s3cret", "application_id": "A1", "token": "t0ken"}
    assert AlgoliaApiKey.from_json(key.to_json()) == key
    with pytest.raises(ArgumentError) as caught:
        AlgoliaApiKey(api_key=["s3cret"])  # type: ignore[arg-type]
    assert "s3cret" not in str(caught.value)


def test_equal_values_are_equal_and_a_copy_is_its_own() -> None:
    hook = WebhookTriggers(**HOOK, extra={"x": [1]})
    twin = copy.deepcopy(hook)
    assert twin == hook
    twin.extra["x"].append(2)
    assert twin != hook
    assert hook != JobConfig(extra=hook.to_json())


def test_a_subclass_names_further_fields() -> None:
    class Ours(WebhookTriggers):
        colour: str | None = None

    ours = Ours(**HOOK, colour="red")
    assert ours.to_json() == {**HOOK, "colour": "red"}
    assert Ours.slug == "webhook-triggers"


@pytest.mark.parametrize("slug", ["webhook-triggers", "webhook_triggers"])
def test_a_slug_finds_its_class(slug: str) -> None:
    assert workflow_class(slug) is WebhookTriggers


def test_what_is_not_published_is_an_open_configuration() -> None:
    assert workflow_class("brand_new") is workflow_class(None) is JobConfig
    assert credential_class("brand_new") is Credential
    assert JobConfig.from_json({"x": 1}).extra == {"x": 1}


@pytest.mark.parametrize("index", [workflows, credentials], ids=["workflows", "credentials"])
def test_every_class_of_an_index_can_be_made_from_its_annotations(index: object) -> None:
    for slug, name in index.SLUGS.items():  # type: ignore[attr-defined]
        kind: type[Configuration] = getattr(index, name)
        assert kind.slug == slug
        values = {field: _example(text) for field, text in _fields(kind).items()}
        made = kind(**values)
        assert kind.from_json(made.to_json()) == made
        assert len(made.to_json()) == len(values)


def _fields(kind: type[Configuration]) -> dict[str, str]:
    return dict(kind.__annotations__)


def _example(annotation: str) -> object:
    from ast import literal_eval

    first = annotation.removesuffix(" | None")
    if first.startswith("Sequence["):
        return [_example(first.removeprefix("Sequence[").removesuffix("]"))]
    if first.startswith("Literal["):
        return literal_eval(first.removeprefix("Literal"))[0]
    if first.startswith("Mapping["):
        return {"a": "b"}
    return {"str": "x", "int": 1, "bool": True}.get(first, "x")


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout


def test_the_index_loads_no_configuration_and_one_loads_its_provider_alone() -> None:
    code = """
import sys
import lytics_async.workflows, lytics_async.credentials
loaded = lambda: [name for name in sys.modules if name.startswith("lytics_async.")]
print(*loaded())
lytics_async.workflows.WebhookTriggers
print(*(name for name in loaded() if ".configs." in name))
print(*({"attrs", "cattrs", "httpx", "anyio", "asyncio", "orjson", "json"} & set(sys.modules)))
"""
    index, one, heavy = run(code).split("\n")[:3]
    assert not [name for name in index.split() if ".configs" in name or ".call" in name]
    assert one == "lytics_async.configs.webhook"
    assert heavy == ""
