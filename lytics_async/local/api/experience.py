"""The routes below `/api/experience`: experiences, their groups, templates and priorities.

Hardly any shape is published for this family, so that what is sent is kept and given back as it is, with an id and times.
"""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from ..account import Account
from ..answers import EXAMPLE, Refusal, succeed
from ..bodies import check_members, check_object, read_json, read_object
from ..documents import Document, Documents
from ..parameters import flag, number, path_value
from ..routing import RouteRow
from ..timestamps import format_time, now
from .provider import find_provider

__all__ = ["ROUTES"]

_EXPERIENCE, _GROUP = "experience", "experiencegroup"
_TEMPLATE, _PRIORITIZATION = "experiencetemplate", "experienceprioritization"
_TOP = "experiencepriority"

_PUBLISHED = "published"
"""The state of an experience that makes it a candidate for visitors."""

_PROVIDERS_OF_IMPORTS = ("facebook", "iterable")
_VEHICLE = {"provider_id": "a string", "tactic": "a string"}


# Experiences. -------------------------------------------------------------------------------------


async def list_experiences(request: Request, account: Account) -> Response:
    """`GET /api/experience`: with all templates, and the parent groups of what is listed."""
    query = request.query_params
    limit = number(query, "limit", default=0)
    provider = query.get("provider", "")
    deleted = flag(query, "deleted", default=False)

    def work() -> tuple[list[Document], list[Document], list[Document]]:
        found = [
            experience
            for experience in _present(account.documents(_EXPERIENCE), deleted)
            if provider in ("", experience["vehicle"]["provider_id"])
        ]
        found = found[:limit] if limit > 0 else found
        parents = {experience["parent_group_id"] for experience in found}
        groups = [each for each in account.documents(_GROUP).all() if each["id"] in parents]
        return found, account.documents(_TEMPLATE).all(), groups

    experiences, templates, groups = await to_thread.run_sync(work)
    return succeed(account.settings, experiences, templates=templates, groups=groups)


async def create_experience(request: Request, account: Account) -> Response:
    """`POST /api/experience`."""
    given = _checked_experience(await read_json(request, account))
    experience = await to_thread.run_sync(_create, account, _EXPERIENCE, _new_experience(given))
    return succeed(account.settings, experience, status=201)


async def get_experience(request: Request, account: Account) -> Response:
    """`GET /api/experience/{id}`: with its groups up to the root; `orphan` lists those without a parent."""
    wanted = path_value(request, "id")
    deleted = flag(request.query_params, "deleted", default=False)
    if wanted == "orphan":

        def orphans() -> list[Document]:
            found = _present(account.documents(_EXPERIENCE), deleted)
            return [each for each in found if not each["parent_group_id"]]

        return succeed(account.settings, await to_thread.run_sync(orphans))

    def work() -> tuple[Document, list[Document]]:
        experience = _get(account, _EXPERIENCE, wanted, deleted=deleted)
        return experience, list(_ancestors(account, experience))

    experience, groups = await to_thread.run_sync(work)
    return succeed(account.settings, experience, groups=groups)


async def update_experience(request: Request, account: Account) -> Response:
    """`PATCH /api/experience/{id}`: either the state, or everything but the state."""
    wanted = path_value(request, "id")
    given = await read_object(request, account)
    update_state = flag(request.query_params, "update_state", default=False)
    changes = {
        name: value
        for name, value in given.items()
        if (name == "state") == update_state and name not in ("id", "created")
    }
    experience = await to_thread.run_sync(_update, account, _EXPERIENCE, wanted, changes)
    return succeed(account.settings, experience)


async def delete_experience(request: Request, account: Account) -> Response:
    """`DELETE /api/experience/{id}`: softly, unless `method=hard`."""
    return await _delete(request, account, _EXPERIENCE)


async def list_importable(request: Request, account: Account) -> Response:
    """`GET /api/experience/import`: made up, since only the provider knows what is there."""
    query = request.query_params
    slug, auth = query.get("provider_slug", ""), query.get("auth_id", "")
    if not slug or not auth:
        raise Refusal(400, '"provider_slug" and "auth_id" are required')

    def work() -> list[Document]:
        provider = find_provider(account, slug)
        if account.documents("auth").get(auth)["provider_id"] != provider["id"]:
            raise Refusal(400, f'Auth "{auth}" is not for provider "{slug}"')
        if slug not in _PROVIDERS_OF_IMPORTS:
            raise Refusal(400, f'Provider "{slug}" has nothing to import')
        return [
            {
                "import_id": f"{slug}-{number}",
                "label": f"Campaign {number}",
                "vehicle": {"provider_id": provider["id"], "tactic": "ad"},
            }
            for number in (1, 2)
        ]

    found = await to_thread.run_sync(work)
    return succeed(account.settings, found, headers=EXAMPLE)


