"""The table compared with the published list of v2 operations and configurations: nothing missing,
nothing different without a reason.

`data/published_v2.json` holds the facts of the list: operation, family, method, path, parameters.
An operation or parameter with `"published": false` is in newer documentation only.
`data/published_v2_configs.json` holds the fields of every configuration.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from cases import all_cases
from endpoint_table import table
from published_params import differences

from lytics_async import credentials, workflows
from lytics_async.codegen.config_checking import fields_of
from lytics_async.codegen.field_text import ConfigField
from lytics_async.codegen.form import FamilyRow, OperationRow

DATA = Path(__file__).parent / "data"
PUBLISHED: list[dict[str, Any]] = json.loads((DATA / "published_v2.json").read_text("utf-8"))
CONFIGS: dict[str, dict[str, Any]] = json.loads(
    (DATA / "published_v2_configs.json").read_text("utf-8")
)
TABLE = table()
FAMILIES = [family for family in TABLE.families if family.api == "v2"]
ROWS = [(family, row) for family in FAMILIES for row in family.operations]
CONFIG_ROWS = [row for provider in TABLE.providers for row in provider.configs]

EXCEPTIONS = {
    "metrics.get differs on whether dimension_id is required": "newer documentation leaves it out",
    "metrics.get differs on whether dimension_type is required": "newer documentation leaves it out",
    "metrics.get differs on whether aggregation is required": "newer documentation leaves it out",
    "jobs.create differs on whether run_job is required": "the server's default sends data",
    "jobs.create_open differs on whether run_job is required": "the server's default sends data",
}
"""Every place where a row departs from the list, with the reason."""

CONFIG_EXCEPTIONS = {
    ("webhook-triggers", "user_fields"): "in newer documentation only",
    ("webhook-triggers", "do_not_retry"): "in newer documentation only",
    ("webhook-triggers", "http_method"): "DELETE is in newer documentation only",
    ("webhook-triggers", "audience_events"): "the empty text is in newer documentation only",
    ("webhook-triggers", "batch_size"): "the bound is in newer documentation only",
    ("webhook-triggers", "withbackfill"): "the default is in newer documentation only",
    ("webhook-enrichment", "withbackfill"): "the default is in newer documentation only",
}
"""Every field of a configuration that departs from the published one, with the reason."""

CLONED = {
    "job": ("/v2/job/{workflow}", "/v2/job/{workflow}/{id}"),
    "auth": ("/v2/auth/{type}", "/v2/auth/{type}/{id}"),
}
"""The paths that are published once for each configuration, with its slug in the place of the first
parameter.
"""


def is_published(thing: dict[str, Any]) -> bool:
    return thing.get("published", True) is True


def clones_of(pairs: list[tuple[str, str]], slugs: dict[str, list[str]]) -> set[tuple[str, str]]:
    """The published pairs of method and path that the generic ones stand for."""
    found = set()
    for method, path in pairs:
        for kind, paths in CLONED.items():
            if path in paths:
                found |= {(method, re.sub(r"\{\w+\}", slug, path, count=1)) for slug in slugs[kind]}
    return found


PUBLISHED_PAIRS = [(each["method"], each["path"]) for each in PUBLISHED if is_published(each)]
GENERIC = {
    pair for pair in PUBLISHED_PAIRS if not any(pair[1] in paths for paths in CLONED.values())
}
CLONES = clones_of(PUBLISHED_PAIRS, {kind: list(slugs) for kind, slugs in CONFIGS.items()})


def test_the_list_has_its_published_totals() -> None:
    assert len(PUBLISHED) == 174
    assert {kind: len(slugs) for kind, slugs in CONFIGS.items()} == {"auth": 126, "job": 275}
    assert len(GENERIC) == 128
    assert len(CLONES) == 1203
    assert len(GENERIC | CLONES) == 1331
    assert len({path for _, path in GENERIC | CLONES}) == 886


def test_every_clone_is_reached_by_a_row_and_a_class() -> None:
    rows = [(row.method, row.path) for family in FAMILIES for row in family.operations]
    slugs = {"job": list(workflows.SLUGS), "auth": list(credentials.SLUGS)}
    assert clones_of(rows, slugs) >= CLONES


def test_every_generic_operation_is_reached() -> None:
    rows = [(row.method, row.path) for family in FAMILIES for row in family.operations]
    assert len(rows) == len(set(rows)) == 174
    assert set(rows) == {(each["method"], each["path"]) for each in PUBLISHED}


def test_every_published_pair_is_reached() -> None:
    rows = [(row.method, row.path) for family in FAMILIES for row in family.operations]
    slugs = {"job": list(workflows.SLUGS), "auth": list(credentials.SLUGS)}
    reached = (set(rows) | clones_of(rows, slugs)) & (GENERIC | CLONES)
    assert len(reached) == 1331


def test_families_are_named_as_in_the_list() -> None:
    assert {family.family for family in FAMILIES} == {each["family"] for each in PUBLISHED}


def listed(family: FamilyRow, row: OperationRow) -> dict[str, Any]:
    """Return the operation of the list that a row stands for."""
    (found,) = (
        each
        for each in PUBLISHED
        if (each["family"], each["method"], each["path"]) == (family.family, row.method, row.path)
    )
    return found


def departures(family: FamilyRow, row: OperationRow) -> set[str]:
    return differences(f"{family.service}.{row.name}", row.params, listed(family, row)["params"])


def test_a_row_departs_from_the_list_only_as_named() -> None:
    with all_cases() as cases:
        for family, row in ROWS:
            with cases.case(f"{family.service}.{row.name}"):
                assert departures(family, row) <= EXCEPTIONS.keys()


def test_a_row_says_itself_what_is_not_published() -> None:
    with all_cases() as cases:
        for family, row in ROWS:
            with cases.case(f"{family.service}.{row.name}"):
                their = listed(family, row)
                assert (row.published is not False) == is_published(their)
                if is_published(their):
                    unpublished = {
                        each["name"] for each in their["params"] if not is_published(each)
                    }
                    own = {param.wire_name for param in row.params if not param.published}
                    assert own == unpublished


def test_every_exception_is_still_one() -> None:
    found = {
        each for family in FAMILIES for row in family.operations for each in departures(family, row)
    }
    assert found == EXCEPTIONS.keys()


def test_every_published_configuration_has_its_class_and_no_other() -> None:
    assert workflows.SLUGS.keys() == CONFIGS["job"].keys()
    assert credentials.SLUGS.keys() == CONFIGS["auth"].keys()


TYPES = {
    "string": "str",
    "bool": "bool",
    "int": "int",
    "list[string]": "Sequence[str]",
    "list[int]": "Sequence[int]",
    "list[map[string]string]": "Sequence[Mapping[str, str]]",
    "string(date-time)": "datetime | str",
    "map[string]any": "Mapping[str, Any]",
}


def expected(published: dict[str, Any], name: str) -> tuple[object, ...]:
    """Annotation, whether it is required, bounds and default of a published field."""
    kind = published["fields"][name]
    annotation = TYPES[kind]
    if name in published.get("secret", ()) and kind == "string":
        annotation = "Secret | str"
    if name in published.get("enums", ()):
        choices = ", ".join(json.dumps(each) for each in published["enums"][name])
        annotation = f"Literal[{choices}]"
        if kind.startswith("list"):
            annotation = f"Sequence[{annotation}]"
    bounds = published.get("constraints", {}).get(name, {})
    default = bounds.get("default", "")
    return (
        annotation,
        name in published["required"] if "required" in published else False,
        bounds.get("minimum"),
        bounds.get("maximum"),
        str(default).lower() if isinstance(default, bool) else str(default),
    )


def of_row(field: ConfigField) -> tuple[object, ...]:
    return field.annotation, field.required, field.low, field.high, field.default


def test_a_configuration_has_the_published_fields() -> None:
    with all_cases() as cases:
        for row in CONFIG_ROWS:
            with cases.case(f"{row.kind}-{row.slug}"):
                published = CONFIGS[row.kind][row.slug]
                ours = {field.wire: field for field in fields_of(row, TABLE.common)}
                different = {
                    name
                    for name in published["fields"].keys() | ours.keys()
                    if name not in ours
                    or name not in published["fields"]
                    or of_row(ours[name]) != expected(published, name)
                }
                assert different == {name for slug, name in CONFIG_EXCEPTIONS if slug == row.slug}
