"""Small bodies of JSON records to `/collect/json`: how they are written, sent and judged;
`collect()` sends one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from lytics_async.base.arguments import flag_problem, require, shown
from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.runner import Runner
from lytics_async.errors import ArgumentError
from lytics_async.operations.ingest import UPLOAD_JSON
from lytics_async.upload.cut.json_encoding import encode, encode_all
from lytics_async.upload.cut.json_records import Unsendable
from lytics_async.upload.deliver.verdict import count
from lytics_async.upload.settings import check_stream

__all__ = ["BODY_LIMIT", "Collected", "array", "body_of", "collect", "encoded"]

BODY_LIMIT = 9_500_000
"""Bytes of one body: the published limit of the api host is 10 MB, whatever kind of megabyte is
meant.
"""


@attrs.frozen(kw_only=True)
class Collected:
    """The outcome of the records of one `collect()`.

    Attributes:
        records: how many were sent.
        accepted, rejected: as the server counted them.
        unknown: those that its counts leave out.
        count_mismatch: the server's counts are missing, or do not add up to what was sent.
        dry_run: True when the server only checked; then "accepted" means "would have been".
    """

    records: int
    accepted: int
    rejected: int
    unknown: int
    dry_run: bool
    count_mismatch: bool = False

    @property
    def all_accepted(self) -> bool:
        """The server counted every record in. Where it did not, it does not say which; events()
        finds out.
        """
        return self.accepted == self.records and not self.count_mismatch


async def collect(
    runner: Runner,
    stream: str,
    records: Mapping[str, Any] | Iterable[Mapping[str, Any]],
    *,
    timestamp_field: str | None,
    dry_run: bool,
    options: RequestOptions = NO_OPTIONS,
) -> Collected:
    """Send records in one request; see AsyncLytics.collect."""
    check_stream(stream, timestamp_field)
    require("dry_run", flag_problem(dry_run))
    body, sent = body_of(records)
    if len(body) > BODY_LIMIT:
        raise ArgumentError(
            f"The records make a body of {len(body):,} bytes, and the limit is {BODY_LIMIT:,}; send them with upload_json()."
        )
    arguments = {
        "stream": stream,
        "timestamp_field": timestamp_field,
        "dry_run": dry_run or None,
        "body": body,
    }
    response = await runner.call(UPLOAD_JSON, arguments, options)
    result = response.data
    counts = count(sent, result.message_count, result.rejected_count)
    return Collected(
        records=sent,
        accepted=counts.accepted,
        rejected=counts.rejected,
        unknown=counts.unknown,
        dry_run=dry_run,
        count_mismatch=counts.mismatch,
    )


def encoded(record: Any, number: int | None = None) -> bytes:
    """Return a record as JSON.

    Args:
        number: of the record, for the message.

    Raises:
        ArgumentError: the server would refuse it, or would store something else than what was
            meant.
    """
    problem = ""
    try:
        return encode(record)
    except Unsendable as error:
        which = "" if number is None else f"record {number}: "
        problem = f"{which}{f'field {error.field!r}: ' if error.field else ''}{error.reason}."
    raise ArgumentError(problem[0].upper() + problem[1:])


def array(lines: Sequence[bytes]) -> bytes:
    """Return records that are JSON already as one JSON array."""
    return b"[" + b",".join(lines) + b"]"


def body_of(records: Mapping[str, Any] | Iterable[Mapping[str, Any]]) -> tuple[bytes, int]:
    """Return one record as a JSON object, or several as a JSON array; and how many they are.

    Raises:
        ArgumentError: there are none, or the server would refuse one; see `encoded`.
    """
    if isinstance(records, Mapping):
        return encoded(records), 1
    require("records", _records_problem(records))
    several = list(records)
    if not several:
        raise ArgumentError("There are no records to send.")
    body = encode_all(several)
    if body is None:
        body = array([encoded(record, number) for number, record in enumerate(several, 1)])
    return body, len(several)


def _records_problem(records: object) -> str | None:
    if isinstance(records, Iterable) and not isinstance(records, (str, bytes)):
        return None
    return f"must be a dict or a list of dicts, not {shown(records)}; for an async iterable use upload_json()"
