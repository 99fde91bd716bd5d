"""The route `/v2/provider`: the providers of API v1 and those with published configurations."""

from __future__ import annotations

import hashlib
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from lytics_async.credentials import credential_class
from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.routing import RouteRow


async def list_providers(_: Request, account: Account) -> Response:
    """`GET /v2/provider`; the form of the response is not published except for `is_connected`."""

    def work() -> list[dict[str, Any]]:
        connected = {auth.get("provider_slug") for auth in account.documents("auth").all()}
        known = account.documents("provider").all()
        slugs = {provider["slug"] for provider in known}
        return [
            {"id": each["id"], "slug": each["slug"], "name": each["name"]}
            | {"is_connected": each["slug"] in connected}
            for each in (
                *known,
                *(_provider(slug) for slug in published_providers() if slug not in slugs),
            )
        ]

    return succeed_v2(await in_thread(work))


def provider_of(credential: str) -> dict[str, str]:
    """The provider of a type of credential."""
    return _provider(credential_class(credential).__module__.rpartition(".")[2])


def published_providers() -> list[str]:
    """Names of the providers whose configurations are published."""
    from lytics_async import credentials, workflows

    return sorted({*credentials.PROVIDERS.values(), *workflows.PROVIDERS.values()})


def _provider(slug: str) -> dict[str, str]:
    number = hashlib.sha256(slug.encode()).hexdigest()[:32]
    return {"id": number, "slug": slug, "name": slug.replace("_", " ").title()}


ROUTES: tuple[RouteRow, ...] = (("GET", "/v2/provider", list_providers),)
