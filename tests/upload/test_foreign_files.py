"""Files that contain no records are refused by name, with the fix, before anything is sent."""

import bz2
import gzip
import io
import lzma
import sqlite3
import tarfile
import zipfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.orc
import pyarrow.parquet as pq
import pytest
from resuming import upload, write
from scripted import ScriptedRunner, csv_of

from lytics_async.errors import ArgumentError, LyticsError

CSV = csv_of(range(3))
TABLE = pa.table({"email": ["a@example.org"], "plan": ["pro"]})


async def refused(source: Any, **how: Any) -> str:
    """Upload what cannot be; return the message."""
    runner = ScriptedRunner()
    with pytest.raises(LyticsError) as caught:
        await upload(runner, source, **how)
    assert runner.sent == []
    return str(caught.value)


def tar_of(content: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        member = tarfile.TarInfo("orders.csv")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


def zip_of(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, CSV)
    return file.getvalue()


def zip_of_text(name: str, text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, text)
    return file.getvalue()


def arrow_of(stream: bool) -> bytes:
    file = pa.BufferOutputStream()
    make = pa.ipc.new_stream if stream else pa.ipc.new_file
    with make(file, TABLE.schema) as writer:
        writer.write_table(TABLE)
    return file.getvalue().to_pybytes()


def orc_of() -> bytes:
    file = pa.BufferOutputStream()
    pyarrow.orc.write_table(TABLE, file)
    return file.getvalue().to_pybytes()


def parquet_of() -> bytes:
    file = pa.BufferOutputStream()
    pq.write_table(TABLE, file)
    return file.getvalue().to_pybytes()


def sqlite_of() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create table t (a)")
        return connection.serialize()


ENCRYPTED = b"PARE" + b"\x15\x02\x19\x4c" + bytes(range(200)) + b"PARE"

KINDS = {
    "gzip twice": (gzip.compress(gzip.compress(CSV)), "gzip inside gzip", "gunzip"),
    "tar": (tar_of(CSV), "a tar archive", "tar xf"),
    "tar in gzip": (gzip.compress(tar_of(CSV)), "a tar archive", "tar xf"),
    "zip": (zip_of("orders.csv"), "a zip archive", "unzip"),
    "empty zip": (zip_of(), "an empty zip archive", "nothing"),
    "xlsx": (zip_of("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook", "CSV"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an Excel workbook (xls)", "CSV"),
    "zstd": (b"\x28\xb5\x2f\xfd" + CSV, "zstd", "gzip"),
    "xz": (lzma.compress(CSV), "xz", "gzip"),
    "lzma": (lzma.compress(CSV, lzma.FORMAT_ALONE), "lzma", "gzip"),
    "bzip2": (bz2.compress(CSV), "bzip2", "gzip"),
    "compress": (b"\x1f\x9d\x90" + CSV, ".Z", "gzip"),
    "lz4": (b"\x04\x22\x4d\x18" + CSV, "lz4", "gzip"),
    "zlib": (zlib.compress(CSV), "compressed with zlib", "gzip"),
    "deflate": (zlib.compress(CSV)[2:-4], "binary data", "CSV"),
    "ods": (
        zip_of_text("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        "an OpenDocument file (ods)",
        "CSV",
    ),
    "numbers": (zip_of("Index/Document.iwa"), "a Numbers document", "CSV"),
    "rtf": (b"{\\rtf1\\ansi x}", "an RTF document", "CSV"),
    "postscript": (b"%!PS-Adobe-3.0\n", "a PostScript document", "CSV"),
    "vcard": (b"BEGIN:VCARD\nVERSION:3.0\n", "a vCard", "CSV"),
    "certificate": (b"-----BEGIN CERTIFICATE-----\nMII\n", "a key or a certificate", "leave"),
    "dvc": (b"outs:\n- md5: abc\n  path: x.csv\n", "a DVC pointer", "dvc pull"),
    "dump of MySQL": (b"-- MySQL dump 10.13\nINSERT INTO t", "a dump of MySQL", "CSV"),
    "dump of PostgreSQL": (b"--\n-- PostgreSQL database dump\n", "a dump of PostgreSQL", "CSV"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\n", "a PDF document", "CSV"),
    "sqlite": (sqlite_of(), "an SQLite database", "sqlite3 -csv"),
    "avro": (b"Obj\x01\x04\x16avro.schema", "an Avro file", "Parquet"),
    "orc": (orc_of(), "an ORC file", "Parquet"),
    "arrow file": (arrow_of(stream=False), "an Arrow file", "pyarrow"),
    "arrow stream": (arrow_of(stream=True), "an Arrow stream", "pyarrow"),
    "feather": (b"FEA1" + bytes(60), "a Feather file", "Parquet"),
    "encrypted parquet": (ENCRYPTED, "an encrypted Parquet file", "decrypt"),
    "parquet in gzip": (gzip.compress(parquet_of()), "a Parquet file", "plain file"),
    "apple double": (b"\0\5\26\7\0\2\0\0Mac OS X        ", "an AppleDouble file", "leave it out"),
    "ds store": (b"\0\0\0\1Bud1\0\0\x10\0", ".DS_Store", "leave it out"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture (PNG)", "leave it out"),
    "gif": (b"GIF89a\1\0\1\0\x80\0\0", "binary data", "CSV"),
    "pickle": (b"\x80\x04\x95\x1e\0\0\0\0\0\0\0]\x94.", "binary data", "CSV"),
    "openssl": (b"Salted__\x01\x02\x03\x04\x05\x06\x07\x08", "encrypted", "decrypt"),
    "pgp": (b"-----BEGIN PGP MESSAGE-----\n\nhQEM", "encrypted (PGP)", "gpg -d"),
    "lfs": (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
        "a git-lfs pointer",
        "git lfs pull",
    ),
    "html": (
        b"<!DOCTYPE html>\n<html>\n<head><title>Log in</title>",
        "an HTML page",
        "get the file again",
    ),
    "html later": (b"\n\n  <HTML lang='en'><body>x", "an HTML page", "get the file again"),
    "html in utf-16": ("<html>\n".encode("utf-16"), "an HTML page", "get the file again"),
    "storage error": (
        b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
        "an error of a storage service in XML instead of data (AccessDenied)",
        "get the file again",
    ),
    "storage error with a head": (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code></Error>',
        "(NoSuchKey)",
        "get the file again",
    ),
    "xml": (b'<?xml version="1.0"?><rows><row a="1"/></rows>', "XML", "convert"),
    "error in text": (b"403 Forbidden\n", "an error message", "get the file again"),
    "error of a database": (
        b'ERROR:  relation "orders" does not exist\nLINE 1: select',
        "an error message",
        "get the file again",
    ),
    "error of curl": (
        b"curl: (6) Could not resolve host: example.org\n",
        "an error",
        "get the file again",
    ),
    "json": (b'{"message":"Forbidden"}\n', "JSON", "--format json"),
    "list": (b'[{"id":1}]', "JSON", "--format json"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", ["path", "bytes", "pipe"])
async def test_it_is_recognized_and_named_with_the_fix(kind: str, way: str, tmp_path: Path) -> None:
    content, what, fix = KINDS[kind]
    suffix = ".csv.gz" if content.startswith(b"\x1f\x8b") else ".csv"
    source: Any = content
    if way == "path":
        source = tmp_path / f"orders{suffix}"
        write(source, content)
    elif way == "pipe":
        source = iter([content])
    message = await refused(source, format="csv")
    assert what in message
    assert fix in message
    if way == "path":
        assert f"orders{suffix} is" in message


async def test_a_page_named_json_is_refused_too(tmp_path: Path) -> None:
    for name in ("a.json", "a.ndjson"):
        write(tmp_path / name, b"<html><body>Log in</body></html>\n")
        assert "an HTML page" in await refused(tmp_path / name)


@pytest.mark.parametrize(
    "text",
    [
        b'{"error":{"code":403,"message":"Forbidden"}}',
        b'{"message":"Access Denied"}\n',
        b'{"__type":"ExpiredTokenException","message":"The token is expired"}',
        b'\n{"error": "invalid_grant", "error_description": "x"}\n',
        b'{"Code":"NoSuchKey","Message":"NoSuchKey","RequestId":"5"}',
    ],
)
async def test_an_error_in_json_is_not_a_record(text: bytes, tmp_path: Path) -> None:
    write(tmp_path / "a.json", text)
    assert "a.json is an error message in JSON" in await refused(tmp_path / "a.json")


@pytest.mark.parametrize(
    "text",
    [
        b'{"message":"hello"}\n',
        b'{"error":"Forbidden","email":"a@example.org"}\n',
        b'{"error":"Forbidden"}\n{"error":"Forbidden"}\n',
        b'{"code":404,"status":"x"}\n',
    ],
)
async def test_records_that_only_resemble_an_error_are_sent(text: bytes, tmp_path: Path) -> None:
    write(tmp_path / "a.json", text)
    report = await upload(ScriptedRunner(), tmp_path / "a.json")
    assert report.accepted == text.count(b"\n")


async def test_one_of_several_files_is_named_and_nothing_is_sent(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", CSV)
    write(tmp_path / "b.csv", b"\0\5\26\7\0\2\0\0Mac OS X        ")
    message = await refused([tmp_path / "a.csv", tmp_path / "b.csv"])
    assert message.startswith("b.csv is an AppleDouble file")


@pytest.mark.parametrize(
    "header",
    [
        b"PARENT,PAR1\n",
        b"PAR1,ORC\n",
        b"ORC,b\n",
        b"BZh9,b\n",
        b"FEA1,b\n",
        b"error,not found\n",
        b"status,error\n",
        b"<>,b\n",
        b"< 5,b\n",
        b"[id],[name]\n",
        b"404,b\n",
        b"Not_Found,b\n",
        "größe,b\n".encode(),
        b"Warning,b\n",
        b"Salted__,b\n",
    ],
)
async def test_headers_that_only_begin_like_something_else_are_headers(
    header: bytes, tmp_path: Path
) -> None:
    write(tmp_path / "a.csv", header + b"1,2\n")
    report = await upload(ScriptedRunner(), tmp_path / "a.csv")
    assert report.accepted == 1


async def test_a_gzip_file_is_never_empty(tmp_path: Path) -> None:
    for name in ("a.csv.gz", "B.CSV.GZ"):
        write(tmp_path / name, b"")
        assert f"{name} is empty (0 bytes)" in await refused(tmp_path / name)
    write(tmp_path / "plain.csv.GZ", CSV)
    assert "contains no gzip data" in await refused(tmp_path / "plain.csv.GZ")


async def test_what_follows_gzip_data_is_named_with_its_byte(tmp_path: Path) -> None:
    zipped = gzip.compress(CSV)
    write(tmp_path / "a.csv.gz", zipped + b"<html>")
    runner = ScriptedRunner()
    with pytest.raises(LyticsError) as caught:
        await upload(runner, tmp_path / "a.csv.gz")
    assert f"ends at byte {len(zipped):,} of the file" in str(caught.value)
    assert f"head -c {len(zipped)}" in str(caught.value)
    assert "BadGzipFile" not in str(caught.value)
    assert b"".join(runner.bodies()) == CSV


async def test_zeros_may_follow_gzip_data(tmp_path: Path) -> None:
    write(tmp_path / "a.csv.gz", gzip.compress(CSV) + bytes(5000))
    assert (await upload(ScriptedRunner(), tmp_path / "a.csv.gz")).accepted == 3


async def test_a_page_of_parquet_with_a_wrong_checksum_is_not_sent(tmp_path: Path) -> None:
    path = tmp_path / "c.parquet"
    pq.write_table(
        pa.table({"id": list(range(1000)), "email": ["x"] * 1000}),
        path,
        compression="none",
        use_dictionary=False,
        write_page_checksum=True,
    )
    data = bytearray(path.read_bytes())
    data[2000] ^= 0xFF
    path.write_bytes(data)
    assert "could not verify page integrity" in (await refused(path)).lower()


async def test_parquet_that_is_cut_short_is_named(tmp_path: Path) -> None:
    write(tmp_path / "c.parquet", parquet_of()[:-20])
    message = await refused(tmp_path / "c.parquet")
    assert "begins as Parquet and cannot be read as such" in message
    assert "Arrow" not in message


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text",
    [
        "email,plan\na@example.org,pro\n",
        "имя,город\nЖюль,Ярославль\n",
        "名前,市\n日本,東京\n",
        "name,mood\nada," + "\U0001f600" * 3 + "\n",
        "a;b\r\n1;2\r\n",
    ],
)
async def test_utf_16_without_a_mark_is_named_with_the_option(codec: str, text: str) -> None:
    data = text.encode(codec)
    assert f"--encoding {codec}" in await refused(data)
    assert (await upload(ScriptedRunner(), data, encoding=codec)).accepted == 1


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"])
async def test_a_mark_of_another_encoding_is_named(mark: bytes) -> None:
    message = await refused(mark + CSV, format="csv")
    assert "is not encoded that way" in message
    assert f"tail -c +{len(mark) + 1}" in message
    rest = mark + CSV
    assert (await upload(ScriptedRunner(), rest[len(mark) :], format="csv")).accepted > 0


async def test_a_wrong_encoding_is_told_to_be_left_out() -> None:
    message = await refused(CSV, encoding="utf-16")
    assert "leave encoding out" in message


@pytest.mark.parametrize("name", ["idna", "punycode", "undefined"])
async def test_what_encodes_parts_of_a_text_is_not_an_encoding_of_files(name: str) -> None:
    with pytest.raises(ArgumentError, match="not the name of a text encoding"):
        await upload(ScriptedRunner(), CSV, encoding=name)
