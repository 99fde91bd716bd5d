"""Decode the messages of webhook subscriptions, for your own web handlers.

```python
from lytics_async import webhooks

message = webhooks.decode(await request.body())
for event in message.segment_events:
    print(message.profile["email"], event.event, event.slug)
```

Lytics publishes neither a signature nor the response that it expects, so authenticate the caller by
other means, and respond with 200. The published text describes the first version of the message and
announces changes; unknown keys are kept in `extra`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Self

import attrs
import orjson

from lytics_async.call.structure import Mismatch, list_of, mapping, mismatch, optional, text, time
from lytics_async.errors import ArgumentError
from lytics_async.models.personalization import Profile


@attrs.define(kw_only=True)
class SegmentEvent:
    """A profile entered or left a segment.

    Attributes:
        id: id of the segment.
        slug: its slug.
        event: `enter` or `exit`.
        enter: when the profile entered it.
        exit: when it left; for an `enter` event a time far in the future.
        extra: all other keys.
    """

    id: str | None = None
    slug: str | None = None
    event: Literal["enter", "exit"] | str | None = None
    enter: datetime | None = None
    exit: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict)

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raise Mismatch if a type does not fit."""
        rest = mapping(value).copy()
        return cls(
            id=_text(rest.pop("id", None)),
            slug=_text(rest.pop("slug", None)),
            event=_text(rest.pop("event", None)),
            enter=_time(rest.pop("enter", None)),
            exit=_time(rest.pop("exit", None)),
            extra=rest,
        )


@attrs.define(kw_only=True)
class SubscriptionMessage:
    """A message of a subscription about one profile.

    Attributes:
        profile: the profile's fields, without `segment_events`.
        segment_events: the segments that it entered or left; according to the published text all of
            them, not only those of this subscription.
        subscription_id: id of the subscription.
        object: the table of the profile, such as `user`.
        source: `subscription`.
        extra: all other keys of `meta`.
    """

    profile: Profile
    segment_events: list[SegmentEvent] = attrs.field(factory=list)
    subscription_id: str | None = None
    object: str | None = None
    source: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict)

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raise Mismatch if a type does not fit."""
        message = mapping(value)
        if "data" not in message:
            mismatch("an object with 'data'", value)
        fields = mapping(message["data"]).copy()
        meta = mapping(message.get("meta") or {}).copy()
        return cls(
            segment_events=_events(fields.pop("segment_events", None)),
            profile=Profile.from_json(fields),
            subscription_id=_text(meta.pop("subscription_id", None)),
            object=_text(meta.pop("object", None)),
            source=_text(meta.pop("source", None)),
            extra=meta,
        )


def decode(body: bytes | str | dict[str, Any]) -> SubscriptionMessage:
    """Decode the body of a webhook request: bytes, text or decoded JSON.

    Raises:
        ArgumentError: the body is not JSON, or not a subscription message; respond with 400.
    """
    try:
        return SubscriptionMessage.from_json(body if isinstance(body, dict) else orjson.loads(body))
    except (orjson.JSONDecodeError, Mismatch) as error:
        problem = str(error)
    raise ArgumentError(f"The body is not a message of a Lytics subscription: {problem}.")


_text = optional(text)
_time = optional(time)
_events = list_of(SegmentEvent.from_json)
