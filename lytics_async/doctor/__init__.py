"""check_access(): can Lytics be reached from here, is the token valid, and is this address allowed?"""

from lytics_async.doctor.examination import check_access as check_access
from lytics_async.doctor.report import AccessReport as AccessReport
from lytics_async.doctor.report import Check as Check
