"""Counting what an erasure reaches."""

from __future__ import annotations

from lytics_async.erasure.report import BlastRadius
from lytics_async.models.v2.profiles import ProfileLookup


class Radius:
    """Counts profiles as they are looked up; keeps a hash of each, not the profile."""

    def __init__(self) -> None:
        self._requests = self._found = 0
        self._profiles: set[int] = set()
        self._identities = self._fragments = self._conflicts = self._most = 0
        self._streams: set[str] = set()

    def count(self, requests: int) -> None:
        """Count requests, of which some may have a profile."""
        self._requests += requests

    def add(self, profile: ProfileLookup) -> None:
        """Count the profile that a request has."""
        self._found += 1
        keys = frozenset((each.key, each.value) for each in profile.keys)
        if hash(keys) in self._profiles:
            return
        self._profiles.add(hash(keys))
        self._identities += len(keys)
        self._most = max(self._most, len(keys))
        self._fragments += len(profile.fragments)
        self._conflicts += sum(bool(each.conflict) for each in profile.fragments)
        self._streams.update(name for each in profile.fragments for name in each.streams)

    def value(self) -> BlastRadius:
        """Return the counts."""
        return BlastRadius(
            requests=self._requests,
            found=self._found,
            profiles=len(self._profiles),
            identities=self._identities,
            fragments=self._fragments,
            conflicts=self._conflicts,
            most_identities=self._most,
            streams=tuple(sorted(self._streams)),
        )
