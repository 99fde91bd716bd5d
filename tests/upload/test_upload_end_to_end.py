"""Uploads over a real socket to the local Lytics, over the settings of what is not published."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import pytest_asyncio

from lytics_async import AsyncLytics
from lytics_async.errors import ArgumentError, IPNotAllowed, Unauthorized, UploadError
from lytics_async.local import LocalLytics

GOOD = [{"user_id": str(n), "name": f"row {n}", "note": "x, y"} for n in range(500)]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def local() -> AsyncIterator[LocalLytics]:
    async with LocalLytics(identity=("user_id",)) as running:
        yield running


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def stream(request: pytest.FixtureRequest) -> str:
    """A stream of its own for each test."""
    return "".join(letter if letter.isalnum() else "_" for letter in request.node.name)


def as_csv(rows: list[dict[str, Any]], end: str = "\n") -> bytes:
    lines = [
        "user_id,name,note",
        *(f'{row["user_id"]},{row["name"]},"{row["note"]}"' for row in rows),
    ]
    return (end.join(lines) + end).encode()


@pytest.mark.parametrize("form", ["csv", "gzip", "ndjson", "array", "dicts"])
async def test_every_form_arrives_whole(
    local: LocalLytics, stream: str, tmp_path: Path, form: str
) -> None:
    source: Any = GOOD
    if form in ("csv", "gzip"):
        source = tmp_path / "orders.csv"
        source.write_bytes(gzip.compress(as_csv(GOOD)) if form == "gzip" else as_csv(GOOD))
    elif form == "ndjson":
        source = b"".join(orjson.dumps(row) + b"\n" for row in GOOD)
    elif form == "array":
        source = orjson.dumps(GOOD)
    async with local.client() as lytics:
        upload = lytics.upload_csv if form in ("csv", "gzip") else lytics.upload_json
        report = await upload(source, stream=stream, chunk_bytes=4000)
    assert len(report.chunks) >= 3
    assert (report.accepted, report.all_accepted, report.conservation_ok) == (500, True, True)
    assert local.count(stream) == 500
    stored = sorted(local.rows(stream), key=lambda row: int(row["user_id"]))
    assert [row["name"] for row in stored] == [row["name"] for row in GOOD]


BAD_CSV = (
    b"user_id,name\n"
    b"1,fine\n"
    b'2,5" pipe\n'
    b"3,fine\n"
    b"4,too,many\n"
    b"5\n"
    b'6,"quoted\nline"\n'
    b'7,"say ""hi"""\n'
    b"8,last without a line feed"
)


@pytest.mark.parametrize("partial_status", [200, 400])
@pytest.mark.parametrize("count", ["accepted", "total"])
@pytest.mark.parametrize("keep", [True, False])
async def test_bad_rows_are_rejected_and_their_neighbours_stored_under_every_setting(
    local: LocalLytics, stream: str, partial_status: int, count: str, keep: bool
) -> None:
    local.configure(partial_status=partial_status, counts=count, keep_rows_before_error=keep)
    try:
        async with local.client() as lytics:
            report = await lytics.upload_csv(BAD_CSV, stream=stream)
    finally:
        local.configure(partial_status=200, counts="accepted", keep_rows_before_error=True)
    assert (report.records_read, report.accepted, report.rejected) == (8, 5, 3)
    assert report.conservation_ok
    assert not report.count_mismatch
    assert [row["user_id"] for row in local.rows(stream)] == ["1", "3", "6", "7", "8"]


async def test_an_answer_without_its_echo_is_enough(local: LocalLytics, stream: str) -> None:
    local.configure(sparse_answer=True)
    try:
        async with local.client() as lytics:
            report = await lytics.upload_csv(as_csv(GOOD), stream=stream)
    finally:
        local.configure(sparse_answer=False)
    assert report.accepted == 500


