"""The routes below `/v2/schema/patch`: patches are opened, read, applied and discarded."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.api.v2.schema import one_of, read_commit
from lytics_async.local.api.v2.schema_forms import shown, shown_field
from lytics_async.local.bodies import read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import path_value
from lytics_async.local.routing import RouteRow


async def list_patches(request: Request, account: Account) -> Response:
    """`GET /v2/schema/patch/{table}`: succeeds in every account."""
    table = path_value(request, "table")
    return succeed_v2(
        await in_thread(lambda: [shown(account, one) for one in account.schemas.patches(table)])
    )


async def create_patch(request: Request, account: Account) -> Response:
    """`POST /v2/schema/patch/{table}`."""
    table, named = path_value(request, "table"), await read_commit(request, account)
    patch = await in_thread(lambda: account.schemas.open_patch(table, **named))
    return succeed_v2(shown(account, patch))


async def get_patch(request: Request, account: Account) -> Response:
    """`GET /v2/schema/patch/{table}/{patch_id}`."""
    table, wanted = path_value(request, "table"), path_value(request, "patch_id")
    patch = await in_thread(lambda: account.schemas.patch(table, wanted))
    return succeed_v2(shown(account, patch))


async def update_patch(request: Request, account: Account) -> Response:
    """`POST /v2/schema/patch/{table}/{patch_id}`: the description alone."""
    table, wanted = path_value(request, "table"), path_value(request, "patch_id")
    given = await read_members(request, account.body_limit, {"description": "a string"})

    def work() -> Document:
        account.schemas.edit(table, wanted, lambda patch: patch.update(given))
        return account.schemas.patch(table, wanted)

    return succeed_v2(shown(account, await in_thread(work)))


async def delete_patch(request: Request, account: Account) -> Response:
    """`DELETE /v2/schema/patch/{table}/{patch_id}`."""
    table, wanted = path_value(request, "table"), path_value(request, "patch_id")
    await in_thread(lambda: account.schemas.discard_patch(table, wanted))
    return succeed_v2(None)


async def apply_patch(request: Request, account: Account) -> Response:
    """`POST /v2/schema/patch/{table}/{patch_id}/apply`: 422 if it is not valid."""
    table, wanted = path_value(request, "table"), path_value(request, "patch_id")

    def work() -> Document:
        patch = account.schemas.patch(table, wanted)
        named = {"tag": patch["tag"], "description": patch["description"]}
        try:
            return account.profiles.change_mapping(
                lambda: account.schemas.publish(table, patch, **named)
            )
        except ApiFault as fault:
            raise ApiFault(422, fault.message, data=fault.data, code=fault.code) from None

    return succeed_v2(shown(account, await in_thread(work)))


async def get_patch_field(request: Request, account: Account) -> Response:
    """`GET /v2/schema/patch/{table}/{patch_id}/field/{field_id}`."""
    table, wanted = path_value(request, "table"), path_value(request, "patch_id")
    field = path_value(request, "field_id")

    def work() -> Document:
        patch = account.schemas.patch(table, wanted)
        return shown_field(account, patch, one_of(patch["fields"], field, "field"))

    return succeed_v2(await in_thread(work))


_PATCH = "/v2/schema/patch/{table}"
_ONE = f"{_PATCH}/{{patch_id}}"
ROUTES: tuple[RouteRow, ...] = (
    ("GET", _PATCH, list_patches),
    ("POST", _PATCH, create_patch),
    ("GET", _ONE, get_patch),
    ("POST", _ONE, update_patch),
    ("DELETE", _ONE, delete_patch),
    ("POST", f"{_ONE}/apply", apply_patch),
    ("GET", f"{_ONE}/field/{{field_id}}", get_patch_field),
)
