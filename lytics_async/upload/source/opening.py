"""Opens whatever the user gave as a source: a path, a binary file, bytes, or an iterable of bytes or of dicts.

Compression and encoding are settled here, by the first bytes: gzip is inflated, a UTF-8 byte order mark dropped,
UTF-16 and UTF-32 with a mark turned into UTF-8. What comes out is plain UTF-8 bytes, or dicts.
"""

from __future__ import annotations

import codecs
import errno
import gzip
import io
import os
import stat
from collections.abc import AsyncIterable, Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, TypeGuard, cast

import attrs

from lytics_async.errors import ArgumentError
from lytics_async.upload.deliver.rejects import reader_for
from lytics_async.upload.source.arrow import (
    PARQUET_MAGIC,
    ArrowTable,
    Batches,
    open_parquet,
    open_table,
)
from lytics_async.upload.source.remote import is_url, open_url, shown

FilePath: TypeAlias = str | os.PathLike[str]

UploadSource: TypeAlias = (
    FilePath
    | Sequence[FilePath]
    | ArrowTable
    | bytes
    | BinaryIO
    | Iterable[bytes]
    | AsyncIterable[bytes]
    | Iterable[Mapping[str, Any]]
    | AsyncIterable[Mapping[str, Any]]
)
"""What can be uploaded: a path or an fsspec URL (also of a gzip or a Parquet file), a list of them, a table of pyarrow, pandas
or polars, a file opened in binary mode, the content itself as bytes, or a
sync or async iterable of bytes or of dicts."""

Read: TypeAlias = Callable[[memoryview], int]
"""Fills a buffer from its start and returns how many bytes it got; 0 is the end."""

GUESS_BYTES = 1024
TRANSCODE_BLOCK = 256 * 1024

_MARKS = (  # longest first: the mark of UTF-32 LE begins with that of UTF-16 LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (
    (b"PK\x03\x04", "a zip archive or spreadsheet", "unpack it, or export it as CSV"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "decompress it, or use gzip"),
    (b"\xfd7zXZ\x00", "compressed with xz", "decompress it, or use gzip"),
    (b"BZh", "compressed with bzip2", "decompress it, or use gzip"),
)


class SourceError(Exception):
    """The source cannot be read on; what was read before it is still delivered."""


class SourceStopped(SourceError):
    """A file that was given was told to stop: what it gave is still cut and delivered, though it does not end here."""


@attrs.define(eq=False)
class OpenSource:
    """A source that is ready to be read, in the reader thread.

    Attributes:
        name: for the report.
        size: bytes of the file itself; None when unknown.
        read: for a source of bytes.
        records: for a source of dicts.
        columns: the keys of the first of them.
        batches: for a table, which is to be read as bytes or as dicts.
        start: the first bytes of what `read` gives, to tell the format by.
        offset: bytes of a dropped byte order mark; where `read` starts.
        compressed: it was gzip, or is rewritten otherwise, so `size` says nothing of the bytes that come out.
        taken: bytes taken from the file itself so far.
        seek: has `read` go on at another byte; None where that means to read everything before it.
        close: releases what was opened here; a file the user opened stays open.
        files: the paths of a list of files; each is opened in its turn.
    """

    name: str
    size: int | None = None
    read: Read | None = None
    records: Iterator[Any] | None = None
    columns: tuple[str, ...] = ()
    batches: Batches | None = None
    start: bytes = b""
    offset: int = 0
    compressed: bool = False
    taken: Callable[[], int] = lambda: 0
    seek: Callable[[int], None] | None = None
    close: Callable[[], None] = lambda: None
    files: Sequence[FilePath] = ()


def check_source(source: object) -> None:
    """Refuse what can never be uploaded, before a thread is started for it.

    Raises:
        ArgumentError: with the way to do it right.
    """
    known = (str, os.PathLike, bytes, bytearray, memoryview, ArrowTable)
    if isinstance(source, known):
        return
    if paths := file_paths(source):
        _check_paths(paths)
        return
    if isinstance(source, io.TextIOBase):
        raise ArgumentError('The file is open in text mode; open it with open(path, "rb").')
    if isinstance(source, Mapping):
        raise ArgumentError("A single dict is no source; put it in a list: [record].")
    if not isinstance(source, (Iterable, AsyncIterable)) and not hasattr(source, "read"):
        raise ArgumentError(
            f"Cannot upload {type(source).__name__}; give a path, a file opened in binary mode, or an iterable of "
            "bytes or dicts."
        )


