"""Sampling: exactly the records of the upload, spread over the source, in bounded memory."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lytics_async import AsyncLytics
from lytics_async.local import LocalLytics
from lytics_async.upload.settings import UploadSettings
from lytics_async.upload.source import sampling
from lytics_async.upload.source.kinds import source_of
from lytics_async.upload.source.sampling import Sample, sample_of

LONGEST = 1 << 24


def sample(source: Any, *, most: int = 100, **how: Any) -> Sample:
    return sample_of(
        source_of(source),
        UploadSettings(stream="s", **how),
        most=most,
        max_record_bytes=LONGEST,
    )


def rows(amount: int) -> list[dict[str, str]]:
    choose = random.Random(7)
    notes = ["plain", "é 漢字 😀", 'a "quoted", one', 'two\nlines\n"more", 3,4,5\n', "x" * 300, ""]
    return [
        {"n": str(number), "email": f"u{number}@example.com", "note": choose.choice(notes)}
        for number in range(amount)
    ]


def csv_of(given: list[dict[str, str]], **how: Any) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(given[0]), **how)
    writer.writeheader()
    writer.writerows(given)
    return out.getvalue().encode()


@pytest.fixture
def small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have small files sampled as large ones are."""
    monkeypatch.setattr(sampling, "READ_THROUGH_BYTES", 10_000)
    monkeypatch.setattr(sampling, "WINDOW_BYTES", 4_000)


@pytest.mark.parametrize("most", [10, 100, 1000])
def test_a_sample_is_spread_over_the_source(tmp_path: Path, most: int) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of(rows(20_000)))
    found = sample(path, most=most)
    numbers = [int(each["n"]) for each in found.records]
    assert (found.total, found.counted, len(numbers)) == (20_000, True, most)
    assert numbers == sorted(numbers)
    assert numbers[-1] > 18_000
    assert max(later - earlier for earlier, later in pairwise(numbers)) < 4_000


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.usefixtures("small_windows")
def test_windows_of_a_large_csv_hold_whole_records_only(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "a.csv"
    given = rows(20_000)
    path.write_bytes(csv_of(given, lineterminator=ending))
    found = sample(path, most=1_000)
    assert (found.counted, found.problem) == (False, None)
    assert len(found.records) == 1_000
    for each in found.records:
        assert each == given[int(each["n"])]
    numbers = [int(each["n"]) for each in found.records]
    assert numbers[-1] > 18_000
    assert found.total == pytest.approx(20_000, rel=0.1)
    assert found.bytes_read < 64 * 2 * 5_000 < path.stat().st_size


@pytest.mark.usefixtures("small_windows")
def test_windows_of_large_json_hold_whole_records_only(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    given = rows(20_000)
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in given))
    found = sample(path, most=500)
    assert [each for each in found.records if each != given[int(each["n"])]] == []
    assert found.quarantined == 0
    assert found.total == pytest.approx(20_000, rel=0.1)


@pytest.mark.usefixtures("small_windows")
def test_windows_reach_every_file_of_a_list(tmp_path: Path) -> None:
    given = rows(30_000)
    paths = [tmp_path / f"{number}.csv" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_bytes(csv_of(given[number * 10_000 : (number + 1) * 10_000]))
    found = sample(paths, most=300)
    numbers = [int(each["n"]) for each in found.records]
    assert [each for each in found.records if each != given[int(each["n"])]] == []
    assert {number // 10_000 for number in numbers} == {0, 1, 2}
    assert found.total == pytest.approx(30_000, rel=0.1)


@pytest.mark.usefixtures("small_windows")
def test_a_file_whose_windows_show_no_record_is_read_through(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("n,note\n" + '1,"' + "line\n" * 40_000 + '"\n2,x\n')
    found = sample(path, max_record_bytes=LONGEST)
    assert len(found.records) == 2 or not found.counted


@pytest.mark.usefixtures("small_windows")
@settings(max_examples=60)
@given(
    cells=st.lists(
        st.text(st.sampled_from('ab,"\n\r é'), max_size=12), min_size=3, max_size=30
    ).map(lambda each: each * 40)
)
def test_no_window_begins_within_a_record(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str]
) -> None:
    path = tmp_path_factory.mktemp("windows") / "a.csv"
    given = [{"n": str(n), "cell": cell, "end": f"e{n}"} for n, cell in enumerate(cells * 20)]
    path.write_bytes(csv_of(given, lineterminator="\n", quoting=csv.QUOTE_ALL))
    found = sample(path)
    wrong = [each for each in found.records if each["end"] != f"e{each['n']}"]
    assert wrong == []


async def test_every_form_gives_the_records_that_the_upload_stores(tmp_path: Path) -> None:
    given = [each for each in rows(300) if "\n" not in each["note"] and each["note"]]
    latin = [{**each, "note": "é"} for each in given]
    table = pa.Table.from_pylist(given)
    files: dict[str, bytes] = {
        "a.csv": csv_of(given),
        "b.csv.gz": gzip.compress(csv_of(given)),
        "c.txt": csv_of(given, delimiter=";"),
        "d.tsv": csv_of(given, delimiter="\t"),
        "e.json": json.dumps(given).encode(),
        "f.ndjson": "".join(json.dumps(each) + "\n" for each in given).encode(),
        "g.csv": csv_of(latin).decode().encode("latin-1"),
        "h.csv": csv_of(given).partition(b"\n")[2],
        "i.csv": b"\xef\xbb\xbf" + csv_of(given),
        "j.csv": csv_of(given).decode().encode("utf-16"),
    }
    how: dict[str, dict[str, Any]] = {
        "c.txt": {"format": "csv"},
        "g.csv": {"encoding": "latin-1"},
        "h.csv": {"headers": ["n", "email", "note"]},
    }
    sources: dict[str, Any] = {"dicts": given, "table": table}
    for name, content in files.items():
        sources[name] = tmp_path / name
        sources[name].write_bytes(content)
    pq.write_table(table, tmp_path / "k.parquet")
    sources["k.parquet"] = tmp_path / "k.parquet"
    sources["two files"] = [tmp_path / "a.csv", tmp_path / "i.csv"]
    async with LocalLytics() as local, local.client() as lytics:
        for number, (name, source) in enumerate(sources.items()):
            options = how.get(name, {})
            found = sample(source, most=1_000, **options)
            stream = f"s{number}"
            await _upload(lytics, source, stream, options)
            assert found.records == list(local.rows(stream)), name
            assert found.total == local.count(stream)


async def _upload(lytics: AsyncLytics, source: Any, stream: str, options: dict[str, Any]) -> None:
    async with lytics.start_upload(source, stream=stream, **options) as run:
        report = await run.wait()
    assert report.all_accepted


def test_long_records_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "MOST_SAMPLE_BYTES", 200_000)
    found = sample([{"n": number, "text": "x" * 10_000} for number in range(500)], most=400)
    assert found.total == 500
    assert 5 <= len(found.records) <= 20
