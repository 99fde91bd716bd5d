"""The routes of experiences, below `/api/experience`.

Hardly any shape is published for this family: bodies are kept and returned as they are, with an id
and times.
"""

from __future__ import annotations

import orjson
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.experience_groups import top_priority
from lytics_async.local.api.experience_records import (
    EXPERIENCE,
    GROUP,
    TEMPLATE,
    ancestors,
    checked_experience,
    create_record,
    delete_one,
    get_record,
    new_experience,
    present_records,
    update_record,
)
from lytics_async.local.api.provider import find_provider
from lytics_async.local.bodies import read_json, read_object
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import flag, number, path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow

_PUBLISHED = "published"
"""The state of an experience that makes it a candidate for visitors."""

_PROVIDERS_OF_IMPORTS = ("facebook", "iterable")


async def list_experiences(request: Request, account: Account) -> Response:
    """`GET /api/experience`: with all templates, and the parent groups of what is listed."""
    query = request.query_params
    limit = number(query, "limit", default=0)
    provider = query.get("provider", "")
    deleted = flag(query, "deleted", default=False)

    def work() -> tuple[list[Document], list[Document], list[Document]]:
        found = [
            experience
            for experience in present_records(account.documents(EXPERIENCE), deleted)
            if provider in ("", experience["vehicle"]["provider_id"])
        ]
        found = found[:limit] if limit > 0 else found
        parents = {experience["parent_group_id"] for experience in found}
        groups = [each for each in account.documents(GROUP).all() if each["id"] in parents]
        return found, account.documents(TEMPLATE).all(), groups

    experiences, templates, groups = await to_thread.run_sync(work)
    return succeed(account.settings, experiences, templates=templates, groups=groups)


async def create_experience(request: Request, account: Account) -> Response:
    """`POST /api/experience`."""
    given = checked_experience(await read_json(request, account.body_limit))
    experience = await to_thread.run_sync(create_record, account, EXPERIENCE, new_experience(given))
    return succeed(account.settings, experience, status=201)


async def get_experience(request: Request, account: Account) -> Response:
    """`GET /api/experience/{id}`: with its groups; `orphan` lists parentless ones."""
    wanted = path_value(request, "id")
    deleted = flag(request.query_params, "deleted", default=False)
    if wanted == "orphan":

        def orphans() -> list[Document]:
            found = present_records(account.documents(EXPERIENCE), deleted)
            return [each for each in found if not each["parent_group_id"]]

        return succeed(account.settings, await to_thread.run_sync(orphans))

    def work() -> tuple[Document, list[Document]]:
        experience = get_record(account, EXPERIENCE, wanted, deleted=deleted)
        return experience, list(ancestors(account, experience))

    experience, groups = await to_thread.run_sync(work)
    return succeed(account.settings, experience, groups=groups)


async def update_experience(request: Request, account: Account) -> Response:
    """`PATCH /api/experience/{id}`: either the state, or everything but the state."""
    wanted = path_value(request, "id")
    given = await read_object(request, account.body_limit)
    update_state = flag(request.query_params, "update_state", default=False)
    changes = {
        name: value
        for name, value in given.items()
        if (name == "state") == update_state and name not in ("id", "created")
    }
    experience = await to_thread.run_sync(update_record, account, EXPERIENCE, wanted, changes)
    return succeed(account.settings, experience)


async def delete_experience(request: Request, account: Account) -> Response:
    """`DELETE /api/experience/{id}`: softly, unless `method=hard`."""
    return await delete_one(request, account, EXPERIENCE)


async def list_importable(request: Request, account: Account) -> Response:
    """`GET /api/experience/import`: the records of the stream `<provider>_campaigns`.

    Only the provider knows its campaigns. Upload them to that stream, with `id` and `label`.
    """
    query = request.query_params
    slug, auth = query.get("provider_slug", ""), query.get("auth_id", "")
    if not slug or not auth:
        raise ApiFault(400, '"provider_slug" and "auth_id" are required')

    def work() -> list[Document]:
        provider = find_provider(account, slug)
        if account.documents("auth").get(auth)["provider_id"] != provider["id"]:
            raise ApiFault(400, f'Auth "{auth}" is not for provider "{slug}"')
        if slug not in _PROVIDERS_OF_IMPORTS:
            raise ApiFault(400, f'Provider "{slug}" has nothing to import')
        return [
            {
                "import_id": str(record["id"]),
                "label": str(record.get("label", "")),
                "vehicle": {"provider_id": provider["id"], "tactic": record.get("tactic", "ad")},
            }
            for record in account.store.rows(f"{slug}_campaigns")
            if "id" in record
        ]

    return succeed(account.settings, await to_thread.run_sync(work))


async def import_experiences(request: Request, account: Account) -> Response:
    """`POST /api/experience/import`: 201, or 207 if some of the records are not experiences."""
    records = await read_json(request, account.body_limit)
    if not isinstance(records, list):
        raise ApiFault(400, "Invalid JSON: a list of records is required")

    def work() -> list[Document]:
        results: list[Document] = []
        for record in records:
            try:
                given = checked_experience(record)
            except ApiFault as fault:
                results.append({"status": 400, "message": fault.message, "record": record})
            else:
                created = create_record(account, EXPERIENCE, new_experience(given))
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
    experience = await to_thread.run_sync(lambda: get_record(account, EXPERIENCE, wanted))
    return _script([experience])


async def production_config(request: Request, account: Account) -> Response:
    """`GET /api/experience/candidate/{accountid}/config.js`."""
    _check_account(account, path_value(request, "accountid"))
    return _script(await to_thread.run_sync(_candidates, account))


def _candidates(account: Account) -> list[Document]:
    """The published experiences: first those of the groups with a priority, in its order."""
    found = present_records(account.documents(EXPERIENCE), deleted=False)
    order = top_priority(account)
    shown = [each for each in found if each["state"] == _PUBLISHED]
    return sorted(shown, key=lambda each: order.get(each["parent_group_id"] or "", len(order)))


def _check_account(account: Account, wanted: str) -> None:
    if wanted not in (account.id, str(account.aid)):
        raise ApiFault(404, "Account not found")


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
    ("GET", "/api/experience/{id}", get_experience),
    ("PATCH", "/api/experience/{id}", update_experience),
    ("DELETE", "/api/experience/{id}", delete_experience),
)
