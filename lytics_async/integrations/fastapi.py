"""FastAPI and Starlette: one client per process, dependencies, error responses (extra `fastapi`).

```python
from fastapi import FastAPI
from lytics_async.integrations.fastapi import LyticsDep, add_error_handlers, lytics_lifespan

app = FastAPI(lifespan=lytics_lifespan(events=["web"]))
add_error_handlers(app)


@app.get("/people/{email}")
async def person(email: str, lytics: LyticsDep) -> dict[str, object]:
    return dict(await lytics.personalization.get_entity("user", "email", email))
```

With Starlette alone, everything works except what needs FastAPI's `Depends`: call
`get_lytics(request)` in the handler instead.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from http import HTTPStatus
from math import ceil
from typing import Annotated, Any

from lytics_async.base.arguments import segment_problem
from lytics_async.base.extras import needs
from lytics_async.call.options import Options
from lytics_async.client import AsyncLytics
from lytics_async.errors import (
    APIError,
    ArgumentError,
    ConfigurationError,
    LifecycleError,
    LyticsError,
    NotFound,
    RateLimited,
    RequestTimeout,
)
from lytics_async.upload.events.settings import EventOptions
from lytics_async.upload.events.stream import Events

with needs("fastapi", __name__):
    from starlette.applications import Starlette
    from starlette.requests import HTTPConnection, Request
    from starlette.responses import JSONResponse
    from starlette.routing import Route
    from starlette.status import WS_1011_INTERNAL_ERROR
    from starlette.websockets import WebSocketState

__all__ = [
    "add_error_handlers",
    "error_response",
    "get_events",
    "get_lytics",
    "health_route",
    "lytics_lifespan",
    "lytics_with",
]

MOST_RETRY_AFTER = 60
"""Upper limit of the Retry-After for visitors, whatever Lytics asks of this application."""

_log = logging.getLogger("lytics_async.integrations.fastapi")


def lytics_lifespan(
    *,
    events: Iterable[str] | Mapping[str, EventOptions] = (),
    mounted: Iterable[Starlette] = (),
    **client: Any,
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """Return a lifespan that opens one client and its event streams, and closes them at shutdown.

    Pending events are delivered before the client is closed. To use it in a lifespan of your own:
    `async with lytics_lifespan()(app): yield`.

    Args:
        events: names of the streams that `get_events` provides, or a mapping of names to options of
            `AsyncLytics.events()`.
        mounted: applications mounted in this one that share its client; Starlette does not run
            their lifespans.
        client: the arguments of AsyncLytics.

    Raises:
        ArgumentError: `events` is a single name.
    """
    if isinstance(events, str):
        raise ArgumentError(f"events must be a list of names: write events=[{events!r}].")
    options: Mapping[str, EventOptions] = (
        events if isinstance(events, Mapping) else {name: EventOptions() for name in events}
    )

    mounted = tuple(mounted)  # a lifespan may run more than once

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            lytics = await stack.enter_async_context(AsyncLytics(**client))
            opened = {
                name: await stack.enter_async_context(lytics.events(name, **how))
                for name, how in options.items()
            }
            apps = (app, *mounted)
            for each in apps:
                each.state.lytics, each.state.lytics_events = lytics, opened
            try:
                yield
            finally:
                for each in apps:
                    del each.state.lytics, each.state.lytics_events

    return lifespan


def get_lytics(connection: HTTPConnection) -> AsyncLytics:
    """Return the client of this process; tests override this dependency.

    Raises:
        LifecycleError: the application does not use `lytics_lifespan`.
    """
    lytics = getattr(connection.app.state, "lytics", None)
    if not isinstance(lytics, AsyncLytics):
        raise LifecycleError(
            "The application has no Lytics client. Pass FastAPI(lifespan=lytics_lifespan()), or "
            "enter lytics_lifespan()(app) in your own lifespan. If the application is mounted in "
            "another, pass lytics_lifespan(mounted=[app]) there. A TestClient runs the lifespan "
            "only as a context manager: `with TestClient(app)`."
        )
    return lytics


def get_events(stream: str) -> Callable[[HTTPConnection], Events]:
    """Return a dependency that provides the open events of a stream.

    `Annotated[Events, Depends(get_events("web"))]`.
    """

    def events(connection: HTTPConnection) -> Events:
        opened = getattr(connection.app.state, "lytics_events", {})
        if stream not in opened:
            raise LifecycleError(
                f"The stream {stream!r} is not open; add it to "
                f"lytics_lifespan(events=[{stream!r}])."
            )
        found: Events = opened[stream]
        return found

    return events


try:
    from fastapi import Depends
except ImportError:  # Starlette alone
    pass
else:
    LyticsDep = Annotated[AsyncLytics, Depends(get_lytics)]
    """The client of this process, as an argument of a path operation."""

    __all__ += ["LyticsDep"]


def lytics_with(options: Options) -> Callable[[AsyncLytics], AsyncLytics]:
    """Return a dependency that provides the client with other defaults, such as a time limit.

    `Annotated[AsyncLytics, Depends(lytics_with({"timeout": 0.15, "max_attempts": 1}))]`. It depends
    on `get_lytics`, so a replacement in tests gets the options, too. FastAPI only.

    Args:
        options: those of `AsyncLytics.with_options()`.
    """

    def lytics(lytics: LyticsDep) -> AsyncLytics:
        return lytics.with_options(**options)

    # Annotations are strings in this module, and FastAPI cannot resolve LyticsDep by name: with
    # Starlette alone it is not a global.
    lytics.__annotations__ = {"lytics": LyticsDep, "return": AsyncLytics}
    return lytics


def health_route(
    path: str = "/health/lytics",
    *,
    details: bool = False,
    max_age: float = 60.0,
    **examination: Any,
) -> Route:
    """Return a route that reports the health of the account: 200 if nothing is wrong, else 503.

    `app.router.routes.append(health_route())`. Use it for alerts and not as a liveness probe: a
    restart of this application does not revive a stream. A call examines the account at most once
    in `max_age` seconds, and concurrent calls share one examination. If Lytics cannot be reached,
    or refuses the token, the status is 503 as well.

    Args:
        path: the path of the route.
        details: whether the response names streams, jobs and credentials; otherwise it has only
            `ok` and the number of problems, since a probe is often public.
        max_age: seconds for which a report is reused; 0 = examine every time.
        examination: the arguments of `AsyncLytics.health()`.
    """
    lock = asyncio.Lock()
    last: tuple[float, dict[str, Any]] | None = None

    async def health(request: Request) -> JSONResponse:
        nonlocal last
        async with lock:
            if last is None or time.monotonic() - last[0] >= max_age:
                try:
                    report = await get_lytics(request).health(**examination)
                    found = report.to_json()
                except LyticsError as error:
                    if isinstance(error, (ArgumentError, LifecycleError)):
                        raise
                    _report(request.method, request, error)
                    found = {"ok": False, "problems": [f"{type(error).__name__}: {error}"]}
                last = (time.monotonic(), found)
            found = last[1]
        shown = found if details else {"ok": found["ok"], "problems": len(found["problems"])}
        status = HTTPStatus.OK if found["ok"] else HTTPStatus.SERVICE_UNAVAILABLE
        return JSONResponse(shown, status.value, {"Cache-Control": "no-store"})

    return Route(path, health, methods=["GET"], name="lytics_health", include_in_schema=False)


def add_error_handlers(app: Starlette) -> None:
    """Convert every LyticsError that a handler raises with `error_response`.

    A WebSocket is closed with code 1011.
    """
    app.add_exception_handler(LyticsError, _handle)


async def _handle(connection: Any, error: Exception) -> Any:
    # Starlette accepts one handler for requests and WebSockets, although its types do not say so.
    if isinstance(connection, Request):
        return await error_response(connection, error)
    _report("WebSocket", connection, error)
    if connection.application_state is not WebSocketState.DISCONNECTED:
        await connection.close(WS_1011_INTERNAL_ERROR)
    return None


async def error_response(request: Request, error: Exception) -> JSONResponse:
    """Return `application/problem+json` (RFC 9457) for an error, without any text of Lytics.

    404 if Lytics does not have the object, 504 if it did not respond in time, 503 with Retry-After
    (60 seconds at most) if it is overloaded, 500 for a fault of this application, and 502 for
    everything else: a visitor cannot fix a refused token or address. If the visitor's URL contains
    a value that Lytics cannot have, such as `..` as an id, the status is 404 for a part of the path
    and 422 for a query parameter. The error itself is logged.
    """
    _report(request.method, request, error)
    status = _status(error)
    if isinstance(error, ArgumentError):
        status = _fault_of_the_visitor(request) or status
    headers = {}
    retry_after = error.retry_after if isinstance(error, APIError) else None
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        seconds = ceil(retry_after) if retry_after is not None else 1
        headers["Retry-After"] = str(min(seconds, MOST_RETRY_AFTER))
    return JSONResponse(
        {"title": status.phrase, "status": status.value, "detail": _DETAILS[status]},
        status.value,
        headers,
        media_type="application/problem+json",
    )


def _report(method: str, connection: HTTPConnection, error: Exception) -> None:
    level = logging.INFO if isinstance(error, NotFound) else logging.ERROR
    _log.log(level, "%s %s: %s: %s", method, connection.url.path, type(error).__name__, error)


_DETAILS = {
    HTTPStatus.NOT_FOUND: "The requested object does not exist.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A query parameter is not valid.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "The application failed; see its log.",
    HTTPStatus.BAD_GATEWAY: "An upstream service failed.",
    HTTPStatus.SERVICE_UNAVAILABLE: "An upstream service is overloaded; retry later.",
    HTTPStatus.GATEWAY_TIMEOUT: "An upstream service did not respond in time.",
}


def _fault_of_the_visitor(request: Request) -> HTTPStatus | None:
    """Return the status if a value in the URL cannot be an id or a value of a field."""
    if any(segment_problem(value) for value in request.path_params.values()):
        return HTTPStatus.NOT_FOUND
    if any(segment_problem(value) for value in request.query_params.values()):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return None


def _status(error: Exception) -> HTTPStatus:
    if isinstance(error, NotFound):
        return HTTPStatus.NOT_FOUND
    if isinstance(error, RequestTimeout):
        return HTTPStatus.GATEWAY_TIMEOUT
    if isinstance(error, RateLimited) or (
        isinstance(error, APIError) and error.status == HTTPStatus.SERVICE_UNAVAILABLE
    ):
        return HTTPStatus.SERVICE_UNAVAILABLE
    if isinstance(error, (ArgumentError, ConfigurationError, LifecycleError)):
        return HTTPStatus.INTERNAL_SERVER_ERROR
    return HTTPStatus.BAD_GATEWAY
