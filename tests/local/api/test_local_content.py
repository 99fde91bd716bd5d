"""Content documents: how they come about, look-ups, classification and recommendations."""

from __future__ import annotations

from typing import Any

import pytest
from local_lytics import Lytics
from local_lytics import data_of as data

SHOES = {
    "url": "https://www.shop.test/guides/shoes",
    "title": "Running shoes",
    "description": "Shoes for running in the rain",
    "topics": ["running"],
    "aspects": ["article"],
}
TENTS = {"url": "www.shop.test/tents", "title": "Tents for camping", "body": "A tent for camping."}
SOUP = {"url": "www.shop.test/soup", "title": "Soup", "topics": "camping,cooking"}
STREAM = "lytics_content_enrich"

DOCUMENT_KEYS = {
    *("author", "created", "description", "fetched", "id", "meta", "primary_image", "stream"),
    *("title", "topic_relevances", "topic_rollups", "topics", "updated", "url"),
}
RECOMMENDATION_KEYS = {
    *("url", "title", "description", "topics", "topic_relevances", "primary_image", "author"),
    *("created", "id", "sitename", "stream", "path", "aspects", "language", "updated"),
    *("fetched", "meta", "confidence", "visited"),
}
CLASSIFICATION_KEYS = {
    *("id", "url", "url_redirected_from", "description", "long_description", "type", "stream"),
    *("httpstatus", "humanLanguage", "tags", "flags", "images", "primary_image", "videos"),
    *("primary_video", "published", "author", "numpages", "sitename", "productDescription"),
    *("brand", "price", "saveAmount", "productId", "created", "fetched", "updated"),
    *("enriched", "version"),
}


@pytest.fixture
def shop(lytics: Lytics) -> Lytics:
    lytics.json([SHOES, TENTS, SOUP], STREAM)
    lytics.json({"user_id": "1", "interests": ["camping"]})
    lytics.json({"user_id": "2", "interests": "Running", "seen": [SHOES["url"], TENTS["url"]]})
    lytics.json({"user_id": "3", "lytics_content": {"cooking": 0.9, "running": 0}})
    lytics.json({"user_id": "4"})
    return lytics


def documents(lytics: Lytics, **query: Any) -> Any:
    return data(lytics.http.get("/api/content/doc", params=query))


def lookup(lytics: Lytics, field: Any, value: Any, **query: Any) -> Any:
    response = lytics.http.get(f"/api/entity/content/{field}/{value}", params=query).json()
    return response["data"] if response["message"] == "success" else None


def recommended(lytics: Lytics, path: str, **query: Any) -> Any:
    return [
        document["url"].removeprefix("www.shop.test/")
        for document in data(lytics.http.get(f"/api/content/recommend/{path}", params=query))
    ]


def account_of(lytics: Lytics) -> Any:
    return lytics.segment("FILTER * ALIAS whose")["account_id"]


# The table. ---------------------------------------------------------------------------------------


def test_records_of_the_content_stream_become_documents_and_no_users(lytics: Lytics) -> None:
    lytics.json([SHOES | {"email": "ada@example.com"}], STREAM)
    assert [document["title"] for document in lytics.local.profiles("content")] == ["Running shoes"]
    assert list(lytics.local.profiles("user")) == []
    assert lytics.rows(STREAM)[0]["url"] == SHOES["url"]


def test_records_of_other_streams_become_no_documents(lytics: Lytics) -> None:
    lytics.json({"user_id": "1", "url": "www.shop.test/tents"})
    assert list(lytics.local.profiles("content")) == []
    assert len(list(lytics.local.profiles("user"))) == 1


@pytest.mark.parametrize(
    "url", ["http://WWW.shop.test/tents/", "www.shop.test/tents?utm_source=x#y"]
)
def test_the_same_address_is_the_same_document(shop: Lytics, url: str) -> None:
    shop.json({"url": url, "author": "Ada"}, STREAM)
    assert documents(shop)["total"] == 3
    found = lookup(shop, "url", "www.shop.test%2Ftents")
    assert (found["author"], found["title"]) == ("Ada", "Tents for camping")


def test_of_a_document_the_newest_value_counts_not_the_last_to_arrive(lytics: Lytics) -> None:
    for title, at in [("new", "2024-02-01"), ("old", "2024-01-01")]:
        lytics.json({"url": "a.test/b", "title": title, "at": at}, STREAM, timestamp_field="at")
    document = lookup(lytics, "url", "a.test%2Fb")
    assert (document["title"], document["created"]) == ("new", "2024-01-01T00:00:00Z")
    assert document["updated"] == "2024-02-01T00:00:00Z"


