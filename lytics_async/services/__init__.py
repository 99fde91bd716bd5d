# generated from endpoints/; do not edit
"""The services as properties of the client."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

S = TypeVar("S", bound="Service")

if TYPE_CHECKING:
    from lytics_async.service import Service
    from lytics_async.services.ingest import Ingest
    from lytics_async.services.personalization import Personalization
    from lytics_async.services.segments import Segments


class Services:
    """One property per service; each loads its module on first use."""

    def _service(self, kind: type[S]) -> S:
        """Build a service; the client knows what it needs."""
        raise NotImplementedError

    @cached_property
    def ingest(self) -> Ingest:
        """Single collection requests: one body of records into one stream."""
        from lytics_async.services.ingest import Ingest

        return self._service(Ingest)

    @cached_property
    def personalization(self) -> Personalization:
        """Profiles, looked up one at a time by an identity field, and their deletion."""
        from lytics_async.services.personalization import Personalization

        return self._service(Personalization)

    @cached_property
    def segments(self) -> Segments:
        """Segments: define, count, validate and scan groups of profiles."""
        from lytics_async.services.segments import Segments

        return self._service(Segments)
