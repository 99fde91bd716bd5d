"""check_access(): is Lytics reachable, is the token valid, is this address allowed?"""

from lytics_async.doctor.examination import check_access as check_access
from lytics_async.doctor.report import AccessReport as AccessReport
from lytics_async.doctor.report import Check as Check
