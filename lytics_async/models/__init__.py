# generated from endpoints/; do not edit
"""Every model, loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.models import v2 as v2
    from lytics_async.models.account_settings import AccountSetting as AccountSetting
    from lytics_async.models.account_settings import AccountSettingField as AccountSettingField
    from lytics_async.models.accounts import Account as Account
    from lytics_async.models.accounts import AccountCreate as AccountCreate
    from lytics_async.models.accounts import AccountUpdate as AccountUpdate
    from lytics_async.models.auths import ApiToken as ApiToken
    from lytics_async.models.auths import ApiTokenCreate as ApiTokenCreate
    from lytics_async.models.auths import Auth as Auth
    from lytics_async.models.auths import AuthConfigValue as AuthConfigValue
    from lytics_async.models.auths import AuthCreate as AuthCreate
    from lytics_async.models.auths import AuthUpdate as AuthUpdate
    from lytics_async.models.catalog import FieldHistogram as FieldHistogram
    from lytics_async.models.catalog import FieldInfo as FieldInfo
    from lytics_async.models.catalog import FieldStatistics as FieldStatistics
    from lytics_async.models.catalog import StreamField as StreamField
    from lytics_async.models.catalog import StreamFieldColumn as StreamFieldColumn
    from lytics_async.models.catalog import StreamFieldHidden as StreamFieldHidden
    from lytics_async.models.catalog import StreamHidden as StreamHidden
    from lytics_async.models.catalog import StreamStatistics as StreamStatistics
    from lytics_async.models.catalog import TableField as TableField
    from lytics_async.models.catalog import TableFieldInfo as TableFieldInfo
    from lytics_async.models.catalog import TableSchema as TableSchema
    from lytics_async.models.content import ClassifiedDocument as ClassifiedDocument
    from lytics_async.models.content import ClassifiedImage as ClassifiedImage
    from lytics_async.models.content import ClassifiedTag as ClassifiedTag
    from lytics_async.models.content import ClassifiedUrl as ClassifiedUrl
    from lytics_async.models.content import ContentDocument as ContentDocument
    from lytics_async.models.content import ContentDocuments as ContentDocuments
    from lytics_async.models.content import ContentMetrics as ContentMetrics
    from lytics_async.models.content import ContentRecommendation as ContentRecommendation
    from lytics_async.models.content import ContentTopic as ContentTopic
    from lytics_async.models.content import ContextLayer as ContextLayer
    from lytics_async.models.content import CorpusDocument as CorpusDocument
    from lytics_async.models.content import RollupCreate as RollupCreate
    from lytics_async.models.content import RollupSummary as RollupSummary
    from lytics_async.models.content import RollupTopic as RollupTopic
    from lytics_async.models.content import Supertopic as Supertopic
    from lytics_async.models.content import SupertopicCreate as SupertopicCreate
    from lytics_async.models.content import SupertopicTopic as SupertopicTopic
    from lytics_async.models.content import SupertopicUpdate as SupertopicUpdate
    from lytics_async.models.content import TopicAffinity as TopicAffinity
    from lytics_async.models.content import TopicBlocklist as TopicBlocklist
    from lytics_async.models.content import TopicBlocklistUpdate as TopicBlocklistUpdate
    from lytics_async.models.content import TopicClusters as TopicClusters
    from lytics_async.models.content import TopicGraph as TopicGraph
    from lytics_async.models.content import TopicLabel as TopicLabel
    from lytics_async.models.content import TopicLink as TopicLink
    from lytics_async.models.content import TopicNode as TopicNode
    from lytics_async.models.content import TopicPlot as TopicPlot
    from lytics_async.models.content import TopicPlotCollection as TopicPlotCollection
    from lytics_async.models.content import TopicPlotPoint as TopicPlotPoint
    from lytics_async.models.content import TopicRollup as TopicRollup
    from lytics_async.models.content import TopicSummary as TopicSummary
    from lytics_async.models.experiences import Experience as Experience
    from lytics_async.models.experiences import ExperienceCandidate as ExperienceCandidate
    from lytics_async.models.experiences import ExperienceCreate as ExperienceCreate
    from lytics_async.models.experiences import ExperienceGroup as ExperienceGroup
    from lytics_async.models.experiences import ExperienceGroupCreate as ExperienceGroupCreate
    from lytics_async.models.experiences import ExperienceGroupUpdate as ExperienceGroupUpdate
    from lytics_async.models.experiences import ExperiencePrioritization as ExperiencePrioritization
    from lytics_async.models.experiences import ExperienceTemplate as ExperienceTemplate
    from lytics_async.models.experiences import ExperienceTemplateCreate as ExperienceTemplateCreate
    from lytics_async.models.experiences import ExperienceVehicle as ExperienceVehicle
    from lytics_async.models.experiences import ImportableExperience as ImportableExperience
    from lytics_async.models.ingest import UploadResult as UploadResult
    from lytics_async.models.metrics import MetricQuery as MetricQuery
    from lytics_async.models.metrics import MetricSeries as MetricSeries
    from lytics_async.models.metrics import MetricValue as MetricValue
    from lytics_async.models.ml_models import MlFeature as MlFeature
    from lytics_async.models.ml_models import MlModel as MlModel
    from lytics_async.models.ml_models import MlModelConf as MlModelConf
    from lytics_async.models.ml_models import MlModelDependencies as MlModelDependencies
    from lytics_async.models.ml_models import MlModelSegment as MlModelSegment
    from lytics_async.models.personalization import DeletionRequest as DeletionRequest
    from lytics_async.models.personalization import EntitySegments as EntitySegments
    from lytics_async.models.personalization import Profile as Profile
    from lytics_async.models.providers import Provider as Provider
    from lytics_async.models.providers import ProviderOauth2 as ProviderOauth2
    from lytics_async.models.queries import Query as Query
    from lytics_async.models.queries import QueryField as QueryField
    from lytics_async.models.segment_collections import SegmentCollection as SegmentCollection
    from lytics_async.models.segment_collections import (
        SegmentCollectionCreate as SegmentCollectionCreate,
    )
    from lytics_async.models.segment_collections import (
        SegmentCollectionMember as SegmentCollectionMember,
    )
    from lytics_async.models.segment_collections import (
        SegmentCollectionUpdate as SegmentCollectionUpdate,
    )
    from lytics_async.models.segments import Segment as Segment
    from lytics_async.models.segments import SegmentAttribution as SegmentAttribution
    from lytics_async.models.segments import SegmentCreate as SegmentCreate
    from lytics_async.models.segments import SegmentFieldInfo as SegmentFieldInfo
    from lytics_async.models.segments import SegmentFieldInfos as SegmentFieldInfos
    from lytics_async.models.segments import SegmentMetric as SegmentMetric
    from lytics_async.models.segments import SegmentSize as SegmentSize
    from lytics_async.models.segments import SegmentUpdate as SegmentUpdate
    from lytics_async.models.streams import Stream as Stream
    from lytics_async.models.streams import StreamCreate as StreamCreate
    from lytics_async.models.streams import StreamUpdate as StreamUpdate
    from lytics_async.models.subscriptions import Subscription as Subscription
    from lytics_async.models.subscriptions import SubscriptionUpsert as SubscriptionUpsert
    from lytics_async.models.system_events import SystemEvent as SystemEvent
    from lytics_async.models.system_events import SystemEventSubject as SystemEventSubject
    from lytics_async.models.users import User as User
    from lytics_async.models.users import UserAccount as UserAccount
    from lytics_async.models.users import UserCreate as UserCreate
    from lytics_async.models.users import UserPassword as UserPassword
    from lytics_async.models.users import UserUpdate as UserUpdate
    from lytics_async.models.work import WorkCreate as WorkCreate
    from lytics_async.models.work import WorkItem as WorkItem
    from lytics_async.models.workflows import Workflow as Workflow

else:

    def __getattr__(name: str) -> object:
        if name == "v2":
            return import_module("lytics_async.models.v2")
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(module), name)

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES, "v2"])


_MODULES = {
    "Account": "lytics_async.models.accounts",
    "AccountCreate": "lytics_async.models.accounts",
    "AccountUpdate": "lytics_async.models.accounts",
    "AccountSetting": "lytics_async.models.account_settings",
    "AccountSettingField": "lytics_async.models.account_settings",
    "Auth": "lytics_async.models.auths",
    "AuthConfigValue": "lytics_async.models.auths",
    "AuthCreate": "lytics_async.models.auths",
    "AuthUpdate": "lytics_async.models.auths",
    "ApiToken": "lytics_async.models.auths",
    "ApiTokenCreate": "lytics_async.models.auths",
    "StreamStatistics": "lytics_async.models.catalog",
    "StreamField": "lytics_async.models.catalog",
    "StreamFieldColumn": "lytics_async.models.catalog",
    "StreamHidden": "lytics_async.models.catalog",
    "StreamFieldHidden": "lytics_async.models.catalog",
    "TableSchema": "lytics_async.models.catalog",
    "TableField": "lytics_async.models.catalog",
    "TableFieldInfo": "lytics_async.models.catalog",
    "FieldInfo": "lytics_async.models.catalog",
    "FieldStatistics": "lytics_async.models.catalog",
    "FieldHistogram": "lytics_async.models.catalog",
    "ContentTopic": "lytics_async.models.content",
    "TopicAffinity": "lytics_async.models.content",
    "ContentDocument": "lytics_async.models.content",
    "ContentDocuments": "lytics_async.models.content",
    "TopicSummary": "lytics_async.models.content",
    "RollupSummary": "lytics_async.models.content",
    "TopicRollup": "lytics_async.models.content",
    "RollupTopic": "lytics_async.models.content",
    "RollupCreate": "lytics_async.models.content",
    "TopicLabel": "lytics_async.models.content",
    "TopicBlocklistUpdate": "lytics_async.models.content",
    "TopicBlocklist": "lytics_async.models.content",
    "ClassifiedDocument": "lytics_async.models.content",
    "ClassifiedUrl": "lytics_async.models.content",
    "ClassifiedTag": "lytics_async.models.content",
    "ClassifiedImage": "lytics_async.models.content",
    "ContentRecommendation": "lytics_async.models.content",
    "TopicGraph": "lytics_async.models.content",
    "TopicNode": "lytics_async.models.content",
    "TopicLink": "lytics_async.models.content",
    "CorpusDocument": "lytics_async.models.content",
    "TopicPlot": "lytics_async.models.content",
    "TopicPlotCollection": "lytics_async.models.content",
    "TopicPlotPoint": "lytics_async.models.content",
    "ContentMetrics": "lytics_async.models.content",
    "TopicClusters": "lytics_async.models.content",
    "ContextLayer": "lytics_async.models.content",
    "Supertopic": "lytics_async.models.content",
    "SupertopicTopic": "lytics_async.models.content",
    "SupertopicCreate": "lytics_async.models.content",
    "SupertopicUpdate": "lytics_async.models.content",
    "UploadResult": "lytics_async.models.ingest",
    "Experience": "lytics_async.models.experiences",
    "ExperienceVehicle": "lytics_async.models.experiences",
    "ExperienceCreate": "lytics_async.models.experiences",
    "ImportableExperience": "lytics_async.models.experiences",
    "ExperienceTemplate": "lytics_async.models.experiences",
    "ExperienceTemplateCreate": "lytics_async.models.experiences",
    "ExperienceCandidate": "lytics_async.models.experiences",
    "ExperienceGroup": "lytics_async.models.experiences",
    "ExperienceGroupCreate": "lytics_async.models.experiences",
    "ExperienceGroupUpdate": "lytics_async.models.experiences",
    "ExperiencePrioritization": "lytics_async.models.experiences",
    "MetricSeries": "lytics_async.models.metrics",
    "MetricValue": "lytics_async.models.metrics",
    "MetricQuery": "lytics_async.models.metrics",
    "Profile": "lytics_async.models.personalization",
    "DeletionRequest": "lytics_async.models.personalization",
    "EntitySegments": "lytics_async.models.personalization",
    "Provider": "lytics_async.models.providers",
    "ProviderOauth2": "lytics_async.models.providers",
    "Query": "lytics_async.models.queries",
    "QueryField": "lytics_async.models.queries",
    "Segment": "lytics_async.models.segments",
    "SegmentCreate": "lytics_async.models.segments",
    "SegmentUpdate": "lytics_async.models.segments",
    "SegmentSize": "lytics_async.models.segments",
    "SegmentMetric": "lytics_async.models.segments",
    "SegmentAttribution": "lytics_async.models.segments",
    "SegmentFieldInfo": "lytics_async.models.segments",
    "SegmentFieldInfos": "lytics_async.models.segments",
    "SegmentCollection": "lytics_async.models.segment_collections",
    "SegmentCollectionMember": "lytics_async.models.segment_collections",
    "SegmentCollectionCreate": "lytics_async.models.segment_collections",
    "SegmentCollectionUpdate": "lytics_async.models.segment_collections",
    "MlModel": "lytics_async.models.ml_models",
    "MlFeature": "lytics_async.models.ml_models",
    "MlModelConf": "lytics_async.models.ml_models",
    "MlModelSegment": "lytics_async.models.ml_models",
    "MlModelDependencies": "lytics_async.models.ml_models",
    "Stream": "lytics_async.models.streams",
    "StreamCreate": "lytics_async.models.streams",
    "StreamUpdate": "lytics_async.models.streams",
    "Subscription": "lytics_async.models.subscriptions",
    "SubscriptionUpsert": "lytics_async.models.subscriptions",
    "SystemEvent": "lytics_async.models.system_events",
    "SystemEventSubject": "lytics_async.models.system_events",
    "User": "lytics_async.models.users",
    "UserAccount": "lytics_async.models.users",
    "UserCreate": "lytics_async.models.users",
    "UserUpdate": "lytics_async.models.users",
    "UserPassword": "lytics_async.models.users",
    "WorkItem": "lytics_async.models.work",
    "WorkCreate": "lytics_async.models.work",
    "Workflow": "lytics_async.models.workflows",
}
