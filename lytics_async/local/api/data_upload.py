"""The three uploads: `/collect/bulk/{stream}` (CSV, JSON) and `/collect/json/{stream}`."""

from __future__ import annotations

import gzip
import tempfile
import threading
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any

import attrs
import orjson
from anyio import CapacityLimiter, create_task_group, to_thread
from anyio.lowlevel import RunVar
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.csv_records import CsvRows, parse_delimiter
from lytics_async.local.faults import ApiFault
from lytics_async.local.inflating import ClientGone, InflatedBody
from lytics_async.local.json_records import flaw_of_value, read_document, read_records
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.records import RefusedRecord, StoredRecord, UnreadableUpload
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow
from lytics_async.local.settings import Settings
from lytics_async.local.store import Store
from lytics_async.local.timestamps import now

# A body is received whole before it is parsed, so that an interrupted upload stores nothing; beyond
# this size it waits on disk.
_MEMORY_BYTES = 256 << 10

_BLOCK_RECORDS = 5_000

# Uploads compete for one interpreter: more than a few in parallel only delay look-ups.
_READERS = 4
_limit: RunVar[CapacityLimiter] = RunVar("lytics_local_readers")  # one for each event loop

_CSV_TYPES = {"application/csv", "text/csv"}
_JSON_TYPES = {
    "",
    "*/*",  # in the samples of the vendor's schema page
    "application/json",
    "text/json",
    "application/x-ndjson",
    "application/ndjson",
    "application/jsonl",
    "text/plain",
    "application/octet-stream",
    "application/x-www-form-urlencoded",  # what curl says when nothing is said
}


async def bulk_upload(request: Request, account: Account) -> Response:
    """`POST /collect/bulk/{stream}`: CSV, newline-delimited JSON or an array, of any length."""
    return await _upload(request, account, limit=None)


async def json_upload(request: Request, account: Account) -> Response:
    """`POST /collect/json/{stream}`: one object or an array of objects, up to 10 MB."""
    return await _upload(request, account, limit=account.settings.max_body_bytes)


@attrs.frozen(kw_only=True)
class _Upload:
    """What a request wants.

    Attributes:
        encoded: `Content-Encoding` says gzip.
        whole: the body is one JSON document, not lines.
        headers: column names for a CSV file without a header.
        appended: pairs that are added to each CSV row.
    """

    stream: str
    content_type: str
    encoded: bool
    is_csv: bool
    whole: bool
    dryrun: bool
    droperrors: bool
    timestamp_field: str
    filename: str
    delimiter: str
    headers: tuple[str, ...]
    appended: dict[str, Any]


@attrs.frozen
class _Source:
    """A received body.

    Attributes:
        most_inflated: bytes that it may have after inflating.
        gone: set when its client has gone.
    """

    body: IO[bytes]
    most_inflated: int
    gone: threading.Event = attrs.field(factory=threading.Event)


@attrs.define
class _Outcome:
    """The outcome of an upload."""

    taken: int = 0
    refused: int = 0
    first_refused: RefusedRecord | None = None


async def _upload(request: Request, account: Account, *, limit: int | None) -> Response:
    settings = account.settings
    upload = _parse_request(request, settings, whole=limit is not None)
    with tempfile.SpooledTemporaryFile(_MEMORY_BYTES) as body:
        received = 0
        async for piece in request.stream():
            received += len(piece)
            if limit is None or received <= limit:
                body.write(piece)  # into the page cache: microseconds
        if limit is not None and received > limit:
            raise ApiFault(
                413, f"Request body is {received} bytes, the limit is {limit}: use /collect/bulk"
            )
        most = settings.max_inflated_bytes if limit is None else limit
        source = _Source(body=body, most_inflated=min(most, settings.max_inflated_bytes))
        outcome = await _read_while_connected(request, upload, source, account)
    return _respond(upload, outcome, settings)


async def _read_while_connected(
    request: Request, upload: _Upload, source: _Source, account: Account
) -> _Outcome:
    """Read a body in a thread, and stop it if a compressed one has lost its client."""
    outcome: _Outcome | None = None
    problem: Exception | None = None

    async def watch() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        source.gone.set()

    async with create_task_group() as tasks:
        tasks.start_soon(watch)
        try:
            outcome = await to_thread.run_sync(
                _read, upload, source, account.store, account.settings, limiter=_reader_limit()
            )
        except (ApiFault, ClientGone) as error:
            problem = error  # raised below: the task group would wrap it
        tasks.cancel_scope.cancel()
    if isinstance(problem, ClientGone):
        raise ClientDisconnect
    if problem is not None:
        raise problem
    assert outcome is not None
    return outcome


def _reader_limit() -> CapacityLimiter:
    limit = _limit.get(None)
    if limit is None:
        limit = CapacityLimiter(_READERS)
        _limit.set(limit)
    return limit


def _parse_request(request: Request, settings: Settings, *, whole: bool) -> _Upload:
    query = request.query_params
    content_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    is_csv = content_type in _CSV_TYPES and not whole
    if not is_csv and content_type not in _JSON_TYPES:
        raise ApiFault(415, f'Unsupported content type "{content_type}"')
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise ApiFault(415, f'Unsupported content encoding "{encoding}"')
    try:
        delimiter = parse_delimiter(query.get("delimiter", ""))
        appended = _parse_append(query.get("append", "")) if is_csv else {}
    except ValueError as error:
        raise ApiFault(400, str(error)) from None
    return _Upload(
        stream=path_value(request, "stream"),
        content_type=content_type,
        encoded=encoding == "gzip",
        is_csv=is_csv,
        whole=whole,
        dryrun=flag(query, "dryrun", default=False),
        droperrors=flag(query, "droperrors", default=False)
        and (is_csv or settings.droperrors_json),
        timestamp_field=query.get("timestamp_field", ""),
        filename=query.get("filename", ""),
        delimiter=delimiter,
        headers=tuple(name.strip() for name in query.get("headers", "").split(",") if name.strip()),
        appended=appended,
    )


