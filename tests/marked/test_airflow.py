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


DAG = """
from datetime import datetime
from airflow.sdk import DAG
from lytics_job import LyticsJobOperator

config = {"segment_ids": ["most_active"], "webhook_url": "https://example.com", "withbackfill": True}
with DAG("nightly", schedule=None, start_date=datetime(2026, 1, 1)) as dag:
    LyticsJobOperator(
        task_id="export", workflow="webhook-triggers", config=config, name="nightly", interval=0.01
    )
if __name__ == "__main__":
    run = dag.test()
    print("ENDED", run.state, run.get_task_instance("export").xcom_pull(task_ids="export"))
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("airflow")
    return str(fresh_environment(folder, str(ROOT), "apache-airflow>=3,<4"))


def test_the_operator_defers_under_airflow(python: str, tmp_path: Path) -> None:
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


@pytest.mark.parametrize(("outcome", "state"), [("completed", "success"), ("failed", "failed")])
def test_a_run_of_a_dag_waits_for_the_job_and_ends_with_it(
    python: str, tmp_path: Path, outcome: str, state: str
) -> None:
    folder = tmp_path / "dags"
    folder.mkdir()
    (folder / "nightly.py").write_text(DAG)
    (folder / "lytics_job.py").write_text((EXAMPLE / "lytics_job.py").read_text())
    with LocalLytics(sample=True) as local:
        local.configure(job_outcome=outcome)
        env = environ(tmp_path, local) | {
            "AIRFLOW_HOME": str(tmp_path),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        }
        for command in ([python, "-m", "airflow", "db", "migrate"], [python, "nightly.py"]):
            done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
    ended = next(line.split() for line in done.stdout.splitlines() if line.startswith("ENDED"))
    assert ended[1] == state
    assert (ended[2] != "None") == (state == "success")
