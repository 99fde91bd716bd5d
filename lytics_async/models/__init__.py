# generated from endpoints/; do not edit
"""Every model, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.models.ingest import UploadResult as UploadResult
    from lytics_async.models.personalization import DeletionRequest as DeletionRequest
    from lytics_async.models.personalization import Profile as Profile
    from lytics_async.models.segments import Segment as Segment
    from lytics_async.models.segments import SegmentAttribution as SegmentAttribution
    from lytics_async.models.segments import SegmentCreate as SegmentCreate
    from lytics_async.models.segments import SegmentMetric as SegmentMetric
    from lytics_async.models.segments import SegmentSize as SegmentSize
    from lytics_async.models.segments import SegmentUpdate as SegmentUpdate

else:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(module), name)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])


_MODULES = {
    "UploadResult": "lytics_async.models.ingest",
    "Profile": "lytics_async.models.personalization",
    "DeletionRequest": "lytics_async.models.personalization",
    "Segment": "lytics_async.models.segments",
    "SegmentCreate": "lytics_async.models.segments",
    "SegmentUpdate": "lytics_async.models.segments",
    "SegmentSize": "lytics_async.models.segments",
    "SegmentMetric": "lytics_async.models.segments",
    "SegmentAttribution": "lytics_async.models.segments",
}