def file_paths(source: object) -> Sequence[FilePath]:
    """Return the paths of a source that is a list of them; none for any other. check_source() has seen to what it holds."""
    if isinstance(source, (list, tuple)) and source and is_path(source[0]):
        return tuple(source)
    return ()


def is_path(value: object) -> TypeGuard[FilePath]:
    """Whether a value is the path or the URL of a file."""
    return isinstance(value, (str, os.PathLike))


def _check_paths(paths: Sequence[object]) -> None:
    seen: set[object] = set()
    for path in paths:
        if not is_path(path):
            raise ArgumentError(
                f"A list of files may hold nothing else, and this one holds {type(path).__name__}."
            )
        if path in seen:
            raise ArgumentError(
                f"{path} is named twice, so its records would be stored twice; name it once."
            )
        seen.add(path)


def describe(source: object) -> str:
    """Return the name that the report gives a source."""
    if is_url(source):
        return shown(str(source))
    if is_path(source):
        # As text even if its encoding is not the system's, since reports and ledgers are JSON.
        return Path(source).name.encode("utf-8", "backslashreplace").decode()
    if files := file_paths(source):
        return f"{len(files)} files" if len(files) > 1 else describe(files[0])
    name = getattr(source, "name", None)
    if hasattr(source, "read") and isinstance(name, str):
        return Path(name).name
    return type(source).__name__


def open_source(source: Any, name: str) -> OpenSource:
    """Open the source and look at its beginning. It blocks, and belongs in the reader thread.

    Args:
        name: for messages.

    Raises:
        ArgumentError: there is no such file, or it cannot be opened.
        SourceError: it is of a kind that cannot be uploaded.
    """
    if files := file_paths(source):
        return OpenSource(name, files=files)
    if isinstance(source, ArrowTable):
        batches = open_table(source)
        return OpenSource(name, batches=batches, columns=batches.columns, close=batches.close)
    if is_path(source):
        file, size = open_url(str(source)) if is_url(source) else _open_path(Path(source))
        if size is not None and _is_parquet(file):
            return _open_parquet(name, file, size)
        opened = _open_bytes(
            name, file.readinto, size, file.close, seek=None if size is None else file.seek
        )
        if Path(str(source)).suffix == ".gz" and not opened.compressed and opened.size != 0:
            opened.close()
            raise SourceError(
                f"{name} is named .gz but holds no gzip data; rename it if it is plain."
            )
        return opened
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _open_bytes(name, io.BytesIO(source).readinto, len(source))
    if hasattr(source, "read"):
        if _is_parquet(source):
            return _open_parquet(name, source, None)
        return _open_bytes(name, _reader_of(source), None)
    return _open_items(name, iter(source))


def _is_parquet(file: Any) -> bool:
    """Whether a file that can be moved in begins as Parquet; it stays where it is."""
    seekable = getattr(file, "seekable", None)
    if not (callable(seekable) and seekable()):
        return False
    position = file.tell()
    magic = file.read(len(PARQUET_MAGIC))
    file.seek(position)
    return bool(magic == PARQUET_MAGIC)


def _open_parquet(name: str, file: Any, size: int | None) -> OpenSource:
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
        name,
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
        _check_piece(piece)
        view[: len(piece)] = piece
        return len(piece)

    return readinto


def _open_items(name: str, items: Iterator[Any]) -> OpenSource:
    first = next(items, b"")
    items = chain((first,), items)
    if isinstance(first, Mapping):
        return OpenSource(name, records=items, columns=tuple(str(key) for key in first))
    _check_piece(first)
    return _open_bytes(name, Pieces(items).readinto, None)


