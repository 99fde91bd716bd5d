"""The local Lytics has a route for every published operation, in its published form."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from starlette.routing import compile_path

from lytics_async.local.api import ROUTES

PUBLISHED = json.loads((Path(__file__).parent.parent / "data" / "published_v1.json").read_text())
PATTERNS = [(method, compile_path(path)[0]) for method, path, _ in ROUTES]


@pytest.mark.parametrize("operation", PUBLISHED, ids=lambda operation: operation["operation"])
def test_the_published_form_is_handled(operation: dict[str, str]) -> None:
    path = re.sub(r"\{\w+\}|:\w+", "x", operation["path"])
    assert any(
        method == operation["method"] and pattern.fullmatch(path) for method, pattern in PATTERNS
    ), path
