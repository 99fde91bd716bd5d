"""What the pages of the reference say of every operation."""

from __future__ import annotations

import re
from pathlib import Path

from cases import all_cases
from endpoint_table import table

from lytics_async import errors
from lytics_async.codegen.operations import operation_name

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"  # test_golden generates it again


def sections() -> dict[str, str]:
    """The sections of all operations by their titles."""
    pages = [
        path.read_text("utf-8")
        for path in REFERENCE.rglob("*.md")
        if path != REFERENCE / "index.md" and "configs" not in path.parts
    ]
    return {
        title: body
        for text in pages
        for title, _, body in (
            section.partition("\n") for section in text.split("## Models")[0].split("\n## ")[1:]
        )
    }


def test_every_operation_has_its_section() -> None:
    names = {
        operation_name(family, row) for family in table().families for row in family.operations
    }
    assert names == sections().keys()


def test_an_operation_says_which_errors_it_raises() -> None:
    usual = {"Unauthorized", "ServerError", "TransportError", "ResponseError"}
    with all_cases() as cases:
        for title, text in sections().items():
            with cases.case(title):
                _, found, rows = text.partition("| error | when |\n|---|---|\n")
                assert found
                lines = rows.partition("\n\n")[0]
                named = re.findall(r"^\| `(\w+)` \| \S.*\|$", lines, re.MULTILINE)
                assert len(named) == len(set(named))
                assert usual <= set(named)
                for name in named:
                    assert issubclass(getattr(errors, name), errors.LyticsError)
