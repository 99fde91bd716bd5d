"""Responses into models, compared with orjson alone and pydantic's models of the same fields."""

import gc
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import attrs
import orjson

from benchmarks.figure import Figure, alternating
from lytics_async import models

ROUNDS = 41
REPEATS = 5
GOAL_ORJSON = 4.0
GOAL_PYDANTIC = 1.0


def run() -> list[Figure]:
    """Measure decoding 1,000 segments, and a page of 100 profiles."""
    from pydantic import BaseModel, TypeAdapter

    class Segment(BaseModel):
        id: str
        name: str | None = None
        slug_name: str | None = None
        kind: str | None = None
        segment_ql: str | None = None
        table: str | None = None
        description: str | None = None
        tags: list[str] = []  # as pydantic has it
        is_public: bool | None = None
        account_id: str | None = None
        author_id: str | None = None
        created: datetime | None = None
        updated: datetime | None = None
        aid: int | None = None
        short_id: str | None = None
        public_name: str | None = None
        invalid: bool | None = None
        invalid_reason: str | None = None
        deleted: bool | None = None
        save_hist: bool | None = None
        schedule_exit: bool | None = None
        datemath_calc: bool | None = None
        forward_datemath: bool | None = None
        created_ms: int | None = None
        modified_ms: int | None = None
        fields: list[str] = []
        ast: Any = None

    class Profile(BaseModel, extra="allow"):
        segments: list[str] = []

    assert Segment.model_fields.keys() == {
        field.name for field in attrs.fields(models.Segment) if field.name != "extra"
    }
    cases: list[tuple[str, bytes, Any, Any]] = [
        ("1,000 segments", _segments(), models.Segment, TypeAdapter(list[Segment])),
        ("100 profiles", _profiles(), models.Profile, TypeAdapter(list[Profile])),
    ]
    figures: list[Figure] = []
    for name, body, ours, theirs in cases:
        works = (partial(_ours, ours), orjson.loads, theirs.validate_json)
        sides = (partial(_seconds, partial(work, body)) for work in works)
        rounds = alternating(ROUNDS, *sides)
        for other, column, goal in (
            ("orjson alone", 1, GOAL_ORJSON),
            ("pydantic", 2, GOAL_PYDANTIC),
        ):
            figures.append(
                Figure.compared(
                    f"decode {name}, against {other}",
                    "µs",
                    [(each[0] * 1e6, each[column] * 1e6) for each in rounds],
                    goal=goal,
                    bound="at most",
                )
            )
    return figures


def _ours(model: Any, body: bytes) -> list[Any]:
    return [model.from_json(item) for item in orjson.loads(body)]


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()  # else one side pays for what another has left
    start = time.process_time()
    for _ in range(REPEATS):
        work()
    return (time.process_time() - start) / REPEATS


def _segments() -> bytes:
    return orjson.dumps(
        [
            {
                "id": f"{number:032x}",
                "account_id": "4f7b525bdba058fc096757a6",
                "author_id": "4f7b525bdba058fc096757a6",
                "kind": "segment",
                "segment_ql": f"FILTER AND (visits > {number}, EXISTS email) FROM user",
                "created": "2014-08-04T21:18:20.124Z",
                "updated": "2014-08-04T21:18:20.124Z",
                "description": "People who came more than so many times, and left their address.",
                "is_public": True,
                "name": f"Visitors {number}",
                "slug_name": f"visitors_{number}",
                "tags": ["email_trigger", "product"],
                "table": "user",
            }
            for number in range(1000)
        ]
    )


def _profiles() -> bytes:
    return orjson.dumps(
        [
            {
                "user_id": str(number),
                "email": f"customer{number}@example.com",
                "city": "Utrecht",
                "visits": number,
                "scores": {"momentum": 12, "quantity": 30, "frequency": 7},
                "segments": ["all", "most_active"],
                "_created": "2024-05-01T10:00:00Z",
                "_modified": "2024-05-03T10:00:00Z",
            }
            | {f"field_{at}": f"value {at} of {number}" for at in range(30)}
            for number in range(100)
        ]
    )
