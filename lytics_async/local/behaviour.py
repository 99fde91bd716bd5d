"""What each route does here: behave like Lytics, or keep records without effect.

The guide has a table of it, written by `python -m lytics_async.local.behaviour`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from lytics_async.local.api import ROUTES

BEHAVES, RECORDS = "behaves", "keeps records"

# By a pattern for method and path; the first that matches counts. The rest behaves.
_RECORDS: tuple[tuple[str, str], ...] = (
    (r"GET /api/experience/(candidate|preview)", ""),
    (r"POST /api/experience/group/priority", ""),
    (r"GET /api/experience/import", ""),
    (r"\w+ /api/experience", "only published experiences show, as candidates"),
    (r"\w+ /api/user", "users do not log in, so their roles and passwords gate nothing"),
    (r"(POST|PUT) /api/account(/[^s]|$)", "children are entries; data belongs to the one account"),
    (r"(POST|PUT|DELETE) /api/provider", "no provider is called"),
    (r"POST /api/auth/createtoken", ""),
    (r"(POST|PUT) /api/auth", "the values are write-only and are not kept"),
    (r"POST /api/content/crawl", "no page is fetched; the stored pages of the domains are counted"),
    (r"PUT /api/content/config", "the default layer cannot be edited, and there is no other"),
)

_NOTES: tuple[tuple[str, str], ...] = (
    (r"PUT /api/account/setting", "the allowlist and the topic block list act; others are kept"),
    (r"(GET|POST) /api/content/recommend", "plain counts, not the model of the service"),
    (r"\w+ /api/(segmentml|ml)", "a line through the strongest feature; nothing is scored"),
    (r"\w+ /api/work", "counts what would be exported; nothing leaves the machine"),
    (r"(GET|POST) /api/metric", "sizes of segments and records of streams; others are empty"),
    (r"\w+ /api/subscription", "webhooks to this machine only; Kinesis is kept"),
    (r"POST /api/query$", "maps records that arrive later; INTO tables other than user is kept"),
    (r"GET /api/experience/import", "the records of the stream `<provider>_campaigns`"),
    (r"(GET|POST) /api/content/doc/classify", "counts words; pages are not fetched"),
)

_MARKS = ("<!-- routes: begin -->", "<!-- routes: end -->")
_GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "local-lytics.md"


def behaviour_of(method: str, path: str) -> tuple[str, str]:
    """Return whether a route behaves or keeps records, and a note on it."""
    call = f"{method} {path}"
    for pattern, note in _RECORDS:
        if re.match(pattern, call):
            if note:
                return RECORDS, note
            break
    note = next((note for pattern, note in _NOTES if re.match(pattern, call)), "")
    return BEHAVES, note


def table() -> str:
    """Write the table of the guide, a row for each route of API v1 in the order of the paths."""
    rows = sorted(
        {(path.rstrip("/"), method) for method, path, _ in ROUTES if not path.startswith("/v2/")}
    )
    found = [(method, path, *behaviour_of(method, path)) for path, method in rows]
    amounts = {kind: sum(row[2] == kind for row in found) for kind in (BEHAVES, RECORDS)}
    lines = [
        f"Of {len(found)} calls, {amounts[BEHAVES]} behave and {amounts[RECORDS]} keep records"
        " without effect; none is canned.",
        "",
        "| call | here | note |",
        "|---|---|---|",
        *(f"| `{method} {path}` | {kind} | {note} |" for method, path, kind, note in found),
    ]
    return "\n".join(lines) + "\n"


def updated_guide(guide: str) -> str:
    """Return the guide with the table of the present routes."""
    begin, end = _MARKS
    before, _, rest = guide.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{table()}{end}{after}"


def main() -> int:
    """Update the guide; with `--check`, only tell whether it is current."""
    guide = _GUIDE.read_text()
    updated = updated_guide(guide)
    if "--check" in sys.argv[1:]:
        return int(guide != updated)
    _GUIDE.write_text(updated)
    return 0


if __name__ == "__main__":
    sys.exit(main())
