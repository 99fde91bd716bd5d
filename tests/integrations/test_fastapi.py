"""One client per process for path operations, and error responses that reveal nothing."""

import importlib
import logging
import pkgutil
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Annotated, Any

import anyio
import pytest
from cases import all_cases
from fastapi import Body, Depends, FastAPI, WebSocket
from openapi_spec_validator import validate
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from lytics_async import (
    ArgumentError,
    AsyncLytics,
    ConnectError,
    Credential,
    JobConfig,
    LifecycleError,
    RequestTimeout,
    RetryPolicy,
    Secret,
    credentials,
    models,
    workflows,
)
from lytics_async.credentials import S3
from lytics_async.integrations.fastapi import (
    LyticsDep,
    add_error_handlers,
    get_events,
    get_lytics,
    lytics_lifespan,
    lytics_with,
)
from lytics_async.local import LocalLytics
from lytics_async.models import ApiToken, Profile, Segment
from lytics_async.testing import FakeLytics
from lytics_async.upload.events.stream import Events
from lytics_async.workflows import WebhookTriggers

TOKEN = "at.secret.token"


def build(fake: FakeLytics, **options: Any) -> FastAPI:
    app = FastAPI(
        lifespan=lytics_lifespan(
            transport=fake, token=TOKEN, base_url="https://lytics.invalid", **options
        )
    )
    add_error_handlers(app)

    @app.get("/segments/{segment}")
    async def segment(segment: str, lytics: LyticsDep) -> str:
        return (await lytics.segments.get(segment)).id

    return app


def test_one_client_serves_all_requests_and_is_closed_at_the_end(lytics_fake: FakeLytics) -> None:
    lytics_fake.on("segments.get").reply({"id": "1"})
    app = build(lytics_fake)
    with TestClient(app) as client:
        lytics = app.state.lytics
        assert client.get("/segments/x").json() == "1"
        assert app.state.lytics is lytics
    assert not hasattr(app.state, "lytics")
    with pytest.raises(LifecycleError, match="closed"):
        anyio.run(lytics.segments.list)


def test_it_nests_in_the_users_lifespan(lytics_fake: FakeLytics) -> None:
    lytics_fake.on("segments.list").reply([{"id": "1"}])
    seen: list[int] = []

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with lytics_lifespan(transport=lytics_fake, token=TOKEN)(app):
            seen.append(len(await app.state.lytics.segments.list()))
            yield
        seen.append(0)

    with TestClient(FastAPI(lifespan=lifespan)):
        assert seen == [1]
    assert seen == [1, 0]


def test_a_mounted_application_shares_the_client_if_it_is_listed(lytics_fake: FakeLytics) -> None:
    lytics_fake.on("segments.list").reply([{"id": "1"}])
    admin = FastAPI()

    @admin.get("/")
    async def count(lytics: LyticsDep) -> int:
        return len(await lytics.segments.list())

    app = build(lytics_fake, mounted=[admin])
    app.mount("/admin", admin)
    with TestClient(app) as client:
        assert client.get("/admin/").json() == 1
        assert admin.state.lytics is app.state.lytics
    assert not hasattr(admin.state, "lytics")


def test_pending_events_are_delivered_before_the_process_ends(lytics_local: LocalLytics) -> None:
    app = FastAPI(
        lifespan=lytics_lifespan(
            events={"web": {"max_age": 60.0}}, token=lytics_local.token, base_url=lytics_local.url
        )
    )

    @app.post("/")
    async def collect(
        event: dict[str, Any], events: Annotated[Events, Depends(get_events("web"))]
    ) -> None:
        await events.send(event)

    with TestClient(app) as client:
        for number in range(3):
            client.post("/", json={"user_id": str(number)})
        assert lytics_local.count("web") == 0
    assert lytics_local.count("web") == 3


def test_a_dependency_provides_other_defaults(lytics_fake: FakeLytics) -> None:
    lytics_fake.on("segments.list").reply([])
    app = build(lytics_fake)
    Other = Annotated[AsyncLytics, Depends(lytics_with({"account_id": "abc", "timeout": 0.5}))]

    @app.get("/other")
    async def other(lytics: Other) -> int:
        return len(await lytics.segments.list())

    with TestClient(app) as client:
        assert client.get("/other").status_code == 200
    assert lytics_fake.requests[0].arguments["account_id"] == "abc"


