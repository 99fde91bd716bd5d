"""Versions of a schema: differences, problems, and the statements that one stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.lql.parsing import KINDS, parse_expression
from lytics_async.local.lql.rules import FIELD_MERGE_OPERATIONS
from lytics_async.local.lql.tree import Call, Column, Statement

_TIMES = ("created", "modified")
_KIND_OF_FUNCTION = {
    "count": "int",
    "sum": "number",
    "min": "number",
    "max": "number",
    "set": "[]string",
    "cap": "[]string",
    "valuect": "map[string]int",
}
"""What a column without a KIND becomes by its function."""

_TEXT_ONLY = ("max", "min", "sum", "mapmax", "mapsum")
NEW_FIELD: Document = {
    "type": "string",
    "shortdesc": "",
    "longdesc": "",
    "mergeop": "",
    "is_identifier": False,
    "is_pii": False,
    "capacity": 0,
    "keep_days": 0,
    "keep_duration": "",
    "disable_indexing": False,
    "tags": [],
    "assertions": {},
}
"""What a field has that a request leaves out."""


def natural_key(mapping: Mapping[str, Any]) -> tuple[str, str, str]:
    """What tells one mapping from another across accounts."""
    return mapping["field"], mapping["stream"], mapping["guard_expr"]


def field_of(column: Column, statement: Statement) -> Document:
    """The field that a column of LQL fills."""
    function = column.expression.name if isinstance(column.expression, Call) else ""
    return NEW_FIELD | {
        "id": column.name,
        "type": column.kind or _KIND_OF_FUNCTION.get(function, "string"),
        "shortdesc": column.shortdesc,
        "longdesc": column.longdesc,
        "mergeop": column.merge,
        "is_identifier": column.name in statement.by,
    }


def mapping_of(column: Column, statement: Statement) -> Document:
    """The mapping that a column of LQL is; WHERE is part of its guard."""
    guards = [text for text in (statement.selection, column.guard) if text]
    guard = guards[0] if len(guards) == 1 else " AND ".join(f"({text})" for text in guards)
    return {
        "field": column.name,
        "stream": statement.stream,
        "expr": column.source,
        "guard_expr": guard,
    }


def statements_of(version: Document) -> dict[str, Statement]:
    """The statement for each stream that a version maps."""
    fields = {field["id"]: field for field in present(version["fields"])}
    columns: dict[str, list[Column]] = {}
    for mapping in present(version["mappings"]):
        field = fields.get(mapping["field"])
        if field is not None:
            guard = mapping["guard_expr"]
            columns.setdefault(mapping["stream"], []).append(
                Column(
                    name=field["id"],
                    expression=parse_expression(mapping["expr"]),
                    condition=parse_expression(guard) if guard else None,
                    source=mapping["expr"],
                    guard=guard,
                    kind=field["type"],
                    merge="" if field["is_identifier"] else field["mergeop"],
                    assertions=field["assertions"] or {},
                )
            )
    return {
        stream: Statement(
            text="",
            columns=tuple(mapped),
            stream=stream,
            table=version["table"],
            by=tuple(
                dict.fromkeys(
                    column.name for column in mapped if fields[column.name]["is_identifier"]
                )
            ),
            where=None,
            alias=f"schema_{stream}",
        )
        for stream, mapped in columns.items()
    }


def present(items: Iterable[Document]) -> list[Document]:
    """The fields or mappings that a draft does not delete."""
    return [item for item in items if not item.get("deleted")]


def differences(before: Document, after: Document) -> list[Document]:
    """The changes that lead from one version to another, in the form of the service."""
    changes: list[Document] = []
    for subject, members in (("field", "fields"), ("mapping", "mappings")):
        changes += _changes(subject, before[members], after[members], "id")
    for key in ("id_ranks", "retention"):
        old, new = _plain(before[key]), _plain(after[key])
        if old != new:
            changes.append(
                _change("modified", "rank" if key == "id_ranks" else "field", "", old, new)
            )
    changes += _changes("rank_setting", before["id_config"], after["id_config"], "field")
    return changes


def status_of(item: Document, before: Iterable[Document], key: str = "id") -> str:
    """The `edit_status` of a field, a mapping or an identity setting."""
    known = next((one for one in present(before) if one[key] == item[key]), None)
    if item.get("deleted"):
        return "deleted"
    if known is None:
        return "new"
    return "unmodified" if _plain(known) == _plain(item) else "modified"


def applied(base: Document, changed: Document, onto: Document) -> Document:
    """Carry what changed since `base` over to a version that others may have changed meanwhile."""
    result = dict(onto)
    for members, key in (("fields", "id"), ("mappings", "id"), ("id_config", "field")):
        items = {item[key]: item for item in present(onto[members])}
        known = {item[key]: item for item in present(base[members])}
        wanted = {item[key]: item for item in present(changed[members])}
        for name in known.keys() - wanted.keys():
            items.pop(name, None)
        items |= {
            name: item
            for name, item in wanted.items()
            if name not in known or _plain(known[name]) != _plain(item)
        }
        result[members] = list(items.values())
    for member in ("id_ranks", "retention"):
        if _plain(base[member]) != _plain(changed[member]):
            result[member] = changed[member]
    return result


def problems_of(version: Document) -> list[str]:
    """What keeps a version from being published."""
    fields = {field["id"]: field for field in present(version["fields"])}
    problems = [
        f"Field {field['id']}: {problem}"
        for field in fields.values()
        if (problem := problem_of_field(field))
    ]
    seen = set()
    for mapping in present(version["mappings"]):
        name = f"Mapping of {mapping['stream']} to {mapping['field']}"
        if mapping["field"] not in fields:
            problems.append(f"{name}: there is no such field")
        if natural_key(mapping) in seen:
            problems.append(f"{name}: there is another one with the same condition")
        seen.add(natural_key(mapping))
    identifiers = {field["id"] for field in fields.values() if field["is_identifier"]}
    if not identifiers:
        problems.append("The table has no identity field")
    named = [*version["id_ranks"]["fields"], *(one["field"] for one in version["id_config"])]
    problems += [
        f"{name} is not an identity field"
        for name in dict.fromkeys(named)
        if name not in identifiers
    ]
    return problems


def problem_of_field(field: Mapping[str, Any]) -> str:
    """What is wrong with a field; empty if nothing is."""
    if field["type"] not in KINDS:
        return f'unknown type "{field["type"]}"; known are {", ".join(sorted(KINDS))}'
    merge = field["mergeop"]
    if merge and field["is_identifier"]:
        return "Identifier Field cannot define a Merge Operation."
    if merge and merge not in FIELD_MERGE_OPERATIONS:
        return f'unknown mergeop "{merge}"; known are {", ".join(sorted(FIELD_MERGE_OPERATIONS))}'
    if field["type"] == "string" and merge in _TEXT_ONLY:
        return f"a string cannot be merged by {merge}"
    days = field["keep_days"]
    if days and field["keep_duration"] not in (
        "",
        f"{days}d",
        f"{days * 24}h",
        f"{days * 24}h0m0s",
    ):
        return "keep_days and keep_duration do not agree"
    return ""


def check_mapping(version: Document, mapping: Mapping[str, Any]) -> None:
    """Reject a mapping that cannot be evaluated.

    Raises:
        ApiFault: 400, the field is unknown, or an expression is not LQL.
    """
    if mapping["field"] not in {field["id"] for field in present(version["fields"])}:
        raise ApiFault(400, f'There is no field "{mapping["field"]}": add it first')
    parse_expression(mapping["expr"])
    if mapping["guard_expr"]:
        parse_expression(mapping["guard_expr"])


def _changes(
    subject: str, before: Iterable[Document], after: Iterable[Document], key: str
) -> list[Document]:
    old = {item[key]: item for item in present(before)}
    new = {item[key]: item for item in present(after)}
    return [
        *(_change("created", subject, name, {}, {}) for name in new if name not in old),
        *(_change("removed", subject, name, {}, {}) for name in old if name not in new),
        *(
            _change("modified", subject, name, _plain(old[name]), _plain(item))
            for name, item in new.items()
            if name in old and _plain(old[name]) != _plain(item)
        ),
    ]


def _change(verb: str, subject: str, name: str, old: Document, new: Document) -> Document:
    return {
        "verb": verb,
        "subject": subject,
        "id": name,
        "diff": [
            {"property": member, "from_val": old.get(member), "to_val": new.get(member)}
            for member in sorted(old.keys() | new.keys())
            if old.get(member) != new.get(member)
        ],
    }


def _plain(item: Mapping[str, Any]) -> Document:
    return {name: value for name, value in item.items() if name not in (*_TIMES, "deleted")}
