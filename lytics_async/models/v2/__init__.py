# generated from endpoints/; do not edit
"""Every model of API v2, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.models.v2.auths import Auth as Auth
    from lytics_async.models.v2.auths import AuthFields as AuthFields
    from lytics_async.models.v2.jobs import Job as Job
    from lytics_async.models.v2.jobs import JobCreate as JobCreate
    from lytics_async.models.v2.jobs import JobFields as JobFields
    from lytics_async.models.v2.jobs import JobLog as JobLog
    from lytics_async.models.v2.metrics import MetricQuery as MetricQuery
    from lytics_async.models.v2.metrics import MetricResult as MetricResult
    from lytics_async.models.v2.metrics import MetricValue as MetricValue
    from lytics_async.models.v2.profiles import BulkDeletion as BulkDeletion
    from lytics_async.models.v2.profiles import IdentityFragment as IdentityFragment
    from lytics_async.models.v2.profiles import IdentityKey as IdentityKey
    from lytics_async.models.v2.profiles import ProfileDeletion as ProfileDeletion
    from lytics_async.models.v2.profiles import ProfileLookup as ProfileLookup
    from lytics_async.models.v2.profiles import ProfileLookupRequest as ProfileLookupRequest
    from lytics_async.models.v2.providers import Provider as Provider
    from lytics_async.models.v2.streams import AnomalyCheck as AnomalyCheck
    from lytics_async.models.v2.streams import AnomalyRule as AnomalyRule
    from lytics_async.models.v2.streams import Stream as Stream
    from lytics_async.models.v2.streams import StreamField as StreamField
    from lytics_async.models.v2.streams import StreamFieldColumn as StreamFieldColumn
    from lytics_async.models.v2.streams import StreamRule as StreamRule
    from lytics_async.models.v2.streams import StreamRuleFields as StreamRuleFields
    from lytics_async.models.v2.system_events import RelatedSubject as RelatedSubject
    from lytics_async.models.v2.system_events import SystemEvent as SystemEvent

else:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(module), name)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])


_MODULES = {
    "Auth": "lytics_async.models.v2.auths",
    "AuthFields": "lytics_async.models.v2.auths",
    "Job": "lytics_async.models.v2.jobs",
    "JobFields": "lytics_async.models.v2.jobs",
    "JobCreate": "lytics_async.models.v2.jobs",
    "JobLog": "lytics_async.models.v2.jobs",
    "MetricResult": "lytics_async.models.v2.metrics",
    "MetricValue": "lytics_async.models.v2.metrics",
    "MetricQuery": "lytics_async.models.v2.metrics",
    "ProfileLookup": "lytics_async.models.v2.profiles",
    "IdentityKey": "lytics_async.models.v2.profiles",
    "IdentityFragment": "lytics_async.models.v2.profiles",
    "ProfileDeletion": "lytics_async.models.v2.profiles",
    "BulkDeletion": "lytics_async.models.v2.profiles",
    "ProfileLookupRequest": "lytics_async.models.v2.profiles",
    "Provider": "lytics_async.models.v2.providers",
    "Stream": "lytics_async.models.v2.streams",
    "AnomalyRule": "lytics_async.models.v2.streams",
    "AnomalyCheck": "lytics_async.models.v2.streams",
    "StreamField": "lytics_async.models.v2.streams",
    "StreamFieldColumn": "lytics_async.models.v2.streams",
    "StreamRule": "lytics_async.models.v2.streams",
    "StreamRuleFields": "lytics_async.models.v2.streams",
    "SystemEvent": "lytics_async.models.v2.system_events",
    "RelatedSubject": "lytics_async.models.v2.system_events",
}
