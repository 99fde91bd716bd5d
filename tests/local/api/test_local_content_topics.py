"""Topics, the block list, roll-ups, and the graph of topics."""

from __future__ import annotations

from typing import Any

import pytest
from local_lytics import Lytics
from local_lytics import data_of as data

STREAM = "lytics_content_enrich"
ROLLUP_KEYS = {"id", "account_id", "label", "created", "updated", "topics"}
TOPIC_KEYS = {"label", "doc_count", "total", "missing", "present", "avg", "tags"}


@pytest.fixture
def shop(lytics: Lytics) -> Lytics:
    lytics.json(
        [
            {"url": "a.test/1", "topics": ["Hiking", "camping"], "author": "Ada"},
            {"url": "a.test/2", "topics": ["Hiking", "boots"]},
            {"url": "a.test/3", "topics": ["soup"], "topic_relevances": {"camping": 0.5}},
        ],
        STREAM,
    )
    lytics.json({"user_id": "1", "interests": ["hiking"], "visits": 4})
    lytics.json({"user_id": "2", "lytics_content": {"Hiking": 0.5, "soup": 0}, "visits": 10})
    lytics.json({"user_id": "3", "lytics_content": {"Hiking": 0.2}, "visits": 1})
    lytics.json({"user_id": "4", "seen": "http://a.test/3"})
    return lytics


def labels(lytics: Lytics, path: str = "topic") -> Any:
    return [topic["label"] for topic in data(lytics.http.get(f"/api/content/{path}"))]


# Topics. ------------------------------------------------------------------------------------------


def test_topics_are_listed_with_their_documents_and_users(shop: Lytics) -> None:
    topics = {topic["label"]: topic for topic in data(shop.http.get("/api/content/topic"))}
    assert topics["Hiking"] == {
        "label": "Hiking",
        "doc_count": 2,
        "total": 4,
        "missing": 1,
        "present": 3,
        "avg": pytest.approx(1.7 / 3),
        "tags": ["custom"],
    }
    assert (topics["soup"]["present"], topics["soup"]["missing"]) == (1, 2)
    assert topics["boots"]["avg"] == 0.0


def test_the_topics_of_most_documents_come_first_up_to_a_limit(shop: Lytics) -> None:
    assert labels(shop) == ["Hiking", "camping", "boots", "soup"]
    assert labels(shop, "topic?limit=1") == ["Hiking"]


def test_counted_topics_are_not_custom(lytics: Lytics) -> None:
    lytics.json({"url": "a.test/4", "title": "Volcanoes"}, STREAM)
    [topic] = data(lytics.http.get("/api/content/topic"))
    assert (topic["label"], topic["tags"]) == ("volcanoes", [])


@pytest.mark.parametrize("name", ["Hiking", "hiking"])
def test_a_topic_tells_how_its_users_are_spread_and_which_documents_are_about_it(
    shop: Lytics, name: str
) -> None:
    topic = data(shop.http.get(f"/api/content/topic/{name}"))
    assert topic["topics"] == {
        "total": 4,
        "missing": 1,
        "present": 3,
        "bucket_none": 0,
        "bucket_low": 1,
        "bucket_mid": 1,
        "bucket_high": 1,
        "avg": pytest.approx(1.7 / 3),
    }
    assert topic["docs"]["total"] == 2
    assert set(topic["docs"]["urls"][0]) == {"url", "title", "topics", "id"}


def test_an_affinity_that_is_known_to_be_nothing_is_neither_missing_nor_present(
    shop: Lytics,
) -> None:
    topic = data(shop.http.get("/api/content/topic/soup"))["topics"]
    assert (topic["missing"], topic["bucket_none"], topic["present"]) == (2, 1, 1)


def test_a_topic_of_several_words_is_found_by_its_slug(shop: Lytics) -> None:
    shop.json({"url": "a.test/4", "topics": ["Data-First Marketing"]}, STREAM)
    for name in ("data_first_marketing", "Data-First%20Marketing"):
        assert data(shop.http.get(f"/api/content/topic/{name}"))["docs"]["total"] == 1


