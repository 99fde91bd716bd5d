"""Text without a table of records is refused by name, or reported as one column; lists of values
are accepted.
"""

import pytest
from cases import all_cases
from scripted import ScriptedRunner, upload

from lytics_async.errors import UploadError
from lytics_async.upload.source.kinds import UploadSource

DOCUMENTS = {
    "#!/usr/bin/env python\nimport os\n": "a script",
    "CREATE TABLE t (\n id int\n);\n": "SQL",
    "-- Dump\n\n/* x */\nINSERT INTO t (a, b) VALUES (1, 2);\n": "SQL",
    "SET NAMES utf8;\nSET x = 1;\n": "SQL",
    "/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS t;\n": "SQL",
    "HTTP/1.1 200 OK\nContent-Type: text/csv\n\nemail,plan\n": "an HTTP response",
    "From: a@b.c\nTo: d@e.f\nSubject: x\n\nhi": "mail",
    "Received: from x\n by y\n": "an e-mail",
    "From MAILER-DAEMON Fri Jul  8 12:08:34 2011\nFrom: x\n": "a mailbox",
    "[default]\nregion = us\n": "a settings file",
    "[a]\n; c\nb=1\n": "a settings file",
    "---\nname: x\n": "YAML",
    "%YAML 1.2\n---\na: b\n": "YAML",
    " id | email \n----+-------\n  1 | a@b.c\n(1 row)\n": "drawn",
    "+----+-------+\n| id | email |\n+----+-------+\n": "drawn",
    "| id | email |\n|----|-------|\n| 1 | x |\n": "drawn",
    "| id | email |\n| :--- | ---: |\n": "drawn",
    "diff --git a/x b/x\n": "a patch",
    "<<<<<<< HEAD\na,b\n": "a merge conflict",
    "dn: cn=x,dc=y\ncn: x\n": "an LDIF",
    "id\n---\n1\n": "drawn",
    "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n": "SQL",
    "COPY public.users (id, email) FROM stdin;\n1\tx\n": "SQL",
    "SELECT id, email FROM users;\n": "SQL",
}

ONE_COLUMN = [
    "import os\nfrom x import y\n\ndef main():\n    pass\n",
    "name: x\nitems:\n  - a\n  - b\n",
    "2026-01-01 12:00:00 INFO started\n2026-01-01 12:00:01 INFO stopped\n",
    "key=value\nother=value\n",
    "# comment\nemail\na@b.c\n",
    "Dear all\n\nplease find attached    the file\nBest\n",
    "id   email       plan\n1    a@b.c       pro\n2    d@e.f       free\n",
    "package main\n\nfunc main() {\n}\n",
    "Host: x\nAccept: y\n",
    "TRACE [x] y\nDEBUG [x] z\n",
    "a@example.com\nb@example.com\n",
]

VALUES = [
    "email\na@b.c\nd@e.f\n",
    "user_id\n1\n2\n",
    '"Customer ID"\n"1"\n',
    "id\r\n1\r\n2\r\n",
    "E-Mail Adresse\nx@y.z\n",
    "Kundennummer (alt)\n1\n",
    "url\nhttps://x.y/z?a=b\n",
    "name\nAda Lovelace\nAlan Turing\n",
    "uuid\n00000000-0000-0000-0000-000000000000\n",
    "phone\n+49 30 1234\n(030) 1234\n",
    "электронная почта\nx@y.z\n",
    "email\n\na@b.c\n",
    "note\nHello: world\nx\ny\nz\na\nb\n",
    "id\n",
    "_uid\n1\n",
    "$id\n1\n",
    "date\n2026-01-01 12:00:00\n2026-01-02 12:00:00\n",
    "From\na@b.c\n",
    "Subject\nHello\n",
    "_id\n5f\n",
]


async def noted(content: str) -> list[str]:
    """Upload; return what is said of columns."""
    source: UploadSource = content.encode()
    report = await upload(ScriptedRunner(), source, format="csv")
    return [note for note in report.notes if "one column" in note]


async def test_documents_are_refused_by_name_before_anything_is_sent() -> None:
    with all_cases() as cases:
        for content, what in DOCUMENTS.items():
            with cases.case(content):
                runner = ScriptedRunner()
                with pytest.raises(UploadError) as caught:
                    await upload(runner, content.encode(), format="csv")
                assert what in str(caught.value)
                assert runner.sent == []


async def test_a_document_after_a_header_of_names_is_a_record() -> None:
    runner = ScriptedRunner()
    report = await upload(runner, b"#!/bin/sh\nFrom: a\n", format="csv", headers=["line"])
    assert report.accepted == 2


async def test_one_column_that_looks_like_none_is_said() -> None:
    with all_cases() as cases:
        for content in ONE_COLUMN:
            with cases.case(content):
                (note,) = await noted(content)
                assert "is read as one column" in note


async def test_a_list_of_values_is_uploaded_without_a_word() -> None:
    with all_cases() as cases:
        for content in VALUES:
            with cases.case(content):
                assert await noted(content) == []
