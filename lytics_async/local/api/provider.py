"""The routes below `/api/provider`: the companies that work reaches."""

from __future__ import annotations

from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import path_value
from lytics_async.local.responses import succeed_briefly
from lytics_async.local.routing import RouteRow

LYTICS = "26cae7718c32180a7a0f8e19d6d40a58"
"""Id of Lytics itself, as a provider."""


async def list_providers(request: Request, account: Account) -> Response:
    """`GET /api/provider`."""
    documents = await to_thread.run_sync(account.documents("provider").all)
    return succeed_briefly(account.settings, documents)


async def get_provider(request: Request, account: Account) -> Response:
    """`GET /api/provider/{slug}`."""
    wanted = path_value(request, "slug")
    return succeed_briefly(
        account.settings, await to_thread.run_sync(find_provider, account, wanted)
    )


async def delete_provider(request: Request, account: Account) -> Response:
    """`DELETE /api/provider/{slug}`: by id or slug."""
    wanted = path_value(request, "slug")

    def work() -> None:
        account.documents("provider").delete(find_provider(account, wanted)["id"])

    await to_thread.run_sync(work)
    return Response(status_code=204)


def find_provider(account: Account, wanted: str) -> Document:
    """The provider of this id or slug.

    Raises:
        ApiFault: 404, there is none.
    """
    documents = account.documents("provider")
    found = documents.find(wanted) or documents.find_by(slug=wanted)
    if found is None:
        raise ApiFault(404, "Provider not found")
    return found


def add_providers(account: Account) -> None:
    """Those that are there from the beginning."""
    documents = account.documents("provider", announced=False)
    for provider in (
        _provider(LYTICS, "lytics", "Lytics", "lytics", ["source", "export"], no_auth=True),
        _provider(
            "5f7a1c0b9d3e4f6a8b2c4d6e8f0a1b2c",
            "custom",
            "Custom Data",
            "cd",
            ["source"],
            no_auth=True,
        ),
        _provider(
            "3c9e2b7d5a1f4e8c9b0d2f4a6c8e0b1d",
            "amazon",
            "Amazon Web Services",
            "aws",
            ["source", "export"],
        ),
        _provider(
            "26cae7718c32180a7a0f8e19d6d40a59", "facebook", "Facebook", "fb", ["source", "social"]
        )
        | {
            "oauth2": {
                "auth_endpoint": "https://facebook.example.com/dialog/oauth",
                "auth_params": {"response_type": ["code"]},
                "client_id": "local",
                "redirect_uri": "https://lytics.example.com/api/oauth/receive",
                "scope": "email",
                "token_endpoint": "https://facebook.example.com/oauth/access_token",
            }
        },
    ):
        documents.put(str(provider["id"]), provider)


def _provider(
    key: str, slug: str, name: str, namespace: str, categories: list[str], *, no_auth: bool = False
) -> dict[str, Any]:
    return {
        "auth_description": "",
        "categories": categories,
        "description": "",
        "hidden": False,
        "id": key,
        "name": name,
        "namespace": namespace,
        "no_auth": no_auth,
        "slug": slug,
    }


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/api/provider", list_providers),
    ("GET", "/api/provider/{slug}", get_provider),
    ("DELETE", "/api/provider/{slug}", delete_provider),
)
