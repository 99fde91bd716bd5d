"""Asks the service what a preflight must know. What is refused is said to be unchecked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import anyio
import attrs
import orjson

from lytics_async.errors import IPNotAllowed, LyticsError, TransportError, Unauthorized
from lytics_async.health.quota import QuotaUse, read_quota
from lytics_async.models.v2.schema import SchemaMapping
from lytics_async.preflight.evidence import Evaluated
from lytics_async.preflight.facts import TimeFacts
from lytics_async.preflight.mappings import StreamSchema, of_stream, schema_of
from lytics_async.preflight.report import PreflightCheck

if TYPE_CHECKING:
    from lytics_async.services import Services

FATAL = (Unauthorized, TransportError)
"""Errors after which no other call can succeed."""

BATCH_RECORDS = 50
BATCH_BYTES = 500_000

LONGEST_EVALUATED = 100_000
"""Bytes of a record as JSON: longer ones are not evaluated."""

BY_SCHEMA: tuple[PreflightCheck, ...] = ("columns", "values", "identities", "pii")
"""The checks that need the schema."""


@attrs.define(kw_only=True)
class Answers:
    """What the service said.

    Attributes:
        schema: None = not known.
        other_tables: tables that the stream is mapped to instead.
        stream_exists: the stream has been created.
        other_streams: names of the others, if it has not.
        stream_fields: what it has received; None = not known.
        quota: None = not known.
        unchecked: why a check cannot be made.
    """

    schema: StreamSchema | None = None
    other_tables: tuple[str, ...] = ()
    stream_exists: bool = True
    other_streams: frozenset[str] = frozenset()
    stream_fields: frozenset[str] | None = None
    quota: QuotaUse | None = None
    unchecked: dict[PreflightCheck, str] = attrs.field(factory=dict)


async def ask(
    lytics: Services, stream: str, table: str, wanted: Collection[PreflightCheck]
) -> Answers:
    """Ask for the schema, the stream and the quota, as far as the checks need them.

    Raises:
        Unauthorized, IPNotAllowed, TransportError: nothing can be asked.
    """
    answers = Answers()
    fatal: list[LyticsError] = []
    outcomes: list[IPNotAllowed | None] = []

    async def ask_schema() -> None:
        fields = await lytics.v2.schema.list_fields(table)
        mappings = await lytics.v2.schema.list_mappings(table)
        drafted: list[SchemaMapping] = []
        with _optional():
            drafted = await _drafted(lytics, table)
        answers.schema = schema_of(stream, fields, mappings, drafted)
        if not answers.schema.mappings:
            with _optional():
                answers.other_tables = tuple(await tables_of(lytics, stream))

    async def ask_stream() -> None:
        known = await lytics.v2.streams.find(stream)
        answers.stream_exists = known is not None
        if known is None:
            answers.other_streams = frozenset(await lytics.v2.streams.list_names())
            return
        with _optional():
            fields = await lytics.v2.streams.get_stats(stream)
            answers.stream_fields = frozenset(each.name for each in fields if each.name)

    async def ask_quota() -> None:
        answers.quota = read_quota(await lytics.v2.control.get_event_quota())

    async def attempt(
        checks: tuple[PreflightCheck, ...], work: Callable[[], Awaitable[None]]
    ) -> None:
        refusal: IPNotAllowed | None = None
        try:
            await work()
        except FATAL as error:
            fatal.append(error)
        except LyticsError as error:
            answers.unchecked |= dict.fromkeys(checks, str(error))
            refusal = error if isinstance(error, IPNotAllowed) else None
        outcomes.append(refusal)

    async with anyio.create_task_group() as group:
        if {*BY_SCHEMA, "stream"} & {*wanted}:
            group.start_soon(attempt, BY_SCHEMA, ask_schema)
        if {"stream", "columns"} & {*wanted}:
            group.start_soon(attempt, ("stream",), ask_stream)
        if "quota" in wanted:
            group.start_soon(attempt, ("quota",), ask_quota)
    # If one call is refused and another is not, the address is allowed, and a role is missing.
    refusals = [each for each in outcomes if each is not None]
    if len(refusals) == len(outcomes):
        fatal += refusals
    if fatal:
        raise fatal[0]
    return answers


async def tables_of(lytics: Services, stream: str) -> list[str]:
    """Return the tables that live mappings of a stream fill."""
    names = [each.table for each in await lytics.v2.schema.list_tables() if each.table]
    return [name for name in names if of_stream(stream, await lytics.v2.schema.list_mappings(name))]


@contextmanager
def _optional() -> Iterator[None]:
    """Continue if a call fails that the checks can do without."""
    try:
        yield
    except FATAL:
        raise
    except LyticsError:
        pass


async def _drafted(lytics: Services, table: str) -> list[SchemaMapping]:
    for each in await lytics.v2.schema.list_tables():
        if each.table == table and each.draft_id:
            return await lytics.v2.schema.list_mappings(table, version=each.draft_id)
    return []


async def evaluate_records(
    lytics: Services,
    stream: str,
    table: str,
    records: list[dict[str, Any]],
    most: int,
    answers: Answers,
) -> list[Evaluated] | None:
    """Have the service evaluate some of the records, in small batches.

    Args:
        most: how many; 0 = none.
        answers: gets the reason if it is not possible.

    Raises:
        Unauthorized, TransportError: nothing can be asked.
    """
    if not most:
        answers.unchecked["values"] = "evaluate is 0, so no record was sent to the service"
        return None
    evaluated: list[Evaluated] = []
    try:
        for batch in _batches(_spread(records, most)):
            made = await lytics.v2.schema.evaluate(table, {stream: batch})
            if len(made) != len(batch):
                answers.unchecked["values"] = (
                    f"the service evaluated {len(batch):,} records and returned {len(made):,}"
                )
                return None
            evaluated += [
                Evaluated(record=record, fields=dict(fields))
                for record, fields in zip(batch, made, strict=True)
            ]
    except FATAL:
        raise
    except LyticsError as error:
        answers.unchecked["values"] = str(error)
        return None
    if records and not evaluated:
        answers.unchecked["values"] = (
            f"every sampled record is longer than {LONGEST_EVALUATED:,} bytes as JSON"
        )
        return None
    return evaluated


async def read_by_service(lytics: Services, times: TimeFacts) -> None:
    """Let the service read the times that are not read here: it knows more forms."""
    expected = len(times.samples)
    for text in list(times.samples):
        try:
            made = await lytics.v2.schema.evaluate_expression(
                expression="todate(value)", data={"value": text}
            )
        except FATAL:
            raise
        except LyticsError:
            return  # what is known here stands
        if made:
            times.unread -= times.samples.pop(text)
    if expected and not times.samples:
        times.unread = 0  # all that were tried are read, so the rest is likely in the same form


def _spread(records: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    if len(records) <= most:
        return records
    return [records[number * len(records) // most] for number in range(most)]


def _batches(records: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    size = 0
    for record in records:
        length = len(orjson.dumps(record, default=str))
        if length > LONGEST_EVALUATED:
            continue
        if batch and (len(batch) == BATCH_RECORDS or size + length > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(record)
        size += length
    if batch:
        yield batch