def test_a_document_is_found_by_url_hash_and_id(shop: Lytics) -> None:
    by_url = lookup(shop, "url", "www.shop.test%2Ftents")
    assert -(2**63) <= int(by_url["id"]) < 2**63
    assert by_url["hashedurl"] == by_url["id"]
    assert lookup(shop, "hashedurl", by_url["id"]) == lookup(shop, "id", by_url["id"]) == by_url
    assert lookup(shop, "title", "Soup") is None


def test_the_response_names_the_identity_fields_of_content(shop: Lytics) -> None:
    meta = shop.http.get("/api/entity/content/url/www.shop.test%2Ftents").json()["meta"]
    assert meta == {"by_fields": ["url", "hashedurl", "id"], "format": "json", "name": "content"}


def test_a_document_tells_where_it_is_and_what_it_is_about(shop: Lytics) -> None:
    found = lookup(shop, "url", "www.shop.test%2Fguides%2Fshoes")
    assert found["path"] == ["guides", "guides/shoes"]
    assert found["sitename"] == "www.shop.test"
    assert found["stream"] == STREAM
    assert found["topic_relevances"] == {"running": 1.0, "shoes": 1.0, "rain": 0.4}
    assert found["topics"] == ["running", "shoes", "rain"]
    assert found["custom_topics"] == ["running"]


def test_csv_records_become_documents_as_well(lytics: Lytics) -> None:
    lytics.csv("url,title,topics\na.test/b,Soup,camping\n", STREAM)
    assert lookup(lytics, "url", "a.test%2Fb")["topics"] == ["camping", "soup"]


def test_content_segments_select_scan_and_size_documents(shop: Lytics) -> None:
    segment = shop.segment('FILTER topics = "camping" FROM content ALIAS camping')
    assert segment["table"] == "content"
    scan = shop.http.get("/api/segment/camping/scan?limit=1&meta=true").json()
    assert (scan["total"], scan["data"][0]["title"]) == (2, "Tents for camping")
    assert scan["meta"]["name"] == "content"
    rest = shop.http.get(f"/api/segment/camping/scan?limit=1&start={scan['_next']}").json()
    assert [document["title"] for document in rest["data"]] == ["Soup"]
    [size] = data(shop.http.get("/api/segment/sizes?ids=camping"))
    assert size["size"] == 2


def test_an_ad_hoc_scan_is_continued_by_its_token_alone(shop: Lytics) -> None:
    scan = shop.text("/api/segment/scan", "FILTER * FROM content", limit=2).json()
    rest = shop.http.post(f"/api/segment/scan?limit=2&start={scan['_next']}").json()
    assert [document["title"] for document in rest["data"]] == ["Soup"]


def test_a_document_shows_the_public_collections_it_belongs_to(shop: Lytics) -> None:
    for table, slug in [("content", "docs"), ("user", "users")]:
        body = {"name": slug, "segment_ql": f"FILTER * FROM {table}", "is_public": True}
        assert shop.http.post("/api/segment", json=body).status_code == 201
    assert lookup(shop, "url", "www.shop.test%2Ftents")["segments"] == ["docs", "all"]


def test_a_deleted_document_vanishes_and_the_request_can_be_followed(shop: Lytics) -> None:
    request = data(shop.http.delete("/api/entity/content/url/www.shop.test%2Ftents"))
    assert lookup(shop, "url", "www.shop.test%2Ftents") is None
    followed = data(shop.http.get(f"/api/entity/deletestatus/{request['request_id']}"))
    assert followed["complete"] is True


# Documents. ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["urls=www.shop.test/tents", "urls=https://www.shop.test/tents,x"]
)
def test_documents_are_looked_up_by_url(shop: Lytics, query: str) -> None:
    found = data(shop.http.get(f"/api/content/doc?{query}"))
    assert found["total"] == 1
    [document] = found["urls"]
    assert {"url", "title", "topics", "id"} <= set(document)
    assert ("topic_relevances" in document) == shop.is_service
    assert document["title"] == "Tents for camping"


def test_documents_are_looked_up_by_id_and_each_is_told_once(shop: Lytics) -> None:
    key = documents(shop, urls=TENTS["url"])["urls"][0]["id"]
    assert documents(shop, ids=key) == documents(shop, ids=key, urls=TENTS["url"])
    assert documents(shop, ids="nothing") == {"total": 0, "urls": []}


