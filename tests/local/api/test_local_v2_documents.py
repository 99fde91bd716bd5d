"""Families of API v2 that the local Lytics keeps as documents: connections, templates, flows,
users, …
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from local_lytics import Lytics


@pytest.fixture
def lytics(start: Callable[..., Lytics]) -> Lytics:
    return start(sample=True)


def data(response: httpx.Response, status: int | None = None) -> Any:
    assert response.is_success if status is None else response.status_code == status, response.text
    return response.json()["data"]


def refused(response: httpx.Response, status: int, code: str) -> str:
    assert response.status_code == status, response.text
    error = response.json()["errors"][0]
    assert error["code"] == code
    message: str = error["message"]
    return message


def connection(lytics: Lytics) -> str:
    body = {"label": "warehouse", "provider_slug": "bigquery"}
    found: str = data(lytics.http.post("/v2/connection", json=body), 201)["id"]
    return found


# Connections and data models. ---------------------------------------------------------------------


def test_a_connection_shows_the_profiles_as_a_table(lytics: Lytics) -> None:
    path = f"/v2/connection/{connection(lytics)}"
    (table,) = data(lytics.http.get(f"{path}/schema"))
    assert table["table_name"] == "customers"
    columns = data(lytics.http.get(f"{path}/schema/customers"))
    assert {"column_name": "visits", "column_datatype": "INTEGER"} in columns
    query = "SELECT city, count(*) AS people FROM customers GROUP BY city ORDER BY city"
    rows = data(lytics.http.post(f"{path}/scan", json={"query": query}, params={"limit": "2"}))
    assert rows["rows"] == [{"city": "Lyon", "people": 5}, {"city": "Osaka", "people": 5}]
    assert lytics.http.get(f"{path}/schema/nothing").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM customers",
        "DROP TABLE customers",
        "ATTACH DATABASE '/tmp/x.db' AS other",
        "PRAGMA query_only = 0",
        "SELECT load_extension('x')",
        "SELECT nothing FROM customers",
        "SELECT 1; SELECT 2",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n",
    ],
)
def test_a_query_only_reads_and_ends(lytics: Lytics, query: str) -> None:
    path = f"/v2/connection/{connection(lytics)}/scan"
    refused(lytics.http.post(path, json={"query": query}), 400, "BADREQ-001")


def test_a_connection_needs_credentials_that_exist(lytics: Lytics) -> None:
    body = {"label": "warehouse", "auth_ids": ["nothing"]}
    refused(lytics.http.post("/v2/connection", json=body), 404, "AUTH-NOTFOUND-006")


def test_a_run_of_a_data_model_counts_its_rows(lytics: Lytics) -> None:
    body = {
        "name": "Pro customers",
        "connection_id": connection(lytics),
        "sql": "SELECT email FROM customers WHERE plan = 'pro'",
    }
    model = data(lytics.http.post("/v2/datamodel", json=body), 201)
    path = f"/v2/datamodel/{model['id']}"
    assert data(lytics.http.get(f"{path}/sync/start"))["status"] == "synced"
    size = data(lytics.http.get(f"/v2/data/datamodel/{model['id']}/size"))
    assert size["record_store_size"] == 6
    assert data(lytics.http.get("/v2/data/datamodel/size", params={"ids": model["id"]})) == [size]
    assert data(lytics.http.get(path, params={"sizes": "true"}))["size"] == 6
    assert [one["verb"] for one in data(lytics.http.get(f"{path}/logs"))] == [
        "created",
        "sync_start",
    ]
    refused(lytics.http.get(f"{path}/sync/pause"), 400, "BADREQ-001")
    outcome = data(lytics.http.delete("/v2/datamodel", params={"ids": f"{model['id']},x"}))
    assert [one["deleted"] for one in outcome] == [True, False]


def test_a_data_model_with_a_wrong_query_is_refused(lytics: Lytics) -> None:
    body = {"name": "x", "connection_id": connection(lytics), "sql": "SELECT"}
    refused(lytics.http.post("/v2/datamodel", json=body), 400, "BADREQ-001")
    body |= {"connection_id": "nothing", "sql": "SELECT 1"}
    refused(lytics.http.post("/v2/datamodel", json=body), 404, "NOTFOUND-003")


# Templates. ---------------------------------------------------------------------------------------


def render(lytics: Lytics, source: str, **trial: Any) -> Any:
    body = {"template_definition": source, "template_type": "handlebars", **trial}
    return data(lytics.http.post("/v2/template/test", json=body))


def test_handlebars_is_rendered(lytics: Lytics) -> None:
    pytest.importorskip("pybars")
    entity = {"email": "ada@example.com", "tags": ["a", "b"]}
    source = '{"mail": "{{email}}", "tags": [{{#each tags}}"{{this}}"{{/each}}]}'
    assert render(lytics, source, entity=entity) == '{"mail": "ada@example.com", "tags": ["a""b"]}'
    assert render(lytics, "{{ly_job_config.url}}", job_config={"url": "x"}) == "x"
    shown = {"names": ["pro"], "as": "entity"}
    assert render(lytics, "{{#each segments}}{{this}}{{/each}}", sample_segments=shown) == "pro"


def test_an_error_of_a_template_is_in_the_text(lytics: Lytics) -> None:
    pytest.importorskip("pybars")
    assert render(lytics, "{{#each a}}x{{/if}}").startswith("error: ")


def test_jsonnet_is_not_evaluated_and_says_so(lytics: Lytics) -> None:
    body = {"template_definition": "{}", "template_type": "jsonnet"}
    assert "does not evaluate" in data(lytics.http.post("/v2/template/test", json=body))


def test_a_template_without_a_format_cannot_be_tested(lytics: Lytics) -> None:
    query = {"name": "greeting", "type": "handlebars"}
    template = data(lytics.http.post("/v2/template", params=query, content="Hi {{email}}"))
    path = f"/v2/template/{template['id']}"
    refused(lytics.http.post(f"{path}/test", json={}), 500, "INTERNAL-019")
    query["desired_format"] = "{}"
    data(lytics.http.put(path, params=query, content="Hello {{email}}"))
    assert data(lytics.http.get(f"{path}/definition")) == "Hello {{email}}"
    assert "source" not in data(lytics.http.get(path))
    assert lytics.http.post(path, params=query, content="x").status_code == 405


# Flows. -------------------------------------------------------------------------------------------

STEPS = [{"id": 1, "type_hint": "delay", "delay": 1, "slug": "wait", "next": 2}, {"id": 2}]


def test_a_flow_moves_from_draft_to_running_to_draining(lytics: Lytics) -> None:
    data(lytics.http.post("/v2/flow", json={"id": "welcome", "steps": STEPS}), 201)
    message = refused(
        lytics.http.post("/v2/flow/welcome", json={"state": "draining"}), 400, "BADREQ-001"
    )
    assert "draft" in message
    for state in ("running", "draining"):
        assert (
            data(lytics.http.post("/v2/flow/ui/welcome", json={"state": state}))["state"] == state
        )
    refused(lytics.http.post("/v2/flow/ui/welcome", json={"state": "draft"}), 400, "BADREQ-001")


def test_steps_change_in_a_new_draft_whose_start_drains_the_old_version(lytics: Lytics) -> None:
    data(lytics.http.post("/v2/flow", json={"id": "welcome", "steps": STEPS, "state": "running"}))
    data(lytics.http.post("/v2/flow", json={"id": "welcome", "steps": STEPS[1:]}), 200)
    states = {one["version"]: one["state"] for one in data(lytics.http.get("/v2/flow/welcome"))}
    assert states == {1: "running", 2: "draft"}
    data(
        lytics.http.post("/v2/flow", json={"id": "welcome", "steps": STEPS[1:], "state": "running"})
    )
    states = {one["version"]: one["state"] for one in data(lytics.http.get("/v2/flow"))}
    assert states == {1: "draining", 2: "running"}
    assert data(lytics.http.get("/v2/flow/welcome", params={"latest": "true"}))["version"] == 2
    assert data(lytics.http.get("/v2/flow/state")) == ["wait"]
    data(lytics.http.delete("/v2/flow/welcome"))
    assert lytics.http.get("/v2/flow/welcome").status_code == 404


@pytest.mark.parametrize(
    "steps",
    [
        [{"id": 1}, {"id": 1}],
        [{}],
        [{"id": 1, "next": 9}],
        [{"id": 1, "delay": 1, "delay_until": {"kind": "x"}}],
    ],
)
def test_steps_that_do_not_fit_are_refused(lytics: Lytics, steps: list[Any]) -> None:
    refused(lytics.http.post("/v2/flow", json={"id": "x", "steps": steps}), 400, "BADREQ-001")


def test_a_graph_runs_once_its_exports_are_published(lytics: Lytics) -> None:
    graph = {"label": "Welcome", "nodes": [{"sequence_id": 1, "type": "export"}]}
    path = f"/v2/flow/ui/{data(lytics.http.post('/v2/flow/ui', json=graph))['id']}"
    refused(lytics.http.post(path, json={"state": "running"}), 400, "BADREQ-001")
    refused(lytics.http.post(f"{path}/step/1/work/publish"), 400, "BADREQ-001")
    data(lytics.http.post(f"{path}/step/1/work", json={"workflow": "webhook_triggers"}))
    data(lytics.http.post(f"{path}/step/1/work/publish"))
    assert data(lytics.http.post(path, json={"state": "running"}))["state"] == "running"


# Users, accounts, reports, models, content. -------------------------------------------------------


def test_an_invitation_resets_the_roles_of_a_member(lytics: Lytics) -> None:
    body = {"email": "grace@example.com", "roles": ["v2_segment_view"]}
    user = data(lytics.http.post("/v2/user", json=body), 201)
    assert data(lytics.http.get(f"/api/user/{user['id']}"))["email"] == "grace@example.com"
    body["roles"] = []
    again = data(lytics.http.post("/v2/user", json=body), 200)
    assert again["id"] == user["id"]
    assert again["accounts"][0]["roles"] == ["authed2"]


@pytest.mark.parametrize("body", [["v2_segment_view"], {"roles": ["v2_segment_view"]}])
def test_roles_are_replaced_by_either_form(lytics: Lytics, body: Any) -> None:
    user = data(lytics.http.post("/v2/user", json={"email": "grace@example.com"}), 201)
    path = f"/v2/user/{user['id']}/roles"
    changed = data(lytics.http.post(path, json=body))
    assert "v2_segment_view" in changed["accounts"][0]["roles"]
    refused(lytics.http.post(path, json=[]), 400, "USER-BADREQ-024")
    refused(lytics.http.post("/v2/user/nothing/roles", json=body), 404, "USER-NOTFOUND-023")


def test_me_needs_a_log_in(lytics: Lytics) -> None:
    refused(lytics.http.get("/v2/user/me"), 401, "UNAUTHORIZED-017")


def test_accounts_are_those_of_v1(lytics: Lytics) -> None:
    (account,) = data(lytics.http.get("/v2/account"))
    path = f"/v2/account/{account['id']}"
    assert data(lytics.http.get(path, params={"roles": "true"}))["roles_available"]
    data(lytics.http.post(path, json={"tags": ["a", "b"]}))
    assert data(lytics.http.post(path, json={"tags_delete": ["a"]}))["tags"] == ["b"]
    child = data(lytics.http.post("/v2/account", json={"name": "x", "domain": "x.example.com"}))
    assert child["parent_id"] == account["id"]
    refused(lytics.http.get("/v2/account/nothing"), 404, "ACCOUNT-NOTFOUND-021")


def test_components_of_a_report_are_added_replaced_and_removed(lytics: Lytics) -> None:
    report = data(lytics.http.post("/v2/report", json={"label": "Weekly"}), 201)
    path = f"/v2/report/{report['id']}"
    body = {"name": "Sizes", "type": "size", "config": {"segment_ids": ["most_active"]}}
    (component,) = data(lytics.http.post(f"{path}/component", json=body), 201)["components"]
    changed = body | {"id": component["id"], "name": "All sizes"}
    (component,) = data(lytics.http.post(f"{path}/component", json=changed), 200)["components"]
    assert component["name"] == "All sizes"
    refused(lytics.http.post(f"{path}/component", json=body | {"type": "pie"}), 400, "BADREQ-001")
    assert lytics.http.put(f"{path}/component/nothing", json=body).status_code == 404
    assert data(lytics.http.put(path, json={"label": "Monthly"}))["components"] == [component]


def test_a_model_is_that_of_v1(lytics: Lytics) -> None:
    ids = [
        data(lytics.http.get(f"/v2/segment/{one}"))["id"] for one in ("most_active", "big_spenders")
    ]
    model = data(lytics.http.post("/v2/ml", json={"source": ids[0], "target": ids[1]}), 201)
    assert (model["source"], model["target"], model["state"]) == (*ids, "building")
    names = [one["name"] for one in data(lytics.http.get("/api/segmentml"))]
    assert names == ["most_active::big_spenders"]
    data(lytics.http.get(f"/v2/ml/{model['id']}"))
    summary = data(lytics.http.get(f"/v2/ml/{model['id']}/summary"))
    assert summary["state"] == "complete"
    assert {"visits", "total_spent"} <= {one["name"] for one in summary["features"]}
    changed = data(
        lytics.http.put(f"/v2/ml/{model['id']}", params={"label": "x", "is_active": "true"})
    )
    assert (changed["label"], changed["is_active"]) == ("x", True)


def test_content_is_aligned_with_topics(lytics: Lytics) -> None:
    body = {"topics": {"running": 1.0, "shoes": 1.0}}
    found = data(lytics.http.post("/v2/content/align", json=body, params={"limit": "1"}))
    assert list(found["alignment"]) == ["www.example.com/guides/first-running-shoes"]
    topics = data(lytics.http.post("/v2/content/enrich", params={"text": "hiking hiking boots"}))
    assert "hiking" in topics["topics"]
    assert lytics.http.post("/v2/content/enrich").status_code == 400
    wanted = data(lytics.http.get("/v2/content/opportunity"))["topics"]
    assert "cycling" in {one["topic"] for one in wanted}
