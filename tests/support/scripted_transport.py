"""The one stand-in for a Transport: it responds from a script, so that what calls and uploads
decide is tested without a network.
"""

import inspect
from typing import Any

import anyio
import attrs
import orjson

from lytics_async.wire.messages import WireRequest, WireResponse
from lytics_async.wire.transport import Transport

NEVER = object()
"""The step of a script that no response ever follows."""


def response(data: Any = None, status: int = 200, **members: Any) -> WireResponse:
    """A response in the usual envelope, with more `members` of it."""
    body = orjson.dumps({"data": data, "status": status, **members})
    return WireResponse(status=status, headers={}, body=body)


class ScriptedTransport(Transport):
    """Plays one step of its script for each request, and the last forever.

    A step is a response, or a tuple `(status, body)` or `(status, body, headers)` for one, an error
    to raise, NEVER, or a function of the request, async or not, that returns any of these.

    Attributes:
        script: the steps to come; may be changed.
        requests: every request, in the order of arrival, with its body as bytes.
        limits: the time limits of the same requests: for the attempt, and for all.
        gate: holds every response back until it is set.
        latency: seconds until a response comes.
        in_flight, most_in_flight: requests without a response now, and at most.
    """

    def __init__(self, *script: Any) -> None:
        self.script = list(script)
        self.requests: list[WireRequest] = []
        self.limits: list[tuple[float, float]] = []
        self.gate = anyio.Event()
        self.gate.set()
        self.arrived = anyio.Event()
        self.latency = 0.0
        self.in_flight = self.most_in_flight = 0

    async def send(
        self, request: WireRequest, *, attempt_timeout: float, timeout: float
    ) -> WireResponse:
        self.in_flight += 1
        self.most_in_flight = max(self.in_flight, self.most_in_flight)
        try:
            if not isinstance(request.body, bytes):
                body = b"".join([piece async for piece in request.body])
                assert len(body) == request.body.length
                request = attrs.evolve(request, body=body)
            self.requests.append(request)
            self.limits.append((attempt_timeout, timeout))
            self.arrived.set()
            await self.gate.wait()
            await anyio.sleep(self.latency)
            step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
            return await self._play(step, request)
        finally:
            self.in_flight -= 1

    async def _play(self, step: Any, request: WireRequest) -> WireResponse:
        while callable(step):
            step = step(request)
            if inspect.isawaitable(step):
                step = await step
        if step is NEVER:
            await anyio.sleep_forever()
        if isinstance(step, Exception):
            raise step
        if isinstance(step, tuple):
            status, body, *headers = step
            return WireResponse(status=status, headers=headers[0] if headers else {}, body=body)
        return step  # type: ignore[no-any-return]

    async def aclose(self) -> None: ...