@pytest.mark.shapes("published")
def test_an_unknown_topic_is_not_found(shop: Lytics) -> None:
    assert shop.http.get("/api/content/topic/nothing").status_code == 404


@pytest.mark.shapes("service")
def test_an_unknown_topic_of_the_service_has_no_documents(shop: Lytics) -> None:
    topic = data(shop.http.get("/api/content/topic/nothing"))
    assert (topic["label"], topic["doc_count"], topic["docs"]["total"]) == ("nothing", 0, 0)


def test_an_account_without_documents_has_no_topics(lytics: Lytics) -> None:
    assert labels(lytics) == []
    assert data(lytics.http.get("/api/content/taxonomy")) == {"n": 0, "nodes": [], "links": []}
    assert data(lytics.http.get("/api/content/topic/cluster")) == {"clusters": [], "coverage": 0.0}


def test_a_plot_shows_the_means_of_those_who_care_about_a_topic(shop: Lytics) -> None:
    segment = shop.segment("FILTER visits > 2 ALIAS some")
    plot = data(shop.http.get("/api/content/filter/topic?segment_id=some"))
    assert plot["segment_id"] == segment["id"]
    [collection] = plot["collections"]
    assert (collection["field"], collection["name"]) == ("visits", "visits")
    assert collection["points"] == [
        {"topic": "soup", "value": 10.0, "avg_affinity": 0.0, "doc_ct": 1},
        {"topic": "Hiking", "value": 7.0, "avg_affinity": 0.75, "doc_ct": 2},
    ]


def test_a_plot_can_be_narrowed(shop: Lytics) -> None:
    path = "/api/content/filter/topic"
    query = {"filters": "hiking,soup", "limit": 1, "fields": "all"}
    [collection] = data(shop.http.get(path, params=query))["collections"]
    assert [point["topic"] for point in collection["points"]] == ["soup"]
    assert data(shop.http.get(path, params={"fields": "other"}))["collections"] == []
    assert shop.http.get(path, params={"segment_id": "nothing"}).status_code == 404


# The block list. ----------------------------------------------------------------------------------


def test_a_new_account_blocks_nothing(lytics: Lytics) -> None:
    assert labels(lytics, "topicblocklist") == []


def test_topics_are_blocked_and_unblocked(shop: Lytics) -> None:
    path = "/api/content/topicblocklist"
    for body in ({"method": "add", "ids": ["hiking"]}, {"method": "add", "ids": ["Hiking", "new"]}):
        response = data(shop.http.post(path, json=body))
    assert set(response[0]) == TOPIC_KEYS
    assert [(one["label"], one["doc_count"], one["tags"]) for one in response] == [
        ("Hiking", 2, ["blacklisted"]),
        ("new", 0, ["blacklisted"]),
    ]
    data(shop.http.post(path, json={"method": "delete", "ids": ["HIKING", "unknown"]}))
    assert labels(shop, "topicblocklist") == ["new"]


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_the_whole_list_is_replaced(shop: Lytics, method: str) -> None:
    path = "/api/content/topicblocklist"
    shop.http.post(path, json={"method": "add", "ids": ["Hiking"]})
    response = data(shop.http.request(method, path, json={"ids": ["soup"]}))
    assert [topic["label"] for topic in response] == ["soup"]
    assert labels(shop, "topicblocklist") == ["soup"]


def test_a_blocked_topic_is_nowhere_until_it_is_unblocked(shop: Lytics) -> None:
    before = data(shop.http.get("/api/content/doc?urls=a.test/3"))
    shop.http.put("/api/content/topicblocklist", json={"ids": ["soup"]})
    assert "soup" not in labels(shop)
    response = shop.http.get("/api/content/topic/soup")
    assert response.status_code == 404 or response.json()["data"]["doc_count"] == 0
    [document] = data(shop.http.get("/api/content/doc?urls=a.test/3"))["urls"]
    assert document["topics"] == ["camping"]
    shop.http.put("/api/content/topicblocklist", json={"ids": []})
    assert data(shop.http.get("/api/content/doc?urls=a.test/3")) == before


