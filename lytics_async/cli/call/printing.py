"""How `lytics call` prints what came: JSON, one object per line, CSV or a table."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lytics_async.cli.output import echo, output, print_json, print_table, say
from lytics_async.cli.tables import TABLE_COLUMNS, cell_text, cells_of, members_of, print_items

CallFormat = Literal["json", "ndjson", "csv", "table"]


def print_value(value: Any, form: CallFormat, columns: Sequence[str] | None) -> None:
    """Print a whole value.

    Args:
        columns: of csv and table; by default every member that occurs.
    """
    if value is None:
        return
    if isinstance(value, str):
        echo(value)
    elif form == "json":
        print_json(value)
    elif form == "ndjson":
        for item in value if isinstance(value, list) else [value]:
            print_json(item, indent=False)
    elif form == "table" and isinstance(value, Mapping) and columns is None:
        print_table(("MEMBER", "VALUE"), [(name, cell_text(each)) for name, each in value.items()])
    else:
        items = value if isinstance(value, list) else [value]
        rows = Rows(form, columns)
        rows.write(items)
        rows.finish()


class Rows:
    """Prints the items of pages as they come, or in the end where their columns are not known
    before.

    Args:
        form: how.
        columns: of csv and table; None prints all members, and holds the items until the end for
            that.
    """

    def __init__(self, form: CallFormat, columns: Sequence[str] | None) -> None:
        self._form = form
        self._columns = columns
        self._held: list[Any] = []
        self._began = False

    def write(self, items: Sequence[Any]) -> None:
        """Add the items of a page."""
        if self._form == "ndjson":
            for item in items:
                print_json(item, indent=False)
        elif self._form == "csv" and self._columns is not None:
            self._print_csv(items, self._columns)
        else:
            self._held += items

    def finish(self) -> None:
        """Print what is held."""
        if self._form == "json":
            print_json(self._held)
        elif self._form == "table":
            self._print_table()
        elif self._form == "csv":
            self._print_csv(self._held, self._columns or members_of(self._held))

    def _print_csv(self, items: Sequence[Any], columns: Sequence[str]) -> None:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        if not self._began and columns:
            writer.writerow(columns)
        self._began = True
        writer.writerows([cells_of(item, columns) for item in items])
        output().write(text.getvalue().encode("utf-8", "backslashreplace"))

    def _print_table(self) -> None:
        columns = list(self._columns or members_of(self._held))
        left_out = columns[TABLE_COLUMNS:] if self._columns is None else []
        print_items(self._held, columns[: len(columns) - len(left_out)])
        if left_out:
            say(f"Not shown: {', '.join(left_out)}; --columns A,B,... selects columns.")
