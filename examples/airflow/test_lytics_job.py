"""The operator and its trigger against a local Lytics.

Airflow is replaced by the few names that the example imports; `pytest -m extras` runs the same with
Airflow itself.
"""

from __future__ import annotations

import asyncio
import importlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from lytics_async.local import LocalLytics

CONFIG = {
    "segment_ids": ["most_active"],
    "webhook_url": "https://example.com",
    "withbackfill": True,
}


class Deferred(Exception):
    """What the operator raises when it defers."""

    def __init__(self, trigger: Any, method_name: str) -> None:
        self.trigger = trigger
        self.method_name = method_name


class Operator:
    def __init__(self, *, task_id: str) -> None:
        self.task_id = task_id

    def defer(self, *, trigger: Any, method_name: str) -> None:
        raise Deferred(trigger, method_name)


class Event:
    def __init__(self, payload: Any) -> None:
        self.payload = payload


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    modules = {
        "airflow": {},
        "airflow.sdk": {"BaseOperator": Operator},
        "airflow.triggers": {},
        "airflow.triggers.base": {"BaseTrigger": object, "TriggerEvent": Event},
    }
    for name, members in modules.items():
        module = ModuleType(name)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    monkeypatch.delitem(sys.modules, "lytics_job", raising=False)
    yield importlib.import_module("lytics_job")
    del sys.modules["lytics_job"]


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalLytics]:
    with LocalLytics(sample=True) as running:
        monkeypatch.setenv("LYTICS_API_TOKEN", running.token)
        monkeypatch.setenv("LYTICS_API_URL", running.url)
        yield running


def operator(example: Any, **changes: Any) -> Any:
    arguments = {
        "task_id": "export",
        "workflow": "webhook-triggers",
        "config": CONFIG,
        "name": "nightly",
        "interval": 0.01,
    }
    return example.LyticsJobOperator(**arguments | changes)


def context(run: str = "run-1") -> dict[str, Any]:
    return {"ti": SimpleNamespace(dag_id="dag", task_id="export", run_id=run)}


def deferral(task: Any, run: str = "run-1") -> Deferred:
    with pytest.raises(Deferred) as caught:
        task.execute(context(run))
    return caught.value


def wait(trigger: Any) -> Any:
    async def first() -> Any:
        return await anext(trigger.run())

    return asyncio.run(first()).payload


def again(example: Any, trigger: Any) -> Any:
    """The trigger as another triggerer builds it."""
    path, arguments = trigger.serialize()
    assert path == "lytics_job.LyticsJobTrigger"
    return getattr(example, path.rpartition(".")[2])(**arguments)


def test_the_task_defers_and_ends_with_the_job(example: Any, local: LocalLytics) -> None:
    local.configure(job_outcome="completed")
    task = operator(example)
    deferred = deferral(task)
    event = wait(again(example, deferred.trigger))
    assert event["outcome"] == "success"
    job_id = getattr(task, deferred.method_name)(context(), event)
    assert job_id == deferred.trigger.job_id


def test_a_retry_attaches_to_the_job_of_the_first_attempt(example: Any, local: LocalLytics) -> None:
    first, second = deferral(operator(example)), deferral(operator(example))
    assert second.trigger.job_id == first.trigger.job_id
    assert deferral(operator(example), "run-2").trigger.job_id != first.trigger.job_id


def test_a_job_that_fails_fails_the_task_and_its_retry_starts_another(
    example: Any, local: LocalLytics
) -> None:
    local.configure(job_outcome="failed")
    task = operator(example)
    deferred = deferral(task)
    event = wait(deferred.trigger)
    assert event["outcome"] == "failed"
    with pytest.raises(RuntimeError, match="did not accept the request"):
        task.execute_complete(context(), event)
    assert deferral(operator(example)).trigger.job_id != deferred.trigger.job_id


def test_a_wait_past_its_deadline_is_a_timeout(example: Any, local: LocalLytics) -> None:
    local.configure(job_seconds=1000)
    trigger = deferral(operator(example)).trigger
    trigger.deadline = time.time() - 5
    assert wait(trigger)["outcome"] == "timeout"
