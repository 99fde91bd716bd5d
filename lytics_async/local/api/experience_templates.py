"""The routes below `/api/experience/template` and `/api/experience/prioritization`."""

from __future__ import annotations

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.experience_groups import checked_group
from lytics_async.local.api.experience_records import (
    PRIORITIZATION,
    TEMPLATE,
    checked_experience,
    create_record,
    delete_one,
    patch_one,
    present_records,
    respond_one,
)
from lytics_async.local.bodies import read_object
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_object
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed
from lytics_async.local.routing import RouteRow


async def list_templates(request: Request, account: Account) -> Response:
    """`GET /api/experience/template`."""
    return succeed(account.settings, await to_thread.run_sync(account.documents(TEMPLATE).all))


async def create_template(request: Request, account: Account) -> Response:
    """`POST /api/experience/template`: of an experience or a group, with its own fields."""
    given = await read_object(request, account.body_limit)
    if given.get("experience") is None and given.get("group") is None:
        raise ApiFault(400, "Invalid schema errors", data=["experience or group is required"])
    if given.get("experience") is not None:
        checked_experience(given["experience"])
    if given.get("group") is not None:
        checked_group(check_object(given["group"]))
    template = await to_thread.run_sync(create_record, account, TEMPLATE, given)
    return succeed(account.settings, template, status=201)


async def create_prioritization(request: Request, account: Account) -> Response:
    """`POST /api/experience/prioritization`."""
    given = await read_object(request, account.body_limit)
    if not given:
        raise ApiFault(400, "Invalid JSON: the record is empty")
    record = given | {"deleted": False}
    created = await to_thread.run_sync(create_record, account, PRIORITIZATION, record)
    return succeed(account.settings, created, status=201)


async def list_prioritizations(request: Request, account: Account) -> Response:
    """`GET /api/experience/prioritization`."""
    found = await to_thread.run_sync(present_records, account.documents(PRIORITIZATION), False)
    return succeed(account.settings, found)


async def get_template(request: Request, account: Account) -> Response:
    """`GET /api/experience/template/{id}`."""
    return await respond_one(request, account, TEMPLATE)


async def update_template(request: Request, account: Account) -> Response:
    """`PATCH /api/experience/template/{id}`."""
    return await patch_one(request, account, TEMPLATE)


async def delete_template(request: Request, account: Account) -> Response:
    """`DELETE /api/experience/template/{id}`: permanently."""
    await to_thread.run_sync(account.documents(TEMPLATE).delete, path_value(request, "id"))
    return Response(status_code=204)


async def get_prioritization(request: Request, account: Account) -> Response:
    """`GET /api/experience/prioritization/{id}`."""
    return await respond_one(request, account, PRIORITIZATION)


async def update_prioritization(request: Request, account: Account) -> Response:
    """`PATCH /api/experience/prioritization/{id}`."""
    return await patch_one(request, account, PRIORITIZATION)


async def delete_prioritization(request: Request, account: Account) -> Response:
    """`DELETE /api/experience/prioritization/{id}`: softly, unless `method=hard`."""
    return await delete_one(request, account, PRIORITIZATION)


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/experience/template", list_templates),
    ("POST", "/api/experience/template", create_template),
    ("GET", "/api/experience/template/{id}", get_template),
    ("PATCH", "/api/experience/template/{id}", update_template),
    ("DELETE", "/api/experience/template/{id}", delete_template),
    ("GET", "/api/experience/prioritization", list_prioritizations),
    ("POST", "/api/experience/prioritization", create_prioritization),
    ("GET", "/api/experience/prioritization/{id}", get_prioritization),
    ("PATCH", "/api/experience/prioritization/{id}", update_prioritization),
    ("DELETE", "/api/experience/prioritization/{id}", delete_prioritization),
)
