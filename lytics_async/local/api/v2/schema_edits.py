"""The routes below `/v2/schema` that change the draft, or what a patch holds."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.api.v2.schema import one_of
from lytics_async.local.api.v2.schema_forms import (
    comparison,
    shown_field,
    shown_id_config,
    shown_mapping,
    shown_ranks,
    shown_retention,
)
from lytics_async.local.bodies import read_json, read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_members
from lytics_async.local.parameters import path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.schema_versions import (
    NEW_FIELD,
    check_mapping,
    natural_key,
    present,
    problem_of_field,
)
from lytics_async.local.timestamps import format_time, now

T = TypeVar("T")
_PATCHES = "enable_schema_patches"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
_FIELD = {
    "id": "a string",
    "type": "a string",
    "shortdesc": "a string",
    "longdesc": "a string",
    "mergeop": "a string",
    "is_identifier": "a boolean",
    "is_pii": "a boolean",
    "capacity": "a whole number",
    "keep_days": "a whole number",
    "keep_duration": "a string",
    "disable_indexing": "a boolean",
    "tags": "a list of strings",
    "assertions": "an object",
}
_MAPPING: dict[str, str] = dict.fromkeys(
    ("field", "stream", "expr", "guard_expr", "id"), "a string"
)
_ID_CONFIG = {
    "field": "a string",
    "compact_after_days": "a whole number",
    "compact_over": "a whole number",
    "many_to": "a list of strings",
}
_NUMBERS = {"capacity": "a whole number", "keep_days": "a whole number"}
_BULK = {
    "table": "a string",
    "fields": "a list of objects",
    "mappings": "a list of objects",
    "ranks": "an object",
    "retention_settings": "an object",
}


async def upsert_many(request: Request, account: Account) -> Response:
    """`POST` and `PUT /v2/schema/bulk`: the table is in the body; nothing is deleted."""
    given = await read_members(request, account.body_limit, _BULK, required=("table",))
    table = given["table"]

    def change(version: Document) -> None:
        for field in given.get("fields", []):
            _put_field(version, field, "")
        for mapping in given.get("mappings", []):
            _put_mapping(version, mapping, None)
        ranks = given.get("ranks", {})
        if ranks.get("id_ranks"):
            _set_ranks(version, ranks["id_ranks"])
        for config in ranks.get("id_config") or []:
            _put_id_config(version, config)
        if "retention_settings" in given:
            _set_retention(version, given["retention_settings"])

    def work() -> Document:
        _edit(account, table, None, change)
        return comparison(account, account.schemas.live(table), account.schemas.draft(table))

    return succeed_v2(await in_thread(work))


async def put_field(request: Request, account: Account) -> Response:
    """`POST …/field` and `POST …/field/{field_id}`: a full replacement; 201 if it is new."""
    given = await read_json(request, account.body_limit)
    wanted = path_value(request, "field_id") if "field_id" in request.path_params else ""
    return await _put(
        request, account, lambda version: _put_field(version, given, wanted), shown_field
    )


async def delete_field(request: Request, account: Account) -> Response:
    """`DELETE …/field/{field_id}`."""
    return await _delete(request, account, "fields", path_value(request, "field_id"), "id")


async def put_mapping(request: Request, account: Account) -> Response:
    """`POST …/mapping` and `POST …/mapping/{mapping_id}`; 201 if it is new."""
    given = await read_json(request, account.body_limit)
    wanted = path_value(request, "mapping_id") if "mapping_id" in request.path_params else None
    return await _put(
        request, account, lambda version: _put_mapping(version, given, wanted), shown_mapping
    )


async def delete_mapping(request: Request, account: Account) -> Response:
    """`DELETE …/mapping/{mapping_id}`."""
    return await _delete(request, account, "mappings", path_value(request, "mapping_id"), "id")


async def set_rank(request: Request, account: Account) -> Response:
    """`POST …/rank`."""
    given = await read_json(request, account.body_limit)
    return await _set(request, account, lambda version: _set_ranks(version, given), shown_ranks)


async def put_id_config(request: Request, account: Account) -> Response:
    """`POST …/idconfig`: 201 if it is new."""
    given = await read_json(request, account.body_limit)
    return await _put(
        request, account, lambda version: _put_id_config(version, given), shown_id_config
    )


async def delete_id_config(request: Request, account: Account) -> Response:
    """`DELETE …/idconfig/{field_id}`."""
    return await _delete(request, account, "id_config", path_value(request, "field_id"), "field")


async def set_retention(request: Request, account: Account) -> Response:
    """`POST …/retentionsettings`."""
    given = await read_json(request, account.body_limit)
    return await _set(
        request, account, lambda version: _set_retention(version, given), shown_retention
    )


# Changes of a version. ----------------------------------------------------------------------------


def _put_field(version: Document, given: Any, wanted: str) -> tuple[Document, bool]:
    members = check_members(given, _FIELD, required=() if wanted else ("id",))
    known = next((one for one in version["fields"] if one["id"] == (wanted or members["id"])), None)
    if wanted and known is None:
        raise ApiFault(404, f"There is no field {wanted!r}")
    name = wanted or members["id"]
    if known is None and not _NAME.fullmatch(name):
        raise ApiFault(400, "id must be a name of letters, digits, _ and .")
    moment = format_time(now())
    created = known["created"] if known else moment
    field = NEW_FIELD | members | {"id": name, "created": created, "modified": moment}
    if problem := problem_of_field(field):
        raise ApiFault(400, problem)
    _replace(version["fields"], field, "id")
    return field, known is None


def _put_mapping(version: Document, given: Any, wanted: str | None) -> tuple[Document, bool]:
    members = check_members(given, _MAPPING, required=("field", "stream", "expr"))
    mapping: Document = {"guard_expr": ""} | members
    known = None
    for one in version["mappings"]:
        is_it = (
            one["id"] == wanted if wanted is not None else natural_key(one) == natural_key(mapping)
        )
        known = one if is_it else known
    if wanted is not None and known is None:
        raise ApiFault(404, f"There is no mapping {wanted!r}")
    if known is not None and known["stream"] != mapping["stream"]:
        raise ApiFault(400, "stream cannot change: delete the mapping, and create another one")
    check_mapping(version, mapping)
    moment = format_time(now())
    mapping["id"] = known["id"] if known else secrets.token_hex(16)
    mapping |= {"created": known["created"] if known else moment, "modified": moment}
    _replace(version["mappings"], mapping, "id")
    return mapping, known is None


def _put_id_config(version: Document, given: Any) -> tuple[Document, bool]:
    members = check_members(given, _ID_CONFIG, required=("field",))
    _check_identity(version, [members["field"], *members.get("many_to", [])])
    known = next((one for one in version["id_config"] if one["field"] == members["field"]), None)
    moment = format_time(now())
    config = {"compact_after_days": 0, "compact_over": 0, "many_to": []} | members
    config |= {"created": known["created"] if known else moment, "modified": moment}
    _replace(version["id_config"], config, "field")
    return config, known is None


def _set_ranks(version: Document, given: Any) -> None:
    members = check_members(given, {"fields": "a list of strings"}, required=("fields",))
    _check_identity(version, members["fields"])
    version["id_ranks"] = {"fields": members["fields"]}


def _set_retention(version: Document, given: Any) -> None:
    members = check_members(given, _NUMBERS)
    if any(value < 0 for value in members.values()):
        raise ApiFault(400, "capacity and keep_days cannot be negative")
    version["retention"] = {"capacity": 0, "keep_days": 0} | members


def _check_identity(version: Document, names: list[str]) -> None:
    known = {one["id"] for one in present(version["fields"]) if one["is_identifier"]}
    wrong = [f"{name} is not an identity field" for name in names if name not in known]
    if wrong:
        raise ApiFault(400, "Invalid schema errors", data=wrong)


def _replace(items: list[Document], item: Document, key: str) -> None:
    for index, one in enumerate(items):
        if one[key] == item[key]:
            items[index] = item
            return
    items.append(item)


# Requests. ----------------------------------------------------------------------------------------


def _target(request: Request) -> tuple[str, str | None]:
    """The table, and the patch if it is one that is changed."""
    is_patch = "patch_id" in request.path_params
    return path_value(request, "table"), path_value(request, "patch_id") if is_patch else None


def _edit(account: Account, table: str, patch: str | None, change: Callable[[Document], T]) -> T:
    if patch is None:
        setting = account.documents("setting").find(_PATCHES)
        if setting is not None and setting["value"] is True:
            raise ApiFault(400, f"The setting {_PATCHES} is on: change the schema in a patch")
    return account.schemas.edit(table, patch, change)


_Form = Callable[[Account, Document, Document], Document]


async def _put(
    request: Request,
    account: Account,
    put: Callable[[Document], tuple[Document, bool]],
    form: _Form,
) -> Response:
    table, patch = _target(request)

    def change(version: Document) -> tuple[Document, bool]:
        item, is_new = put(version)
        return form(account, version, item), is_new

    document, is_new = await in_thread(lambda: _edit(account, table, patch, change))
    return succeed_v2(document, status=201 if is_new and patch is None else 200)


async def _set(
    request: Request,
    account: Account,
    change: Callable[[Document], None],
    form: Callable[[Account, Document], Mapping[str, Any]],
) -> Response:
    table, patch = _target(request)

    def changed(version: Document) -> Mapping[str, Any]:
        change(version)
        return form(account, version)

    return succeed_v2(await in_thread(lambda: _edit(account, table, patch, changed)))


async def _delete(request: Request, account: Account, part: str, wanted: str, key: str) -> Response:
    """Delete an item of the draft: what is live is marked until it is published."""
    table, patch = _target(request)

    def change(version: Document) -> None:
        item = one_of(present(version[part]), wanted, part.rstrip("s"), key=key)
        if any(one[key] == wanted for one in version["base"][part]):
            item["deleted"] = True
        else:
            version[part].remove(item)

    await in_thread(lambda: _edit(account, table, patch, change))
    return succeed_v2(None)


_ONE = "/v2/schema/patch/{table}/{patch_id}"
ROUTES: tuple[RouteRow, ...] = (
    ("POST", "/v2/schema/bulk", upsert_many),
    ("PUT", "/v2/schema/bulk", upsert_many),
    ("POST", f"{_ONE}/field", put_field),
    ("POST", f"{_ONE}/field/{{field_id}}", put_field),
    ("POST", f"{_ONE}/mapping", put_mapping),
    ("POST", f"{_ONE}/mapping/{{mapping_id}}", put_mapping),
    ("POST", f"{_ONE}/rank", set_rank),
    ("POST", "/v2/schema/{table}/field", put_field),
    ("POST", "/v2/schema/{table}/field/{field_id}", put_field),
    ("DELETE", "/v2/schema/{table}/field/{field_id}", delete_field),
    ("POST", "/v2/schema/{table}/mapping", put_mapping),
    ("POST", "/v2/schema/{table}/mapping/{mapping_id}", put_mapping),
    ("DELETE", "/v2/schema/{table}/mapping/{mapping_id}", delete_mapping),
    ("POST", "/v2/schema/{table}/rank", set_rank),
    ("POST", "/v2/schema/{table}/idconfig", put_id_config),
    ("DELETE", "/v2/schema/{table}/idconfig/{field_id}", delete_id_config),
    ("POST", "/v2/schema/{table}/retentionsettings", set_retention),
)
