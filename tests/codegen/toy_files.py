"""The toy table and its output: the golden files of the generator's tests.

`tests/codegen/toy/` is a package like lytics_async: `endpoints/` holds the table, the rest is
generated. After an intended change of the generator, run:

    python -m lytics_async.codegen --package tests/codegen/toy
"""

from __future__ import annotations

from pathlib import Path

from lytics_async.codegen.__main__ import read_table

TOY = Path(__file__).parent / "toy"
TABLE = read_table(TOY / "endpoints")
