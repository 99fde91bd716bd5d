"""The asyncio client for the Lytics customer data platform.

```python
from lytics_async import AsyncLytics

async with AsyncLytics() as lytics:
    segments = await lytics.segments.list()
```

Every public name is listed here, once. It is loaded on first use, so that importing the package
costs almost nothing.
"""

from typing import TYPE_CHECKING

from lytics_async.base.lazy import load_on_first_use

__version__ = "0.1.0"

if TYPE_CHECKING or not load_on_first_use(__name__):
    from lytics_async import credentials as credentials
    from lytics_async import errors as errors
    from lytics_async import filterql as filterql
    from lytics_async import jobs as jobs
    from lytics_async import models as models
    from lytics_async import operations as operations
    from lytics_async import services as services
    from lytics_async import waiters as waiters
    from lytics_async import webhooks as webhooks
    from lytics_async import workflows as workflows
    from lytics_async.access.allowlist import Allowlist as Allowlist
    from lytics_async.access.guard import AddressSource as AddressSource
    from lytics_async.access.secret import Secret as Secret
    from lytics_async.access.token import TokenSource as TokenSource
    from lytics_async.call.by_path import Method as Method
    from lytics_async.call.configuration import Credential as Credential
    from lytics_async.call.configuration import JobConfig as JobConfig
    from lytics_async.call.operation import UNSET as UNSET
    from lytics_async.call.operation import Operation as Operation
    from lytics_async.call.operation import Retry as Retry
    from lytics_async.call.operation import Unset as Unset
    from lytics_async.call.options import Options as Options
    from lytics_async.call.options import QueryValue as QueryValue
    from lytics_async.call.options import RequestOptions as RequestOptions
    from lytics_async.call.paging import AsyncPager as AsyncPager
    from lytics_async.call.paging import Page as Page
    from lytics_async.call.response import Response as Response
    from lytics_async.call.retry import RetryPolicy as RetryPolicy
    from lytics_async.client import AsyncLytics as AsyncLytics
    from lytics_async.config import ClientConfig as ClientConfig
    from lytics_async.config import Setting as Setting
    from lytics_async.config import explain_config as explain_config
    from lytics_async.doctor.report import AccessReport as AccessReport
    from lytics_async.doctor.report import Check as Check
    from lytics_async.erasure.report import BlastRadius as BlastRadius
    from lytics_async.erasure.report import Erasure as Erasure
    from lytics_async.erasure.report import ErasureReport as ErasureReport
    from lytics_async.erasure.report import ErasureState as ErasureState
    from lytics_async.erasure.requests import ErasureRequest as ErasureRequest
    from lytics_async.erasure.requests import ErasureRequests as ErasureRequests
    from lytics_async.errors import APIError as APIError
    from lytics_async.errors import ArgumentError as ArgumentError
    from lytics_async.errors import BadRequest as BadRequest
    from lytics_async.errors import ConfigurationError as ConfigurationError
    from lytics_async.errors import Conflict as Conflict
    from lytics_async.errors import ConnectError as ConnectError
    from lytics_async.errors import ConnectionDropped as ConnectionDropped
    from lytics_async.errors import Forbidden as Forbidden
    from lytics_async.errors import IPNotAllowed as IPNotAllowed
    from lytics_async.errors import JobFailed as JobFailed
    from lytics_async.errors import LifecycleError as LifecycleError
    from lytics_async.errors import LyticsError as LyticsError
    from lytics_async.errors import NotFound as NotFound
    from lytics_async.errors import PagingError as PagingError
    from lytics_async.errors import PayloadTooLarge as PayloadTooLarge
    from lytics_async.errors import PermissionDenied as PermissionDenied
    from lytics_async.errors import RateLimited as RateLimited
    from lytics_async.errors import RequestTimeout as RequestTimeout
    from lytics_async.errors import ResponseError as ResponseError
    from lytics_async.errors import ServerError as ServerError
    from lytics_async.errors import SourceChanged as SourceChanged
    from lytics_async.errors import TransportError as TransportError
    from lytics_async.errors import Unauthorized as Unauthorized
    from lytics_async.errors import UnexpectedRedirect as UnexpectedRedirect
    from lytics_async.errors import Unprocessable as Unprocessable
    from lytics_async.errors import UploadError as UploadError
    from lytics_async.health.report import CredentialHealth as CredentialHealth
    from lytics_async.health.report import DraftHealth as DraftHealth
    from lytics_async.health.report import HealthPart as HealthPart
    from lytics_async.health.report import HealthReport as HealthReport
    from lytics_async.health.report import JobHealth as JobHealth
    from lytics_async.health.report import QuotaHealth as QuotaHealth
    from lytics_async.health.report import StreamHealth as StreamHealth
    from lytics_async.hooks import AddedHeaders as AddedHeaders
    from lytics_async.hooks import AttemptEvent as AttemptEvent
    from lytics_async.hooks import CancelEvent as CancelEvent
    from lytics_async.hooks import ChunkEvent as ChunkEvent
    from lytics_async.hooks import Event as Event
    from lytics_async.hooks import FailureEvent as FailureEvent
    from lytics_async.hooks import Hook as Hook
    from lytics_async.hooks import LoggingHook as LoggingHook
    from lytics_async.hooks import PageEvent as PageEvent
    from lytics_async.hooks import RequestEvent as RequestEvent
    from lytics_async.hooks import ResponseEvent as ResponseEvent
    from lytics_async.hooks import RetryEvent as RetryEvent
    from lytics_async.upload.collect import Collected as Collected
    from lytics_async.upload.events.batches import Receipt as Receipt
    from lytics_async.upload.events.report import EventOutcome as EventOutcome
    from lytics_async.upload.events.report import EventReport as EventReport
    from lytics_async.upload.events.report import EventState as EventState
    from lytics_async.upload.events.report import FailedEvents as FailedEvents
    from lytics_async.upload.events.settings import EventOptions as EventOptions
    from lytics_async.upload.events.stream import Events as Events
    from lytics_async.upload.report import ChunkReport as ChunkReport
    from lytics_async.upload.report import ChunkState as ChunkState
    from lytics_async.upload.report import FileReport as FileReport
    from lytics_async.upload.report import Progress as Progress
    from lytics_async.upload.report import QuarantinedRecord as QuarantinedRecord
    from lytics_async.upload.report import RejectedRecords as RejectedRecords
    from lytics_async.upload.report import UploadReport as UploadReport
    from lytics_async.upload.report import UploadTrouble as UploadTrouble
    from lytics_async.upload.run import UploadRun as UploadRun
    from lytics_async.upload.settings import UploadOptions as UploadOptions
    from lytics_async.upload.source.kinds import UploadSource as UploadSource
    from lytics_async.wire.direct import DirectTransport as DirectTransport
    from lytics_async.wire.httpx_carriers import HttpxBaseTransport as HttpxBaseTransport
    from lytics_async.wire.httpx_carriers import HttpxClient as HttpxClient
    from lytics_async.wire.httpx_engine import HttpxTransport as HttpxTransport
    from lytics_async.wire.messages import BodyStream as BodyStream
    from lytics_async.wire.messages import WireRequest as WireRequest
    from lytics_async.wire.messages import WireResponse as WireResponse
    from lytics_async.wire.tls import Certificate as Certificate
    from lytics_async.wire.tls import Verify as Verify
    from lytics_async.wire.transport import Transport as Transport
