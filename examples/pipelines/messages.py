"""Send messages from a queue as events, and acknowledge each once Lytics has it.

`messages` is any asynchronous iterator, such as a consumer of Kafka or SQS; `acknowledge` tells the
queue that a message is done. A message that Lytics refused, or whose outcome is unknown, is not
acknowledged, so the queue delivers it again: delivery is at least once.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

from lytics_async import AsyncLytics

Message = TypeVar("Message")


async def forward(
    lytics: AsyncLytics,
    stream: str,
    messages: AsyncIterator[Message],
    record_of: Callable[[Message], dict[str, Any]],
    acknowledge: Callable[[Message], Awaitable[None]],
) -> int:
    """Forward messages until there are no more; return how many were accepted."""
    accepted = 0

    async def settle(message: Message, outcome: Awaitable[Any]) -> None:
        nonlocal accepted
        if (await outcome).state == "accepted":
            accepted += 1
            await acknowledge(message)

    async with asyncio.TaskGroup() as settling, lytics.events(stream) as events:
        async for message in messages:
            receipt = await events.send(
                record_of(message)
            )  # waits while too many bytes are pending
            settling.create_task(settle(message, receipt.outcome()))
    return accepted
