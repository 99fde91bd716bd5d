"""The orders of the demo: the file, and the truth that is told about it."""

import csv
from pathlib import Path

from lytics_async.cli.demo.orders import (
    FILTER_CITY,
    FILTER_TOTAL,
    write_flawed_orders,
    write_orders,
)


def test_every_customer_orders_at_least_once(tmp_path: Path) -> None:
    made = write_orders(tmp_path / "orders.csv", rows=3_000, customers=800)
    rows = read(made.path)
    assert (len(rows), len({row["email"] for row in rows})) == (3_000, 800)
    assert (made.rows, made.customers) == (3_000, 800)


def test_no_two_orders_have_the_same_time_and_the_last_line_is_not_always_the_latest(
    tmp_path: Path,
) -> None:
    rows = read(write_orders(tmp_path / "orders.csv", rows=3_000, customers=800).path)
    by_line = {row["email"]: row["order_id"] for row in rows}
    in_time = sorted(rows, key=lambda row: row["ordered_at"])
    by_time = {row["email"]: row["order_id"] for row in in_time}
    assert len({row["ordered_at"] for row in rows}) == len(rows)
    assert by_line != by_time


def test_the_matching_customers_are_those_whose_latest_order_satisfies_the_filter(
    tmp_path: Path,
) -> None:
    made = write_orders(tmp_path / "orders.csv", rows=3_000, customers=800)
    latest = {row["email"]: row for row in sorted(read(made.path), key=lambda r: r["ordered_at"])}
    assert made.matching == {
        email
        for email, row in latest.items()
        if row["city"] == FILTER_CITY and float(row["total"]) >= FILTER_TOTAL
    }
    assert made.latest.items() <= latest[made.latest["email"]].items()
    assert made.latest["email"] in made.matching


def test_the_same_file_is_written_each_time(tmp_path: Path) -> None:
    one = write_orders(tmp_path / "one.csv", rows=500, customers=100)
    two = write_orders(tmp_path / "two.csv", rows=500, customers=100)
    assert one.path.read_bytes() == two.path.read_bytes()


def test_the_flawed_file_has_the_bad_rows_that_are_told(tmp_path: Path) -> None:
    made = write_flawed_orders(tmp_path / "flawed.csv")
    lines = made.path.read_text().splitlines()[1:]
    assert len(lines) == made.rows == len(made.good) + len(made.bad) == 1_000
    assert {line[:7] for line in lines} == made.good | made.bad.keys()
    assert {
        line[:7] for line in lines if line.endswith(",Lamp,19.90") and line.count(",") == 3
    } == made.good


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))
