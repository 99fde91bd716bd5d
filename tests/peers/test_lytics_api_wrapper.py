"""lytics-api-wrapper, written by others for the real Lytics, works against the local one as it
is.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from lytics_api_wrapper import wrapper

from lytics_async.local import LocalLytics


class Redirected:
    """The module `requests` as the wrapper uses it, except for the host in its source."""

    def __init__(self, url: str) -> None:
        self._url = url

    def __getattr__(self, method: str) -> Any:
        def send(url: str, **options: Any) -> requests.Response:
            path = url.removeprefix("https://api.lytics.io")
            response: requests.Response = getattr(requests, method)(
                self._url + path, **options, timeout=10
            )
            return response

        return send


@pytest.fixture
def local() -> Iterator[LocalLytics]:
    with LocalLytics(sample=True) as local:
        yield local


@pytest.fixture(params=["aid", "id"])
def ly(
    local: LocalLytics, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> wrapper.ly:
    monkeypatch.setattr(wrapper, "requests", Redirected(local.url))
    headers = {"Authorization": local.token}
    answer = requests.get(f"{local.url}/api/account/current", headers=headers, timeout=10).json()
    return wrapper.ly(local.token, answer["data"][request.param])


def test_it_finds_the_account(ly: wrapper.ly, local: LocalLytics) -> None:
    headers = {"Authorization": local.token}
    answer = requests.get(f"{local.url}/api/account/current", headers=headers, timeout=10).json()
    account = answer["data"]
    assert (ly.aid, ly.name, ly.account_id) == (account["aid"], account["name"], account["id"])


def test_it_counts_what_a_filter_selects(ly: wrapper.ly) -> None:
    assert ly.size("FILTER * FROM user") == 20


def test_it_scans_page_after_page(ly: wrapper.ly, local: LocalLytics) -> None:
    people = [{"email": f"{number}@example.com", "city": "Gent"} for number in range(250)]
    headers = {"Authorization": local.token}
    requests.post(f"{local.url}/collect/json/web", json=people, headers=headers, timeout=10)
    members = ly.scan('FILTER city = "Gent" FROM user')
    assert {member["email"] for member in members} == {person["email"] for person in people}
    assert len(members) == 250


@pytest.mark.parametrize("work", ["delete_content", "evaluate_segment"])
def test_it_starts_work(ly: wrapper.ly, work: str, capsys: pytest.CaptureFixture[str]) -> None:
    getattr(ly, work)('FILTER url = "https://example.com/none" FROM content')
    assert '"statuscode":"runnable"' in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning")  # its own call
def test_it_has_content_scored_again(ly: wrapper.ly, capsys: pytest.CaptureFixture[str]) -> None:
    ly.rescore_content("all_documents")
    assert capsys.readouterr().out.strip()
