# generated from endpoints/; do not edit
"""Every model of API v2, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.models.v2.accounts import Account as Account
    from lytics_async.models.v2.accounts import AccountChanges as AccountChanges
    from lytics_async.models.v2.accounts import AccountRegistration as AccountRegistration
    from lytics_async.models.v2.accounts import ChildAccountFields as ChildAccountFields
    from lytics_async.models.v2.accounts import EntitlementPlan as EntitlementPlan
    from lytics_async.models.v2.accounts import RolePolicy as RolePolicy
    from lytics_async.models.v2.auths import Auth as Auth
    from lytics_async.models.v2.auths import AuthFields as AuthFields
    from lytics_async.models.v2.connections import Connection as Connection
    from lytics_async.models.v2.connections import ConnectionChanges as ConnectionChanges
    from lytics_async.models.v2.connections import ConnectionColumn as ConnectionColumn
    from lytics_async.models.v2.connections import ConnectionConfig as ConnectionConfig
    from lytics_async.models.v2.connections import ConnectionConfigFields as ConnectionConfigFields
    from lytics_async.models.v2.connections import ConnectionFields as ConnectionFields
    from lytics_async.models.v2.connections import ConnectionQuery as ConnectionQuery
    from lytics_async.models.v2.connections import ConnectionRows as ConnectionRows
    from lytics_async.models.v2.connections import ConnectionTable as ConnectionTable
    from lytics_async.models.v2.content import ContentAlignment as ContentAlignment
    from lytics_async.models.v2.content import ContentClassification as ContentClassification
    from lytics_async.models.v2.content import ContentEnrichment as ContentEnrichment
    from lytics_async.models.v2.content import ContentOpportunities as ContentOpportunities
    from lytics_async.models.v2.content import ContentOpportunity as ContentOpportunity
    from lytics_async.models.v2.content import (
        ContentOpportunityDimension as ContentOpportunityDimension,
    )
    from lytics_async.models.v2.content import ContentTopics as ContentTopics
    from lytics_async.models.v2.data_models import DataModel as DataModel
    from lytics_async.models.v2.data_models import DataModelChanges as DataModelChanges
    from lytics_async.models.v2.data_models import DataModelDeletion as DataModelDeletion
    from lytics_async.models.v2.data_models import DataModelFields as DataModelFields
    from lytics_async.models.v2.data_models import DataModelHealth as DataModelHealth
    from lytics_async.models.v2.data_models import DataModelJoin as DataModelJoin
    from lytics_async.models.v2.data_models import DataModelJoinFields as DataModelJoinFields
    from lytics_async.models.v2.data_models import DataModelLog as DataModelLog
    from lytics_async.models.v2.data_models import DataModelSize as DataModelSize
    from lytics_async.models.v2.data_models import SyncError as SyncError
    from lytics_async.models.v2.data_models import SyncSchedule as SyncSchedule
    from lytics_async.models.v2.flows import Flow as Flow
    from lytics_async.models.v2.flows import FlowDelayUntil as FlowDelayUntil
    from lytics_async.models.v2.flows import FlowDelayUntilFields as FlowDelayUntilFields
    from lytics_async.models.v2.flows import FlowEdge as FlowEdge
    from lytics_async.models.v2.flows import FlowEdgeCondition as FlowEdgeCondition
    from lytics_async.models.v2.flows import FlowEdgeConditionFields as FlowEdgeConditionFields
    from lytics_async.models.v2.flows import FlowEdgeFields as FlowEdgeFields
    from lytics_async.models.v2.flows import FlowFields as FlowFields
    from lytics_async.models.v2.flows import FlowGraph as FlowGraph
    from lytics_async.models.v2.flows import FlowGraphFields as FlowGraphFields
    from lytics_async.models.v2.flows import FlowNode as FlowNode
    from lytics_async.models.v2.flows import FlowNodeFields as FlowNodeFields
    from lytics_async.models.v2.flows import FlowSplitAffinity as FlowSplitAffinity
    from lytics_async.models.v2.flows import FlowSplitAffinityFields as FlowSplitAffinityFields
    from lytics_async.models.v2.flows import FlowSplitCondition as FlowSplitCondition
    from lytics_async.models.v2.flows import FlowSplitConditionFields as FlowSplitConditionFields
    from lytics_async.models.v2.flows import FlowSplitProbability as FlowSplitProbability
    from lytics_async.models.v2.flows import (
        FlowSplitProbabilityFields as FlowSplitProbabilityFields,
    )
    from lytics_async.models.v2.flows import FlowStep as FlowStep
    from lytics_async.models.v2.flows import FlowStepFields as FlowStepFields
    from lytics_async.models.v2.flows import FlowWork as FlowWork
    from lytics_async.models.v2.jobs import Job as Job
    from lytics_async.models.v2.jobs import JobCreate as JobCreate
    from lytics_async.models.v2.jobs import JobFields as JobFields
    from lytics_async.models.v2.jobs import JobLog as JobLog
    from lytics_async.models.v2.metrics import MetricQuery as MetricQuery
    from lytics_async.models.v2.metrics import MetricResult as MetricResult
    from lytics_async.models.v2.metrics import MetricValue as MetricValue
    from lytics_async.models.v2.ml_models import MlConfusion as MlConfusion
    from lytics_async.models.v2.ml_models import MlFeature as MlFeature
    from lytics_async.models.v2.ml_models import MlFieldPrevalence as MlFieldPrevalence
    from lytics_async.models.v2.ml_models import MlImpact as MlImpact
    from lytics_async.models.v2.ml_models import MlMeasures as MlMeasures
    from lytics_async.models.v2.ml_models import MlMessage as MlMessage
    from lytics_async.models.v2.ml_models import MlModel as MlModel
    from lytics_async.models.v2.ml_models import MlModelConfig as MlModelConfig
    from lytics_async.models.v2.ml_models import MlModelConfigFields as MlModelConfigFields
    from lytics_async.models.v2.ml_models import MlModelFields as MlModelFields
    from lytics_async.models.v2.ml_models import MlSummary as MlSummary
    from lytics_async.models.v2.profiles import BulkDeletion as BulkDeletion
    from lytics_async.models.v2.profiles import IdentityFragment as IdentityFragment
    from lytics_async.models.v2.profiles import IdentityKey as IdentityKey
    from lytics_async.models.v2.profiles import ProfileDeletion as ProfileDeletion
    from lytics_async.models.v2.profiles import ProfileLookup as ProfileLookup
    from lytics_async.models.v2.profiles import ProfileLookupRequest as ProfileLookupRequest
    from lytics_async.models.v2.providers import Provider as Provider
    from lytics_async.models.v2.reports import Report as Report
    from lytics_async.models.v2.reports import ReportChanges as ReportChanges
    from lytics_async.models.v2.reports import ReportComponent as ReportComponent
    from lytics_async.models.v2.reports import ReportComponentFields as ReportComponentFields
    from lytics_async.models.v2.reports import ReportFields as ReportFields
    from lytics_async.models.v2.schema import ExpressionTrial as ExpressionTrial
    from lytics_async.models.v2.schema import FieldAssertions as FieldAssertions
    from lytics_async.models.v2.schema import FieldLength as FieldLength
    from lytics_async.models.v2.schema import IdConfig as IdConfig
    from lytics_async.models.v2.schema import IdConfigFields as IdConfigFields
    from lytics_async.models.v2.schema import LqlConversion as LqlConversion
    from lytics_async.models.v2.schema import RankList as RankList
    from lytics_async.models.v2.schema import RankListFields as RankListFields
    from lytics_async.models.v2.schema import RetentionSettings as RetentionSettings
    from lytics_async.models.v2.schema import RetentionSettingsFields as RetentionSettingsFields
    from lytics_async.models.v2.schema import SchemaChange as SchemaChange
    from lytics_async.models.v2.schema import SchemaChangeDetail as SchemaChangeDetail
    from lytics_async.models.v2.schema import SchemaComparison as SchemaComparison
    from lytics_async.models.v2.schema import SchemaField as SchemaField
    from lytics_async.models.v2.schema import SchemaFieldFields as SchemaFieldFields
    from lytics_async.models.v2.schema import SchemaFields as SchemaFields
    from lytics_async.models.v2.schema import SchemaMapping as SchemaMapping
    from lytics_async.models.v2.schema import SchemaMappingFields as SchemaMappingFields
    from lytics_async.models.v2.schema import SchemaPatchChange as SchemaPatchChange
    from lytics_async.models.v2.schema import SchemaPatchFields as SchemaPatchFields
    from lytics_async.models.v2.schema import SchemaRanks as SchemaRanks
    from lytics_async.models.v2.schema import SchemaTable as SchemaTable
    from lytics_async.models.v2.schema import SchemaValidation as SchemaValidation
    from lytics_async.models.v2.schema import SchemaVersion as SchemaVersion
    from lytics_async.models.v2.schema import VersionCommit as VersionCommit
    from lytics_async.models.v2.segments import Segment as Segment
    from lytics_async.models.v2.segments import SegmentChanges as SegmentChanges
    from lytics_async.models.v2.segments import SegmentDeletion as SegmentDeletion
    from lytics_async.models.v2.segments import SegmentDeletionStatus as SegmentDeletionStatus
    from lytics_async.models.v2.segments import SegmentFields as SegmentFields
    from lytics_async.models.v2.segments import SegmentReference as SegmentReference
    from lytics_async.models.v2.streams import AnomalyCheck as AnomalyCheck
    from lytics_async.models.v2.streams import AnomalyRule as AnomalyRule
    from lytics_async.models.v2.streams import Stream as Stream
    from lytics_async.models.v2.streams import StreamField as StreamField
    from lytics_async.models.v2.streams import StreamFieldColumn as StreamFieldColumn
    from lytics_async.models.v2.streams import StreamRule as StreamRule
    from lytics_async.models.v2.streams import StreamRuleFields as StreamRuleFields
    from lytics_async.models.v2.system_events import RelatedSubject as RelatedSubject
    from lytics_async.models.v2.system_events import SystemEvent as SystemEvent
    from lytics_async.models.v2.templates import SampleSegments as SampleSegments
    from lytics_async.models.v2.templates import SampleSegmentsFields as SampleSegmentsFields
    from lytics_async.models.v2.templates import Template as Template
    from lytics_async.models.v2.templates import TemplateSourceTrial as TemplateSourceTrial
    from lytics_async.models.v2.templates import TemplateTrial as TemplateTrial
    from lytics_async.models.v2.users import PasswordChange as PasswordChange
    from lytics_async.models.v2.users import User as User
    from lytics_async.models.v2.users import UserAccount as UserAccount
    from lytics_async.models.v2.users import UserInvitation as UserInvitation

else:

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(module), name)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])


_MODULES = {
    "EntitlementPlan": "lytics_async.models.v2.accounts",
    "RolePolicy": "lytics_async.models.v2.accounts",
    "Account": "lytics_async.models.v2.accounts",
    "ChildAccountFields": "lytics_async.models.v2.accounts",
    "AccountChanges": "lytics_async.models.v2.accounts",
    "AccountRegistration": "lytics_async.models.v2.accounts",
    "Auth": "lytics_async.models.v2.auths",
    "AuthFields": "lytics_async.models.v2.auths",
    "ConnectionConfig": "lytics_async.models.v2.connections",
    "ConnectionConfigFields": "lytics_async.models.v2.connections",
    "Connection": "lytics_async.models.v2.connections",
    "ConnectionFields": "lytics_async.models.v2.connections",
    "ConnectionChanges": "lytics_async.models.v2.connections",
    "ConnectionTable": "lytics_async.models.v2.connections",
    "ConnectionColumn": "lytics_async.models.v2.connections",
    "ConnectionQuery": "lytics_async.models.v2.connections",
    "ConnectionRows": "lytics_async.models.v2.connections",
    "ContentAlignment": "lytics_async.models.v2.content",
    "ContentTopics": "lytics_async.models.v2.content",
    "ContentClassification": "lytics_async.models.v2.content",
    "ContentEnrichment": "lytics_async.models.v2.content",
    "ContentOpportunityDimension": "lytics_async.models.v2.content",
    "ContentOpportunity": "lytics_async.models.v2.content",
    "ContentOpportunities": "lytics_async.models.v2.content",
    "DataModelHealth": "lytics_async.models.v2.data_models",
    "DataModelJoin": "lytics_async.models.v2.data_models",
    "DataModelJoinFields": "lytics_async.models.v2.data_models",
    "SyncSchedule": "lytics_async.models.v2.data_models",
    "SyncError": "lytics_async.models.v2.data_models",
    "DataModel": "lytics_async.models.v2.data_models",
    "DataModelFields": "lytics_async.models.v2.data_models",
    "DataModelChanges": "lytics_async.models.v2.data_models",
    "DataModelDeletion": "lytics_async.models.v2.data_models",
    "DataModelSize": "lytics_async.models.v2.data_models",
    "DataModelLog": "lytics_async.models.v2.data_models",
    "FlowDelayUntil": "lytics_async.models.v2.flows",
    "FlowDelayUntilFields": "lytics_async.models.v2.flows",
    "FlowSplitCondition": "lytics_async.models.v2.flows",
    "FlowSplitConditionFields": "lytics_async.models.v2.flows",
    "FlowSplitAffinity": "lytics_async.models.v2.flows",
    "FlowSplitAffinityFields": "lytics_async.models.v2.flows",
    "FlowSplitProbability": "lytics_async.models.v2.flows",
    "FlowSplitProbabilityFields": "lytics_async.models.v2.flows",
    "FlowStep": "lytics_async.models.v2.flows",
    "FlowStepFields": "lytics_async.models.v2.flows",
    "Flow": "lytics_async.models.v2.flows",
    "FlowFields": "lytics_async.models.v2.flows",
    "FlowWork": "lytics_async.models.v2.flows",
    "FlowNode": "lytics_async.models.v2.flows",
    "FlowNodeFields": "lytics_async.models.v2.flows",
    "FlowEdgeCondition": "lytics_async.models.v2.flows",
    "FlowEdgeConditionFields": "lytics_async.models.v2.flows",
    "FlowEdge": "lytics_async.models.v2.flows",
    "FlowEdgeFields": "lytics_async.models.v2.flows",
    "FlowGraph": "lytics_async.models.v2.flows",
    "FlowGraphFields": "lytics_async.models.v2.flows",
    "Job": "lytics_async.models.v2.jobs",
    "JobFields": "lytics_async.models.v2.jobs",
    "JobCreate": "lytics_async.models.v2.jobs",
    "JobLog": "lytics_async.models.v2.jobs",
    "MetricResult": "lytics_async.models.v2.metrics",
    "MetricValue": "lytics_async.models.v2.metrics",
    "MetricQuery": "lytics_async.models.v2.metrics",
    "MlModelConfig": "lytics_async.models.v2.ml_models",
    "MlModelConfigFields": "lytics_async.models.v2.ml_models",
    "MlModel": "lytics_async.models.v2.ml_models",
    "MlModelFields": "lytics_async.models.v2.ml_models",
    "MlFieldPrevalence": "lytics_async.models.v2.ml_models",
    "MlImpact": "lytics_async.models.v2.ml_models",
    "MlFeature": "lytics_async.models.v2.ml_models",
    "MlConfusion": "lytics_async.models.v2.ml_models",
    "MlMessage": "lytics_async.models.v2.ml_models",
    "MlMeasures": "lytics_async.models.v2.ml_models",
    "MlSummary": "lytics_async.models.v2.ml_models",
    "ProfileLookup": "lytics_async.models.v2.profiles",
    "IdentityKey": "lytics_async.models.v2.profiles",
    "IdentityFragment": "lytics_async.models.v2.profiles",
    "ProfileDeletion": "lytics_async.models.v2.profiles",
    "BulkDeletion": "lytics_async.models.v2.profiles",
    "ProfileLookupRequest": "lytics_async.models.v2.profiles",
    "Provider": "lytics_async.models.v2.providers",
    "ReportComponent": "lytics_async.models.v2.reports",
    "Report": "lytics_async.models.v2.reports",
    "ReportFields": "lytics_async.models.v2.reports",
    "ReportChanges": "lytics_async.models.v2.reports",
    "ReportComponentFields": "lytics_async.models.v2.reports",
    "SchemaTable": "lytics_async.models.v2.schema",
    "FieldLength": "lytics_async.models.v2.schema",
    "FieldAssertions": "lytics_async.models.v2.schema",
    "IdConfig": "lytics_async.models.v2.schema",
    "IdConfigFields": "lytics_async.models.v2.schema",
    "SchemaField": "lytics_async.models.v2.schema",
    "SchemaFieldFields": "lytics_async.models.v2.schema",
    "SchemaMapping": "lytics_async.models.v2.schema",
    "SchemaMappingFields": "lytics_async.models.v2.schema",
    "SchemaChangeDetail": "lytics_async.models.v2.schema",
    "SchemaChange": "lytics_async.models.v2.schema",
    "RankList": "lytics_async.models.v2.schema",
    "RankListFields": "lytics_async.models.v2.schema",
    "SchemaRanks": "lytics_async.models.v2.schema",
    "RetentionSettings": "lytics_async.models.v2.schema",
    "RetentionSettingsFields": "lytics_async.models.v2.schema",
    "SchemaVersion": "lytics_async.models.v2.schema",
    "SchemaComparison": "lytics_async.models.v2.schema",
    "SchemaFields": "lytics_async.models.v2.schema",
    "LqlConversion": "lytics_async.models.v2.schema",
    "ExpressionTrial": "lytics_async.models.v2.schema",
    "VersionCommit": "lytics_async.models.v2.schema",
    "SchemaPatchFields": "lytics_async.models.v2.schema",
    "SchemaPatchChange": "lytics_async.models.v2.schema",
    "SchemaValidation": "lytics_async.models.v2.schema",
    "Segment": "lytics_async.models.v2.segments",
    "SegmentFields": "lytics_async.models.v2.segments",
    "SegmentChanges": "lytics_async.models.v2.segments",
    "SegmentDeletionStatus": "lytics_async.models.v2.segments",
    "SegmentDeletion": "lytics_async.models.v2.segments",
    "SegmentReference": "lytics_async.models.v2.segments",
    "Stream": "lytics_async.models.v2.streams",
    "AnomalyRule": "lytics_async.models.v2.streams",
    "AnomalyCheck": "lytics_async.models.v2.streams",
    "StreamField": "lytics_async.models.v2.streams",
    "StreamFieldColumn": "lytics_async.models.v2.streams",
    "StreamRule": "lytics_async.models.v2.streams",
    "StreamRuleFields": "lytics_async.models.v2.streams",
    "SystemEvent": "lytics_async.models.v2.system_events",
    "RelatedSubject": "lytics_async.models.v2.system_events",
    "Template": "lytics_async.models.v2.templates",
    "SampleSegments": "lytics_async.models.v2.templates",
    "SampleSegmentsFields": "lytics_async.models.v2.templates",
    "TemplateTrial": "lytics_async.models.v2.templates",
    "TemplateSourceTrial": "lytics_async.models.v2.templates",
    "UserAccount": "lytics_async.models.v2.users",
    "User": "lytics_async.models.v2.users",
    "UserInvitation": "lytics_async.models.v2.users",
    "PasswordChange": "lytics_async.models.v2.users",
}
