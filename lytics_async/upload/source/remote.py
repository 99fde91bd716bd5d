"""URLs as sources: files wherever fsspec reaches them, `s3://`, `gs://`, `memory://` and more.
Needs the extra `fsspec`.

A URL may contain secrets, in its query or before its host, and what fsspec raises repeats it. So no
text of such an error goes into a message of ours.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import unquote

from lytics_async.base.extras import install_hint
from lytics_async.errors import ArgumentError
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.source.watch import Stamp, Watch

T = TypeVar("T")

BLOCK_BYTES = 4 * 1024 * 1024
"""Read in one request; each open file holds about one of them."""

_STAMPS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "updated", "created")
"""What file systems call that which changes with the content."""


def is_url(source: object) -> bool:
    """Whether a source is the URL of a file."""
    return isinstance(source, str) and "://" in source


def shown(url: str) -> str:
    """Return a URL, also a chained one, without name, password, parameters and query."""
    return "::".join(map(_shown_link, _LINKS.split(url)))


_LINKS = re.compile(r"::(?![0-9A-Fa-f:.%]*\])")  # which an IPv6 address has within brackets
_SECRETS = re.compile(r"[?#;]|%3[fF]|%23|%3[bB]|\Z")
_PORT = re.compile(r"(?:\[[^\]]*\]|[^:\[\]]*)(?::\d*)?")


def _shown_link(link: str) -> str:
    scheme, separator, rest = link.partition("://")
    if not separator:
        return link[: _start_of_secrets(link)]
    host, slash, path = rest[: _start_of_secrets(rest)].partition("/")
    host = host.rpartition("@")[2]
    # What is not a host and a port may be half of a password.
    return f"{scheme}://{host if _PORT.fullmatch(host) else '…'}{slash}{path}"


def _start_of_secrets(text: str) -> int:
    found = _SECRETS.search(text)
    return len(text) if found is None else found.start()


def name_of(url: str) -> str:
    """Return the name of the file: of a chained URL, of the first link with a path."""
    for link in _LINKS.split(shown(url)):
        scheme, _, path = link.partition("://")
        name = unquote(path.rstrip("/").rpartition("/")[2])
        if name and scheme != link:
            return name
    return unquote(shown(url).rpartition("/")[2])


def open_url(url: str, name: str) -> tuple[Any, Watch]:
    """Open a file and return it with a way to see whether it changes. It blocks.

    Args:
        name: for messages.

    Raises:
        ArgumentError: fsspec, or its package for this kind of URL, is missing; or there is no such
            file.
    """
    system, path = _system_of(url)
    problem = ""
    try:
        watch = Watch(name, lambda: _look(system, path))
        return RemoteFile(system.open(path, "rb", block_size=BLOCK_BYTES), name), watch
    except Exception as error:
        problem = _not_opened(name, error)
    raise ArgumentError(problem)


class RemoteFile:
    """A file of fsspec whose errors do not repeat its URL.

    Args:
        file: what fsspec opened.
        name: for messages.
    """

    def __init__(self, file: Any, name: str) -> None:
        self._file = file
        self._name = name

    @property
    def closed(self) -> bool:
        """See io.IOBase."""
        return bool(self._file.closed)

    def readable(self) -> bool:
        """See io.IOBase."""
        return True

    def seekable(self) -> bool:
        """See io.IOBase."""
        return bool(self._file.seekable())

    def read(self, size: int = -1) -> bytes:
        """See io.RawIOBase."""
        data: bytes = self._quietly(self._file.read, size)
        return data

    def readinto(self, buffer: Any) -> int:
        """See io.RawIOBase."""
        size: int = self._quietly(self._file.readinto, buffer)
        return size

    def seek(self, position: int, whence: int = os.SEEK_SET) -> int:
        """See io.IOBase."""
        moved: int = self._quietly(self._file.seek, position, whence)
        return moved

    def tell(self) -> int:
        """See io.IOBase."""
        position: int = self._quietly(self._file.tell)
        return position

    def close(self) -> None:
        """See io.IOBase."""
        self._quietly(self._file.close)

    def __enter__(self) -> RemoteFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _quietly(self, work: Callable[..., T], *args: Any) -> T:
        problem = ""
        try:
            return work(*args)
        except Exception as error:
            problem = f"{self._name} cannot be read further ({_reason(error)})"
        raise SourceError(problem)


def _not_opened(name: str, error: Exception) -> str:
    cause = error.__cause__ or error.__context__
    if isinstance(error, FileNotFoundError):
        # fsspec says so, too, of a server that it cannot reach.
        if not isinstance(cause, OSError) or isinstance(cause, FileNotFoundError):
            return f"There is no file {name}."
        error = ConnectionError()
    return f"Cannot open {name} ({_reason(error)})."


def _reason(error: Exception) -> str:
    status = getattr(error, "status", None) or getattr(error, "code", None)
    if isinstance(status, int):
        return f"HTTP {status}"
    if isinstance(error, OSError) and error.errno is not None:
        return os.strerror(error.errno).lower()
    if isinstance(error, (PermissionError, TimeoutError, ConnectionError)):
        return {PermissionError: "permission denied", TimeoutError: "a time limit ran out"}.get(
            type(error), "the connection failed"
        )
    return "its file system reports no detail that is safe to show"


def _look(system: Any, path: str) -> Stamp:
    system.invalidate_cache()
    info = system.info(path)
    return Stamp(info.get("size"), tuple(str(info.get(name)) for name in _STAMPS))


def stamp_of(url: str) -> int:
    """Return a number that changes with the content of a file, as far as its file system tells. It
    blocks.
    """
    system, path = _system_of(url)
    info = system.info(path)
    told = [str(info[name]) for name in _STAMPS if info.get(name)]
    return zlib.crc32("\n".join(told).encode())


_SCHEME = re.compile(r"(?:^|(?<=::))[A-Za-z][A-Za-z0-9+.-]*(?=://|::)")


def _system_of(url: str) -> tuple[Any, str]:
    problem = ""
    if len(_LINKS.split(url)) != len(url.split("::")):
        raise ArgumentError(
            f"Cannot open {shown(url)}: fsspec does not accept IPv6 addresses in URLs; use a host name."
        )
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        problem = f"URLs need fsspec ({error}): {install_hint('fsspec')}."
    else:
        try:
            system, path = url_to_fs(_SCHEME.sub(lambda found: found[0].lower(), url))
        except ImportError as error:
            problem = f"Cannot open {shown(url)}: {error}."
        except Exception as error:
            problem = _not_opened(shown(url), error)
            if isinstance(error, ValueError) and "rotocol" in str(error):
                problem = f"Cannot open {shown(url)} (no file system is known for its scheme)."
        else:
            return system, os.fspath(path)
    raise ArgumentError(problem)