@pytest.mark.parametrize(
    "body", [{}, {"method": "add"}, {"method": "odd", "ids": []}, {"ids": "soup"}, {"ids": [1]}]
)
def test_what_is_not_a_change_of_the_list_is_rejected(lytics: Lytics, body: dict[str, Any]) -> None:
    response = lytics.http.post("/api/content/topicblocklist", json=body)
    assert (response.status_code, response.json()["message"]) == (400, "Invalid schema errors")


# Roll-ups. ----------------------------------------------------------------------------------------


def make_rollup(
    lytics: Lytics,
    label: str = "Outdoors",
    topics: tuple[str, ...] = ("hiking", "camping"),
    path: str = "",
) -> Any:
    body = {"label": label, "acctid": "1", "topics": [{"label": topic} for topic in topics]}
    return data(lytics.http.post(f"/api/content/topicrollup{path}", json=body), 201)


def test_a_created_rollup_weighs_each_topic_by_its_documents(shop: Lytics) -> None:
    rollup = make_rollup(shop, topics=["Hiking", "camping", "unknown"])
    assert set(rollup) == ROLLUP_KEYS
    assert rollup["topics"] == [
        {"value": 1.0, "label": "Hiking"},
        {"value": 0.75, "label": "camping"},
        {"value": 0.0, "label": "unknown"},
    ]
    assert rollup["created"] == rollup["updated"]


def test_a_rollup_is_read_listed_and_deleted(shop: Lytics) -> None:
    rollup, other = make_rollup(shop), make_rollup(shop, "Other")
    path = f"/api/content/topicrollup/{rollup['id']}"
    assert data(shop.http.get(path)) == rollup
    assert data(shop.http.get("/api/content/topicrollup")) == [rollup, other]
    response = shop.http.delete(path)
    assert (response.status_code, response.content) == (204, b"")
    assert shop.http.get(path).status_code == shop.http.delete(path).status_code == 404
    assert data(shop.http.get("/api/content/topicrollup")) == [other]


def test_the_published_path_with_an_id_creates_a_rollup_of_that_id(shop: Lytics) -> None:
    assert make_rollup(shop, path="/123abc")["id"] == "123abc"
    assert data(shop.http.get("/api/content/topicrollup/123abc"))["label"] == "Outdoors"


def test_the_summary_of_a_rollup_has_whole_documents(shop: Lytics) -> None:
    make_rollup(shop, "Wet things", ["soup", "boots"])
    summary = data(shop.http.get("/api/content/rollup/Wet%20things"))
    assert summary["rollups"] is None
    assert summary["docs"]["total"] == 2
    document = summary["docs"]["urls"][0]
    assert set(document) == {
        *("author", "created", "description", "fetched", "id", "meta", "primary_image"),
        *("stream", "title", "topic_relevances", "topic_rollups", "topics", "updated", "url"),
    }
    assert document["topic_rollups"] == {"Wet things": 1.0}


def test_a_document_belongs_to_a_rollup_as_much_as_to_the_best_of_its_topics(shop: Lytics) -> None:
    make_rollup(shop, "Nights", ["camping", "unknown"])
    documents = data(shop.http.get("/api/content/rollup/Nights"))["docs"]["urls"]
    assert [one["topic_rollups"]["Nights"] for one in documents] == [1.0, 0.5]


def test_an_unknown_rollup_has_no_summary(shop: Lytics) -> None:
    assert shop.http.get("/api/content/rollup/nothing").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"label": "a"},
        {"label": "", "topics": []},
        {"label": "a", "topics": ["b"]},
        {"label": "a", "topics": [{}]},
    ],
)
def test_what_is_not_a_rollup_is_rejected(lytics: Lytics, body: dict[str, Any]) -> None:
    response = lytics.http.post("/api/content/topicrollup", json=body)
    assert (response.status_code, response.json()["message"]) == (400, "Invalid schema errors")


# The graph. ---------------------------------------------------------------------------------------


