"""One method of each service family, for type checkers; never run."""

from typing import Any, assert_type

from lytics_async import AsyncLytics, AsyncPager, JobConfig
from lytics_async.models.account_settings import AccountSetting
from lytics_async.models.accounts import Account
from lytics_async.models.auths import Auth
from lytics_async.models.catalog import StreamStatistics
from lytics_async.models.content import ContentTopic
from lytics_async.models.experiences import Experience
from lytics_async.models.ingest import UploadResult
from lytics_async.models.metrics import MetricSeries
from lytics_async.models.ml_models import MlModel
from lytics_async.models.personalization import DeletionRequest
from lytics_async.models.providers import Provider
from lytics_async.models.queries import Query
from lytics_async.models.segment_collections import SegmentCollection
from lytics_async.models.segments import Segment
from lytics_async.models.streams import Stream
from lytics_async.models.subscriptions import Subscription
from lytics_async.models.system_events import SystemEvent
from lytics_async.models.users import User
from lytics_async.models.v2.accounts import Account as AccountV2
from lytics_async.models.v2.auths import Auth as AuthV2
from lytics_async.models.v2.connections import Connection as ConnectionV2
from lytics_async.models.v2.content import ContentAlignment as ContentAlignmentV2
from lytics_async.models.v2.data_models import DataModel as DataModelV2
from lytics_async.models.v2.flows import Flow as FlowV2
from lytics_async.models.v2.jobs import Job as JobV2
from lytics_async.models.v2.metrics import MetricResult as MetricResultV2
from lytics_async.models.v2.ml_models import MlModel as MlModelV2
from lytics_async.models.v2.profiles import ProfileDeletion as ProfileDeletionV2
from lytics_async.models.v2.providers import Provider as ProviderV2
from lytics_async.models.v2.reports import Report as ReportV2
from lytics_async.models.v2.schema import SchemaVersion as SchemaVersionV2
from lytics_async.models.v2.segments import Segment as SegmentV2
from lytics_async.models.v2.streams import Stream as StreamV2
from lytics_async.models.v2.system_events import SystemEvent as SystemEventV2
from lytics_async.models.v2.templates import Template as TemplateV2
from lytics_async.models.v2.users import User as UserV2
from lytics_async.models.work import WorkItem
from lytics_async.models.workflows import Workflow


async def one_of_each_family(lytics: AsyncLytics) -> None:
    assert_type(await lytics.accounts.list(), list[Account])
    assert_type(await lytics.account_settings.list(), list[AccountSetting])
    assert_type(await lytics.auths.list(), list[Auth])
    assert_type(await lytics.catalog.list_streams(), list[StreamStatistics])
    assert_type(await lytics.content.list_topics(), list[ContentTopic])
    assert_type(await lytics.ingest.upload_csv_bulk("x", b"a,b\n1,2\n"), UploadResult)
    assert_type(await lytics.experiences.list(), list[Experience])
    assert_type(
        await lytics.metrics.get(dimension="segment", dimension_id="x", dimension_type="x"),
        list[MetricSeries],
    )
    assert_type(await lytics.personalization.get_entity_delete_status("x"), DeletionRequest)
    assert_type(await lytics.providers.list(), list[Provider])
    assert_type(await lytics.queries.list(), list[Query])
    assert_type(await lytics.segments.list(), list[Segment])
    assert_type(await lytics.segment_collections.list(), list[SegmentCollection])
    assert_type(await lytics.ml_models.list(), list[MlModel])
    assert_type(await lytics.streams.list(), list[Stream])
    assert_type(await lytics.subscriptions.list(), list[Subscription])
    assert_type(await lytics.system_events.list(), list[SystemEvent])
    assert_type(await lytics.users.list(), list[User])
    assert_type(await lytics.work.list(), list[WorkItem])
    assert_type(await lytics.workflows.list(), list[Workflow])
    assert_type(await lytics.v2.auths.list(), list[AuthV2])
    assert_type(await lytics.v2.control.get_event_quota(), Any)
    assert_type(await lytics.v2.jobs.list(), list[JobV2[JobConfig]])
    assert_type(await lytics.v2.metrics.get(dimension="segment"), list[MetricResultV2])
    assert_type(await lytics.v2.profiles.get_delete_status("x"), ProfileDeletionV2)
    assert_type(await lytics.v2.providers.list(), list[ProviderV2])
    assert_type(await lytics.v2.streams.list(), list[StreamV2])
    assert_type(lytics.v2.system_events.list(), AsyncPager[SystemEventV2])
    assert_type(await lytics.v2.accounts.list(), list[AccountV2])
    assert_type(await lytics.v2.connections.list(), list[ConnectionV2])
    assert_type(await lytics.v2.content.align(topics={"running": 1.0}), ContentAlignmentV2)
    assert_type(await lytics.v2.data_models.list(), list[DataModelV2])
    assert_type(await lytics.v2.flows.list(), list[FlowV2])
    assert_type(await lytics.v2.ml_models.list(), list[MlModelV2])
    assert_type(await lytics.v2.reports.list(), list[ReportV2])
    assert_type(await lytics.v2.schema.get("user"), SchemaVersionV2)
    assert_type(await lytics.v2.segments.list(), list[SegmentV2])
    assert_type(await lytics.v2.templates.list(), list[TemplateV2])
    assert_type(await lytics.v2.users.list(), list[UserV2])