def test_an_added_document_is_stored_and_returned_in_lists_of_texts(lytics: Lytics) -> None:
    body = {"id": "d1", "text": "The tent and the soup", "weight": 2}
    response = data(lytics.http.post("/api/content/corpus", json=body))
    assert response.pop("updated")[0].endswith("+0000 UTC")
    assert response == {
        "body": ["The tent and the soup"],
        "id": ["d1"],
        "source": ["upload"],
        "url": [],
        "version": ["4"],
        "weight": ["2"],
    }
    found = lookup(lytics, "id", "d1")
    assert (found["weight"], found["topics"]) == (2, ["tent", "soup"])


def test_adding_by_parameters_takes_topics_too(lytics: Lytics) -> None:
    query = {"url": "a.test/b", "text": "Soup", "topics": "Data,Hockey"}
    response = data(lytics.http.post("/api/content/corpus", params=query))
    assert set(response) == {"body", "source", "updated", "url", "version", "topics"}
    assert set(lookup(lytics, "url", "a.test%2Fb")["topics"]) == {"Data", "Hockey", "soup"}


def test_the_same_id_is_the_same_document_and_no_id_is_a_new_one(lytics: Lytics) -> None:
    for body in [{"id": "d1"}, {"id": "d1"}, {}, {}]:
        lytics.http.post("/api/content/corpus", json=body | {"text": "Soup"})
    assert documents(lytics)["total"] == 3


@pytest.mark.parametrize(
    "body",
    [{}, {"id": "d1"}, {"text": ""}, {"text": 7}, ["text"], {"text": "a", "hashedurl": "1"}],
)
def test_what_is_not_a_document_is_rejected(
    lytics: Lytics, body: dict[str, Any] | list[str]
) -> None:
    assert lytics.http.post("/api/content/corpus", json=body).status_code == 400
    assert documents(lytics)["total"] == 0


def test_a_nested_attribute_is_rejected_as_in_an_upload(lytics: Lytics) -> None:
    body = {"text": "Soup", "parts": [{"a": 1}]}
    response = lytics.http.post("/api/content/corpus", json=body)
    assert response.status_code == 400
    assert response.json()["data"] == ["parts: objects and lists inside a list are not allowed"]


def test_a_topic_is_attached_with_half_a_relevance_and_the_whole_document_comes_back(
    shop: Lytics,
) -> None:
    path = "/api/content/doc/url/www.shop.test%2Fsoup/topic/winter%20food"
    document = data(shop.http.post(path))
    assert set(document) == DOCUMENT_KEYS
    assert document["topic_relevances"]["winter food"] == 0.5
    document = data(shop.http.post(f"{path}?relevance=0.8"))
    assert document["topic_relevances"]["winter food"] == 0.8


def test_a_topic_is_detached_and_stays_so_when_the_document_comes_again(shop: Lytics) -> None:
    path = "/api/content/doc/url/www.shop.test%2Fsoup/topic/Cooking"
    response = shop.http.delete(path)
    assert (response.status_code, response.content) == (204, b"")
    shop.json(SOUP, STREAM)
    assert "cooking" not in lookup(shop, "url", "www.shop.test%2Fsoup")["topics"]
    assert shop.http.delete(path).status_code == 404


def test_topics_of_unknown_documents_and_odd_relevances_are_rejected(shop: Lytics) -> None:
    assert shop.http.post("/api/content/doc/url/x/topic/a").status_code == 404
    path = "/api/content/doc/url/www.shop.test%2Fsoup/topic/a"
    for relevance in ("2", "-1", "much", "nan"):
        assert shop.http.post(f"{path}?relevance={relevance}").status_code == 400


# Classification. ----------------------------------------------------------------------------------


def test_a_preview_classifies_a_text_and_stores_nothing(lytics: Lytics) -> None:
    text = "The tent is a tent for the camping of two, and the soup is hot."
    found = data(lytics.http.get("/api/content/doc/classify", params={"text": text}))
    assert set(found) == CLASSIFICATION_KEYS
    assert found["tags"][0] == {
        "type": "concept",
        "id": "tent",
        "tax": [],
        "value": "tent",
        "source": "local",
        "vocab": "lytics",
        "relevance": 1.0,
    }
    assert found["humanLanguage"] == "en"
    assert documents(lytics)["total"] == 0


