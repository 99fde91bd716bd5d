"""The routes below `/v2/template`. pybars3 renders Handlebars; Jsonnet is not rendered."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from lytics_async.base.extras import install_hint
from lytics_async.local.account import Account
from lytics_async.local.api.v2.responses import in_thread, succeed_v2
from lytics_async.local.bodies import read_members, read_text
from lytics_async.local.documents import Document
from lytics_async.local.faults import ApiFault
from lytics_async.local.parameters import path_value
from lytics_async.local.routing import RouteRow
from lytics_async.local.timestamps import format_time, now

_KIND = "template"
_TYPES = ("jsonnet", "handlebars", "js1")
_HIDDEN = ("source",)
_TRIAL = {"entity": "an object", "job_config": "an object", "sample_segments": "an object"}
_SOURCE_TRIAL = _TRIAL | {"template_definition": "a string", "template_type": "a string"}
_MOST_TEXT = 1_000_000


async def list_templates(_: Request, account: Account) -> Response:
    """`GET /v2/template`: without sources."""
    return succeed_v2(
        await in_thread(lambda: [_shown(one) for one in account.documents(_KIND).all()])
    )


async def create_template(request: Request, account: Account) -> Response:
    """`POST /v2/template`: what it is called is in the query, its source is the body."""
    moment = format_time(now())
    template = await _read(request, account) | {
        "id": secrets.token_hex(16),
        "author_id": account.admin_id,
        "created": moment,
        "updated": moment,
    }
    return succeed_v2(
        _shown(await in_thread(lambda: account.documents(_KIND).put(template["id"], template)))
    )


async def get_template(request: Request, account: Account) -> Response:
    """`GET /v2/template/{id}`."""
    wanted = path_value(request, "id")
    return succeed_v2(_shown(await in_thread(lambda: account.documents(_KIND).get(wanted))))


async def get_source(request: Request, account: Account) -> Response:
    """`GET /v2/template/{id}/definition`."""
    wanted = path_value(request, "id")
    return succeed_v2((await in_thread(lambda: account.documents(_KIND).get(wanted)))["source"])


async def replace_template(request: Request, account: Account) -> Response:
    """`PUT /v2/template/{id}`."""
    wanted = path_value(request, "id")
    changes = await _read(request, account) | {"updated": format_time(now())}
    return succeed_v2(
        _shown(await in_thread(lambda: account.documents(_KIND).update(wanted, changes)))
    )


async def delete_template(request: Request, account: Account) -> Response:
    """`DELETE /v2/template/{id}`."""
    wanted = path_value(request, "id")
    await in_thread(lambda: account.documents(_KIND).delete(wanted))
    return succeed_v2(None)


async def test_template(request: Request, account: Account) -> Response:
    """`POST /v2/template/{id}/test`: an error of the template is in the rendered text."""
    wanted = path_value(request, "id")
    given = await read_members(request, account.body_limit, _TRIAL)

    def work() -> str:
        template = account.documents(_KIND).get(wanted)
        if not template["desired_format"]:
            raise ApiFault(500, "The template has no desired_format")
        return _render(template["type"], template["source"], given)

    return succeed_v2(await in_thread(work))


async def test_source(request: Request, account: Account) -> Response:
    """`POST /v2/template/test`."""
    given = await read_members(
        request,
        account.body_limit,
        _SOURCE_TRIAL,
        required=("template_definition", "template_type"),
    )
    language = _language(given["template_type"])
    return succeed_v2(
        await in_thread(lambda: _render(language, given["template_definition"], given))
    )


async def _read(request: Request, account: Account) -> Document:
    query = request.query_params
    source = await read_text(request, account.body_limit, what="Invalid template")
    if not query.get("name"):
        raise ApiFault(400, '"name" is required')
    if not source.strip():
        raise ApiFault(400, "The body must be the source of the template")
    return {
        "name": query["name"],
        "type": _language(query.get("type", "")),
        "description": query.get("description", ""),
        "desired_format": query.get("desired_format", ""),
        "field_filter": [],
        "target": "",
        "lytics_managed": False,
        "source": source,
    }


def _language(given: str) -> str:
    if given not in _TYPES:
        raise ApiFault(400, f'"type" must be one of {", ".join(_TYPES)}')
    return given


def _render(language: str, source: str, given: Mapping[str, Any]) -> str:
    """Render a template, or explain in its place why not."""
    if language != "handlebars":
        return f"error: the local Lytics does not evaluate {language}"
    try:
        from pybars import Compiler  # type: ignore[import-untyped] # an optional extra
    except ImportError:
        return f"error: Handlebars needs pybars3: {install_hint('templates')}"
    entity: Document = dict(given.get("entity", {}))
    shown = {name: value for name, value in entity.items() if not name.startswith("@")}
    if given.get("job_config"):
        shown["ly_job_config"] = given["job_config"]
    segments = given.get("sample_segments", {})
    if segments.get("as") == "entity":
        shown["segments"] = segments.get("names", [])
    elif segments.get("as") == "env":
        shown["ly_segments"] = segments.get("names", [])
    try:
        text = str(Compiler().compile(source)(shown, helpers={"json": _json}))
    except Exception as error:  # whatever the library raises for a wrong template
        return f"error: {type(error).__name__}: {error}"
    return text[:_MOST_TEXT]


def _json(_: Any, value: Any) -> str:
    return orjson.dumps(value, default=str).decode()


def _shown(template: Document) -> Document:
    return {name: value for name, value in template.items() if name not in _HIDDEN}


ROUTES: tuple[RouteRow, ...] = (
    ("GET", "/v2/template", list_templates),
    ("POST", "/v2/template", create_template),
    ("POST", "/v2/template/test", test_source),
    ("GET", "/v2/template/{id}", get_template),
    ("PUT", "/v2/template/{id}", replace_template),
    ("DELETE", "/v2/template/{id}", delete_template),
    ("GET", "/v2/template/{id}/definition", get_source),
    ("POST", "/v2/template/{id}/test", test_template),
)
