# generated from endpoints/v2/control.toml; do not edit
"""Operations of `client.v2.control`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.operation import Operation
from lytics_async.call.structure import anything

# In the vendor's newer notes only.
GET_EVENT_QUOTA: Final[Operation[Any]] = Operation(
    name="v2.control.get_event_quota",
    method="GET",
    path="/v2/control/eventquota/thresholds",
    retry="safe",
    structure=anything,
    returns="Any",
    api="v2",
    published=False,
)
"""Return how much of the quota of events is used."""
