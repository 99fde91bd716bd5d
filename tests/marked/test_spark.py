"""A local Spark session writes and reads, counted by the local Lytics: `pytest -m spark`."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lytics_async.local import LocalLytics

pytestmark = [
    pytest.mark.spark,
    pytest.mark.timeout(300),
    # The extra asks for pandas below 3; other packages of a development environment bring 3.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]

ROWS = 20_000


@pytest.fixture(scope="module")
def local() -> Iterator[LocalLytics]:
    with LocalLytics(identity=("household_id",)) as local:
        yield local


@pytest.fixture(scope="module")
def spark(local: LocalLytics) -> Iterator[Any]:
    java = shutil.which("java")
    if java is None:
        pytest.skip(
            "Spark needs Java 17, which is missing: apt-get install openjdk-17-jre-headless"
        )
    said = subprocess.run([java, "-version"], check=True, capture_output=True, text=True).stderr
    if '"17' not in said and '"21' not in said:
        pytest.skip(f"Spark needs Java 17 or 21, and this is {said.splitlines()[0]}")
    from pyspark.sql import SparkSession

    from lytics_async.integrations.spark import LyticsDataSource

    os.environ |= {"LYTICS_API_TOKEN": local.token, "LYTICS_API_URL": local.url}
    os.environ["PYSPARK_PYTHON"] = sys.executable  # the workers'; else the python3 of the PATH
    session = (
        SparkSession.builder.master("local[2,3]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
        .getOrCreate()
    )
    session.dataSource.register(LyticsDataSource)
    try:
        yield session
    finally:
        session.stop()
        for name in ("LYTICS_API_TOKEN", "LYTICS_API_URL", "PYSPARK_PYTHON"):
            del os.environ[name]


def orders(spark: Any, rows: int = ROWS, partitions: int = 4) -> Any:
    return spark.range(0, rows, numPartitions=partitions).selectExpr(
        "cast(id as string) as order_id",
        "cast(id % 500 as string) as household_id",
        "id * 0.25 as total",
    )


def totals(report: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in report.read_text().splitlines()]


def test_the_complete_journey_is_written_and_read_back_within_the_memory_budget(
    spark: Any, local: LocalLytics, tmp_path: Path
) -> None:
    from benchmarks import data

    # The first of these tests, since a worker that has done more already would hide what it grows
    # by.
    orders(spark, 1000).write.format("lytics").mode("append").option("stream", "small").save()
    idle = peak_of_workers()
    report = tmp_path / "report.json"
    frame = spark.read.csv(str(data.transactions("csv")), header=True)
    written = frame.write.format("lytics").mode("append")
    written.option("stream", "journey").option("report", str(report)).save()
    (total,) = totals(report)
    assert total["accepted"] == local.count("journey") == data.ROWS
    households = {row["household_id"] for row in local.rows("journey")}
    assert len(households) == data.HOUSEHOLDS
    read = spark.read.format("lytics").option("filter", "FILTER EXISTS basket_id FROM user")
    people = read.option("splits", "4").schema("household_id string, basket_id string").load()
    found = [row["household_id"] for row in people.collect()]
    assert len(found) == data.HOUSEHOLDS
    assert set(found) == households
    grown = peak_of_workers() - idle
    print(f"peak over idle: {grown / 2**20:.0f} MiB")  # shown with pytest -s
    assert 0 < grown <= 96 * 2**20  # memory_budget, and half as much again


def peak_of_workers() -> int:
    """The most resident memory that a Python worker of Spark has had, in bytes."""
    peaks = [0]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (
                b"pyspark" in (process / "cmdline").read_bytes()
                and b"java" not in (process / "cmdline").read_bytes()
            ):
                status = (process / "status").read_text().split()
                peaks.append(int(status[status.index("VmHWM:") + 1]) * 1024)
        except (OSError, ValueError):  # it has just ended
            continue
    return max(peaks)


def test_every_row_of_every_partition_is_written_and_read_back(
    spark: Any, local: LocalLytics, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    written = orders(spark).write.format("lytics").mode("append")
    written.option("stream", "orders").option("report", str(report)).save()
    (total,) = totals(report)
    assert (total["what"], total["rows"], total["accepted"]) == ("committed", ROWS, ROWS)
    assert local.count("orders") == ROWS
    assert {row["order_id"] for row in local.rows("orders")} == set(map(str, range(ROWS)))

    people = spark.read.format("lytics").option("filter", "FILTER EXISTS order_id FROM user")
    assert people.load().select("household_id").distinct().count() == 500
    shared = people.option("splits", "4").schema("household_id string, total double").load()
    assert shared.rdd.getNumPartitions() == 4
    found = [row["household_id"] for row in shared.collect()]
    assert sorted(found) == sorted(map(str, range(500)))


def test_fields_are_read_as_the_schema_says(spark: Any, local: LocalLytics) -> None:
    rows = [("a", "2024-05-01T10:00:00Z", "2024-05-01", "12.50", "7")]
    names = ["household_id", "seen_at", "seen_on", "paid", "pets"]
    written = spark.createDataFrame(rows, names).write.format("lytics").mode("append")
    written.option("stream", "kinds").save()
    read = spark.read.format("lytics").option("filter", "FILTER EXISTS pets FROM user")
    kinds = "seen_at timestamp, seen_on date, paid decimal(9,2), pets bigint"
    (found,) = read.schema(kinds).load().selectExpr(
        "unix_timestamp(seen_at)", "cast(seen_on as string)", "cast(paid as string)", "pets"
    ).collect()  # fmt: skip
    assert tuple(found) == (1714557600, "2024-05-01", "12.50", 7)
    with pytest.raises(Exception, match=r"'seen_on' that is not of type int64.*Read it as string"):
        read.schema("seen_on bigint").load().collect()


def test_a_task_that_is_killed_and_retried_loses_nothing(
    spark: Any, local: LocalLytics, tmp_path: Path
) -> None:
    killed, stored, rows = tmp_path / "killed", tmp_path / "stored", 10 * ROWS
    over = threading.Event()

    def watch() -> None:
        """Let the task be killed only once some of its rows are stored."""
        while not over.is_set():
            mine = (int(row["order_id"]) for row in local.rows("again"))
            if any(rows // 4 <= number < rows // 2 for number in mine):
                stored.touch()
                return
            time.sleep(0.05)

    def die_once(batches: Iterator[Any]) -> Iterator[Any]:
        import os
        import time

        from pyspark import TaskContext

        context = TaskContext.get()
        for number, batch in enumerate(batches):
            if context.partitionId() == 1 and context.attemptNumber() == 0 and number == 40:
                deadline = time.monotonic() + 30
                while not stored.exists() and time.monotonic() < deadline:
                    time.sleep(0.01)
                killed.touch()
                os._exit(1)
            yield batch

    frame = orders(spark, rows)
    report = tmp_path / "report.json"
    written = frame.mapInArrow(die_once, frame.schema).write.format("lytics").mode("append")
    # With so little memory chunks are small, and some are stored before the task is killed.
    written = written.option("stream", "again").option("report", str(report))
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        written.option("memoryBudget", "300000").save()
    finally:
        over.set()
        watcher.join()
    assert killed.exists()
    (total,) = totals(report)
    assert total["accepted"] == rows
    assert {row["order_id"] for row in local.rows("again")} == set(map(str, range(rows)))
    assert 0 < local.count("again") - rows <= total["possible_duplicates"]
    assert total["possible_duplicates"] == rows // 4


def test_a_stream_writes_each_micro_batch_with_its_number(
    spark: Any, local: LocalLytics, tmp_path: Path
) -> None:
    source, report = tmp_path / "source", tmp_path / "report.json"
    source.mkdir()
    stream = spark.readStream.schema("household_id string, total double").json(str(source))
    (source / "1.json").write_text('{"household_id": "1", "total": 1.5}\n')
    query = (
        stream.writeStream.format("lytics")
        .option("stream", "streamed")
        .option("report", str(report))
        .option("checkpointLocation", str(tmp_path / "checkpoint"))
        .start()
    )
    try:
        query.processAllAvailable()
        (source / "2.json").write_text('{"household_id": "2", "total": 2.5}\n')
        query.processAllAvailable()
    finally:
        query.stop()
    assert local.count("streamed") == 2
    assert [each["what"] for each in totals(report)] == ["batch 0 committed", "batch 1 committed"]


@pytest.mark.parametrize(
    ("options", "said"),
    [({}, "stream"), ({"stream": "x", "mode": "overwrite"}, "append")],
)
def test_what_cannot_be_is_refused(spark: Any, options: dict[str, str], said: str) -> None:
    options = dict(options)
    written = orders(spark, 10, 1).write.format("lytics").mode(options.pop("mode", "append"))
    with pytest.raises(Exception, match=said):
        written.options(**options).save()