def test_tests_override_the_client(lytics_fake: FakeLytics) -> None:
    lytics_fake.on("segments.get").reply({"id": "fake"})
    app = build(FakeLytics())
    app.dependency_overrides[get_lytics] = lambda: lytics_fake.client()
    with TestClient(app) as client:
        assert client.get("/segments/x").json() == "fake"


def test_without_the_lifespan_the_error_says_what_to_do() -> None:
    app = FastAPI()

    @app.get("/")
    async def root(lytics: LyticsDep) -> None: ...

    with pytest.raises(LifecycleError, match=r"lytics_lifespan\(\).*mounted=\["):
        TestClient(app).get("/")


def test_a_single_name_of_a_stream_is_refused() -> None:
    with pytest.raises(ArgumentError, match=r"events=\['web'\]"):
        lytics_lifespan(events="web")


def test_a_stream_that_was_not_opened_is_named(
    lytics_fake: FakeLytics, caplog: pytest.LogCaptureFixture
) -> None:
    app = build(lytics_fake)

    @app.post("/")
    async def collect(events: Annotated[Events, Depends(get_events("web"))]) -> None: ...

    with TestClient(app) as client:
        assert client.post("/").status_code == 500
    assert "lytics_lifespan(events=['web'])" in caplog.text


def timeout(fake: FakeLytics) -> None:
    fake.on("segments.get").fail(error=RequestTimeout("Too late.", phase="receive"))


def refused(fake: FakeLytics) -> None:
    fake.on("segments.get").fail(error=ConnectError("No way to 10.0.0.7.", phase="connect"))


def answering(status: int, **headers: str) -> Callable[[FakeLytics], None]:
    def script(fake: FakeLytics) -> None:
        fake.on("segments.get").fail(status=status, message=f"token {TOKEN}", headers=headers)

    return script


