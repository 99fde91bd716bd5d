"""The file that the demo uploads, and what must be true once it is uploaded."""

import csv
import gzip
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import attrs

from lytics_async.cli.demo.orders import FILTERQL, IDENTITY, TIMESTAMP_FIELD, write_orders
from lytics_async.cli.options import usage_error

if TYPE_CHECKING:
    from lytics_async.local import LocalLytics


@attrs.frozen(kw_only=True)
class Expected:
    """What must be true of the profiles, counted without the client and without the merging of
    profiles.

    Attributes:
        customers: profiles there must be.
        members: the identities of those in the segment.
        sample: fields of one member, its identity among them.
        counted_by: where these figures come from.
    """

    customers: int
    members: frozenset[str]
    sample: dict[str, str]
    counted_by: str


@attrs.frozen(kw_only=True)
class Source:
    """A CSV file, and what is known of it without uploading it.

    Attributes:
        path: the file.
        stream: where to upload it.
        identity: the column whose values are the customers.
        timestamp_field: the column with a row's time; None = none.
        filterql: the segment to make.
        rows: rows in the file.
        rows_counted_by: who counted them.
        expected: what must be true after the upload; it may look at the rows stored.
        generated: whether it was made here, rather than the user's file.
    """

    path: Path
    stream: str
    identity: str
    timestamp_field: str | None
    filterql: str
    rows: int
    rows_counted_by: str
    expected: "Callable[[LocalLytics], Expected]"
    generated: bool = False


def generated(
    directory: Path, stream: str, *, rows: int = 100_000, customers: int = 20_000
) -> Source:
    """Write orders into the directory; everything that must be true of them is known from their
    making.
    """
    made = write_orders(directory / "orders.csv", rows=rows, customers=customers)
    expected = Expected(
        customers=made.customers,
        members=made.matching,
        sample=made.latest,
        counted_by="the generator",
    )
    return Source(
        path=made.path,
        stream=stream,
        identity=IDENTITY,
        timestamp_field=TIMESTAMP_FIELD,
        filterql=FILTERQL,
        rows=made.rows,
        rows_counted_by="the generator",
        expected=lambda _: expected,
        generated=True,
    )


def from_file(path: Path, stream: str, identity: str | None, timestamp_field: str | None) -> Source:
    """Take the user's file: every value of its identity column must become one profile and one
    member.

    Raises:
        BadParameter: the file has no header, or not the column that was named.
    """
    columns, rows = _count(path)
    if not columns:
        raise usage_error(f"{path} is empty.")
    for column in (identity, timestamp_field):
        if column is not None and column not in columns:
            raise usage_error(f"{path} has no column {column!r}; it has {', '.join(columns)}.")
    chosen = identity or guess_identity(columns)

    def expected(local: "LocalLytics") -> Expected:
        values = frozenset(str(row[chosen]) for row in local.rows(stream) if row.get(chosen))
        return Expected(
            customers=len(values),
            members=values,
            sample={chosen: min(values)} if values else {},
            counted_by=f"distinct {chosen} in the stored rows",
        )

    return Source(
        path=path,
        stream=stream,
        identity=chosen,
        timestamp_field=timestamp_field,
        filterql=f"FILTER EXISTS `{chosen}` FROM user",
        rows=rows,
        rows_counted_by="Python's csv module",
        expected=expected,
    )


_USUAL_IDENTITIES = ("email", "user_id", "customer_id", "household_id", "account_id", "id")


def guess_identity(columns: list[str]) -> str:
    """Return the column that most likely says who a row is about.

    That is one with a usual name, else the first whose name ends in `id`, else the first.
    """
    by_name = {column.casefold().replace(" ", "_"): column for column in columns}
    usual = [by_name[name] for name in _USUAL_IDENTITIES if name in by_name]
    ids = [column for column in columns if column.casefold().endswith("id")]
    return (usual or ids or columns)[0]


def _count(path: Path) -> tuple[list[str], int]:
    """Return the columns and the number of rows, as Python's own parser reads them."""
    csv.field_size_limit(sys.maxsize)
    with _open_text(path) as file:
        reader = csv.reader(file)
        columns = next(reader, [])
        return columns, sum(1 for row in reader if row)


def _open_text(path: Path) -> TextIO:
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    if zipped:
        return gzip.open(path, "rt", encoding="utf-8-sig", errors="replace", newline="")
    return path.open(encoding="utf-8-sig", errors="replace", newline="")