def test_a_url_is_classified_by_its_document_or_else_by_its_own_words(shop: Lytics) -> None:
    path = "/api/content/doc/classify"
    query = {"url": "https://www.shop.test/tents?utm_source=mail&page=2"}
    shop.json({"url": "www.shop.test/tents?page=2", "title": "Camping"}, STREAM)
    found = data(shop.http.get(path, params=query))
    assert found["url"]["Params"] == {"page": "2"}
    assert found["url"]["Utm"] == {
        "utm_campaign": None,
        "utm_content": None,
        "utm_medium": None,
        "utm_source": "mail",
        "utm_term": None,
    }
    assert [tag["value"] for tag in found["tags"]] == ["camping"]
    found = data(shop.http.get(path, params={"url": "other.test/winter-cycling_tips"}))
    assert [tag["value"] for tag in found["tags"]] == ["winter", "cycling", "tips"]


def test_a_classified_document_is_stored(lytics: Lytics) -> None:
    query = {"url": "http://a.test/b", "text": "Soup and soup " * 5}
    found = data(lytics.http.post("/api/content/doc/classify", params=query))
    assert set(found) == CLASSIFICATION_KEYS
    assert lookup(lytics, "url", "a.test%2Fb")["topics"] == ["soup"]
    found = data(lytics.http.post("/api/content/doc/classify", params={"text": "Tents " * 10}))
    assert lookup(lytics, "id", found["id"])["topics"] == ["tents"]


@pytest.mark.shapes("service")
def test_a_draft_is_classified_from_json_and_not_stored(lytics: Lytics) -> None:
    path = "/api/content/doc/classify?draft=true"
    found = data(lytics.http.post(path, json={"text": "Tents and soup. " * 5}))
    assert {tag["value"] for tag in found["tags"]} == {"tents", "soup"}
    assert documents(lytics)["total"] == 0
    for body in ({"text": "This is a test."}, {"url": "not a url"}):
        assert lytics.http.post(path, json=body).status_code == 400


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_classifying_nothing_is_rejected(lytics: Lytics, method: str) -> None:
    assert lytics.http.request(method, "/api/content/doc/classify").status_code == 400


# Recommendations. ---------------------------------------------------------------------------------


def test_what_a_user_cares_about_comes_first(shop: Lytics) -> None:
    path = "user/user_id/{}"
    assert recommended(shop, path.format(1))[-1] == "guides/shoes"
    assert recommended(shop, path.format(3))[0] == "soup"


def test_a_recommendation_has_the_published_members(shop: Lytics) -> None:
    first, *_ = data(shop.http.get("/api/content/recommend/user/user_id/1?contentsegment="))
    assert set(first) == RECOMMENDATION_KEYS
    assert 0 < first["confidence"] <= 1
    assert first["visited"] is False


def test_what_a_user_has_seen_is_recommended_when_requested_only(shop: Lytics) -> None:
    assert recommended(shop, "user/user_id/2") == ["soup"]
    found = data(shop.http.get("/api/content/recommend/user/user_id/2?visited=true"))
    assert [one["visited"] for one in found] == [True, True, False]
    assert found[0]["title"] == "Running shoes"


def test_recommendations_come_from_the_collection(shop: Lytics) -> None:
    shop.segment('FILTER aspects = "article" FROM content ALIAS articles')
    assert recommended(shop, "user/user_id/1", contentsegment="articles") == ["guides/shoes"]


def test_recommendations_obey_limit_topics_and_shuffle(shop: Lytics) -> None:
    path = "user/user_id/1"
    assert len(recommended(shop, path, limit=2)) == 2
    assert set(recommended(shop, path, topics='["Cooking", "running"]')) == {"soup", "guides/shoes"}
    assert set(recommended(shop, path, shuffle="true")) == {"soup", "tents", "guides/shoes"}


def test_recommendations_are_ranked_by_visitors_or_by_age(shop: Lytics) -> None:
    shop.json({"user_id": "5", "seen": TENTS["url"]})
    path = "user/user_id/4"
    assert recommended(shop, path, rank="popular") == ["tents", "guides/shoes", "soup"]
    shop.json(SOUP | {"created": "2099-01-01T00:00:00Z"}, STREAM)
    assert recommended(shop, path, rank="recent")[0] == "soup"
    assert shop.http.get(f"/api/content/recommend/{path}?rank=odd").status_code == 400


def test_a_url_stands_in_for_what_the_user_cares_about(shop: Lytics) -> None:
    assert recommended(shop, "user/user_id/1", url=f"https://{SOUP['url']}", limit=1) == ["tents"]


def test_a_template_may_give_the_email_in_place_of_the_path(shop: Lytics) -> None:
    shop.json({"email": "ada@example.com", "interests": "running"})
    for path in ("user", f"{account_of(shop)}/user"):
        assert recommended(shop, path, email="ada@example.com", limit=1) == ["guides/shoes"]


