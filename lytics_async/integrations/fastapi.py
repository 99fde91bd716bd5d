"""FastAPI and Starlette: one client for each process, dependencies, and answers for errors (extra `fastapi`).

```python
from fastapi import FastAPI
from lytics_async.integrations.fastapi import LyticsDep, add_error_answers, lytics_lifespan

app = FastAPI(lifespan=lytics_lifespan(events=["web"]))
add_error_answers(app)


@app.get("/people/{email}")
async def person(email: str, lytics: LyticsDep) -> dict[str, object]:
    return dict(await lytics.personalization.get_entity("user", "email", email))
```

With Starlette alone there is everything but what depends on FastAPI's `Depends`: call `get_lytics(request)` in the handler.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from http import HTTPStatus
from math import ceil
from typing import Annotated, Any

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
    from starlette.status import WS_1011_INTERNAL_ERROR
    from starlette.websockets import WebSocketState

__all__ = [
    "add_error_answers",
    "error_answer",
    "get_events",
    "get_lytics",
    "lytics_lifespan",
    "lytics_with",
]

_log = logging.getLogger("lytics_async.integrations.fastapi")


def lytics_lifespan(
    *,
    events: Iterable[str] | Mapping[str, EventOptions] = (),
    mounted: Iterable[Starlette] = (),
    **client: Any,
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """Return a lifespan that opens one client, and streams for events, and closes them when the process ends.

    Events that wait are delivered before the client is closed. Within a lifespan of your own:
    `async with lytics_lifespan()(app): yield`.

    Args:
        events: names of the streams that `get_events` hands out, or name -> the options of `AsyncLytics.events()`.
        mounted: applications that are mounted in this one and share all of it; Starlette runs no lifespan of theirs.
        client: the arguments of AsyncLytics.

    Raises:
        ArgumentError: `events` is a single name.
    """
    if isinstance(events, str):
        raise ArgumentError(f"events is a single name; write events=[{events!r}].")
    options: Mapping[str, EventOptions] = (
        events if isinstance(events, Mapping) else {name: EventOptions() for name in events}
    )

    mounted = tuple(mounted)  # the lifespan may run more than once

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
    """Return the client of this process; tests put another in its place by `app.dependency_overrides[get_lytics]`.

    Raises:
        LifecycleError: the application has no `lytics_lifespan`.
    """
    lytics = getattr(connection.app.state, "lytics", None)
    if not isinstance(lytics, AsyncLytics):
        raise LifecycleError(
            "The application has no Lytics client: give FastAPI(lifespan=lytics_lifespan()), or enter lytics_lifespan()(app) "
            "in your own lifespan. An application that is mounted in another is named there: lytics_lifespan(mounted=[it]). A "
            "TestClient runs it within `with TestClient(app)`."
        )
    return lytics


def get_events(stream: str) -> Callable[[HTTPConnection], Events]:
    """Return the dependency that gives the open events of a stream: `Annotated[Events, Depends(get_events("web"))]`."""

    def events(connection: HTTPConnection) -> Events:
        opened = getattr(connection.app.state, "lytics_events", {})
        if stream not in opened:
            raise LifecycleError(
                f"The stream {stream!r} is not open: name it in lytics_lifespan(events=[{stream!r}])."
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
    """Return the dependency that gives the client with other defaults, such as another account or a time limit.

    `Annotated[AsyncLytics, Depends(lytics_with({"timeout": 0.15, "max_attempts": 1}))]`. It stands on `get_lytics`, so whatever
    takes its place in tests gets the options, too. FastAPI only.

    Args:
        options: those of `AsyncLytics.with_options()`.
    """

    def lytics(lytics: LyticsDep) -> AsyncLytics:
        return lytics.with_options(**options)

    # FastAPI reads the annotation, which is text in this module, in vain: LyticsDep is no global where there is Starlette alone.
    lytics.__annotations__ = {"lytics": LyticsDep, "return": AsyncLytics}
    return lytics


def add_error_answers(app: Starlette) -> None:
    """Have every LyticsError that a handler lets through answered by `error_answer`; a WebSocket is closed with 1011."""
    app.add_exception_handler(LyticsError, _answer)


async def _answer(connection: Any, error: Exception) -> Any:
    # Starlette takes one handler for requests and WebSockets, and its types do not say so.
    if isinstance(connection, Request):
        return await error_answer(connection, error)
    _report("WebSocket", connection, error)
    if connection.application_state is not WebSocketState.DISCONNECTED:
        await connection.close(WS_1011_INTERNAL_ERROR)
    return None


async def error_answer(request: Request, error: Exception) -> JSONResponse:
    """Answer an error as `application/problem+json` (RFC 9457), without a word of what Lytics or this application said.

    404 for what Lytics has not got, 504 when it did not answer in time, 503 with Retry-After when it is overloaded, 500 for a
    mistake in this application, 502 for all else: that our token or our address was refused is nothing that the caller
    of this application could mend. The error itself goes to the log.
    """
    _report(request.method, request, error)
    status = _status(error)
    headers = {}
    retry_after = error.retry_after if isinstance(error, APIError) else None
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(ceil(retry_after) if retry_after is not None else 1)
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
    HTTPStatus.NOT_FOUND: "There is no such profile, segment or other thing.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "The application made a mistake; its log says which.",
    HTTPStatus.BAD_GATEWAY: "A service that this application stands on did not do its part.",
    HTTPStatus.SERVICE_UNAVAILABLE: "A service that this application stands on is overloaded; try again later.",
    HTTPStatus.GATEWAY_TIMEOUT: "A service that this application stands on did not answer in time.",
}


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