def _parse_append(text: str) -> dict[str, Any]:
    if not text:
        return {}
    try:
        appended = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"append is not JSON: {error}") from None
    if not isinstance(appended, dict):
        raise ValueError("append must be a JSON object")
    if flaw := flaw_of_value(appended):
        raise ValueError(f"append: {flaw}")
    return appended


def _read(upload: _Upload, source: _Source, store: Store, settings: Settings) -> _Outcome:
    """Check a received body and store its records, in a thread."""
    try:
        if not upload.dryrun and not upload.droperrors and not settings.keep_rows_before_error:
            # All or nothing: what a first pass finds wrong is never stored.
            checked = _consume(upload, source, None, settings)
            if checked.refused:
                return attrs.evolve(checked, taken=0)
        stores = not (upload.dryrun or settings.lose_records)
        return _consume(upload, source, store if stores else None, settings)
    except UnreadableUpload as error:
        raise ApiFault(400, str(error)) from None
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ApiFault(400, f"the body is not a complete gzip file: {error}") from None


def _consume(
    upload: _Upload, received: _Source, store: Store | None, settings: Settings
) -> _Outcome:
    received.body.seek(0)
    arrived = now()
    outcome = _Outcome()
    source = _inflate(received, upload, settings)
    columns: tuple[str, ...] | None = None
    records: Iterator[StoredRecord | RefusedRecord]
    if upload.is_csv:
        rows = CsvRows(source, delimiter=upload.delimiter, headers=upload.headers)
        if settings.refuse_duplicate_columns and len(set(rows.columns)) < len(rows.columns):
            raise UnreadableUpload("header: a column is named twice")
        columns, records = _append(rows, upload.appended)
    else:
        records = read_document(source.read()) if upload.whole else read_records(source)
    taken = _take(records, outcome, drop=upload.droperrors, longest=settings.max_record_bytes)
    while block := list(islice(taken, _BLOCK_RECORDS)):
        if store is not None:
            store.append(
                upload.stream,
                block,
                columns=columns,
                arrived=arrived,
                timestamp_field=upload.timestamp_field,
                filename=upload.filename,
            )
        outcome.taken += len(block)
    return outcome


def _inflate(source: _Source, upload: _Upload, settings: Settings) -> IO[bytes]:
    """The body without gzip, which is known by its first two bytes, announced or not."""
    body = source.body
    is_gzip = body.read(2) == b"\x1f\x8b"
    body.seek(0)
    if upload.encoded and not is_gzip:
        raise UnreadableUpload("Content-Encoding says gzip, the body is not")
    if is_gzip and (upload.is_csv or settings.gzip_json):
        # reads like a binary file, as far as the readers of records use one
        return InflatedBody(body, limit=source.most_inflated, gone=source.gone)  # type: ignore[return-value]
    return body


def _append(
    rows: CsvRows, appended: dict[str, Any]
) -> tuple[tuple[str, ...], Iterator[list[Any] | RefusedRecord]]:
    """Add the pairs of the `append` parameter to each row; they win over columns of the same name.

    Of two columns of one name the last one stays.
    """
    last = {name: index for index, name in enumerate(rows.columns) if name not in appended}
    if not appended and len(last) == len(rows.columns):
        return rows.columns, iter(rows)
    kept, values = list(last.values()), list(appended.values())

    def changed() -> Iterator[list[Any] | RefusedRecord]:
        for row in rows:
            if isinstance(row, RefusedRecord):
                yield row
            else:
                yield [*(row[index] for index in kept), *values]

    return (*last, *appended), changed()


def _take(
    records: Iterator[StoredRecord | RefusedRecord],
    outcome: _Outcome,
    *,
    drop: bool,
    longest: int | None,
) -> Iterator[StoredRecord]:
    """Yield the records to store and count the rest; without `drop` the first bad one ends it."""
    for number, record in enumerate(records, 1):
        if not isinstance(record, RefusedRecord):
            if longest is None or len(orjson.dumps(record)) <= longest:
                yield record
                continue
            record = RefusedRecord(number, f"the record is longer than {longest} bytes")
        if number == 1 and not drop:
            raise UnreadableUpload(str(record))
        outcome.refused += 1
        outcome.first_refused = outcome.first_refused or record
        if not drop:
            return


def _respond(upload: _Upload, outcome: _Outcome, settings: Settings) -> Response:
    total = outcome.taken + outcome.refused
    data: dict[str, Any] = {
        "message_count": total if settings.counts == "total" else outcome.taken,
        "rejected_count": outcome.refused,
    }
    if not settings.sparse_answer:
        data |= {
            "content-type": upload.content_type or "application/json",
            "droperrors": upload.droperrors,
            "dryrun": upload.dryrun,
            "timestamp_field": upload.timestamp_field,
            "filename": upload.filename,
        }
    if outcome.first_refused is not None and settings.partial_status == 400:
        raise ApiFault(400, f"{outcome.first_refused}", data=data)
    return succeed(settings, data)


ROUTES: tuple[RouteRow, ...] = (
    ("POST", "/collect/bulk/{stream}", bulk_upload),
    ("POST", "/collect/json/{stream}", json_upload),
)