def test_links_tell_which_share_of_a_topic_comes_with_another(shop: Lytics) -> None:
    graph = data(shop.http.get("/api/content/taxonomy"))
    names = [node["name"] for node in graph["nodes"]]
    assert graph["n"] == 4
    assert graph["nodes"][0] == {"name": "Hiking", "doc_count": 2}
    assert {
        (names[link["source"]], names[link["target"]]): link["value"] for link in graph["links"]
    } == {
        ("Hiking", "camping"): 0.5,
        ("Hiking", "boots"): 0.5,
        ("camping", "Hiking"): 0.5,
        ("camping", "soup"): 0.5,
        ("boots", "Hiking"): 1.0,
        ("soup", "camping"): 1.0,
    }


def test_a_graph_can_be_limited_to_some_topics_and_to_strong_ties(shop: Lytics) -> None:
    graph = data(shop.http.get("/api/content/taxonomy?limit=2"))
    assert [node["name"] for node in graph["nodes"]] == ["Hiking", "camping"]
    graph = data(shop.http.get("/api/content/taxonomy?raw=true&rawThreshold=0.7"))
    assert len(graph["links"]) == 2


def test_cliques_are_graphs_of_their_own(shop: Lytics) -> None:
    shop.json({"url": "a.test/4", "topics": ["stars"]}, STREAM)
    graphs = data(shop.http.get("/api/content/taxonomy?cliques=true&cliqueThreshold=0.0"))
    assert [graph["n"] for graph in graphs] == [4, 1]
    assert graphs[1]["nodes"] == [{"name": "stars", "doc_count": 1}]


def test_clusters_gather_what_is_around_the_most_central_topics(shop: Lytics) -> None:
    clusters = data(shop.http.get("/api/content/topic/cluster?threshold=0.6&limit=8"))
    assert clusters == {
        "clusters": [["Hiking"], ["camping"], ["boots"], ["soup"]],
        "coverage": 1.0,
    }
    inward = data(shop.http.get("/api/content/topic/cluster?threshold=0.6&direction=in&limit=1"))
    assert inward["clusters"] == [["Hiking", "boots"]]
    assert 0 < inward["coverage"] < 1


def test_the_penalty_keeps_clusters_from_reaching_far(shop: Lytics) -> None:
    path = "/api/content/topic/cluster/soup?threshold=0.4"
    assert data(shop.http.get(f"{path}&penalty=0.9"))["clusters"] == [["soup", "camping", "Hiking"]]
    assert data(shop.http.get(f"{path}&penalty=0.5"))["clusters"] == [["soup", "camping"]]


def test_created_clusters_are_rollups_and_previews_are_not(shop: Lytics) -> None:
    query = "limit=1&threshold=0.4&direction=in"
    preview = data(shop.http.get(f"/api/content/topic/cluster?{query}"))
    assert data(shop.http.get("/api/content/topicrollup")) == []
    assert data(shop.http.post(f"/api/content/topic/cluster?{query}")) == preview
    [rollup] = data(shop.http.get("/api/content/topicrollup"))
    assert set(rollup) == ROLLUP_KEYS
    assert [topic["label"] for topic in rollup["topics"]] == preview["clusters"][0]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("topic/cluster?direction=up", 400),
        ("topic/cluster?penalty=2", 400),
        ("topic/cluster?threshold=some", 400),
        ("topic/cluster?limit=some", 400),
        ("topic/cluster/nothing", 404),
        ("taxonomy?limit=some", 400),
    ],
)
def test_odd_settings_and_unknown_topics_are_rejected(shop: Lytics, path: str, status: int) -> None:
    assert shop.http.get(f"/api/content/{path}").status_code == status


def test_a_change_is_told_by_a_system_event(shop: Lytics) -> None:
    make_rollup(shop)
    shop.http.post("/api/content/doc/url/a.test%2F1/topic/stars")
    with shop.local._open_account().store.reading() as connection:
        events = b" ".join(body for (body,) in connection.execute("SELECT body FROM event"))
    assert b'"topicrollup"' in events
    assert b'"topic-document"' in events
