"""Whole uploads of made-up sources into the local Lytics: every record has one outcome, and every
accepted record is stored once, with its values.
"""

from __future__ import annotations

import asyncio
import csv
import gzip
import io
import os
import random
from collections import Counter
from typing import Any

import orjson
import pytest
from test_bulk import CSV_PARTS, JSON_PARTS, spoil

from lytics_async import AsyncLytics, UploadError, UploadReport
from lytics_async.local import LocalLytics

UPLOADS = int(os.environ.get("FUZZ_UPLOADS", "20000"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))

TEXTS = ["a", "é", "a,b", 'say "hi"', "two\nlines", "other\r\nlines", " x ", "'", "", "\u2028", "\U0001f600", ";\t|", "=1+1", "\\", "null"]  # fmt: skip
VALUES: list[Any] = [*TEXTS, 0, -1, 1.5, 10**15, True, None, [1, "a"], {"b": [1]}]
NOISE = {"csv": CSV_PARTS, "json": JSON_PARTS}


class Made:
    """A source, and what is known of its records.

    Attributes:
        records: those that are good, in order; None if only their number counts.
        bad: the number of the others.
        delimiter: what separates the fields of CSV.
    """

    def __init__(self, random_: random.Random, number: int) -> None:
        self.format = random_.choice(["csv", "json"])
        amount = random_.randrange(1, 40)
        self.records: list[dict[str, Any]] | None = []
        self.bad = 0
        self.delimiter = ","
        if random_.random() < 0.3:
            noise = b"".join(random_.choices(NOISE[self.format], k=random_.randrange(60)))
            start = b"id,a\n" if self.format == "csv" else b""
            self.data, self.records = start + spoil(random_, noise), None
            return
        if self.format == "csv":
            lines = self._csv(random_, number, amount)
        else:
            lines = self._json(random_, number, amount)
        self.data = b"".join(lines)
        if random_.random() < 0.2:
            self.data = gzip.compress(self.data, 1)

    def _csv(self, random_: random.Random, number: int, amount: int) -> list[bytes]:
        file = io.StringIO()
        self.delimiter, ending = random_.choice(",,;\t|"), random_.choice(["\n", "\n", "\r\n"])
        writer = csv.writer(
            file,
            delimiter=self.delimiter,
            lineterminator=ending,
            quoting=random_.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
        )
        writer.writerow(["id", "a", "b"])
        assert self.records is not None
        for each in range(amount):
            values = [f"{number}-{each}", random_.choice(TEXTS), random_.choice(TEXTS)]
            if random_.random() < 0.05:
                values += ["surplus"] * random_.randrange(1, 3)
                self.bad += 1
            else:
                self.records.append(dict(zip(["id", "a", "b"], values, strict=True)))
            writer.writerow(values)
        return [file.getvalue().encode()]

    def _json(self, random_: random.Random, number: int, amount: int) -> list[bytes]:
        assert self.records is not None
        lines = []
        is_array = random_.random() < 0.4
        for each in range(amount):
            record = {"id": f"{number}-{each}", "a": random_.choice(VALUES)}
            if not is_array and random_.random() < 0.05:
                self.bad += 1
                lines.append(random_.choice([b'{"a"}', b'{"id":}', b"1 2", b'{"a":"\xff"}']))
            else:
                self.records.append(record)
                lines.append(orjson.dumps(record))
        return [b"[", b",\n".join(lines), b"]"] if is_array else [each + b"\n" for each in lines]


async def upload(lytics: AsyncLytics, made: Made, random_: random.Random) -> UploadReport:
    """Upload a source; return the report, also that of an upload that stopped."""
    settings: dict[str, Any] = {"chunk_bytes": random_.choice([64 * 1024, 1_000_000])}
    send = lytics.upload_json
    if made.format == "csv":
        send, settings["delimiter"] = lytics.upload_csv, made.delimiter
    try:
        return await send(
            made.data,
            stream="made",
            compress=random_.random() < 0.5,
            **settings,
        )
    except UploadError as error:
        assert error.report is not None
        return error.report


def check(made: Made, report: UploadReport, stored: list[dict[str, Any]]) -> str:
    """Check that a report and the store agree with the source; return how the upload ended."""
    outcomes = (report.accepted, report.rejected, report.quarantined, report.unknown, report.unsent)
    assert sum(outcomes) == report.records_read
    assert len(stored) == report.accepted
    if made.records is None:
        return "noise"
    if report.error is not None:
        return "stopped"
    assert report.records_read == len(made.records) + made.bad
    assert report.unknown == report.unsent == 0
    kept = Counter(orjson.dumps(_values(each), option=orjson.OPT_SORT_KEYS) for each in stored)
    sent = Counter(
        orjson.dumps(_values(each), option=orjson.OPT_SORT_KEYS) for each in made.records
    )
    assert kept == sent
    assert report.rejected + report.quarantined == made.bad
    return "whole"


def _values(record: dict[str, Any]) -> dict[str, Any]:
    """Return the members that a record came with; CSV has no nulls."""
    return {name: value for name, value in record.items() if value not in ("", None)}


async def upload_many(rounds: int, seed: int) -> Counter[str]:
    """Upload made-up sources; return how often each ending came."""
    random_ = random.Random(seed)
    endings: Counter[str] = Counter()
    async with LocalLytics() as local, local.client(transport=local.transport()) as lytics:
        for number in range(rounds):
            made = Made(random_, number)
            try:
                report = await upload(lytics, made, random_)
                endings[check(made, report, list(local.rows("made")))] += 1
            except Exception as error:
                raise AssertionError(
                    f"seed {seed}, upload {number}: {made.format} {made.data!r}"
                ) from error
            local.empty()
    return endings


def test_made_up_sources_arrive() -> None:
    endings = asyncio.run(upload_many(40, SEED))
    assert endings["whole"] > 10


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_thousands_of_made_up_sources_arrive() -> None:
    endings = asyncio.run(upload_many(UPLOADS, SEED + 1))
    print(endings)  # noqa: T201 - figures for the record
    assert endings.total() == UPLOADS
