"""The routes below `/api/account`: the account itself, and the child accounts that were created
from it.

A child is a record: data, segments and tokens are those of the one account that a local Lytics is.
"""

from __future__ import annotations

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
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed_bare, succeed_briefly
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_TEXTS: dict[str, str] = dict.fromkeys(("name", "domain", "email", "timezone"), "a string")
_UPDATABLE = _TEXTS | {"whitelist_fields": "a list of strings"}
_UNPUBLISHED = ("fid", "parentaid", "masteraid", "locked", "whitelist_fields")
_FEATURES = {"audience-attribution": True, "content-classification": True, "segment-sizes": True}
_HIDDEN = "xxxxxxxx"
"""What stands for the keys in the list: the real ones are not shown here."""


async def list_accounts(request: Request, account: Account) -> Response:
    """`GET /api/account`."""
    documents = await to_thread.run_sync(account.documents("account").all)
    return succeed_briefly(
        account.settings, [_listed(_shown(account, document)) for document in documents], word=True
    )


async def get_account(request: Request, account: Account) -> Response:
    """`GET /api/account/{id}`: by id, by short number, or `current`."""
    wanted = path_value(request, "id")
    return succeed_bare(
        account.settings, _shown(account, await to_thread.run_sync(find_account, account, wanted))
    )


async def create_account(request: Request, account: Account) -> Response:
    """`POST /api/account`: a child of the account."""
    members = await read_members(request, account.body_limit, _TEXTS, required=("name", "domain"))

    def choose(known: list[Document]) -> Document:
        check_domain(known, members["domain"])
        number = account.aid + len(known)
        return new_account(secrets.token_hex(12), number, account.id) | members

    created = await to_thread.run_sync(account.documents("account").decide, choose)
    return succeed_bare(account.settings, _shown(account, created), status=201)


async def update_account(request: Request, account: Account) -> Response:
    """`PUT` or `POST /api/account/{id}`: members that are left out stay.

    An empty list of `whitelist_fields` is not written, as clients of the service report; a list
    with an empty text clears it.
    """
    wanted = path_value(request, "id")
    given = await read_json(request, account.body_limit)
    members = check_members(given, _UPDATABLE)
    if members.get("whitelist_fields") == []:
        del members["whitelist_fields"]

    def work() -> Document:
        key = find_account(account, wanted)["id"]

        def choose(known: list[Document]) -> Document:
            present = next(document for document in known if document["id"] == key)
            check_immutable(given, present, "id", "aid", "parent_id")
            if members.get("domain", present["domain"]) != present["domain"]:
                check_domain(known, members["domain"])
            return present | members | {"updated": format_time(now())}

        return account.documents("account").decide(choose)

    return succeed_bare(account.settings, _shown(account, await to_thread.run_sync(work)))


def find_account(account: Account, wanted: str) -> Document:
    """The account of this id or short number, or `current`.

    Raises:
        ApiFault: 404, there is none.
    """
    documents = account.documents("account")
    if wanted == "current":
        wanted = account.id
    elif wanted.isdecimal() and (found := documents.find_by(aid=int(wanted))):
        return found
    return documents.get(wanted)


def add_account(account: Account) -> None:
    """The account that is there from the beginning; it is its own parent, as in the published
    sample.
    """
    created = new_account(account.id, account.aid, account.id)
    account.documents("account", announced=False).put(account.id, created)


def new_account(key: str, number: int, parent: str) -> dict[str, Any]:
    """An account with what every one has."""
    moment = format_time(now())
    return {
        "id": key,
        "aid": number,
        "name": "Local Lytics",
        "domain": "local.example.com",
        "email": "admin@example.com",
        "parent_id": parent,
        "timezone": "UTC",
        "fid": key[:8],
        "parentaid": 0,
        "masteraid": number,
        "locked": False,
        "whitelist_fields": [],
        "created": moment,
        "updated": moment,
    }


def _shown(account: Account, document: Document) -> Document:
    if account.settings.is_service:
        return document
    return {name: value for name, value in document.items() if name not in _UNPUBLISHED}


def _listed(document: Document) -> Document:
    """An account as the list has it: with features and keys, without the members that only a single
    one has.
    """
    kept = {name: document[name] for name in document if name not in ("updated", "timezone")}
    return {"apikey": _HIDDEN, "dataapikey": _HIDDEN, "features": _FEATURES} | kept


def check_domain(known: list[Document], domain: str) -> None:
    """Reject a domain that another account has.

    Raises:
        ApiFault: 400, it is taken.
    """
    if any(document["domain"] == domain for document in known):
        raise ApiFault(400, f'Domain "{domain}" is already used.')


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/account", list_accounts),
    ("POST", "/api/account", create_account),
    ("GET", "/api/account/{id}", get_account),
    ("PUT", "/api/account/{id}", update_account),
    ("POST", "/api/account/{id}", update_account),
)