async def import_experiences(request: Request, account: Account) -> Response:
    """`POST /api/experience/import`: 201, or 207 when some of the records are no experiences."""
    records = await read_json(request, account)
    if not isinstance(records, list):
        raise Refusal(400, "Invalid JSON: a list of records is required")

    def work() -> list[Document]:
        results: list[Document] = []
        for record in records:
            try:
                given = _checked_experience(record)
            except Refusal as refusal:
                results.append({"status": 400, "message": refusal.message, "record": record})
            else:
                created = _create(account, _EXPERIENCE, _new_experience(given))
                results.append({"status": 201, "experience": created})
        return results

    results = await to_thread.run_sync(work)
    partly = any(result["status"] != 201 for result in results)
    return succeed(account.settings, results, status=207 if partly else 201)


async def list_candidates(request: Request, account: Account) -> Response:
    """`GET /api/experience/candidate`: the experiences that are published."""
    return succeed(account.settings, await to_thread.run_sync(_candidates, account))


async def preview_config(request: Request, account: Account) -> Response:
    """`GET /api/experience/preview/{accountid}/{id}/config.js`."""
    _check_account(account, path_value(request, "accountid"))
    wanted = path_value(request, "id")
    experience = await to_thread.run_sync(lambda: _get(account, _EXPERIENCE, wanted))
    return _script([experience])


async def production_config(request: Request, account: Account) -> Response:
    """`GET /api/experience/candidate/{accountid}/config.js`."""
    _check_account(account, path_value(request, "accountid"))
    return _script(await to_thread.run_sync(_candidates, account))


# Groups. ------------------------------------------------------------------------------------------


async def list_groups(request: Request, account: Account) -> Response:
    """`GET /api/experience/group`."""
    limit = number(request.query_params, "limit", default=0)
    deleted = flag(request.query_params, "deleted", default=False)
    found = await to_thread.run_sync(_present, account.documents(_GROUP), deleted)
    return succeed(account.settings, found[:limit] if limit > 0 else found)


async def create_group(request: Request, account: Account) -> Response:
    """`POST /api/experience/group`; children get their parent, and a priority."""
    given = _checked_group(await read_object(request, account))

    def work() -> Document:
        own = {name: value for name, value in given.items() if name not in _CHILDREN}
        group = _create(account, _GROUP, own | {"parent_group_id": None, "deleted": False})
        _adopt(account, group["id"], given)
        return group

    return succeed(account.settings, await to_thread.run_sync(work), status=201)


async def get_group(request: Request, account: Account) -> Response:
    """`GET /api/experience/group/{id}`."""
    wanted = path_value(request, "id")
    deleted = flag(request.query_params, "deleted", default=False)
    group = await to_thread.run_sync(lambda: _get(account, _GROUP, wanted, deleted=deleted))
    return succeed(account.settings, group)


async def update_group(request: Request, account: Account) -> Response:
    """`PATCH /api/experience/group/{id}`: an empty list of children detaches them, null leaves them."""
    wanted = path_value(request, "id")
    given = await read_object(request, account)
    _check_children(given)

    def work() -> Document:
        own = {name: value for name, value in given.items() if name not in (*_CHILDREN, "id")}
        group = _update(account, _GROUP, wanted, own)
        _adopt(account, wanted, given)
        return group

    return succeed(account.settings, await to_thread.run_sync(work))


async def delete_group(request: Request, account: Account) -> Response:
    """`DELETE /api/experience/group/{id}`: softly, unless `method=hard`; with its children, if `recursive`."""
    return await _delete(request, account, _GROUP)


async def set_group_priority(request: Request, account: Account) -> Response:
    """`POST /api/experience/group/priority`: the one order of an account's journeys."""
    priority = await read_json(request, account)
    if not isinstance(priority, dict | list):
        raise Refusal(400, "Invalid JSON: an object or a list is required")
    kept = {"priority": priority} | _changed_now()
    await to_thread.run_sync(account.documents(_TOP).put, account.id, kept)
    return succeed(account.settings, kept)


# Templates and prioritizations. -------------------------------------------------------------------


async def list_templates(request: Request, account: Account) -> Response:
    """`GET /api/experience/template`."""
    return succeed(account.settings, await to_thread.run_sync(account.documents(_TEMPLATE).all))


