"""Requests of other clients, and calls that the vendor documents, against the local Lytics.

The JSON files hold requests and expectations in our own words and values. A step is a request; it
must succeed in the eyes of the client (`accepts`), unless it names a `status`. `expect` maps paths
in the response to values or conditions, `keep` gives parts of it names for later steps.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from lytics_async.local import LocalLytics

FOLDER = Path(__file__).parent
GUIDE = FOLDER.parents[1] / "docs" / "guides" / "local-lytics.md"
FILES = sorted(FOLDER.glob("*.json"))
CLIENTS: dict[str, dict[str, Any]] = {path.stem: json.loads(path.read_text()) for path in FILES}
CASES = [(name, case["name"]) for name, client in CLIENTS.items() for case in client["cases"]]


class Session:
    """A local Lytics with the data that a client's cases assume, and the names kept so far."""

    def __init__(self, client: dict[str, Any], local: LocalLytics) -> None:
        self.client = client
        self.http = httpx.Client(base_url=local.url, timeout=20)
        account = self.http.get("/api/account/current", headers={"Authorization": local.token})
        self.names = {
            "token": local.token,
            "data_token": local.data_token,
            "aid": str(account.json()["data"]["aid"]),
            "account_id": account.json()["data"]["id"],
        }

    def run(self, step: dict[str, Any]) -> None:
        method, _, path = self.fill(step["call"]).partition(" ")
        token_in_query = self.client.get("token_parameter")
        query = dict(self.fill(step.get("query", {})))
        headers = dict(step.get("headers", {}))
        if token_in_query:
            query[token_in_query] = self.names["token"]
        else:
            headers["Authorization"] = self.fill(step.get("token", "{token}"))
        body: Any = None
        if "json" in step:
            body = json.dumps(self.fill(step["json"]))
            headers.setdefault("Content-Type", "application/json")
        elif "text" in step:
            body = self.fill(step["text"])
            headers.setdefault("Content-Type", self.client.get("text_type", "text/plain"))
        url = httpx.URL(path) if not query else httpx.URL(path).copy_merge_params(query)
        response = self.http.request(method, url, content=body, headers=headers)
        self.check(step, response)

    def check(self, step: dict[str, Any], response: httpx.Response) -> None:
        said = f"{step['call']}: {response.status_code} {response.text[:600]}"
        if "status" in step:
            assert response.status_code == step["status"], said
        else:
            assert is_success(self.client["accepts"], response), said
        document = {}
        if response.headers.get("content-type", "").startswith("application/json"):
            document = response.json()
        for path, condition in step.get("expect", {}).items():
            found = response.text if path == "text" else value_at(document, self.fill(path))
            assert holds(self.fill(condition), found), f"{path}: {found!r}; {said}"
        for name, path in step.get("keep", {}).items():
            self.names[name] = str(value_at(document, path))

    def fill(self, value: Any) -> Any:
        """Put kept names for `{name}` in texts, at any depth."""
        if isinstance(value, str):
            return re.sub(r"\{(\w+)\}", lambda m: self.names.get(m[1], m[0]), value)
        if isinstance(value, list):
            return [self.fill(item) for item in value]
        if isinstance(value, dict):
            return {name: self.fill(item) for name, item in value.items()}
        return value


def is_success(accepts: dict[str, Any], response: httpx.Response) -> bool:
    """Whether a client takes a response for a success, by the rule of its own."""
    if response.status_code == 204:
        return True
    if response.status_code not in accepts["status"]:
        return False
    if "envelope" not in accepts:
        return True
    document = response.json()
    if "messages" in accepts and document.get("message") not in accepts["messages"]:
        return False
    return all(name in document for name in accepts["envelope"])


def value_at(document: Any, path: str) -> Any:
    """The value at a path such as `data.0.name`, `data[slug_name=all].id` or `data.config[…]`."""
    for part in re.findall(r"\[[^\]]+\]|[^.\[\]]+", path):
        if part.startswith("["):
            name, _, wanted = part[1:-1].partition("=")
            items = document if isinstance(document, list) else []
            document = next((one for one in items if str(one.get(name)) == wanted), None)
        elif isinstance(document, list):
            document = document[int(part)] if int(part) < len(document) else None
        else:
            document = document.get(part) if isinstance(document, dict) else None
    return document


def holds(condition: Any, found: Any) -> bool:
    """Whether a value is as expected: equal, or as the conditions of an object say."""
    if not (isinstance(condition, dict) and len(condition) == 1):
        return bool(found == condition)
    ((name, wanted),) = condition.items()
    kinds = {"list": list, "object": dict, "text": str, "number": (int, float), "flag": bool}
    match name:
        case "is":
            return isinstance(found, kinds[wanted])
        case "items":
            return isinstance(found, list | dict) and len(found) == wanted
        case "at_least":
            return (len(found) if isinstance(found, list | dict | str) else found) >= wanted
        case "at_most":
            return (len(found) if isinstance(found, list | dict | str) else found) <= wanted
        case "has":
            return wanted in found
        case "names":
            return isinstance(found, dict) and set(wanted) <= set(found)
        case "there":
            return (found is not None) == wanted
        case "matches":
            return re.fullmatch(wanted, str(found)) is not None
        case _:
            return bool(found == condition)


@pytest.fixture(scope="module")
def sessions() -> Iterator[dict[str, Session]]:
    running: dict[str, Session] = {}
    locals_: list[LocalLytics] = []
    try:
        yield SessionsOnDemand(running, locals_)
    finally:
        for session in running.values():
            session.http.close()
        for local in locals_:
            local.stop()


class SessionsOnDemand(dict[str, Session]):
    """Starts a local Lytics for a client when its first case runs."""

    def __init__(self, running: dict[str, Session], started: list[LocalLytics]) -> None:
        self._running = running
        self._started = started

    def __getitem__(self, name: str) -> Session:
        if name not in self._running:
            client = CLIENTS[name]
            local = LocalLytics(**client.get("start", {}))
            local.start()
            self._started.append(local)
            session = self._running[name] = Session(client, local)
            for step in client.get("seed", []):
                session.run(step)
        return self._running[name]


@pytest.mark.parametrize(("client", "case"), CASES)
def test_a_case_of_a_foreign_client(sessions: dict[str, Session], client: str, case: str) -> None:
    session = sessions[client]
    (found,) = [one for one in CLIENTS[client]["cases"] if one["name"] == case]
    assert found["steps"]
    for step in found["steps"]:
        session.run(step)


@pytest.mark.parametrize("client", CLIENTS)
def test_names_of_cases_are_unique(client: str) -> None:
    names = [case["name"] for case in CLIENTS[client]["cases"]]
    assert len(set(names)) == len(names)


def test_the_guide_states_the_figures() -> None:
    assert figures() in GUIDE.read_text()


def figures() -> str:
    """Return the table of the guide: how many cases of each client pass, and what is left out."""
    lines = ["| client | cases | pass | left out |", "|---|--:|--:|---|"]
    for client in CLIENTS.values():
        passing = len(client["cases"]) + len(client.get("without_requests", []))
        left_out = client.get("left_out", [])
        total = passing + sum(one["cases"] for one in left_out)
        why = "; ".join(f"{one['cases']}: {one['why']}" for one in left_out)
        lines.append(f"| {client['client']} | {total} | {passing} | {why} |")
    return "\n".join(lines) + "\n"