def test_the_members_of_a_segment_get_what_they_care_about_on_average(shop: Lytics) -> None:
    shop.segment('FILTER user_id IN ("1", "3") ALIAS outdoors')
    assert recommended(shop, "segment/outdoors")[0] == "soup"
    shop.segment("FILTER * ALIAS everybody")
    found = data(shop.http.get("/api/content/recommend/segment/everybody"))
    assert {one["title"]: one["visited"] for one in found}["Soup"] is False
    shop.segment('FILTER user_id = "missing" ALIAS missing')
    assert len(recommended(shop, "segment/missing")) == 3


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("user/user_id/99", 404),
        ("user", 404),
        ("user/user_id/1?contentsegment=nothing", 404),
        ("user/user_id/1?contentsegment=users", 400),
        ("segment/nothing", 404),
        ("segment/docs", 400),
        ("other/user/user_id/1", 404),
    ],
)
def test_recommendations_for_what_is_not_there_are_rejected(
    shop: Lytics, path: str, status: int
) -> None:
    shop.segment("FILTER * ALIAS users")
    shop.segment("FILTER * FROM content ALIAS docs")
    assert shop.http.get(f"/api/content/recommend/{path}").status_code == status


def test_the_data_token_opens_the_form_for_web_pages_only(shop: Lytics) -> None:
    headers = {"Authorization": shop.local.data_token}
    path = "/api/content/recommend"
    public = f"{path}/{account_of(shop)}/user/user_id/1"
    assert shop.http.get(public, headers=headers).status_code == 200
    for closed in (f"{path}/user/user_id/1", f"{path}/segment/user", f"{path}/user/user/1"):
        assert shop.http.get(closed, headers=headers).status_code == 403


# The whole corpus. --------------------------------------------------------------------------------


def test_metrics_count_each_document_once_and_add_up(shop: Lytics) -> None:
    shop.json(
        [{"url": "a.test/b"}, {"title": "no key"}, {"url": "a.test/c", "title": "is it"}], STREAM
    )
    shop.json({"url": "a.test/d", "title": "Volcanoes"}, STREAM)
    metrics = data(shop.http.get("/api/content/metrics"))
    assert metrics == {
        "total": 7,
        "nokeys": 1,
        "nocontent": 1,
        "noclassifiedcontent": 1,
        "noaffinities": 1,
        "errors": 0,
        "success": 3,
    }


def test_a_crawl_counts_the_stored_pages_of_its_domains(shop: Lytics) -> None:
    shop.json({"url": "a.test/b", "title": "Soup"}, STREAM)
    crawl = data(shop.http.post('/api/content/crawl?domain=a.test&domains=["b.test"]'))
    assert (crawl["domains"], crawl["state"], crawl["urls"]) == (
        ["a.test", "b.test"],
        "completed",
        1,
    )


def test_documents_have_the_members_that_the_service_adds(shop: Lytics) -> None:
    document = lookup(shop, "url", "www.shop.test%2Fsoup")
    assert document["global"] == document["topic_relevances"]
    assert (document["httpstatus"], document["stream"]) == (200, STREAM)
    assert document["enriched"]["local"] > 0
    query = {"segments": "FILTER httpstatus = 200 FROM content"}
    assert data(shop.http.get("/api/segment/size", params=query)) == [3]


@pytest.mark.shapes("service")
def test_users_of_the_service_have_scores_of_topics_and_of_supertopics(shop: Lytics) -> None:
    body = {"label": "Outdoors", "topics": [{"label": "hiking"}, {"label": "camping"}]}
    assert shop.http.post("/api/content/affinity", json=body).status_code == 201
    assert shop.http.post("/api/content/affinity", json={"label": "OUTDOORS!"}).status_code == 500
    query = {"segments": "FILTER EXISTS lytics_content FROM user"}
    assert data(shop.http.get("/api/segment/size", params=query))[0] > 0
    everyone = data(shop.http.get("/api/segment/all"))["id"]
    path = f"/api/segment/{everyone}/fieldinfo"
    (found,) = data(shop.http.get(path, params={"fields": "lytics_content"}))["segments"]
    assert found["fields"][0]["terms_counts"]


def test_the_default_layer_cannot_be_edited(lytics: Lytics) -> None:
    response = lytics.http.put("/api/content/config/default", json={})
    assert (response.status_code, response.json()["message"]) == (400, "Cannot edit default config")


def test_urls_of_a_topic_are_counted(shop: Lytics) -> None:
    found = data(shop.http.get("/api/content/topic/cooking/urls"))
    assert found["total"] == len(found["urls"]) > 0
    assert data(shop.http.get("/api/content/topic/nothing/urls")) == {"total": 0, "urls": []}