async def create_template(request: Request, account: Account) -> Response:
    """`POST /api/experience/template`: of an experience or of a group, whose own fields are needed."""
    given = await read_object(request, account)
    if given.get("experience") is None and given.get("group") is None:
        raise Refusal(400, "Invalid schema errors", data=["experience or group is required"])
    if given.get("experience") is not None:
        _checked_experience(given["experience"])
    if given.get("group") is not None:
        _checked_group(check_object(given["group"]))
    template = await to_thread.run_sync(_create, account, _TEMPLATE, given)
    return succeed(account.settings, template, status=201)


async def create_prioritization(request: Request, account: Account) -> Response:
    """`POST /api/experience/prioritization`."""
    given = await read_object(request, account)
    if not given:
        raise Refusal(400, "Invalid JSON: the record is empty")
    record = given | {"deleted": False}
    created = await to_thread.run_sync(_create, account, _PRIORITIZATION, record)
    return succeed(account.settings, created, status=201)


async def list_prioritizations(request: Request, account: Account) -> Response:
    """`GET /api/experience/prioritization`."""
    found = await to_thread.run_sync(_present, account.documents(_PRIORITIZATION), False)
    return succeed(account.settings, found)


async def get_template(request: Request, account: Account) -> Response:
    """`GET /api/experience/template/{id}`."""
    return await _answer_one(request, account, _TEMPLATE)


async def update_template(request: Request, account: Account) -> Response:
    """`PATCH /api/experience/template/{id}`."""
    return await _patch(request, account, _TEMPLATE)


async def delete_template(request: Request, account: Account) -> Response:
    """`DELETE /api/experience/template/{id}`: for good."""
    await to_thread.run_sync(account.documents(_TEMPLATE).delete, path_value(request, "id"))
    return Response(status_code=204)


async def get_prioritization(request: Request, account: Account) -> Response:
    """`GET /api/experience/prioritization/{id}`."""
    return await _answer_one(request, account, _PRIORITIZATION)


async def update_prioritization(request: Request, account: Account) -> Response:
    """`PATCH /api/experience/prioritization/{id}`."""
    return await _patch(request, account, _PRIORITIZATION)


async def delete_prioritization(request: Request, account: Account) -> Response:
    """`DELETE /api/experience/prioritization/{id}`: softly, unless `method=hard`."""
    return await _delete(request, account, _PRIORITIZATION)


# What they have in common. ------------------------------------------------------------------------

_CHILDREN = {"experiences": _EXPERIENCE, "child_groups": _GROUP}
"""The members of a group that name children, and of what kind those are."""


async def _answer_one(request: Request, account: Account, kind: str) -> Response:
    wanted = path_value(request, "id")
    return succeed(account.settings, await to_thread.run_sync(lambda: _get(account, kind, wanted)))


async def _patch(request: Request, account: Account, kind: str) -> Response:
    wanted = path_value(request, "id")
    given = await read_object(request, account)
    changes = {name: value for name, value in given.items() if name not in ("id", "created")}
    return succeed(
        account.settings, await to_thread.run_sync(_update, account, kind, wanted, changes)
    )


async def _delete(request: Request, account: Account, kind: str) -> Response:
    wanted = path_value(request, "id")
    method = request.query_params.get("method", "soft")
    recursive = flag(request.query_params, "recursive", default=False)
    if method not in ("soft", "hard"):
        raise Refusal(400, '"method" must be soft or hard')

    def work() -> None:
        _get(account, kind, wanted, deleted=method == "hard")
        below = list(_below(account, wanted)) if recursive and kind == _GROUP else []
        for each_kind, key in [*below, (kind, wanted)]:
            if method == "hard":
                account.documents(each_kind).delete(key)
            else:
                account.documents(each_kind).update(key, {"deleted": True} | _changed_now())

    await to_thread.run_sync(work)
    return Response(status_code=204)


def _present(documents: Documents, deleted: bool) -> list[Document]:
    return [each for each in documents.all() if deleted or not each.get("deleted")]


def _get(account: Account, kind: str, key: str, *, deleted: bool = False) -> Document:
    document = account.documents(kind).get(key)
    if document.get("deleted") and not deleted:
        raise Refusal(404, f'{kind.capitalize()} "{key}" not found')
    return document


def _create(account: Account, kind: str, given: Mapping[str, Any]) -> Document:
    moment = format_time(now())
    document = {
        "id": secrets.token_hex(16),
        "account_id": account.id,
        "created": moment,
        **given,
        "updated": moment,
    }
    return account.documents(kind).put(document["id"], document)


def _update(account: Account, kind: str, key: str, changes: Document) -> Document:
    """Change members of a document that is not deleted."""
    _get(account, kind, key)
    return account.documents(kind).update(key, changes | _changed_now())


def _changed_now() -> Document:
    return {"updated": format_time(now())}


