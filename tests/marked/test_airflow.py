"""The Airflow example under Airflow itself: `pytest -m extras`."""

import json
import subprocess
from pathlib import Path

import pytest
from test_extras import environ, fresh_environment

from lytics_async.local import LocalLytics

pytestmark = [pytest.mark.extras, pytest.mark.timeout(1800)]

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/airflow"
CHECK = """
import asyncio, json
from types import SimpleNamespace
from airflow.sdk.exceptions import TaskDeferred
from airflow.triggers.base import BaseTrigger, TriggerEvent
from lytics_job import LyticsJobOperator

config = {"segment_ids": ["most_active"], "webhook_url": "https://example.com", "withbackfill": True}
task = LyticsJobOperator(
    task_id="export", workflow="webhook-triggers", config=config, name="nightly", interval=0.01
)
context = {"ti": SimpleNamespace(dag_id="dag", task_id="export", run_id="run-1")}
try:
    task.execute(context)
except TaskDeferred as deferred:
    trigger = deferred.trigger
    assert isinstance(trigger, BaseTrigger)
    path, arguments = trigger.serialize()
    json.dumps(arguments)

async def first():
    return await anext(trigger.run())

event = asyncio.run(first())
assert isinstance(event, TriggerEvent)
print(json.dumps([event.payload, path, task.execute_complete(context, event.payload)]))
"""


def test_the_operator_defers_under_airflow(tmp_path: Path) -> None:
    python = fresh_environment(tmp_path, str(ROOT), "apache-airflow>=3,<4")
    with LocalLytics(sample=True) as local:
        local.configure(job_outcome="completed")
        done = subprocess.run(
            [python, "-c", CHECK],
            cwd=EXAMPLE,
            env=environ(tmp_path, local)
            | {"AIRFLOW_HOME": str(tmp_path), "PYTHONPATH": str(EXAMPLE)},
            capture_output=True,
            text=True,
        )
    assert done.returncode == 0, done.stderr
    payload, path, job_id = json.loads(done.stdout.splitlines()[-1])
    assert payload["outcome"] == "success"
    assert path == "lytics_job.LyticsJobTrigger"
    assert job_id == payload["job_id"]
