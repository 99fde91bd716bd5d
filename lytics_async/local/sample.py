"""Sample data for experiments and the documentation: a small shop's customers and articles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from typing import Any

from lytics_async.local.account import Account
from lytics_async.local.merging import CONTENT_STREAM
from lytics_async.local.segment import SegmentFields
from lytics_async.local.timestamps import format_time, now

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
    SegmentFields(
        name="Articles",
        slug_name="articles",
        segment_ql='FILTER aspects = "article" FROM content',
        description="everything to read",
    ),
)

_SITE = "https://www.example.com"
_ARTICLES = (
    (
        "guides/first-running-shoes",
        "Choosing your first running shoes",
        "Barbara Liskov",
        "What matters in running shoes, and what only costs money.",
        "Good running shoes fit before they impress. Walk around the shop, jog to the door and back, and buy the "
        "pair that you forget about. Cushioning is a matter of taste, a thumb of room at the toes is not.",
        ("running", "shoes"),
    ),
    (
        "guides/marathon-in-sixteen-weeks",
        "A marathon in sixteen weeks",
        "Radia Perlman",
        "A training plan for runners who have a job.",
        "Training for a marathon is mostly patience. Four runs a week are enough: two easy, one with hills, one long. "
        "Add a kilometre to the long run each week, and rest before you are tired.",
        ("running", "training"),
    ),
    (
        "guides/winter-cycling",
        "Cycling through the winter",
        "Edsger Dijkstra",
        "Lights, layers and tyres for the dark months.",
        "Winter cycling needs three things: lights that are seen, tyres that grip, and gloves. A bicycle that is "
        "rinsed after salted roads will last for many winters.",
        ("cycling", "winter"),
    ),
    (
        "guides/bicycle-repair-at-home",
        "Bicycle repair at the kitchen table",
        "Jean Bartik",
        "Five repairs that need no workshop.",
        "A puncture takes ten minutes once you have done three. The same goes for brake pads, cables and a dry chain: "
        "repair is a habit, and cycling is cheaper with it.",
        ("cycling", "repair"),
    ),
    (
        "stories/hiking-the-coast",
        "Hiking the coast in four days",
        "Grace Hopper",
        "From lighthouse to lighthouse with a light pack.",
        "The coast path rises and falls more than any mountain. Hiking it with six kilos in the pack is a holiday; "
        "with twelve it is training.",
        ("hiking", "travel"),
    ),
    (
        "stories/tents-in-the-rain",
        "What tents are for",
        "Katherine Johnson",
        "Three wet nights, three tents, one winner.",
        "Every tent is dry in the shop. We took three of them hiking in October and let the rain decide. The heaviest "
        "kept us dry, the lightest kept us awake.",
        ("hiking", "camping"),
    ),
    (
        "recipes/oats-for-long-days",
        "Oats for long days",
        "Margaret Hamilton",
        "Breakfast that lasts until the summit.",
        "Soak oats overnight with dried fruit and a pinch of salt. It is the breakfast of half our training group, and "
        "it costs less than a single energy bar.",
        ("nutrition", "training"),
    ),
    (
        "recipes/soup-on-one-burner",
        "Soup on one burner",
        "Tony Hoare",
        "Camping food that is worth carrying.",
        "Red lentils, an onion and a spoon of curry make a soup in twenty minutes on the smallest burner. Camping "
        "food need not come from a bag.",
        ("nutrition", "camping"),
    ),
)
_INTERESTS = (["running", "nutrition"], ["cycling"], ["hiking", "camping"])


def load_sample(account: Account) -> None:
    """Store the sample, once.

    20 customers in the stream `web`, most with interests and articles that they have read; 8
    articles in the content stream; the segments `most_active` and `big_spenders` of customers, and
    the collection `articles` of content.
    """
    if account.store.count("web"):
        return
    account.store.append(
        "web", _customers(), columns=None, arrived=now(), timestamp_field="last_visit"
    )
    account.store.append(
        CONTENT_STREAM, _articles(), columns=None, arrived=now(), timestamp_field="published"
    )
    for segment in _SEGMENTS:
        account.segments.create(segment)


def _customers() -> list[dict[str, Any]]:
    today = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0)
    cities = islice(cycle(_CITIES), len(_NAMES))
    plans = islice(cycle(_PLANS), len(_NAMES))
    urls = [f"{_SITE}/{path}" for path, *_ in _ARTICLES]
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
            # One in four is new, and nothing is known of what they like.
            "interests": _INTERESTS[number % 3] if number % 4 != 3 else [],
            "visited_urls": [urls[number % 8], urls[number * 3 % 8]] if number % 4 != 3 else [],
        }
        for number, (name, city, plan) in enumerate(zip(_NAMES, cities, plans, strict=True))
    ]


def _articles() -> list[dict[str, Any]]:
    today = datetime.now(UTC).replace(hour=6, minute=0, second=0, microsecond=0)
    return [
        {
            "url": f"{_SITE}/{path}",
            "title": title,
            "author": author,
            "description": description,
            "body": body,
            "topics": list(topics),
            "aspects": ["article"],
            "sitename": "Example Outdoors",
            "published": format_time(_microseconds(today - timedelta(days=3 + 11 * number))),
        }
        for number, (path, title, author, description, body, topics) in enumerate(_ARTICLES)
    ]


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)
