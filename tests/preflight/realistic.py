"""Files as people export them, with nothing wrong in any: stream, fields, records, and options."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs

_START = datetime(2026, 1, 1, tzinfo=UTC)
_FIRST = ("Ada", "Alan", "Søren", "José", "Zoë")
_LAST = ("Null", "O'Neil", "García", "Test-Meier", "Na")
_IDENTITY: dict[str, Any] = {"is_identifier": True}
_EMAIL: dict[str, Any] = {"is_identifier": True, "is_pii": True}
_NUMBER: dict[str, Any] = {"type": "number"}
_INT: dict[str, Any] = {"type": "int"}
_DATE: dict[str, Any] = {"type": "date"}


@attrs.frozen(kw_only=True)
class Clean:
    """A clean file.

    Attributes:
        stream: its stream.
        fields: the fields of the schema, by name.
        records: what is in it.
        expressions: of the mappings that are not the name of their field.
        options: arguments of the preflight.
    """

    stream: str
    fields: dict[str, dict[str, Any]]
    records: list[dict[str, Any]]
    expressions: dict[str, str] = attrs.field(factory=dict)
    options: dict[str, Any] = attrs.field(factory=dict)

    @property
    def mappings(self) -> dict[str, str]:
        return {name: name for name in self.fields} | self.expressions


def _at(number: int) -> datetime:
    return _START + timedelta(minutes=7 * number)


def _address(number: int) -> str:
    return f"user.{number}@{('mail.example', 'web.example', 'co.example')[number % 3]}"


def clean_files(amount: int = 120) -> Iterator[Clean]:
    """Return the files."""
    chance = random.Random(7)
    numbers = range(amount)
    yield Clean(  # the ids begin at 0, and several orders are of one customer
        stream="orders",
        fields={"user_id": _IDENTITY, "order_id": {}, "total": _NUMBER, "coupon": {}, "at": _DATE},
        records=[
            {
                "user_id": str(number // 4),
                "order_id": f"A-{number}",
                "total": f"{chance.random() * 90:.2f}",
                "coupon": "" if number % 9 else "none",
                "at": _at(number).isoformat(),
            }
            for number in numbers
        ],
        options={"timestamp_field": "at"},
    )
    yield Clean(
        stream="newsletter",
        fields={"email": _EMAIL, "opt_in": {"type": "bool"}, "language": {}, "since": _DATE},
        records=[
            {
                "email": _address(number),
                "opt_in": str(number % 2 == 0).lower(),
                "language": ("de", "fr", "no")[number % 3],
                "since": _at(number).strftime("%m/%d/%Y"),
            }
            for number in numbers
        ],
    )
    yield Clean(  # URLs with a sign for `at`, versions that look like addresses
        stream="web",
        fields={"visitor": _IDENTITY, "url": {}, "referrer": {}, "browser_version": {}},
        records=[
            {
                "visitor": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
                "url": f"https://www.example.com/p/{number}?utm_source=x",
                "referrer": "https://medium.example.com/@ada.lovelace/post",
                "browser_version": "120.0.60.109",
                "ts": str(int(_at(number).timestamp() * 1000)),
            }
            for number in numbers
        ],
        options={"timestamp_field": "ts"},
    )
    yield Clean(  # one of two identities is often empty, and names look like placeholders
        stream="crm",
        fields={
            "email": _EMAIL,
            "crm_id": _IDENTITY,
            "first_name": {"is_pii": True},
            "last_name": {"is_pii": True},
            "phone": {"is_pii": True},
            "company": {},
        },
        records=[
            {
                "email": _address(number) if number % 10 else "",
                "crm_id": f"003A{number:06}",
                "first_name": _FIRST[number % 5],
                "last_name": _LAST[number % 5],
                "phone": f"+41 79 {number:03} 45 67" if number % 3 else "",
                "company": ("Acme AG", "None Such Ltd")[number % 2],
            }
            for number in numbers
        ],
    )
    yield Clean(  # EANs, of which a tenth pass for card numbers, and a kind of address
        stream="products",
        fields={"sku": _IDENTITY, "title": {}, "price": _NUMBER, "address_type": {}, "size": {}},
        records=[
            {
                "sku": f"{7610000000000 + number * 37}",
                "title": f"Shirt {number}" if number else "1984",
                "price": f"{10 + number / 10:.2f}",
                "address_type": "home",
                "size": ("S", "M", "1/2/2020")[number % 3],
            }
            for number in numbers
        ],
    )
    yield Clean(
        stream="app",
        fields={"device": _IDENTITY, "os_version": {}, "lat": _NUMBER, "event": {}},
        records=[
            {
                "device": f"{chance.getrandbits(64):016x}",
                "os_version": "17.4.1.2",
                "lat": f"{47 + chance.random():.6f}",
                "event": ("open", "close", "0")[number % 3],
                "ts": str(int(_at(number).timestamp())),
            }
            for number in numbers
        ],
        options={"timestamp_field": "ts"},
    )
    yield Clean(
        stream="nested",
        fields={"email": _EMAIL, "city": {}, "country": {}, "tags": {"type": "[]string"}},
        expressions={"city": "address.city", "country": "address.country"},
        records=[
            {
                "email": _address(number),
                "address": {"city": ("Zürich", "Basel")[number % 2], "country": "CH"},
                "tags": ["a", "b"][: 1 + number % 2],
            }
            for number in numbers
        ],
    )
    yield Clean(  # the columns of one prefix are a map, and either of two columns is the plan
        stream="loyalty",
        fields={"card": _IDENTITY, "answers": {"type": "map[string]string"}, "plan": {}},
        expressions={"answers": 'match("q_")', "plan": "oneof(plan_new, `Plan (old)`)"},
        records=[
            {
                "card": f"L{number:08}",
                "q_1": "yes",
                "q_2": "no",
                "plan_new": "" if number % 2 else "gold",
                "Plan (old)": "silver",
            }
            for number in numbers
        ],
    )
    yield Clean(
        stream="survey",
        fields={"email": _EMAIL, "nps": _INT, "comment": {}},
        records=[
            {
                "email": _address(number).upper(),
                "nps": str(number % 11),
                "comment": ("Très bien!", "n/a", 'great, "really"', "行")[number % 4],
            }
            for number in numbers
        ],
    )
    yield Clean(
        stream="hashed",
        fields={"email_sha256": _IDENTITY, "score": _NUMBER},
        records=[
            {
                "email_sha256": f"{chance.getrandbits(256):064x}",
                "score": f"{chance.random():.4f}",
            }
            for number in numbers
        ],
    )
