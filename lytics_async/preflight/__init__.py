"""Whether an upload will land: examined before it, and proved after it."""

from lytics_async.preflight.examination import CHECKS as CHECKS
from lytics_async.preflight.examination import examine as examine
from lytics_async.preflight.quota import QuotaForecast as QuotaForecast
from lytics_async.preflight.quota import QuotaPeriod as QuotaPeriod
from lytics_async.preflight.report import PreflightCheck as PreflightCheck
from lytics_async.preflight.report import PreflightColumn as PreflightColumn
from lytics_async.preflight.report import PreflightFinding as PreflightFinding
from lytics_async.preflight.report import PreflightReport as PreflightReport
