"""A public fuzzer with our OpenAPI document against the local Lytics: every response fits.

One 500 is documented, and named here: a template without `desired_format` cannot be tested.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from endpoint_table import table

from lytics_async.codegen.openapi import document
from lytics_async.local import LocalLytics

if importlib.util.find_spec("schemathesis") is None:
    pytest.skip("needs schemathesis", allow_module_level=True)
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]

SECONDS = 900
EXAMPLES = 15
FITS = "status_code_conformance,response_schema_conformance,content_type_conformance"
FAILS_BY_DESIGN = "/v2/template/{id}/test"
FAMILIES = table().families


@pytest.fixture
def local() -> Iterator[LocalLytics]:
    with LocalLytics(sample=True, job_creations_per_hour=1_000_000) as local:
        yield local


def described(local: LocalLytics, *, only: bool) -> dict[str, Any]:
    """The document of API v2: all paths but the one that fails by design, or this one only."""
    found = document(FAMILIES, server=local.url)
    found["paths"] = {
        path: item
        for path, item in found["paths"].items()
        if path.startswith("/v2") and (path == FAILS_BY_DESIGN) == only
    }
    lql = found["paths"].get("/v2/schema/lql", {"post": {"requestBody": {"content": {}}}})
    content = lql["post"]["requestBody"]["content"]
    if "application/text" in content:  # the published media type, which the fuzzer cannot write
        content["text/plain"] = content.pop("application/text")
    return found


def fuzz(
    local: LocalLytics, directory: Path, *, only: bool, checks: str, seconds: int = SECONDS
) -> str:
    target = directory / "openapi.json"
    target.write_text(json.dumps(described(local, only=only)), encoding="utf-8")
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run", str(target), "--url", local.url),
        *("--header", f"Authorization: {local.token}", "--checks", checks),
        *("--max-examples", str(EXAMPLES), "--mode", "all", "--phases", "fuzzing"),
        *("--max-time", str(seconds), "--continue-on-failure", "--no-shrink"),
    ]
    finished = subprocess.run(
        command, cwd=directory, capture_output=True, text=True, timeout=SECONDS + 300, check=False
    )
    assert finished.returncode == 0, finished.stdout[-8000:] + finished.stderr
    return finished.stdout


def test_every_operation_answers_as_described(local: LocalLytics, tmp_path: Path) -> None:
    report = fuzz(local, tmp_path, only=False, checks=f"not_a_server_error,{FITS}")
    selected = re.search(r"Selected: (\d+)/(\d+)", report)
    generated = re.search(r"(\d+) generated", report)
    assert selected is not None
    assert selected[1] == selected[2] == "172"
    assert generated is not None
    assert int(generated[1]) > 2_000


def test_what_fails_by_design_fails_as_described(local: LocalLytics, tmp_path: Path) -> None:
    fuzz(local, tmp_path, only=True, checks=FITS, seconds=20)
