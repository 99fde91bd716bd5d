"""The messages that a webhook subscription delivers: their models and a decoder, for users' own web handlers.

```python
from lytics_async import webhooks

message = webhooks.decode(await request.body())
for event in message.segment_events:
    print(message.profile["email"], event.event, event.slug)
```

Lytics publishes neither a signature nor what answer it expects, so check by other means who is calling, and answer
200. The published text covers this first form of the message and announces that it will change: keys that are not known
here are kept in `extra`.
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
        extra: keys that are not listed here.
    """

    id: str | None = None
    slug: str | None = None
    event: Literal["enter", "exit"] | str | None = None
    enter: datetime | None = None
    exit: datetime | None = None
    extra: dict[str, Any] = attrs.field(factory=dict)

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
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
    """What a subscription delivers about one profile.

    Attributes:
        profile: the profile's fields, `segment_events` left out.
        segment_events: the segments it entered or left; the text wants it to cover all of them, not only those of this
            subscription.
        subscription_id: id of the subscription.
        object: the table of the profile, such as `user`.
        source: `subscription`.
        extra: keys of `meta` that are not listed here.
    """

    profile: Profile
    segment_events: list[SegmentEvent] = attrs.field(factory=list)
    subscription_id: str | None = None
    object: str | None = None
    source: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict)

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
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
    """Read the body of a webhook request, as bytes, text, or decoded JSON.

    Raises:
        ArgumentError: it is no JSON, or no message of a subscription; answer the caller with 400.
    """
    try:
        return SubscriptionMessage.from_json(body if isinstance(body, dict) else orjson.loads(body))
    except (orjson.JSONDecodeError, Mismatch) as error:
        problem = str(error)
    raise ArgumentError(f"This is no message of a Lytics subscription: {problem}.")


_text = optional(text)
_time = optional(time)
_events = list_of(SegmentEvent.from_json)
