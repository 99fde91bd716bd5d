"""The schema of API v2 in the local Lytics: drafts, patches, versions, and what publishing does to
profiles.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from local_lytics import Lytics

from lytics_async import NotFound
from lytics_async.local import LocalLytics

USER = "/v2/schema/user"
COMMIT = {"tag": "a-change", "description": "what the test changes"}


def data(response: httpx.Response) -> Any:
    assert response.is_success, response.text
    return response.json()["data"]


def refused(response: httpx.Response, status: int, code: str = "BADREQ-001") -> str:
    assert response.status_code == status, response.text
    (error,) = response.json()["errors"][:1]
    assert error["code"] == code
    message: str = error["message"]
    return message


def put(lytics: Lytics, path: str, **members: Any) -> Any:
    return data(lytics.http.post(f"{USER}/{path}", json=members))


def publish(lytics: Lytics) -> Any:
    return data(lytics.http.post(f"{USER}/publish", json=COMMIT))


def draft_id(lytics: Lytics) -> str:
    tables = data(lytics.http.get("/v2/schema"))
    found: str = next(one["draft_id"] for one in tables if one["table"] == "user")
    return found


def begin(lytics: Lytics) -> None:
    """Upload to the stream `s`, and publish a field, for an explicit mapping."""
    lytics.csv("email,city\nada@example.com,London\n")
    put(lytics, "field", id="points", type="int", mergeop="sum")
    publish(lytics)


# The journey. -------------------------------------------------------------------------------------


async def test_a_column_reaches_profiles_once_its_mapping_is_published() -> None:
    async with LocalLytics() as local, local.client() as lytics:
        schema = lytics.v2.schema
        await lytics.ingest.upload_csv_bulk("shop", b"email,city\nada@example.com,London\n")
        await schema.upsert_field("user", id="city", type="string", shortdesc="City")
        await schema.publish("user", tag="describe-city", description="Label the city")

        # A new column arrives. Nothing maps it.
        await lytics.ingest.upload_csv_bulk("shop", b"email,plan\nada@example.com,PRO\n")
        columns = {field.name for field in await lytics.v2.streams.get_stats("shop")}
        mapped = {
            mapping.expr
            for mapping in await schema.list_mappings("user")
            if mapping.stream == "shop"
        }
        assert columns - mapped == {"plan"}
        ada = await lytics.personalization.get_entity("user", "email", "ada@example.com")
        assert "plan" not in ada

        await schema.upsert_field("user", id="plan", type="string")
        await schema.upsert_mapping("user", field="plan", stream="shop", expr="tolower(plan)")
        comparison = await schema.compare("user")
        assert [(one.verb, one.subject) for one in comparison.diff] == [
            ("created", "field"),
            ("created", "mapping"),
        ]
        with pytest.raises(NotFound):
            await schema.get_field("user", "plan")
        (outcome,) = await schema.validate("user")
        assert outcome.has_unpublished_changes
        assert outcome.validation_errors == []

        version = await schema.publish("user", tag="add-plan", description="Map the plan")
        assert (version.status, version.version_number, version.tag) == ("live", 3, "add-plan")
        assert (await schema.compare("user")).diff == []
        (tried,) = await schema.evaluate("user", {"shop": [{"email": "b@x.org", "plan": "PRO"}]})
        assert tried == {"email": "b@x.org", "plan": "pro"}

        # What came before the publication is not mapped again.
        ada = await lytics.personalization.get_entity("user", "email", "ada@example.com")
        assert "plan" not in ada
        await lytics.ingest.upload_csv_bulk("shop", b"email,plan\nada@example.com,PRO\n")
        ada = await lytics.personalization.get_entity("user", "email", "ada@example.com")
        assert ada["plan"] == "pro"
        assert ada["city"] == "London"


# What publishing changes. -------------------------------------------------------------------------


def test_a_stream_without_mappings_gives_each_column_to_a_field(lytics: Lytics) -> None:
    lytics.csv("email,first name,visits\nada@example.com,Ada,3\n")
    fields = {one["id"]: one for one in data(lytics.http.get(f"{USER}/field"))}
    assert fields["visits"]["type"] == "int"
    assert fields["email"]["is_identifier"]
    mappings = {one["field"]: one["expr"] for one in data(lytics.http.get(f"{USER}/mapping"))}
    assert mappings == {"email": "email", "first name": "`first name`", "visits": "visits"}


def test_a_merge_operator_combines_later_values(lytics: Lytics) -> None:
    begin(lytics)
    put(lytics, "mapping", field="points", stream="s", expr="points")
    publish(lytics)
    lytics.csv("email,points\nada@example.com,3\n")
    lytics.csv("email,points\nada@example.com,4\n")
    assert lytics.profile("email", "ada@example.com")["points"] == 7


def test_a_new_identity_field_joins_records(lytics: Lytics) -> None:
    begin(lytics)
    put(lytics, "field", id="card", type="string", is_identifier=True)
    put(lytics, "mapping", field="card", stream="s", expr="card")
    publish(lytics)
    lytics.csv("email,card\nada@example.com,c1\n")
    lytics.csv("card,city\nc1,Paris\n")
    assert lytics.profile("email", "ada@example.com")["city"] == "Paris"
    assert lytics.profile("card", "c1")["email"] == "ada@example.com"


def test_a_guard_decides_which_records_count(lytics: Lytics) -> None:
    begin(lytics)
    put(lytics, "mapping", field="points", stream="s", expr="points", guard_expr='event = "order"')
    publish(lytics)
    lytics.csv("email,points,event\nada@example.com,3,order\n")
    lytics.csv("email,points,event\nada@example.com,4,visit\n")
    assert lytics.profile("email", "ada@example.com")["points"] == 3


def test_a_field_that_is_deleted_keeps_its_value_and_gets_no_more(lytics: Lytics) -> None:
    begin(lytics)
    (mapping,) = [one for one in data(lytics.http.get(f"{USER}/mapping")) if one["field"] == "city"]
    assert lytics.http.delete(f"{USER}/field/city").is_success
    message = refused(lytics.http.post(f"{USER}/publish", json=COMMIT), 400, "SCHEMA-INVALID-018")
    assert "city" in message
    assert lytics.http.delete(f"{USER}/mapping/{mapping['id']}").is_success
    publish(lytics)
    lytics.csv("email,city\nada@example.com,Paris\n")
    assert lytics.profile("email", "ada@example.com")["city"] == "London"


def test_lql_is_part_of_the_schema(lytics: Lytics) -> None:
    lql = (
        'SELECT email(mail) AS email, count(mail) AS visits, plan AS plan IF plan != "none"'
        " FROM web INTO user BY email ALIAS web"
    )
    lytics.text("/api/query", lql)
    fields = {one["id"]: one for one in data(lytics.http.get(f"{USER}/field"))}
    assert fields["visits"]["type"] == "int"
    mappings = {one["field"]: one for one in data(lytics.http.get(f"{USER}/mapping"))}
    assert mappings["email"]["expr"] == "email(mail)"
    assert mappings["plan"]["guard_expr"] == 'plan != "none"'
    converted = data(lytics.text("/v2/schema/lql", lql))
    assert [one["expr"] for one in converted["mappings"]] == ["email(mail)", "count(mail)", "plan"]

    lytics.json({"mail": "ada@example.com", "plan": "pro"}, stream="web")
    put(lytics, "field", id="plan", type="string", shortdesc="Plan")
    publish(lytics)
    lytics.json({"mail": "ada@example.com", "plan": "none"}, stream="web")
    ada = lytics.profile("email", "ada@example.com")
    assert (ada["visits"], ada["plan"]) == (2, "pro")


def test_lql_that_is_stored_after_a_publication_maps_too(lytics: Lytics) -> None:
    begin(lytics)
    lytics.text("/api/query", "SELECT email, town AS city FROM s INTO user BY email ALIAS towns")
    lytics.csv("email,town\nada@example.com,Leeds\n")
    assert lytics.profile("email", "ada@example.com")["city"] == "Leeds"


def test_a_published_schema_survives_a_restart(
    start: Callable[..., Lytics], tmp_path: Path
) -> None:
    lytics = start(data=tmp_path)
    begin(lytics)
    lytics.local.stop()
    again = start(data=tmp_path, token=lytics.local.token)
    again.csv("email,town\nada@example.com,Leeds\n")
    assert "town" not in again.profile("email", "ada@example.com")


# Drafts, patches, versions. -----------------------------------------------------------------------


def test_a_draft_tells_what_is_new_modified_and_deleted(lytics: Lytics) -> None:
    begin(lytics)
    put(lytics, "field", id="shoe_size", type="int")
    put(lytics, "field/city", type="string", shortdesc="City")
    lytics.http.delete(f"{USER}/field/points")
    draft = data(lytics.http.get(USER, params={"version_id": draft_id(lytics)}))
    statuses = {one["id"]: one["edit_status"] for one in draft["fields"]}
    assert statuses["shoe_size"] == "new"
    assert statuses["city"] == "modified"
    assert statuses["points"] == "deleted"
    assert statuses["email"] == "unmodified"


def test_an_added_field_is_removed_from_the_draft_permanently(lytics: Lytics) -> None:
    put(lytics, "field", id="shoe_size", type="int")
    assert lytics.http.delete(f"{USER}/field/shoe_size").is_success
    refused(lytics.http.delete(f"{USER}/field/shoe_size"), 404, "NOTFOUND-003")
    assert data(lytics.http.get(f"{USER}/compare"))["diff"] == []


def test_a_field_is_replaced_as_a_whole(lytics: Lytics) -> None:
    created = lytics.http.post(
        f"{USER}/field", json={"id": "phone", "type": "string", "is_pii": True}
    )
    assert created.status_code == 201
    assert created.json()["data"]["is_pii"]
    assert not put(lytics, "field/phone", type="string")["is_pii"]


def test_reverting_discards_the_draft(lytics: Lytics) -> None:
    put(lytics, "field", id="shoe_size", type="int")
    data(lytics.http.post(f"{USER}/revert"))
    assert data(lytics.http.get(f"{USER}/compare"))["diff"] == []


def test_reverting_to_a_version_brings_its_fields_back(lytics: Lytics) -> None:
    begin(lytics)
    first = data(lytics.http.get(USER))
    put(lytics, "field", id="shoe_size", type="int")
    publish(lytics)
    data(lytics.http.post(f"{USER}/revert", params={"version_id": first["id"]}))
    (change,) = data(lytics.http.get(f"{USER}/compare"))["diff"]
    assert (change["verb"], change["subject"], change["id"]) == ("removed", "field", "shoe_size")


def test_versions_are_kept(lytics: Lytics) -> None:
    begin(lytics)
    put(lytics, "field", id="shoe_size", type="int")
    publish(lytics)
    versions = data(lytics.http.get(f"{USER}/version"))
    assert [(one["version_number"], one["status"]) for one in versions] == [
        (3, "live"),
        (2, "archived"),
    ]
    older = data(lytics.http.get(f"{USER}/fieldnames", params={"version_id": versions[1]["id"]}))
    assert "shoe_size" not in older


def test_a_patch_is_published_apart_from_the_draft(lytics: Lytics) -> None:
    begin(lytics)
    put(lytics, "field", id="in_draft", type="int")
    patch = data(lytics.http.post("/v2/schema/patch/user", json=COMMIT))
    one = f"/v2/schema/patch/user/{patch['id']}"
    data(lytics.http.post(f"{one}/field", json={"id": "in_patch", "type": "int"}))
    data(lytics.http.post(f"{one}/mapping", json={"field": "in_patch", "stream": "s", "expr": "x"}))
    assert data(lytics.http.get(f"{one}/field/in_patch"))["edit_status"] == "new"
    data(lytics.http.post(f"{one}/apply"))
    names = data(lytics.http.get(f"{USER}/fieldnames"))
    assert "in_patch" in names
    assert "in_draft" not in names
    assert data(lytics.http.get("/v2/schema/patch/user")) == []
    publish(lytics)
    assert {"in_patch", "in_draft"} <= set(data(lytics.http.get(f"{USER}/fieldnames")))


@pytest.mark.shapes("service")
def test_an_account_of_patches_refuses_to_change_the_draft(lytics: Lytics) -> None:
    setting = "/api/account/setting/enable_schema_patches"
    assert lytics.http.put(setting, json=True).is_success
    response = lytics.http.post(f"{USER}/field", json={"id": "x", "type": "int"})
    assert "patch" in refused(response, 400)


def test_a_patch_without_changes_is_not_applied(lytics: Lytics) -> None:
    patch = data(lytics.http.post("/v2/schema/patch/user", json=COMMIT))
    response = lytics.http.post(f"/v2/schema/patch/user/{patch['id']}/apply")
    refused(response, 422, "SCHEMA-INVALID-018")


# Refusals. ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("field", {"Field": "x", "Type": "string"}),
        ("field", {"id": "a b", "type": "string"}),
        ("field", {"id": "x", "type": "text"}),
        ("field", {"id": "x", "type": "string", "mergeop": "sum"}),
        ("field", {"id": "x", "is_identifier": True, "mergeop": "latest"}),
        ("field", {"id": "x", "keep_days": 7, "keep_duration": "8d"}),
        ("field", []),
        ("mapping", {"field": "nothing", "stream": "s", "expr": "x"}),
        ("mapping", {"field": "email", "stream": "s", "expr": "nofunction(x)"}),
        ("mapping", {"field": "email", "stream": "s", "expr": "x", "guard_expr": "(("}),
        ("mapping", {"field": "email"}),
        ("rank", {"fields": ["city"]}),
        ("idconfig", {"field": "city"}),
        ("retentionsettings", {"keep_days": -1}),
        ("publish", {"tag": "Not Kebab", "description": "x"}),
        ("publish", {"tag": "kebab"}),
        ("evaluate", {"s": "no list"}),
    ],
)
def test_what_is_not_valid_is_refused(lytics: Lytics, path: str, body: Any) -> None:
    refused(lytics.http.post(f"{USER}/{path}", json=body), 400)


def test_a_mapping_cannot_change_its_stream(lytics: Lytics) -> None:
    mapping = put(lytics, "mapping", field="email", stream="s", expr="mail")
    response = lytics.http.post(
        f"{USER}/mapping/{mapping['id']}", json={"field": "email", "stream": "t", "expr": "mail"}
    )
    assert "stream" in refused(response, 400)


@pytest.mark.parametrize("path", ["", "/field", "/version", "/compare", "/validate", "/rank"])
def test_an_unknown_table_is_a_404(lytics: Lytics, path: str) -> None:
    refused(lytics.http.get(f"/v2/schema/nothing{path}"), 404, "TABLE-NOTFOUND-009")


def test_an_unknown_version_is_a_404(lytics: Lytics) -> None:
    response = lytics.http.get(USER, params={"version_id": "x"})
    refused(response, 404, "SCHEMAVERSION-NOTFOUND-011")


def test_there_are_no_rank_settings_at_first(lytics: Lytics) -> None:
    refused(lytics.http.get(f"{USER}/idconfig"), 404, "NOTFOUND-003")


@pytest.mark.parametrize(
    ("expression", "record", "result"),
    [("tolower(plan)", {"plan": "PRO"}, "pro"), ("set(a, b)", {"a": "x"}, '["x"]'), ("a", {}, "")],
)
def test_an_expression_is_evaluated_to_a_string(
    lytics: Lytics, expression: str, record: dict[str, Any], result: str
) -> None:
    given = {"expression": expression, "data": record}
    assert data(lytics.http.post("/v2/schema/expression/evaluate", json=given)) == result
