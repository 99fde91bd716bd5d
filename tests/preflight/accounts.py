"""A schema for a local Lytics that maps the stream `customers`, and records that fit it."""

from __future__ import annotations

from typing import Any

from lytics_async import AsyncLytics

FIELDS: dict[str, dict[str, Any]] = {
    "email": {"is_identifier": True, "is_pii": True},
    "plan": {},
    "age": {"type": "int"},
}
EXPRESSIONS = {"email": "email(email)", "plan": "tolower(plan)", "age": "toint(age)"}


def records(amount: int = 100) -> list[dict[str, Any]]:
    """Records that a preflight has nothing to say about."""
    return [
        {"email": f"ada{number}@example.com", "plan": "Pro", "age": str(20 + number % 60)}
        for number in range(amount)
    ]


async def publish(
    lytics: AsyncLytics,
    fields: dict[str, dict[str, Any]] | None = None,
    expressions: dict[str, str] | None = None,
    *,
    stream: str = "customers",
) -> None:
    """Publish a schema: by default one that maps every column of `records()`."""
    for name, how in (FIELDS if fields is None else fields).items():
        field: dict[str, Any] = {"id": name, "type": "string", "shortdesc": name} | how
        await lytics.v2.schema.upsert_field("user", **field)
    for name, expression in (EXPRESSIONS if expressions is None else expressions).items():
        await lytics.v2.schema.upsert_mapping("user", field=name, stream=stream, expr=expression)
    await lytics.v2.schema.publish("user", tag="test", description="test")
