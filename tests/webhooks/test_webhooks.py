"""The messages of a webhook subscription."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from lytics_async import webhooks
from lytics_async.errors import ArgumentError

MESSAGE: dict[str, Any] = {
    "data": {
        "_created": "2026-01-01T10:00:00.123456789Z",
        "_modified": "2026-01-02T10:00:00.000000000Z",
        "email": "ada@example.com",
        "user_id": "7456",
        "segment_events": [
            {
                "id": "a1",
                "slug": "vips",
                "event": "enter",
                "enter": "2026-01-02T10:00:00.000000000Z",
                "exit": "2099-01-01T00:00:00.000000000Z",
            },
            {
                "id": "b2",
                "slug": "new",
                "event": "exit",
                "exit": "2026-01-02T10:00:00Z",
                "reason": "aged",
            },
        ],
    },
    "meta": {"object": "user", "source": "subscription", "subscription_id": "s9", "version": 2},
}


@pytest.mark.parametrize("form", [MESSAGE, json.dumps(MESSAGE), json.dumps(MESSAGE).encode()])
def test_a_message_is_read_from_bytes_text_or_json(form: Any) -> None:
    message = webhooks.decode(form)
    assert message.profile["email"] == "ada@example.com"
    assert message.profile.created == datetime(2026, 1, 1, 10, 0, 0, 123456, tzinfo=UTC)
    assert "segment_events" not in message.profile
    assert (message.subscription_id, message.object, message.source) == (
        "s9",
        "user",
        "subscription",
    )
    entered, left = message.segment_events
    assert (entered.slug, entered.event, entered.exit.year if entered.exit else None) == (
        "vips",
        "enter",
        2099,
    )
    assert left.enter is None


def test_unknown_keys_are_kept() -> None:
    message = webhooks.decode(MESSAGE)
    assert message.extra == {"version": 2}
    assert message.segment_events[1].extra == {"reason": "aged"}
    assert message.profile.extra == {"email": "ada@example.com", "user_id": "7456"}


def test_optional_keys_may_be_missing() -> None:
    message = webhooks.decode({"data": {}})
    assert (message.segment_events, message.subscription_id, dict(message.profile)) == (
        [],
        None,
        {},
    )


def test_decoding_does_not_change_its_argument() -> None:
    before = json.dumps(MESSAGE)
    webhooks.decode(MESSAGE)
    assert json.dumps(MESSAGE) == before


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b'{"data":[]}', b'{"data":{"segment_events":[1]}}']
)
def test_an_invalid_message_is_refused(body: bytes) -> None:
    with pytest.raises(ArgumentError, match="is not a message"):
        webhooks.decode(body)