def _new_experience(given: Document) -> Document:
    return {"state": "draft", **given, "parent_group_id": None, "deleted": False}


def _checked_experience(given: Any) -> Document:
    record = check_object(given)
    check_members(
        record, {"label": "a string", "vehicle": "an object"}, required=("label", "vehicle")
    )
    check_members(record["vehicle"], _VEHICLE, required=("provider_id", "tactic"))
    return record


def _checked_group(given: Document) -> Document:
    check_members(given, {"label": "a string", "class": "a string"}, required=("label", "class"))
    _check_children(given)
    return given


def _check_children(given: Document) -> None:
    check_members(given, dict.fromkeys(_CHILDREN, "a list of strings"))
    if all(given.get(name) is not None for name in _CHILDREN):
        raise Refusal(400, "experiences and child_groups exclude each other")


def _adopt(account: Account, parent: str, given: Document) -> None:
    """Make what a group names its children, and no other; give them a priority in this order."""
    for name, kind in _CHILDREN.items():
        wanted = given.get(name)
        if wanted is None:
            continue
        documents = account.documents(kind)
        for key in wanted:
            if documents.find(key) is None:
                raise Refusal(400, f'{kind.capitalize()} "{key}" not found')
        for child in documents.all():
            if child["parent_group_id"] == parent and child["id"] not in wanted:
                documents.update(child["id"], {"parent_group_id": None})
        for key in wanted:
            documents.update(key, {"parent_group_id": parent})
        if wanted:
            record = {"group_id": parent, "order": wanted, "deleted": False}
            _create(account, _PRIORITIZATION, record)


def _ancestors(account: Account, experience: Document) -> Iterable[Document]:
    parent, seen = experience["parent_group_id"], set[str]()
    while parent and parent not in seen:
        seen.add(parent)
        group = account.documents(_GROUP).find(parent)
        if group is None:
            return
        yield group
        parent = group["parent_group_id"]


def _below(account: Account, group: str) -> Iterable[tuple[str, str]]:
    """The children of a group and theirs, the lowest first."""
    for child in account.documents(_GROUP).all():
        if child["parent_group_id"] == group:
            yield from _below(account, child["id"])
            yield _GROUP, child["id"]
    for child in account.documents(_EXPERIENCE).all():
        if child["parent_group_id"] == group:
            yield _EXPERIENCE, child["id"]


def _candidates(account: Account) -> list[Document]:
    found = _present(account.documents(_EXPERIENCE), deleted=False)
    return [each for each in found if each["state"] == _PUBLISHED]


def _check_account(account: Account, wanted: str) -> None:
    if wanted not in (account.id, str(account.aid)):
        raise Refusal(404, f'Account "{wanted}" not found')


def _script(experiences: list[Document]) -> Response:
    """What a page loads: the configurations, for Pathfora to show if it is there."""
    body = b"(function (configurations) {\n  window.lyticsExperiences = configurations;\n})(%b);\n"
    return Response(
        body % orjson.dumps(experiences, option=orjson.OPT_INDENT_2),
        media_type="application/javascript",
    )


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/experience", list_experiences),
    ("POST", "/api/experience", create_experience),
    ("GET", "/api/experience/import", list_importable),
    ("POST", "/api/experience/import", import_experiences),
    ("GET", "/api/experience/candidate", list_candidates),
    ("GET", "/api/experience/preview/{accountid}/{id}/config.js", preview_config),
    ("GET", "/api/experience/candidate/{accountid}/config.js", production_config),
    ("GET", "/api/experience/template", list_templates),
    ("POST", "/api/experience/template", create_template),
    ("GET", "/api/experience/template/{id}", get_template),
    ("PATCH", "/api/experience/template/{id}", update_template),
    ("DELETE", "/api/experience/template/{id}", delete_template),
    ("GET", "/api/experience/group", list_groups),
    ("POST", "/api/experience/group", create_group),
    ("POST", "/api/experience/group/priority", set_group_priority),
    ("GET", "/api/experience/group/{id}", get_group),
    ("PATCH", "/api/experience/group/{id}", update_group),
    ("DELETE", "/api/experience/group/{id}", delete_group),
    ("GET", "/api/experience/prioritization", list_prioritizations),
    ("POST", "/api/experience/prioritization", create_prioritization),
    ("GET", "/api/experience/prioritization/{id}", get_prioritization),
    ("PATCH", "/api/experience/prioritization/{id}", update_prioritization),
    ("DELETE", "/api/experience/prioritization/{id}", delete_prioritization),
    ("GET", "/api/experience/{id}", get_experience),
    ("PATCH", "/api/experience/{id}", update_experience),
    ("DELETE", "/api/experience/{id}", delete_experience),
)
