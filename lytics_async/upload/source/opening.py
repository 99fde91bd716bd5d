"""Opens a source of any kind. What comes out is plain UTF-8 bytes, dicts, or the batches of a
table.
"""

from __future__ import annotations

import errno
import io
import stat
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, cast

import attrs

from lytics_async.errors import ArgumentError
from lytics_async.upload.cut.flags import Flag
from lytics_async.upload.cut.reading import Read, SourceError, SourceStopped
from lytics_async.upload.source.arrow import PARQUET_MAGIC, Batches, open_parquet, open_table
from lytics_async.upload.source.decoding import GUESS_BYTES, Decoded, decode
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
from lytics_async.upload.source.manner import PLAIN, Manner
from lytics_async.upload.source.recognizing import holds_control_characters
from lytics_async.upload.source.remote import open_url
from lytics_async.upload.source.streams import Peekable, Pieces, check_piece
from lytics_async.upload.source.watch import Limited, Watch, watch_open_file, watch_path

_PARQUET_HEAD = 64


@attrs.frozen(eq=False, kw_only=True)
class OpenSource:
    """A source that is ready to be read, in the reader thread.

    Attributes:
        source: what was opened.
        how: how it is read, and what is noticed of it.
        watch: what the file was when it was opened; None where nothing can be compared.
        size: bytes of the file itself; None when unknown.
        read: for a source of bytes.
        records: for a source of dicts.
        columns: the keys of the first of them.
        batches: for a table, which is to be read as bytes or as dicts.
        start: the first bytes of what `read` returns, to tell the format by.
        peek: returns more of them, without taking them.
        offset: bytes of a dropped byte order mark; where `read` starts.
        rewritten: positions in what `read` returns are not positions in the file.
        is_rejects: it is a file of rejected records.
        taken: bytes taken from the file itself so far.
        seek: has `read` continue at another byte; None where that means to read everything before.
        close: releases what was opened here; a file that the user opened stays open.
        files: for a list of files; each is opened in its turn.
        codec: the encoding of the file, if it is not UTF-8.
        flags: records that whatever writes the bytes wants held back, in order; it adds to them.
    """

    source: Source
    how: Manner = PLAIN
    watch: Watch | None = None
    size: int | None = None
    read: Read | None = None
    records: Iterator[Any] | None = None
    columns: tuple[str, ...] = ()
    batches: Batches | None = None
    start: bytes = b""
    peek: Callable[[int], bytes] = lambda size: b""
    offset: int = 0
    rewritten: bool = False
    is_rejects: bool = False
    taken: Callable[[], int] = lambda: 0
    seek: Callable[[int], None] | None = None
    close: Callable[[], None] = lambda: None
    files: tuple[FileSource, ...] = ()
    codec: str | None = None
    flags: deque[Flag] | None = None


def open_source(source: Source, how: Manner = PLAIN) -> OpenSource:
    """Open the source and look at its beginning. It blocks, and belongs in the reader thread.

    Args:
        how: how it is read; takes notes of what is noticed.

    Raises:
        ArgumentError: there is no such file, or it cannot be opened.
        SourceError: it is of a kind that cannot be uploaded.
    """
    match source:
        case FilesSource():
            _check_files(source)
            return OpenSource(source=source, how=how, files=source.files)
        case TableSource():
            batches = open_table(source.table, how)
            return OpenSource(
                source=source,
                how=how,
                batches=batches,
                columns=batches.columns,
                close=batches.close,
            )
        case BytesSource():
            content = source.content
            return _open_bytes(source, how, io.BytesIO(content).readinto, size=len(content))
        case OpenFileSource():
            return _open_user_file(source, how)
        case ItemsSource():
            return _open_items(source, how)
        case _:
            return _open_file(source, how)


def _check_files(source: FilesSource) -> None:
    """Refuse a list that cannot be read twice, or that contains one file under two names.

    Every file is opened twice: all of them first, to compare their headers, then each in its turn.
    """
    seen: dict[tuple[int, int], PathSource] = {}
    for file in source.files:
        if not isinstance(file, PathSource):
            continue
        try:
            status = file.path.stat()
        except OSError:
            continue  # opening it names the problem
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise ArgumentError(
                f"{file.path} is a pipe or a device, which can be read only once, and several files "
                "are read twice. Nothing was sent. Upload it by itself, or write it to a file first, "
                "or join the sources: cat FILE… | lytics upload - (without the later headers)."
            )
        same = seen.setdefault((status.st_dev, status.st_ino), file)
        if same is not file:
            raise ArgumentError(
                f"{file.path} and {same.path} are the same file, so its records would be stored "
                "twice; leave one of them out."
            )


