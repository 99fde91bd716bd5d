"""Both engines, and a call to try them with."""

import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

import trustme

from lytics_async.config import ClientConfig
from lytics_async.hooks import Hooks
from lytics_async.operation import Body, Operation
from lytics_async.retry import RetryPolicy
from lytics_async.runner import Runner
from lytics_async.wire.direct import DirectTransport
from lytics_async.wire.transport import Transport

ENGINES: dict[str, Callable[..., Any]] = {"httpx": DirectTransport}

WITH_TLS = (*ENGINES, "httpx-tls")
"""The engines, and ours over TLS: that is our own, while asyncio's is under aiohttp."""


def tls_of(engine: str) -> ssl.SSLContext | None:
    """What the server that the engine calls speaks TLS with."""
    return tls_contexts()[0] if engine.endswith("-tls") else None


@cache
def tls_contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a server on 127.0.0.1 needs to speak TLS, and a client to trust it."""
    authority = trustme.CA()
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(serving)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    return serving, trusting


def whole_number(value: Any) -> int:
    """The strict structure function of a row that returns a number."""
    if type(value) is not int:
        raise TypeError(f"expected int, found {type(value).__name__}")
    return value


def row(**changes: Any) -> Operation[Any]:
    """A GET that returns a number, with `changes`."""
    fields: dict[str, Any] = {
        "name": "things.count",
        "method": "GET",
        "path": "/api/thing",
        "retry": "safe",
        "structure": whole_number,
        "returns": "int",
        "type": int,
    }
    fields.update(changes)
    if fields["method"] in ("POST", "PUT"):
        fields.setdefault("body", Body(style="text", content_type="text/plain"))
    return Operation(**fields)


def arguments(operation: Operation[Any]) -> dict[str, Any]:
    """What the row needs to be called with."""
    return {"body": "FILTER *"} if operation.body is not None else {}


@asynccontextmanager
async def runner(
    engine: str,
    url: str,
    *,
    transport: Transport | None = None,
    max_attempts: int = 3,
    timeout: float = 10.0,
    attempt_timeout: float = 5.0,
    hooks: tuple[Any, ...] = (),
    **options: Any,
) -> AsyncIterator[Runner]:
    """A runner over an engine, which tries again at once; closed in the end."""
    name = engine.removesuffix("-tls")
    if name != engine:
        options["verify"] = tls_contexts()[1]
    carrier = transport or ENGINES[name](**options)
    config = ClientConfig(
        token="at.test.0123456789abcdef",
        base_url=url,
        bulk_url=url,
        timeout=timeout,
        attempt_timeout=attempt_timeout,
    )
    calls = Runner(
        config, carrier, RetryPolicy(max_attempts=max_attempts, base_delay=0), Hooks(hooks)
    )
    try:
        yield calls
    finally:
        await calls.aclose()
        await carrier.aclose()
