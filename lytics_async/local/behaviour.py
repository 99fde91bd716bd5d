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
    (r"GET /v2/(flow|report|user|account)", ""),
    (r"\w+ /v2/flow", "versions and states; no profile is led through a flow"),
    (r"\w+ /v2/report", "no figures are computed"),
    (r"\w+ /v2/user", "users do not log in, so their roles and passwords gate nothing"),
    (r"POST /v2/account/setup", "no mail is sent"),
    (r"POST /v2/(account|register)", "accounts are entries; data belongs to the one account"),
    (r"(POST|PUT) /v2/auth", "the values are write-only and are not kept"),
    (
        r"POST /v2/schema/.*/(rank|idconfig|retentionsettings)",
        "published with the schema; nothing is compacted, and sets and maps keep everything",
    ),
)

_NOTES: tuple[tuple[str, str], ...] = (
    (
        r"PUT /api/account/setting",
        "the allowlist, the topic block list and the excluded segments act; others are kept",
    ),
    (r"(GET|POST) /api/content/recommend", "plain counts, not the model of the service"),
    (r"\w+ /api/(segmentml|ml)", "a line through the strongest feature; nothing is scored"),
    (r"\w+ /api/work", "counts what would be exported; nothing leaves the machine"),
    (
        r"(GET|POST) /api/metric",
        "segment sizes, records of streams, latency in ms; others are empty",
    ),
    (r"\w+ /api/subscription", "webhooks to this machine only; Kinesis is kept"),
    (r"POST /api/query$", "maps records that arrive later; INTO tables other than user is kept"),
    (r"GET /api/experience/import", "the records of the stream `<provider>_campaigns`"),
    (r"(GET|POST) /api/content/doc/classify", "counts words; pages are not fetched"),
    (r"POST /v2/segment/exclude", "jobs count the profiles of the list as omitted"),
    (r"POST /v2/schema/lql", "stores nothing; what the service does is not published"),
    (
        r"POST /v2/schema/.*/(publish|apply)",
        "changes how later records become profiles; `is_pii` is shown, and hides nothing",
    ),
    (r"\w+ /v2/connection/", "every source is a table `customers` of the profiles"),
    (r"GET /v2/datamodel/.*/sync", "counts the rows of the query; profiles get none of them"),
    (r"POST /v2/template/.*test", "Handlebars with pybars3; Jsonnet and js1 are not evaluated"),
    (r"\w+ /v2/ml", "a line through the strongest feature; nothing is scored"),
    (r"POST /v2/content/(classify|enrich)", "counts words; pages are not fetched"),
    (r"\w+ /v2/job", "counts what would be exported; nothing leaves the machine"),
    (
        r"(GET|POST) /v2/metric",
        "segment sizes, records of streams, latency in ms; others are empty",
    ),
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
    """Write the table of the guide, a row for each route in the order of the paths."""
    rows = sorted({(path.rstrip("/"), method) for method, path, _ in ROUTES})
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
    """Update the guide; with `--check`, only report whether it is current."""
    guide = _GUIDE.read_text()
    updated = updated_guide(guide)
    if "--check" in sys.argv[1:]:
        return int(guide != updated)
    _GUIDE.write_text(updated)
    return 0


if __name__ == "__main__":
    sys.exit(main())
