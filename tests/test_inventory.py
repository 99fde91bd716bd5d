"""The table compared with the published list of v1 operations: nothing missing, nothing different
without a reason.

Rows that the list does not have say so themselves (`published = false`), with the source that has
them.

`data/published_v1.json` holds the facts of the published list: operation, family, method, path,
parameters.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from cases import all_cases
from endpoint_table import table
from published_params import differences

from lytics_async.codegen.form import FamilyRow, OperationRow

EXCEPTIONS = {
    "upsert stands for create_segment": "one published operation with two bodies, JSON and text/plain",
    "scan_filter stands for scan_segment": "published in prose as another form of the same call",
    "scan_filter is POST /api/segment/scan": "a GET with a body, as published, is dropped by proxies",
    "scan_filter leaves out segId": "there is no saved segment in an ad-hoc scan",
    "scan_filter leaves out id": "there is no saved segment in an ad-hoc scan",
    "scan_filter leaves out segments": "the query is the body",
    "scan_filter adds table": "named by the vendor's newer notes",
    "scan leaves out id": "it belongs to the form without an id in the path",
    "scan leaves out segments": "it belongs to the form without an id in the path; scan_filter takes FilterQL",
    "scan adds table": "named by the vendor's newer notes",
    "create_rollup is POST /api/content/topicrollup": "its example has no id, which the server gives",
    "create_rollup leaves out id": "a rollup to be created has no id yet",
    "recommend_for_user_public differs on whether contentsegment is required": (
        "marked as required, but the example of this call leaves it out"
    ),
    "delete_many is DELETE /api/segment": "the published path is the scan's, its own example differs",
    "list_orphans stands for get_experience": "a word in the place of the id turns the response into a list",
    "list_orphans is GET /api/experience/orphan": "the published word in the place of the id",
    "list_orphans leaves out id": "the word stands in its place",
    **{
        f"delete_many leaves out {name}": "copied from the scan call on the published page"
        for name in (
            "segId",
            "id",
            "limit",
            "splits",
            "start",
            "meta",
            "sortfield",
            "sortorder",
            "recent",
            "segments",
            "fields",
        )
    },
    "create is POST /api/auth": "the id of the published path does not exist before the server makes it",
    "create leaves out id": "the id of the published path does not exist before the server makes it",
    "suggest_values adds q": "the vendor's notes of 2026 say that it is required",
    **{
        f"{name} adds {parameter}": "named by the vendor's notes of 2026"
        for name in ("get_entity", "get_entity_by_cookie", "get_user_profile")
        for parameter in ("allsegments", "explain")
    },
    "delete_entity adds conflicts": "named by the vendor's notes of 2026; its default deletes more than one asks for",
    "field_info adds table": "named by the vendor's notes of 2026",
    "field_info adds cached": "named by the vendor's notes of 2026",
    "sizes adds table": "a client that the vendor published in 2026 sends it",
    "sizes differs on whether ids is required": "two tested clients leave it out",
    "attributions differs on whether ids is required": "a tested client leaves it out",
    "set_stream_hidden is POST /api/schema/_streams": "published values in the path are JSON in its curl",
    "set_stream_hidden leaves out stream": "a field of the body",
    "set_stream_hidden leaves out hidden": "a field of the body",
    "set_field_hidden is PUT /api/schema/_streams/{stream}": "method, path and body are those of its curl",
    "set_field_hidden leaves out name": "a field of the body",
    "set_field_hidden leaves out hidden": "a field of the body",
    "get is GET /api/metric": "published with a slash at the end that its own curl lacks",
    "get is GET /api/provider/{provider_slug}": "published with a colon for the braces",
    "delete is DELETE /api/provider/{provider_slug}": "published with a colon for the braces",
    "get is GET /api/event/{id}": "published with a colon for the braces",
    "list_by_status differs on whether resume is required": "leaving a word out should not resume work",
    "bounce_all differs on whether all_accounts is required": "leaving a word out should not reach other accounts",
}
"""Every place where a row departs from the published list, with the reason."""

PUBLISHED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "published_v1.json").read_text(encoding="utf-8")
)
FAMILIES = [family for family in table().families if family.api == "v1"]
ALL_ROWS = [(family, row) for family in FAMILIES for row in family.operations]
ROWS = [(family, row) for family, row in ALL_ROWS if row.published is not False]
UNPUBLISHED = [(family, row) for family, row in ALL_ROWS if row.published is False]


def published_rows(family: FamilyRow) -> list[OperationRow]:
    return [row for row in family.operations if row.published is not False]


def bare(path: str) -> str:
    """Return a path without the names of its parameters, which differ."""
    return re.sub(r"\{[^{}]*\}|:\w+", "{}", path)


def published_of(family: FamilyRow, row: OperationRow) -> dict[str, Any]:
    """Return the published operation that a row stands for."""
    candidates = [
        each
        for each in PUBLISHED
        if each["family"] == family.family
        and (
            each["operation"] == row.departure.operation
            if row.departure.operation
            else (each["method"], each["path"])
            == (row.departure.method or row.method, row.departure.path or row.path)
        )
    ]
    assert len(candidates) == 1, (
        f"{row.name}: {len(candidates)} published operations match; say published.operation"
    )
    return candidates[0]


def departures(family: FamilyRow, row: OperationRow) -> set[str]:
    """Return where a row departs from the published operation that it stands for."""
    published = published_of(family, row)
    found = differences(row.name, row.params, published["params"])
    if (row.method, row.path) != (published["method"], published["path"]):
        found.add(f"{row.name} is {row.method} {row.path}")
    return found


def test_the_published_list_has_its_136_operations() -> None:
    assert len(PUBLISHED) == 136
    assert len({(each["family"], each["operation"]) for each in PUBLISHED}) == 136


def test_the_table_has_all_136_published_methods_and_paths() -> None:
    rows = {
        (published["family"], published["method"], bare(published["path"]))
        for family in FAMILIES
        for row in published_rows(family)
        for published in [published_of(family, row)]
    }
    assert rows == {(each["family"], each["method"], bare(each["path"])) for each in PUBLISHED}
    covered = [
        (family.family, published_of(family, row)["operation"])
        for family in FAMILIES
        for row in published_rows(family)
    ]
    assert len(set(covered)) == 136


def test_a_row_that_is_not_published_says_where_it_comes_from() -> None:
    published = {(each["method"], bare(each["path"])) for each in PUBLISHED}
    with all_cases() as cases:
        for family, row in UNPUBLISHED:
            with cases.case(f"{family.service}.{row.name}"):
                assert (row.method, bare(row.path)) not in published
                assert re.search(
                    "not in the reference; .*(vendor's notes|tested|clients)", row.because
                )


def test_every_published_family_is_in_the_table() -> None:
    assert {family.family for family in FAMILIES} == {each["family"] for each in PUBLISHED}


def test_every_published_operation_of_a_family_has_its_row() -> None:
    with all_cases() as cases:
        for family in FAMILIES:
            with cases.case(family.family):
                covered = {published_of(family, row)["operation"] for row in published_rows(family)}
                listed = [each for each in PUBLISHED if each["family"] == family.family]
                assert covered == {each["operation"] for each in listed}


def test_a_row_departs_from_the_published_list_only_as_named() -> None:
    with all_cases() as cases:
        for family, row in ROWS:
            with cases.case(f"{family.service}.{row.name}"):
                assert departures(family, row) <= EXCEPTIONS.keys()


def test_a_row_says_itself_what_it_leaves_out_and_adds() -> None:
    with all_cases() as cases:
        for family, row in ROWS:
            with cases.case(f"{family.service}.{row.name}"):
                found = departures(family, row)
                without = {f"{row.name} leaves out {name}" for name in row.departure.without}
                assert without == {each for each in found if " leaves out " in each}
                added = [param.wire_name for param in row.params if not param.published]
                assert {f"{row.name} adds {name}" for name in added} == {
                    each for each in found if " adds " in each
                }


def test_every_exception_is_still_one() -> None:
    found = {
        each
        for family in FAMILIES
        for row in published_rows(family)
        for each in departures(family, row)
    }
    for family in FAMILIES:
        counted = Counter(published_of(family, row)["operation"] for row in published_rows(family))
        for row in published_rows(family):
            name = published_of(family, row)["operation"]
            if counted[name] > 1 and row.departure.operation:
                found.add(f"{row.name} stands for {name}")
    assert found == EXCEPTIONS.keys()
