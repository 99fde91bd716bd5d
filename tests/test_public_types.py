"""The types of what is public are complete, as pyright judges them."""

import json
import subprocess
import sys
from typing import Any

import pytest
from public_surface import homes, is_public

pytestmark = [pytest.mark.types, pytest.mark.timeout(600)]

NOT_INSTALLED = ("lytics_async.integrations.spark.",)
"""Classes that derive from PySpark's, which only the suite marked `spark` installs."""


@pytest.fixture(scope="module")
def symbols() -> list[dict[str, Any]]:
    command = ["pyright", "--pythonpath", sys.executable, "--ignoreexternal", "--outputjson"]
    done = subprocess.run(
        [*command, "--verifytypes", "lytics_async"], capture_output=True, text=True, check=False
    )
    every = json.loads(done.stdout)["typeCompleteness"]["symbols"]
    public = homes()
    return [
        each
        for each in every
        if each["isExported"]
        and is_public(each["name"], public)
        and not each["name"].startswith(NOT_INSTALLED)
    ]


def test_99_of_100_public_symbols_have_a_known_type(symbols: list[dict[str, Any]]) -> None:
    incomplete = [each for each in symbols if not each["isTypeKnown"] or each["isTypeAmbiguous"]]
    assert len(symbols) > 2_000  # models, operations, services and what the root exports
    assert len(incomplete) <= len(symbols) / 100, [each["name"] for each in incomplete]


def test_what_the_root_exports_is_complete(symbols: list[dict[str, Any]]) -> None:
    public = homes()
    incomplete = [
        each["name"]
        for each in symbols
        if each["name"] in public and (not each["isTypeKnown"] or each["isTypeAmbiguous"])
    ]
    assert incomplete == []
