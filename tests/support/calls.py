"""Operations to call, and a runner to call them with."""

from typing import Any

from lytics_async.access.guard import AccessGuard
from lytics_async.call.operation import Body, Operation
from lytics_async.call.retry import RetryPolicy
from lytics_async.call.runner import Runner
from lytics_async.call.structure import anything
from lytics_async.config import ClientConfig
from lytics_async.hooks import Hooks
from lytics_async.wire.messages import Host, WireRequest
from lytics_async.wire.transport import Transport

TOKEN = "at.test.0123456789abcdef"

LIMITS = {"attempt_timeout": 5.0, "timeout": 5.0}
"""Time limits of an exchange that should not meet them."""


def operation(**changes: Any) -> Operation[Any]:
    """A GET that returns its data as it is, with `changes`."""
    fields: dict[str, Any] = {
        "name": "things.get",
        "method": "GET",
        "path": "/api/thing",
        "retry": "safe",
        "structure": anything,
        "returns": "Any",
    }
    return Operation(**{**fields, **changes})


def whole_number(value: Any) -> int:
    """The strict structure function of a row that returns a number."""
    if type(value) is not int:
        raise TypeError(f"expected int, found {type(value).__name__}")
    return value


def row(**changes: Any) -> Operation[Any]:
    """A GET that returns a number, with `changes`; a POST or PUT takes a text."""
    fields: dict[str, Any] = {
        "name": "things.count",
        "structure": whole_number,
        "returns": "int",
        "type": int,
        **changes,
    }
    if fields.get("method") in ("POST", "PUT"):
        fields.setdefault("body", Body(style="text", content_type="text/plain"))
    return operation(**fields)


def arguments(operation: Operation[Any]) -> dict[str, Any]:
    """What the row needs to be called with."""
    return {"body": "FILTER *"} if operation.body is not None else {}


def get(url: str, target: str = "/api/thing") -> WireRequest:
    return WireRequest(method="GET", url=url + target, headers=[("Authorization", TOKEN)])


def post(url: str, body: Any, host: Host = "api") -> WireRequest:
    return WireRequest(method="POST", url=f"{url}/collect", headers=[], body=body, host=host)


def runner(
    transport: Transport,
    base_url: str = "https://lytics.test",
    *,
    policy: RetryPolicy | None = None,
    hooks: tuple[Any, ...] = (),
    guard: AccessGuard | None = None,
    token: Any = TOKEN,
    **config: Any,
) -> Runner:
    """A runner that retries without a pause."""
    return Runner(
        ClientConfig(token=token, base_url=base_url, bulk_url=base_url, **config),
        transport,
        policy or RetryPolicy(base_delay=0),
        Hooks(hooks),
        guard,
    )
