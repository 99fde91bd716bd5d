"""A segment: a saved FilterQL statement, with the members that it has on the wire."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from lytics_async.filterql import FilterQLError, Statement, parse
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members, load_json
from lytics_async.local.profiles import TABLES

_PUBLISHED_KINDS = ("segment", "aspect", "goal")
KINDS = (*_PUBLISHED_KINDS, "list", "conversion", "metric", "managed", "candidate")
"""The kinds that the vendor's documentation names; the reference has the first three."""


@attrs.frozen(kw_only=True)
class Segment:
    """A named, logical expression over the profiles of a table, with its members on the wire."""

    id: str
    account_id: str
    author_id: str
    kind: str
    segment_ql: str
    created: str
    updated: str
    description: str
    is_public: bool
    name: str
    slug_name: str
    tags: list[str]
    table: str
    save_hist: bool = True
    schedule_exit: bool = False

    @property
    def statement(self) -> Statement:
        """What `segment_ql` says."""
        return parse_filter(self.segment_ql)


@attrs.frozen(kw_only=True)
class SegmentFields:
    """What a request says of a segment; None leaves a field as it is."""

    name: str | None = None
    segment_ql: str | None = None
    slug_name: str | None = None
    is_public: bool | None = None
    description: str | None = None
    tags: list[str] | None = None
    kind: str | None = None
    save_hist: bool | None = None
    schedule_exit: bool | None = None

    @classmethod
    def from_json(cls, body: bytes) -> SegmentFields:
        """Read a JSON body.

        Raises:
            ApiFault: 400, it is not an object, or a field has the wrong type.
        """
        return cls(**check_members(load_json(body), _JSON_TYPES))

    def stated_kind(self, *, published: bool = False) -> str | None:
        """Return the kind; an empty one is an ordinary segment.

        Raises:
            ApiFault: 400, it is unknown.
        """
        known = _PUBLISHED_KINDS if published else KINDS
        if self.kind is not None and self.kind not in ("", *known):
            raise ApiFault(400, f'Unknown kind "{self.kind}"')
        return "segment" if self.kind == "" else self.kind


_JSON_TYPES = {
    "name": "a string",
    "segment_ql": "a string",
    "slug_name": "a string",
    "is_public": "a boolean",
    "description": "a string",
    "tags": "a list of strings",
    "kind": "a string",
    "save_hist": "a boolean",
    "schedule_exit": "a boolean",
}


def parse_filter(text: str, *, require_filter: bool = False) -> Statement:
    """Parse FilterQL for a table of this account.

    Raises:
        ApiFault: 400, it is not FilterQL, with the position; or the table does not exist.
    """
    try:
        statement = _parse(text, require_filter)
    except FilterQLError as error:
        raise ApiFault(400, f"Failed parsing segment QL at {error}") from None
    if (statement.table or "user") not in TABLES:
        raise ApiFault(400, f'Invalid SegmentQL: there is no table "{statement.table}"')
    return statement


@lru_cache(maxsize=256)  # saved segments are asked about each profile that is looked up
def _parse(text: str, require_filter: bool) -> Statement:
    return parse(text, require_filter=require_filter)


def slug_of(name: str) -> str:
    """The slug of something that has a name."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
