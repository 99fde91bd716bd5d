"""start_upload: the door to uploads. `UploadOptions` documents their settings."""

from __future__ import annotations

from typing import Unpack

from lytics_async.call.options import NO_OPTIONS, RequestOptions
from lytics_async.call.runner import Runner
from lytics_async.upload.landing import LandingWatch
from lytics_async.upload.run import UploadRun
from lytics_async.upload.settings import Format, UploadOptions, UploadSettings
from lytics_async.upload.source.kinds import UploadSource, source_of


def start_upload(
    runner: Runner,
    source: UploadSource,
    *,
    stream: str,
    format: Format = "auto",  # noqa: A002 # the word that users know for it
    options: RequestOptions = NO_OPTIONS,
    watch: LandingWatch | None = None,
    **how: Unpack[UploadOptions],
) -> UploadRun:
    """Prepare an upload; it runs within `async with`.

    POST /collect/bulk/{stream}, many times over. asyncio only.

    Args:
        source: a path or an fsspec URL (also of a gzip or a Parquet file), a list of them that is
            one upload, a table of pyarrow, pandas or polars, a file opened in binary mode, the
            content as bytes, or a sync or async iterable of bytes or of dicts. A sync source is
            read by one thread of its own from start to end.
        stream: name of the stream that receives the records.
        format: `csv`, `json` (one object per line, or one array of objects), or `auto`: by the
            name, else by the first bytes; dicts are sent as JSON unless this says `csv`.
        options: headers, query and account of the client; its time limits and attempts do not
            apply.
        watch: notes the state of the account, with the setting `landing`.
        how: everything else; `UploadOptions` documents it.

    Raises:
        ArgumentError: an argument is not valid.
    """
    known = source_of(source)
    settings = UploadSettings(stream=stream, format=format, **how)
    return UploadRun(runner, known, settings, options, watch)
