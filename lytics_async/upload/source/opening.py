"""Opens a source of any kind. What comes out is plain UTF-8 bytes, dicts, or the batches of a table."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, cast

import attrs

from lytics_async.errors import ArgumentError
from lytics_async.upload.cut.reading import Read, SourceError
from lytics_async.upload.source.arrow import PARQUET_MAGIC, Batches, open_parquet, open_table
from lytics_async.upload.source.decoding import GUESS_BYTES, decode
from lytics_async.upload.source.kinds import (
    BytesSource,
    FileSource,
    FilesSource,
    ItemsSource,
    OpenFileSource,
    PathSource,
    Source,
    TableSource,
)
from lytics_async.upload.source.remote import open_url
from lytics_async.upload.source.streams import Peekable, Pieces, check_piece


@attrs.frozen(eq=False, kw_only=True)
class OpenSource:
    """A source that is ready to be read, in the reader thread.

    Attributes:
        source: what was opened.
        size: bytes of the file itself; None when unknown.
        read: for a source of bytes.
        records: for a source of dicts.
        columns: the keys of the first of them.
        batches: for a table, which is to be read as bytes or as dicts.
        start: the first bytes of what `read` gives, to tell the format by.
        offset: bytes of a dropped byte order mark; where `read` starts.
        rewritten: positions in what `read` gives are not positions in the file.
        taken: bytes taken from the file itself so far.
        seek: has `read` continue at another byte; None where that means to read everything before.
        close: releases what was opened here; a file that the user opened stays open.
        files: for a list of files; each is opened in its turn.
    """

    source: Source
    size: int | None = None
    read: Read | None = None
    records: Iterator[Any] | None = None
    columns: tuple[str, ...] = ()
    batches: Batches | None = None
    start: bytes = b""
    offset: int = 0
    rewritten: bool = False
    taken: Callable[[], int] = lambda: 0
    seek: Callable[[int], None] | None = None
    close: Callable[[], None] = lambda: None
    files: tuple[FileSource, ...] = ()


def open_source(source: Source) -> OpenSource:
    """Open the source and look at its beginning. It blocks, and belongs in the reader thread.

    Raises:
        ArgumentError: there is no such file, or it cannot be opened.
        SourceError: it is of a kind that cannot be uploaded.
    """
    match source:
        case FilesSource():
            return OpenSource(source=source, files=source.files)
        case TableSource():
            batches = open_table(source.table)
            return OpenSource(
                source=source, batches=batches, columns=batches.columns, close=batches.close
            )
        case BytesSource():
            content = source.content
            return _open_bytes(source, io.BytesIO(content).readinto, len(content))
        case OpenFileSource():
            if _is_parquet(source.file):
                return _open_parquet(source, source.file, None)
            return _open_bytes(source, _reader_of(source.file), None)
        case ItemsSource():
            return _open_items(source)
        case _:
            return _open_file(source)


def _open_file(source: FileSource) -> OpenSource:
    file, size = _open_path(source.path) if isinstance(source, PathSource) else open_url(source.url)
    if size is not None and _is_parquet(file):
        return _open_parquet(source, file, size)
    seek = None if size is None else file.seek
    return _open_bytes(source, file.readinto, size, file.close, seek=seek)


def _is_parquet(file: Any) -> bool:
    """Whether a file that can be moved in begins as Parquet; it stays where it is."""
    seekable = getattr(file, "seekable", None)
    if not (callable(seekable) and seekable()):
        return False
    position = file.tell()
    magic = file.read(len(PARQUET_MAGIC))
    file.seek(position)
    return bool(magic == PARQUET_MAGIC)


def _open_parquet(source: Source, file: Any, size: int | None) -> OpenSource:
    """Open a Parquet file; one without a size is the user's and stays open."""
    close = file.close if size is not None else lambda: None
    file.seek(0)
    try:
        batches = open_parquet(file, close)
    except BaseException:
        close()
        raise
    taken = 0

    def position() -> int:
        nonlocal taken
        taken = taken if file.closed else max(taken, file.tell())
        return taken

    return OpenSource(
        source=source,
        size=size,
        batches=batches,
        columns=batches.columns,
        taken=position,
        close=batches.close,
    )


def _open_path(path: Path) -> tuple[io.FileIO, int | None]:
    problem = ""
    try:
        file = io.FileIO(path, "r")
        status = os.fstat(file.fileno())
        return file, status.st_size if stat.S_ISREG(status.st_mode) else None
    except OSError as error:
        problem = f"Cannot open {path}: {(error.strerror or str(error)).lower()}."
        if error.errno == errno.ENOENT:
            problem = f"There is no file {path}."
        elif error.errno == errno.EISDIR:
            problem = f"{path} is a directory; upload its files one by one."
    raise ArgumentError(problem)


def _reader_of(file: Any) -> Callable[[Any], int | None]:
    if hasattr(file, "readinto"):
        return cast("Callable[[Any], int | None]", file.readinto)

    def readinto(view: memoryview) -> int:
        piece = file.read(len(view))
        check_piece(piece)
        view[: len(piece)] = piece
        return len(piece)

    return readinto


def _open_items(source: ItemsSource) -> OpenSource:
    items = iter(source.items)
    first = next(items, b"")
    items = chain((first,), items)
    if isinstance(first, Mapping):
        return OpenSource(source=source, records=items, columns=tuple(str(key) for key in first))
    check_piece(first)
    return _open_bytes(source, Pieces(items).readinto, None)


def _open_bytes(
    source: Source,
    readinto: Callable[[Any], int | None],
    size: int | None,
    close: Callable[[], None] = lambda: None,
    *,
    seek: Callable[[int], object] | None = None,
) -> OpenSource:
    raw = Peekable(readinto)
    try:
        decoded = decode(raw, source.name)
        named_gzip = isinstance(source, FileSource) and source.file_name.endswith(".gz")
        if named_gzip and not decoded.gzipped and size != 0:
            raise SourceError(
                f"{source.name} is named .gz but holds no gzip data; rename it if it is plain."
            )
    except BaseException:
        close()
        raise

    def seek_plain(position: int) -> None:
        assert seek is not None
        seek(position)
        raw.restart(position)

    return OpenSource(
        source=source,
        size=size,
        read=decoded.content.readinto,
        start=decoded.content.peek(GUESS_BYTES),
        offset=decoded.offset,
        rewritten=decoded.rewritten,
        taken=lambda: raw.taken,
        seek=seek_plain if seek is not None and not decoded.rewritten else None,
        close=close,
    )
