"""The methods of the client that send records: uploads, events, and single records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Unpack

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.runner import Runner
from lytics_async.services import Services

if TYPE_CHECKING:
    from lytics_async.upload.collect import Collected
    from lytics_async.upload.events.settings import EventOptions
    from lytics_async.upload.events.stream import Events
    from lytics_async.upload.report import UploadReport
    from lytics_async.upload.run import UploadRun
    from lytics_async.upload.settings import Format, UploadOptions
    from lytics_async.upload.source.kinds import UploadSource


class UploadMethods(Services):
    """The services, and the part of `AsyncLytics` that sends records.

    What it uses is loaded by the first call.
    """

    _runner: Runner
    _defaults: RequestOptions

    def start_upload(
        self,
        source: UploadSource,
        *,
        stream: str,
        format: Format = "auto",  # noqa: A002 # the word that users know for it
        **settings: Unpack[UploadOptions],
    ) -> UploadRun:
        """Prepare a streaming upload; it runs within `async with`.

        POST /collect/bulk/{stream}, once per chunk. asyncio only.

        ```python
        async with lytics.start_upload("orders.csv", stream="orders") as run:
            async for progress in run.progress():
                print(progress.accepted)
        print(run.report.summary())
        ```

        Args:
            source: a path or an fsspec URL (also of a gzip or Parquet file), a list of them, a
                table of pyarrow, pandas or polars, a file opened in binary mode, bytes, or a sync
                or async iterable of bytes or of dicts.
            stream: name of the stream that receives the records.
            format: `csv`, `json`, or `auto`: by the file name, otherwise by the first bytes.
            settings: everything else; `UploadOptions` lists all settings with their defaults.

        Raises:
            ArgumentError: an argument is not valid.
        """
        from lytics_async.upload.start import start_upload

        watch = None
        if settings.get("landing"):
            from lytics_async.preflight.landing import Landing

            watch = Landing(self, stream, timed=settings.get("timestamp_field") is not None)
        return start_upload(
            self._runner,
            source,
            stream=stream,
            format=format,
            options=self._defaults,
            watch=watch,
            **settings,
        )

    async def upload_csv(
        self, source: UploadSource, *, stream: str, **settings: Unpack[UploadOptions]
    ) -> UploadReport:
        """Upload a CSV, or dicts as CSV, and return a report that accounts for every row.

        The report is returned whenever the source was read to its end, even if rows were rejected;
        `report.raise_for_rejects()` turns those into an error.

        Args:
            source: as for `start_upload()`.
            stream: name of the stream that receives the rows.
            settings: as for `start_upload()`.

        Raises:
            ArgumentError: the source does not exist, or the arguments do not fit it; nothing was
                sent.
            UploadError: the upload stopped before its end; `report` says what was delivered.
        """
        async with self.start_upload(source, stream=stream, format="csv", **settings) as run:
            return await run.wait()

    async def upload_json(
        self, source: UploadSource, *, stream: str, **settings: Unpack[UploadOptions]
    ) -> UploadReport:
        """Upload dicts, NDJSON or a JSON array, and return a report of every record.

        Like `upload_csv()`, except for the format.
        """
        async with self.start_upload(source, stream=stream, format="json", **settings) as run:
            return await run.wait()

    def events(self, stream: str, **settings: Unpack[EventOptions]) -> Events:
        """Open a stream for records in real time, sent in small batches; use it in `async with`.

        POST /collect/json/{stream}. asyncio only. Delivery is at least once.

        ```python
        async with lytics.events("web") as events:
            await events.send({"user_id": "7456", "action": "view"})
        ```

        Args:
            stream: name of the stream that receives the records.
            settings: everything else; `EventOptions` lists all settings with their defaults.

        Raises:
            ArgumentError: an argument is not valid.
        """
        from lytics_async.upload.events.settings import EventSettings
        from lytics_async.upload.events.stream import Events

        return Events(self._runner, EventSettings(stream=stream, **settings), self._defaults)

    async def collect(
        self,
        stream: str,
        records: Mapping[str, Any] | Iterable[Mapping[str, Any]],
        *,
        timestamp_field: str | None = None,
        dry_run: bool = False,
        options: RequestOptions | Options | None = None,
    ) -> Collected:
        """Send one or a few records in one request, and return how many were accepted.

        POST /collect/json/{stream}. It is retried only if the failed attempt cannot have stored
        anything. Use `events()` for a steady flow of records, and `upload_json()` for files and
        long iterables.

        Args:
            stream: name of the stream that receives the records.
            records: one record, or several whose body has at most 9.5 MB.
            timestamp_field: field with the event time; without it, Lytics uses the time of receipt.
            dry_run: let the server check the records without storing them.

        Raises:
            ArgumentError: a record cannot be sent; the message names it and its field. Nothing was
                sent.
            BadRequest: the server refuses a record.
        """
        from lytics_async.upload.collect import collect

        given = RequestOptions.of(options).over(self._defaults)
        return await collect(
            self._runner,
            stream,
            records,
            timestamp_field=timestamp_field,
            dry_run=dry_run,
            options=given,
        )
