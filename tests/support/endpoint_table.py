"""The table of operations, read once for all tests of a process."""

from __future__ import annotations

from functools import cache

from lytics_async.codegen.__main__ import PACKAGE, read_table
from lytics_async.codegen.form import Table
from lytics_async.codegen.reading import read


@cache
def table() -> Table:
    """The rows of `lytics_async/endpoints/`."""
    return read(read_table(PACKAGE / "endpoints"))
