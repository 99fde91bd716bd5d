"""The OpenAPI document that is written from the table."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from endpoint_table import table

from lytics_async.codegen.openapi import document, main

FAMILIES = table().families
DOCUMENT = document(FAMILIES)


def shape(path: str) -> str:
    return re.sub(r"\{\w+\}", "{}", path)


def test_it_is_a_valid_document() -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(DOCUMENT)


def test_it_has_every_pair_of_method_and_path_of_the_table() -> None:
    described = {
        (method.upper(), shape(path)) for path, item in DOCUMENT["paths"].items() for method in item
    }
    rows = [(row.method, shape(row.path)) for family in FAMILIES for row in family.operations]
    assert len(rows) == 334
    assert described == set(rows)


def test_a_body_and_a_response_have_their_fields() -> None:
    operation: dict[str, Any] = DOCUMENT["paths"]["/v2/schema/{table}/publish"]["post"]
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert body["required"] == ["tag", "description"]
    response = operation["responses"]["2XX"]["content"]["application/json"]["schema"]
    assert response["properties"]["data"] == {"$ref": "#/components/schemas/v2.SchemaVersion"}


def test_it_is_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "openapi.json"
    assert main(["--output", str(target)]) == 0
    assert json.loads(target.read_text("utf-8")) == DOCUMENT
