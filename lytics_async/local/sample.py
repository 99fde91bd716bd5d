"""Sample data: the customers and segments of a small shop, to try calls out on and for the examples of the docs."""

from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from typing import Any

from .account import Account
from .segments import SegmentFields
from .timestamps import format_time, now

__all__ = ["load_sample"]

_FIRST_USER_ID = 7456
_NAMES = (
    *("Ada Lovelace", "Grace Hopper", "Alan Turing", "Edsger Dijkstra", "Barbara Liskov"),
    *("Donald Knuth", "Frances Allen", "Dennis Ritchie", "Radia Perlman", "Ken Thompson"),
    *("Margaret Hamilton", "Niklaus Wirth", "Katherine Johnson", "John Backus", "Hedy Lamarr"),
    *("Tony Hoare", "Annie Easley", "Robin Milner", "Jean Bartik", "Leslie Lamport"),
)
_CITIES = ("Utrecht", "Portland", "Lyon", "Osaka")
_PLANS = ("free", "free", "pro")

_SEGMENTS = (
    SegmentFields(
        name="Most active",
        slug_name="most_active",
        segment_ql="FILTER visits >= 10 FROM user",
        description="customers with ten visits or more",
        is_public=True,
    ),
    SegmentFields(
        name="Big spenders",
        slug_name="big_spenders",
        segment_ql="FILTER total_spent > 500 FROM user",
        description="customers who have spent more than 500",
        is_public=True,
    ),
)


def load_sample(account: Account) -> None:
    """Store the sample, once: 20 customers in the stream `web`, and the segments `most_active` and `big_spenders`."""
    if account.store.count("web"):
        return
    account.store.append(
        "web", _customers(), columns=None, arrived=now(), timestamp_field="last_visit"
    )
    for segment in _SEGMENTS:
        account.segments.create(segment)


def _customers() -> list[dict[str, Any]]:
    today = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0)
    cities = islice(cycle(_CITIES), len(_NAMES))
    plans = islice(cycle(_PLANS), len(_NAMES))
    return [
        {
            "user_id": str(_FIRST_USER_ID + number),
            "email": f"{name.split()[0].lower()}@example.com",
            "name": name,
            "city": city,
            "plan": plan,
            "visits": 1 + number * 7 % 23,
            "total_spent": round(12.5 + number * 173.25 % 997, 2),
            "last_visit": format_time(_microseconds(today - timedelta(days=1 + number * 3 % 40))),
        }
        for number, (name, city, plan) in enumerate(zip(_NAMES, cities, plans, strict=True))
    ]


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)
