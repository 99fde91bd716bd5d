"""What a source is: the argument of the user as one value, checked before anything is opened."""

from __future__ import annotations

import io
import os
import stat
from collections import Counter
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, TypeGuard

import attrs

from lytics_async.errors import ArgumentError
from lytics_async.upload.source.arrow import ArrowTable
from lytics_async.upload.source.remote import is_url, name_of, shown

LONGEST_PATH = 4096

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
"""What can be uploaded: a path or an fsspec URL (also of a gzip or a Parquet file), a list of them,
a table of pyarrow, pandas or polars, a file opened in binary mode, the content as bytes, or a sync
or async iterable of bytes or of dicts."""


@attrs.frozen(eq=False)
class PathSource:
    """A file of the file system.

    Attributes:
        path: as the user passed it.
        name: for messages and the report; text in any case, since reports and ledgers are JSON.
        file_name: the name as text that Lytics can take, the suffix included.
    """

    path: Path
    name: str
    file_name: str

    @property
    def repeatable(self) -> bool:
        """Whether another run can read it again, as resuming needs it: no pipe can."""
        try:
            mode = self.path.stat().st_mode
        except OSError:
            return True  # opening it names the problem
        return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


@attrs.frozen(eq=False)
class UrlSource:
    """A file that fsspec opens: see PathSource for the attributes."""

    url: str
    name: str
    file_name: str
    repeatable: bool = True


FileSource: TypeAlias = PathSource | UrlSource


@attrs.frozen(eq=False)
class FilesSource:
    """Several files as one source.

    Attributes:
        files: in the order in which they are sent.
    """

    files: tuple[FileSource, ...]
    name: str
    file_name: None = None

    @property
    def repeatable(self) -> bool:
        """See PathSource."""
        return all(file.repeatable for file in self.files)


@attrs.frozen(eq=False)
class TableSource:
    """A table of pyarrow, pandas or polars."""

    table: Any
    name: str
    file_name: None = None

    @property
    def repeatable(self) -> bool:
        """See PathSource; a RecordBatchReader is used up."""
        return not hasattr(self.table, "read_next_batch")


@attrs.frozen(eq=False)
class OpenFileSource:
    """A file that the user opened in binary mode, and that stays open."""

    file: Any
    name: str
    file_name: str | None

    @property
    def repeatable(self) -> bool:
        """See PathSource."""
        seekable = getattr(self.file, "seekable", None)
        try:
            return bool(seekable()) if callable(seekable) else True
        except OSError:
            return True  # reading it names the problem


@attrs.frozen(eq=False)
class BytesSource:
    """The content itself."""

    content: bytes | bytearray | memoryview
    name: str
    file_name: None = None
    repeatable: bool = True


@attrs.frozen(eq=False)
class ItemsSource:
    """A sync or async iterable of bytes or of dicts.

    Attributes:
        used_up: one pass over it leaves nothing for a second one.
    """

    items: Any
    name: str
    file_name: None = None
    repeatable: bool = True

    @property
    def used_up(self) -> bool:
        """See above."""
        return isinstance(self.items, (Iterator, AsyncIterator))


Source: TypeAlias = (
    FileSource | FilesSource | TableSource | OpenFileSource | BytesSource | ItemsSource
)
"""What is uploaded, as one value."""


def source_of(given: object) -> Source:
    """Return the value for what the user passed.

    Raises:
        ArgumentError: it can never be uploaded; the message names the fix.
    """
    kind = type(given).__name__
    if _is_path(given):
        return _file(given)
    if isinstance(given, ArrowTable):
        return TableSource(given, kind)
    if isinstance(given, (bytes, bytearray, memoryview)):
        return BytesSource(given, kind)
    if isinstance(given, (list, tuple)) and given and _is_path(given[0]):
        return _files(given)
    if isinstance(given, io.TextIOBase):
        raise ArgumentError('The file is open in text mode; open it with open(path, "rb").')
    if isinstance(given, Mapping):
        raise ArgumentError("A single dict is not a source; put it in a list: [record].")
    if hasattr(given, "read") and not isinstance(given, AsyncIterable):
        name = getattr(given, "name", None)
        shown_name = Path(name).name if isinstance(name, str) else kind
        return OpenFileSource(given, shown_name, _file_name(name) if _is_path(name) else None)
    if not isinstance(given, (Iterable, AsyncIterable)):
        raise ArgumentError(
            f"Cannot upload {kind}; pass a path, a file opened in binary mode, or an iterable of "
            "bytes or dicts."
        )
    return ItemsSource(given, kind)


def _is_path(value: object) -> TypeGuard[FilePath]:
    return isinstance(value, (str, os.PathLike))


def _file(given: FilePath) -> FileSource:
    if is_url(given):
        url = str(given)
        return UrlSource(url, shown(url), _sendable(name_of(url)))
    if isinstance(given, str):
        _check_is_path(given)
    path = Path(given)
    return PathSource(path, _readable(path.name), _file_name(given))


def _check_is_path(given: str) -> None:
    """Refuse text that is the content of a file; it is not repeated in the message."""
    looks_like_content = "\n" in given or len(given) > LONGEST_PATH
    if looks_like_content and not _exists(given):
        raise ArgumentError(
            f"A str is a path, and this one ({len(given):,} characters) looks like the content of a file. "
            "Pass content as bytes: text.encode()."
        )


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _files(given: Sequence[object]) -> Source:
    seen: set[object] = set()
    files: list[FileSource] = []
    for path in given:
        if not _is_path(path):
            raise ArgumentError(
                f"A list of files must contain only paths, and this one contains {type(path).__name__}."
            )
        if path in seen:
            raise ArgumentError(
                f"{path} is named twice, so its records would be stored twice; name it once."
            )
        seen.add(path)
        files.append(_file(path))
    if len(files) == 1:
        return files[0]
    names = Counter(file.name for file in files)
    return FilesSource(
        tuple(_told_apart(file) if names[file.name] > 1 else file for file in files),
        f"{len(files)} files",
    )


def _told_apart(file: FileSource) -> FileSource:
    """Name a file by its path where another file of the list has the same name."""
    if isinstance(file, UrlSource):
        return file
    return attrs.evolve(file, name=_readable(str(file.path)))


def _file_name(given: FilePath) -> str:
    return _sendable(Path(given).name)


def _readable(name: str) -> str:
    """Return a name as text, even if its encoding is not the system's."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _sendable(name: str) -> str:
    # A name that is not UTF-8 cannot be sent as it is.
    return name.encode("utf-8", "replace").decode()
