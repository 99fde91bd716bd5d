"""The table of the guide says what each route does, and is current."""

from __future__ import annotations

from pathlib import Path

import pytest

from lytics_async.local import behaviour
from lytics_async.local.api import ROUTES

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "local-lytics.md"
CALLS = {f"{method} {path}" for method, path, _ in ROUTES}


def test_the_table_is_that_of_the_routes() -> None:
    guide = GUIDE.read_text()
    assert behaviour.updated_guide(guide) == guide


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        ("GET /api/segment/{id}/scan", "behaves"),
        ("POST /api/query", "behaves"),
        ("GET /api/experience/candidate", "behaves"),
        ("POST /api/experience", "keeps records"),
        ("POST /api/user/{userid}/setpassword", "keeps records"),
        ("PUT /api/account/setting/{setting}", "behaves"),
        ("POST /api/auth/createtoken", "behaves"),
        ("POST /api/auth", "keeps records"),
        ("POST /api/content/crawl", "keeps records"),
    ],
)
def test_routes_without_effect_are_told_from_those_that_behave(call: str, kind: str) -> None:
    assert call in CALLS
    method, _, path = call.partition(" ")
    assert behaviour.behaviour_of(method, path)[0] == kind
