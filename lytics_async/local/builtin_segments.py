"""The predefined segments of the service: every profile, every document, recent documents."""

from __future__ import annotations

import hashlib

from lytics_async.local.segment import Segment

_CREATED = "2014-01-01T00:00:00Z"
_ROWS = (
    ("all", "All", "FILTER * FROM user ALIAS all", "user", True),
    (
        "all_documents",
        "All Documents",
        "FILTER * FROM content ALIAS all_documents",
        "content",
        False,
    ),
    (
        "recently_classified_documents",
        "Recently Classified Documents",
        'FILTER fetched > "now-30d" FROM content ALIAS recently_classified_documents',
        "content",
        False,
    ),
)


def builtin_segments(account_id: str) -> tuple[Segment, ...]:
    """Return the predefined segments of an account, whose ids follow from its own."""
    return tuple(
        Segment(
            id=hashlib.sha256(f"{account_id}/{slug}".encode()).hexdigest()[:32],
            account_id=account_id,
            author_id="",
            kind="segment",
            segment_ql=text,
            created=_CREATED,
            updated=_CREATED,
            description="",
            is_public=is_public,
            name=name,
            slug_name=slug,
            tags=["default", "predefined"],
            table=table,
        )
        for slug, name, text, table, is_public in _ROWS
    )
