# generated from endpoints/v1/data_upload.toml; do not edit
"""The service `client.ingest`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.ingest import UploadResult
from lytics_async.operations import ingest as operations
from lytics_async.wire.messages import BodyStream


class Ingest(Service):
    """Single collection requests: one body of records into one stream.

    For files and long iterables use `client.upload_csv` and `client.upload_json`, which cut,
    compress, send concurrently and account for every record. None of these requests is retried once
    it may have arrived: the API has no idempotency key, so a repeat could store the records twice.

    Reached as `client.ingest`.
    """

    __slots__ = ()

    async def upload_csv_bulk(
        self,
        stream: str,
        body: str | bytes | BodyStream,
        *,
        dry_run: bool | None = None,
        timestamp_field: str | None = None,
        headers: Sequence[str] | None = None,
        delimiter: Literal["t", "|"] | str | None = None,
        append: Mapping[str, Any] | None = None,
        drop_errors: bool | None = None,
        filename: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> UploadResult:
        """Send one CSV body to a stream through the bulk host.

        POST /collect/bulk/{stream} on the bulk host.

        A gzipped body keeps the CSV content type and is sent without Content-Encoding, as the
        published example does it.

        Args:
            stream: name of the stream; one per kind of data.
            body: the CSV, header included, plain or gzipped; quotes doubled, the same number of
                columns in every row.
            dry_run: only check the body, store nothing (the server's default: False).
            timestamp_field: column that holds the event time (RFC 3339 is safest); the time of
                receipt counts without it.
            headers: column names, for a body without a header row.
            delimiter: column separator other than a comma: "t" for a tab, "|" for a pipe.
            append: fields added to every row.
            drop_errors: skip bad rows and count them, instead of stopping at the first (the
                server's default: False).
            filename: file name for the server's records.

        Raises:
            BadRequest: the CSV is not well-formed; the server stops at the first bad row.
            PayloadTooLarge: the body is over the host's limit.
        """
        return await self._call(
            operations.UPLOAD_CSV_BULK,
            {
                "stream": stream,
                "body": body,
                "dry_run": dry_run,
                "timestamp_field": timestamp_field,
                "headers": headers,
                "delimiter": delimiter,
                "append": append,
                "drop_errors": drop_errors,
                "filename": filename,
            },
            options,
        )

    async def upload_json_bulk(
        self,
        stream: str,
        body: Iterable[Mapping[str, Any]] | str | bytes | BodyStream,
        *,
        dry_run: bool | None = None,
        timestamp_field: str | None = None,
        filename: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> UploadResult:
        """Send newline-delimited JSON records to a stream through the bulk host.

        POST /collect/bulk/{streamname} on the bulk host.

        Args:
            stream: name of the stream; one per kind of data.
            body: records, or newline-delimited JSON already written; lists may hold scalars only,
                objects inside lists are refused.
            dry_run: only check the body, store nothing (the server's default: False).
            timestamp_field: field that holds the event time (RFC 3339 is safest); the time of
                receipt counts without it.
            filename: file name for the server's records.

        Raises:
            BadRequest: a record is not acceptable.
            PayloadTooLarge: the body is over the host's limit.
        """
        return await self._call(
            operations.UPLOAD_JSON_BULK,
            {
                "stream": stream,
                "body": body,
                "dry_run": dry_run,
                "timestamp_field": timestamp_field,
                "filename": filename,
            },
            options,
        )

    async def upload_json(
        self,
        stream: str,
        body: Mapping[str, Any] | Sequence[Mapping[str, Any]],
        *,
        dry_run: bool | None = None,
        timestamp_field: str | None = None,
        filename: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> UploadResult:
        """Send one record, or a small batch of them, to a stream in real time.

        POST /collect/json/{stream}.

        Args:
            stream: name of the stream; one per kind of data.
            body: one record, or a list of records of at most 10 MB; lists inside a record may hold
                scalars only.
            dry_run: only check the body, store nothing (the server's default: False).
            timestamp_field: field that holds the event time (RFC 3339 is safest); the time of
                receipt counts without it.
            filename: file name for the server's records.

        Raises:
            BadRequest: a record is not acceptable.
            PayloadTooLarge: the body is over 10 MB.
        """
        return await self._call(
            operations.UPLOAD_JSON,
            {
                "stream": stream,
                "body": body,
                "dry_run": dry_run,
                "timestamp_field": timestamp_field,
                "filename": filename,
            },
            options,
        )
