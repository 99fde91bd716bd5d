"""Recognizes files that contain no records: archives, other formats, pages and errors in place of a
file.

The table is our own. The detectors on PyPI know images and archives; they do not know Avro, ORC,
Arrow, encrypted Parquet, AppleDouble or git-lfs pointers, they take a CSV for whatever its first
letters are, and none says what to do about a file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs
import orjson

from lytics_async.upload.source.documents import document

_PRINTABLE = bytes({*range(0x20, 0x80), 0x01, 0x09, 0x0A, 0x0D, 0x1E, 0x1F, *range(0x80, 0x100)})

_DECOMPRESS = "decompress it, or use gzip"
_EXPORT = "export it as CSV (UTF-8) or Parquet"


@attrs.frozen
class Kind:
    """One kind of file.

    Attributes:
        magic: its first bytes.
        what: it is.
        fix: what to do.
        at: where the magic stands.
        binary: the magic is text, so what follows must not be.
    """

    magic: bytes
    what: str
    fix: str
    at: int = 0
    binary: bool = False


_KINDS = (
    Kind(b"\x1f\x8b", "gzip inside gzip", "decompress it once (gunzip)"),
    Kind(b"ustar", "a tar archive", "extract it (tar xf) and upload the files in it", at=257),
    Kind(b"PK\x03\x04", "a zip archive", "extract it (unzip) and upload the files in it"),
    Kind(b"PK\x05\x06", "an empty zip archive", "it contains nothing to upload"),
    Kind(b"PK\x07\x08", "a zip archive", "extract it (unzip) and upload the files in it"),
    Kind(b"\x28\xb5\x2f\xfd", "compressed with zstd", _DECOMPRESS),
    Kind(b"\xfd7zXZ\x00", "compressed with xz", _DECOMPRESS),
    Kind(b"BZh", "compressed with bzip2", _DECOMPRESS, binary=True),
    Kind(b"\x1f\x9d", "compressed with compress (.Z)", _DECOMPRESS),
    Kind(b"\x1f\xa0", "compressed with compress (.Z)", _DECOMPRESS),
    Kind(b"\x04\x22\x4d\x18", "compressed with lz4", _DECOMPRESS),
    Kind(b"LZIP\x01", "compressed with lzip", _DECOMPRESS),
    Kind(b"\xff\x06\x00\x00sNaPpY", "compressed with snappy", _DECOMPRESS),
    Kind(b"\x5d\x00\x00", "compressed with lzma", _DECOMPRESS),
    Kind(b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "extract it and upload the files in it"),
    Kind(b"Rar!\x1a\x07", "a RAR archive", "extract it and upload the files in it"),
    Kind(b"%PDF-", "a PDF document", "export the data as CSV"),
    Kind(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel workbook (xls)", "export it as CSV (UTF-8)"
    ),
    Kind(
        b"SQLite format 3\x00", "an SQLite database", "export a query as CSV (sqlite3 -csv -header)"
    ),
    Kind(b"Obj\x01", "an Avro file", _EXPORT),
    Kind(b"ORC", "an ORC file", _EXPORT, binary=True),
    Kind(
        b"ARROW1\x00\x00",
        "an Arrow file",
        f"open it with pyarrow and upload the table, or {_EXPORT}",
    ),
    Kind(b"FEA1", "a Feather file", _EXPORT, binary=True),
    Kind(b"\xff\xff\xff\xff", "an Arrow stream", "open it with pyarrow and upload the reader"),
    Kind(b"PARE", "an encrypted Parquet file", "decrypt it", binary=True),
    Kind(
        b"PAR1",
        "a Parquet file that cannot be read here, since it is compressed as a whole or comes through a pipe",
        "write it to a plain file",
        binary=True,
    ),
    Kind(b"\x00\x05\x16\x07", "an AppleDouble file, which macOS adds to copies", "leave it out"),
    Kind(b"\x00\x05\x16\x00", "an AppleSingle file", "leave it out"),
    Kind(b"\x00\x00\x00\x01Bud1", "a .DS_Store file of macOS", "leave it out"),
    Kind(b"\x89HDF\r\n", "an HDF5 file", _EXPORT),
    Kind(b"\x78\x01", "compressed with zlib", _DECOMPRESS, binary=True),
    Kind(b"\x78\x9c", "compressed with zlib", _DECOMPRESS),
    Kind(b"\x78\xda", "compressed with zlib", _DECOMPRESS),
    Kind(b"\x89PNG\r\n", "a picture (PNG)", "leave it out"),
    Kind(b"\xff\xd8\xff", "a picture (JPEG)", "leave it out"),
    Kind(b"{\\rtf", "an RTF document", "export the data as CSV"),
    Kind(b"%!PS", "a PostScript document", "export the data as CSV"),
    Kind(b"BEGIN:VC", "a vCard or iCalendar file", _EXPORT),
    Kind(b"outs:\n- md5:", "a DVC pointer, not the file", "get the file (dvc pull)"),
    Kind(b"PGDMP", "a dump of PostgreSQL", "export a query as CSV (psql --csv)"),
    Kind(b"-- MySQL dump", "a dump of MySQL", "export a query as CSV"),
    Kind(b"-- MariaDB dump", "a dump of MariaDB", "export a query as CSV"),
    Kind(b"--\n-- PostgreSQL database dump", "a dump of PostgreSQL", "export a query as CSV"),
    Kind(b"\x93NUMPY", "a NumPy file", _EXPORT),
    Kind(b"Salted__", "encrypted (openssl)", "decrypt it", binary=True),
    Kind(b"age-encryption.org/", "encrypted (age)", "decrypt it"),
    Kind(b"-----BEGIN PGP MESSAGE", "encrypted (PGP)", "decrypt it (gpg -d)"),
    Kind(b"-----BEGIN ", "a key or a certificate", "leave it out"),
    Kind(
        b"version https://git-lfs", "a git-lfs pointer, not the file", "get the file (git lfs pull)"
    ),
    Kind(b"/annex/objects/", "a git-annex pointer, not the file", "get the file (git annex get)"),
)

_MARKUP = re.compile(rb"\s*<(?:[!?]|[A-Za-z][\w:.-]*(?:[\s/>]|\Z))")
_HTML = re.compile(
    rb"\s*<(?:!doctype\s+html|html|head|body|script|meta|div|p|h\d)\b", re.IGNORECASE
)
_ERROR_CODE = re.compile(rb"<(?:Code|code|Message|message)>([^<]{1,80})<")

_ERROR_TEXT = re.compile(
    r"(?:HTTP/\S+ )?(?:[45]\d\d:? )?(?:error[: ]\s*|the )?"
    r"(?:access denied|forbidden|not found|unauthori[sz]ed|internal server error|bad gateway|"
    r"bad request|service (?:temporarily )?unavailable|gateway time-?out|too many requests|"
    r"request (?:has )?(?:expired|timed out)|no healthy upstream|upstream connect error|"
    r"accessdenied|nosuchkey|signaturedoesnotmatch|page not found|session (?:has )?expired|"
    r"specified key does not exist)\b"
    r"|(?:fatal|ERROR|error|curl|wget|psql|mysql|mysqldump|bq|aws|gsutil|pg_dump|sqlplus):\s+\S"
    r"|curl: \(\d+\)|Traceback \(most recent call last\)|ORA-\d+:|Warning: \S+\(\)",
    re.IGNORECASE,
)


def foreign_kind(start: bytes) -> str | None:
    """Return what a file is instead of text, and what to do, by its first bytes; None if it may be
    text.
    """
    for kind in _KINDS:
        if not start.startswith(kind.magic, kind.at):
            continue
        if kind.binary and not holds_control_characters(start[len(kind.magic) : 64]):
            continue
        if kind.magic == b"PK\x03\x04" and (b"[Content_Types].xml" in start or b"xl/" in start):
            return "an Excel workbook (xlsx) or another Office document; export it as CSV (UTF-8)"
        if kind.magic == b"PK\x03\x04" and b"opendocument" in start:
            return "an OpenDocument file (ods); export it as CSV (UTF-8)"
        if kind.magic == b"PK\x03\x04" and b".iwa" in start:
            return "a Numbers document; export it as CSV (UTF-8)"
        return f"{kind.what}; {kind.fix}"
    return None


def foreign_text(start: bytes, *, is_csv: bool, columns: Sequence[str] | None = None) -> str | None:
    """Return what a text is instead of records, by its beginning; None if it may be records.

    Args:
        columns: the names of the columns, when the first line is a record.
    """
    if _MARKUP.match(start):
        return _markup(start)
    first = start.lstrip(b"\xef\xbb\xbf").partition(b"\n")[0].strip()
    if holds_control_characters(first) or _is_binary(start):
        return "binary data, not text; export it as CSV (UTF-8), JSON or Parquet"
    text = first.decode(errors="replace")
    if columns is None and not first.startswith((b"{", b"[")) and _ERROR_TEXT.match(text):
        return f"an error message instead of data ({_short(text)}); get the file again"
    if not is_csv and (error := _json_error(start)) is not None:
        return f"an error message in JSON instead of data ({error}); get the file again"
    if is_csv and columns is None and (what := document(start)) is not None:
        return what
    if is_csv and columns is None and re.match(rb'[{\[]\s*(?:["{\]}]|\Z)', start.lstrip()):
        return (
            'JSON, although it is named or read as CSV; pass format="json" (--format json) if it '
            "holds records"
        )
    return None


def wide_without_mark(start: bytes) -> str | None:
    """Return the name of the encoding if the bytes are text in UTF-16 or UTF-32 without a byte
    order mark.
    """
    for name, size in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        whole = start[: len(start) // size * size]
        try:
            text = whole.decode(name)
        except UnicodeDecodeError:
            if not whole.endswith((b"\xd8", b"\xd9", b"\xda", b"\xdb")):
                continue
            text = whole[:-size].decode(name, "replace")  # it breaks off within a pair
        # Few characters are plain by accident: a line ending or a delimiter has zeros next to it.
        plain = text.translate(_WHITE)
        if b"\0" in whole and len(plain) > 1 and plain.isprintable() and _has_ascii(text):
            return name
    return None


_WHITE = dict.fromkeys(map(ord, " \t\r\n"))


def _has_ascii(text: str) -> bool:
    """Whether at least a tenth of a text are ASCII, as its delimiters and line endings are."""
    return sum(each.isascii() for each in text) * 10 >= len(text)


_ERROR_KEYS = frozenset(
    {
        "error",
        "errors",
        "error_description",
        "message",
        "Message",
        "detail",
        "code",
        "Code",
        "status",
    }
    | {"statusCode", "__type", "requestId", "request_id", "RequestId"}
)


def _json_error(start: bytes) -> str | None:
    """Return what an error in JSON says, if that is all that there is."""
    try:
        found = orjson.loads(start)
    except orjson.JSONDecodeError:
        return None
    if type(found) is not dict or not found or not _ERROR_KEYS.issuperset(found):
        return None
    inner = found.get("error")
    said = inner.get("message") if isinstance(inner, dict) else inner
    said = said or found.get("message") or found.get("Message") or found.get("__type")
    if not isinstance(said, str):
        return None
    is_error = "error" in found or "__type" in found or _ERROR_TEXT.match(said)
    return _short(said) if is_error else None


def _markup(start: bytes) -> str:
    if _HTML.match(start):
        return "an HTML page instead of data, such as a login or an error page; get the file again"
    code = _ERROR_CODE.search(start)
    if code is not None:
        said = _short(code[1].decode(errors="replace"))
        return f"an error of a storage service in XML instead of data ({said}); get the file again"
    return "XML or HTML, not CSV or JSON; convert it, or get the file again"


def _short(text: str) -> str:
    text = "".join(each if each.isprintable() else " " for each in text).strip()
    return text if len(text) <= 80 else f"{text[:79]}…"


def _is_binary(start: bytes) -> bool:
    """Whether so many bytes are control characters that it cannot be text."""
    return len(start.translate(None, _PRINTABLE)) * 10 > len(start)


def holds_control_characters(data: bytes) -> bool:
    """Whether bytes hold control characters, which no text has."""
    return bool(data.translate(None, _PRINTABLE))
