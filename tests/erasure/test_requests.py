"""Files of requests as spreadsheets and databases write them: read exactly, or refused."""

from pathlib import Path

import pytest

from lytics_async import ArgumentError
from lytics_async.erasure import read_requests

ADA = ("user", "email", "ada@example.com", "T-1")
GRACE = ("user", "email", "grace@example.com", "T-2")


@pytest.mark.parametrize(
    "data",
    [
        b"email,reference\nada@example.com,T-1\ngrace@example.com,T-2\n",
        b"\xef\xbb\xbfemail,reference\r\nada@example.com,T-1\r\ngrace@example.com,T-2",
        b"email;reference\nada@example.com;T-1\ngrace@example.com;T-2\n",
        b"email\treference\nada@example.com\tT-1\ngrace@example.com\tT-2\n",
        b"sep=;\r\nemail;reference\r\nada@example.com;T-1\r\ngrace@example.com;T-2\r\n",
        b"\nemail,reference\n\nada@example.com,T-1\n,\n  ,  \ngrace@example.com,T-2\n\n",
        b'"email"," reference "\n" ada@example.com ","T-1"\n"grace@example.com",T-2\n',
        b"reference,email\nT-1,ada@example.com\nT-2,grace@example.com\n",
        b"field,value,reference\nemail,ada@example.com,T-1\nemail,grace@example.com,T-2\n",
        b"table,email,reference\nuser,ada@example.com,T-1\n,grace@example.com,T-2\n",
        b"email,reference\rada@example.com,T-1\rgrace@example.com,T-2\r",
    ],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "r.csv").write_bytes(data)
    found = read_requests(tmp_path / "r.csv")
    assert [(each.table, each.field, each.value, each.reference) for each in found] == [ADA, GRACE]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"email\nada@example.com\nj\xfcrgen@example.com\n", "line 3: this is not UTF-8"),
        ("email\nada@example.com\n".encode("utf-16"), "not UTF-8"),
        ("email\nada@example.com\n".encode("utf-16-le"), "NUL characters"),
        (b"ada@example.com\ngrace@example.com\n", "a first line"),
        (b"7456\n7457\n", "a first line"),
        (b'email\n"ada@example.com\ngrace@example.com\n', "not valid CSV"),
        (b'email\n"ada"@example.com\n', "not valid CSV"),
        (b"email,phone\na@x.org,1\n", "one column"),
        (b"field,value,email\na,b,c\n", "it has field, value, email"),
        (b"value,email\na,b\n", "one column"),
        (b"email,email\na,b\n", "one column"),
        (b"email;reference\na@x.org,T-1\nb@x.org;T-2;more\n", "the delimiter of the columns"),
        (b"email,reference\n,T-1\n", "line 2: value is empty"),
        (b'email\n""\n', "line 2: value is empty"),
        (b"\n\n", "it is empty"),
    ],
)
def test_what_cannot_be_told_is_refused(tmp_path: Path, data: bytes, problem: str) -> None:
    (tmp_path / "r.csv").write_bytes(data)
    with pytest.raises(ArgumentError, match=problem) as caught:
        read_requests(tmp_path / "r.csv")
    assert "example.com" not in caught.value.message
    assert "a@x.org" not in caught.value.message
