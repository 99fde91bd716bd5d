"""Jobs of API v2 that are awaited: run one, wait for it, follow its log, explain a missing profile.

```python
from lytics_async import jobs

job = await jobs.run(lytics, hook, name="most active", timeout=600)
async for line in jobs.follow_logs(lytics, job.id, timeout=600):
    print(line.message)
```
"""

from lytics_async.jobs.explaining import Explanation as Explanation
from lytics_async.jobs.explaining import why_not_exported as why_not_exported
from lytics_async.jobs.finding import Finding as Finding
from lytics_async.jobs.following import follow_logs as follow_logs
from lytics_async.jobs.running import run as run
from lytics_async.jobs.running import wait as wait
from lytics_async.jobs.states import fault_count as fault_count
