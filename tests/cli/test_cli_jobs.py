"""`lytics jobs`: the log of a job until it ends, and why it did not export a user."""

import json
from collections.abc import Callable, Iterator

import pytest
from typer.testing import Result

from lytics_async.cli.jobs import jobs as group
from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]
BODY = json.dumps(
    {"name": "hook", "config": {"segment_ids": ["all"], "webhook_url": "https://example.com"}}
)


@pytest.fixture(scope="module")
def local() -> Iterator[LocalLytics]:
    with LocalLytics(sample=True) as running:
        yield running


@pytest.fixture
def job(local: LocalLytics, post: Callable[[str, str, str], object]) -> str:
    local.configure(job_outcome="auto", job_creations_per_hour=1000)
    found = post("/v2/job/webhook-triggers?run_job=true", BODY, "application/json")
    return str(found["data"]["id"])


def test_a_job_is_watched_until_it_ends(lytics: Invoke, local: LocalLytics, job: str) -> None:
    assert group.registered_commands
    local.configure(job_outcome="completed")
    result = lytics("jobs", "watch", job, "--interval", "0.01")
    assert result.exit_code == 0, result.output
    assert "The run has ended." in result.stdout
    assert result.stderr.splitlines()[-1] == "hook: completed"


def test_a_job_that_fails_is_an_exit_code(lytics: Invoke, local: LocalLytics, job: str) -> None:
    local.configure(job_outcome="fault")
    result = lytics("jobs", "watch", job, "--interval", "0.01", "--json")
    assert result.exit_code == 1
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines[-1]["code"] == "JOB-FAULT-022"
    assert "hook: fault-1" in result.stderr


def test_a_job_that_does_not_end_in_time(lytics: Invoke, local: LocalLytics, job: str) -> None:
    local.configure(job_outcome="sleeping")
    result = lytics("jobs", "watch", job, "--interval", "0.01", "--timeout", "0.5")
    assert result.exit_code == 5
    assert "did not end within 0.5 s" in result.stderr
    assert lytics("jobs", "watch", job, "--until", "sleeping", "--interval", "0.01").exit_code == 0


def test_an_unknown_job(lytics: Invoke) -> None:
    assert lytics("jobs", "watch", "nothing").exit_code == 6


def test_why_names_the_reason(lytics: Invoke, job: str) -> None:
    result = lytics("jobs", "why", job, "email", "else@example.com")
    assert result.exit_code == 1
    assert "failed   profile" in result.stdout
    assert "else@example.com" not in result.stdout
    document = json.loads(lytics("jobs", "why", job, "email", "else@example.com", "--json").stdout)
    assert document["findings"][0]["check"] == "profile"


def test_why_checks_the_consent_and_the_exclusions_that_are_named(
    lytics: Invoke, local: LocalLytics, job: str
) -> None:
    options = ("--consent-field", "city", "--excluded", "most_active, big_spenders")
    result = lytics("jobs", "why", job, "email", "ada@example.com", *options, "--json")
    found = {each["check"]: each for each in json.loads(result.stdout)["findings"]}
    assert found["consent"]["detail"] == "city is neither a yes nor a no."
    assert found["exclusion"]["detail"] == "It is not in big_spenders or most_active."
