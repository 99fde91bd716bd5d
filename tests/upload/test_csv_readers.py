"""Generated CSV files arrive as independent readers read them: Python's csv, and pyarrow where it
reads the dialect.
"""

import csv
import gzip
import io
import random
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import csv as arrow_csv
from scripted import ScriptedRunner, upload

ALPHABET = "abcXYZ 019.,;|\t'\"\n-_=äßé€漢字😀"
CODECS = ["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1", "cp1252"]


class Generated:
    """One file, as it was written, and how it is uploaded."""

    def __init__(self, seed: int) -> None:
        self.choice = random.Random(seed)
        choice = self.choice
        self.codec = choice.choice(CODECS)
        self.delimiter = choice.choice([",", ",", ",", ";", "\t", "|"])
        self.quoting: Any = choice.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
        width = choice.randint(2, 6)
        names = [f"column {number}" for number in range(width)]
        rows = [[self.value() for _ in names] for _ in range(choice.randint(0, 40))]
        text = io.StringIO()
        writer = csv.writer(
            text,
            delimiter=self.delimiter,
            lineterminator=choice.choice(["\n", "\r\n"]),
            quoting=self.quoting,
        )
        writer.writerow(names)
        for row in rows:
            if choice.random() < 0.05:
                text.write(choice.choice(["\n", "\r\n"]))
            writer.writerow(row)
        self.text = text.getvalue()
        if choice.random() < 0.3 and rows and rows[-1][-1]:
            self.text = self.text.rstrip("\r\n") if self.text[-3:-2] != "\r" else self.text
        if choice.random() < 0.1:
            self.text = f"sep={self.delimiter}\r\n{self.text}"
        self.content = self.text.encode(self.codec, "replace")
        self.text = self.content.decode(self.codec)
        if choice.random() < 0.3:
            self.content = gzip.compress(self.content, 1)

    def value(self) -> str:
        choice = self.choice
        if choice.random() < 0.15:
            return ""
        alphabet = ALPHABET if choice.random() < 0.4 else "abc 019."
        if self.quoting == csv.QUOTE_ALL:
            alphabet += "\r"  # which Python quotes only if lines end with it
        return "".join(choice.choice(alphabet) for _ in range(choice.randint(1, 12)))

    @property
    def how(self) -> dict[str, Any]:
        how: dict[str, Any] = {"format": "csv", "delimiter": self.delimiter, "concurrency": 1}
        if self.codec in ("latin-1", "cp1252"):
            how["encoding"] = self.codec
        how["chunk_bytes"] = self.choice.choice([40, 200, 1000, 100_000])
        return how

    @property
    def data(self) -> str:
        """The text without the line of Excel."""
        return self.text.partition("\n")[2] if self.text.startswith("sep=") else self.text

    def by_python(self) -> list[list[str]]:
        reader = csv.reader(io.StringIO(self.data, newline=""), delimiter=self.delimiter)
        return [row for row in reader if row]

    def by_arrow(self) -> list[list[str]]:
        table = arrow_csv.read_csv(
            io.BytesIO(self.data.encode()),
            parse_options=arrow_csv.ParseOptions(delimiter=self.delimiter, newlines_in_values=True),
            convert_options=arrow_csv.ConvertOptions(
                column_types={f"column {number}": pa.string() for number in range(6)},
                strings_can_be_null=False,
            ),
        )
        columns = [column.to_pylist() for column in table.columns]
        return [table.column_names, *map(list, zip(*columns, strict=True))]


async def sent(file: Generated) -> list[list[str]]:
    """Upload; return the rows that arrived, with one header."""
    runner = ScriptedRunner()
    report = await upload(runner, file.content, **file.how)
    # The stand-in counts lines, so what it counts says nothing.
    assert (report.source_exhausted, report.quarantined) == (True, 0), report.quarantined_records
    wire = file.delimiter if file.delimiter in ",\t|" else ","
    rows: list[list[str]] = []
    for body in runner.bodies():
        header, *records = csv.reader(io.StringIO(body.decode(), newline=""), delimiter=wire)
        rows = rows or [header]
        assert header == rows[0]
        rows += [record for record in records if record]
    assert report.records_read == max(0, len(rows) - 1)
    return rows


async def compare(seeds: range, readers: list[Callable[[Generated], list[list[str]]]]) -> int:
    """Compare what arrives with what the readers read; return the number of files."""
    compared = 0
    for seed in seeds:
        file = Generated(seed)
        arrived = await sent(file)
        for read in readers:
            wanted = read(file)
            # A source without records makes no request.
            assert arrived == (wanted if len(wanted) > 1 else []), (seed, file.text)
        compared += 1
    return compared


async def test_some_files_arrive_as_other_readers_read_them() -> None:
    assert await compare(range(150), [Generated.by_python, Generated.by_arrow]) == 150


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_thousands_of_files_arrive_as_other_readers_read_them() -> None:
    assert await compare(range(4000), [Generated.by_python, Generated.by_arrow]) == 4000
