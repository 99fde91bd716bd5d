"""From the bytes of a file to plain UTF-8: gzip, byte order marks, UTF-16 and UTF-32, files of
rejects.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

import attrs

from lytics_async.base.text_codecs import text_codec
from lytics_async.upload.cut.reading import SourceError
from lytics_async.upload.deliver.rejects_reading import reader_for
from lytics_async.upload.source import gzipping
from lytics_async.upload.source.recognizing import foreign_kind, wide_without_mark
from lytics_async.upload.source.streams import Peekable, Pieces

GUESS_BYTES = 1024
TRANSCODE_BLOCK = 256 * 1024

_MARKS = (  # longest first: the mark of UTF-32 LE begins with that of UTF-16 LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@attrs.frozen(eq=False)
class Decoded:
    """Plain UTF-8 bytes, and how they came about.

    Attributes:
        content: the bytes.
        offset: bytes of a dropped byte order mark; where `content` begins in the source.
        gzipped: the file was compressed.
        rewritten: positions in `content` are not positions in the file.
        is_rejects: it is a file of rejected records.
        codec: the encoding that was undone; None for UTF-8.
    """

    content: Peekable
    offset: int
    gzipped: bool
    rewritten: bool
    is_rejects: bool = False
    codec: str | None = None


def decode(raw: Peekable, name: str, encoding: str | None = None) -> Decoded:
    """Look at the first bytes and undo compression and encoding. It blocks.

    Args:
        raw: the bytes of the file.
        name: for messages.
        encoding: the one that the user named.

    Raises:
        SourceError: it is of a kind that cannot be uploaded.
    """
    content = raw
    gzipped = raw.peek(len(gzipping.MAGIC)) == gzipping.MAGIC
    if gzipped:
        content = Peekable(Pieces(gzipping.gunzip(raw)).readinto)
    start = content.peek(GUESS_BYTES)
    codec = _codec(start, name, encoding)
    if codec is None and (foreign := foreign_kind(start)) is not None:
        raise SourceError(f"{name} is {foreign}.")
    if codec is not None:
        content = Peekable(Pieces(_transcode(content, codec, named=encoding is not None)).readinto)
    offset = 0
    while content.peek(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8:
        offset += content.skip(len(codecs.BOM_UTF8))
    if len(start) == GUESS_BYTES and start.isspace():
        offset += content.skip_space()
    without_fronts = reader_for(content.peek(GUESS_BYTES))
    if without_fronts is not None:
        content = Peekable(Pieces(without_fronts(content)).readinto)
    return Decoded(
        content,
        offset,
        gzipped,
        rewritten=content is not raw,
        is_rejects=without_fronts is not None,
        codec=codec,
    )


def _codec(start: bytes, name: str, encoding: str | None) -> str | None:
    """Return the encoding that must be undone; None for UTF-8.

    Raises:
        SourceError: the first bytes contradict the one that the user named, or show one to be
            named.
    """
    marked = next((codec for mark, codec in _MARKS if start.startswith(mark)), None)
    known = None if encoding is None else text_codec(encoding)
    if marked is not None and not start.startswith(codecs.BOM_UTF8) and _is_plain(start):
        raise SourceError(
            f"{name} begins with the byte order mark of {marked.upper()}, but is not encoded that way; remove "
            f"the mark (tail -c +{5 if marked == 'utf-32' else 3} FILE)."
        )
    if known is not None and marked is not None:
        if not known.startswith(marked):
            raise SourceError(
                f"{name} begins with the byte order mark of {marked.upper()}, and encoding is "
                f"{encoding}; leave encoding out."
            )
        return marked  # which reads the mark, too
    if known is not None:
        return None if known in ("utf-8", "utf-8-sig", "ascii") else known
    if marked is None and (guessed := wide_without_mark(start)) is not None:
        raise SourceError(
            f"{name} looks like {guessed[:6].upper()} without a byte order mark; pass "
            f'encoding="{guessed}" (--encoding {guessed}), or save it as UTF-8.'
        )
    return marked


def _is_plain(start: bytes) -> bool:
    """Whether bytes after a mark of UTF-16 or UTF-32 are a text of single bytes: one with a line
    ending, and without the zeros that a wide one would have.
    """
    return b"\n" in start and b"\0" not in start[4:]


def _transcode(raw: io.RawIOBase, codec: str, *, named: bool) -> Iterator[bytes]:
    """Yield the text as UTF-8. What cannot be decoded becomes what is not UTF-8 either.

    So a record with such a place is named and held back by itself, like any other that is not
    UTF-8.
    """
    wide = codec.startswith(("utf-16", "utf-32"))
    decoder = codecs.getincrementaldecoder(codec)("surrogatepass" if wide else "surrogateescape")
    advice = (
        "name the encoding that it is written in, or leave encoding out"
        if named
        else "save it as UTF-8"
    )
    position, ended = 0, False
    while not ended:
        block = raw.read(TRANSCODE_BLOCK) or b""
        ended = not block
        held = len(decoder.getstate()[0])
        problem = text = ""
        try:
            text = decoder.decode(block, final=ended)
        except UnicodeError as error:
            at = position - held + getattr(error, "start", 0)
            problem = (
                f"The source is not {codec.upper()} from byte {at:,} on "
                f"({getattr(error, 'reason', error)}); {advice}."
            )
        if problem:
            raise SourceError(problem)
        position += len(block)
        yield text.encode("utf-8", "surrogatepass")
