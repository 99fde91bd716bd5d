"""What the pages of the reference say of every operation."""

from __future__ import annotations

import re

import pytest

from lytics_async import errors
from lytics_async.codegen import generate
from lytics_async.codegen.__main__ import PACKAGE, read_table
from lytics_async.codegen.operations import operation_name
from lytics_async.codegen.reading import read

TABLE = read_table(PACKAGE / "endpoints")
PAGES = {path: text for path, text in generate(TABLE).items() if path.startswith("reference/")}
SECTIONS = {
    title: body
    for path, text in PAGES.items()
    if path != "reference/index.md" and "/configs/" not in path
    for title, _, body in (
        section.partition("\n") for section in text.split("## Models")[0].split("\n## ")[1:]
    )
}


def test_every_operation_has_its_section() -> None:
    names = {
        operation_name(family, row) for family in read(TABLE).families for row in family.operations
    }
    assert names == SECTIONS.keys()


@pytest.mark.parametrize("title", SECTIONS)
def test_an_operation_says_which_errors_it_raises(title: str) -> None:
    _, found, table = SECTIONS[title].partition("| error | when |\n|---|---|\n")
    assert found
    named = re.findall(r"^\| `(\w+)` \| \S.*\|$", table.partition("\n\n")[0], re.MULTILINE)
    assert len(named) == len(set(named))
    assert {"Unauthorized", "ServerError", "TransportError", "ResponseError"} <= set(named)
    for name in named:
        assert issubclass(getattr(errors, name), errors.LyticsError)
