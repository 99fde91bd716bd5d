"""Reads a sample of a source in a thread."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterable, Callable
from typing import Any

import anyio
import anyio.to_thread
import attrs
import sniffio

from lytics_async.errors import LifecycleError
from lytics_async.upload.settings import UploadSettings
from lytics_async.upload.source.kinds import ItemsSource, OpenFileSource, Source
from lytics_async.upload.source.reader import AsyncItems
from lytics_async.upload.source.sampling import Sample, sample_of


async def read_sample(
    source: Source,
    settings: UploadSettings,
    *,
    most: int,
    max_record_bytes: int,
    each: Callable[[dict[str, Any]], None] | None,
) -> Sample:
    """Return a sample of a source; see sample_of. An open file is where it was afterwards.

    Raises:
        ArgumentError: it does not exist, or the arguments do not fit it.
        LifecycleError: it is an async iterable, and this is not asyncio.
    """
    is_async = isinstance(source, ItemsSource) and isinstance(source.items, AsyncIterable)
    if is_async and sniffio.current_async_library() != "asyncio":
        raise LifecycleError(
            "An async iterable is examined on asyncio only, as uploads run; pass a list or a file."
        )
    stop = threading.Event()
    failure: Exception | None = None
    sample: Sample | None = None

    def work() -> Sample:
        position = source.file.tell() if isinstance(source, OpenFileSource) else None
        try:
            return sample_of(
                source if items is None else attrs.evolve(source, items=items),  # type: ignore[arg-type]
                settings,
                most=most,
                max_record_bytes=max_record_bytes,
                each=each,
                stopped=stop.is_set,
            )
        finally:
            if isinstance(source, OpenFileSource):
                source.file.seek(position)

    items: AsyncItems | None = None
    async with anyio.create_task_group() as group:
        if isinstance(source, ItemsSource) and isinstance(source.items, AsyncIterable):
            items = AsyncItems(source.items)
            group.start_soon(items.pump)
        try:
            sample = await anyio.to_thread.run_sync(work, abandon_on_cancel=True)
        except Exception as error:
            failure = error  # raised below: the task group would wrap it
        finally:
            stop.set()
            group.cancel_scope.cancel()
    if failure is not None:
        raise failure
    assert sample is not None
    return sample
