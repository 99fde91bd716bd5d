"""Counting what an erasure reaches."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Self

import attrs

from lytics_async.erasure.report import BlastRadius
from lytics_async.models.v2.profiles import ProfileLookup


@attrs.frozen
class Reach:
    """What one profile consists of, without its values.

    Attributes:
        profile: a salted hash of its identities.
        identities: their number.
        fragments: the number of fragments that it is made of.
        conflicts: fragments that contradict others.
        streams: the streams that its data came from.
    """

    profile: str
    identities: int
    fragments: int
    conflicts: int
    streams: tuple[str, ...]

    @classmethod
    def of(cls, profile: ProfileLookup, key: str, salted: Callable[..., str]) -> Self:
        """Count a profile.

        Args:
            key: the hash of the request, which stands for a profile without identities.
            salted: returns the salted hash of texts.
        """
        keys = sorted({(str(each.key), str(each.value)) for each in profile.keys})
        return cls(
            profile=salted(*(text for pair in keys for text in pair))[:16] if keys else key,
            identities=len(keys),
            fragments=len(profile.fragments),
            conflicts=sum(bool(each.conflict) for each in profile.fragments),
            streams=tuple(
                dict.fromkeys(name for each in profile.fragments for name in each.streams)
            ),
        )

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """Return what `to_json` returned."""
        profile, identities, fragments, conflicts, streams = value
        return cls(str(profile), int(identities), int(fragments), int(conflicts), tuple(streams))

    def to_json(self) -> list[Any]:
        """Return it as plain data."""
        return [self.profile, self.identities, self.fragments, self.conflicts, list(self.streams)]


def radius_of(requests: Collection[str], reach: Mapping[str, Reach]) -> BlastRadius:
    """Add up what requests reach, each profile once.

    Args:
        requests: their hashes.
        reach: by hash, what those reach that have a profile.
    """
    found = [reach[key] for key in requests if key in reach]
    profiles = list({each.profile: each for each in found}.values())
    return BlastRadius(
        requests=len(requests),
        found=len(found),
        profiles=len(profiles),
        identities=sum(each.identities for each in profiles),
        fragments=sum(each.fragments for each in profiles),
        conflicts=sum(each.conflicts for each in profiles),
        most_identities=max((each.identities for each in profiles), default=0),
        streams=tuple(sorted({name for each in profiles for name in each.streams})),
    )
