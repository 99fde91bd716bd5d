"""URLs as sources: files wherever fsspec reaches them, `s3://`, `gs://`, `memory://` and more. Needs the extra `fsspec`."""

from __future__ import annotations

import os
import zlib
from typing import Any
from urllib.parse import urlsplit

from lytics_async.base.extras import install_hint
from lytics_async.errors import ArgumentError
from lytics_async.upload.source.watch import Stamp, Watch

BLOCK_BYTES = 4 * 1024 * 1024
"""Read at once; each open file holds about one of them."""

_STAMPS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "updated", "created")
"""What file systems call that which changes with the content."""


def is_url(source: object) -> bool:
    """Whether a source is the URL of a file."""
    return isinstance(source, str) and "://" in source


def shown(url: str) -> str:
    """Return a URL without what may be secret in it: name, password, query."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}"


def open_url(url: str, name: str) -> tuple[Any, Watch]:
    """Open a file and return it with what tells whether it changes. It blocks.

    Args:
        name: for messages.

    Raises:
        ArgumentError: fsspec, or its package for this kind of URL, is missing; or there is no such file.
    """
    system, path = _system_of(url)
    problem = ""
    try:
        watch = Watch(name, lambda: _look(system, path))
        return system.open(path, "rb", block_size=BLOCK_BYTES), watch
    except FileNotFoundError:
        problem = f"There is no file {shown(url)}."
    except OSError as error:
        problem = f"Cannot open {shown(url)}: {error.strerror or type(error).__name__}."
    raise ArgumentError(problem)


def _look(system: Any, path: str) -> Stamp:
    system.invalidate_cache()
    info = system.info(path)
    return Stamp(info.get("size"), tuple(str(info.get(name)) for name in _STAMPS))


def stamp_of(url: str) -> int:
    """Return a number that changes with the content of a file, as far as its file system tells. It blocks."""
    system, path = _system_of(url)
    info = system.info(path)
    told = [str(info[name]) for name in _STAMPS if info.get(name)]
    return zlib.crc32("\n".join(told).encode())


def _system_of(url: str) -> tuple[Any, str]:
    problem = ""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        problem = f"Uploads from URLs need fsspec ({error}): {install_hint('fsspec')}."
    else:
        try:
            system, path = url_to_fs(url)
        except (ImportError, ValueError) as error:
            problem = f"Cannot open {shown(url)}: {error}."
        else:
            return system, os.fspath(path)
    raise ArgumentError(problem)
