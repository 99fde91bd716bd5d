"""`lytics health`: one line if nothing is wrong, a line for each problem, and exit codes."""

import json
from collections.abc import Callable, Iterator

import pytest
from typer.testing import Result

from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]


@pytest.fixture
def local() -> Iterator[LocalLytics]:
    with LocalLytics() as running:
        yield running


@pytest.fixture
def web(post: Callable[[str, str, str], object]) -> None:
    post("/collect/json/web", '[{"email": "ada@example.com"}]', "application/json")


@pytest.fixture
def post(local: LocalLytics) -> Callable[[str, str, str], object]:
    import urllib.request

    def send(path: str, body: str, content_type: str) -> object:
        headers = {"Authorization": local.token, "Content-Type": content_type}
        request = urllib.request.Request(local.url + path, data=body.encode(), headers=headers)
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    return send


def test_a_healthy_account_is_one_line(lytics: Invoke, web: None) -> None:
    result = lytics("health")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("healthy: 1 of ")
    assert len(result.stdout.splitlines()) == 1


def test_each_problem_is_a_line_and_the_exit_code_is_1(
    lytics: Invoke, local: LocalLytics, web: None
) -> None:
    local.configure(event_quota=1)
    result = lytics("health", "--stale-after", "0s", "--dead-after", "0s")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "stream web is dead: nothing received for 0 s",
        "quota is used by 100%: 1 of 1 events",
    ]
    document = json.loads(lytics("health", "--only", "quota", "--json").stdout)
    assert (document["ok"], document["examined"]) == (False, ["quota"])
    kept = ("--stale-after", "0s", "--stream", "web=1d", "--only", "streams")
    assert lytics("health", *kept).exit_code == 0


def test_a_refused_token_has_its_own_exit_code(lytics: Invoke) -> None:
    assert lytics("health", LYTICS_API_TOKEN="wrong").exit_code == 3


@pytest.mark.parametrize(
    "wrong",
    [
        ("--stale-after", "6"),
        ("--stale-after", "-1h"),
        ("--stream", "2d"),
        ("--only", "job"),
        ("--stale-after", "9d"),
    ],
)
def test_wrong_usage(lytics: Invoke, wrong: tuple[str, ...]) -> None:
    assert lytics("health", *wrong).exit_code == 2
