"""Event times: when the event of each record of a block happened."""

from __future__ import annotations

from lytics_async.local.store import Block
from lytics_async.local.timestamps import parse_times


def moments_of(block: Block) -> list[int]:
    """When the event of each record was; when it arrived, where it does not say."""
    if texts := block.values(block.timestamp_field):
        times = parse_times(texts)
        return [block.arrived if time is None else time for time in times]
    return [block.arrived] * block.amount
