"""Which members may carry a secret, by their names and by their texts."""

from __future__ import annotations

from typing import Any

import pytest

from lytics_async.access.secret import Secret
from lytics_async.call.concealing import concealed, is_secret_name, looks_secret, safe_repr


@pytest.mark.parametrize(
    "name",
    [
        "api_key",
        "apiKey",
        "API-Key",
        "apikey",
        "dataapikey",
        "access_token",
        "authToken",
        "token",
        "tokens",
        "client_secret",
        "clientsecret",
        "secretAccessKey",
        "password",
        "password_hash",
        "Authorization",
        "X-Auth-Token",
        "credentials",
        "private_key_pem",
        "segmentio_writekey",
        "connection_string",
        "sas",
        "cookie",
        "ssh_key",
        "webhook_signature",
        "refresh_token_value",
    ],
)
def test_the_name_of_a_secret_is_recognized(name: str) -> None:
    assert is_secret_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "key",
        "primary_key",
        "sort_key",
        "token_type",
        "auth_type",
        "next_page_token",
        "page_token",
        "nexttoken",
        "aws_access_key_id",
        "last_pwd_change",
        "segment_ql",
        "keyword",
        "tokenizer",
        "passed",
        "secretary",
        "",
        "_",
        "123",
        "public_key",
        "author_id",
    ],
)
def test_another_name_is_not_taken_for_a_secret(name: str) -> None:
    assert not is_secret_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "at.0123456789abcdef.0123456789abcdef",
        "use at.0123456789abcdef.0123456789abcdef here",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
        "Bearer 0123456789",
        "https://ada:hunter2@example.com/",
        "https://example.com/?a=1&access_token=0123456789",
    ],
)
def test_a_text_of_the_form_of_a_secret_is_recognized(text: str) -> None:
    assert looks_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ada@example.com",
        "at home. at work.",
        "https://example.com/a:b@c",
        "FILTER visits > 5",
        "https://example.com/?q=bearer",
        "1.2.3",
        "2026-01-02T03:04:05Z",
    ],
)
def test_another_text_is_not_taken_for_a_secret(text: str) -> None:
    assert not looks_secret(text)


@pytest.mark.parametrize(
    "value",
    [
        [{"name": "api_key", "value": "hunter2"}],
        {"header": "Authorization", "value": "hunter2"},
        {"type": "password", "value": {"plain": "hunter2"}},
        {"auth": {"client_secret": ["hunter2", {"a": "hunter2"}]}},
    ],
)
def test_a_secret_is_concealed_wherever_it_is_nested(value: Any) -> None:
    assert "hunter2" not in repr(concealed(value))
    assert "hunter2" not in safe_repr(value)
    assert "hunter2" in repr(value)  # the given value stays as it is


def test_numbers_flags_and_empty_texts_stay_as_they_are() -> None:
    value = {"token": None, "password": "", "secret": 7, "api_key": True, "note": "x"}
    assert concealed(value) == value
    assert concealed({"token": "t", "note": "x"}) == {"token": Secret("t"), "note": "x"}


def test_a_long_text_that_begins_like_a_token_again_and_again_is_read_in_linear_time() -> None:
    assert not looks_secret("eyJ-" * 500_000)
    assert looks_secret("eyJ-" * 500_000 + "12345678.12345678.")
