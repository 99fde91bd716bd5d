"""The routes below `/v2/user`: the users of `/api/user`. Users do not log in, so roles gate
nothing.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.user import find_user, joined_user, stored_roles
from lytics_async.local.api.v2.responses import coded, in_thread, succeed_v2
from lytics_async.local.bodies import read_json, read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import is_a
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.routing import RouteRow

_NO_USER = "USER-NOTFOUND-023"
_BAD_USER = "USER-BADREQ-024"
_MEMBERS = {"email": "a string", "name": "a string", "roles": "a list of strings"}
_PASSWORDS = {"oldpassword": "a string", "password": "a string"}


async def list_users(_: Request, account: Account) -> Response:
    """`GET /v2/user`."""
    users = await in_thread(account.documents("user").all)
    return succeed_v2([_shown(user) for user in users])


async def get_user(request: Request, account: Account) -> Response:
    """`GET /v2/user/{id}`: by id or address; `me` needs a log-in, which does not exist here."""
    wanted = path_value(request, "id")
    if wanted == "me":
        raise ApiFault(401, "An API token does not belong to a user")
    return succeed_v2(_shown(await in_thread(lambda: find_user(account, wanted), s404=_NO_USER)))


async def invite_user(request: Request, account: Account) -> Response:
    """`POST /v2/user`: 201 for a new user; the roles of a member are reset."""
    flag(request.query_params, "suppress", default=False)  # no mail is sent here
    with coded(s400=_BAD_USER):
        given = await read_members(request, account.body_limit, _MEMBERS, required=("email",))
        if "@" not in given["email"]:
            raise ApiFault(400, "email must be an e-mail address")

    def work() -> tuple[Document, bool]:
        documents = account.documents("user")
        is_new = documents.find_by(email=given["email"]) is None
        invited = documents.decide(
            lambda known: joined_user(
                account, known, given["email"], given.get("name", ""), given.get("roles", [])
            )
        )
        return invited, is_new

    user, is_new = await in_thread(work)
    return succeed_v2(_shown(user), status=201 if is_new else 200)


async def set_roles(request: Request, account: Account) -> Response:
    """`POST /v2/user/{id}/roles`: the bare list, or the published object with `roles`."""
    wanted = path_value(request, "id")
    given: Any = await read_json(request, account.body_limit)
    roles = given.get("roles") if isinstance(given, dict) else given
    if not is_a(roles, "a list of strings") or not roles:
        raise ApiFault(400, "roles must be a list with one string at least", code=_BAD_USER)

    def work() -> Document:
        key = find_user(account, wanted)["id"]
        return account.documents("user").change(key, lambda user: user | stored_roles(user, roles))

    return succeed_v2(_shown(await in_thread(work, s404=_NO_USER)))


async def delete_user(request: Request, account: Account) -> Response:
    """`DELETE /v2/user/{id}`: 204. The last administrator is not protected."""
    wanted = path_value(request, "id")
    await in_thread(
        lambda: account.documents("user").delete(find_user(account, wanted)["id"]), s404=_NO_USER
    )
    return Response(status_code=204)


async def change_password(request: Request, account: Account) -> Response:
    """`POST /v2/user/me/passwordreset`: without a log-in there is no password to change."""
    with coded(s400=_BAD_USER):
        await read_members(request, account.body_limit, _PASSWORDS, required=tuple(_PASSWORDS))
    raise ApiFault(403, "An API token does not belong to a user")


def _shown(user: Document) -> Document:
    kept = {name: value for name, value in user.items() if name not in ("roles", "account_id")}
    return kept | {"auth_type": "password", "needs_2fa": False, "has_2fa_session": False}


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/user", list_users),
    ("POST", "/v2/user", invite_user),
    ("POST", "/v2/user/me/passwordreset", change_password),
    ("GET", "/v2/user/{id}", get_user),
    ("DELETE", "/v2/user/{id}", delete_user),
    ("POST", "/v2/user/{id}/roles", set_roles),
)
