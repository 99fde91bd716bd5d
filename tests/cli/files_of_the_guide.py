"""The files that docs/guides/files.md uploads, by their names."""

import gzip
import io
import os
import tarfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

PLAIN = "email,plan\na@example.com,pro\nb@example.com,free\n"


def tar_of(content: bytes) -> bytes:
    """A tar archive of one file."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        member = tarfile.TarInfo("orders.csv")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


CONTENTS: dict[str, str | bytes] = {
    "orders.csv": PLAIN,
    "excel.csv": "sep=;\r\nemail;price\r\na@example.com;1,50\r\n",
    "tabs.csv": PLAIN.replace(",", "\t"),
    "doubt.csv": "email;plan\na@example.com;pro\nb@example.com\n",
    "wrong-line.csv": f"sep=;\n{PLAIN}",
    "error.json": '{"error": {"code": 403, "message": "Forbidden"}}\n',
    "joined.csv": PLAIN + PLAIN.replace("a@", "c@"),
    "latin1.csv": "email,name\na@example.com,José\n".encode("latin-1"),
    "no-name.csv": "email,,plan\na@example.com,x,pro\n",
    "twice.csv": "email,email\na@example.com,b@example.com\n",
    "empty-rows.csv": "email,plan\na@example.com,pro\n,\n",
    "quotes.csv": 'email;note\na@example.com;5" pipe\nb@example.com;short\n',
    "long.csv": f"email,note\na@example.com,short\nb@example.com,{'long ' * 40}\n",
    "cut-short.csv": "email,plan\na@example.com,pro\nb@exam",
    "header-only.csv": "email,plan\n",
    "login.csv": "<!DOCTYPE html>\n<html><body>Please log in</body></html>\n",
    "denied.csv": "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
    "pointer.csv": "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
    "twice.csv.gz": gzip.compress(gzip.compress(PLAIN.encode())),
    "tar.csv.gz": gzip.compress(tar_of(PLAIN.encode())),
    "empty.csv.gz": b"",
    "garbage.csv.gz": gzip.compress(PLAIN.encode(), mtime=0) + b"<html>",
    "pretty.json": '{\n  "email": "a@example.com",\n  "plan": "pro"\n}\n',
    "envelope.json": '{\n "records": [\n  {"email": "a@example.com"}\n ]\n}\n',
    "no-breaks.json": '{"email":"a@example.com"}{"email":"b@example.com"}',
    "big-number.ndjson": '{"email":"a@example.com","profile":{"card":123456789012345678901}}\n',
    "time.ndjson": '{"email":"a@example.com","created_at":"2026-01-01T00:00:00Z"}\n',
    "name-twice.ndjson": '{"email":"a@example.com","plan":"pro","plan":"free"}\n{"email":"b@example.com"}\n',
    "turns.ndjson": '{"email":"a@example.com"}\n{\n  "email": "b@example.com"\n}\n',
    "columns.json": '{"email":{"0":"a@example.com"},"plan":{"0":"pro"}}',
    "dump.csv": "CREATE TABLE users (\n  email text\n);\n",
    "drawn.csv": " email         | plan\n---------------+------\n a@example.com | pro\n",
    "log.csv": "2026-01-01 12:00:00 INFO started\n2026-01-01 12:00:01 INFO stopped\n",
    "report.csv": f"Users of 2026\n\n{PLAIN}",
    "headless.csv": "a@example.com,pro\nb@example.com,free\n",
    "invisible.csv": "em\u00adail,plan\na@example.com,pro\n",
    "plain.csv.gz": PLAIN,
    "half.csv.gz": gzip.compress(PLAIN.encode(), mtime=0)[:-9],
    "wide.csv": PLAIN.encode("utf-16-le"),
    "old-mac.csv": PLAIN.replace("\n", "\r"),
    "open-quote.csv": 'email,note\na@example.com,short\nb@example.com,"half\n',
    "other.csv": "email,age\nc@example.com,42\n",
    "folder/a.csv": PLAIN,
    "folder/B.CSV.GZ": gzip.compress(PLAIN.replace("a@", "c@").encode()),
    "folder/.part-1.csv": PLAIN,
    "folder/notes.txt": "x",
}


def write_files(folder: Path) -> None:
    """Write all of them."""
    for name, content in CONTENTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    table: dict[str, Any] = {"email": ["a@example.com"], "at": [datetime(2026, 11, 28, 3)]}
    pq.write_table(pa.table(table), folder / "times.parquet")
    texts = pa.array([b"Ada", b"Jos\xe9"], pa.binary())
    names = pa.Array.from_buffers(pa.string(), 2, texts.buffers())
    named = pa.table({"email": ["a@example.com", "b@example.com"], "name": names})
    pq.write_table(named, folder / "names.parquet")
    os.mkfifo(folder / "pipe.csv")