def _open_file(source: FileSource, how: Manner) -> OpenSource:
    file: Any
    if isinstance(source, PathSource):
        file = _open_path(source.path)
        watch = watch_path(source.name, source.path, file)
    else:
        file, watch = open_url(source.url, source.name)
    if watch.size is not None and _is_parquet(file):
        return _open_parquet(source, how, file, watch, file.close)
    limited = Limited(file.readinto, watch)

    def seek(position: int) -> None:
        file.seek(position)
        limited.seek(position)

    return _open_bytes(
        source,
        how,
        limited.readinto,
        watch,
        close=file.close,
        size=watch.size,
        seek=None if watch.size is None else seek,
    )


def _open_user_file(source: OpenFileSource, how: Manner) -> OpenSource:
    file, watch = source.file, watch_open_file(source.name, source.file)
    if _is_parquet(file):
        return _open_parquet(source, how, file, watch, lambda: None)
    read = _reader_of(file)
    raw = file.raw if isinstance(file, (io.BufferedReader, io.BufferedRandom)) else file
    # What others read of the file may be something else, such as what it holds when inflated.
    if isinstance(raw, io.FileIO) and watch.size is not None:
        read = Limited(read, watch, start=file.tell()).readinto
    return _open_bytes(source, how, read, watch)


def _is_parquet(file: Any) -> bool:
    """Whether a file that can be moved in begins as Parquet; it stays where it is."""
    seekable = getattr(file, "seekable", None)
    if not (callable(seekable) and seekable()):
        return False
    position = file.tell()
    start = file.read(_PARQUET_HEAD)
    file.seek(position)
    # A header may begin with the same four letters, and no page with anything but small numbers.
    return start.startswith(PARQUET_MAGIC) and holds_control_characters(start)


def _open_parquet(
    source: Source, how: Manner, file: Any, watch: Watch, close: Callable[[], None]
) -> OpenSource:
    file.seek(0)
    try:
        batches = open_parquet(file, close, watch.items, how)
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
        how=how,
        watch=watch,
        size=watch.size,
        batches=batches,
        columns=batches.columns,
        taken=position,
        close=batches.close,
    )


def _open_path(path: Path) -> io.FileIO:
    problem = ""
    try:
        return io.FileIO(path, "r")
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


def _open_items(source: ItemsSource, how: Manner) -> OpenSource:
    items = iter(source.items)
    first = next(items, b"")
    items = chain((first,), items)
    if isinstance(first, Mapping):
        names = tuple(key for key in first if isinstance(key, str))
        return OpenSource(source=source, how=how, records=items, columns=names)
    check_piece(first)
    return _open_bytes(source, how, Pieces(items).readinto)


def _open_bytes(
    source: Source,
    how: Manner,
    readinto: Callable[[Any], int | None],
    watch: Watch | None = None,
    *,
    close: Callable[[], None] = lambda: None,
    size: int | None = None,
    seek: Callable[[int], object] | None = None,
) -> OpenSource:
    raw = Peekable(readinto)
    try:
        decoded = decode(raw, source.name, how.encoding)
        if isinstance(source, FileSource) and source.file_name.lower().endswith(".gz"):
            _check_gzip(source.name, decoded)
    except BaseException:
        close()
        raise

    def read(view: memoryview) -> int:
        try:
            return decoded.content.readinto(view)
        except SourceStopped:
            raise
        except SourceError:
            if watch is not None:
                watch.check()  # the likely cause
            raise

    def seek_plain(position: int) -> None:
        assert seek is not None
        seek(position)
        raw.restart(position)

    return OpenSource(
        source=source,
        how=how,
        watch=watch,
        size=size,
        read=read if decoded.rewritten else decoded.content.readinto,
        start=decoded.content.peek(GUESS_BYTES),
        peek=decoded.content.peek,
        offset=decoded.offset,
        rewritten=decoded.rewritten,
        is_rejects=decoded.is_rejects,
        codec=decoded.codec,
        taken=lambda: raw.taken,
        seek=seek_plain if seek is not None and not decoded.rewritten else None,
        close=close,
    )


def _check_gzip(name: str, decoded: Decoded) -> None:
    if decoded.gzipped:
        return
    if not decoded.content.peek(1):
        raise SourceError(
            f"{name} is empty (0 bytes), which a gzip file never is: the program that wrote it has failed. "
            "Get it again."
        )
    raise SourceError(f"{name} is named .gz but contains no gzip data; rename it if it is plain.")


def reading_failure(error: Exception) -> str:
    """Say what went wrong while a source was read, other than what a SourceError says itself."""
    if isinstance(error, OSError) and error.strerror:
        return f"the source could not be read further ({error.strerror.lower()})"
    # An iterable of the user raised it, who knows the class.
    return f"the source raised {type(error).__name__}: {error}"
