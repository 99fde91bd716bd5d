"""Stored LQL decides how the records of its streams become profiles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from local_lytics import Lytics

ORDERS = """
SELECT
    email(mail)         AS email,
    phone               AS phone,
    count(order_id)     AS orders    KIND int,
    sum(total)          AS spent     KIND number,
    max(total)          AS largest   KIND number,
    min(total)          AS smallest  KIND number,
    set(category)       AS categories,
    cap(order_id, 2)    AS latest_orders,
    valuect(category)   AS by_category,
    city                AS city,
    city                AS first_city MERGEOP oldest
FROM orders
INTO user BY email OR phone
WHERE total > 0
ALIAS orders
"""


def order(number: int, total: Any, **fields: Any) -> dict[str, Any]:
    stamp = f"2026-01-{number:02}T00:00:00Z"
    return {"order_id": f"o{number}", "total": total, "at": stamp, **fields}


@pytest.fixture
def shop(lytics: Lytics) -> Lytics:
    assert lytics.text("/api/query", ORDERS).status_code == 200
    return lytics


def test_records_are_mapped_and_gathered(shop: Lytics) -> None:
    orders = [
        order(1, 10, mail="Ada <ADA@example.com>", category="tents", city="Gent"),
        order(3, "30", mail="ada@example.com", category="soup", city="Lyon"),
        order(2, 20.5, mail="ada@example.com", category="tents", city="Porto"),
        order(4, 0, mail="ada@example.com", category="refund", city="Rome"),
    ]
    shop.json(orders, "orders", timestamp_field="at")
    ada = shop.profile("email", "ada@example.com")
    assert (ada["orders"], ada["spent"], ada["largest"], ada["smallest"]) == (3, 60.5, 30.0, 10.0)
    assert ada["categories"] == ["tents", "soup"]
    assert ada["by_category"] == {"tents": 2, "soup": 1}
    assert ada["latest_orders"] == ["o2", "o3"]
    assert (ada["city"], ada["first_city"]) == ("Lyon", "Gent")
    assert "mail" not in ada
    assert "order_id" not in ada


def test_each_record_counts_once_over_uploads_and_reads(shop: Lytics) -> None:
    for number in range(1, 6):
        shop.json(order(number, 1, mail="ada@example.com"), "orders")
        assert shop.profile("email", "ada@example.com")["orders"] == number


def test_any_of_the_by_fields_makes_records_one_profile(shop: Lytics) -> None:
    shop.json(order(1, 5, mail="ada@example.com"), "orders")
    shop.json(order(2, 7, phone="555"), "orders")
    assert shop.profile("phone", "555")["orders"] == 1
    shop.json(order(3, 9, mail="ada@example.com", phone="555"), "orders")
    ada = shop.profile("phone", "555")
    assert (ada["orders"], ada["spent"]) == (3, 21.0)
    assert ada == shop.profile("email", "ada@example.com")
    assert "phone" in shop.http.get("/api/entity/user/phone/555").json()["meta"]["by_fields"]


def test_other_streams_keep_the_default_mapping(shop: Lytics) -> None:
    shop.json({"email": "ada@example.com", "plan": "pro"}, "crm")
    shop.json(order(1, 5, mail="ada@example.com"), "orders")
    ada = shop.profile("email", "ada@example.com")
    assert (ada["plan"], ada["orders"]) == ("pro", 1)


def test_a_query_maps_what_arrives_after_it(lytics: Lytics) -> None:
    lytics.json({"email": "ada@example.com", "a": "1"}, "web")
    text = "SELECT email, a AS b FROM web INTO user BY email ALIAS web"
    lytics.text("/api/query", text)
    lytics.json({"email": "ada@example.com", "a": "2"}, "web")
    ada = lytics.profile("email", "ada@example.com")
    assert (ada["a"], ada["b"]) == ("1", "2")
    lytics.http.delete("/api/query/web")
    lytics.json({"email": "ada@example.com", "a": "3"}, "web")
    ada = lytics.profile("email", "ada@example.com")
    assert (ada["a"], ada["b"]) == ("3", "2")


def test_a_query_survives_a_restart(start: Callable[..., Lytics], tmp_path: Path) -> None:
    first = start(data=tmp_path)
    first.text("/api/query", ORDERS)
    first.json(order(1, 5, mail="ada@example.com"), "orders")
    first.local.stop()
    again = start(data=tmp_path)
    again.json(order(2, 5, mail="ada@example.com"), "orders")
    assert again.profile("email", "ada@example.com")["orders"] == 2


def test_lql_is_generated_from_csv_and_is_valid(lytics: Lytics) -> None:
    body = 'user_id,event,ts,My Field\n7456,login,"2012-10-17T17:29:39.738Z",1.5\n'
    response = lytics.http.post("/api/query/_tolql", content=body)
    assert response.headers["content-type"].startswith("text/plain")
    assert "KIND date" in response.text
    assert lytics.text("/api/query/_validate", response.text).status_code == 200


def test_addresses_are_compared_in_small_letters(lytics: Lytics) -> None:
    lytics.json([{"email": "Ada@Example.com", "a": 1}, {"email": "ada@example.com", "b": 2}])
    ada = lytics.profile("email", "ADA@example.com")
    assert (ada["a"], ada["b"]) == (1, 2)
    assert len(list(lytics.local.profiles())) == 1


def test_identities_may_be_members_of_the_object_identifiers(lytics: Lytics) -> None:
    lytics.json({"identifiers": {"email": "ada@example.com"}, "a": 1})
    lytics.json({"email": "ada@example.com", "b": 2})
    ada = lytics.profile("email", "ada@example.com")
    assert (ada["a"], ada["b"]) == (1, 2)


def test_an_identity_may_have_a_path(start: Callable[..., Lytics]) -> None:
    lytics = start(identity=("person.id",))
    lytics.json([{"person": {"id": 7}, "a": 1}, {"person": {"id": 7}, "b": 2}])
    assert lytics.profile("person.id", "7")["b"] == 2
