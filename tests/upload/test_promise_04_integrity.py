"""Promise 4: the chunks, minus repeated headers, are the input byte for byte (test_csv_chunks has
the laws of the cut).
"""

import asyncio
import gzip
import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scripted import ScriptedRunner, csv_of, upload


async def test_a_csv_file_arrives_whole_with_its_header_on_every_chunk(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(csv_of(range(1000)))
    runner = ScriptedRunner()
    report = await upload(runner, path, chunk_bytes=2000, concurrency=1)
    bodies = runner.bodies()
    assert len(bodies) > 5
    assert b"id,name\n" + b"".join(body.removeprefix(b"id,name\n") for body in bodies) == csv_of(
        range(1000)
    )
    assert (report.records_read, report.accepted, report.complete) == (1000, 1000, True)
    assert report.all_accepted
    assert report.bytes_read == path.stat().st_size
    assert report.bytes_unread == 0


def sources(data: bytes, tmp_path: Path) -> Iterator[tuple[str, Any]]:
    path = tmp_path / "data"
    path.write_bytes(data)
    packed = tmp_path / "data.gz"
    packed.write_bytes(gzip.compress(data[:100]) + gzip.compress(data[100:]))
    pieces = [data[start : start + 7] for start in range(0, len(data), 7)]

    async def later() -> AsyncIterator[bytes]:
        for piece in pieces:
            await asyncio.sleep(0)
            yield piece

    class OnlyRead:
        def __init__(self) -> None:
            self.read = io.BytesIO(data).read

    yield "path", path
    yield "text path", str(path)
    yield "gzip", packed
    yield "bytes", data
    yield "file", io.BytesIO(data)
    yield "gzip file", io.BytesIO(gzip.compress(data))
    yield "read only", OnlyRead()
    yield "pieces", iter(pieces)
    yield "async pieces", later()
    yield "UTF-8 mark", b"\xef\xbb\xbf" + data
    yield "UTF-16", data.decode().encode("utf-16")
    yield "UTF-16 big end", b"\xfe\xff" + data.decode().encode("utf-16-be")
    yield "UTF-32", data.decode().encode("utf-32")


async def test_every_kind_of_source_gives_the_same_bytes(tmp_path: Path) -> None:
    data = csv_of(range(300)) + "é,ü\n".encode()
    for kind, source in sources(data, tmp_path):
        runner = ScriptedRunner()
        report = await upload(runner, source, format="csv", chunk_bytes=1000, concurrency=1)
        got = b"".join(body.removeprefix(b"id,name\n") for body in runner.bodies())
        assert b"id,name\n" + got == data, kind
        assert report.accepted == 301, kind
