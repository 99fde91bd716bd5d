"""The health of an account: streams, jobs, credentials, drafts and quota, as one report."""

from lytics_async.health.examination import PARTS as PARTS
from lytics_async.health.examination import examine as examine
from lytics_async.health.report import CredentialHealth as CredentialHealth
from lytics_async.health.report import DraftHealth as DraftHealth
from lytics_async.health.report import HealthReport as HealthReport
from lytics_async.health.report import JobHealth as JobHealth
from lytics_async.health.report import Part as Part
from lytics_async.health.report import QuotaHealth as QuotaHealth
from lytics_async.health.report import StreamHealth as StreamHealth