@pytest.mark.parametrize(
    ("script", "status", "retry_after"),
    [
        (timeout, 504, None),
        (refused, 502, None),
        (answering(404), 404, None),
        (answering(401), 502, None),
        (answering(403), 502, None),
        (answering(400), 502, None),
        (answering(500), 502, None),
        (answering(503), 503, "1"),
        (answering(429, **{"Retry-After": "7"}), 503, "7"),
        (answering(429, **{"Retry-After": "86400"}), 503, "60"),
    ],
)
def test_errors_become_problem_responses_without_details(
    script: Callable[[FakeLytics], None],
    status: int,
    retry_after: str | None,
    lytics_fake: FakeLytics,
    caplog: pytest.LogCaptureFixture,
) -> None:
    script(lytics_fake)
    app = build(lytics_fake, retry=RetryPolicy(max_attempts=1))
    with TestClient(app) as client, caplog.at_level(logging.INFO):
        answer = client.get("/segments/x")
    assert answer.status_code == answer.json()["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers.get("retry-after") == retry_after
    for secret in (TOKEN, "lytics", "10.0.0.7", "segments", "403"):
        assert secret not in answer.text.lower()
    assert "segments.get" in caplog.text
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("accepted", [True, False])
def test_a_websocket_is_closed_without_details(
    accepted: bool, lytics_fake: FakeLytics, caplog: pytest.LogCaptureFixture
) -> None:
    refused(lytics_fake)
    app = build(lytics_fake, retry=RetryPolicy(max_attempts=1))

    @app.websocket("/live")
    async def live(socket: WebSocket, lytics: LyticsDep) -> None:
        if accepted:
            await socket.accept()
        await lytics.segments.get("x")

    with (
        TestClient(app) as client,
        pytest.raises(WebSocketDisconnect) as closed,
        client.websocket_connect("/live") as socket,
    ):
        socket.receive_text()
    assert (closed.value.code, closed.value.reason) == (1011, "")
    assert "/live: ConnectError: segments.get" in caplog.text


def test_a_websocket_that_the_handler_closed_stays_as_it_is(
    lytics_fake: FakeLytics, caplog: pytest.LogCaptureFixture
) -> None:
    refused(lytics_fake)
    app = build(lytics_fake, retry=RetryPolicy(max_attempts=1))

    @app.websocket("/live")
    async def live(socket: WebSocket, lytics: LyticsDep) -> None:
        await socket.accept()
        await socket.close(4000)
        await lytics.segments.get("x")

    with TestClient(app) as client, client.websocket_connect("/live") as socket:
        assert socket.receive() == {"type": "websocket.close", "code": 4000, "reason": ""}
    assert "/live: ConnectError: segments.get" in caplog.text


def test_a_fault_of_the_application_is_a_500(lytics_fake: FakeLytics) -> None:
    app = build(lytics_fake)

    @app.get("/mistake")
    async def mistake(lytics: LyticsDep) -> None:
        await lytics.segments.get("")

    with TestClient(app) as client:
        assert client.get("/mistake").status_code == 500


def test_starlette_alone_is_enough(lytics_fake: FakeLytics) -> None:
    lytics_fake.on("segments.list").reply([{"id": "1"}])
    lytics_fake.fail("segments.list", status=404)

    async def segments(request: Request) -> JSONResponse:
        return JSONResponse(len(await get_lytics(request).segments.list()))

    app = Starlette(
        routes=[Route("/", segments)],
        lifespan=lytics_lifespan(transport=lytics_fake, token=TOKEN),
    )
    add_error_handlers(app)
    with TestClient(app) as client:
        assert client.get("/").status_code == 404
        assert client.get("/").json() == 1


def test_it_can_be_imported_without_fastapi() -> None:
    code = """
import sys
sys.modules["fastapi"] = None
from lytics_async.integrations import fastapi
print(hasattr(fastapi, "LyticsDep"), callable(fastapi.lytics_lifespan))
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "False True\n"


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/segments/%2E%2E", 404),
        ("/segments/%2E", 404),
        ("/by-query?id=..", 422),
        ("/by-query?id=", 422),
        ("/by-query?id=x", 200),
    ],
)
def test_a_url_that_names_nothing_is_not_a_fault_of_the_application(
    url: str, status: int, lytics_fake: FakeLytics
) -> None:
    lytics_fake.on("segments.get").reply({"id": "x"})
    app = build(lytics_fake)

    @app.get("/by-query")
    async def by_query(id: str, lytics: LyticsDep) -> str:  # noqa: A002 - the visitor's name for it
        return (await lytics.segments.get(id)).id

    with TestClient(app) as client:
        assert client.get(url).status_code == status


def test_models_are_types_of_path_operations_and_described_to_visitors(
    lytics_fake: FakeLytics,
) -> None:
    lytics_fake.on("segments.get").reply({"id": "s1", "name": "Fans", "unlisted": [1]})
    lytics_fake.on("personalization.get_entity").reply({"email": "a@x.example", "visits": 3})
    app = build(lytics_fake)

    class Page(BaseModel):
        segment: Segment
        visitor: Profile | None = None

    @app.get("/model/{id}")
    async def model(id: str, lytics: LyticsDep) -> Segment:  # noqa: A002
        return await lytics.segments.get(id)

    @app.get("/profile/{email}")
    async def profile(email: str, lytics: LyticsDep) -> Profile:
        return await lytics.personalization.get_entity("user", "email", email)

    @app.post("/page")
    async def page(given: Page) -> Page:
        return given

    @app.post("/segment")
    async def save(given: Annotated[Segment, Body()]) -> Segment:
        return given

    with TestClient(app) as client:
        found = client.get("/model/s1").json()
        assert (found["id"], found["name"], found["unlisted"]) == ("s1", "Fans", [1])
        assert client.get("/profile/a@x.example").json() == {"email": "a@x.example", "visits": 3}
        echoed = client.post("/page", json={"segment": {"id": "s2"}, "visitor": {"a": 1}}).json()
        assert echoed["segment"]["id"] == "s2"
        assert echoed["visitor"] == {"a": 1}
        wrong = client.post("/page", json={"segment": {"id": 7}})
        assert wrong.status_code == 422
        assert wrong.json()["detail"][0]["msg"] == "not a Segment: $.id: expected str, found int"
        assert client.post("/segment", json={"id": "s3"}).json()["id"] == "s3"
        wrong = client.post("/segment", json={"id": 7})
        assert (wrong.status_code, wrong.json()["detail"][0]["loc"]) == (422, ["body"])
        schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert schemas["Segment"]["properties"]["id"]["type"] == "string"
    assert "logical expression" in schemas["Segment"]["description"]
    assert "Profile" in schemas


def test_a_secret_is_never_written_by_pydantic() -> None:
    token = ApiToken.from_json({"id": "t", "token": TOKEN})
    assert TOKEN not in TypeAdapter(ApiToken).dump_json(token).decode()
    assert TOKEN not in repr(TypeAdapter(list[ApiToken]).dump_python([token]))
    assert TypeAdapter(Secret).validate_python(TOKEN).reveal() == TOKEN


MODELS = [
    (f"{module.__name__}.{name}", model)
    for each in pkgutil.walk_packages(models.__path__, "lytics_async.models.")
    for module in [importlib.import_module(each.name)]
    for name, model in vars(module).items()
    if getattr(model, "__module__", "") == module.__name__ and hasattr(model, "from_json")
]
CONFIGURATIONS = [
    kind
    for module in (workflows, credentials)
    for kind in (getattr(module, name) for name in dir(module))
    if isinstance(kind, type) and issubclass(kind, (JobConfig, Credential))
]


def test_every_model_and_configuration_has_a_schema_for_pydantic() -> None:
    assert len(MODELS) > 200
    with all_cases() as cases:
        for name, model in MODELS:
            with cases.case(name):
                adapter = TypeAdapter(model)
                assert adapter.json_schema()["title"] == model.__name__
                assert adapter.json_schema(mode="serialization")["title"] == model.__name__
        for kind in CONFIGURATIONS:
            with cases.case(kind):
                TypeAdapter(kind)


def test_a_document_with_models_of_both_versions_is_valid_and_the_same_in_every_process() -> None:
    app = FastAPI()

    async def unused(body: Any) -> Any: ...

    used: list[Any] = [Segment, Profile, models.v2.Segment, models.v2.AuthFields]
    for place, kind in enumerate([*used, models.v2.Job[WebhookTriggers], list[models.v2.Job]]):
        endpoint = partial(unused)
        endpoint.__annotations__ = {"body": Annotated[kind, Body()], "return": kind}  # type: ignore[attr-defined]
        app.post(f"/{place}", response_model=kind)(endpoint)
    document = app.openapi()
    validate(document)
    names = list(document["components"]["schemas"])
    assert "Job_WebhookTriggers_" in names
    assert not any(re.search(r"\d{4}", name) for name in names)


@pytest.mark.parametrize(
    ("options", "members"),
    [
        ({}, {"id", "name", "tags", "extra", "created"}),
        ({"response_model_include": {"id"}}, {"id"}),
        ({"response_model_exclude": {"id"}}, {"name", "tags", "extra", "created"}),
        ({"response_model_exclude_none": True}, {"id", "tags", "extra"}),
        ({"response_model_exclude_unset": True}, {"id", "extra"}),
        ({"response_model_exclude_defaults": True}, {"id", "extra"}),
    ],
)
def test_members_are_left_out_as_fastapi_is_told(
    options: dict[str, Any], members: set[str]
) -> None:
    app = FastAPI()

    @app.get("/", response_model=Segment, **options)
    async def segment() -> Any:
        return Segment.from_json({"id": "s1", "extra": None})

    with TestClient(app) as client:
        found = client.get("/").json()
    assert found.keys() & {"id", "name", "tags", "extra", "created"} == members


def test_a_configuration_is_checked_like_an_instance_and_its_secrets_are_masked() -> None:
    adapter = TypeAdapter(S3)
    given = {"bucket": "b", "secret_key": TOKEN, "password": TOKEN, "note": 1}
    read = adapter.validate_python(given)
    assert read.to_json() == given
    assert adapter.dump_python(read, exclude_unset=True) == {
        "bucket": "b",
        "secret_key": "***",
        "password": "***",
        "note": 1,
    }
    for wrong, problem in (({"bucket": 5}, "bucket must be a str, not 5"), ([], "expected object")):
        with pytest.raises(ValidationError, match=problem):
            adapter.validate_python(wrong)


def test_a_job_has_the_configuration_that_its_type_names() -> None:
    given = {"id": "1", "workflow": "webhook_triggers", "config": {"webhook_url": "https://a"}}
    adapter = TypeAdapter(models.v2.Job[WebhookTriggers])
    assert adapter.validate_python(given).config.webhook_url == "https://a"
    for wrong, problem in (
        (given | {"workflow": "other"}, "of the workflow 'other'"),
        (given | {"config": 5}, r"\$.config: expected object, found int"),
    ):
        with pytest.raises(ValidationError, match=problem):
            adapter.validate_python(wrong)