def _open_bytes(
    name: str,
    readinto: Callable[[Any], int | None],
    size: int | None,
    close: Callable[[], None] = lambda: None,
    *,
    seek: Callable[[int], object] | None = None,
) -> OpenSource:
    try:
        raw = _Peekable(readinto)
        content = raw
        compressed = raw.peek(2) == b"\x1f\x8b"
        if compressed:
            content = _Peekable(_gunzip(raw))
        start = content.peek(GUESS_BYTES)
        for magic, what, fix in _FOREIGN:
            if start.startswith(magic):
                raise SourceError(f"{name} is {what}; {fix}.")
        offset = 0
        if start.startswith(codecs.BOM_UTF8):
            offset = content.skip(len(codecs.BOM_UTF8))
        encoding = next((name for mark, name in _MARKS if start.startswith(mark)), None)
        if encoding is not None:
            content = _Peekable(Pieces(_transcode(content, encoding)).readinto)
        mended = reader_for(content.peek(GUESS_BYTES))
        if mended is not None:
            content = _Peekable(Pieces(mended(content)).readinto)
    except BaseException:
        close()
        raise

    def seek_plain(position: int) -> None:
        assert seek is not None
        seek(position)
        raw.restart(position)

    return OpenSource(
        name,
        size=size,
        read=content.readinto,
        start=content.peek(GUESS_BYTES),
        offset=offset,
        compressed=compressed or encoding is not None or mended is not None,
        taken=lambda: raw.taken,
        seek=seek_plain if seek is not None and content is raw else None,
        close=close,
    )


def _gunzip(raw: io.RawIOBase) -> Callable[[Any], int]:
    try:
        from isal import igzip
    except ImportError:
        return gzip.GzipFile(fileobj=cast("BinaryIO", raw), mode="rb").readinto
    file: Any = igzip.IGzipFile(fileobj=raw, mode="rb")  # type: ignore[no-untyped-call] # isal has no types
    return cast("Callable[[Any], int]", file.readinto)


def _transcode(raw: io.RawIOBase, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    problem = ""
    try:
        while block := raw.read(TRANSCODE_BLOCK):
            yield decoder.decode(block).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        problem = f"The source begins as {encoding.upper()} but does not go on as such ({error}); save it as UTF-8."
    if problem:
        raise SourceError(problem)


def _check_piece(piece: object) -> None:
    if isinstance(piece, str):
        raise SourceError(
            'The source gives text, not bytes; open the file with open(path, "rb"), or encode what you yield: '
            "text.encode()."
        )
    if not isinstance(piece, (bytes, bytearray, memoryview)):
        raise SourceError(
            f"The source gives {type(piece).__name__}; it must give bytes or dicts, and only one of them."
        )


class _Peekable(io.RawIOBase):
    """Bytes whose beginning can be looked at before they are read."""

    def __init__(self, readinto: Callable[[Any], int | None]) -> None:
        self.taken = 0
        self._readinto = readinto
        self._ahead = b""

    def peek(self, size: int) -> bytes:
        """Return the next `size` bytes, or fewer at the end, without taking them."""
        block = bytearray(size)
        while len(self._ahead) < size:
            try:
                with memoryview(block) as view:
                    got = self._take(view[: size - len(self._ahead)])
            except SourceStopped:  # it will say so again to whoever reads on
                got = 0
            if not got:
                break
            self._ahead += block[:got]
        return self._ahead

    def skip(self, size: int) -> int:
        """Drop bytes that were peeked at; return how many."""
        self._ahead = self._ahead[size:]
        return size

    def restart(self, position: int) -> None:
        """Forget what was peeked at: the source has been moved to another byte."""
        self._ahead = b""
        self.taken = position

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if not self._ahead:
            return self._take(buffer)
        with memoryview(buffer) as view:
            size = min(len(view), len(self._ahead))
            view[:size] = self._ahead[:size]
        self._ahead = self._ahead[size:]
        return size

    def _take(self, buffer: Any) -> int:
        got = self._readinto(buffer)
        if got is None:
            raise SourceError("The source is in non-blocking mode; open it in blocking mode.")
        self.taken += got
        return got


class Pieces(io.RawIOBase):
    """Bytes that come as an iterator of pieces of any size."""

    def __init__(self, pieces: Iterator[Any]) -> None:
        self._pieces = pieces
        self._piece = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._piece:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            _check_piece(piece)
            self._piece = memoryview(piece)
        with memoryview(buffer) as view:
            size = min(len(view), len(self._piece))
            view[:size] = self._piece[:size]
        self._piece = self._piece[size:]
        return size