@pytest.mark.parametrize(
    "data",
    [
        as_csv(GOOD[:3], end="\r\n"),
        b"\xef\xbb\xbf" + as_csv(GOOD[:3]),
        as_csv(GOOD[:3]).decode().encode("utf-16"),
        as_csv(GOOD[:3]).rstrip(),
        b"\n\n" + as_csv(GOOD[:3]).replace(b"\n", b"\n\n"),
        as_csv(GOOD[:3]).replace(b"row 1", b"row\0one"),
    ],
    ids=["CRLF", "BOM", "UTF-16", "no final feed", "blank lines", "NUL"],
)
async def test_odd_but_valid_csv_arrives(local: LocalLytics, stream: str, data: bytes) -> None:
    async with local.client() as lytics:
        report = await lytics.upload_csv(data, stream=stream)
    assert (report.accepted, report.rejected, local.count(stream)) == (3, 0, 3)
    assert next(local.rows(stream))["user_id"] == "0"


async def test_a_dry_run_stores_nothing(local: LocalLytics, stream: str) -> None:
    async with local.client() as lytics:
        report = await lytics.upload_csv(BAD_CSV, stream=stream, dry_run=True)
    assert (report.accepted, report.rejected, report.dry_run) == (5, 3, True)
    assert local.count(stream) == 0


@pytest.mark.parametrize("delimiter", [",", "\t", "|"], ids=["comma", "tab", "pipe"])
async def test_delimiter_headers_and_append_reach_the_rows(
    local: LocalLytics, stream: str, delimiter: str
) -> None:
    data = f"1{delimiter}Ada\n2{delimiter}Bob\n".encode()
    async with local.client() as lytics:
        report = await lytics.upload_csv(
            data,
            stream=stream,
            delimiter=delimiter,
            headers=["user_id", "name"],
            append={"source": "crm"},
        )
    assert report.accepted == 2
    assert list(local.rows(stream)) == [
        {"user_id": "1", "name": "Ada", "source": "crm"},
        {"user_id": "2", "name": "Bob", "source": "crm"},
    ]


async def test_a_record_of_20_mb_arrives(local: LocalLytics, stream: str) -> None:
    pieces = [b"user_id,name\n1,", *[b"x" * 1_000_000] * 20, b"\n2,y\n"]
    async with local.client() as lytics:
        report = await lytics.upload_csv(iter(pieces), stream=stream)
    assert (report.accepted, local.count(stream)) == (2, 2)


async def test_a_json_record_with_objects_in_a_list_is_quarantined_not_sent(
    local: LocalLytics, stream: str
) -> None:
    records: list[dict[str, Any]] = [
        {"user_id": "1"},
        {"user_id": "2", "orders": [{"id": 1}]},
        {"user_id": "3"},
    ]
    async with local.client() as lytics:
        report = await lytics.upload_json(records, stream=stream)
    assert (report.accepted, report.quarantined, local.count(stream)) == (2, 1, 2)


async def test_a_wrong_token_stops_it_and_nothing_else_is_sent(
    local: LocalLytics, stream: str
) -> None:
    async with AsyncLytics("at.wrong.token", base_url=local.url) as lytics:
        with pytest.raises(UploadError) as caught:
            await lytics.upload_csv(as_csv(GOOD), stream=stream, chunk_bytes=4000)
    assert isinstance(caught.value.reason, Unauthorized)
    assert caught.value.report.requests == 1
    assert local.count(stream) == 0


async def test_an_address_outside_the_allowlist_stops_it(local: LocalLytics, stream: str) -> None:
    local.configure(allow=("10.0.0.0/8",))
    try:
        async with local.client() as lytics:
            with pytest.raises(UploadError) as caught:
                await lytics.upload_csv(as_csv(GOOD), stream=stream, chunk_bytes=4000)
    finally:
        local.configure(allow=())
    assert isinstance(caught.value.reason, IPNotAllowed)
    assert caught.value.report.requests == 1


async def test_a_missing_file_sends_nothing(local: LocalLytics, stream: str) -> None:
    async with local.client() as lytics:
        with pytest.raises(ArgumentError, match="no file"):
            await lytics.upload_csv("/nowhere/orders.csv", stream=stream)


async def test_closing_the_client_ends_its_uploads(local: LocalLytics, stream: str) -> None:
    import anyio

    async def endless() -> AsyncIterator[dict[str, str]]:
        yield {"user_id": "1"}
        await anyio.sleep_forever()

    lytics = local.client()
    async with lytics.start_upload(endless(), stream=stream) as run:
        await lytics.aclose()
        with pytest.raises(UploadError, match="closed before it was finished"):
            await run.wait()
        await run.aclose()
    assert run.report.conservation_ok
