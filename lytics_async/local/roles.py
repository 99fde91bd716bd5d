"""Roles: the slugs that users and tokens hold, and which paths they open.

Two families exist: legacy bundles, and granular `v2_*` pairs of view and manage. What each opens is
published for the content routes, data upload and tokens; the rest follows the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

BASELINE = "authed2"
"""The role that the service adds to every user."""

DATA = "data"
"""The role of tokens that only collect data; as the only role it opens nothing else."""

_EVERYTHING = frozenset({"admin", "api", "general_manager"})
_AREAS = (
    *("account", "account_settings", "audience", "auth", "connection", "content", "data", "entity"),
    *("event", "experience", "flow", "job", "metric", "ml", "profile", "provider", "query"),
    *("schema", "segment", "stream", "subscription", "user", "work", "workflow"),
)
_BUNDLES = (
    *("admin", "api", "campaign_manager", "content_manager", DATA, "data_manager", "data_write"),
    *("general_manager", "marketer", "observer", "segment_manager", "segments", BASELINE),
)
ROLES = frozenset(_BUNDLES) | {
    f"v2_{area}_{right}" for area in _AREAS for right in ("view", "manage")
}
"""Every slug that a token may have."""

# The area that a path belongs to; the first that matches counts. Vendor's notes say where they are
# surprising: view tokens of content read the configuration and segments, and nothing of topics,
# documents and the fields of a table.
_AREA_OF_PATH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), area)
    for pattern, area in (
        (r"/collect/", "collect"),
        (r"/api/content/(config|affinity)\b", "content"),
        (r"/api/content/recommend/", "content"),
        (r"/api/content/", "data"),
        (r"/api/schema/[^/]+/field(info|suggest)", "data"),
        (r"/api/schema\b", "schema"),
        (r"/api/account/setting\b", "account_settings"),
        (r"/api/account\b", "account"),
        (r"/api/segment", "segment"),
        (r"/api/subscription\b", "subscription"),
        (r"/api/(entity|me)/", "entity"),
        (r"/api/event\b", "event"),
        (r"/api/metric\b", "metric"),
        (r"/api/user\b", "user"),
        (r"/api/work\b", "work"),
        (r"/api/workflow\b", "workflow"),
        (r"/api/auth\b", "auth"),
        (r"/api/provider\b", "provider"),
        (r"/api/query\b", "query"),
        (r"/api/stream\b", "stream"),
        (r"/api/experience\b", "experience"),
        (r"/api/ml\b", "ml"),
    )
)

_VIEWS_OF_BUNDLE: dict[str, frozenset[str]] = {
    "observer": frozenset(_AREAS) - {"auth", "entity", "user"},
    "marketer": frozenset(_AREAS) - {"auth", "user"},
    "segments": frozenset({"segment", "schema"}),
    "segment_manager": frozenset({"segment", "schema", "metric", "subscription"}),
    "content_manager": frozenset({"content", "data", "segment", "schema"}),
    "campaign_manager": frozenset({"experience", "segment", "content", "schema", "metric"}),
    "data_manager": frozenset(_AREAS) - {"account", "account_settings", "user"},
    "data_write": frozenset(),
    DATA: frozenset(),
    BASELINE: frozenset(),
}
_MANAGES_OF_BUNDLE: dict[str, frozenset[str]] = {
    "marketer": frozenset({"segment", "experience", "subscription"}),
    "segments": frozenset({"segment"}),
    "segment_manager": frozenset({"segment", "subscription"}),
    "content_manager": frozenset({"content", "data"}),
    "campaign_manager": frozenset({"experience"}),
    "data_manager": frozenset({"schema", "query", "stream", "work", "auth", "entity", "collect"}),
    "data_write": frozenset({"collect"}),
    DATA: frozenset({"collect"}),
}

# POST requests that change nothing.
_READS_BY_POST = re.compile(
    r"/api/segment/(size|scan|validate)$|/api/query/_(test|validate|tolql)$|/api/metric"
)


def may(roles: Iterable[str], method: str, path: str) -> bool:
    """Return whether these roles open a path, with the method in capitals."""
    held = set(roles)
    if held & _EVERYTHING:
        return True
    area = next((area for pattern, area in _AREA_OF_PATH if pattern.match(path)), "")
    reads = method in ("GET", "HEAD") or (method == "POST" and _READS_BY_POST.match(path))
    if area == "collect":
        # The vendor's reference names no v2 role for collecting; data tokens and bundles do.
        return any("collect" in _MANAGES_OF_BUNDLE.get(role, ()) for role in held)
    for role in held:
        if role == f"v2_{area}_manage" or area in _MANAGES_OF_BUNDLE.get(role, ()):
            return True
        if reads and (role == f"v2_{area}_view" or area in _VIEWS_OF_BUNDLE.get(role, ())):
            return True
    return False
