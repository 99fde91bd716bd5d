"""Promise 13: no token, no row and no value of a row in the ledger, the log or the report."""

import gzip
import logging
import os
import stat
import zlib
from pathlib import Path
from typing import Any

import orjson
import pytest
from resuming import read, refuse_after, start, upload
from scripted import ScriptedRunner, counts, in_turn

from lytics_async.errors import ConnectionDropped, LyticsError, PayloadTooLarge, UploadError
from lytics_async.upload.record.replay import line_of

SECRET = "s3cr3t-value"
TOKEN = "at.test.secret"  # the scripted runner's
FAILURES = (
    PayloadTooLarge("Too large", status=413, operation="upload"),
    ConnectionDropped("dropped", phase="read", operation="upload"),
)

CSV = f'id,note\n1,{SECRET}\n2,"{SECRET}\n{SECRET}"\n3,{SECRET},{SECRET}\n'.encode()
CSV += b"".join(f"{n},{SECRET}{n}\n".encode() for n in range(4, 200))
LINES = b"".join(
    orjson.dumps(
        {"id": n, "note": f"{SECRET}{n}"} | ({"bad": [{SECRET: SECRET}]} if n % 9 == 0 else {})
    )
    + b"\n"
    for n in range(200)
)
LINES += f'{{"{SECRET}": NaN}}\n{{"{SECRET}\n'.encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", CSV), ("a.csv.gz", gzip.compress(CSV)), ("a.ndjson", LINES)],
)
async def test_the_ledger_holds_neither_rows_nor_the_token(
    tmp_path: Path, name: str, content: bytes
) -> None:
    source, path = tmp_path / name, tmp_path / "ledger"
    source.write_bytes(content)
    appended: dict[str, Any] = {"append": {"from": SECRET}} if "csv" in name else {}
    refused = refuse_after(0)
    script = in_turn(*FAILURES, lambda sent: counts(sent.records - 1, 1), *[refused] * 1000)
    with pytest.raises(UploadError):
        await upload(ScriptedRunner(script), source, ledger=path, max_record_bytes=300, **appended)
    await upload(
        ScriptedRunner(), source, ledger=path, resume=True, max_record_bytes=300, **appended
    )
    written = read(path)
    assert written.count(b"\n") > 10
    for secret in (SECRET, TOKEN, "secret"):
        assert secret.encode() not in written


async def test_dicts_leave_only_their_columns_in_the_ledger(tmp_path: Path) -> None:
    rows = [{"id": n, "note": SECRET} for n in range(100)] + [{"id": 1, SECRET: 2}]
    path = tmp_path / "ledger"
    await upload(ScriptedRunner(), rows, ledger=path, format="csv")
    written = read(path)
    assert b'"header":"id,note\\r\\n"' in written
    assert SECRET.encode() not in written


async def test_only_the_owner_may_read_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    mask = os.umask(0)
    try:
        await upload(ScriptedRunner(), [{"id": 1}], ledger=path)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


async def test_neither_log_nor_report_holds_a_row_or_the_token(
    caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    failures: list[LyticsError] = [*FAILURES]
    runner = ScriptedRunner(in_turn(*failures))
    with caplog.at_level(logging.DEBUG):
        async with start(runner, CSV, ledger=tmp_path / "ledger", errors="drop") as run:
            report = await run.wait()
    told = f"{caplog.text} {report!r} {report.summary()} {orjson.dumps(report.to_json())!r} {run!r}"
    for secret in (SECRET, TOKEN):
        assert secret not in told


def test_a_step_is_written_as_a_checksum_and_json() -> None:
    checksum, _, text = line_of({"step": "sent", "chunk": "7"}).partition(b" ")
    assert text == b'{"step":"sent","chunk":"7"}\n'
    assert int(checksum, 16) == zlib.crc32(text[:-1])
