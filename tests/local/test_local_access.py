"""Who is let in: tokens in all their forms, the allowlist, and how each refusal looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from local_lytics import Lytics

UNAUTHORIZED = {"data": None, "status": 401, "message": "Not authorized"}
FORBIDDEN = {"data": None, "status": 403, "message": "Not authorized"}


def get(lytics: Lytics, path: str = "/api/segment", headers: Any = None, **options: Any) -> Any:
    return httpx.get(lytics.local.url + path, headers=headers or {}, **options)


def test_the_raw_token_in_the_header_is_let_in(lytics: Lytics) -> None:
    assert get(lytics, headers={"Authorization": lytics.local.token}).status_code == 200


@pytest.mark.parametrize("name", ["key", "access_token"])
def test_the_query_forms_of_old_clients_are_let_in(lytics: Lytics, name: str) -> None:
    assert get(lytics, f"/api/segment?{name}={lytics.local.token}").status_code == 200


def test_a_request_without_a_token_is_unauthorized(lytics: Lytics) -> None:
    response = get(lytics)
    assert (response.status_code, response.json()) == (401, UNAUTHORIZED)


def test_an_unknown_token_is_unauthorized(lytics: Lytics) -> None:
    response = get(lytics, headers={"Authorization": "at.no.such"})
    assert (response.status_code, response.json()) == (401, UNAUTHORIZED)


def test_a_bearer_prefix_is_not_a_raw_token(lytics: Lytics) -> None:
    headers = {"Authorization": f"Bearer {lytics.local.token}"}
    assert get(lytics, headers=headers).status_code == 401


def test_an_expired_token_is_named_as_such(lytics: Lytics) -> None:
    lytics.local.configure(expired_tokens=(lytics.local.token,))
    response = lytics.http.get("/api/segment")
    assert (response.status_code, response.json()["message"]) == (401, "Expired Token")


def test_tokens_have_the_form_of_the_real_ones(lytics: Lytics) -> None:
    assert [len(part) > 0 for part in lytics.local.token.split(".")] == [True, True, True]
    assert lytics.local.token.startswith("at.")


def test_the_data_token_collects(lytics: Lytics) -> None:
    headers = {"Authorization": lytics.local.data_token}
    url = lytics.local.url
    assert httpx.post(f"{url}/collect/json/s", json={"a": 1}, headers=headers).status_code == 200
    assert (
        httpx.post(f"{url}/collect/bulk/s", content=b'{"a":1}', headers=headers).status_code == 200
    )


def test_the_data_token_opens_nothing_else_and_the_refusal_says_why(lytics: Lytics) -> None:
    response = get(lytics, headers={"Authorization": lytics.local.data_token})
    assert response.status_code == 403
    assert response.json()["message"].startswith("Not authorized: ")


def test_callers_outside_of_the_allowlist_are_forbidden_without_a_reason(
    start: Callable[..., Lytics],
) -> None:
    lytics = start(allow=("10.0.0.0/8",))
    response = lytics.http.get("/api/segment")
    assert (response.status_code, response.json()) == (403, FORBIDDEN)


def test_a_bad_token_from_outside_of_the_allowlist_is_a_bad_token(
    start: Callable[..., Lytics],
) -> None:
    lytics = start(allow=("10.0.0.0/8",))
    assert get(lytics).status_code == 401


def test_the_allowlist_knows_the_address_of_the_socket(start: Callable[..., Lytics]) -> None:
    lytics = start(allow=("127.0.0.2/32",))
    with httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.2")) as inside:
        headers = {"Authorization": lytics.local.token}
        assert inside.get(lytics.local.url + "/api/segment", headers=headers).status_code == 200
    assert lytics.http.get("/api/segment").status_code == 403


def test_the_allowlist_can_be_set_and_cleared_while_running(lytics: Lytics) -> None:
    lytics.local.configure(allow=("192.0.2.0/24",))
    assert lytics.http.get("/api/segment").status_code == 403
    lytics.local.configure(allow=())
    assert lytics.http.get("/api/segment").status_code == 200


@pytest.mark.parametrize(
    ("caller", "status"),
    [
        ("192.0.2.7", 200),
        ("192.0.2.7, 10.0.0.1", 200),
        ("2001:db8::1", 200),
        ("198.51.100.1", 403),
        ("x", 403),
    ],
)
def test_a_trusted_proxy_names_the_caller(
    start: Callable[..., Lytics], caller: str, status: int
) -> None:
    lytics = start(allow=("192.0.2.0/24", "2001:db8::/32"), trust_forwarded_for=True)
    response = lytics.http.get("/api/segment", headers={"X-Forwarded-For": caller})
    assert response.status_code == status


def test_what_a_proxy_says_counts_only_when_it_is_trusted(start: Callable[..., Lytics]) -> None:
    lytics = start(allow=("192.0.2.0/24",))
    response = lytics.http.get("/api/segment", headers={"X-Forwarded-For": "192.0.2.7"})
    assert response.status_code == 403


@pytest.mark.parametrize(("obeys", "status"), [(True, 403), (False, 200)])
def test_the_bulk_host_obeys_the_allowlist_or_does_not(
    start: Callable[..., Lytics], obeys: bool, status: int
) -> None:
    lytics = start(allow=("10.0.0.0/8",), allow_on_bulk=obeys)
    assert lytics.csv("a\n1").status_code == status
    assert lytics.json({"a": 1}).status_code == 403


def test_an_allowlist_that_is_a_bare_text_is_rejected(start: Callable[..., Lytics]) -> None:
    with pytest.raises(ValueError, match=r"write \('10\.0\.0\.0/8',\)"):
        start(allow="10.0.0.0/8")
