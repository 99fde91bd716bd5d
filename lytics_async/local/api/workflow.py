"""The route `/api/workflow`: the kinds of work that there are."""

from __future__ import annotations

import hashlib

import attrs
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.local.account import Account
from lytics_async.local.api.provider import LYTICS
from lytics_async.local.exports import Exported
from lytics_async.local.faults import ApiFault
from lytics_async.local.responses import succeed_briefly
from lytics_async.local.routing import RouteRow
from lytics_async.workflows import SLUGS


@attrs.frozen(kw_only=True)
class Workflow:
    """A kind of work.

    Attributes:
        name: by which work can be created, too.
        finishes: its work ends by itself; most continues until it is stopped.
        exports: what its work counts.
    """

    id: str
    name: str
    finishes: bool = True
    exports: Exported = "members"
    hidden: bool = False
    provider_id: str = LYTICS


_WORKFLOWS = (
    Workflow(id="75ce615fdfa048b7a5d5ea41fe7c1260", name="lytics_simple_csv_export"),
    Workflow(id="8d1f0a6c3b5e4d7f9a2c4e6b8d0f1a3c", name="eventscopy", exports="records"),
    Workflow(id="5b2d8f4a6c0e4b1d8f3a5c7e9b1d3f5a", name="lytics_event_import", finishes=False),
    # These two are used by lytics-api-wrapper, so the real Lytics has them.
    Workflow(id="e40a0ad5d0a845ca8549a7d23ede9eed", name="segment_scan", hidden=True),
    Workflow(
        id="23be8d80749b106513e83547e2c8bff1",
        name="content_enrichment",
        exports="documents",
        hidden=True,
    ),
)


async def list_workflows(request: Request, account: Account) -> Response:
    """`GET /api/workflow`."""
    shown = [
        {"provider_id": each.provider_id, "hidden": each.hidden, "id": each.id, "slug": each.name}
        for each in _WORKFLOWS
    ]
    return succeed_briefly(account.settings, shown)


def published_id(slug: str) -> str:
    """Id of a workflow whose configuration is published; only its slug is known."""
    return hashlib.sha256(slug.encode()).hexdigest()[:32]


def find_workflow(id_or_name: str) -> Workflow:
    """The workflow of this id or name.

    Raises:
        ApiFault: 400, there is none.
    """
    for workflow in _WORKFLOWS:
        if id_or_name in (workflow.id, workflow.name):
            return workflow
    for slug in SLUGS:  # those of API v2, which /api/workflow does not list
        workflow = Workflow(id=published_id(slug), name=slug.replace("-", "_"))
        if id_or_name in (workflow.id, workflow.name, slug):
            return workflow
    raise ApiFault(400, f'Unknown workflow "{id_or_name}"')


ROUTES: tuple[RouteRow, ...] = (("GET", "/api/workflow", list_workflows),)
