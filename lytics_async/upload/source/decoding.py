"""From the bytes of a file to plain UTF-8: gzip, byte order marks, UTF-16 and UTF-32, files of rejects."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

import attrs

from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.deliver.rejects import reader_for
from lytics_async.upload.source import gzipping
from lytics_async.upload.source.streams import Peekable, Pieces

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


@attrs.frozen(eq=False)
class Decoded:
    """Plain UTF-8 bytes, and how they came about.

    Attributes:
        content: the bytes.
        offset: bytes of a dropped byte order mark; where `content` begins in the source.
        gzipped: the file was compressed.
        rewritten: positions in `content` are not positions in the file.
    """

    content: Peekable
    offset: int
    gzipped: bool
    rewritten: bool


def decode(raw: Peekable, name: str) -> Decoded:
    """Look at the first bytes and undo compression and encoding. It blocks.

    Raises:
        SourceError: it is of a kind that cannot be uploaded.
    """
    content = raw
    gzipped = raw.peek(len(gzipping.MAGIC)) == gzipping.MAGIC
    if gzipped:
        content = Peekable(Pieces(gzipping.gunzip(raw)).readinto)
    start = content.peek(GUESS_BYTES)
    for magic, what, fix in _FOREIGN:
        if start.startswith(magic):
            raise SourceError(f"{name} is {what}; {fix}.")
    offset = 0
    if start.startswith(codecs.BOM_UTF8):
        offset = content.skip(len(codecs.BOM_UTF8))
    encoding = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    if encoding is not None:
        content = Peekable(Pieces(_transcode(content, encoding)).readinto)
    without_fronts = reader_for(content.peek(GUESS_BYTES))
    if without_fronts is not None:
        content = Peekable(Pieces(without_fronts(content)).readinto)
    return Decoded(content, offset, gzipped, rewritten=content is not raw)


def _transcode(raw: io.RawIOBase, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    problem = ""
    try:
        while block := raw.read(TRANSCODE_BLOCK):
            yield decoder.decode(block).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        problem = (
            f"The source begins as {encoding.upper()} and does not continue as such ({error}); "
            "save it as UTF-8."
        )
    if problem:
        raise SourceError(problem)
