"""The routes below `/api/user`: the people who administer the account."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.bodies import read_json, read_members
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.members import check_immutable, check_members
from lytics_async.local.parameters import flag, path_value
from lytics_async.local.responses import succeed_briefly
from lytics_async.local.roles import BASELINE, ROLES
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_PASSWORD = "userpassword"  # noqa: S105 - a kind of documents
_NEVER = "0001-01-01T00:00:00Z"
_MEMBERS = {
    "name": "a string",
    "email": "a string",
    "password": "a string",
    "roles": "a list of strings",
}


async def list_users(request: Request, account: Account) -> Response:
    """`GET /api/user`."""
    return succeed_briefly(
        account.settings, await to_thread.run_sync(account.documents("user").all)
    )


async def get_user(request: Request, account: Account) -> Response:
    """`GET /api/user/{userid}`: by id or by address."""
    wanted = path_value(request, "userid")
    return succeed_briefly(
        account.settings, _shown(account, await to_thread.run_sync(find_user, account, wanted))
    )


async def create_user(request: Request, account: Account) -> Response:
    """`POST /api/user`: an address that is known already is invited again, and not refused."""
    flag(request.query_params, "suppress", default=True)  # no mail is sent here
    members = await read_members(request, account.body_limit, _MEMBERS, required=("email",))
    roles = _checked_roles(account, members.get("roles", []))

    def choose(known: list[Document]) -> Document:
        for user in known:
            if user["email"] == members["email"]:
                joined = sorted({*user["accounts"][0]["roles"], *roles})
                return user | _with_roles(user, joined)
        key, name = secrets.token_hex(16), members.get("name", "")
        return _new_user(account, key, members["email"], name, roles)

    invited = await to_thread.run_sync(account.documents("user").decide, choose)
    return succeed_briefly(account.settings, _shown(account, invited), status=201)


async def update_user(request: Request, account: Account) -> Response:
    """`PUT /api/user/{userid}`: members that are left out stay."""
    wanted = path_value(request, "userid")
    given = await read_json(request, account.body_limit)
    members = check_members(given, _MEMBERS)
    roles = _checked_roles(account, members["roles"]) if "roles" in members else None

    def work() -> Document:
        key = find_user(account, wanted)["id"]

        def choose(known: list[Document]) -> Document:
            user = next(each for each in known if each["id"] == key)
            check_immutable(given, user, "id", "account_id", "aid")
            email = members.get("email", user["email"])
            if any(each["email"] == email for each in known if each is not user):
                raise ApiFault(400, f'Email "{email}" is already used.')
            changes: Document = {"email": email, "name": members.get("name", user["name"])}
            if roles is not None:
                changes |= _with_roles(user, roles)
            return user | changes | {"updated": format_time(now())}

        return account.documents("user").decide(choose)

    return succeed_briefly(account.settings, _shown(account, await to_thread.run_sync(work)))


async def set_password(request: Request, account: Account) -> Response:
    """`POST /api/user/{userid}/setpassword`: keeps a salted hash; the present one is rejected."""
    wanted = path_value(request, "userid")
    members = await read_members(request, account.body_limit, _MEMBERS, required=("password",))

    def work() -> Document:
        key = find_user(account, wanted)["id"]
        salt = secrets.token_bytes(16)
        hashed = _password_hash(members["password"], salt)

        def change(known: Document) -> Document:
            present = account.documents(_PASSWORD).find(key)
            if present is not None:
                same = _password_hash(members["password"], bytes.fromhex(present["salt"]))
                if secrets.compare_digest(same, present["hash"]):
                    raise ApiFault(400, "The password is the present one.")
            return known | {"updated": format_time(now())}

        changed = account.documents("user").change(key, change)
        kept = {"salt": salt.hex(), "hash": hashed}
        account.documents(_PASSWORD, announced=False).put(key, kept)
        return changed

    return succeed_briefly(
        account.settings, _shown(account, await to_thread.run_sync(work)), status=201
    )


def _password_hash(password: str, salt: bytes) -> str:
    return hashlib.scrypt(password.encode(), salt=salt, n=1 << 12, r=8, p=1).hex()


def add_administrator(account: Account) -> None:
    """The user who is there from the beginning."""
    user = _new_user(
        account, account.admin_id, "admin@example.com", "Administrator", ["admin", "api"]
    )
    account.documents("user", announced=False).put(account.admin_id, user)


def _new_user(
    account: Account, key: str, email: str, name: str, roles: list[str]
) -> dict[str, Any]:
    moment = format_time(now())
    return {
        "id": key,
        "email": email,
        "name": name,
        "roles": roles,
        "last_logon": _NEVER,
        "account_id": account.id,
        "aid": account.aid,
        "created": moment,
        "updated": moment,
        "accounts": [
            {
                "aid": account.aid,
                "account_id": account.id,
                "granted_by": account.admin_id,
                "roles": roles,
                "created": moment,
                "updated": moment,
            }
        ],
    }


def _with_roles(user: Document, roles: list[str]) -> Document:
    first, *others = user["accounts"]
    changed = first | {"roles": roles, "updated": format_time(now())}
    return {"roles": roles, "accounts": [changed, *others]}


def _checked_roles(account: Account, roles: list[str]) -> list[str]:
    """Return the roles that are stored for a user.

    The service stores any slug and adds the baseline role. By the published reference an unknown
    role is a 400.
    """
    if account.settings.is_service:
        return sorted({*roles, BASELINE})
    unknown = [role for role in roles if role not in ROLES]
    if unknown:
        raise ApiFault(400, f'Unknown roles "{", ".join(unknown)}"')
    return roles


def _shown(account: Account, user: Document) -> Document:
    if account.settings.is_service:
        return user
    return {name: value for name, value in user.items() if name not in ("roles", "last_logon")}


def joined_user(
    account: Account, known: list[Document], email: str, name: str, roles: list[str]
) -> Document:
    """The user of an address with these roles alone, or a new one."""
    stored = sorted({*roles, BASELINE})
    for user in known:
        if user["email"] == email:
            return user | _with_roles(user, stored)
    return _new_user(account, secrets.token_hex(16), email, name, stored)


def stored_roles(user: Document, roles: list[str]) -> Document:
    """The members of a user that contain the roles, with these roles; slugs are not checked."""
    return _with_roles(user, sorted({*roles, BASELINE}))


def find_user(account: Account, wanted: str) -> Document:
    """The user of this id or address.

    Raises:
        ApiFault: 404, there is none.
    """
    documents = account.documents("user")
    if "@" in wanted and (found := documents.find_by(email=wanted)):
        return found
    return documents.get(wanted)


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/user", list_users),
    ("POST", "/api/user", create_user),
    ("GET", "/api/user/{userid}", get_user),
    ("PUT", "/api/user/{userid}", update_user),
    ("POST", "/api/user/{userid}/setpassword", set_password),
)
